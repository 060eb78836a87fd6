"""An answer as the JSON object that the command line and the API give."""

from dataclasses import asdict
from typing import Any

from domain.answer import Answer, Citation, MunicipalityAnswer, Table, Understanding


def answer_json(answer: Answer) -> dict[str, Any]:
    """Plain values only, å ä ö as they are. Keys are those of the contract, with some more."""
    return {
        "question": answer.question,
        "kind": answer.kind,
        "found": answer.found,
        "text": answer.text,
        "understood": answer.understood,
        "municipalities": [_municipality(m) for m in answer.municipalities],
        "without_evidence": [_municipality(m) for m in answer.without_evidence],
        "count": answer.count,
        "yesno": answer.yesno,
        "table": None if answer.table is None else _table(answer.table),
        "citations": [citation_json(c) for c in answer.citations],
        "nearest": [citation_json(c) for c in answer.nearest],
        "coverage": {
            "municipalities": answer.coverage.municipalities,
            "documents": answer.coverage.documents,
            "unreadable": answer.coverage.unreadable,
        },
        "confidence": round(answer.confidence, 3),
        "reason": answer.reason,
        "meant": answer.meant,
        "understanding": None if answer.understanding is None else _understanding(answer.understanding),
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """One quote and its place."""
    return {
        "document": citation.document,
        "document_id": citation.document_id,
        "section_id": citation.section_id,
        "heading": citation.heading,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _municipality(entry: MunicipalityAnswer) -> dict[str, Any]:
    return {
        "name": entry.municipality.name,
        "code": entry.municipality.code,
        "verdict": entry.verdict,
        "note": entry.note,
        "citations": [citation_json(c) for c in entry.citations],
    }


def _table(table: Table) -> dict[str, Any]:
    cells = [[[citation_json(c) for c in cell] for cell in row] for row in table.citations]
    return {"columns": list(table.columns), "rows": [list(row) for row in table.rows], "citations": cells}


def _understanding(understood: Understanding) -> dict[str, Any]:
    return {
        "parts": [asdict(part) for part in understood.parts],
        "words": list(understood.words),
        "unknown_words": list(understood.unknown),
        "corrections": [{"typed": typed, "meant": meant} for typed, meant in understood.corrections],
    }
