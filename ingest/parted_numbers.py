"""A number on a line of its own ("Kapitel 3", "§ 4", "5.") above the heading that it belongs to: both become one block.

Layouts set numbers so, in the margin or centred above; a scan parts them. The count is the evidence: at least three
such numbers, each one more than the last or the first below it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import TextBlock
from ingest.numbering import follows, read_number
from ingest.wording import may_be_heading

FEWEST = 3
_ALONE = re.compile(
    r"(?:(?:kapitel|kap\.|avsnitt|artikel|del|punkt) )?(?:§ ?)?\d{1,2}(?:\.\d{1,2}){0,3}(?: ?§)?[.):]?",
    re.IGNORECASE,
)
_VERB_WORDS = 9


def join_parted(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks, with each number that heads the next block joined to it by a space."""
    parted = _in_sequence(blocks, [i for i in range(len(blocks) - 1) if _is_parted(blocks[i], blocks[i + 1])])
    joined: list[TextBlock] = []
    for index, block in enumerate(blocks):
        if index - 1 in parted:
            joined[-1] = _joined(joined[-1], block)
        else:
            joined.append(block)
    return joined


def _is_parted(number: TextBlock, heading: TextBlock) -> bool:
    if number.hint in ("row", "footnote") or heading.hint in ("row", "footnote", "item"):
        return False
    return bool(_ALONE.fullmatch(number.text)) and may_be_heading(heading.text, _VERB_WORDS)


def _in_sequence(blocks: Sequence[TextBlock], candidates: Sequence[int]) -> set[int]:
    """The candidates that count on from each other, from 1."""
    found: list[int] = []
    last: tuple[int, ...] = (0,)
    for index in candidates:
        parts = _parts(blocks[index])
        if follows(last, parts):
            found.append(index)
            last = parts
    return set(found) if len(found) >= FEWEST else set()


def _parts(number: TextBlock) -> tuple[int, ...]:
    read = read_number(f"{number.text} Rubrik")
    return read.parts if read else ()


def _joined(number: TextBlock, heading: TextBlock) -> TextBlock:
    """The heading's block, its text after the number's."""
    at = len(number.text) + 1
    turns = [(at, heading.page)] if heading.page is not None and heading.page != number.page else []
    breaks = (*turns, *((offset + at, page) for offset, page in heading.page_breaks))
    text = f"{number.text} {heading.text}"
    return replace(heading, text=text, page=number.page, gap_before=True, page_breaks=breaks)
