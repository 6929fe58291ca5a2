# shellcheck shell=bash
# What stand-ins for base images need and Debian's suite does not have: Node.js from npm's registry, Go
# from Go's module proxy. Both are checked against the hashes that their indexes publish.

readonly NPM_REGISTRY=https://registry.npmjs.org
GO_PROXY=${GOPROXY:-https://proxy.golang.org}
GO_PROXY=${GO_PROXY%%[,|]*} # the first of several
[[ $GO_PROXY == http?(s)://* ]] || GO_PROXY=https://proxy.golang.org # "direct" and "off" are no proxies
GO_PROXY=${GO_PROXY%/}
readonly GO_PROXY
readonly GO_TOOLCHAIN=golang.org/toolchain

download() { curl -fsSL --retry 3 --connect-timeout 20 -m 600 -o "$2" "$1"; }

# put_node MAJOR ROOT: Node.js and the npm of its line under /usr/local.
put_node() {
  local major=$1 root=$2 architecture
  architecture=$(dpkg --print-architecture)
  put_npm_package "node-linux-${architecture/amd64/x64}" "$major" "$root/usr/local"
  put_npm_package npm "$(npm_of_node "$major")" "$root/usr/local/lib/node_modules/npm"
  rm -rf "$root"/usr/local/{share,package.json,LICENSE,README.md,CHANGELOG.md}
  chmod 0755 "$root"/usr/local/lib/node_modules/npm/bin/{npm,npx}-cli.js
}

npm_of_node() { if (($1 < 24)); then printf 10; else printf 11; fi; }

# put_npm_package NAME MAJOR DIRECTORY: its newest release of that major version.
put_npm_package() {
  local name=$1 major=$2 directory=$3 index archive version url integrity
  index=$(mktemp)
  archive=$(mktemp)
  remove_later "$index"
  remove_later "$archive"
  download "$NPM_REGISTRY/$name" "$index" || die "npm's registry does not answer: $NPM_REGISTRY/$name"
  version=$(jq -r '.versions | keys[]' "$index" | grep -xE "$major\.[0-9]+\.[0-9]+" | sort -V | tail -n 1 || true)
  [[ -n $version ]] || die "npm's registry has no $name of version $major."
  read -r url integrity < <(jq -r --arg version "$version" '.versions[$version].dist | "\(.tarball) \(.integrity)"' "$index")
  run_waiting "Downloading $name $version from npm's registry" /dev/null download "$url" "$archive" || die "$url cannot be downloaded."
  [[ $integrity == sha512-$(sha512sum "$archive" | base64_of_hash) ]] || die "$url is not what npm's registry says that it is."
  mkdir -p "$directory"
  tar -C "$directory" --strip-components=1 --no-same-owner -xzf "$archive"
}

# put_go MINOR ROOT: the newest patch of that release in /usr/local/go.
put_go() {
  local minor=$1 root=$2 work toolchain
  install_packages unzip=unzip
  work=$(mktemp -d /var/tmp/slipway-go.XXXXXX)
  remove_later "$work"
  toolchain=$(newest_toolchain "$minor")
  [[ -n $toolchain ]] || die "Go's module proxy has no Go $minor, or does not answer: $GO_PROXY/$GO_TOOLCHAIN/@v/list"
  run_waiting "Downloading $toolchain from Go's module proxy" "$work/log" \
    download "$GO_PROXY/$GO_TOOLCHAIN/@v/$toolchain.zip" "$work/toolchain.zip" || die "Go cannot be downloaded."
  unzip -q -d "$work" "$work/toolchain.zip"
  [[ $(hash_of_module "$work") == "$(published_hash "$toolchain")" ]] ||
    die "The Go that was downloaded is not what the checksum database says that it is."
  arrange_toolchain "$work/$GO_TOOLCHAIN@$toolchain"
  mkdir -p "$root/usr/local" "$root"/go/{src,bin}
  mv "$work/$GO_TOOLCHAIN@$toolchain" "$root/usr/local/go"
  remove_directory "$work"
}

newest_toolchain() {
  curl -fsSL --retry 3 -m 60 "$GO_PROXY/$GO_TOOLCHAIN/@v/list" |
    grep -xE "v0\.0\.1-go${1//./\\.}(\.[0-9]+)?\.linux-$(dpkg --print-architecture)" | sort -V | tail -n 1 || true
}

# As the checksum database computes it: golang.org/x/mod/sumdb/dirhash, Hash1.
hash_of_module() {
  (cd "$1" && find "${GO_TOOLCHAIN%%/*}" -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum) |
    sha256sum | base64_of_hash | sed 's/^/h1:/'
}

# The proxy passes on what the checksum database says.
published_hash() {
  curl -fsSL --retry 3 -m 60 "$GO_PROXY/sumdb/sum.golang.org/lookup/$GO_TOOLCHAIN@$1" |
    awk -v version="$1" '$2 == version { print $3; exit }' || true
}

# A module's archive has neither modes nor nested modules; the go command mends both in the same way.
arrange_toolchain() {
  local directory=$1 file
  chmod 0755 "$directory"/bin/* "$directory"/pkg/tool/*/*
  find "$directory" -name _go.mod -print0 | while IFS= read -r -d '' file; do
    mv "$file" "${file%_go.mod}go.mod"
  done
}

# The first word of what sha256sum and the like print, as bytes in base64.
base64_of_hash() {
  local hash
  hash=$(cut -d' ' -f1)
  # shellcheck disable=SC2001,SC2059 # every two digits become one escaped byte
  printf "$(sed 's/../\\x&/g' <<<"$hash")" | base64 -w 0
}
