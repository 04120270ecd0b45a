#!/usr/bin/env bash
# Runs an atlas on Slurm: an array of TASKS shards, and after it a job that merges them into DIR/dataset.
#
#   Scripts/slurm/submit.sh SPEC DIR TASKS [OPTIONS OF SBATCH...]
#   Scripts/slurm/submit.sh Atlas/spec.json /scratch/atlas 64 --partition=long --account=maths --time=12:00:00
#   SHARDS=64 Scripts/slurm/submit.sh Atlas/spec.json /scratch/atlas 3,17     only these shards of 64
#
# REYNOLDS is the program, `reynolds` without it; it, SPEC and DIR must be on a file system that all nodes see. To go on after a
# failure, run the same command again: what is done is not done again. Prints the numbers of both jobs: the array's, then the merge's.
# The merge runs if all tasks end well, and is cancelled by Slurm otherwise.
set -euo pipefail

say() { printf 'submit: %s\n' "$*" >&2; }

if [ $# -lt 3 ]; then
  sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
  exit 64
fi
here=$(cd "$(dirname "$0")" && pwd -P)
shards=${SHARDS:-$3}
tasks=${SHARDS:+$3}
tasks=${tasks:-1-$3}
[[ "$shards" =~ ^[1-9][0-9]*$ ]] || { say "TASKS is a number of shards, or a list of them with SHARDS=how many there are"; exit 64; }
[ -f "$1" ] || { say "$1: no such file"; exit 66; }
command -v sbatch >/dev/null || { say "sbatch is missing: is this a machine of the cluster?"; exit 69; }
export REYNOLDS
REYNOLDS=$(command -v "${REYNOLDS:-reynolds}") || { say "there is no program reynolds; say with REYNOLDS= where it is"; exit 66; }
REYNOLDS=$(realpath "$REYNOLDS")
spec=$(realpath "$1")
mkdir -p "$2/logs"
folder=$(realpath "$2")
shift 3

# A specification that is wrong is refused here rather than on every node.
"$REYNOLDS" atlas plan --spec "$spec" --shards "$shards" > "$folder/logs/plan.txt"

array=$(sbatch --parsable --array="$tasks" --output="$folder/logs/%A_%a.log" "$@" "$here/atlas.sbatch" "$spec" "$folder" "$shards")
array=${array%%;*}
merge=$(sbatch --parsable --dependency=afterok:"$array" --kill-on-invalid-dep=yes --output="$folder/logs/merge-%j.log" "$@" \
  "$here/merge.sbatch" "$spec" "$folder" "$folder/dataset")
merge=${merge%%;*}
say "array $array with shards $tasks of $shards, then merge $merge into $folder/dataset; logs in $folder/logs; squeue -j $array,$merge shows them"
echo "$array $merge"
