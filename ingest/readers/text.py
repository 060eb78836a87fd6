"""Text files, with or without Markdown: marks of emphasis are markup and go, words and bullets stay."""

import re

from domain.errors import UnreadableDocument
from ingest.lines import Line, Source
from ingest.readers.accents import restore_accents
from ingest.readers.characters import tidy
from ingest.readers.encoding import decode

CHARACTER_WIDTH = (
    6.0  # points; indentation in a text file is told as if it were set in a 10-point typewriter face
)
MOST_CHARACTERS = 20_000_000

_BREAK = re.compile("\r\n|[\n\r\v\u0085\u2028\u2029]")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(\S.*?)[ \t]*#*$")
_STRONG = re.compile(r"(\*\*\*|\*\*|__)(?=[^\s*_])((?:[^\n]|\n(?![ \t]*(?:\n|[-*#|>])))+?)(?<=[^\s])\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:https?:|mailto:|#|/)[^)\s]*(?: \"[^\"\n]*\")?\)")
_ESCAPE = re.compile(r"\\([-.*_#+!\[\](){}>`~])")
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{3,})[ \t]*$")
_PIPE_ROW = re.compile(r"^[ \t]*\|(.*)\|[ \t]*$")
# A table whose rows have no outer bars: a line of names, a line of dashes, and rows up to an empty line.
_BARE_TABLE = re.compile(
    r"^[^|\n]+\|[^\n]*\n[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+(?:\n[^|\n]+\|[^\n]*)+$",
    re.MULTILINE,
)
_BOLD_ON, _BOLD_OFF = "\ue000", "\ue001"  # private characters that stand for marks between two steps

_CALLED = {"cp1252": "Windows-1252", "latin-1": "Latin-1", "cp850": "DOS", "mac_roman": "Macintosh"}
_OLD_ENCODING = (
    "Filen har en äldre teckenkodning ({}), så enstaka tecken kan ha blivit fel. Jämför med originalet."
)
_QUOTED = re.compile(r"^(?:> ?)+")
_FEWEST_QUOTED, _QUOTED_SHARE = 5, 0.3  # lines, and share of the lines, for the marks to be an e-mail's
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
_MOST_CONTROLS = 0.02  # share of the characters that no text holds: pictures and programs have a tenth


def read_text(data: bytes, name: str = "Filen") -> Source:
    """The lines of a text file; blank lines are lines without text. Pages only where form feeds tell of them.

    Raises UnreadableDocument when the file is far too large to be an agreement.
    """
    if len(data) > 4 * MOST_CHARACTERS:
        raise UnreadableDocument(
            f"{name} är för stor för att vara en överenskommelse ({len(data) // 1_000_000} MB). Dela upp den."
        )
    text, encoding = decode(data)
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        raise UnreadableDocument(
            f"{name} innehåller ingen text utan data. Spara den på nytt från originalet."
        )
    warnings = () if encoding.startswith("utf") else (_OLD_ENCODING.format(_CALLED[encoding]),)
    return source_of(text, warnings)


def source_of(text: str, warnings: tuple[str, ...] = ()) -> Source:
    """The lines of a text that is already decoded."""
    text = restore_accents(tidy(text.replace(_BOLD_ON, "").replace(_BOLD_OFF, "")))
    text = _BARE_TABLE.sub(_barred, _unquoted(_BREAK.sub("\n", text)))
    pages = text.rstrip("\f\n ").split("\f")
    numbered = len(pages) > 1
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        lines.extend(_page_lines(page, number if numbered else None))
    return Source(tuple(lines), pages=len(pages) if numbered else None, warnings=warnings)


def _barred(table: re.Match[str]) -> str:
    """The rows with outer bars; a last cell that is empty has its bar already."""
    return "\n".join(f"|{row.rstrip().removesuffix('|')}|" for row in table.group().split("\n"))


def _unquoted(text: str) -> str:
    """Without the marks before each line that an e-mail program sets when it answers or sends on."""
    lines = text.split("\n")
    quoted = sum(bool(_QUOTED.match(line)) for line in lines)
    filled = sum(bool(line.strip()) for line in lines)
    if quoted < _FEWEST_QUOTED or quoted < _QUOTED_SHARE * filled:
        return text
    return "\n".join(_QUOTED.sub("", line) for line in lines)


def _page_lines(text: str, page: int | None) -> list[Line]:
    lines: list[Line] = []
    bold = False
    for raw in _unmark(text).split("\n"):
        line, bold = _line(raw, bold, page)
        if lines and _UNDERLINE.match(line.text) and _can_be_underlined(lines, line.text):
            level = 1 if line.text.strip().startswith("=") else 2
            lines[-1] = Line(lines[-1].text, page, bold=lines[-1].bold, hint="heading", level=level)
            continue
        lines.append(line)
    return lines


def _unmark(text: str) -> str:
    """Without Markdown's marks; where bold begins and ends is kept as private characters."""
    text = _STRONG.sub(lambda m: f"{_BOLD_ON}{m.group(2)}{_BOLD_OFF}", text)
    text = _EMPHASIS.sub(r"\1", text)
    text = _UNDERSCORE.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", _LINK.sub(r"\1", text))


def _line(raw: str, bold: bool, page: int | None) -> tuple[Line, bool]:
    """(the line, whether bold goes on in the next)."""
    whole, ends_bold = _all_bold(raw, bold)
    text = raw.replace(_BOLD_ON, "").replace(_BOLD_OFF, "")
    heading = _HEADING.match(text)
    if heading:
        return Line(
            heading.group(2), page, hint="heading", level=len(heading.group(1)), bold=whole
        ), ends_bold
    row = _PIPE_ROW.match(text)
    if row:
        cells = [cell.strip().replace(r"\|", "|") for cell in _CELL_BORDER.split(row.group(1))]
        return Line("\t".join(cells), page, hint="row"), ends_bold
    stripped = text.strip(" ")
    left = (
        CHARACTER_WIDTH * (len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip())) if stripped else None
    )
    return Line(stripped if stripped.strip() else "", page, left=left, bold=whole), ends_bold


def _all_bold(raw: str, bold: bool) -> tuple[bool, bool]:
    """(every word of the line is bold, bold goes on after it)."""
    plain = False
    for char in raw:
        if char == _BOLD_ON:
            bold = True
        elif char == _BOLD_OFF:
            bold = False
        elif not bold and char.isalnum():
            plain = True
    return (not plain and _has_words(raw) and (bold or _BOLD_OFF in raw)), bold


def _has_words(raw: str) -> bool:
    return any(char.isalnum() for char in raw)


def _can_be_underlined(lines: list[Line], underline: str) -> bool:
    """Whether the last line is a short one of its own, as a heading that is underlined with = or - must be."""
    last = lines[-1]
    alone = len(lines) < 2 or not lines[-2].text
    is_short = 0 < len(last.text) <= 100 and "\t" not in last.text and not last.text.endswith((".", ",", ";"))
    return last.hint is None and is_short and (alone or underline.strip().startswith("="))
