"""What a Word file's styles and lists say of a paragraph: heading level, weight, size, indentation, its number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from ingest.readers.numerals import Counters, written

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_Said = TypeVar("_Said", bool, str)
_HEADINGS = ("heading ", "rubrik ", "überschrift ", "overskrift ")
_TITLES = ("title", "rubrik", "titel", "subtitle", "underrubrik")


def child(element: Any, *names: str) -> Any:
    """The element found by following the child names, None when one is missing."""
    for name in names:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def value(element: Any, *names: str) -> str | None:
    """The `val` of the element found by following the child names."""
    found = child(element, *names)
    return None if found is None else found.get(f"{W}val")


def is_on(element: Any, *names: str) -> bool | None:
    """Whether a toggle such as <w:b/> is set; None when it is not there."""
    found = child(element, *names)
    if found is None:
        return None
    return found.get(f"{W}val", "true").lower() not in ("0", "false", "off", "none")


@dataclass(frozen=True)
class ListLabel:
    """A paragraph's place in a list: its number as printed ("" for a bullet), its depth from 1."""

    text: str
    depth: int
    is_bullet: bool


class Styles:
    """Paragraph and character styles, with what they inherit."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._default = None
        self._defaults = child(root, "docDefaults") if root is not None else None
        for style in root.iter(f"{W}style") if root is not None else ():
            name = style.get(f"{W}styleId")
            if name is not None:
                self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name

    def chain(self, style: str | None) -> Iterator[Any]:
        """The style and those that it is based on."""
        seen: set[str] = set()
        name = style or self._default
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "basedOn")

    def heading_level(self, paragraph: Any) -> int | None:
        """1 … 9 for a heading, by style name or outline level; None for other text."""
        own = value(paragraph, "pPr", "outlineLvl")
        if own is not None and own.isdigit() and int(own) < 9:
            return int(own) + 1
        for style in self.chain(value(paragraph, "pPr", "pStyle")):
            name = (value(style, "name") or "").lower()
            for start in _HEADINGS:
                if name.startswith(start) and name[len(start) :].strip().isdigit():
                    return int(name[len(start) :])
            outline = value(style, "pPr", "outlineLvl")
            if outline is not None and outline.isdigit() and name not in _TITLES:
                return int(outline) + 1 if int(outline) < 9 else None
        return None

    def is_title(self, paragraph: Any) -> bool:
        """Whether the paragraph has the style of the document's title."""
        names = [
            (value(style, "name") or "").lower() for style in self.chain(value(paragraph, "pPr", "pStyle"))
        ]
        return any(name in _TITLES for name in names[:1])

    def is_set_off(self, paragraph: Any, run: Any) -> bool:
        """Whether the run is bold, in capitals or underlined (no link): by itself or by a style."""
        run_style = value(run, "rPr", "rStyle")
        sources = [run, *(self.chain(run_style) if run_style else ()), *self._of(paragraph)]
        if any(
            _first(is_on(source, "rPr", name) for source in sources) for name in ("b", "caps", "smallCaps")
        ):
            return True
        is_link = next(run.iterancestors(f"{W}hyperlink"), None) is not None
        underline = _first(value(source, "rPr", "u") for source in sources)
        return not is_link and underline not in (None, "none")

    def size(self, paragraph: Any, run: Any) -> float | None:
        """The run's size in points, None when nothing says it."""
        said = value(run, "rPr", "sz")
        if said is None:
            said = next((s for style in self._of(paragraph) if (s := value(style, "rPr", "sz"))), None)
        if said is None:
            said = value(self._defaults, "rPrDefault", "rPr", "sz")
        return _number(said, 2.0)

    def indent(self, paragraph: Any) -> float | None:
        """The paragraph's left indentation in points, as far as it or its style says."""
        for properties in [paragraph, *self._of(paragraph)]:
            found = child(properties, "pPr", "ind")
            said = None if found is None else found.get(f"{W}left") or found.get(f"{W}start")
            if said is not None:
                return _number(said, 20.0)
        return None

    def spacing(self, paragraph: Any) -> tuple[float, float]:
        """Points of extra space (above, below)."""
        found = {"before": 0.0, "after": 0.0}
        for side in found:
            for properties in [paragraph, *self._of(paragraph), child(self._defaults, "pPrDefault")]:
                spacing = child(properties, "pPr", "spacing")
                said = None if spacing is None else spacing.get(f"{W}{side}")
                if said is not None:
                    found[side] = _number(said, 20.0) or 0.0
                    break
        return found["before"], found["after"]

    def list_reference(self, paragraph: Any) -> tuple[str, int] | None:
        """(number of the list, level from 0) of a paragraph that is in a list, by itself or its style."""
        level = None
        for properties in [paragraph, *self._of(paragraph)]:
            found = child(properties, "pPr", "numPr")
            if found is None:
                continue
            level = level or value(found, "ilvl")
            number = value(found, "numId")
            if number is not None:
                depth = int(level) if level is not None and level.isdigit() else 0
                return None if number == "0" else (number, depth)
        return None

    def _of(self, paragraph: Any) -> list[Any]:
        return list(self.chain(value(paragraph, "pPr", "pStyle")))


