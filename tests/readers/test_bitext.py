from pathlib import Path

import pytest

from mtaudit.readers import Pair, ReadError, is_bitext, join, read_bitext, read_pair

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
    assert read_bitext(written(tmp_path, XLIFF_1)) == [Pair("1", "The minister spoke today.", "تحدث الوزير اليوم.")]
    pairs = read_bitext(written(tmp_path, XLIFF_2))
    assert pairs == [Pair("u/s1", "He said so.", "قال ذلك."), Pair("u/s2", "She left.", "غادرت.")]
    assert read_bitext(written(tmp_path, TMX)) == [Pair("t1", "Hello, world.", "مرحبا أيها العالم.")]
    assert join(pairs) == ("He said so.\n\nShe left.", "قال ذلك.\n\nغادرت.")


def test_one_file_or_two_give_target_and_source(tmp_path: Path) -> None:
    both = written(tmp_path, XLIFF_2)
    assert read_pair(both) == ("قال ذلك.\n\nغادرت.", "He said so.\n\nShe left.")
    arabic, english = tmp_path / "a.txt", tmp_path / "e.txt"
    arabic.write_text("قال ذلك.", "utf-8")
    english.write_text("He said so.", "utf-8")
    assert read_pair(str(arabic)) == ("قال ذلك.", None)
    assert read_pair(str(arabic), str(english)) == ("قال ذلك.", "He said so.")
    with pytest.raises(ReadError, match="leave --source out"):
        read_pair(both, str(english))
    with pytest.raises(ReadError, match="standard input"):
        read_pair("-", "-")


def test_bitext_is_told_by_its_name() -> None:
    assert [is_bitext(name) for name in ("a.xlf", "a.XLIFF", "a.tmx", "a.txt", "-")] == [True, True, True, False, False]


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
