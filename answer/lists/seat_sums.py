"""How many can take part in tracks together: the sum of the places that the documents give for each of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import unique
from answer.lists.findings import quote_of
from answer.question import Question
from answer.understanding.frame import statuses_of
from answer.wording import capital, join_names, sort_swedish
from domain.agreement import Agreement, Track
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.municipalities import Municipality
from domain.numbers import find_quantities
from index.engine import Index

SURE = 0.8


@dataclass(frozen=True)
class _Seats:
    """A track and how many can take part in it; `number` is None where the document gives no single number."""

    agreement: Agreement
    track: Track
    number: int | None

    @property
    def told(self) -> str:
        return f"{self.track.name} ({self.number or 'inget antal anges'})"


def sum_seats(question: Question, index: Index) -> Answer | None:
    """The places of all tracks of the status asked for, running ones when none is; None when no number is given."""
    statuses = statuses_of(question.corrected) or ("finns",)
    tracks = [
        _Seats(agreement, track, _number(track))
        for agreement in in_scope(question, index)
        for track in {t.name: t for t in agreement.facts.tracks if t.status in statuses}.values()
        if not question.industries or set(track.industries) & set(question.industries)
    ]
    if all(each.number is None for each in tracks):
        return None
    number = sum(each.number or 0 for each in tracks)
    quotes = unique(c for each in tracks for c in _quotes(each))
    entries = _entries(question, tracks)
    text = _text(tracks, [entry.municipality.name for entry in entries], number)
    return answered(question, index, "count", text, entries, quotes, SURE, count=number)


def _entries(question: Question, tracks: Sequence[_Seats]) -> list[MunicipalityAnswer]:
    """Each party to an agreement with such tracks; where some are asked about, those alone."""
    quotes: dict[Municipality, list[Citation]] = {}
    for each in tracks:
        for municipality in each.agreement.municipalities:
            if municipality in question.municipalities or not question.municipalities:
                quotes.setdefault(municipality, []).extend(_quotes(each))
    return [MunicipalityAnswer(m, "evidence", unique(cites)) for m, cites in quotes.items()]


def _number(track: Track) -> int | None:
    for detail in track.details:
        for quantity in find_quantities(detail.value) if detail.role == "seats" else ():
            return int(quantity.low) if quantity.low == quantity.high else None
    return None


def _quotes(each: _Seats) -> list[Citation]:
    return [quote_of(each.agreement, d.span) for d in each.track.details if d.role == "seats"]


def _text(tracks: Sequence[_Seats], names: Sequence[str], number: int) -> str:
    """ "44 platser i Flens spår: Lager (20), Vård (16), Eget företag (8) och IT (inget antal anges)."."""
    whose = join_names(sort_swedish(set(names)))
    listed = join_names([each.told for each in tracks])
    return capital(f"{number} platser sammanlagt i {whose}: {listed}.")[:590]
