#!/usr/bin/env bash
# Mutation tests of engines: mutate.sh <files to mutate, as Stryker's --mutate> <start of the full names of test classes> ...
# Stryker makes the mutants, all of them in one assembly. It would start a process for each; MutationTest switches them on one after the other.
# Results: artifacts/mutation; a run that was stopped goes on where it was.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
files=$1
shift
folder=$root/artifacts/mutation/$(tr -cs 'A-Za-z0-9' - <<<"${files%.cs}" | sed 's/^-//; s/-$//')
tests=$root/tests/ClientCertAnalyzers.Tests
mkdir -p "$folder"
# The search of Stryker for the SDK else gives up after a few seconds on a busy machine; style does not matter here.
export DOTNET_INFO_WAIT_TIME=120000 RunAnalyzers=false

if [ ! -e "$folder/mutants.json" ]; then
  dotnet build "$tests"
  target=$root/artifacts/bin/ClientCertAnalyzers.Tests/debug/ClientCertAnalyzers.dll
  # Stryker puts the original back at its end, so the mutated assembly is taken while it runs. It tries mutants in static
  # initializers itself, under every test that it has: here one.
  (until grep -qs MutantControl "$target"; do sleep 0.1; done; sleep 1; cp "$target" "$folder/ClientCertAnalyzers.dll") &
  (cd "$tests" && dotnet stryker --mutate "$files" --test-case-filter "FullyQualifiedName~RoslynVersionTests" --output "$folder/stryker")
  wait
  cp "$folder/stryker/reports/mutation-report.json" "$folder/mutants.json"
fi

if [ ! -e "$folder/run" ]; then
  dotnet build "$here"
  cp -r "$root/artifacts/bin/ClientCertAnalyzers.MutationTest/debug" "$folder/run"
  cp "$folder/ClientCertAnalyzers.dll" "$folder/run/"
fi

"$folder/run/ClientCertAnalyzers.MutationTest" "$folder" "$@"
