# shellcheck shell=bash
# The main job before a person's eyes: source in, pushed image out, the image run, a failure told well.

readonly EXPECTED_FAILURE='pip install failed: no matching distribution found for nonexistent-package'

show_the_main_job() {
  WORK=$(mktemp -d)
  remove_later "$WORK"
  use_tools_storage
  build_the_sample
  compare_digests
  run_the_image
  watch_a_failure
  tell_how_to_go_on
}

# api METHOD PATH [BODY_FILE]: the answer goes to $WORK/answer, its status code to standard output.
# The key is handed over as a file, since arguments can be read by everyone.
api() {
  local body=()
  [[ -z ${3:-} ]] || body=(-H 'Content-Type: application/json' --data-binary "@$3")
  curl -sS --noproxy '*' -m 30 -o "$WORK/answer" -w '%{http_code}' -X "$1" \
    -H @<(printf 'Authorization: Bearer %s\n' "$(api_key)") ${body[@]+"${body[@]}"} "$SERVICE_URL/api$2"
}

answer() { jq -r "$1 // empty" "$WORK/answer"; }

expect_code() {
  [[ $1 == "$2" ]] || die "$3 answered $1 instead of $2:" "$(head -c 2000 "$WORK/answer")"
}

sample_source() {
  cat <<'PYTHON'
import openai
import requests

print("openai", openai.__version__, "requests", requests.__version__)
PYTHON
}

request_body() {
  jq -n --arg name "$1" --rawfile source <(sample_source) --arg requirements "$2" \
    '{name: $name, files: {"agent.py": $source}, entry_point: "agent.py", requirements: $requirements}'
}

# start_build BODY_FILE: posts it, shows the answer, leaves the build's id in ID and its image in IMAGE.
start_build() {
  local code
  jq . "$1" | sed 's/^/    > /'
  code=$(api POST /builds "$1")
  expect_code "$code" 202 "POST /api/builds"
  note "202 Accepted, at once:"
  jq . "$WORK/answer" | sed 's/^/    < /'
  ID=$(answer .id)
  IMAGE=$(answer .image)
  STATUS=$(answer .status)
  [[ $STATUS == PENDING ]] || die "The new build is $STATUS instead of PENDING."
}

# follow_build WANTED: shows status changes and the build's output until it ends.
follow_build() {
  local wanted=$1 shown_status=$STATUS began=$SECONDS told=$SECONDS code
  LINES_SHOWN=0
  say "$ID is $STATUS"
  while true; do
    code=$(api GET "/builds/$ID")
    expect_code "$code" 200 "GET /api/builds/$ID"
    cp "$WORK/answer" "$WORK/build.json"
    STATUS=$(answer .status)
    if [[ $STATUS != "$shown_status" ]]; then
      [[ $STATUS != @(SUCCEEDED|FAILED) ]] || show_new_lines
      say "$ID is $STATUS ($((SECONDS - began)) s)"
      shown_status=$STATUS
      told=$SECONDS
    fi
    case $STATUS in
      SUCCEEDED | FAILED) break ;;
      PENDING | BUILDING) ;;
      *) die "$ID has a status that does not exist: '$STATUS'" ;;
    esac
    show_new_lines
    if ((SECONDS - told >= 10)); then
      told=$SECONDS
      case $STATUS in
        PENDING) note "waiting for a free build slot ($((SECONDS - began)) s)" ;;
        *) note "waiting for the build to end ($((SECONDS - began)) s)" ;;
      esac
    fi
    ((SECONDS - began < 1200)) || die "$ID is still $STATUS after 20 minutes." "Look into $(service_log)"
    # Quick at first, so that a short build's states are seen too.
    if ((SECONDS - began < 5)); then sleep 0.1; else sleep 0.5; fi
  done
  [[ $STATUS == "$wanted" ]] ||
    die "$ID is $STATUS instead of $wanted: $(jq -r '.error // "no error text"' "$WORK/build.json")" "Look into $(service_log)"
}

