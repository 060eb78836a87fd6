"""Sentences that a page's head has cut in two: "... ska starta ett spår", "Ale kommun 7 (8) för kockar".

The words keep their places: the head is blanked out, not taken away, so that every span still points at the original.
"""

import re
from dataclasses import replace

from domain.agreement import Block, Section

_PAGE_HEAD = re.compile(
    r"(?:[^\W\d_][\w-]*[ \t]+){0,5}(?P<page>\d{1,3})[ \t]?\((?P<pages>\d{1,3})\)[ \t\n]+(?=\w)"
)
_ENDS = (".", "!", "?", ":", ";", "”", '"')


def mended(section: Section) -> Section:
    """The section with its page heads as blanks, and sentences whole that went on below one."""
    text, sentences, blocks = section.text, list(section.sentences), list(section.blocks)
    for block in section.blocks:
        head = _PAGE_HEAD.match(text, block.start, block.end)
        if block.kind != "paragraph" or head is None or int(head["page"]) > int(head["pages"]):
            continue
        text = f"{text[: head.start()]}{' ' * len(head.group())}{text[head.end() :]}"
        if text[head.end()].islower():
            _join(text, blocks, sentences, block)
    if text == section.text:
        return section
    return replace(section, text=text, blocks=tuple(blocks), sentences=tuple(sentences))


def _join(text: str, blocks: list[Block], sentences: list[tuple[int, int]], block: Block) -> None:
    """Makes one of the block and the paragraph before it, and of the sentences at the seam."""
    at = next(i for i, b in enumerate(blocks) if b.end == block.end)
    before = blocks[at - 1] if at else None
    if before is None or before.kind != "paragraph" or text[: before.end].rstrip().endswith(_ENDS):
        return
    blocks[at - 1 : at + 1] = [replace(before, end=block.end)]
    seam = next((i for i, (start, _) in enumerate(sentences) if start >= block.start), 0)
    if seam:
        sentences[seam - 1 : seam + 1] = [(sentences[seam - 1][0], sentences[seam][1])]
