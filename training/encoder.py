"""How `bot/understanding/minilm/model.onnx` was made: the upper layers of MiniLM taught what is asked, and of whom.

Not needed to run, test or extend the bot: what authors add is learned by the regressions on top, at start. To run it:

    python -m venv /tmp/encoder && /tmp/encoder/bin/pip install torch transformers onnx onnxruntime pyyaml pydantic \\
        rapidfuzz numpy tokenizers
    # a folder with all-MiniLM-L6-v2 as published: model.safetensors, config.json, tokenizer.json
    PYTHONPATH=. /tmp/encoder/bin/python training/encoder.py FOLDER

Half an hour on two cores. Afterwards change `MODEL` in `bot/understanding/encoder.py`; run `python -m bot warm --ship`.
"""

from __future__ import annotations

import argparse
import math
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from bot.knowledge import load
from bot.models.knowledge import KINDS, TOPICS, Phrasing
from bot.understanding.encoder import LONGEST, PLACE, WIDTH
from bot.understanding.normalizing import tokens
from training import graph

ROOT = Path(__file__).parent.parent
TAUGHT_LAYERS, EPOCHS, BATCH, SEED = 3, 3, 32, 1
RATE, HEAD_RATE, WARM_UP = 1.5e-4, 5e-3, 0.06
"""Steps of AdamW for the layers and for the two heads; the share of batches in which they grow from nothing."""
SCALE = 10.0
"""Length of a vector as the heads see it."""
CAREERS_SHARE = 0.7
"""Weight of the careers' loss beside that of what is asked."""
HEADS, HEAD_WIDTH = 12, 32


