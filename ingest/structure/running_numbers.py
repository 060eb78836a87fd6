"""Numbered headings inside running text: "... i juni. 2. Syfte Syftet är att ... 3. Mål Hälften av ..."."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.numbering import keys_left, keys_sought
from ingest.structure.chains import Chains
from ingest.structure.phrases import LONGEST, MOST_TOKENS, end_of_phrase, is_known, is_taken_up
from ingest.wording import is_caption

NUMBER = re.compile(
    r"(?<!\S)(?P<sign>§\s*)?(?P<digits>\d{1,2}(?:\.\d{1,2}){0,3})(?P<mark>\.|\s?§)?\s+(?=[A-ZÅÄÖ])"
)
NAMED_NUMBER = re.compile(
    r"(?:kap(?:itel)?|punkt(?:erna)?|bilaga|nr|nummer|modul|etapp|fas|steg|spår|grupp|nivå|tabell|diagram|figur|år|den|kl"
    r"|sidan?|sid|s|version|del|kluster|dua|mål|av|och|till|minst|högst|ca|cirka)\.?\s*$",
    re.IGNORECASE,
)
FEWEST = 3  # headings that make a chain
REPEATED = 2.0  # less for a number that is the same again
KNOWN = 0.34  # share of them that are in the vocabulary of headings


@dataclass(frozen=True)
class Candidate:
    """A number and a phrase: characters `start:end` of text number `text`."""

    text: int
    start: int
    end: int
    parts: tuple[int, ...]
    weight: float
    known: bool


def numbered_headings(texts: Sequence[str], breaks: Sequence[Sequence[int]]) -> list[Candidate]:
    """The heaviest chain of numbers over all texts, in order; none when too few of its phrases read like headings."""
    candidates = [c for index, text in enumerate(texts) for c in _candidates(index, text, breaks[index])]
    candidates = _without_lists(candidates)
    chain = _heaviest(candidates)
    known = sum(c.known for c in chain)
    return chain if len(chain) >= FEWEST and known >= KNOWN * len(chain) else []


def _candidates(index: int, text: str, breaks: Sequence[int]) -> list[Candidate]:
    found = []
    for match in NUMBER.finditer(text):
        before = text[: match.start()].rstrip()
        strong = not before or before[-1] in '.!?:;)”"' or match.start() in breaks
        if NAMED_NUMBER.search(before[-20:]) and not (match["sign"] or strong):
            continue
        if not strong and not match["mark"] and not match["sign"] and "." not in match["digits"]:
            continue
        end = end_of_phrase(text, match.end())
        phrase = text[match.end() : end].rstrip(" :.")
        if not phrase or len(phrase) > LONGEST or len(phrase.split()) > MOST_TOKENS or is_caption(phrase):
            continue
        parts = tuple(int(p) for p in match["digits"].split("."))
        known = is_known(phrase)
        weight = 1 + 1.0 * known + 0.5 * strong + 0.5 * is_taken_up(phrase.split()[-1], text[end:])
        found.append(Candidate(index, match.start(), match.end() + len(phrase), parts, weight, known))
    return found


def _without_lists(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leaves out numbers that follow upon each other with nothing but their phrases between."""
    listed: set[int] = set()
    for index in range(1, len(candidates)):
        one, other = candidates[index - 1], candidates[index]
        close = one.text == other.text and other.start - one.end <= 2
        if close and one.parts[:-1] == other.parts[:-1] and other.parts[-1] == one.parts[-1] + 1:
            listed |= {index - 1, index}
    for index in sorted(listed):
        ends = index + 1 not in listed and index - 1 in listed
        if ends and candidates[index].known and not candidates[index - 1].known:
            listed.discard(index)  # a heading of the genre right after a list
    return [c for index, c in enumerate(candidates) if index not in listed]


def _heaviest(candidates: Sequence[Candidate]) -> list[Candidate]:
    chains = Chains()
    for candidate in candidates:
        sought = [(key, REPEATED * (key == (True, candidate.parts))) for key in keys_sought(candidate.parts)]
        place = chains.add(sought, 0.5 * (candidate.parts == (1,)), candidate.weight)
        chains.leave(place, keys_left(candidate.parts))
    return [candidates[place] for place in chains.heaviest()]
