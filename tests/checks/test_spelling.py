"""The rules of spelling: single words, and texts that err throughout."""

import mtaudit

CARELESS = (
    "ذهب احمد الى السوق مع اخيه واخته. اشترى احمد ارزا واسماكا. اراد اخوه ان ياكل، واراد احمد ان يعود الى البيت. "
    "اكل الاخوة امام البيت، ثم اخذ احمد اوراقه واقلامه وقال انه اصبح اكبر من ان يلعب. اجاب اخوه ان اللعب افضل."
)


def findings(text: str) -> list[mtaudit.Finding]:
    auditor = mtaudit.Auditor(mtaudit.Settings(model="gloss", select=("GRM006", "GRM007", "GRM008", "GRM009")))
    return list(auditor.audit(text).findings)


def test_a_text_that_leaves_hamzas_out_throughout_gets_one_finding_with_all_places() -> None:
    (finding,) = findings(CARELESS)
    places = [tuple(map(int, place.split("-"))) for place in str(finding.evidence["places"]).split()]
    words = [CARELESS[start:end] for start, end in places]
    assert len(words) >= 20
    assert len(words) == finding.evidence["words"]
    assert {"احمد", "الى", "افضل"} <= set(words)
    assert finding.text == "احمد"


def test_a_text_that_leaves_some_out_gets_a_finding_each() -> None:
    found = findings("ذهب أحمد الى السوق مع أخيه واخته.")
    assert [(each.text, each.suggestion) for each in found] == [("الى", "إلى"), ("واخته", "وأخته")]


def test_a_name_in_the_source_is_no_misspelling() -> None:
    auditor = mtaudit.Auditor(mtaudit.Settings(model="gloss", select=("GRM006",)))
    assert not auditor.audit("وصل ايد إلى لندن.", "Ed arrived in London.").findings


def test_a_misspelling_keeps_its_clitics() -> None:
    found = findings("بالظبط كما قال المسؤلون، ولاكن الشئ تغير.")
    assert [each.suggestion for each in found] == ["بالضبط", "المسؤولون", "ولكن", "الشيء"]
