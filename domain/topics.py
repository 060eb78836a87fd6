"""What a section is about, by its heading, and what a question is about, by its words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from domain.reference import read_toml
from domain.text import fold

_NUMBER = re.compile(
    r"^\s*(?:kapitel\s+|avsnitt\s+|§\s*)?(?:\d+(?:\.\d+)*|[A-Z]|[IVX]+)[.):]?\s+(?=\S)|^\s*§\s*\d*\s*"
)


@dataclass(frozen=True)
class Topic:
    """A topic of the genre. `headings` and `questions` are its vocabulary, as in topics.toml."""

    slug: str
    label: str
    headings: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All of its vocabulary, without the marks of the data file."""
        return tuple(re.sub(r"[.*]", "", phrase) for phrase in (*self.headings, *self.questions))


TOPICS: dict[str, Topic] = {
    slug: Topic(slug, entry["label"], tuple(entry["headings"]), tuple(entry.get("questions", ())))
    for slug, entry in read_toml("topics.toml").items()
}


@dataclass(frozen=True)
class _Phrase:
    """A phrase ready for search. `needle` is its longest word: cheap to look for before the pattern is tried."""

    needle: str
    pattern: re.Pattern[str]
    slug: str

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text) if self.needle in text else None


def _phrases(entries: Iterable[tuple[str, str]]) -> tuple[_Phrase, ...]:
    """From (phrase, slug), the longest first, so that of two that fit equally the more particular one is taken."""
    return tuple(
        _Phrase(max((word.strip("*.") for word in fold(phrase).split()), key=len), _compiled(phrase), slug)
        for phrase, slug in sorted(entries, key=lambda entry: -len(entry[0]))
    )


def _compiled(phrase: str) -> re.Pattern[str]:
    """A phrase of the data file: each word a beginning, the end of a compound ("*spår") or whole ("mål.")."""
    parts = []
    for word in fold(phrase).split():
        before = r"[\w-]*" if word.startswith("*") else ""
        after = r"(?!\w)" if word.endswith(".") else r"[\w-]*"
        parts.append(before + re.escape(word.strip("*.")) + after)
    return re.compile(r"(?<!\w)" + r"\s+".join(parts))


@cache
def _heading_phrases() -> tuple[_Phrase, ...]:
    return _phrases((phrase, topic.slug) for topic in TOPICS.values() for phrase in topic.headings)


@cache
def _question_phrases() -> tuple[_Phrase, ...]:
    return _phrases((phrase, topic.slug) for topic in TOPICS.values() for phrase in topic.questions)


@lru_cache(maxsize=10_000)
def topic_of_heading(heading: str) -> str | None:
    """The slug of the topic whose vocabulary fits the heading best; None when no word of it is known.

    Number, case and final colon do not matter: "7. LOKALA JOBBSPÅR:" gives "jobbspar".
    """
    text = _plain(heading)
    matches = ((match, phrase.slug) for phrase in _heading_phrases() if (match := phrase.search(text)))
    best = max(matches, key=lambda found: _weight(found[0]), default=None)
    return best[1] if best else None


def _weight(match: re.Match[str]) -> float:
    """Long phrases weigh more, and what stands first: a Swedish heading begins with what it is about."""
    return match.end() - match.start() - 0.75 * match.start()


@lru_cache(maxsize=10_000)
def topics_of(text: str) -> tuple[str, ...]:
    """Slugs of the topics that a question speaks of, those with most words first."""
    plain = fold(text)
    weights: dict[str, int] = {}
    for phrase in _question_phrases():
        for match in phrase.pattern.finditer(plain) if phrase.needle in plain else ():
            weights[phrase.slug] = weights.get(phrase.slug, 0) + match.end() - match.start()
    return tuple(sorted(weights, key=lambda slug: -weights[slug]))


def _plain(heading: str) -> str:
    return _NUMBER.sub("", fold(heading).replace("\t", " ")).strip(" .:-")
