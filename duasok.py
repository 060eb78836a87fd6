"""The command line, and the one place where the stages are put together: ingest, index, answer, web, eval."""

import argparse
import getpass
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, get_args

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from domain.agreement import DocumentKind
from domain.artifact import read_all
from domain.contract import document_json
from domain.errors import DuasokError, IndexMissing, UsageError
from domain.home import Home, default_home
from domain.topics import TOPICS

if TYPE_CHECKING:
    from answer.understanding.overrides import Overrides
    from index.engine import Index
    from ingest.corrections import Request

# What argparse says, in Swedish: pattern in its message -> our sentence.
PARSER_MESSAGES = (
    (r"the following arguments are required: (.*)", r"Det saknas något: \1."),
    (r"unrecognized arguments: (.*)", r"Det här känns inte igen: \1."),
    (
        r"argument (\S+).*: invalid choice: '?(.*?)'? \(choose from (.*)\)",
        r"\1 kan inte vara \2. Välj bland \3.",
    ),
    (r"argument (\S+).*: invalid int value: '(.*)'", r"\1 ska vara ett heltal, inte \2."),
    (r"argument (\S+).*: expected .*", r"\1 behöver ett värde."),
    (r"argument (\S+).*: not allowed with argument (\S+)", r"\1 kan inte användas tillsammans med \2."),
)

NO_OCR = (
    "Tesseract med svenska och engelska saknas, så skannade sidor märks kräver OCR. Installera det "
    "(Debian: apt-get install tesseract-ocr tesseract-ocr-swe tesseract-ocr-eng) och läs in dokumenten igen."
)

CORRECT_EXAMPLES = """Exempel:
  duasok correct avtal.pdf
  duasok correct avtal.pdf --set "gäller till=31 december 2023" --quote "till och med den 31 december 2023"
  duasok correct avtal.pdf --set "bilaga=3 C" --note "enligt e-brev från kommunen"
  duasok correct avtal.pdf --set "ämne=Uppföljning" --section "4 Så vet vi att det går framåt"
  duasok correct avtal.pdf --change spår-4c1f bransch=industri
  duasok correct avtal.pdf --add spår namn=Lokalvård bransch=lokalvård läge=finns --quote "ett spår för lokalvårdare"
  duasok correct avtal.pdf --remove mål-09ab
  duasok correct avtal.pdf --undo 2
"""

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


class SwedishHelp(argparse.RawDescriptionHelpFormatter):
    """Help with "Användning" in front instead of "usage"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[object],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Användning: " if prefix is None else prefix)  # type: ignore[arg-type]  # a private type


class SwedishParser(argparse.ArgumentParser):
    """Says in Swedish what was wrong with the words of a command, and exits with 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=SwedishHelp, add_help=False, **options)
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")
        self._positionals.title, self._optionals.title = "Argument", "Val"

    def error(self, message: str) -> NoReturn:
        for pattern, swedish in PARSER_MESSAGES:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = match.expand(swedish)
                break
        self.exit(2, f"{message} Skriv {self.prog} --help för hjälp.\n")


