"""The plain sources of the binary sample agreements: one block a line, its kind told by the first characters.

> title line    # heading (## and ### below it)    - list item    1. numbered item
| a | b |  table row (the first of a table names the columns)    ---  page break    ===  end of the front page
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["title", "heading", "paragraph", "item", "numbered", "table", "page", "front"]
SOURCES = Path(__file__).parent / "sources"


@dataclass(frozen=True)
class Block:
    """One block; `level` is a heading's, `rows` a table's with the column names first."""

    kind: Kind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def read(name: str) -> list[Block]:
    """Blocks of `sources/<name>.txt`; consecutive table rows become one table."""
    blocks: list[Block] = []
    for line in (SOURCES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        block = _block(line)
        if block.kind == "table" and blocks and blocks[-1].kind == "table":
            blocks[-1] = Block("table", rows=blocks[-1].rows + block.rows)
        else:
            blocks.append(block)
    return blocks


def _block(line: str) -> Block:
    if line == "---":
        return Block("page")
    if line == "===":
        return Block("front")
    if line.startswith("|"):
        return Block("table", rows=(tuple(cell.strip() for cell in line.strip("|").split("|")),))
    if line.startswith("> "):
        return Block("title", line[2:])
    if line.startswith("- "):
        return Block("item", line[2:])
    if match := re.match(r"(#+) ", line):
        return Block("heading", line[match.end() :], level=len(match[1]))
    if re.match(r"\d+\. ", line):
        return Block("numbered", line)
    return Block("paragraph", line)


def runs(text: str) -> list[tuple[str, bool]]:
    """(words, bold) pieces of a text with **bold** marks."""
    return [(piece, i % 2 == 1) for i, piece in enumerate(text.split("**")) if piece]


def plain(text: str) -> str:
    """The text without bold marks."""
    return text.replace("**", "")
