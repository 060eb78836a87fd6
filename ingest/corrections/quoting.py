"""Finds the words of a document that a person quotes."""

from domain.agreement import Agreement, Section, Span
from domain.anchors import Words, places, words_at
from domain.errors import UsageError
from domain.fact_fields import shortened
from domain.text import fold


def quoted(agreement: Agreement, quote: str, section: str | None, near: Span | None = None) -> Words:
    """The words of the document that a person quotes. With `near` the place nearest to a fact is chosen.

    Raises UsageError when they do not stand there, or stand in several places and none is nearest.
    """
    if not quote.strip():
        raise UsageError("Citatet är tomt. Citera de ord i dokumentet som säger det.")
    found = list(places(agreement, quote, whole=True))
    if section is not None:
        found = [p for p in found if _is_section(agreement, p, section)]
    if not found:
        where = f" under rubriken ”{section}”" if section else ""
        raise UsageError(f"Orden ”{shortened(quote)}” står inte i dokumentet{where}. Citera dem som de står.")
    if len(found) > 1 and near is None:
        labels = dict.fromkeys(agreement.section(p.section).label for p in found)
        raise UsageError(
            f"Orden ”{shortened(quote)}” står på {len(found)} ställen: {'; '.join(labels)}. Citera fler ord"
            + (", eller ange också rubriken." if len(labels) > 1 else ".")
        )
    return words_at(agreement, found[0] if near is None else min(found, key=lambda p: _distance(p, near)))


def section_named(agreement: Agreement, wanted: str) -> Section:
    """The one section with a heading that is called so, by its heading, number or id. Raises UsageError."""
    found = [s for s in agreement.sections if s.heading is not None and _is_called(s, wanted)]
    if not found:
        raise UsageError(f"Rubriken ”{wanted}” finns inte i dokumentet. Skriv den som den står.")
    if len(found) > 1:
        raise UsageError(
            f"Rubriken ”{wanted}” finns på {len(found)} ställen. Ange ett av avsnitten: "
            f"{', '.join(s.id for s in found)}."
        )
    return found[0]


def _is_section(agreement: Agreement, place: Span, wanted: str) -> bool:
    return _is_called(agreement.section(place.section), wanted)


def _is_called(section: Section, wanted: str) -> bool:
    names = (section.id, section.label, section.heading or "", section.number or "")
    return fold(wanted.strip()) in [fold(n) for n in names if n]


def _distance(place: Span, near: Span) -> tuple[bool, int]:
    return place.section != near.section, abs(
        place.start - near.start
    ) if place.start >= near.start else 10**9
