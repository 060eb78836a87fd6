"""A document as the JSON object that the command line and the API give."""

from typing import Any

from domain.agreement import Agreement, Section, Span, Track


def document_json(agreement: Agreement) -> dict[str, Any]:
    """Plain values only: the keys of the contract, and some more."""
    return {
        "id": agreement.id,
        "file": agreement.file,
        "title": agreement.title,
        "kind": agreement.kind,
        "annex": agreement.annex,
        "municipalities": [{"name": m.name, "code": m.code} for m in agreement.municipalities],
        "af_office": agreement.af_office,
        "signed": sorted(set(agreement.dates("signed"))),
        "dated": _first(agreement, "dated"),
        "valid_from": _first(agreement, "valid_from"),
        "valid_to": _first(agreement, "valid_to"),
        "revision": _first(agreement, "revision"),
        "diary_number": agreement.diary_number,
        "pages": agreement.pages,
        "unreadable_pages": list(agreement.unreadable_pages),
        "sha256": agreement.sha256,
        "invented": agreement.invented,
        "warnings": list(agreement.warnings),
        "sections": [_section(s) for s in agreement.sections],
        "tracks": [_track(agreement, t) for t in agreement.facts.tracks],
    }


def _first(agreement: Agreement, role: str) -> str | None:
    values = agreement.dates(role)
    return values[0] if values else None


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "level": section.level,
        "number": section.number,
        "heading": section.heading,
        "topic": section.topic,
        "page": section.page,
        "text": section.text,
    }


def _track(agreement: Agreement, track: Track) -> dict[str, Any]:
    return {
        "name": track.name,
        "industries": list(track.industries),
        "municipality": track.place,
        "status": track.status,
        "citation": _place(agreement, track.span),
    }


def _place(agreement: Agreement, span: Span) -> dict[str, Any]:
    section = agreement.section(span.section)
    return {
        "section": section.id,
        "heading": section.label,
        "page": section.page_at(span.start),
        "quote": agreement.quote(span),
    }
