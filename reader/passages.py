"""What the reading model is given of a sentence: itself, below its heading and what introduces it."""

LONGEST = 700  # characters of a passage: a longer sentence is a table or a figure whose layout was lost


def joined(heading: str, introduction: str, own: str) -> tuple[str, tuple[int, int]]:
    """What the model reads of a sentence, in training as in use, and the characters of it that are the sentence's."""
    above = [" ".join(text.split()) for text in (heading, introduction)]
    lead = "".join(f"{text}\n" for text in above if text)[:LONGEST]
    return lead + own[:LONGEST], (len(lead), len(lead) + len(own[:LONGEST]))
