"""The pages of reading in (Läs in): upload, folders of the server, jobs and their progress, removal and its undoing."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from answer.wording import join_names
from domain.artifact import read_one
from domain.cards import Card
from domain.errors import HomeError, IndexMissing, UsageError
from domain.text import fold
from ingest.files import find_files
from ingest.pipeline import is_outdated
from ingest.removal import KEPT_DAYS, remove, removed, removed_one, restore, throw_away
from web.contexts.intake import IntakePage, JobPage, ThrowAwayPage
from web.jobs import ENDED, Job, JobFile, Jobs, new_job
from web.library import Library
from web.texts import FOLLOWS_SOON
from web.uploads import MOST_FILES, MOST_UPLOADED, uploaded

MOST_SHOWN = 200  # documents in the list; the others are found by name


def blueprint(library: Library, jobs: Jobs, folders: Sequence[Path]) -> Blueprint:
    """Reading in, over one library. `folders` are those of the server that may be read."""
    pages = Blueprint("intake", __name__)

    @pages.before_app_request
    def allow_uploads() -> None:
        if request.endpoint == "intake.upload":
            request.max_content_length = MOST_UPLOADED
            request.max_form_parts = 2 * MOST_FILES + 100

    @pages.get("/las-in")
    def show() -> str:
        cards, problem = documents()
        name = request.args.get("namn", "").strip()
        fitting = tuple(c for c in cards if fold(name) in fold(f"{c.file} {c.name}"))
        page = IntakePage(
            folders=tuple(str(folder) for folder in folders),
            jobs=jobs.all(),
            documents=fitting[:MOST_SHOWN],
            name=name,
            total=len(fitting),
            problem=problem,
            removed=tuple(removed(library.home)),
            kept_days=KEPT_DAYS,
            outdated=len(outdated(cards)),
        )
        return render_template("intake.html", page=page)

    @pages.post("/las-in")
    def upload() -> AnyResponse:
        sent = [*request.files.getlist("filer"), *request.files.getlist("mapp")]
        return started(uploaded(sent, library.home))

    @pages.post("/las-in/mapp")
    def read_folder() -> AnyResponse:
        chosen = next((f for f in folders if str(f) == request.form.get("mapp")), None)
        if chosen is None:
            raise UsageError("Välj en av mapparna i listan.")
        files = (JobFile(source.name, str(source.path.absolute())) for source in find_files([chosen]))
        return started(new_job(f"Mappen {chosen}", files))

    @pages.post("/las-in/dokument")
    def arrange() -> AnyResponse:
        chosen = request.form.getlist("dokument")
        found = [a for i in chosen if (a := read_one(library.home, i)) is not None]
        if not found:
            raise UsageError("Kryssa för minst ett dokument först.")
        if request.form.get("gor") == "las-om":
            title = f"Ny läsning av {found[0].file if len(found) == 1 else f'{len(found)} dokument'}"
            return started(new_job(title, (JobFile(a.file, document=a.id) for a in found)))
        if request.form.get("gor") != "ta-bort":
            abort(400)
        files = remove([a.id for a in found], library.home)
        what = f"{join_names(files)} är borttagna." if len(files) > 1 else f"{files[0]} är borttaget."
        follow(f"Borttagning av {files[0] if len(files) == 1 else f'{len(files)} dokument'}", what)
        return redirect(url_for("intake.show", _anchor="borttagna"), 303)

    @pages.post("/las-in/alla")
    def renew() -> AnyResponse:
        cards = outdated(documents()[0])
        if not cards:
            raise UsageError("Alla dokument är redan lästa av den här versionen av Duasök.")
        return started(
            new_job(f"Ny läsning av {len(cards)} dokument", (JobFile(c.file, document=c.id) for c in cards))
        )

    @pages.post("/las-in/borttagna")
    def undo() -> AnyResponse:
        if document_id := request.form.get("aterstall"):
            file = restore(document_id, library.home)
            follow(f"Återställning av {file}", f"{file} är återställt, med sina rättelser.")
        else:
            flash(f"{throw_away(request.form.get('kasta', ''), library.home)} är borttaget för gott.")
        return redirect(url_for("intake.show", _anchor="borttagna"), 303)

    @pages.get("/las-in/borttagna/<document_id>")
    def ask_before(document_id: str) -> str:
        """What cannot be undone is asked about first."""
        page = ThrowAwayPage(removed_one(document_id, library.home), KEPT_DAYS)
        return render_template("throw_away.html", page=page)

    @pages.get("/las-in/jobb/<job_id>")
    def job(job_id: str) -> str:
        return render_template("job.html", page=JobPage(known(job_id)))

    @pages.get("/las-in/jobb/<job_id>.json")
    def progress(job_id: str) -> Response:
        return jsonify(job_json(known(job_id)))

    @pages.post("/las-in/jobb/<job_id>")
    def retry(job_id: str) -> AnyResponse:
        found = known(job_id)
        if found.state == "avbruten":
            jobs.retry(found)
        return redirect(url_for("intake.job", job_id=job_id), 303)

    def documents() -> tuple[Iterable[Card], str]:
        """All documents; what is wrong with the index, which reading in mends, is said."""
        try:
            return library.shelf().cards.values(), ""
        except IndexMissing:
            return (), ""
        except HomeError as error:
            return (), str(error)

    def follow(title: str, what: str) -> None:
        """Lets answers and search follow a change, and says on the next page what has been done."""
        flash(what if jobs.follow(title) else f"{what} {FOLLOWS_SOON}")

    def known(job_id: str) -> Job:
        found = jobs.get(job_id)
        return found if found is not None else abort(404)

    def started(made: Job) -> AnyResponse:
        jobs.start(made)
        return redirect(url_for("intake.job", job_id=made.id), 303)

    return pages


def outdated(cards: Iterable[Card]) -> list[Card]:
    """The documents that an earlier version of the program has read, or whose pages can be read by now."""
    return [card for card in cards if is_outdated(card.read_by, card.read)]


def job_json(job: Job) -> dict[str, object]:
    """What the page's script is told; paths of the server are kept to the server."""
    page = JobPage(job)
    files = [{k: v for k, v in asdict(f).items() if k != "path"} for f in job.files]
    return {
        "state": job.state,
        "summary": page.summary,
        "done": page.done,
        "total": page.total,
        "ended": job.state in ENDED,
        "files": files,
    }
