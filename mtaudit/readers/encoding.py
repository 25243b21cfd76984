"""Bytes to text: UTF-8, UTF-16, UTF-32, the 8-bit Arabic encodings and Windows-1252; anything else is named."""

from __future__ import annotations

import codecs
import re

from mtaudit.document import Language
from mtaudit.errors import ReadError
from mtaudit.message import Message, say

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", say("a PDF file")),
    (b"PK\x03\x04", say("an OpenDocument or zip file")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", say("an old Word or Office file")),
    (b"{\\rtf", say("an RTF file")),
    (b"BZh", say("a bzip2 file")),
    (b"\xfd7zXZ\x00", say("an xz file")),
    (b"7z\xbc\xaf\x27\x1c", say("a 7-Zip file")),
    (b"Rar!\x1a\x07", say("a RAR file")),
    (b"\x89PNG\r\n", say("a PNG image")),
    (b"\xff\xd8\xff", say("a JPEG image")),
    (b"GIF8", say("a GIF image")),
    (b"\x7fELF", say("a program")),
    (b"SQLite format 3\x00", say("an SQLite database")),
)
_ADVICE = say("save the article as plain text, HTML or docx")
_EIGHT_BIT: dict[Language, tuple[str, ...]] = {"ar": ("cp1256", "iso8859_6", "mac_arabic", "cp720"), "en": ("cp1252",)}
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ISO_2022 = re.compile(rb"\x1b(?:\$[@AB]|\$\([CD@]|\([BJIH])")
_ARABIC = re.compile(r"[ء-ي]")
_ACCENTED = re.compile(r"[À-ÿ×÷]")
_COMMON_ARABIC = re.compile(r"(?<!\w)(?:ال\w\w+|في|من|على|إلى|الى|أن|ان|عن|مع|هذا|هذه|لا|ما|لم|قال)(?!\w)")
_UTF16_TEXT = re.compile(r"[\u0600-\u06ff\u0020-\u007e\u00a0-\u00ff\u2000-\u206f\r\n\t\ufb50-\ufefc]")


def decode(data: bytes, language: Language, name: str = "input", advice: Message = _ADVICE) -> str:
    """Decode a text that should be in `language`; a byte order mark is dropped, nothing else is changed.

    `advice` is what to do with what is no text.

    Raises:
        ReadError: binary data, damaged UTF-8, or an encoding that is not one of those above.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError("{name}: is {what}, not text; {advice}", name=name, what=what, advice=advice)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name)
    if _ISO_2022.search(data) and data.isascii():
        raise ReadError("{name}: is encoded in ISO-2022, which is not supported; save it as UTF-8", name=name)
    if wide := _utf16_without_mark(data):
        return data.decode(wide)
    if b"\x00" in data:
        raise ReadError("{name}: is binary, not text; {advice}", name=name, advice=advice)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _eight_bit(data, language, name, error)
    if len(_CONTROL.findall(text)) > len(text) // 20:
        raise ReadError("{name}: is binary, not text; {advice}", name=name, advice=advice)
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            "{name}: is damaged {encoding} (at byte {start}); save it again as UTF-8",
            name=name,
            encoding=encoding.upper(),
            start=error.start,
        ) from None


def _utf16_without_mark(data: bytes) -> str | None:
    """The byte order of UTF-16 text without a byte order mark, None for anything else.

    Arabic in UTF-16 is full of the byte 6, English of the byte 0; UTF-8 text holds neither.
    """
    sample = data[:4096]
    if len(data) % 2 or 5 * (sample.count(0) + sample.count(6)) < len(sample):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_UTF16_TEXT.findall(text)) > 0.95 * len(text):
            return encoding
    return None


def _eight_bit(data: bytes, language: Language, name: str, error: UnicodeDecodeError) -> str:
    """Decode what is not valid UTF-8: the declared encoding if there is one, else the likeliest of the language."""
    replaced = data.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    if bad < sum(character > "\x7f" for character in replaced) - bad:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(
            "{name}: is damaged UTF-8 (line {line}, byte {start}); save it again as UTF-8",
            name=name,
            line=line,
            start=error.start,
        )
    if declared := _DECLARED.search(data[:4096]):
        text = _try(data, declared[1].decode("ascii"))
        if text is not None:
            return text
    candidates = [text for encoding in _EIGHT_BIT[language] if (text := _try(data, encoding)) is not None]
    if not candidates:
        raise ReadError(
            "{name}: is in no encoding that is supported{guess}; save it as UTF-8", name=name, guess=_guess(data)
        )
    best = max(candidates, key=_plausibility)
    if language == "ar" and _is_foreign(best):
        raise ReadError(
            "{name}: is in no encoding that is supported{guess}; save it as UTF-8", name=name, guess=_guess(data)
        )
    return best


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _is_foreign(text: str) -> bool:
    """Whether a text that is not in Latin letters has twenty words and more, and none of those that all Arabic has."""
    letters = [character for character in text[:10_000] if not character.isspace()]
    few_latin = sum(character.isascii() for character in letters) < len(letters) // 2
    return few_latin and len(text[:10_000].split()) >= 20 and not _common_words(text)


def _common_words(text: str) -> int:
    return len(_COMMON_ARABIC.findall(text[:100_000]))


def _plausibility(text: str) -> tuple[int, int]:
    """Function words, then the commonest letters less the accented Latin ones that the wrong encoding gives."""
    start = text[:10_000]
    return _common_words(text), sum(start.count(letter) for letter in "اليمون") - len(_ACCENTED.findall(start))


def _guess(data: bytes) -> Message | str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:20_000]).best()
    return say(" (it looks like {encoding})", encoding=best.encoding.upper().replace("_", "-")) if best else ""
