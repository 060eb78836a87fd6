"""Phrases in running text: where a heading may begin and end when no line break tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from domain.text import fold
from domain.topics import TOPICS
from ingest.wording import is_finite_verb, squash

TOKEN = re.compile(r"\S+")
MOST_TOKENS = 12  # of a heading
LONGEST = 100  # characters of a heading
SEARCHED = 8 * LONGEST  # characters within which a phrase and the sentence after it are looked for
TAKEN_UP_WITHIN = 350  # characters after a heading within which its word comes again
LEADS_ON = frozenset(
    "och & eller samt i av för med till på från inom om att som den det de en ett vid mellan under enligt hos mot "
    "kring per via utan efter genom respektive både / är".split()
)
OPENERS = frozenset(
    "det den de denna detta dessa vi under om när för på i inom genom av att en ett målet målen syftet parterna "
    "kommunen kommunerna arbetet arbetsförmedlingen här där till från vid med som efter utöver enligt varje alla båda "
    "samtliga utifrån då eftersom man både såväl samverkan parternas kommunens arbetsförmedlingens deltagare "
    "deltagaren individen målgruppen personer ungdomar unga nyanlända gruppen respektive idag dessutom därför "
    "sedan utan mellan hos".split()
)
# Words that no name begins with: their capital is that of a sentence, whatever stands before.
CLOSED = frozenset(
    "det den de denna detta dessa vi om under när för på i inom genom av att här där till från vid efter utöver enligt "
    "varje alla båda samtliga utifrån då eftersom man både såväl dessutom därför sedan utan mellan hos dock "
    "även".split()
)
NO_HEADING_STARTS = frozenset(
    "den det de denna detta dessa vi en ett man alla varje båda han hon ni jag om när då eftersom att samt och eller "
    "men utöver därför dessutom även under enligt där här såväl både i på av inom för till med efter "
    "hos genom vid".split()
)
FILLING = LEADS_ON | frozenset("ur över".split())
DEFINITE = re.compile(r"\w{3,}(?:en|et|na|ing|ningar|heten|heter|andet|arna|erna|orna|tion|skap)$")
BULLETS = frozenset("• - – — * · ▪ ● ○".split())


@dataclass(frozen=True)
class Vocabulary:
    """All words of the document as they stand: a name never occurs with a small letter."""

    text: str

    @cached_property
    def small(self) -> frozenset[str]:
        return frozenset(re.findall(r"(?<!\w)[a-zåäö][\w-]*", self.text))

    def opens_sentence(self, word: str) -> bool:
        """May the capital of `word` be that of a sentence rather than of a name?"""
        lower = re.sub(r"\W+$", "", word).lower()
        return lower in OPENERS or lower in self.small or DEFINITE.match(lower) is not None


def phrases_from(text: str, start: int) -> tuple[list[tuple[int, int]], int | None]:
    """Phrases without verb from `start`, each with a capital letter first, and where the sentence after them begins.

    No sentence (None) when the text ends, or a sentence mark comes, before a verb.
    """
    phrases: list[tuple[int, int]] = []
    opened: int | None = None
    last, before, count = start, "", 0
    for match in TOKEN.finditer(text, start, min(len(text), start + SEARCHED)):
        token = match[0]
        if opens_phrase(token, before):
            if opened is not None:
                phrases.append((opened, last))
            opened, count = match.start(), 0
        if opened is None:
            return phrases, None
        count += 1
        if token in BULLETS and _begins_item(text, match.end()):
            return [*phrases, (opened, last)], None
        verb = is_finite_verb(re.sub(r"\W", "", token))
        if verb and _in_clause(text[opened : match.start()]):
            verb = False
        if verb or token.endswith("."):
            return phrases, opened if verb and count > 1 else None
        last, before = match.end(), token
    return phrases, None


def _begins_item(text: str, position: int) -> bool:
    """Does a list item, rather than the rest of a phrase ("Samverkan - fysisk"), come after the bullet?"""
    return not text[position : position + 2].strip()[:1].islower()


def _in_clause(words: str) -> bool:
    """Does a verb after these words belong to a clause with "som" ("unga som varken arbetar eller")?"""
    clause = re.search(r"\bsom\b(.*)$", words, re.DOTALL)
    if clause is None:
        return False
    verbs = [w for w in re.findall(r"\w+", clause[1]) if is_finite_verb(w)]
    return not verbs or words.split()[-1] in ("och", "eller")


def opens_phrase(token: str, before: str) -> bool:
    """Does the capital letter of `token` begin something new, rather than a name within the phrase after `before`?"""
    if before and token.startswith("("):
        return False
    bare = token.lstrip("\"”'(«»#")
    if bare[:1].isupper() and bare.lower() in CLOSED and not (bare.isupper() and len(bare) > 1):
        return True
    if not bare[:1].isupper() or bare.isupper() and len(re.sub(r"\W", "", bare)) <= 5 and before:
        return False
    return not before or not (before.lower() in LEADS_ON or before[-1] in ",-/&:(")


def end_of_phrase(text: str, start: int) -> int:
    """Where the phrase that begins at `start` ends: before the next capital that is no name, a bullet, a number.

    Words in capitals go on to the last word in capitals. Verbs do not end it: a numbered heading may be a clause.
    """
    capitals = False
    last, before = start, ""
    for count, match in enumerate(TOKEN.finditer(text, start, min(len(text), start + SEARCHED))):
        token = match[0]
        if count == 0:
            capitals = token.isupper() and len(token) > 1
        elif token in BULLETS and _begins_item(text, match.end()):
            break
        elif capitals and not token.isupper() or not capitals and opens_phrase(token, before):
            break
        elif re.match(r"(?:§|\d+(?:\.\d+)*\.?$)", token) and text[match.end() :].lstrip()[:1].isupper():
            break
        last, before = match.end(), token
        if token[-1] in ".!?:":
            break
    return last


def phrase_starts(text: str) -> Iterator[int]:
    """Offsets of the tokens that can begin a phrase."""
    before = ""
    for match in TOKEN.finditer(text):
        if opens_phrase(match[0], before):
            yield match.start()
        before = match[0]


def is_known(phrase: str) -> bool:
    """Does the phrase consist of words that headings of the genre have ("Mål och målgrupp")?

    One word in the definite form ("Projektet") rather names something.
    """
    content = [w for w in re.findall(r"[\w-]+", fold(phrase)) if w not in FILLING]
    if len(content) == 1 and re.search(r"(?:(?<!h)et|en|na)$", content[0]):
        return False
    return bool(content) and all(any(word.startswith(stem) for stem in _stems(word[:3])) for word in content)


@cache
def _stems(beginning: str) -> tuple[str, ...]:
    """Words of the vocabulary of headings that begin alike; those with a full stop are whole words."""
    words = {
        w.rstrip(".") for topic in TOPICS.values() for phrase in topic.headings for w in fold(phrase).split()
    }
    return tuple(w for w in words if len(w) > 2 and w not in FILLING and w.startswith(beginning))


def is_taken_up(word: str, after: str) -> bool:
    """Does the text after a one-word heading use the word, or another of its stem?"""
    stem = squash(word)
    stem = stem[: max(5, len(stem) - 4)]
    return len(stem) >= 4 and stem in squash(after[:TAKEN_UP_WITHIN])