def make_parser() -> argparse.ArgumentParser:
    """All commands and their options; each command's function stands in `run`."""
    parser = SwedishParser(
        prog="duasok",
        description="Söker, svarar och jämför i kommunernas överenskommelser med Arbetsförmedlingen.",
    )
    parser.add_argument("--home", type=Path, metavar="MAPP", help="mappen med databas och index")
    commands = parser.add_subparsers(
        title="Kommandon", required=True, metavar="KOMMANDO", parser_class=SwedishParser
    )

    def command(
        name: str, run: Callable[[argparse.Namespace], int], help_text: str
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_text, description=help_text.capitalize() + ".")
        sub.add_argument(
            "--home", type=Path, metavar="MAPP", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        sub.set_defaults(run=run)
        return sub

    sub = command("ingest", ingest_command, "läs in filer och mappar och gör dem sökbara")
    sub.add_argument("paths", nargs="*", type=Path, metavar="SÖKVÄG")
    sub.add_argument(
        "--renew", action="store_true", help="läs om alla dokument som en tidigare version av Duasök har läst"
    )

    sub = command("documents", documents_command, "lista de inlästa dokumenten, eller visa hur ett har lästs")
    sub.add_argument("file", nargs="?", metavar="FIL", help="visa sida för sida hur det dokumentet har lästs")
    sub.add_argument("--json", action="store_true", help="skriv som JSON")

    sub = command("search", search_command, "sök efter avsnitt")
    sub.add_argument("query", metavar="SÖKORD")
    sub.add_argument("--json", action="store_true", help="skriv som JSON")
    sub.add_argument("-k", type=int, default=10, metavar="ANTAL", help="antal träffar (10)")
    sub.add_argument(
        "--mode", choices=("hybrid", "lexical", "dense"), default="hybrid", help="sökmetod (hybrid)"
    )
    sub.add_argument(
        "--read", action="store_true", help="låt läsmodellen ordna de 30 främsta; tar längre tid"
    )
    sub.add_argument(
        "--municipality", action="append", default=[], metavar="KOMMUN", help="bara denna kommun"
    )
    sub.add_argument(
        "--topic", action="append", default=[], choices=tuple(TOPICS), metavar="ÄMNE", help="bara detta ämne"
    )
    sub.add_argument("--year", action="append", default=[], type=int, metavar="ÅR", help="bara detta år")
    sub.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=get_args(DocumentKind),
        metavar="SLAG",
        help="bara detta dokumentslag",
    )

    sub = command("ask", ask_command, "ställ en fråga")
    sub.add_argument("question", nargs="?", metavar="FRÅGA")
    sub.add_argument("--json", action="store_true", help="skriv som JSON")
    sub.add_argument("--after", metavar="FRÅGA", help='frågan före, som den här följer upp: "och i Knivsta?"')
    sub.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="DEL=VÄRDE",
        help="ändra hur frågan förstås: typ, kommun, bransch, amne, grupp, lage, ar eller slag; kan upprepas",
    )
    sub.add_argument("--batch", type=Path, metavar="FRÅGOR.jsonl", help="svara på en hel fil av frågor")
    sub.add_argument("--out", type=Path, metavar="SVAR.jsonl", help="hit skrivs svaren på --batch")

    sub = command("compare", compare_command, "ställ kommuner bredvid varandra")
    sub.add_argument("names", nargs="+", metavar="KOMMUN")
    sub.add_argument(
        "--topic", action="append", default=[], choices=tuple(TOPICS), metavar="ÄMNE", help="bara detta ämne"
    )
    sub.add_argument("--fact", action="append", default=[], metavar="UPPGIFT", help="en uppgift: galler-till")
    sub.add_argument("--json", action="store_true", help="skriv som JSON")

    sub = command("export", export_command, "spara ett svar, en jämförelse eller avsnitt som fil")
    sub.add_argument(
        "what", metavar="VAD", help="en fråga, ett dokument, en kommun, eller kommuner med komma emellan"
    )
    sub.add_argument(
        "--format", required=True, choices=("docx", "xlsx", "csv", "pdf", "md", "json"), help="filformat"
    )
    sub.add_argument("--out", required=True, type=Path, metavar="FIL", help="filen som skrivs")
    sub.add_argument(
        "--topic", action="append", default=[], choices=tuple(TOPICS), metavar="ÄMNE", help="bara detta ämne"
    )

    sub = command("remove", remove_command, "ta bort dokument")
    sub.add_argument("files", nargs="+", metavar="FIL")

    add_correct_command(command("correct", correct_command, "rätta det som har lästs ur ett dokument"))

    sub = command("eval", eval_command, "besvara och rätta en fil med facit")
    sub.add_argument("questions", type=Path, metavar="FRÅGOR.jsonl")
    sub.add_argument("--baseline", type=Path, metavar="FIL", help="jämför med ett sparat resultat")
    sub.add_argument("--save", type=Path, metavar="FIL", help="spara resultatet")
    sub.add_argument("--json", action="store_true", help="skriv som JSON")

    sub = command("serve", serve_command, "starta webbplatsen")
    sub.add_argument("--host", default="127.0.0.1", metavar="ADRESS", help="adress att lyssna på (127.0.0.1)")
    sub.add_argument("--port", type=int, default=8000, metavar="PORT", help="port (8000)")
    sub.add_argument(
        "--folder",
        action="append",
        default=[],
        type=Path,
        metavar="MAPP",
        help="mapp som får läsas in från webben",
    )

    command("doctor", doctor_command, "kontrollera vad som är installerat och fungerar")
    return parser


