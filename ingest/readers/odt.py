"""OpenDocument text: headings, lists with their numbers, tables, text boxes, notes, changes accepted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from domain.agreement import DroppedText
from domain.errors import UnreadableDocument
from ingest.lines import Line, Source
from ingest.readers.archive import broken, open_archive, parse_part
from ingest.readers.characters import tidy
from ingest.readers.numerals import Counters, written

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CONTAINERS = {
    f"{_TEXT}section", f"{_TEXT}table-of-content", f"{_TEXT}index-body", f"{_TEXT}index-title",
    f"{_TEXT}alphabetical-index", f"{_TEXT}illustration-index", f"{_TEXT}numbered-paragraph",
}  # fmt: skip
_SKIPPED = {
    f"{_TEXT}tracked-changes",
    f"{_OFFICE}annotation",
    f"{_OFFICE}annotation-end",
    f"{_TEXT}note-citation",
}
_NUMBER_STYLES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_MOST_NESTED = 40
_MOST_SPACES = 200


@dataclass
class _Reader:
    """One file on its way to lines."""

    styles: Mapping[str, Any]
    lists: Mapping[str, Mapping[int, Any]]
    counters: Counters = field(default_factory=Counters)
    lines: list[Line] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # that wait for the end of their paragraph or table
    in_cell: bool = False
    boxes: list[Any] = field(default_factory=list)
    label: str = ""  # number that the next paragraph of a list begins with


@dataclass
class _Piece:
    text: str
    bold: bool


def read_odt(data: bytes, name: str = "Filen") -> Source:
    """The lines of an OpenDocument text. Raises UnreadableDocument when it is broken, protected or a bomb."""
    with open_archive(data, name) as archive:
        content = parse_part(archive, "content.xml", name)
        shared = parse_part(archive, "styles.xml", name)
    body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableDocument(broken(name))
    roots = [root for root in (shared, content) if root is not None]
    styles = {style.get(f"{_STYLE}name"): style for root in roots for style in root.iter(f"{_STYLE}style")}
    lists = {
        style.get(f"{_STYLE}name"): _levels(style)
        for root in roots
        for style in root.iter(f"{_TEXT}list-style")
    }
    reader = _Reader(styles, lists)
    _blocks(reader, body, 0, Line("", hint="paragraph"))
    _put_notes(reader)
    return Source(tuple(reader.lines), dropped=tuple(_heads(reader, shared)))


def _levels(style: Any) -> dict[int, Any]:
    return {int(level.get(f"{_TEXT}level", "1")): level for level in style}


def _blocks(reader: _Reader, parent: Any, depth: int, shape: Line) -> None:
    """Paragraphs, lists and tables of a body, cell or text box, in order."""
    if depth > _MOST_NESTED:
        return
    for element in parent.iterchildren():
        if element.tag == f"{_TEXT}h":
            level = element.get(f"{_TEXT}outline-level") or "1"
            heading = replace(shape, hint="heading", level=int(level) if level.isdigit() else 1)
            _paragraph(reader, element, depth, heading)
        elif element.tag == f"{_TEXT}p":
            _paragraph(reader, element, depth, shape)
        elif element.tag == f"{_TEXT}list":
            _list(reader, element, depth, 1, None)
        elif element.tag == f"{_TABLE}table":
            _table(reader, element, depth)
        elif element.tag in _CONTAINERS:
            _blocks(reader, element, depth + 1, shape)
        elif element.tag == f"{_DRAW}frame":
            _boxes(reader, [element], depth)


def _paragraph(reader: _Reader, element: Any, depth: int, shape: Line) -> None:
    pieces = list(_pieces(reader, element, _is_bold(reader, element), 0))
    boxes, reader.boxes = reader.boxes, []
    text = "".join(piece.text for piece in pieces)
    if text.strip():
        label, reader.label = reader.label, ""
        if shape.hint != "item":
            _blank(reader)
        telling = [piece for piece in pieces if any(char.isalnum() for char in piece.text)]
        line = replace(
            shape, bold=bool(telling) and all(piece.bold for piece in telling), size=_size(reader, element)
        )
        whole = f"{label} {text}" if label else text
        parts = [" ".join(whole.split())] if shape.hint == "heading" else whole.split("\n")
        for part in parts:
            if part.strip():
                hint = None if shape.hint == "paragraph" and "\t" in part.strip() else shape.hint
                reader.lines.append(replace(line, text=tidy(part).strip(), hint=hint))
    else:
        _blank(reader)
    _boxes(reader, boxes, depth)
    _put_notes(reader)


def _put_notes(reader: _Reader) -> None:
    """The notes that have been referred to, after the paragraph or table that does."""
    if not reader.in_cell:
        reader.lines.extend(Line(note, hint="footnote") for note in reader.notes)
        reader.notes.clear()


def _blank(reader: _Reader) -> None:
    if reader.lines and reader.lines[-1].text:
        reader.lines.append(Line(""))


def _boxes(reader: _Reader, frames: list[Any], depth: int) -> None:
    for frame in frames:
        for box in frame.iter(f"{_DRAW}text-box"):
            _blank(reader)
            _blocks(reader, box, depth + 1, Line("", hint="paragraph"))


def _pieces(reader: _Reader, element: Any, bold: bool, depth: int) -> Iterator[_Piece]:
    """The text of a paragraph. Notes and frames are put aside in the reader."""
    if element.text:
        yield _Piece(element.text, bold)
    for child in element.iterchildren():
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c") or "1"
            yield _Piece(" " * (min(int(count), _MOST_SPACES) if count.isdigit() else 1), bold)
        elif child.tag == f"{_TEXT}tab":
            yield _Piece("\t", bold)
        elif child.tag == f"{_TEXT}line-break":
            yield _Piece("\n", bold)
        elif child.tag == f"{_TEXT}note":
            _note(reader, child)
        elif child.tag == f"{_DRAW}frame":
            reader.boxes.append(child)
        elif child.tag not in _SKIPPED and isinstance(child.tag, str) and depth < _MOST_NESTED:
            inner = _is_bold(reader, child, bold) if child.tag == f"{_TEXT}span" else bold
            yield from _pieces(reader, child, inner, depth + 1)
        if child.tail:
            yield _Piece(child.tail, bold)


def _note(reader: _Reader, note: Any) -> None:
    citation = note.find(f"{_TEXT}note-citation")
    body = note.find(f"{_TEXT}note-body")
    if body is None:
        return
    text = " ".join(" ".join("".join(part.itertext()).split()) for part in body)
    number = "" if citation is None else "".join(citation.itertext()).strip()
    reader.notes.append(f"{number} {tidy(text)}".strip())


# --- styles ------------------------------------------------------------------------------------------------------


def _chain(reader: _Reader, element: Any) -> Iterator[Any]:
    name = element.get(f"{_TEXT}style-name")
    seen: set[str] = set()
    while name in reader.styles and name not in seen:
        seen.add(name)
        yield reader.styles[name]
        name = reader.styles[name].get(f"{_STYLE}parent-style-name")


def _is_bold(reader: _Reader, element: Any, inherited: bool = False) -> bool:
    """Whether its style says that it is bold, or underlined as no link is."""
    is_link = next(element.iterancestors(f"{_TEXT}a"), None) is not None
    for style in _chain(reader, element):
        for properties in style.iter(f"{_STYLE}text-properties"):
            if not is_link and properties.get(f"{_STYLE}text-underline-style", "none") != "none":
                return True
            weight = properties.get(f"{_FO}font-weight")
            if weight is not None:
                return weight == "bold" or (weight.isdigit() and int(weight) >= 600)
    return inherited


def _size(reader: _Reader, element: Any) -> float | None:
    for style in _chain(reader, element):
        for properties in style.iter(f"{_STYLE}text-properties"):
            size = properties.get(f"{_FO}font-size") or ""
            if size.endswith("pt"):
                try:
                    return float(size[:-2])
                except ValueError:
                    return None
    return None


# --- lists and tables --------------------------------------------------------------------------------------------


def _list(reader: _Reader, element: Any, depth: int, level: int, inherited: str | None) -> None:
    """The items of a list; those of a numbered one begin with their number, as they are printed."""
    if depth > _MOST_NESTED:
        return
    style = element.get(f"{_TEXT}style-name") or inherited
    if level == 1 and element.get(f"{_TEXT}continue-numbering") != "true" and style is not None:
        if element.get(f"{_TEXT}continue-list") is None:
            reader.counters.restart(style)
    shape = _list_shape(reader, style, level)
    for item in element.iterchildren(f"{_TEXT}list-item", f"{_TEXT}list-header"):
        if item.tag == f"{_TEXT}list-item":
            reader.label = _label(reader, style, level)
        first = True
        for child in item.iterchildren():
            if child.tag == f"{_TEXT}list":
                reader.label = ""
                _list(reader, child, depth + 1, level + 1, style)
            elif child.tag == f"{_TEXT}h":
                outline = child.get(f"{_TEXT}outline-level") or "1"
                heading = Line("", hint="heading", level=int(outline) if outline.isdigit() else 1)
                _paragraph(reader, child, depth, heading)
            elif child.tag == f"{_TEXT}p":
                _paragraph(reader, child, depth, shape if first else Line("", hint="paragraph"))
                first = False


def _format(reader: _Reader, style: str | None, level: int) -> Any:
    return reader.lists.get(style or "", {}).get(level)


def _list_shape(reader: _Reader, style: str | None, level: int) -> Line:
    """Bulleted and lettered items are items; a decimal number may be a heading's, and is left to the recognizer."""
    form = _format(reader, style, level)
    is_number = form is not None and form.tag == f"{_TEXT}list-level-style-number"
    number = (form.get(f"{_STYLE}num-format") or "") if is_number else ""
    suffix = (form.get(f"{_STYLE}num-suffix") or "") if is_number else ""
    if number and ")" not in suffix:
        return Line("", hint="paragraph", level=None)
    return Line("", hint="item", level=level)


