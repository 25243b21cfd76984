"""What translating back costs, by engine and beam: CPU seconds and peak memory.

usage: python -m benchmarks.translation FOLDER [SENTENCES]     (FOLDER: src.en and ref.ar, one sentence a line)

The model has the size of opus-mt-ar-en and random weights, for time and memory do not ask what the weights are. It
never ends a sentence by itself: every engine writes as many pieces, those of a long sentence. Each engine and beam is a
process of its own; loading counts for memory, not for seconds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpora import sentences
from benchmarks.measured import Figure, record

SENTENCES = 100
LONGEST = 48
"""Pieces of a sentence, in both languages: more are cut off."""
VOCABULARY = 62834
"""Pieces of opus-mt-ar-en."""
BEAMS = (1, 4)
ENGINES = {
    "transformers, 32-bit floats": "marian",
    "CTranslate2, 32-bit floats": "float32",
    "CTranslate2, 8-bit integers": "int8",
}
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def write_model(folder: Path, arabic: list[str], english: list[str]) -> None:
    """A checkpoint with random weights, and SentencePiece models that are learned from some sentences."""
    import sentencepiece
    import torch
    import transformers

    folder.mkdir()
    pieces = ["</s>", "<unk>"]
    for name, texts in (("source", arabic), ("target", english)):
        prefix = str(folder / name)
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts), model_prefix=prefix, vocab_size=4000, hard_vocab_limit=False, minloglevel=2
        )
        Path(f"{prefix}.model").rename(f"{prefix}.spm")
        model = sentencepiece.SentencePieceProcessor(model_file=f"{prefix}.spm")
        pieces += sorted({model.id_to_piece(i) for i in range(model.get_piece_size())} - {*pieces, "<s>"})
    pieces += [f"unused{number}" for number in range(VOCABULARY - 1 - len(pieces))]
    vocabulary = {piece: number for number, piece in enumerate([*pieces, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")
    settings = {"source_lang": "ar", "target_lang": "en", "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")
    pad = vocabulary["<pad>"]
    torch.manual_seed(0)
    network = transformers.MarianMTModel(
        transformers.MarianConfig(
            vocab_size=len(vocabulary),
            d_model=512,
            encoder_layers=6,
            decoder_layers=6,
            encoder_attention_heads=8,
            decoder_attention_heads=8,
            encoder_ffn_dim=2048,
            decoder_ffn_dim=2048,
            max_position_embeddings=LONGEST,
            activation_function="swish",
            scale_embedding=True,
            pad_token_id=pad,
            eos_token_id=0,
            forced_eos_token_id=0,
            decoder_start_token_id=pad,
            bad_words_ids=[[pad]],
        )
    )
    network.final_logits_bias[0, 0] = -1e4
    network.get_input_embeddings().weight.data[pad] = 0.0
    network.save_pretrained(folder)


def convert(checkpoint: Path, folder: Path, quantization: str) -> None:
    from ctranslate2.converters import TransformersConverter

    TransformersConverter(str(checkpoint)).convert(str(folder), quantization=quantization)
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes((checkpoint / name).read_bytes())


def cost(folder: Path, beam: int, texts: Path) -> dict[str, float]:
    """CPU seconds and megabytes of a process that translates the lines of a file."""
    code = "import sys; from benchmarks.translation import translate; translate(*sys.argv[1:])"
    run = [sys.executable, "-c", code, str(folder), str(beam), str(texts)]
    told = subprocess.run(run, env={**os.environ, **ONE_CORE}, capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return found


def translate(folder: str, beam: str, texts: str) -> None:
    """Translate, and write what it cost as JSON: what a process of its own does."""
    from mtaudit.translate.ctranslate2 import CTranslate2Translator
    from mtaudit.translate.marian import MarianTranslator
    from mtaudit.translate.translator import Decoding, Translator

    decoding = Decoding(beam=int(beam))
    translator: Translator
    if Path(folder, "model.bin").is_file():
        translator = CTranslate2Translator(Path(folder), "random", "0", decoding, LONGEST)
    else:
        translator = MarianTranslator(Path(folder), "random", "0", decoding)
    lines = Path(texts).read_text("utf-8").splitlines()
    translator.translate(lines[:2])
    start = time.process_time()
    translator.translate(lines)
    seconds = time.process_time() - start
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    print(json.dumps({"seconds": seconds, "megabytes": int(status["VmHWM"].split()[0]) / 1024}))


def main(folder: str, number: str = str(SENTENCES)) -> None:
    pairs = [(arabic, english or "") for arabic, english in sentences(folder)]
    figures: dict[str, Figure] = {"sentences": int(number)}
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        write_model(work / "marian", *map(list, zip(*pairs, strict=True)))
        for each in ("float32", "int8"):
            convert(work / "marian", work / each, each)
        (work / "texts").write_text("\n".join(arabic for arabic, _ in pairs[: int(number)]), "utf-8")
        for beam in BEAMS:
            slowest = 0.0
            for label, each in ENGINES.items():
                found = cost(work / each, beam, work / "texts")
                slowest = slowest or found["seconds"]
                figures[f"beam {beam}: {label}, CPU seconds"] = round(found["seconds"], 1)
                figures[f"beam {beam}: {label}, times as fast"] = round(slowest / found["seconds"], 1)
                figures[f"beam {beam}: {label}, MB"] = round(found["megabytes"])
    record("translation", str(__doc__), figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