class Encoder(nn.Module):
    """BERT's own arithmetic, as `graph` writes it for ONNX."""

    def __init__(self, model: BertModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:
        """Hidden states, shape (texts, tokens, 384)."""
        parts = self.model.embeddings
        places = torch.arange(512)[None, : input_ids.shape[1]]
        hidden = parts.word_embeddings(input_ids) + parts.position_embeddings(places)
        hidden = parts.dropout(parts.LayerNorm(hidden + parts.token_type_embeddings.weight[0]))
        away = (1.0 - attention_mask[:, None, None, :].float()) * -1e9
        for layer in self.model.encoder.layer:
            hidden = self._layer(layer, hidden, away)
        return hidden

    def _layer(self, layer: nn.Module, hidden: Tensor, away: Tensor) -> Tensor:
        own = layer.attention.self
        query, key, value = (self._split(one(hidden)) for one in (own.query, own.key, own.value))
        shares = own.dropout(torch.softmax(query @ key.transpose(-1, -2) / math.sqrt(HEAD_WIDTH) + away, -1))
        mixed = (shares @ value).transpose(1, 2).reshape(hidden.shape)
        out = layer.attention.output
        hidden = out.LayerNorm(out.dropout(out.dense(mixed)) + hidden)
        wide = functional.gelu(layer.intermediate.dense(hidden))
        return layer.output.LayerNorm(layer.output.dropout(layer.output.dense(wide)) + hidden)

    def _split(self, states: Tensor) -> Tensor:
        return states.reshape(states.shape[0], states.shape[1], HEADS, HEAD_WIDTH).transpose(1, 2)


def vectors(encoder: Encoder, ids: list[list[int]]) -> Tensor:
    """Unit vectors of a batch, shape (texts, 384)."""
    width = max(map(len, ids))
    padded = torch.tensor([one + [0] * (width - len(one)) for one in ids])
    mask = torch.tensor([[1] * len(one) + [0] * (width - len(one)) for one in ids])
    weights = mask.unsqueeze(-1).float()
    return functional.normalize((encoder(padded, mask) * weights).sum(1) / weights.sum(1), dim=-1)


def targets(given: list[Phrasing], careers: list[str]) -> tuple[Tensor, Tensor, Tensor]:
    """What is asked, of whom ("" for nobody), and whether anybody said of whom."""
    labels = [*TOPICS, *KINDS]
    asked = torch.zeros(len(given), len(labels))
    whom = torch.zeros(len(given), len(careers))
    for row, one in enumerate(given):
        for label in one.labels:
            asked[row, labels.index(label)] = 1 / len(one.labels)
        for career in (one.careers or ("",)) if one.careers is not None else ():
            whom[row, careers.index(career)] = 1 / max(1, len(one.careers or ()))
    return asked, whom, whom.sum(1)


def teach(encoder: Encoder, given: list[Phrasing], tokenizer: Tokenizer) -> None:
    """Change the upper layers so that two linear heads can tell the labels; the heads are thrown away."""
    careers = ["", *sorted({career for one in given for career in one.careers or ()})]
    asked, whom, said = targets(given, careers)
    ids = [tokenizer.encode(" ".join(tokens(one.text)) or "career").ids for one in given]
    heads = nn.ModuleList([nn.Linear(WIDTH, asked.shape[1]), nn.Linear(WIDTH, whom.shape[1])])
    steps = EPOCHS * math.ceil(len(given) / BATCH)
    layers, learner, pace = opened(encoder, heads, steps, RATE)
    encoder.eval()
    encoder.model.encoder.layer[-TAUGHT_LAYERS:].train()
    for epoch in range(EPOCHS):
        lost = 0.0
        for batch in batches(ids):
            seen = vectors(encoder, [ids[row] for row in batch])
            loss = untold(heads, seen, asked[batch], whom[batch], said[batch])
            learner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(layers, 1.0)
            learner.step()
            pace.step()
            lost += loss.item()
        print(f"pass {epoch + 1}: loss {lost / (steps / EPOCHS):.3f}", flush=True)  # noqa: T201  progress of a long run


Learning = tuple[list[nn.Parameter], torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]


def opened(encoder: Encoder, heads: nn.Module, steps: int, rate: float) -> Learning:
    """The upper layers, free to change, who changes them and the heads, and at what pace over so many steps."""
    layers = [part for layer in encoder.model.encoder.layer[-TAUGHT_LAYERS:] for part in layer.parameters()]
    encoder.requires_grad_(requires_grad=False)
    for part in layers:
        part.requires_grad_(requires_grad=True)
    learner = torch.optim.AdamW(
        [{"params": layers, "lr": rate, "weight_decay": 0.01}, {"params": heads.parameters(), "lr": HEAD_RATE}]
    )
    pace = torch.optim.lr_scheduler.LambdaLR(
        learner, lambda step: min(step / (WARM_UP * steps), max(0.0, (steps - step) / ((1 - WARM_UP) * steps)))
    )
    return layers, learner, pace


def untold(heads: nn.ModuleList, seen: Tensor, asked: Tensor, whom: Tensor, about: Tensor) -> Tensor:
    """How badly the heads tell the labels from unit vectors. `about`: whether anybody said of whom."""
    long = SCALE * seen
    loss: Tensor = _loss(heads[0](long), asked).mean()
    return loss + CAREERS_SHARE * (_loss(heads[1](long), whom) * about).sum() / about.sum().clamp(1)


def _loss(scores: Tensor, wanted: Tensor) -> Tensor:
    return -(functional.log_softmax(scores, -1) * wanted).sum(1)


def batches(ids: list[list[int]]) -> list[list[int]]:
    """Rows in a new order, those of like length together, so that little is padded."""
    order = random.sample(range(len(ids)), len(ids))
    found: list[list[int]] = []
    for start in range(0, len(order), 40 * BATCH):
        near = sorted(order[start : start + 40 * BATCH], key=lambda row: len(ids[row]))
        found += [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
    random.shuffle(found)
    return found


def export(encoder: Encoder, place: Path) -> None:
    """Write the int8 model."""
    graph.write({name: values.numpy() for name, values in encoder.model.state_dict().items()}, place)


def main() -> None:
    """Teach and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="all-MiniLM-L6-v2 as published")
    folder = parser.parse_args().folder
    random.seed(SEED)
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    encoder = Encoder(BertModel.from_pretrained(folder, add_pooling_layer=False))
    # Later messages of talks are left out: their words alone do not tell what they mean.
    teach(encoder, [one for one in load(ROOT / "knowledge").phrasings if one.again is None], tokenizer)
    export(encoder, PLACE / "model.onnx")


if __name__ == "__main__":
    main()
