"""Web pages: the main content with headings, lists and tables; menus, cookie notices and scripts apart."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import lxml.html
from lxml import etree

from domain.agreement import DroppedText
from domain.errors import UnreadableDocument
from ingest.lines import Line, Source
from ingest.readers.characters import raised, tidy
from ingest.readers.encoding import decode
from ingest.readers.html_asides import asides_after
from ingest.readers.html_notes import take_notes
from ingest.readers.numerals import written

MOST_CHARACTERS = 20_000_000
_MOST_NESTED = 200
_SILENT = {
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "canvas", "head", "select",
    "input", "textarea", "audio", "video", "map", "math", "link", "meta", "datalist",
}  # fmt: skip
_MENUS = {"nav", "header", "footer", "aside", "form", "dialog", "menu"}
_MENU_ROLES = {
    "navigation",
    "banner",
    "contentinfo",
    "search",
    "dialog",
    "alertdialog",
    "complementary",
    "menu",
}
_MENU_NAME = re.compile(
    r"cookie|consent|kakor|bread-?crumb|brodsmul|\bmenu|menu\b|\bmeny|\bnav(?:bar|igation|igering)?\b|sidebar|side-bar"
    r"|\bfooter|sidfot|\bshare|dela-|social|skip-?link|related|relaterad|\bpagination|toolbar|newsletter|feedback",
    re.IGNORECASE,
)
_BLOCKS = {
    "p", "div", "section", "article", "main", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "blockquote", "pre",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "nav", "aside", "form", "figure", "figcaption", "address",
    "details", "summary", "fieldset", "hr", "body", "html", "center", "caption", "thead", "tbody", "tfoot", "dialog",
    "menu", "hgroup", "legend", "search",
}  # fmt: skip
_BOLD = {"b", "strong", "u"}  # a link is underlined without <u>
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LEAST_MAIN = 0.35  # of the page's letters that a main element must hold to be taken for all of the content
_LONG = 80  # characters of a paragraph that no menu holds
_NOTICE = re.compile(r"cookie|consent|kakor", re.IGNORECASE)
_SPOKEN = ".//text()[not(ancestor::script or ancestor::style or ancestor::template or ancestor::svg)]"
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_html(data: bytes, name: str = "Filen") -> Source:
    """The lines of a web page's content; what stands around it is in `dropped` with reason "meny".

    Raises UnreadableDocument when the page is far too large or holds no text.
    """
    if len(data) > MOST_CHARACTERS:
        raise UnreadableDocument(f"{name} är för stor för att vara en överenskommelse. Dela upp den.")
    text = _DECLARATION.sub("", _decoded(data))
    parser = lxml.html.HTMLParser()
    try:
        root = lxml.html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(
            f"{name} innehåller ingen webbsida som kan läsas. Spara sidan på nytt."
        ) from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UnreadableDocument(
            f"{name} är för djupt uppbyggd för att läsas. Spara sidans text i ett eget dokument."
        )
    notes = take_notes(root)
    walker = _Walker(_content(root), notes)
    walker.walk(root)
    if not any(line.text for line in walker.lines):
        raise UnreadableDocument(
            f"{name} innehåller ingen text. Spara sidan på nytt när den har laddats färdigt."
        )
    dropped = tuple(DroppedText("meny", menu) for menu in walker.menus)
    return Source(tuple(walker.lines), dropped=dropped)


def _decoded(data: bytes) -> str:
    found = _CHARSET.search(data[:4096])
    if found and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(found.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the page says what it is not; its bytes are looked at instead
    return decode(data)[0]


# --- where the content is ----------------------------------------------------------------------------------------


def _content(root: Any) -> Any | None:
    """The element that holds the content, when the page marks one and it holds enough of the letters."""
    everything = _letters(root)
    for path in (
        "//main",
        "//*[@role='main']",
        "//article",
        "//*[@id='content' or @id='innehall' or @id='main']",
    ):
        found = root.xpath(path)
        if len(found) == 1 and _letters(found[0]) >= _LEAST_MAIN * everything:
            return found[0]
    return None


def _letters(element: Any) -> int:
    return sum(len(text.strip()) for text in element.xpath(_SPOKEN))


def _is_prose(element: Any) -> bool:
    """Whether an element that is named like a menu holds text to read: long paragraphs, few of their letters links."""
    if element.tag in ("nav", "button", "dialog") or _NOTICE.search(
        f"{element.get('id')} {element.get('class')}"
    ):
        return False
    texts = [_flat(part) for part in element.iter("p", "li", "td")]
    long = sum(len(text) for text in texts if len(text) >= _LONG)
    linked = sum(len(_flat(link)) for link in element.iter("a"))
    return long >= 3 * _LONG and linked < 0.3 * sum(map(len, texts))


def _is_menu(element: Any, inside: bool) -> bool:
    """Whether the element is what a page has around its content. A header within the content is its title."""
    if element.get("role") in _MENU_ROLES:
        return True
    if element.tag in _MENUS:
        return not (inside and element.tag in ("header", "form", "aside", "footer"))
    if element.tag == "button":
        return not any(up.tag in _HEADINGS or up.tag == "summary" for up in element.iterancestors())
    named = f"{element.get('id') or ''} {element.get('class') or ''}"
    return element.tag not in ("html", "body", "main", "article") and bool(_MENU_NAME.search(named))


# --- from elements to lines --------------------------------------------------------------------------------------


@dataclass
class _Text:
    """Running text that is gathered until the next block."""

    words: list[str] = field(default_factory=list)
    has_plain: bool = False
    has_bold: bool = False

    def clear(self) -> None:
        """Empties it for what follows."""
        self.words, self.has_plain, self.has_bold = [], False, False

    def add(self, text: str, bold: bool) -> None:
        """Appends text, a line feed for a line break, and remembers whether it is bold."""
        self.words.append(text)
        if any(char.isalpha() for char in text):
            self.has_bold = self.has_bold or bold
            self.has_plain = self.has_plain or not bold


class _Walker:
    """Goes through a page once, in order."""

    def __init__(self, content: Any | None, notes: Mapping[Any, str]) -> None:
        self.lines: list[Line] = []
        self.menus: list[str] = []
        self._content = content
        self._notes = notes  # by the links that refer to them
        self._asides: frozenset[Any] = frozenset()
        self._waiting: list[str] = []  # notes, for the end of the text or table that refers to them

    def walk(self, root: Any) -> None:
        """Fills `lines` and `menus`."""
        self._asides = asides_after(root) if self._content is None else frozenset()
        self._block(root, Line("", hint="paragraph"), inside=self._content is None, depth=0, lists=0)

    def _block(self, element: Any, shape: Line, inside: bool, depth: int, lists: int) -> None:
        """The element's text as lines of the given shape; blocks within it as lines of their own."""
        if element.tag in _SILENT or not isinstance(element.tag, str) or depth > _MOST_NESTED:
            return
        within = inside or element is self._content
        is_menu = _is_menu(element, within and self._content is not None) and not _is_prose(element)
        if is_menu or element in self._asides:
            self._drop(element)
            return
        if element.tag == "table" and _is_data_table(element):
            self._table(element, within)
            return
        shape = _shape(element, shape, lists)
        text = _Text()
        if element.tag == "li":
            text.add(_number(element), False)
        self._inline(element, shape, text, False, within, depth, lists + (element.tag in ("ul", "ol")))
        self._flush(text, shape, within)

    def _inline(
        self, element: Any, shape: Line, text: _Text, bold: bool, inside: bool, depth: int, lists: int
    ) -> None:
        bold = bold or element.tag in _BOLD
        verbatim = element.tag == "pre"
        text.add(_spaces(element.text, verbatim), bold)
        for child in element:
            if child.tag == "br":
                text.add("\n", bold)
            elif child in self._notes:
                self._waiting.append(self._notes[child])
            elif child.tag == "sup" and not len(child):
                text.add(raised(_spaces(child.text, verbatim)), bold)
            elif child.tag in _BLOCKS or (isinstance(child.tag, str) and _is_menu(child, inside)):
                self._flush(text, shape, inside)
                if child.tag in ("p", "div") and shape.hint in ("item", "heading"):
                    self._inline(child, shape, text, bold, inside, depth + 1, lists)
                    self._flush(text, shape, inside)
                    shape = replace(shape, hint="paragraph", level=None) if shape.hint == "item" else shape
                else:
                    self._block(child, replace(shape, hint="paragraph", level=None), inside, depth + 1, lists)
            elif isinstance(child.tag, str) and child.tag not in _SILENT and depth < _MOST_NESTED:
                self._inline(child, shape, text, bold, inside, depth + 1, lists)
            text.add(_spaces(child.tail, verbatim), bold)

    def _flush(self, text: _Text, shape: Line, inside: bool) -> None:
        """Ends the text that has been gathered; each part between line breaks is a line."""
        whole = "".join(text.words)
        bold = text.has_bold and not text.has_plain
        text.clear()
        parts = [" ".join(tidy(part).split()) for part in whole.split("\n")]
        parts = [" ".join(part for part in parts if part)] if shape.hint == "heading" else parts
        filled = [part for part in parts if part]
        if not filled:
            return
        if not inside:
            self.menus.extend(filled)
            return
        if shape.hint != "item" and self.lines and self.lines[-1].text:
            self.lines.append(Line(""))
        self.lines.extend(replace(shape, text=part, bold=bold or shape.bold) for part in filled)
        self._put_notes()

    def _put_notes(self) -> None:
        """The notes that have been referred to, after the text or table that does."""
        self.lines.extend(Line(tidy(note), hint="footnote") for note in self._waiting)
        self._waiting.clear()

    def _table(self, table: Any, inside: bool) -> None:
        if not inside:
            self._drop(table)
            return
        for caption in table.iter("caption"):
            self.lines.append(Line(_flat(caption), hint="paragraph"))
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        texts = [_row_texts(row, self._notes) for row in cells]
        is_head = bool(cells) and len(cells[0]) > 1 and all(cell.tag == "th" for cell in cells[0])
        columns = tuple(texts[0]) if is_head and len(cells) > 1 and all(texts[0]) else ()
        self.lines.append(Line(""))
        for row in texts:
            if any(row):
                self.lines.append(Line("\t".join(row), hint="row", columns=columns))
        self.lines.append(Line(""))
        self._waiting.extend(self._notes[link] for link in table.iter("a") if link in self._notes)
        self._put_notes()

    def _drop(self, element: Any) -> None:
        self.menus.extend(said for part in element.xpath(_SPOKEN) if (said := " ".join(tidy(part).split())))


