"""Which of the ranked candidates carry an answer: what is asked for must be there, and a value of the right type."""

import re
from collections.abc import Mapping, Sequence

from answer.evidence import SHORT_LINE, entries_after
from answer.facts import date_roles, dates_itself, only_dates
from answer.focus import counted_terms
from answer.question import Question
from answer.scoring import Scored, weights
from answer.tables import cells
from domain.text import fold

# Types that must be seen in the sentence. A reason or a procedure can be told in any words.
REQUIRED = frozenset(
    {
        "percentage", "amount", "number", "date", "duration", "frequency", "age", "person", "role", "organisation",
        "project", "members",
    }
)  # fmt: skip


OF_GROUPS = frozenset(
    {"frequency", "members", "role", "person"}
)  # asked about a group, they must be the group's
_MEETS = re.compile(
    r"\b(?:träffa[st]s?\b|möt(?:s|es|as|e|en|et|ena)\b|[\w-]*möten?\b|sammanträd|sammankom|sammankall|samlas\b|ses\b"
    r"|[\w-]*avstämning|konferens|bjud)|träff(?:ar|en|arna)?\b"
)
OWN = 0.7  # from which a fact is surely that of the one asked about
SOFT = 0.8  # share of the best score from which a sentence with a place goes before one without


def carries(question: Question, scored: Scored) -> bool:
    """Whether the candidate may be given as the answer."""
    features, needed = scored.features, weights("decision")
    if features["heading"] or features["group"] < 0 or features["scope"] < 0 or is_empty(scored):
        return False
    typed = question.expected in REQUIRED and question.kind != "yesno"
    if typed and features["expected"] < needed["expected"]:
        return False
    if features["names"] < needed["names"]:
        return False
    if question.expected == "person" and "signed" in date_roles(question):
        return signs(scored)
    if question.expected == "person" and features["focus"] < needed["person"]:
        return False
    if not concerns_group(question, scored):
        return False
    if features["fact"] >= needed["fact"] or is_read(question, features):
        return True
    if question.expected == "date" and features["fact"] > 0 and only_dates(question):
        return True
    if features["telling"] < needed["open"] and (features["fact"] >= OWN or features["process"]):
        return True
    if (
        question.expected == "date"
        and date_roles(question)
        and not dates_itself(question, scored.candidate.text)
    ):
        return False
    if question.kind == "value" and features["focus"] < needed["focus"]:
        return False
    if typed and question.expected == "number" and counted_terms(question) and not _counts(scored):
        return False
    return support(scored) >= needed["coverage"]


def signs(scored: Scored) -> bool:
    """Whether it is a line among the signatures for the party that was asked about."""
    named = scored.features["own"] > 0 or scored.features["scope"] > 0
    return scored.candidate.section.topic == "underskrifter" and named


def is_read(question: Question, features: Mapping[str, float]) -> bool:
    """Whether the reading model found the answer there, and the candidate is about the question at all.

    Where no type of value is expected there is little to check the model by, so the thing asked for must be there.
    """
    needed = weights("reading")
    if features.get("span", 0.0) < needed["span"]:
        return False
    if question.expected is None and features["focus"] < weights("decision")["focus"]:
        return False
    return features["coverage"] >= needed["coverage"] or features["meaning"] >= needed["meaning"]


def concerns_group(question: Question, scored: Scored) -> bool:
    """Whether it is about the group and, for "hur ofta träffas", about meetings; true when neither was asked for."""
    if question.groups and question.expected in OF_GROUPS and scored.features["group"] <= 0:
        return False
    if question.expected == "frequency" and question.subject == "meetings":
        return scored.features["fact"] > 0 or _MEETS.search(fold(scored.candidate.text)) is not None
    return True


def is_empty(scored: Scored) -> bool:
    """A line of the table of contents, or a label with nothing after it ("Kommunens representant:")."""
    candidate = scored.candidate
    if candidate.section.topic == "innehall":
        return True
    label = candidate.text.rstrip().endswith(":") and candidate.end - candidate.start <= SHORT_LINE
    return label and not entries_after(candidate.section, candidate.end) and not _goes_on(scored)


def _goes_on(scored: Scored) -> bool:
    """Whether a paragraph that is no label itself follows: what the colon announces may be told there."""
    candidate = scored.candidate
    after = [b for b in candidate.section.blocks if b.start >= candidate.end]
    return bool(after) and not candidate.section.text[after[0].start : after[0].end].rstrip().endswith(":")


def _counts(scored: Scored) -> bool:
    """Whether the number may be one of what was asked for: named in the sentence, or in its table."""
    named = scored.features["counted"] > 0 or scored.features["asked"] > 0
    return named or bool(cells(scored.candidate))


def support(scored: Scored) -> float:
    """How much of the question the candidate bears: its words, and where they are many the likeness of meaning."""
    needed = weights("decision")
    coverage = scored.features["coverage"]
    if coverage < needed["least"]:
        return 0.0
    return coverage + needed["meaning"] * (scored.features["meaning"] - needed["usual"]) / (
        1 - needed["usual"]
    )


def carrying(question: Question, ranked: Sequence[Scored]) -> list[Scored]:
    """Those that carry an answer, in the order given."""
    carriers = [s for s in ranked if carries(question, s)]
    if question.expected == "procedure" and all(
        s.features["telling"] < weights("decision")["open"] for s in carriers
    ):
        # With nothing else asked, the process that the document tells under such a heading is the answer.
        carriers = [s for s in carriers if s.features["process"]] or carriers
    if question.expected == "place" and carriers:
        least = SOFT * carriers[0].score
        placed = [s for s in carriers if s.features["expected"] > 0 and s.score >= least]
        return placed or carriers
    return carriers
