"""``argmap set``: a key of a node set, added to, or taken away."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from argmap.cli.editing import Diff
from argmap.cli.options import Color, ColorChoice, ConfigFile, Id, Paths, TrustSources
from argmap.cli.shells import offered
from argmap.errors import ArgmapError
from argmap.files import MAX_BYTES, STDIN


def complete_key(ctx: typer.Context, incomplete: str) -> list[str]:
    """The keys that the node can have."""
    try:
        return offered(key for key in _keys(ctx) if key.startswith(incomplete))
    except Exception:  # a completion has no place to complain
        return []


def complete_value(ctx: typer.Context, incomplete: str) -> list[str]:
    """What the key can be, where that can be listed: true and false, people, sources, nodes."""
    try:
        return offered(word for word in _values(ctx) if word.startswith(incomplete))
    except Exception:  # a completion has no place to complain
        return []


def _keys(ctx: typer.Context) -> dict[str, Any]:
    from argmap.cli.maps import load_quietly
    from argmap.operations.setting import settable
    from argmap.select import node_named

    debate = load_quietly(ctx.params)
    return settable(debate, node_named(debate, ctx.params["id"]))


def _values(ctx: typer.Context) -> list[str]:
    from argmap.cli.maps import load_quietly
    from argmap.format import Type
    from argmap.select import node_named

    debate = load_quietly(ctx.params)
    document = debate.map(debate.graph.nodes[node_named(debate, ctx.params["id"])]["map"])
    key = ctx.params["key"]
    type_ = _keys(ctx)[key].type
    if type_ is Type.FLAG:
        return ["true", "false"]
    if type_ is Type.NAMES:
        return [debate.short(node) for node, data in debate.graph.nodes(data=True) if not data["derived"]]
    return [*(document.visible_people if key == "by" else document.visible_sources if key == "source" else ())]


def command(
    id: Id,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="Key of the node: text, by, note, ...", autocompletion=complete_key)
    ],
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[VALUE]", help="Its new value; - reads it from standard input.", autocompletion=complete_value
        ),
    ] = None,
    paths: Paths = None,
    more: Annotated[
        list[str] | None,
        typer.Option("--and", metavar="VALUE", help="Another value of a list; may be given several times."),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Keep the values that a list has, and add these.")] = False,
    unset: Annotated[bool, typer.Option("--unset", help="Take the key away; no VALUE is given then.")] = False,
    diff: Diff = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Set a key of a node, or take it away.

    The value is checked as argmap check does it, so a quote has to be in its source. A link, such as conflicts, takes
    the id of a node, which is given one if it has none.
    """
    from argmap.cli.editing import carry_out, editable
    from argmap.operations.setting import set_key, unset_key
    from argmap.select import node_named

    if unset and (more or add):
        raise ArgmapError("--unset takes the key away, and goes with neither --and nor --add")
    if unset:  # there is no value: what is in its place is the first of the paths
        debate, settings = editable([value, *(paths or ())] if value is not None else paths, config_file, trust_sources)
        return carry_out(unset_key(debate, node_named(debate, id), key, settings), diff, color)
    if value is None:
        raise ArgmapError("which value?", f"argmap set {id} {key} VALUE; --unset takes the key away")
    debate, settings = editable(paths, config_file, trust_sources)
    values = [_read() if one == STDIN else one for one in (value, *(more or ()))]
    return carry_out(set_key(debate, node_named(debate, id), key, values, settings, add=add), diff, color)


def _read() -> str:
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1).decode()
    except UnicodeDecodeError:
        raise ArgmapError("standard input is not UTF-8") from None
