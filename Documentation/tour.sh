#!/usr/bin/env bash
# A new user's session: make run, then everything that Documentation/Tour.md and README.md show, then figures and a report.
# Each command must end within two minutes and print what the documents say (times and widths of tables aside).
#
#   Documentation/tour.sh                        builds in release mode first (make run)
#   REYNOLDS=path/to/reynolds Documentation/tour.sh   uses a binary that is built; reynolds-check stands beside it
#
# What is written goes to .build/tour; the archive of the repository is only read, or kept as it is.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${REYNOLDS:-}" ]; then
  make run
  REYNOLDS=.build/release/reynolds
fi
REYNOLDS=$(realpath "$REYNOLDS")
export REYNOLDS

# step NAME FILE COMMAND...: runs a command within two minutes; the file must be there and not empty afterwards.
step() {
  local name=$1 file=$2 start=$SECONDS
  shift 2
  echo "tour: $name: reynolds ${*:2}"
  timeout 120 "$@" > .build/tour/output.txt || {
    local code=$?
    echo "tour: $name failed with exit code $code (124: it took more than two minutes)" >&2
    cat .build/tour/output.txt >&2
    exit 1
  }
  if [ ! -s "$file" ]; then
    echo "tour: $name ended well and did not write $file" >&2
    exit 1
  fi
  echo "tour: $name done, $((SECONDS - start)) s"
}

# certify, check, verify a family, search: as the documents show them.
python3 Scripts/check_readme.py --seconds 120 README.md Documentation/Tour.md

step doctor .build/tour/output.txt "$REYNOLDS" doctor
step plot .build/tour/profile-S4.svg "$REYNOLDS" plot profile --group S4 --output .build/tour/profile-S4.svg
# The figure of the README is what the command draws.
step figure .build/tour/separation.svg \
  env -C .build/tour "$REYNOLDS" plot separation --family binary --parameters 2,4,6,8,10 --output separation.svg
cmp .build/tour/separation.svg Documentation/separation.svg
step report .build/tour/report/index.html "$REYNOLDS" report --no-atlas --output .build/tour/report
echo "tour: everything works"
