"""Documents named in a question."""

from dataclasses import replace

import pytest

from answer.understanding.documents import documents_named
from tests.factory import make_agreement

ANNEX = replace(make_agreement("mora-bilaga.txt", ["Mora"], {"Mål": ["A."]}), kind="bilaga", annex="3 C")
MODEL = replace(make_agreement("mora-modell.txt", ["Mora"], {"Mål": ["B."]}), kind="lokal modell")
OTHER = replace(make_agreement("falun_2021.pdf", ["Falun"], {"Mål": ["C."]}), kind="bilaga", annex="1")


@pytest.mark.parametrize(
    ("text", "files", "rest"),
    [
        (
            "Vad kostar praktik enligt Moras bilaga 3 C?",
            ["mora-bilaga.txt"],
            "Vad kostar praktik enligt Moras ?",
        ),
        ("Vad säger bilaga 3c om mål?", ["mora-bilaga.txt"], "Vad säger Mora om mål?"),
        ("Mål i lokala modellen för Mora", ["mora-modell.txt"], "Mål i för Mora"),
        ("Vilka mål har falun_2021.pdf?", ["falun_2021.pdf"], "Vilka mål har Falun?"),
        ("Vilka kommuner har en lokal modell?", [], "Vilka kommuner har en lokal modell?"),
        ("Vilka mål har Kumla?", [], "Vilka mål har Kumla?"),
        ("Vad säger bilaga 7?", [], "Vad säger bilaga 7?"),
    ],
)
def test_documents_are_found_and_their_names_left_out(text, files, rest):
    plain = make_agreement("kumla.txt", ["Kumla"], {"Mål": ["D."]})
    documents = {a.id: a.file for a in (ANNEX, MODEL, OTHER)}
    named = documents_named(text, (ANNEX, MODEL, OTHER, plain))
    assert [documents[i] for i in named.documents] == files
    assert named.text == rest
