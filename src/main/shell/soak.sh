# shellcheck shell=bash
# The proof that nothing is lost, in full: thousands of builds on three replicas that are killed and paused all the while.
# `test` runs the same with small numbers.

readonly SOAK_FAKE_BUILDS=${SLIPWAY_SOAK_FAKE_BUILDS:-3000}
readonly SOAK_REAL_BUILDS=${SLIPWAY_SOAK_REAL_BUILDS:-300}
readonly SOAK_KILLS=${SLIPWAY_SOAK_KILLS:-20} # in each of the two
readonly SOAK_PAUSES=${SLIPWAY_SOAK_PAUSES:-5}

soak() {
  local log="$SLIPWAY_HOME/log/soak.log" status=0
  borrow_registry
  prepare_base_images soak
  make_home_for_tests
  say "$SOAK_FAKE_BUILDS builds with a stand-in for Buildah, $SOAK_REAL_BUILDS real ones; in each $SOAK_KILLS kills and $SOAK_PAUSES pauses"
  rm -f "$BUILT_FROM"
  (
    use_environment_for_tests
    run_waiting "Soaking, which takes about ten minutes on two cores" "$log" maven -B -ntp verify \
      -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=FleetIT \
      "-Dslipway.fleet.fake-builds=$SOAK_FAKE_BUILDS" "-Dslipway.fleet.real-builds=$SOAK_REAL_BUILDS" \
      "-Dslipway.fleet.fake-kills=$SOAK_KILLS" "-Dslipway.fleet.real-kills=$SOAK_KILLS" \
      "-Dslipway.fleet.fake-pauses=$SOAK_PAUSES" "-Dslipway.fleet.real-pauses=$SOAK_PAUSES"
  ) || status=$?
  mark_application_current
  print_soak "$log"
  ((status == 0)) || die "Something was lost, or broke: see above." "The whole output: $log"
  say "Nothing was lost."
}

# The tests print one table each, with the same heading.
print_soak() {
  printf '\n'
  grep -E '^(seed [0-9]+|\|)' "$1" | awk '/^seed/ { if (!told++) print; next } /^\|/ && !seen[$0]++'
  printf '\n'
}
