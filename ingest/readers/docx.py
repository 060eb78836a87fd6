"""Word files: paragraphs with style, weight and list number, tables, text boxes, notes, changes accepted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from zipfile import ZipFile

from domain.agreement import DroppedText
from domain.errors import UnreadableDocument
from ingest.lines import Line, Source
from ingest.readers.archive import broken, open_archive, parse_part
from ingest.readers.characters import raised, tidy
from ingest.readers.docx_styles import Numbering, Styles, W, child, is_on, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{_MC}Fallback"}
_EXTRA = 3.0  # points of space above a paragraph that count as a blank line
_MOST_NESTED = 40  # elements within elements
_TELLING = re.compile(
    r"\d{4}-\d\d-\d\d|\b\d{1,2} \w+ (?:19|20)\d\d\b|\bdnr\b|\bdiarien|\bbilaga \d", re.IGNORECASE
)


@dataclass
class _Piece:
    """Characters of one run."""

    text: str
    bold: bool  # or underlined, or shown in capitals
    size: float | None


@dataclass
class _Reader:
    """One file on its way to lines."""

    styles: Styles
    numbering: Numbering
    lines: list[Line] = field(default_factory=list)
    space_below: float = 0.0
    carried: list[_Piece] = field(default_factory=list)  # of a paragraph whose mark is deleted
    boxes: list[Any] = field(default_factory=list)  # text boxes of the paragraph at hand
    notes: "_Notes" = field(default_factory=lambda: _Notes({}))
    in_cell: bool = False


@dataclass
class _Notes:
    """The file's notes by kind and id, and those that wait for the end of the paragraph or table referring to them."""

    texts: dict[tuple[str, str], str]
    waiting: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def refer(self, kind: str, identifier: str) -> None:
        """Takes up a note at its mark, numbered in the order of the marks."""
        text = self.texts.pop((kind, identifier), None)
        if text is not None:
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self.waiting.append(f"{self.counts[kind]} {text}")


def read_docx(data: bytes, name: str = "Filen") -> Source:
    """The lines of a Word file. Raises UnreadableDocument when it is broken, protected or a bomb."""
    with open_archive(data, name) as archive:
        document = parse_part(archive, "word/document.xml", name)
        body = child(document, "body")
        if body is None:
            raise UnreadableDocument(broken(name))
        reader = _Reader(
            Styles(parse_part(archive, "word/styles.xml", name)),
            Numbering(parse_part(archive, "word/numbering.xml", name)),
        )
        kept, dropped = _heads(archive, reader, name)
        reader.lines.extend(kept)
        reader.notes.texts.update(_notes(reader, archive, name))
        _blocks(reader, body, 0)
        for kind, identifier in list(reader.notes.texts):
            reader.notes.refer(kind, identifier)  # no mark refers to it: it stands last
        _put_notes(reader)
    return Source(tuple(reader.lines), dropped=tuple(dropped))


# --- paragraphs --------------------------------------------------------------------------------------------------


def _blocks(reader: _Reader, parent: Any, depth: int) -> None:
    """Paragraphs and tables of a body, a cell, a text box, or a content control, in order."""
    if depth > _MOST_NESTED:
        return
    for element in parent.iterchildren():
        if element.tag == f"{W}p":
            _paragraph(reader, element, depth)
        elif element.tag == f"{W}tbl":
            _table(reader, element, depth)
        elif element.tag in (
            f"{W}sdt",
            f"{W}ins",
            f"{W}moveTo",
            f"{W}customXml",
            f"{W}smartTag",
            f"{W}sdtContent",
        ):
            _blocks(reader, element, depth + 1)


def _paragraph(reader: _Reader, element: Any, depth: int) -> None:
    pieces = [*reader.carried, *_pieces(reader, element, element, 0)]
    reader.carried = []
    if child(element, "pPr", "rPr", "del") is not None:
        reader.carried = pieces
        return
    boxes, reader.boxes = reader.boxes, []
    text = "".join(piece.text for piece in pieces)
    if text.strip():
        _text_paragraph(reader, element, pieces, text)
    else:
        _blank(reader)
    for box in boxes:
        _blank(reader)
        _blocks(reader, box, depth + 1)
    _put_notes(reader)


