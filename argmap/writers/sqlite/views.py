"""The questions that a reader has of a debate, as views of the database.

``views.md`` shows the beginning of each view's answer for the article's maps; a test holds it to that.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.relations import AGAINST, ARGUING, JOINT, ON_CLAIM
from argmap.writers.sqlite.walks import (
    ABOVE,
    ANSWERED,
    BELOW,
    COUNTED,
    FOR_AND_AGAINST,
    IN_FAVOUR,
    LONGEST_EXCHANGES,
    OBJECTING,
    PARENTAGE,
    UNDERCUTTING,
    attacked,
    cons,
    one_of,
    pros,
    replied_to,
    undercuts,
)


class View(NamedTuple):
    """A question in words, and as SQL."""

    question: str
    sql: str


VIEWS = {
    "positions": View(
        "Which answers does each question have, and how many reasons speak for and against each?",
        f"""
        SELECT question.text AS question, position.text AS position,
            {pros("position.id")} AS pros,
            {cons("position.id")} AS cons,
            position.id, question.id AS question_id
        FROM edges
        JOIN nodes AS question ON question.id = edges.target
        JOIN nodes AS position ON position.id = edges.source
        WHERE {ANSWERED}
        ORDER BY question.number, edges.number
        """,
    ),
    "open_questions": View(
        "Which questions has nobody answered?",
        f"""
        SELECT text AS question, id FROM nodes
        WHERE kind = 'question' AND NOT {replied_to("nodes.id")}
        ORDER BY number
        """,
    ),
    "single_answers": View(
        "Which questions have a single answer, and nothing else below them?",
        f"""
        SELECT question.text AS question, answer.text AS answer, question.id
        FROM (SELECT target FROM edges WHERE {PARENTAGE} GROUP BY target HAVING count(DISTINCT source) = 1) AS alone
        JOIN edges ON edges.target = alone.target AND edges.{ANSWERED}
        JOIN nodes AS question ON question.id = edges.target
        JOIN nodes AS answer ON answer.id = edges.source
        ORDER BY question.number
        """,
    ),
    "both_sides": View(
        "What has reasons for it and reasons against it?",
        f"""
        SELECT text,
            {pros("nodes.id")} AS pros,
            {cons("nodes.id")} AS cons,
            id
        FROM nodes WHERE pros > 0 AND cons > 0 ORDER BY pros + cons DESC, number
        """,
    ),
    "more_against": View(
        "Against what is there more to say than for it?",
        f"""
        SELECT text, {pros("nodes.id")} AS pros,
            {cons("nodes.id")} AS cons, id
        FROM nodes WHERE cons > pros ORDER BY cons DESC, number
        """,
    ),
    "serves_both_sides": View(
        "What speaks for one thing and against another?",
        f"""
        SELECT nodes.text, favoured.text AS speaks_for, opposed.text AS speaks_against, nodes.id
        FROM nodes
        JOIN edges AS pro ON pro.source = nodes.id AND pro.{IN_FAVOUR}
        JOIN edges AS con ON con.source = nodes.id AND con.{COUNTED}
        JOIN nodes AS favoured ON favoured.id = pro.target
        JOIN nodes AS opposed ON opposed.id = con.target
        ORDER BY nodes.number, pro.number, con.number
        """,
    ),
    "most_argued": View(
        "Around what does the debate turn: on which claims does most bear?",
        f"""
        SELECT text, {pros("nodes.id")} AS pros, {cons("nodes.id")} AS cons, {undercuts("nodes.id")} AS undercuts, id
        FROM nodes WHERE pros + cons + undercuts > 0 ORDER BY pros + cons + undercuts DESC, number
        """,
    ),
    "unargued": View(
        "Which positions has nobody argued for or against?",
        f"""
        SELECT text AS position, undeveloped AS known, map, id FROM nodes
        WHERE kind = 'position' AND id NOT IN (
            SELECT target FROM edges WHERE relation IN {one_of(ARGUING)})
        ORDER BY number
        """,
    ),
    "unsupported": View(
        "Which positions are stated without a reason?",
        f"""
        SELECT text AS position, id FROM nodes
        WHERE kind = 'position' AND id NOT IN (SELECT target FROM edges WHERE {IN_FAVOUR})
        ORDER BY number
        """,
    ),
    "unanswered_objections": View(
        "Which objections has nobody answered, neither by a con nor by attacking their very step?",
        f"""
        SELECT objection.text AS objection, edges.relation, target.text AS against, objection.id
        FROM edges
        JOIN nodes AS objection ON objection.id = edges.source
        JOIN nodes AS target ON target.id = edges.target
        WHERE {OBJECTING} AND NOT EXISTS (
                SELECT 1 FROM edges AS answer WHERE answer.target = edges.source
                AND answer.relation IN {one_of(AGAINST & ON_CLAIM)})
            AND NOT {attacked("edges.source", "edges.target", "edges.relation")}
        ORDER BY edges.number
        """,
    ),
    "undercuts": View(
        "Which steps are attacked, without the claims themselves being denied?",
        f"""
        SELECT attack.text AS attack, reason.text AS reason, edges.step_relation AS step, claim.text AS claim,
            attack.id
        FROM edges
        JOIN nodes AS attack ON attack.id = edges.source
        JOIN nodes AS reason ON reason.id = edges.target
        LEFT JOIN nodes AS claim ON claim.id = edges.step_target
        WHERE edges.{UNDERCUTTING} ORDER BY edges.number
        """,
    ),
    "linked_reasons": View(
        "Which reasons count only together?",
        f"""
        SELECT claim.text AS claim, group_concat(premise.text, ' + ') AS premises, claim.id
        FROM (SELECT * FROM edges WHERE relation IN {one_of(JOINT)} ORDER BY number) AS edges
        JOIN nodes AS claim ON claim.id = edges.target
        JOIN nodes AS premise ON premise.id = edges.source
        GROUP BY claim.id ORDER BY claim.number
        """,
    ),
    "longest_exchanges": View(
        "How far does the exchange go: claim, objection, reply, and so on, up to twenty steps?",
        LONGEST_EXCHANGES,
    ),
    "for_and_against": View(
        "What speaks for a claim or against it in the end, over all steps between? Ask it of one claim.",
        FOR_AND_AGAINST,
    ),
    "below": View(
        "What bears on a node in the end, over all steps? Ask it of one node.",
        BELOW,
    ),
    "above": View(
        "On what does a node bear in the end, over all steps? Ask it of one node.",
        ABOVE,
    ),
    "ends": View(
        "Where does the debate stop, and how deep?",
        f"""
        SELECT depth, kind, text, id FROM nodes
        WHERE id NOT IN (SELECT target FROM edges WHERE {PARENTAGE}) ORDER BY depth DESC, number
        """,
    ),
    "unattacked_premises": View(
        "Which linked premises does nobody attack?",
        f"""
        SELECT text AS premise, id FROM nodes WHERE kind = 'premise'
            AND NOT {replied_to("nodes.id")} ORDER BY number
        """,
    ),
    "shared": View(
        "What is used more than once in the debate?",
        f"""
        SELECT nodes.text, count(DISTINCT edges.target) AS places, nodes.id
        FROM nodes JOIN edges ON edges.source = nodes.id AND {PARENTAGE}
        GROUP BY nodes.id HAVING count(DISTINCT edges.target) > 1
        ORDER BY count(DISTINCT edges.target) DESC, nodes.number
        """,
    ),
    "rephrased": View(
        "What is said again in other words?",
        """
        SELECT one.text, other.text AS in_other_words, one.id, other.id AS other_id
        FROM edges JOIN nodes AS one ON one.id = edges.source JOIN nodes AS other ON other.id = edges.target
        WHERE relation = 'rephrases' ORDER BY edges.number
        """,
    ),
    "conflicting": View(
        "What excludes each other without being offered as a reason?",
        """
        SELECT one.text, other.text AS excludes, one.id, other.id AS other_id
        FROM edges JOIN nodes AS one ON one.id = edges.source JOIN nodes AS other ON other.id = edges.target
        WHERE relation = 'conflicts' ORDER BY edges.number
        """,
    ),
    "excluding": View(
        "How many of its positions and arguments does each map hold to exclude others?",
        """
        SELECT map, kind, count(*) AS excluding FROM nodes
        WHERE id IN (SELECT source FROM edges WHERE relation = 'conflicts'
            UNION SELECT target FROM edges WHERE relation = 'conflicts')
        GROUP BY map, kind ORDER BY count(*) DESC, map, kind
        """,
    ),
    "who_says_what": View(
        "Who says what, and how firmly?",
        """
        SELECT speakers.name AS who, nodes.qualifier, nodes.text, nodes.id
        FROM speakers JOIN nodes ON nodes.id = speakers.node ORDER BY speakers.name, nodes.number
        """,
    ),
    "speakers_in_figures": View(
        "How much does each speaker say, and how much of it for and against something?",
        f"""
        SELECT speakers.name AS who, count(DISTINCT speakers.node) AS claims,
            count(edges.number) FILTER (WHERE {IN_FAVOUR}) AS pros,
            count(edges.number) FILTER (WHERE {OBJECTING}) AS objections
        FROM speakers LEFT JOIN edges ON edges.source = speakers.node
        GROUP BY speakers.name ORDER BY claims DESC, speakers.name
        """,
    ),
    "who_objects_to_whom": View(
        "Who objects to what whom has said? NULL is the source's own voice.",
        f"""
        SELECT speaker.name AS who, objection.text AS objection, opponent.name AS to_whom, claim.text AS claim,
            objection.id
        FROM edges
        JOIN nodes AS objection ON objection.id = edges.source
        JOIN nodes AS claim ON claim.id = edges.target
        LEFT JOIN speakers AS speaker ON speaker.node = objection.id
        LEFT JOIN speakers AS opponent ON opponent.node = claim.id
        WHERE {OBJECTING} AND (speaker.name IS NOT NULL OR opponent.name IS NOT NULL)
        ORDER BY edges.number, speaker.number, opponent.number
        """,
    ),
    "own_voice": View(
        "What do the sources state themselves, without reporting it of somebody?",
        """
        SELECT kind, text, id FROM nodes
        WHERE NOT implied AND kind <> 'question' AND id NOT IN (SELECT node FROM speakers) ORDER BY number
        """,
    ),
    "hedged": View(
        "What is said with a hedge, and in which words?",
        """
        SELECT qualifier, text, id FROM nodes WHERE qualifier IS NOT NULL ORDER BY number
        """,
    ),
    "implied_only": View(
        "What does nobody state: what is implied, without a stated reason for it?",
        f"""
        SELECT kind, text, id FROM nodes WHERE implied AND NOT EXISTS (
            SELECT 1 FROM edges JOIN nodes AS reason ON reason.id = edges.source
            WHERE edges.target = nodes.id AND {IN_FAVOUR} AND NOT reason.implied)
        ORDER BY number
        """,
    ),
    "unquoted": View(
        "What is said to be stated, but has no words of a source?",
        """
        SELECT kind, text, id FROM nodes
        WHERE NOT implied AND id NOT IN (SELECT node FROM quotes) ORDER BY number
        """,
    ),
    "passages": View(
        "Which passages of the sources are quoted, and by how many nodes?",
        """
        SELECT sources.file, quotes.line, spans.start, spans.stop, count(DISTINCT quotes.node) AS nodes,
            min(quotes.text) AS quote
        FROM spans JOIN quotes ON quotes.number = spans.quote JOIN sources ON sources.key = quotes.source
        GROUP BY sources.file, spans.start, spans.stop ORDER BY sources.file, spans.start, spans.stop
        """,
    ),
}
"""The views by name; the columns called id are full names of nodes."""
