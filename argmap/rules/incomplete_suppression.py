"""M603 incomplete-suppression: a comment to argmap that names no rule, gives no reason, or is written wrongly.

Whoever reads the map later must see which finding was let pass, and why. So a comment suppresses only the rules that it
names, and is asked for its reason.

Write ``# argmap: ignore[L301] nobody has answered it yet``.
"""
