#!/usr/bin/env bash
# Prints the measures of the code: sizes, rooms in circles, names with two meanings, comments, tests. --json for one object,
# --rooms PROJECT for which rooms of a project use which.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run -c Release --project tests/CloudBridge.Measures -- "$@"
