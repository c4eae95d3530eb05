"""A command whose first argument is a query, and whose help describes the query language."""

from __future__ import annotations

from typing import Any

from argmap.cli.help_examples import CommandWithExamples

_GUARD = "\0"
"""Guards a query that begins like an option while the arguments are parsed. No argument can contain it."""


class QueryFirst(CommandWithExamples):
    """A command whose first argument is a query. The query may begin with a minus sign, like an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest: list[str] = super().parse_args(ctx, self.protected(args, ctx.help_option_names))
        if query := ctx.params.get("query"):
            ctx.params["query"] = query.removeprefix(_GUARD)
        return rest

    def format_epilog(self, _context: Any, formatter: Any) -> None:
        """The examples, and the query language."""
        super().format_epilog(_context, formatter)
        from argmap.query import vocabulary as search_words
        from argmap.view.match_lines import COUNTED_BY, SORTED_BY

        for title, rows in {
            "QUERY": search_words.SYNTAX,
            "Fields (field:value)": search_words.FIELDS,
            "Numbers (number>2)": search_words.NUMBERS,
            "Flags (is:flag)": search_words.FLAGS,
            "Functions (function(a))": search_words.FUNCTIONS,
        }.items():
            with formatter.section(title):
                formatter.write_dl(list(rows.items()))
        with formatter.section("Keys (has:key, no:key)"):
            formatter.write_text(", ".join(search_words.KEYS))
        with formatter.section("FIELD of --sort (-FIELD: in reverse)"):
            formatter.write_text(", ".join(SORTED_BY))
        with formatter.section("FIELD of --count and --group-by"):
            formatter.write_text(", ".join(COUNTED_BY))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """A word with a minus sign may be an option, or the query if there is none yet."""
        found: list[Any] = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("-") and not incomplete.startswith("--") and ctx.params.get("query") is None:
            found += next(param for param in self.params if param.name == "query").shell_complete(ctx, incomplete)
        return found

    def protected(self, args: list[str], help_names: list[str]) -> list[str]:
        """The arguments, with a guard before the minus sign of the query.

        A word with two minus signs, or a known short option, is an option, so mistyped options are reported.
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
