"""Yes/no questions for tracks of an industry: every track of the documents in scope has been looked at."""

import re

from answer.candidates.evidence import in_scope
from answer.composing.answered import answered
from answer.composing.citations import cite_span, unique
from answer.composing.compose import names_of, one_line, whose
from answer.lists.tracks import of_occupation
from answer.matching.word_forms import tokens
from answer.question import Question
from answer.understanding.focus import is_light
from answer.wording import join_names
from answer.yesno.stages import asks_now, asks_plan
from domain.agreement import Agreement, Track
from domain.answer import Answer, MunicipalityAnswer
from domain.industries import industries_of
from domain.text import fold
from index.engine import Index

# "Hålls vårdspåret i Orsa?": where it runs; "Finns ett vårdspår i Orsa?" may be one that runs elsewhere.
_WHERE = re.compile(r"^(?:hålls|körs|ligger|bedrivs|drivs|ges|anordnas)\b")
# One track by its name, "lagerspåret"; "ett vårdspår" is any in that line of work.
_ONE = re.compile(r"(?P<first>\w{4,}?)s?(?:spåret|utbildningen|kursen)s?$")
# What must be to take part, and who does it, is asked about a track that is there.
_TERMS = re.compile(r"^(?:måste|behöver|krävs|får|ska)\b|\bär det (?:\w+ ){1,3}?som (?!vill)")
_EDUCATION = re.compile(r"(?:utbildning|kurs|linje)(?:en|ens|ar|er|s)?\b")
SHOWN = 8  # tracks named in a "no"


def asks_for_track(question: Question) -> bool:
    """Whether it only asks if there is a track of an industry, and not for something about one."""
    if not industries_asked(question) or not question.municipalities:
        return False
    if _TERMS.search(fold(question.corrected)) or (
        question.subject != "tracks" and not asks_for_stage(question)
    ):
        return False
    words = (t.word for t in question.terms if not is_light(t.word) and not asks_plan(fold(t.word)))
    rest = [word for word in words if not _WHERE.match(fold(word))]
    return all(industries_of(w) or "spår" in fold(w) or question.statuses for w in rest)


def industries_asked(question: Question) -> set[str]:
    """The industries that are named, also where an education is asked for by another word than track."""
    return set(question.industries) or {i for t in question.terms for i in industries_of(t.word)}


def asks_for_stage(question: Question) -> bool:
    """Whether it asks if an education has begun or is to come, which the documents tell of their tracks."""
    asked = fold(question.corrected)
    return _EDUCATION.search(asked) is not None and (asks_plan(asked) or asks_now(asked))


def answer_track(question: Question, index: Index) -> Answer | None:
    """Yes with the tracks that fit, no with all tracks there are; None when the documents name no track at all."""
    agreements = in_scope(question, index)
    tracks = [(a, t) for a in agreements for t in a.facts.tracks]
    if not tracks:
        return None
    named, asked = of_occupation(question, index), industries_asked(question)
    fitting = [(a, t) for a, t in tracks if set(t.industries) & asked]
    fitting = [(a, t) for a, t in fitting if not named or t.span in named]
    fitting = [(a, t) for a, t in fitting if _is_called(question, t)] or fitting
    over = {"avslutat", "planerat"} if asks_now(fold(question.text)) else {"avslutat"}
    if question.subject != "tracks" and not fitting:
        return None
    running = [(a, t) for a, t in fitting if t.status not in over]
    shown = running or fitting or tracks
    away = _elsewhere(question, running)
    if away:
        running, shown = [], away
    verdict = bool(running)
    quotes = unique(cite_span(a, t.span) for a, t in shown[:SHOWN])
    entries = {
        m.code: MunicipalityAnswer(m, "evidence", quotes) for a, _ in shown for m in whose(question, a)
    }
    text = _text(question, shown[0][0], [t for _, t in shown], verdict, bool(fitting), bool(away))
    sure = 0.9 if verdict else 0.75
    return answered(question, index, "yesno", text, [*entries.values()], quotes, sure, yesno=verdict)


def _elsewhere(question: Question, tracks: list[tuple[Agreement, Track]]) -> list[tuple[Agreement, Track]]:
    """The tracks, where it is asked whether they run in a place and all of them run in others."""
    here = {m.name for m in question.municipalities}
    asks = _WHERE.search(fold(question.corrected)) is not None
    return tracks if asks and all(t.place and t.place not in here for _, t in tracks) else []


def _is_called(question: Question, track: Track) -> bool:
    """Whether the track bears the name that the question has for one: "Lager" of "lagerspåret"."""
    firsts = [m["first"] for t in question.terms if (m := _ONE.match(fold(t.word)))]
    return any(word.startswith(first) for word in tokens(track.name) for first in firsts)


def _text(
    question: Question, agreement: Agreement, tracks: list[Track], verdict: bool, ended: bool, away: bool
) -> str:
    names = names_of(question, agreement)
    listed = join_names([one_line(t.name) for t in tracks[:SHOWN]])
    if verdict:
        planned = " (planerat)" if all(t.status == "planerat" for t in tracks) else ""
        return f"Ja. {names}: {listed}{planned}."
    if away:
        places = join_names(list(dict.fromkeys(t.place for t in tracks if t.place)))
        return f"Nej. {names}: {listed} drivs i {places}."
    if ended:
        only_planned = all(t.status == "planerat" for t in tracks)
        return f"Nej. {names}: {listed} {'är bara planerat' if only_planned else 'har avslutats'}."
    return f"Nej. Bland de jobbspår som nämns för {names} finns inget sådant: {listed}."
