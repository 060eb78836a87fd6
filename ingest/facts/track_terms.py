"""What a document calls its tracks: "snabbspår" are its own where its title or headings say so, else the state's.

In a document of the second kind those words are made unreadable for the finders of tracks; the text keeps its places.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agreement import Section
from ingest.facts.parties import BODY_HEADINGS
from ingest.facts.track_words import OTHER_TERMS
from ingest.facts.units import title_lines

_OTHER = re.compile(rf"(?<!\w){OTHER_TERMS}spår", re.IGNORECASE)
_USUAL = re.compile(
    r"(?<!\w)(?:lokala?t?\s+|jobb[\s-]?|yrkes|bransch)spår|(?<!\w)spår(?:en|et)?(?!\w)", re.IGNORECASE
)


# Nouns that some municipalities call their tracks by, where their headings do and no heading has the usual word.
_WAY = re.compile(
    r"(?<!\w)(?:jobb|yrkes|bransch|arbets)"
    r"(?:(?P<many>(?:väg|stig|lin|ban|ked|paket)(?:arna|jerna|orna|jorna|en)(?<!vägen)(?<!stigen))|"
    r"(?P<one>vägen|stigen|linjen|banan|kedjan|paketet)|(?:väg(?:ar)?|stig(?:ar)?|linjer?|ban(?:a|or)|kedj(?:a|or)|paket))(?!\w)(?<!yrkespaket)",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?:(?:bilaga|avsnitt)?\s*[\dA-H]*(?:\.\d+)*[.:)–—-]*\s*)?(?:\w+\s+){0,2}?", re.IGNORECASE
)

# "Parterna kallar insatserna yrkesvägar": the words before the document's own.
_DEFINED = re.compile(
    r"\b(?:med|säger|kalla[rts]\w*|benämn\w*|benämning(?:en)?|beteckning(?:en)?|hos\s+oss)\s+(?:[^\s.:]+\s+){0,4}?$",
    re.IGNORECASE,
)


def with_own_terms(sections: Sequence[Section]) -> list[Section]:
    """The sections with the document's own words for tracks made plain, and without the state's.

    "Snabbspår" and the like stay where they are the document's own; "yrkesväg" and the like are read as the usual
    word, with as many characters, where headings begin with them.
    """
    sections = _with_usual_word(sections)
    named = [s.heading for s in sections if s.heading] + [
        u.text for u in title_lines(sections, BODY_HEADINGS)
    ]
    own = any(_OTHER.search(n) and "nationell" not in n.lower() for n in named) and not any(
        _USUAL.search(n) for n in named
    )
    return list(sections) if own else [_without(section) for section in sections]


def _with_usual_word(sections: Sequence[Section]) -> Sequence[Section]:
    headings = [s.heading for s in sections if s.heading]
    heads = (match for h in headings if (match := _WAY.search(h)) and _HEADS.fullmatch(h, 0, match.start()))
    defined = any(_DEFINED.search(s.text, 0, m.start()) for s in sections for m in _WAY.finditer(s.text))
    if any(_USUAL.search(h) for h in headings) or next(heads, None) is None and not defined:
        return sections
    return [
        replace(s, text=_plain(s.text), heading=_plain(s.heading) if s.heading else s.heading)
        for s in sections
    ]


def _plain(text: str) -> str:
    """The text with "jobbspår" for "yrkesväg", padded to the length of the word that it stands for."""

    def usual(match: re.Match[str]) -> str:
        word = "spår" + ("en" if match["many"] else "et" if match["one"] else "")
        full = f"Jobb{word}" if match.group()[0].isupper() else f"jobb{word}"
        return (full if len(full) <= len(match.group()) else word).ljust(len(match.group()))

    return _WAY.sub(usual, text)


def _without(section: Section) -> Section:
    if not _OTHER.search(section.text):
        return section
    heading = _masked(section.heading) if section.heading else section.heading
    return replace(section, text=_masked(section.text), heading=heading)


def _masked(text: str) -> str:
    """The text with "snabbsp¤r", which no finder knows."""
    return _OTHER.sub(lambda m: m.group()[:-2] + "¤" + m.group()[-1], text)
