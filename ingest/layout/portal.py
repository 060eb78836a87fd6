"""What a portal or web page sets around a document: lists of other documents, buttons, cookie texts, its foot."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from domain.agreement import DroppedText
from domain.dates import find_dates
from domain.municipalities import Municipality, find_municipalities
from ingest.layout.portal_words import (
    ends_text,
    is_button,
    is_cookie_notice,
    is_crumbs,
    is_foot,
    opens_list,
    opens_surroundings,
    opens_text,
    words,
)
from ingest.lines import Line
from ingest.wording import ANNEX, DOCUMENT_TITLE, SIGNATURE_HEADING, is_sentence, is_signature_line

_NAMES = re.compile(r"\bkommun(?:en)?s?\b|överenskommelse|\bavtal|\bbilaga|\bmodell", re.IGNORECASE)
_SUFFIX = re.compile(
    r" [-–|] *(?:PDF|Docplayer\S*)(?: (?:Gratis nedladdning|Free Download|ladda ner.*))?$", re.IGNORECASE
)
_SITE_NAME = re.compile(r" [-–|] (?P<site>[^-–|]{3,40})$")
_ADDED = re.compile(r" [-–|] ")  # between a title and what the page adds to it
_PARTY = re.compile(
    r"(?:\S+ ){1,3}(?:kommun|stad)", re.IGNORECASE
)  # the page of a municipality says whose it is
_SENTENCE = re.compile(r"[a-zåäö]{2}[.!?](?:\s+[A-ZÅÄÖ]|$)")
_TO_READER = re.compile(
    r"^(?:lämna|skriv|ring|mejla|kontakta)\b|\b(?:du|dig|din|ditt|dina|oss|vår|vårt|våra)\b", re.IGNORECASE
)
_LONGEST_TITLE = 220
_LONGEST_AFTER = 120  # characters of a line of what a page sets after its text
_FEWEST_TITLES = 4
_HEAD_LINES = 60  # marks are looked for among so many lines at either end of the text
_OPENING = 300  # lines of the text that are asked which municipalities it is about
_TITLE_LETTERS = 10  # letters of a title that is told by its words when it comes again


def drop_portal(lines: Sequence[Line]) -> tuple[Sequence[Line], list[DroppedText]]:
    """(lines of the document, what the portal wrote). Text is taken away only on a portal's own marks."""
    if any(line.size is not None for line in lines):
        return lines, []  # a PDF: no portal has written into it
    lines, suffix = _without_suffix(lines)
    after = {*_after_end(lines), *_surroundings(lines)}
    inside = lines[: min(after, default=len(lines))]
    noise = {*_before_text(inside), *after}
    noise |= _buttons(lines, noise)
    if noise:
        noise |= _page_title(lines, noise)
    kept = [line for index, line in enumerate(lines) if index not in noise]
    return kept, _as_dropped([*suffix, *(lines[index] for index in sorted(noise))])


