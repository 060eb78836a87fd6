"""Taking documents out and putting them back."""

import os
import time

import pytest
from filelock import FileLock

from domain.artifact import read_all
from domain.errors import HomeError, UsageError
from domain.home import Home
from ingest import lock, removal
from ingest.corrections import SetField, author, correct
from ingest.pipeline import ingest
from ingest.removal import remove, removed, restore, throw_away


@pytest.fixture
def home(tmp_path) -> Home:
    (tmp_path / "a.txt").write_text(
        "Överenskommelse mellan Vara kommun och Arbetsförmedlingen\n", encoding="utf-8"
    )
    home = Home(tmp_path / "home")
    ingest([tmp_path / "a.txt"], home)
    return home


def test_a_document_comes_back_with_its_corrections(home):
    (agreement,) = read_all(home)
    correct(home, agreement.id, [SetField("bilaga", "3")], author("Anna"))
    before = list(read_all(home))
    remove(["a.txt"], home)
    assert list(read_all(home)) == [] and [r.file for r in removed(home)] == ["a.txt"]
    assert restore(agreement.id, home) == "a.txt"
    assert list(read_all(home)) == before and removed(home) == []


def test_what_is_read_in_again_is_not_overwritten(home, tmp_path):
    (agreement,) = read_all(home)
    remove(["a.txt"], home)
    ingest([tmp_path / "a.txt"], home)
    with pytest.raises(UsageError, match="inläst på nytt"):
        restore(agreement.id, home)
    remove(["a.txt"], home)  # the later removal is the one that can be undone
    assert restore(agreement.id, home) == "a.txt"


def test_what_was_removed_long_ago_is_thrown_away_at_the_next_removal(home, tmp_path):
    (agreement,) = read_all(home)
    remove(["a.txt"], home)
    old = time.time() - (removal.KEPT_DAYS + 1) * 24 * 3600
    os.utime(home.removed / agreement.id, (old, old))
    (tmp_path / "b.txt").write_text("Bilaga 1\n", encoding="utf-8")
    ingest([tmp_path / "b.txt"], home)
    remove(["b.txt"], home)
    assert [r.file for r in removed(home)] == ["b.txt"]


def test_removed_for_good_is_gone(home):
    (agreement,) = read_all(home)
    remove(["a.txt"], home)
    assert throw_away(agreement.id, home) == "a.txt" and not list(home.removed.iterdir())
    for wrong in (agreement.id, "..", "../documents"):
        with pytest.raises(UsageError, match="finns inte kvar"):
            restore(wrong, home)


def test_one_at_a_time_reads_or_removes(home, tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "WAIT", 0.05)
    with FileLock(home.root / "ingest.lock"):
        with pytest.raises(HomeError, match="En annan inläsning pågår"), lock.only_one(home, 0.05):
            pass
