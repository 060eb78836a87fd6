"""Headings inside running text: where a whole page, or a heading with its paragraph, has come out as one line.

Three kinds of evidence. The table of contents names headings: each is looked for, in its order, where a sentence may
begin. Numbers make a chain (`running_numbers`). Others show themselves: right after a sentence's end stands a short
phrase without verb, and then, with a capital letter, a sentence begins. Single words are taken only when the text
after them takes the word up ("Validering Om det bedöms att ... få sin kunskap validerad"), or when the vocabulary of
headings knows them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.numbering import read_number
from ingest.structure.contents import Entry
from ingest.structure.phrases import (
    LEADS_ON,
    LONGEST,
    MOST_TOKENS,
    NO_HEADING_STARTS,
    Vocabulary,
    end_of_phrase,
    is_known,
    is_taken_up,
    phrase_starts,
    phrases_from,
)
from ingest.structure.running_numbers import numbered_headings
from ingest.structure.sentences import split_sentences
from ingest.wording import QUESTION, has_main_verb, is_caption, is_party_line, may_be_heading

AHEAD = 3  # entries of the table of contents that may be missing in the text before one that is found
FEW_WORDS = 4  # of a heading that its words alone make known
CLAUSE_WORDS = 8  # of a heading that is a question or a clause ("Så arbetar vi")


@dataclass(frozen=True)
class Running:
    """One block's text. `breaks` are the offsets where a page begins; `whole` is whether it may be a page or more."""

    text: str
    breaks: tuple[int, ...]


@dataclass(frozen=True)
class Found:
    """A heading within a text: characters `start:end`."""

    start: int
    end: int
    entry: Entry | None = None


def find_headings(
    texts: Sequence[Running],
    entries: Sequence[Entry],
    vocabulary: Vocabulary,
    flat: bool,
    numbered: bool,
    shown: bool = True,
) -> list[list[Found]]:
    """Headings in each of the texts, in order.

    `entries` are those of the table of contents that do not stand on a line of their own. Unless the document is
    `flat`, headings that they do not name are looked for at the beginnings of the texts alone; those of a chain of
    numbers also within them when the document is `numbered` in no other way. `shown` is whether a heading may show
    itself by the sentence after it alone, as it need not where headings are set off by type.
    """
    found: list[list[Found]] = [[] for _ in texts]
    borders = [_borders(t) if flat or entries else [0] for t in texts]
    _find_named(texts, borders, entries, found)
    if numbered:
        for c in numbered_headings([t.text for t in texts], [t.breaks for t in texts]):
            _add(found[c.text], Found(c.start, c.end))
    for index, running in enumerate(texts):
        for start in borders[index] if flat else [0] if shown else []:
            _find_shown(running.text, start, vocabulary, found[index], title=not index and not start)
        if flat:
            _find_known(running.text, vocabulary, found[index])
    return _without_labels([t.text for t in texts], found)


def _without_labels(texts: Sequence[str], found: list[list[Found]]) -> list[list[Found]]:
    """A word that comes again with no other heading between is a label of a list ("Spår ... Spår ..."), no heading."""
    words = [text[f.start : f.end] for text, here in zip(texts, found, strict=True) for f in here]
    labels = {a for a, b in pairwise(words) if a == b}
    return [
        [f for f in here if text[f.start : f.end] not in labels]
        for text, here in zip(texts, found, strict=True)
    ]


def _add(found: list[Found], new: Found) -> None:
    """Puts a heading in its place, unless another stands there."""
    if all(new.end <= other.start or new.start >= other.end for other in found):
        found.append(new)
        found.sort(key=lambda f: f.start)


def _borders(running: Running) -> list[int]:
    """Offsets where a sentence or a page begins."""
    starts = {start for start, _ in split_sentences(running.text)}
    return sorted(starts | {b for b in running.breaks if b < len(running.text)} | {0})


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


# --- named by the table of contents ----------------------------------------------------------------------------------


def _find_named(
    texts: Sequence[Running],
    borders: Sequence[Sequence[int]],
    entries: Sequence[Entry],
    found: list[list[Found]],
) -> None:
    """Each entry in its order, where a sentence or a page begins, or right after another heading."""
    position = 0
    for index, running in enumerate(texts):
        for start in borders[index]:
            at = start
            while (match := _entry_at(running.text, at, entries, position)) is not None:
                heading, number = match
                _add(found[index], heading)
                position = number + 1
                at = _skip_space(running.text, heading.end)


def _entry_at(text: str, start: int, entries: Sequence[Entry], position: int) -> tuple[Found, int] | None:
    """The longest of the next few entries that stands at `start`, and its number."""
    best: tuple[Found, int] | None = None
    for index in range(position, min(len(entries), position + AHEAD + 1)):
        end = _end_of_name(text, start, entries[index])
        if end is not None and (best is None or end > best[0].end):
            best = Found(start, end, entries[index]), index
    return best


def _end_of_name(text: str, start: int, entry: Entry) -> int | None:
    """Where the entry's title ends when it stands at `start`, with or without its number; else None.

    What follows begins with a capital letter, a number or a bullet, or is the text's end.
    """
    number = r"(?:§\s*)?(?:\d[\d.]*\s+)?"
    words = r"\s+".join(re.escape(w) for w in entry.title.split())
    match = re.compile(rf"{number}{words}\s*:?(?=\s+[A-ZÅÄÖ0-9\"”•–-]|\s*$)").match(text, start)
    return match.end() if match and match.end() > start else None


