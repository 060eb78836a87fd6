"""What a document calls its tracks: "snabbspår" are its own where its title or headings say so, else the state's.

In a document of the second kind those words are made unreadable for the finders of tracks; the text keeps its places.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from domain.agreement import Section
from domain.industries import industries_of
from domain.track_nouns import first_parts, nouns, ordinary
from ingest.facts.parties import BODY_HEADINGS
from ingest.facts.tracks.own_words import forms, own_stems
from ingest.facts.tracks.series import Series, series_in
from ingest.facts.tracks.words import NO_TRACK_STEMS, OTHER_TERMS, TRACK_STEMS, TRACK_WORD
from ingest.facts.units import title_lines

_OTHER = re.compile(rf"(?<!\w){OTHER_TERMS}spår", re.IGNORECASE)
_USUAL = re.compile(
    r"(?<!\w)(?:lokala?t?\s+|jobb[\s-]?|yrkes|bransch)spår|(?<!\w)spår(?:en|et)?(?!\w)", re.IGNORECASE
)


# Of the document's own, where no other word for tracks stands in it: "ett av följande utbildningsspår".
_CHOICE = re.compile(
    rf"\b(?:följande|våra|dessa|(?:två|tre|fyra|fem|sex))\s+(?!snabb){OTHER_TERMS}spår", re.IGNORECASE
)

_COMPOUND = re.compile(rf"(?<!\w)(?!{TRACK_STEMS})(?P<first>[^\W\d_]{{2,}})spår(?:en|et)?s?(?!\w)")
_CALLED_USUALLY = re.compile(r"(?<!\w)(?:jobb|yrkes|bransch)spår")
_IN_GENERAL = (
    r"(?:två|tre|fyra|fem|sex|sju|åtta|\d+|ett|inget|inga|varje|alla|samtliga|följande|våra|fler|flera)"
)
_SPOKEN = 3  # times

_HEADS = re.compile(
    r"(?:(?:bilaga|avsnitt)?\s*[\dA-H]*(?:\.\d+)*[.:)–—-]*\s*)?(?:\w+\s+){0,2}?", re.IGNORECASE
)

# "Parterna kallar insatserna yrkesvägar", "yrkesväg i stället för jobbspår": the words round the document's own.
_DEFINED = re.compile(
    r"\b(?:med|säger|kalla[rts]\w*|benämn\w*|benämning(?:en)?|beteckning(?:en)?|hos\s+oss|(?:skriver|använder)\s+[^.:;]{0,80}?\boch)"
    r"\s+(?:[^\s.:]+\s+){0,4}?[”\"»“]?$",
    re.IGNORECASE,
)
_DEFINED_AFTER = re.compile(
    r"[”\"»“]?\s+(?:kallar\s+(?:vi|parterna|kommunen)\b|avses\b|menas\b|är\s+(?:vårt|parternas|kommunens)\s+(?:ord|namn)\b|i\s*stället\s+för\s+(?:jobb|yrkes)?spår\b)",
    re.IGNORECASE,
)


_FULL_PREFIX = re.compile("|".join(first_parts(shown=True)), re.IGNORECASE)


@dataclass(frozen=True)
class _Noun:
    """A noun for tracks in all its forms, as a pattern of words that may begin with the name of a line of work."""

    pattern: re.Pattern[str]

    def plain(self, text: str, written: dict[str, str]) -> str:
        """The text with "spår" for the noun, as long as it was; `written` takes in the words that were replaced."""

        def usual(match: re.Match[str]) -> str:
            begin = match["begin"] or ""
            begins = ["jobb", ""] if _FULL_PREFIX.fullmatch(begin) else [begin.lower()]
            endings = ["en" if match["many"] else "et" if match["one"] else "", ""]
            forms = (f"{b}spår{e}" for b in begins for e in endings)
            word = next((form for form in forms if len(form) <= len(match.group())), match.group())
            word = word[0].upper() + word[1:] if match.group()[0].isupper() else word
            written[word.lower()] = match.group()
            return word.ljust(len(match.group()))

        return self.pattern.sub(usual, text)


@cache
def _nouns() -> tuple[_Noun, ...]:
    return tuple(
        _Noun(
            re.compile(
                rf"(?<!\w)(?!(?:{'|'.join(ordinary())}))(?P<begin>[^\W\d_]+?-?)?(?:(?P<many>{many})|(?P<one>{one})|{two}|{a})(?!\w)",
                re.IGNORECASE,
            )
        )
        for a, one, two, many in nouns(shown=True)
    )


def _of_stem(stem: str, sections: Sequence[Section]) -> _Noun:
    """The noun of the document with that stem; of one that has "-et" the ending "-en" is plural."""
    neuter = any(
        re.search(rf"(?<!\w){stem}(?:r?et|t)s?(?!\w)|\bett\s+{stem}", s.text, re.IGNORECASE) for s in sections
    )
    many = "arnas?|ernas?|ornas?|nas?|rens?" + ("|ens?" if neuter else "")
    one = "r?ets?|ts?" if neuter else "ens?|ans?|ns?"
    return _Noun(
        re.compile(
            rf"(?<!\w)(?P<begin>(?!))?(?:{stem}(?P<many>{many})|{stem}(?P<one>{one})|{forms(stem)})(?!\w)",
            re.IGNORECASE,
        )
    )


def with_own_terms(sections: Sequence[Section]) -> tuple[list[Section], dict[str, str]]:
    """The sections with the document's own words for tracks made plain, and without the state's.

    "Snabbspår" and the like stay where they are the document's own; "yrkesväg" and the like are read as the usual
    word, with as many characters, where headings begin with them or the text says that they are meant. The second
    part gives, for a word with "spår" that the text does not have, the word that it stands for.
    """
    written: dict[str, str] = {}
    own_words: list[Series | _Noun] = [*series_in(sections), *_own_nouns(sections)]
    for words in own_words:
        sections = [_plain(s, words, written) for s in sections]
    named = [s.heading for s in sections if s.heading] + [
        u.text for u in title_lines(sections, BODY_HEADINGS)
    ]
    own = any(_OTHER.search(n) and "nationell" not in n.lower() for n in named) and not any(
        _USUAL.search(n) for n in named
    )
    own = (
        own
        or any(_CHOICE.search(s.text) for s in sections)
        and not any(_USUAL.search(s.text) for s in sections)
    )
    return (list(sections) if own else [_without(section) for section in sections]), written


def _plain(section: Section, words: Series | _Noun, written: dict[str, str]) -> Section:
    """The section with the usual word for the document's own, also in the heads of its tables' columns."""
    blocks = [
        replace(b, columns=tuple(words.plain(column, written) for column in b.columns)) if b.columns else b
        for b in section.blocks
    ]
    heading = words.plain(section.heading, written) if section.heading else section.heading
    return replace(section, text=words.plain(section.text, written), heading=heading, blocks=tuple(blocks))


def _own_nouns(sections: Sequence[Section]) -> Iterator[_Noun]:
    """The nouns that stand for tracks: by a heading, by what the text says of them, or as nothing else is called so."""
    headings = [s.heading for s in sections if s.heading]
    in_headings = any(_USUAL.search(h) for h in headings)
    yield from (_of_stem(stem, sections) for stem in own_stems(sections, in_headings))
    yield from (_of_stem(f"{first}spår", sections) for first in _own_compounds(sections))
    if in_headings:
        return
    usual = any(TRACK_WORD.search(s.text) for s in sections)
    for noun in _nouns():
        uses = [(s.text, m) for s in sections for m in noun.pattern.finditer(s.text)]
        own = [m for _, m in uses if _FULL_PREFIX.fullmatch(m["begin"] or "")]
        bare = [(t, m) for t, m in uses if not m["begin"] or _FULL_PREFIX.fullmatch(m["begin"])]
        defined = any(
            _DEFINED.search(t, 0, m.start()) and (m in own) or _DEFINED_AFTER.match(t, m.end())
            for t, m in bare
        )
        heads = any(
            (m := noun.pattern.search(h))
            and (
                _FULL_PREFIX.fullmatch(m["begin"] or "")
                and _HEADS.fullmatch(h, 0, m.start())
                or m.group() == h
            )
            for h in headings
        )
        if defined or heads or not usual and len(own) >= 2:
            yield noun


def _own_compounds(sections: Sequence[Section]) -> Iterator[str]:
    """What comes before "spår" in the document's word for all its tracks: "lär" of "lärspår", "introduktions".

    It names no line of work, stands in the title or a heading, is spoken of in general and more often than "jobbspår".
    """
    text = "\n".join(section.text for section in sections).lower()
    named = " ".join(
        [*(s.heading or "" for s in sections), *(u.text for u in title_lines(sections, BODY_HEADINGS))]
    )
    usual = len(_CALLED_USUALLY.findall(text))
    for first, count in Counter(m["first"] for m in _COMPOUND.finditer(text)).items():
        in_general = re.search(rf"(?<!\w){_IN_GENERAL}\s+{first}spår(?!\w)|(?<!\w){first}spåren", text)
        if (
            count >= max(_SPOKEN, usual + 1)
            and f"{first}spår" in named.lower()
            and in_general
            and first not in NO_TRACK_STEMS
            and not {*industries_of(f"{first}spår")} - {"forberedande"}
        ):
            yield first


def _without(section: Section) -> Section:
    if not _OTHER.search(section.text):
        return section
    heading = _masked(section.heading) if section.heading else section.heading
    return replace(section, text=_masked(section.text), heading=heading)


def _masked(text: str) -> str:
    """The text with "snabbsp¤r", which no finder knows."""
    return _OTHER.sub(lambda m: m.group()[:-2] + "¤" + m.group()[-1], text)
