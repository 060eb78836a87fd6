"""Section numbers that a scan has spoilt: "§ 3" read as "8 3", "$3" or "§", "1." as "l.". The chain is the evidence.

Tesseract's Swedish data do not know "§", and a lone figure beside it has no word to lean on. A misread number is
accepted only as a link in a rising chain of section numbers of which some stand there to be seen.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.layout.blocks import TextBlock
from ingest.numbering import Numbered, read_number
from ingest.wording import LONGEST_HEADING, has_finite_verb

FEWEST = 3  # numbers of a chain
FEWEST_TOLD = 2  # of them with the sign or the figure to be seen
_CLEAR, _MISREAD, _LOST, _SKIPPED = 1.0, 0.9, 0.6, -0.3  # what a link adds to the weight of its chain
_LAST = 60
_VERB_WORDS = 9  # words up to which a heading may be a clause
_SPECKS = r"[|:;.,'\"~_–-]{0,3} ?"
_SIGN, _FIGURE, _TITLE = r"(?:§+|[$8Ss5&93])", r"[\dIlOo|\[\]]{1,2}", r"(?P<rest>[A-ZÅÄÖ]\w.*)"
_LETTER = r"(?: ?(?P<letter>[a-h])(?= ))?"  # "§ 6 a", put in after § 6
_STYLES = {
    "§ 1": re.compile(
        rf"{_SPECKS}(?P<sign>{_SIGN}) ?(?P<figure>{_FIGURE}){_LETTER}[.,:]? +{_TITLE}", re.DOTALL
    ),
    "1 §": re.compile(rf"{_SPECKS}(?P<figure>{_FIGURE}) ?(?P<sign>{_SIGN})[.,:]? *{_TITLE}", re.DOTALL),
    "1.": re.compile(rf"{_SPECKS}(?P<figure>{_FIGURE})(?P<sign>[.,;]) +{_TITLE}", re.DOTALL),
}
_NO_FIGURE = re.compile(rf"{_SPECKS}(?P<sign>[§$])[ .]?[&?*%]? +{_TITLE}", re.DOTALL)
_NO_SIGN = re.compile(rf"{_SPECKS}(?P<figure>\d{{1,2}})(?P<sign>) +{_TITLE}", re.DOTALL)
_MEANT = str.maketrans("Il|[]Oo", "1111100")


@dataclass(frozen=True)
class _Reading:
    """One way to read the beginning of a block. `number` is None where the figure is lost."""

    index: int
    number: int | None
    rest: str
    weight: float
    told: bool
    letter: str = ""  # of a number put in after the one before it


@dataclass(frozen=True)
class _Chain:
    """Readings with their numbers, each one more than the last."""

    weight: float = 0.0
    links: tuple[tuple[_Reading, int], ...] = ()

    def with_link(self, reading: _Reading, number: int, skipped: bool = False) -> "_Chain":
        weight = self.weight + reading.weight + (_SKIPPED if skipped else 0.0)
        return _Chain(weight, (*self.links, (reading, number)))


def misread_numbers(blocks: Sequence[TextBlock]) -> Mapping[int, Numbered]:
    """The numbers of headings that only the chain tells, by the index of their block."""
    best, written = _Chain(), ""
    for style, pattern in _STYLES.items():
        chain = _best_chain(_readings(blocks, pattern, style != "1."))
        if chain.weight > best.weight:
            best, written = chain, style.strip(" 1.") or "1"
    told = sum(reading.told for reading, _ in best.links)
    if len(best.links) < FEWEST or told < FEWEST_TOLD:
        return {}
    return {
        reading.index: Numbered(f"{number} {reading.letter}".strip(), reading.rest, (number,), written)
        for reading, number in best.links
        if reading.weight < _CLEAR
    }


def _readings(blocks: Sequence[TextBlock], pattern: re.Pattern[str], signed: bool) -> Iterator[_Reading]:
    """How the number of each block that may be a heading can be read. `signed` is with a paragraph sign."""
    for index, block in enumerate(blocks):
        if block.hint == "row" or len(block.text) > LONGEST_HEADING or "\t" in block.text:
            continue
        found = pattern.fullmatch(block.text) or (_NO_SIGN.fullmatch(block.text) if signed else None)
        lost = _NO_FIGURE.fullmatch(block.text) if signed and found is None else None
        match = found or lost
        if match is None or not _may_be_title(match["rest"]):
            continue
        told = "§" in match["sign"] or "$" in match["sign"] if signed else match["figure"].isdigit()
        if found is None:
            yield _Reading(index, None, match["rest"], _LOST, told)
            continue
        number = int(match["figure"].translate(_MEANT))
        letter = match.groupdict().get("letter") or ""
        plain = read_number(block.text)
        is_clear = plain is not None and plain.parts == (number,) and told
        if 0 < number <= _LAST:
            weight = _CLEAR if is_clear else _MISREAD if match["sign"] else _LOST
            yield _Reading(index, number, match["rest"], weight, told, letter)


def _may_be_title(text: str) -> bool:
    words = text.split()
    return not has_finite_verb(text) or len(words) <= _VERB_WORDS and not text.endswith(".")


def _best_chain(readings: Iterator[_Reading]) -> _Chain:
    """The heaviest chain that begins with 1 or 2. `ending` is the best so far by its last number."""
    ending: dict[int, _Chain] = {0: _Chain()}
    for reading in readings:
        longer: dict[int, _Chain] = {}
        for number, chain in ending.items():
            step = 1 if reading.number is None else reading.number - number
            if step == 1 or step == 2 or step == 0 and reading.letter:
                longer[number + step] = chain.with_link(reading, number + step, skipped=step == 2)
        for number, chain in longer.items():
            if number not in ending or chain.weight > ending[number].weight:
                ending[number] = chain
    return max(ending.values(), key=lambda chain: chain.weight)
