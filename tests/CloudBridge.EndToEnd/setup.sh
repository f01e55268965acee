#!/usr/bin/env bash
# Installs what the end-to-end tests need beside the SDK: the npm packages in node/ and, with apt-get when they are
# missing, Chromium and nginx. Does nothing when they are up to date.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/node"

oldest_node=18
fail() {
  echo "end-to-end set-up: $1" >&2
  exit 1
}

command -v node >/dev/null || fail "node is not installed. Install Node.js $oldest_node or newer (Debian: apt-get install nodejs npm) and run this again."
command -v npm >/dev/null || fail "npm is not installed. Install it (Debian: apt-get install npm) and run this again."
major="$(node -p 'process.versions.node.split(".")[0]')"
[ "$major" -ge "$oldest_node" ] || fail "node is version $(node --version); version $oldest_node or newer is needed."

# npm writes this file last, so that a broken-off installation is repeated.
installed=node_modules/.package-lock.json
if [ ! -f "$installed" ] || [ package-lock.json -nt "$installed" ]; then
  npm ci --ignore-scripts --no-audit --no-fund
  touch "$installed"
fi

bash browser/chromium.sh install

if ! PATH="$PATH:/usr/sbin" command -v nginx >/dev/null; then
  command -v apt-get >/dev/null || fail "nginx is not installed, and there is no apt-get; install it and run this again."
  root=""
  [ "$(id -u)" -eq 0 ] || root="sudo -n"
  # In run level 1 the package does not begin to serve this machine.
  { $root apt-get update && $root env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nginx-light; } >&2 \
    || fail "nginx could not be installed with apt-get."
fi
