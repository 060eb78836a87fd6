"""Two questions in one: "När startar kursen, och i vilken kommun hålls den?" is asked as two whole questions."""

import re

from answer.understanding.follow_up import meant
from answer.understanding.knowledge import Knowledge
from answer.understanding.subjects import subject_of
from domain.text import fold

_ASKS = (
    r"(?:(?:i|på|från|till|med|av|hos|inom|för) )?(?:hur (?:ofta|många|mycket|länge|lång\w*|stor\w*|hög\w*)"
    r"|när|vem|vad|var|vilk(?:en|et|a|as)|varför)\b"
)
_TWO = re.compile(rf"(?P<first>(?P<asks>{_ASKS}).+?),?\s+(?:och|samt)\s+(?P<second>{_ASKS}.+)", re.IGNORECASE)
_WHERE = re.compile(r"i vilken kommun\b", re.IGNORECASE)  # each answer says whose it is
_LEANS = (
    "text",
    "meetings",
)  # subjects that do not say of what; others ("uppsägningstiden") stand by themselves
_FOR = re.compile(r"\bför [\w-]+")


def halves_of(text: str, known: Knowledge) -> tuple[str, ...]:
    """Both questions; () for a question that is one. A second one that has no subject of its own gets the first one's.

    Whose the answer to the first one is it says itself.
    """
    match = _TWO.fullmatch(text.strip().rstrip("?").rstrip())
    if match is None:
        return ()
    first, second = f"{match['first']}?", match["second"]
    if _WHERE.match(second):
        return (first,)
    if subject_of(fold(second)) not in _LEANS:
        return first, meant(f"{second}?", first, known)
    about = match["first"][len(match["asks"]) :].strip()
    if _FOR.search(
        second
    ):  # "... och vilken dag ses det för nyanlända?": not for those of the first question
        about = _FOR.sub("", about)
    return first, meant(f"{second}, {about}?", first, known)
