"""How `bot/understanding/minilm/model.onnx` lost a third of its layers: four learn to say what all six said.

Runs after `training/encoder.py`, in the same environment, and reads the model that lies in its place:

    PYTHONPATH=. /tmp/encoder/bin/python training/smaller.py

Twenty minutes on one core. Then change `MODEL` in `bot/understanding/encoder.py`; run `python -m bot warm --ship`.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertConfig, BertModel

from bot.knowledge import load
from bot.models.knowledge import Phrasing
from bot.understanding.encoder import LONGEST, PLACE, WIDTH
from bot.understanding.encoder import Encoder as Shipped
from bot.understanding.normalizing import tokens
from training import graph
from training.encoder import BATCH, EPOCHS, ROOT, SEED, Encoder, batches, export, opened, targets, untold, vectors

KEPT = (0, 1, 2, 5)
"""Layers of the six that the smaller model begins with."""
RATE = 2e-4
"""Step of AdamW for the layers."""
LIKENESS = 6.0
"""Weight of saying what the teacher says, beside telling the labels."""


def smaller(place: Path) -> BertModel:
    """The layers kept of an int8 model, their weights as numbers again."""
    model = BertModel(
        BertConfig(hidden_size=WIDTH, num_hidden_layers=len(KEPT), intermediate_size=4 * WIDTH), add_pooling_layer=False
    )
    held = graph.read(place)
    found = model.state_dict()
    for name, values in found.items():
        kept = held[re.sub(r"layer\.(\d)", lambda match: f"layer.{KEPT[int(match[1])]}", name)]
        values[: len(kept)] = torch.tensor(kept)  # of places only those that are read were kept
    model.load_state_dict(found)
    return model


def teach(encoder: Encoder, place: Path, given: list[Phrasing], tokenizer: Tokenizer) -> None:
    """Change the upper layers so that the vectors are the teacher's, and two linear heads can tell the labels."""
    careers = ["", *sorted({career for one in given for career in one.careers or ()})]
    asked, whom, said = targets(given, careers)
    texts = [" ".join(tokens(one.text)) or "career" for one in given]
    wanted = torch.tensor(Shipped(threads=torch.get_num_threads(), model=place).encode(texts))
    ids = [tokenizer.encode(text).ids for text in texts]
    heads = nn.ModuleList([nn.Linear(WIDTH, asked.shape[1]), nn.Linear(WIDTH, whom.shape[1])])
    steps = EPOCHS * math.ceil(len(given) / BATCH)
    layers, learner, pace = opened(encoder, heads, steps, RATE)
    encoder.eval()  # without dropout: a small model that is told what to say has nothing to learn by heart
    for epoch in range(EPOCHS):
        lost = unlike = 0.0
        for number, batch in enumerate(batches(ids)):
            seen = vectors(encoder, [ids[row] for row in batch])
            far = (1.0 - (seen * wanted[batch]).sum(1)).mean()
            loss = untold(heads, seen, asked[batch], whom[batch], said[batch]) + LIKENESS * far
            learner.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(layers, 1.0)
            learner.step()
            pace.step()
            lost += loss.item()
            unlike += far.item()
            if number % 100 == 0:
                print(f"{epoch + 1}.{number}: {lost / (number + 1):.3f} {unlike / (number + 1):.4f}", flush=True)  # noqa: T201  progress of a long run


def main() -> None:
    """Teach and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--teacher", type=Path, default=PLACE / "model.onnx")
    parser.add_argument("--out", type=Path, default=PLACE / "model.onnx")
    given = parser.parse_args()
    random.seed(SEED)
    torch.manual_seed(SEED)
    tokenizer = Tokenizer.from_file(str(PLACE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    encoder = Encoder(smaller(given.teacher))
    teach(encoder, given.teacher, list(load(ROOT / "knowledge").phrasings), tokenizer)
    export(encoder, given.out)


if __name__ == "__main__":
    main()
