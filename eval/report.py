"""The result of a run over gold questions: a table by type, what it took, and what changed since a saved result."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from domain.errors import UsageError
from domain.plain import from_plain
from eval.metrics import Bin, calibration_error, reliability

FORMAT_VERSION = 1
CHANGE = 0.005  # a smaller difference of one question's score is none


@dataclass(frozen=True)
class QuestionResult:
    """One question, answered and scored. `cited` is None when the gold has no quote; `seconds` is the answer's time."""

    id: str
    type: str
    style: str
    question: str
    score: float
    cited: float | None
    found: bool
    confidence: float
    seconds: float
    why: str
    answer: str
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """One question whose score differs from the saved result; `before` is None for a new question."""

    id: str
    question: str
    before: float | None
    after: float
    why: str


@dataclass(frozen=True)
class Comparison:
    """What changed since a saved result, worst first within each."""

    baseline: str
    before: float
    after: float
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    new: int
    gone: int


@dataclass(frozen=True)
class Report:
    """All results of one run, in the questions' order, with the comparison when one was asked for."""

    questions: str
    results: tuple[QuestionResult, ...]
    comparison: Comparison | None = None

    def mean(self, kind: str | None = None) -> float:
        """The mean score of one type, or of all questions."""
        return _mean([r.score for r in self.results if kind in (None, r.type)])

    def by_type(self) -> dict[str, tuple[float, int]]:
        """Type to (mean score, questions), in alphabetical order."""
        kinds = sorted({r.type for r in self.results})
        return {kind: (self.mean(kind), sum(r.type == kind for r in self.results)) for kind in kinds}

    def by_style(self) -> dict[str, tuple[float, int]]:
        """Style to (mean score, questions); a question of two styles counts in both."""
        groups: dict[str, list[float]] = {}
        for result in self.results:
            for style in result.style.split(","):
                groups.setdefault(style, []).append(result.score)
        return {style: (_mean(scores), len(scores)) for style, scores in sorted(groups.items())}

    @property
    def cited(self) -> tuple[float, int]:
        """Share of the questions with gold quotes that are answered with one of them, and how many there are."""
        known = [r.cited for r in self.results if r.cited is not None]
        return _mean(known), len(known)

    @property
    def times(self) -> tuple[float, float]:
        """Median and 95th percentile of the answer time, in seconds."""
        seconds = sorted(r.seconds for r in self.results)
        return median(seconds), seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))]

    @property
    def problems(self) -> tuple[str, ...]:
        """Whatever must never be, with the question it was seen at."""
        return tuple(f"{r.id}: {problem}" for r in self.results for problem in r.problems)

    @property
    def reliability(self) -> tuple[Bin, ...]:
        """Confidence against being right, over the questions that were answered."""
        return reliability([(r.confidence, r.score) for r in self.results if r.found])

    def as_json(self) -> dict[str, Any]:
        """Plain values, the summary first."""
        middle, late = self.times
        cited, citable = self.cited
        return {
            "format_version": FORMAT_VERSION,
            "questions": self.questions,
            "all": round(self.mean(), 4),
            "types": {k: {"score": round(s, 4), "questions": n} for k, (s, n) in self.by_type().items()},
            "styles": {k: {"score": round(s, 4), "questions": n} for k, (s, n) in self.by_style().items()},
            "cited": {"score": round(cited, 4), "questions": citable},
            "seconds": {"median": round(middle, 4), "p95": round(late, 4)},
            "reliability": [asdict(b) for b in self.reliability],
            "problems": list(self.problems),
            "comparison": None if self.comparison is None else asdict(self.comparison),
            "results": [asdict(r) for r in self.results],
        }

    def as_text(self) -> str:
        """Tables for a person to read."""
        return "\n".join([*self._summary(), *self._misses(), *self._changes()])

    def _summary(self) -> list[str]:
        middle, late = self.times
        rows = [f"{'typ':14}{'rätt':>6}  frågor"]
        rows += [f"{kind:14}{value:6.3f}  {number}" for kind, (value, number) in self.by_type().items()]
        rows.append(f"{'citerat':14}{self.cited[0]:6.3f}  {self.cited[1]}")
        rows.append(f"{'ALLA':14}{self.mean():6.3f}  {len(self.results)}")
        rows.append(f"Svarstid: median {1000 * middle:.0f} ms, 95:e percentilen {1000 * late:.0f} ms")
        rows += ["", f"{'säkerhet':14}{'rätt':>6}  svar"]
        rows += [
            f"{b.low:.1f}–{b.high:.1f} ({b.confidence:.2f}) {b.right:6.3f}  {b.answers}"
            for b in self.reliability
        ]
        rows.append(f"Kalibreringsfel {calibration_error(self.reliability):.3f}")
        if self.problems:
            rows += ["", "Fel som aldrig får finnas:", *(f"  {problem}" for problem in self.problems)]
        return rows

    def _misses(self) -> list[str]:
        missed = [r for r in self.results if r.score < 1]
        lines = [f"  {r.id} {r.type} {r.score:.2f}  {r.question}\n      {r.why}" for r in missed]
        return ["", f"Inte helt rätt ({len(missed)}):", *lines] if lines else ["", "Allt rätt."]

    def _changes(self) -> list[str]:
        if self.comparison is None:
            return []
        c = self.comparison
        lines = ["", f"Mot {c.baseline}: {c.before:.3f} -> {c.after:.3f}"]
        for title, changes in (("Sämre", c.worse), ("Bättre", c.better)):
            lines.append(f"{title}: {len(changes)}")
            lines += [f"  {x.id} {x.before:.2f} -> {x.after:.2f}  {x.question}" for x in changes]
        if c.new or c.gone:
            lines.append(f"Nya frågor: {c.new}. Borttagna: {c.gone}.")
        return lines


def save(report: Report, path: Path) -> None:
    """Writes the report as JSON, to be compared with later."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> Report:
    """A saved report. Raises UsageError when the file is none."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        results = tuple(from_plain(QuestionResult, r) for r in value["results"])
        return Report(value["questions"], results)
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} är inget sparat resultat från `duasok eval --save`.") from error


def compare(report: Report, baseline: Report, name: str) -> Comparison:
    """What got better and what worse, question by question; means are over the questions that both have."""
    before = {r.id: r for r in baseline.results}
    both = [r for r in report.results if r.id in before]
    changes = [Change(r.id, r.question, before[r.id].score, r.score, r.why) for r in both]
    differing = sorted((c for c in changes if abs(_step(c)) > CHANGE), key=lambda c: (_step(c), c.id))
    return Comparison(
        baseline=name,
        before=_mean([before[r.id].score for r in both]),
        after=_mean([r.score for r in both]),
        better=tuple(c for c in reversed(differing) if _step(c) > 0),
        worse=tuple(c for c in differing if _step(c) < 0),
        new=len(report.results) - len(both),
        gone=len(before) - len(both),
    )


def _step(change: Change) -> float:
    return change.after - (change.before or 0.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