def _spaces(text: str | None, verbatim: bool) -> str:
    """Line breaks in a page's source are white space, but for those in <pre>."""
    return (text or "") if verbatim else re.sub(r"\s+", " ", text or "")


def _number(item: Any) -> str:
    """The number that a browser sets before an item of an ordered list, with a space."""
    parent = item.getparent()
    if (
        parent is None
        or parent.tag != "ol"
        or "list-style:none" in (parent.get("style") or "").replace(" ", "")
    ):
        return ""
    start = parent.get("start") or "1"
    said = item.get("value") or ""
    place = 1 + sum(sibling.tag == "li" for sibling in item.itersiblings(preceding=True))
    number = int(said) if said.isdigit() else place + (int(start) if start.isdigit() else 1) - 1
    style = _LIST_STYLES.get(parent.get("type") or "", "decimal")
    return f"{written(number, style)}. "


def _shape(element: Any, shape: Line, lists: int) -> Line:
    """How the text directly in the element is set."""
    if element.tag in _HEADINGS:
        return replace(shape, hint="heading", level=_HEADINGS[element.tag])
    if element.tag == "li":
        return replace(shape, hint="item", level=max(lists, 1))
    if element.tag in ("dt", "summary", "legend"):
        return replace(shape, hint="paragraph", bold=True)
    return replace(shape, hint="paragraph", level=None, bold=False)


