"""One spelling for every character: ligatures, soft hyphens, odd spaces, decomposed accents, control characters."""

import re
import unicodedata

_LIGATURES = re.compile("[\ufb00-\ufb06]")
_NOTHING = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BULLETS = re.compile(
    "[\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf02d\uf06f\uf0fe\u2023\u2043\u25cf\u25aa\u25a0\u25e6\u2219\u27a2\u25ba\u2756]"
)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DOUBLED_ACCENT = re.compile("([AaOo]) ?([\u00a8\u02da\u0308\u030a])")
_COMBINING = {"\u00a8": "\u0308", "\u02da": "\u030a"}


def tidy(text: str) -> str:
    """The same text in composed characters, plain spaces and one sign for bullets ("•"). Line breaks and tabs stay.

    Only ligatures are taken apart by compatibility; "½", "²" and "№" stay as they are, for a quote must be verbatim.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LIGATURES.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    text = _NOTHING.sub("", _SPACES.sub(" ", text))
    text = _BULLETS.sub("•", text)
    text = _DOUBLED_ACCENT.sub(lambda m: m.group(1) + _COMBINING.get(m.group(2), m.group(2)), text)
    return unicodedata.normalize("NFC", text)


def raised(text: str) -> str:
    """The text with its digits as superscripts: what is set above the line is no part of the number before it."""
    return text.translate(_RAISED)
