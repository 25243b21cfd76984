"""Which words are worth a look, and which passages to read first."""

import mtaudit
from mtaudit.examples import demo_texts

ENGLISH = "The farmers finished the harvest before the rain. The minister opened the new bridge on Sunday."
RIGHT = ("أنهى المزارعون الحصاد قبل المطر.", "The farmers finished the harvest before the rain.")
ARABIC = "أنهى المزارعون الحصاد قبل المطر. افتتح الوزير الزجاجة الجديدة يوم الأحد."


def test_the_wrong_word_is_worth_a_look_and_its_passage_is_read_first() -> None:
    right, wrong = mtaudit.audit(ARABIC, ENGLISH, model="gloss").segments
    shown = {ARABIC[each.start : each.end]: each.probability for each in wrong.attention}
    assert max(shown, key=lambda word: shown[word]) == "الزجاجة"
    assert shown["الزجاجة"] > 0.5
    assert not right.attention
    assert wrong.risk > 5 * right.risk


def test_a_sentence_left_in_english_is_read_before_a_wrong_word() -> None:
    left = "The minister opened the new bridge on Sunday."
    english = f"{ENGLISH} {left}"
    *_, wrong, untranslated = mtaudit.audit(f"{ARABIC} {left}", english, model="gloss").segments
    assert untranslated.risk > wrong.risk


def test_attention_lies_within_its_passage_in_order() -> None:
    for segment in mtaudit.audit(*demo_texts(), model="gloss").segments:
        places = [(each.start, each.end) for each in segment.attention]
        assert places == sorted(places)
        if places:
            assert segment.target is not None
            assert segment.target.start <= places[0][0] < places[-1][1] <= segment.target.end
            assert all(0.2 <= each.probability <= 1 for each in segment.attention)


def test_without_a_source_the_risk_is_that_of_the_findings() -> None:
    clean, found = mtaudit.audit("وصل الوفد يوم الأحد. قالت الوزير إن المحادثات انتهت.", model="gloss").segments
    assert clean.attention == found.attention == ()
    assert found.risk > clean.risk == 0


def test_the_score_counts_what_no_finding_says_where_there_is_a_source() -> None:
    arabic = "وقال المزارعون إن الحصاد كان بطيئا على الخط بسبب الشاحنات."
    english = "The farmers said the harvest was ruined by the storm."
    with_source, without = (mtaudit.audit(arabic, source, model="gloss").score for source in (english, None))
    assert with_source.risk is not None
    assert with_source.risk > 0.5
    assert mtaudit.audit(*RIGHT, model="gloss").score.risk == 0
    assert with_source.penalty == round(with_source.findings + with_source.risk, 2)
    assert without.risk is None
    assert without.penalty == without.findings


def test_marks_of_punctuation_do_not_outweigh_what_is_said() -> None:
    spaced = "وصل الوفد يوم الأحد ، ثم غادر وقال &quot;سنعود&quot; قريبا ."
    score = mtaudit.audit(spaced, model="gloss").score
    assert 0 < score.penalty < 1
