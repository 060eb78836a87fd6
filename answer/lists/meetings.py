"""List questions about how often groups meet, decided by the meetings that documents tell of."""

from answer.composing.citations import cite
from answer.lists.findings import Finding, quote_of
from answer.lists.steering import asks_for_steering, steers
from answer.matching.matcher import same_word
from answer.matching.signs import expression
from answer.question import Question
from domain.agreement import Agreement, Meeting
from domain.frequencies import find_frequencies
from domain.text import fold
from index.engine import Index


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
    return expression("meetings", kind).search(fold(text)) is not None


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
