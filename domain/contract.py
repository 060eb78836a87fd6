"""A document as the JSON object that the command line and the API give."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from domain.agreement import Agreement, Correction, PageCoverage, Section, Span, Track
from domain.families import Link, LinkKind


def document_json(agreement: Agreement, links: Sequence[Link] = ()) -> dict[str, Any]:
    """Plain values only: the keys of the contract, and some more. `links` are what it is to other documents."""
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
        "coverage": [_coverage(page) for page in agreement.coverage],
        "sha256": agreement.sha256,
        "invented": agreement.invented,
        **_family(links),
        "warnings": list(agreement.warnings),
        "sections": [_section(s) for s in agreement.sections],
        "tracks": [_track(agreement, t) for t in agreement.facts.tracks],
        "facts": {
            kind: [_fact(agreement, fact) for fact in found] for kind, found in _other_facts(agreement)
        },
        "corrections": [_correction(agreement, c) for c in agreement.corrections],
    }


def _family(links: Sequence[Link]) -> dict[str, Any]:
    """Files of the related documents, one or none where there can be only one, and why they are thought related."""

    def files(kind: LinkKind) -> list[str]:
        return [link.file for link in links if link.kind == kind]

    return {
        "replaced_by": files("replaced_by"),
        "replaces": files("replaces"),
        "annex_of": next(iter(files("annex_of")), None),
        "annexes": files("annexes"),
        "duplicate_of": next(iter(files("duplicate_of")), None),
        "duplicates": files("duplicates"),
        "related": [
            {"kind": k.kind, "file": k.file, "reason": k.reason, "confidence": k.confidence} for k in links
        ],
    }


def _other_facts(agreement: Agreement) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every kind of fact by its name in `Facts`, without the tracks, which have a key of their own."""
    for kind in fields(agreement.facts):
        if kind.name != "tracks":
            yield kind.name, getattr(agreement.facts, kind.name)


def _fact(agreement: Agreement, fact: Any) -> dict[str, Any]:
    """A fact's own fields, its span as a citation; what it is made of likewise (a group's members)."""
    plain: dict[str, Any] = {}
    for name in (f.name for f in fields(fact)):
        value = getattr(fact, name)
        if isinstance(value, Span):
            plain["citation"] = _place(agreement, value)
        elif isinstance(value, tuple):
            plain[name] = [_fact(agreement, v) if is_dataclass(v) else v for v in value]
        else:
            plain[name] = value
    return plain


def _first(agreement: Agreement, role: str) -> str | None:
    values = agreement.dates(role)
    return values[0] if values else None


def _coverage(page: PageCoverage) -> dict[str, Any]:
    total = max(page.characters, 1)
    return {
        "page": page.page,
        "method": page.method,
        "confidence": page.confidence,
        "characters": page.characters,
        "sections": {s.section: round(s.characters / total, 4) for s in page.shares if s.section},
        "left_out": {s.reason: round(s.characters / total, 4) for s in page.shares if s.reason},
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "level": section.level,
        "number": section.number,
        "heading": section.heading,
        "topic": section.topic,
        "topic_confidence": section.topic_confidence if section.topic else None,
        "page": section.page,
        "text": section.text,
    }


def _track(agreement: Agreement, track: Track) -> dict[str, Any]:
    return {
        "name": track.name,
        "industries": list(track.industries),
        "municipality": track.place,
        "status": track.status,
        "confidence": track.confidence,
        "details": [_fact(agreement, detail) for detail in track.details],
        "citation": _place(agreement, track.span),
    }


def _correction(agreement: Agreement, correction: Correction) -> dict[str, Any]:
    return {
        "number": correction.number,
        "by": correction.by,
        "at": correction.at,
        "note": correction.note,
        "what": correction.what,
        "field": correction.field,
        "before": correction.before,
        "after": correction.after,
        "state": correction.state,
        "undoes": correction.undoes,
        "citation": _place(agreement, correction.span) if correction.span else None,
    }


def _place(agreement: Agreement, span: Span) -> dict[str, Any]:
    section = agreement.section(span.section)
    return {
        "section": section.id,
        "heading": section.label,
        "page": section.page_at(span.start),
        "quote": agreement.quote(span),
    }
