#!/usr/bin/env bash
# Fuzzes readers of outside data with libFuzzer and AddressSanitizer; Documentation/Fuzzing.md says more.
#
#   Scripts/fuzz/run.sh TARGET MINUTES      one target, for MINUTES of CPU time
#   Scripts/fuzz/run.sh --all MINUTES       each target in turn, MINUTES each
#   Scripts/fuzz/run.sh --merge TARGET      keep a small part of all inputs found that covers as much (also --merge --all)
#   Scripts/fuzz/run.sh --list              the targets
#
# FUZZ_BUILD is the build folder (.build-fuzz), FUZZ_WORK where inputs found, crashes and logs go (.build-fuzz/work).
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
package=$root/Tests/Fuzzing
build=${FUZZ_BUILD:-$root/.build-fuzz}
work=${FUZZ_WORK:-$build/work}
swift=${SWIFT:-swift}
# A crash is libFuzzer's to report: the runtime's own backtraces take long, and can hang under a sanitizer.
export SWIFT_BACKTRACE=enable=no
export LSAN_OPTIONS=suppressions=$package/leaks.supp:print_suppressions=0

usage() { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 64; }

build_fuzzer() {
  local resources runtime
  resources=$("$swift" -print-target-info | sed -n 's/.*"runtimeResourcePath" *: *"\(.*\)".*/\1/p')
  runtime=$(find -L "$resources/clang" -name "libclang_rt.fuzzer_no_main-$(uname -m).a" 2>/dev/null | head -n 1)
  if [ -z "$runtime" ]; then
    echo "this toolchain has no libFuzzer (libclang_rt.fuzzer_no_main) below $resources/clang" >&2
    exit 69
  fi
  # Optimized, with the checks of debug builds; internal readers are tested directly, hence -enable-testing.
  "$swift" build --package-path "$package" --build-path "$build" -c release --product fuzz --sanitize address \
    -Xswiftc -enable-testing -Xswiftc -assert-config -Xswiftc Debug \
    -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp \
    -Xswiftc -use-ld=lld -Xlinker "$runtime" -Xlinker -lstdc++ >&2
}

fuzzer=$build/release/fuzz

fuzz() {
  local target=$1 minutes=$2 length dictionary=()
  length=$("$fuzzer" --list | sed -n "s/^$target //p")
  [ -n "$length" ] || { echo "there is no target “$target”; --list names them" >&2; exit 64; }
  [ ! -f "$package/Dictionaries/$target.dict" ] || dictionary=("-dict=$package/Dictionaries/$target.dict")
  mkdir -p "$work/$target/inputs" "$work/$target/crashes"
  local log=$work/$target/$(date -u +%Y%m%dT%H%M%SZ).log
  # CPU time counts, so that a busy machine fuzzes no less: slices of time follow each other until enough is used.
  local left=$((minutes * 60)) used=0 slices=0 status=0 user system TIMEFORMAT='%0U %0S'
  while [ "$left" -gt 0 ] && [ "$slices" -lt 20 ] && [ "$status" -eq 0 ]; do
    {
      time nice -n 19 "$fuzzer" "$target" -max_total_time="$((left < 10 ? 10 : left))" -max_len="$length" \
        -timeout=30 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$work/$target/crashes/" \
        "${dictionary[@]}" "$work/$target/inputs" "$package/Corpus/$target" >>"$log" 2>&1 || status=$?
    } 2>"$work/$target/time"
    read -r user system <"$work/$target/time"
    used=$((used + user + system))
    left=$((minutes * 60 - used))
    slices=$((slices + 1))
  done
  echo "$target: $used CPU seconds," \
    "$(awk '/^stat::number_of_executed_units/ { sum += $2 } END { print sum + 0 }' "$log") executions," \
    "$(grep -a 'cov: ' "$log" | tail -n 1 | sed 's/.*\(cov: [0-9]* ft: [0-9]* corp: [^ ]*\).*/\1/')," \
    "$([ "$status" -eq 0 ] && echo 'no crash' || echo "STOPPED with $status"), log $log"
  return "$status"
}

# What is kept stays: only what covers more is added.
merge() {
  local target=$1
  local kept=$package/Corpus/$target log=$work/$1/merge.log
  mkdir -p "$work/$target/inputs" "$kept"
  nice -n 19 "$fuzzer" "$target" -set_cover_merge=1 -timeout=30 -rss_limit_mb=2048 "$kept" "$work/$target/inputs" >"$log" 2>&1 \
    || { echo "$target: merging ended with $?, log $log" >&2; return 1; }
  echo "$target: $(find "$kept" -type f | wc -l) inputs kept, $(cat "$kept"/* | wc -c) bytes"
}

[ $# -ge 1 ] || usage
build_fuzzer
case "$1" in
  --list) "$fuzzer" --list ;;
  --merge)
    [ $# -eq 2 ] || usage
    for target in $([ "$2" = --all ] && "$fuzzer" --list | cut -d ' ' -f 1 || echo "$2"); do merge "$target"; done ;;
  --all)
    [[ "${2:-}" =~ ^[1-9][0-9]*$ ]] || usage
    failed=0
    for target in $("$fuzzer" --list | cut -d ' ' -f 1); do fuzz "$target" "$2" || failed=1; done
    exit "$failed" ;;
  -*) usage ;;
  *)
    [[ "${2:-}" =~ ^[1-9][0-9]*$ ]] || usage
    fuzz "$1" "$2" ;;
esac
