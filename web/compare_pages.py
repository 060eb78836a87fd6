"""Comparing: municipalities side by side in a table, and two documents word by word."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from werkzeug.datastructures import MultiDict

from answer.compare import compare
from answer.versions import in_force
from answer.word_diff import section_pairs
from answer.wording import sort_swedish, swedish_key
from domain.answer import Answer, Table
from domain.errors import UsageError
from domain.municipalities import COUNTIES, Municipality
from index.shelf import Shelf
from web.contexts import Choice, ComparePage, DiffPage, SortLink
from web.document_pages import any_invented, known
from web.facets import topic_choices
from web.library import Library

MOST_COMPARED = 12


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
    counties = tuple(filter(None, args.getlist("lan")))
    names = _names(args, counties, parties.values())
    topics = tuple(filter(None, args.getlist("amne")))
    answer = compare(names[:MOST_COMPARED], topics, library.index()) if len(names) > 1 else None
    column, falling = args.get("sortera", type=int), args.get("ordning") == "fallande"
    return ComparePage(
        all=tuple(parties[name] for name in sort_swedish(parties)),
        chosen=names[:MOST_COMPARED],
        left_out=names[MOST_COMPARED:],
        counties=_counties(parties.values(), counties),
        topics=topic_choices(shelf, topics),
        answer=None if answer is None else _sorted(answer, column, falling),
        sorting=() if answer is None or answer.table is None else _links(answer.table, args, column, falling),
        documents=tuple(_document(name, shelf) for name in names) if len(names) == 2 else (),
        invented=any_invented(shelf),
    )


def _names(
    args: "MultiDict[str, str]", counties: Sequence[str], parties: Iterable[Municipality]
) -> tuple[str, ...]:
    inside = [m.name for m in parties if m.county_code in counties]
    return tuple(dict.fromkeys([*filter(None, args.getlist("kommun")), *sort_swedish(inside)]))


def _counties(parties: Iterable[Municipality], chosen: Sequence[str]) -> tuple[Choice, ...]:
    """The counties with at least two municipalities to compare."""
    counts = Counter(m.county_code for m in parties)
    return tuple(
        Choice(c.code, c.name, c.code in chosen, counts[c.code]) for c in COUNTIES if counts[c.code] > 1
    )


def _sorted(answer: Answer, column: int | None, falling: bool) -> Answer:
    """The answer with its rows in the order of one column; as it is without."""
    table = answer.table
    if table is None or column is None:
        return answer
    if not 0 <= column < len(table.columns):
        raise UsageError(f"Kolumnen {column} finns inte. Tabellen har {len(table.columns)} kolumner.")
    order = sorted(range(len(table.rows)), key=lambda n: swedish_key(table.rows[n][column]), reverse=falling)
    rows, citations = [table.rows[n] for n in order], [table.citations[n] for n in order]
    return replace(answer, table=Table(table.columns, tuple(rows), tuple(citations)))


def _links(
    table: Table, args: "MultiDict[str, str]", column: int | None, falling: bool
) -> tuple[SortLink, ...]:
    """For each column the address that sorts by it, the other way round where it is sorted already."""
    kept = [(k, v) for k, v in args.items(multi=True) if v and k not in ("sortera", "ordning")]
    links = []
    for number, _ in enumerate(table.columns):
        here = number == column
        way = [("ordning", "fallande")] if here and not falling else []
        state = ("descending" if falling else "ascending") if here else None
        links.append(SortLink(f"?{urlencode([*kept, ('sortera', number), *way])}#tabell", state))
    return tuple(links)


def _document(name: str, shelf: Shelf) -> str | None:
    """The id of the newest agreement in force of a municipality, for the comparison word by word."""
    counting = in_force(shelf)
    mine = [
        c for c in shelf.cards.values() if c.id in counting and name in {m.name for m in c.municipalities}
    ]
    newest = max(mine, key=lambda c: (c.kind == "överenskommelse", c.year or 0), default=None)
    return newest.id if newest else None
