"""Answers to list and count questions: every municipality of the corpus is decided, and the decision has its words."""

from dataclasses import replace

from answer import predicates, text_lists
from answer.citations import sentence_around, unique
from answer.corpus_words import tokens
from answer.coverage import coverage_of
from answer.evidence import in_scope
from answer.findings import Finding, Verdicts, decide, quote_of
from answer.list_wording import count_text, list_text, track_count_text
from answer.question import Question
from answer.ranking import rank
from answer.refusal import reason_for, refuse
from answer.track_lists import track_filter, under_heading
from answer.values import answer_value
from domain.agreement import Agreement, Goal, Track
from domain.answer import Answer, Citation, MunicipalityAnswer
from domain.text import fold
from index.engine import Index

_AIMS = (
    "vill",
    "ska",
    "skall",
    "mål",
    "planer",
    "starta",
    "få igång",
    "ta fram",
    "tas fram",
    "nya",
    "framta",
    "utveckl",
)


def answer_list(question: Question, index: Index) -> Answer:
    """The municipalities for which there is evidence; `found=False` when there are none."""
    question = predicates.sharing(question, index)
    findings = findings_of(question, index)
    verdicts = decide(question, index, findings)
    if not verdicts.evidence:
        return _none(question, index, verdicts)
    return _answer(question, index, verdicts, list_text(question, verdicts), findings)


def answer_count(question: Question, index: Index) -> Answer:
    """How many: of municipalities or documents by the list plan, of tracks by facts, of anything else a value."""
    if question.counted == "tracks":
        return _tracks(question, index)
    if question.counted == "value":
        return answer_value(question, index)
    question = predicates.sharing(question, index)
    findings = findings_of(question, index)
    verdicts = decide(question, index, findings)
    if question.counted == "documents":
        number = len({f.agreement.id for f in findings})
        number = len(index.agreements) - number if question.negated else number
    else:
        number = len(verdicts.evidence)
    if number == 0:
        return replace(_none(question, index, verdicts), count=0)
    answer = _answer(question, index, verdicts, count_text(question, number, verdicts), findings)
    return replace(answer, kind="count", count=number)


def findings_of(question: Question, index: Index) -> list[Finding]:
    """Evidence over all documents: by facts where they decide the question, else by the text."""
    asked = replace(question, negated=False)
    found = predicates.find(asked, index)
    return text_lists.find(asked, index) if found is None else found


def _answer(
    question: Question, index: Index, verdicts: Verdicts, text: str, findings: list[Finding]
) -> Answer:
    return Answer(
        question=question.text,
        kind="list",
        found=True,
        text=text,
        understood=question.understood,
        municipalities=verdicts.evidence,
        without_evidence=(*verdicts.none, *verdicts.unread),
        citations=unique(c for m in verdicts.evidence for c in m.citations[:1]),
        coverage=coverage_of(index, in_scope(question, index)),
        confidence=_confidence(findings),
    )


def _confidence(findings: list[Finding]) -> float:
    """The mean of each document's best evidence."""
    best: dict[str, float] = {}
    for finding in findings:
        best[finding.agreement.id] = max(best.get(finding.agreement.id, 0.0), finding.strength)
    return round(sum(best.values()) / len(best), 3) if best else 0.5


def _none(question: Question, index: Index, verdicts: Verdicts) -> Answer:
    ranked = rank(question, index)
    reason = "dokumenten tiger" if question.subject != "text" else reason_for(question, ranked)
    return replace(
        refuse(question, index, ranked, reason),
        without_evidence=(*verdicts.none, *verdicts.unread),
    )


def _tracks(question: Question, index: Index) -> Answer:
    """The number of tracks that a document lists, or that its goals aim at."""
    aims = _aimed(question, index)
    if aims and _asks_for_aims(question):
        agreement, goal = aims[0]
        return _goal_answer(question, index, agreement, goal)
    fits = track_filter(replace(question, absent=()), index)
    tracks = [(a, t) for a in in_scope(question, index) for t in _once(a)]
    if fits is None and (placed := under_heading(question, tracks)):
        return _track_answer(question, index, placed)
    found = [(a, t) for a, t in tracks if fits is None or fits(t)]
    if found and (fits is not None or not question.terms):
        return _track_answer(question, index, found)
    if aims:
        return _goal_answer(question, index, *aims[0])
    return answer_value(replace(question, expected="number"), index)


def _once(agreement: Agreement) -> list[Track]:
    """Each track once: one that runs in several places is still one."""
    return list({fold(t.name): t for t in reversed(agreement.facts.tracks)}.values())[::-1]


def _asks_for_aims(question: Question) -> bool:
    asked = f" {fold(question.corrected)}"
    return any(f" {word}" in asked for word in _AIMS)


def _aimed(question: Question, index: Index) -> list[tuple[Agreement, Goal]]:
    """Goals that count tracks, the one whose sentence shares most words with the question first."""
    asked = set(tokens(question.corrected))
    found = [
        (agreement, goal)
        for agreement in in_scope(question, index)
        for goal in agreement.facts.goals
        if goal.unit == "jobbspår" and goal.number is not None and _is_counted(agreement, goal)
    ]

    def shared(pair: tuple[Agreement, Goal]) -> int:
        return len(asked & set(tokens(_goal_sentence(*pair))))

    return sorted(found, key=lambda pair: -shared(pair))


def _is_counted(agreement: Agreement, goal: Goal) -> bool:
    """ "ett spår" is an article and no number, unless it is written in digits."""
    return goal.number != 1 or "1" in agreement.quote(goal.span)


def _goal_sentence(agreement: Agreement, goal: Goal) -> str:
    section = agreement.section(goal.span.section)
    start, end = sentence_around(section, goal.span.start, goal.span.end)
    return section.text[start:end]


def _goal_answer(question: Question, index: Index, agreement: Agreement, goal: Goal) -> Answer:
    quote = quote_of(agreement, goal.span)
    number = int(goal.number or 0)
    text = track_count_text(question, number, agreement.municipalities, (), quote.quote)
    return _counted(question, index, number, text, {agreement.id: (agreement, [quote])})


def _track_answer(question: Question, index: Index, found: list[tuple[Agreement, Track]]) -> Answer:
    quotes: dict[str, tuple[Agreement, list[Citation]]] = {}
    for agreement, track in found:
        quotes.setdefault(agreement.id, (agreement, []))[1].append(quote_of(agreement, track.span))
    names = tuple(track.name for _, track in found)
    whose = tuple(m for agreement, _ in quotes.values() for m in agreement.municipalities)
    text = track_count_text(question, len(found), whose, names, "")
    return _counted(question, index, len(found), text, quotes)


def _counted(
    question: Question,
    index: Index,
    number: int,
    text: str,
    quotes: dict[str, tuple[Agreement, list[Citation]]],
) -> Answer:
    named = set(question.municipalities)
    entries = {
        m.code: MunicipalityAnswer(m, "evidence", unique(cites))
        for agreement, cites in quotes.values()
        for m in agreement.municipalities
        if not named or m in named
    }
    return Answer(
        question=question.text,
        kind="count",
        found=True,
        text=text,
        understood=question.understood,
        municipalities=tuple(entries.values()),
        citations=unique(c for _, cites in quotes.values() for c in cites),
        count=number,
        coverage=coverage_of(index, in_scope(question, index)),
        confidence=0.9,
    )
