"""How well tracks, their industries and places are read in 134 invented extracts: `python -m eval.joint` prints F1.

`gold/passages/joint` holds extracts of agreements of one or several municipalities, a file for each way of telling of
tracks: by words or names of the document's own, in tables, below headings, place by place, in running text. A checksum
of its text holds half of them out, the others are for mending rules on: `-v` shows what is wrong in these. Each is read
as a whole document; the measures are those of `eval.documents`, so that the industries are pairs of industry and
municipality.
"""

import argparse
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.contract import document_json
from eval.documents import Aspect, Json, means, score_documents
from ingest.pipeline import read_document

EXTRACTS = Path(__file__).parent / "gold" / "passages" / "joint"
HALVES = ("mended on", "held out")


@dataclass(frozen=True)
class Extract:
    """An agreement of a few lines, in Markdown, and what it says, in the form of a truth file."""

    way: str  # of telling of tracks: the name of its file
    text: str
    truth: Json

    @property
    def half(self) -> str:
        return HALVES[zlib.crc32(self.text.encode()) % 2]


def load(folder: Path = EXTRACTS) -> list[Extract]:
    """All extracts, in the order of the files."""
    return [
        _extract(path.stem, number, entry.splitlines())
        for path in sorted(folder.glob("*.txt"))
        for number, entry in enumerate(path.read_text(encoding="utf-8").split("\n=== ")[1:], 1)
    ]


def _extract(way: str, number: int, lines: Sequence[str]) -> Extract:
    parties = lines[0].split(", ")
    body = "\n".join(line for line in lines[1:] if not line.startswith("> "))
    names = " och ".join(f"{_genitive(p)} kommun" for p in parties)
    opening = f"# Överenskommelse mellan {names} och Arbetsförmedlingen\n\n## Parter\n\n"
    opening += f"Parter är {names} och Arbetsförmedlingen.\n\n"
    tracks = [_track(line.removeprefix("> ")) for line in lines if line.startswith("> ")]
    truth = {
        "file": f"{way}_{number}.md",
        "municipalities": parties,
        "kind": "överenskommelse",
        "headings": [],
    }
    return Extract(way, opening + body, {**truth, "tracks": tracks})


def _genitive(place: str) -> str:
    return place if place.endswith(("s", "x", "å", "ö")) else f"{place}s"


def _track(line: str) -> Json:
    name, industries, place, status = (part.strip() for part in line.split("|"))
    return {"name": name, "industries": industries.split(", "), "place": place, "status": status}


def read(extracts: Sequence[Extract]) -> Iterator[list[Aspect]]:
    """The aspects "tracks" and "industries" of each, read as a file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for extract in extracts:
            path = Path(folder) / str(extract.truth["file"])
            path.write_text(extract.text, encoding="utf-8")
            document = document_json(read_document(path, path.name), ())
            aspects = score_documents([extract.truth], [document])
            yield [a for a in aspects if a.aspect in ("tracks", "industries")]


def main(arguments: Sequence[str]) -> None:
    """Reads, prints the figures of each half and, with -v, what is wrong in the half that rules may be mended on."""
    parser = argparse.ArgumentParser(prog="python -m eval.joint", description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="show what is read wrongly")
    asked = parser.parse_args(arguments)
    extracts = load()
    found = list(zip(extracts, read(extracts), strict=True))
    for half in HALVES:
        for way in (None, *dict.fromkeys(extract.way for extract in extracts)):
            own = [aspects for e, aspects in found if e.half == half and way in (None, e.way)]
            shown = " ".join(
                f"{n} {score:.3f}" for n, score in means(a for both in own for a in both).items()
            )
            sys.stdout.write(f"{half:9} {way or 'all':8} ({len(own)}): {shown}\n")
    wrong = [(e, a) for e, aspects in found for a in aspects if a.score < 1 and e.half == "mended on"]
    for extract, aspect in wrong if asked.verbose else ():
        said = f"missing {', '.join(aspect.missing) or '-'}; extra {', '.join(aspect.extra) or '-'}"
        sys.stdout.write(f"{extract.truth['file']} {aspect.aspect} {aspect.score:.2f}: {said}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
