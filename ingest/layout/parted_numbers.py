"""A number alone on its line ("Kapitel 3", "§ 4", "5.", "Steg 1") above its heading: both become one block.

Layouts set numbers so, in the margin or centred above; a scan parts them. The count is the evidence: such
numbers, each one more than the last or the first below it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ingest.layout.blocks import TextBlock
from ingest.numbering import follows
from ingest.wording import may_be_heading

FEWEST, FEWEST_NAMED = 3, 2  # numbers of a count; of one with a word of its own
_ALONE = re.compile(
    r"(?:(?P<word>(?!bilaga|sida)[A-ZÅÄÖ]{3,15})\.? )?(?:§ ?)?\d{1,2}(?:\.\d{1,2}){0,3}(?: ?§)?[.):]?",
    re.IGNORECASE,
)
_VERB_WORDS = 9


def join_parted(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """The blocks, with each number that heads the next block joined to it by a space."""
    counts: dict[str, list[int]] = defaultdict(list)
    for index in range(len(blocks) - 1):
        if _is_parted(blocks[index], blocks[index + 1]):
            counts[_word(blocks[index])].append(index)
    parted = {i for word, count in counts.items() for i in _in_sequence(blocks, count, word)}
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


def _word(number: TextBlock) -> str:
    found = _ALONE.fullmatch(number.text)
    return (found["word"] or "").lower() if found else ""


def _in_sequence(blocks: Sequence[TextBlock], candidates: Sequence[int], word: str) -> list[int]:
    """The candidates that count on from each other, from 1."""
    found: list[int] = []
    last: tuple[int, ...] = (0,)
    for index in candidates:
        parts = tuple(map(int, re.findall(r"\d+", blocks[index].text)))
        if follows(last, parts):
            found.append(index)
            last = parts
    return found if len(found) >= (FEWEST_NAMED if word else FEWEST) else []


def _joined(number: TextBlock, heading: TextBlock) -> TextBlock:
    """The heading's block, its text after the number's."""
    at = len(number.text) + 1
    turns = [(at, heading.page)] if heading.page is not None and heading.page != number.page else []
    breaks = (*turns, *((offset + at, page) for offset, page in heading.page_breaks))
    text = f"{number.text} {heading.text}"
    return replace(heading, text=text, page=number.page, gap_before=True, page_breaks=breaks)
