"""Text as it is compared: one spelling of case, dashes and spaces, with the way back to the original's characters."""

import re
import unicodedata
from dataclasses import dataclass

DASHES = "‐‑‒–—―−"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen, zero-width characters, byte-order mark

_REPLACEMENTS = {**dict.fromkeys(map(ord, DASHES), "-"), **dict.fromkeys(map(ord, INVISIBLE), None)}
# They are seldom there, and looked for faster than replaced.
_REPLACED = re.compile(f"[{re.escape(DASHES + INVISIBLE)}]")
_WORD = re.compile(r"[^\W_]+(?:[-'’:&][^\W_]+)*(?:(?<=[^\W\d_])-(?![\w-]))?")


@dataclass(frozen=True)
class Normalised:
    """A text without variants of writing (NFKC, plain dashes, nothing invisible); case is kept.

    `offsets[i]` is the index in the original of the character that `text[i]` comes from; one entry more than `text`
    has characters, so that ends can be looked up too.
    """

    text: str
    offsets: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's characters behind `text[start:end]`; the span must not be empty."""
        if isinstance(self.offsets, range):  # nothing moved
            return start, end
        return self.offsets[start], self.offsets[end - 1] + self._width(end - 1)

    def _width(self, index: int) -> int:
        """How many original characters the one at `index` stands for (a letter and its accent: two)."""
        following = index + 1
        while following < len(self.text) and self.offsets[following] == self.offsets[index]:
            following += 1
        return max(1, self.offsets[following] - self.offsets[index])


def normalise(text: str) -> Normalised:
    """The text with one way of writing each thing. Idempotent on its own result."""
    plain = _plain(text)
    if len(plain) == len(text) and not any(map(unicodedata.combining, text)):
        return Normalised(plain, range(len(text) + 1))
    characters: list[str] = []
    offsets: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (unicodedata.combining(text[end]) or text[end] in INVISIBLE):
            end += 1
        piece = _plain(text[start:end].translate(_REPLACEMENTS))
        characters.append(piece)
        offsets.extend([start] * len(piece))
        start = end
    return Normalised("".join(characters), (*offsets, len(text)))


def fold(text: str) -> str:
    """The text for comparison: NFKC, case folded, plain dashes, nothing invisible; å, ä and ö stay letters."""
    return _plain(text).casefold()


def _plain(text: str) -> str:
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text)
    return composed.translate(_REPLACEMENTS) if _REPLACED.search(composed) else composed


def words(text: str) -> list[tuple[int, int]]:
    """Spans of the words. "IT-stöd" and "AF:s" are one word; "vård-" before "och omsorg" keeps its hyphen."""
    return [match.span() for match in _WORD.finditer(text)]
