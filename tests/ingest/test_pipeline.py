import json
from dataclasses import replace
from pathlib import Path

import pytest

from domain.agreement import PageReading
from domain.artifact import read_all, write_artifact
from domain.errors import UsageError
from domain.home import Home
from ingest.pipeline import Reading, document_id, ingest, read_document
from ingest.readers.ocr import has_ocr
from ingest.removal import remove

TEXT = """Överenskommelse mellan Nora kommun och Arbetsförmedlingen Bergslagen

Exempel, påhittat innehåll

1. Syfte

Parterna vill korta vägen till arbete för unga i kommunen.

2. Giltighet

Överenskommelsen gäller tills vidare.
"""


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "avtal"
    (folder / "under").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "under" / "b.txt").write_text(TEXT.replace("Nora", "Mora"), encoding="utf-8")
    return folder


def files(agreements):
    return [a.file for a in agreements]


def test_reads_a_folder_and_all_below_it(folder, home):
    seen = []
    report = ingest([folder], home, lambda file, done, total: seen.append((file, done, total)))
    assert files(report.read) == ["a.txt", "under/b.txt"]
    assert files(read_all(home)) == ["a.txt", "under/b.txt"]
    assert seen == [("a.txt", 0, 2), ("under/b.txt", 1, 2), ("", 2, 2)]


def test_keeps_a_copy_of_the_original_byte_for_byte(folder, home):
    (agreement, _) = ingest([folder], home).read
    assert (home.document(agreement.id) / "original.txt").read_bytes() == (folder / "a.txt").read_bytes()


def test_passes_over_hidden_system_and_lock_files(folder, home):
    for name in (".dold.txt", "~$a.docx", ".DS_Store", "Thumbs.db", "anteckning.py"):
        (folder / name).write_text("x", encoding="utf-8")
    assert files(ingest([folder], home).read) == ["a.txt", "under/b.txt"]


def test_unchanged_files_are_not_read_again(folder, home):
    ingest([folder], home)
    report = ingest([folder], home)
    assert (report.read, files(report.unchanged)) == ((), ["a.txt", "under/b.txt"])


def test_a_changed_file_takes_the_place_of_the_old(folder, home):
    ingest([folder], home)
    (folder / "a.txt").write_text(TEXT.replace("Nora", "Sala"), encoding="utf-8")
    report = ingest([folder], home)
    assert files(report.read) == ["a.txt"]
    (first, _) = read_all(home)
    assert [m.name for m in first.municipalities] == ["Sala"]


def test_a_file_that_fails_is_reported_and_harms_no_other(folder, home):
    (folder / "tom.txt").write_text("", encoding="utf-8")
    (folder / "bild.png").write_bytes(b"\x89PNG")
    report = ingest([folder], home)
    assert files(report.read) == ["a.txt", "under/b.txt"]
    assert sorted(f.file for f in report.failed) == ["bild.png", "tom.txt"]
    assert all(f.reason.endswith(".") for f in report.failed)


def test_an_unexpected_error_is_a_failure_with_a_swedish_reason(folder, home):
    def read_one(path, file):
        if file == "a.txt":
            raise ZeroDivisionError
        return Reading(read_document(path, file))

    report = ingest([folder], home, read_one=read_one)
    assert files(report.read) == ["under/b.txt"]
    assert report.failed[0].file == "a.txt"
    assert "oväntat fel" in report.failed[0].reason


def test_a_document_that_fails_keeps_its_earlier_artifact(folder, home):
    ingest([folder], home)
    (folder / "a.txt").write_text("", encoding="utf-8")
    assert [f.file for f in ingest([folder], home).failed] == ["a.txt"]
    assert files(read_all(home)) == ["a.txt", "under/b.txt"]


def test_one_name_in_two_folders_gives_two_documents(folder, home, tmp_path):
    other = tmp_path / "annan"
    other.mkdir()
    (other / "a.txt").write_text(TEXT.replace("Nora", "Sala"), encoding="utf-8")
    ingest([folder], home)
    assert files(ingest([other], home).read) == ["annan/a.txt"]
    assert files(read_all(home)) == ["a.txt", "annan/a.txt", "under/b.txt"]
    assert ingest([other, folder], home).read == ()


