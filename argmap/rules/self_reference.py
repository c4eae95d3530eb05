"""S207 self-reference: a node refers to itself.

A claim is no reason for or against itself, does not exclude itself, and is not its own paraphrase. A longer way back to
the beginning is found as circular support (S209).

Mostly the id is a slip: name the node that is meant. Else take the reference away.
"""
