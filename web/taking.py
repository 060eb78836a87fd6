"""What can be taken out, told in the words of an address: "citat?dokument=vara-1a2b&avsnitt=s04&fran=0&till=80".

The same words name what a button puts into the basket and what a link saves as a file. Nothing but places and
questions comes from the browser; the words are taken from the documents, so that they are the documents' own.
"""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qsl, quote_plus, urlencode

from flask import request
from werkzeug.datastructures import MultiDict

from answer.composing.citations import cite
from answer.export import report
from answer.export.report import Extract, Part
from answer.results import Result, find
from answer.service import ask
from answer.track_overview import track_entries
from domain.agreement import Agreement, Section
from domain.answer import Citation
from domain.errors import UsageError
from index.engine import Index
from web.compared import taken_comparison, title_of
from web.facets import narrowing
from web.portions import state_of
from web.searching import overrides, wanted_number
from web.tracks import chosen_tracks

LONGEST = 4_000  # characters of what is asked for
GONE = "Det som skulle tas ut finns inte längre. Ladda om sidan och försök igen."


def part_of(what: str, index: Index, question: str | None = None) -> Part:
    """What those words stand for, with the question that led to it. Raises UsageError when there is no such thing."""
    kind, _, query = what.partition("?")
    if kind not in KINDS or len(what) > LONGEST:
        raise UsageError(GONE)
    part = KINDS[kind](MultiDict(parse_qsl(query)), index)
    return replace(part, question=part.question or question or None)


def taken(kind: str, **values: object) -> str:
    """The words for a thing of that kind."""
    return f"{kind}?{urlencode(values, doseq=True)}"


def quoted(citation: Citation) -> str:
    """The words for a quote."""
    return _words(citation.document_id, citation.section_id, citation.start, citation.end)


def found(result: Result) -> str:
    """The words for the passage that a search has found."""
    return _words(result.document_id, result.section_id, result.start, result.start + len(result.text))


def _words(document: str, section: str, start: int, end: int) -> str:
    """As `taken` would write them, but quicker: a page holds hundreds."""
    return f"citat?dokument={quote_plus(document)}&avsnitt={quote_plus(section)}&fran={start}&till={end}"


def shown_here(kind: str, **changes: str) -> str:
    """The words for what the page at hand shows: its own address, with some values replaced."""
    kept = state_of(request.args, [*changes, "efter"])
    return f"{kind}?{urlencode([*changes.items(), *kept])}"


def _section(args: "MultiDict[str, str]", index: Index) -> Part:
    agreement, section = _place(args, index)
    return _titled(report.of_section(agreement, section))


def _quote(args: "MultiDict[str, str]", index: Index) -> Part:
    agreement, section = _place(args, index)
    start, end = args.get("fran", type=int), args.get("till", type=int)
    if start is None or end is None or not section.text[max(start, 0) : end].strip():
        raise UsageError(GONE)
    (extract,) = report.of_citations([cite(agreement, section, max(start, 0), end)], index)
    return _titled(extract)


def _answer(args: "MultiDict[str, str]", index: Index) -> Part:
    answer = ask(args.get("q", ""), index, args.get("efter") or None, overrides(index, args))
    return report.of_answer(answer, answer.meant or answer.question, index)


def _search(args: "MultiDict[str, str]", index: Index) -> Part:
    query = args.get("q", "")
    results = find(query, index, wanted_number(args), filters=narrowing(index, args, "").filters)
    if not results:
        raise UsageError("Inget avsnitt svarar mot sökningen, så det finns inget att ta ut.")
    return report.of_results(query, results, index)


def _comparison(args: "MultiDict[str, str]", index: Index) -> Part:
    answer = taken_comparison(args, index)
    return report.of_answer(answer, title_of(args), index)


def _tracks(args: "MultiDict[str, str]", index: Index) -> Part:
    return report.of_tracks(track_entries(index, chosen_tracks(args)), index)


KINDS: dict[str, Callable[..., Part]] = {
    "avsnitt": _section,
    "citat": _quote,
    "svar": _answer,
    "sok": _search,
    "jamforelse": _comparison,
    "jobbspar": _tracks,
}


def _place(args: "MultiDict[str, str]", index: Index) -> tuple[Agreement, Section]:
    agreement = index.whole.agreements.get(args.get("dokument", ""))
    sections = agreement.sections if agreement else ()
    section = next((s for s in sections if s.id == args.get("avsnitt")), None)
    if agreement is None or section is None:
        raise UsageError(GONE)
    return agreement, section


def _titled(extract: Extract) -> Part:
    return Part(f"{extract.municipalities or 'Okänd kommun'}: {extract.heading}", extracts=(extract,))
