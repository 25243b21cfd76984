#!/usr/bin/env bash
# The steps of action.yml: one audit, then annotations, a summary and SARIF from its result.
# Inputs come as TARGET, SOURCE, FAIL_ON, ARGS and SARIF, never as text of this script.
set -uo pipefail
result=$(mktemp)
trap 'rm -f "$result"' EXIT
options=(--format json --output "$result" --fail-on "${FAIL_ON:-major}")
[ -z "${SOURCE:-}" ] || options+=(--source "$SOURCE")
read -r -a more <<<"${ARGS:-}"
mtaudit audit "${options[@]}" ${more[@]+"${more[@]}"} -- "$TARGET"
status=$?
[ "$status" -lt 2 ] || exit "$status"
mtaudit report "$result" --format github
mtaudit report "$result" --format sarif --output "${SARIF:-mtaudit.sarif}"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || mtaudit report "$result" --format markdown >>"$GITHUB_STEP_SUMMARY"
exit "$status"
