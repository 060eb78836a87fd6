"""Measures reading: `python -m eval.reading` prints pages a second and peak memory over made PDFs of running text.

Each measurement runs in a process of its own, as peak memory is the process's. The whole way from bytes to cleaned
blocks is measured, words and their places with it; facts and the index are not. The pages are made up.
"""

import argparse
import io
import resource
import subprocess
import sys
import time
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.layout import clean
from ingest.readers.pdf import read_pdf

LINES = 46  # a page
LINE = "Parterna möts varje kvartal och följer upp de gemensamma spåren för unga, rad {line} på sidan {page}."


def made(pages: int) -> bytes:
    """A PDF of running text under headings, with page numbers."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(60, A4[1] - 60, f"{page}. Uppföljning")
        canvas.setFont("Helvetica", 10)
        for line in range(LINES):
            canvas.drawString(60, A4[1] - 84 - 14 * line, LINE.format(line=line, page=page))
        canvas.drawString(300, 30, f"{page} ({pages})")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def measure(pages: int) -> str:
    """One line: pages a second, and the process's memory before and at its highest, in MB."""
    data = made(pages)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, computed = time.perf_counter(), time.process_time()
    clean(read_pdf(data))
    seconds, used = time.perf_counter() - started, time.process_time() - computed
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    speed = f"{pages / seconds:.1f} sidor/s ({pages / used:.1f} per sekund eget arbete)"
    return f"{pages} sidor: {speed}, minne {before:.0f} MB före och {peak:.0f} MB som högst"


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one line a size; the default is 200 and 2,000 pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=int, nargs="*", default=[200, 2000])
    sizes = parser.parse_args(argv).pages
    if len(sizes) == 1:
        sys.stdout.write(measure(sizes[0]) + "\n")
        return 0
    for size in sizes:
        subprocess.run([sys.executable, "-m", "eval.reading", str(size)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
