#!/usr/bin/env bash
# A real Slurm of one node, this machine: munged, slurmctld and slurmd on the loopback, with ports and a folder of their own. For tests.
#
#   Scripts/slurm/single-node.sh up FOLDER       FOLDER must not exist; then: export SLURM_CONF=FOLDER/slurm.conf
#   Scripts/slurm/single-node.sh status FOLDER   exit code 0 if it is up
#   Scripts/slurm/single-node.sh down FOLDER     ends its jobs and daemons, and removes FOLDER
#
# Needs root, as in a container, and Debian's slurm-wlm and munge, which `up` installs with apt where they are missing. It does not use
# or change a Slurm that is installed: nothing outside FOLDER is written. Exit codes: 0 done, 1 not up, 64 wrong use, 69 something is
# missing or did not start, 77 not root.
set -euo pipefail

usage() { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 64; }
say() { printf 'single-node: %s\n' "$*" >&2; }

[ $# -eq 2 ] || usage
action=$1 folder=$2
programs=(munged slurmctld slurmd sbatch scontrol squeue scancel sinfo)

missing() {
  for program in "${programs[@]}"; do command -v "$program" >/dev/null || printf '%s ' "$program"; done
}

install() {
  [ -n "$(missing)" ] || return 0
  if command -v apt-get >/dev/null; then
    say "installing slurm-wlm and munge; missing: $(missing)"
    # Their services are not to be started: a file that says so is there meanwhile, unless there is one already.
    local policy=/usr/sbin/policy-rc.d
    if [ -e "$policy" ]; then
      policy=
    else
      printf '#!/bin/sh\nexit 101\n' > "$policy" && chmod 755 "$policy"
      trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    apt-get update -q >/dev/null 2>&1 || say "apt-get update failed; trying with the lists that are there"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q slurm-wlm munge >/dev/null 2>&1 || true
    [ -z "$policy" ] || { rm -f "$policy"; trap - EXIT; }
  fi
  [ -z "$(missing)" ] || { say "missing and not to be had here: $(missing)(Debian's packages slurm-wlm and munge)"; exit 69; }
}

# The first of some ports that nothing listens on.
free_port() {
  local port
  for port in $(seq "$1" "$2"); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  say "no port from $1 to $2 is free"
  exit 69
}

up() {
  [ "$(id -u)" -eq 0 ] || { say "slurmd must be started by root, as in a container"; exit 77; }
  [ ! -e "$folder" ] || { say "$folder is there already; name a folder that is not, or end that Slurm with down"; exit 64; }
  install
  mkdir -p "$folder"
  folder=$(cd "$folder" && pwd -P)
  # Whatever fails from here on leaves nothing behind.
  trap 'code=$?; [ $code -eq 0 ] || { tail -n 20 "$folder"/log/* >&2 || true; down; exit $code; }' EXIT
  # munged refuses folders that others may write to.
  chmod 755 "$folder"
  mkdir "$folder/munge" "$folder/state" "$folder/spool" "$folder/log"
  chmod 700 "$folder/munge"
  (umask 077 && dd if=/dev/urandom of="$folder/munge/key" bs=1024 count=1 status=none)
  # --force: the socket may lie in a folder such as /tmp that others may write to.
  munged --force --key-file="$folder/munge/key" --socket="$folder/munge/socket" --pid-file="$folder/munge/pid" \
    --log-file="$folder/log/munged" --seed-file="$folder/munge/seed" 2>>"$folder/log/munged"
  local host
  host=$(hostname -s)
  cat > "$folder/slurm.conf" <<CONF
ClusterName=reynolds
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port 26800 26899)
SlurmdPort=$(free_port 26900 26999)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld
SlurmdLogFile=$folder/log/slurmd
# What works in a container, without cgroups.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,sched_min_interval=0
ReturnToService=2
KillWait=2
# Finished jobs stay known for an hour: they may be asked for, and requeued.
MinJobAge=3600
JobRequeue=1
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$(awk '/MemTotal/ { print int($2 / 1024 * 0.9) }' /proc/meminfo)
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
CONF
  export SLURM_CONF="$folder/slurm.conf"
  slurmctld -c 2>>"$folder/log/slurmctld"
  slurmd 2>>"$folder/log/slurmd"
  for _ in $(seq 300); do
    if is_up; then
      echo "up: $(sinfo --version) with $(nproc) cores; export SLURM_CONF=$folder/slurm.conf"
      return
    fi
    sleep 0.1
  done
  say "Slurm did not come up within 30 s; the ends of its logs:"
  exit 69
}

is_up() { [[ "$(sinfo -h -o %t 2>/dev/null || true)" =~ ^(idle|mix|alloc)$ ]]; }

# The processes below one, itself first.
tree() {
  local child
  echo "$1"
  for child in $(ps -o pid= --ppid "$1" 2>/dev/null); do tree "$child"; done
}

down() {
  [ -e "$folder" ] || return 0
  [ -f "$folder/slurm.conf" ] || [ -d "$folder/munge" ] || { say "$folder is not the folder of a Slurm"; exit 64; }
  folder=$(cd "$folder" && pwd -P)
  export SLURM_CONF="$folder/slurm.conf"
  local pid file process
  # Jobs first: without slurmd nobody would end their processes.
  if is_up; then
    scancel --user=root 2>/dev/null || true
    for _ in $(seq 100); do
      [ -n "$(squeue -h -t RUNNING,COMPLETING,SUSPENDED 2>/dev/null || true)" ] || break
      sleep 0.1
    done
  fi
  for file in "$folder/slurmd.pid" "$folder/slurmctld.pid" "$folder/munge/pid"; do
    [ -f "$file" ] && pid=$(cat "$file") || continue
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 100); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
  done
  # What a slurmd that was killed has left behind: the managers of its job steps, known by their configuration.
  for process in /proc/[0-9]*; do
    [[ "$(readlink "$process/exe" 2>/dev/null || true)" == */slurmstepd* ]] || continue
    grep -qzxF "SLURM_CONF=$folder/slurm.conf" "$process/environ" 2>/dev/null || continue
    for pid in $(tree "${process#/proc/}"); do kill -KILL "$pid" 2>/dev/null || true; done
  done
  rm -rf "$folder"
}

case $action in
  up) up ;;
  down) down ;;
  status)
    export SLURM_CONF="$folder/slurm.conf"
    if [ -f "$SLURM_CONF" ] && is_up; then
      sinfo -N -l
      squeue
    else
      say "no Slurm is up in $folder"
      exit 1
    fi
    ;;
  *) usage ;;
esac
