"""Reading in from the web: files, folders, what goes wrong, removal and its undoing, and jobs that outlive a server."""

import html
import io
import shutil
import time
from contextlib import nullcontext

import pytest
from filelock import FileLock

from domain.artifact import read_all
from domain.home import Home
from index.embedding import HashEmbedder
from ingest.pipeline import read_with_words
from tests.conftest import SAMPLE
from tests.web.forms import press
from web import jobs as job_module
from web.app import create_app
from web.jobs import ENDED, JobFile, Jobs, new_job
from web.library import Library
from web.uploads import shown_name, stored_name

VARA = (SAMPLE / "vara-overenskommelse-2021.txt").read_bytes()
PATIENCE = 300  # seconds; a busy machine is slow, and only a job that never ends is an error


@pytest.fixture
def home(library, tmp_path) -> Home:
    """A copy of the small library, to be changed."""
    home = Home(tmp_path / "home")
    shutil.copytree(library.home.root, home.root)
    return home


@pytest.fixture
def jobs(home) -> Jobs:
    return Jobs(library_of(home))


def library_of(home):
    """Reads in this process: starting another one for every file takes its time, and is tested with the worker."""
    return Library(home, HashEmbedder(), lambda: nullcontext(read_with_words))


@pytest.fixture
def client(home, jobs, tmp_path):
    (tmp_path / "avtal").mkdir()
    return create_app(jobs._library, jobs, [tmp_path / "avtal"]).test_client()


def ended(jobs, number=0):
    """The job, when it has ended."""
    until = time.monotonic() + PATIENCE
    while (job := jobs.all()[number]).state not in ENDED:
        assert time.monotonic() < until, job
        time.sleep(0.05)
    return job


def text_of(response):
    return html.unescape(response.get_data(as_text=True))


def files_of(home):
    return [a.file for a in read_all(home)]


def test_a_folder_with_a_broken_file_is_read_and_tells_of_each(client, home, jobs):
    sent = [
        (io.BytesIO(VARA.replace(b"Vara", "Åre".encode())), "Avtal/Åre ö <1>.txt"),
        (io.BytesIO(b"%PDF-1.7 broken"), "Avtal/trasig.pdf"),
        (io.BytesIO(b"MZ"), "Avtal/program.exe"),
        (io.BytesIO(b"x"), "Avtal/.dold"),
        (io.BytesIO(b"x"), "Avtal/Thumbs.db"),
    ]
    page = text_of(press(client, "/las-in", "Läs in", mapp=sent))
    assert "<h1>3 filer</h1>" in page
    job = ended(jobs)
    assert job.state == "klar"
    assert [f.name for f in job.files] == ["Avtal/Åre ö _1_.txt", "Avtal/trasig.pdf", "Avtal/program.exe"]
    assert [f.state for f in job.files] == ["läst", "kunde inte läsas", "kunde inte läsas"]
    assert job.files[1].reason.startswith("Avtal/trasig.pdf ") and "Spara om den" in job.files[2].reason
    page = text_of(client.get(f"/las-in/jobb/{job.id}"))
    assert "Klart: 1 läst och 2 kunde inte läsas." in page and job.files[1].reason in page
    assert f'href="/dokument/{job.files[0].document}"' in page
    assert "Åre" in text_of(client.get("/sok?q=Har+Åre+jobbspår%3F"))
    told = client.get(f"/las-in/jobb/{job.id}.json").get_json()
    assert told["ended"] and told["done"] == told["total"] == 3 and "path" not in told["files"][0]
    assert not list(home.uploads.iterdir())


def test_nothing_is_stored_under_the_name_that_was_sent(client, home, jobs):
    press(client, "/las-in", "Läs in", filer=[(io.BytesIO(VARA + b" x"), "../../../etc/../Å vtal.txt")])
    job = ended(jobs)
    assert job.files[0].name == "etc/Å vtal.txt" and "a-vtal.txt" in job.files[0].path
    assert str(home.uploads) in job.files[0].path and job.files[0].document.startswith("a-vtal-")


