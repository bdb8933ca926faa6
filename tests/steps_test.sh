#!/usr/bin/env bash
# What ./demo and ./check rely on in tools/steps.sh: a step that fails stops everything, and packages are found missing or not.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# expect WHAT WANTED GOT
expect() {
  [ "$2" = "$3" ] && return
  printf '%s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3" >&2
  failed=1
}

# Runs lines of shell after steps.sh, as a script would; prints what they print, then the exit code.
script() { bash -euo pipefail -c ". tools/steps.sh; log=$work/log; $1" 2>/dev/null || echo "exit $?"; }

expect "a step prints its name and its seconds" "Do it 0 s" "$(script 'step "Do it" true' | tr -s ' ')"
expect "what a step prints goes to the log" "hello" "$(script 'step "Do it" echo hello >/dev/null; tail -n 1 "$log"')"
expect "a step that fails ends the script with its code" "exit 7" "$(script 'step "Do it" bash -c "exit 7"; echo went on')"
expect "a function stops at its first failing command" "exit 1" "$(script 'f() { false; true; }; step "Do it" f; echo went on')"

printf '# comment\n\ndpkg\nno-such-package\nno-such-package-either bash\n' >"$work/packages"
expect "missing is what neither dpkg nor the path knows" "no-such-package" "$(script "missing_packages $work/packages")"

expect "demo refuses an unknown option" 2 "$(./demo --frobnicate >/dev/null 2>&1; echo $?)"
expect "check refuses an unknown option" 2 "$(./check --frobnicate >/dev/null 2>&1; echo $?)"
expect "demo --help needs nothing" 0 "$(env -i PATH=/usr/bin:/bin ./demo --help >/dev/null; echo $?)"
exit $failed
