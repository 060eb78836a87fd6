"""Rows of tables as evidence: which cell stands under which column, and a row in words."""

from dataclasses import dataclass

from answer.candidates.evidence import Candidate


@dataclass(frozen=True)
class Cell:
    """Characters `start:end` of a row's text, and the name of the column they stand in ("" when it has none)."""

    start: int
    end: int
    column: str


def is_row(candidate: Candidate) -> bool:
    """Whether the candidate is a table row with named columns."""
    return candidate.block is not None and candidate.block.kind == "row" and bool(candidate.block.columns)


def cells(candidate: Candidate) -> list[Cell]:
    """The cells with words in them, in order; none when the candidate is no row."""
    if candidate.block is None or not is_row(candidate):
        return []
    found, at = [], 0
    pieces = candidate.text.split("\t")
    columns = (*candidate.block.columns, *[""] * len(pieces))
    for piece, column in zip(pieces, columns, strict=False):
        if piece.strip():
            found.append(Cell(at, at + len(piece), column))
        at += len(piece) + 1
    return found


def is_header(candidate: Candidate) -> bool:
    """Whether the row only repeats the names of the columns."""
    own = cells(candidate)
    return bool(own) and all(candidate.text[c.start : c.end].strip() in c.column for c in own)


def row_words(candidate: Candidate) -> str:
    """ "Ort: Kumla; Platser: 12": the cells with their columns."""
    return _spelled(candidate)[0]


def in_row(candidate: Candidate, start: int, end: int) -> tuple[int, int] | None:
    """Where characters `start:end` of `row_words` stand in the row itself; None for the name of a column."""
    for at, cell in _spelled(candidate)[1]:
        first, last = max(start, at), min(end, at + cell.end - cell.start)
        if first < last:
            return cell.start + first - at, cell.start + last - at
    return None


def _spelled(candidate: Candidate) -> tuple[str, list[tuple[int, Cell]]]:
    """The row in words, and where in them each cell begins, without the white space around it."""
    text, places = "", []
    for cell in cells(candidate):
        words = candidate.text[cell.start : cell.end]
        start = cell.start + len(words) - len(words.lstrip())
        text += ("; " if text else "") + (f"{cell.column}: " if cell.column else "")
        places.append((len(text), Cell(start, start + len(words.strip()), cell.column)))
        text += words.strip()
    return text, places
