"""The examples in the help of each command. A test runs all of them."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

EXAMPLES = {
    "tree": (
        ("argmap tree", "the maps of this project"),
        ("argmap tree --root air --quotes", "one node and what bears on it, with quotes"),
        ("argmap tree maps/cars.yaml --where is:unanswered", "what nobody has answered yet"),
    ),
    "show": (
        ("argmap show air", "a node, by its id"),
        ("argmap show cars/air maps/cars.yaml", "the same, by its full name, in one map"),
    ),
    "find": (
        ("argmap find 'kind:question is:unanswered'", "questions without a position"),
        (
            "argmap find 'cons>pros OR is:shared' --as table",
            "nodes with more cons than pros, or shared ones, as a table",
        ),
        ("argmap find '*' --count kind", "how many nodes there are of each kind"),
    ),
    "path": (
        ("argmap path air close", "how air bears on the question close"),
        ("argmap path shops close-it maps/cars.yaml", "the same for other nodes, in one map"),
    ),
    "compare": (
        ("argmap compare close", "the positions of the question close"),
        ("argmap compare cars/close maps --ascii", "the same with ASCII characters only"),
    ),
    "stats": (
        ("argmap stats", "the maps of this project"),
        ("argmap stats maps/cars.yaml --format json", "one map, for another program"),
    ),
    "check": (
        ("argmap check", "the maps of this project"),
        ("argmap check --fix --diff", "what can be fixed, as a patch"),
        ("argmap check maps --format github --fail-on warning", "in a GitHub workflow"),
    ),
    "rule": (
        ("argmap rule", "all rules"),
        ("argmap rule S205", "one rule, by its code"),
        ("argmap rule unknown-reference", "the same, by its name"),
    ),
    "coverage": (
        ("argmap coverage --missing", "the passages that no node accounts for"),
        ("argmap coverage --fail-under 80", "fail below 80 percent, in CI"),
    ),
    "source": (
        ("argmap source", "all sources, with their quotes marked"),
        ("argmap source --source minutes --missing", "the passages of one source that are not quoted"),
    ),
    "export": (
        ("argmap export -o debate.html", "a self-contained page"),
        ("argmap export --root close -o close.dot", "a diagram of one question"),
        ("argmap export --format markdown -o texts/", "one text per map"),
    ),
    "explore": (
        ("argmap explore --at air", "start at one node"),
        ("argmap explore --source minutes.txt", "make a map of a text"),
        ("argmap explore --screenshot screen.svg --keys l,s", "a picture of the screen after two keys"),
    ),
    "draft": (
        ("argmap draft minutes.txt", "draft a map of a text, and print it"),
        ("argmap draft minutes.txt -o maps/minutes.yaml", "the same, written to a file"),
        ("argmap draft minutes.txt --into maps/cars.yaml", "add what a map leaves out of the text"),
    ),
    "set": (
        ("argmap set air note 'Measured in 2024.'", "set or replace a key"),
        ("argmap set air tags traffic --and health", "a list of two values"),
        ("argmap set shops by --unset maps/cars.yaml", "remove a key"),
    ),
    "move": (
        ("argmap move shops --under wait", "under another node, in the list of the same name"),
        ("argmap move shops --under wait --as pro --diff", "as a pro; only show the change"),
    ),
    "rename": (
        ("argmap rename air clean-air", "change an id, in all maps"),
        ("argmap rename air.con.1 ring-road", "give a node its first id"),
    ),
    "remove": (
        ("argmap remove shops", "a node that nothing depends on"),
        ("argmap remove air --with-children --drop-references", "with all nodes below and all references"),
    ),
    "quote": (
        ("argmap quote air --diff", "show the passage closest to its text"),
        ("argmap quote air --find 'air would be cleaner'", "quote these words"),
    ),
    "fmt": (
        ("argmap fmt", "the maps of this project"),
        ("argmap fmt --diff maps", "in CI: show what is not in house style (exit status 1)"),
    ),
    "new": (
        ("argmap new debate.yaml", "write the first map to a file"),
        ("argmap new", "print it"),
    ),
    "schema": (
        ("argmap schema -o argmap.schema.json", "write the schema to a file"),
        ("argmap schema", "print it"),
    ),
}
"""Example calls and what they show, by command."""


class CommandWithExamples(TyperCommand):
    """A command whose help ends with its examples."""

    def format_epilog(self, _context: Any, formatter: Any) -> None:
        with formatter.section("Examples"):
            for call, meaning in EXAMPLES[self.name or ""]:
                formatter.write(f"{'':{formatter.current_indent}}# {meaning}\n")
                formatter.write(f"{'':{formatter.current_indent}}{call}\n")
