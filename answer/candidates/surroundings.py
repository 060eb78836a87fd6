"""What stands around a candidate: the headings above it, its list, its track, how its document opens."""

import re
from collections.abc import Iterator, Sequence

from answer.candidates.evidence import Candidate
from domain.agreement import Agreement, Section

OPENING = 400  # characters above the first heading that may hold a document's names


def places_around(candidate: Candidate, with_list: bool) -> Iterator[tuple[str, str]]:
    """Texts around a candidate, each with its row in the table `context` of the weights."""
    yield candidate.lead_text, "lead_in"
    yield candidate.section.heading or "", "heading"
    yield candidate.before_text, "pointed" if candidate.leans else "before"
    if (year := candidate.agreement.year) is not None:
        yield str(year), "year"
    for heading in ancestors(candidate):
        yield heading, "ancestor"
    if with_list:
        yield list_text(candidate), "list"


def opening(agreement: Agreement) -> str:
    """What stands above the first heading: there a document tells what it, or what it sets up, is called."""
    first = agreement.sections[0]
    return first.text[:OPENING] if first.heading is None else first.heading


def beside_in_section(candidates: Sequence[Candidate], alike: Sequence[float]) -> list[float]:
    """For each candidate, how alike in meaning the best other one of its section is; 0 where it is the only one."""
    by_section: dict[tuple[str, str], list[float]] = {}
    for candidate, value in zip(candidates, alike, strict=True):
        by_section.setdefault(candidate.key[:2], []).append(value)
    best = {key: sorted(values)[-2:] for key, values in by_section.items()}
    pairs = ((best[c.key[:2]], value) for c, value in zip(candidates, alike, strict=True))
    return [0.0 if len(top) == 1 else top[0] if value == top[1] else top[1] for top, value in pairs]


def track_terms(industries: Sequence[frozenset[str]], candidate: Candidate) -> set[int]:
    """The terms that name the industry of the track that the candidate is about: named in it, or its section's only."""
    told = candidate.agreement.facts.tracks
    own = [t for t in told if t.span.section == candidate.section.id]
    inside = [t for t in own if t.span.start < candidate.end and t.span.end > candidate.start]
    named = [t for t in told if re.search(rf"\b{re.escape(t.name)}\b", candidate.text)]
    tracks = inside or named or (own if len({t.name for t in own}) == 1 else [])
    about = {industry for track in tracks for industry in track.industries}
    return {i for i, named in enumerate(industries) if named & about}


def list_text(candidate: Candidate) -> str:
    """All items of the candidate's section when it is one of them: the steps of a process belong together."""
    section, block = candidate.section, candidate.block
    if block is None or block.kind != "item":
        return ""
    return "\n".join(section.text[b.start : b.end] for b in section.blocks if b.kind == "item")


def ancestors(candidate: Candidate) -> list[str]:
    """The headings above the candidate's section, nearest first."""
    level, above = candidate.section.level, []
    sections: tuple[Section, ...] = candidate.agreement.sections
    for section in reversed(sections[: sections.index(candidate.section)]):
        if section.level < level:
            level = section.level
            above.append(section.heading or "")
    return above
