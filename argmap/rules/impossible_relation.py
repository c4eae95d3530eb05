"""S208 impossible-relation: a relation that these kinds of nodes cannot have.

A question has ``positions``; nothing argues for or against it, or against a ``context``, which takes no stance. Only a
question has positions. ``undercut`` attacks the step from a reason to what it is a reason for; a question, a position
or a context takes no such step. A ``ref`` must name a node that fits the list: a question cannot be a pro. A list
that is empty says nothing, and may stand anywhere.

Put the argument below one of the positions, the position below a question, the undercut below the reason whose step it
attacks; a question that a claim gives rise to goes into its ``questions``.
"""
