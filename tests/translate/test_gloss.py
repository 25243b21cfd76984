import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtaudit.translate import inflect
from mtaudit.translate.gloss import GlossTranslator
from mtaudit.translate.romanise import romanise


def gloss(text: str) -> str:
    return GlossTranslator().translate([text])[0]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("قولها", "Her statement"),
        ("قوله", "His statement"),
        ("سيكتبون", "They will write"),
        ("في رسالتهم إليه", "In their message to him"),
        ("لم يشارك الوزير", "The minister did not take part"),
        ("لن تشارك الوزيرة", "The minister will not take part"),
        ("الحكومة الجديدة", "The new government"),
        ("اجتماعات كبيرة", "Big meetings"),
        ("وزارة الدفاع الروسية", "The Russian defense ministry"),
        ("كل الوزراء", "All the ministers"),
        ("وللأمم المتحدة", "To the United Nations"),
        ("أداة تشخيصية جديدة", "A new diagnostic tool"),
        ("٣٫٥ ملايين؟", "3.5 million?"),
        ("«الأزمة»، قال", '"the crisis", he said'),
        ("دونالد ترامب", "Donald Trump"),
        ("بعد أن قتلت القوات", "After the forces killed"),
        ("كتب الطلاب رسائلهم", "The students wrote their messages"),
        ("شركة Apple", "A company Apple"),
    ],
)
def test_clitics_pronouns_and_order(arabic: str, english: str) -> None:
    assert gloss(arabic) == english


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("لم يعلق على الإطلاق", "He did not comment at all"),
        ("احتلت القوات القرم", "The forces occupied Crimea"),
        ("باعت الشركة مصنعها", "The company sold its factory"),
        ("اتهم الوزير الشركة بالكذب", "The minister accused the company of the lie"),
        ("القرار صعب", "The decision is difficult"),
        ("لن يكون القرار سهلا", "The decision will not be easy"),
        ("3 ملايين طفل و20 سيارة", "3 million children and 20 cars"),
        ("في عام 2014", "In 2014"),
        ("في 15 مارس 2022", "On 15 March 2022"),
        ("مارس الرياضة", "He practiced the sport"),
        ("بلغت الخسائر 1.6 مليار دولار", "The losses reached 1.6 billion dollars"),
        ("في القرن 19", "In the 19th century"),
        (
            "نقلت الوكالة عن الوزير قوله إن الأسعار ارتفعت",
            "The agency quoted the minister as saying that the prices rose",
        ),
        ("نقلت القوات الجرحى إلى المستشفى", "The forces transported the wounded to the hospital"),
        ("ويبدو أن الحكومة ستستقيل", "It seems that the government will resign"),
        ("ولكنه خسر القرار", "But he lost the decision"),
        ("الاقتراح الذي يقدمه المدير", "The proposal which the director presents"),
        ("عرض الوزير خطته، وهي خطة كبيرة", "The minister showed his plan, which is a big plan"),
        ("هذه الاتهامات خطيرة جدا", "These accusations are very serious"),
        ("هناك طرق لذلك", "There are ways therefore"),
        ("الولايات المتحدة وحلفاؤها", "The United States and its allies"),
        ("الأدوات المنزلية", "The housewares"),
        ("وزارة الصحة البريطانية", "The British health ministry"),
        ('وقال: "انتهى الأمر".', 'He said: "the matter ended".'),
    ],
)
def test_news_reads_well(arabic: str, english: str) -> None:
    assert gloss(arabic) == english


def test_names_of_the_document_are_names_everywhere_in_it() -> None:
    document = ["التقى الرئيس ويتكوف في موسكو.", "ويتكوف متفائل."]
    assert GlossTranslator().translate(document) == ["The president Witkoff met in Moscow.", "Witkoff is optimistic."]


def test_an_unknown_word_stays_as_it_stands() -> None:
    assert gloss("استحضوا المدينة") == "[استحضوا] the city"


def test_the_gender_of_a_pronoun_shows() -> None:
    his, her = gloss("قال في قوله إنه متفائل"), gloss("قال في قولها إنها متفائلة")
    assert "his" in his.split()
    assert "he" in his.split()
    assert "her" in her.split()
    assert "she" in her.split()


def test_unknown_names_are_readable() -> None:
    assert romanise("ويلدروف") == "Wildrof"
    assert romanise("كيشوان") == "Kishwan"
    assert romanise("دونالد") == "Donald"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("write", ("wrote", "written", "writes", "writing")),
        ("stop", ("stopped", "stopped", "stops", "stopping")),
        ("carry out", ("carried out", "carried out", "carries out", "carrying out")),
        ("agree", ("agreed", "agreed", "agrees", "agreeing")),
        ("participate", ("participated", "participated", "participates", "participating")),
        ("visit", ("visited", "visited", "visits", "visiting")),
        ("be", ("was", "been", "is", "being")),
    ],
)
def test_english_verbs(verb: str, forms: tuple[str, ...]) -> None:
    functions = (inflect.past, inflect.participle, inflect.third_person, inflect.progressive)
    assert tuple(function(verb) for function in functions) == forms


def test_english_plurals() -> None:
    nouns = ["city", "peace talk", "crisis", "rights", "woman", "bus", "information"]
    assert [inflect.plural(noun) for noun in nouns] == [
        "cities",
        "peace talks",
        "crises",
        "rights",
        "women",
        "buses",
        "information",
    ]


def test_progress_and_order() -> None:
    done: list[int] = []
    assert GlossTranslator().translate(["قولها", "", "قوله"], done.append) == ["Her statement", "", "His statement"]
    assert sum(done) == 3


@given(st.text(st.sampled_from('والمبلكنهيةاسفقعدتر ،.؟«»()"3٣aX\u0640\u064e\u200f\ud800\0')) | st.text())
def test_any_string_has_a_gloss(text: str) -> None:
    assert isinstance(gloss(text), str)
