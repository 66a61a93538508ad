"""YAML with line numbers, so that an error can point at the place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from analyser.errors import LexiconError

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file as plain data, with the 1-based line of every key path."""

    path: Path
    data: Any
    lines: dict[Key, int]

    def line(self, key: Key) -> int | None:
        """Line of a key path, or of its nearest parent that is known."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key[:-1]
        return 1 if self.lines else None


def read_yaml(path: Path) -> Source:
    """Read a YAML file.

    Args:
        path: a UTF-8 file.

    Raises:
        LexiconError: it is no valid YAML, or names a key twice.
    """
    text = path.read_text(encoding="utf-8")
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else None
        raise LexiconError(
            path, line, "dit is geen geldige YAML; kijk naar inspringing en aanhalingstekens."
        ) from None
    lines: dict[Key, int] = {}
    data = _plain(node, (), lines, path) if node is not None else None
    return Source(path, data, lines)


def _plain(node: yaml.Node, key: Key, lines: dict[Key, int], path: Path) -> Any:
    lines[key] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for name_node, value_node in node.value:
            name = str(name_node.value)
            if name in result:
                raise LexiconError(
                    path, name_node.start_mark.line + 1, f"'{name}' staat er twee keer."
                )
            result[name] = _plain(value_node, (*key, name), lines, path)
            lines[(*key, name)] = name_node.start_mark.line + 1
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*key, i), lines, path) for i, item in enumerate(node.value)]
    return yaml.constructor.SafeConstructor().construct_object(node)
