"""Measures reading: `python -m eval.reading` prints speed, peak memory and character errors over made PDFs.

Each measurement runs in a process of its own, as peak memory is the process's. The whole way from bytes to cleaned
blocks is measured, words and their places with it; facts and the index are not, but for `--whole`, which measures
`duasok ingest` in a new home. The pages are those of an example agreement, over and over; a scan is their pictures at
200 dots an inch, a degree askew, with specks.

Memory is flat when it does not grow with the pages. What must grow is the text itself, 2.8 MB a thousand of these
pages, and where each of its blocks stands; the last line says how much peak memory grows between the first size and
the last.

A busy machine gives each process a share of its cores, so the clock tells little of two workers against one. What
tells is how many Tesseract processes, of one thread each, run at the same time: "samtidigt" is their mean number
while there is any, looked up twenty times a second.
"""

import argparse
import contextlib
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from rapidfuzz.distance import Levenshtein
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.layout.cleaning import clean
from ingest.lines import Source
from ingest.readers.pdf import read_pdf

EXAMPLE = Path(__file__).parent.parent / "corpus" / "vara-overenskommelse-2021.txt"
LINES, WIDTH = 46, 92  # lines a page, characters a line
DPI, SKEW, SPECKS = 200, 1.0, 36.0  # of a scan: degrees, standard deviation of the grey that is blended in
Result = dict[str, float]


def lines_of_pages(pages: int) -> Iterator[list[str]]:
    """The lines of each page."""
    text = EXAMPLE.read_text(encoding="utf-8")
    lines = [line for part in text.splitlines() for line in textwrap.wrap(part, WIDTH)]
    for page in range(pages):
        yield [lines[(page * LINES + n) % len(lines)] for n in range(LINES)]