def add_correct_command(sub: argparse.ArgumentParser) -> None:
    """The options of `correct`: what is to be done, the words that carry it, who does it and why."""
    sub.description = (
        "Rätta det som har lästs ur ett dokument. Utan val visas vad som kan rättas, varje uppgift med sin beteckning, "
        "och vad som har rättats."
    )
    sub.epilog = CORRECT_EXAMPLES
    sub.add_argument("file", metavar="FIL", help="dokumentets filnamn")
    what = sub.add_mutually_exclusive_group()
    what.add_argument("--set", nargs="+", metavar="FÄLT=VÄRDE", help="ge dokumentets fält andra värden")
    what.add_argument(
        "--change", nargs="+", metavar=("BETECKNING", "FÄLT=VÄRDE"), help="ändra fält i en uppgift"
    )
    what.add_argument(
        "--add", nargs="+", metavar=("SLAG", "FÄLT=VÄRDE"), help="lägg till en uppgift, med --quote"
    )
    what.add_argument("--remove", metavar="BETECKNING", help="ta bort en uppgift som är fel")
    what.add_argument("--undo", type=int, metavar="NUMMER", help="ta tillbaka en rättelse")
    sub.add_argument("--quote", metavar="ORD", help="orden i dokumentet som säger det, ordagrant")
    sub.add_argument(
        "--section", metavar="RUBRIK", help="rubriken som orden står under, när de står på flera ställen"
    )
    sub.add_argument("--by", metavar="NAMN", help="vem som rättar (annars inloggningsnamnet)")
    sub.add_argument("--note", metavar="TEXT", help="varför")
    sub.add_argument("--json", action="store_true", help="skriv som JSON")


# Each command imports its stages when it runs: loading the model takes seconds that `documents` need not wait for.
def ingest_command(args: argparse.Namespace) -> int:
    from answer.terminal import show_documents
    from index.embedding import load_embedder
    from index.generation import families_of
    from index.health import index_problem
    from ingest.pipeline import ingest, with_topics
    from ingest.structure.silent_topics import topic_judge
    from ingest.worker import ReadingProcess

    if not (args.paths or args.renew):
        raise UsageError("Skriv vilka filer eller mappar som ska läsas in: duasok ingest MAPP")
    home = home_of(args)
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err, transient=True
    )
    with bar, ReadingProcess() as read_one:
        reading = bar.add_task("Läser in", total=None)
        report = ingest(
            args.paths,
            home,
            lambda file, done, total: bar.update(
                reading, description=f"Läser {file}" if file else "Läst", completed=done, total=total
            ),
            with_topics(read_one, topic_judge(load_embedder(home))),
            args.renew,
        )
        agreements = list(read_all(home))
        if agreements and (report.read or index_problem(home)):
            indexing = bar.add_task("Bygger index", total=None)
            rebuild_index(home, lambda done, total: bar.update(indexing, completed=done, total=total))
    files = {a.id: a.file for a in agreements}
    unchanged = {a.id for a in report.unchanged}
    show_documents(out, [*report.read, *report.unchanged], families_of(home), files, unchanged)
    for failure in report.failed:
        names_itself = failure.reason.startswith(failure.file)
        sentence = failure.reason if names_itself else f"{failure.file}: {failure.reason}"
        err.print(f"[red]Kunde inte läsas:[/red] {escape(sentence)}", soft_wrap=True)
    counts = (
        f"{len(report.read)} lästa, {len(report.unchanged)} oförändrade, {len(report.failed)} misslyckade."
    )
    out.print(f"{counts} {len(agreements)} dokument är sökbara.")
    if report.outdated:
        out.print(
            f"{len(report.outdated)} dokument till lästes av en tidigare version av Duasök. "
            "Läs om alla sådana: duasok ingest --renew",
            soft_wrap=True,
        )
    return 3 if report.failed else 0


def documents_command(args: argparse.Namespace) -> int:
    from answer.terminal import show_coverage, show_documents
    from index.generation import families_of

    home = home_of(args)
    agreements = list(read_all(home))
    families, files = families_of(home), {a.id: a.file for a in agreements}
    if args.file is not None:
        agreements = [a for a in agreements if args.file in (a.file, a.id, Path(a.file).name)]
        if not agreements:
            raise UsageError(f"Dokumentet {args.file} finns inte. Se vilka som finns med: duasok documents")
    if args.json:
        print_json([document_json(a, families.links(a.id, files.get)) for a in agreements])
    elif args.file is not None:
        for agreement in agreements:
            show_coverage(out, agreement)
    elif agreements:
        show_documents(out, agreements, families, files)
    else:
        out.print("Inga dokument är inlästa. Läs in några med: duasok ingest MAPP")
    return 0


