"""What should come of it, and what came of it: neither answers a question for the other."""

import re

_AIM = re.compile(r"\b(?:ska|skall|mål(?:et|en)?|siktar)\b")
_CAME = re.compile(r"\b(?:utfall(?:et)?|blev|gick|fick|nådde\w*|deltog|hade|uppgick)\b")
_BOUND = re.compile(r"\b(?:ska|skall|siktar|minst|högst|målet är)\b")
_SHOULD = re.compile(r"\b(?:ska|skall|siktar|delmål\w*|mål(?:et|en)? (?:är|att))\b|\bmål:")
_TRULY = re.compile(
    r"\b(?:utfall(?:et)?|faktiskt|i verkligheten|till slut|i nuläget|hur gick|blev resultatet|resultatet blev"
    r"|(?:inte|ej) (?:målet|målen)|nåddes|uppnåddes)\b"
)
_HOW_MANY_DID = re.compile(
    r"\bhur (?:många|stor (?:andel|del)|mycket)\b.*\b(?:blev|gick|började|avbröt|fullföljde|slutade|nådde|deltog"
    r"|fick (?:\w+ )?(?:jobb|arbete|anställning)|hade (?:\w+ )?(?:\w+[td]|försörjningsstöd)"
    r"|var (?:\w+ )?(?:i (?:arbete|studier)|anställda))\b"
)


def asks_for_aim(question: str) -> bool:
    """Whether a folded question is for what should be, and not for what has been."""
    return _AIM.search(question) is not None and _CAME.search(question) is None


def asks_for_outcome(question: str) -> bool:
    """Whether a folded question is for what came of it in truth, and not for what should."""
    if _TRULY.search(question):
        return True
    return _HOW_MANY_DID.search(question) is not None and _AIM.search(question) is None


def tells_outcome(text: str) -> bool:
    """Whether a folded sentence tells only what has been: "Under 2018 gick 21 procent vidare."."""
    return _CAME.search(text) is not None and _BOUND.search(text) is None


def tells_aim(text: str) -> bool:
    """Whether a folded sentence tells only what should be: "Minst 65 procent ska vara i arbete."."""
    return _SHOULD.search(text) is not None and _CAME.search(text) is None
