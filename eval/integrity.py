"""What must hold for every answer, whatever was asked: quotes are verbatim, and a list decides every municipality."""

from collections.abc import Iterable

from domain.answer import Answer, Citation
from index.engine import Index


def problems(answer: Answer, index: Index) -> list[str]:
    """What is wrong with the answer itself, in Swedish; empty when nothing is."""
    return [*_quotes(answer, index), *_verdicts(answer, index)]


def verbatim(citation: Citation, index: Index) -> bool:
    """Whether the quote is not empty and is, character for character, what its place in the document holds."""
    agreement = index.agreements.get(citation.document_id)
    if agreement is None or agreement.file != citation.document:
        return False
    section = next((s for s in agreement.sections if s.id == citation.section_id), None)
    return (
        section is not None
        and bool(citation.quote)
        and section.text[citation.start : citation.end] == citation.quote
    )


def all_citations(answer: Answer) -> Iterable[Citation]:
    """Every quote that the answer shows anywhere, its table's cells and nearest passages included."""
    yield from answer.citations
    yield from answer.nearest
    for entry in (*answer.municipalities, *answer.without_evidence):
        yield from entry.citations
    if answer.table is not None:
        for row in answer.table.citations:
            for cell in row:
                yield from cell


def _quotes(answer: Answer, index: Index) -> list[str]:
    found = [
        f"citatet ”{c.quote[:60]}” står inte så i {c.document}"
        for c in all_citations(answer)
        if not verbatim(c, index)
    ]
    if answer.found and not any(True for _ in all_citations(answer)) and answer.kind != "count":
        found.append("svaret har inget citat")
    return found


def _verdicts(answer: Answer, index: Index) -> list[str]:
    """A list or count over all names each municipality of the corpus exactly once, with evidence where it says so."""
    if answer.kind not in ("list", "count"):
        return []
    found = [f"{m.municipality.name} saknar citat" for m in answer.municipalities if not m.citations]
    decided = [m.municipality.code for m in (*answer.municipalities, *answer.without_evidence)]
    if len(decided) != len(set(decided)):
        found.append("en kommun är bedömd två gånger")
    everyone = {m.code for agreement in index.agreements.values() for m in agreement.municipalities}
    covered = answer.coverage.municipalities
    if answer.kind == "list" and answer.found and covered == len(everyone) and set(decided) != everyone:
        found.append(f"{len(decided)} kommuner är bedömda av {len(everyone)}")
    return found
