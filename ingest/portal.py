"""What a document portal writes around a document: lists of other documents' titles, buttons, cookie texts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agreement import DroppedText
from ingest.lines import Line

# A line that consists of one of these words opens a portal's list of other documents.
LIST_MARKERS = (
    "relevanta dokument", "liknande dokument", "relaterade dokument", "fler dokument", "andra dokument",
    "rekommenderade dokument", "populära dokument", "mer från samma användare", "related documents",
    "similar documents", "andra handlingar i ärendet", "övriga handlingar i ärendet", "handlingar i ärendet",
    "fler handlingar i ärendet", "alla handlingar i ärendet", "övriga handlingar", "andra handlingar",
    "tillhörande handlingar", "ärendets handlingar",
)  # fmt: skip
# A line that consists of one of these opens the document's own text.
TEXT_MARKERS = (
    "transkript", "transkription", "transcript", "avskrift av dokumentet", "dokumentets text",
    "dokumentets innehåll", "handlingen som text", "dokumentet som text", "handlingens text", "filens text",
    "innehållet som text", "textversion", "text ur pdf", "utläst text", "ocr text",
)  # fmt: skip
# Lines that are buttons and notices. A colon, dots or numbers after them make no difference.
BUTTONS = (
    "ladda ner", "ladda ned", "ladda ner dokumentet", "ladda ner pdf", "ladda ner dokument", "hämta dokumentet",
    "starta visning från sidan", "visa liknande",
    "visa liknande dokument", "visa mer", "visa fler", "visa mindre",
    "läs mer", "storlek px", "storlek", "starta visningen från sidan",
    "starta visningen", "dela", "dela sidan", "dela på facebook", "dela på twitter", "dela på linkedin", "skriv ut",
    "skriv ut sidan", "lyssna", "till toppen", "tillbaka till toppen", "bädda in", "infoga", "download", "share",
    "embed size px", "start display at page", "rapportera dokumentet", "logga in", "registrera", "sök", "meny",
    "hoppa till innehåll", "hoppa till innehållet", "hoppa till huvudinnehåll", "gå till innehållet",
    "godkänn alla", "acceptera alla", "acceptera alla kakor", "godkänn alla kakor", "avvisa alla", "acceptera",
    "inställningar för kakor", "hantera kakor", "cookieinställningar", "rapportera", "ladda upp", "skapa konto",
    "spara", "spara dokumentet", "gilla", "kommentera", "hämta", "hämta fil", "visa dokument", "öppna i nytt fönster",
)  # fmt: skip
# The same lists and openings in other words: "Andra har även läst:", "--- Förhandsvisning av dokumentet ---".
_LIST = re.compile(
    r"(?:andra|besökare|användare)\b.*\b(?:läst|laddat|visat|tittat|läste|hämtade)\b.*|(?:se|läs) (?:även|också|mer)"
    r"|(?:liknande|relaterade|rekommenderade|fler|andra|populära|senaste) (?:dokument|handlingar|filer|avtal|sidor)"
    r"|du kanske (?:också )?\w+ .*|mer (?:från|av) .*"
)
_TEXT = re.compile(
    r"(?:förhandsvisning|förhandsgranskning|visning|textversion|transkript|avskrift|fulltext|början|start|innehåll)\b.*"
    r"|(?:dokumentet|handlingen|filen)s? (?:börjar|text|innehåll).*|text(?:en)? (?:ur|från|i|till) .*"
)
# Such an opening that ends with a colon: "Utskrift av dokumentets text:".
_TEXT_ANNOUNCED = re.compile(
    r"(?:(?:ut|av)skrift|transkri\w+|återgivning|visning|kopia|text|innehåll)(?:en|et)?(?: (?:av|ur|från|i) .*)?"
    r"|(?:dokument|handling|fil|pdf)\w* (?:full)?(?:text|innehåll)\w*"
)
_END = re.compile(r"slut\b.*|(?:här )?slutar .*|\w+ slutar(?: här)?")
_SET_OFF = re.compile(r"^\W*[-–—=*_#]{3,}.*[-–—=*_#]{3,}\W*$")
_CRUMBS = re.compile(r"^\w[^>»/]{1,40}(?: [>»] [^>»]{2,60}){1,6}$")
_APART = re.compile(r"\s{2,}|[\[\]|•]+")
_NAMES = re.compile(r"\bkommun(?:en)?s?\b|överenskommelse|\bavtal|\bbilaga|\bmodell", re.IGNORECASE)
_COOKIES = re.compile(
    r"\b(?:vi|webbplatsen|sidan|den här webbplatsen) använder (?:oss av )?(?:kakor|cookies)\b", re.IGNORECASE
)
_VIEWS = re.compile(
    r"(?:för )?\d+ (?:år|månader|veckor|dagar) sedan|visningar:? ?\d+|\d+ visningar", re.IGNORECASE
)
_SUFFIX = re.compile(
    r" [-–|] *(?:PDF|Docplayer\S*)(?: (?:Gratis nedladdning|Free Download|ladda ner.*))?$", re.IGNORECASE
)
_NOT_WORDS = re.compile(r"[\W\d_]+")
_BRACKET = re.compile(r"\s*\([^()]{1,80}\)\s*$")  # "Handlingen som text (ur pdf)"
_SENTENCE = re.compile(r"[a-zåäö]{2}[.!?](?:\s+[A-ZÅÄÖ]|$)")
_LONGEST_TITLE = 220
_FEWEST_TITLES = 4
_HEAD_LINES = 60  # buttons are looked for among so many lines at either end of the text


def drop_portal(lines: Sequence[Line]) -> tuple[Sequence[Line], list[DroppedText]]:
    """(lines of the document, what the portal wrote). Text is taken away only on a portal's own marks."""
    if any(line.size is not None for line in lines):
        return lines, []  # a PDF: no portal has written into it
    lines, suffix = _without_suffix(lines)
    transcript = _before_transcript(lines)
    noise = (
        {*transcript, *_list_at_end(lines), *_after_end(lines)}
        if transcript
        else set(_list_after_marker(lines))
    )
    noise |= _buttons(lines, noise)
    if noise:
        noise |= _page_title(lines, noise)
    kept = [line for index, line in enumerate(lines) if index not in noise]
    return kept, _as_dropped([*suffix, *(lines[index] for index in sorted(noise))])


