"""Names that a document gives its tracks by the same words before each: "Vägen in till bagare", "Jobba som målare".

The words are a series where different lines of work follow on them, and the document shows that they are a name: it
says what they are called, has them in a heading, or writes them with a capital letter in the midst of a sentence.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.agreement import Section
from domain.industries import industries_of
from domain.municipalities import by_name
from ingest.facts.tracks.own_words import forms, stem
from ingest.facts.tracks.words import TRACK_WORD, evidence
from ingest.facts.units import units
from ingest.wording import has_finite_verb

_MOST_WORDS = 4  # of a series
_SEVERAL = 2  # lines of work
_WORK = 3  # words that may name the line of work
_SHARE = 0.5  # of the uses of the words that a line of work follows on
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäö]+")
_NEXT = re.compile(r"\s+[a-zåäö]+(?![\w-])")
_LINK = r"(?:\s+(?:in\s+)?(?:till|i|in|mot|för|som|inom|på|hos)(?=\s)|\s*[:–-](?=\s)|(?=\s[A-ZÅÄÖ]))"
_LINKED = re.compile(rf"{_LINK}\s+[\"”»]?(?P<work>[^.,;:()\n]{{3,40}})")
_CALLED = re.compile(
    r"\b(?:heter|hette|kallas|kallar|kallade|benämn\w+|namnet|rubriken|serien|programmet|satsningen|konceptet|modellen|uttrycket|begreppet)"
    r"(?:\s+(?:vi|parterna|kommunen|är|våra|sina|för|dem|dessa))*\s+[\"”»“]?$|[\"”»“]$",
    re.IGNORECASE,
)
_IS_CALLED = re.compile(
    r"[\"”»“]?\s+(?:kallar\s+(?:vi|parterna|kommunen)|kallas|heter|är\s+(?:\w+\s+)?(?:namnet|ordet|benämningen|namn|ord|benämning|uttryck)\b)"
)
_MIDST = re.compile(r"[\w,)]\s+[\"”»“]?$")


@dataclass
class _Use:
    """How a phrase is used: how often with a link, which works follow, and what shows that it is a name."""

    linked: int = 0
    worked: int = 0
    works: set[str] = field(default_factory=set)
    called: bool = False  # the text says that something is called so
    shown: bool = False  # it stands in a heading, or with a capital letter in the midst of a sentence


@dataclass(frozen=True)
class Series:
    """The words of a series, as a pattern that takes in what links them to the line of work."""

    words: str

    def plain(self, text: str, _written: dict[str, str]) -> str:
        """The text with "spåret" for the words before a line of work, as long as it was; in a heading for the words."""
        pattern = rf"(?<![\w-])(?P<words>{_any_form(self.words)})(?:(?P<link>{_LINK})(?=[\s.,\"”]|$)|$)"
        return re.sub(pattern, _usual, text, flags=re.IGNORECASE | re.MULTILINE)


def series_in(sections: Sequence[Section]) -> list[Series]:
    """The series of a document, longest first; each word of them may stand in another form: "Väg in", "Vägar in"."""
    uses = _uses(sections)
    found = [words for words, use in uses.items() if _is_series(words, use)]
    whole = [w for w in found if not any(w != other and f" {w} " in f" {other} " for other in found)]
    return [Series(words) for words in sorted(whole, key=len, reverse=True)]


def _uses(sections: Sequence[Section]) -> dict[str, _Use]:
    uses: dict[str, _Use] = defaultdict(_Use)
    for section in sections:
        heads = {stem(word) for word in re.findall(r"\w+", section.heading or "")}
        for unit in units(section):
            for start, end in _phrases(unit.text):
                words, before = unit.text[start:end].lower(), unit.text[:start]
                use = uses[words]
                use.called |= bool(_CALLED.search(before) or _IS_CALLED.match(unit.text, end))
                use.shown |= bool(_MIDST.search(before)) or stem(words.split()[0]) in heads
                if link := _LINKED.match(unit.text, end):
                    work = " ".join(link["work"].split()[:_WORK])
                    use.linked += 1
                    use.worked += bool(industries_of(work))
                    use.works |= {work.split()[0].lower()} if industries_of(work) else set()
    return uses


def _phrases(text: str) -> Iterator[tuple[int, int]]:
    """The words from each capital letter on, one to four of them."""
    for capital in _CAPITAL.finditer(text):
        end = capital.end()
        yield capital.start(), end
        for _ in range(_MOST_WORDS - 1):
            following = _NEXT.match(text, end)
            if following is None:
                break
            end = following.end()
            yield capital.start(), end


def _is_series(words: str, use: _Use) -> bool:
    """Do several lines of work follow on the words, which are a name and no common phrase of agreements?"""
    if not (use.called or use.shown) or len(use.works) < _SEVERAL or use.worked < _SHARE * use.linked:
        return False
    if (
        TRACK_WORD.search(words)
        or by_name(words.split()[0])
        or has_finite_verb(words)
        or industries_of(words)
    ):
        return False
    common = evidence("own_words")["never" if " " not in words else "never_within"]
    return use.called or not any(re.search(rf"(?<!\w){word}", words) for word in common)


def _any_form(words: str) -> str:
    """A pattern for the words, the first in any form: "väg in", "vägen in", "vägar in"."""
    first, _, rest = words.partition(" ")
    return forms(stem(first)) + (rf"\s+{re.escape(rest)}" if rest else "")


def _usual(match: re.Match[str]) -> str:
    """ "Spåret inom" for the words and their link, with spaces up to their length; the words where it is too long."""
    link = match["link"]
    mark = link.strip() if link and not link.strip().isalpha() else ""
    words = match["words"].lower().split()[0]
    choices = ["spåret inom", "spår inom", "spåret", "spår"] if link and not mark else ["spåret", "spår"]
    room = len(match.group()) - len(mark)
    found = next((c for c in choices if len(c) <= room), None)
    if found is None or not words:
        return match.group()
    return found.capitalize().ljust(room) + mark
