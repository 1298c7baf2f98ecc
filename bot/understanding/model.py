"""What was learned, and how it stands in a file: a byte a weight, since that answers the same (measured)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.understanding.classifier import Weights
from bot.understanding.features import Table
from bot.understanding.vectors import UNREADABLE, write

SHIPPED = Path(__file__).parent / "model.npz"
"""The model of the phrasings that come with the bot: a first start need not train."""


@dataclass(frozen=True, slots=True)
class Model:
    """All that was learned: the quick lexical half alone, and both halves together."""

    table: Table
    quick: Weights
    full: Weights


def save(path: Path, model: Model, *, names: Sequence[str], small: bool = False) -> None:
    """Write the model; `names` say what it was trained on, `small` takes a second to press it together."""
    write(
        path,
        small=small,
        names=np.array(names),
        places=np.frombuffer("\n".join(model.table.places).encode(), np.uint8),
        rarity=model.table.rarity,
        labels=np.array(model.full.labels),
        quick=model.quick.pieces,
        quick_steps=model.quick.steps,
        quick_bias=model.quick.bias,
        full=model.full.pieces,
        full_steps=model.full.steps,
        full_bias=model.full.bias,
        vector=model.full.vector,
    )


def load(path: Path, name: str) -> Model | None:
    """The model in the file; None where there is none, it is torn, or it was trained on something else."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            if name not in held["names"]:
                return None
            pieces = held["places"].tobytes().decode().split("\n")
            table = Table({piece: place for place, piece in enumerate(pieces)}, held["rarity"])
            labels = tuple(str(label) for label in held["labels"])
            nothing = np.zeros((0, len(labels)), np.float32)
            quick = Weights(labels, held["quick"], held["quick_steps"].ravel(), nothing, held["quick_bias"])
            full = Weights(labels, held["full"], held["full_steps"].ravel(), held["vector"], held["full_bias"])
            return Model(table, quick, full)
    except UNREADABLE:
        return None
