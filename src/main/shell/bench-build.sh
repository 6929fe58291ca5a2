# shellcheck shell=bash
# From source to an image that can be pulled: Slipway through its API, Buildah by hand, Docker's BuildKit.

readonly BENCH_DOCKER=/var/lib/slipway-bench-docker
readonly BENCH_BASE=bench/python:3.11-slim

# As root, for the length of one command: Docker's daemon from Debian, with data of its own. RUN steps
# share the host's network there, so it needs neither a bridge nor packet filters.
lend_docker() {
  local log="$BENCH_DOCKER/log" tries
  command -v dockerd >/dev/null || die "Debian's docker.io is not installed."
  take_docker_back
  at_exit take_docker_back
  mkdir -p "$BENCH_DOCKER"
  dockerd --data-root "$BENCH_DOCKER/data" --exec-root "$BENCH_DOCKER/run" --pidfile "$BENCH_DOCKER/pid" \
    --host "unix://$BENCH_DOCKER/socket" --group "$SLIPWAY_USER" --iptables=false --bridge=none \
    --insecure-registry "$REGISTRY" >"$log" 2>&1 &
  for ((tries = 0; tries < 300; tries++)); do
    if DOCKER_HOST="unix://$BENCH_DOCKER/socket" docker version >/dev/null 2>&1; then
      export SLIPWAY_BENCH_DOCKER="$BENCH_DOCKER/socket"
      return 0
    fi
    sleep 0.1
  done
  note "Docker's daemon does not start here, so BuildKit is left out: $(tail -n 1 "$log")"
}

take_docker_back() {
  local pid tries
  pid=$(pid_in "$BENCH_DOCKER/pid")
  if is_ours "$pid" "$BENCH_DOCKER"; then
    kill "$pid"
    for ((tries = 0; tries < 100; tries++)); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
  fi
  [[ ! -d $BENCH_DOCKER ]] || rm -rf --one-file-system "$BENCH_DOCKER"
}

measure_builds() {
  tell_what_else_runs
  compile_benchmark
  BENCH_HOME=$(mktemp -d "$SLIPWAY_HOME-bench.XXXXXX")
  at_exit remove_home_for_tests "$BENCH_HOME"
  run_waiting "Making the base image that knows the way to the package index" "$SLIPWAY_HOME/log/bench-base.log" \
    make_bench_base || die "The base image for the benchmark cannot be made: see above."
  tell_versions
  (
    PATH=/usr/bin:$PATH # the docker of Debian's docker.io, which needs no plug-in for BuildKit
    SLIPWAY_API_KEY=$(api_key)
    export SLIPWAY_API_KEY SLIPWAY_BENCH_HOME=$BENCH_HOME SLIPWAY_BENCH_REGISTRY=$REGISTRY \
      SLIPWAY_BENCH_BASE=$REGISTRY/$BENCH_BASE SLIPWAY_BENCH_SERVICE=$SERVICE_URL
    # shellcheck disable=SC2086
    run_benchmark dev.slipway.bench.BuildBench ${SLIPWAY_BENCH_ONLY:-}
  )
}

# Slipway hands RUN steps the CA bundle and the index; somebody who builds by hand bakes them in.
make_bench_base() {
  local container
  bench_buildah() { buildah --root "$BENCH_HOME/buildah/storage" --runroot "$BENCH_HOME/buildah/run" "$@"; }
  mkdir -p "$BENCH_HOME/buildah" "$BENCH_HOME/docker"
  container=$(bench_buildah from --tls-verify=false "$REGISTRY/library/python:3.11-slim")
  if [[ -n ${SLIPWAY_NETWORK_CA_BUNDLE:-} ]]; then
    bench_buildah copy "$container" "$SLIPWAY_NETWORK_CA_BUNDLE" /etc/bench-ca.pem
    bench_buildah config --env PIP_CERT=/etc/bench-ca.pem --env SSL_CERT_FILE=/etc/bench-ca.pem "$container"
  fi
  [[ -z ${SLIPWAY_NETWORK_PIP_INDEX_URL:-} ]] ||
    bench_buildah config --env "PIP_INDEX_URL=$SLIPWAY_NETWORK_PIP_INDEX_URL" "$container"
  bench_buildah commit --rm "$container" "$REGISTRY/$BENCH_BASE"
  bench_buildah push --tls-verify=false "$REGISTRY/$BENCH_BASE"
}

tell_versions() {
  note "$(nproc) cores, $(sed -n 's/^PRETTY_NAME=//p' /etc/os-release | tr -d '"'), $("$JAVA_HOME/bin/java" -version 2>&1 | head -n 1)"
  note "$(buildah --version)"
  [[ -z ${SLIPWAY_BENCH_DOCKER:-} ]] ||
    note "Docker $(DOCKER_HOST="unix://$SLIPWAY_BENCH_DOCKER" docker version --format '{{.Server.Version}}')"
}
