#!/usr/bin/env bash
# The browser of the end-to-end tests.
#   chromium.sh install   installs Chromium and its fonts from Debian when there is none
#   chromium.sh run       runs it without a window, in a folder of its own; it says on the error output where DevTools listen,
#                         and ends when the input of the script ends
set -euo pipefail

fail() {
  echo "$1" >&2
  exit 1
}

executable() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

# Labels are Latin and Japanese; without a font of their own, Japanese ones would be boxes.
has_fonts() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ja)" ] && [ -n "$(fc-list :lang=de)" ]; }

install() {
  executable >/dev/null && has_fonts && return
  command -v apt-get >/dev/null || fail "Chromium or its fonts are missing and there is no apt-get; install Chromium and a Japanese font."
  local root=""
  [ "$(id -u)" -eq 0 ] || root="sudo -n"
  local packages=(fontconfig fonts-dejavu-core fonts-droid-fallback)
  executable >/dev/null || packages+=(chromium)
  { $root apt-get update && DEBIAN_FRONTEND=noninteractive $root apt-get install -y --no-install-recommends "${packages[@]}"; } >&2 \
    || fail "Chromium could not be installed with apt-get: ${packages[*]}"
}

run() {
  local program folder browser
  program=$(executable) || fail "There is no Chromium. Run: tests/CloudBridge.EndToEnd/setup.sh"
  folder=$(mktemp -d /tmp/cloudbridge-chromium-XXXXXX)
  # No name but loopback addresses resolves, so that nothing is asked of anybody outside.
  "$program" --headless --remote-debugging-port=0 "--user-data-dir=$folder" --no-sandbox --disable-gpu --enable-unsafe-swiftshader \
    --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-extensions \
    --disable-dev-shm-usage --mute-audio "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.*" about:blank </dev/null &
  browser=$!
  # Signals that end whoever started this must not end it before it has cleaned up.
  trap '' INT TERM HUP PIPE
  cat >/dev/null
  kill -KILL "$browser" 2>/dev/null || true
  wait "$browser" 2>/dev/null || true
  rm -rf "$folder" || { sleep 1; rm -rf "$folder"; }
}

case "${1:-}" in
  install) install ;;
  run) run ;;
  *) fail "Usage: chromium.sh install | run" ;;
esac
