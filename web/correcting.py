"""The pages of corrections (Rätta): what can be corrected in a document, one form for each thing, and the history."""

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin
from urllib.parse import urlsplit

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from domain.agreement import DocumentKind, Section, Span
from domain.artifact import read_one
from domain.corrections import FACT_TYPES
from domain.errors import UsageError
from domain.fact_fields import CHOICES, NOTHING, Field, fields_of, label_of, plural_of
from domain.plain import without_none
from domain.topics import TOPICS
from ingest import corrections
from ingest.corrections import (
    AddFact,
    ChangeFact,
    Correctable,
    Document,
    RemoveFact,
    Request,
    SetField,
    TakeBack,
)
from web.contexts.correcting import CorrectFormPage, CorrectPage, FieldInput
from web.jobs import Jobs
from web.library import Library
from web.texts import FOLLOWS, FOLLOWS_SOON

NAME = "namn"  # the key of the session that holds who corrects
HINTS = {
    "industries": "Flera skrivs med komma emellan, till exempel Industri, Handel.",
    "date": "Till exempel 2020-06-23 eller 23 juni 2020.",
    "municipality_name": "En kommuns namn, till exempel Vara.",
    "municipality_code": "En kommuns namn, till exempel Vara.",
}
DATES = "Till exempel 2020-06-23 eller 23 juni 2020. Flera skrivs med komma emellan."
FIELD_HINTS = {
    "municipalities": "Flera skrivs med komma emellan.", "dated": DATES, "signed": DATES, "valid_from": DATES,
    "valid_to": "Till exempel 2023-12-31, 31 december 2023 eller tills vidare.",
}  # fmt: skip
PARTS = "Delarna skrivs med semikolon emellan, som de står i dokumentet."


def blueprint(library: Library, jobs: Jobs) -> Blueprint:
    """Correcting, over one library."""
    pages = Blueprint("correct", __name__, url_prefix="/dokument/<document_id>/ratta")

    @pages.get("")
    def show(document_id: str) -> str:
        found = known(library, document_id)
        kinds = tuple((kind, label_of(kind), plural_of(kind)) for kind in FACT_TYPES)
        return render_template("correct.html", page=CorrectPage(found, kinds, found.agreement.invented))

    @pages.get("/uppgift")
    def find(document_id: str) -> AnyResponse:
        """Leads from a fact as it is shown, by its kind and place, to its form."""
        facts = known(library, document_id).facts
        place = Span(
            request.args.get("avsnitt", ""),
            request.args.get("fran", -1, type=int),
            request.args.get("till", -1, type=int),
        )
        fact = next((f for f in facts if f.kind == request.args.get("slag") and f.span == place), None)
        if fact is None:
            return redirect(url_for("correct.show", document_id=document_id))
        back = own_path(request.referrer)
        return redirect(
            url_for(
                "correct.form", document_id=document_id, vad="uppgift", namn=fact.reference, tillbaka=back
            )
        )

    @pages.get("/<vad>/<namn>")
    def form(document_id: str, vad: str, namn: str) -> str:
        page = form_page(known(library, document_id), vad, namn, {}, own_path(request.args.get("tillbaka")))
        return render_template("correct_form.html", page=page)

    @pages.post("/<vad>/<namn>")
    def correct(document_id: str, vad: str, namn: str) -> AnyResponse | tuple[str, int]:
        back = own_path(request.form.get("tillbaka"))
        page = form_page(known(library, document_id), vad, namn, request.form, back)
        try:
            who = corrections.author(request.form.get("av", ""), request.form.get("skal"))
            made = corrections.correct(library.home, document_id, [asked(page, request.form)], who)
        except UsageError as error:
            return render_template("correct_form.html", page=page, problem=str(error)), 400
        session[NAME] = who.by
        follows = FOLLOWS if jobs.follow(f"Rättelse i {page.document.agreement.file}") else FOLLOWS_SOON
        flash(f"Rättat: {made[-1].what}. {follows}")
        return redirect(back or url_for("correct.show", document_id=document_id), 303)

    return pages


def known(library: Library, document_id: str) -> Document:
    """What can be corrected in the document of that id, or a 404 page."""
    if read_one(library.home, document_id) is None:
        abort(404)
    return corrections.document(library.home, document_id)


