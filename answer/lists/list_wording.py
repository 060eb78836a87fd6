"""Swedish sentences for list and count answers: who has it, who has not, and what could not be read."""

import re
from collections.abc import Sequence

from answer.lists.findings import Verdicts
from answer.lists.list_denial import asks_for_mentions
from answer.lists.track_text import asks_for_declined
from answer.question import Question
from answer.wording import (
    capital,
    counted,
    genitive,
    join_names,
    number_word,
    sort_swedish,
)
from domain.answer import MunicipalityAnswer
from domain.industries import INDUSTRIES
from domain.municipalities import Municipality

NAMED = 15  # municipalities without evidence that are named; more are only counted

_WHICH = re.compile(
    r"^(?P<lead>(?:i|hos|för|bland|på)\s+)?(?P<which>vilka|vilken|vilket)\s+(?:andra |övriga )?"
    r"(?P<noun>kommuners avtal|kommuners överenskommelser|kommuner|kommun|avtal|överenskommelser|överenskommelse"
    r"|dokument|parter|bilagor|orter|städer)?\s*(?P<rest>.+?)\s*\??$",
    re.IGNORECASE,
)
# "... samarbetar Nässjö med?" makes no statement with the municipalities before it.
_OPEN = re.compile(r"\b(?:med|av|till|för|i|från|hos)\W*$")
_SINGULAR = re.compile(r"^(?:av|som|är|i)\b")


def list_text(question: Question, verdicts: Verdicts) -> str:
    """The whole answer to a list question."""
    names = [m.municipality.name for m in verdicts.evidence]
    parts = (_lead(question, names), _silence(question, verdicts), notes(verdicts.evidence), rest(verdicts))
    return " ".join(s for s in parts if s)


def count_text(question: Question, number: int, verdicts: Verdicts) -> str:
    """The answer to "hur många kommuner" or "hur många avtal"."""
    names = join_names(sort_swedish(m.municipality.name for m in verdicts.evidence))
    one, many = ("dokument", "dokument") if question.counted == "documents" else ("kommun", "kommuner")
    lead = f"{capital(counted(number, one, many, neuter=question.counted == 'documents'))}: {names}."
    return " ".join(s for s in (lead, _silence(question, verdicts), rest(verdicts)) if s)[:590]


def track_count_text(
    question: Question, number: int, whose: Sequence[Municipality], names: Sequence[str], quote: str
) -> str:
    """ "Fem jobbspår (Oxelösund): Industri, ..." or, for a goal, the goal's words."""
    asked = question.municipalities or tuple(whose)
    who = join_names(sort_swedish({m.name for m in asked}))
    inside = join_names([INDUSTRIES[i].label.lower() for i in question.industries if i in INDUSTRIES])
    what = f"{number_word(number, neuter=True)} jobbspår{f' inom {inside}' if inside else ''}"
    text = f"{capital(what)} ({number}) i {who}" if number > 1 else f"{capital(what)} i {who}"
    if names:
        return f"{text}: {join_names(list(names))}."[:590]
    return f"{text}: ”{' '.join(quote.split())}”"[:590]


def notes(entries: Sequence[MunicipalityAnswer]) -> str:
    """What must be known of single municipalities: planned, run elsewhere, weak evidence."""
    by_note: dict[str, list[str]] = {}
    for entry in entries:
        if entry.note and not _is_silent(entry):
            by_note.setdefault(entry.note, []).append(entry.municipality.name)
    return " ".join(f"{join_names(sort_swedish(names))}: {note}." for note, names in by_note.items())


def rest(verdicts: Verdicts) -> str:
    """Who else was looked through, and who could not be."""
    said = []
    if verdicts.none:
        names = [m.municipality.name for m in verdicts.none]
        if any(m.citations for m in verdicts.none):
            said.append(f"Belägg finns däremot för {_named(names)}.")
        else:
            said.append(f"Inget belägg finns för {_named(names)}.")
    if verdicts.unread:
        said.append(f"Kunde inte läsas helt: {_named([m.municipality.name for m in verdicts.unread])}.")
    return " ".join(said)


def _silence(question: Question, verdicts: Verdicts) -> str:
    """That nobody says so, where those who lack something are told by what their documents do not mention."""
    silent = any(_is_silent(m) for m in verdicts.evidence)
    if not silent or asks_for_mentions(question):
        return ""
    return "Det bygger på att belägg saknas; inget dokument säger det uttryckligen."


def _is_silent(entry: MunicipalityAnswer) -> bool:
    return entry.note is not None and entry.note.startswith("inget belägg")


def _named(names: Sequence[str]) -> str:
    if len(names) > NAMED:
        return f"{len(names)} andra kommuner"
    return join_names(sort_swedish(names))


def _lead(question: Question, names: Sequence[str]) -> str:
    listed = join_names(sort_swedish(names))
    facts_told = not (question.groups or question.denial or asks_for_declined(question))
    if question.subject == "tracks" and facts_told:
        if said := _tracks(question, len(names)):
            return f"{said}: {listed}."
    match = _WHICH.match(" ".join(question.corrected.split())) if question.language == "sv" else None
    if match is None or (not match["noun"] and _SINGULAR.match(match["rest"])) or _OPEN.search(match["rest"]):
        return f"Belägg finns för {counted(len(names), 'kommun', 'kommuner')}: {listed}."
    number = len(names)
    lead = match["lead"].lower() if match["lead"] else ""
    noun = _noun(match["noun"], number)
    # After "vilka kommuner" questions and statements have the same order of words.
    return f"{capital(f'{lead}{noun}')} {match['rest'].rstrip(' ?.')}: {listed}."


def _noun(asked: str | None, number: int) -> str:
    many = counted(number, "kommun", "kommuner")
    if (
        asked is None
        or asked.lower().startswith(("kommun", "part", "ort", "st"))
        and not asked.lower().endswith(("avtal", "överenskommelser"))
    ):
        return many
    what = "avtal" if "avtal" in asked.lower() else "dokument"
    return f"{genitive(many)} {what}"


def _tracks(question: Question, number: int) -> str:
    many = counted(number, "kommun", "kommuner")
    inside = join_names([INDUSTRIES[i].label.lower() for i in question.industries if i in INDUSTRIES])
    if not inside and question.terms and len(question.terms) > 2:
        return ""
    which = {"planerat": "planerade ", "avslutat": "avslutade "}.get(next(iter(question.statuses), ""), "")
    verb = "saknar" if question.negated else "har"
    return capital(f"{many} {verb} {which}jobbspår{f' inom {inside}' if inside else ''}")
