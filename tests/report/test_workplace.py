"""The HTML page in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.workplace import FINDINGS, many
from mtaudit.baseline import load_baseline
from mtaudit.document import Span
from mtaudit.finding import Finding
from mtaudit.report.layout import rows
from mtaudit.result import Result

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

Open = Callable[..., "Page"]


def states(page: Page, selector: str = "#index li") -> list[str]:
    found: list[str] = page.eval_on_selector_all(selector, "items => items.map(item => item.dataset.state)")
    return found


def saved(page: Page, action: str) -> str:
    """What the menu saves, reached with keys alone."""
    page.focus(".menu summary")
    page.keyboard.press("Enter")
    page.focus(f'[data-action="{action}"]')
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    return Path(download.value.path()).read_text("utf-8")


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).bounding_box()
    assert found is not None
    return found


def current(page: Page) -> str:
    found: str = page.evaluate("location.hash")
    return found.removeprefix("#f=").split("&")[0]


def numbered(result: Result) -> list[Finding]:
    return [each.finding for row in rows(result) for each in row.findings]


def test_with_keys_alone_every_finding_is_decided_and_the_text_is_as_corrected(load: Open, demo: Result) -> None:
    page = load(demo)
    expected, moved = demo.target, 0
    for finding in numbered(demo):
        assert current(page) == finding.fingerprint
        if finding.suggestion is not None:
            page.keyboard.press("a")
            start, end = finding.start + moved, finding.end + moved
            expected = expected[:start] + finding.suggestion + expected[end:]
            moved += len(finding.suggestion) - (end - start)
        elif finding.rule == "NEG001":
            page.keyboard.press("e")
            page.keyboard.press("Control+Home")
            page.keyboard.insert_text("لم ")
            page.keyboard.press("Control+Enter")
            start = expected.index("ووافقت")
            expected, moved = expected[:start] + "لم " + expected[start:], moved + len("لم ")
        elif finding.rule == "OMI001":
            page.keyboard.press("e")
            page.keyboard.insert_text("واحتج مئات الصيادين.")
            page.keyboard.press("Control+Enter")
            start = finding.start + moved
            expected = expected[:start] + " واحتج مئات الصيادين." + expected[start:]
            moved += len(" واحتج مئات الصيادين.")
        else:
            page.keyboard.press("d")
    assert page.text_content("#left") == "All decided"
    assert "open" not in states(page)
    assert saved(page, "save") == expected
    for _ in demo.findings:
        page.keyboard.press("z")
    assert set(states(page)) == {"open"}
    assert saved(page, "save") == demo.target


def test_decisions_come_back_and_go_over_to_a_report_of_the_corrected_text(load: Open, demo: Result) -> None:
    page = load(demo)
    findings = numbered(demo)
    for key in "jdla":
        page.keyboard.press(key)
    expected = ["open", "dismissed", "later", "accepted"]
    assert states(page)[:4] == expected
    page.reload()
    assert states(page)[:4] == expected
    assert str(findings[3].suggestion) in str(page.text_content("#article"))
    fixed = saved(page, "save")
    corrected = replace(
        demo,
        target=fixed,
        segments=tuple(
            replace(each, target=Span(0, 9, fixed[:9]) if each.target else None, attention=()) for each in demo.segments
        ),
        findings=tuple(
            replace(each, start=0, end=0, text="")
            for each in demo.findings
            if each.fingerprint != findings[3].fingerprint
        ),
    )
    again = load(corrected, name="again")
    kept = dict(zip([each.fingerprint for each in numbered(corrected)], states(again), strict=True))
    assert {kept[findings[1].fingerprint], kept[findings[2].fingerprint]} == {"dismissed", "later"}
    assert list(kept.values()).count("open") == len(kept) - 2


def test_the_decisions_are_a_baseline(load: Open, demo: Result, tmp_path: Path) -> None:
    page = load(demo)
    page.keyboard.press("d")
    page.keyboard.press("a")
    (tmp_path / "decisions.json").write_text(saved(page, "decisions"), "utf-8")
    left = load_baseline(tmp_path / "decisions.json").without_known(demo)
    assert [each.fingerprint for each in left.hidden] == [numbered(demo)[0].fingerprint]


def test_a_file_of_decisions_is_opened_and_dropped(load: Open, demo: Result, tmp_path: Path) -> None:
    page = load(demo)
    for key in "jdlax":
        page.keyboard.press(key)
    page.keyboard.press("e")
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("𝒜 ")
    page.keyboard.press("Control+Enter")
    expected, text = states(page), saved(page, "save")
    file = tmp_path / "decisions.json"
    file.write_text(saved(page, "decisions"), "utf-8")
    other = load(demo, name="elsewhere", java_script_enabled=True)
    assert set(states(other)) == {"open"}
    other.set_input_files("#file", file)
    other.wait_for_selector("#index [data-state=dismissed]")
    assert (states(other), saved(other, "save")) == (expected, text)
    other.keyboard.press("z")
    assert set(states(other)) == {"open"}
    drop = """string => {
        const held = new DataTransfer();
        held.items.add(new File([string], "decisions.json"));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
    }"""
    other.evaluate(drop, file.read_text("utf-8"))
    other.wait_for_selector("#index [data-state=dismissed]")
    assert states(other) == expected
    for wrong in ("", "[]", '{"mtaudit": "decisions/1"}', '{"mtaudit": "decisions/1", "decisions": [null]}'):
        other.evaluate(drop, wrong)
        other.wait_for_selector("#said:has-text('This file holds no decisions')")
        assert states(other) == expected
        other.evaluate("document.getElementById('said').replaceChildren()")


def test_one_word_is_dismissed_everywhere(load: Open, result: Result) -> None:
    twice = replace(result.findings[1], fingerprint="00000000000000aa")
    page = load(replace(result, findings=(*result.findings, twice)), "#f=00000000000000aa")
    page.keyboard.press("x")
    alike = [each.rule == "UNT001" for each in numbered(replace(result, findings=(*result.findings, twice)))]
    assert [state == "dismissed" for state in states(page)] == alike
    page.keyboard.press("z")
    assert set(states(page)) == {"open"}


def test_filters_counts_and_index_agree(load: Open, demo: Result) -> None:
    page = load(demo)
    page.keyboard.press("d")

    def shown() -> int:
        return len(states(page, "#index li:not([hidden])"))

    for chip in page.locator(".chip[data-facet]").all():
        count = int(str(chip.locator(".count").text_content()))
        chip.evaluate("each => each.click()")
        assert shown() == count
        chip.evaluate("each => each.click()")
    page.click('.chip[data-value="major"]')
    expected = sum(f.severity == "major" and f.category == "pronoun" for f in demo.findings)
    chip = page.locator('.chip[data-value="pronoun"]')
    assert int(str(chip.locator(".count").text_content())) == expected
    chip.click()
    assert shown() == expected
    assert str(page.text_content("#place")).endswith(f"of {expected}")
    address = page.evaluate("location.hash")
    page.reload()
    assert page.evaluate("location.hash") == address
    assert shown() == expected
    page.click("#clear")
    assert shown() == len(demo.findings)
    page.keyboard.press("f")
    page.keyboard.insert_text("Lindqvist")
    assert 0 < shown() < len(demo.findings)


def test_a_link_opens_its_finding_with_its_sentence_in_view(load: Open, demo: Result) -> None:
    for finding in (numbered(demo)[-1], numbered(demo)[8]):
        page = load(demo, f"#f={finding.fingerprint}")
        assert current(page) == finding.fingerprint
        assert page.locator(".finding:visible").get_attribute("id") == f"f={finding.fingerprint}"
        assert 60 < box(page, "#article [aria-current]")["y"] < 860


def test_the_words_of_the_source_are_marked_for_the_finding_in_hand(load: Open, demo: Result) -> None:
    linked = next(each for each in numbered(demo) if each.linked)
    page = load(demo, f"#f={linked.fingerprint}")
    marked = page.locator(".block.now .english .mark.now").all_text_contents()
    assert marked == [str(demo.source)[start:end] for start, end in linked.linked]
    colour = "node => getComputedStyle(node).backgroundColor"
    assert page.locator(".block.now .english .mark.now").first.evaluate(colour) != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize(
    "fragment", ["#f=nothing", "#f=%E0%A4%A", "#severity=x&q=%", "#p=999", "#p=-1&sentence=1e9", "#&&="]
)
def test_an_address_of_somebody_elses_does_no_harm(load: Open, result: Result, fragment: str) -> None:
    assert load(result, fragment).text_content("#left")


def test_keys_are_places_on_the_keyboard_and_can_be_switched_off(load: Open, demo: Result) -> None:
    page = load(demo)
    first, second, *_ = (each.fingerprint for each in numbered(demo))
    press = 'document.body.dispatchEvent(new KeyboardEvent("keydown", {code: "KeyJ", key: "ت", bubbles: true}))'
    page.evaluate(press)
    assert current(page) == second
    page.keyboard.press("h")
    page.uncheck("#keys")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    assert current(page) == second
    page.click('[data-action="previous"]')
    assert current(page) == first


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_fits_a_phone(load: Open, demo: Result, language: str) -> None:
    page = load(demo, language=language, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    for _ in range(3):
        page.tap('[data-action="next"]')
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sheet, mark = box(page, ".desk"), box(page, "#article [aria-current]")
    assert 0 <= mark["y"] < sheet["y"] - mark["height"]
    small = "list => list.filter(one => one.offsetParent && one.offsetHeight < 44).map(one => one.textContent)"
    assert page.eval_on_selector_all(".desk button, .tools button, .tools summary", small) == []


def test_everything_can_be_read_without_scripts(load: Open, demo: Result) -> None:
    page = load(demo, java_script_enabled=False)
    assert page.locator(".finding:visible").count() == len(demo.findings)
    assert page.locator("button:visible, input:visible").count() == 0


@pytest.mark.parametrize("language", ["en", "ar"])
def test_it_prints_on_six_pages(load: Open, demo: Result, language: str) -> None:
    printed = load(demo, language=language).pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 6


def test_right_to_left_the_desk_stands_at_the_left(load: Open, demo: Result) -> None:
    page = load(demo, language="ar")
    assert box(page, "#desk")["x"] < box(page, "#article")["x"] < box(page, "#overview")["x"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_accessibility(
    load: Open, demo: Result, violations: Callable[[Page], list[object]], language: str, scheme: str
) -> None:
    page = load(demo, language=language, color_scheme=scheme)
    for key in "adlj":
        page.keyboard.press(key)
    if (language, scheme) == ("ar", "dark"):
        page.keyboard.press("h")
    assert violations(page) == []


def test_without_a_suggestion_a_key_says_what_to_do(load: Open, demo: Result) -> None:
    without = next(each for each in numbered(demo) if each.suggestion is None)
    page = load(demo, f"#f={without.fingerprint}")
    page.keyboard.press("a")
    assert "edit the sentence" in str(page.text_content("#said"))
    assert set(states(page)) == {"open"}


def test_a_key_changes_little_of_a_page_with_400_findings(load: Open, demo: Result) -> None:
    """What answers soon on any machine: `benchmarks/workplace.py` has the milliseconds."""
    page = load(many(demo))
    assert page.locator("#index li").count() == FINDINGS
    page.evaluate("""() => {
        window.changes = 0;
        const count = (list) => { window.changes += list.length; };
        new MutationObserver(count).observe(document, { subtree: true, childList: true, attributes: true });
    }""")
    for key in "jdalz":
        page.evaluate("window.changes = 0")
        page.keyboard.press(key)
        assert 0 < page.evaluate("window.changes") < 100


def test_hidden_characters_are_named_where_the_script_writes_too(load: Open, result: Result) -> None:
    first = replace(result.findings[0], suggestion="<b>\u202eevil\x1b\U000e0041")
    page = load(replace(result, findings=(first, *result.findings[1:])))
    page.keyboard.press("a")
    shown = str(page.inner_text("#article"))
    assert "U+202EevilU+001BU+E0041" in shown
    assert "<b>" in shown
    assert not set(shown) & set("\u202e\x1b\U000e0041")
