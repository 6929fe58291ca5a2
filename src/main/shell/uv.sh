# shellcheck shell=bash
# uv, which installs plain Python requirements in pip's place: the statically linked program of PyPI's wheel for musl, checked
# against the hash that PyPI published. Without it pip installs, so nothing here ends anything.

readonly UV_VERSION=0.13.9

uv_wheel() {
  local name="uv-$UV_VERSION-py3-none"
  case $(uname -m) in
    x86_64) printf '%s 2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25' "$name-musllinux_1_1_x86_64.whl" ;;
    aarch64) printf '%s 5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe' \
      "$name-manylinux_2_17_aarch64.manylinux2014_aarch64.musllinux_1_1_aarch64.whl" ;;
  esac
}

# Unless the settings name another one, or, with an empty SLIPWAY_BUILDAH_UV, none.
prepare_uv() {
  local program="$SLIPWAY_HOME/uv/uv-$UV_VERSION" log="$SLIPWAY_HOME/log/uv.log"
  [[ -z ${SLIPWAY_BUILDAH_UV+set} ]] || return 0
  if [[ ! -x $program ]]; then
    run_waiting "Fetching uv $UV_VERSION from the package index" "$log" fetch_uv "$program" || {
      note "uv cannot be fetched, so pip installs: $(last_line "$log")"
      return 0
    }
  fi
  export SLIPWAY_BUILDAH_UV=$program
}

fetch_uv() {
  local program=$1 index=${SLIPWAY_NETWORK_PIP_INDEX_URL:-https://pypi.org/simple} name hash link
  read -r name hash < <(uv_wheel && echo)
  [[ -n $name ]] || { echo "there is none for $(uname -m)"; return 1; }
  index=${index%/}/uv/
  mkdir -p "${program%/*}"
  link=$(curl -fsSL --retry 3 -m 60 "$index" | grep -oE "href=\"[^\"]*/?$name[^\"#]*" | head -n 1 | cut -d'"' -f2) ||
    { echo "$name is not in the index"; return 1; }
  download "$(absolute_url "$link" "$index")" "$program.whl" || return 1
  [[ $(sha256sum <"$program.whl") == "$hash "* ]] || { echo "$name is not what PyPI published"; return 1; }
  unzip -p "$program.whl" "uv-$UV_VERSION.data/scripts/uv" >"$program.new" && rm "$program.whl" && chmod 0755 "$program.new" &&
    mv "$program.new" "$program"
}

# absolute_url LINK PAGE: as a browser on the page would follow the link.
absolute_url() {
  local host
  host=$(grep -oE '^[a-z]+://[^/]+' <<<"$2")
  case $1 in
    *://*) printf '%s' "$1" ;;
    /*) printf '%s%s' "$host" "$1" ;;
    *) printf '%s%s' "$2" "$1" ;;
  esac
}
