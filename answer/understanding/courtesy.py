"""Takes off what a question is wrapped in: "Hej", "jag undrar", "stämmer det att", "tack" (`data/courtesy.toml`)."""

import re
from functools import cache

from answer.matching.finite import FINITE
from domain.municipalities import find_municipalities
from domain.reference import read_toml

_WHETHER = re.compile(r"(?:om|ifall|huruvida) (?=\S)", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"(?:vad|v[ea]ms?|vilk\w+|hur|när|vart?|varför)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(r" (?:som|där|när|att|vilk\w+)\b")  # within it is a verb that is not the question's
# "vad spåret kostar": as a question of its own its verb comes first. What is counted or chosen stands before it.
_QUESTION = re.compile(
    r"(?P<word>vad|när|vart?|varför|varifrån|hur(?! (?:många|mycket|få|lite|pass)\b)(?: (?:ofta|länge|hög[at]?"
    r"|stor[at]?|lång[at]?|låg[at]?|gamm?al|gammalt|gamla|snabbt|fort|tidigt|sent|dyr[at]?))?) (?!som\b)(?P<clause>.+)",
    re.IGNORECASE,
)
# "vilka kommuner som har spår": here what is asked for is the subject, and only "som" is too much.
_SUBJECT = re.compile(
    r"(?P<subject>(?:vilk\w+|v[ea]m|vad|hur många)(?: [\w-]+){0,3}?) som (?P<rest>.+)", re.IGNORECASE
)
_ADVERB = re.compile(r" (?:inte|också|även|redan|alltid|fortfarande|verkligen)$")
_ABOUT_IT = re.compile(r"\w+ (?:den|hen|hon|han|de)\b(?! som)", re.IGNORECASE)  # "hur den används"
_SHORT = 5  # words before such a question that name nothing it could be about
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-ZÅÄÖ])")
_HEAD = re.compile(r"(?P<whom>[^:?!.]{2,60}?)\s*(?::|\s[–-])\s+(?=\w)")  # "Norrköping: läser man svenska?"
_NAMES_JOINED = re.compile(r"[\s,]*(?:(?:och|samt|i|kommuns?|kommunerna)\b[\s,]*)*", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:det|den|de|dem|dit|där|hen|hon|han|deras|dess|detta|dessa|sådan\w*)\b", re.IGNORECASE
)


@cache
def _orders() -> dict[str, str]:
    """Infinitive -> imperative."""
    orders: dict[str, str] = read_toml("courtesy.toml", "answer")["orders"]
    return orders


@cache
def _pattern(name: str) -> re.Pattern[str]:
    data = read_toml("courtesy.toml", "answer")
    infinitives = "|".join(map(re.escape, sorted(_orders(), key=len, reverse=True)))
    pattern = data[name].replace("INFINITIVE", infinitives)
    for part in ("know", "polite", "asking"):
        pattern = pattern.replace(part.upper(), data[part])
    return re.compile(pattern, re.IGNORECASE)


def unwrapped(text: str) -> str:
    """The question itself, as it would be asked at once: "Jag undrar om A har B. Tack!" becomes "har A B?".

    A municipality that only the wrapping names goes with it. The text as it is where it is not wrapped.
    """
    bare = _pattern("greeting").sub("", text.strip(), count=1)
    bare = _pattern("closing").sub(lambda m: "?" if "?" in m[0][:2] else "", bare, count=1)
    asked = _without_head(bare)
    plain = _stated(asked) or _sentence(asked)
    named = {m.municipality.name for m in find_municipalities(plain)}
    lost = dict.fromkeys(
        m.municipality.name for m in find_municipalities(bare) if m.municipality.name not in named
    )
    if lost:
        plain = f"{plain.rstrip(' ?.!')} i {' och '.join(lost)}?"
    return plain or text


def _without_head(text: str) -> str:
    """The question without the municipalities that stand before it as a heading: "Norrköping: läser man svenska?"."""
    head = _HEAD.match(text)
    if head is None:
        return text
    mentions, at = find_municipalities(head["whom"]), 0
    for mention in mentions:
        if not _NAMES_JOINED.fullmatch(head["whom"], at, mention.start):
            return text
        at = mention.end
    only_names = bool(mentions) and _NAMES_JOINED.fullmatch(head["whom"], at) is not None
    return text[head.end() :] if only_names else text


def _stated(text: str) -> str | None:
    """What "En kollega säger att A har B. Är det riktigt?" asks; None for other texts."""
    stated = _pattern("stated").match(text)
    return None if stated is None else _directly(stated["clause"])


def _confirmed(sentence: str) -> str | None:
    """What "Stämmer det att A har B?" asks; None for other sentences."""
    before = _pattern("before_statement").match(sentence)
    return None if before is None else _directly(sentence[before.end() :])


def _sentence(text: str) -> str:
    """The one sentence that asks, without what is before the question in it; all of them where it points to another."""
    sentences = _SENTENCE.split(text)
    if len(sentences) == 1:
        return _asked(text)
    asked = {s: _asked(s) for s in sentences}
    direct = [
        s for s in sentences if s.endswith("?") and (asked[s] != s or not _pattern("polite_only").match(s))
    ]
    wrapped = [s for s in sentences if asked[s] != s]
    asking = direct if direct else wrapped
    return asked[asking[0]] if len(asking) == 1 and not _POINTING.search(asking[0]) else text


def _asked(sentence: str) -> str:
    """What one sentence asks; the sentence itself where nothing is wrapped around it that can be done without."""
    if confirmed := _confirmed(sentence):
        return confirmed
    before = _pattern("before_question").match(sentence)
    if before is None:
        order = _pattern("before_order").match(sentence)
        return sentence if order is None else _orders()[order["order"].lower()] + sentence[order.end() :]
    asked = sentence[before.end() :]
    if _ABOUT_IT.match(asked) and len(before[0].split()) > _SHORT:
        return sentence
    if whether := _WHETHER.match(asked):
        return _directly(asked[whether.end() :]) or sentence
    if (subject := _SUBJECT.match(asked)) and FINITE.match(subject["rest"]):
        return f"{subject['subject']} {subject['rest']}"
    if (question := _QUESTION.match(asked)) and not FINITE.match(question["clause"]):
        direct = _directly(question["clause"])
        return f"{question['word']} {direct}" if direct else asked
    return asked


def _directly(clause: str) -> str | None:
    """The question that a clause after "om" or "att" asks: its verb before its subject. None where no verb is seen.

    A clause within the subject has a verb of its own: "pengar som blir över FÅR sparas".
    """
    first = clause.split(" ", 1)[0]
    if _NO_SUBJECT.match(first):
        return None
    for number, verb in enumerate(FINITE.finditer(clause, len(first))):
        if len(_OWN_CLAUSE.findall(clause[: verb.start()])) <= number:
            break
    else:
        return None
    before = clause[: verb.start()].rstrip()
    adverb = _ADVERB.search(before)
    subject, later = (before, "") if adverb is None else (before[: adverb.start()], adverb[0])
    return f"{verb[0]} {subject}{later}{clause[verb.end() :].rstrip(' ?.!')}?"
