"""Rich Text Format: a small reader of its control words, for bold type, sizes, tables and lists."""

import re
from dataclasses import dataclass, field, replace

from domain.agreement import DroppedText
from domain.errors import UnreadableDocument
from ingest.lines import Line, Source
from ingest.readers.characters import raised, tidy

MOST_BYTES = 100_000_000
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|(?P<line>[\r\n]+)"
)
_SILENT = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "generator", "listtable", "listoverridetable",
    "rsidtbl", "themedata", "colorschememapping", "datastore", "latentstyles", "fldinst", "xmlnstbl", "filetbl",
    "revtbl", "pgptbl", "mmathPr", "nonshppict", "bkmkstart", "bkmkend", "atnid", "atnauthor", "annotation",
    "template", "operator", "author", "title", "company", "wgrffmtfilter", "listpicture", "background",
}  # fmt: skip
_HEADS = {"header": "sidhuvud", "headerl": "sidhuvud", "headerr": "sidhuvud", "headerf": "sidhuvud",
          "footer": "sidfot", "footerl": "sidfot", "footerr": "sidfot", "footerf": "sidfot"}  # fmt: skip
_SIGNS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "tab": "\t", "line": "\n", "emspace": " ", "enspace": " ",
}  # fmt: skip
_EXTRA_SPACE = 60  # twips above or below a paragraph that count as a blank line
_MOST_NESTED = 500
_CODE_PAGES = {77: "mac_roman", 161: "cp1253", 162: "cp1254", 186: "cp1257", 204: "cp1251", 238: "cp1250"}


@dataclass
class _State:
    """What a group has set; a brace saves and restores it."""

    bold: bool = False
    underlined: bool = False
    size: float = 12.0
    hidden: bool = False
    raised: bool = False
    where: str = ""  # "" for the text, "skip", "sidhuvud", "sidfot", "fotnot"
    fallback: int = 1  # characters that follow a \u for older programs
    font: int = 0


@dataclass
class _Paragraph:
    """What is gathered of the paragraph at hand."""

    words: list[str] = field(default_factory=list)
    bold: bool = True  # every letter so far, or underlined
    size: float = 0.0
    in_table: bool = False
    level: int | None = None
    above: int = 0
    below: int = 0
    left: int = 0

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self.words)


def read_rtf(data: bytes, name: str = "Filen") -> Source:
    """The lines of an RTF file. Raises UnreadableDocument when it is far too large or holds no text."""
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(
            f"{name} är för stor för att vara en överenskommelse. Ta bort bilderna och spara om."
        )
    reader = _Reader(data)
    reader.run()
    if not any(line.text for line in reader.lines):
        raise UnreadableDocument(f"{name} innehåller ingen text. Spara den på nytt från originalet.")
    return Source(tuple(reader.lines), dropped=tuple(reader.dropped))


