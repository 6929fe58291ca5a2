# shellcheck shell=bash
# What the API's routes cost, beside a handler that answers a constant, measured by wrk.

readonly BENCH_ROUNDS=${SLIPWAY_BENCH_ROUNDS:-3}
readonly BENCH_SECONDS=${SLIPWAY_BENCH_SECONDS:-10}
readonly BENCH_THREADS=2
readonly BENCH_CONNECTIONS=16

# The routes by their place in the table; filled in once the builds they need exist.
ROUTES=(constant status submit)
declare -A ROUTE_TITLE ROUTE_METHOD ROUTE_PATH ROUTE_BODY

measure_api() {
  WORK=$(mktemp -d)
  remove_later "$WORK"
  prepare_ended_build
  prepare_running_build
  describe_routes
  tell_what_else_runs
  warm_up
  local round route
  for ((round = 1; round <= BENCH_ROUNDS; round++)); do
    for route in "${ROUTES[@]}"; do
      measure "$route" "$round"
    done
  done
  print_table
}

# An ended build to ask for. A failing one is enough, and quick: only its row is read.
prepare_ended_build() {
  say "Making a build that has ended, for GET /api/builds/{id} ..."
  request_body "Bench Ended" $'nonexistent-package\n' >"$WORK/ended.json"
  expect_code "$(api POST /builds "$WORK/ended.json")" 202 "POST /api/builds"
  ENDED_ID=$(answer .id)
  until [[ $(build_status "$ENDED_ID") == @(SUCCEEDED|FAILED) ]]; do
    sleep 0.5
  done
}

build_status() {
  expect_code "$(api GET "/builds/$1")" 200 "GET /api/builds/$1" >&2
  answer .status
}

# A build that stays BUILDING while its repeats are measured, without work or traffic: pip tries an
# index that nobody serves, inside the build's own network, again and again, then the next one.
prepare_running_build() {
  local requirements='' number
  for ((number = 0; number < 20; number++)); do
    requirements+="--extra-index-url http://127.0.0.1:9/$number/simple"$'\n'
  done
  request_body "Bench Running" "${requirements}nonexistent-package"$'\n' >"$WORK/running.json"
  RUNNING_ID=''
  at_exit cancel_running_build
}

# Two or three minutes of somebody's build slot, given back. A server without the route lets it run out.
cancel_running_build() {
  [[ -z $RUNNING_ID ]] || api POST "/builds/$RUNNING_ID/cancel" >/dev/null 2>&1
}

# Started again before every measurement, where the one before has ended meanwhile.
keep_a_build_running() {
  expect_code "$(api POST /builds "$WORK/running.json")" 202 "POST /api/builds"
  RUNNING_ID=$(answer .id)
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    [[ $(build_status "$RUNNING_ID") == PENDING ]] || return 0
    sleep 0.1
  done
}

describe_routes() {
  ROUTE_TITLE=([constant]='GET /api (a constant)' [status]='GET /api/builds/{id}' [submit]='POST /api/builds (repeat)')
  ROUTE_METHOD=([constant]=GET [status]=GET [submit]=POST)
  ROUTE_PATH=([constant]=/api [status]="/api/builds/$ENDED_ID" [submit]=/api/builds)
  ROUTE_BODY=([constant]='' [status]='' [submit]="$WORK/running.json")
  (umask 077 && printf 'Bearer %s' "$(api_key)" >"$WORK/authorization")
  : >"$WORK/figures"
}

# The figures are worth what the machine's silence is worth.
tell_what_else_runs() {
  local load
  load=$(cut -d' ' -f1 /proc/loadavg)
  awk -v load="$load" 'BEGIN { exit !(load > 1) }' &&
    say "Other programs keep this machine busy (load $load): the figures will be too low, and uneven."
  return 0
}

warm_up() {
  local route seconds=$(((BENCH_SECONDS + 1) / 2))
  for route in "${ROUTES[@]}"; do
    say "Warming up ${ROUTE_TITLE[$route]} for $seconds s ..."
    [[ $route != submit ]] || keep_a_build_running
    run_wrk "$route" "$seconds" >/dev/null
  done
}

