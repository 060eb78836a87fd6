"""How well tracks, their industries and places are read in 49 invented extracts: `python -m eval.joint` prints F1.

`gold/passages/joint.txt` holds extracts of agreements of one or several municipalities: tracks by words of the
document's own, places told by headings, tables, lists and sentences. Odd ones are for mending rules on, even ones are
held out: `-v` shows what is wrong in the odd ones. Each is read as a whole document; the measures are those of
`eval.documents`, so that the industries are pairs of industry and municipality.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.contract import document_json
from eval.documents import Aspect, Json, means, score_documents
from ingest.pipeline import read_document

EXTRACTS = Path(__file__).parent / "gold" / "passages" / "joint.txt"


@dataclass(frozen=True)
class Extract:
    """An agreement of a few lines, in Markdown, and what it says, in the form of a truth file."""

    number: int
    text: str
    truth: Json

    @property
    def half(self) -> str:
        return "mended on" if self.number % 2 else "held out"


def load(path: Path = EXTRACTS) -> list[Extract]:
    """All extracts of the file, in its order."""
    entries = path.read_text(encoding="utf-8").split("\n=== ")[1:]
    return [_extract(number, entry.splitlines()) for number, entry in enumerate(entries, 1)]


def _extract(number: int, lines: Sequence[str]) -> Extract:
    parties = lines[0].split(", ")
    body = "\n".join(line for line in lines[1:] if not line.startswith("> "))
    names = " och ".join(f"{_genitive(p)} kommun" for p in parties)
    opening = f"# Överenskommelse mellan {names} och Arbetsförmedlingen\n\n## Parter\n\n"
    opening += f"Parter är {names} och Arbetsförmedlingen.\n\n"
    tracks = [_track(line.removeprefix("> ")) for line in lines if line.startswith("> ")]
    truth = {"file": f"{number}.md", "municipalities": parties, "kind": "överenskommelse", "headings": []}
    return Extract(number, opening + body, {**truth, "tracks": tracks})


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
    for half in ("mended on", "held out"):
        own = [aspect for extract, aspects in found if extract.half == half for aspect in aspects]
        shown = " ".join(f"{name} {score:.3f}" for name, score in means(own).items())
        sys.stdout.write(f"{half:9} ({len(own) // 2}): {shown}\n")
    wrong = [(e, a) for e, aspects in found for a in aspects if a.score < 1 and e.half == "mended on"]
    for extract, aspect in wrong if asked.verbose else ():
        said = f"missing {', '.join(aspect.missing) or '-'}; extra {', '.join(aspect.extra) or '-'}"
        sys.stdout.write(f"{extract.number} {aspect.aspect} {aspect.score:.2f}: {said}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
