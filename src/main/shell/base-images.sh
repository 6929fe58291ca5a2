# shellcheck shell=bash
# Base images. Docker Hub has them. Where it cannot be reached, stand-ins made from Debian's packages
# take their names in the local registry, and Buildah is told to look there.

# Every stand-in: its name and the function that describes it by setting
#   packages  what debootstrap installs
#   links     "target name" pairs inside the image
#   remove    patterns of files to take out
#   settings  `buildah config` options
readonly SUITE=bookworm
declare -rA STAND_INS=(
  [library/python:3.11-slim]=describe_python
)

# Debian's python3 is 3.11, under the official image's names and PATH. EXTERNALLY-MANAGED goes: in an
# image, pip is the one who manages.
# shellcheck disable=SC2034 # read by make_root_file_system and import_base_image
describe_python() {
  packages=(python3 python3-pip python3-venv ca-certificates)
  links=("/usr/bin/python3 /usr/local/bin/python")
  remove=('usr/lib/python3*/EXTERNALLY-MANAGED')
  settings=(
    --env PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    --env LANG=C.UTF-8
    --cmd python3
  )
}

# The registry must answer already.
prepare_base_images() {
  docker_hub_answers && return 0
  local image
  for image in "${!STAND_INS[@]}"; do
    registry_has "$image" || {
      make_archive "$image"
      in_user_space import_base_image "$image"
    }
  done
}

# Root leaves every stand-in's files where all users of the machine can make an image of them.
make_archives() {
  docker_hub_answers && return 0
  local image
  for image in "${!STAND_INS[@]}"; do make_archive "$image"; done
}

archive_of() { printf '%s/%s.tar.gz' "$ARCHIVES" "${1//[\/:]/_}"; }

archives_are_there() {
  local image
  for image in "${!STAND_INS[@]}"; do [[ -r $(archive_of "$image") ]] || return 1; done
}

make_archive() {
  local image=$1 archive work
  archive=$(archive_of "$image")
  [[ ! -r $archive ]] || return 0
  is_root || die "The base image $image is missing and Docker Hub does not answer. As root run:" "sudo $CHECKOUT/slipway setup"
  say "Docker Hub does not answer: making a stand-in for $image from Debian's packages"
  install_packages debootstrap=debootstrap debian-archive-keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  work=$(mktemp -d /var/tmp/slipway-rootfs.XXXXXX)
  remove_later "$work"
  make_root_file_system "$image" "$work/rootfs" "$work/debootstrap.log"
  install -d -m 0755 "$ARCHIVES"
  run_waiting "Packing it" "$work/tar.log" \
    tar -C "$work/rootfs" --numeric-owner --sort=name -I 'gzip -1' \
    --exclude='./dev/*' --exclude='./proc/*' --exclude='./sys/*' -cf "$work/archive" .
  install -m 0644 "$work/archive" "$archive.new"
  mv "$archive.new" "$archive"
  remove_directory "$work"
}

make_root_file_system() {
  local image=$1 root=$2 log=$3
  local packages=() links=() remove=() settings=() link pattern
  "${STAND_INS[$image]}"
  use_proxy_of_apt
  say "debootstrap: Debian $SUITE with ${packages[*]} (about a minute)"
  # A mirror's hiccup is no reason to give up; what was downloaded is kept for the second try.
  bootstrap_debian "$root" "$log" || bootstrap_debian "$root" "$log" ||
    die "debootstrap failed twice." "See above; a machine without any Debian mirror needs the image $image in $REGISTRY from elsewhere."
  for link in "${links[@]}"; do
    # shellcheck disable=SC2086 # two words: target and name
    set -- $link
    ln -sf "$1" "$root$2"
  done
  for pattern in "${remove[@]}"; do
    # shellcheck disable=SC2086 # a pattern
    rm -f -- "$root"/$pattern
  done
  forget_this_machine "$root"
}

# Uses the caller's `packages`.
bootstrap_debian() {
  local root=$1 log=$2 include
  include=$(IFS=, && printf '%s' "${packages[*]}")
  mkdir -p "$root.packages"
  remove_directory "$root"
  run_waiting "Downloading and unpacking" "$log" \
    debootstrap --variant=minbase --cache-dir="$root.packages" --include="$include" \
    "$SUITE" "$root" "$(debian_mirror)"
}

# Nothing of this machine stays in the image: not its mirror, its name servers, its name, its caches.
forget_this_machine() {
  local root=$1
  rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/* "$root"/var/log/* "$root"/tmp/* \
    "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/debootstrap
  rm -f "$root/etc/resolv.conf" "$root/etc/hostname" "$root/etc/machine-id"
  cat >"$root/etc/apt/sources.list" <<LIST
deb http://deb.debian.org/debian $SUITE main
deb http://deb.debian.org/debian $SUITE-updates main
deb http://deb.debian.org/debian-security $SUITE-security main
LIST
}

# The mirror that this machine's apt uses for the suite.
debian_mirror() {
  local mirror
  # shellcheck disable=SC2016 # apt's own variables
  mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk -v suite="$SUITE" '$1 == suite { print $2; exit }' || true)
  printf '%s' "${mirror:-http://deb.debian.org/debian}"
}

# debootstrap downloads with wget, which knows only the environment.
use_proxy_of_apt() {
  local proxy=''
  eval "$(apt-config shell proxy Acquire::http::Proxy)"
  [[ -z $proxy || $proxy == DIRECT ]] || export http_proxy=${http_proxy:-$proxy}
}

# As the ordinary user: the archive becomes an image in the registry.
import_base_image() {
  local image=$1 archive container
  local packages=() links=() remove=() settings=()
  "${STAND_INS[$image]:?no such stand-in}"
  archive=$(archive_of "$image")
  use_tools_storage
  container=$(buildah from scratch)
  at_exit buildah_quietly rm "$container"
  run_waiting "Putting the files into $image" "$SLIPWAY_HOME/log/base-image.log" buildah add "$container" "$archive" / ||
    die "Buildah could not take the files in."
  buildah config "${settings[@]}" "$container"
  run_waiting "Committing $image" "$SLIPWAY_HOME/log/base-image.log" buildah commit -q "$container" "$REGISTRY/$image" ||
    die "Buildah could not commit $image."
  run_waiting "Pushing $REGISTRY/$image" "$SLIPWAY_HOME/log/base-image.log" \
    buildah push --tls-verify=false "$REGISTRY/$image" ||
    die "Buildah could not push to $REGISTRY."
  buildah_quietly rmi "$REGISTRY/$image"
}

buildah_quietly() { buildah "$@" >/dev/null 2>&1 || true; }

# Buildah's storage for this script's own calls, apart from the service's.
use_tools_storage() {
  local storage="$SLIPWAY_HOME/tools-storage"
  cat >"$storage/storage.conf" <<TOML
[storage]
driver = "overlay"
graphroot = "$storage/graph"
runroot = "$XDG_RUNTIME_DIR/slipway-tools"
TOML
  cat >"$storage/registries.conf" <<TOML
unqualified-search-registries = []
$(registry_is_local && printf '[[registry]]\nlocation = "%s"\ninsecure = true\n' "$REGISTRY")
TOML
  export CONTAINERS_STORAGE_CONF="$storage/storage.conf" CONTAINERS_REGISTRIES_CONF="$storage/registries.conf"
}
