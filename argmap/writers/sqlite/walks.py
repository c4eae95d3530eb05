"""The views that follow a debate over several steps.

What a node leads to is worked out for each node by itself, in a table that json_each makes of the walk from it: SQLite
takes a condition on the node before the walk then, which it does not do with a recursion over all of them.
"""

from __future__ import annotations

PARENTAGE = "relation NOT IN ('rephrases', 'conflicts')"
"""The edges that make parents and children."""


def _met(start: str, step: str, walk: str) -> str:
    """A table of the ids that a walk from ``start`` meets: each once, the start left out."""
    return f"""json_each((
    WITH RECURSIVE walk (id) AS (
        SELECT {step} FROM edges WHERE {walk} = {start} AND {PARENTAGE}
        UNION
        SELECT edges.{step} FROM walk JOIN edges ON edges.{walk} = walk.id AND {PARENTAGE}
    )
    SELECT json_group_array(id) FROM walk WHERE id <> {start}
)) AS met"""  # noqa: S608


LONGEST_EXCHANGES = """
SELECT json_extract(met.value, '$[1]') AS steps, claim.text AS claim, reply.text AS last_reply,
    claim.id AS claim_id, reply.id AS reply_id
FROM nodes AS claim, json_each((
    WITH RECURSIVE exchange (reply, steps) AS (
        SELECT source, 1 FROM edges WHERE target = claim.id AND relation IN ('con', 'undercut')
        UNION
        SELECT edges.source, steps + 1 FROM exchange
        JOIN edges ON edges.target = exchange.reply AND relation IN ('con', 'undercut')
        WHERE steps < 20 AND edges.source <> claim.id
    ), longest (reply, steps) AS (
        SELECT reply, max(steps) FROM exchange GROUP BY reply
    )
    SELECT json_group_array(json_array(reply, steps)) FROM longest
)) AS met
JOIN nodes AS reply ON reply.id = json_extract(met.value, '$[0]')
ORDER BY steps DESC, claim.number, reply.number
"""
FOR_AND_AGAINST = """
SELECT claim.id AS claim, CASE json_extract(met.value, '$[1]') WHEN 1 THEN 'for' ELSE 'against' END AS side,
    nodes.text, nodes.id
FROM nodes AS claim, json_each((
    WITH RECURSIVE bearing (node, side, step_target, step_relation) AS (
        SELECT source, CASE WHEN relation IN ('pro', 'premise') THEN 1 ELSE -1 END, target, relation
        FROM edges WHERE target = claim.id AND relation IN ('pro', 'premise', 'con', 'undercut')
        UNION
        SELECT edges.source, CASE WHEN relation IN ('pro', 'premise') THEN side ELSE -side END,
            edges.target, edges.relation
        FROM bearing JOIN edges ON edges.target = bearing.node AND (
            relation IN ('pro', 'premise', 'con')
            OR relation = 'undercut' AND edges.step_target = bearing.step_target
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
"""  # noqa: S608
ABOVE = f"""
SELECT start.id AS node, nodes.kind, nodes.text, nodes.id
FROM nodes AS start, {_met("start.id", "target", "source")} JOIN nodes ON nodes.id = met.value
ORDER BY start.number, nodes.depth DESC, nodes.number
"""  # noqa: S608
