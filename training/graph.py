"""The encoder's arithmetic as an ONNX graph, node by node: a text at a time, so that nothing is padded or masked.

The same numbers as what PyTorch exports, in fewer steps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from bot.understanding.encoder import LONGEST, WIDTH

HEADS = 12
STEPS = 64
"""Steps from nothing to the largest weight: a bit is kept in reserve, so that processors without VNNI compute the
same."""
MICROSOFT = "com.microsoft"
EPSILON = 1e-12
"""What BERT's normalizing adds to a variance."""
WORDS, PLACES, KINDS = (f"embeddings.{kind}_embeddings.weight" for kind in ("word", "position", "token_type"))
QKV = "attention.self"
PARTS = ("query", "key", "value")

Floats = npt.NDArray[np.float32]
Weights = Mapping[str, Floats]
"""By the names that BERT's parts have in `transformers`; matrices of shape (out, in)."""


class _Graph:
    """A graph that is being written."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.held: list[onnx.TensorProto] = []

    def hold(self, name: str, values: npt.ArrayLike, kind: npt.DTypeLike = np.float32) -> str:
        """Keep numbers in the model."""
        self.held.append(numpy_helper.from_array(np.asarray(values, kind, order="C"), name))
        return name

    def node(self, does: str, takes: list[str], gives: str, domain: str = "", **how: Any) -> str:
        """One step with one result; returns its name."""
        self.nodes.append(helper.make_node(does, takes, [gives], domain=domain, **how))
        return gives

    def times(self, states: str, name: str, weight: Floats, bias: Floats) -> str:
        """States times a matrix of shape (out, in), a byte a weight, with the bias added."""
        scale = np.asarray(np.maximum(np.abs(weight).max(axis=1), EPSILON) / STEPS, np.float32)
        takes = [
            states,
            self.hold(f"{name}.weight", np.round(weight / scale[:, None]).T, np.int8),
            self.hold(f"{name}.scale", scale),
            "",
            self.hold(f"{name}.bias", bias),
        ]
        return self.node("DynamicQuantizeMatMul", takes, f"{name}()", MICROSOFT)

    def even(self, states: str, name: str, weights: Weights) -> str:
        """States brought to one mean and variance."""
        takes = [states, *(self.hold(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias"))]
        return self.node("LayerNormalization", takes, f"{name}()", axis=-1, epsilon=EPSILON)


def write(weights: Weights, path: Path) -> None:
    """Write the model: word pieces, shape (1, n), to a unit vector, shape (1, 384)."""
    graph = _Graph()
    states = _embedded(graph, weights)
    for layer in range(_layers(weights)):
        states = _layer(graph, f"encoder.layer.{layer}", weights, states)
    summed = graph.node("ReduceSum", [states, graph.hold("over", [1], np.int64)], "summed", keepdims=0)
    graph.node("LpNormalization", [summed], "vector", axis=1, p=2)
    ids = helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"])
    vector = helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, WIDTH])
    made = helper.make_graph(graph.nodes, "encoder", [ids], [vector], graph.held)
    versions = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    onnx.save(helper.make_model(made, opset_imports=versions, ir_version=8), str(path))


def _layers(weights: Weights) -> int:
    return len({found[1] for name in weights if (found := re.match(r"encoder\.layer\.(\d+)\.", name))})


def _embedded(graph: _Graph, weights: Weights) -> str:
    words = weights[WORDS]
    low, high = min(float(words.min()), 0.0), max(float(words.max()), 0.0)
    scale = np.float32((high - low) / 255)
    zero = round(-low / float(scale))
    steps = np.clip(np.round(words / scale) + zero, 0, 255)
    rows = graph.node("Gather", [graph.hold(WORDS, steps, np.uint8), "ids"], "rows", axis=0)
    takes = [rows, graph.hold(f"{WORDS}.scale", scale), graph.hold(f"{WORDS}.zero", zero, np.uint8)]
    told = graph.node("DequantizeLinear", takes, "told")
    # All texts are of one kind, so its vector may as well stand with the places'.
    places = graph.hold(PLACES, (weights[PLACES][:LONGEST] + weights[KINDS][0])[None])
    count = graph.node("Shape", ["ids"], "count", start=1, end=2)
    span = [graph.hold(name, [number], np.int64) for name, number in (("from", 0), ("along", 1))]
    here = graph.node("Slice", [places, span[0], count, span[1]], "here")
    return graph.even(graph.node("Add", [told, here], "placed"), "embeddings.LayerNorm", weights)


def _layer(graph: _Graph, layer: str, weights: Weights, states: str) -> str:
    mixed = _attended(graph, f"{layer}.{QKV}", weights, states)
    states = _joined(graph, f"{layer}.attention.output", weights, mixed, states)
    name = f"{layer}.intermediate.dense"
    wide = graph.times(states, name, weights[f"{name}.weight"], weights[f"{name}.bias"])
    wide = graph.node("Gelu", [wide], f"{name}.gelu()", MICROSOFT)
    return _joined(graph, f"{layer}.output", weights, wide, states)


def _attended(graph: _Graph, name: str, weights: Weights, states: str) -> str:
    """Every piece mixed with all others; the three matrices are one, so that the states are quantized once."""
    weight = np.concatenate([weights[f"{name}.{part}.weight"] for part in PARTS])
    bias = np.concatenate([weights[f"{name}.{part}.bias"] for part in PARTS])
    every = graph.times(states, name, weight, bias)
    parts = [f"{name}.{part}()" for part in PARTS]
    graph.nodes.append(helper.make_node("Split", [every], parts, axis=-1, num_outputs=len(parts)))
    return graph.node("MultiHeadAttention", parts, f"{name}.mixed()", MICROSOFT, num_heads=HEADS)


def _joined(graph: _Graph, name: str, weights: Weights, states: str, before: str) -> str:
    dense = f"{name}.dense"
    states = graph.times(states, dense, weights[f"{dense}.weight"], weights[f"{dense}.bias"])
    return graph.even(graph.node("Add", [states, before], f"{name}.sum()"), f"{name}.LayerNorm", weights)


def read(path: Path) -> dict[str, Floats]:
    """The weights of a model that `write` wrote."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(path)).graph.initializer}
    found: dict[str, Floats] = {}
    for name, values in held.items():
        part, _, kind = name.rpartition(".")
        if name == WORDS:
            zero, scale = float(held[f"{name}.zero"]), held[f"{name}.scale"]
            found[name] = np.asarray((values.astype(np.float32) - zero) * scale, np.float32)
        elif kind == "weight" and values.dtype == np.int8:
            found[name] = np.asarray((values * held[f"{part}.scale"]).T, np.float32)
        elif kind in ("weight", "bias"):
            found[name] = values
    found[PLACES] = found[PLACES][0]
    found[KINDS] = np.zeros((2, WIDTH), np.float32)
    for name in [name for name in found if f".{QKV}." in name]:
        own, _, kind = name.rpartition(".")
        thirds = np.split(found.pop(name), len(PARTS))
        found.update({f"{own}.{part}.{kind}": third for part, third in zip(PARTS, thirds, strict=True)})
    return found