def test_a_file_that_has_been_moved_is_known_by_its_content(folder, home, tmp_path):
    ingest([folder], home)
    moved = folder.rename(tmp_path / "flyttad")
    assert ingest([moved], home).read == ()


@pytest.mark.parametrize("change", [{"format_version": 0}, {"read_by": "annan kod"}], ids=str)
def test_a_moved_folder_makes_no_doubles_after_an_update(folder, home, tmp_path, change):
    (first, second) = ingest([folder], home).read
    for agreement in (first, second):
        write_artifact(replace(agreement, **change), home.artifact(agreement.id))
    report = ingest([folder.rename(tmp_path / "flyttad")], home)
    assert [(a.id, a.file) for a in report.read] == [(first.id, "a.txt"), (second.id, "under/b.txt")]
    assert files(read_all(home)) == ["a.txt", "under/b.txt"] and report.failed == ()


def test_a_path_that_does_not_exist_is_a_usage_error(home, tmp_path):
    with pytest.raises(UsageError, match="finns inte"):
        ingest([tmp_path / "saknas"], home)
    with pytest.raises(UsageError, match="inga dokument"):
        ingest([tmp_path], home)


def test_pages_that_wait_for_ocr_are_taken_up_when_it_is_there(folder, home):
    def unread(path, file):
        return Reading(replace(read_document(path, file), page_readings=(PageReading(1, "kräver OCR"),)))

    ingest([folder / "a.txt"], home, read_one=unread)
    assert len(ingest([folder / "a.txt"], home).read) == has_ocr()


def test_artifacts_of_another_version_are_read_anew_from_their_copies(folder, home):
    ingest([folder], home)
    (agreement, _) = read_all(home)
    write_artifact(replace(agreement, format_version=0), home.artifact(agreement.id))
    (folder / "a.txt").unlink()
    assert files(ingest([folder], home).read) == ["a.txt"]
    assert files(read_all(home)) == ["a.txt", "under/b.txt"]


def test_documents_that_other_code_has_read_are_read_anew(folder, home):
    ingest([folder], home)
    (agreement, _) = read_all(home)
    write_artifact(replace(agreement, read_by="annan kod"), home.artifact(agreement.id))
    assert files(ingest([folder], home).read) == ["a.txt"]
    write_artifact(replace(agreement, read_by="annan kod"), home.artifact(agreement.id))
    report = ingest([folder / "under"], home)
    assert (files(report.read), files(report.unchanged)) == ([], ["under/b.txt"])
    assert report.outdated == (agreement.id,)  # told, and left as it is until asked for
    report = ingest([], home, renew=True)
    assert files(report.read) == ["a.txt"] and report.outdated == ()
    assert files(read_all(home)) == ["a.txt", "under/b.txt"]


def test_documents_that_cannot_be_opened_are_read_anew_whatever_is_read_in(folder, home):
    ingest([folder], home)
    (agreement, _) = read_all(home)
    write_artifact(replace(agreement, format_version=0), home.artifact(agreement.id))
    assert files(ingest([folder / "under"], home).read) == ["a.txt"]


def test_remove_takes_documents_out(folder, home):
    ingest([folder], home)
    with pytest.raises(UsageError, match="finns inte"):
        remove(["a.txt", "saknas.txt"], home)
    assert remove([str(folder / "a.txt")], home) == ["a.txt"]
    assert files(read_all(home)) == ["under/b.txt"]
    assert list(home.documents.iterdir()) == [home.artifact(next(read_all(home)).id).parent]


def test_ids_are_safe_in_addresses_and_differ_between_folders():
    one, other = (
        document_id(Path("/x/Överenskommelse Åre (1).pdf")),
        document_id(Path("/y/Överenskommelse Åre (1).pdf")),
    )
    assert one.startswith("overenskommelse-are-1-") and one.isascii()
    assert one != other


def test_the_artifact_is_plain_json_with_swedish_letters(folder, home):
    (agreement, _) = ingest([folder], home).read
    text = home.artifact(agreement.id).read_text(encoding="utf-8")
    assert "Överenskommelse" in text and json.loads(text)["file"] == "a.txt"
