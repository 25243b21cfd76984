"""Tiny Marian models, trained here in seconds until they know a few sentences by heart."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

PHRASES = (Path(__file__).parent / "phrases.tsv").read_text("utf-8").splitlines()
ARABIC, ENGLISH = zip(*(line.split("\t") for line in PHRASES), strict=True)


@pytest.fixture(scope="session")
def tiny_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny") / "tiny-ar-en"
    assert make_marian(folder, ARABIC, ENGLISH) < 0.03
    return folder


@pytest.fixture(scope="session")
def tiny_forward(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny") / "tiny-en-ar"
    assert make_marian(folder, ENGLISH, ARABIC) < 0.03
    return folder


@pytest.fixture(scope="session")
def untrained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny") / "untrained"
    make_marian(folder, ARABIC, ENGLISH, steps=0)
    return folder


@pytest.fixture(scope="session")
def tiny_release(tiny_marian: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same weights as OPUS-MT published them before transformers had Marian: Marian's own files."""
    folder = tmp_path_factory.mktemp("tiny") / "opus-2019-12-18"
    folder.mkdir()
    write_release(tiny_marian, folder)
    return folder


def make_marian(folder: Path, sources: Sequence[str], targets: Sequence[str], steps: int = 300) -> float:
    """Train a model of 1 + 1 layers and write its checkpoint; the loss that is left."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    import sentencepiece

    folder.mkdir()
    torch.manual_seed(0)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    for name, texts in (("source", sources), ("target", targets)):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter([*texts] * 4),
            model_prefix=str(folder / name),
            vocab_size=80,
            hard_vocab_limit=False,
            character_coverage=1.0,
            minloglevel=2,
        )
        (folder / f"{name}.model").rename(folder / f"{name}.spm")
    models = [sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{n}.spm")) for n in ("source", "target")]
    pieces = ["</s>", "<unk>"]
    for model in models:
        pieces += sorted({model.id_to_piece(i) for i in range(model.get_piece_size())} - {*pieces, "<s>"})
    vocabulary = {piece: number for number, piece in enumerate([*pieces, "<pad>"])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")
    settings = {"source_lang": "xx", "target_lang": "xx", "tokenizer_class": "MarianTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")

    pad = vocabulary["<pad>"]
    config = transformers.MarianConfig(
        vocab_size=len(vocabulary),
        d_model=64,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        max_position_embeddings=64,
        dropout=0.0,
        activation_function="swish",
        scale_embedding=True,
        pad_token_id=pad,
        eos_token_id=0,
        forced_eos_token_id=0,
        decoder_start_token_id=pad,
        bad_words_ids=[[pad]],
    )
    network = transformers.MarianMTModel(config)

    def rows(model: sentencepiece.SentencePieceProcessor, texts: Sequence[str], fill: int) -> Any:
        ids = [[vocabulary[p] for p in model.encode(text, out_type=str)] + [0] for text in texts]
        return torch.tensor([row + [fill] * (max(map(len, ids)) - len(row)) for row in ids])

    inputs, labels = rows(models[0], sources, pad), rows(models[1], targets, -100)
    optimizer = torch.optim.Adam(network.parameters(), lr=3e-3)
    left = 0.0
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = 3e-3 * (1 - 0.9 * step / steps)
        loss = network(input_ids=inputs, attention_mask=(inputs != pad).long(), labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        left = loss.item()
        network.get_input_embeddings().weight.data[pad] = 0.0  # as in OPUS-MT: decoding starts from zeros
    network.save_pretrained(folder)
    torch.set_num_threads(threads)
    return left


def write_release(checkpoint: Path, folder: Path) -> None:
    """Write a checkpoint as Marian does: its names, its vocabulary, no padding."""
    import numpy as np

    safetensors = pytest.importorskip("safetensors.numpy")
    tensors = safetensors.load_file(checkpoint / "model.safetensors")
    config = json.loads((checkpoint / "config.json").read_text())
    settings = {
        "type": "transformer",
        "transformer-decoder-autoreg": "self-attention",
        "transformer-no-projection": False,
        "transformer-ffn-activation": "swish",
        "transformer-preprocess": "",
        "transformer-postprocess": "dan",
        "transformer-postprocess-emb": "d",
        "transformer-guided-alignment-layer": "last",
        "transformer-heads": config["encoder_attention_heads"],
        "enc-depth": 1,
        "dec-depth": 1,
    }
    arrays = {
        "special:model.yml": np.frombuffer((json.dumps(settings) + "\n\0").encode(), np.int8),
        "Wemb": tensors["model.shared.weight"][:-1],
        "decoder_ff_logit_out_b": tensors["final_logits_bias"][:, :-1],
    }
    parts = {"self_attn": "self", "encoder_attn": "context"}
    for key, tensor in tensors.items():
        match key.split("."):
            case ["model", side, "layers", number, module, matrix, form] if module in parts:
                name = f"{side}_l{int(number) + 1}_{parts[module]}_{'W' if form == 'weight' else 'b'}{matrix[0]}"
                arrays[name] = tensor.T if form == "weight" else tensor[None]
            case ["model", side, "layers", number, module, form] if module.startswith("fc"):
                name = f"{side}_l{int(number) + 1}_ffn_{'W' if form == 'weight' else 'b'}{module[-1]}"
                arrays[name] = tensor.T if form == "weight" else tensor[None]
            case ["model", side, "layers", number, module, form]:
                part = {"self_attn_layer_norm": "self_Wo", "encoder_attn_layer_norm": "context_Wo"}.get(
                    module, "ffn_ffn"
                )
                arrays[f"{side}_l{int(number) + 1}_{part}_ln_{'scale' if form == 'weight' else 'bias'}"] = tensor[None]
    np.savez(folder / "opus.npz", **arrays)
    vocabulary: dict[str, int] = json.loads((checkpoint / "vocab.json").read_text("utf-8"))
    lines = [f"{json.dumps(piece, ensure_ascii=False)}: {number}" for piece, number in vocabulary.items()]
    (folder / "opus.vocab.yml").write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    (folder / "decoder.yml").write_text("models:\n- opus.npz\nvocabs:\n- opus.vocab.yml\n- opus.vocab.yml\n", "utf-8")
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(checkpoint / name, folder / name)
