#!/usr/bin/env bash
# Tests the job files on a real Slurm of one node: an atlas in 8 tasks, one of them ended by SIGKILL and one by scancel in the middle,
# requeued and merged, must be byte for byte what one process makes; and so must a search and a verification in two tasks.
#
#   REYNOLDS=.build/release/reynolds Scripts/slurm/test.sh [SPEC]
#
# SPEC must have at least 24 units, so that every task has several; test-spec.json without it.
# Needs what single-node.sh needs: root, slurm-wlm and munge. Leaves nothing behind. Exit codes: 0 passed, 1 failed, others as
# single-node.sh.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd -P)
spec=$(realpath "${1:-$here/test-spec.json}")
REYNOLDS=$(realpath "$(command -v "${REYNOLDS:-reynolds}")")
export REYNOLDS
tasks=8 killed=3 cancelled=6
work=$(mktemp -d /tmp/reynolds-slurm.XXXXXX)
atlas=$work/atlas

say() { printf 'test: %s\n' "$*"; }

# shellcheck disable=SC2317 # called by the trap
clean() {
  code=$?
  trap - EXIT INT TERM HUP
  if [ $code -ne 0 ]; then
    squeue 2>/dev/null || true
    tail -n 20 "$atlas"/logs/* "$work"/*.txt 2>/dev/null || true
    say "FAILED"
  fi
  "$here/single-node.sh" down "$work/slurm" || true
  rm -rf "$work"
  exit $code
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

fail() { say "$*"; exit 1; }

# until_true SECONDS WHAT COMMAND...: waits for a command to succeed.
until_true() {
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || fail "waited in vain until $what"
    sleep 0.05
  done
}

# A field of what Slurm knows of a job, such as JobState.
field() { scontrol show job --oneliner "$1" | grep -o " $2=[^ ]*" | head -n 1 | cut -d= -f2-; }
is() { [ "$(field "$1" "$2")" = "$3" ]; }
over() { [[ "$(field "$1" JobState)" =~ ^(COMPLETED|FAILED|CANCELLED|TIMEOUT|NODE_FAIL|OUT_OF_MEMORY)$ ]]; }
units() { { find "$atlas/units" -name '*.json' 2>/dev/null || true; } | wc -l; }
# The process of a task, by its environment: the program itself, since the job file gives way to it.
process() {
  local file pid
  for file in $(grep -lzxF "SLURM_CONF=$SLURM_CONF" /proc/[0-9]*/environ 2>/dev/null || true); do
    grep -qzxF "SLURM_ARRAY_TASK_ID=$1" "$file" 2>/dev/null || continue
    pid=${file#/proc/} pid=${pid%/environ}
    [[ "$(readlink "/proc/$(ps -o ppid= -p "$pid" | tr -d ' ')/exe" 2>/dev/null)" == */slurmstepd* ]] && echo "$pid"
  done
  return 0
}
has_begun() { pid=$(process "$1") && [ -n "$pid" ] && [[ "$(readlink "/proc/$pid/exe")" != */slurmstepd* ]]; }
# signal NAME: it is no failure if the process is not there any more.
signal() { kill -s "$1" "$pid" 2>/dev/null || true; }
is_stopped() { [[ "$(cut -d')' -f2 "/proc/$pid/stat" 2>/dev/null)" == " T "* ]]; }

# stop_in_the_middle TASK: lets one of the held tasks run, alone, and stops it after its first unit; sets pid. It runs for moments and
# is looked at while it stands still, so that it cannot come to its end meanwhile, however slow this machine is.
stop_in_the_middle() {
  local before end=$((SECONDS + 600))
  before=$(units)
  scontrol release "${array}_$1"
  until_true 60 "task $1 runs" has_begun "$1"
  while true; do
    signal STOP
    [ "$(units)" -eq "$before" ] || break
    [ "$SECONDS" -lt "$end" ] || fail "waited in vain until task $1 has done a unit"
    signal CONT
    sleep 0.05
  done
  until_true 10 "task $1 stands still in the middle of its work (if not, SPEC has too little of it)" is_stopped
}

say "one process, for comparison"
"$REYNOLDS" atlas run --spec "$spec" --output "$work/single" --jobs 2 > "$work/single.txt" 2>&1
"$REYNOLDS" atlas merge --spec "$spec" --output "$work/single" --into "$work/single-dataset" > "$work/single-merge.txt" 2>&1
total=$(find "$work/single/units" -name '*.json' | wc -l)
[ "$total" -ge $((3 * tasks)) ] || fail "the specification has only $total units"

"$here/single-node.sh" up "$work/slurm"
export SLURM_CONF=$work/slurm/slurm.conf

read -r array merge < <("$here/submit.sh" "$spec" "$atlas" $tasks --hold)
# The merge waits for the array, not for being released, too.
scontrol release "$merge"

