"""Correcting a field of the document: title, kind, parties, dates and the rest, with or without words that carry it.

The topic of one of its sections is corrected the same way; its words are the section's heading.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, get_args

from domain.agreement import Agreement, DocumentKind, Section, Span
from domain.anchors import Words, places, words_at
from domain.corrections import DATE_ROLES, Corrected
from domain.dates import find_dates
from domain.errors import UsageError
from domain.fact_fields import DOCUMENT_FIELDS, NOTHING
from domain.fact_values import EMPTY, items, one_line, read_choice, read_date
from domain.municipalities import find_municipalities, known_by_name
from domain.topics import TOPICS
from ingest.corrections.drafts import Draft, chosen, draft
from ingest.corrections.quoting import quoted, section_named
from ingest.corrections.requests import SetField

_TOPIC = {"topic": "ämne"}  # of a section
_MANDATORY = ("title", "kind", "municipalities")


def set_field(request: SetField, state: Corrected) -> Draft:
    """The entry that gives the field its value."""
    agreement = state.agreement
    name = chosen(request.field, DOCUMENT_FIELDS | _TOPIC, "Dokumentets fält")
    if name in _TOPIC:
        return _set_topic(request, agreement)
    label = DOCUMENT_FIELDS[name]
    text = one_line(request.value, label)
    text = "" if text in EMPTY else text
    if not text and name in _MANDATORY:
        raise UsageError(f"Fältet {label} får inte vara tomt.")
    if request.quote is not None and not text:
        raise UsageError(f"Fältet {label} töms, och då finns inga ord att citera.")
    words = None if request.quote is None else quoted(agreement, request.quote, request.section)
    if name == "municipalities":
        values = _municipalities(text, agreement, words)
    elif name in DATE_ROLES:
        values = _dates(name, text, agreement, words)
    else:
        value = read_choice(text, get_args(DocumentKind), label) if name == "kind" else text or None
        values = {"value": value}
    before, after = shown_field(agreement, name), _after(values)
    if before == after and words is None:
        raise UsageError(f"Fältet {label} är redan {after}.")
    return draft("set", label, before, after, subject=name, values=values, words=words)


def _set_topic(request: SetField, agreement: Agreement) -> Draft:
    """The entry that gives a section its topic, by the topic's name or label; empty for none."""
    if request.section is None:
        raise UsageError("Ett ämne hör till ett avsnitt. Ange avsnittets rubrik med --section.")
    section = section_named(agreement, request.section)
    labels = {slug: topic.label for slug, topic in TOPICS.items()}
    text = one_line(request.value, "ämne")
    slug = None if text in EMPTY or not text else chosen(text, labels, "Ämnet")
    if slug == section.topic and section.topic_confidence == 1.0:
        raise UsageError(f"Avsnittet {section.label} har redan det ämnet.")
    before, after = (labels.get(t or "", NOTHING) for t in (section.topic, slug))
    words = words_at(agreement, _heading(section))
    what = f"ämne för {section.label}"
    return draft("set", what, before, after, subject="topic", values={"value": slug}, words=words)


def _heading(section: Section) -> Span:
    """The words of the section's heading."""
    block = next(b for b in section.blocks if b.kind == "heading")
    return Span(section.id, block.start, block.end)


def shown_field(agreement: Agreement, name: str) -> str:
    """A field of the document as people write it; "–" when there is none."""
    if name == "municipalities":
        return ", ".join(m.name for m in agreement.municipalities) or NOTHING
    if name in DATE_ROLES:
        return ", ".join(agreement.dates(name)) or NOTHING
    value = getattr(agreement, name)
    return NOTHING if value is None else str(value)


def _after(values: Mapping[str, Any]) -> str:
    if "dates" in values:
        return ", ".join(d["value"] for d in values["dates"]) or NOTHING
    if "names" in values:
        return ", ".join(values["names"])
    return NOTHING if values["value"] is None else str(values["value"])


def _municipalities(text: str, agreement: Agreement, words: Words | None) -> dict[str, Any]:
    """The parties' codes, and for those that the text names the facts that say so."""
    chosen = list(dict.fromkeys(known_by_name(name) for name in items(text)))
    parties = []
    for m in chosen:
        carrying = words or _naming(agreement, m.code)
        if carrying is not None:
            party = {"name": m.name, "role": "kommun", "municipality": m.code, "organisation_number": None}
            parties.append(party | {"span": asdict(carrying)})
    return {"codes": [m.code for m in chosen], "names": [m.name for m in chosen], "parties": parties}


def _naming(agreement: Agreement, code: str) -> Words | None:
    for section in agreement.sections:
        for mention in find_municipalities(section.text):
            if mention.certain and mention.municipality.code == code:
                return words_at(agreement, Span(section.id, mention.start, mention.end))
    return None


def _dates(role: str, text: str, agreement: Agreement, words: Words | None) -> dict[str, Any]:
    """Each date with its words: those given, those it had, or the only place where it stands; else none."""
    values = [read_date(part, role) for part in ([text] if role == "revision" and text else items(text))]
    if len(values) > 1 and words is not None:
        raise UsageError(
            "Ett citat bär ett datum. Rätta ett datum i taget, eller lägg till datumen som uppgifter."
        )
    found = [(value, words or _dating(agreement, role, value)) for value in dict.fromkeys(values)]
    return {"dates": [{"value": value, "words": asdict(w) if w else None} for value, w in found]}


def _dating(agreement: Agreement, role: str, value: str) -> Words | None:
    own = [d.span for d in agreement.facts.dates if d.role == role and d.value == value]
    if value[:4].isdigit():
        there = [
            Span(s.id, d.start, d.end)
            for s in agreement.sections
            for d in find_dates(s.text)
            if d.value == value
        ]
    else:
        there = list(places(agreement, value, whole=True))
    spans = own[:1] or (there if len(there) == 1 else [])
    return words_at(agreement, spans[0]) if spans else None
