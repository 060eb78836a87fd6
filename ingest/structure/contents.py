"""The document's own table of contents: where it stands, and which headings it names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layout.blocks import TextBlock
from ingest.numbering import read_number
from ingest.wording import LONGEST_HEADING, is_sentence, plain, squash

TITLE = re.compile(r"(?:innehåll|innehållsförteckning|innehållsöversikt)\s*:?", re.IGNORECASE)
WITH_PAGE = re.compile(
    r"^(?P<title>.*?\S)(?P<gap>\s*(?:…|[.·_] ?[.·_])[\s.…·_]*|\t+\s*|\s+)(?P<page>\d{1,3})$", re.DOTALL
)
INLINE_TITLE = re.compile(r"(?:^|(?<=\s))Innehåll(?:sförteckning)?\s*:?\s+(?=\S)")
INLINE_WORDS = r"(?P<title>(?:\d[\d.]*\s+)?[A-ZÅÄÖ][^.…\t]*?(?:\.\s[^.…\t]+?)?)"
INLINE_ENTRIES = (
    re.compile(
        INLINE_WORDS + r"\s*(?:\.{2,}|…+|\t)\s*(?P<page>\d{1,3})(?=\s|$)"
    ),  # with leaders, and then without
    re.compile(INLINE_WORDS + r"(?<=\w)\s(?P<page>\d{1,3})(?=\s|$)"),
)
_FIGURES = re.compile(
    r"\t\s*\d[\d\s]*$"
)  # a title that ends in a cell of figures is the row of another table
FEWEST = 3  # entries that make a table of contents


@dataclass(frozen=True)
class Entry:
    """One heading that the table of contents names. `left` is its indentation where the format knows it."""

    number: str | None
    title: str
    page: int | None
    left: float | None = None
    level: int = 1

    @property
    def key(self) -> str:
        return squash(self.title)


@dataclass(frozen=True)
class Contents:
    """Blocks `start:end` are the table of contents; `title` is whether its first block is the word "Innehåll".

    When it stands inside one block's running text, `start == end` is that block and `inline` the characters of it.
    """

    entries: tuple[Entry, ...] = ()
    start: int = 0
    end: int = 0
    title: bool = False
    inline: tuple[int, int] | None = None


def find_contents(blocks: Sequence[TextBlock]) -> Contents:
    """The first table of contents; an empty one when the document has none."""
    contents = _of_lines(blocks) or _inline(blocks) or Contents()
    return replace(contents, entries=_with_levels(contents.entries))


def _with_levels(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Levels by number, else by indentation; an entry that begins with an earlier one's words is below it."""
    lefts = sorted({round(e.left) for e in entries if e.left is not None})
    found: list[Entry] = []
    depth = 0
    for entry in entries:
        above = [e for e in found if entry.key.startswith(e.key) and entry.key != e.key]
        if entry.number is not None and entry.number.islower():
            level = depth + 1
        elif entry.number is not None:
            level = depth = entry.number.count(".") + 1
        elif depth:
            level = depth + 1
        elif above:
            level = above[-1].level + 1
        else:
            level = lefts.index(round(entry.left)) + 1 if entry.left is not None else 1
        found.append(replace(entry, level=level))
    return tuple(found)


def _of_lines(blocks: Sequence[TextBlock]) -> Contents | None:
    for index, block in enumerate(blocks):
        titled = TITLE.fullmatch(plain(block.text)) is not None
        if not titled and _entry(block) is None:
            continue
        end, entries = _entries(blocks, index + titled, titled)
        dotted = sum(_entry(b) is not None for b in blocks[index + titled : end])
        if len(entries) >= FEWEST and (titled or dotted >= FEWEST):
            return Contents(tuple(entries), index, end, titled)
    return None


