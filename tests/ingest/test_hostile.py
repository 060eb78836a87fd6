"""Files that are broken or made to do harm: each ends soon, with one Swedish sentence, and the rest is read."""

import io
import os
import random
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from domain.artifact import read_all
from domain.home import Home
from ingest.pipeline import ingest
from ingest.readers import ocr
from tests.ingest.readers.build import drawn, zip_of

GOOD = "Överenskommelse mellan Nora kommun och Arbetsförmedlingen. Parterna är överens."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def raw_pdf(*objects):
    """A PDF of numbered objects; the first is the catalogue."""
    body = b"".join(b"%d 0 obj %s endobj\n" % (n, o) for n, o in enumerate(objects, start=1))
    return b"%PDF-1.5\n" + body + b"trailer <</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def stream(data, entries=b""):
    packed = zlib.compress(data, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>> stream\n%s\nendstream" % (entries, len(packed), packed)


def one_page(content, resources=b"<<>>", extra=()):
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %s>>" % resources,
        content,
        *extra,
    )


def many_pages(count):
    kids = b" ".join(b"3 0 R" if n % 2 else b"4 0 R" for n in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), page, page
    )


def encrypted(password):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(drawn([(60, 100, GOOD)]))))
    writer.encrypt(password, owner_password="ägare", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def page_tree_that_loops():
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>",
        b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>",
    )


def outline_that_loops():
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 7 0 R>>>>>>",
        stream(b"BT /F 12 Tf 60 700 Td (Parterna enas) Tj ET"),
        b"<</First 6 0 R/Last 6 0 R/Count 9>>",
        b"<</Title(A)/Parent 5 0 R/First 6 0 R/Last 6 0 R/Next 6 0 R/Prev 6 0 R>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def form_that_draws_itself():
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"
    return one_page(stream(b"/F Do"), b"<</XObject<</F 5 0 R>>>>", [stream(b"/F Do", entries)])


