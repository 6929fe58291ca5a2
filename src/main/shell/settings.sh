# shellcheck shell=bash
# shellcheck disable=SC2034 # read by the other parts
# Names, places and the facts about the network that both root and the ordinary user must agree on.

readonly SLIPWAY_USER=slipway
readonly USER_HOME=/var/lib/slipway
# Root writes here, so it is outside what the ordinary user could turn into a link to elsewhere.
readonly ARCHIVES=/var/lib/slipway-base-images

REGISTRY=${SLIPWAY_REGISTRY_HOST:-127.0.0.1:5000}
PORT=${SLIPWAY_PORT:-8080}
readonly REGISTRY PORT
readonly SERVICE_URL="http://127.0.0.1:$PORT"

is_root() { [[ $EUID -eq 0 ]]; }

# Called as the ordinary user, before anything is read or written below SLIPWAY_HOME.
prepare_home() {
  SLIPWAY_HOME=${SLIPWAY_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/slipway}
  mkdir -p "$SLIPWAY_HOME"/{log,run,tools-storage} 2>/dev/null ||
    die "Cannot write to SLIPWAY_HOME=$SLIPWAY_HOME as user $(id -un)." "Choose another directory, or make it this user's."
  SLIPWAY_HOME=$(cd "$SLIPWAY_HOME" && pwd -P)
  chmod 0700 "$SLIPWAY_HOME"
  export SLIPWAY_HOME
  # Buildah keeps its locks here; without a login session nobody has made it.
  if [[ -z ${XDG_RUNTIME_DIR:-} || ! -w ${XDG_RUNTIME_DIR:-/} ]]; then
    export XDG_RUNTIME_DIR="$SLIPWAY_HOME/run/user"
    mkdir -p "$XDG_RUNTIME_DIR"
  fi
  settle_network_settings
}

# What RUN steps and the service need in order to reach package indexes from this machine. Settled
# once: root's answers reach the ordinary user through the environment.
settle_network_settings() {
  local bundle=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt} index
  if [[ -z ${SLIPWAY_NETWORK_CA_BUNDLE:-} && -r $bundle ]]; then
    export SLIPWAY_NETWORK_CA_BUNDLE=$bundle
  fi
  if [[ -z ${SLIPWAY_NETWORK_PIP_INDEX_URL:-} ]]; then
    index=$(pip_index_url)
    [[ -z $index ]] || export SLIPWAY_NETWORK_PIP_INDEX_URL=$index
  fi
  pass_proxy SLIPWAY_NETWORK_HTTP_PROXY http_proxy HTTP_PROXY
  pass_proxy SLIPWAY_NETWORK_HTTPS_PROXY https_proxy HTTPS_PROXY
  pass_proxy SLIPWAY_NETWORK_NO_PROXY no_proxy NO_PROXY
}

# pass_proxy SETTING VARIABLE...: the setting takes the first variable that says something.
pass_proxy() {
  local setting=$1 name
  for name in "$@"; do
    if [[ -n ${!name:-} ]]; then
      export "$setting=${!name}"
      return 0
    fi
  done
}

pip_index_url() {
  if [[ -n ${PIP_INDEX_URL:-} ]]; then
    printf '%s' "$PIP_INDEX_URL"
  elif command -v pip >/dev/null; then
    pip config get global.index-url 2>/dev/null || true
  fi
}

# Docker Hub decides whether base images come from there or from stand-ins made here.
docker_hub_answers() {
  local code
  if [[ -z ${SLIPWAY_DOCKER_HUB:-} ]]; then
    code=$(curl -s -o /dev/null --connect-timeout 4 -m 8 -w '%{http_code}' https://registry-1.docker.io/v2/ || true)
    case $code in
      200 | 401) SLIPWAY_DOCKER_HUB=yes ;;
      *) SLIPWAY_DOCKER_HUB=no ;;
    esac
    export SLIPWAY_DOCKER_HUB
  fi
  [[ $SLIPWAY_DOCKER_HUB == yes ]]
}

# The environment of the service and of its tests, beyond the settings above.
export_service_environment() {
  export SLIPWAY_HOME SLIPWAY_PORT=$PORT SLIPWAY_REGISTRY_HOST=$REGISTRY
  docker_hub_answers || export SLIPWAY_BUILDAH_MIRROR=${SLIPWAY_BUILDAH_MIRROR:-$REGISTRY}
}

# Something listens there, whatever it is.
port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A process that we started and that is still the same one: its command line holds our path.
is_ours() {
  local pid=$1 mark=$2
  [[ -n $pid && -r /proc/$pid/cmdline ]] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$mark"
}

pid_in() { cat "$1" 2>/dev/null || true; }
