# shellcheck shell=bash
# The JDK, Maven through the wrapper, and the built application.

readonly JAVA_NEEDED=17
readonly APP="$CHECKOUT/target/quarkus-app"
readonly BUILT_FROM="$APP/.built-from"

# The feature release of a JDK's home, 0 where there is none.
java_release() {
  local version=''
  [[ -x $1/bin/javac ]] && version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  printf '%s' "${version:-0}"
}

java_on_path() {
  local javac
  javac=$(command -v javac) || return 0
  dirname "$(dirname "$(readlink -f "$javac")")"
}

java_is_there() { (($(java_release "${JAVA_HOME:-$(java_on_path)}") >= JAVA_NEEDED)); }

# Settles JAVA_HOME for everything that follows.
require_java() {
  local home=${JAVA_HOME:-$(java_on_path)}
  java_is_there || {
    [[ -z ${JAVA_HOME:-} ]] || die "JAVA_HOME=$JAVA_HOME is no JDK $JAVA_NEEDED or newer." "Point JAVA_HOME at one, or unset it to use the JDK on PATH."
    die "No JDK $JAVA_NEEDED or newer: install openjdk-17-jdk-headless, or set JAVA_HOME."
  }
  export JAVA_HOME=$home
  if is_root; then
    run_clean test -x "$home/bin/java" ||
      die "The ordinary user '$SLIPWAY_USER' cannot run $home/bin/java." "Install a JDK outside root's home, or set JAVA_HOME to one."
  fi
}

maven() {
  [[ -x $CHECKOUT/mvnw ]] || die "There is no executable ./mvnw in $CHECKOUT."
  (cd "$CHECKOUT" && MAVEN_OPTS="${MAVEN_OPTS:-} $(trust_store_options)" ./mvnw "$@")
}

# Debian keeps the machine's own CAs in its Java trust store. Its JDKs use that store already, others
# do not.
trust_store_options() {
  local debian=/etc/ssl/certs/java/cacerts
  if [[ -r $debian && $(readlink -f "$JAVA_HOME/lib/security/cacerts") != "$debian" ]]; then
    printf -- '-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=changeit' "$debian"
  fi
}

# What the application is made of, as one hash. Times would not do: a mirrored or freshly checked out
# file can be older than the application that it does not belong to.
source_fingerprint() {
  (cd "$CHECKOUT" && { find pom.xml src/main/java src/main/resources -type f -print0 2>/dev/null || true; } |
    LC_ALL=C sort -z | xargs -0r sha256sum | sha256sum | cut -d' ' -f1)
}

application_is_current() {
  [[ -f $APP/quarkus-run.jar && $(cat "$BUILT_FROM" 2>/dev/null) == "$(source_fingerprint)" ]]
}

mark_application_current() {
  [[ ! -d $APP ]] || source_fingerprint >"$BUILT_FROM"
}

build_application() {
  local log="$SLIPWAY_HOME/log/maven.log"
  application_is_current && return 0
  rm -f "$BUILT_FROM"
  run_waiting "Building the service with Maven (the first time this downloads its dependencies)" "$log" \
    maven -B -ntp package -DskipTests ||
    die "The service does not build." "The whole output: $log"
  mark_application_current
}
