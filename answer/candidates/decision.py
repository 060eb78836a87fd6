"""Whether the best candidate answers: a few things must hold, and a fitted probability decides the rest."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from answer.candidates.chair import asks_who_leads, of_another_body, tells_who_leads
from answer.candidates.claims import says_if_needed
from answer.candidates.definitions import defines
from answer.candidates.evidence import SHORT_LINE, entries_after
from answer.candidates.names import leaves_unnamed
from answer.candidates.outcomes import asks_for_outcome, tells_aim
from answer.candidates.scored import Scored, weights
from answer.candidates.tables import is_row
from answer.matching.finite import FINITE
from answer.matching.spans import find_values
from answer.question import Expected, Question
from answer.understanding.date_roles import asks_who_signed, date_roles, dates_itself, only_dates
from answer.understanding.expectation import lacks_own_words
from domain.text import fold

# Types that must be seen in the sentence. A reason or a procedure can be told in any words.
REQUIRED = frozenset(
    {
        "percentage", "amount", "number", "date", "duration", "frequency", "age", "person", "role", "position",
        "organisation", "project", "name", "members",
    }
)  # fmt: skip


COUNTED: tuple[Expected, ...] = ("percentage", "amount", "number")  # types that are seen as numbers
OF_GROUPS = frozenset(
    {"frequency", "members", "role", "person"}
)  # asked about a group, they must be the group's
_MEETS = re.compile(
    r"\b(?:träffa[st]s?\b|möt(?:s|es|as|e|en|et|ena)\b|[\w-]*möten?\b|sammanträd|sammankom|sammankall|samlas\b|ses\b"
    r"|[\w-]*avstämning|konferens|bjud)|träff(?:ar|en|arna)?\b"
)
ALIKE = 0.65  # how well what is asked for is there when only the head of its name is
SURE_OF_HEAD = (
    0.8  # how surely an answer must be read where only that head is counted: "1,5 tjänst", "extratjänster"
)
UNSEEN = 0.02  # under this sureness of the words the model has seen no answer there
OPEN_READ = 0.015  # how surely an answer must be read that no form shows
MOST_LOGIT = 5.0  # beyond which the model is no surer
TELLING = 0.45  # a question whose words all tell less than this is decided by facts and by headings
OWN = 0.7  # from which a fact is surely that of the one asked about
TYPED = 0.5  # how surely a value of the type asked for must be there
NAMED = 0.5  # how well the question's proper names must be there
FITS = 0.8  # from here on a fact is of the kind that was asked for
FAR_AHEAD = 5.0  # a lead in score from which the best candidate stands alone
NEAR_BEST = 0.75  # share of the best score from which a fact is told in a description
HEADED = 0.6  # share of the question's words in a heading from which its section answers
HALF = 0.4  # share of the question's words in a sentence that takes up a duty
SOFT = 0.8  # share of the best score from which a sentence with a place goes before one without


def admissible(question: Question, scored: Scored) -> bool:
    """Whether the candidate may answer at all: about whom and what was asked, with a value of the right type."""
    features = scored.features
    if features["heading"] or is_empty(scored) or (question.kind == "describe" and _on_the_cover(scored)):
        return False
    if asks_who_signed(question):
        return signs(scored) and features["group"] >= 0 and features["scope"] >= 0
    if _lacks_what_shows(question, scored):
        return False
    if question.expected != "person" and convinced(features):  # a name shows by its form
        return True
    if features["group"] < 0 or features["scope"] < 0:
        return False
    # Who leads may be anybody: "Töreboda kommun håller i klubban".
    told = asks_who_leads(question) and features["fact"] >= FITS
    typed = question.expected in REQUIRED and question.kind != "yesno" and not told
    if typed and features["expected"] < TYPED:
        return False
    if features["names"] < NAMED or not concerns_group(question, scored):
        return False
    if question.expected != "date" or not date_roles(question) or stated(question, scored):
        return True
    return dates_itself(question, scored.candidate.text)


def _lacks_what_shows(question: Question, scored: Scored) -> bool:
    """Whether a name that was asked for is not there, or no number where one was: no reading makes up for that."""
    if question.kind == "yesno":
        return False
    if scored.features["names"] == 0:
        return True
    candidate = scored.candidate
    said = f"{candidate.section.heading or ''} {candidate.lead_text} {candidate.text}"
    asked = fold(question.corrected)
    if lacks_own_words(asked, fold(said)):
        return True
    if asks_for_outcome(asked) and tells_aim(fold(candidate.text)) and not _tells_both(question, scored):
        return True
    if asks_who_leads(question) and not tells_who_leads(said, question.groups):
        return True
    if leaves_unnamed(question, candidate.text) or of_another_body(
        question, f"{said} {candidate.before_text}"
    ):
        return True
    if question.expected not in COUNTED or scored.features["expected"] >= TYPED:
        return False
    # A sum answers for a share, too ("andel av pengarna").
    found = (v for expected in COUNTED for v in find_values(scored.candidate.text, expected))
    return all(v.strength < TYPED for v in found)


def _tells_both(question: Question, scored: Scored) -> bool:
    """Whether there is a number for what is and one for what should be: "41 hushåll i november ska vara högst 30"."""
    if question.expected not in COUNTED:
        return False
    return len(find_values(scored.candidate.text, question.expected)) > 1


def stated(question: Question, scored: Scored) -> bool:
    """Whether a fact in it answers by itself, however few of the question's words are there."""
    features = scored.features
    if asks_who_signed(question):
        return signs(scored)
    if defines(question, scored.candidate):
        return True
    if asks_who_leads(question):
        return features["fact"] >= FITS and (features["group"] > 0 or features["coverage"] >= HALF)
    if features["fact"] >= FITS or (
        question.expected == "date" and features["fact"] > 0 and only_dates(question)
    ):
        return True
    if (
        question.kind == "yesno"
        and features["own"] >= HALF
        and says_if_needed(question, scored.candidate.text)
    ):
        return True
    return features["telling"] < TELLING and (features["fact"] >= OWN or features["process"] > 0)


