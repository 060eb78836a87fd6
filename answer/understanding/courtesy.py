"""Takes off what a question is wrapped in: a greeting, "jag undrar", "kan du berätta" (`data/courtesy.toml`)."""

import re
from dataclasses import dataclass
from functools import cache

from answer.matching.finite import FINITE
from domain.reference import read_toml

_WHETHER = re.compile(r"(?:om|ifall|huruvida) (?=(?P<first>\S+))", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"(?:vad|v[ea]ms?|vilk\w+|hur|när|vart?|varför)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(r" (?:som|där|när|att|vilk\w+)\b")  # within it is a verb that is not the question's
_ADVERB = re.compile(r" (?:inte|också|även|redan|alltid|fortfarande|verkligen)$")


@dataclass(frozen=True)
class _Wrappings:
    greeting: re.Pattern[str]
    before_question: re.Pattern[str]
    before_order: re.Pattern[str]
    orders: dict[str, str]  # infinitive -> imperative


@cache
def _wrappings() -> _Wrappings:
    data = read_toml("courtesy.toml", "answer")
    infinitives = "|".join(map(re.escape, sorted(data["orders"], key=len, reverse=True)))

    def whole(name: str) -> re.Pattern[str]:
        pattern = data[name].replace("POLITE", data["polite"]).replace("ASKING", data["asking"])
        return re.compile(pattern.replace("INFINITIVE", infinitives), re.IGNORECASE)

    return _Wrappings(whole("greeting"), whole("before_question"), whole("before_order"), data["orders"])


def unwrapped(text: str) -> str:
    """The question itself, as it would be asked at once: "Jag undrar om A har B." becomes "har A B?".

    The text as it is where it is not wrapped.
    """
    known = _wrappings()
    plain = known.greeting.sub("", text.strip(), count=1)
    asked = known.before_question.sub("", plain, count=1)
    if asked == plain:
        if order := known.before_order.match(plain):
            plain = known.orders[order["order"].lower()] + plain[order.end() :]
        return plain or text
    if whether := _WHETHER.match(asked):
        return _directly(asked[whether.end() :]) or plain
    return asked


def _directly(clause: str) -> str | None:
    """The question that a clause after "om" asks: its verb before its subject. None where no verb is seen."""
    first = clause.split(" ", 1)[0]
    verb = FINITE.search(clause, len(first))
    if verb is None or _NO_SUBJECT.match(first) or _OWN_CLAUSE.search(clause[: verb.start()]):
        return None
    before = clause[: verb.start()].rstrip()
    adverb = _ADVERB.search(before)
    subject, later = (before, "") if adverb is None else (before[: adverb.start()], adverb[0])
    return f"{verb[0]} {subject}{later}{clause[verb.end() :].rstrip(' ?.!')}?"
