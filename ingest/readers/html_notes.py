"""Footnotes of a web page: a small link with a number, and the element further down that it leads to."""

import re
from typing import Any

_MARK = re.compile(r"\[?(\d{1,3}|[*†‡])\]?")
_NOTE_NAME = re.compile(r"fn|ftn|note|fotnot", re.IGNORECASE)
_BACK = re.compile(r"[\[\]\d*†‡.↩↑^⬆ \ufe0e]*")
_HOLDERS = ("li", "p", "dd", "aside", "div")
_LONGEST = 2000  # characters of a note; an element that holds more is no note


def take_notes(root: Any) -> dict[Any, str]:
    """The notes by the link that refers to each, as "1 Text of the note"; the notes leave the tree, the links stay.

    A link is a mark when all its text is a number or sign, it stands raised or is named as a note's, and it leads to
    an element below it that holds text of its own.
    """
    order = {element: place for place, element in enumerate(root.iter()) if isinstance(element.tag, str)}
    named = {name: element for element in order if (name := element.get("id") or element.get("name"))}
    notes: dict[Any, str] = {}
    for link in list(root.iter("a")):
        mark = _MARK.fullmatch("".join(link.itertext()).strip())
        target = named.get((link.get("href") or "")[1:]) if (link.get("href") or "").startswith("#") else None
        is_gone = link.getroottree().getroot() is not root
        if mark is None or target is None or is_gone or order[target] < order[link] or not _is_raised(link):
            continue
        holder = _holder(target)
        text = _text(holder) if holder is not None and link not in holder.iter() else ""
        if holder is not None and 0 < len(text) <= _LONGEST:
            notes[link] = f"{mark.group(1)} {text}"
            holder.drop_tree()
    return notes


def _is_raised(link: Any) -> bool:
    around = [link.getparent().tag if link.getparent() is not None else "", *(child.tag for child in link)]
    names = f"{link.get('href')} {link.get('class')} {link.get('role')} {link.get('id')}"
    return "sup" in around or bool(_NOTE_NAME.search(names))


def _holder(target: Any) -> Any | None:
    """The paragraph or list item that is, holds or follows the element which is named."""
    if target.tag in _HOLDERS:
        return target
    return next((up for up in target.iterancestors() if up.tag in _HOLDERS), None)


def _text(holder: Any) -> str:
    """The note's words without the links that lead back to its mark."""
    parts = []
    for node in holder.iter():
        is_back = node.tag in ("a", "sup") and _BACK.fullmatch("".join(node.itertext()))
        inside_back = any(
            up.tag == "a" and _BACK.fullmatch("".join(up.itertext())) for up in node.iterancestors("a")
        )
        if isinstance(node.tag, str) and not is_back and not inside_back:
            parts.append(node.text or "")
        if node is not holder:
            parts.append(node.tail or "")
    return " ".join("".join(parts).split())
