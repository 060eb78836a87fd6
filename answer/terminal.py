"""Documents, results and answers as a terminal shows them."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from rich.console import Console, JustifyMethod
from rich.markup import escape
from rich.table import Table

from answer.results import Result
from answer.understanding.shown_parts import unknown_said
from answer.wording import counted, percent
from domain.agreement import Agreement, Correction
from domain.answer import Answer, Citation
from domain.dates import swedish_time
from domain.fact_fields import NOTHING, plural_of, shortened
from domain.families import Families
from domain.topics import TOPICS
from ingest.corrections import Document


def show_documents(
    out: Console,
    agreements: Sequence[Agreement],
    families: Families,
    files: Mapping[str, str],
    unchanged: Collection[str] = (),
) -> None:
    """Two lines a document, or three: its file; what it is, whose and how much; then what else is to be known of it.

    A table would break names in a window of eighty columns. `files` are names by id, of all documents;
    `unchanged` are ids.
    """
    for a in agreements:
        kind = f"{a.kind} {a.annex}" if a.annex else a.kind
        names = ", ".join(m.name for m in a.municipalities) or "okänd kommun"
        numbers = f"{len(a.sections)} avsnitt, {len(a.facts.tracks)} jobbspår"
        related = [link.said for link in families.links(a.id, files.get)]
        notes = [*related, *a.warnings, *_corrected(a), *(["oförändrad"] if a.id in unchanged else [])]
        out.print(f"[bold]{escape(a.file)}[/bold]")
        out.print(escape(f"  {names}: {kind}, {numbers}"), soft_wrap=True)
        if notes:
            out.print(escape(f"  {'; '.join(notes)}"), soft_wrap=True)


def _corrected(agreement: Agreement) -> list[str]:
    standing = sum(c.state.startswith("gäller") and c.undoes is None for c in agreement.corrections)
    lost = sum(c.state == "kunde inte återfinnas" for c in agreement.corrections)
    notes = [counted(standing, "rättelse", "rättelser")] if standing else []
    return notes + ([f"{counted(lost, 'rättelse', 'rättelser')} kunde inte återfinnas"] if lost else [])


def show_coverage(out: Console, agreement: Agreement) -> None:
    """How the document was read: a row a page with the method, OCR's confidence, and where its characters stand."""
    out.print(f"[bold]{escape(agreement.file)}[/bold]")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in ("Sida", "Läst som", "Säkerhet", "Tecken", "I avsnitt", "Utelämnat"):
        justify: JustifyMethod = "right" if column in ("Sida", "Säkerhet", "Tecken") else "left"
        table.add_column(column, justify=justify, overflow="fold")
    for page in agreement.coverage:
        total = max(page.characters, 1)
        inside = [(agreement.section(s.section).label, s.characters) for s in page.shares if s.section]
        left_out = [(s.reason, s.characters) for s in page.shares if s.reason]
        cells = (
            "–" if page.page is None else str(page.page),
            page.method or "text",
            "" if page.confidence is None else percent(page.confidence),
            str(page.characters),
            "; ".join(f"{label} {percent(count / total)}" for label, count in inside) or "–",
            "; ".join(f"{reason} {percent(count / total)}" for reason, count in left_out) or "–",
        )
        table.add_row(*map(escape, cells))
    out.print(table)
    _show_judged_topics(out, agreement)
    for warning in agreement.warnings:
        out.print(escape(warning), soft_wrap=True)


def _show_judged_topics(out: Console, agreement: Agreement) -> None:
    """The topics that were judged by the text, as the heading's words say nothing, and how to correct one."""
    judged = [s for s in agreement.sections if s.topic in TOPICS and s.topic_confidence < 1.0]
    if not judged:
        return
    out.print("\nÄmnen som är bedömda efter avsnittets text, för att ordlistan inte känner rubriken:")
    for section in judged:
        label = TOPICS[section.topic or ""].label
        out.print(f"  {escape(section.label)}: {label} ({percent(section.topic_confidence)})", soft_wrap=True)
    command = f'duasok correct {agreement.file} --set "ämne=ÄMNE" --section "RUBRIK"'
    out.print(f"Rätta ett ämne så här: {escape(command)}", soft_wrap=True)


def show_results(out: Console, results: Sequence[Result]) -> None:
    """Numbered sections with the matching words in bold; a hint when there are none."""
    if not results:
        out.print(
            "Inget avsnitt svarar mot sökningen. Pröva färre eller andra ord, eller ta bort en avgränsning."
        )
    for number, r in enumerate(results, 1):
        names = ", ".join(m.name for m in r.municipalities)
        out.print(
            f"[bold]{number}. {escape(names)}: {escape(r.heading)}[/bold]  {escape(_place(r.document, r.page))}"
        )
        if r.related:
            out.print(f"   [dim]{escape('; '.join(link.said for link in r.related))}[/dim]", soft_wrap=True)
        out.print(f"   {_mark(r.text, r.marked)}\n")


