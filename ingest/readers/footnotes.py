"""Footnotes at the foot of a page: small text below the body that begins with a number set as a mark above it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import mode

from ingest.lines import Line
from ingest.readers.grids import cell_text, joined

# Digits set above the line, but for those of square and cubic metres.
MARK = re.compile(r"(?<!\bm)(?<!\bkm)(?<!\bcm)(?<!\bdm)(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+")
_BEGINS = re.compile(r"(\d{1,3}|[⁰¹²³⁴-⁹]{1,3})[.)]? +(?=\S)")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ENDED = re.compile(r"[.!?)][”\"')]*$")
_SMALLER = 0.95  # times the body's size, that a note is set in at most
_SAME_SIZE = 0.6  # points
_WIDEST_STEP = 2.0  # times the size, between the lines of a note


def marked_notes(lines: Sequence[Line]) -> list[Line]:
    """One page's lines with each footnote as one line of its own with hint "footnote", beginning with its number."""
    kept: list[Line] = []
    sizes: dict[str, float] = {}  # of the lines whose marks have been passed
    index = 0
    while index < len(lines):
        line = lines[index]
        if _begins_note(line, sizes):
            parts, index = _note(lines, index, sizes)
            kept.append(_joined(parts))
            continue
        for mark in MARK.findall(line.text):
            sizes.setdefault(mark.translate(PLAIN), line.size or 0.0)
        kept.append(line)
        index += 1
    return kept


def carried_note(above: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """A page's lines, where the last note of the page `above` goes on at its foot with that as a note without number.

    It goes on with a small letter in the notes' type, below the body of the page, when its sentence has not ended.
    """
    note = next((line for line in reversed(above) if line.hint == "footnote"), None)
    repeated = {line.text for line in above}  # running feet
    fresh = [line.text not in repeated for line in lines]
    start = None if note is None or _ENDED.search(note.text) else _foot(lines, note, fresh)
    if start is None:
        return list(lines)
    end = start + 1
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
        end += 1
    text = joined(line.text for line in lines[start:end])
    return [*lines[:start], replace(lines[start], text=text, hint="footnote", bold=False), *lines[end:]]


def _foot(lines: Sequence[Line], note: Line, fresh: Sequence[bool]) -> int | None:
    """Where the type of a note begins below the body of the page."""
    sizes = [line.size for line in lines if line.hint is None and line.size is not None for _ in line.text]
    body = mode(sizes) if sizes else 0.0
    seen = False
    for index, line in enumerate(lines):
        if line.size is None or line.hint is not None:
            continue
        is_small = line.size <= _SMALLER * body and abs(line.size - (note.size or 0.0)) < _SAME_SIZE
        if is_small and seen and fresh[index] and line.text[:1].islower():
            return index
        seen = seen or line.size > _SMALLER * body
    return None


def _begins_note(line: Line, sizes: Mapping[str, float]) -> bool:
    """Whether the line begins with a number that has been a mark above it, in larger text."""
    found = _BEGINS.match(line.text) if line.hint is None else None
    if found is None or line.size is None:
        return False
    return line.size <= _SMALLER * sizes.get(found.group(1).translate(PLAIN), 0.0)


def _note(lines: Sequence[Line], start: int, sizes: Mapping[str, float]) -> tuple[list[Line], int]:
    """(the lines of the note that begins at `start`, index of what follows)."""
    parts, end = [lines[start]], start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if not line.text:
            continue
        if _begins_note(line, sizes) or not _goes_on(parts[-1], line):
            break
        parts.append(line)
        end = index + 1
    return parts, end


def _goes_on(last: Line, line: Line) -> bool:
    if line.hint is not None or None in (line.size, last.size, line.top, last.top):
        return False
    alike = abs(line.size - last.size) < _SAME_SIZE  # type: ignore[operator]  # looked at above
    return alike and 0 < line.top - last.top < _WIDEST_STEP * line.size  # type: ignore[operator]


def _joined(parts: Sequence[Line]) -> Line:
    words = tuple(word for part in parts for word in part.words)
    found = _BEGINS.match(text := cell_text([list(part.words) for part in parts]))
    number = found.group(1).translate(PLAIN) if found else ""
    rest = text[found.end() :] if found else text
    return replace(parts[0], text=f"{number} {rest}", hint="footnote", bold=False, words=words)
