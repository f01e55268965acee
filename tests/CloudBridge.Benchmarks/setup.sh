#!/usr/bin/env bash
# Installs what the scenario 'pinger' compares us with: Debian's blackbox exporter. Its own service is not
# started; the scenario runs it by itself on a free loopback port.
set -euo pipefail
package=prometheus-blackbox-exporter
command -v "$package" >/dev/null && exit 0
command -v apt-get >/dev/null || { echo "$package is missing, and this system has no apt-get; the comparison will be left out." >&2; exit 1; }
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq "$package"
if command -v systemctl >/dev/null && [ -d /run/systemd/system ]; then
  "${as_root[@]}" systemctl disable --now "$package"
fi
