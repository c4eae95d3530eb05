"""Views that follow a debate over several steps.

Each view starts a separate walk at each node, and json_each turns the result into a table. In this form, SQLite applies
a condition on the node before it walks. With one recursion over all nodes it would walk first.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.relations import (
    AGAINST,
    ANSWERING,
    ARGUING,
    FOR,
    HIERARCHY,
    HITS_STEP,
    JOINT,
    ON_CLAIM,
    RELATIONS,
    Relation,
)


def one_of(relations: Iterable[Relation]) -> str:
    """The relations as an SQL list, in the order of ``RELATIONS``."""
    among = frozenset(relations)
    return f"({', '.join(repr(str(one)) for one in RELATIONS if one in among)})"


PARENTAGE = f"relation IN {one_of(HIERARCHY)}"
"""The edges that make parents and children."""
IN_FAVOUR, OBJECTING = f"relation IN {one_of(FOR)}", f"relation IN {one_of(AGAINST)}"
COUNTED = f"relation IN {one_of(AGAINST & ON_CLAIM)}"
"""The edges that are a reason against their target. Undercuts do not count."""
ANSWERED = f"relation IN {one_of(ANSWERING)}"
UNDERCUTTING = f"relation IN {one_of(HITS_STEP)}"


def pros(node: str) -> str:
    """The number of reasons for a node; all its premises together count as one."""
    joint = f"SELECT count(DISTINCT relation) FROM edges WHERE target = {node} AND relation IN {one_of(JOINT)}"
    return f"({_distinct(node, f'relation IN {one_of(FOR - JOINT)}')} + ({joint}))"


def cons(node: str) -> str:
    """The number of reasons against a node."""
    return _distinct(node, COUNTED)


def undercuts(node: str) -> str:
    """The number of nodes that undercut a step of a node."""
    return _distinct(node, UNDERCUTTING)


def _distinct(node: str, condition: str) -> str:
    """The number of children of a node by some relations. A child with two relations counts twice."""
    return f"(SELECT count(DISTINCT relation || ' ' || source) FROM edges WHERE target = {node} AND {condition})"


def attacked(taker: str, target: str, relation: str) -> str:
    """Whether the step from one node to another is undercut; linked premises take one step together."""
    return f"""EXISTS (
        SELECT 1 FROM edges AS hit
        WHERE hit.step_target = {target} AND hit.step_relation = {relation}
            AND (hit.target = {taker} OR hit.step_relation IN {one_of(JOINT)}))"""


def replied_to(node: str) -> str:
    """Whether anybody has replied to a node: a position, a con, or an undercut of one of its steps."""
    return f"""(
        EXISTS (SELECT 1 FROM edges AS reply WHERE reply.target = {node}
            AND reply.relation IN {one_of(AGAINST | ANSWERING)})
        OR EXISTS (SELECT 1 FROM edges AS taken WHERE taken.source = {node}
            AND taken.relation IN {one_of(JOINT)} AND {attacked("taken.source", "taken.target", "taken.relation")}))"""


def _met(start: str, step: str, walk: str) -> str:
    """A table of the ids that a walk from ``start`` meets: each once, the start left out."""
    return f"""json_each((
    WITH RECURSIVE walk (id) AS (
        SELECT {step} FROM edges WHERE {walk} = {start} AND {PARENTAGE}
        UNION
        SELECT edges.{step} FROM walk JOIN edges ON edges.{walk} = walk.id AND {PARENTAGE}
    )
    SELECT json_group_array(id) FROM walk WHERE id <> {start}
)) AS met"""


LONGEST_EXCHANGES = f"""
SELECT json_extract(met.value, '$[1]') AS steps, claim.text AS claim, reply.text AS last_reply,
    claim.id AS claim_id, reply.id AS reply_id
FROM nodes AS claim, json_each((
    WITH RECURSIVE exchange (reply, steps) AS (
        SELECT source, 1 FROM edges WHERE target = claim.id AND {OBJECTING}
        UNION
        SELECT edges.source, steps + 1 FROM exchange
        JOIN edges ON edges.target = exchange.reply AND {OBJECTING}
        WHERE steps < 20 AND edges.source <> claim.id
    ), longest (reply, steps) AS (
        SELECT reply, max(steps) FROM exchange GROUP BY reply
    )
    SELECT json_group_array(json_array(reply, steps)) FROM longest
)) AS met
JOIN nodes AS reply ON reply.id = json_extract(met.value, '$[0]')
ORDER BY steps DESC, claim.number, reply.number
"""
FOR_AND_AGAINST = f"""
SELECT claim.id AS claim, CASE json_extract(met.value, '$[1]') WHEN 1 THEN 'for' ELSE 'against' END AS side,
    nodes.text, nodes.id
FROM nodes AS claim, json_each((
    WITH RECURSIVE bearing (node, side, step_target, step_relation) AS (
        SELECT source, CASE WHEN {IN_FAVOUR} THEN 1 ELSE -1 END, target, relation
        FROM edges WHERE target = claim.id AND relation IN {one_of(ARGUING)}
        UNION
        SELECT edges.source, CASE WHEN {IN_FAVOUR} THEN side ELSE -side END,
            edges.target, edges.relation
        FROM bearing JOIN edges ON edges.target = bearing.node AND (
            relation IN {one_of(ARGUING & ON_CLAIM)}
            OR {UNDERCUTTING} AND edges.step_target = bearing.step_target
                AND edges.step_relation = bearing.step_relation)
    ), sided (node, side) AS (
        SELECT DISTINCT node, side FROM bearing WHERE node <> claim.id
    )
    SELECT json_group_array(json_array(node, side)) FROM sided
)) AS met
JOIN nodes ON nodes.id = json_extract(met.value, '$[0]')
ORDER BY claim.number, json_extract(met.value, '$[1]') DESC, nodes.number
"""
BELOW = f"""
SELECT top.id AS node, nodes.kind, nodes.text, nodes.id
FROM nodes AS top, {_met("top.id", "source", "target")} JOIN nodes ON nodes.id = met.value
ORDER BY top.number, nodes.number
"""
ABOVE = f"""
SELECT start.id AS node, nodes.kind, nodes.text, nodes.id
FROM nodes AS start, {_met("start.id", "target", "source")} JOIN nodes ON nodes.id = met.value
ORDER BY start.number, nodes.depth DESC, nodes.number
"""