def own_path(address: str | None) -> str | None:
    """The path and query of one of our own pages; None for an address of any other site."""
    parts = urlsplit(address or "")
    if (
        parts.netloc not in ("", request.host)
        or not parts.path.startswith("/")
        or parts.path[1:2] in ("/", "\\")
    ):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def form_page(
    found: Document, what: str, name: str, typed: Mapping[str, str], back: str | None
) -> CorrectFormPage:
    """The form for one thing that can be corrected, with what has been typed into it; else a 404 page."""
    title, fields = _chosen(found, what, name) or abort(404)
    return CorrectFormPage(
        document=found,
        what=what,
        name=name,
        title=title,
        fields=tuple(field.typed(typed) for field in fields),
        fact=_fact(found, name) if what == "uppgift" else None,
        sections=tuple(s.label for s in found.agreement.sections),
        typed=typed,
        by=typed.get("av", session.get(NAME, "")),
        back=back,
        invented=found.agreement.invented,
    )


def _chosen(found: Document, what: str, name: str) -> tuple[str, tuple[FieldInput, ...]] | None:
    """What a form is headed, and its fields: for a field of the document, a section's topic, a fact, a new fact of a
    kind, or taking a correction back."""
    if what == "falt" and name in found.fields:
        return found.labels[name].capitalize(), (_document_field(found, name),)
    if what == "amne" and (section := _with_heading(found, name)):
        return f"Ämne för {section.label}", (_topic_field(section),)
    if what == "uppgift" and (fact := _fact(found, name)):
        title = f"{label_of(fact.kind).capitalize()}: {next(iter(fact.values.values()))}"
        return title, tuple(_fact_field(f, fact.values[f.label]) for f in fields_of(fact.kind))
    if what == "ny" and name in FACT_TYPES:
        return f"Lägg till {label_of(name)}", tuple(_fact_field(f, "") for f in fields_of(name))
    if what == "ta-tillbaka" and (entry := next((c for c in found.history if str(c.number) == name), None)):
        return f"Ta tillbaka rättelse {entry.number}: {entry.what}", ()
    return None


def _fact(found: Document, reference: str) -> Correctable | None:
    return next((f for f in found.facts if f.reference == reference), None)


def asked(page: CorrectFormPage, sent: Mapping[str, str]) -> Request:
    """What the form asks for. Raises UsageError when it asks for nothing."""
    quote, section = sent.get("citat", "").strip() or None, sent.get("rubrik") or None
    if page.what == "ta-tillbaka":
        return TakeBack(int(page.name))
    if page.what == "amne":
        return SetField("topic", page.fields[0].value, section=page.name)
    if page.what == "falt":
        return SetField(page.name, page.fields[0].value, quote, section)
    if page.what == "ny":
        if quote is None:
            raise UsageError("Citera de ord i dokumentet som säger det. Utan ord läggs inget till.")
        given = {f.label: f.value for f in page.fields if f.value}
        return AddFact(page.name, given, quote, section)
    if sent.get("gor") == "ta-bort":
        return RemoveFact(page.name)
    changed = {f.label: f.value for f in page.fields if f.value != f.before}
    if not changed and quote is None:
        raise UsageError("Inget är ändrat. Ändra ett fält, eller citera andra ord.")
    return ChangeFact(page.name, changed, quote, section)


def _with_heading(found: Document, section_id: str) -> Section | None:
    return next((s for s in found.agreement.sections if s.id == section_id and s.heading), None)


def _topic_field(section: Section) -> FieldInput:
    value = TOPICS[section.topic].label if section.topic in TOPICS else ""
    return FieldInput(
        "varde", "ämne", value, value, ("", *(t.label for t in TOPICS.values())), "Tomt betyder inget ämne."
    )


def _document_field(found: Document, name: str) -> FieldInput:
    choices = get_args(DocumentKind) if name == "kind" else ()
    value = _shown(found.fields[name])
    return FieldInput("varde", found.labels[name], value, value, choices, FIELD_HINTS.get(name, ""))


def _fact_field(field: Field, shown: str) -> FieldInput:
    hint = without_none(field.hint)
    choices: tuple[str, ...] = ()
    if get_origin(hint) is Literal:
        choices = tuple(CHOICES.get(value, value) for value in get_args(hint))
    value = _shown(shown)
    return FieldInput(f"f-{field.name}", field.label, value, value, choices, _hint(field, hint))


def _hint(field: Field, hint: Any) -> str:
    is_parts = get_origin(hint) is tuple and get_args(hint)[-1] is Ellipsis and field.reads == ""
    return HINTS.get(field.reads, PARTS if is_parts else "")


def _shown(value: str) -> str:
    return "" if value == NOTHING else value
