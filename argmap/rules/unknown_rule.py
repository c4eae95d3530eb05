"""M602 unknown-rule: a comment names a rule that there is not, or one that no comment can suppress.

In ``# argmap: ignore[CODE] reason`` stands a code such as L301, a name such as question-without-position, or the first
letter of a family. What is found about the YAML of a file, and about such comments, cannot be suppressed, nor can the
errors of structure, S, and P404: a map that is not read as it is written stays wrong, and no command takes it. A family
means those of its rules that can be suppressed.

Correct the name; ``argmap rule`` lists all rules.
"""