def made(pages: int) -> bytes:
    """A PDF of running text with page numbers."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number, lines in enumerate(lines_of_pages(pages), start=1):
        canvas.setFont("Helvetica", 10)
        for at, line in enumerate(lines):
            canvas.drawString(60, A4[1] - 60 - 15 * at, line)
        canvas.drawString(300, 30, f"{number} ({pages})")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def scanned(source: bytes) -> bytes:
    """The pages as a scanner gives them."""
    document = pdfium.PdfDocument(source)
    pictures = []
    for page in document:
        upright = page.render(scale=DPI / 72, grayscale=True).to_pil()
        askew = upright.rotate(SKEW, resample=Image.Resampling.BICUBIC, fillcolor=255)
        specks = Image.effect_noise(askew.size, SPECKS)
        pictures.append(Image.blend(askew, specks, 0.25).filter(ImageFilter.GaussianBlur(0.5)))
    document.close()
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", resolution=DPI, save_all=True, append_images=pictures[1:])
    return buffer.getvalue()


def measure(path: Path, workers: int) -> Result:
    """Pages, seconds by the clock and of computing (Tesseract's too), MB before and at most, share of wrong letters."""
    before, started, computed = _peak(), time.perf_counter(), _computed()
    with Watch() as watch:
        source = read_pdf(path.read_bytes(), path.name, workers)  # which keeps no bytes when it is done
    clean(source)
    seconds, used, peak = time.perf_counter() - started, _computed() - computed, _peak()
    return {
        "pages": source.pages or 0,
        "seconds": seconds,
        "computed": used,
        "before": before,
        "peak": peak,
        "wrong": wrong_share(source),
        "at_once": watch.mean,
    }


class Watch(threading.Thread):
    """Counts the processes that this one has started and that run, every twentieth of a second (Linux alone)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._counts: list[int] = []
        self._over = threading.Event()

    def __enter__(self) -> "Watch":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()

    def run(self) -> None:
        """Until the block that it watches is done."""
        while not self._over.wait(0.05):
            self._counts.append(_running_children())

    @property
    def mean(self) -> float:
        """Processes at the same time, of the moments when there was one; 0.0 when there never was."""
        busy = [count for count in self._counts if count]
        return sum(busy) / len(busy) if busy else 0.0


def _running_children() -> int:
    """Children of any thread of this process; one that ends meanwhile is not counted."""
    count = 0
    for path in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            count += len(path.read_text().split())
    return count


def wrong_share(source: Source) -> float:
    """Edits a character, page by page; white space counts as one blank."""
    found: dict[int, list[str]] = {}
    for line in source.lines:
        found.setdefault(line.page or 0, []).append(line.text)
    pages = source.pages or 0
    edits = characters = 0
    for number, lines in enumerate(lines_of_pages(pages), start=1):
        wanted = _plain([*lines, f"{number} ({pages})"])
        edits += Levenshtein.distance(wanted, _plain(found.get(number, [])))
        characters += len(wanted)
    return edits / max(characters, 1)


def _plain(lines: Sequence[str]) -> str:
    return " ".join(word for line in lines for word in line.split())


def _peak() -> float:
    """MB. `ru_maxrss` would count the process that started this one; the high water mark of /proc does not."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else float("nan")


def _computed() -> float:
    """Seconds of computing by this process and those it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def row(name: str, result: Result, unit: int) -> str:
    """One line of the table; `unit` is the seconds that pages are counted over."""
    pages, peak = result["pages"] * unit, f"{result['before']:.0f} → {result['peak']:.0f}"
    speeds = f"{pages / result['seconds']:>10.1f} {pages / result['computed']:>14.1f}"
    return f"{name:<34} {speeds} {peak:>12} {100 * result['wrong']:>8.2f} {result['at_once']:>9.2f}"


def growth(small: Result, large: Result) -> float:
    """MB by which peak memory grows for a thousand pages more."""
    return 1000 * (large["peak"] - small["peak"]) / (large["pages"] - small["pages"])


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the table: text of each size, then a scan read by one worker and by as many as there are cores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="*", default=[200, 2000], help="sizes of PDFs with text")
    parser.add_argument("--scanned", type=int, default=6, help="pages of the scan; 0 for none")
    parser.add_argument("--file", type=Path, help="measure this made PDF alone, and give the figures as JSON")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument(
        "--whole", action="store_true", help="measure all of `duasok ingest` instead, index and all"
    )
    args = parser.parse_args(argv)
    if args.file:
        sys.stdout.write(json.dumps(measure(args.file, args.workers)) + "\n")
        return 0
    if args.whole:
        sys.stdout.writelines(f"{whole(size)}\n" for size in args.pages)
        return 0
    sys.stdout.write(
        f"{'':<34} {'per klocka':>10} {'per processor':>14} {'minne, MB':>12} {'fel, %':>8} {'samtidigt':>9}\n"
    )
    runs = [(f"text, {size} sidor, per sekund", made(size), args.workers, 1) for size in args.pages]
    if args.scanned:
        scan = scanned(made(args.scanned))
        counts = sorted({1, args.workers})
        runs += [(f"skannat, {n} samtidigt, per minut", scan, n, 60) for n in counts]
    results: list[Result] = []
    for name, data, workers, unit in runs:
        results.append(_in_its_own_process(data, workers))
        sys.stdout.write(row(name, results[-1], unit) + "\n")
        sys.stdout.flush()
    if len(set(args.pages)) > 1:
        texts = sorted(results[: len(args.pages)], key=lambda result: result["pages"])
        sys.stdout.write(f"minnet växer med {growth(texts[0], texts[-1]):.1f} MB per 1 000 sidor text\n")
    return 0


def whole(size: int) -> str:
    """What `duasok ingest` takes for a PDF of that many pages, in a line: its process and that which reads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prov.pdf"
        path.write_bytes(made(size))
        command = [sys.executable, "-m", "duasok", "--home", f"{folder}/home", "ingest", str(path)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code:
        raise subprocess.CalledProcessError(code, command)
    seconds, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    return f"hela inläsningen, {size} sidor: {seconds:.0f} sekunder av processorn, minne högst {peak:.0f} MB"


def _in_its_own_process(data: bytes, workers: int) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prov.pdf"
        path.write_bytes(data)
        command = [sys.executable, "-m", "eval.reading", "--file", str(path), "--workers", str(workers)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: Result = json.loads(done.stdout)
    return result


if __name__ == "__main__":
    sys.exit(main())