def _first(said: Iterable[_Said | None]) -> _Said | None:
    """What the nearest source says, None when all are silent."""
    return next((one for one in said if one is not None), None)


def _number(text: str | None, divisor: float) -> float | None:
    try:
        return None if text is None else float(text) / divisor
    except ValueError:
        return None


class Numbering:
    """Word's lists, counted as the paragraphs go by."""

    def __init__(self, root: Any) -> None:
        self._counters = Counters()
        self._levels: dict[str, dict[int, Any]] = {}  # of each list number
        self._shared: dict[str, str] = {}  # list number -> the definition that it counts together with
        abstract = {}
        for definition in root.iter(f"{W}abstractNum") if root is not None else ():
            abstract[definition.get(f"{W}abstractNumId")] = _levels(definition)
        for number in root.iter(f"{W}num") if root is not None else ():
            self._add(number, abstract)

    def _add(self, number: Any, abstract: Mapping[str | None, dict[int, Any]]) -> None:
        name, definition = number.get(f"{W}numId"), value(number, "abstractNumId")
        levels = dict(abstract.get(definition, {}))
        overridden = False
        for override in number.iter(f"{W}lvlOverride"):
            level = override.get(f"{W}ilvl")
            changed = child(override, "lvl")
            if changed is not None and level is not None and level.isdigit():
                levels[int(level)] = changed
            overridden = overridden or child(override, "startOverride") is not None
        self._levels[name] = levels
        self._shared[name] = f"{name}!" if overridden else str(definition)

    def label(self, reference: tuple[str, int]) -> ListLabel | None:
        """The next item's label in that list and level; None when the list is not defined."""
        name, level = reference
        levels = self._levels.get(name)
        if not levels or level not in levels:
            return None
        style = value(levels[level], "numFmt") or "decimal"
        starts = {depth: int(value(shape, "start") or 1) for depth, shape in levels.items()}
        counts = self._counters.step(self._shared[name], level, starts)
        if style in ("bullet", "none"):
            return ListLabel("", level + 1, style == "bullet")
        text = value(levels[level], "lvlText") or ""
        legal = child(levels[level], "isLgl") is not None
        for depth, count in enumerate(counts):
            shape = "decimal" if legal else value(levels.get(depth), "numFmt") or "decimal"
            text = text.replace(f"%{depth + 1}", written(count, shape))
        return ListLabel(text.strip(), level + 1, False)


def _levels(definition: Any) -> dict[int, Any]:
    levels = {}
    for level in definition.iter(f"{W}lvl"):
        number = level.get(f"{W}ilvl")
        if number is not None and number.isdigit():
            levels[int(number)] = level
    return levels