def probability(question: Question, able: Sequence[Scored]) -> float:
    """How likely the best of the admissible candidates answers, 0..1; there must be one.

    A logistic function of the features that the table names; `eval/fitting.py` fits their weights.
    """
    features = evidence_of(question, able)
    known = weights(table_for(question, features))
    total = known["bias"] + sum(known[name] * value for name, value in features.items() if name in known)
    return 1 / (1 + math.exp(-total))


def table_for(question: Question, features: Mapping[str, float]) -> str:
    """The decision's table: one for descriptions, one for what the reading model has read."""
    if question.kind == "describe":
        return "decision_describing"
    return "decision_read" if "span" in features else "decision"


def least_sure(question: Question, features: Mapping[str, float]) -> float:
    """The probability from which the best candidate is given."""
    return weights(table_for(question, features))["threshold"]


def _only_alike(question: Question, scored: Scored) -> bool:
    """Whether only a part of what is asked for by name is there ("tjänst" for "extratjänst") and no answer read.

    The name of a column is short: "Platser" above the number of "utbildningsplatser".
    """
    features = scored.features
    if is_row(scored.candidate) and features["counted"] > 0:
        return False
    head_is_counted = question.expected in COUNTED and 0 < features["focus"] <= features["coverage"] <= ALIKE
    least = SURE_OF_HEAD if head_is_counted else UNSEEN
    unseen = features.get("span", 1.0) < least
    return question.kind == "value" and unseen and features["focus"] <= ALIKE


def _no_answer_seen(question: Question, scored: Scored) -> bool:
    """Whether the model has read no answer there, where nothing shows by its form that there is one."""
    is_open = question.kind == "value" and question.expected is None
    return is_open and scored.features.get("span", 1.0) < OPEN_READ


def _was_passed_over(scored: Scored, ranked: Sequence[Scored]) -> bool:
    """Whether it was not among the best that the reading model has read, of which none may answer."""
    return "span" not in scored.features and any("span" in s.features for s in ranked)


def evidence_of(question: Question, able: Sequence[Scored]) -> dict[str, float]:
    """What the decision may weigh: the best candidate's features, its lead over the next one, 0..1, and `..._logit`.

    Those are what the model read in it as log-odds, which is what a logistic function adds: from -1 (1 in 150) to 1.
    """
    best = able[0]
    read = {
        f"{name}_logit": _logit(best.features[name])
        for name in ("span", "relevance")
        if name in best.features
    }
    second = next((s.score for s in able[1:] if _rivals(question, best, s)), 0.0)
    return {**best.features, **read, "margin": min(1.0, max(0.0, (best.score - second) / FAR_AHEAD))}


def _logit(share: float) -> float:
    return max(-1.0, min(1.0, math.log(max(share, 1e-9) / max(1 - share, 1e-9)) / MOST_LOGIT))