def _without_suffix(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(the lines with the first less the portal's name in it, that name as a line)."""
    cut = list(lines)
    first = next((index for index, line in enumerate(lines) if line.text), None)
    found = _SUFFIX.search(lines[first].text) if first is not None else None
    if first is None or found is None:
        return cut, []
    cut[first] = replace(lines[first], text=lines[first].text[: found.start()].rstrip())
    return cut, [replace(lines[first], text=found.group().strip())]


def _as_dropped(lines: Sequence[Line]) -> list[DroppedText]:
    return [DroppedText("portal", line.text, line.page) for line in lines if line.text]


def _words(text: str) -> str:
    return _NOT_WORDS.sub(" ", text.casefold()).strip()


def _before_transcript(lines: Sequence[Line]) -> list[int]:
    """All lines down to the mark that opens the document's text, when what stands above it is a portal's."""
    for index, line in enumerate(lines):
        if not _opens_text(line.text):
            continue
        above = [other.text for other in lines[:index] if other.text]
        marked = any(_opens_list(text) or _is_button(text) or _CRUMBS.match(text) for text in above)
        if above and (marked or _titles(above) >= max(_FEWEST_TITLES, 0.9 * len(above))):
            return _without_title(lines, index)
    return []


def _after_end(lines: Sequence[Line]) -> list[int]:
    """The mark that ends the document's text, in the last part of the page, and the portal's words after it."""
    start = next((index for index in reversed(range(len(lines))) if _ends_text(lines[index].text)), None)
    below = [line.text for line in lines[start:] if line.text] if start is not None else []
    return list(range(start, len(lines))) if start is not None and len(below) <= _HEAD_LINES else []


def _ends_text(text: str) -> bool:
    return len(text) <= 80 and bool(_SET_OFF.match(text)) and bool(_END.fullmatch(_words(text)))


def _opens_text(text: str) -> bool:
    bare = _BRACKET.sub("", text)
    if len(bare) <= 40 and _words(bare) in TEXT_MARKERS:
        return True
    if len(bare) <= 60 and bare.rstrip().endswith(":") and _TEXT_ANNOUNCED.fullmatch(_words(bare)):
        return True
    return len(bare) <= 80 and bool(_SET_OFF.match(bare)) and bool(_TEXT.fullmatch(_words(bare)))


def _opens_list(text: str) -> bool:
    return _words(text) in LIST_MARKERS or (
        len(text) <= 60 and text.rstrip().endswith(":") and bool(_LIST.fullmatch(_words(text)))
    )


def _without_title(lines: Sequence[Line], end: int) -> list[int]:
    """The lines up to `end`, less the first when it is a document's title that the text below does not repeat."""
    first = next(index for index, line in enumerate(lines) if line.text)
    own = lines[first].text
    unique = not (_opens_list(own) or _is_button(own) or _repeated(lines, first, end)) and _NAMES.search(own)
    return [index for index in range(end + 1) if not (unique and index == first)]


def _repeated(lines: Sequence[Line], first: int, after: int) -> bool:
    """Whether the line's words come again in the opening of the text that follows the line `after`."""
    title = _words(lines[first].text)
    opening = _words(" ".join(line.text for line in lines[after + 1 :] if line.text)[:4000])
    return bool(title) and title in opening


def _list_after_marker(lines: Sequence[Line]) -> list[int]:
    """A marked list of titles, up to where the document goes on: its own title again, a long text, or the end."""
    start = next((index for index, line in enumerate(lines) if _opens_list(line.text)), None)
    if start is None:
        return []
    first = next(index for index, line in enumerate(lines) if line.text)
    end = start + 1
    while end < len(lines) and (not lines[end].text or _is_title(lines[end].text)):
        if first < start and lines[end].text and _words(lines[end].text) == _words(lines[first].text):
            return list(range(start, end))
        end += 1
    if end < len(lines):
        end = _before_own_title(lines, start, end)
    titles = [index for index in range(start + 1, end) if lines[index].text]
    return list(range(start, end)) if len(titles) >= _FEWEST_TITLES else [start]


def _list_at_end(lines: Sequence[Line]) -> list[int]:
    """A marked list below a transcript, when nothing but titles follow it to the end."""
    marks = [index for index, line in enumerate(lines) if _opens_list(line.text)]
    if not marks or not all(_is_title(line.text) for line in lines[marks[-1] :]):
        return []
    return list(range(marks[-1], len(lines)))


def _before_own_title(lines: Sequence[Line], start: int, end: int) -> int:
    """The titles next above a text may be the document's own title and first heading: three of them are kept."""
    kept = 0
    while end > start + 1 and kept < 3:
        end -= 1
        kept += bool(lines[end].text)
    return end


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text[:-1])


def _titles(texts: Sequence[str]) -> int:
    return sum(_is_title(text) for text in texts)


def _buttons(lines: Sequence[Line], noise: set[int]) -> set[int]:
    """Buttons and cookie notices near either end of the text; a single short word only beside others of its kind."""
    filled = [index for index, line in enumerate(lines) if line.text and index not in noise]
    near = filled[:_HEAD_LINES] + filled[-_HEAD_LINES:]
    found = {index for index in near if _is_button(lines[index].text)}
    sure = {index for index in near if len(lines[index].text) < 400 and _COOKIES.search(lines[index].text)}
    return (found if len(found) >= 2 or noise or sure else set()) | sure


def _is_button(text: str) -> bool:
    """A button or several beside each other: "[Ladda ner]  [Skriv ut]"; or how often and when it was seen."""
    parts = [part for part in map(_words, _APART.split(text)) if part]
    return len(text) <= 80 and (
        bool(parts) and all(part in BUTTONS for part in parts) or bool(_VIEWS.fullmatch(text.strip()))
    )


def _page_title(lines: Sequence[Line], noise: set[int]) -> set[int]:
    """The portal's own title of the page: the first line, when noise follows it and the text repeats it."""
    first = next((index for index, line in enumerate(lines) if line.text), None)
    if first is None or first in noise or len(lines[first].text) > _LONGEST_TITLE:
        return set()
    following = next((index for index in range(first + 1, len(lines)) if lines[index].text), None)
    if following is None or following not in noise:
        return set()
    last = max(noise) if max(noise) < len(lines) / 2 or len(noise) > len(lines) / 3 else following
    return {first} if _repeated(lines, first, min(last, len(lines) - 1)) else set()