def _is_data_table(table: Any) -> bool:
    """Whether the table has two columns or more of its own; others are there for the page's looks."""
    if table.xpath(".//table") or table.get("role") == "presentation":
        return False
    return any(len(row.xpath("./td|./th")) > 1 for row in table.iter("tr"))


def _row_texts(cells: list[Any], notes: Container[Any]) -> list[str]:
    texts = []
    for cell in cells:
        texts.append(_flat(cell, notes))
        span = cell.get("colspan") or "1"
        texts.extend([""] * (min(int(span), 60) - 1 if span.isdigit() else 0))
    return texts


def _flat(element: Any, notes: Container[Any] = ()) -> str:
    """All text within the element on one line, a space where a block or a line break parts it; no marks of notes."""
    parts = []
    for node in element.iter():
        if node.tag in _BLOCKS or node.tag == "br":
            parts.append(" ")
        is_mark = node in notes or any(up in notes for up in node.iterancestors("a"))
        if isinstance(node.tag, str) and node.tag not in _SILENT and not is_mark:
            parts.append(raised(node.text or "") if node.tag == "sup" else node.text or "")
        if node is not element:
            parts.append((" " if node.tag in _BLOCKS else "") + (node.tail or ""))
    return " ".join(tidy("".join(parts)).split())
