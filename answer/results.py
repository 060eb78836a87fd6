"""Ranked sections for a person to read: each hit with its place, its municipalities and the words that matched."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from domain.agreement import DocumentKind
from domain.errors import UsageError
from domain.families import NOT_COUNTED, Link
from domain.municipalities import Municipality, known_by_name
from domain.search import Filters, Hit, SearchMode
from domain.text import fold, words
from domain.topics import TOPICS
from domain.vocabulary import STOPWORDS
from index.engine import Index
from index.snippets import matches
from reader.model import reading_model
from reader.passages import joined
from reader.reranking import FIRST, reranked

MAX_QUERY = 2_000  # characters; longer text is pasted by mistake and would only slow the search down
KINDS: tuple[str, ...] = get_args(DocumentKind)


@dataclass(frozen=True)
class Result:
    """One section that answers to the query. `marked` are (start, end) of matching words, within `text`."""

    document: str  # the file
    document_id: str
    title: str
    section_id: str
    heading: str
    page: int | None
    municipalities: tuple[Municipality, ...]
    score: float
    start: int  # where `text` begins in the section's text
    text: str  # the best passage, verbatim
    marked: tuple[tuple[int, int], ...]
    related: tuple[Link, ...] = ()  # what has replaced the document, or what it is a double of


def find(
    query: str,
    index: Index,
    k: int = 10,
    mode: SearchMode = "hybrid",
    filters: Filters = Filters(),
    read: bool = False,
) -> list[Result]:
    """The `k` best sections, best first; with `read` in the order that the reading model gives the first of them.

    Raises UsageError for an empty or overlong query, and where reading is asked for without a reading model.
    """
    check_query(query)
    if k < 1:
        raise UsageError(f"Antalet träffar måste vara minst 1, inte {k}.")
    hits = index.search(query, k=max(k, FIRST) if read else k, filters=filters, mode=mode)
    return _results(query, index, (_reread(query, index, hits) if read else hits)[:k])


def _reread(query: str, index: Index, hits: list[Hit]) -> list[Hit]:
    model = reading_model()
    if model is None:
        raise UsageError(
            "Det finns ingen läsmodell, så träffarna kan inte läsas om. Sök utan --read, eller se training/README.md."
        )
    sections = [index.agreements[hit.document].section(hit.section) for hit in hits]
    passages = [
        joined(section.heading or "", "", section.text[hit.start : hit.end])[0]
        for hit, section in zip(hits, sections, strict=True)
    ]
    order = reranked(query, passages, [hit.score for hit in hits], model)
    return [replace(hits[number], score=score) for number, score in order]


def _results(query: str, index: Index, hits: Sequence[Hit]) -> list[Result]:
    content = " ".join(query[s:e] for s, e in words(query) if fold(query[s:e]) not in STOPWORDS)
    results = []
    for hit in hits:
        agreement = index.agreements[hit.document]
        section = agreement.section(hit.section)
        text = section.text[hit.start : hit.end]
        results.append(
            Result(
                document=agreement.file,
                document_id=agreement.id,
                title=agreement.title,
                section_id=section.id,
                heading=section.label,
                page=section.page_at(hit.start),
                municipalities=agreement.municipalities,
                score=hit.score,
                start=hit.start,
                text=text,
                marked=tuple(matches(text, content, index.analyser)),
                related=_not_counted(index, agreement.id),
            )
        )
    return results


def _not_counted(index: Index, document: str) -> tuple[Link, ...]:
    """Why questions are not answered from the document."""
    links = index.families.links(document, lambda other: index.whole.agreements[other].file)
    return tuple(link for link in links if link.kind in NOT_COUNTED)


def check_query(query: str) -> None:
    """Raises UsageError, in Swedish, when the query is empty or longer than MAX_QUERY characters."""
    if not query.strip():
        raise UsageError("Frågan är tom. Skriv en fråga eller några sökord.")
    if len(query) > MAX_QUERY:
        raise UsageError(
            f"Frågan är {len(query)} tecken lång; högst {MAX_QUERY} tas emot. Korta den till det du vill veta."
        )


def narrowed(
    municipalities: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    years: tuple[int, ...] = (),
    kinds: tuple[str, ...] = (),
) -> Filters:
    """Filters from what a user wrote. Raises UsageError that names what was not known and what is near it."""
    for topic in topics:
        if topic not in TOPICS:
            raise UsageError(f"Ämnet {topic} finns inte. Välj bland {', '.join(TOPICS)}.")
    for kind in kinds:
        if kind not in KINDS:
            raise UsageError(f"Dokumentslaget {kind} finns inte. Välj bland {', '.join(KINDS)}.")
    codes = tuple(known_by_name(name).code for name in municipalities)
    return Filters(municipalities=codes, topics=topics, years=years, kinds=kinds)
