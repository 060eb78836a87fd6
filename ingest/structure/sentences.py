"""Sentences of a paragraph: spaCy's rule-based sentencizer for Swedish, with the abbreviations of the genre."""

import re
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

ABBREVIATIONS = Path(__file__).parents[1] / "data" / "abbreviations.txt"
CLOSING = "\"'”’»)]"
CONTEXT = 80  # characters before a word that are looked at
SENTENCE_MARK = re.compile(r"[.!?…]\S*\s")
NOTE_MARK = re.compile(r"[.!?…][⁰¹²³⁴⁵⁶⁷⁸⁹]+\s+(?=[A-ZÅÄÖ])")
LIST_NUMBER = re.compile(r"(?:\d{1,2}|[a-zA-Z])$")
ORDINAL_CONTEXT = re.compile(
    r"(?:^|\s)(?:kap|nr|punkt|punkterna|bilaga|avsnitt|sid|s|dnr|§)\.?\s*\d+$", re.IGNORECASE
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `text` (one paragraph), without white space around them, in order.

    A full stop ends no sentence after an abbreviation ("bl.a.", "org.nr."), after the number that opens a list item
    ("1. Café"), within a number, or before a lower-case letter. Blank text has no sentences.
    """
    if not text.strip():
        return []
    if not SENTENCE_MARK.search(text):
        return [_trim(text, 0, len(text))]
    starts = [start for start in _likely_starts(text) if _is_start(text, start)]
    bounds = [0, *starts, len(text)]
    spans = (_trim(text, start, end) for start, end in zip(bounds, bounds[1:], strict=False))
    return [(start, end) for start, end in spans if start < end]


def _likely_starts(text: str) -> list[int]:
    """Where spaCy's sentencizer begins a sentence, and where a capital letter follows "m.m." and the like."""
    starts = {sentence.start_char for sentence in _language()(text).sents}
    for pattern in (_open_ends(), NOTE_MARK):
        starts |= {match.end() for match in pattern.finditer(text)}
    return sorted(starts - {0})


def _is_start(text: str, start: int) -> bool:
    context = text[max(0, start - CONTEXT) : start]
    before = context.rstrip()
    return len(before) < len(context) and _ends_sentence(before, text[start])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))


@cache
def _language() -> Language:
    language = spacy.blank("sv")
    language.max_length = 10_000_000  # a paragraph of a file without line breaks may be the whole file
    language.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    return language


def _ends_sentence(before: str, first: str) -> bool:
    """Does the text `before` end a sentence, when the next word begins with the character `first`?"""
    if first.islower() or first in CLOSING + ".,;:":
        return False
    core = before.rstrip(CLOSING + "⁰¹²³⁴⁵⁶⁷⁸⁹")
    if not core.endswith("."):
        return True
    word = re.split(r"[\s(\[\"”]", core)[-1]
    closed, open_ended = _abbreviations()
    if word.lower().replace(" ", "") in closed or _spaced_abbreviation(core, closed):
        return False
    if LIST_NUMBER.fullmatch(word[:-1]):
        opens_list = re.search(r"(?:^|[.!?:;]\s|\n)\s*\S{1,2}\.$", core) is not None
        initial = word[:-1].isalpha() and word[0].isupper()
        return not (opens_list or initial or (ORDINAL_CONTEXT.search(core[:-1]) and first.isdigit()))
    return True


@cache
def _open_ends() -> re.Pattern[str]:
    """White space after an abbreviation that may end a sentence, before a capital letter."""
    words = "|".join(re.escape(word) for word in sorted(_abbreviations()[1]))
    return re.compile(rf"(?<!\w)(?:{words})[{re.escape(CLOSING)}]*\s+(?=[A-ZÅÄÖ])")


def _spaced_abbreviation(core: str, closed: frozenset[str]) -> bool:
    """ "t ex.", "bl a.", "fr o m."."""
    match = re.search(r"(?:^|[\s(])((?:[a-zåäö]{1,2}\.? ){1,2}[a-zåäö]{1,2}\.)$", core)
    if match is None:
        return False
    joined = re.sub(r"[.\s]", "", match[1])
    return any(re.sub(r"\.", "", a) == joined for a in closed)


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """(those that never end a sentence, those that may)."""
    lines = [line.strip() for line in ABBREVIATIONS.read_text(encoding="utf-8").splitlines()]
    entries = [line for line in lines if line and not line.startswith("#")]
    may_end = frozenset(e[1:] for e in entries if e.startswith(">"))
    return frozenset(e for e in entries if not e.startswith(">")) - may_end, may_end