def huge_picture():
    entries = b"/Type/XObject/Subtype/Image/Width 20000/Height 20000/BitsPerComponent 1/ColorSpace/DeviceGray"
    picture = stream(bytes(20000 * 20000 // 8), entries)
    return one_page(stream(b"595 0 0 842 0 0 cm /I Do"), b"<</XObject<</I 5 0 R>>>>", [picture])


def docx(body, before=""):
    document = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    return zip_of({"word/document.xml": document.encode()})


LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)
FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
RUBBISH = random.Random(1).randbytes(200_000)

# File name, what it holds, and what is said of it; None where it is to be read, "" where either will do.
CASES = (
    ("trasig.pdf", b"%PDF-1.7\n" + RUBBISH, "ingen hel PDF-fil"),
    ("avhuggen.pdf", drawn([(60, 100, GOOD)])[:400], "ingen hel PDF-fil"),
    ("bara_huvud.pdf", b"%PDF-1.4", "ingen hel PDF-fil"),
    ("lösenord.pdf", encrypted("lösen"), "skyddad med lösenord"),
    ("tomt_lösenord.pdf", encrypted(""), None),
    ("utan_sidor.pdf", many_pages(0), "har inga sidor"),
    ("tio_tusen_sidor.pdf", many_pages(10_000), "10000 sidor, men högst"),
    ("sidträd_i_ring.pdf", page_tree_that_loops(), ""),
    ("bokmärken_i_ring.pdf", outline_that_loops(), None),
    ("ritar_sig_själv.pdf", form_that_draws_itself(), ""),
    ("enorm_bild.pdf", huge_picture(), ""),
    ("packad_hundra_mb.pdf", one_page(stream(b" " * 100_000_000)), ""),
    ("djup.pdf", one_page(stream(b"[" * 200_000)), ""),
    ("bomb.docx", zip_of({"word/document.xml": bytes(210_000_000)}), "orimligt mycket"),
    ("bomb.odt", zip_of({"content.xml": bytes(210_000_000), "META-INF/manifest.xml": b"x"}), "orimligt mycket"),
    ("många_delar.docx", zip_of({"word/document.xml": b"x"} | {f"{n}": b"" for n in range(6000)}), "orimligt mycket"),
    ("skratt.docx", docx(PARAGRAPH.format("&j;"), LAUGHS + "]>"), "XML-definitioner"),
    ("hämtar_fil.docx", docx(PARAGRAPH.format("&x;"), FILE), "XML-definitioner"),
    ("hämtar_fil.odt", zip_of({"content.xml": FILE.encode(), "META-INF/manifest.xml": b"x"}), "XML-definitioner"),
    ("djup.docx", docx("<w:sdt>" * 300 + PARAGRAPH.format(GOOD) + "</w:sdt>" * 300), ""),
    ("inte_xml.docx", zip_of({"word/document.xml": RUBBISH}), "ingen hel fil"),
    ("avhuggen.docx", docx(PARAGRAPH.format(GOOD))[:-40], "ingen hel fil"),
    ("arkiv.zip", zip_of({"avtal.txt": b"x"}), "arkiv"),
    ("skript.html", f"<script>while(1);alert('x')</script><p onclick=x()>{GOOD}</p>".encode(), None),
    ("djup.html", b"<div>" * 100_000 + GOOD.encode(), ""),
    ("tom.html", b"<html><body><script>x</script></body></html>", "ingen text"),
    ("en_rad.txt", (GOOD + " ").encode() * 1000, None),
    ("ett_ord.txt", b"x" * 2_000_000, "ett ord på 2000000 tecken"),
    ("skräp.txt", RUBBISH, "ingen text utan data"),
    ("nollor.txt", bytes(100_000), "är tom"),
    ("fel_ändelse.docx", GOOD.encode(), "ingen hel DOCX-fil"),
    ("fel_ändelse.txt", drawn([(60, 100, GOOD)]), None),
    ("tom.pdf", b"", "är tom"),
    ("klamrar.rtf", rb"{\rtf1 " + b"{" * 100_000 + GOOD.encode("cp1252") + b"}" * 100_000, None),
    ("binärt.rtf", rb"{\rtf1 " + RUBBISH, ""),
)  # fmt: skip


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """(reasons by file, names that were read) of a folder with all cases and one good file."""
    folder = tmp_path_factory.mktemp("avtal")
    for name, data, _ in CASES:
        (folder / name).write_bytes(data)
    (folder / "bra.txt").write_text(GOOD, encoding="utf-8")
    (folder / "ring").symlink_to(folder / "ring")
    (folder / "upp").symlink_to(folder)
    home = Home(tmp_path_factory.mktemp("hem"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ocr, "has_ocr", lambda: False)
        report = ingest([folder], home)
    assert [a.file for a in read_all(home)] == sorted(a.file for a in report.read)
    return {f.file: f.reason for f in report.failed}, {a.file for a in report.read}


@pytest.mark.parametrize(("name", "says"), [(name, says) for name, _, says in CASES])
def test_each_is_read_or_says_in_a_sentence_why_not(outcome, name, says):
    failed, read = outcome
    if says is None:
        assert name in read
        return
    assert says == "" or name in failed
    reason = failed.get(name, "")
    assert says in reason and "oväntat fel" not in reason and "\n" not in reason
    assert name in read or (name in reason and reason.endswith("."))


def test_the_good_file_is_read_and_links_are_not_followed(outcome):
    failed, read = outcome
    assert "bra.txt" in read
    assert read | set(failed) == {name for name, _, _ in CASES} | {"bra.txt"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="den som är root får läsa allt")
def test_files_and_folders_that_may_not_be_read_are_named(tmp_path):
    folder = tmp_path / "avtal"
    (folder / "stängd").mkdir(parents=True)
    (folder / "bra.txt").write_text(GOOD, encoding="utf-8")
    (folder / "låst.txt").write_text(GOOD, encoding="utf-8")
    (folder / "låst.txt").chmod(0)
    (folder / "stängd").chmod(0)
    report = ingest([folder], Home(tmp_path / "hem"))
    (folder / "stängd").chmod(0o700)
    assert [a.file for a in report.read] == ["bra.txt"]
    assert sorted(f.file for f in report.failed) == ["låst.txt", "stängd"]
