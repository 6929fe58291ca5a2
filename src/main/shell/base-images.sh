# shellcheck shell=bash
# Base images. Docker Hub has them. Where it cannot be reached, stand-ins made from Debian's packages
# and from what npm's registry and Go's module proxy serve take their names in the local registry, and
# Buildah is told to look there.

# Every stand-in: its name and the function that describes it, called with the version in its name, by
# setting
#   base      the stand-in that it is a layer on; without one it starts from Debian
#   packages  what debootstrap installs, for one that starts from Debian
#   put       the function that puts what is no Debian package under a directory (toolchains.sh)
#   links     "target name" pairs inside the image
#   remove    patterns of files to take out
#   settings  `buildah config` options
#   lacks     what a person should know that the original has
readonly SUITE=bookworm
readonly PYTHON_IMAGE=library/python:3.11-slim
declare -rA STAND_INS=(
  [$PYTHON_IMAGE]=describe_python
  [library/node:22-slim]=describe_node
  [library/golang:1.26]=describe_golang
)

# Debian's python3 is 3.11, under the official image's names and PATH. EXTERNALLY-MANAGED goes: in an
# image, pip is the one who manages.
# shellcheck disable=SC2034 # read by those who call `describe`
describe_python() {
  packages=(python3 python3-pip python3-venv ca-certificates)
  links=("/usr/bin/python3 /usr/local/bin/python")
  remove=('usr/lib/python3*/EXTERNALLY-MANAGED')
  settings=(
    --env PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    --env LANG=C.UTF-8
    --cmd python3
  )
  lacks="Debian 12 has Python 3.11 alone: agents that ask for another need Docker Hub, or a mirror of it"
}

# Node.js as npm's registry has it. On Python's stand-in, because a Debian is there already.
# shellcheck disable=SC2034
describe_node() {
  base=$PYTHON_IMAGE
  put=put_node
  links=(
    "node /usr/local/bin/nodejs"
    "../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm"
    "../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx"
  )
  settings=(
    --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    --cmd node
  )
  lacks="Yarn, which the planner installs where an agent needs it"
}

# Go as its module proxy has it, with a C compiler for what uses C.
# shellcheck disable=SC2034
describe_golang() {
  packages=(ca-certificates gcc libc6-dev)
  put=put_go
  settings=(
    --env PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    --env GOPATH=/go --env GOTOOLCHAIN=local
    --workingdir /go
    --cmd bash
  )
  lacks="g++, git, make and pkg-config"
}

# Sets the variables above, which the caller has declared local.
describe() {
  local image=$1 tag=${1##*:}
  "${STAND_INS[$image]:?no such stand-in}" "${tag%-slim}"
}

# The stand-ins that a command needs: the samples of the demo, the benchmark and the soak are Python's.
images_for() {
  case $1 in
    demo | bench | soak) printf '%s\n' "$PYTHON_IMAGE" ;;
    *) printf '%s\n' "${!STAND_INS[@]}" | LC_ALL=C sort ;;
  esac
}

# The registry must answer already.
prepare_base_images() {
  docker_hub_answers && return 0
  local images image
  mapfile -t images < <(images_for "$1")
  for image in "${images[@]}"; do prepare_base_image "$image"; done
}

prepare_base_image() {
  local image=$1
  registry_has "$image" && return 0
  local base='' packages=() put='' links=() remove=() settings=() lacks=''
  describe "$image"
  [[ -z $base ]] || prepare_base_image "$base"
  make_archive "$image"
  in_user_space import_base_image "$image"
}

# Root leaves every stand-in's files where all users of the machine can make an image of them.
make_archives() {
  docker_hub_answers && return 0
  local image
  for image in "${!STAND_INS[@]}"; do make_archive "$image"; done
}

archive_of() { printf '%s/%s.tar.gz' "$ARCHIVES" "${1//[\/:]/_}"; }

archives_are_there() {
  local images image
  mapfile -t images < <(images_for "$1")
  for image in "${images[@]}"; do [[ -r $(archive_of "$image") ]] || return 1; done
}

make_archive() {
  local image=$1 archive work
  archive=$(archive_of "$image")
  [[ ! -r $archive ]] || return 0
  is_root || die "The base image $image is missing and Docker Hub does not answer. As root run:" "sudo $CHECKOUT/slipway setup"
  local base='' packages=() put='' links=() remove=() settings=() lacks=''
  describe "$image"
  say "Docker Hub does not answer: making a stand-in for $image"
  note "It lacks: $lacks"
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

# Uses what `describe` has told the caller.
make_root_file_system() {
  local image=$1 root=$2 log=$3 tag=${1##*:} link pattern
  if [[ -n $base ]]; then mkdir -p "$root/usr/local/bin"; else bootstrap "$root" "$log"; fi
  [[ -z $put ]] || "$put" "${tag%-slim}" "$root"
  for link in "${links[@]}"; do
    # shellcheck disable=SC2086 # two words: target and name
    set -- $link
    ln -sf "$1" "$root$2"
  done
  for pattern in "${remove[@]}"; do
    # shellcheck disable=SC2086 # a pattern
    rm -f -- "$root"/$pattern
  done
}

# A mirror's hiccup is no reason to give up; what was downloaded is kept for the second try.
bootstrap() {
  local root=$1 log=$2
  install_packages debootstrap=debootstrap debian-archive-keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  use_proxy_of_apt
  say "debootstrap: Debian $SUITE with ${packages[*]} (about a minute)"
  bootstrap_debian "$root" "$log" || bootstrap_debian "$root" "$log" ||
    die "debootstrap failed twice." "See above; a machine without any Debian mirror needs its base images in $REGISTRY from elsewhere."
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
  local base='' packages=() put='' links=() remove=() settings=() lacks=''
  describe "$image"
  archive=$(archive_of "$image")
  use_tools_storage
  container=$(buildah from -q --tls-verify=false "${base:+$REGISTRY/}${base:-scratch}")
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
