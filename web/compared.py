"""How a comparison is looked at, told by the address: sorted, only what differs, turned; and what differs in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from answer.compare.answers import compare
from answer.compare.cells import NOTHING
from answer.compare.rows import NO_AGREEMENT, UNREAD
from answer.wording import natural_key, sort_swedish, swedish_key
from domain.answer import Answer, Citation, Table
from domain.errors import UsageError
from domain.municipalities import COUNTIES, Municipality
from index.engine import Index
from index.shelf import Shelf

MOST_COMPARED = 12  # of those that are named one by one; a county is compared whole
ORDERS = ("vald", "namn", "olika")  # of what is compared: as chosen, by name, most different first
ABSENT = frozenset(cell.text for cell in (NOTHING, UNREAD, NO_AGREEMENT))


@dataclass(frozen=True)
class View:
    """`column` and `falling`: what the municipalities are sorted by. `turned`: they are the columns."""

    column: int | None = None
    falling: bool = False
    order: str = ORDERS[0]
    only_different: bool = False
    turned: bool = False


@dataclass(frozen=True)
class Column:
    """One thing that is compared: its number as it was chosen, and how many different things are said of it."""

    number: int
    label: str
    values: int  # 0 when nothing is said
    absent: int  # rows of which nothing is said

    @property
    def alike(self) -> bool:
        """Whether the same is said of all, or nothing of any."""
        return self.values < 2 and not (self.values and self.absent)


@dataclass(frozen=True)
class Compared:
    """A comparison in its order, municipalities as rows: what is compared, and the table with those columns."""

    columns: tuple[Column, ...]  # without the names
    table: Table
    hidden: int  # columns left out because they are alike

    def state(self, row: int, column: int) -> str:
        """ "saknas" where nothing is said, "avviker" where most say something else, else "". Counts from 0."""
        text = self.table.rows[row][column]
        if text in ABSENT:
            return "saknas"
        said = Counter(r[column] for r in self.table.rows if r[column] not in ABSENT)
        commonest, number = said.most_common(1)[0]
        return "avviker" if 2 * number > said.total() and text != commonest else ""


def read_view(args: "MultiDict[str, str]") -> View:
    """From the address. Raises UsageError for an order that there is none."""
    order = args.get("kolumner") or ORDERS[0]
    if order not in ORDERS:
        raise UsageError(f"Ordningen {order} finns inte. Välj bland {', '.join(ORDERS)}.")
    return View(
        column=args.get("sortera", type=int),
        falling=args.get("ordning") == "fallande",
        order=order,
        only_different=args.get("bara") == "olika",
        turned=args.get("vand") == "1",
    )


def chosen_names(args: "MultiDict[str, str]") -> tuple[str, ...]:
    """The municipalities that the address names."""
    return tuple(dict.fromkeys(filter(None, args.getlist("kommun"))))


def names_in(args: "MultiDict[str, str]", corpus: Shelf | Index) -> tuple[str, ...]:
    """The municipalities that are compared: those named, as far as they are taken, and all parties of a county."""
    counties = tuple(filter(None, args.getlist("lan")))
    parties: dict[str, Municipality] = {m.name: m for c in corpus.cards.values() for m in c.municipalities}
    inside = [m.name for m in parties.values() if m.county_code in counties]
    return tuple(dict.fromkeys([*chosen_names(args)[:MOST_COMPARED], *sort_swedish(inside)]))


def title_of(args: "MultiDict[str, str]") -> str:
    """What a comparison is called: by its counties and the municipalities named."""
    counties = [c.name for c in COUNTIES if c.code in args.getlist("lan")]
    return f"Jämförelse: {', '.join([*counties, *chosen_names(args)[:MOST_COMPARED]])}"


def comparison_of(args: "MultiDict[str, str]", index: Index) -> Answer:
    """The comparison that the address asks for, as chosen. Raises UsageError when there are not two municipalities."""
    topics, facts = (tuple(filter(None, args.getlist(name))) for name in ("amne", "uppgift"))
    return compare(names_in(args, index), topics, index, facts)


def taken_comparison(args: "MultiDict[str, str]", index: Index) -> Answer:
    """The comparison as the page shows it, for files and the basket."""
    answer, view = comparison_of(args, index), read_view(args)
    if answer.table is None:
        return answer
    table = arranged(answer.table, view).table
    return replace(answer, table=turned(table) if view.turned else table)


def arranged(table: Table, view: View) -> Compared:
    """A table of municipalities in the order and with the columns that are wanted. Raises UsageError."""
    if view.column is not None and not 0 <= view.column < len(table.columns):
        raise UsageError(f"Kolumnen {view.column} finns inte. Tabellen har {len(table.columns)} kolumner.")
    every = [_column(table, number) for number in range(1, len(table.columns))]
    kept = [c for c in every if not (view.only_different and c.alike)]
    if view.order == "namn":
        kept.sort(key=lambda c: swedish_key(c.label))
    if view.order == "olika":
        kept.sort(key=lambda c: (-c.values, -c.absent))
    numbers = [0, *(c.number for c in kept)]
    rows = _order(table, view.column, view.falling)
    return Compared(tuple(kept), _picked(table, rows, numbers), len(every) - len(kept))


def turned(table: Table) -> Table:
    """Rows as columns."""
    rows = tuple(zip(table.columns, *table.rows, strict=True))
    citations = tuple(zip(((),) * len(table.columns), *table.citations, strict=True))
    return Table(("Uppgift", *rows[0][1:]), rows[1:], citations[1:])


def _column(table: Table, number: int) -> Column:
    said = [row[number] for row in table.rows if row[number] not in ABSENT]
    return Column(number, table.columns[number], len(set(said)), len(table.rows) - len(said))


def _order(table: Table, column: int | None, falling: bool) -> Sequence[int]:
    """The rows by one column, numbers by their size; those of which nothing is said last either way."""
    every = range(len(table.rows))
    if column is None:
        return every
    said = [n for n in every if table.rows[n][column] not in ABSENT]
    ordered = sorted(said, key=lambda n: natural_key(table.rows[n][column]), reverse=falling)
    return [*ordered, *(n for n in every if n not in said)]


def _picked(table: Table, rows: Sequence[int], columns: Sequence[int]) -> Table:
    def cells(of: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(of[n][c] for c in columns) for n in rows)

    quotes: tuple[tuple[tuple[Citation, ...], ...], ...] = tuple(
        tuple(table.citations[n][c] for c in columns) for n in rows
    )
    return Table(tuple(table.columns[c] for c in columns), cells(table.rows), quotes)