def _put_notes(reader: _Reader) -> None:
    """The notes that have been referred to, after the paragraph or table that does."""
    if not reader.in_cell:
        reader.lines.extend(Line(text, hint="footnote") for text in reader.notes.waiting)
        reader.notes.waiting.clear()


def _text_paragraph(reader: _Reader, element: Any, pieces: list[_Piece], text: str) -> None:
    above, below = reader.styles.spacing(element)
    level = reader.styles.heading_level(element)
    if max(above, reader.space_below) >= _EXTRA or level is not None:
        _blank(reader)
    reader.space_below = below
    reference = reader.styles.list_reference(element)
    label = reader.numbering.label(reference) if reference else None
    if label is not None and label.text:
        text = f"{label.text} {text}"
    line = Line(
        "",
        left=reader.styles.indent(element),
        size=_main_size(pieces),
        bold=_all_bold(pieces) or reader.styles.is_title(element),
        hint="paragraph",
    )
    if level is not None:
        line = replace(line, hint="heading", level=level)
    elif label is not None and (label.is_bullet or label.text[-1:] == ")"):
        line = replace(line, hint="item", level=label.depth)
    if line.hint == "heading":
        text = " ".join(text.split())
    lead = _lead(pieces) if label is None else ""
    for number, part in enumerate(text.split("\n")):
        if part.strip():
            hint = None if line.hint == "paragraph" and "\t" in part.strip() else line.hint
            said = tidy(part).strip()
            opens = number == 0 and lead != "" and said.startswith(lead)
            bold = line.bold or opens and said == lead
            reader.lines.append(
                replace(line, text=said, hint=hint, bold=bold, lead=len(lead) if opens and not bold else 0)
            )


def _lead(pieces: list[_Piece]) -> str:
    """The bold words that open the paragraph, to the end of its first line at most, where it is not all bold."""
    words: list[str] = []
    for piece in pieces:
        if piece.text.strip() and not piece.bold:
            return " ".join(tidy("".join(words).split("\n")[0]).split())
        words.append(piece.text)
    return ""


def _blank(reader: _Reader) -> None:
    reader.space_below = 0.0
    if reader.lines and reader.lines[-1].text:
        reader.lines.append(Line(""))


def _pieces(reader: _Reader, paragraph: Any, parent: Any, depth: int) -> Iterator[_Piece]:
    """The paragraph's runs with all changes accepted. Text boxes are put aside in `reader.boxes`."""
    if depth > _MOST_NESTED:
        return
    for element in parent.iterchildren():
        if element.tag in _SKIPPED:
            continue
        if element.tag == f"{W}r":
            if is_on(element, "rPr", "vanish"):
                continue
            text = "".join(_run_text(reader, element, 0))
            if value(element, "rPr", "vertAlign") == "superscript":
                text = raised(text)
            if text:
                set_off = reader.styles.is_set_off(paragraph, element)
                yield _Piece(text, set_off, reader.styles.size(paragraph, element))
        elif not isinstance(element.tag, str) or element.tag == f"{W}tbl":
            continue
        else:
            yield from _pieces(reader, paragraph, element, depth + 1)


def _run_text(reader: _Reader, run: Any, depth: int) -> Iterator[str]:
    for element in run.iterchildren():
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif element.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif element.tag == f"{W}noBreakHyphen":
            yield "-"
        elif element.tag == f"{W}sym":
            yield _symbol(element.get(f"{W}char"))
        elif element.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            reader.notes.refer(element.tag[len(W) : -len("Reference")], element.get(f"{W}id") or "")
        elif element.tag == f"{W}txbxContent":
            reader.boxes.append(element)
        elif element.tag not in _SKIPPED and isinstance(element.tag, str) and depth < _MOST_NESTED:
            yield from _run_text(reader, element, depth + 1)


def _symbol(code: str | None) -> str:
    try:
        return chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""


def _all_bold(pieces: list[_Piece]) -> bool:
    telling = [piece for piece in pieces if any(char.isalnum() for char in piece.text)]
    return bool(telling) and all(piece.bold for piece in telling)


