"""Page numbers: "5 (17)", "Sida 3 av 9", "- 4 -", "4". Lines get their pages by them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.agreement import DroppedText
from ingest.lines import Line

_TOTAL = r"(?P<page>\d{1,4}) ?(?:\((?P<total>\d{1,4})\)|/ ?(?P<total2>\d{1,4})|av (?P<total3>\d{1,4}))"
_WORD = r"(?:sida|sidan|sid\.?|s\.|page|nr)"
MARK = re.compile(rf"(?:{_WORD} ?:? ?)?{_TOTAL}", re.IGNORECASE)
_STRICT = r"\d{1,4} ?\(\d{1,4}\)"
_WORDED = rf"{_WORD} ?:? ?\d{{1,4}}(?: ?(?:/|av|\(|of) ?\d{{1,4}}\)?)?"
_ALONE = re.compile(rf"(?:{_STRICT}|\d{{1,4}} ?/ ?\d{{1,4}}|{_WORDED})\.?", re.IGNORECASE)
_BARE = re.compile(r"[-–—|•]? ?\d{1,3} ?[-–—|•]?")
_AT_START = re.compile(rf"^(?P<mark>(?:\d{{1,4}} +)?{_STRICT}|{_WORDED})(?= +\S)", re.IGNORECASE)
_BARE_START = re.compile(r"^(?P<mark>\d{1,4})(?= +\S)")
_AT_END = re.compile(rf"(?<=\S) +(?P<mark>{_STRICT}|{_WORDED})$", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?](?= +[A-ZÅÄÖ])|[.!?]$")
_LONGEST_HEAD = 120  # characters of a running head
_SHORTEST_PAGE = 200  # characters, on average, where a line is a whole page
_MOST_OF_A_SENTENCE = 600  # characters that a sentence may run on past a page break


@dataclass(frozen=True)
class _Mark:
    index: int  # of the line
    start: int  # characters of the line that are the mark
    end: int
    page: int
    total: int | None


def is_page_mark(text: str) -> bool:
    """Whether a line that stands at a page's border says nothing but the page's number."""
    return bool(_ALONE.fullmatch(text.strip()) or _BARE.fullmatch(text.strip()))


def cut_page_mark(text: str) -> tuple[str, str]:
    """(text without a page number at its start or end, that number or "")."""
    stripped = text.strip()
    if _ALONE.fullmatch(stripped):
        return "", stripped
    for pattern in (_AT_END, _AT_START):
        found = pattern.search(stripped)
        if found:
            rest = stripped[: found.start()] + stripped[found.end("mark") :]
            return rest.strip(), found.group("mark")
    return stripped, ""


def take_page_marks(lines: Sequence[Line]) -> tuple[Sequence[Line], list[DroppedText], int | None]:
    """(lines with their pages, dropped numbers, number of pages) for text whose page numbers stand in the text.

    Lines that already know their page are returned as they came. Numbers are taken for page numbers only when at
    least two of them, of the same kind, rise through the text one by one.
    """
    if any(line.page is not None for line in lines):
        return lines, [], None
    marks = _whole_pages(lines) or _series(lines)
    if len(marks) < 2:
        return lines, [], None
    pages = _pages_of_lines(lines, marks)
    kept: list[Line] = []
    dropped: list[DroppedText] = []
    by_line = {mark.index: mark for mark in marks}
    heads = _running_heads(lines, marks)
    for index, line in enumerate(lines):
        mark = by_line.get(index)
        page = pages[index]
        if mark is None and line.text in heads and {index - 1, index + 1} & by_line.keys():
            dropped.append(DroppedText("sidhuvud", line.text, page))
            continue
        if mark is None:
            kept.append(replace(line, page=page))
            continue
        dropped.append(DroppedText("sidnummer", line.text[mark.start : mark.end], mark.page))
        rest = _rest(line, mark)
        if rest in heads:
            dropped.append(DroppedText("sidhuvud", rest, mark.page))
            continue
        kept.extend(_rest_of_line(replace(line, text=rest, page=page), kept))
    last = max([mark.page for mark in marks] + [mark.total or 0 for mark in marks])
    return kept, dropped, last


def _rest(line: Line, mark: _Mark) -> str:
    return (line.text[: mark.start] + line.text[mark.end :]).strip()


def _running_heads(lines: Sequence[Line], marks: Sequence[_Mark]) -> set[str]:
    """Words that stand beside, right above or right below most page numbers, two at least. Those with a figure stay
    to be looked at, as they may tell a date or a diary number."""
    beside: Counter[str] = Counter()
    for mark in marks:
        rest = _rest(lines[mark.index], mark)
        around = (at for at in (mark.index - 1, mark.index + 1) if 0 <= at < len(lines))
        beside.update({rest} if rest else {lines[at].text for at in around})
    fewest = max(2, len(marks) / 2)
    return {
        text
        for text, count in beside.items()
        if text and count >= fewest and len(text) <= _LONGEST_HEAD and not _NUMBERS.search(text)
    }


def _rest_of_line(line: Line, before: list[Line]) -> list[Line]:
    """The line; in two when a whole page is one line and begins with the end of the last page's sentence."""
    previous = next((other for other in reversed(before) if other.text), None)
    if previous is None or len(line.text) < _MOST_OF_A_SENTENCE / 2 or not line.text[0].islower():
        return [line]
    end = _SENTENCE_END.search(line.text)
    if end is None or end.end() > _MOST_OF_A_SENTENCE or end.end() == len(line.text):
        return [line]
    return [
        replace(line, text=line.text[: end.end()]),
        replace(line, text=line.text[end.end() :].strip()),
    ]


