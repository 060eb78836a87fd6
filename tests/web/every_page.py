"""Every page of the application in every state that it can be seen in, for what is held true of all of them."""

import json
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from selenium.webdriver import Chrome
from waitress import create_server

from domain.artifact import read_one
from domain.cards import Card
from domain.home import Home
from index.embedding import Embedder
from index.shelf import Shelf
from ingest.removal import remove, removed
from tests.web.forms import press
from web.app import create_app
from web.jobs import Job, JobFile, JobState, new_job
from web.library import Library

QUESTION = "Vilka kommuner har jobbspår inom industri?"
RUNNING, ENDED, BROKEN = "1" * 16, "2" * 16, "3" * 16  # ids of jobs


@dataclass(frozen=True)
class Visit:
    """An address, and what is typed (by CSS selector) and pressed there before the page is looked at.

    Without a path it goes on from the page before it.
    """

    path: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    pressed: str = ""


@dataclass(frozen=True)
class Exhibit:
    """An application with all its pages by name, and what the browser remembers of it (name and value)."""

    app: Flask
    visits: Mapping[str, Visit]
    cookie: tuple[str, str] | None = None


def exhibits(library: Library, embedder: Embedder, folder: Path) -> tuple[Exhibit, Exhibit]:
    """A copy of the library with jobs, corrections, a removed document and a full basket, and an empty library."""
    home = Home(folder / "fylld")
    shutil.copytree(library.home.root, home.root)
    own = Library(home, embedder)
    _removed(own)
    (folder / "avtal").mkdir()
    app = create_app(own, folders=[folder / "avtal"])
    client = app.test_client()
    cards = list(own.shelf().cards.values())
    plain = next(card for card in cards if not card.pages and card.tracks)
    _corrected(client, plain)
    asked = f"/sok?{urlencode({'q': QUESTION})}"
    for path, label in (
        (asked, "Lägg i utdrag"),
        (asked, "Lägg hela svaret"),
        ("/jobbspar", "Lägg jobbspåren"),
    ):
        press(client, path, label)
    _jobs(home)  # nothing that starts one comes after this, so that they stay as they are
    cookie = client.get_cookie("duasok")
    assert cookie is not None
    empty = create_app(Library(Home(folder / "tom"), embedder))
    return Exhibit(app, _visits(own.shelf(), plain, home), ("duasok", cookie.value)), Exhibit(empty, _EMPTY)