def _without_suffix(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(the lines with the first less the portal's name in it, that name as a line)."""
    cut = list(lines)
    first = next((index for index, line in enumerate(lines) if line.text), None)
    if first is None:
        return cut, []
    found = _SUFFIX.search(lines[first].text)
    named = _SITE_NAME.search(lines[first].text)
    if named and words(named["site"]) in (words(line.text) for line in lines if len(line.text) <= 40):
        found = named
    if found is None:
        return cut, []
    cut[first] = replace(lines[first], text=lines[first].text[: found.start()].rstrip())
    return cut, [replace(lines[first], text=found.group().strip())]


def _as_dropped(lines: Sequence[Line]) -> list[DroppedText]:
    return [DroppedText("portal", line.text, line.page) for line in lines if line.text]


# --- before the text ---------------------------------------------------------------------------------------------


def _before_text(lines: Sequence[Line]) -> list[int]:
    """All lines that the portal has above the document's text: down to a mark that opens it, or a list of others."""
    again = _title_again(lines)
    if again is not None:
        return list(range(again))
    mark = _transcript(lines)
    start = 0 if mark is None else mark + 1
    listed = _list_above_text(lines, start)
    if listed is None:
        end = _below_foreign(lines) if mark is None else mark + 1
        return _without_title(lines, end) if end else []
    end = _list_end(lines, listed)
    titles = [index for index in range(listed + 1, end) if lines[index].text]
    marked = mark is not None or any(_is_mark(line.text) for line in lines[:listed])
    if not marked and len(titles) < _FEWEST_TITLES:
        return [listed]
    return _without_title(lines, end)


def _front(lines: Sequence[Line]) -> list[int]:
    """The lines with text before the first sentence, but for sentences to the page's reader."""
    front = []
    for index, line in enumerate(lines):
        if is_sentence(line.text) and not (_TO_READER.search(line.text) or is_cookie_notice(line.text)):
            break
        front += [index] if line.text else []
    return front[:_HEAD_LINES]


def _title_again(lines: Sequence[Line]) -> int | None:
    """Where a title above a portal's marks and lists comes again below one: there the document begins."""
    front = _front(lines)
    marks = [index for index in front if _is_mark(lines[index].text) or opens_list(lines[index].text)]
    listed = next((index for index in marks if opens_list(lines[index].text)), len(lines))
    last = next((index for index in reversed(marks) if index <= listed), 0)
    own = [index for index in front if index > last and _is_own_title(lines, index, last)]
    return own[0] if own else None


def _below_foreign(lines: Sequence[Line]) -> int:
    """Below a portal's marks: after the last title of another's document, when one of its own follows; else 0."""
    front = _front(lines)
    marked = [index for index in front if _is_mark(lines[index].text)]
    if not marked:
        return 0
    stop = front[-1] + 1
    last = _last_foreign(lines, [index for index in front if index > marked[0]], stop)
    below = {m for index in front if index > last for m in _named(lines[index : index + 1])}
    return last + 1 if last >= 0 and below & _named(lines[stop : stop + _OPENING]) else 0


def _named(lines: Sequence[Line]) -> set[Municipality]:
    return {m.municipality for line in lines for m in find_municipalities(line.text)}


def _transcript(lines: Sequence[Line]) -> int | None:
    """The mark that opens the document's text, when what stands above it is a portal's."""
    for index, line in enumerate(lines):
        if not opens_text(line.text):
            continue
        above = [other.text for other in lines[:index] if other.text]
        marked = any(opens_list(text) or _is_mark(text) for text in above)
        if above and (marked or _titles(above) >= max(_FEWEST_TITLES, 0.9 * len(above))):
            return index
    return None


def _list_above_text(lines: Sequence[Line], start: int) -> int | None:
    """The mark of a list of other documents, before any sentence."""
    front = [index + start for index in _front(lines[start:])]
    return next((index for index in front if opens_list(lines[index].text)), None)


def _is_mark(text: str) -> bool:
    return is_button(text) or is_crumbs(text)


def _list_end(lines: Sequence[Line], start: int) -> int:
    """Where the document goes on below a list: its own title again, the list's spacing broken, a long text, the end."""
    stop = next(
        (i for i in range(start + 1, len(lines)) if lines[i].text and not _is_title(lines[i].text)),
        len(lines),
    )
    filled = [index for index in range(start + 1, stop) if lines[index].text]
    own = next((index for index in filled if _is_own_title(lines, index, start)), None)
    if own is not None:
        return own
    foreign = _last_foreign(lines, filled, stop)
    broken = _spacing_broken(
        lines, [index for index in filled if index > foreign or index in filled[:2]], foreign
    )
    if broken is not None or stop == len(lines):
        return broken or stop
    return max(foreign + 1, _before_own_title(lines, start, stop))


def _is_own_title(lines: Sequence[Line], index: int, start: int) -> bool:
    """Do the lines from `index` on say again what a line above `start` says: the title of the page?"""
    below = words(" ".join([line.text for line in lines[index : index + 8] if line.text][:3]))
    above = (line.text for line in lines[:start] if line.text and not _is_mark(line.text))
    titles = (
        words(part)
        for text in above
        if DOCUMENT_TITLE.match(text) or not _PARTY.fullmatch(text.strip())
        for part in (text, *_ADDED.split(text, maxsplit=1)[:-1])
    )
    return any(len(title) >= _TITLE_LETTERS and f"{below} ".startswith(f"{title} ") for title in titles)


def _last_foreign(lines: Sequence[Line], titles: Sequence[int], stop: int) -> int:
    """The last title that names only municipalities which neither the text below nor another line names; else -1."""
    own = _named(lines[stop : stop + _OPENING])
    counts = Counter(m for index in titles for m in _named(lines[index : index + 1]))
    foreign = [
        index
        for index in titles
        if (here := _named(lines[index : index + 1])) and not here & own and all(counts[m] == 1 for m in here)
    ]
    return foreign[-1] if foreign and own else -1


def _spacing_broken(lines: Sequence[Line], filled: Sequence[int], foreign: int) -> int | None:
    """The first title after `foreign` that is not set off from the one before it as the list's titles are."""
    gaps = [after - before > 1 for before, after in zip(filled, filled[1:], strict=False)]
    for at, gap in enumerate(gaps[1:], 2):
        if gap == gaps[0] or filled[at] <= foreign:
            continue
        named = ANNEX.match(lines[filled[at]].text) or DOCUMENT_TITLE.match(lines[filled[at]].text)
        return filled[at] if gap or named or filled[at - 1] <= foreign else filled[at - 1]
    return None


def _before_own_title(lines: Sequence[Line], start: int, end: int) -> int:
    """The titles next above a text may be the document's own title and first heading: three of them are kept."""
    kept = 0
    while end > start + 1 and kept < 3:
        end -= 1
        kept += bool(lines[end].text)
    return end


def _without_title(lines: Sequence[Line], end: int) -> list[int]:
    """The lines before `end`, less the first when it is a document's title that the text below does not repeat."""
    first = next(index for index, line in enumerate(lines) if line.text)
    own = lines[first].text
    unique = not (opens_list(own) or _is_mark(own) or _repeated(own, lines[end:])) and _NAMES.search(own)
    return [index for index in range(end) if not (unique and index == first)]


def _repeated(title: str, lines: Sequence[Line]) -> bool:
    """Whether the title's words come again in the opening of the lines."""
    opening = words(" ".join(line.text for line in lines if line.text)[:4000])
    return bool(words(title)) and words(title) in opening


def _is_title(text: str) -> bool:
    told = text.endswith(".") and is_sentence(text)
    return len(text) <= _LONGEST_TITLE and not _SENTENCE.search(text[:-1]) and not told


def _titles(texts: Sequence[str]) -> int:
    return sum(_is_title(text) for text in texts)


# --- after the text ----------------------------------------------------------------------------------------------


def _after_end(lines: Sequence[Line]) -> list[int]:
    """The mark that ends the document's text, in the last part of the page, and the portal's words after it."""
    start = next((index for index in reversed(range(len(lines))) if ends_text(lines[index].text)), None)
    below = [line.text for line in lines[start:] if line.text] if start is not None else []
    return list(range(start, len(lines))) if start is not None and len(below) <= _HEAD_LINES else []


def _surroundings(lines: Sequence[Line]) -> list[int]:
    """What stands after the text to the end of the page: from the first of two marks on, short lines alone."""
    first, marks = len(lines), 0
    filled = [index for index, line in enumerate(lines) if line.text][-_HEAD_LINES:]
    for index in reversed(filled):
        text = lines[index].text
        if is_foot(text) or is_button(text) or opens_list(text) or opens_surroundings(text):
            first, marks = index, marks + 1
        elif not _is_short(text):
            break
    return list(range(first, len(lines))) if marks >= 2 else []


def _is_short(text: str) -> bool:
    """A line that may stand after a text: no sentence but one to the page's reader, no part of the signatures."""
    if len(text) > _LONGEST_AFTER or _SENTENCE.search(text[:-1]) or find_dates(text):
        return False
    if is_signature_line(text) or SIGNATURE_HEADING.fullmatch(text.strip(" :")):
        return False
    return not is_sentence(text) or bool(_TO_READER.search(text))


# --- within ------------------------------------------------------------------------------------------------------


def _buttons(lines: Sequence[Line], noise: set[int]) -> set[int]:
    """Buttons and cookie notices near either end of the text; a single short word only beside others of its kind."""
    filled = [index for index, line in enumerate(lines) if line.text and index not in noise]
    near = filled[:_HEAD_LINES] + filled[-_HEAD_LINES:]
    found = {index for index in near if is_button(lines[index].text)}
    sure = {index for index in near if is_cookie_notice(lines[index].text)}
    return (found if len(found) >= 2 or noise or sure else set()) | sure


def _page_title(lines: Sequence[Line], noise: set[int]) -> set[int]:
    """The portal's own title of the page: the first line, when noise follows it and the text repeats it."""
    first = next((index for index, line in enumerate(lines) if line.text), None)
    if first is None or first in noise or len(lines[first].text) > _LONGEST_TITLE:
        return set()
    following = next((index for index in range(first + 1, len(lines)) if lines[index].text), None)
    if following is None or following not in noise:
        return set()
    rest = [line for index, line in enumerate(lines) if index > first and index not in noise]
    return {first} if _repeated(lines[first].text, rest) else set()
