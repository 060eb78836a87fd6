"""From a reader's lines to clean blocks: noise and running heads out, tables named, lines joined."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.agreement import DroppedText
from ingest.layout.blocks import Layout, TextBlock
from ingest.layout.footnotes import lift_notes, place_notes
from ingest.layout.label_tables import open_label_tables
from ingest.layout.page_marks import take_page_marks
from ingest.layout.paragraphs import join_lines
from ingest.layout.parted_numbers import join_parted
from ingest.layout.portal import drop_portal
from ingest.layout.running_heads import drop_running_heads
from ingest.layout.spaced_columns import tab_columns
from ingest.layout.tables import name_columns
from ingest.line_store import LineStore
from ingest.lines import Line, Source

__all__ = ["Layout", "TextBlock", "clean"]

_Stage = Callable[[Sequence[Line]], tuple[Sequence[Line], list[DroppedText]]]
_NOTHING_SAID = re.compile(r"[-–—_=*•·.|:~# ]+")


def _drop_rules(lines: Sequence[Line]) -> tuple[Sequence[Line], list[DroppedText]]:
    """Rulers, lines to sign on and bullets without text say nothing; a blank line takes their place."""
    kept = LineStore()
    dropped: list[DroppedText] = []
    for line in lines:
        if line.text and line.hint not in ("row", "footnote") and _NOTHING_SAID.fullmatch(line.text):
            dropped.append(DroppedText("linje", line.text, line.page))
            line = replace(line, text="")
        kept.append(line)
    return kept, dropped


def _set_columns(lines: Sequence[Line]) -> tuple[Sequence[Line], list[DroppedText]]:
    return name_columns(open_label_tables(tab_columns(lines)))


def clean(source: Source) -> Layout:
    """The source's text as blocks, and what was left out with the reason."""
    lines, gone = drop_portal(source.lines)
    dropped = [*source.dropped, *gone]
    lines, marks, pages = take_page_marks(lines)
    dropped.extend(marks)
    stages: tuple[_Stage, ...] = (drop_running_heads, _set_columns, _drop_rules)
    for stage in stages:
        lines, gone = stage(lines)
        dropped.extend(gone)
    lines, notes = lift_notes(lines)
    blocks, marks = place_notes(join_lines(lines), notes)
    scanned = frozenset(reading.page for reading in source.page_readings if reading.method == "ocr")
    return Layout(tuple(join_parted(blocks)), (*dropped, *marks), source.pages or pages, scanned)
