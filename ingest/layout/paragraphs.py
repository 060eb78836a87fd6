"""Lines joined to paragraphs: wrapped lines, hyphens at line ends, sentences that run over a blank line or a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from domain.dates import MONTH_NAME
from ingest.layout.blocks import TextBlock
from ingest.layout.tables import is_contents_line
from ingest.lines import Line

BULLET = re.compile(r"^(?:[-–—*•·○▪►➢✓]|o(?= +[A-ZÅÄÖ]))(?:[ \t]+|(?=[A-ZÅÄÖ]))")
_NUMBERED = re.compile(
    r"^(?!\d{1,2} \d{3}(?!\d))"  # "12 000 kronor"
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[a-zåäö][.)]|[ivx]{1,4}[.)]|\(\w\)|§ ?\d+|\d+ ?§)[ \t]+(?=[A-ZÅÄÖ\"”'(\d])"
    r"|(?:\d{1,2}[.)]|[a-z]\))[ \t]+(?=[a-zåäö]))"
)
# "Del A", "STEG 2"; a line that begins with "del av" or "bilaga 3" goes on with the one above it.
_CHAPTER = re.compile(
    r"^(?=[A-ZÅÄÖ])(?i:kapitel|avsnitt|bilaga|del|modul|steg|artikel|fas) (?:\d{1,3}|[A-Z]{1,3})\b"
)
_END = re.compile(r"[.!?:;…][\"”’')\]]*$")
_DAY = re.compile(rf"\b\d{{1,2}} (?:{MONTH_NAME})$", re.IGNORECASE)
_DATE_GOES_ON = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[.,]")  # a date as it stands within a sentence
_HYPHEN = re.compile(r"(?<=[A-Za-zÅÄÖåäöÉéü])[-\u2010]$")
_LEADS_ON = re.compile(
    r"(?:,|\b(?:och|eller|samt|i|av|för|med|till|på|från|inom|om|att|som|den|det|de|en|ett|vid|mellan|under|enligt"
    r"|utan|genom|hos|mot|ska|skall|kan|är|har|vid|vår|vårt|våra|respektive|både"
    r"|högst|minst|drygt|knappt|cirka|ca|omkring|ungefär|sammanlagt))$"
)
_HANGING = (
    "och",
    "eller",
    "samt",
    "respektive",
    "som",
    "men",
)  # after "vård-" the hyphen is a real one before these
_FIELD = re.compile(r"^[A-ZÅÄÖ][\w/ .-]{1,40}: ?\S")
_SPACED_OUT = re.compile(r"(?=(?:\S *){5})[A-ZÅÄÖa-zåäö](?: {1,4}[A-ZÅÄÖa-zåäö])+")  # "P A R T E R"
_FULL = (
    0.93  # of the column's width: a line this long, with the next line's first word, would not have fitted
)
_EVEN = 0.8  # points by which the ends of justified lines may differ
_RAGGED = 2.0  # points that a full line may lack
_LONGEST_HEADING = 150  # characters; a longer bold text is a paragraph
_WIDER, _FEW_WIDER = 1.15, 0.1  # times the width, and the share of the lines that may be so much longer
_MOST_COLUMN = 170  # characters; longer lines are not wrapped at a width
_RUNS_ON = 60  # characters that a paragraph has before a blank line is taken to stand within its sentence


@dataclass(slots=True)
class _Draft:
    """A paragraph in the making."""

    first: Line
    last: Line
    text: str
    gap: bool
    breaks: list[tuple[int, int]] = field(default_factory=list)
    bold: bool = False


def join_lines(lines: Sequence[Line]) -> list[TextBlock]:
    """Blocks of lines that belong together. Blank lines are gaps."""
    width = _column_width(lines)
    blocks: list[TextBlock] = []
    draft: _Draft | None = None
    gap = False
    for line in lines:
        text = _one_space(line)
        if not text:
            gap = True
            continue
        if draft is not None and _belongs(draft, line, text, gap, width):
            _append(draft, line, text)
        else:
            if draft is not None:
                blocks.append(_block(draft))
            draft = _Draft(line, line, text, gap, bold=line.bold)
        gap = False
    if draft is not None:
        blocks.append(_block(draft))
    return blocks


def _one_space(line: Line) -> str:
    if line.hint == "row":
        return "\t".join(" ".join(cell.split()) for cell in line.text.split("\t"))
    if is_contents_line(line.text):
        title, _, page = line.text.rpartition("\t")
        return f"{' '.join(title.split())}\t{page.strip()}"
    if _SPACED_OUT.fullmatch(line.text):
        return " ".join(word.replace(" ", "") for word in re.split(" {2,}", line.text))
    return " ".join(line.text.split())


def _column_width(lines: Sequence[Line]) -> float | None:
    """Characters of a full line where the text is wrapped at a width, None where each line is a paragraph."""
    lengths: list[int] = []
    for line, following in pairwise(lines):
        if line.text and following.text and line.hint is None and following.hint is None:
            lengths.append(len(line.text))
    lengths.sort()
    if len(lengths) < 3:
        return None
    widest = lengths[min(len(lengths) - 1, int(0.95 * len(lengths)))]
    plain = [len(line.text) for line in lines if line.text and line.hint is None]
    is_width = sum(length > _WIDER * widest for length in plain) < _FEW_WIDER * len(plain)
    return float(widest) if 30 <= widest <= _MOST_COLUMN and is_width else None


def starts_anew(text: str) -> bool:
    """Whether the line's beginning shows a list item, a numbered heading or a chapter."""
    return bool(BULLET.match(text) or _NUMBERED.match(text) or _CHAPTER.match(text))


