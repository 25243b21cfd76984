"""Articles that hypothesis composes: short sentences of news beside their sources, with what editors, programs and
attackers do to them. What fails is made as small as it can be."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from mtaudit.readers.html import article_text

SENTENCES = (
    (
        "وقال الوزير خالد العلي إن المحادثات ستبدأ يوم الاثنين.",
        "Minister Khaled al-Ali said the talks will begin on Monday.",
    ),
    ("لم توافق الشركة على دفع 3.5 مليون دولار.", "The company did not agree to pay $3.5 million."),
    ("وصلت السفيرة آن باترسون إلى العاصمة", "Ambassador Anne Patterson arrived in the capital"),
    ("وأصيب ١٢ شخصاً على الأقل بجروح، بينهم طفلان.", "At least 12 people were injured, two of them children."),
    ("«لن نغادر بيوتنا»، كما قالت إحدى النساء.", "“We will not leave our homes,” one of the women said."),
    ("وانخفضت الأسعار بنسبة 4% في مارس/آذار 2021.", "Prices fell by 4% in March 2021."),
    ("هل يعود الفريق الى الملعب ؟", "Will the team return to the stadium?"),
    ("ونشر البيان على https://example.com/a?b=1 وعلى @agency #خبر", "The statement is on https://example.com/a?b=1"),
    ("وهي التي كتبت الرسالة إلى والدها", "She is the one who wrote the letter to her father"),
    ("لندن (رويترز) - أغلقت المدارس 15.000 فصل.", "LONDON (Reuters) - Schools closed 15,000 classrooms."),
    ("الطقس: عاصفة قوي تضرب الساحل الشرقية", "Weather: a strong storm hits the eastern coast"),
    ("وتبلغ مساحة الأرض خمسة آلاف كيلومتر مربع", "The land covers five thousand square kilometres"),
    ("مدينة الرباط الرباط الجميلة", "The beautiful city of Rabat"),
    ("اقرأ أيضاً: ماذا بعد", "Read also: what comes next"),
)
"""Arabic, right and wrong, and its English."""

FRAGMENTS = (
    *(
        "\u200f",
        "\u200e",
        "\u202e",
        "\u2067",
        "\u2069",
        "\u200c",
        "\ufeff",
        "\u00ad",
        "\u0640",
        "\u0651",
        "\u064b",
        "\u0301",
    ),
    *("\n", "\r\n", "\u2028", "\u00a0", "\t", "\x00", "\x1b[31m", "\ud800", "\U0001f600", "\u0661\u0662\u066b\u0663"),
    *("،", "؛", "؟", "…", "«", "»", '"', "“", "(", ")", "]", "/", "-", "ـ", "٪", "%", "$", "€", ".", "..", ":"),
    *(
        "1,000",
        "1.000.000",
        "٣٫٥",
        "-7",
        "1e9",
        "½",
        "²",
        "99999999999999999999",
        "10:30",
        "2020-13-45",
        "مليار",
        "ثلاثة",
    ),
    *("<b>", "</p>", "<!--", "&amp;", "&#1;", "[x](y)", "**", "|", "`", "::error::", "${x}", "%s", "{0}", "\\u0000"),
    *("لا", "ال", "و", "لله", "ﷲ", "ﻻ", "گ", "ی", "Reuters", "NATO", "الـBBC", "د.", "U.S.", "a" * 300, "ا" * 300),
)
"""What stands in a text that nobody would write on purpose."""

Texts = tuple[str, str | None]


_SETTINGS = settings(
    max_examples=10,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


@st.composite
def texts(draw: st.DrawFn) -> Texts:
    """A target and its source, or the target alone."""
    pairs = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    joint = draw(st.sampled_from((" ", "\n", "\n\n", "")))
    arabic = joint.join(draw(_changed(each)) for each, _ in pairs)
    english = joint.join(draw(_changed(each)) for _, each in pairs)
    if draw(st.booleans()):
        arabic = article_text("<html><body><p>" + arabic.replace("\n", "</p><p>") + "</p></body></html>") or arabic
    return arabic, draw(st.sampled_from((english, None, None)))


@st.composite
def _changed(draw: st.DrawFn, sentence: str) -> str:
    """A sentence as it is, or dropped, twice, cut, its words in another order, or with fragments in it."""
    match draw(st.sampled_from(("as it is", "fragments", "fragments", "dropped", "twice", "cut", "turned"))):
        case "dropped":
            return ""
        case "twice":
            return f"{sentence} {sentence}"
        case "cut":
            return sentence[: draw(st.integers(0, len(sentence)))]
        case "turned":
            return " ".join(draw(st.permutations(sentence.split())))
        case "fragments":
            for fragment in draw(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), min_size=1, max_size=4)):
                at = draw(st.integers(0, len(sentence)))
                sentence = sentence[:at] + fragment + sentence[at:]
    return sentence


def search(check: Callable[[str, str | None], None], seconds: float, start: int) -> tuple[int, Texts | None]:
    """How many articles were tried in some seconds, and the smallest that failed, which ends it."""
    tried, failed = 0, None

    def tries(pair: Texts) -> None:
        nonlocal tried, failed
        tried += 1
        try:
            check(*pair)
        except Exception:
            failed = pair
            raise

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            _SETTINGS(seed(start + tried)(given(texts())(tries)))()
        except Exception:
            traceback.print_exc()
            break
    return tried, failed
