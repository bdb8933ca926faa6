# Shared by ./demo, ./check and tools/fresh: steps with their times, and the Debian packages. Source it; it runs nothing.
# The caller sets `log`, the file that takes what the steps print; a step that fails shows the end of it.

# step NAME COMMAND...: runs a command, its output into the log, and prints the seconds it took. On a terminal the last line of the log is
# shown meanwhile. The command stays in the foreground, so Ctrl-C reaches it.
step() {
  local name=$1 from=$SECONDS code=0 ticker=
  shift
  printf '\n### %s: %s\n' "$name" "$*" >>"$log"
  if [ -t 1 ]; then
    (while sleep 1; do printf '\r\033[K%s … %.*s' "$name" $((${COLUMNS:-80} - ${#name} - 5)) "$(tail -n 1 "$log" | tr -d '\r\033')"; done) &
    ticker=$!
  fi
  set +e  # not `|| code=$?`: that would switch -e off inside a function, and its later commands would run on
  (set -e; "$@") >>"$log" 2>&1 </dev/null
  code=$?
  set -e
  if [ -n "$ticker" ]; then
    kill "$ticker" 2>/dev/null && wait "$ticker" 2>/dev/null || true
    printf '\r\033[K'
  fi
  if [ "$code" -ne 0 ]; then
    printf '%-44s failed after %s s; the end of %s:\n' "$name" $((SECONDS - from)) "$log" >&2
    tail -n 30 "$log" >&2
    exit "$code"
  fi
  printf '%-44s %5s s\n' "$name" $((SECONDS - from))
}

# Prints the packages named in the given files that are not there. A line is a package and, where another package may bring the same
# program, the program's name: `npm npm` holds wherever npm can be run.
missing_packages() {
  local package program
  while read -r package program; do
    case $package in '' | '#'*) continue ;; esac
    [ -n "$program" ] && command -v "$program" >/dev/null && continue
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -x installed >/dev/null || echo "$package"
  done < <(cat "$@")
}

# install_packages FILE...: installs what is missing, as root or through sudo; touches nothing when all is there.
install_packages() {
  local missing
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian or Ubuntu system: see to what $* name yourself; going on." >&2
    return
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -eq 0 ] && return
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null || ! sudo -v; then
      printf 'These packages are missing, and this is neither root nor has sudo. As root, run:\n  apt-get install %s\n' "${missing[*]}" >&2
      exit 3
    fi
    root=(sudo)
  fi
  step "Install ${#missing[@]} packages" apt_install
}

# The body of the step above: reads `root` and `missing` of its caller. A stale or broken list of one source need not matter, so only the
# second command decides.
apt_install() {
  "${root[@]}" apt-get update || true
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" && return
  printf 'apt-get could not install: %s\nIs the network there? Is this Debian 12 or Ubuntu 24.04?\n' "${missing[*]}" >&2
  return 3
}
