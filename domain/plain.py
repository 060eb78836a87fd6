"""Builds typed values from what JSON gives. The types are the schema: dataclasses from objects, tuples from lists."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Builder = Callable[[Any], Any]


def from_plain(kind: type[T], value: Any) -> T:
    """Builds a value of `kind` (dataclass, tuple, union with None, literal, plain) from what JSON gives.

    Raises KeyError or TypeError when the value does not have the shape.
    """
    made: T = _builder(kind)(value)  # type: ignore[arg-type]  # types are hashable
    return made


def field_types(kind: type) -> tuple[tuple[str, Any], ...]:
    """Names and types of a dataclass's fields, in their order."""
    return _fields(kind)


def without_none(hint: Any) -> Any:
    """The type in a union with None; any other type as it is."""
    if get_origin(hint) in (Union, UnionType):
        return next(a for a in get_args(hint) if a is not NoneType)
    return hint


@cache
def _builder(kind: Any) -> Builder:
    """What builds values of one type: made once, as corpora hold millions of them and types are slow to look at."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        build = _builder(without_none(kind))
        return lambda value: None if value is None else build(value)
    if origin is tuple and inner[-1] is Ellipsis:
        return _repeated(_builder(inner[0]))
    if origin is tuple:
        builders = tuple(map(_builder, inner))
        return lambda value: tuple(build(v) for build, v in zip(builders, value, strict=True))
    if is_dataclass(kind) and isinstance(kind, type):
        return lambda value: kind(**{name: b(value[name]) for name, b in _builders(kind) if name in value})
    return float if kind is float else _as_it_is


def _repeated(build: Builder) -> Builder:
    return tuple if build is _as_it_is else lambda value: tuple([build(v) for v in value])


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _builders(kind: type) -> tuple[tuple[str, Builder], ...]:
    return tuple((name, _builder(hint)) for name, hint in _fields(kind))


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    """Looking types up is most of the work of building, so they are kept."""
    hints = get_type_hints(kind)
    return tuple((f.name, hints[f.name]) for f in fields(kind))
