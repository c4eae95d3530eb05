#!/usr/bin/env bash
# The one step of the action: install argmap from the folder that the action was taken from, and check.
#
# ARGMAP_PATHS    one path a line
# ARGMAP_OPTIONS  options, divided by blanks and lines; what has a blank in it cannot be said here
# ARGMAP_SARIF    a file for the findings as SARIF, or nothing
# ARGMAP          an argmap that is installed already, instead
set -euo pipefail

# A file that was written on Windows ends its lines with a carriage return too.
arguments=()
while IFS= read -r line; do
  read -ra words <<<"${line%$'\r'}"
  arguments+=(${words[@]+"${words[@]}"}) # an older bash takes an empty list for an unset name
done <<<"${ARGMAP_OPTIONS:-}"
arguments+=(--)
while IFS= read -r line; do
  line=${line%$'\r'}
  [ -z "$line" ] || arguments+=("$line")
done <<<"${ARGMAP_PATHS:-}"

if [ -z "${ARGMAP:-}" ]; then
  venv=$(mktemp -d "${RUNNER_TEMP:-/tmp}/argmap.XXXXXX")
  python3 -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet "$(dirname "$0")/../../.."
  ARGMAP=$venv/bin/argmap
fi

# For two reports the check is made twice: it takes a second or so, and each report is the one that argmap writes.
if [ -n "${ARGMAP_SARIF:-}" ]; then
  "$ARGMAP" check --format sarif "${arguments[@]}" >"$ARGMAP_SARIF" || status=$?
  [ "${status:-0}" -le 1 ] || exit "$status" # findings are told below; a wrong call is told already
fi
exec "$ARGMAP" check --format github "${arguments[@]}"
