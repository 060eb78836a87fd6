"""Headings inside running text: where a whole page, or a heading with its paragraph, has come out as one line.

Two kinds of evidence. The table of contents names headings: each is looked for in the text, in its order, where a
sentence may begin. Other headings show themselves: right after a sentence's end stands a short phrase without verb,
and then, with a capital letter, a sentence begins. Single words are taken only when the text after them takes the
word up ("Validering Om det bedöms att ... få sin kunskap validerad"), or when the vocabulary of headings knows them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.topics import topic_of_heading
from ingest.contents import Entry
from ingest.numbering import read_number
from ingest.sentences import split_sentences
from ingest.wording import has_finite_verb, is_caption, is_finite_verb, is_party_line, may_be_heading, squash

TOKEN = re.compile(r"\S+")
MOST_TOKENS = 12  # of a heading
LONGEST = 100  # characters of a heading
AHEAD = 3  # entries of the table of contents that may be missing in the text before one that is found
VERB_WITHIN = 30  # tokens of the sentence after a heading
TAKEN_UP_WITHIN = 350  # characters after a heading within which its word comes again
LEADS_ON = frozenset(
    "och & eller samt i av för med till på från inom om att som den det de en ett vid mellan under enligt hos mot "
    "kring per via utan efter genom respektive både – - / är".split()
)
OPENERS = frozenset(
    "det den de denna detta dessa vi under om när för på i inom genom av att en ett målet syftet parterna kommunen "
    "kommunerna arbetet arbetsförmedlingen här där till från vid med som efter utöver enligt varje alla båda samtliga "
    "utifrån då eftersom man både såväl samverkan parternas kommunens arbetsförmedlingens deltagare deltagaren "
    "individen målgruppen personer ungdomar unga nyanlända gruppen respektive idag dessutom därför sedan utan mellan "
    "hos".split()
)
NO_HEADING_STARTS = frozenset(
    "den det de denna detta dessa vi en ett man alla varje båda han hon ni jag om när då eftersom att samt och eller "
    "men utöver därför dessutom även under enligt där här".split()
)
DEFINITE = re.compile(r"\w{4,}(?:en|et|na|ing|ningar|heten|heter|andet|arna|erna|orna|tion|skap)$")


@dataclass(frozen=True)
class Found:
    """A heading within a text: characters `start:end`. `nested` when it stands right below another."""

    start: int
    end: int
    entry: Entry | None = None


@dataclass
class NamesInOrder:
    """The table of contents' entries that have not been met yet. Advances as they are found."""

    entries: Sequence[Entry]
    position: int = 0

    def match(self, text: str, start: int) -> Found | None:
        """The entry that stands at `start`, the longest of the next few; what follows begins with a capital letter."""
        best: tuple[int, int, Entry] | None = None
        for index in range(self.position, min(len(self.entries), self.position + AHEAD + 1)):
            end = end_of_name(text, start, self.entries[index])
            if end is not None and (best is None or end > best[0]):
                best = (end, index, self.entries[index])
        if best is None:
            return None
        self.position = best[1] + 1
        return Found(start, best[0], best[2])


def end_of_name(text: str, start: int, entry: Entry) -> int | None:
    """Where the entry's title ends when it stands at `start`, with or without its number; else None."""
    number = r"(?:\d[\d.]*\s+)?"
    words = r"\s+".join(re.escape(w) for w in entry.title.split())
    match = re.compile(rf"{number}{words}\s*:?(?=\s+[A-ZÅÄÖ0-9\"”•–-]|\s*$)").match(text, start)
    return match.end() if match and text[start : start + 1] != " " else None


@dataclass(frozen=True)
class Vocabulary:
    """All words of the document as they stand: a name never occurs with a small letter."""

    text: str

    @cached_property
    def small(self) -> frozenset[str]:
        return frozenset(re.findall(r"(?<!\w)[a-zåäö][\w-]*", self.text))

    def opens_sentence(self, word: str) -> bool:
        """May the capital of `word` be that of a sentence rather than of a name?"""
        bare = re.sub(r"\W+$", "", word)
        lower = bare.lower()
        return lower in OPENERS or lower in self.small or DEFINITE.match(lower) is not None


def find_headings(
    text: str, breaks: Sequence[int], names: NamesInOrder, vocabulary: Vocabulary, anywhere: bool
) -> list[Found]:
    """Headings in `text`, in order. `breaks` are the offsets where a page begins.

    With `anywhere=False` those that the table of contents does not name are looked for at the text's start alone.
    """
    found: list[Found] = []
    for start in _borders(text, breaks):
        position = start
        while found and position < found[-1].end:
            position = found[-1].end + len(text[found[-1].end :]) - len(text[found[-1].end :].lstrip())
        if position != start:
            continue
        while (heading := names.match(text, position)) is not None and heading.end > position:
            found.append(heading)
            position = _skip_space(text, heading.end)
        if (anywhere or start == 0) and (shown := _shown(text, position, vocabulary)) is not None:
            found.append(shown)
    return found


