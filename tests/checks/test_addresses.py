"""Addresses in prose are no language: nothing in them is an error of translation."""

import pytest

from mtaudit import Auditor
from mtaudit.checks.addresses import places_of_addresses

AUDITOR = Auditor(model="gloss")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("افتح setup.exe. ثم data.gov.uk/x/2، وانتظر", ["setup.exe", "data.gov.uk/x/2"]),
        ("كتب a.b@example.org، وكتبت (@BBC) عن #القدس_الآن!", ["a.b@example.org", "@BBC", "#القدس_الآن"]),
        (r"في C:\Users\x وفي /home/a/b.", [r"C:\Users\x", "/home/a/b"]),
        ("and/or 12/3/2023 #1 end.He 3.5 U.S. 24/7", []),
    ],
)
def test_what_an_address_is(text: str, addresses: list[str]) -> None:
    assert [text[start:end] for start, end in places_of_addresses(text)] == addresses


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("شغل المبرمج الملف setup.exe ثم أغلق الحاسوب.", "The programmer ran the file setup.exe and shut down."),
        (
            "ونشرت الصحيفة الملف report_2024-final.pdf على موقعها أمس.",
            "The newspaper published the file report_2024-final.pdf on its site yesterday.",
        ),
        (
            "أرسل الوثيقة إلى press.office@ministry.gov.jo قبل يوم الأحد.",
            "Send the document to press.office@ministry.gov.jo before Sunday.",
        ),
        ("وكتب @HananAlKhatib تحت الوسم #القدس_الآن أن المباراة ألغيت.", None),
        ("يمكن تنزيل البيانات من data.gov.uk/datasets/2023 مجانا.", None),
    ],
)
def test_addresses_in_prose_are_no_errors(arabic: str, english: str | None) -> None:
    assert [(each.rule, each.about) for each in AUDITOR.audit(arabic, english).findings] == []


def test_what_stands_beside_an_address_is_looked_at() -> None:
    found = AUDITOR.audit("شغل المبرمج الملف setup.exe ثم أغلق computer.", "He ran setup.exe and closed the computer.")
    assert [each.text for each in found.findings] == ["computer"]