def test_two_files_of_one_name_are_two_documents_and_the_same_file_is_one(client, home, jobs):
    for content in (VARA + b"\nEn rad till.", VARA + b"\nEn annan rad.", VARA):
        press(client, "/las-in", "Läs in", filer=[(io.BytesIO(content), "vara-overenskommelse-2021.txt")])
        ended(jobs)
    states = [j.files[0].state for j in reversed(jobs.all())]
    assert states == ["läst", "läst", "oförändrad"]
    names = [f for f in files_of(home) if f.startswith("vara")]
    assert names == [
        "vara-overenskommelse-2021 (2).txt", "vara-overenskommelse-2021 (3).txt", "vara-overenskommelse-2021.txt",
    ]  # fmt: skip


def test_an_empty_choice_and_too_many_files_are_explained(client, monkeypatch):
    assert "Välj minst en fil" in text_of(press(client, "/las-in", "Läs in"))
    monkeypatch.setattr("web.uploads.MOST_FILES", 1)
    many = [(io.BytesIO(b"x"), f"{n}.txt") for n in range(2)]
    assert "2 filer är för många på en gång" in text_of(press(client, "/las-in", "Läs in", filer=many))


def test_too_much_is_refused_where_nothing_is_uploaded_and_explained(client):
    response = client.post("/utdrag", data={"vad": io.BytesIO(b"x" * 2_000_000)}, buffered=True)
    refused = client.post("/utdrag", data={"fil": (io.BytesIO(b"x" * 2_000_000), "x.txt")})
    assert response.status_code in (400, 413) and refused.status_code == 413
    assert "Det blev för mycket på en gång" in text_of(refused)


def test_a_folder_of_the_server_is_read_only_when_it_is_allowed(client, home, jobs, tmp_path):
    (tmp_path / "avtal" / "ny.txt").write_bytes(VARA.replace(b"Vara", b"Mora"))
    page = press(client, "/las-in", "Läs in mappen")
    assert page.status_code == 200 and ended(jobs).files[0].state == "läst" and "ny.txt" in files_of(home)
    assert (tmp_path / "avtal" / "ny.txt").exists()
    refused = press(client, "/las-in", "Läs in mappen", mapp=str(home.root))
    assert refused.status_code == 400 and len(jobs.all()) == 1


def test_documents_are_removed_put_back_and_removed_for_good(client, home, jobs):
    vara = next(a for a in read_all(home) if a.file.startswith("vara"))
    assert "Kryssa för minst ett dokument" in text_of(press(client, "/las-in", "Ta bort de valda"))
    page = text_of(press(client, "/las-in", "Ta bort de valda", dokument=[vara.id]))
    assert f"{vara.file} är borttaget." in page and vara.file not in files_of(home)
    assert "Vara" not in text_of(client.get("/jamfor")).split("Ämnen")[0]
    page = text_of(press(client, "/las-in", "Återställ"))
    assert "är återställt" in page and vara in list(read_all(home))
    assert 'value="Vara"' in text_of(client.get("/jamfor"))
    press(client, "/las-in", "Ta bort de valda", dokument=[vara.id])
    asked = f"/las-in/borttagna/{vara.id}"
    assert f'href="{asked}"' in client.get("/las-in").get_data(as_text=True)
    page = text_of(client.get(asked))
    assert f"Ta bort {vara.file} för gott?" in page and "Det går inte att ångra" in page
    assert list(home.removed.iterdir())  # to look at the question removes nothing
    page = text_of(press(client, asked, "Ta bort för gott"))
    assert f"{vara.file} är borttaget för gott." in page
    assert not list(home.removed.iterdir()) and vara.file not in files_of(home)
    assert client.get(asked).status_code == 400


def test_a_document_is_read_again_from_its_copy(client, home, jobs):
    vara = next(a for a in read_all(home) if a.file.startswith("vara"))
    press(client, "/las-in", "Läs om de valda", dokument=[vara.id])
    job = ended(jobs)
    assert [(f.name, f.state, f.document) for f in job.files] == [(vara.file, "läst", vara.id)]
    again = next(a for a in read_all(home) if a.id == vara.id)
    assert again.read_at > vara.read_at or again.sections == vara.sections