def _label(reader: _Reader, style: str | None, level: int) -> str:
    form = _format(reader, style, level)
    if form is None or style is None or form.tag != f"{_TEXT}list-level-style-number":
        return ""
    forms = reader.lists[style]
    starts = {depth - 1: int(shape.get(f"{_TEXT}start-value") or 1) for depth, shape in forms.items()}
    counts = reader.counters.step(style, level - 1, starts)
    if not form.get(f"{_STYLE}num-format"):
        return ""
    shown = int(form.get(f"{_TEXT}display-levels") or 1)
    numbers = [
        written(count, _NUMBER_STYLES.get(forms[depth].get(f"{_STYLE}num-format") or "1", "decimal"))
        for depth, count in enumerate(counts, start=1)
        if depth > level - shown and depth in forms
    ]
    return (
        f"{form.get(f'{_STYLE}num-prefix') or ''}{'.'.join(numbers)}{form.get(f'{_STYLE}num-suffix') or ''}"
    )


def _table(reader: _Reader, table: Any, depth: int) -> None:
    rows = [
        row for row in table.iter(f"{_TABLE}table-row") if next(row.iterancestors(f"{_TABLE}table")) is table
    ]
    _blank(reader)
    lines: list[Line] = []
    heads = 0
    for row in rows:
        line = _row(reader, row, depth)
        if line.text.strip():
            lines.append(line)
            heads += row.getparent().tag == f"{_TABLE}table-header-rows"
    if max((line.text.count("\t") for line in lines), default=0) == 0:
        reader.lines.extend(replace(line, hint="paragraph") for line in lines)
    else:
        first_is_bold = len(lines) > 1 and lines[0].bold and not lines[1].bold
        names = tuple(lines[0].text.split("\t")) if heads == 1 or first_is_bold else ()
        reader.lines.extend(replace(line, columns=names if all(names) else ()) for line in lines)
    _blank(reader)
    _put_notes(reader)


