#!/usr/bin/env bash
# Prints the measures of the code: sizes, rooms in circles, names with two meanings, comments, tests. --json for one object.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run -c Release --project tests/CloudBridge.Measures -- "$@"
