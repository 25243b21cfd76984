import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtaudit.readers import read_bytes
from mtaudit.readers.html import article_text
from mtaudit.readers.locations import locate

FIRST = "قال الوزير اليوم إن الحكومة ستعمل على حل الأزمة خلال الأيام القليلة المقبلة بالتعاون مع الشركاء."
SECOND = "وأضاف في بيان أن المفاوضات «مستمرة» مع جميع الأطراف، وأن النتائج ستعلن قريباً أمام الصحفيين."
PAGE = f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="CHARSET"><title>الوزير يزور القاهرة | موقع الأخبار</title>
<script>var x = "إعلان";</script></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<article><h1>الوزير يزور القاهرة غداً</h1>
<p>{FIRST}</p>
<p>{SECOND.replace("«", "&laquo;").replace("»", "&raquo;").replace("مستمرة", "<b>مستمرة</b>")}</p>
</article>
<footer><p>جميع الحقوق محفوظة لموقع الأخبار</p><a href="/privacy">سياسة الخصوصية</a></footer></body></html>"""
ARTICLE = f"الوزير يزور القاهرة غداً\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(("declared", "codec"), [("utf-8", "utf-8"), ("windows-1256", "cp1256"), ("utf-16", "utf-16")])
def test_the_article_without_menus_and_footers(declared: str, codec: str) -> None:
    assert read_bytes(PAGE.replace("CHARSET", declared).encode(codec), language="ar") == ARTICLE


def test_the_headline_is_the_one_that_the_title_repeats() -> None:
    page = PAGE.replace("<nav>", "<h1>موقع الأخبار والتحليلات</h1><nav>").replace("<h1>الوزير", "<h1 class='x'>الوزير")
    assert read_bytes(page.encode(), language="ar", name="page.html").startswith("الوزير يزور القاهرة غداً\n\n")


def test_html_is_told_by_its_name_too() -> None:
    page = f"<p>{FIRST}</p>"
    assert read_bytes(page.encode(), language="ar", name="page.HTML") == FIRST
    assert read_bytes(page.encode(), language="ar", name="page.txt") == page


def test_a_page_without_an_article_gives_its_visible_text() -> None:
    assert article_text("<body><nav>قائمة</nav><div>خبر<br>عاجل</div><script>1</script></body>") == "خبر\n\nعاجل"


def test_no_entity_or_link_is_followed() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>نص &x; عربي</p></body></html>'
    assert "root" not in article_text(page)


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x1f", "\x7f", "\ufffe", "\uffff", "&#1;", "&#x0B", "&#65535;"])
def test_characters_that_xml_forbids_are_blanks(character: str) -> None:
    page = f"<html><body><h1>{character}</h1><div>{character}<p>{FIRST}{character}</p></div>{character}</body></html>"
    assert article_text(page) == FIRST
    text = f"{FIRST} {SECOND}"
    page = f"<html><body><p title='{character}'>{text.replace(' ', character)}</p></body></html>"
    assert article_text(page) == text
    if character != "&#x0B":  # which goes on where no semicolon ends it
        assert locate(page, text)[0].start == 0


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<a href='", "<", "<!--"])
def test_hostile_pages_end(tag: str) -> None:
    assert isinstance(article_text("<html>" + tag * 100_000 + FIRST), str)


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_is_a_page(text: str) -> None:
    assert isinstance(article_text(text), str)
    assert isinstance(article_text(f"<html><body><p>{text}</p></body></html>"), str)


THIRD = "ورحب السكان بالخطة لكنهم طلبوا أن يبقى الطريق القديم مفتوحا أمام السيارات."


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{FIRST}<br><br><div class=ads><script>x()</script></div>{SECOND}<br/><br/>{THIRD}</div>",
        f"<div><p>{FIRST}</p><div></div>{SECOND}<p>{THIRD}</p></div>",
        f"<form id=aspnetForm><div class=body><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></form>",
        f"<article><p>{FIRST}</p><p>{SECOND}</p><blockquote class=twitter-tweet><p>نبدأ غدا pic.twitter.com/ab</p>"
        f"&mdash; ليلى (@laila)</blockquote><p>{THIRD}</p></article>",
    ],
)
def test_no_paragraph_falls_out_and_no_post_comes_in(body: str) -> None:
    assert article_text(f"<html><body>{body}</body></html>").split("\n\n") == [FIRST, SECOND, THIRD]


def test_neighbouring_spans_are_two_words() -> None:
    page = f"<html><body><article><p><span class=date>12 مايو</span><span>{FIRST}</span></p><p>{SECOND}</p></article>"
    assert article_text(page).split("\n\n")[0] == f"12 مايو {FIRST}"


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_tag_of_a_hundred_thousand_attributes_ends(quote: str) -> None:
    attributes = " ".join(f"a{i}={quote}1{quote}" for i in range(100_000))
    assert article_text(f"<html><body><p {attributes}>{FIRST}</p><p>{SECOND}</p></body></html>").endswith(SECOND)
