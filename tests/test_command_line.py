"""The command line as a user meets it: what each command prints, its exit code, and what bad input leads to."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from duasok import main
from tests.conftest import ROOT, SAMPLE

FILES = ("vara-overenskommelse-2021.txt", "gotland-overenskommelse-2019.txt")
QUESTION = "Vilka kommuner har jobbspår inom industri?"


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A home folder with two sample agreements, made by the command itself."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUASOK_MODEL", "hash")
        assert main(["--home", str(folder), "ingest", *(str(SAMPLE / name) for name in FILES)]) == 0
    return folder


@pytest.fixture
def run(home, capsys, monkeypatch):
    """Runs a command in that home: (exit code, standard output, standard error)."""
    monkeypatch.setenv("DUASOK_MODEL", "hash")
    monkeypatch.setenv("COLUMNS", "200")

    def command(*words: object, at: Path = home) -> tuple[int, str, str]:
        try:
            code = main(["--home", str(at), *map(str, words)])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def test_documents_follow_the_contract(run):
    code, out, _ = run("documents", "--json")
    documents = json.loads(out)
    assert code == 0 and {d["file"] for d in documents} == set(FILES)
    keys = {
        "file",
        "title",
        "kind",
        "annex",
        "municipalities",
        "af_office",
        "signed",
        "dated",
        "valid_from",
        "valid_to",
    }
    keys |= {"pages", "sha256", "warnings", "sections", "tracks"}
    assert all(keys <= d.keys() for d in documents)
    assert run("documents")[1].count("överenskommelse") >= 2


def test_an_answer_follows_the_contract_and_names_its_quotes(run):
    code, out, _ = run("ask", QUESTION, "--json")
    answer = json.loads(out)
    keys = {
        "question",
        "kind",
        "found",
        "text",
        "municipalities",
        "count",
        "yesno",
        "table",
        "citations",
        "coverage",
    }
    assert code == 0 and keys <= answer.keys() and answer["kind"] == "list"
    assert answer["coverage"]["documents"] == 2
    texts = {
        d["file"]: " ".join(s["text"] for s in d["sections"])
        for d in json.loads(run("documents", "--json")[1])
    }
    for municipality in answer["municipalities"]:
        for c in municipality["citations"]:
            assert " ".join(c["quote"].split()) in " ".join(texts[c["document"]].split())
    assert "Genomsökt: 2 dokument" in run("ask", QUESTION)[1]
    assert json.loads(run("ask", QUESTION, "--json", "--set", "typ=count")[1])["kind"] == "count"


def test_a_batch_answers_every_line_and_reads_nothing_else(run, tmp_path):
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    lines = [
        {"id": "1", "question": QUESTION, "expect": {"municipalities": ["Kiruna"]}},
        {"id": 2, "question": "Mål?"},
    ]
    questions.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    code, _, err = run("ask", "--batch", questions, "--out", answers)
    written = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert code == 0 and "2 svar" in err
    assert [a["id"] for a in written] == ["1", 2]
    assert "Kiruna" not in {m["name"] for m in written[0]["municipalities"]}


def test_search_is_ranked_and_narrowed(run):
    code, out, _ = run("search", "styrgrupp", "--json", "-k", 3, "--municipality", "Vara")
    results = json.loads(out)
    assert code == 0 and 1 <= len(results) <= 3
    assert [r["score"] for r in results] == sorted((r["score"] for r in results), reverse=True)
    assert {r["document"] for r in results} == {FILES[0]}
    for mode in ("lexical", "dense"):
        assert json.loads(run("search", "styrgrupp", "--json", "--mode", mode)[1])


def test_compare_puts_municipalities_side_by_side(run):
    code, out, _ = run("compare", "Vara", "Gotland", "--json")
    answer = json.loads(out)
    assert code == 0 and answer["kind"] == "compare"
    assert {"Vara", "Gotland"} <= {
        cell for row in [answer["table"]["columns"], *answer["table"]["rows"]] for cell in row
    }


def test_reading_again_changes_nothing_and_says_so(run, home):
    before = (home / "current").read_text(encoding="utf-8")
    code, out, _ = run("ingest", SAMPLE / FILES[0])
    assert code == 0 and "0 lästa, 1 oförändrade, 0 misslyckade. 2 dokument är sökbara." in out
    assert (home / "current").read_text(encoding="utf-8") == before


def test_bad_files_are_named_and_the_rest_is_read(run, tmp_path):
    folder, home = tmp_path / "avtal", tmp_path / "home"
    folder.mkdir()
    shutil.copy(SAMPLE / FILES[0], folder)
    (folder / "tom.txt").write_bytes(b"")
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.4\nnot a pdf at all")
    (folder / "bild.xyz").write_bytes(b"\x00\x01\x02")
    code, out, err = run("ingest", folder, at=home)
    assert code == 3 and "1 lästa, 0 oförändrade, 3 misslyckade. 1 dokument är sökbara." in out
    failures = [line for line in err.splitlines() if line.startswith("Kunde inte läsas")]
    assert sorted(re.findall(r"läsas: ([\w.]+)", err)) == ["bild.xyz", "tom.txt", "trasig.pdf"]
    assert len(failures) == 3 and "Traceback" not in err
    assert err.count("tom.txt") == err.count("trasig.pdf") == 1
    assert run("ask", QUESTION, at=home)[0] == 0


def test_a_document_can_be_taken_out_again(run, tmp_path):
    home = tmp_path / "home"
    run("ingest", *(SAMPLE / name for name in FILES), at=home)
    code, out, _ = run("remove", FILES[0], at=home)
    assert code == 0 and "1 dokument borttagna" in out
    assert [d["file"] for d in json.loads(run("documents", "--json", at=home)[1])] == [FILES[1]]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((), 2, "Det saknas något: KOMMANDO."),
        (("fråga",), 2, "KOMMANDO kan inte vara fråga"),
        (("search", "mål", "-k", "tre"), 2, "-k ska vara ett heltal, inte tre."),
        (("search", "mål", "-k", "0"), 2, "måste vara minst 1"),
        (("search", "mål", "--municipality", "Oxelsund"), 2, "Menade du Oxelösund?"),
        (("search", "mål", "--topic", "finnsinte"), 2, "kan inte vara finnsinte"),
        (("ingest", "/finns/inte"), 2, "/finns/inte"),
        (("ask", ""), 2, "Frågan är tom"),
        (("ask", "  \t "), 2, "Frågan är tom"),
        (("ask", "ord " * 2500), 2, "10000 tecken lång"),
        (("ask",), 2, "Skriv en fråga"),
        (("ask", "Vilka har mål?", "--set", "färg=röd"), 2, "Välj bland typ, kommun"),
        (("ask", "Vilka har mål?", "--set", "bransch=rymd"), 2, "Branschen rymd finns inte"),
        (("ask", "--batch", "finns-inte.jsonl", "--out", "svar.jsonl"), 2, "kan inte läsas"),
        (("compare", "Vara", "Finnsinte"), 2, "Finnsinte"),
        (("remove", "finns-inte.txt"), 2, "finns-inte.txt"),
        (("eval", "finns-inte.jsonl"), 2, "finns inte"),
        (("correct", "finns-inte.pdf"), 2, "finns inte"),
        (("correct", FILES[0], "--set", "bilaga"), 2, "FÄLT=VÄRDE"),
        (("correct", FILES[0], "--set", "färg=röd"), 2, "Välj bland titel"),
        (("correct", FILES[0], "--add", "spår", "namn=Kök"), 2, "Ange med --quote"),
        (("correct", FILES[0], "--remove", "spår-ffff", "--quote", "Kök"), 2, "--quote och --section"),
        (("correct", FILES[0], "--undo", "1", "--remove", "spår-ffff"), 2, "inte användas tillsammans"),
        (("correct", FILES[0], "--undo", "1"), 2, "Rättelse 1 finns inte"),
        (
            ("correct", FILES[0], "--set", "bilaga=2", "titel=x", "--quote", "Vara"),
            2,
            "Ett citat hör till ett fält",
        ),
        (("correct", FILES[0], "--set", "bilaga=2", "--by", " "), 2, "Ange vem som rättar"),
        (("serve", "--host", "0.0.0.0"), 2, "inloggning finns inte"),
        (("export", "Vara", "--format", "md", "--out", "/finns/inte/x.md"), 2, "finns inte"),
    ],
)
def test_mistakes_are_one_swedish_sentence(run, words, code, message):
    got, out, err = run(*words)
    assert got == code and message in err
    assert "Traceback" not in err and len(err.strip().splitlines()) == 1 and not out


def test_nothing_read_yet_says_what_to_do(run, tmp_path):
    code, _, err = run("ask", QUESTION, at=tmp_path)
    assert code == 1 and "duasok ingest" in err
    assert run("documents", at=tmp_path)[:2] == (
        0,
        "Inga dokument är inlästa. Läs in några med: duasok ingest MAPP\n",
    )


def test_an_index_of_another_version_is_refused_and_mended(run, tmp_path):
    home = tmp_path / "home"
    run("ingest", SAMPLE / FILES[0], at=home)
    manifest = home / "generations" / (home / "current").read_text(encoding="utf-8").strip() / "manifest.json"
    manifest.write_text(
        json.dumps(json.loads(manifest.read_text()) | {"format_version": 0}), encoding="utf-8"
    )
    code, _, err = run("ask", QUESTION, at=home)
    assert code == 1 and "annan version" in err and "duasok ingest" in err
    assert run("documents", at=home)[0] == 0
    assert run("doctor", at=home)[0] == 1
    assert run("ingest", SAMPLE / FILES[0], at=home)[0] == 0
    assert run("ask", QUESTION, at=home)[0] == 0


def test_doctor_names_each_part(run):
    _, out, _ = run("doctor")
    assert "Språkmodellen: fungerar" in out and "Indexet: fungerar" in out
    assert "Textigenkänning av skannade sidor:" in out


def tracks_of(run, file, at):
    documents = json.loads(run("documents", "--json", at=at)[1])
    return next(d for d in documents if d["file"] == file)


def listed(run, at):
    answer = json.loads(run("ask", QUESTION, "--json", at=at)[1])
    return [m["name"] for m in answer["municipalities"]], answer["text"], answer["citations"]


def test_a_corrected_track_changes_the_answer_until_it_is_taken_back(run, tmp_path):
    home = tmp_path / "home"
    run("ingest", *(SAMPLE / name for name in FILES), at=home)
    before = listed(run, home)
    assert before[0] == ["Vara"]
    reading = run("correct", FILES[0], at=home)[1]
    reference = re.search(r"^(spår-\w+)  .*bransch: Industri", reading, re.MULTILINE)[1]
    change = ("--change", reference, "bransch=gröna näringar", "--by", "Anna Ek", "--note", "se protokoll")
    code, out, _ = run("correct", FILES[0], *change, at=home)
    assert code == 0 and "bransch: Industri → bransch: Gröna näringar" in out and "Anna Ek" in out
    assert listed(run, home)[0] == []
    assert run("ingest", SAMPLE / FILES[0], at=home)[0] == 0 and listed(run, home)[0] == []
    (told,) = tracks_of(run, FILES[0], home)["corrections"]
    assert (told["number"], told["by"], told["note"], told["state"]) == (
        1,
        "Anna Ek",
        "se protokoll",
        "gäller",
    )
    assert told["citation"]["quote"] and told["at"]
    assert "rättelse" in run("documents", at=home)[1]
    code, out, _ = run("correct", FILES[0], "--undo", 1, at=home)
    assert code == 0 and "rättelse 1" in out
    assert listed(run, home) == before
    assert "[tillbakatagen]" in run("correct", FILES[0], at=home)[1]


def test_a_value_without_words_is_shown_with_the_name_and_no_quote(run, tmp_path):
    home = tmp_path / "home"
    run("ingest", SAMPLE / FILES[0], at=home)
    code, out, _ = run(
        "correct", FILES[0], "--set", "bilaga=3 C", "gäller till=1 maj 2031", "--by", "Bo", at=home
    )
    assert code == 0 and out.count("Visas som rättat av Bo, utan citat") == 2
    found = tracks_of(run, FILES[0], home)
    assert (found["annex"], found["valid_to"]) == ("3 C", "2031-05-01")
    assert [c["citation"] for c in found["corrections"]] == [None, None]


def test_the_examples_in_the_guide_to_corrections_work(run, tmp_path):
    guide = (ROOT / "docs" / "rattelser.md").read_text(encoding="utf-8")
    commands = [
        shlex.split(line)[1:]
        for line in re.findall(r"`?(duasok correct [^`\n]+)", guide)
        if "corpus" not in line
    ]
    commands = [words for words in commands if len(words) > 1]
    home = tmp_path / "home"
    run("ingest", *{SAMPLE / words[1] for words in commands}, at=home)
    assert len(commands) == 7
    for words in commands:
        code, out, err = run(*words, at=home)
        assert code == 0 and out, (words, err)


def test_an_index_without_the_latest_corrections_is_told_and_mended(run, tmp_path):
    from domain.home import Home
    from ingest.corrections import SetField, author, correct, find_document

    home = tmp_path / "home"
    run("ingest", SAMPLE / FILES[0], at=home)
    correct(Home(home), find_document(Home(home), FILES[0]), [SetField("bilaga", "2")], author("Anna"))
    assert "rättelser som indexet saknar" in run("doctor", at=home)[1]
    run("ingest", SAMPLE / FILES[0], at=home)
    assert "Indexet: fungerar" in run("doctor", at=home)[1]
    assert "med sina rättelser" in run("remove", FILES[0], at=home)[1]


def test_a_date_that_a_person_has_stated_answers_with_the_name_until_it_is_taken_back(run, tmp_path):
    home = tmp_path / "home"
    run("ingest", SAMPLE / FILES[1], at=home)
    question = ("ask", "Till när gäller överenskommelsen på Gotland?", "--json")
    before = json.loads(run(*question, at=home)[1])
    run("correct", FILES[1], "--set", "gäller till=1 maj 2031", "--by", "Bo", at=home)
    stated = json.loads(run(*question, at=home)[1])
    assert stated["found"] and stated["municipalities"] == []
    assert stated["text"] == "Gotland: gäller till 1 maj 2031, rättat av Bo utan citat ur dokumentet."
    started = json.loads(run("ask", "När undertecknades överenskommelsen på Gotland?", "--json", at=home)[1])
    assert "rättat" not in started["text"]
    run("correct", FILES[1], "--undo", "1", at=home)
    assert json.loads(run(*question, at=home)[1]) == before