def search_command(args: argparse.Namespace) -> int:
    from answer.results import find, narrowed
    from answer.terminal import show_results

    filters = narrowed(tuple(args.municipality), tuple(args.topic), tuple(args.year), tuple(args.kind))
    results = find(args.query, open_library(args), args.k, args.mode, filters, args.read)
    if args.json:
        print_json([asdict(r) for r in results])
    else:
        show_results(out, results)
    return 0


def ask_command(args: argparse.Namespace) -> int:
    from answer.contract import answer_json
    from answer.service import ask
    from answer.terminal import show_answer

    if args.batch:
        return ask_batch(args)
    if args.question is None:
        raise UsageError(
            'Skriv en fråga inom citattecken: duasok ask "vilka kommuner har jobbspår inom industri?"'
        )
    answer = ask(args.question, open_library(args), args.after, chosen_parts(args.set))
    if args.json:
        print_json(answer_json(answer))
    else:
        show_answer(out, answer)
    return 0


def chosen_parts(words: Sequence[str]) -> "Overrides":
    """The parts of the understanding that `--set DEL=VÄRDE` sets. Raises UsageError for a part that there is not."""
    from answer.understanding.overrides import PARAMETERS, read_overrides

    pairs = [(name, value) for word in words for name, value in field_values([word]).items()]
    for name, _ in pairs:
        if name not in PARAMETERS:
            raise UsageError(f"Delen {name} finns inte. Välj bland {', '.join(PARAMETERS)}.")
    return read_overrides(lambda wanted: [value for name, value in pairs if name == wanted])


def ask_batch(args: argparse.Namespace) -> int:
    from answer.contract import answer_json
    from answer.service import ask

    if args.out is None:
        raise UsageError("Ange med --out vilken fil som svaren ska skrivas till.")
    questions = read_questions(args.batch)
    index = open_library(args)
    with args.out.open("w", encoding="utf-8") as file:
        for question in questions:
            line = {"id": question.get("id")} | answer_json(ask(question["question"], index))
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    err.print(f"{len(questions)} svar skrivna till {escape(str(args.out))}.")
    return 0


def compare_command(args: argparse.Namespace) -> int:
    from answer.compare.answers import compare
    from answer.contract import answer_json
    from answer.terminal import show_answer

    answer = compare(tuple(args.names), tuple(args.topic), open_library(args), tuple(args.fact))
    if args.json:
        print_json(answer_json(answer))
    else:
        show_answer(out, answer)
    return 0


def export_command(args: argparse.Namespace) -> int:
    from answer.export import export

    export(args.what, tuple(args.topic), open_library(args), args.format, args.out)
    err.print(f"Sparat i {escape(str(args.out))}.")
    return 0


def remove_command(args: argparse.Namespace) -> int:
    from ingest.removal import KEPT_DAYS, remove

    home = home_of(args)
    removed = remove(args.files, home)
    rebuild_index(home)
    out.print(f"{len(removed)} dokument borttagna, med sina rättelser: {escape(', '.join(removed))}.")
    out.print(f"De kan återställas i {KEPT_DAYS} dagar, på webbsidan Läs in.")
    return 0


def correct_command(args: argparse.Namespace) -> int:
    from answer.terminal import show_correctable, show_corrections
    from index.generation import families_of
    from ingest.corrections import author, correct, document, find_document

    home = home_of(args)
    document_id = find_document(home, args.file)
    requests = correction_requests(args)
    if requests:
        made = correct(home, document_id, requests, author(args.by or login_name(), args.note))
        rebuild_index(home)
    found = document(home, document_id)
    if args.json:
        files = {a.id: a.file for a in read_all(home)}
        print_json(document_json(found.agreement, families_of(home).links(document_id, files.get)))
    elif requests:
        show_corrections(out, found.agreement, made)
    else:
        show_correctable(out, found)
    return 0


def correction_requests(args: argparse.Namespace) -> "list[Request]":
    """What the options of `correct` ask for; empty when they ask for nothing but to see."""
    from ingest.corrections import AddFact, ChangeFact, RemoveFact, SetField, TakeBack

    words = (args.quote, args.section)
    if args.set:
        values = field_values(args.set)
        if len(values) > 1 and args.quote is not None:
            raise UsageError("Ett citat hör till ett fält. Rätta ett fält i taget när du anger --quote.")
        return [SetField(name, value, *words) for name, value in values.items()]
    if args.change:
        return [ChangeFact(args.change[0], field_values(args.change[1:]), *words)]
    if args.add:
        if args.quote is None:
            raise UsageError("Ange med --quote de ord i dokumentet som säger det. Utan ord läggs inget till.")
        return [AddFact(args.add[0], field_values(args.add[1:]), *words)]
    if args.quote is not None or args.section is not None:
        raise UsageError("--quote och --section används tillsammans med --set, --change eller --add.")
    if args.remove:
        return [RemoveFact(args.remove)]
    return [] if args.undo is None else [TakeBack(args.undo)]


