import pytest

from answer.polarity import denies
from answer.question import Question


def verdict(asked, said):
    question = Question(text=asked, corrected=asked.lower(), kind="yesno")
    return not denies(question, said, 0, len(said))


@pytest.mark.parametrize(
    ("asked", "said", "yes"),
    [
        ("Har kommunen en egen lots?", "Kommunen har en egen lots.", True),
        ("Har kommunen en egen lots?", "Kommunen har ingen egen lots.", False),
        ("Ska en plan upprättas?", "Parterna har valt att inte upprätta någon plan.", False),
        ("Måste alla delta i kursen?", "Kursen är frivillig.", False),
        ("Stöttas unga?", "Unga som inte har gått klart skolan stöttas av en coach.", True),
        ("Ska 80 procent gå vidare?", "Målet är att 70 procent ska gå vidare.", False),
        ("Ska 70 procent gå vidare?", "Målet är att 70 % ska gå vidare.", True),
        ("Väntas arbetslösheten minska?", "Arbetslösheten väntas öka.", False),
        ("Saknas en lots?", "Det saknas en lots i kommunen.", True),
        ("Träffas gruppen varje månad?", "Gruppen träffas fyra gånger per år.", False),
        ("Träffas gruppen varje kvartal?", "Gruppen träffas fyra gånger per år.", True),
    ],
)
def test_what_a_sentence_answers(asked, said, yes):
    assert verdict(asked, said) is yes
