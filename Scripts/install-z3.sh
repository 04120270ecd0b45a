#!/bin/sh
# Makes sure that libz3 and its headers are there: installs Debian's libz3-dev when pkg-config does not find z3.
set -eu

if pkg-config --exists z3 2>/dev/null; then exit 0; fi

say() { printf 'reynolds: %s\n' "$*" >&2; }

if ! command -v apt-get >/dev/null 2>&1; then
  say "Z3 is missing and this machine has no apt-get; install Z3 with its headers and pkg-config file (4.8.12 or newer), then run make again"
  exit 69
fi

if [ "$(id -u)" -eq 0 ]; then
  as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  as_root="sudo"
else
  say "Z3 is missing and this user may not install packages; ask an administrator for: apt-get install libz3-dev pkg-config"
  exit 77
fi

say "installing libz3-dev"
# A fresh machine has no package lists; an old list is better than none, so a failed update is not the end.
$as_root apt-get update -q >/dev/null || say "apt-get update failed; trying with the lists that are there"
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q libz3-dev pkg-config >/dev/null

if ! pkg-config --exists z3; then
  say "libz3-dev was installed, but pkg-config still does not find z3"
  exit 69
fi