def test_what_an_earlier_program_has_read_is_told_and_read_again_when_asked_for(
    client, home, jobs, monkeypatch
):
    assert "tidigare version av Duasök" not in text_of(client.get("/om"))
    monkeypatch.setattr("ingest.pipeline.reading_code", lambda: "nyare")
    for path in ("/om", "/las-in"):
        assert "3 dokument är lästa av en tidigare version av Duasök." in text_of(client.get(path))
    press(client, "/las-in", "Läs in", filer=[(io.BytesIO(VARA.replace(b"Vara", b"Mora")), "mora.txt")])
    job = ended(jobs)
    assert [f.name for f in job.files] == ["mora.txt"]
    assert "3 dokument är lästa" in text_of(client.get("/om"))  # the others are as they were
    press(client, "/om", "Läs om alla")
    assert [f.state for f in ended(jobs).files] == ["läst"] * 3
    assert "tidigare version av Duasök" not in text_of(client.get("/las-in"))


def test_a_job_goes_on_when_the_next_server_starts(home, tmp_path):
    left = tmp_path / "kvar.txt"
    left.write_bytes(VARA.replace(b"Vara", b"Mora"))
    stopped = new_job(
        "Avbruten", [JobFile("klar.txt", "/finns/inte", "läst"), JobFile("kvar.txt", str(left), "läses")]
    )
    first = Jobs(library_of(home))
    home.jobs.mkdir()
    first._write(job_module.replace(stopped, state="läser"))  # as it was on disk when the server ended
    later = Jobs(Library(home, HashEmbedder()))  # with a process of its own, as a server has
    later.resume()
    job = ended(later)
    assert job.state == "klar" and [f.state for f in job.files] == ["läst", "läst"]
    assert "kvar.txt" in files_of(home)


def test_a_job_waits_for_the_command_line_and_says_so(home, jobs, tmp_path):
    with FileLock(home.root / "ingest.lock"):
        jobs.start(new_job("Vara", [JobFile("vara.txt", str(SAMPLE / "vara-overenskommelse-2021.txt"))]))
        until = time.monotonic() + PATIENCE
        while jobs.all()[0].message != job_module.WAITING and time.monotonic() < until:
            time.sleep(0.02)
        assert jobs.all()[0].state == "väntar" and jobs.all()[0].message == job_module.WAITING
    assert ended(jobs).state == "klar"


def test_a_job_that_is_broken_off_says_why_and_can_be_tried_again(client, home, jobs, monkeypatch):
    monkeypatch.setattr(job_module, "PATIENCE", 0.05)
    with FileLock(home.root / "ingest.lock"):
        jobs.start(new_job("Vara", [JobFile("vara.txt", str(SAMPLE / "vara-overenskommelse-2021.txt"))]))
        job = ended(jobs)
    page = text_of(client.get(f"/las-in/jobb/{job.id}"))
    assert job.state == "avbruten" and "En annan inläsning pågår" in page and "1 inte läst" in page
    press(client, f"/las-in/jobb/{job.id}", "Försök igen")
    assert ended(jobs).state == "klar"


def test_a_damaged_or_unknown_job_is_no_page(client, home):
    home.jobs.mkdir(exist_ok=True)
    (home.jobs / f"{'a' * 16}.json").write_text("{}", encoding="utf-8")
    for wrong in ("a" * 16, "b" * 16, "..%2fsecret"):
        assert client.get(f"/las-in/jobb/{wrong}").status_code == 404
    assert client.get("/las-in").status_code == 200


@pytest.mark.parametrize(
    ("sent", "shown", "stored"),
    [
        ("C:\\Avtal\\Åre.PDF", "C_/Avtal/Åre.PDF", "are.pdf"),
        ("/etc/passwd", "etc/passwd", "passwd"),
        ("../..//x.txt", "x.txt", "x.txt"),
        ("日本.txt", "日本.txt", "dokument.txt"),
        ("a\x00b\n.txt", "a_b_.txt", "a-b.txt"),
        ("..", "", "dokument"),
    ],
)
def test_names_are_made_harmless(sent, shown, stored):
    assert shown_name(sent) == shown and stored_name(shown_name(sent)) == stored