def _rivals(question: Question, best: Scored, other: Scored) -> bool:
    """Whether they are two answers to the same: not an entry of the list that the best introduces, nor its like in
    another version or annex, nor for another of the municipalities that were asked for."""
    one, two = best.candidate, other.candidate
    if one.agreement.id != two.agreement.id:
        together = set(one.agreement.municipalities) & set(two.agreement.municipalities)
        return not together and len(question.municipalities) == 1
    led = two.lead_in is not None and one.start <= two.lead_in[0] < one.end
    return not (led and one.section.id == two.section.id)


def signs(scored: Scored) -> bool:
    """Whether it is a line among the signatures for the party that was asked about, with somebody in it."""
    named = scored.features["own"] > 0 or scored.features["scope"] > 0
    candidate = scored.candidate
    return (
        candidate.section.topic == "underskrifter" and named and bool(find_values(candidate.text, "person"))
    )


def convinced(features: Mapping[str, float]) -> bool:
    """Whether the reading model is so sure of the answer's words that they need not look like the type asked for."""
    return all(features.get(name, 0.0) >= least for name, least in weights("reading").items())


def concerns_group(question: Question, scored: Scored) -> bool:
    """Whether it is about the group and, for "hur ofta träffas", about meetings; true when neither is asked for."""
    if question.groups and question.expected in OF_GROUPS and scored.features["group"] <= 0:
        return False
    if question.expected == "frequency" and question.subject == "meetings":
        if scored.features["fact"] > 0 or _MEETS.search(fold(scored.candidate.text)):
            return True
        # "Hur ofta" alone asks of meetings, unless it is something else that is told.
        return scored.features["own"] >= HALF and not _MEETS.search(fold(question.corrected))
    return True


def is_empty(scored: Scored) -> bool:
    """A line of the table of contents, or a label with nothing after it ("Kommunens representant:")."""
    candidate = scored.candidate
    if candidate.section.topic == "innehall":
        return True
    label = candidate.text.rstrip().endswith(":") and candidate.end - candidate.start <= SHORT_LINE
    return label and not entries_after(candidate.section, candidate.end) and not _goes_on(scored)


def _on_the_cover(scored: Scored) -> bool:
    """A line before the first heading that says nothing of anything: the title, the parties, a number."""
    candidate = scored.candidate
    return candidate.section.heading is None and FINITE.search(fold(candidate.text)) is None


def _goes_on(scored: Scored) -> bool:
    """Whether a paragraph that is no label itself follows: what the colon announces may be told there."""
    candidate = scored.candidate
    after = [b for b in candidate.section.blocks if b.start >= candidate.end]
    return bool(after) and not candidate.section.text[after[0].start : after[0].end].rstrip().endswith(":")


def carrying(question: Question, ranked: Sequence[Scored]) -> list[Scored]:
    """Those that may answer, in the order given, with their confidence; none when the best is not likely enough to."""
    carriers = _of_the_group(question, [s for s in ranked if admissible(question, s)])
    if not carriers:
        return []
    sure = probability(question, carriers)
    doubtful = (
        _only_alike(question, carriers[0])
        or _no_answer_seen(question, carriers[0])
        or _was_passed_over(carriers[0], ranked)
    )
    if doubtful or sure < least_sure(question, carriers[0].features):
        least = NEAR_BEST * carriers[0].score if question.kind == "describe" else -math.inf
        carriers = [s for s in carriers if s.score >= least and stated(question, s)]
    carriers = [replace(s, confidence=sure) for s in carriers]
    headed = bool(carriers) and carriers[0].features["about"] >= HEADED
    if (
        question.expected == "procedure"
        and not headed
        and all(s.features["telling"] < TELLING for s in carriers)
    ):
        # With nothing else asked, the process that the document tells under such a heading is the answer.
        carriers = [s for s in carriers if s.features["process"]] or carriers
    if question.expected == "place" and carriers:
        least = SOFT * carriers[0].score
        placed = [s for s in carriers if s.features["expected"] > 0 and s.score >= least]
        return placed or carriers
    return carriers


def _of_the_group(question: Question, carriers: list[Scored]) -> list[Scored]:
    """Those about the group that was asked about, where a fact of that very group is among them; else all.

    Where it is asked who leads, those that tell it, if there are any.
    """
    if asks_who_leads(question):
        return [s for s in carriers if s.features["fact"] >= FITS] or carriers
    if not question.groups or question.expected not in OF_GROUPS:
        return carriers
    own = [s for s in carriers if s.features["group"] > 0]
    return own if any(s.features["fact"] >= FITS for s in own) else carriers