# --- shown by what follows -------------------------------------------------------------------------------------------


def _find_shown(text: str, start: int, vocabulary: Vocabulary, found: list[Found], title: bool) -> None:
    """The heading at `start`, or after the headings that are already found there, judged by what follows it.

    Where the document's title may stand, the first phrase is a heading only when the vocabulary knows it.
    """
    for heading in found:
        if heading.start == start:
            start = _skip_space(text, heading.end)
    for shown in _shown(text, start, vocabulary) or _clause(text, start, vocabulary):
        if not (title and shown.start == start and not is_known(text[shown.start : shown.end])):
            _add(found, shown)


def _shown(text: str, start: int, vocabulary: Vocabulary) -> list[Found]:
    """The heading at `start`, or two of them, one right below the other."""
    numbered = read_number(text[start : start + 2 * LONGEST])
    skip = text[start:].find(numbered.rest[:12]) if numbered else 0
    phrases, sentence = phrases_from(text, start + skip)
    if not phrases:
        return []
    if sentence is None:
        begin, end = phrases[0]
        known = len(text[begin:end].split()) <= FEW_WORDS and is_known(text[begin:end]) and skip == 0
        return [Found(begin, end)] if known and _may_head(text[begin:end]) else []
    begin, end = phrases[-1]
    if len(phrases) == 1:
        begin = start
    if not _is_heading(text[begin:end], text[sentence:], vocabulary):
        return []
    above = text[slice(*phrases[0])]
    stacked = len(phrases) == 2 and skip == 0 and is_known(above) and _may_head(above)
    return [Found(*phrases[0])] * stacked + [Found(begin, end)]


def _clause(text: str, start: int, vocabulary: Vocabulary) -> list[Found]:
    """A question or clause as a heading: "Hur följer vi upp?", "Så arbetar vi" before a sentence of its own."""
    if QUESTION.match(text, start) is None:
        return []
    end = end_of_phrase(text, start)
    phrase, after = text[start:end], text[_skip_space(text, end) :]
    short = 2 <= len(phrase.split()) <= CLAUSE_WORDS and phrase[-1] not in ".,;:!"
    if not short or not after[:1].isupper() or not vocabulary.opens_sentence(after.split(maxsplit=1)[0]):
        return []
    _, sentence = phrases_from(text, _skip_space(text, end))
    return [Found(start, end)] if sentence is not None else []


def _find_known(text: str, vocabulary: Vocabulary, found: list[Found]) -> None:
    """Headings of the genre that no sentence mark stands before (after a list, a table, a figure)."""
    for start in phrase_starts(text):
        end = end_of_phrase(text, start)
        phrase = text[start:end]
        if len(phrase.split()) > FEW_WORDS or not is_known(phrase) or not _may_head(phrase):
            continue
        phrases, sentence = phrases_from(text, start)
        if len(phrases) == 1 and sentence is not None and _is_heading(phrase, text[sentence:], vocabulary):
            before = text[:start].split()[-1:]
            if before and (
                before[0].lower() not in LEADS_ON and is_taken_up(phrase.split()[-1], text[sentence:])
            ):
                _add(found, Found(start, end))


def _may_head(phrase: str) -> bool:
    """Nothing in the phrase itself speaks against a heading."""
    words = phrase.split()
    number = read_number(phrase)
    title = number.rest if number else phrase
    if len(words) > MOST_TOKENS or len(phrase) > LONGEST or has_main_verb(phrase) or is_caption(phrase):
        return False
    if words[0].lower() in NO_HEADING_STARTS or re.search(r"[,;:%\"”(]|\d{2}", title) or is_party_line(title):
        return False
    return not (title.isupper() and len(title) > 8 and number is None or words[-1].lower() in LEADS_ON)


def _is_heading(phrase: str, after: str, vocabulary: Vocabulary) -> bool:
    """Is the phrase a heading, when `after` is the sentence that follows it?"""
    words = phrase.split()
    opener = after.split(maxsplit=1)[0]
    if opener == words[-1]:
        return True
    if not _may_head(phrase):
        return False
    if len(words) <= FEW_WORDS and is_known(phrase):
        return True
    if not vocabulary.opens_sentence(opener) or opener.isupper() and len(opener) > 5:
        return False
    return len(words) > 1 or is_taken_up(words[0], after) or is_known(phrase)


def heading_at_end(text: str, below: str) -> Found | None:
    """A heading that has been joined to the end of the paragraph above it: "... i juni. Syfte", below "Syftet är"."""
    if text.rstrip()[-1:] in ".,;:!?":
        return None
    spans = split_sentences(text)
    if len(spans) < 2:
        return None
    start, end = spans[-1]
    tail = text[start:end]
    if len(tail.split()) > MOST_TOKENS / 2 or not may_be_heading(tail):
        return None
    known = is_known(tail) and len(tail.split()) <= FEW_WORDS
    return Found(start, end) if known or is_taken_up(tail.split()[-1], below) else None
