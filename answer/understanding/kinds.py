"""Tells which kind of answer a question asks for, by ordered rules in `data/kinds.toml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from answer.question import Counted
from domain.answer import AnswerKind
from domain.reference import read_toml
from domain.text import fold
from domain.track_nouns import called_pattern, track_pattern


@dataclass(frozen=True)
class Rule:
    """One rule: the kind it gives, what the question must hold, and what must stand beside it."""

    kind: AnswerKind
    pattern: re.Pattern[str]
    needs: frozenset[str] = frozenset()
    counted: Counted | None = None


@dataclass(frozen=True)
class Named:
    """What a question names, as far as rules ask for it."""

    municipalities: int = 0
    track: bool = False
    industry: bool = False

    def has(self) -> set[str]:
        """The conditions of `needs` that hold."""
        held = {"municipality" if self.municipalities else "no-municipality"}
        if self.municipalities > 1:
            held.add("two-municipalities")
        if self.track:
            held.add("track")
        if self.industry:
            held.add("industry")
        return held


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order."""
    data = read_toml("kinds.toml", "answer")

    def compiled(pattern: str) -> re.Pattern[str]:
        whole = pattern.replace("COMMUNE", data["commune"]).replace("MUNICIPAL", data["municipal_english"])
        return re.compile(whole.replace("TRACKS", track_pattern()).replace("CALLED", called_pattern()))

    return tuple(
        Rule(
            kind=cast(AnswerKind, rule["kind"]),
            pattern=compiled(rule["pattern"]),
            needs=frozenset(rule.get("needs", "").split()),
            counted=cast(Counted | None, rule.get("counted")),
        )
        for rule in data["rule"]
    )


_ASKING = r"(?:vad|vem|vems|vilk\w+|hur|när|var|vart|varför|varifrån)(?! som helst)"
# "Finns det handledare, och hur många?", "Vet ni när ...?": what the asking word asks is wanted.
_ASKS_MORE = re.compile(
    rf"^{_ASKING}\b|(?:,|\boch|\beller|\bså fall),? (?:i så fall )?(?:\w+ )?{_ASKING}\b"
    r"|^(?:vet|minns|framgår|säger|anger|beskriver|berättar|visar|regleras|(?:kan|går) (?:det|du|ni|jag|man))\b"
    rf".*\b{_ASKING}\b"
    rf"|\b(?:vet|veta|säga|berätta|förklara|svara|visa|ange|tala om)\b.*\b{_ASKING}\b"
    rf"|\b{_ASKING}(?: \w+)?\?$"  # "Arbetsgrupper träffas hur ofta?"
)
_VERB_FIRST = re.compile(
    r"^(?:är|ska|skall|vill|kan|\w{2,}(?:r|s|de|te|dde|ick|og|ev|öll|ann|öt)|fick|gick|kom|blev|stod|lades) "
    r"(?!(?:i|på|för|om|till|från|hos|med|av|och|eller|vid|mot|inom|per)\b)\w+ \w+"
    r"|^\w{3,}[aeå]s \w+(?:n|t|na)\?$"  # "Rapporteras avhoppen?"
)


def asks_yesno(text: str) -> bool:
    """Whether a question begins with its verb: "Förlängs avtalet av sig självt?". Asking words may follow within it."""
    folded = fold(text).strip()
    return folded.endswith("?") and not _ASKS_MORE.search(folded) and _VERB_FIRST.search(folded) is not None


def kind_of(text: str, named: Named) -> tuple[AnswerKind, Counted | None]:
    """The kind, and for "hur många" what is counted. `text` is folded, as asked but for corrected spelling."""
    tidy = " ".join(re.sub(r"[?!.,;:\"”“()]+", " ", text).split())
    held = named.has()
    for rule in rules():
        if rule.needs <= held and rule.pattern.search(tidy):
            return rule.kind, rule.counted
    return "search", None
