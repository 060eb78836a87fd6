"""What a page without marks for its parts sets beside its text: lists of news and links, and notices, after it."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

_MOST = 0.6  # of the page's letters that an element holds for it to be the text
_LISTED = 0.5  # of an aside's letters that are items of lists or links
_LONG = 80  # characters of a paragraph that is text to read
_LONGEST_NOTICE = 250
_NOTICE = re.compile(r"\b(?:kakor|cookies|cookie|©)", re.IGNORECASE)
_SILENT = {"script", "style", "template", "svg"}


def asides_after(root: Any) -> frozenset[Any]:
    """The elements after the one that holds most of the page's letters that say nothing of its matter."""
    letters = _letters(root)
    text = _holder(root, letters)
    found: set[Any] = set()
    while text is not None and text.tag not in ("body", "html"):
        found.update(one for one in text.itersiblings() if one in letters and _is_aside(one, letters))
        text = text.getparent()
    return frozenset(found)


def _letters(root: Any) -> dict[Any, int]:
    """How many letters each element holds."""
    counts: dict[Any, int] = {}
    for element in reversed(list(root.iter(etree.Element))):
        if element.tag in _SILENT:
            counts[element] = 0
            continue
        inner = (counts.get(child, 0) + len((child.tail or "").strip()) for child in element)
        counts[element] = len((element.text or "").strip()) + sum(inner)
    return counts


def _holder(root: Any, letters: Mapping[Any, int]) -> Any:
    """The innermost element with most of the letters."""
    least, holder = _MOST * letters[root], root
    while (inner := next((c for c in holder if letters.get(c, 0) >= max(least, 1)), None)) is not None:
        holder = inner
    return holder


def _is_aside(element: Any, letters: Mapping[Any, int]) -> bool:
    if any(letters.get(part, 0) >= _LONG for part in element.iter("p", "td", "li")):
        return False
    whole = letters[element]
    if whole <= _LONGEST_NOTICE and _NOTICE.search(" ".join(element.itertext())):
        return True
    outermost = element.xpath(".//li[not(ancestor::li)] | .//a[not(ancestor::li)]")
    return whole > 0 and sum(letters.get(part, 0) for part in outermost) >= _LISTED * whole
