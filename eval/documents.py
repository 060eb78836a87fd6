"""How well documents have been read, against a truth file: parties, kind, annex, dates, headings, tracks, industries.

The measures have the definitions of the contract's own scorer. Documents are taken as the JSON of the contract.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from eval.metrics import f1, normalised, squashed

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Aspect:
    """The score of one aspect of one document; `got` and `want` for a person to read."""

    file: str
    aspect: str
    score: float
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


def load(path: Path) -> list[Json]:
    """The documents of a truth file: a list, or an object whose values they are."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    return list(truth if isinstance(truth, list) else truth.values())


def score_documents(truth: Sequence[Json], documents: Sequence[Json]) -> list[Aspect]:
    """Every aspect of every document of the truth; a document that is missing scores 0 in all."""
    got = {_file(d): d for d in documents}
    return [aspect for t in truth for aspect in _document(t, got.get(_file(t), {}))]


def means(aspects: Iterable[Aspect]) -> dict[str, float]:
    """Aspect to its mean over the documents."""
    groups: dict[str, list[float]] = {}
    for aspect in aspects:
        groups.setdefault(aspect.aspect, []).append(aspect.score)
    return {name: sum(scores) / len(scores) for name, scores in groups.items()}


def _document(truth: Json, got: Json) -> list[Aspect]:
    def sets(aspect: str, have: set[str], want: set[str]) -> Aspect:
        score = f1(have, want) if got else 0.0
        return Aspect(_file(truth), aspect, score, tuple(sorted(want - have)), tuple(sorted(have - want)))

    def same(aspect: str, key: Callable[[Json], object]) -> Aspect:
        have, want = normalised(str(key(got) or "")), normalised(str(key(truth) or ""))
        return sets(aspect, {have}, {want})

    aspects = [sets("municipalities", _names(got.get("municipalities")), _names(truth["municipalities"]))]
    kind = sets("kind", {normalised(got.get("kind"))}, {normalised(truth["kind"])})
    others = {normalised(k) for k in truth.get("kind_alternatives") or []}
    aspects.append(Aspect(kind.file, "kind", 1.0) if normalised(got.get("kind")) in others else kind)
    aspects.append(same("annex", lambda d: d.get("annex")))
    if truth.get("signed"):
        aspects.append(sets("signed", set(got.get("signed") or []), set(truth["signed"])))
    if truth.get("valid_to"):
        aspects.append(same("valid_to", lambda d: d.get("valid_to")))
    aspects.append(sets("headings", *_headings(truth, got)))
    aspects.append(sets("tracks", _tracks(got), _tracks(truth)))
    aspects.append(sets("industries", _industries(got), _industries(truth)))
    return aspects


def _headings(truth: Json, got: Json) -> tuple[set[str], set[str]]:
    want = {squashed(heading) for _, _, heading in truth["headings"]}
    have = {squashed(s.get("heading")) for s in got.get("sections") or [] if s.get("heading")}
    optional = {squashed(heading) for _, _, heading in truth.get("headings_optional") or []}
    return have - (optional - want), want


def _tracks(document: Json) -> set[str]:
    return {_track_name(t["name"]) for t in _running(document)}


def _industries(document: Json) -> set[str]:
    """Industry and place of each track, as one string."""
    return {
        f"{industry} {normalised(t.get('municipality') or t.get('place'))}".strip()
        for t in _running(document)
        for industry in t.get("industries") or []
    }


def _running(document: Json) -> list[Json]:
    return [t for t in document.get("tracks") or [] if t.get("status") != "avslutat"]


def _track_name(name: str) -> str:
    return re.sub(r"^(jobb)?spår(et)?\s+|[^0-9a-zåäö ]", "", normalised(name)).strip()


def _names(items: Iterable[Any] | None) -> set[str]:
    return {normalised(i["name"] if isinstance(i, Mapping) else i) for i in items or []}


def _file(document: Json) -> str:
    return PurePosixPath(str(document["file"])).name
