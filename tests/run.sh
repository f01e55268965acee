#!/usr/bin/env bash
# The one test command: installs what the tests need, builds with warnings as errors, runs every test,
# and ends with a line "N passed, N failed". Needs the .NET 10 SDK and node 18 or later; PostgreSQL, Chromium and nginx are installed with apt-get when missing.
set -uo pipefail
cd "$(dirname "$0")/.."
configuration=Release
started=$(date +%s)

stop() {
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

command -v dotnet >/dev/null || stop "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
bash tests/CloudBridge.EndToEnd/setup.sh || stop "The packages of the end-to-end tests could not be installed."
mapfile -t postgres < <(bash tests/CloudBridge.Storage.Tests/postgres.sh start)
[ "${#postgres[@]}" -eq 2 ] || stop "There is no PostgreSQL for the tests."
trap 'bash tests/CloudBridge.Storage.Tests/postgres.sh stop "${postgres[0]}"' EXIT
export CLOUDBRIDGE_TEST_POSTGRES="${postgres[1]}"
dotnet build CloudBridge.sln -c "$configuration" --nologo -v quiet || stop "The build failed."

passed=0
failed=0
skipped=0
count() { sed -n "s/.*$1: *\([0-9][0-9]*\).*/\1/p" <<<"$2" | tail -n 1; }

for project in tests/*.Tests/*.csproj tests/CloudBridge.EndToEnd/*.csproj; do
  name=$(basename "$project" .csproj)
  echo "== $name"
  output=$(dotnet test "$project" -c "$configuration" --no-build --nologo 2>&1)
  code=$?
  summary=$(grep -E '(Passed|Failed)! +- Failed:' <<<"$output" | tail -n 1)
  [ "$code" -eq 0 ] || echo "$output"
  [ -n "$summary" ] && echo "$summary"
  project_failed=$(count Failed "$summary")
  passed=$((passed + $(count Passed "$summary" | grep . || echo 0)))
  skipped=$((skipped + $(count Skipped "$summary" | grep . || echo 0)))
  # A run that ends without a summary, or in error with none failed, is a failure of its own.
  if [ -z "$summary" ] || { [ "$code" -ne 0 ] && [ "${project_failed:-0}" -eq 0 ]; }; then
    project_failed=1
  fi
  failed=$((failed + ${project_failed:-0}))
done

# Every claim of docs/reliability.md at a small scale; each row counts as a test.
echo "== prove"
proof=$(timeout 300 dotnet run -c "$configuration" --no-build --project tests/CloudBridge.Reliability -- prove --scale 0.01 --seed 1 --json --parallel 2>&1)
code=$?
proven=$(grep -c '"passed":true' <<<"$proof")
refuted=$(grep -c '"passed":false' <<<"$proof")
[ "$code" -eq 0 ] || echo "$proof"
if [ "$((proven + refuted))" -eq 0 ] || { [ "$code" -ne 0 ] && [ "$refuted" -eq 0 ]; }; then
  refuted=$((refuted + 1))
fi
echo "$proven claims held, $refuted did not"
passed=$((passed + proven))
failed=$((failed + refuted))

echo "took $(( $(date +%s) - started )) s"
if [ "$skipped" -gt 0 ]; then
  echo "$skipped tests were skipped, which counts as failed: a check that does not run is no check." >&2
  failed=$((failed + skipped))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
