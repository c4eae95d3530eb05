"""``argmap find``: the nodes that match a query."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias, TypeVar

import typer

from argmap.cli.complete import complete_count, complete_query, complete_sort
from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Paths, Quotes, TrustSources
from argmap.cli.query_first import QueryFirst

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.query import Query
    from argmap.query.facts import Facts
    from argmap.query.search_words import Words


T = TypeVar("T")


class ResultFormat(StrEnum):
    LIST = "list"
    TABLE = "table"
    TREE = "tree"
    PAIRS = "pairs"
    IDS = "ids"
    JSON = "json"


_FOR_PEOPLE = frozenset({ResultFormat.LIST, ResultFormat.TABLE, ResultFormat.TREE})


QueryText: TypeAlias = Annotated[
    str | None,
    typer.Argument(metavar="QUERY", help="What to find; may begin with -.", autocompletion=complete_query),
]
Sort: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--sort", metavar="FIELD", help="Field to sort by; -FIELD reverses the order.", autocompletion=complete_sort
    ),
]
Count: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--count", metavar="FIELD", help="Count the nodes by the values of this field.", autocompletion=complete_count
    ),
]
GroupBy: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--group-by",
        metavar="FIELD",
        help="Group the nodes by the values of this field.",
        autocompletion=complete_count,
    ),
]


class Presentation(NamedTuple):
    """How to show the nodes that were found."""

    form: ResultFormat
    sort: str | None
    reverse: bool
    limit: int | None
    count_by: str | None
    group_by: str | None
    quotes: bool
    ascii_only: bool
    color: Color


COMMAND_CLASS = QueryFirst


def command(
    query: QueryText = None,
    paths: Paths = None,
    form: Annotated[ResultFormat, typer.Option("--as", help="Output format.")] = ResultFormat.LIST,
    sort: Sort = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Reverse the order.")] = False,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=0, metavar="N", help="Maximum number of nodes to show, in all or per group."),
    ] = None,
    count: Count = None,
    group_by: GroupBy = None,
    quotes: Quotes = False,
    queries: Annotated[bool, typer.Option("--queries", help="List the queries of the configuration.")] = False,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Find the nodes that match a query.

    Words are searched for in texts, speakers and hedges. Terms side by side mean AND, which binds tighter than OR;
    - negates; parentheses group. More queries: kind:question is:unanswered; by:"some critics"
    -has:qualifier; cons>pros; below(id:close). The query language is described below.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status
    from argmap.cli.queries import compiled, matching, print_count
    from argmap.errors import ArgmapError
    from argmap.query.facts import Facts

    wanted = Presentation(form, sort, reverse, limit, count, group_by, quotes, ascii_only, color)
    config = configuration(paths, config_file)
    if queries:
        return _list_queries(config.queries)
    if query is None:
        raise ArgmapError("Missing argument QUERY", "see argmap find --help; * matches every node")
    asked = compiled(query, config)
    _require_compatible(wanted)
    debate = load_maps(paths, config, trust_sources)
    facts = Facts(debate)
    nodes = matching(asked, facts)
    status = _show(facts, nodes, asked, wanted)
    if form in _FOR_PEOPLE and count is None:
        print_count(nodes, facts)
    return max(status, loader_status(debate))


def _list_queries(queries: Mapping[str, str]) -> int:
    from argmap.text import shown

    wide = max(map(len, queries), default=0)
    for name, query in queries.items():
        print(f"@{name:<{wide}}  {shown(query)}")
    return 0


def _require_compatible(wanted: Presentation) -> None:
    """Raises ArgmapError for options that exclude each other, and for unknown fields."""
    from argmap.errors import ArgmapError
    from argmap.view import match_lines

    if wanted.count_by and wanted.group_by:
        raise ArgmapError("--count and --group-by cannot be used together")
    if wanted.count_by and wanted.form not in (ResultFormat.LIST, ResultFormat.JSON):
        raise ArgmapError(f"--count cannot be shown as {wanted.form}", "leave out --as, or use --as json")
    if wanted.count_by and (wanted.sort or wanted.reverse):
        raise ArgmapError("counts are already sorted, the most frequent first", "leave out --sort and --reverse")
    if wanted.group_by and wanted.form is not ResultFormat.LIST:
        raise ArgmapError(f"--group-by cannot be shown as {wanted.form}", "leave out --as")
    if wanted.form is ResultFormat.TREE and (wanted.sort or wanted.reverse or wanted.limit is not None):
        raise ArgmapError("a tree cannot be sorted or limited", "leave out --sort, --reverse and --limit")
    if wanted.quotes and (wanted.count_by or wanted.form not in (ResultFormat.LIST, ResultFormat.TREE)):
        raise ArgmapError("--quotes needs a list or a tree", "--as json has the quotes of each node")
    if wanted.form is ResultFormat.PAIRS and (wanted.sort or wanted.reverse):
        raise ArgmapError("pairs cannot be sorted", "leave out --sort and --reverse")
    for field in (wanted.count_by, wanted.group_by):
        if field is not None:
            match_lines.require_countable(field)
    if wanted.sort is not None:
        match_lines.require_sortable(wanted.sort.strip().removeprefix("-"))


def _show(facts: Facts, nodes: list[str], asked: Query, wanted: Presentation) -> int:
    """Show the matches. Returns 1 if that needs a source that cannot be read."""
    from argmap.cli.output import columns, print_lines, print_plain, signs
    from argmap.view import match_lines

    chosen, words = signs(wanted.ascii_only), asked.words(facts)
    if wanted.form is ResultFormat.TREE:
        return _show_tree(facts.debate, nodes, words, wanted)
    if wanted.count_by is not None:
        return _show_counts(facts, nodes, wanted)
    if wanted.sort is not None or wanted.reverse:
        field = (wanted.sort or "file").strip()
        nodes = match_lines.in_order(facts, nodes, field.removeprefix("-"), field.startswith("-") != wanted.reverse)
    if wanted.group_by is not None or wanted.form is ResultFormat.LIST:
        return _show_list(facts, nodes, words, wanted)
    if wanted.form is ResultFormat.PAIRS:
        joined = list(match_lines.pairs(facts.debate, nodes, asked.links(), chosen, words))
        if nodes and not joined:
            print("no link joins two of the matching nodes", file=sys.stderr)
        first, *others = _limited(joined, wanted.limit) or [[]]
        print_lines([*first, *(line for pair in others for line in ([], *pair))], wanted.color)
        return 0
    nodes = _limited(nodes, wanted.limit)
    if wanted.form is ResultFormat.JSON:
        return _show_json(facts.debate, nodes)
    if wanted.form is ResultFormat.IDS:
        print_plain(match_lines.names(nodes))
        return 0
    print_lines(match_lines.table(facts, nodes, chosen, columns(), words), wanted.color)
    return 0


def _show_counts(facts: Facts, nodes: list[str], wanted: Presentation) -> int:
    from argmap.cli.output import print_lines
    from argmap.view import match_lines

    assert wanted.count_by is not None
    pairs = _limited(match_lines.counts(facts, nodes, wanted.count_by), wanted.limit)
    if wanted.form is ResultFormat.JSON:
        _print_json([{"value": _value(wanted.count_by, value), "count": number} for value, number in pairs])
    else:
        print_lines(match_lines.counted(pairs), wanted.color)
    return 0


def _show_list(facts: Facts, nodes: list[str], words: list[Words], wanted: Presentation) -> int:
    """The nodes, one a line, perhaps in groups, and below them their quotes if wanted."""
    from argmap.catalogue import Severity
    from argmap.cli.maps import print_findings
    from argmap.cli.output import print_lines, signs
    from argmap.cli.queries import verdicts_on
    from argmap.findings import Findings
    from argmap.view import match_lines
    from argmap.view.further import Further

    chosen, findings = signs(wanted.ascii_only), Findings()
    if wanted.group_by is None:
        nodes = _limited(nodes, wanted.limit)
    verdicts = verdicts_on(facts.debate, findings, nodes) if wanted.quotes else None
    further = Further(facts.debate, chosen, verdicts)
    if wanted.group_by is None:
        lines = match_lines.lines(facts.debate, nodes, chosen, words, further)
    else:
        lines = match_lines.groups(facts, nodes, wanted.group_by, chosen, wanted.limit, words, further)
    print_lines(lines, wanted.color)
    return print_findings(findings.all(), Severity.ERROR)


def _value(field: str, shown: str | None) -> str | float | None:
    """A counted value for JSON: a number stays a number, and null never occurs."""
    from argmap.query.vocabulary import NUMBERS

    if shown is None or field not in NUMBERS:
        return shown
    number = float(shown)
    return int(number) if number.is_integer() else number


def _limited(items: list[T], limit: int | None) -> list[T]:
    """The first ``limit`` items; stderr says how many more there are."""
    if limit is None or len(items) <= limit:
        return items
    print(f"{len(items) - limit} more not shown because of --limit {limit}", file=sys.stderr)
    return items[:limit]


def _show_tree(debate: Debate, nodes: list[str], words: list[Words], wanted: Presentation) -> int:
    from argmap.catalogue import Severity
    from argmap.cli.maps import print_findings
    from argmap.cli.output import signs
    from argmap.cli.queries import in_tree, verdicts_on
    from argmap.cli.tree import show_rows
    from argmap.findings import Findings
    from argmap.view import tree_lines
    from argmap.view.further import Further

    chosen, findings = signs(wanted.ascii_only), Findings()
    below = Further(debate, chosen, verdicts_on(debate, findings)) if wanted.quotes else None
    show_rows(
        tree_lines.of_maps(debate, chosen, below=below, chosen=in_tree(debate, nodes, words=words)),
        wanted.ascii_only,
        wanted.color,
    )
    return print_findings(findings.all(), Severity.ERROR)


def _show_json(debate: Debate, nodes: list[str]) -> int:
    """The nodes, as in ``export --format json``."""
    from argmap.catalogue import Severity
    from argmap.cli.maps import print_findings
    from argmap.findings import Findings
    from argmap.writers.json import node_list

    findings = Findings()
    _print_json(node_list(debate, nodes, findings))
    return print_findings(findings.all(), Severity.INFO)


def _print_json(document: object) -> None:
    from argmap.safejson import dumps

    sys.stdout.flush()
    sys.stdout.buffer.write((dumps(document, indent=1, ascii_only=False) + "\n").encode("utf-8", "backslashreplace"))
