# shellcheck shell=bash
# From root to the ordinary user: a mirror of the checkout, and a clean environment to run in.

# Root decides these, since they come from root's environment and root's view of the machine. Below
# the ordinary user's home root makes nothing itself: what is there may be a link to elsewhere.
settle_settings_for_the_user() {
  export SLIPWAY_HOME=${SLIPWAY_HOME:-$USER_HOME/data}
  run_clean mkdir -p -m 0700 "$USER_HOME/run"
  run_clean mkdir -p "$SLIPWAY_HOME" 2>/dev/null || [[ -e $SLIPWAY_HOME ]] ||
    install -d -m 0700 -o "$SLIPWAY_USER" -g "$SLIPWAY_USER" "$SLIPWAY_HOME"
  settle_network_settings
}

# Where this checkout is mirrored: the hash keeps two checkouts of one name apart.
mirror_of() {
  local hash
  hash=$(printf '%s' "$CHECKOUT" | sha256sum | cut -c1-8)
  printf '%s/checkouts/%s-%s' "$USER_HOME" "$(basename "$CHECKOUT")" "$hash"
}

# What belongs to the checkout: tracked files and new ones that are not ignored. Without git (an
# unpacked archive), everything but what builds leave behind.
checkout_files() {
  if git -C "$CHECKOUT" -c safe.directory='*' rev-parse --git-dir >/dev/null 2>&1; then
    git -C "$CHECKOUT" -c safe.directory='*' ls-files -coz --exclude-standard -- .
  else
    (cd "$CHECKOUT" && find . \( -name target -o -name .git \) -prune -o \( -type f -o -type l \) -printf '%P\0')
  fi | while IFS= read -r -d '' file; do
    # The index still names files that were deleted without telling git.
    if [[ -e $CHECKOUT/$file || -L $CHECKOUT/$file ]]; then printf '%s\0' "$file"; fi
  done | LC_ALL=C sort -zu
}

# The mirror follows deletions, and keeps target/ so that the next build is quick.
mirror_checkout() {
  local list
  MIRROR=$(mirror_of)
  list=$(mktemp)
  remove_later "$list"
  checkout_files >"$list"
  run_clean mkdir -p "$MIRROR"
  tar -C "$CHECKOUT" --null --no-recursion --files-from="$list" -cf - |
    run_clean tar -C "$MIRROR" --no-same-owner -xf -
  # shellcheck disable=SC2016 # expanded by the inner shell
  run_clean bash -c '
    cd "$1"
    new=.mirrored.new
    cat >"$new"
    [[ ! -e .mirrored ]] || LC_ALL=C comm -z -23 .mirrored "$new" | xargs -0r rm -f --
    mv "$new" .mirrored
  ' mirror "$MIRROR" <"$list"
}

# as_user ARGS...: this script, in the mirror, as the ordinary user.
as_user() { run_clean "$MIRROR/slipway" "$@"; }

# A step of ours by name: by root through the ordinary user, otherwise right here.
in_user_space() {
  if is_root; then as_user internal "$@"; else "$@"; fi
}

# The steps that root asks for; nothing else can be reached this way.
run_step() {
  is_root && die "'internal' steps run as the ordinary user."
  prepare_home
  case ${1:-} in
    start_registry | give_registry_back | import_base_image) "$@" ;;
    *) die "There is no step '${1:-}'." ;;
  esac
}

# As the ordinary user, with a clean environment. Variables are dropped rather than passed as
# arguments: a key in an argument can be read by everyone on the machine.
run_clean() {
  (
    for name in $(compgen -e); do
      passes_to_the_user "$name" || unset -v "$name"
    done
    export HOME=$USER_HOME USER=$SLIPWAY_USER LOGNAME=$SLIPWAY_USER SHELL=/bin/bash
    export XDG_RUNTIME_DIR=$USER_HOME/run
    export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    cd "$USER_HOME" || exit
    exec setpriv --reuid "$SLIPWAY_USER" --regid "$SLIPWAY_USER" --init-groups -- "$@"
  )
}

passes_to_the_user() {
  case $1 in
    SLIPWAY_* | JAVA_HOME | JAVA_TOOL_OPTIONS | MAVEN_ARGS | MAVEN_OPTS | MVNW_* | CI | TERM | LANG | LC_* | TZ) ;;
    HTTP_PROXY | HTTPS_PROXY | NO_PROXY | http_proxy | https_proxy | no_proxy) ;;
    SSL_CERT_FILE | SSL_CERT_DIR | CURL_CA_BUNDLE | REQUESTS_CA_BUNDLE | PIP_*) ;;
    GOPROXY | GOSUMDB | GONOSUMDB) ;;
    *) return 1 ;;
  esac
}
