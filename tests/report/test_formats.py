import json
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.errors import UnknownFormatError
from mtaudit.report import EXTENSIONS, FORMATS, render
from mtaudit.result import Result


@settings(deadline=None)
@given(st.data())
def test_any_result_renders_in_every_format_the_same_each_time(
    hostile_texts: st.SearchStrategy[str], any_results: st.SearchStrategy[Result], data: st.DataObject
) -> None:
    result, path = data.draw(any_results), data.draw(st.none() | hostile_texts)
    for name in FORMATS:
        text = render(result, name, path=path)
        assert text == render(result, name, path=path)
        assert text.encode("utf-8") or name == "github"
        assert name in {"json", "sarif"} or not set(text) & set("\x00\x1b\u202e\u2066\u2028\ufffe")
    json.loads(render(result, "sarif", path=path))
    ElementTree.fromstring(render(result, "junit", path=path).encode())
    assert len(render(result, "github", path=path).splitlines()) == len(result.findings)


def test_every_format_has_an_extension_and_an_unknown_one_is_named(result: Result) -> None:
    assert FORMATS.keys() == EXTENSIONS.keys()
    with pytest.raises(UnknownFormatError, match="'pdf'"):
        render(result, "pdf")
