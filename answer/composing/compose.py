"""Puts an answer in words: the value, whose it is, and the sentence that says so, cut at clauses when it is long."""

import re
from collections.abc import Sequence

from answer.candidates.group_fit import OTHER_NAME, groups_in
from answer.candidates.scored import Scored
from answer.candidates.tables import is_row, row_words
from answer.question import Question
from answer.wording import capital, join_names, number_word
from domain.agreement import Agreement
from domain.municipalities import Municipality

LONGEST = 370  # characters of a value answer
SHORTEST_QUOTE = 120  # room that a quote always gets
ELLIPSIS = "…"
_BREAK = re.compile(r"(?<=[.;:!?])\s+|(?<=,)\s+|\s+(?=\()|\s+(?=(?:och|samt|men|eller|som|där|vilket)\b)|\n")
_GENITIVE = re.compile(r"(år|dag|dagar|vecka|veckor|månad|månader|timme|timmar)s$")  # "tre månaders varsel"

MEASURED = frozenset({"percentage", "amount", "number", "date", "duration", "frequency", "age"})


def one_line(text: str) -> str:
    """White space, tabs between cells and emphasis marks as a reader would see them."""
    plain = re.sub(r"\*\*|__", "", text)
    cells = " | ".join(cell.strip() for cell in plain.split("\t") if cell.strip())
    return re.sub(r"\s+", " ", cells).strip(" -•*")


def trimmed(text: str, start: int, end: int, limit: int) -> str:
    """At most `limit` characters of `text` around `start:end`, cut between clauses where that is possible."""
    whole = one_line(text)
    if len(whole) <= limit:
        return whole
    cuts = sorted({0, *(m.end() for m in _BREAK.finditer(text)), len(text)})
    first = max((c for c in cuts if c <= start), default=0)
    last = min((c for c in cuts if c >= end), default=len(text))
    while True:
        wider = [(a, b) for a, b in _wider(cuts, first, last) if len(one_line(text[a:b])) <= limit - 4]
        if not wider:
            break
        first, last = wider[0]
    if len(one_line(text[first:last])) > limit - 4:
        first, last = _by_words(text, start, end, limit - 4)
    piece = one_line(text[first:last])
    return f"{ELLIPSIS + ' ' if first > 0 else ''}{piece}{' ' + ELLIPSIS if last < len(text) else ''}"


def _wider(cuts: list[int], first: int, last: int) -> list[tuple[int, int]]:
    """The next cuts outwards: to the left first, as the subject mostly stands there."""
    left = [(max(c for c in cuts if c < first), last)] if first > cuts[0] else []
    right = [(first, min(c for c in cuts if c > last))] if last < cuts[-1] else []
    return left + right


def _by_words(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    room = max(0, limit - (end - start)) // 2
    first, last = (
        max(0, start - room),
        min(len(text), max(end, start + limit) if end - start > limit else end + room),
    )
    if first > 0:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = text.rfind(" ", start, last) if text.rfind(" ", start, last) > start else last
    return first, last


def whose(question: Question, agreement: Agreement) -> tuple[Municipality, ...]:
    """Whom an answer from that document concerns: those of its parties that were named, or all of them."""
    named = {m.code for m in question.municipalities}
    chosen = tuple(m for m in agreement.municipalities if m.code in named)
    return chosen or agreement.municipalities


def names_of(question: Question, agreement: Agreement) -> str:
    """The names of those whom an answer from that document concerns: "Nässjö, Aneby och Eksjö"."""
    return join_names([m.name for m in whose(question, agreement)])


def quoted(scored: Scored, limit: int) -> str:
    """The candidate's words in quotation marks, its lead-in before them, at most `limit` characters."""
    candidate = scored.candidate
    if is_row(candidate):
        return trimmed(row_words(candidate), 0, 1, limit)
    lead = one_line(candidate.lead_text or (candidate.before_text if candidate.leans else ""))
    lead = f"{lead} " if lead and len(lead) <= limit // 2 else ""
    start, end = focus(scored)
    return f"”{lead}{trimmed(candidate.text, start, end, max(40, limit - len(lead) - 2))}”"


def focus(scored: Scored) -> tuple[int, int]:
    """The characters of the candidate that a cut must keep: the value, else the question's own words."""
    if scored.value is not None:
        return scored.value.start, scored.value.end
    if scored.hits:
        return min(h.start for h in scored.hits), max(h.end for h in scored.hits)
    return 0, 0


def value_text(question: Question, scored: Scored, names: str) -> str:
    """One value with its sentence: "Hammarö: två halvdagar per vecka. ”…”", at most LONGEST characters."""
    lead = f"{names}: " if names else ""
    value = one_line(value_words(scored))
    if question.expected in MEASURED and value and _is_plain(scored):
        lead = f"{lead}{value}. " if lead else f"{capital(value)}. "
    note = _other_name(question, scored)
    return lead + quoted(scored, max(SHORTEST_QUOTE, LONGEST - len(lead) - len(note))) + note


def as_many_as_fit(said: Sequence[str], limit: int) -> str:
    """What is said of each, first of the first, in at most `limit` characters; then how many more there are."""
    for shown in range(len(said), 1, -1):
        rest = len(said) - shown
        more = f"; {number_word(rest)} till i tabellen" if rest else ""
        text = f"{'; '.join(said[:shown])}{more}."
        if len(text) <= limit:
            return text
    return f"{said[0]}; {number_word(len(said) - 1)} till i tabellen."


def _other_name(question: Question, scored: Scored) -> str:
    """What the document calls the group that was asked for by another name; "" when the names are the same."""
    candidate = scored.candidate
    if not question.groups or scored.features["group"] not in (
        OTHER_NAME,
        0.9 * OTHER_NAME,
        0.7 * OTHER_NAME,
    ):
        return ""
    places = (candidate.text, candidate.section.heading or "", candidate.lead_text, candidate.before_text)
    named = next((names[0] for text in places if (names := groups_in(text))), None)
    return f" (Frågan gällde {question.groups[0]}; dokumentet säger {named}.)" if named else ""


def value_words(scored: Scored) -> str:
    """The value as it stands in the document, without the ending of "tre månaders varsel"; "" when there is none."""
    if scored.value is None:
        return ""
    return _GENITIVE.sub(r"\1", scored.candidate.text[scored.value.start : scored.value.end])


def _is_plain(scored: Scored) -> bool:
    """Whether the value may stand first: it is near the question's words, or counts what was asked for."""
    strong = scored.value is not None and scored.value.strength >= 0.6
    return strong and (
        scored.features["near"] >= 0.25 or scored.features["counted"] > 0 or scored.features["fact"] > 0.5
    )