class _Reader:
    """Goes through the file once."""

    def __init__(self, data: bytes) -> None:
        self.lines: list[Line] = []
        self.dropped: list[DroppedText] = []
        self._data = data
        self._state = _State()
        self._stack: list[_State] = []
        self._paragraph = _Paragraph()
        self._cells: list[tuple[str, bool]] = []
        self._aside: list[str] = []  # text of a head or note
        self._notes: list[str] = []  # that wait for the end of their paragraph
        self._table_notes: list[str] = []  # that wait for the end of their table
        self._count = 0  # of notes
        self._skip = 0  # characters still to be left out after a \u
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._in_fonts = False
        self._starred = False
        self._below = 0
        self._bytes = b""  # one-byte characters that are gathered: some encodings need two for a letter

    def run(self) -> None:
        """Fills `lines` and `dropped`."""
        for token in _TOKEN.finditer(self._data):
            kind = token.lastgroup if token.lastgroup != "number" else "word"
            if kind != "hex":
                self._flush_bytes()
            if kind == "word":
                self._word(token["word"].decode("ascii"), token["number"])
            elif kind == "hex":
                self._hex(int(token["hex"], 16))
            elif kind == "sign":
                self._sign(token["sign"])
            elif kind == "brace":
                self._brace(token["brace"] == b"{")
            elif kind == "text":
                self._text(token["text"].decode(self._code_page(), errors="replace"))
        self._flush_bytes()
        self._end_paragraph()

    # --- tokens --------------------------------------------------------------------------------------------------

    def _brace(self, opens: bool) -> None:
        if opens:
            if len(self._stack) < _MOST_NESTED:
                self._stack.append(replace(self._state))
            return
        if not self._stack:
            return
        before, self._state = self._state, self._stack.pop()
        if before.where not in ("", "skip") and self._state.where != before.where:
            self._end_aside(before.where)
        if before.where == "skip" and self._state.where != "skip":
            self._in_fonts = False

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
            return
        if sign in (b"\n", b"\r"):
            self._end_paragraph()
        else:
            self._text({b"~": "\u00a0", b"_": "-", b"-": ""}.get(sign, sign.decode("latin-1")))

    def _hex(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes += bytes([code])

    def _flush_bytes(self) -> None:
        if self._bytes:
            text, self._bytes = self._bytes.decode(self._code_page(), errors="replace"), b""
            self._text(text, counted=False)

    def _code_page(self) -> str:
        return self._fonts.get(self._state.font, self._encoding)

    def _text(self, text: str, counted: bool = True) -> None:
        if counted and self._skip:
            text, self._skip = text[self._skip :], max(0, self._skip - len(text))
        self._starred = False
        if not text or self._state.where == "skip" or self._state.hidden:
            return
        if self._state.where:
            self._aside.append(text)
            return
        self._paragraph.words.append(raised(text) if self._state.raised else text)
        letters = sum(char.isalnum() for char in text)
        if letters:
            self._paragraph.bold = self._paragraph.bold and (self._state.bold or self._state.underlined)
            self._paragraph.size = self._paragraph.size or self._state.size

    def _word(self, word: str, raw: bytes | None) -> None:
        number = int(raw) if raw is not None else None
        starred, self._starred = self._starred, False
        if word in _SILENT or (
            starred and word not in ("shppict", "shpinst", "shptxt", "pn", "pntext", "fldrslt")
        ):
            self._in_fonts = self._in_fonts or word == "fonttbl"
            self._state.where = "skip"
        elif word in _HEADS:
            self._state.where = _HEADS[word]
        elif word in ("footnote", "ftnalt"):
            self._state.where = "fotnot"
        elif word in _SIGNS:
            self._text(_SIGNS[word], counted=False)
        elif word == "u" and number is not None:
            self._text(_character(number), counted=False)
            self._skip = self._state.fallback
        elif self._state.where != "skip" and self._ends(word):
            return
        else:
            self._set(word, number)

    def _ends(self, word: str) -> bool:
        """Whether the word ended a paragraph, a cell or a row."""
        if word in ("par", "sect", "page"):
            if self._state.where:
                self._aside.append("\n")
            elif self._paragraph.in_table:
                self._paragraph.words.append(" ")
            else:
                self._end_paragraph()
        elif word in ("cell", "nestcell"):
            self._cells.append((" ".join(self._paragraph.text.split()), self._paragraph.bold))
            self._paragraph = _Paragraph(in_table=True)
        elif word in ("row", "nestrow"):
            self._end_row()
        else:
            return False
        return True

    def _set(self, word: str, number: int | None) -> None:
        """Keeps what a control word sets."""
        state, paragraph = self._state, self._paragraph
        match word:
            case "b":
                state.bold = number != 0
            case "ul" | "ulnone":
                state.underlined = word == "ul" and number != 0
            case "fs" if number:
                state.size = number / 2
            case "plain":
                state.bold, state.underlined, state.hidden, state.raised = False, False, False, False
                state.size = 12.0
            case "super" | "nosupersub":
                state.raised = word == "super" and number != 0
            case "v" | "deleted":
                state.hidden = number != 0
            case "uc":
                state.fallback = max(0, number or 0)
            case "ansicpg" if number:
                self._encoding = _known(f"cp{number}")
            case "mac":
                self._encoding = "mac_roman"
            case "pc" | "pca":
                self._encoding = "cp850"
            case "f" if number is not None:
                state.font = number
            case "fcharset" if self._in_fonts and number in _CODE_PAGES:
                self._fonts[state.font] = _CODE_PAGES[number]
            case "pard":
                self._paragraph = _Paragraph(paragraph.words, paragraph.bold, paragraph.size)
            case "intbl":
                paragraph.in_table = True
            case "outlinelevel" if number is not None and 0 <= number < 9:
                paragraph.level = number + 1
            case "sb":
                paragraph.above = number or 0
            case "sa":
                paragraph.below = number or 0
            case "li":
                paragraph.left = number or 0

    # --- lines ---------------------------------------------------------------------------------------------------

    def _end_paragraph(self) -> None:
        if self._cells:
            self._end_row()
        self._put_notes(self._table_notes)
        self._put_paragraph()
        self._put_notes(self._notes)

    def _put_notes(self, notes: list[str]) -> None:
        self.lines.extend(Line(note, hint="footnote") for note in notes)
        notes.clear()

    def _put_paragraph(self) -> None:
        done = self._paragraph
        self._paragraph = replace(done, words=[], bold=True, size=0.0)
        if not done.text.strip():
            self._blank()
            return
        if max(done.above, self._below) >= _EXTRA_SPACE or done.level is not None:
            self._blank()
        self._below = done.below
        line = Line("", left=done.left / 20, size=done.size or None, bold=done.bold, hint="paragraph")
        if done.level is not None:
            line = replace(line, hint="heading", level=done.level)
        for part in done.text.split("\n"):
            text = tidy(part).strip()
            if text:
                is_tabbed = "\t" in text and line.hint == "paragraph"
                self.lines.append(replace(line, text=text, hint=None if is_tabbed else line.hint))

    def _end_row(self) -> None:
        cells, self._cells = self._cells, []
        self._paragraph = _Paragraph()
        if any(text for text, _ in cells):
            bold = all(bold for text, bold in cells if text)
            self.lines.append(Line("\t".join(tidy(text) for text, _ in cells), bold=bold, hint="row"))

    def _end_aside(self, where: str) -> None:
        text, self._aside = "".join(self._aside), []
        if where == "fotnot":
            self._count += 1
            notes = self._table_notes if self._paragraph.in_table else self._notes
            notes.append(f"{self._count} {' '.join(tidy(text).split())}")
            return
        for part in text.split("\n"):
            said = " ".join(tidy(part).split())
            if said:
                self.dropped.append(DroppedText(where, said))

    def _blank(self) -> None:
        self._below = 0
        if self.lines and self.lines[-1].text:
            self.lines.append(Line(""))


def _character(number: int) -> str:
    code = number + 65536 if number < 0 else number
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding
