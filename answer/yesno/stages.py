"""Whether something is planned, in place or over, as a question asks it and as a sentence says it."""

import re

from answer.matching.signs import holds, table

_WHO_WANTS = re.compile(r"\bsom (?:vill|planerar|tänker|önskar|hoppas)\b")
_SO_THAT = re.compile(r"^(?:stämmer det(?: verkligen)? att|är det (?:sant|så|riktigt) att|men|och)\s+")


def asks_plan(asked: str) -> bool:
    """Whether a folded question is about what is to come."""
    return holds(_WHO_WANTS.sub(" ", asked), "asks_plan")


def asks_now(asked: str) -> bool:
    """Whether it is about what is so now, by a word that says so."""
    return holds(asked, "asks_now")


def not_yet(asked: str, said: str) -> bool:
    """Whether the question asks what is so now, and what is said of it is that it is planned."""
    if asks_plan(asked) or not (asks_now(asked) or _in_present(asked)):
        return False
    rest = table("everyday").sub(" ", said)
    return holds(rest, "planned") and not (holds(rest, "running") and not asks_now(asked))


def no_longer(asked: str, said: str) -> bool:
    """Whether the question asks what is so, and the sentence tells what was so before."""
    return _in_present(asked) and not holds(asked, "asks_past") and holds(said, "past")


def over(asked: str, said: str) -> bool:
    """Whether the question asks what is so, and a sentence that says more of it tells that it has ended."""
    if holds(asked, "gone") or not (asks_now(asked) or _in_present(asked)):
        return False
    return holds(said, "gone") and not holds(said, "negations")


def only_later(asked: str, said: str) -> bool:
    """Whether the question asks if it may be so at once or before something, and the sentence says only after it."""
    if holds(asked, "must") or not holds(asked, "at_once"):
        return False
    return holds(said, "only_then")


def _in_present(asked: str) -> bool:
    """Whether it begins with a verb in the present tense; after "stämmer det att" one may stand anywhere."""
    rest = _SO_THAT.sub("", asked.strip())
    found = table("present").search(rest)
    return found is not None and (found.start() == 0 or rest != asked.strip())
