"""Builds typed values from what JSON gives. The types are the schema: dataclasses from objects, tuples from lists."""

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def from_plain(kind: type[T], value: Any) -> T:
    """Builds a value of `kind` (dataclass, tuple, union with None, literal, plain) from what JSON gives.

    Raises KeyError or TypeError when the value does not have the shape.
    """
    return _build(kind, value)  # type: ignore[no-any-return]  # the shape is what `kind` says


def field_types(kind: type) -> tuple[tuple[str, Any], ...]:
    """Names and types of a dataclass's fields, in their order."""
    return _fields(kind)


def without_none(hint: Any) -> Any:
    """The type in a union with None; any other type as it is."""
    if get_origin(hint) in (Union, UnionType):
        return next(a for a in get_args(hint) if a is not NoneType)
    return hint


def _build(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None if value is None else _build(without_none(kind), value)
    if origin is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return tuple(_build(inner[0], v) for v in value)
        return tuple(_build(k, v) for k, v in zip(inner, value, strict=True))
    if origin is Literal:
        return value
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _build(hint, value[name]) for name, hint in _fields(kind) if name in value})
    if kind is float:
        return float(value)
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    """Looking types up is most of the work of building, so they are kept."""
    hints = get_type_hints(kind)
    return tuple((f.name, hints[f.name]) for f in fields(kind))
