"""``argmap find``: the nodes that match a query."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeAlias, TypeVar

import typer

from argmap.cli.complete import complete_count, complete_query, complete_sort
from argmap.cli.examples import CommandWithExamples
from argmap.cli.options import Ascii, Color, ColorChoice, ConfigFile, Paths, TrustSources

if TYPE_CHECKING:
    from argmap.debate import Debate
    from argmap.query import Query
    from argmap.query.facts import Facts
    from argmap.query.words import Words
    from argmap.styled import Line


T = TypeVar("T")
_GUARD = "\0"
"""Stands before a query that begins as options do, until the arguments are told apart; no argument can hold it."""


class ResultFormat(StrEnum):
    LIST = "list"
    TABLE = "table"
    TREE = "tree"
    PAIRS = "pairs"
    IDS = "ids"
    JSON = "json"


_FOR_PEOPLE = frozenset({ResultFormat.LIST, ResultFormat.TABLE, ResultFormat.TREE})


class QueryFirst(CommandWithExamples):
    """A command whose first argument is a query, which may begin with a minus sign as options do."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest: list[str] = super().parse_args(ctx, self.protected(args, ctx.help_option_names))
        if query := ctx.params.get("query"):
            ctx.params["query"] = query.removeprefix(_GUARD)
        return rest

    def format_epilog(self, _context: Any, formatter: Any) -> None:
        """The examples, and the query language."""
        super().format_epilog(_context, formatter)
        from argmap.query import vocabulary as words
        from argmap.view.match_lines import COUNTED_BY, SORTED_BY

        for title, rows in {
            "QUERY": words.SYNTAX,
            "Fields (field:value)": words.FIELDS,
            "Numbers (number>2)": words.NUMBERS,
            "Flags (is:flag)": words.FLAGS,
            "Functions (function(a))": words.FUNCTIONS,
        }.items():
            with formatter.section(title):
                formatter.write_dl(list(rows.items()))
        with formatter.section("Keys (has:key, no:key)"):
            formatter.write_text(", ".join(words.KEYS))
        with formatter.section("FIELD of --sort (-FIELD: in reverse)"):
            formatter.write_text(", ".join(SORTED_BY))
        with formatter.section("FIELD of --count and --group-by"):
            formatter.write_text(", ".join(COUNTED_BY))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """A word with a minus sign may be an option, or the query if that is still missing."""
        found: list[Any] = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-") and not incomplete.startswith("--") and ctx.params.get("query") is None:
            found += next(param for param in self.params if param.name == "query").shell_complete(ctx, incomplete)
        return found

    def protected(self, args: list[str], help_names: list[str]) -> list[str]:
        """The arguments, with a guard before the minus sign of the query.

        What begins with two, or is one of the short options, is an option, so that mistyped ones are told.
        """
        short = {name for param in self.params for name in param.opts}.union(help_names)
        valued = {name for param in self.params if not getattr(param, "is_flag", True) for name in param.opts}
        rest = iter(range(len(args)))
        for at in rest:
            argument = args[at]
            if argument == "--":
                break
            if argument in valued:
                next(rest, None)
            elif not argument.startswith("--") and argument not in short:
                return [*args[:at], _GUARD + argument, *args[at + 1 :]] if argument[:1] == "-" else args
        return args


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
        int | None, typer.Option("--limit", min=0, metavar="N", help="Maximum number of nodes to show, or per group.")
    ] = None,
    count: Count = None,
    group_by: GroupBy = None,
    queries: Annotated[bool, typer.Option("--queries", help="List the queries of the configuration.")] = False,
    ascii_only: Ascii = False,
    color: ColorChoice = Color.AUTO,
    config_file: ConfigFile = None,
    trust_sources: TrustSources = False,
) -> int:
    """Find the nodes that match a query.

    Words are searched in the texts, in who says them and in the hedges. Terms side by side mean AND, which binds
    tighter than OR; - negates; parentheses group. More queries: kind:question is:unanswered; by:"some critics"
    -has:qualifier; cons>pros; below(id:close). The query language is described below.
    """
    from argmap.cli.maps import configuration, load_maps, loader_status
    from argmap.cli.queries import compiled, matching, tell_count
    from argmap.errors import ArgmapError
    from argmap.query.facts import Facts

    wanted = Presentation(form, sort, reverse, limit, count, group_by, ascii_only, color)
    config = configuration(paths, config_file)
    if queries:
        return _list_queries(config.queries)
    if query is None:
        raise ArgmapError("Missing argument QUERY", "argmap find --help tells more; * matches every node")
    asked = compiled(query, config)
    _require_sense(wanted)
    debate = load_maps(paths, config, trust_sources)
    facts = Facts(debate)
    nodes = matching(asked, facts)
    status = _show(facts, nodes, asked, wanted)
    if form in _FOR_PEOPLE and count is None:
        tell_count(nodes, facts)
    return max(status, loader_status(debate))


def _list_queries(queries: Mapping[str, str]) -> int:
    from argmap.text import shown

    wide = max(map(len, queries), default=0)
    for name, query in queries.items():
        print(f"@{name:<{wide}}  {shown(query)}")
    return 0


