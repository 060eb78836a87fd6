"""Follow-up questions: "och i Knivsta?" after another question means that question with one part exchanged.

The meant question is written out in words, so that it can be shown, asked by itself and followed up in turn.
"""

import re

from answer.understanding.frame import frame_words, groups_in_words
from answer.understanding.knowledge import Knowledge
from answer.understanding.places import Place, find_places
from domain import vocabulary
from domain.industries import industries_of
from domain.text import fold, words

_LEAD = re.compile(
    r"^\W*(?:(?:och|men|samt|då|okej|ok|hur är det med|vad gäller|and|what about)\b[\s,]*)+", re.IGNORECASE
)
_TAIL = re.compile(r"[\s,]*\b(?:då|också|istället|i stället|där)?\s*[?.!]*\s*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ASKING = re.compile(
    r"^(?:i |hos |på |från |till )?(?:hur (?:ofta|många|mycket|länge|lång|långt|stor|stort|stora|hög|högt|går)"
    r"|vilk(?:a|en|et)(?: (?:kommuner|avtal|överenskommelser))?|vem|vad|när|var|varför)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:den|dem|denna|gruppen)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(har|nämner|finns|tar|använder|erbjuder|säger|driver|arbetar|samarbetar|deltar|ingår)\b"
)
_MUNICIPALITIES = re.compile(
    r"\bhur många (?:kommuner|avtal)\b|\bvilka(?: (?:kommuner|avtal))?\b", re.IGNORECASE
)
_NOT = re.compile(
    r"^(?:vilka |och )*(?:kommuner )?(?:inte|saknar(?: det)?|har (?:det )?inte|gör inte det|inte det)$"
)


def meant(text: str, earlier: str, known: Knowledge) -> str:
    """The whole question that `text` means after `earlier`; `text` itself when it needs nothing from before."""
    said = _TAIL.sub("", _LEAD.sub("", text.strip())).strip()
    places = find_places(text, known.parties, known.names)
    if _is_part(said, places):
        return _exchanged(said, earlier, known)
    if _NOT.match(fold(said)):
        return _VERB.sub(r"\1 inte", earlier, count=1)
    asks = _ASKING.match(said)
    if asks and not _content(said[asks.end() :]):
        return _asked_anew(said, asks, earlier)
    return _with_whom(text, places, earlier, known)


def _is_part(said: str, places: list[Place]) -> bool:
    """Whether the words are a place, an industry, a group, a year or a thing alone, without a question of their own."""
    return (
        bool(said)
        and not _ASKING.match(said)
        and len(words(said)) <= 4 + 2 * len(places)
        and not _has_verb(said)
    )


def _has_verb(said: str) -> bool:
    first = fold(said).split()[0]
    return first in {
        "har",
        "finns",
        "är",
        "ska",
        "kan",
        "får",
        "gäller",
        "träffas",
        "deltar",
        "ingår",
        "vill",
        "nämns",
    }


def _content(text: str) -> list[tuple[int, int]]:
    """The words that are neither stop words nor the frame of a question."""
    frame = frame_words(listing=True) | vocabulary.STOPWORDS
    return [(a, b) for a, b in words(text) if fold(text[a:b]) not in frame]


def _exchanged(said: str, earlier: str, known: Knowledge) -> str:
    """The earlier question with the part of the same sort exchanged for what is said now; else said at its end."""
    now, before = (find_places(t, known.parties, known.names) for t in (said, earlier))
    if now:
        names = said[now[0].start : now[-1].end]
        if before:
            return f"{earlier[: before[0].start]}{_like(earlier, before, names)}{earlier[before[-1].end :]}"
        return _at_end(earlier, f"i {names}")
    for find in (_years, groups_in_words, _industries):
        new, old = find(said), find(earlier)
        if new and old:
            (a, b), (c, d) = (new[0][0], new[-1][1]), (old[0][0], old[-1][1])
            return f"{earlier[:c]}{said[a:b]}{earlier[d:]}"
    thing = re.sub(r"^(?:i|om|på|för|med|inom|till|av)\s+", "", said)
    old = [(a, b) for a, b in _content(earlier) if not any(p.start < b and a < p.end for p in before)]
    if not old:
        return _at_end(earlier, said)
    a, b = _thing(earlier, old)
    return f"{earlier[:a]}{thing}{earlier[b:]}"


def _thing(earlier: str, content: list[tuple[int, int]]) -> tuple[int, int]:
    """What the earlier question is about: the first thing counted or asked for, else the last word of weight."""
    asks = _ASKING.match(earlier)
    counted = asks is not None and fold(asks.group()).startswith(("hur många", "vilken", "vilket"))
    return content[0] if counted and "kommun" not in fold(earlier[: content[0][0]]) else content[-1]


def _like(earlier: str, before: list[Place], names: str) -> str:
    """The names in the genitive where the earlier ones stood so: "Moras styrgrupp"."""
    old = earlier[before[-1].start : before[-1].end]
    known = fold(before[-1].municipalities[0].name)
    genitive = fold(old) == f"{known}s" and not fold(names).endswith("s")
    return f"{names}s" if genitive else names


def _years(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _YEAR.finditer(text)]


def _industries(text: str) -> list[tuple[int, int]]:
    return [(a, b) for a, b in _content(text) if industries_of(text[a:b])]


def _at_end(question: str, words_added: str) -> str:
    return f"{question.rstrip(' ?.!')} {words_added}?"


def _asked_anew(said: str, asks: re.Match[str], earlier: str) -> str:
    """Another asking word before what was asked about: "hur många då?", "varför?"."""
    if fold(asks.group()).startswith(("hur många", "vilka")) and _MUNICIPALITIES.search(earlier):
        new = "vilka kommuner" if fold(said).startswith("vilka") else "hur många kommuner"
        whole = _MUNICIPALITIES.sub(new, earlier, count=1)
        return whole[:1].upper() + whole[1:]
    old = _ASKING.match(earlier)
    rest = earlier[old.end() :] if old else f" {earlier}"
    return f"{asks.group()}{rest}"


def _with_whom(text: str, places: list[Place], earlier: str, known: Knowledge) -> str:
    """A whole question about those whom the earlier one was about, when it names nobody and asks for no list."""
    before = find_places(earlier, known.parties, known.names)
    if places or not before or re.search(r"\bvilka kommuner\b|\bhur många kommuner\b", fold(text)):
        return text
    groups = groups_in_words(earlier)
    if groups and not groups_in_words(text) and (pointing := _POINTING.search(text)):
        a, b = groups[0]
        text = f"{text[: pointing.start()]}{earlier[a:b]}{text[pointing.end() :]}"
    names = " och ".join(m.name for p in before for m in p.municipalities[:6])
    return _at_end(re.sub(r"\bdär\b", "", text), f"i {names}")
