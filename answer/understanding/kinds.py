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
_NO_NOUN = r"(?!(?:i|på|för|om|till|från|hos|med|av|och|eller|vid|mot|inom|per)\b)"
_VERB_FIRST = re.compile(
    r"^(?:är|ska|skall|vill|kan|\w{2,}(?:r|s|de|te|dde|ick|og|ev|öll|ann|öt)|fick|gick|kom|blev|stod|lades) "
    rf"{_NO_NOUN}[\w-]+ [\w-]+"
    r"|^\w{3,}[aeå]s \w+(?:n|t|na)\?$"  # "Rapporteras avhoppen?"
)
# As they are typed in haste: "läser guiderna svaren", "Sala, kan unga komma dit?", "samtycke lättläst finns det".
_SURE_VERB = re.compile(
    r"(?:är|var|har|hade|ska|skall|kan|får|fick|måste|bör|vill|blir|blev|finns|fanns|ges|tas|går|gick|står|tar|ger|når"
    r"|nådde|gäller|avgör|drivs|leds|ses|möts|krävs|ingår|deltar|betalar|betalas|kostar|ordnar|ordnas|lånar|räknas"
    r"|räcker|behöver|behövs|slipper|körs|hålls|ligger"
    r"|(?:läs|sitt|led|sök|välj|följ|håll|skriv|driv|erbjud|använd|bestämm|vänd|ställ|utse|stäng|lämn)e?[rs]"
    r"|(?!\w*(?:ing|dag|timm|led|kurs|lär)ar\b)\w{3,}(?:[^n]as|ade|ades|erar|eras))(?!\w)"
)
_TOPIC = re.compile(r"^[^,?]{3,60}(?:,| [-–]) (?=\w)")
_VERB_LAST = re.compile(r"\b(?:finns|går|gäller|krävs|ingår|stämmer|är) det(?: att få)?\??$")


def asks_yesno(text: str) -> bool:
    """Whether a question begins with its verb: "Förlängs avtalet av sig självt?". Asking words may follow within it.

    One that names its topic first begins after it. Without a question mark the verb must be one for certain.
    """
    folded = fold(text).strip()
    if _ASKS_MORE.search(folded):
        return False
    if _VERB_LAST.search(folded):
        return True
    for asked in (folded, _TOPIC.sub("", folded)):
        if _VERB_FIRST.search(asked) and (asked.endswith("?") or _SURE_VERB.match(asked)):
            return True
    return False


def kind_of(text: str, named: Named) -> tuple[AnswerKind, Counted | None]:
    """The kind, and for "hur många" what is counted. `text` is folded, as asked but for corrected spelling."""
    tidy = " ".join(re.sub(r"[?!.,;:\"”“()]+", " ", text).split())
    held = named.has()
    for rule in rules():
        if rule.needs <= held and rule.pattern.search(tidy):
            return rule.kind, rule.counted
    return "search", None
