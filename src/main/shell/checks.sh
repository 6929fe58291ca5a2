# shellcheck shell=bash
# Every test there is, with the real Buildah, registry, PostgreSQL and pip.

run_every_test() {
  borrow_registry
  prepare_base_images test
  make_home_for_tests
  make_oracle
  make_cosign
  (
    use_environment_for_tests
    verify
    check_native_sources
  )
  say "Every test passed."
}

# A data directory of their own, so that the tests do not disturb a running service. Beside the usual
# one, since Buildah's storage needs a real disk; not below it, since `down` ends what runs there.
make_home_for_tests() {
  TEST_HOME=$(mktemp -d "$SLIPWAY_HOME-test.XXXXXX")
  at_exit remove_home_for_tests "$TEST_HOME"
}

# Python says whether Slipway reads Python rightly: its parser on every file of its library and of these
# packages, and the reference implementation of PEP 440 and PEP 508. Schemathesis says whether the API
# keeps to its document. Kept between runs.
readonly ORACLE_PACKAGES=(packaging==25.0 numpy==2.2.6 django==5.2.7 schemathesis==4.32.5 hypothesis==6.170.17)

make_oracle() {
  ORACLE="$SLIPWAY_HOME-python-oracle"
  [[ $(cat "$ORACLE/.holds" 2>/dev/null) != "${ORACLE_PACKAGES[*]}" ]] || return 0
  rm -rf "$ORACLE"
  run_waiting "Installing ${ORACLE_PACKAGES[*]} for the tests that ask Python" "$SLIPWAY_HOME/log/python-oracle.log" \
    install_oracle || die "The Python packages for the tests cannot be installed: see above."
  printf '%s' "${ORACLE_PACKAGES[*]}" >"$ORACLE/.holds"
}

install_oracle() {
  python3 -m venv "$ORACLE" && "$ORACLE/bin/pip" install -q --disable-pip-version-check "${ORACLE_PACKAGES[@]}"
}

# What people verify images with verifies the tests' images, too. Debian 12 has no package of it, so it is built with a
# Go of its own, both from Go's module proxy; only the program is kept between runs.
readonly COSIGN_VERSION=v2.4.3 COSIGN_GO=1.26

make_cosign() {
  local work
  COSIGN="$SLIPWAY_HOME-cosign/cosign"
  [[ $(cat "${COSIGN%/*}/.holds" 2>/dev/null) != "$COSIGN_VERSION" ]] || return 0
  rm -rf "${COSIGN%/*}"
  mkdir -p "${COSIGN%/*}"
  work=$(mktemp -d "$SLIPWAY_HOME-cosign/work.XXXXXX")
  remove_later "$work"
  put_go "$COSIGN_GO" "$work/root"
  run_waiting "Building cosign $COSIGN_VERSION for the tests that verify images" "$SLIPWAY_HOME/log/cosign.log" \
    build_cosign "$work" || die "cosign cannot be built: see above."
  mv "$work/bin/cosign" "$COSIGN"
  remove_directory "$work"
  printf '%s' "$COSIGN_VERSION" >"${COSIGN%/*}/.holds"
}

build_cosign() {
  local work=$1
  env GOROOT="$work/root/usr/local/go" GOPATH="$work/path" GOCACHE="$work/cache" GOTMPDIR="$work" GOBIN="$work/bin" \
    GOENV=off GOFLAGS='-modcacherw -trimpath' GOTOOLCHAIN=local CGO_ENABLED=0 \
    "$work/root/usr/local/go/bin/go" install -v -ldflags '-s -w' "github.com/sigstore/cosign/v2/cmd/cosign@$COSIGN_VERSION"
}

use_environment_for_tests() {
  PATH=${ORACLE:+$ORACLE/bin:}$PATH # the soak asks no Python
  SLIPWAY_HOME=$TEST_HOME
  export_service_environment
  export SLIPWAY_TEST_REGISTRY=$REGISTRY
  [[ -z ${COSIGN:-} ]] || export SLIPWAY_TEST_COSIGN=$COSIGN
  if small_disk_is_there; then
    SLIPWAY_TEST_SMALL_DISK=$(small_disk_of "$(id -un)")
    export SLIPWAY_TEST_SMALL_DISK
  fi
  unset -v SLIPWAY_API_KEY SLIPWAY_SIGNING_KEY_FILE SLIPWAY_PORT # a running service's, not the tests'
}

# Layers hold files of ids from the subuid range, which only the user namespace may remove.
remove_home_for_tests() {
  buildah unshare rm -rf -- "$1" 2>/dev/null || rm -rf -- "$1"
}

verify() {
  say "Maven verify: unit tests, integration tests, format, imports, package arrows"
  note "Java: $JAVA_HOME. The first time, Maven downloads its dependencies without a word for some minutes."
  rm -f "$BUILT_FROM"
  maven -B -ntp verify || die "Tests failed: see above." "Reports: $CHECKOUT/target/surefire-reports and failsafe-reports"
  mark_application_current
}

# The native build as far as it goes without native-image. It packages into native-sources/ only: the
# application for the JVM, which `up` would start, stays as it is.
check_native_sources() {
  run_waiting "Making the native image's sources (-Dnative, sources only)" "$CHECKOUT/target/native-sources.log" \
    maven -B -ntp package -Dnative -Dquarkus.native.sources-only=true \
    -Dquarkus.package.jar.enabled=false -DskipTests ||
    die "The native image's sources cannot be made: see above."
}
