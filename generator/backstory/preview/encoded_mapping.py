"""Mappings whose values stay encoded until somebody looks at them: a site is large, and a page shows little of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

import msgspec

V = TypeVar("V")


class EncodedMapping(Mapping[str, V]):
    """Encoded values by key, each decoded when it is first asked for, and kept."""

    def __init__(self, encoded: Mapping[str, memoryview], decode: Callable[[memoryview], V]) -> None:
        self._encoded = encoded
        self._decode = decode
        self._decoded: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._decoded:
            self._decoded[key] = self._decode(self._encoded[key])
        return self._decoded[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)

    def __contains__(self, key: object) -> bool:
        return key in self._encoded


def encoded(values: Mapping[str, object]) -> dict[str, bytes]:
    """The values as `EncodedMapping` takes them."""
    encode = msgspec.msgpack.Encoder().encode
    return {key: encode(value) for key, value in values.items()}
