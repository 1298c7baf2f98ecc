"""The values passed between the parts: frozen, comparable, without I/O."""