def show_answer(out: Console, answer: Answer) -> None:
    """The answer, then the quotes behind it, then what was looked through."""
    if answer.meant is not None and answer.meant != answer.question:
        out.print(f"[dim]Frågan förstås så: {escape(answer.meant)}[/dim]")
    if answer.kind != "compare" or not answer.table:  # a comparison's text says what its table says
        out.print(f"[bold]{escape(answer.text)}[/bold]")
    if answer.table:
        table = Table(header_style="bold")
        for column in answer.table.columns:
            table.add_column(escape(column), overflow="fold")
        for row in answer.table.rows:
            table.add_row(*map(escape, row))
        out.print(table)
    for entry in answer.municipalities:
        note = f" ({entry.note})" if entry.note else ""
        out.print(f"\n[bold]{escape(entry.municipality.name)}[/bold]{escape(note)}")
        _show_citations(out, entry.citations)
    if not any(entry.citations for entry in answer.municipalities):
        _show_citations(out, answer.citations)
    if answer.nearest:
        out.print("\nNärmast i texten, utan att besvara frågan:")
        _show_citations(out, answer.nearest)
    if answer.found and answer.understanding is not None and answer.understanding.unknown:
        out.print(f"\n[dim]{escape(unknown_said(answer.understanding.unknown))}[/dim]")
    _show_coverage(out, answer)


def _show_coverage(out: Console, answer: Answer) -> None:
    without = [e.municipality.name for e in answer.without_evidence if e.verdict == "no evidence"]
    unread = [e.municipality.name for e in answer.without_evidence if e.verdict == "could not be read"]
    if without:
        out.print(f"\nInget belägg: {escape(', '.join(without))}.")
    if unread:
        out.print(f"Kunde inte läsas i sin helhet: {escape(', '.join(unread))}.")
    parties = counted(answer.coverage.municipalities, "kommun", "kommuner")
    looked = f"Genomsökt: {answer.coverage.documents} dokument från {parties}."
    out.print(f"\n[dim]{escape(answer.understood)}\n{looked}[/dim]")


def _show_citations(out: Console, citations: Sequence[Citation]) -> None:
    for c in citations:
        out.print(f"  ”{escape(' '.join(c.quote.split()))}”")
        out.print(f"  [dim]{escape(_place(c.document, c.page))}, {escape(c.heading)}[/dim]")


def _place(document: str, page: int | None) -> str:
    return f"{document}, s. {page}" if page else document


def _mark(text: str, marked: Sequence[tuple[int, int]]) -> str:
    parts, position = [], 0
    for start, end in marked:
        parts += [escape(text[position:start]), f"[bold yellow]{escape(text[start:end])}[/bold yellow]"]
        position = end
    return " ".join("".join([*parts, escape(text[position:])]).split())


def show_correctable(out: Console, found: Document) -> None:
    """A document's fields, its facts with their references and words, and what has been corrected."""
    agreement = found.agreement
    out.print(f"[bold]{escape(agreement.file)}[/bold]")
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for name, value in found.fields.items():
        table.add_row(escape(found.labels[name]), escape(value))
    out.print(table)
    for kind, facts in groupby(found.facts, key=lambda fact: fact.kind):
        out.print(f"\n[bold]{escape(plural_of(kind))}[/bold]")
        for fact in facts:
            told = "; ".join(f"{label}: {value}" for label, value in fact.values.items() if value != NOTHING)
            out.print(f"[bold]{escape(fact.reference)}[/bold]  {escape(told)}", soft_wrap=True)
            where = _place(fact.section.label, fact.page)
            mark = "".join(f" (rättelse {number})" for number in fact.numbers[-1:])
            out.print(f"  [dim]”{escape(shortened(fact.quote))}” {escape(where)}{mark}[/dim]", soft_wrap=True)
    out.print("\n[bold]Rättelser[/bold]")
    if not found.history:
        out.print("Inget har rättats. Så rättar man: duasok correct --help")
    show_corrections(out, agreement, found.history)


def show_corrections(out: Console, agreement: Agreement, corrections: Sequence[Correction]) -> None:
    """Each correction with what it replaced, by whom and when, and the words that carry it."""
    for c in corrections:
        change = f"{c.what}: {c.before} → {c.after}"
        state = "" if c.state == "gäller" else f" [{c.state}]"
        out.print(f"{c.number}. {escape(change)}{escape(state)}", soft_wrap=True)
        why = f": {c.note}" if c.note else ""
        out.print(f"   [dim]{escape(f'{c.by}, {swedish_time(c.at)}{why}')}[/dim]", soft_wrap=True)
        if c.span is not None:
            label = agreement.section(c.span.section).label
            out.print(
                f"   [dim]”{escape(shortened(agreement.quote(c.span)))}” {escape(label)}[/dim]",
                soft_wrap=True,
            )
        elif c.field is not None and c.state.startswith("gäller"):
            out.print(
                f"   [dim]Visas som rättat av {escape(c.by)}, utan citat ur dokumentet.[/dim]", soft_wrap=True
            )
