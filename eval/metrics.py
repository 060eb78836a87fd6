"""How right an answer is, whether its quotes carry it, and how far its confidence can be trusted.

Answers are taken as the JSON object of the contract, as a user of the program gets them. The measures are those that
the contract's own scorer uses: F1 over municipalities for lists, right or wrong for the other kinds, and the share of
the expected words for comparisons.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import Any

from eval.gold import Expected, GoldQuestion

LONGEST = {"value": 400, "count": 600, "yesno": 600, "list": 4000, "describe": 1500, "compare": 6000}
SHORTEST_QUOTE = 6  # letters and digits: a shorter quote proves nothing
OVERLAP = 20  # letters and digits that a quote and its gold must share in one run
COMPARED = 3_000  # letters and digits of a quote that are looked at

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Score:
    """`value` is 0..1, and `why` says in a few words why it is not 1."""

    value: float
    why: str = ""


@dataclass(frozen=True)
class Bin:
    """Answers whose confidence is in `low`..`high`: how many, how sure on average, how right on average."""

    low: float
    high: float
    answers: int
    confidence: float
    right: float


def score(gold: GoldQuestion, answer: Json) -> Score:
    """How right the answer is."""
    found = bool(answer.get("found"))
    if gold.type == "unanswerable":
        return Score(0.0, "svarade fast samlingen inte säger det") if found else Score(1.0)
    if not found:
        return Score(0.0, "svarade att det inte framgår")
    text = normalised(answer.get("text"))
    if len(text) > LONGEST[gold.type]:
        return Score(0.0, f"svaret är {len(text)} tecken långt")
    if gold.type == "list":
        return _list(gold.expect, answer, text)
    if gold.type == "count":
        return _same("antal", answer.get("count"), gold.expect.count)
    if gold.type == "yesno":
        return _same("ja/nej", answer.get("yesno"), gold.expect.yesno)
    return _words(gold, answer, text)


def cited(gold: GoldQuestion, answer: Json) -> float | None:
    """1.0 when some quote carries one of the gold quotes, or lies in it, in the same file; None without gold quotes."""
    if not gold.evidence:
        return None
    given = [(_file(c.get("document")), squashed(c.get("quote"))) for c in citations(answer)]
    for evidence in gold.evidence:
        quotes = [squashed(evidence.quote), *map(squashed, evidence.items)]
        mine = [
            quote for file, quote in given if file == _file(evidence.file) and len(quote) >= SHORTEST_QUOTE
        ]
        if any(_carries(quote, wanted) for quote in mine for wanted in quotes):
            return 1.0
    return 0.0


def carries(gold: GoldQuestion, file: str, text: str) -> bool:
    """Whether a text of that file carries one of the gold quotes, or lies in it."""
    words = squashed(text)
    mine = [e for e in gold.evidence if _file(e.file) == _file(file)]
    return len(words) >= SHORTEST_QUOTE and any(
        _carries(words, squashed(wanted)) for e in mine for wanted in (e.quote, *e.items)
    )


def citations(answer: Json) -> Iterator[Json]:
    """The quotes of the answer and those of its municipalities; not the nearest passages of an empty answer."""
    yield from answer.get("citations") or []
    for municipality in answer.get("municipalities") or []:
        yield from municipality.get("citations") or []


def reliability(pairs: Sequence[tuple[float, float]], bins: int = 5) -> tuple[Bin, ...]:
    """(confidence, score) pairs by confidence, in `bins` equal parts of 0..1; empty parts are left out."""
    table = []
    for number in range(bins):
        low, high = number / bins, (number + 1) / bins
        last = number == bins - 1
        inside = [(c, s) for c, s in pairs if low <= c < high or (last and c >= high)]
        if inside:
            sure = sum(c for c, _ in inside) / len(inside)
            right = sum(s for _, s in inside) / len(inside)
            table.append(Bin(low, high, len(inside), sure, right))
    return tuple(table)


def calibration_error(table: Sequence[Bin]) -> float:
    """Expected calibration error: the mean distance of confidence from being right, weighted by answers."""
    answers = sum(b.answers for b in table)
    return sum(b.answers * abs(b.confidence - b.right) for b in table) / answers if answers else 0.0


def normalised(text: str | None) -> str:
    """Lower case, one kind of dash, single spaces, and a space before the per cent sign."""
    plain = unicodedata.normalize("NFKC", text or "").lower().replace("\u00ad", "")
    plain = plain.replace("–", "-").replace("—", "-")
    return re.sub(r"\s+", " ", re.sub(r"(\d)\s*%", r"\1 %", plain)).strip()


def squashed(text: str | None) -> str:
    """Letters and digits only: the same for texts that differ in spaces, hyphens and line breaks."""
    return re.sub(r"[^0-9a-zåäöéü]", "", normalised(text))


def occurs(wanted: str, text: str) -> bool:
    """Whether the normalised words occur; numbers and words of up to four letters must stand alone."""
    if re.fullmatch(r"[\d.,]+|\w{1,4}", wanted):
        return re.search(rf"(?<![\w.,-]){re.escape(wanted)}(?!\w|[.,-]\d)", text) is not None
    return wanted in text


def f1(got: set[str], want: set[str]) -> float:
    """Harmonic mean of precision and recall; 1 when both are empty."""
    return 2 * len(got & want) / (len(got) + len(want)) if got or want else 1.0


def _list(expect: Expected, answer: Json, text: str) -> Score:
    want = {normalised(name) for name in expect.municipalities}
    allowed = {normalised(name) for name in expect.municipalities_ok}
    got = _names(answer) - (allowed - want)
    value = f1(got, want)
    if value < 1:
        missing, extra = ", ".join(sorted(want - got)), ", ".join(sorted(got - want))
        return Score(
            value,
            "; ".join(p for p in (missing and f"saknar {missing}", extra and f"för mycket {extra}") if p),
        )
    return _all_words(expect, text)


def _words(gold: GoldQuestion, answer: Json, text: str) -> Score:
    """Value, describe and compare: the words that must be in the text, or in the table of a comparison."""
    if gold.type == "compare":
        missing = {normalised(name) for name in gold.expect.municipalities} - _names(answer)
        if missing:
            return Score(0.0, f"saknar {', '.join(sorted(missing))}")
        if table := answer.get("table"):
            text += " " + normalised(json.dumps(table, ensure_ascii=False))
    return _all_words(gold.expect, text)


def _all_words(expect: Expected, text: str) -> Score:
    any_of = [normalised(words) for words in expect.answer_any]
    if any_of and not any(occurs(words, text) for words in any_of):
        return Score(0.0, f"inget av: {', '.join(any_of[:4])}")
    all_of = [normalised(words) for words in expect.answer_all]
    absent = [words for words in all_of if not occurs(words, text)]
    if absent:
        return Score(1 - len(absent) / len(all_of), f"saknar {', '.join(absent)}")
    return Score(1.0)


def _same(what: str, got: object, want: object) -> Score:
    return Score(1.0) if got == want else Score(0.0, f"{what} {got}, rätt är {want}")


def _names(answer: Json) -> set[str]:
    return {normalised(m["name"]) for m in answer.get("municipalities") or []}


def _file(name: str | None) -> str:
    return PurePosixPath(name or "").name


def _carries(quote: str, wanted: str) -> bool:
    if quote in wanted or wanted in quote:
        return True
    match = SequenceMatcher(None, quote[:COMPARED], wanted, autojunk=False).find_longest_match()
    return match.size >= OVERLAP
