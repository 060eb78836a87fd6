"""Words of a document that can be found again when it has been read anew: the quote, its heading, which of several."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar

from domain.agreement import Agreement, Section, Span
from domain.plain import from_plain
from domain.text import fold, normalise

T = TypeVar("T")


class WordsLost(Exception):
    """The words of a correction, or all that it is about, are no longer there. Caught where corrections are applied."""


@dataclass(frozen=True)
class Words:
    """A quote and where it stands, told so that it survives other sections and other characters around it."""

    quote: str
    heading: str | None  # of the section, without number; None before the first heading
    nth: int = 0  # which of the places under that heading, from 0


_KEYS = {f.name for f in fields(Words)}


def words_at(agreement: Agreement, span: Span) -> Words:
    """The words that a span points to."""
    section = agreement.section(span.section)
    quote = section.text[span.start : span.end]
    there = [place for s in _headed(agreement, section.heading) for place in _in_section(s, quote)]
    starts = [(p.section, p.start) for p in there]
    own = (span.section, span.start + len(quote) - len(quote.lstrip()))
    return Words(quote, section.heading, starts.index(own) if own in starts else 0)


def place_of(agreement: Agreement, words: Words) -> Span:
    """Where the words stand: under their heading, else wherever they stand first. Raises WordsLost."""
    near = [p for s in _headed(agreement, words.heading) for p in _in_section(s, words.quote)]
    if near:
        return near[min(words.nth, len(near) - 1)]
    found = next(places(agreement, words.quote), None)
    if found is None:
        raise WordsLost(words.quote)
    return found


def places(agreement: Agreement, quote: str, whole: bool = False) -> Iterator[Span]:
    """Every place of the quote, in the document's order; with `whole` it begins and ends with whole words."""
    for section in agreement.sections:
        yield from _in_section(section, quote, whole)


def same_words(one: str, other: str) -> bool:
    """Whether two quotes are the same, white space and variants of dashes aside."""
    return _squeezed(one) == _squeezed(other)


def overlaps(one: str, other: str) -> bool:
    """Whether one of two quotes holds the other."""
    a, b = _squeezed(one), _squeezed(other)
    return bool(a and b) and (a in b or b in a)


def portable(agreement: Agreement, value: Any) -> Any:
    """A fact as plain values, each span in it told as Words."""
    if isinstance(value, Span):
        return asdict(words_at(agreement, value))
    if is_dataclass(value):
        return {f.name: portable(agreement, getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [portable(agreement, v) for v in value]
    return value


def restored(agreement: Agreement, kind: type[T], values: Mapping[str, Any]) -> T:
    """The fact of plain values, its words sought in the document. Raises WordsLost when they or a field are missing."""
    try:
        return from_plain(kind, _placed(agreement, values))
    except (KeyError, TypeError) as error:  # made for types that have changed since
        raise WordsLost(str(error)) from error


def bare(value: Any) -> Any:
    """Plain values of a fact without its words and confidence: what it says, for comparison."""
    if _is_words(value):
        return None
    if isinstance(value, Mapping):
        return {k: bare(v) for k, v in value.items() if k != "confidence" and not _is_words(v)}
    if isinstance(value, (list, tuple)):
        return [bare(v) for v in value]
    return value


def _placed(agreement: Agreement, value: Any) -> Any:
    if _is_words(value):
        return asdict(place_of(agreement, from_plain(Words, value)))
    if isinstance(value, Mapping):
        return {k: _placed(agreement, v) for k, v in value.items()}
    if isinstance(value, list):
        return [_placed(agreement, v) for v in value]
    return value


def _is_words(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == _KEYS


def _headed(agreement: Agreement, heading: str | None) -> list[Section]:
    wanted = _squeezed(heading or "")
    return [s for s in agreement.sections if _squeezed(s.heading or "") == wanted]


def _in_section(section: Section, quote: str, whole: bool = False) -> Iterator[Span]:
    pattern = r"\s+".join(map(re.escape, normalise(quote).text.split()))
    if not pattern:
        return
    plain = _normalised(section.text)
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)" if whole else pattern, plain.text):
        yield Span(section.id, *plain.span(*match.span()))


# The sections of a document are searched for one quote after another.
_normalised = lru_cache(maxsize=256)(normalise)


@lru_cache(maxsize=1024)
def _squeezed(text: str) -> str:
    return " ".join(fold(text).split())
