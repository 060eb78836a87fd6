"""Says in plain Swedish how a question was understood, so that the user can see it and object."""

from answer.question import Question
from answer.wording import counted, decimal, join_names
from domain.industries import INDUSTRIES
from domain.topics import TOPICS

MANY = 6  # municipalities from which their number is said instead of their names

KINDS = {  # what a user calls each kind of answer
    "list": "kommuner",
    "count": "antal",
    "value": "uppgift",
    "yesno": "ja eller nej",
    "describe": "beskrivning",
    "compare": "jämförelse",
    "search": "ställen i texten",
}
_VERBS = {
    "list": "Söker kommuner med",
    "count": "Räknar",
    "value": "Söker uppgift om",
    "yesno": "Prövar ja eller nej",
    "describe": "Söker beskrivning av",
    "compare": "Jämför",
    "search": "Söker ställen om",
}
SUBJECTS = {
    "tracks": "jobbspår",
    "goals": "mål",
    "meetings": "hur ofta man träffas",
    "groups": "grupper och deras ledamöter",
    "target_groups": "målgrupp",
    "validity": "giltighet och datum",
    "parties": "parter",
}
_EXPECTED = {
    "percentage": "en andel i procent",
    "amount": "ett belopp",
    "number": "ett antal",
    "date": "ett datum",
    "duration": "en tid",
    "frequency": "hur ofta",
    "age": "en ålder",
    "person": "ett namn",
    "role": "en roll",
    "position": "en befattning",
    "organisation": "en organisation",
    "project": "ett projekt",
    "name": "ett namn",
    "place": "en plats",
    "members": "vilka som ingår",
    "reason": "ett skäl",
    "procedure": "hur något går till",
}


def describe(question: Question) -> str:
    """One line: "Söker kommuner med: jobbspår inom industri; alla kommuner"."""
    parts = [_what(question)]
    if question.kind == "value" and question.expected is not None:
        parts.append(f"svaret väntas vara {_EXPECTED[question.expected]}")
    if bound := _bound(question):
        parts.append(bound)
    parts.append(who(question))
    if question.years:
        parts.append(years_said(question.years))
    if question.document_kinds:
        parts.append(f"dokument av slaget {join_names(list(question.document_kinds))}")
    if question.corrections:
        changed = join_names([f"”{typed}” som ”{meant}”" for typed, meant in question.corrections])
        parts.append(f"läste {changed}")
    return f"{_verb(question)}: {'; '.join(p for p in parts if p)}"


def _verb(question: Question) -> str:
    if question.denial:
        return f"{'Räknar' if question.kind == 'count' else 'Söker'} kommuner som skriver att det inte är så"
    if question.kind == "list" and question.negated:
        return "Söker kommuner utan"
    if question.kind == "count" and question.counted == "municipalities":
        return "Räknar kommuner utan" if question.negated else "Räknar kommuner med"
    return _VERBS[question.kind]


def _what(question: Question) -> str:
    subject = SUBJECTS.get(question.subject)
    inside = join_names([INDUSTRIES[i].label.lower() for i in question.industries if i in INDUSTRIES])
    if subject is not None and question.subject == "tracks":
        status = {"planerat": "planerade ", "avslutat": "avslutade "}
        which = "".join(status.get(s, "") for s in question.statuses)
        return f"{which}{subject} inom {inside}" if inside else f"{which}{subject}"
    words = ", ".join(term.word for term in question.terms)
    if question.in_headings and words:
        return f"eget avsnitt om {words}"
    if subject is not None and words:
        return f"{subject} ({words})"
    topics = join_names([TOPICS[t].label.lower() for t in question.topics if t in TOPICS])
    return subject or words or topics or "hela avtalen"


def _bound(question: Question) -> str:
    unit = f" {question.unit}" if question.unit else ""
    if question.ages is not None:
        low, high = question.ages
        if low is not None and high is not None:
            return f"{low}–{high} år"
        return f"upp till {high} år" if high is not None else f"från {low} år"
    if question.at_least is not None:
        return f"minst {decimal(round(question.at_least, 6))}{unit}"
    if question.at_most is not None:
        return f"högst {decimal(round(question.at_most, 6))}{unit}"
    return ""


def who(question: Question) -> str:
    if question.area is not None:
        return question.area
    names = [m.name for m in (*question.municipalities, *question.absent)]
    if not names:
        return "alla kommuner"
    if len(names) >= MANY:
        return counted(len(names), "kommun", "kommuner")
    return join_names(names)


def years_said(years: tuple[int, ...]) -> str:
    """ "2020", or "2018–2020" for a first and a last year."""
    return "–".join(map(str, dict.fromkeys(years)))