def _entries(blocks: Sequence[TextBlock], start: int, titled: bool) -> tuple[int, list[Entry]]:
    """Reads entries from `start`; without a title each needs its page number.

    Ends at the first block that is neither an entry nor the name of something further down, or where the first
    entry comes again: there the text itself begins.
    """
    entries: list[Entry] = []
    index, opened = start, ""
    while index < len(blocks):
        text = plain(blocks[index].text)
        entry = _entry(blocks[index], opened)
        if entry is not None:
            entries.append(entry)
            opened = ""
        elif not titled or opened or (entries and squash(text) in {_full_key(entries[0]), entries[0].key}):
            break
        elif _comes_again(blocks, index):
            entries.append(_named(blocks[index], text, None))
        elif _is_first_half(blocks, index):
            opened = text
        else:
            break
        index += 1
    return (index - 1 if opened else index), entries


def _entry(block: TextBlock, opened: str = "") -> Entry | None:
    """An entry with a page number. `opened` is the first line of an entry that goes over two."""
    if len(block.columns) > 2:
        return None  # a row of a table whose columns have names
    match = WITH_PAGE.match(plain(block.text))
    if match is None or len(match["title"]) > LONGEST_HEADING or _FIGURES.search(match["title"]):
        return None
    clear = "\t" in match["gap"] or re.search(r"…|[.·_] ?[.·_]", match["gap"]) is not None
    if not clear and (is_sentence(match["title"]) or match["title"][-1] in ",-:" or opened):
        return None
    return _named(block, f"{opened} {match['title']}".strip(), int(match["page"])) if clear else None


def _named(block: TextBlock, text: str, page: int | None) -> Entry:
    text = re.sub(r"^[-–•*]\s+", "", text.strip(" .…·_\t"))
    numbered = read_number(text)
    if numbered is None:
        return Entry(None, text.rstrip(":"), page, block.left)
    return Entry(numbered.number, numbered.rest.rstrip(":"), page, block.left)


def _full_key(entry: Entry) -> str:
    return squash(f"{entry.number or ''}{entry.title}")


def _comes_again(blocks: Sequence[TextBlock], index: int) -> bool:
    """Does a later block, beyond the next, say the same (with or without a number)?"""
    entry = _named(blocks[index], plain(blocks[index].text), None)
    wanted = {entry.key, _full_key(entry)}
    later = (plain(b.text) for b in blocks[index + 2 :] if len(b.text) <= LONGEST_HEADING)
    return any(squash(text) in wanted or _named(blocks[index], text, None).key == entry.key for text in later)


def _is_first_half(blocks: Sequence[TextBlock], index: int) -> bool:
    """A line without page number whose other half, on the next line, has one."""
    text = plain(blocks[index].text)
    follower = _entry(blocks[index + 1]) if index + 1 < len(blocks) else None
    return follower is not None and follower.title[:1].islower() and len(text) <= LONGEST_HEADING


def _inline(blocks: Sequence[TextBlock]) -> Contents | None:
    """A table of contents within running text: "Innehåll Inledning... 3 Bakgrund... 4"."""
    for index, block in enumerate(blocks):
        for title in INLINE_TITLE.finditer(block.text):
            for pattern in INLINE_ENTRIES:
                end, entries = _inline_entries(block, title.end(), pattern)
                if len(entries) >= FEWEST:
                    return Contents(tuple(entries), index, index, True, (title.start(), end))
    return None


def _inline_entries(block: TextBlock, start: int, pattern: re.Pattern[str]) -> tuple[int, list[Entry]]:
    """(where the entries end, the entries that follow each other from `start`, their pages rising)."""
    entries: list[Entry] = []
    end = start
    while (match := pattern.match(block.text, end)) is not None:
        page = int(match["page"])
        if entries and page < (entries[-1].page or 0) or len(match["title"]) > LONGEST_HEADING:
            break
        entries.append(_named(block, match["title"], page))
        end = match.end() + len(block.text[match.end() :]) - len(block.text[match.end() :].lstrip())
    return end, entries
