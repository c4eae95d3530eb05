"""M604 stale-baseline: the baseline knows a finding that is not found any more.

A baseline holds what was found when a debate was first checked. What has been mended since should leave it, so that it
cannot come back unseen.

``argmap check --write-baseline`` brings it up to date. What it knows of rules and files that are not checked now stays
as it is, and nothing is said of it, unless the file is no more.
"""
