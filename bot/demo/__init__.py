"""The playground: the real bot against a simulated Discord, served as a page on this machine."""

from bot.demo.playground import Playground, serve

__all__ = ["Playground", "serve"]
