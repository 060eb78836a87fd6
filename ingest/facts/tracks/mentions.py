"""Where running text may name a track: noun phrases that name a line of work, proper names, and words with "spår".

Nothing is decided here: `signs` says what speaks for each, and `sentences` weighs it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from domain.industries import industries_of
from ingest.facts.naming import named
from ingest.facts.tracks.forms import Joined
from ingest.facts.tracks.further import further_end, stops
from ingest.facts.tracks.names import OCCUPATION, Name, compounds, is_verb, keeps_together, read_name
from ingest.facts.tracks.words import TRACK, TRACK_WORD, evidence
from ingest.facts.units import Unit

_TOKEN = re.compile(r"[^\W\d_]\w*(?:[-/]\w+)*-?|&|\d+|[^\w\s]")
_AND = re.compile(r"\s*(och|&|/)\s*")
# What stands between the members of an enumeration: "svets, kök (Nora) samt ett inom bygg".
_BETWEEN = re.compile(
    r"(?:\s*\([^)]*\))?\s*(?:[,;•&/]|(?<=\w)\s(?=(?-i:[A-ZÅÄÖ]))|(?:,\s*)?(?:och|samt|eller|respektive)\b|\s[-–]\s)\s*"
    r"(?:(?:samt|och|ett|det|inom|mot|för|till|dels|även|också)\s+){0,2}",
    re.IGNORECASE,
)
LABELLED = re.compile(rf"{TRACK}\s*(?:\d{{1,2}}[a-z]?|[A-H])?\s*[:,–—-]?\s*[\"”»]?$", re.IGNORECASE)
# "spår finns inom", "spåret vänder sig till blivande", "ett spår med inriktning mot"
LINKED = re.compile(
    rf"{TRACK}(?P<between>[^.:;]{{0,80}}?)\s(?:inom|mot|för|till|i|på|åt|(?:med\s+)?inriktning(?:en)?(?:\s+(?:mot|på))?|"
    r"som\s+(?:avser|gäller|rör)|avseende)\s+(?:(?:den|de|dem|blivande|(?:arbete|jobb)\s+(?:inom|som)|ett|en|bland\s+annat|området|yrket)\s+){0,2}$",
    re.IGNORECASE,
)
_QUOTES = ('"', "”", "»", "“")
_QUOTED = re.compile(r"[\"”»“](?P<name>[^\"”»“]{3,50})[\"”»“«]")
_LONGEST_NAME = 6  # words


@dataclass(frozen=True)
class Mention:
    """A phrase that may be a track's name, and its place in an enumeration that reaches from `lead` to `tail`."""

    unit: Unit
    name: Name
    lead: int
    tail: int
    place: int
    size: int
    is_compound: bool
    joined: Joined | None = None  # where a form of words joins it to "jobbspår"
    follows_another: bool = False  # is a track named before its enumeration in the sentence?

    @property
    def text(self) -> str:
        return self.unit.text

    @property
    def track_word(self) -> int:
        """Where the word "jobbspår" begins that the phrase is joined to; the phrase itself where there is none."""
        found = LABELLED.search(self.text[: self.lead]) or LINKED.search(self.text[: self.lead])
        return found.start() if found else self.name.start

    @property
    def opens(self) -> bool:
        """Does the sentence begin with it?"""
        return self.place == 0 and not re.search(r"\w", self.text[self.unit.body : self.name.start])

    @property
    def is_proper(self) -> bool:
        """A capital letter in the midst of a sentence, or quotation marks."""
        return _is_set_off(self.text, self.unit.body, self.name.start)


def mentions_in(unit: Unit, joined: Sequence[Joined]) -> list[Mention]:
    """Every phrase of the sentence that may be a track's name, in order; `joined` are those that a form leads to."""
    forms = {j.name.start: j for j in reversed(joined)}
    found = {name.start: (name, is_compound) for name, is_compound in _names(unit)}
    for start, j in forms.items():
        other = found.get(start)
        if (other is None or other[0].end < j.name.end) and not in_a_row(unit.text, start, j.name.end):
            inside = [at for at in found if start < at < j.name.end]
            found = {at: n for at, n in found.items() if at not in inside} | {start: (j.name, False)}
    groups = _enumerations(unit.text, [found[at] for at in sorted(found)])
    mentions: list[Mention] = []
    another = False
    for group in groups:
        lead, tail = group[0][0].start, group[-1][0].end
        for place, (name, is_compound) in enumerate(group):
            form = forms.get(name.start)
            mentions.append(Mention(unit, name, lead, tail, place, len(group), is_compound, form, another))
        another = another or any(is_compound or name.start in forms for name, is_compound in group)
    return mentions