@contextmanager
def shown(exhibit: Exhibit) -> Iterator[str]:
    """The address of a server that shows it."""
    server = create_server(exhibit.app, host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()


def visit(browser: Chrome, address: str, exhibit: Exhibit, name: str) -> None:
    """Opens the page of that name, in its state."""
    wanted = exhibit.visits[name]
    if exhibit.cookie and browser.get_cookie(exhibit.cookie[0]) is None:
        browser.get(f"{address}/hjalp")  # a cookie is set on a page of its own server
        browser.add_cookie({"name": exhibit.cookie[0], "value": exhibit.cookie[1]})
    if wanted.path:
        browser.get(address + wanted.path)
    for selector, text in wanted.typed.items():
        element = browser.find_element("css selector", selector)
        element.clear()
        element.send_keys(text)
    if wanted.pressed:
        browser.find_element("css selector", wanted.pressed).click()


def _removed(library: Library) -> None:
    card = list(library.shelf().cards.values())[-1]
    if len(library.shelf().cards) > 3:
        remove([card.id], library.home)
        library.rebuild()


def _jobs(home: Home) -> None:
    """One that runs, one that has ended with a failure, one that was broken off."""
    broken = "Filen är ingen hel PDF-fil. Öppna den och spara den på nytt, eller be avsändaren om en ny."
    files = (
        JobFile("Avtal 2021/mora-overenskommelse.txt", state="läst", document="mora-1"),
        JobFile("Avtal 2021/trasig.pdf", state="kunde inte läsas", reason=broken),
        JobFile("Avtal 2021/vansbro-bilaga.docx", state="läses"),
        JobFile("Avtal 2021/alvdalen.pdf"),
    )
    states: dict[str, JobState] = {RUNNING: "läser", ENDED: "klar", BROKEN: "avbruten"}
    home.jobs.mkdir(parents=True, exist_ok=True)
    for job_id, state in states.items():
        kept = files if state == "läser" else files[:2] if state == "klar" else (*files[:2], files[3])
        message = "Disken är full. Frigör utrymme och försök igen." if state == "avbruten" else ""
        job = Job(**{**vars(new_job("Avtal 2021", kept, job_id=job_id)), "state": state, "message": message})
        (home.jobs / f"{job_id}.json").write_text(
            json.dumps(asdict(job), ensure_ascii=False), encoding="utf-8"
        )


def _corrected(client, card: Card) -> None:
    """Two corrections of the document, one of them taken back."""
    form = f"/dokument/{card.id}/ratta/falt"
    press(
        client, f"{form}/valid_to", "Spara rättelsen", varde="31 december 2031", av="Anna Ek", skal="förlängt"
    )
    press(client, f"{form}/annex", "Spara rättelsen", varde="9", av="Bo Ek")
    press(client, f"/dokument/{card.id}/ratta/ta-tillbaka/2", "Ta tillbaka", av="Bo Ek")


def _visits(shelf: Shelf, plain: Card, home: Home) -> dict[str, Visit]:
    cards = list(shelf.cards.values())
    paged = next(card for card in cards if card.pages)
    names = list(dict.fromkeys(m.name for card in cards for m in card.municipalities))
    correct = f"/dokument/{plain.id}/ratta"
    paths = {
        "start": "/",
        "fraga": f"/sok?{urlencode({'q': QUESTION})}",
        "fraga-jamfor": f"/sok?{urlencode({'q': f'Jämför målen i {names[0]} och {names[1]}'})}",
        "fraga-utan-svar": "/sok?q=Vilka+kommuner+n%C3%A4mner+kanelbullar%3F",
        "foljdfraga": f"/sok?{urlencode({'q': 'och inom handel?', 'efter': QUESTION})}",
        "sok": "/sok?q=styrgruup+praktik",
        "sok-avgransad": f"/sok?{urlencode({'q': 'mål', 'kommun': names[0]})}",
        "sok-inget": f"/sok?{urlencode({'q': 'mål', 'kommun': names[0], 'ar': '1999-2000'})}",
        "fraga-gallande": f"/sok?{urlencode({'q': QUESTION, 'giltighet': 'galler'})}",
        "lasare-pdf": f"/dokument/{paged.id}?{urlencode(_place(home, paged))}",
        "lasare-text": f"/dokument/{plain.id}?{urlencode(_place(home, plain))}",
        "lasare-sida": f"/dokument/{paged.id}?sida={paged.pages}",
        "dokument": "/dokument",
        "dokument-inget": "/dokument?namn=finns+inte",
        "kommun": f"/kommun/{names[0]}",
        "jamfor-val": "/jamfor",
        "jamfor-en": f"/jamfor?{urlencode({'kommun': names[0]})}",
        "jamfor": f"/jamfor?{urlencode([('kommun', name) for name in names[:3]])}",
        "jamfor-uppgifter": f"/jamfor?{urlencode([*(('kommun', n) for n in names[:3]), *_FACTS, ('vand', '1')])}",
        "ord-for-ord": f"/jamfor/ord?{urlencode({'ett': plain.id, 'andra': paged.id})}",
        "jobbspar": "/jobbspar",
        "jobbspar-bransch": "/jobbspar?bransch=industri",
        "jobbspar-inget": "/jobbspar?bransch=fordon&status=avslutat",
        "utdrag": "/utdrag",
        "las-in": "/las-in",
        "las-in-pagar": f"/las-in/jobb/{RUNNING}",
        "las-in-klar": f"/las-in/jobb/{ENDED}",
        "las-in-avbruten": f"/las-in/jobb/{BROKEN}",
        "ratta": correct,
        "ratta-falt": f"{correct}/falt/valid_to",
        "ratta-spar": _form_of_track(home, plain),
        "ratta-ny": f"{correct}/ny/tracks",
        "ratta-tillbaka": f"{correct}/ta-tillbaka/1",
        "hjalp": "/hjalp",
        "om": "/om",
        "tillganglighet": "/tillganglighet",
        "api": "/api",
        "fel-finns-inte": "/finns-inte",
        "fel-kommun": "/kommun/Bl%C3%A5kulla",
        "fel-adress": "/jamfor?kommun=Vara&kommun=Gotland&uppgift=vikt",
    }
    if gone := removed(home):
        paths["las-in-for-gott"] = f"/las-in/borttagna/{gone[0].id}"
    refused = Visit(f"{correct}/falt/valid_to", {"#varde": "i höst", "#av": "Bo"}, "form.correct button")
    emptied, undone = Visit("/utdrag", pressed="[value=tom]"), Visit(pressed="[value=angra]")
    plainly = {name: Visit(path) for name, path in paths.items()}
    return plainly | {"ratta-fel": refused, "utdrag-tomt": emptied, "utdrag-angrat": undone}


_FACTS = [
    ("uppgift", fact) for fact in ("galler-till", "styrgrupp", "antal-jobbspar", "mal-tal", "diarienummer")
]
_EMPTY = {
    "tom-start": Visit("/"),
    "tom-sok": Visit("/sok?q=m%C3%A5l"),
    "tom-dokument": Visit("/dokument"),
    "tom-las-in": Visit("/las-in"),
    "tom-las-in-fel": Visit("/las-in", pressed="form[enctype] button"),
    "tom-utdrag": Visit("/utdrag"),
    "tom-om": Visit("/om"),
    "tom-hjalp": Visit("/hjalp"),
}


def _place(home: Home, card: Card) -> list[tuple[str, str | int]]:
    """A sentence of a section with a heading, as a quote leads to it, and a search for hits beside it."""
    agreement = read_one(home, card.id)
    assert agreement is not None
    section = next(s for s in agreement.sections[2:] if s.heading and len(s.sentences) > 2)
    start, end = section.sentences[1]
    return [("avsnitt", section.id), ("fran", start), ("till", end), ("q", "mål")]


def _form_of_track(home: Home, card: Card) -> str:
    agreement = read_one(home, card.id)
    assert agreement is not None
    span = agreement.facts.tracks[0].span
    place = {"slag": "tracks", "avsnitt": span.section, "fran": span.start, "till": span.end}
    return f"/dokument/{card.id}/ratta/uppgift?{urlencode(place)}"
