"""Whether a candidate is about the group that a question names, by the groups that it and its surroundings name."""

import re
from functools import lru_cache

from answer.candidates.evidence import Candidate
from answer.matching.matcher import same_word
from answer.question import Question
from domain.agreement import Agreement
from domain.text import fold
from domain.vocabulary import synonyms

OTHER_NAME = 0.6  # for a group with another name that means the same
FURTHER_UP = 0.5  # for a sentence after one, in its section, that is about the group
_GENERIC = re.compile(r"(?:mål)?(?:grupp|råd|nämnd|forum|team|kommitté)(?:en|er|erna|et|ens)?")
_GROUP = re.compile(r"\b[\w-]*(?:grupp|råd|nämnd|forum|team|kommitté)(?:en|er|erna|et|ens)?\b")


@lru_cache(8_192)  # asked of every section of a document for each of its candidates
def groups_in(text: str) -> tuple[str, ...]:
    """The groups that a text names, in order; "gruppen" and "teamet" alone name none."""
    found = (m.group() for m in _GROUP.finditer(fold(text)))
    return tuple(name for name in found if not name.startswith("målgrupp") and not _GENERIC.fullmatch(name))


def group_fit(question: Question, candidate: Candidate) -> float:
    """1 where the sentence names the group asked for, less where what stands around does, below 0 for another one."""
    if not question.groups:
        return 0.0
    for text, worth in (
        (candidate.text, 1.0),
        (candidate.section.heading or "", 0.9),
        (candidate.lead_text, 0.9),
        (candidate.before_text, 0.7),
    ):
        named = groups_in(text)
        if _any_same(question.groups, named):
            return worth
        if named and _any_same(_other_names(question, candidate.agreement), named):
            return OTHER_NAME * worth
        if named:
            return -worth
    above = groups_in(candidate.section.text[: candidate.start])[-1:]
    return FURTHER_UP if _any_same(question.groups, above) else 0.0


def _any_same(asked: tuple[str, ...], named: tuple[str, ...]) -> bool:
    return any(same_word(one, name) for one in asked for name in named)


def _other_names(question: Question, agreement: Agreement) -> tuple[str, ...]:
    """Synonyms of the groups asked for; none where the document uses a name asked for itself."""
    named = tuple({name for section in agreement.sections for name in groups_in(section.text)})
    if _any_same(question.groups, named):
        return ()
    return tuple(other for asked in question.groups for other in synonyms(asked))