def _belongs(draft: _Draft, line: Line, text: str, gap: bool, width: float | None) -> bool:
    """Whether the line goes on with the paragraph above it."""
    if _cuts_date(draft, text) and {line.hint, draft.first.hint} <= {None, "paragraph"}:
        return True  # whatever a scan makes of the type and the space between
    if not {line.hint, draft.first.hint} <= {None, "paragraph"} or not _same_type(draft.last, line):
        return False
    if is_contents_line(line.text) or is_contents_line(draft.last.text) or starts_anew(text):
        return False
    if _FIELD.match(text) and _FIELD.match(draft.last.text):
        return False
    ended = bool(_END.search(draft.text))
    if _HYPHEN.search(draft.text) and text[0].islower():
        return not gap or len(draft.text) >= _RUNS_ON
    gap = gap or "paragraph" in (line.hint, draft.last.hint)
    if gap or line.page != draft.last.page:
        return _runs_on(draft, line, text, ended, gap)
    if draft.bold != line.bold and draft.last.size is not None:
        return False
    if not ended and (
        text[0].islower()
        or _leads_on(draft)
        or _hangs(draft, line)
        or _cuts_number(draft, text)
        or _DATE_GOES_ON.match(text)
    ):
        return True
    if draft.bold and len(draft.text) < _LONGEST_HEADING:
        return False
    if ended and (_is_outdented(draft, line) or _FIELD.match(text)):
        return False
    return _was_full(draft.last, line, text, width)


def _runs_on(draft: _Draft, line: Line, text: str, ended: bool, gap: bool) -> bool:
    """Whether a sentence plainly goes on after a blank line, in the next column or on the next page."""
    if draft.bold or line.bold:
        return False
    if ended:
        return _turns(draft.last, line) and _reaches_edge(draft.last)
    if len(draft.text) < (_RUNS_ON / 2 if _turns(draft.last, line) else _RUNS_ON):
        return False
    if text[0].islower():
        return True
    if gap and not _turns(draft.last, line):
        return _leads_on(draft) and draft.text[-1] != ","
    return _leads_on(draft) or _was_full(draft.last, line, text, None)


def _leads_on(draft: _Draft) -> bool:
    """Whether the text's last word needs another after it: "och", "mellan", "den"; in a heading in capitals "OCH"."""
    last = draft.text.rsplit(" ", 1)[-1]
    in_capitals = len(last) > 1 and draft.text.isupper()
    return bool(_LEADS_ON.search(draft.text.lower() if in_capitals else draft.text))


def _reaches_edge(last: Line) -> bool:
    """Whether the line fills its column, as all lines of a justified paragraph but the last do."""
    return last.right is not None and last.edge is not None and last.right > last.edge - _EVEN


def _turns(last: Line, line: Line) -> bool:
    """Whether the line stands on another page or in another column than the last."""
    if last.page != line.page:
        return True
    return last.top is not None and line.top is not None and line.top < last.top - 20


def _cuts_date(draft: _Draft, text: str) -> bool:
    """Whether the line break stands between the month and the year of a date."""
    return bool(_DAY.search(draft.text) and re.match(r"(?:19|20)\d\d\b(?!-)", text))


def _cuts_number(draft: _Draft, text: str) -> bool:
    """Whether the line break stands between the thousands of one number."""
    return bool(re.search(r"(?<!\d)\d{1,3}$", draft.text) and re.match(r"\d{3}(?!\d)", text))


def _hangs(draft: _Draft, line: Line) -> bool:
    """Whether the line is indented below the words of a list item."""
    first = draft.first
    indented = first.left is not None and line.left is not None and line.left > first.left + 4
    return indented and bool(BULLET.match(first.text))


def _is_outdented(draft: _Draft, line: Line) -> bool:
    """Whether the line's beginning shows a new paragraph: further in than the last, or further out than an item."""
    if draft.last.left is None or line.left is None or draft.first.left is None:
        return False
    if starts_anew(draft.first.text):
        return line.left < draft.last.left - 4 or line.left <= draft.first.left
    return line.left > draft.last.left + 6 and draft.last.left <= draft.first.left + 1


def _same_type(one: Line, other: Line) -> bool:
    """Whether two lines are set alike, as far as is known."""
    if one.size is not None and other.size is not None and abs(one.size - other.size) > 0.6:
        return False
    return True


def _was_full(last: Line, line: Line, text: str, width: float | None) -> bool:
    """Whether the next line's first word had no room at the end of the line above."""
    if last.right is not None and line.first is not None:
        space = 0.25 * (line.size or 0.0)
        return last.edge is not None and last.right + space + line.first > last.edge - _RAGGED
    if width is None:
        return False
    first_word = text.split(" ", 1)[0]
    return len(" ".join(last.text.split())) + 1 + len(first_word) > width * _FULL


def _append(draft: _Draft, line: Line, text: str) -> None:
    head = draft.text
    if _HYPHEN.search(head) and text[0].islower():
        first_word = re.split(r"\W", text, maxsplit=1)[0]
        head = f"{head} " if first_word in _HANGING else head[:-1]
    else:
        head += " "
    if line.page is not None and line.page != draft.last.page:
        draft.breaks.append((len(head), line.page))
    draft.text = head + text
    draft.last = line
    draft.bold = draft.bold and line.bold


def _block(draft: _Draft) -> TextBlock:
    line = draft.first
    hint, level = None if line.hint == "paragraph" else line.hint, line.level
    if hint is None and BULLET.match(draft.text) and not draft.text.endswith((" -", " –", " —", " *")):
        hint = "item"
    return TextBlock(
        text=draft.text,
        page=line.page,
        left=line.left,
        size=line.size,
        bold=draft.bold,
        lead=line.lead,
        hint=hint,
        level=level,
        columns=line.columns,
        gap_before=draft.gap,
        page_breaks=tuple(draft.breaks),
    )
