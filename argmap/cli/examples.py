"""The examples in the help of each command. A test runs all of them."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

EXAMPLES = {
    "tree": (
        ("argmap tree", "the maps of this project"),
        ("argmap tree --root air --quotes", "what bears on one node, with its quotes"),
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
            "what is argued against more than for, or shared, as a table",
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
        ("argmap check maps --format github --fail-on warning", "in a workflow of GitHub"),
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
        ("argmap source --source minutes --missing", "what is not quoted from one source"),
    ),
    "export": (
        ("argmap export -o debate.html", "a page that needs no other file"),
        ("argmap export --root close -o close.dot", "a diagram of one question"),
        ("argmap export --format markdown -o texts/", "one text per map"),
    ),
    "explore": (
        ("argmap explore --at air", "start at one node"),
        ("argmap explore --source minutes.txt", "make a map of a text"),
        ("argmap explore --screenshot screen.svg --keys l,s", "a picture of the screen after two keys"),
    ),
    "set": (
        ("argmap set air note 'Measured in 2024.'", "set or replace a key"),
        ("argmap set air tags traffic --and health", "a list of two values"),
        ("argmap set shops by --unset maps/cars.yaml", "take a key away"),
    ),
    "move": (
        ("argmap move shops --under wait", "under another node, in the list of the same name"),
        ("argmap move shops --under wait --as pro --diff", "as a pro; show it only"),
    ),
    "rename": (
        ("argmap rename air clean-air", "another id, in all maps"),
        ("argmap rename air.con.1 ring-road", "the first id of a node that has none"),
    ),
    "remove": (
        ("argmap remove shops", "a node that nothing depends on"),
        ("argmap remove air --with-children --drop-references", "with all below it and all that names it"),
    ),
    "quote": (
        ("argmap quote air --diff", "show the passage that is most like its text"),
        ("argmap quote air --find 'air would be cleaner'", "quote the words that are named"),
    ),
    "fmt": (
        ("argmap fmt", "the maps of this project"),
        ("argmap fmt --diff maps", "in CI: what is not in house style (exit status 1)"),
    ),
    "draft": (
        ("argmap draft minutes.txt", "a draft of the map of a text, printed"),
        ("argmap draft minutes.txt -o maps/minutes.yaml", "the same, written to a file"),
        ("argmap draft minutes.txt --into maps/cars.yaml", "what a map leaves out of the text, added to it"),
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
"""Calls and what they do, by command."""


class CommandWithExamples(TyperCommand):
    """A command whose help ends with its examples."""

    def format_epilog(self, _context: Any, formatter: Any) -> None:
        with formatter.section("Examples"):
            for call, meaning in EXAMPLES[self.name or ""]:
                formatter.write(f"{'':{formatter.current_indent}}# {meaning}\n")
                formatter.write(f"{'':{formatter.current_indent}}{call}\n")
