# shellcheck shell=bash
# API keys of the running service: made, listed, revoked. What a program may want goes to standard
# output alone, so that KEY=$(./slipway key create) works; words go to standard error.

readonly KEY_USAGE=(
  './slipway key create [--name NAME] [--workspace W] [--scope S]... [--expires 90d]'
  './slipway key list [--workspace W]'
  './slipway key revoke ID'
  'Scopes are builds:read, builds:write, deploy and admin; without --scope all but admin.'
)

tell() { printf '%s\n' "$*" >&2; }

key_command() {
  case ${1:-} in
    create) create_key "${@:2}" ;;
    list) list_keys "${@:2}" ;;
    revoke) revoke_key "${@:2}" ;;
    *) die "What to do with keys: create, list or revoke." "${KEY_USAGE[@]}" ;;
  esac
}

# Reads options into the variables of the caller: NAME, WORKSPACE, EXPIRES and SCOPES.
read_key_options() {
  local allowed=$1
  shift
  while (($#)); do
    [[ $1 == @($allowed) ]] || die "'$1' is no option of this command." "${KEY_USAGE[@]}"
    (($# > 1)) || die "'$1' wants a value." "${KEY_USAGE[@]}"
    case $1 in
      --name) NAME=$2 ;;
      --workspace) WORKSPACE=$2 ;;
      --expires) EXPIRES=$2 ;;
      --scope) SCOPES+=("$2") ;;
    esac
    shift 2
  done
}

create_key() {
  local NAME='' WORKSPACE='' EXPIRES='' SCOPES=() answer
  read_key_options '--name|--workspace|--expires|--scope' "$@"
  answer=$(key_request "${NAME:-made on $(uname -n)}" | key_api POST /keys 201)
  printf '%s' "$answer" | jq -r '"slipway: key \(.id) of workspace \(.workspace), \(.scopes | join(" ")), "
    + if .expires_at then "until \(.expires_at)" else "without an end" end
    + "; it is shown this once"' >&2
  printf '%s' "$answer" | jq -r .key
}

key_request() {
  jq -n --arg name "$1" --arg workspace "$WORKSPACE" --arg expires "$EXPIRES" \
    '{name: $name} + (if $workspace == "" then {} else {workspace: $workspace} end)
      + (if $expires == "" then {} elif $expires | test("T") then {expires_at: $expires} else {expires_in: $expires} end)
      + (if $ARGS.positional == [] then {} else {scopes: $ARGS.positional} end)' \
    --args -- ${SCOPES[@]+"${SCOPES[@]}"}
}

list_keys() {
  local WORKSPACE='' cursor='' answer
  read_key_options '--workspace' "$@"
  tell "ID        WORKSPACE  SCOPES  STATE  LAST USED  NAME"
  while true; do
    answer=$(key_api GET "/keys?limit=100$(query workspace "$WORKSPACE")$(query cursor "$cursor")" 200 </dev/null)
    printf '%s' "$answer" | jq -r '.keys[] | [.id, .workspace, (.scopes | join(",")),
      if .revoked_at then "revoked" elif .expires_at then "until \(.expires_at)" else "open" end,
      .last_used_at // "never", .name] | join("  ")'
    cursor=$(printf '%s' "$answer" | jq -r '.next_cursor // empty')
    [[ -n $cursor ]] || return 0
  done
}

query() { [[ -z $2 ]] || jq -rn --arg name "$1" --arg value "$2" '"&\($name)=\($value | @uri)"'; }

revoke_key() {
  (($# == 1)) || die "Which key? Its id is in ./slipway key list." "${KEY_USAGE[@]}"
  key_api DELETE "/keys/$(jq -rn --arg id "$1" '$id | @uri')" 204 </dev/null >/dev/null
  tell "slipway: key $1 is revoked; within two seconds it opens nothing any more"
}

# key_api METHOD PATH STATUS: sends standard input as the body of a POST and prints the answer. The key
# reaches curl as a file, since arguments can be read by everyone.
key_api() {
  local answer status body=()
  [[ -n ${SLIPWAY_API_KEY:-} || -s $SLIPWAY_HOME/api-key ]] ||
    die "There is no key to do this with." "Set SLIPWAY_API_KEY to a key with the scope admin."
  [[ $1 != POST ]] || body=(-H 'Content-Type: application/json' --data-binary @-)
  answer=$(curl -sS --noproxy '*' -m 30 -w '\n%{http_code}' -X "$1" ${body[@]+"${body[@]}"} \
    -H @<(printf 'Authorization: Bearer %s\n' "$(api_key)") "$SERVICE_URL/api/v1$2") ||
    die "Slipway does not answer at $SERVICE_URL." "Start it: ./slipway up"
  status=${answer##*$'\n'}
  [[ $status == "$3" ]] ||
    die "Slipway refused ($status): $(printf '%s' "${answer%$'\n'*}" | jq -r '.error // "no reason given"' 2>/dev/null)"
  printf '%s' "${answer%$'\n'*}"
}
