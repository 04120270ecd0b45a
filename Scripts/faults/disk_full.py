#!/usr/bin/env python3
"""A full disk, a limit on the size of files, folders that cannot be written to: the exit code is 73 (1 for `certify --all`, where an instance
failed), the message names the place, and what was there is as it was.

The disk is a small tmpfs and the read-only folder a bind mount, both in a mount namespace of this process (root, or user namespaces, is
needed; where neither is permitted the script says so and ends with 77). Standard library only (a model to probe needs NumPy).

  python3 Scripts/faults/disk_full.py --build .build/release
"""
import argparse
import glob
import os
import resource
import shutil
import subprocess
import sys
import tempfile

import scenarios

CANNOT_CREATE = 73
# Where something else is documented: an instance that failed, among others that may not have.
CODES = {"certify --all": (1, 73)}


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def run(command, **options):
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600,
        env=os.environ | {"SWIFT_BACKTRACE": "enable=no"}, **options)


def fill(folder):
    """Leaves no room, not even in the last block."""
    size = 1 << 20
    with open(f"{folder}/filler", "ab", buffering=0) as file:
        while size:
            try:
                file.write(b"\0" * size)
            except OSError:
                size //= 2


def small(limit):
    """No file may grow beyond some bytes."""
    def prepare():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return prepare


