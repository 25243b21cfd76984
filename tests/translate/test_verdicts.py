"""Errors that a model finds by minimal pairs in an audit, with a model that the tests train."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from mtaudit.pipeline import audit
from mtaudit.translate import Progress, TranslationModel, models

PLANTED = [
    ("قال الرئيس إن قولها واضح.", "The president said that his statement is clear.", "pronoun", "قولها"),
    ("قالت الوزيرة إن قوله واضح.", "The minister said that her statement is clear.", "pronoun", "قوله"),
    ("وصلت الوزيرة مع زوجه.", "The minister arrived with her husband.", "pronoun", "زوجه"),
    ("قتل 51 شخصا.", "The attack killed 15 people.", "number", "51"),
    ("الوزير سيشارك في المحادثات.", "The minister will not take part in the talks.", "negation", "سيشارك"),
    ("الوزير لا سيشارك في المحادثات.", "The minister will take part in the talks.", "negation", "لا"),
]


@pytest.fixture(scope="module")
def model(tiny_marian: Path) -> TranslationModel:
    return models.load_folder(tiny_marian)


class Counting:
    """Counts what a model is asked."""

    name, kind, revision, fluent = "counting", "marian", "1", True

    def __init__(self, model: TranslationModel) -> None:
        self._model, self.places = model, model.places
        self.translated: Counter[str] = Counter()
        self.scored: Counter[tuple[str, str]] = Counter()

    def translate(self, sentences: Sequence[str], progress: Progress | None = None) -> list[str]:
        self.translated.update(dict.fromkeys(sentences, 1))
        return self._model.translate(sentences, progress)

    def score(self, arabic: Sequence[str], english: Sequence[str]) -> list[list[float]]:
        self.scored.update(zip(arabic, english, strict=True))
        return self._model.score(arabic, english)


@pytest.mark.parametrize(("arabic", "english", "category", "word"), PLANTED)
def test_planted_errors_are_found(model: TranslationModel, arabic: str, english: str, category: str, word: str) -> None:
    findings = audit(arabic, english, model).findings
    assert any(word in arabic[each.start : each.end].split() for each in findings if each.category == category)


@pytest.mark.parametrize("line", (Path(__file__).parent / "phrases.tsv").read_text("utf-8").splitlines())
def test_good_sentences_are_not_doubted(model: TranslationModel, line: str) -> None:
    arabic, english = line.split("\t")
    findings = audit(arabic, english, model).findings
    assert not [each for each in findings if each.category in {"pronoun", "number", "negation"}]


def test_no_sentence_is_translated_or_scored_twice(model: TranslationModel) -> None:
    counting = Counting(model)
    arabic = "\n".join([PLANTED[0][0], PLANTED[3][0], PLANTED[0][0], "وصل الوفد إلى القاهرة اليوم."])
    english = "\n".join([PLANTED[0][1], PLANTED[3][1], PLANTED[0][1], "The delegation arrived in Cairo today."])
    audit(arabic, english, counting)
    assert max(counting.translated.values()) == 1
    assert counting.scored
    assert max(counting.scored.values()) == 1


def test_a_forward_model_says_how_probable_the_marked_words_are(model: TranslationModel, tiny_forward: Path) -> None:
    forward = Counting(models.load_folder(tiny_forward))
    arabic = "\n".join([PLANTED[3][0], PLANTED[3][0], "وصل الوفد إلى القاهرة اليوم."])
    english = "\n".join([PLANTED[3][1], PLANTED[3][1], "The delegation arrived in Cairo today."])
    findings = [each for each in audit(arabic, english, model, forward=forward).findings if each.rule == "NUM001"]
    assert [each.text for each in findings] == ["51", "51"]
    assert all(float(each.evidence["forward model"]) < 0.1 for each in findings)
    assert max(forward.translated.values()) == 1
    assert list(forward.scored.values()) == [1]
    alone = audit(arabic, english, model).findings
    assert not any("forward model" in each.evidence for each in alone)
