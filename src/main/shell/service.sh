# shellcheck shell=bash
# The service: built if need be, started detached, watched until it is ready, stopped.

service_pid_file() { printf '%s/run/service.pid' "$SLIPWAY_HOME"; }
service_log() { printf '%s/log/service.log' "$SLIPWAY_HOME"; }
service_jar() { printf '%s/app/quarkus-run.jar' "$SLIPWAY_HOME"; }

service_runs() { is_ours "$(pid_in "$(service_pid_file)")" "$(service_jar)"; }
service_is_ready() { curl -s --noproxy '*' -o /dev/null -f -m 5 "$SERVICE_URL/q/health/ready"; }

service_is_current() { [[ $(cat "$SLIPWAY_HOME/app/.built-from" 2>/dev/null) == "$(source_fingerprint)" ]]; }

start_service() {
  if service_runs && service_is_current; then
    wait_until_ready
    say "Slipway runs already: $SERVICE_URL (process $(pid_in "$(service_pid_file)"))"
    return 0
  fi
  if service_runs; then
    say "Slipway runs, but from other sources than these: starting it anew"
    stop_service
  fi
  ! port_is_taken "$PORT" ||
    die "Port $PORT is taken by another program." "Stop it, or choose another port: SLIPWAY_PORT=$((PORT + 1)) ./slipway ..."
  build_application
  stage_application
  prepare_api_key
  prepare_signing_key
  prepare_secrets_key
  prepare_uv
  launch_service
  wait_until_ready
  say "Slipway is ready: $SERVICE_URL"
}

# The service runs from a copy, so that a build or a test in the checkout cannot pull the classes from
# under it.
stage_application() {
  local app="$SLIPWAY_HOME/app"
  if ! cmp -s "$BUILT_FROM" "$app/.built-from"; then
    rm -rf "$app.new"
    cp -a "$APP" "$app.new"
    rm -rf "$app"
    mv "$app.new" "$app"
  fi
}

