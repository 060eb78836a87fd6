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


def with_own_terms(sections: Sequence[Section]) -> list[Section]:
    """The sections as they are where "snabbspår" and the like are the document's own, else without those words."""
    named = [s.heading for s in sections if s.heading] + [
        u.text for u in title_lines(sections, BODY_HEADINGS)
    ]
    own = any(_OTHER.search(n) and "nationell" not in n.lower() for n in named) and not any(
        _USUAL.search(n) for n in named
    )
    return list(sections) if own else [_without(section) for section in sections]


def _without(section: Section) -> Section:
    if not _OTHER.search(section.text):
        return section
    heading = _masked(section.heading) if section.heading else section.heading
    return replace(section, text=_masked(section.text), heading=heading)


def _masked(text: str) -> str:
    """The text with "snabbsp¤r", which no finder knows."""
    return _OTHER.sub(lambda m: m.group()[:-2] + "¤" + m.group()[-1], text)
