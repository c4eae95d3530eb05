#!/usr/bin/env bash
# The one step of the action: install argmap from the folder that the action was taken from, and check.
#
# ARGMAP_PATHS, ARGMAP_OPTIONS  one path, and one option, a line
# ARGMAP_SARIF                  a file for the findings as SARIF, or nothing
# ARGMAP                        an argmap that is installed already, instead
set -euo pipefail

arguments=()
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<<"${ARGMAP_OPTIONS:-}"
arguments+=(--)
while IFS= read -r line; do
  [ -z "$line" ] || arguments+=("$line")
done <<<"${ARGMAP_PATHS:-}"

if [ -z "${ARGMAP:-}" ]; then
  venv=$(mktemp -d "${RUNNER_TEMP:-/tmp}/argmap.XXXXXX")
  python3 -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet "$(dirname "$0")/../../.."
  ARGMAP=$venv/bin/argmap
fi

if [ -n "${ARGMAP_SARIF:-}" ]; then
  "$ARGMAP" check --format sarif "${arguments[@]}" >"$ARGMAP_SARIF" || status=$?
  [ "${status:-0}" -le 1 ] || exit "$status" # findings are told below; a wrong call is told already
fi
exec "$ARGMAP" check --format github "${arguments[@]}"
