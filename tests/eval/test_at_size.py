"""Answers over a made corpus are held to what is true of it; a wrong answer is seen."""

from dataclasses import replace

from domain.home import Home
from eval.at_size import check, made_index, questions, table
from tests.answer.small_corpus import gavle, umea
from tests.answer.versions_corpus import NEW


def test_sixty_made_documents_are_answered_for_as_they_are(tmp_path):
    index = made_index(60, Home(tmp_path), (gavle(), umea(), NEW))
    asked = list(questions(index, 8))
    checked = check(asked, index)
    assert {"lista", "antal", "ja eller nej", "obesvarbar"} <= {c.question.kind for c in checked}
    assert [c for c in checked if not c.right] == []
    wrong = check([replace(asked[0], is_right=lambda answer: False)], index)
    assert "FEL  " + asked[0].text in table(wrong) and "FEL" not in table(checked)