def _series(lines: Sequence[Line]) -> list[_Mark]:
    """The longest run of marks of one kind whose numbers rise."""
    best: list[_Mark] = []
    for pattern in (_ALONE, _AT_START, _AT_END):
        found = [mark for index, line in enumerate(lines) if (mark := _mark(index, line.text, pattern))]
        with_total = [mark for mark in found if mark.total is not None]
        for candidates in (with_total, found):
            rising = _rising(candidates)
            if len(rising) > len(best):
                best = rising
    return best


def _mark(index: int, text: str, pattern: re.Pattern[str]) -> _Mark | None:
    found = pattern.fullmatch(text) if pattern is _ALONE else pattern.search(text)
    if found is None:
        return None
    start, end = (0, len(text)) if pattern is _ALONE else found.span("mark")
    numbers = [int(number) for number in _NUMBERS.findall(text[start:end])]
    if len(numbers) == 3:
        numbers = numbers[1:]  # the portal's count of pages before the document's own
    total = numbers[1] if len(numbers) > 1 else None
    if not numbers or not 0 < numbers[0] <= (total or 5000):
        return None
    return _Mark(index, start, end, numbers[0], total)


def _whole_pages(lines: Sequence[Line]) -> list[_Mark]:
    """Marks of a transcript whose every line is a page that begins with its number, counted from 1."""
    filled = [(index, line.text) for index, line in enumerate(lines) if line.text]
    if len(filled) < 3 or sum(len(text) for _, text in filled) < _SHORTEST_PAGE * len(filled):
        return []
    marks = []
    for page, (index, text) in enumerate(filled, start=1):
        found = _AT_START.match(text) or _BARE_START.match(text)
        if found is None or int(_NUMBERS.findall(found.group("mark"))[0]) != page:
            return []
        marks.append(_Mark(index, 0, found.end("mark"), page, None))
    return marks


def _rising(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks that follow one another by 1 (a lost page allowed: by 3 at most), from the most usual total."""
    totals = [mark.total for mark in marks if mark.total is not None]
    total = max(set(totals), key=totals.count) if totals else None
    rising: list[_Mark] = []
    for mark in marks:
        if mark.total != total:
            continue
        if not rising or 0 < mark.page - rising[-1].page <= 3:
            rising.append(mark)
    few_for_their_span = rising and len(rising) * 2 < rising[-1].page - rising[0].page + 1
    return [] if few_for_their_span else rising


def _pages_of_lines(lines: Sequence[Line], marks: Sequence[_Mark]) -> list[int]:
    """The page of each line: a mark at the head of its page counts forwards, one at the foot backwards."""
    at_head = _marks_stand_at_head(lines, marks)
    pages: list[int] = []
    upcoming = 0
    for index in range(len(lines)):
        while upcoming < len(marks) and (marks[upcoming].index < index + (1 if at_head else 0)):
            upcoming += 1
        if at_head:
            pages.append(marks[upcoming - 1].page if upcoming else max(1, marks[0].page - 1))
        else:
            pages.append(marks[upcoming].page if upcoming < len(marks) else marks[-1].page + 1)
    return pages


def _marks_stand_at_head(lines: Sequence[Line], marks: Sequence[_Mark]) -> bool:
    """Whether the numbers are headers: text follows the last, or none stands before the first."""
    last, first = marks[-1], marks[0]
    if last.start == 0 and last.end < len(lines[last.index].text):
        return True
    text_after = any(line.text for line in lines[last.index + 1 :])
    text_before = any(line.text for line in lines[: first.index])
    if first.page == 1 and text_before:
        return False
    return text_after or not text_before