def heading_at_end(text: str, below: str) -> Found | None:
    """A heading that has been joined to the end of the paragraph above it: "... i juni. Syfte", below "Syftet är"."""
    spans = split_sentences(text)
    if len(spans) < 2:
        return None
    start, end = spans[-1]
    tail = text[start:end]
    if len(tail.split()) > MOST_TOKENS / 2 or tail[-1] in ".,;:!?" or not may_be_heading(tail):
        return None
    known = _known(tail) and len(tail.split()) <= 3
    return Found(start, end) if known or _taken_up(tail.split()[-1], below[:TAKEN_UP_WITHIN]) else None


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _borders(text: str, breaks: Sequence[int]) -> Iterator[int]:
    """Offsets where a sentence or a page begins."""
    starts = {start for start, _ in split_sentences(text)} | {b for b in breaks if b < len(text)} | {0}
    yield from sorted(starts)


def _shown(text: str, start: int, vocabulary: Vocabulary) -> Found | None:
    """The heading at `start` that no table of contents names, judged by what follows it."""
    numbered = read_number(text[start : start + 2 * LONGEST])
    skip = text[start:].find(numbered.rest[:12]) if numbered else 0
    phrases, sentence = _phrases(text, start + skip, vocabulary)
    if not phrases or sentence is None:
        return None
    begin, end = phrases[-1]
    if len(phrases) == 1:
        begin = start
    if _is_heading(text[begin:end], text[sentence : sentence + TAKEN_UP_WITHIN], vocabulary):
        return Found(begin, end)
    return None


def _phrases(text: str, start: int, vocabulary: Vocabulary) -> tuple[list[tuple[int, int]], int | None]:
    """Phrases without verb from `start`, each with a capital letter first, and where the sentence after them begins.

    No sentence (None) when the text ends, or a sentence mark comes, before a verb.
    """
    phrases: list[tuple[int, int]] = []
    opened: int | None = None
    last = start
    count = 0
    for match in TOKEN.finditer(text, start, min(len(text), start + 8 * LONGEST)):
        token = match[0]
        if _opens_phrase(token, text[start : match.start()].split()[-1:] if match.start() > start else []):
            if opened is not None:
                phrases.append((opened, last))
            opened, count = match.start(), 0
        count += 1
        if opened is None:
            return [], None
        if is_finite_verb(re.sub(r"\W", "", token)) or "." in token[-1:]:
            is_sentence = count >= 2 and is_finite_verb(re.sub(r"\W", "", token))
            return (phrases, opened) if is_sentence else ([], None)
        last = match.end()
    return [], None


def _opens_phrase(token: str, before: list[str]) -> bool:
    """Does the capital letter of `token` begin something new, rather than a name within a phrase?"""
    bare = token.lstrip("\"”'(«»#")
    if not bare[:1].isupper() or bare.isupper() and len(re.sub(r"\W", "", bare)) <= 5 and before:
        return False
    return not before or not (before[0].lower() in LEADS_ON or before[0][-1] in ",-/&:(")


def _is_heading(phrase: str, after: str, vocabulary: Vocabulary) -> bool:
    words = phrase.split()
    number = read_number(phrase)
    title = number.rest if number else phrase
    if len(words) > MOST_TOKENS or len(phrase) > LONGEST or has_finite_verb(phrase) or is_caption(phrase):
        return False
    if words[0].lower() in NO_HEADING_STARTS or re.search(r"[,;:%\"”(]|\d{2}", title) or is_party_line(title):
        return False
    if title.isupper() and len(title) > 8 or words[-1].lower() in LEADS_ON:
        return False
    opener = after.split(maxsplit=1)[0]
    if opener == words[-1]:
        return True
    if not vocabulary.opens_sentence(opener) or opener.isupper() and len(opener) > 5:
        return False
    if number is not None:
        return True
    return len(words) > 1 or _taken_up(words[0], after) or _known(title)


def _known(word: str) -> bool:
    """A word of the vocabulary of headings; in the definite form ("Projektet") it rather names something."""
    return topic_of_heading(word) is not None and not re.search(r"(?:et|en|na)$", word)


def _taken_up(word: str, after: str) -> bool:
    """Does the text after a one-word heading use the word, or another of its stem?"""
    stem = squash(word)
    stem = stem[: max(5, len(stem) - 4)]
    return len(stem) >= 4 and stem in squash(after)