stop_in_the_middle $killed
signal KILL
until_true 60 "task $killed is over" over "${array}_$killed"
is "${array}_$killed" JobState FAILED || fail "task $killed was not hit: it is $(field "${array}_$killed" JobState)"
is "${array}_$killed" ExitCode 0:9 || fail "task $killed did not end by SIGKILL: $(field "${array}_$killed" ExitCode)"
say "task $killed was ended by SIGKILL after $(units) units"

stop_in_the_middle $cancelled
scancel "${array}_$cancelled"
until_true 60 "task $cancelled is over" over "${array}_$cancelled"
is "${array}_$cancelled" JobState CANCELLED || fail "task $cancelled was not hit: it is $(field "${array}_$cancelled" JobState)"
say "task $cancelled was ended by scancel, exit code $(field "${array}_$cancelled" ExitCode)"

for task in $(seq $tasks); do
  [ "$task" = $killed ] || [ "$task" = $cancelled ] || scontrol release "${array}_$task"
done
for task in $(seq $tasks); do
  until_true 900 "task $task is over" over "${array}_$task"
  [ "$task" = $killed ] || [ "$task" = $cancelled ] || is "${array}_$task" JobState COMPLETED || fail "task $task did not end well"
done
until_true 60 "the merge that depends on all tasks is cancelled" over "$merge"
is "$merge" JobState CANCELLED || fail "the merge ran although tasks had failed"
[ "$(units)" -lt "$total" ] || fail "nothing was lost: the tasks were hit too late"
code=0
"$REYNOLDS" atlas merge --spec "$spec" --output "$atlas" --into "$work/partial" > "$work/partial.txt" 2>&1 || code=$?
[ $code -eq 2 ] || fail "a merge with missing units ends with exit code $code, not 2"
say "$(units) of $total units are done, and a merge says which are missing"

# A task that failed is requeued by its number; one that was cancelled is over for Slurm, so its shard is submitted again.
scontrol requeue "${array}_$killed"
# Slurm lets a requeued job wait for two minutes.
scontrol update JobId="${array}_$killed" StartTime=now
read -r again merge < <(SHARDS=$tasks "$here/submit.sh" "$spec" "$atlas" "$cancelled" --hold)
scontrol update JobId="$merge" Dependency="afterok:${array}_$killed:$again"
scontrol release "$merge"
scontrol release "$again"
for job in "${array}_$killed" "${again}_$cancelled" "$merge"; do
  until_true 900 "job $job is over" over "$job"
  is "$job" JobState COMPLETED || fail "job $job is $(field "$job" JobState)"
done
is "${array}_$killed" Restarts 1 || fail "task $killed was not requeued"
[ "$(grep -c "shard $killed/$tasks" "$atlas/logs/${array}_$killed.log")" -eq 2 ] || fail "the log of task $killed has not both starts"

diff -r "$work/single-dataset" "$atlas/dataset" || fail "the dataset is another one than that of a single process"
for part in units certificates; do
  diff -r "$work/single/$part" "$atlas/$part" || fail "the $part are others than those of a single process"
done
say "atlas: $total units in $tasks tasks, two of them hit, are byte for byte what one process makes"

mkdir "$work/search" "$work/verify"
claim=errors.factor-below-two options=(--strategy exhaustive --max-order 2 --quiet)
"$REYNOLDS" search $claim "${options[@]}" --state "$work/whole.json" --archive "$work/refuted" > "$work/search.txt"
search=$(sbatch --parsable --array=1-2 --output="$work/search/%a.log" "$here/search.sbatch" $claim "$work/search" 2 "${options[@]}")
claims=(averaging.orbit-mean frames.average-fixes-invariants) options=(--cases 20 --quiet)
"$REYNOLDS" verify "${claims[@]}" "${options[@]}" --record "$work/verified.json" > "$work/verify.txt"
verify=$(sbatch --parsable --array=1-2 --output="$work/verify/%a.log" "$here/verify.sbatch" "$work/verify" 2 "${claims[@]}" "${options[@]}")
for job in "${search}_1" "${search}_2" "${verify}_1" "${verify}_2"; do
  until_true 300 "job $job is over" over "$job"
  is "$job" JobState COMPLETED || { cat "$work"/search/*.log "$work"/verify/*.log; fail "job $job is $(field "$job" JobState)"; }
done
"$REYNOLDS" search $claim --merge "$work"/search/*.json --archive "$work/merged-refuted" > "$work/merge.txt"
diff -r "$work/refuted" "$work/merged-refuted" || fail "the shards of a search archived other counterexamples"
"$REYNOLDS" verify "${claims[@]}" --merge "$work"/verify/*.json --record "$work/merged-verified.json" > "$work/merge.txt"
diff "$work/verified.json" "$work/merged-verified.json" || fail "the shards of a verification kept another record"
say "search and verification: two tasks each found what one process finds"
say "passed"
