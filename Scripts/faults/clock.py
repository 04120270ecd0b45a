#!/usr/bin/env python3
"""A wall clock that is wrong and jumps changes nothing but labels: the commands say the same and write the same files, byte for byte,
but for the seconds that they took, and end in the time that they were given.

The clock is shifted by a library (shifted_clock.c, compiled with cc) that is loaded before all others. Standard library only.

  python3 Scripts/faults/clock.py --build .build/release
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import scenarios

# Ten years ahead and then behind; an hour behind and then ahead.
SHIFTS = (315_360_000, -3_600)
# With a unit, as the last column of a table, in JSON.
SECONDS = re.compile(r"(\d+ (h|min) )?\d+(\.\d+)? ?(s|ms|min|/s)\b|\b\d+\.\d{3}$|(?<=\"seconds\" : )[-\d.e]+", re.M)


def build(folder):
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shifted_clock.c")
    library = f"{folder}/shifted_clock.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library


def clock(environment):
    """The seconds that date says."""
    return int(subprocess.run(["date", "+%s"], capture_output=True, text=True, env=environment).stdout)


def commands(reynolds, checker, folder):
    """Each with what its exit code must be."""
    return [
        ("check", [checker, f"{os.path.dirname(__file__)}/../../Counterexamples/excluded"], 0),
        ("certify", [reynolds, "certify", "--group", "S4", "--class", "polynomials:2", "--archive", f"{folder}/excluded"], 0),
        ("certify --all", [
            reynolds, "certify", "--all", "order<=4 x rational-irreducibles x weights=all", "--archive", f"{folder}/family", "--timeout", "20"], 0),
        ("search", [
            reynolds, "search", "errors.factor-below-two", "--collect", "--budget", "100", "--strategy", "random,exhaustive", "--max-order", "3",
            "--state", f"{folder}/state.json", "--archive", f"{folder}/refuted"], 0),
        ("scheme", [reynolds, "scheme", "--group", "S4", "--class", "polynomials:2", "--symmetry", "weak:0.1", "--output", f"{folder}/s.json"], 0),
        ("verify", [reynolds, "verify", "errors.factor-below-two", "--cases", "50", "--time", "60s", "--format", "json"], 0),
        # A budget of time that is used up: a clock that jumps must neither end it early nor prolong it.
        ("search 3 s", [
            reynolds, "search", "separation.signs-save-at-most-half", "--budget", "3s", "--strategy", "random", "--no-archiving",
            "--state", f"{folder}/timed.json"], 0),
    ]


def outcome(command, folder, environment):
    began = time.monotonic()
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300, env=environment)
    return ran.returncode, SECONDS.sub("# s", ran.stdout.replace(folder, "FOLDER")), ran.stderr, time.monotonic() - began


def contents(folder):
    """The files, without the seconds that a campaign took."""
    found = scenarios.files(folder)
    if "state.json" in found:
        found["state.json"] = scenarios.timeless_state(found["state.json"])
    found.pop("timed.json", None)
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--build", default=".build/release", help="the folder with reynolds and reynolds-check")
    arguments = options.parse_args()
    reynolds, checker = (os.path.abspath(f"{arguments.build}/{name}") for name in ("reynolds", "reynolds-check"))
    if not shutil.which("cc"):
        print("left out: there is no C compiler for the library that shifts the clock")
        return 77
    scratch = tempfile.mkdtemp(prefix="reynolds-clock-")
    wrong = []
    try:
        library = build(scratch)
        environment = dict(os.environ) | {"LD_PRELOAD": library, "REYNOLDS_CLOCK_SHIFT": str(SHIFTS[0])}
        if abs(clock(environment) - time.time() - SHIFTS[0]) > 100:
            print("left out: this system does not let a library shift the clock of date")
            return 77
        results = {}
        for shift in (None, *SHIFTS):
            folder = f"{scratch}/{shift}"
            os.mkdir(folder)
            environment = dict(os.environ)
            if shift is not None:
                environment |= {"LD_PRELOAD": library, "REYNOLDS_CLOCK_SHIFT": str(shift)}
                seen = clock(environment)
                if abs(seen - time.time() - shift) > 100:
                    wrong.append(f"the clock is not shifted: date says {seen}")
            for name, command, right in commands(reynolds, checker, folder):
                code, said, errors, seconds = outcome(command, folder, environment)
                print(f"{'right clock' if shift is None else f'{shift:+} s':13} {name:14} exit code {code}, {seconds:.1f} s", flush=True)
                if code != right:
                    wrong.append(f"{name}, shift {shift}: exit code {code}: {errors[-500:]}")
                if name == "search 3 s":
                    # Whatever is being tried is finished.
                    if not 2.9 < seconds < 60:
                        wrong.append(f"{name}, shift {shift}: it took {seconds:.1f} s")
                elif shift is None:
                    results[name] = said
                elif said != results[name]:
                    wrong.append(f"{name}, shift {shift}: it says something else:\n{results[name]}\nand\n{said}")
            if shift is None:
                reference = contents(folder)
            elif contents(folder) != reference:
                changed = [path for path in reference if contents(folder).get(path) != reference[path]]
                wrong.append(f"shift {shift}: other files: {changed}")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return scenarios.conclude(wrong, "the clock decides nothing")


if __name__ == "__main__":
    sys.exit(main())