def _enumerations(text: str, names: Sequence[tuple[Name, bool]]) -> list[list[tuple[Name, bool]]]:
    """The names in groups of those that follow upon each other with no more than a comma or "och" between."""
    groups: list[list[tuple[Name, bool]]] = []
    for name in names:
        if groups and _BETWEEN.fullmatch(text, groups[-1][-1][0].end, name[0].start):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _names(unit: Unit) -> Iterator[tuple[Name, bool]]:
    text = unit.text
    words = [(start, end) for start, end, _ in compounds(text)]
    for start, end in words:
        written = " ".join(text[start:end].split())
        yield Name(start, end, written[:1].upper() + written[1:]), True
    quoted = [m.span("name") for m in _QUOTED.finditer(text)]
    for start, end in quoted:
        if (name := read_name(text[:end], start)) is not None and name.end == end:
            yield name, False
    places = [n.start for n in named(text)]
    words += quoted
    done = unit.body
    for start, end in _phrases(text):
        if start < done or any(start < b and a < end for a, b in words) or start in places:
            continue
        end = min([end, *(len(text[:at].rstrip()) for at in places if start < at < end)])
        row = in_a_row(text, start, end)
        for a, b in row or [(start, run_in_end(text, start, end))]:
            name = _name(text, a, b)
            if name is not None and (name.industries or _is_set_off(text, unit.body, name.start)):
                yield name, False
                done = name.end


def run_in_end(text: str, start: int, end: int) -> int:
    """Where a name ends that opens its text without a mark: "Spår Måltid Utbildning till kock" is about Måltid."""
    opens = TRACK_WORD.fullmatch(text[:start].strip())
    capitals = re.finditer(r"\s(?=[A-ZÅÄÖ])", text[start:end]) if opens else ()
    return next((start + c.start() for c in capitals if industries_of(text[start : start + c.start()])), end)


def in_a_row(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Names without commas between them, "Industri Bygg Förskola": each with a capital letter and a work of its own."""
    if not text[start].isupper() or " " not in text[start:end]:
        return []
    words = [m.span() for m in re.finditer(r"\S+", text[start:end])]
    works = [set(industries_of(text[start + a : start + b])) for a, b in words]
    capitals = all(text[start + a].isupper() for a, _ in words)
    if len(words) < 2 or not capitals or not all(works) or any(a & b for a, b in combinations(works, 2)):
        return []
    return [(start + a, start + b) for a, b in words]


def _name(text: str, start: int, end: int) -> Name | None:
    """The phrase as a name, with "i glesbygd" after it where nothing else is said there."""
    phrase = text[start:end]
    if not (
        industries_of(phrase)
        or OCCUPATION.search(phrase)
        or text[start].isupper()
        or _after_quote(text, start)
    ):
        return None
    name = read_name(text[: further_end(text, end)], start)
    return name if name is not None and len(name.text.split()) <= _LONGEST_NAME else None


def _is_set_off(text: str, body: int, start: int) -> bool:
    before = text[body:start].strip(' ”»“"*_–•-(')
    midst = text[start].isupper() and before[-1:] not in ("", ".", "!", "?", ":")
    return midst or _after_quote(text, start)


def _after_quote(text: str, start: int) -> bool:
    return text[:start].endswith(_QUOTES)


def _phrases(text: str) -> list[tuple[int, int]]:
    """The runs of words that are neither verbs nor small words; "vård och omsorg" is one."""
    runs: list[tuple[int, int]] = []
    hangs = False  # "vård- och": the next word goes on
    whole = [m.span() for m in _whole().finditer(text)]
    for token in _TOKEN.finditer(text):
        word, follows = token.group(), bool(runs) and not text[runs[-1][1] : token.start()].strip()
        if _is_part(word) or any(a <= token.start() < b for a, b in whole) or _is_title(text, token):
            if follows:
                runs[-1] = (runs[-1][0], token.end())
            else:
                runs.append(token.span())
            hangs = word.endswith("-")
        elif follows and (hangs and word.lower() == "och" or word == "&"):
            runs[-1] = (runs[-1][0], token.end())
    return _joined(text, runs)


@cache
def _whole() -> re.Pattern[str]:
    """Names that have a verb or a small word in them: "starta eget"."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(evidence('names')['whole'])})(?!\w)", re.IGNORECASE)


def _is_title(text: str, token: re.Match[str]) -> bool:
    """A small word with a capital letter in the midst of a sentence, before another: "Första Hjulet"."""
    before = text[: token.start()].rstrip()
    further = re.match(r"\s[A-ZÅÄÖ][a-zåäö]", text[token.end() :])
    return token.group()[0].isupper() and before[-1:].isalpha() and further is not None


def _is_part(word: str) -> bool:
    lower = word.lower()
    small = lower in stops() or TRACK_WORD.fullmatch(lower) is not None
    return word[0].isalpha() and not small and not (word[0].islower() and is_verb(word))


def _is_title_case(text: str, start: int, other: int) -> bool:
    """A capital in the midst of a sentence opens a name that a small letter goes on with: "Timmer och hantverk"."""
    before = text[:start].rstrip(' "”»“(')
    return text[start].isupper() and text[other].islower() and bool(re.search(r"[\w,)]$", before))


def _joined(text: str, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs, those joined that together name one line of work."""
    found: list[tuple[int, int]] = []
    for start, end in runs:
        link = _AND.fullmatch(text, found[-1][1], start) if found else None
        together = link and (
            keeps_together(text[slice(*found[-1])], text[start:end], link[1])
            or _is_title_case(text, found[-1][0], start)
        )
        if together:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
