"""One small corpus, indexed with the embedder that needs no model."""

import pytest

from domain.home import Home
from index.embedding import HashEmbedder
from index.engine import Index
from index.generation import build, open_index
from tests.factory import make_agreement


def agreements():
    """Three invented agreements."""
    return [
        make_agreement(
            "a.txt",
            ["Gävle"],
            {
                "": ["Överenskommelse om samverkan"],
                "Målgrupp": ["Unga mellan 16 och 24 år som varken arbetar eller studerar."],
                "Lokala jobbspår": [
                    "Parterna driver följande spår:",
                    "- Industri, med start varje höst",
                    "- Vårdbiträde",
                ],
                "> Industrispår": ["Spåret ger svetsning och montering på verkstadsföretag."],
            },
        ),
        make_agreement(
            "b.txt",
            ["Umeå", "Vännäs"],
            {
                "Syfte": ["Fler nyanlända ska komma i arbete genom spår inom industri och handel."],
                "Uppföljning": ["Styrgruppen följer upp målen varje kvartal."],
            },
            kind="bilaga",
        ),
        make_agreement(
            "c.txt",
            ["Ystad"],
            {"Organisering": ["Handläggargruppen träffas varannan onsdag på lärcentrum."]},
        ),
    ]


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> Home:
    home = Home(tmp_path_factory.mktemp("home"))
    build(home, agreements(), HashEmbedder())
    return home


@pytest.fixture(scope="session")
def index(home) -> Index:
    return open_index(home, HashEmbedder())