class Commands:
    """Everything that writes a file: a name, the command, and where it writes."""

    def __init__(self, build, scratch):
        self.reynolds, self.checker = os.path.abspath(f"{build}/reynolds"), os.path.abspath(f"{build}/reynolds-check")
        self.model = f"{scratch}/model.py"
        with open(self.model, "w") as file:
            file.write(scenarios.MODEL.format(scripts=os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
        excluded = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Counterexamples/excluded")
        self.certificate = sorted(glob.glob(f"{excluded}/*.json"))[0]
        self.has_numpy = run([sys.executable, "-c", "import numpy"]).returncode == 0

    def all(self, folder):
        r = self.reynolds
        yield "certify", [r, "certify", "--group", "S4", "--class", "polynomials:2", "--archive", f"{folder}/excluded"]
        yield "certify --all", [r, "certify", "--all", "order<=4 x rational-irreducibles", "--archive", f"{folder}/excluded"]
        yield "search", [
            r, "search", "errors.factor-below-two", "--budget", "60", "--collect", "--strategy", "random", "--state", f"{folder}/state.json",
            "--archive", f"{folder}/refuted"]
        yield "scheme", [r, "scheme", "--group", "S4", "--class", "polynomials:2", "--symmetry", "weak:0.1", "--output", f"{folder}/scheme.json"]
        yield "export", [r, "export", self.certificate, "--format", "smt2", "--output", f"{folder}/instance.smt2"]
        yield "verify", [r, "verify", "errors.factor-below-two", "--cases", "5", "--junit", f"{folder}/verify.xml"]
        if self.has_numpy:
            probe = [r, "probe", "--group", "S5", "--target", "weak:0.01", "--max-queries", "3000"]
            yield "probe --report", [*probe, "--report", f"{folder}/report.json", "--", sys.executable, self.model]
            yield "probe --record", [*probe, "--record", f"{folder}/run", "--", sys.executable, self.model]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--build", default=".build/release", help="the folder with reynolds and reynolds-check")
    arguments = options.parse_args()
    if os.environ.get("REYNOLDS_FAULTS_NAMESPACE") != "1":
        for way in (["unshare", "-m"], ["unshare", "-m", "-U", "-r"]):
            if shutil.which("unshare") and subprocess.run([*way, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True).returncode == 0:
                os.execvpe("unshare", [*way, sys.executable, *sys.argv], os.environ | {"REYNOLDS_FAULTS_NAMESPACE": "1"})
        print("left out: file systems cannot be mounted here, not even in a namespace of its own")
        return 77
    scratch = tempfile.mkdtemp(prefix="reynolds-full-")
    wrong = []
    try:
        commands = Commands(arguments.build, scratch)
        disk, good = f"{scratch}/disk", f"{scratch}/good"
        os.mkdir(disk)
        os.mkdir(good)
        mount("-t", "tmpfs", "-o", "size=1m", "none", disk)
        mount("--make-private", disk)

        def judge(situation, name, outcome, before, after):
            said = (outcome.stderr + outcome.stdout).strip().splitlines()
            last = (outcome.stderr.strip().splitlines() or said or [""])[-1]
            print(f"{situation:16} {name:15} {outcome.returncode:>3}  {last[:150]}", flush=True)
            if outcome.returncode not in CODES.get(name, (CANNOT_CREATE,)):
                wrong.append(f"{situation}, {name}: the exit code is {outcome.returncode}")
            if not any(word in last for word in ("space", "too large", "Read-only", "no right", "cannot be made", "cannot write", "written")):
                wrong.append(f"{situation}, {name}: “{last}” does not say what is wrong")
            for path, content in before.items():
                if path != "filler" and after.get(path) != content and not scenarios.is_leftover(path):
                    wrong.append(f"{situation}, {name}: {path} is not as it was")
            new = [path for path in after if path not in before and path != "filler"]
            # A recording keeps the batches that it had room for.
            if [path for path in new if not path.startswith("run/") and after[path] == b"" or scenarios.LEFTOVER.search(path)]:
                wrong.append(f"{situation}, {name}: left behind: {new}")

        # What is there before: an archive, a campaign, a scheme, a report.
        for name, command in commands.all(good):
            outcome = run(command)
            if outcome.returncode not in (0, 1, 2):
                wrong.append(f"in good order, {name}: {outcome.returncode} {outcome.stderr}")
        present = scenarios.files(good)
        print(f"{'in good order':16} {len(present)} files")

        # A disk without room: everything that would be new, and everything that would be another content.
        for place, fresh in (("full disk", False), ("full, anew", True)):
            for name, command in commands.all(disk):
                for entry in os.listdir(disk):
                    path = f"{disk}/{entry}"
                    shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
                if not fresh:
                    shutil.copytree(good, disk, dirs_exist_ok=True)
                    # The same question asked anew, so that something has to be written.
                    for kept in ("excluded", "run"):
                        shutil.rmtree(f"{disk}/{kept}", ignore_errors=True)
                    for kept in os.listdir(disk):
                        if kept != "refuted":
                            with open(f"{disk}/{kept}", "a") as file:
                                file.write(" \n")
                    if name == "search":
                        command = [*command, "--restart"]
                    if name == "scheme":
                        command = [*command, "--force"]
                for folder in ("excluded", "refuted"):
                    os.makedirs(f"{disk}/{folder}", exist_ok=True)
                fill(disk)
                before = scenarios.files(disk)
                judge(place, name, run(command), before, scenarios.files(disk))

        # A limit on the size of a file, which is a signal that ends a program that does not expect it.
        limited = f"{scratch}/limited"
        for name, command in commands.all(limited):
            shutil.rmtree(limited, ignore_errors=True)
            os.mkdir(limited)
            judge("file size 100", name, run(command, preexec_fn=small(100)), {}, scenarios.files(limited))

        # Folders that nobody may write to, root neither.
        locked = f"{scratch}/locked"
        shutil.copytree(good, locked)
        shutil.rmtree(f"{locked}/excluded")
        shutil.rmtree(f"{locked}/run", ignore_errors=True)
        os.remove(f"{locked}/scheme.json")
        os.remove(f"{locked}/state.json")
        mount("--bind", locked, locked)
        mount("-o", "remount,ro,bind", locked)
        before = scenarios.files(locked)
        for name, command in commands.all(locked):
            judge("read-only", name, run(command), before, scenarios.files(locked))
        # Reading needs no right to write.
        for command in ([commands.reynolds, "check", f"{locked}/refuted"], [commands.reynolds, "claims"]):
            outcome = run(command)
            if outcome.returncode != 0:
                wrong.append(f"read-only, {command[1]}: {outcome.returncode} {outcome.stderr}")
        subprocess.run(["umount", locked], check=True)

        # Standard output on a full disk.
        with open("/dev/full", "w") as full:
            outcome = subprocess.run(
                [commands.checker, f"{good}/excluded"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=600)
        print(f"{'/dev/full':16} {'reynolds-check':15} {outcome.returncode:>3}  {outcome.stderr.strip()}")
        if outcome.returncode != CANNOT_CREATE:
            wrong.append(f"/dev/full: the exit code of reynolds-check is {outcome.returncode}")
        for command in (["claims"], ["group", "S4"], ["check", f"{good}/excluded"], ["verify", "averaging.orbit-mean", "--cases", "20"]):
            with open("/dev/full", "w") as full:
                outcome = subprocess.run(
                    [commands.reynolds, *command], stdout=full, stderr=subprocess.PIPE, text=True, timeout=600)
            print(f"{'/dev/full':16} {command[0]:15} {outcome.returncode:>3}  {outcome.stderr.strip()}")
            if outcome.returncode != CANNOT_CREATE:
                wrong.append(f"/dev/full: the exit code of {command[0]} is {outcome.returncode}")
        subprocess.run(["umount", disk], check=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return scenarios.conclude(wrong, "what was there is as it was")


if __name__ == "__main__":
    sys.exit(main())