def _main_size(pieces: list[_Piece]) -> float | None:
    longest = max(pieces, key=lambda piece: len(piece.text.strip()), default=None)
    return None if longest is None else longest.size


# --- tables ------------------------------------------------------------------------------------------------------


def _table(reader: _Reader, table: Any, depth: int) -> None:
    """Rows with tabs between cells. A table of one column is a frame around text, and read as text."""
    rows = [row for row in table.iter(f"{W}tr") if _owner(row, f"{W}tbl") is table]
    cells = [[cell for cell in row.iter(f"{W}tc") if _owner(cell, f"{W}tr") is row] for row in rows]
    _blank(reader)
    if max((len(row) for row in cells), default=0) <= 1:
        for row in cells:
            for cell in row:
                _blocks(reader, cell, depth + 1)
        return
    lines = [_row(reader, row, depth) for row in cells]
    filled = [(line, row) for line, row in zip(lines, rows, strict=True) if line.text.strip()]
    columns = _columns([line for line, _ in filled], [row for _, row in filled])
    reader.lines.extend(replace(line, columns=columns) for line, _ in filled)
    _blank(reader)
    _put_notes(reader)


def _owner(element: Any, tag: str) -> Any:
    return next(element.iterancestors(tag), None)


def _row(reader: _Reader, cells: list[Any], depth: int) -> Line:
    texts: list[str] = []
    bolds: list[bool] = []
    for cell in cells:
        inner = _Reader(reader.styles, reader.numbering, notes=reader.notes, in_cell=True)
        _blocks(inner, cell, depth + 1)
        said = [line for line in inner.lines if line.text]
        texts.append(" ".join(" ".join(line.text.split()) for line in said))
        bolds.extend(line.bold for line in said)
        span = value(cell, "tcPr", "gridSpan") or "1"
        texts.extend("" for _ in range(min(int(span), 60) - 1 if span.isdigit() else 0))
    return Line("\t".join(texts), bold=bool(bolds) and all(bolds), hint="row")


def _columns(lines: list[Line], rows: list[Any]) -> tuple[str, ...]:
    """The first row's cells, when the file marks it as a heading or only it is bold; () leaves it to the layout."""
    if len(lines) < 2 or "" in (lines[0].text.split("\t")[0], lines[0].text.split("\t")[-1]):
        return ()
    marked = child(rows[0], "trPr", "tblHeader") is not None
    if marked or (lines[0].bold and not lines[1].bold):
        return tuple(lines[0].text.split("\t"))
    return ()


# --- headers, footers, notes -------------------------------------------------------------------------------------


def _heads(archive: ZipFile, reader: _Reader, name: str) -> tuple[list[Line], list[DroppedText]]:
    """(lines of headers that tell a date, a diary number or an annex, all other text of headers and footers)."""
    kept: list[Line] = []
    dropped: list[DroppedText] = []
    parts = sorted(
        part for part in archive.namelist() if re.fullmatch(r"word/(?:header|footer)\d*\.xml", part)
    )
    for part in parts:
        inner = _Reader(reader.styles, reader.numbering)
        root = parse_part(archive, part, name)
        if root is not None:
            _blocks(inner, root, 0)
        is_header = "header" in part
        for line in inner.lines:
            text = " ".join(line.text.split())
            if not text:
                continue
            if is_header and _TELLING.search(text) and all(text != other.text for other in kept):
                kept.append(Line(text, hint="paragraph"))
            else:
                dropped.append(DroppedText("sidhuvud" if is_header else "sidfot", text))
    return kept, dropped


def _notes(reader: _Reader, archive: ZipFile, name: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The texts of footnotes and endnotes, by kind and id."""
    for kind in ("footnote", "endnote"):
        root = parse_part(archive, f"word/{kind}s.xml", name)
        for note in root.iter(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            inner = _Reader(reader.styles, reader.numbering)
            _blocks(inner, note, 0)
            text = " ".join(" ".join(line.text.split()) for line in inner.lines if line.text)
            if text:
                yield (kind, note.get(f"{W}id") or ""), text
