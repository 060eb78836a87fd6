"""What the search page and its suggestions are made from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlencode

from flask import request
from werkzeug.datastructures import MultiDict

from answer.composing.versions import Documents
from answer.results import Result, find
from answer.service import ask
from answer.understanding.courtesy import unwrapped
from answer.understanding.overrides import ALL, Overrides, choices, read_overrides
from answer.understanding.understand import understand
from answer.wording import sort_swedish
from domain.answer import Answer, PartValue
from domain.industries import INDUSTRIES
from domain.topics import TOPICS
from index.engine import Index
from index.shelf import Shelf
from web.contexts.searching import PartChip, ResultGroup, SearchPage
from web.document_pages import any_invented
from web.examples import examples
from web.facets import NOT_CHOSEN, narrowing, within
from web.library import Library
from web.portions import portion, state_of

RESULTS, MOST_RESULTS = 20, 100  # sections that are shown; those that are shown when more are asked for


def search_page(library: Library, args: "MultiDict[str, str]") -> SearchPage:
    """The answer when the words ask for one, and in any case the sections, narrowed as the address says."""
    query = args.get("q", "").strip()
    index, shelf = library.index(), library.shelf()
    answer = ask(query, index, args.get("efter") or None, overrides(shelf, args))
    query = answer.meant or query  # a follow-up is shown, narrowed and followed up as the whole question
    asked = MultiDict([("q", query), *((k, v) for k, v in args.items(multi=True) if k not in ("q", "efter"))])
    chosen = narrowing(shelf, asked, request.path)
    number = wanted_number(asked)
    results = find(unwrapped(query), index, number, filters=chosen.filters)
    more = urlencode([*state_of(asked, ["antal"]), ("antal", MOST_RESULTS)])
    return SearchPage(
        query=query,
        answer=answer if is_question(answer) else None,
        groups=tuple(_grouped(results)),
        filters=chosen.groups,
        chips=chosen.chips,
        parts=tuple(_part_chips(answer, asked, index)) if is_question(answer) else (),
        portion=portion(_rows(answer), asked, request.path),
        more=f"{request.path}?{more}#avsnitt" if number < MOST_RESULTS and len(results) == number else "",
        mended=None if is_question(answer) else mended(query, index),
        examples=examples(shelf),
        invented=any_invented(shelf),
    )


def wanted_number(args: "MultiDict[str, str]") -> int:
    """How many sections the address asks for."""
    return min(max(args.get("antal", RESULTS, type=int), 1), MOST_RESULTS)


def _rows(answer: Answer) -> int:
    """How many rows of a table, or municipalities with their quotes, the answer has."""
    return len(answer.table.rows if answer.table else answer.municipalities)


def overrides(corpus: Documents, args: "MultiDict[str, str]") -> Overrides:
    """What the address sets instead of what was understood; a county is its municipalities. Raises UsageError."""

    def given(name: str) -> list[str]:
        values = args.getlist(name)
        if name == "kommun" and not any(values) and any(args.getlist("lan")):
            parties = {m for card in corpus.cards.values() for m in card.municipalities}
            return sorted(m.name for m in parties if m.county_code in args.getlist("lan"))
        return values

    documents, any_time = within(corpus, args)
    return replace(read_overrides(given), within=documents, any_time=any_time)


def is_question(answer: Answer) -> bool:
    """Whether the words asked for an answer and not only for sections."""
    return answer.kind != "search"


def mended(query: str, index: Index) -> str | None:
    """The search with its spelling mended; None when nothing is to be mended."""
    question = understand(query, index)
    return question.corrected if question.corrections and question.language == "sv" else None


@lru_cache(2)  # an index is opened once for a generation
def alternatives(index: Index) -> dict[str, tuple[PartValue, ...]]:
    """What each part of a question can be set to."""
    return choices(index)


def _part_chips(answer: Answer, args: "MultiDict[str, str]", index: Index) -> Iterator[PartChip]:
    for part in answer.understanding.parts if answer.understanding else ():
        kept = [(k, v) for k, v in args.items(multi=True) if k != part.parameter and v]
        yield PartChip(
            part=part,
            alternatives=alternatives(index)[part.parameter],
            kept=tuple(kept),
            limitless=f"{request.path}?{urlencode([*kept, (part.parameter, ALL)])}",
            undone=f"{request.path}?{urlencode(kept)}",
        )


def suggested(shelf: Shelf) -> dict[str, list[str]]:
    """Names that a search can be completed with: municipalities, topics and industries of the corpus."""
    names = {m.name for card in shelf.cards.values() for m in card.municipalities}
    industries = {slug for card in shelf.cards.values() for slug in card.industries}
    topics = {t for card in shelf.cards.values() for t in card.topics if t not in NOT_CHOSEN}
    return {
        "kommuner": sort_swedish(names),
        "branscher": sort_swedish(
            INDUSTRIES[slug].label.lower() for slug in industries if slug in INDUSTRIES
        ),
        "amnen": sort_swedish(TOPICS[t].label.lower() for t in topics if t in TOPICS),
    }


def _grouped(results: Sequence[Result]) -> list[ResultGroup]:
    """By document, in the order of each document's best section."""
    order = list(dict.fromkeys(r.document_id for r in results))
    together = sorted(results, key=lambda r: order.index(r.document_id))
    groups = []
    for _, found in groupby(together, key=lambda r: r.document_id):
        mine = tuple(found)
        names = ", ".join(m.name for m in mine[0].municipalities) or "Okänd kommun"
        first = mine[0]
        groups.append(ResultGroup(names, first.title, first.document, first.document_id, first.related, mine))
    return groups
