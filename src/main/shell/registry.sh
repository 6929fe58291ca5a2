# shellcheck shell=bash
# The OCI registry on this machine's loopback: whichever answers, else Debian's, run by us.

registry_config() { printf '%s/run/registry.yml' "$SLIPWAY_HOME"; }
registry_pid_file() { printf '%s/run/registry.pid' "$SLIPWAY_HOME"; }

registry_code() { curl -s --noproxy '*' -o /dev/null -m 5 -w '%{http_code}' "http://$REGISTRY/v2/$1" || true; }

registry_answers() { [[ $(registry_code '') == @(200|401) ]]; }

registry_is_local() { [[ $REGISTRY == @(127.0.0.1|localhost):* ]]; }

registry_has() {
  local image=$1
  [[ $(curl -s --noproxy '*' -o /dev/null -m 5 -w '%{http_code}' -I \
    -H 'Accept: application/vnd.oci.image.manifest.v1+json' \
    -H 'Accept: application/vnd.docker.distribution.manifest.v2+json' \
    "http://$REGISTRY/v2/${image%:*}/manifests/${image##*:}" || true) == 200 ]]
}

start_registry() {
  registry_is_local || return 0 # somebody else's: theirs to run
  registry_answers && return 0
  ! port_is_taken "${REGISTRY##*:}" ||
    die "Port ${REGISTRY##*:} is taken by something that is no registry." "Stop it, or choose another port: SLIPWAY_REGISTRY_HOST=127.0.0.1:$((${REGISTRY##*:} + 1)) ./slipway ..."
  write_registry_config
  local log="$SLIPWAY_HOME/log/registry.log"
  # A clean environment: REGISTRY_... variables would override the configuration.
  setsid env -i PATH="$PATH" HOME="$HOME" docker-registry serve "$(registry_config)" \
    >>"$log" 2>&1 </dev/null &
  printf '%s\n' "$!" >"$(registry_pid_file)"
  say "Starting the registry on $REGISTRY"
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    registry_answers && return 0
    is_ours "$(pid_in "$(registry_pid_file)")" "$(registry_config)" || ((tries < 5)) || break
    sleep 0.2
  done
  show_tail "$log"
  die "The registry does not answer on http://$REGISTRY/v2/."
}

write_registry_config() {
  mkdir -p "$SLIPWAY_HOME/registry"
  cat >"$(registry_config)" <<YAML
version: 0.1
log:
  level: warn
  accesslog:
    disabled: true
storage:
  filesystem:
    rootdirectory: $SLIPWAY_HOME/registry
  delete:
    enabled: true
http:
  addr: $REGISTRY
YAML
}

stop_registry() {
  local pid_file pid
  pid_file=$(registry_pid_file)
  pid=$(pid_in "$pid_file")
  if is_ours "$pid" "$(registry_config)"; then
    kill "$pid" 2>/dev/null || true
    wait_until_gone "$pid" "$(registry_config)" 10 || kill -9 "$pid" 2>/dev/null || true
    say "Registry stopped"
  fi
  rm -f "$pid_file"
}

# For commands that leave nothing running: started if need be, stopped again when the script ends.
borrow_registry() {
  ! registry_is_local || registry_answers || {
    in_user_space start_registry
    at_exit in_user_space give_registry_back
  }
}

# A service that was started meanwhile needs it still.
give_registry_back() { service_runs || stop_registry; }

wait_until_gone() {
  local pid=$1 mark=$2 seconds=$3 tries
  for ((tries = 0; tries < seconds * 10; tries++)); do
    is_ours "$pid" "$mark" || return 0
    sleep 0.1
  done
  return 1
}
