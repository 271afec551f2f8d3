"""Models of a few kilobytes, made on the spot: each kind that config.yaml may name.

They know single characters. A text's vector is about the mean of its characters' fixed
directions, so that texts that share characters lie near each other.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
CHARACTERS = "党员应当按月交纳费。出差回来十日内报销旅会议室晚上九点关灯锁门多久？查询：是的否"
DIMENSIONS = 64
POSITIONS = 96  # a longer text must be cut by whoever embeds it


def transformer(folder: Path, *, half: bool = False) -> Path:
    """A transformer with mean pooling, as most are; in half precision if so wanted."""
    modules = _transformer(folder)
    model = _sentence_transformer(modules)
    if half:
        model = model.half()
    return _saved(model, folder / "model")


def bare_transformer(folder: Path) -> Path:
    """What a transformers checkpoint is without modules.json: mean pooling is implied."""
    return _checkpoint(folder)


def prompted(folder: Path) -> Path:
    """With prompts of its own for questions and passages, and one by another name."""
    prompts = {"query": "查询：", "document": "的", "yes_query": "是"}
    return _saved(_sentence_transformer(_transformer(folder), prompts=prompts), folder / "model")


def asymmetric(folder: Path) -> Path:
    """With a static way for questions and a transformer for passages, in one space."""
    from sentence_transformers.base.modules import Router
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    encoder, pooling = _transformer(folder)
    table = encoder.model.embeddings.word_embeddings.weight.detach().clone()
    static = StaticEmbedding(encoder.tokenizer, embedding_weights=table)
    router = Router.for_query_document([static], [encoder, pooling], default_route="document")
    return _saved(_sentence_transformer([router]), folder / "model")


def cross_encoder(folder: Path, *, labels: int = 1) -> Path:
    """Says yes to a pair the more, the more often 是 stands in it, and no for 否.

    Attention is uniform: the first position gathers the mean of all characters, of which
    the two lie in opposite directions.
    """
    import torch
    from transformers import BertForSequenceClassification

    from_scratch = BertForSequenceClassification(_config(labels=labels))
    with torch.no_grad():
        for parameter in from_scratch.parameters():
            parameter.zero_()
        bert = from_scratch.bert
        words = bert.embeddings.word_embeddings.weight
        vocabulary = _vocabulary()
        words[vocabulary.index("是"), 0] = 1.0
        words[vocabulary.index("否"), 0] = -1.0
        bert.embeddings.LayerNorm.weight.fill_(1.0)
        (layer,) = bert.encoder.layer
        layer.attention.self.value.weight.copy_(torch.eye(DIMENSIONS))
        layer.attention.output.dense.weight.copy_(torch.eye(DIMENSIONS))
        layer.attention.output.LayerNorm.weight.fill_(1.0)
        layer.attention.output.LayerNorm.bias[1] = 1.0
        layer.output.LayerNorm.weight.fill_(1.0)
        bert.pooler.dense.weight.copy_(torch.eye(DIMENSIONS))
        from_scratch.classifier.weight[0, 0] = 3.0
    return _saved_checkpoint(from_scratch, folder / "judge")


def _sentence_transformer(modules: list[Any], **options: Any) -> Any:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(modules=modules, device="cpu", **options)


def _transformer(folder: Path) -> list[Any]:
    from sentence_transformers.base.modules import Transformer
    from sentence_transformers.sentence_transformer.modules import Pooling

    encoder = Transformer(str(_checkpoint(folder)))
    return [encoder, Pooling(encoder.get_embedding_dimension(), "mean")]


def _checkpoint(folder: Path) -> Path:
    import torch
    from transformers import BertModel

    torch.manual_seed(7)
    model = BertModel(_config())
    with torch.no_grad():  # the words weigh more than the random layers over them
        model.embeddings.word_embeddings.weight.normal_(0, 1.0)
    return _saved_checkpoint(model, folder / "checkpoint")


def _config(labels: int = 1) -> Any:
    from transformers import BertConfig

    return BertConfig(
        vocab_size=len(_vocabulary()),
        hidden_size=DIMENSIONS,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=DIMENSIONS,
        max_position_embeddings=POSITIONS,
        num_labels=labels,
    )


def _vocabulary() -> list[str]:
    return [*SPECIAL, *dict.fromkeys(CHARACTERS)]


def _saved_checkpoint(model: Any, folder: Path) -> Path:
    from transformers import BertTokenizer

    model.save_pretrained(folder)
    vocabulary = {word: at for at, word in enumerate(_vocabulary())}
    BertTokenizer(vocab=vocabulary).save_pretrained(folder)
    return folder


def _saved(model: Any, folder: Path) -> Path:
    model.save(str(folder), create_model_card=False)
    return folder
