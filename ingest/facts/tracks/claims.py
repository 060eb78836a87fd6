"""What a sentence claims of a track: that it exists, is planned or has ended, where it runs; or nothing."""

import re

from domain.agreement import TrackStatus
from ingest.facts.tracks.names import compounds
from ingest.facts.tracks.words import NO_CLAIM, NOT_BEGUN, TRACK_WORD, status_of

_ANOTHER = re.compile(r"\b(?:ytterligare\s+ett|ett)\s+(?:inom|mot|för)\b", re.IGNORECASE)
_ONLY_AND = re.compile(
    r"(?:\s*,\s*|\s+(?:och|samt)\s+)?"
)  # "Vårdspåret och köksspåret har upphört" is of both
_DENIED = re.compile(
    r"\b(?:inte|ej|aldrig)\b(?!\s+(?:längre|ännu))(?<!ännu inte)|\bavst(?:år|ått|od)\b|\bsaknas\s+avtal\b"
    r"|\b(?:inget\s+underlag|ett\s+annat\s+avtal)\b"
    r"|\b(?:tacka|säga|sagt|sade)\w*\s+nej\b|\b(?:förbehåll\w+|bara\s+för)\s+(?:\w+\s+){0,2}?egna\b",
    re.IGNORECASE,
)
# "Ett förslag om spår för väktare har prövats men avvisats": it has never been there, and so it has not ended.
_TURNED_DOWN = re.compile(
    r"\b(?:förslag\w*|föreslag\w*|föreslog\w*|föreslås|frågan\s+om|önskemål\w*|idén?|tanken|ansökan)\b[^.;]*"
    r"\b(?:avslo\w+|avslagits|avslås|avvisa\w+|avböj\w+|avfärda\w+|förkasta\w+|röstades\s+ned|sades\s+nej)",
    re.IGNORECASE,
)


def is_claimed(text: str, at: int) -> bool:
    """Is nothing said before the track at `at` that takes it back: "behov av", "inga", "till exempel"?"""
    return not NO_CLAIM.search(text[clause_start(text, at) : at])


def clause_start(text: str, at: int) -> int:
    """Where the clause that holds `at` begins: after a full stop, semicolon, or "men"."""
    breaks = [m.end() for m in re.finditer(r"[.;:!?]\s+|,\s+men\s+|\bmen\s+", text[:at])]
    return breaks[-1] if breaks else 0


def _clause(text: str, start: int, end: int) -> str:
    """What is said of the track at `start:end`: its clause, up to the next track that is spoken of."""
    others = [m.start() for m in TRACK_WORD.finditer(text)] + [a for a, _, _ in compounds(text)]
    others += [m.start() for m in _ANOTHER.finditer(text)]
    following = min(
        (o for o in others if o >= end and not _ONLY_AND.fullmatch(text, end, o)), default=len(text)
    )
    if following < len(text):
        cut = max(text.rfind(mark, end, following) for mark in (",", " och ", " men ", ".", ";"))
        following = cut if cut > end else following
    stop = re.search(r"[.;!?](?:\s|$)", text[end:following])
    after = text[end : end + stop.start() if stop else following]
    before = text[clause_start(text, start) : start]
    earlier = [o for o in others if o < start and o >= start - len(before)]
    if earlier:
        mark = max(before.rfind(","), before.rfind(" och "))
        before = before[mark + 1 :] if mark > 0 else ""
    return f"{before} {text[start:end]} {after}"


def is_denied(clause: str) -> bool:
    """Does the clause say that there is no such track, or that it is not theirs?"""
    return _DENIED.search(clause) is not None


def said(text: str, start: int, end: int) -> tuple[bool, TrackStatus | None]:
    """Whether the clause affirms the track at `start:end`, and its status."""
    clause = _clause(text, start, end)
    status = status_of(clause)
    if _TURNED_DOWN.search(clause):
        return False, status
    waits = status == "planerat" and NOT_BEGUN.search(clause)
    return bool(status == "avslutat" or waits or not is_denied(clause)), status