def _require_sense(wanted: Presentation) -> None:
    """Raises ArgmapError for options that exclude each other, and for unknown fields."""
    from argmap.errors import ArgmapError
    from argmap.view import match_lines

    if wanted.count_by and wanted.group_by:
        raise ArgmapError("--count and --group-by cannot be used together")
    if wanted.count_by and wanted.form not in (ResultFormat.LIST, ResultFormat.JSON):
        raise ArgmapError(f"--count cannot make a {wanted.form}", "counts are a list, or JSON with --as json")
    if wanted.count_by and (wanted.sort or wanted.reverse):
        raise ArgmapError("counts are sorted already: the most frequent first", "leave out --sort and --reverse")
    if wanted.group_by and wanted.form is not ResultFormat.LIST:
        raise ArgmapError(f"--group-by cannot make a {wanted.form}", "groups are lists")
    if wanted.form is ResultFormat.TREE and (wanted.sort or wanted.reverse or wanted.limit is not None):
        raise ArgmapError("a tree cannot be sorted or cut", "leave out --sort, --reverse and --limit")
    if wanted.form is ResultFormat.PAIRS and (wanted.sort or wanted.reverse):
        raise ArgmapError("pairs cannot be sorted", "leave out --sort and --reverse")
    for field in (wanted.count_by, wanted.group_by):
        if field is not None:
            match_lines.require_countable(field)
    if wanted.sort is not None:
        match_lines.require_sortable(wanted.sort.strip().removeprefix("-"))


def _show(facts: Facts, nodes: list[str], asked: Query, wanted: Presentation) -> int:
    """Show what was found. Returns 1 if that needs a source that cannot be read."""
    from argmap.cli.output import columns, print_lines, print_plain, signs
    from argmap.view import match_lines

    chosen, words = signs(wanted.ascii_only), asked.words(facts)
    if wanted.form is ResultFormat.TREE:
        return _show_tree(facts.debate, nodes, words, wanted)
    if wanted.count_by is not None:
        pairs = _limited(match_lines.counts(facts, nodes, wanted.count_by), wanted.limit)
        if wanted.form is ResultFormat.JSON:
            _print_json([{"value": _value(wanted.count_by, value), "count": number} for value, number in pairs])
        else:
            print_lines(match_lines.counted(pairs), wanted.color)
        return 0
    if wanted.sort is not None or wanted.reverse:
        field = (wanted.sort or "file").strip()
        nodes = match_lines.in_order(facts, nodes, field.removeprefix("-"), field.startswith("-") != wanted.reverse)
    if wanted.group_by is not None:
        print_lines(match_lines.groups(facts, nodes, wanted.group_by, chosen, wanted.limit, words), wanted.color)
        return 0
    if wanted.form is ResultFormat.PAIRS:
        joined = list(match_lines.pairs(facts.debate, nodes, asked.links(), chosen, words))
        if nodes and not joined:
            print("no link joins two of the nodes found", file=sys.stderr)
        first, *others = _limited(joined, wanted.limit) or [[]]
        print_lines([*first, *(line for pair in others for line in ([], *pair))], wanted.color)
        return 0
    nodes = _limited(nodes, wanted.limit)
    if wanted.form is ResultFormat.JSON:
        return _show_json(facts.debate, nodes)
    if wanted.form is ResultFormat.IDS:
        print_plain(match_lines.names(nodes))
        return 0
    if wanted.form is ResultFormat.TABLE:
        lines: Iterable[Line] = match_lines.table(facts, nodes, chosen, columns(), words)
    else:
        lines = match_lines.lines(facts.debate, nodes, chosen, words)
    print_lines(lines, wanted.color)
    return 0


def _value(field: str, shown: str | None) -> str | float | None:
    """A counted value for JSON: a number stays a number, and no value is null."""
    from argmap.query.vocabulary import NUMBERS

    if shown is None or field not in NUMBERS:
        return shown
    number = float(shown)
    return int(number) if number.is_integer() else number


def _limited(items: list[T], limit: int | None) -> list[T]:
    """The first ``limit`` items; stderr says how many are left out."""
    if limit is None or len(items) <= limit:
        return items
    print(f"{len(items) - limit} more not shown because of --limit {limit}", file=sys.stderr)
    return items[:limit]


def _show_tree(debate: Debate, nodes: list[str], words: list[Words], wanted: Presentation) -> int:
    from argmap.cli.output import signs
    from argmap.cli.queries import in_tree
    from argmap.cli.tree import show_rows
    from argmap.view import tree_lines

    rows = tree_lines.of_maps(debate, signs(wanted.ascii_only), chosen=in_tree(debate, nodes, words=words))
    show_rows(rows, wanted.ascii_only, wanted.color)
    return 0


def _show_json(debate: Debate, nodes: list[str]) -> int:
    """The nodes as ``export --format json`` has them."""
    from argmap.catalogue import Severity
    from argmap.cli.maps import tell
    from argmap.findings import Findings
    from argmap.writers.json import node_list

    findings = Findings()
    _print_json(node_list(debate, nodes, findings))
    return tell(findings.all(), Severity.INFO)


def _print_json(document: object) -> None:
    from argmap.safejson import dumps

    sys.stdout.flush()
    sys.stdout.buffer.write((dumps(document, indent=1, ascii_only=False) + "\n").encode("utf-8", "backslashreplace"))
