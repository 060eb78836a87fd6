"""Which encoding a text file is in: byte order marks, UTF-8, UTF-16, or one byte a character (Windows, Mac, DOS)."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "cp850", "mac_roman")
_SWEDISH = re.compile("[åäöÅÄÖéÉ–”’•§½\u00a0]")
_FOREIGN = re.compile("[^\x00-\x7fåäöÅÄÖéÉèüÜáàæøÆØ–—“”‘’•…§½·°\u00a0\u00ad«»€ß×±²³´]")
_TWICE = re.compile("Ã[¤¥¶„…–©]|â€[“”™œ¢]")


def decode(data: bytes) -> tuple[str, str]:
    """(text, name of the encoding). Never fails: what no encoding explains is read as Latin-1."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), wide
    try:
        return _undo_double(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" or _mostly_utf8(data):
            return data.decode("utf-8", errors="replace"), "utf-8"
    return _one_byte(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Swedish text nearly every other byte is zero."""
    sample = data[:4000]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    odd, even = sample[1::2].count(0) / (len(sample) / 2), sample[0::2].count(0) / (len(sample) / 2)
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _mostly_utf8(data: bytes) -> bool:
    """A UTF-8 file with a few broken bytes: far more whole two-byte letters than bytes that do not fit."""
    text = data.decode("utf-8", errors="replace")
    return len(_SWEDISH.findall(text)) > 20 * text.count("\ufffd")


def _one_byte(data: bytes) -> tuple[str, str]:
    """The one-byte encoding that gives most Swedish letters and fewest strange ones; Windows when they are equal."""
    best, best_score, best_name = data.decode("latin-1"), float("-inf"), "latin-1"
    for name in _ONE_BYTE:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        score = len(_SWEDISH.findall(text)) - 3 * len(_FOREIGN.findall(text))
        if score > best_score:
            best, best_score, best_name = text, score, name
    return best, best_name


def _undo_double(text: str) -> str:
    """Text that was UTF-8, taken for Windows-1252, and saved as UTF-8 again ("fÃ¶r"), put right when all of it fits."""
    if not _TWICE.search(text) or _SWEDISH.search(re.sub("[–”’•…§½·°é\u00a0]", "", text)):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
