"""What a page without marks for its parts sets beside its text: lists of news and links, and notices, after it."""

import re
from typing import Any

_MOST = 0.6  # of the page's letters that an element holds for it to be the text
_LISTED = 0.5  # of an aside's letters that are items of lists or links
_LONG = 80  # characters of a paragraph that is text to read
_LONGEST_NOTICE = 250
_NOTICE = re.compile(r"\b(?:kakor|cookies|cookie|©)", re.IGNORECASE)
_SPOKEN = ".//text()[not(ancestor::script or ancestor::style or ancestor::template or ancestor::svg)]"


def asides_after(root: Any) -> frozenset[Any]:
    """The elements after the one that holds most of the page's letters that say nothing of its matter."""
    text = _holder(root)
    found: set[Any] = set()
    while text is not None and text.tag not in ("body", "html"):
        found.update(one for one in text.itersiblings() if isinstance(one.tag, str) and _is_aside(one))
        text = text.getparent()
    return frozenset(found)


def _holder(root: Any) -> Any:
    """The innermost element with most of the letters."""
    everything, holder = _letters(root), root
    while (inner := next((c for c in holder if _letters(c) >= _MOST * everything), None)) is not None:
        holder = inner
    return holder


def _is_aside(element: Any) -> bool:
    if any(_letters(part) >= _LONG for part in element.iter("p", "td", "li")):
        return False
    whole = _letters(element)
    spoken = " ".join(element.xpath(_SPOKEN))
    if whole <= _LONGEST_NOTICE and _NOTICE.search(spoken):
        return True
    listed = sum(
        _letters(part) for part in element.xpath(".//li[not(ancestor::li)] | .//a[not(ancestor::li)]")
    )
    return whole > 0 and listed >= _LISTED * whole


def _letters(element: Any) -> int:
    return sum(len(text.strip()) for text in element.xpath(_SPOKEN)) if isinstance(element.tag, str) else 0
