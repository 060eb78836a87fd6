"""What the pages of reading documents in and taking them out are made from."""

from dataclasses import dataclass

from answer.wording import join_names
from domain.cards import Card
from ingest.removal import Removed
from web.jobs import FileState, Job


@dataclass(frozen=True)
class IntakePage:
    """intake.html"""

    folders: tuple[str, ...]  # of the server, that may be read
    jobs: tuple[Job, ...]  # the latest first
    documents: tuple[Card, ...]
    name: str  # what documents are looked up by
    total: int  # documents of that name
    problem: str  # what is wrong with the index, in a sentence
    removed: tuple[Removed, ...]
    kept_days: int
    outdated: int  # documents that an earlier version of the program has read


@dataclass(frozen=True)
class ThrowAwayPage:
    """throw_away.html"""

    document: Removed
    kept_days: int


BUILDS = "Bygger index, så att det som är läst blir sökbart."
UPDATES = "Gör i ordning svar och sökning efter ändringen."


@dataclass(frozen=True)
class JobPage:
    """job.html; the page's script is told the same."""

    job: Job

    @property
    def done(self) -> int:
        """How far it has come, out of `total`: files read, then texts put into the index."""
        return self.job.indexed[0] if self.job.state == "bygger index" else self.job.done

    @property
    def total(self) -> int:
        """What there is to do; 0 while that is not known."""
        return self.job.indexed[1] if self.job.state == "bygger index" else len(self.job.files)

    @property
    def summary(self) -> str:
        """How it goes, in a sentence."""
        if self.job.state == "väntar":
            return self.job.message or "Väntar på sin tur."
        if self.job.state == "läser":
            return self.job.message or f"Läser: {self.done} av {self.total} klara."
        if self.job.state == "bygger index":
            return BUILDS if self.job.files else UPDATES
        return f"{self.outcome} {self.job.message}".strip()

    @property
    def outcome(self) -> str:
        """What became of the files, when the job has ended."""
        job = self.job
        if not job.files:
            return "Klart: svar och sökning följer ändringen." if job.state == "klar" else "Avbrutet."
        kinds: tuple[tuple[FileState, str, str], ...] = (
            ("läst", "läst", "lästa"),
            ("oförändrad", "redan inläst", "redan inlästa"),
            ("kunde inte läsas", "kunde inte läsas", "kunde inte läsas"),
            ("väntar", "inte läst", "inte lästa"),
        )
        told = [f"{n} {one if n == 1 else many}" for state, one, many in kinds if (n := job.count(state))]
        return f"{'Klart' if job.state == 'klar' else 'Avbrutet'}: {join_names(told)}."
