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
results=$(mktemp -d)
trap 'bash tests/CloudBridge.Storage.Tests/postgres.sh stop "${postgres[0]}"; rm -rf "$results"' EXIT
export CLOUDBRIDGE_TEST_POSTGRES="${postgres[1]}"

# One compiler for all projects, also where the environment wants a new one for each; it ends with the build.
dotnet build CloudBridge.sln -c "$configuration" --nologo -v quiet -p:UseSharedCompilation=true
built=$?
dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1
[ "$built" -eq 0 ] || stop "The build failed."
echo "built after $(($(date +%s) - started)) s"

# run_tests PROJECT: what it prints and its exit code become files.
run_tests() {
  dotnet test "tests/$1/bin/$configuration"/*/"$1.dll" --nologo >"$results/$1" 2>&1
  echo $? >"$results/$1.code"
  echo "$1 ended after $(($(date +%s) - started)) s"
}
export -f run_tests
export configuration results started

passed=0
failed=0
skipped=0
count() { sed -n "s/.*$1: *\([0-9][0-9]*\).*/\1/p" <<<"$2" | tail -n 1; }

# report NAME: prints what matters of a run, and counts it.
report() {
  local summary code project_failed
  echo "== $1"
  code=$(<"$results/$1.code")
  summary=$(grep -E '(Passed|Failed)! +- Failed:' "$results/$1" | tail -n 1)
  [ "$code" -eq 0 ] || cat "$results/$1"
  [ -n "$summary" ] && echo "$summary"
  project_failed=$(count Failed "$summary")
  passed=$((passed + $(count Passed "$summary" | grep . || echo 0)))
  skipped=$((skipped + $(count Skipped "$summary" | grep . || echo 0)))
  # A run that ends without a summary, or in error with none failed, is a failure of its own.
  if [ -z "$summary" ] || { [ "$code" -ne 0 ] && [ "${project_failed:-0}" -eq 0 ]; }; then
    project_failed=1
  fi
  failed=$((failed + ${project_failed:-0}))
}

# Many projects wait most of the time or run one test after the other, so two run side by side, the longest first.
# The end-to-end tests play with real clocks, and some measure: nothing else runs beside them.
longest=CloudBridge.Server.Tests
mapfile -t projects < <(echo "$longest"; ls -d tests/*.Tests | sed 's:tests/::' | grep -v "^$longest$")
printf '%s\n' "${projects[@]}" | xargs -P 2 -I PROJECT bash -c 'run_tests PROJECT'
for project in "${projects[@]}"; do report "$project"; done
run_tests CloudBridge.EndToEnd
report CloudBridge.EndToEnd

# Every claim of docs/reliability.md at a small scale; each row counts as a test.
echo "== prove"
proof=$(timeout 300 dotnet exec "tests/CloudBridge.Reliability/bin/$configuration"/*/CloudBridge.Reliability.dll prove --scale 0.01 --seed 1 --json --parallel 2>&1)
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

echo "took $(($(date +%s) - started)) s"
if [ "$skipped" -gt 0 ]; then
  echo "$skipped tests were skipped, which counts as failed: a check that does not run is no check." >&2
  failed=$((failed + skipped))
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
