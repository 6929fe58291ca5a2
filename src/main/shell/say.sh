# shellcheck shell=bash
# What the script tells a person: progress, waits with their seconds, failures that say what to do.

say() { printf '%s\n' "==> $*"; }
note() { printf '%s\n' "    $*"; }

# The exit status of a failure that was explained already.
readonly EXPLAINED=64

# die "What is wrong" ["What to do" ...]
die() {
  printf '\n%s\n' "slipway: $1" >&2
  shift
  (($# == 0)) || printf '         %s\n' "$@" >&2
  exit "$EXPLAINED"
}

# Nothing ends without a word, not even what nobody thought of.
explain_unexpected() {
  local status=$1 place=$2 command=$3
  ((status == EXPLAINED)) || printf '\n%s\n' "slipway: unexpected failure (status $status) at $place: ${command%%$'\n'*}" >&2
  exit "$EXPLAINED"
}
set -E
trap 'explain_unexpected "$?" "${BASH_SOURCE[0]##*/}:$LINENO" "$BASH_COMMAND"' ERR

# The last lines of a log file, for a failure that happened out of sight.
show_tail() {
  local file=$1 lines=${2:-30}
  [[ -s $file ]] || return 0
  printf '%s\n' "--- last lines of $file" >&2
  tail -n "$lines" "$file" | sed 's/^/    | /' >&2
  printf '%s\n' "---" >&2
}

WAITED_FOR='' # the process group that run_waiting waits for

# run_waiting "What is waited for" LOG COMMAND...: COMMAND's output goes to LOG; every ten seconds a
# line says that it still runs. Returns COMMAND's exit status, with the end of LOG shown on failure.
run_waiting() {
  local what=$1 log=$2 pid status=0 began=$SECONDS told=$SECONDS
  shift 2
  say "$what ..."
  # In a process group of its own, so that all of it can be ended when the person gives up.
  set -m
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  set +m
  WAITED_FOR=$pid
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if ((SECONDS - told >= 10)); then
      told=$SECONDS
      note "still at it after $((SECONDS - began)) s: $(last_line "$log")"
    fi
  done
  wait "$pid" || status=$?
  WAITED_FOR=''
  if ((status == 0)); then
    note "done in $((SECONDS - began)) s"
  else
    show_tail "$log"
  fi
  return "$status"
}

last_line() {
  local line
  line=$(tail -n 1 "$1" 2>/dev/null | tr -d '\r' | cut -c1-110)
  printf '%s' "${line:-no output yet}"
}

# at_exit COMMAND...: run when the script ends, however it ends; the last one added runs first.
AT_EXIT=()
at_exit() {
  local command
  printf -v command '%q ' "$@"
  AT_EXIT=("$command" "${AT_EXIT[@]}")
}

run_at_exit() {
  local status=$? command
  trap - EXIT ERR
  set +e
  [[ -z $WAITED_FOR ]] || kill -- "-$WAITED_FOR" 2>/dev/null
  for command in "${AT_EXIT[@]}"; do
    eval "$command"
  done
  exit "$status"
}
trap run_at_exit EXIT

# Never follows a file system that something left mounted inside.
remove_directory() { rm -rf --one-file-system -- "$1"; }
remove_later() { at_exit remove_directory "$1"; }
