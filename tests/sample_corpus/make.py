"""Writes the binary sample agreements: `python -m tests.sample_corpus.make [FOLDER]`, corpus/ by default."""

import sys
from pathlib import Path

from tests.sample_corpus import office, pdf
from tests.sample_corpus.markup import read

CORPUS = Path(__file__).parents[2] / "corpus"


def make(folder: Path) -> None:
    """All binary sample agreements; existing files are replaced."""
    pdf.one_column(
        read("borlange-overenskommelse-2020"),
        folder / "borlange-overenskommelse-2020.pdf",
        head="Borlänge kommun – Arbetsförmedlingen        Samverkansöverenskommelse 2020–2023",
        foot="Sida {page} av {pages}",
        font="Times-Roman",
    )
    pdf.one_column(
        read("trelleborg-overenskommelse-reviderad-2023"),
        folder / "trelleborg-overenskommelse-reviderad-2023.pdf",
        head="Trelleborgs kommun        Dnr AMF 2023/5",
        foot="{page}",
        font="Helvetica",
    )
    pdf.two_columns(
        read("varberg-overenskommelse-2022"),
        folder / "varberg-overenskommelse-2022.pdf",
        head="Varbergs kommun | Arbetsförmedlingen Halmstad",
    )
    pdf.scan(read("motala-overenskommelse-2017"), folder / "motala-overenskommelse-2017.pdf", seed=17)
    office.styled_docx(
        read("trelleborg-overenskommelse-2021"),
        folder / "trelleborg-overenskommelse-2021.docx",
        head="Trelleborgs kommun",
    )
    office.handmade_docx(read("ljusdal-overenskommelse-2018"), folder / "ljusdal-overenskommelse-2018.docx")
    office.odt(read("solleftea-bilaga-1-2020"), folder / "solleftea-bilaga-1-2020.odt")
    office.rtf(read("hudiksvall-overenskommelse-2019"), folder / "hudiksvall-overenskommelse-2019.rtf")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS)