# measure ROUTE ROUND: adds "route requests/s p50 p99 errors" to the figures; times in milliseconds.
measure() {
  local route=$1 line before after
  [[ $route != submit ]] || keep_a_build_running
  before=${RUNNING_ID:-}
  say "Round $2 of $BENCH_ROUNDS: ${ROUTE_TITLE[$route]} for $BENCH_SECONDS s ..."
  line=$(run_wrk "$route" "$BENCH_SECONDS" | grep '^figures ') || die "wrk did not finish."
  printf '%s %s\n' "$route" "${line#figures }" >>"$WORK/figures"
  note "$(awk '{ printf "%.0f requests/s, p50 %.2f ms, p99 %.2f ms, errors: %d", $2, $3, $4, $5 }' <<<"$line")"
  if [[ $route == submit ]]; then
    after=$(build_status "$before")
    [[ $after == BUILDING ]] || note "the build ended meanwhile ($after): some of these requests started another"
  fi
}

run_wrk() {
  WRK_METHOD=${ROUTE_METHOD[$1]} WRK_BODY_FILE=${ROUTE_BODY[$1]} WRK_AUTHORIZATION_FILE=$WORK/authorization \
    wrk -t "$BENCH_THREADS" -c "$BENCH_CONNECTIONS" -d "${2}s" --latency \
    -s "$SHELL_PARTS/bench.lua" "$SERVICE_URL${ROUTE_PATH[$1]}"
}

# The median of a column of one route's rounds.
median() {
  awk -v route="$1" -v column="$2" '$1 == route { print $column }' "$WORK/figures" | sort -g |
    awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

print_table() {
  local route constant
  constant=$(median constant 2)
  say "Medians of $BENCH_ROUNDS alternating rounds of $BENCH_SECONDS s each, wrk -t$BENCH_THREADS -c$BENCH_CONNECTIONS, on $(nproc) cores that wrk shares"
  printf '\n| %-26s | %10s | %8s | %8s | %12s | %7s |\n' route requests/s 'p50 ms' 'p99 ms' 'to constant' errors
  printf '|%s|%s|%s|%s|%s|%s|\n' "$(dashes 28)" "$(dashes 11):" "$(dashes 9):" "$(dashes 9):" "$(dashes 13):" "$(dashes 8):"
  for route in "${ROUTES[@]}"; do
    printf '| %-26s | %10.0f | %8.2f | %8.2f | %12.4f | %7.0f |\n' "${ROUTE_TITLE[$route]}" \
      "$(median "$route" 2)" "$(median "$route" 3)" "$(median "$route" 4)" \
      "$(awk -v a="$(median "$route" 2)" -v b="$constant" 'BEGIN { print b ? a / b : 0 }')" "$(median "$route" 5)"
  done
  cat <<TEXT

GET /api/builds/{id} asks for a build that has ended. POST /api/builds repeats one request whose build
is BUILDING, so every answer is that build: parsing, planning and the look-up, no new build.
TEXT
}

# The planner on the labelled agents of src/test/resources/plan, beside the mapping code of pipreqs and
# pigar on the same trees; and its time for a large tree and a typical one.
measure_planner() {
  require_python
  compile_benchmark
  run_benchmark dev.slipway.plan.bench.PlanBench
}

readonly BENCH_CLASSPATH="$CHECKOUT/target/test.classpath"

compile_benchmark() {
  mkdir -p "$CHECKOUT/target"
  run_waiting "Compiling the benchmark" "$CHECKOUT/target/bench.log" \
    maven -B -ntp test-compile dependency:build-classpath "-Dmdep.outputFile=$BENCH_CLASSPATH" ||
    die "The benchmark cannot be compiled: see above."
  rm -f "$BUILT_FROM"
}

# run_benchmark CLASS ARGUMENT...: what was compiled, from the checkout.
run_benchmark() {
  (cd "$CHECKOUT" && "$JAVA_HOME/bin/java" -cp "target/test-classes:target/classes:$(cat "$BENCH_CLASSPATH")" "$@")
}

require_python() {
  python3 -c 'import venv, ensurepip' 2>/dev/null ||
    die "The benchmark runs pipreqs and pigar in a virtual environment, for which Python is missing." \
      "As root: apt-get install -y python3 python3-venv"
}

dashes() { printf '%*s' "$1" '' | tr ' ' -; }