# What images are signed with, unless the settings name a key of their own or want no signatures.
prepare_signing_key() {
  local file="$SLIPWAY_HOME/signing-key.pem"
  if [[ ${SLIPWAY_SIGN:-yes} == no ]]; then
    unset -v SLIPWAY_SIGNING_KEY_FILE
    return 0
  fi
  [[ -z ${SLIPWAY_SIGNING_KEY_FILE:-} ]] || return 0
  if [[ ! -s $file ]]; then
    (umask 077 && openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$file.new") 2>/dev/null ||
      die "The key that images are signed with cannot be made: openssl genpkey failed."
    mv "$file.new" "$file"
  fi
  export SLIPWAY_SIGNING_KEY_FILE=$file
}

prepare_api_key() {
  local file="$SLIPWAY_HOME/api-key" random
  if [[ -z ${SLIPWAY_API_KEY:-} && ! -s $file ]]; then
    random=$(od -An -v -tx1 -N36 /dev/urandom | tr -d ' \n')
    (umask 077 && printf 'slw_%s_%s\n' "${random:0:8}" "${random:8}" >"$file")
  fi
}

# What build secrets are encrypted with. Without it they are lost, so it belongs into the backup, apart from the database's.
prepare_secrets_key() {
  local file="$SLIPWAY_HOME/secrets-key"
  [[ -z ${SLIPWAY_SECRETS_KEYS:-}${SLIPWAY_SECRETS_KEY_FILE:-} ]] || return 0
  [[ -s $file ]] || (umask 077 && head -c 32 /dev/urandom | base64 -w0 >"$file.new" && mv "$file.new" "$file")
  export SLIPWAY_SECRETS_KEY_FILE=$file
}

api_key() {
  if [[ -n ${SLIPWAY_API_KEY:-} ]]; then
    printf '%s' "$SLIPWAY_API_KEY"
  else
    tr -d '\n' <"$SLIPWAY_HOME/api-key"
  fi
}

# Sets the options by which the JVM starts from an archive of its classes (JEP 350, JEP 514). Where this application
# and this JVM have none yet, they have it written when the service stops.
choose_class_archive() {
  local version archive
  version=$("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.*(build \([^,)]*\).*/\1/p' | tail -n 1)
  version=${version:-0} # of a JVM that says it in other words
  archive="$SLIPWAY_HOME/app/classes-$version"
  if ((${version%%[!0-9]*} >= 25)); then
    CLASS_ARCHIVE=("-XX:AOTCacheOutput=$archive" -Xlog:aot=error)
    [[ ! -s $archive ]] || CLASS_ARCHIVE=("-XX:AOTCache=$archive")
  else
    CLASS_ARCHIVE=("-XX:ArchiveClassesAtExit=$archive" -Xlog:cds=error -Xlog:cds+dynamic=error)
    [[ ! -s $archive ]] || CLASS_ARCHIVE=("-XX:SharedArchiveFile=$archive")
  fi
}

launch_service() {
  local log
  log=$(service_log)
  choose_class_archive
  [[ ! -e $log ]] || mv -f "$log" "$log.1"
  (
    export_service_environment
    SLIPWAY_API_KEY=$(api_key)
    export SLIPWAY_API_KEY
    cd "$SLIPWAY_HOME" || exit
    umask 077
    exec setsid "$JAVA_HOME/bin/java" -XX:+ExitOnOutOfMemoryError "${CLASS_ARCHIVE[@]}" -jar "$(service_jar)" >"$log" 2>&1 </dev/null
  ) &
  printf '%s\n' "$!" >"$(service_pid_file)"
}

wait_until_ready() {
  local began=$SECONDS told=$SECONDS log
  log=$(service_log)
  service_is_ready && return 0
  say "Waiting for the service to be ready (database, Buildah) ..."
  until service_is_ready; do
    # Right after the launch the process is still bash on its way to java.
    if ! service_runs && ((SECONDS - began > 2)); then
      show_tail "$log"
      rm -f "$(service_pid_file)"
      die "The service ended before it was ready." "Its whole output: $log"
    fi
    if ((SECONDS - told >= 5)); then
      told=$SECONDS
      note "still waiting after $((SECONDS - began)) s: $(last_line "$log")"
    fi
    if ((SECONDS - began > 180)); then
      show_tail "$log" 10
      unready_checks
      die "The service runs but was not ready within 180 s." "Its whole output: $log" "Stop it with: ./slipway down"
    fi
    sleep 0.5
  done
  note "ready after $((SECONDS - began)) s"
}

# The health checks that say no, for the person who has to mend them.
unready_checks() {
  curl -s --noproxy '*' -m 5 "$SERVICE_URL/q/health/ready" |
    jq -r '.checks[]? | select(.status != "UP") | "    not ready: \(.name) \(.data // {} | tostring)"' >&2 || true
}

stop_service() {
  local pid
  pid=$(pid_in "$(service_pid_file)")
  if is_ours "$pid" "$(service_jar)"; then
    say "Stopping the service (process $pid) ..."
    kill "$pid" 2>/dev/null || true
    if ! wait_until_gone "$pid" "$(service_jar)" 60; then
      note "it did not stop within 60 s: killing it"
      kill -9 "$pid" 2>/dev/null || true
      wait_until_gone "$pid" "$(service_jar)" 5 || true
    fi
    note "stopped"
  else
    say "The service does not run."
  fi
  rm -f "$(service_pid_file)"
  stop_leftovers
}

# What a killed service can leave: its PostgreSQL, a Buildah. They are known by their arguments, which
# name directories below SLIPWAY_HOME; their children go with them.
stop_leftovers() {
  local pid tries left=()
  for ((tries = 0; tries < 50; tries++)); do
    mapfile -t left < <(leftovers)
    ((${#left[@]})) || return 0
    for pid in "${left[@]}"; do
      # SIGINT asks PostgreSQL to end without waiting for its clients.
      if ((tries == 40)); then kill -9 "$pid"; elif ((tries % 10 == 0)); then kill -INT "$pid"; fi 2>/dev/null || true
    done
    sleep 0.2
  done
  note "These processes would not end: ${left[*]}"
}

leftovers() {
  local directory pid
  for directory in /proc/[0-9]*; do
    pid=${directory#/proc/}
    [[ -O $directory && $pid != "$$" && $pid != "$BASHPID" ]] || continue
    is_ours "$pid" "$SLIPWAY_HOME/" && ! is_ours "$pid" "$(registry_config)" && printf '%s\n' "$pid"
  done
  return 0
}
