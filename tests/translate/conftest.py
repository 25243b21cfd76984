"""A tiny Marian model, trained here in seconds until it knows a few sentences by heart."""

import json
from pathlib import Path
from typing import Any

import pytest

PHRASES = (Path(__file__).parent / "phrases.tsv").read_text("utf-8").splitlines()
ARABIC, ENGLISH = zip(*(line.split("\t") for line in PHRASES), strict=True)


@pytest.fixture(scope="session")
def tiny_marian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    import sentencepiece

    folder = tmp_path_factory.mktemp("tiny") / "tiny-ar-en"
    folder.mkdir()
    torch.manual_seed(0)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    for name, texts in (("source", ARABIC), ("target", ENGLISH)):
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(texts * 4),
            model_prefix=str(folder / name),
            vocab_size=60,
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
    settings = {"source_lang": "ar", "target_lang": "en", "tokenizer_class": "MarianTokenizer"}
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

    def rows(model: sentencepiece.SentencePieceProcessor, texts: tuple[str, ...], fill: int) -> Any:
        ids = [[vocabulary[p] for p in model.encode(text, out_type=str)] + [0] for text in texts]
        return torch.tensor([row + [fill] * (max(map(len, ids)) - len(row)) for row in ids])

    inputs, labels = rows(models[0], ARABIC, pad), rows(models[1], ENGLISH, -100)
    optimizer = torch.optim.Adam(network.parameters(), lr=3e-3)
    for _ in range(150):
        loss = network(input_ids=inputs, attention_mask=(inputs != pad).long(), labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    network.save_pretrained(folder)
    torch.set_num_threads(threads)
    assert loss.item() < 0.05
    return folder
