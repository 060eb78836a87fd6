"""Small agreements for tests: sections from headings and lines, without any reader."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import count
from typing import Any

from domain.agreement import Agreement, Block, Facts, Section, Span
from domain.municipalities import Municipality, by_name


def make_agreement(
    file: str, municipalities: Sequence[str], sections: Mapping[str, Sequence[str]], **changes: Any
) -> Agreement:
    """An agreement of `file` with one section for each heading.

    Each line is a paragraph of one sentence; a line that begins with "- " is a list item. The heading "" makes a
    section without heading. A heading that begins with "> " stands one level down. `changes` are fields of Agreement.
    """
    numbers = count()
    made = tuple(_section(f"s{next(numbers):02}", heading, lines) for heading, lines in sections.items())
    values: dict[str, Any] = {
        "id": file.rpartition(".")[0] or file,
        "file": file,
        "sha256": sha256(repr(sections).encode()).hexdigest(),
        "title": "Överenskommelse om samverkan",
        "kind": "överenskommelse",
        "annex": None,
        "municipalities": tuple(municipality(name) for name in municipalities),
        "af_office": None,
        "diary_number": None,
        "sections": made,
        "facts": Facts(),
    }
    return Agreement(**(values | changes))


def span_of(made: Agreement, words: str) -> Span:
    """Where the words first stand in an agreement."""
    section = next(s for s in made.sections if words in s.text)
    at = section.text.index(words)
    return Span(section.id, at, at + len(words))


def municipality(name: str) -> Municipality:
    """The municipality of that name. Raises KeyError when there is none."""
    found = by_name(name)
    if found is None:
        raise KeyError(name)
    return found


def _section(section_id: str, heading: str, lines: Sequence[str]) -> Section:
    level = 2 if heading.startswith("> ") else 1
    heading = heading.removeprefix("> ")
    texts = [heading, *lines] if heading else list(lines)
    blocks: list[Block] = []
    at = 0
    for position, text in enumerate(texts):
        is_heading = position == 0 and heading != ""
        kind = "heading" if is_heading else "item" if text.startswith("- ") else "paragraph"
        blocks.append(Block(kind, at, at + len(text)))
        at += len(text) + 1
    spans = tuple((block.start, block.end) for block in blocks)
    text = "\n".join(texts)
    return Section(section_id, level, None, heading or None, None, None, text, tuple(blocks), spans)