def field_values(words: Sequence[str]) -> dict[str, str]:
    """Values by field from "fält=värde". Raises UsageError for words of another form."""
    for word in words:
        if not word.partition("=")[0].strip() or "=" not in word:
            raise UsageError(f'”{word}” ska skrivas FÄLT=VÄRDE, till exempel "bransch=industri".')
    return {name.strip(): value.strip() for name, _, value in (word.partition("=") for word in words)}


def login_name() -> str:
    """Who is logged in on this computer. Raises UsageError where that is not known."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError("Ange med --by vem som rättar.") from error


def eval_command(args: argparse.Namespace) -> int:
    from eval.run import run

    if not args.questions.is_file():
        raise UsageError(f"Filen {args.questions} finns inte.")
    report = run(args.questions, open_library(args), baseline=args.baseline, save=args.save)
    if args.json:
        print_json(report.as_json())
    else:
        out.print(report.as_text(), markup=False)
    return 0


def serve_command(args: argparse.Namespace) -> int:
    from web.server import serve

    serve(home_of(args), args.host, args.port, lambda text: out.print(text, soft_wrap=True), args.folder)
    return 0


def reader_state() -> str:
    """Whether answers are chosen with the reading model. To be without it is no fault."""
    from reader.model import reading_model

    model = reading_model()
    return "används inte, svaren väljs utan den" if model is None else f"används ({model.folder})"


def doctor_command(args: argparse.Namespace) -> int:
    from index.health import index_problem, model_problem
    from ingest.readers.ocr import has_ocr

    home = home_of(args)
    problems = {
        "Textigenkänning av skannade sidor": None if has_ocr() else NO_OCR,
        "Språkmodellen": model_problem(home),
        "Indexet": index_problem(home),
    }
    out.print(f"Mapp: {escape(str(home.root))}", soft_wrap=True)
    for part, problem in problems.items():
        state = f"[red]{escape(problem)}[/red]" if problem else "[green]fungerar[/green]"
        out.print(f"{part}: {state}", soft_wrap=True)
    out.print(f"Läsmodellen: {escape(reader_state())}", soft_wrap=True)
    return 1 if any(problems.values()) else 0


def print_json(value: object) -> None:
    """JSON on standard output, å ä ö kept."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def home_of(args: argparse.Namespace) -> Home:
    """The home folder that the options, the environment or the platform name."""
    return Home(args.home or default_home())


def rebuild_index(home: Home, progress: Callable[[int, int], None] | None = None) -> None:
    """Makes the index anew from all documents as they stand; only texts that have changed take time."""
    from index.embedding import load_embedder
    from index.rebuild import rebuild

    rebuild(home, load_embedder(home), progress)


def open_library(args: argparse.Namespace) -> "Index":
    """The index of the home folder with its model. Raises IndexMissing or IndexMismatch with the remedy."""
    from index.embedding import load_embedder
    from index.generation import open_index

    home = home_of(args)
    if not home.current.exists():
        raise IndexMissing("Inga dokument är inlästa. Läs in några med: duasok ingest MAPP")
    return open_index(home, load_embedder(home))


def read_questions(path: Path) -> list[dict[str, str]]:
    """The lines of a file of questions. Raises UsageError that names the line that cannot be used."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"Filen {path} kan inte läsas som text i UTF-8.") from error
    questions = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"Rad {number} i {path} är inte JSON.") from error
        if not isinstance(value, dict) or not isinstance(value.get("question"), str):
            raise UsageError(f'Rad {number} i {path} saknar "question".')
        questions.append(value)
    return questions


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code. Errors are one Swedish line on standard error."""
    args = make_parser().parse_args(argv)
    try:
        code: int = args.run(args)
    except DuasokError as error:
        err.print(f"[red]Fel:[/red] {escape(str(error))}", soft_wrap=True)
        return error.exit_code
    except KeyboardInterrupt:
        err.print("Avbrutet. Det som redan var inläst finns kvar.")
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
