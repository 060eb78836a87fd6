"""Municipalities that a question about all the others leaves out: "Vilka kommuner utöver Motala har ...?"."""

import re

from answer.understanding.knowledge import Knowledge
from answer.understanding.places import find_places
from domain.municipalities import Municipality
from domain.text import fold

# Only a question for municipalities: "Vilka parter finns utöver Motala?" is about Motala.
_WHO = re.compile(
    r"^\W*(?:i |hos |på )?(?:vilk\w+|hur många|finns det (?:någon|några))(?: \w+)?"
    r" (?:kommun|avtal|överenskommels|ort|part\b)"
)
_LEAVING_OUT = re.compile(
    r"[\s,(]*\b(?:utöver|förutom|utom|bortsett från|med undantag (?:för|av)|undantaget)\s+"
    r"|(?<=\w)\s+än\s+(?=.*\b(?:har|är|ska|kan|tar|nämner|erbjuder|finns|saknar|planerar)\b)"
)
_OTHERS = re.compile(r"\b(?:andra|annan|annat|övriga|fler)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\s*(?:,|och|samt|eller|kommun(?:er)?)\s*|\s)*")


def without_excluded(text: str, known: Knowledge) -> tuple[str, tuple[Municipality, ...]]:
    """The question without the phrase, and those that it leaves out; as it is where it leaves nobody out."""
    folded = fold(text)
    begins = _LEAVING_OUT.search(folded) if len(folded) == len(text) and _WHO.match(folded) else None
    if begins is None or (begins[0].strip() == "än" and not _OTHERS.search(folded[: begins.start()])):
        return text, ()
    end = begins.end()
    left_out: list[Municipality] = []
    for place in find_places(text, known.parties, known.names):
        if place.start < end - 1 or place.area is not None:
            continue
        if not _BETWEEN.fullmatch(folded[end : place.start]):
            break
        left_out += place.municipalities
        end = place.end
    if not left_out:
        return text, ()
    rest = re.sub(r"^(?:\s*kommuns?\b)?[\s,)]*", " ", text[end:])
    before = _OTHERS.sub("", text[: begins.start()], count=1)  # "andra kommuner än Motala" are all the others
    return f"{before}{rest}".strip(), tuple(left_out)
