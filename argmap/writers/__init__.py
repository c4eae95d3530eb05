"""The formats that a debate is written in: one a module.

A writer takes the debate and the nodes to write (None for all of them), and returns the text and what was lost on the
way, as findings. Pictures are Graphviz's, made from the DOT text.
"""
