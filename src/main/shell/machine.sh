# shellcheck shell=bash
# What the machine must have: Debian packages, an ordinary user with a range of ids, /dev/net/tun.

# Debian package and the file or command that shows that it is there: buildah and what it needs
# without root, the registry, what this script itself calls.
readonly PACKAGES=(
  buildah=buildah uidmap=newuidmap slirp4netns=slirp4netns iproute2=ip runc=runc docker-registry=docker-registry
  skopeo=skopeo curl=curl unzip=unzip jq=jq openssl=openssl ca-certificates=/etc/ssl/certs/ca-certificates.crt
)
readonly SUBIDS_NEEDED=65536

packages_for() {
  printf '%s\n' "${PACKAGES[@]}"
  case "$*" in
    'bench api') printf 'wrk=wrk\n' ;;
    'bench build') ! is_root || printf 'docker.io=dockerd\n' ;; # an ordinary user cannot start it
  esac
  # The tests hold what they read of Python against Python itself.
  [[ $1 != @(test|bench|soak) ]] || printf '%s\n' python3=python3 python3-venv=/usr/share/doc/python3-venv
  [[ $1 != test ]] || printf '%s\n' e2fsprogs=mkfs.ext4 mount=mount
  java_is_there || [[ -n ${JAVA_HOME:-} ]] || printf 'openjdk-17-jdk-headless=javac-%s\n' "$JAVA_NEEDED"
}

missing_packages() {
  local entry sign
  for entry in "$@"; do
    sign=${entry#*=}
    [[ -e $sign ]] || command -v "$sign" >/dev/null || printf '%s\n' "${entry%%=*}"
  done
}

# As root: make the machine ready. Nothing here touches the network when all is there.
prepare_machine() {
  local needed
  mapfile -t needed < <(packages_for "$@")
  install_packages "${needed[@]}"
  make_user
  give_subids
  open_tun
}

install_packages() {
  local missing log
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null ||
    die "These are missing and there is no apt-get here: ${missing[*]}" "Install them by this system's own means, then run the command again."
  log=$(mktemp)
  remove_later "$log"
  run_waiting "Reading Debian's package lists" "$log" apt-get -q -o Acquire::Retries=3 update ||
    die "apt-get update failed." "Mend the package sources, then run the command again."
  run_waiting "Installing from Debian: ${missing[*]}" "$log" \
    env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Acquire::Retries=3 --no-install-recommends install "${missing[@]}" ||
    die "apt-get could not install: ${missing[*]}"
}

user_exists() { getent passwd "$SLIPWAY_USER" >/dev/null; }

make_user() {
  if ! user_exists; then
    say "Making the ordinary user '$SLIPWAY_USER' that service and Buildah run as"
    useradd --system --no-create-home --home-dir "$USER_HOME" --shell /bin/bash \
      --comment "Slipway build service" "$SLIPWAY_USER"
  fi
  install -d -m 0755 -o "$SLIPWAY_USER" -g "$SLIPWAY_USER" "$USER_HOME"
}

# The ranges in /etc/subuid or /etc/subgid that belong to a user are large enough together.
has_subids() {
  local file=$1 user=$2
  awk -F: -v name="$user" -v id="$(id -u "$user")" -v needed="$SUBIDS_NEEDED" \
    '$1 == name || $1 == id { sum += $3 } END { exit !(sum >= needed) }' "$file" 2>/dev/null
}

# A range above every range that somebody has already, so that no two users share ids.
free_subids() {
  cat /etc/subuid /etc/subgid 2>/dev/null | awk -F: -v needed="$SUBIDS_NEEDED" '
    BEGIN { start = 100000 }
    $2 + $3 > start { start = $2 + $3 }
    END { printf "%d-%d", start, start + needed - 1 }'
}

give_subids() {
  local range
  range=$(free_subids)
  touch /etc/subuid /etc/subgid
  has_subids /etc/subuid "$SLIPWAY_USER" || usermod --add-subuids "$range" "$SLIPWAY_USER"
  has_subids /etc/subgid "$SLIPWAY_USER" || usermod --add-subgids "$range" "$SLIPWAY_USER"
}

# slirp4netns gives a RUN step its own network through this device. On a machine that cannot have it
# the service builds nothing, unless it is told that weak isolation will do.
open_tun() {
  if [[ ! -e /dev/net/tun ]]; then
    mkdir -p /dev/net
    mknod /dev/net/tun c 10 200 2>/dev/null || {
      note "No /dev/net/tun here and it cannot be made: nothing will be built (README, Isolation)."
      return 0
    }
  fi
  tun_is_open || chmod 0666 /dev/net/tun
}

tun_is_open() { [[ $(stat -c %a /dev/net/tun 2>/dev/null) == *66 ]]; }

# As an ordinary user: nothing can be mended here, so say the one line that root must run.
require_machine() {
  local user needed missing fixes=()
  user=$(id -un)
  mapfile -t needed < <(packages_for "$@")
  mapfile -t missing < <(missing_packages "${needed[@]}")
  ((${#missing[@]} == 0)) || fixes+=("apt-get install -y --no-install-recommends ${missing[*]}")
  has_subids /etc/subuid "$user" || fixes+=("usermod --add-subuids $(free_subids) $user")
  has_subids /etc/subgid "$user" || fixes+=("usermod --add-subgids $(free_subids) $user")
  [[ ! -e /dev/net/tun || (-r /dev/net/tun && -w /dev/net/tun) ]] || fixes+=("chmod 0666 /dev/net/tun")
  [[ $1 != test ]] || small_disk_is_there || fixes+=("$(small_disk_line)")
  ((${#fixes[@]})) || return 0
  docker_hub_answers || archives_are_there "$1" || fixes+=("$CHECKOUT/slipway setup")
  local line="${fixes[0]}" fix
  for fix in "${fixes[@]:1}"; do line+=" && $fix"; done
  printf '%s\n' "sudo sh -c '$line'" >&2
  exit "$EXPLAINED"
}