show_new_lines() {
  local code lines
  code=$(curl -sS --noproxy '*' -m 30 -o "$WORK/log" -w '%{http_code}' -H 'Accept: text/plain' \
    -H @<(printf 'Authorization: Bearer %s\n' "$(api_key)") "$SERVICE_URL/api/builds/$ID/logs") || return 0
  [[ $code == 200 ]] || return 0
  lines=$(wc -l <"$WORK/log") # whole ones: the last may still be growing
  head -n "$lines" "$WORK/log" | tail -n "+$((LINES_SHOWN + 1))" | tr -d '\r' | sed 's/^/    | /'
  LINES_SHOWN=$lines
}

build_the_sample() {
  say "POST /api/builds: an agent that imports openai and requests"
  request_body "My Agent" $'openai>=1.0\nrequests\n' >"$WORK/sample.json"
  start_build "$WORK/sample.json"
  follow_build SUCCEEDED
  SAMPLE_ID=$ID
  SAMPLE_IMAGE=$IMAGE
}

compare_digests() {
  local told found tls=()
  told=$(jq -r '.digest // empty' "$WORK/build.json")
  ! registry_is_local || tls=(--tls-verify=false)
  found=$(skopeo inspect "${tls[@]}" --format '{{.Digest}}' "docker://$SAMPLE_IMAGE") ||
    die "The registry does not have $SAMPLE_IMAGE, though the build SUCCEEDED."
  say "The image:  $SAMPLE_IMAGE"
  note "digest, as Slipway says:       $told"
  note "digest, as the registry says:  $found (skopeo inspect)"
  [[ -n $told && $told == "$found" ]] || die "The two digests differ."
}

run_the_image() {
  local container isolation=(--isolation rootless --runtime "$(command -v runc)" --network none) tls=()
  ! registry_is_local || tls=(--tls-verify=false)
  say "Pulling it back by its URI and running it ..."
  container=$(buildah from -q --pull-always "${tls[@]}" "$SAMPLE_IMAGE") || die "The image cannot be pulled."
  at_exit buildah_quietly rmi "$SAMPLE_IMAGE"
  at_exit buildah_quietly rm "$container"
  if ! buildah run "${isolation[@]}" "$container" -- true >"$SLIPWAY_HOME/log/run.log" 2>&1; then
    note "this host does not allow rootless containers; running it with chroot isolation"
    isolation=(--isolation chroot)
  fi
  # shellcheck disable=SC2016
  buildah run "${isolation[@]}" "$container" -- \
    python -c 'import openai, requests; print("inside the image: openai", openai.__version__, "and requests", requests.__version__)' |
    sed 's/^/    | /' || die "The image does not run."
}

watch_a_failure() {
  local error
  say "POST /api/builds: a requirement that does not exist"
  request_body "My Broken Agent" $'nonexistent-package\n' >"$WORK/broken.json"
  start_build "$WORK/broken.json"
  follow_build FAILED
  error=$(jq -r '.error // empty' "$WORK/build.json")
  note "error: $error"
  [[ $error == "$EXPECTED_FAILURE" ]] || die "The documented error is: $EXPECTED_FAILURE"
}

tell_how_to_go_on() {
  # shellcheck disable=SC2016 # for the person's shell
  local key='$SLIPWAY_API_KEY'
  [[ -n ${SLIPWAY_API_KEY:-} ]] || key="\$(cat $SLIPWAY_HOME/api-key)"
  say "All as documented. Slipway goes on running; stop it with ./slipway down"
  cat <<TEXT

    API key     $(api_key)
    Swagger UI  $SERVICE_URL/q/swagger-ui  ("Authorize" takes the key)
    Go on with  curl -s -H "Authorization: Bearer $key" $SERVICE_URL/api/builds/$SAMPLE_ID

TEXT
}
