"""Documents from text: paragraphs, headlines, furniture, and the promise about offsets."""

from hypothesis import given
from hypothesis import strategies as st

from mtaudit.document import Language
from mtaudit.segment import MAX_SENTENCE, is_furniture, segment, split_sentences

WORDS = st.sampled_from(["قال", "الرئيس", "said", "U.S.", "د.", "3.5", "A", "مرتبط", "x" * 700])
MARKS = st.sampled_from(["…", "...", ".", "!", "؟", '"', "“", "”", "(", ")", "،", ",", "\u202e", "\x00"])
BLANKS = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\t", "\x1c", "\u2028"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS | MARKS | BLANKS, max_size=60).map("".join))
LANGUAGES = st.sampled_from(["ar", "en"])


@given(TEXTS, LANGUAGES)
def test_segments_cover_everything_but_blanks_and_do_not_overlap(text: str, language: Language) -> None:
    segments = segment(text, language).segments
    rest, position = "", 0
    for s in segments:
        assert s.text == text[s.start : s.end] == s.text.strip() != ""
        assert position <= s.start
        rest += text[position : s.start]
        position = s.end
    assert not (rest + text[position:]).strip()
    assert [s.paragraph for s in segments] == sorted(s.paragraph for s in segments)


def test_an_article_with_headline_tags_and_a_footer() -> None:
    text = (
        "الوزير يفتتح المستشفى الجديد في الإسكندرية\n"
        "صحة, أخبار, الإسكندرية, مستشفى, وزير\n"
        "افتتح الوزير المستشفى يوم الأحد. وقال إن العمل سيبدأ غدا.\n\n"
        "ويضم المستشفى مئتي سرير.\n"
        "اقرأ أيضا: خطة لبناء عشرين مدرسة\n"
        "شارك هذا الخبر"
    )
    segments = segment(text, "ar").segments
    assert [s.kind for s in segments] == ["headline", "furniture", "prose", "prose", "prose", "furniture", "furniture"]
    assert [s.paragraph for s in segments] == [0, 1, 2, 2, 3, 4, 5]


def test_furniture() -> None:
    for line in (
        "Read more: Floods in the north",
        "Related articles",
        "Home > World > Asia",
        "politics, economy, Egypt, budget, IMF",
        "https://example.org/a?b=c",
        "#news #egypt",
        "الأكثر قراءة",
        "***",
        "Follow us on Telegram",
        "جميع الحقوق محفوظة © 2024",
    ):
        assert is_furniture(line), line


def test_prose_is_not_furniture() -> None:
    for line in (
        "He came, saw, and won.",
        "Related deaths rose by a third.",
        "More than 40 people were hurt in the fire.",
        "2,000",
        "شارك في الاجتماع وزراء من ست دول.",
        "قال الوزير إن مصر، والأردن، والعراق، ولبنان، وسوريا وقعت الاتفاق.",
    ):
        assert not is_furniture(line), line


def test_wrapped_lines_are_joined_and_short_lines_are_not() -> None:
    wrapped = (
        "Port reopens\n\n"
        "The port of the northern city was opened again\n"
        "on Sunday after a storm that had closed it for\n"
        "three days, the harbour master said. Ships had\n"
        "been waiting outside.\n"
    )
    assert [" ".join(s.text.split()) for s in segment(wrapped, "en").segments] == [
        "Port reopens",
        "The port of the northern city was opened again on Sunday after a storm that had closed it for three days, "
        "the harbour master said.",
        "Ships had been waiting outside.",
    ]
    assert len(segment("The port opened on Sunday.\nShips had waited.\nNobody was hurt.", "en").segments) == 3
    assert len(segment("bread\nmilk\nrice\nsalt", "en").segments) == 4


def test_a_quotation_is_kept_whole_unless_it_is_long() -> None:
    assert len(split_sentences('قال: "أنا متعب. سأعود غدا." ثم غادر القاعة.', "ar")) == 2
    long = '"' + "We worked for many days on this. " * 20 + '" he said.'
    assert len(split_sentences(long, "en")) >= 20


def test_a_text_without_marks_is_cut_at_blanks() -> None:
    ranges = split_sentences("كلمة " * 1500, "ar")
    assert len(ranges) == 4
    assert all(end - start <= MAX_SENTENCE for start, end in ranges)
    assert len(split_sentences("x" * 5000, "en")) == 3
