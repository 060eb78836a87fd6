"""What a name may go on with after its noun: "hemtjänst i glesbygd", "lokalvårdare på tåg"; not where it runs."""

import re
from functools import cache

from domain.industries import industries_of
from ingest.facts.tracks.names import is_verb
from ingest.facts.tracks.words import STOP_WORDS, evidence

_FURTHER = re.compile(
    r"\s+(?:i|på|inom|av|mot)\s+(?P<what>(?:[a-zåäö]|IT-|it-)[\wåäö-]*)(?P<noun>\s+[a-zåäö][\wåäö-]*)?"
)


def further_end(text: str, end: int) -> int:
    """Where the name goes on to that its noun ends at `end`; `end` itself where it does not go on."""
    further = _FURTHER.match(text, end)
    if further is None or _is_elsewhere(text, further):
        return end
    return further.end() if _goes_on(further) else further.end("what")


def _is_elsewhere(text: str, further: re.Match[str]) -> bool:
    """Do the words say where or how it runs ("i kommunens kök", "på heltid"), or begin a clause?"""
    what = further["what"]
    genitive = what.endswith("s") and further["noun"] is not None
    return what in stops() or what in evidence("names")["elsewhere"] or is_verb(what) or genitive


def _goes_on(further: re.Match[str]) -> bool:
    """Is the first word only an attribute: "på lätt svenska", "på särskilt boende"?"""
    second = (further["noun"] or "").strip()
    whole = bool(second) and second not in stops() and not is_verb(second)
    return whole and not industries_of(further["what"])


@cache
def stops() -> frozenset[str]:
    """Words that are no part of a name."""
    return frozenset(STOP_WORDS.split("|")) | frozenset(evidence("names")["stops"])
