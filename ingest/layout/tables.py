"""Tables written with tabs or as rows: their rows get the names of their columns, rulers go, pages do not part them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from domain.agreement import DroppedText
from ingest.line_store import LineStore
from ingest.lines import Line

_RULER_CELL = re.compile(r"[:|+]?[-–—=_]{2,}[:|+]?|")
_CONTENTS = re.compile(r"^(?:[\d.]{1,8}\t)?[^\t]*\w[^\t]*\t[ \t.…]*(?:\d{1,3}|[ivx]{1,5})$")
_LONGEST_NAME = 60
_MOST_SIGNING_ROWS = 16
_FIRST_WORD = re.compile(r"[^\w]+")
# Words that a line of a signature block begins with; "" is a line to sign on.
_SIGNING = {
    "", "för", "ort", "ortdatum", "ortochdatum", "datum", "plats", "den", "underskrift", "underskrifter", "namn",
    "namnteckning", "namnförtydligande", "befattning", "titel", "signatur", "förtydligande", "undertecknas",
}  # fmt: skip
_MOST_NAME_WORDS = 7


def name_columns(lines: Sequence[Line]) -> tuple[Sequence[Line], list[DroppedText]]:
    """(lines where every table row has hint "row" and its columns' names, dropped rulers).

    Blank lines within a table go. A line of a table of contents (title, tab, page) is no row.
    """
    kept = LineStore()
    dropped: list[DroppedText] = []
    contents = _contents(lines)
    index = 0
    while index < len(lines):
        end = index if index in contents else _end_of_table(lines, index, contents)
        if end == index:
            kept.append(lines[index])
            index += 1
            continue
        rows, rulers = _table([line for line in lines[index:end] if line.text])
        kept.extend(rows)
        dropped.extend(rulers)
        index = end
    return kept, dropped


def is_contents_line(text: str) -> bool:
    """Whether the text is a title, a tab and a page number."""
    return "\t" in text and bool(_CONTENTS.match(text))  # a line of a megabyte without tabs is told at once


def _contents(lines: Sequence[Line]) -> set[int]:
    """Lines of a table of contents: their page numbers never fall, and no row above names two columns."""
    found: set[int] = set()
    run: list[int] = []
    above = ""
    for index, line in enumerate(chain(lines, [Line("slut")])):
        if not line.text:
            continue
        if is_contents_line(line.text) and line.hint is None:
            run.append(index)
            continue
        numbers = [int(text) for at in run if (text := lines[at].text.split("\t")[-1].strip(" .…")).isdigit()]
        if run and "\t" not in above and numbers == sorted(numbers):
            found.update(run)
        run, above = [], line.text
    return found


def _is_row(line: Line) -> bool:
    return line.hint == "row" or (line.hint is None and "\t" in line.text)


def _end_of_table(lines: Sequence[Line], start: int, contents: set[int]) -> int:
    """Index after the table that begins at `start`; `start` when none does. A table in tabs has at least two rows."""
    if not lines[start].text or not _is_row(lines[start]):
        return start
    end = start + 1
    width = lines[start].text.count("\t")
    index = end
    while index < len(lines):
        line = lines[index]
        is_row = _is_row(line) and index not in contents
        if line.text and not (is_row and _goes_on(lines[end - 1], line, width, index > end)):
            break
        if line.text:
            end = index + 1
            width = max(width, line.text.count("\t"))
        index += 1
    rows = sum(bool(line.text) for line in lines[start:end])
    return end if rows >= 2 or lines[start].hint == "row" or width >= 2 else start


def _goes_on(last: Line, line: Line, width: int, after_blank: bool) -> bool:
    """Whether the row belongs to the table above: next to it always, after a blank line when it is as wide.

    Where the format itself marks rows, a blank line on the same page parts two tables.
    """
    if not after_blank:
        return True
    if line.hint == "row" and line.page == last.page and line.top is None:
        return False
    return line.text.count("\t") == width or _is_ruler(line.text)


def _is_ruler(text: str) -> bool:
    cells = [cell.strip() for cell in text.split("\t")]
    return any(cells) and all(
        _RULER_CELL.fullmatch(cell) or cell in ("-", ":-", "-:", ":-:") for cell in cells
    )


def _table(rows: Sequence[Line]) -> tuple[list[Line], list[DroppedText]]:
    rulers = [DroppedText("tabellinje", row.text, row.page) for row in rows if _is_ruler(row.text)]
    header_is_ruled = (
        len(rows) > 2 and any(_is_ruler(row.text) for row in rows[1:3]) and not _is_ruler(rows[0].text)
    )
    body = [row for row in rows if not _is_ruler(row.text)]
    body, repeated = _without_repeated_head(body)
    rulers += [DroppedText("tabellhuvud", row.text, row.page) for row in repeated]
    if not body:
        return [], rulers
    if any(row.columns for row in body):
        return [replace(row, hint="row") for row in body], rulers
    cells = [[cell.strip() for cell in row.text.split("\t")] for row in body]
    width = max(len(row) for row in cells)
    cells = [row + [""] * (width - len(row)) for row in cells]
    if _is_signatures(cells):
        return _side_by_side(body, cells), rulers
    headers = _header_rows(cells, header_is_ruled)
    columns = _names(cells[:headers]) if headers else ()
    texts = ["\t".join(row).rstrip("\t") if not columns else "\t".join(row) for row in cells]
    return [
        replace(row, text=text, hint="row", columns=columns) for row, text in zip(body, texts, strict=True)
    ], rulers


def _without_repeated_head(rows: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """(the rows, those that say the first one again at the top of a later page)."""
    repeated = [row for row in rows[1:] if row.page != rows[0].page and row.text == rows[0].text]
    return [row for row in rows if not any(row is other for other in repeated)], repeated


def _is_signatures(cells: Sequence[Sequence[str]]) -> bool:
    """Whether the parties sign side by side: some row says the same to all of them, as "För" or "Ort och datum"."""
    if not 2 <= len(cells[0]) <= 4 or len(cells) > _MOST_SIGNING_ROWS:
        return False
    for row in cells:
        filled = [cell for cell in row if cell]
        firsts = {_FIRST_WORD.sub("", cell.casefold().split()[0]) for cell in filled}
        if len(filled) >= 2 and len(firsts) == 1 and firsts <= _SIGNING:
            return True
    return False


def _side_by_side(rows: Sequence[Line], cells: Sequence[Sequence[str]]) -> list[Line]:
    """One column after the other, each line on its own."""
    lines: list[Line] = []
    for column in range(len(cells[0])):
        lines.append(Line("", rows[0].page))
        for row, texts in zip(rows, cells, strict=True):
            if texts[column]:
                lines.append(
                    replace(row, text=texts[column], hint="paragraph", left=None, right=None, columns=())
                )
    return [*lines, Line("", rows[-1].page)]


def _header_rows(cells: Sequence[Sequence[str]], is_ruled: bool) -> int:
    """How many of the first rows name the columns: 0, 1 or 2."""
    if len(cells) < 2 or not (is_ruled or _can_be_header(cells[0])):
        return 0
    if not is_ruled and len(cells[0]) < 3 and not _differs(cells):
        return 0
    return 2 if len(cells) > 2 and _continues_header(cells[1]) else 1


def _can_be_header(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) >= 2 and all(
        len(cell) <= _LONGEST_NAME
        and len(cell.split()) <= _MOST_NAME_WORDS
        and not cell[0].isdigit()
        and not cell.endswith((".", ":", ";", ","))
        for cell in filled
    )


def _differs(cells: Sequence[Sequence[str]]) -> bool:
    """Whether some column's first cell is of another sort than those below it: words over numbers, short over long."""
    for column in zip(*cells, strict=True):
        name, values = column[0], [value for value in column[1:] if value]
        if not name or not values:
            continue
        numbers = sum(any(char.isdigit() for char in value) for value in values)
        mean = sum(len(value) for value in values) / len(values)
        has_number = any(char.isdigit() for char in name)
        if (numbers > len(values) / 2 and not has_number) or mean > 1.8 * len(name):
            return True
    return False


def _continues_header(second: Sequence[str]) -> bool:
    """Whether a second row divides columns of the first: it leaves the first column empty and holds no numbers."""
    filled = [cell for cell in second if cell]
    return not second[0] and bool(filled) and _can_be_header([*filled, *filled]) and len(filled) < len(second)


def _names(headers: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One name a column; a name over several columns goes with each of those that the second row divides it into."""
    if len(headers) == 1:
        return tuple(headers[0])
    names: list[str] = []
    above = ""
    for upper, lower in zip(*headers, strict=True):
        above = upper or (above if lower else "")
        names.append(" / ".join(part for part in (above, lower) if part))
    return tuple(names)
