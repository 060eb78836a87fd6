"""List questions about goals with numbers and about how often groups meet, decided by those facts."""

from dataclasses import replace

from answer.composing.citations import cite, sentence_around
from answer.lists.findings import Finding, quote_of
from answer.lists.steering import asks_for_steering, steers
from answer.matching.matcher import Matcher, same_word
from answer.matching.signs import expression
from answer.matching.word_forms import same
from answer.question import Question, Term
from answer.wording import decimal
from domain.agreement import Agreement, Goal, Meeting
from domain.frequencies import find_frequencies
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
    if expression("goals", "declines").search(fold(question.corrected)):
        return None
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


def meetings(question: Question, index: Index) -> list[Finding] | None:
    """Those where a group meets as often as asked for."""
    if question.unit != "gånger" or (question.at_least is None and question.at_most is None):
        return _at_frequency(question, index)
    found = []
    for agreement in index.agreements.values():
        for meeting in agreement.facts.meetings:
            if _often_enough(question, meeting) and _of_group(question, agreement, meeting):
                found.append(Finding(agreement, (quote_of(agreement, meeting.span),), meeting.confidence))
    return found


def _at_frequency(question: Question, index: Index) -> list[Finding] | None:
    """Those where a group meets just as often as the question says: "varje vecka", "varannan vecka"."""
    asked = next((f.per_year for f in find_frequencies(question.corrected) if f.per_year is not None), None)
    about_meetings = question.subject == "meetings" or _speaks_of("meeting", question.corrected)
    if not about_meetings or asked is None:
        return None
    leading = _speaks_of("leading", question.corrected) or asks_for_steering(question.corrected)
    working = not leading and _speaks_of("working", question.corrected)
    found = [
        Finding(agreement, (quote_of(agreement, meeting.span),), meeting.confidence)
        for agreement in index.agreements.values()
        for meeting in agreement.facts.meetings
        if meeting.group is not None and meeting.per_year and _near(meeting.per_year, asked)
        if (question.groups and _of_group(question, agreement, meeting))
        or (working and not question.groups and not steers(meeting.group))
    ]
    for agreement in index.agreements.values():
        for section in agreement.sections:
            for start, end in section.sentences:
                if not _meets(section.text[start:end], asked):
                    continue
                led = _speaks_of("leading", f"{section.heading or ''} {section.text[start:end]}")
                if (leading and led) or (working and not led) or not (leading or working or question.groups):
                    found.append(Finding(agreement, (cite(agreement, section, start, end),), 0.9))
    return found or None


def _speaks_of(kind: str, text: str) -> bool:
    return expression("goals", "meetings", kind).search(fold(text)) is not None


def _meets(text: str, asked: tuple[float, float]) -> bool:
    if not _speaks_of("meeting", text):
        return False
    found = [f for f in find_frequencies(text) if f.per_year is not None]
    # "varannan vecka, i regel på torsdagar": the day says how often only where nothing else does.
    told = [f for f in found if not _speaks_of("days", text[f.start : f.end])]
    return any(f.per_year is not None and _near(f.per_year, asked) for f in told or found)


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 1 and abs(one[1] - other[1]) < 1


def _often_enough(question: Question, meeting: Meeting) -> bool:
    if meeting.per_year is None:
        return False
    low, high = meeting.per_year
    if question.at_least is not None:
        return low >= question.at_least
    return question.at_most is not None and high <= question.at_most


def _of_group(question: Question, agreement: Agreement, meeting: Meeting) -> bool:
    heading = agreement.section(meeting.span.section).heading or ""
    if not question.groups:
        return not asks_for_steering(question.corrected) or steers(meeting.group or heading)
    if meeting.group is None:
        return any(same_word(g, fold(heading)) for g in question.groups)
    if any(same_word(g, meeting.group) for g in question.groups):
        return True
    # "Styrgruppen" of the question is the group that steers, by whatever name, where there is none of that name.
    named = any(m.group and same_word(g, m.group) for m in agreement.facts.meetings for g in question.groups)
    return not named and all(map(steers, question.groups)) and steers(meeting.group)
