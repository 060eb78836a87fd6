"""The ages that documents tell of those asked for, or of their target group."""

import re
from collections.abc import Sequence

from answer.compare.cells import ENTRIES, Aspect, Cell, body_of, cell_of_quotes, sentence_text
from answer.composing.citations import unique
from answer.lists.findings import quote_of
from answer.lists.targets import DENIED
from answer.matching.corpus_words import marks
from answer.question import Question, Term
from answer.understanding.focus import is_light
from domain.ages import find_ages
from domain.agreement import Agreement, Section, Span
from domain.answer import Citation
from domain.municipalities import Municipality
from domain.text import fold

AGE_WORDS = ("ålder", "åldrar", "åldersgräns")
# "Den gäller ungdomar från 16 till och med 24 år"
_COVERS_PEOPLE = re.compile(
    r"\b(?:gäller|avser|omfattar|(?:riktar|vänder) (?:vi )?(?:sig|oss) till|målgrupp\w*)\b.{0,40}?"
    r"\b(?:ungdom|unga|person|invånar|vuxna|individ|arbetssökande|kvinn|män\b|nyanlän|deltagar|alla|de\b|den som)"
)


def ages_aspect(question: Question) -> Aspect:
    """The sentences about those asked for that hold ages, or else about participants; denials go last."""
    whom = [t for t in question.terms if not is_light(t.word) and not fold(t.word).startswith(AGE_WORDS)]

    def fill(municipality: Municipality, agreements: Sequence[Agreement]) -> Cell:
        return cell_of_quotes(ages_told(agreements, whom))

    return Aspect("Ålder", fill)


def ages_told(agreements: Sequence[Agreement], whom: Sequence[Term] = ()) -> tuple[Citation, ...]:
    """The sentences that hold ages of those asked for, else of the target group; denials last."""
    spans = [
        (a, Span(section.id, start, end))
        for a in agreements
        for section in a.sections
        for start, end in body_of(section)
        # To see whether it speaks of people's ages takes a tenth of the time.
        if (whom or _tells_ages(section, start, end)) and find_ages(section.text[start:end])
    ]
    about = {span: sum(bool(marks(t, sentence_text(a, span))) for t in whom) for a, span in spans}
    most = max(about.values(), default=0)
    told = [
        (a, s)
        for a, s in spans
        if (about[s] == most if most else _tells_ages(a.section(s.section), s.start, s.end))
    ]
    told.sort(key=lambda pair: bool(DENIED.search(fold(sentence_text(*pair)))))
    return unique(quote_of(a, span) for a, span in told)[:ENTRIES]


def _tells_ages(section: Section, start: int, end: int) -> bool:
    """Whether a sentence with ages speaks of people's, or stands in a section about the target group."""
    text = fold(section.text[start:end])
    return section.topic == "malgrupp" or "ålder" in text or _COVERS_PEOPLE.search(text) is not None