def _row(reader: _Reader, row: Any, depth: int) -> Line:
    texts: list[str] = []
    bolds: list[bool] = []
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        inner = _Reader(reader.styles, reader.lists, notes=reader.notes, in_cell=True)
        _blocks(inner, cell, depth + 1, Line("", hint="paragraph"))
        said = [line for line in inner.lines if line.text]
        repeated = cell.get(f"{_TABLE}number-columns-repeated") or "1"
        text = " ".join(" ".join(line.text.split()) for line in said)
        texts.extend([text] * (min(int(repeated), 60) if repeated.isdigit() else 1))
        bolds.extend(line.bold for line in said)
    while texts and not texts[-1] and len(texts) > 20:
        texts.pop()
    return Line("\t".join(texts), bold=bool(bolds) and all(bolds), hint="row")


def _heads(reader: _Reader, shared: Any) -> Iterator[DroppedText]:
    """Text of headers and footers."""
    if shared is None:
        return
    for kind, reason in (("header", "sidhuvud"), ("footer", "sidfot")):
        for element in shared.iter(f"{_STYLE}{kind}"):
            for part in element.iter(f"{_TEXT}p", f"{_TEXT}h"):
                text = " ".join("".join(part.itertext()).split())
                if text:
                    yield DroppedText(reason, tidy(text))
