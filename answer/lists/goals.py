"""List questions about goals with numbers, decided by those facts."""

from dataclasses import replace

from answer.composing.citations import cite, sentence_around
from answer.lists.findings import Finding, quote_of
from answer.matching.matcher import Matcher
from answer.matching.signs import expression
from answer.matching.word_forms import same
from answer.question import Question, Term
from answer.wording import decimal
from domain.agreement import Agreement, Goal
from domain.numbers import find_quantities
from domain.text import fold
from index.engine import Index

GOAL_MATCH = 0.34  # share of the question's words that a goal must hold


def goals(question: Question, index: Index) -> list[Finding] | None:
    """Those with a goal of the unit or above the bound asked for, about what is asked."""
    bound = question.at_least is not None or question.at_most is not None
    share = question.unit in ("procent", "procentenheter")
    if question.subject != "goals" or not (share or bound or question.expected == "number"):
        return None
    if expression("denial", "declines").search(fold(question.corrected)):
        return None  # no goal tells what has been chosen away
    if not (share or bound):
        return _counting_goals(question, index)
    rest, outcome = _asked_of_goals(question)
    matcher = Matcher(rest, index.analyser)
    found = []
    for agreement in index.agreements.values():
        for goal in agreement.facts.goals:
            said = _goal_words(agreement, goal)
            covered = len(matcher.hits(said)) / len(rest) if rest else 1.0
            if outcome and not expression("goals", "said", "outcome").search(fold(said)):
                continue
            if _goal_fits(question, goal) and _is_written(agreement, goal) and covered >= GOAL_MATCH:
                found.append(Finding(agreement, (quote_of(agreement, goal.span),), 0.5 + covered / 2))
        if share and not rest:
            found += _rows_with_goals(question, agreement)
    return found


def _asked_of_goals(question: Question) -> tuple[list[Term], bool]:
    """The words that tell one goal from another, and whether it is that people get on to work or studies."""
    rest = [_without_measure(t) for t in question.terms]
    rest = [t for t in rest if t.word and not _is_a("empty", t.word)]
    # That people get on can be said in many words: any of them will do.
    outcome = any(_is_a("outcome", t.word) for t in rest)
    rest = [t for t in rest if not _is_a("outcome", t.word)] if outcome else rest
    # "mål för jobbspåren": whatever agreements set goals for. And all goals are about those who take part.
    rest = [t for t in rest if not _is_a("tracks", t.word)]
    told = [t for t in rest if not _is_a("who", t.word)]
    return (told if told or outcome else rest), outcome


def _is_a(kind: str, word: str) -> bool:
    return expression("goals", "words", kind).match(word) is not None


def _rows_with_goals(question: Question, agreement: Agreement) -> list[Finding]:
    """Rows of fact boxes that set a share: "Resultatmål: 80 % anställning"."""
    found = []
    for section, start, end in agreement.walk():
        text = section.text[start:end]
        if expression("goals", "row").search(fold(text)) and any(
            q.unit == question.unit and _within(question, q.low) for q in find_quantities(text)
        ):
            found.append(Finding(agreement, (cite(agreement, section, start, end),), 0.8))
    return found


def _counting_goals(question: Question, index: Index) -> list[Finding] | None:
    """Goals whose number counts what the question names: "mål för antalet deltagare"."""
    units = [t.word for t in question.terms]
    found = [
        Finding(agreement, (quote_of(agreement, goal.span),), goal.confidence)
        for agreement in index.agreements.values()
        for goal in agreement.facts.goals
        if goal.number is not None and goal.unit is not None and any(same(word, goal.unit) for word in units)
    ]
    return found or None


def _without_measure(term: Term) -> Term:
    """What is measured: of "andelen kvinnor" the women; without a word where there is nothing else."""
    return replace(term, word=" ".join(w for w in term.word.split() if not _measure(w)))


def _measure(word: str) -> bool:
    return _is_a("goal", word) or word.isdigit()


def _goal_words(agreement: Agreement, goal: Goal) -> str:
    section = agreement.section(goal.span.section)
    start, end = sentence_around(section, goal.span.start, goal.span.end)
    return section.text[start:end]


def _is_written(agreement: Agreement, goal: Goal) -> bool:
    """Whether a broken number stands in the text; one that was only reckoned ("10 av 12 månader") sets no goal."""
    if goal.number is None or goal.number == int(goal.number):
        return True
    return decimal(goal.number) in _goal_words(agreement, goal).replace(".", ",")


def _goal_fits(question: Question, goal: Goal) -> bool:
    if goal.number is None or (question.unit is not None and goal.unit != question.unit):
        return False
    return _within(question, goal.number)


def _within(question: Question, number: float) -> bool:
    """Whether a number keeps the bounds of the question."""
    if question.at_least is not None and number < question.at_least:
        return False
    return question.at_most is None or number <= question.at_most
