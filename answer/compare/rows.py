"""The rows of a comparison: each municipality, or each version of its documents, with a cell for each aspect."""

from collections.abc import Callable, Sequence

from answer.compare.cells import NOTHING, Aspect, Cell
from answer.composing.versions import editions
from answer.wording import swedish_key
from domain.municipalities import Municipality
from index.engine import Index

NO_AGREEMENT = Cell("inget dokument i samlingen")
UNREAD = Cell("inget sägs i det som kunde läsas")  # a part of the documents could not be read

Row = tuple[Municipality, str, list[Cell]]  # with the name that it stands under: "Trelleborg 2021"
Columns = Callable[[Index], list[Aspect]]


def all_municipalities(index: Index) -> list[Municipality]:
    """All that have a document, in Swedish order."""
    parties = {m for i in index.agreements for m in index.cards[i].municipalities}
    return sorted(parties, key=lambda m: swedish_key(m.name))


def rows_of(municipalities: Sequence[Municipality], columns: Columns, index: Index) -> list[Row]:
    """A row for each municipality, or for each version where earlier ones take part."""
    rows: list[Row] = []
    for municipality in municipalities:
        documents = index.documents_of({municipality.code})
        if not documents:
            rows.append((municipality, municipality.name, [NO_AGREEMENT] * len(columns(index))))
            continue
        for year, own in editions(documents, index):
            aspects = columns(index.only([a.id for a in own]) if year else index)
            cells = [aspect.fill(municipality, own) for aspect in aspects]
            if any(a.unreadable_pages for a in own):
                cells = [UNREAD if cell == NOTHING else cell for cell in cells]
            rows.append((municipality, f"{municipality.name} {year}".strip(), cells))
    return rows
