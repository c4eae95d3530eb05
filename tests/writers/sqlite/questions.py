"""The twenty questions of argmap/query/README.md as SQL, by number: views.md shows them, a test holds the answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

README = Path(__file__).parents[3] / "argmap" / "query" / "README.md"
INSTEAD = {
    20: "argmap find '(by:baerbock OR above(by:baerbock)) (id:interested OR below(id:interested))'",
}
"""Queries that find what a command shows that is not ``find``."""
SQL = {
    1: "SELECT id FROM who_says_what WHERE who = 'Marco Rubio'",
    2: "SELECT who, claims FROM speakers_in_figures",
    3: "SELECT name, count(*) FROM below JOIN nodes USING (id) LEFT JOIN speakers ON speakers.node = id "
    "WHERE below.node = 'serious/interested' AND qualifier IS NOT NULL GROUP BY name",
    4: "SELECT id FROM positions WHERE question_id = 'sanctions/sanctions-effective'",
    5: "SELECT id FROM single_answers",
    6: "SELECT id FROM nodes WHERE undeveloped",
    7: "SELECT map, count(*) FROM unargued WHERE NOT known GROUP BY map",
    8: "SELECT id FROM both_sides",
    9: "SELECT id FROM more_against",
    10: "SELECT DISTINCT id FROM serves_both_sides",
    11: "SELECT DISTINCT source, name FROM edges JOIN speakers ON speakers.node = source WHERE relation = 'con'",
    12: "SELECT id FROM ends WHERE depth > 5",
    13: "SELECT DISTINCT one.id FROM own_voice AS one JOIN edges ON source = one.id JOIN own_voice AS other "
    "ON other.id = target WHERE relation IN ('con', 'undercut') AND other.kind = 'position'",
    14: "SELECT DISTINCT id FROM nodes JOIN edges ON target = id WHERE implied AND kind = 'position' "
    "AND relation IN ('pro', 'premise')",
    15: "SELECT DISTINCT source FROM edges WHERE relation = 'caveat'",
    16: "SELECT DISTINCT target FROM edges WHERE relation = 'undercut'",
    17: "SELECT DISTINCT above.id FROM above JOIN quotes ON quotes.node = above.node "
    "WHERE quotes.text LIKE '%shadow fleet%'",
    18: "SELECT id FROM for_and_against WHERE claim = 'faq/been-effective' AND side = 'against'",
    19: "SELECT map, excluding FROM excluding WHERE kind = 'position'",
    20: "SELECT node FROM speakers WHERE name = 'Annalena Baerbock' UNION "
    "SELECT above.id FROM above JOIN speakers ON speakers.node = above.node WHERE name = 'Annalena Baerbock' "
    "INTERSECT SELECT id FROM nodes WHERE id = 'serious/interested' "
    "OR id IN (SELECT id FROM below WHERE node = 'serious/interested')",
}


class Question(NamedTuple):
    """A question in words, as the command that answers it, and as SQL."""

    number: int
    words: str
    command: str
    sql: str


def questions() -> list[Question]:
    found = re.findall(
        r"^\*\*(\d+)\. (.*?)\*\*.*?^\$ (argmap .*?)$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert [int(number) for number, _, _ in found] == list(SQL)
    return [
        Question(int(number), words, INSTEAD.get(int(number), command), SQL[int(number)])
        for number, words, command in found
    ]
