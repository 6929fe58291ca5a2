# shellcheck shell=bash
# What the running service costs its clients and its machine: the acceptance of builds, the start, the memory.

readonly BENCH_STARTS=${SLIPWAY_BENCH_STARTS:-10}

# More builds come in than a workspace may have. A service that runs already keeps its limits: stop it first.
lift_limits() {
  export SLIPWAY_RATE_PER_SECOND=0 SLIPWAY_QUOTA_BUILDS_PER_HOUR=0 SLIPWAY_QUOTA_QUEUED_BUILDS=0 SLIPWAY_QUEUE_LIMIT=1000000
}

measure_intake() {
  WORK=$(mktemp -d)
  remove_later "$WORK"
  (umask 077 && api_key >"$WORK/key")
  tell_what_else_runs
  "$JAVA_HOME/bin/java" -Drate="${SLIPWAY_BENCH_RATE:-200}" -Dseconds="${SLIPWAY_BENCH_SECONDS:-30}" \
    "$CHECKOUT/src/test/java/dev/slipway/bench/IntakeBench.java" "$SERVICE_URL" "$WORK/key"
}

# Options of the JVM come from JAVA_TOOL_OPTIONS, another JDK from JAVA_HOME.
measure_start() {
  local round pid began
  WORK=$(mktemp -d)
  remove_later "$WORK"
  tell_what_else_runs
  for ((round = 0; round < BENCH_STARTS; round++)); do # the archive of classes is there once the first service has stopped
    stop_service >/dev/null
    began=$(date +%s%N)
    launch_service
    until service_is_ready; do
      sleep 0.02
      service_runs || (($(date +%s%N) - began < 2000000000)) || die "The service ended before it was ready: $(service_log)"
    done
    pid=$(pid_in "$(service_pid_file)")
    printf 'ms %s\ncpu %s\n' "$((($(date +%s%N) - began) / 1000000))" "$(cpu_seconds "$pid")" >>"$WORK/starts"
    sleep 5
    printf 'rss %s\n' "$(awk '/^VmRSS/ { print $2 / 1024 }' "/proc/$pid/status")" >>"$WORK/starts"
  done
  say "Medians of $BENCH_STARTS starts with $("$JAVA_HOME/bin/java" -version 2>&1 | head -1)"
  printf 'from exec to readiness %.0f ms, processor time until then %.1f s, memory at rest %.0f MiB\n' \
    "$(median_start ms)" "$(median_start cpu)" "$(median_start rss)"
}

cpu_seconds() { awk -v ticks="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) / ticks }' "/proc/$1/stat"; }

median_start() {
  awk -v what="$1" '$1 == what { print $2 }' "$WORK/starts" | sort -g |
    awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}
