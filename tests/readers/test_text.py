import codecs
import contextlib
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.readers import ReadError, is_bitext, read, read_bytes

ARABIC = (
    "قال الرئيس اليوم إن الحكومة ستعمل على حل الأزمة خلال الأيام المقبلة.\r\nوأضاف أن المفاوضات مستمرة مع الشركاء.\n"
)
ENGLISH = "The president said today that the government would work to solve the crisis in the coming days — “soon”.\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1256", b""),
        ("iso8859_6", b""),
        ("mac_arabic", b""),
        ("cp720", b""),
    ],
)
def test_arabic_in_every_encoding(encoding: str, mark: bytes) -> None:
    assert read_bytes(mark + ARABIC.encode(encoding), language="ar") == ARABIC


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-16-le", b""), ("utf-16-be", codecs.BOM_UTF16_BE), ("cp1252", b"")],
)
def test_english_in_every_encoding(encoding: str, mark: bytes) -> None:
    assert read_bytes(mark + ENGLISH.encode(encoding), language="en") == ENGLISH


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"%PDF-1.7 abc", "is a PDF file"),
        (b"PK\x03\x04....", "OpenDocument or zip"),
        (bytes(range(256)) * 20, "is binary"),
        (b"\x01\x02\x03\x04" * 50, "is binary"),
        ("日本語のニュース".encode("iso2022_jp"), "ISO-2022"),
        (ARABIC.encode()[:-8] + b"\xd9 " + ARABIC.encode(), "damaged UTF-8 (line 2"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "damaged UTF-16-LE"),
        (("Все новости дня: правительство обсуждает бюджет. " * 20).encode("koi8_r"), "no encoding that is supported"),
        (("Новости дня: правительство обсуждает бюджет. " * 5).encode(), "it seems to be text in Cyrillic script"),
        (b"12345 ... !!!", "holds no words"),
        (
            f'<?xml version="1.0"?><!DOCTYPE TS><TS language="ar"><m>{ARABIC}</m></TS>'.encode(),
            "its first element is <TS>",
        ),
        (json.dumps([ARABIC], indent=1).encode(), "is JSON and no article"),
        (b'\xef\xbb\xbf{"target": "a"}\n{"target": ""}\n', "`mtaudit batch`"),
        (f'# ar\nmsgid ""\n"Peace"\nmsgstr "{ARABIC.strip()}"\n'.encode(), "(gettext)"),
        (
            "؟ ".join(["هذا خبر من أخبار اليوم"] * 9).encode("cp1252", "replace"),
            "question marks where its letters were",
        ),
        (ARABIC.encode().decode("cp1252", "replace").encode(), "is UTF-8 that was read in another encoding"),
        (ARABIC.encode().decode("latin-1").encode(), "is UTF-8 that was read in another encoding"),
        (ENGLISH.encode() * 3, "seems to be English; the Arabic target comes first"),
        ("وزیر کشور گفت که این تصمیم برای همه است.".encode(), "seems to be Persian"),
        ("این خبر از تهران گزارش شده است که دولت چگونه بحران را حل می‌کند و پاسخ می‌دهد. ".encode() * 5, "Persian"),
    ],
)
def test_unreadable_targets_are_told_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, language="ar", name="news.txt")
    line = str(caught.value)
    assert line.startswith("news.txt: ")
    assert message in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ARABIC, "seems to be Arabic; are source and target swapped?"),
        ("Le président a dit que le gouvernement va travailler avec les partenaires pour la paix. " * 3, "French"),
        ("Die Regierung hat gesagt, dass sie mit den Partnern an einer Lösung für die Krise arbeitet. " * 3, "German"),
    ],
)
def test_a_source_that_is_not_english(text: str, message: str) -> None:
    with pytest.raises(ReadError, match="is not English") as caught:
        read_bytes(text.encode(), language="en")
    assert message in str(caught.value)


def test_prose_may_begin_as_data_does() -> None:
    for start in ("[بيروت - رويترز] ", "{صورة} ", "<?xml?> ", 'msgid "'):
        assert read_bytes((start + ARABIC).encode(), language="ar") == start + ARABIC
    page = f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{ARABIC}</p></body></html>'
    assert read_bytes(page.encode(), language="ar").split() == ARABIC.split()


@pytest.mark.parametrize("part", ["<?a?>", "<!--a-->", "<!DOCTYPE a>", "<!DOCTYPE a [b]>", " "])
def test_what_stands_before_the_first_element_is_read_once(part: str) -> None:
    data = f"<?xml?>{part * 500}{ARABIC * 50}".encode()
    assert not is_bitext("a", data)
    assert read_bytes(data, language="ar").endswith(ARABIC)


def test_mixed_and_short_texts_pass() -> None:
    mixed = "أعلنت شركة Apple عن هاتف iPhone 17 Pro Max الجديد"
    assert read_bytes(mixed.encode(), language="ar") == mixed
    assert read_bytes(b"Peace talks resume in Geneva", language="en") == "Peace talks resume in Geneva"


def test_files_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(ARABIC.encode("cp1256"))
    assert read(str(path), language="ar") == ARABIC
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARABIC.encode())))
    assert read("-", language="ar") == ARABIC


def test_what_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, message in [
        (str(tmp_path), "is a folder"),
        (str(tmp_path / "none"), "no such file"),
        ("a\0b", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ]:
        with pytest.raises(ReadError, match=message):
            read(path, language="ar")
    monkeypatch.setattr("mtaudit.readers.files.LIMIT", 1024**2)
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (1024**2 + 1))
    with pytest.raises(ReadError, match=r"larger than 1 MB; .*mtaudit batch"):
        read(str(large), language="ar")


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_give_text_or_a_read_error(data: bytes) -> None:
    for language in ("ar", "en"):
        with contextlib.suppress(ReadError):
            assert read_bytes(data, language=language).strip()


def _word(*paragraphs: str) -> bytes:
    from docx import Document

    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    document.add_table(1, 2).cell(0, 1).text = "في الجدول"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_word_document_is_its_paragraphs() -> None:
    text = read_bytes(_word("وصل الوفد.", "وغادر\tالوزير."), language="ar", name="news.docx")
    assert [line for line in text.splitlines() if line] == ["وصل الوفد.", "وغادر\tالوزير.", "في الجدول"]


def test_a_damaged_word_document_is_told_in_one_line() -> None:
    whole = _word(ARABIC)
    for damaged in (whole[:-200], whole.replace(b"[Content_Types].xml", b"[Content_Typos].xml")):
        with pytest.raises(ReadError, match="is a damaged Word document") as caught:
            read_bytes(damaged, language="ar", name="news.docx")
        assert "\n" not in str(caught.value)


def test_a_packed_file_is_unpacked_and_a_damaged_one_told(tmp_path: Path) -> None:
    path = tmp_path / "news.txt.gz"
    path.write_bytes(gzip.compress(ARABIC.encode()))
    assert read(str(path), language="ar") == ARABIC
    path.write_bytes(b"\x1f\x8b nothing")
    with pytest.raises(ReadError, match="damaged gzip"):
        read(str(path), language="ar")
    path.write_bytes(gzip.compress(bytes(60 * 1024**2)))
    with pytest.raises(ReadError, match="larger than 50 MB"):
        read(str(path), language="ar")
