"""Fixtures for all tests; each plugin module holds those of one part."""

from __future__ import annotations

pytest_plugins = ["tests.planting", "tests.stores", "tests.worlds"]
