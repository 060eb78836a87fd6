"""Tracks that agreements tell of in running text: planned, declined, or a neighbour's."""

from collections.abc import Collection

from answer.composing.citations import cite
from answer.lists.findings import Finding, quote_of
from answer.lists.track_words import pattern
from answer.question import Question
from answer.understanding.frame import statuses_of
from domain.agreement import Agreement
from domain.industries import industries_of
from domain.municipalities import find_municipalities
from domain.text import fold
from index.engine import Index


def asks_for_declined(question: Question) -> bool:
    """Whether it asks who has chosen not to have a track."""
    return question.subject == "tracks" and pattern("declines").search(fold(question.corrected)) is not None


def declined(question: Question, index: Index) -> list[Finding] | None:
    """Those whose words say that they have chosen not to have a track, of the industries asked for or any."""
    if not asks_for_declined(question):
        return None
    found = []
    for agreement in index.agreements.values():
        for section, start, end in agreement.walk():
            said = section.text[start:end]
            if not pattern("declined").search(fold(" ".join(said.split()))):
                continue
            industries = set(industries_of(said))
            if not question.industries or industries & set(question.industries):
                found.append(
                    Finding(agreement, (cite(agreement, section, start, end),), 0.9, "har valt bort")
                )
    return found


def planned_in_text(index: Index) -> list[Finding]:
    """Sentences and goals that plan tracks which have no name yet: "fler jobbspår är under utveckling"."""
    found = [
        Finding(agreement, (quote_of(agreement, goal.span),), 0.9, "planerat")
        for agreement in index.agreements.values()
        for goal in agreement.facts.goals
        if goal.unit == "jobbspår"
        and goal.number is not None
        and pattern("new_planned").search(said := fold(quote_of(agreement, goal.span).quote))
        and not pattern("denied").search(said)
    ]
    for agreement in index.agreements.values():
        for section, start, end in agreement.walk():
            said = fold(section.text[start:end])
            if pattern("new_planned").search(said) and not pattern("denied").search(said):
                found.append(Finding(agreement, (cite(agreement, section, start, end),), 0.8, "planerat"))
    return found


def planned_work(question: Question, index: Index, named: Collection[str]) -> list[Finding]:
    """Plans for tracks towards the work asked for that are told in running text, over a broken line too."""
    found = []
    for agreement in index.agreements.values():
        for section in agreement.sections if agreement.id not in named else ():
            for (start, end), (_, following) in zip(
                section.sentences, (*section.sentences[1:], (0, 0)), strict=True
            ):
                said = fold(section.text[start:end])
                if not pattern("one_planned").search(said) or pattern("denied").search(said):
                    continue
                # Without its full stop the sentence goes on after the line.
                end = end if said.rstrip().endswith((".", ":", "!")) or not following else following
                if set(question.industries) & set(industries_of(section.text[start:end])):
                    quote = cite(agreement, section, start, end)
                    found.append(Finding(agreement, (quote,), 0.8, "planerat"))
    return found


def with_neighbours(agreement: Agreement) -> list[Finding]:
    """Sentences that tell of places in the track or course of a municipality that is no party."""
    found = []
    for section, start, end in agreement.walk():
        said = section.text[start:end]
        told = fold(said)
        if not (pattern("borrowed").search(told) and pattern("learnt").search(told)) or pattern(
            "denied"
        ).search(told):
            continue
        others = {m.municipality for m in find_municipalities(said)} - set(agreement.municipalities)
        if others and not statuses_of(told):
            found.append(Finding(agreement, (cite(agreement, section, start, end),), 0.7))
    return found
