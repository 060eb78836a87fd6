"""Finite verbs, told by their form: each clause has one; in an indirect question it stands after the subject."""

import re

# A word that ends as a verb does is none after a preposition or an article: "för lager", "inga platser".
_NOUN_BEFORE = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "för i på till med av om från hos mot inom per vid efter utan mellan en ett de den det alla flera inga inget"
        " två tre fyra fler nya minst och eller samt andra sina deras olika varje"
    ).split()
)
FINITE = re.compile(
    r"(?<!\w)(?:är|var|har|hade|ska|skall|kan|får|fick|måste|bör|vill|blir|blev|ges|tas|sker|sköts|går|står|tar|ger"
    r"|gör|ser|når|finns|fanns|gäller|avgör|kör|hör|utför|medför|tillhör|stöds|nås|fås|drivs|utgörs|upphör"
    r"|ses|möts|erbjuder|erbjuds|leder|leds|använder|används|vänder|ingår|består|framgår|krävs"
    rf"|{_NOUN_BEFORE}\w{{2,}}(?:[^n]ar|[^d]er|as|[^n]es|ade|ades|nns|lls|rs|ljs|övs|ivs))(?!\w)"
)
