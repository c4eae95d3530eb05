"""``argmap show``: one node in full."""

from __future__ import annotations

from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Id, Paths, TrustSources


def command(
    id: Id,
    paths: Paths = None,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Show one node with its quotes and relations.

    Each quote is shown with the words around it in the source. The nodes that bear on this one are listed below it.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status
    from argmap.cli.output import print_lines, signs
    from argmap.findings import Findings
    from argmap.select import node_named
    from argmap.view import node

    debate = load_maps(paths, configuration(paths, config_file), trust_sources)
    findings = Findings()
    print_lines(node.lines(debate, node_named(debate, id), signs(ascii_only), findings), color)
    return loader_status(debate, findings.all())
