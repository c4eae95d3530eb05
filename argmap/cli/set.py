"""``argmap set``: set a key of a node, add to it, or remove it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

from argmap.cli.editing import Diff
from argmap.cli.options import Color, ColorChoice, ConfigFile, Id, Paths, TrustSources, complete_id
from argmap.cli.shells import offered
from argmap.errors import ArgmapError
from argmap.files import MAX_BYTES, STDIN

if TYPE_CHECKING:
    from argmap.checking.settings import Settings
    from argmap.debate import Debate
    from argmap.operations.plan import Plan


def complete_key(ctx: typer.Context, incomplete: str) -> list[str]:
    """The keys that the node can have."""
    try:
        return offered(key for key in _keys(ctx) if key.startswith(incomplete))
    except Exception:  # a completion cannot report errors
        return []


def complete_value(ctx: typer.Context, incomplete: str) -> list[str]:
    """The possible values of the key, if they can be listed: true and false, people, sources, nodes."""
    try:
        return offered(word for word in _values(ctx) if word.startswith(incomplete))
    except Exception:  # a completion cannot report errors
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


At: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="ID", help="Set the note or weight beside the ref below this node.", autocompletion=complete_id
    ),
]


def command(
    id: Id,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="Key of the node: text, by, note, ...", autocompletion=complete_key)
    ],
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="[VALUE]", help="New value of the key; - reads standard input.", autocompletion=complete_value
        ),
    ] = None,
    paths: Paths = None,
    more: Annotated[
        list[str] | None,
        typer.Option("--and", metavar="VALUE", help="Another value for a list; can be repeated."),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Keep the current values of a list, and add these.")] = False,
    unset: Annotated[bool, typer.Option("--unset", help="Remove the key; takes no VALUE.")] = False,
    at: At = None,
    diff: Diff = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Set or remove a key of a node.

    The value is checked as in argmap check, so a quote has to be in its source. A link, such as conflicts, takes a
    node's id, or the name of its place if it has no id. Such a node then gets an id.
    """
    from argmap.cli.editing import carry_out, editable

    if unset and (more or add):
        raise ArgmapError("--unset removes the key, so it cannot be used with --and or --add")
    if at is not None and (more or add):
        raise ArgmapError("--at sets one value, so it cannot be used with --and or --add")
    if unset:  # there is no value: the argument in its place is the first path
        debate, settings = editable([value, *(paths or ())] if value is not None else paths, config_file, trust_sources)
        return carry_out(_plan(debate, id, key, None, at, add, settings), diff, color)
    if value is None:
        raise ArgmapError("missing value", f"type argmap set {id} {key} VALUE, or --unset to remove the key")
    debate, settings = editable(paths, config_file, trust_sources)
    values = [_read() if given == STDIN else given for given in (value, *(more or ()))]
    return carry_out(_plan(debate, id, key, values, at, add, settings), diff, color)


def _plan(
    debate: Debate, id: str, key: str, values: list[str] | None, at: str | None, add: bool, settings: Settings
) -> Plan:
    """The plan of the edit; without values, the key is removed."""
    from argmap.operations.placing_keys import set_beside
    from argmap.operations.setting import set_key, unset_key
    from argmap.select import node_named

    node = node_named(debate, id)
    if at is not None:
        return set_beside(debate, node, key, values[0] if values else None, node_named(debate, at), settings)
    if values is None:
        return unset_key(debate, node, key, settings)
    return set_key(debate, node, key, values, settings, add=add)


def _read() -> str:
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1).decode()
    except UnicodeDecodeError:
        raise ArgmapError("standard input is not UTF-8") from None
