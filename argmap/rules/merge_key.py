"""Y107 merge-key: ``<<`` is not read.

With the key ``<<`` some YAML programs fill in keys from elsewhere. Then a line of a map would say what stands
somewhere else, and a finding could not point at it; YAML itself has given merge keys up.

Write the keys out.
"""
