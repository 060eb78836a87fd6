"""Comparing: municipalities side by side in a table, and two documents word by word."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from werkzeug.datastructures import MultiDict

from answer.compare.single_facts import SINGLE_FACTS
from answer.composing.versions import in_force
from answer.word_diff import section_pairs
from answer.wording import sort_swedish
from domain.municipalities import COUNTIES, Municipality
from index.shelf import Shelf
from web.compared import (
    Column,
    Compared,
    View,
    arranged,
    chosen_names,
    comparison_of,
    names_in,
    read_view,
)
from web.contexts.choices import Choice
from web.contexts.comparing import ComparePage, DiffPage, Grid, GridCell, GridHead, SortLink, ViewLink
from web.document_pages import any_invented, known
from web.facets import topic_choices
from web.library import Library


def add_to(pages: Blueprint, library: Library) -> None:
    """Adds /jamfor and /jamfor/ord."""

    @pages.get("/jamfor")
    def compare_page() -> str:
        return render_template("compare.html", page=comparison(library, request.args))

    @pages.get("/jamfor/ord")
    def word_by_word() -> str:
        first, second = (known(library, request.args.get(name, "")) for name in ("ett", "andra"))
        topic = request.args.get("amne") or None
        common = {s.topic for s in first.sections} & {s.topic for s in second.sections}
        topics = tuple(
            c for c in topic_choices(library.shelf(), (topic,) if topic else ()) if c.value in common
        )
        pairs = section_pairs(first, second, topic)
        return render_template(
            "diff.html", page=DiffPage(first, second, topics, pairs, first.invented or second.invented)
        )


def comparison(library: Library, args: "MultiDict[str, str]") -> ComparePage:
    """The municipalities chosen by name or by county, with the table when there are at least two. Raises UsageError."""
    shelf = library.shelf()
    parties = {m.name: m for card in shelf.cards.values() for m in card.municipalities}
    names, chosen, view = names_in(args, shelf), chosen_names(args), read_view(args)
    table = comparison_of(args, library.index()).table if len(names) > 1 else None
    return ComparePage(
        all=tuple(parties[n] for n in sorted(sort_swedish(parties), key=lambda n: n not in chosen)),
        chosen=chosen,
        left_out=tuple(name for name in chosen if name not in names),
        counties=_counties(parties.values(), args.getlist("lan")),
        topics=topic_choices(shelf, tuple(args.getlist("amne"))),
        facts=tuple((s, f.label, s in args.getlist("uppgift")) for s, f in SINGLE_FACTS.items()),
        grid=None if table is None else _grid(arranged(table, view), view, args),
        views=() if table is None else tuple(_views(view, args)),
        documents=tuple(_document(name, shelf) for name in names) if len(names) == 2 else (),
        invented=any_invented(shelf),
    )


def _counties(parties: Iterable[Municipality], chosen: Sequence[str]) -> tuple[Choice, ...]:
    """The counties with at least two municipalities to compare."""
    counts = Counter(m.county_code for m in parties)
    return tuple(
        Choice(c.code, c.name, c.code in chosen, counts[c.code]) for c in COUNTIES if counts[c.code] > 1
    )


def _grid(compared: Compared, view: View, args: "MultiDict[str, str]") -> Grid:
    """The table with its headings as links that sort, turned when that is wanted."""
    table = compared.table
    things = [GridHead(c.label, _difference(c), _sort_link(c.number, view, args)) for c in compared.columns]
    names = [GridHead(row[0]) for row in table.rows]
    cells = [
        [GridCell(row[c], table.citations[r][c], compared.state(r, c)) for c in range(1, len(table.columns))]
        for r, row in enumerate(table.rows)
    ]
    corner = GridHead(table.columns[0], sort=_sort_link(0, view, args))
    if view.turned:
        rows = tuple(zip(things, zip(*cells, strict=True), strict=True))
        return Grid(GridHead("Uppgift"), tuple(names), rows, compared.hidden)
    return Grid(corner, tuple(things), tuple(zip(names, map(tuple, cells), strict=True)), compared.hidden)


def _difference(column: Column) -> str:
    """What is said of a column's differences beside its heading."""
    if not column.values:
        return "inget sägs"
    said = "lika" if column.values == 1 else f"{column.values} olika"
    return f"{said}, {column.absent} utan uppgift" if column.absent else said


def _sort_link(number: int, view: View, args: "MultiDict[str, str]") -> SortLink:
    """Sorts by one column, the other way round where it is sorted already."""
    here = number == view.column
    way = "fallande" if here and not view.falling else ""
    state = ("descending" if view.falling else "ascending") if here else None
    return SortLink(_address(args, sortera=str(number), ordning=way), state)


def _views(view: View, args: "MultiDict[str, str]") -> Iterator[tuple[str, tuple[ViewLink, ...]]]:
    yield (
        "Kommuner som",
        (
            ViewLink("rader", _address(args, vand=""), not view.turned),
            ViewLink("kolumner", _address(args, vand="1"), view.turned),
        ),
    )
    yield (
        "Visa",
        (
            ViewLink("allt", _address(args, bara=""), not view.only_different),
            ViewLink("bara det som skiljer", _address(args, bara="olika"), view.only_different),
        ),
    )
    said = {"vald": "som de valts", "namn": "efter namn", "olika": "mest olika först"}
    yield (
        "Ordna uppgifterna",
        tuple(
            ViewLink(label, _address(args, kolumner=order), view.order == order)
            for order, label in said.items()
        ),
    )


def _address(args: "MultiDict[str, str]", **changes: str) -> str:
    """The page at hand with some values replaced, at its table."""
    kept = [(k, v) for k, v in args.items(multi=True) if v and k not in changes]
    return f"?{urlencode([*kept, *((k, v) for k, v in changes.items() if v)])}#tabell"


def _document(name: str, shelf: Shelf) -> str | None:
    """The id of the newest agreement in force of a municipality, for the comparison word by word."""
    counting = in_force(shelf)
    mine = [
        c for c in shelf.cards.values() if c.id in counting and name in {m.name for m in c.municipalities}
    ]
    newest = max(mine, key=lambda c: (c.kind == "överenskommelse", c.year or 0), default=None)
    return newest.id if newest else None
