"""What should come of it, and what came of it: a result is no answer to a question for a goal."""

import re

_AIM = re.compile(r"\b(?:ska|skall|mål(?:et|en)?|siktar)\b")
_CAME = re.compile(r"\b(?:utfall(?:et)?|blev|gick|fick|nådde\w*|deltog|hade|uppgick)\b")
_BOUND = re.compile(r"\b(?:ska|skall|siktar|minst|högst|målet är)\b")


def asks_for_aim(question: str) -> bool:
    """Whether a folded question is for what should be, and not for what has been."""
    return _AIM.search(question) is not None and _CAME.search(question) is None


def tells_outcome(text: str) -> bool:
    """Whether a folded sentence tells only what has been: "Under 2018 gick 21 procent vidare."."""
    return _CAME.search(text) is not None and _BOUND.search(text) is None
