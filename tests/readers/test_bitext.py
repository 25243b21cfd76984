from pathlib import Path

import pytest

from mtaudit.readers import Article, Pair, ReadError, is_bitext, join, read_bitext, read_pair

XLIFF_1 = """<?xml version="1.0" encoding="utf-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en-US" target-language="ar" datatype="plaintext"><body><group>
<trans-unit id="1"><source>The <g id="1">minister</g> spoke<bpt id="2">&lt;b&gt;</bpt> today.</source>
<target>تحدث <g id="1">الوزير</g><ph id="2">{0}</ph> اليوم.</target>
<alt-trans><source>no</source><target>لا</target></alt-trans></trans-unit>
<trans-unit id="2"><source>Untranslated.</source></trans-unit></group></body></file></xliff>"""
XLIFF_2 = """<xliff version="2.1" srcLang="en" trgLang="ar-EG" xmlns="urn:oasis:names:tc:xliff:document:2.0">
<file id="f"><unit id="u">
<segment id="s1"><source>He <pc id="1">said</pc> so.</source><target>قال ذلك.</target></segment>
<segment id="s2"><source>She left.</source><target>غادرت.</target></segment></unit></file></xliff>"""
TMX = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>
<tu tuid="t1"><tuv xml:lang="EN-GB"><seg>Hello, <bpt i="1">[</bpt>world<ept i="1">]</ept>.</seg></tuv>
<tuv xml:lang="ar"><seg>مرحبا أيها العالم.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>French</seg></tuv><tuv xml:lang="fr"><seg>Oui</seg></tuv></tu></body></tmx>"""


def written(folder: Path, text: str) -> str:
    path = folder / "file.xlf"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_translated_units(tmp_path: Path) -> None:
    translated, missing = read_bitext(written(tmp_path, XLIFF_1))
    assert translated == Pair("1", "The minister spoke today.", "تحدث الوزير اليوم.")
    assert missing == Pair("2", "Untranslated.", "")
    pairs = read_bitext(written(tmp_path, XLIFF_2))
    assert pairs == [Pair("u/s1", "He said so.", "قال ذلك."), Pair("u/s2", "She left.", "غادرت.")]
    assert read_bitext(written(tmp_path, TMX))[0] == Pair("t1", "Hello, world.", "مرحبا أيها العالم.")
    assert join(pairs) == ("He said so.\n\nShe left.", "قال ذلك.\n\nغادرت.")


def test_a_unit_of_a_hundred_thousand_attributes_ends(tmp_path: Path) -> None:
    attributes = " ".join(f'a{i}="1"' for i in range(100_000))
    text = XLIFF_1.replace('<trans-unit id="1"', f'<trans-unit id="1" {attributes}')
    assert read_bitext(written(tmp_path, text)) == read_bitext(written(tmp_path, XLIFF_1))


def test_one_file_or_two_give_target_and_source(tmp_path: Path) -> None:
    both = written(tmp_path, XLIFF_2)
    article = read_pair(both)
    assert (article.target, article.source) == ("قال ذلك.\n\nغادرت.", "He said so.\n\nShe left.")
    arabic, english = tmp_path / "a.txt", tmp_path / "e.txt"
    arabic.write_text("قال ذلك.", "utf-8")
    english.write_text("He said so.", "utf-8")
    assert read_pair(str(arabic)) == Article("قال ذلك.")
    assert read_pair(str(arabic), str(english)) == Article("قال ذلك.", "He said so.")
    with pytest.raises(ReadError, match="leave --source out"):
        read_pair(both, str(english))
    with pytest.raises(ReadError, match="standard input"):
        read_pair("-", "-")


def test_bitext_is_told_by_its_content_or_its_name() -> None:
    assert is_bitext("a.mxliff", XLIFF_1.encode())
    assert is_bitext("-", TMX.encode("utf-16"))
    assert is_bitext("a.xml", b"\xef\xbb\xbf<!-- made by a tool --><x:xliff xmlns:x='a'/>")
    assert is_bitext("a.XLF", b"")
    assert not is_bitext("a.txt", "كتب xliff في الملف".encode())


def test_units_without_a_target_are_counted_and_stay_in_the_source(tmp_path: Path) -> None:
    article = read_pair(written(tmp_path, XLIFF_1))
    assert article.source == "The minister spoke today.\n\nUntranslated."
    assert article.note == "1 of 2 units have no Arabic text"


def _segment(target: str) -> str:
    return (
        '<xliff version="1.2"><file source-language="eng" target-language="ar-SA"><body><trans-unit id="1">'
        f"<source>Text.</source><target>{target}</target></trans-unit></body></file></xliff>"
    )


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ('كتب سامي<x id="1" ctype="lb"/>وصل الوفد', "كتب سامي\nوصل الوفد"),
        ('كتب سامي<x id="LINE_BREAK" equiv-text="&lt;br/&gt;"/>وصل الوفد', "كتب سامي\nوصل الوفد"),
        ("كتب سامي<ph>&lt;br /&gt;</ph>وصل الوفد", "كتب سامي\nوصل الوفد"),
        ('كتب<x id="1" ctype="bold"/> سامي', "كتب سامي"),
        ('<mrk mtype="seg">وصل الوفد.</mrk><mrk mtype="seg">ثم غادر.</mrk>', "وصل الوفد. ثم غادر."),
        ('<mrk mtype="x-term">الوفد</mrk>ان', "الوفدان"),
        ("<![CDATA[<p>وصل <b>ال</b>وفد.</p><p>ثم غادر.</p>]]>", "وصل الوفد.\nثم غادر."),
        ("افتتح &amp;quot;البنك&amp;quot;&amp;nbsp;فرعا", 'افتتح "البنك" فرعا'),
        ("أقل من &lt; 5 درجات", "أقل من < 5 درجات"),
    ],
)
def test_breaks_and_markup_within_a_segment(tmp_path: Path, target: str, text: str) -> None:
    assert read_bitext(written(tmp_path, _segment(target)))[0].target == text


def test_other_languages_beside_ours_are_passed_over(tmp_path: Path) -> None:
    french = '<file source-language="en" target-language="fr"><body><trans-unit id="2"><source>Yes.</source>'
    both = _segment("نعم").replace("</xliff>", f"{french}<target>Oui.</target></trans-unit></body></file></xliff>")
    assert [pair.target for pair in read_bitext(written(tmp_path, both))] == ["نعم"]
    memory = (
        '<tmx><body><tu tuid="1"><tuv xml:lang="en-GB"><seg/></tuv><tuv xml:lang="en_US"><seg>Yes.</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Oui.</seg></tuv><tuv xml:lang="ara"><seg>نعم.</seg></tuv></tu></body></tmx>'
    )
    assert read_bitext(written(tmp_path, memory)) == [Pair("1", "Yes.", "نعم.")]


def test_a_target_in_english_is_no_translation(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="the target is not Arabic"):
        read_pair(written(tmp_path, _segment("The delegation arrived in the city on Tuesday.")))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not well-formed XML"),
        ("<xliff>", "not well-formed XML"),
        ("<html/>", "neither XLIFF nor TMX"),
        ("<xliff/>", "holds no unit"),
        (XLIFF_2.replace('trgLang="ar-EG"', 'trgLang="fr"'), "not from English into Arabic: trgLang is fr"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff>&e;</xliff>', "defines XML entities"),
        (
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><tmx>&b;</tmx>',
            "defines XML entities",
        ),
        ("<xliff>" + "<g>" * 10_000 + "</g>" * 10_000 + "</xliff>", "not well-formed XML"),
    ],
)
def test_what_is_no_bitext_is_told_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bitext(written(tmp_path, text))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
