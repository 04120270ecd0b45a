#!/usr/bin/env python3
"""kill -9 at random moments: nothing that was reported as saved is lost, and going on gives what an uninterrupted run gives.

For each scenario of scenarios.py a run without kills is the reference. Then the command is started, killed with everything that it
started after a time drawn from a seed, its folder is looked at, and the command is given again, until it ends by itself; its result must
be the reference's, and no temporary files may be left. Standard library only (a model to probe needs NumPy).

  python3 Scripts/faults/kill.py --build .build/release [--kills 100] [--seed 1] [--only search]
"""
import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import scenarios

# A life is ended without further kills after so many.
MOST_KILLS = 6


class Programs:
    def __init__(self, build):
        self.reynolds, self.checker = os.path.abspath(f"{build}/reynolds"), os.path.abspath(f"{build}/reynolds-check")


def start(command, log):
    """A command in a process group of its own, with all that it says in a file."""
    environment = os.environ | {"SWIFT_BACKTRACE": "enable=no"}
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, env=environment)


def said(log):
    log.flush()
    with open(log.name, errors="replace") as file:
        return file.read()


def one_run(scenario, delay):
    """Runs the command, at most for a time; the exit code (None after a kill), the output, the seconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".log") as log:
        began = time.monotonic()
        process = start(scenario.command(), log)
        try:
            code = process.wait(delay)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            code = None
        return code, said(log), time.monotonic() - began


def one_life(kind, programs, folder, reference, draw, duration, kills_left, tally):
    """From nothing to the end, with kills; what was wrong."""
    scenario = kind(programs, folder)
    before, kills = None, 0
    while True:
        last = kills >= min(MOST_KILLS, kills_left)
        code, output, _ = one_run(scenario, None if last else draw.uniform(0, 1.05 * duration))
        if code is not None and not scenario.ended(code):
            yield f"after {kills} kills it ends with {code}: {output[-2000:]}"
            return
        try:
            now = scenario.promises(output)
        except (OSError, ValueError, KeyError, EOFError) as error:
            yield f"after {kills} kills a file is not whole: {type(error).__name__} {error}"
            return
        yield from scenario.broken(before or now, now)
        temporary = [path for path in scenarios.leftovers(folder) if not scenario.is_given_up(path)]
        tally["leftovers"] = max(tally["leftovers"], len(temporary))
        # One writer of each of two folders may have been killed; those of earlier kills are gone.
        if len(temporary) > (2 if code is None else 0):
            yield f"temporary files pile up: {temporary}"
        if code is not None:
            break
        before, kills = now, kills + 1
        tally["kills"] += 1
    tally["ends"] += 1
    result = scenario.result()
    if result != reference:
        yield f"after {kills} kills the result is another one: {difference(reference, result)}"


def difference(one, other, path=""):
    """Where two values differ first."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in sorted(one.keys() | other.keys()):
            if one.get(key) != other.get(key):
                return difference(one.get(key), other.get(key), f"{path}/{key}")
    return f"{path}: {str(one)[:300]} … {str(other)[:300]}"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--build", default=".build/release", help="the folder with reynolds and reynolds-check")
    options.add_argument("--kills", type=int, default=100, help="how many, over all scenarios")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", help="one scenario: " + ", ".join(kind.name for kind in scenarios.ALL))
    arguments = options.parse_args()
    programs = Programs(arguments.build)
    kinds = [kind for kind in scenarios.ALL if arguments.only in (None, kind.name)]
    draw = random.Random(arguments.seed)
    wrong = 0
    root = tempfile.mkdtemp(prefix="reynolds-kill-")
    try:
        present = []
        for kind in kinds:
            folder = f"{root}/{kind.name}-reference"
            os.mkdir(folder)
            scenario = kind(programs, folder)
            if scenario.unavailable:
                print(f"{kind.name}: left out, {scenario.unavailable}")
                continue
            code, output, duration = one_run(scenario, None)
            if not scenario.ended(code):
                print(f"{kind.name}: the run without kills ends with {code}: {output[-2000:]}")
                return 1
            print(f"{kind.name}: {duration:.2f} s without kills", flush=True)
            present.append((kind, scenario.result(), duration))
        for place, (kind, reference, duration) in enumerate(present):
            goal = arguments.kills * (place + 1) // len(present) - arguments.kills * place // len(present)
            tally = {"kills": 0, "ends": 0, "leftovers": 0}
            began = time.monotonic()
            life = 0
            while tally["kills"] < goal:
                folder = f"{root}/{kind.name}-{life}"
                os.mkdir(folder)
                for problem in one_life(kind, programs, folder, reference, draw, duration, goal - tally["kills"], tally):
                    wrong += 1
                    print(f"wrong: {kind.name}, life {life}: {problem}", flush=True)
                shutil.rmtree(folder)
                life += 1
                if wrong > 20:
                    return 1
            print(
                f"{kind.name}: {tally['kills']} kills in {life} lives, {tally['ends']} of them ended with the result of the run without "
                f"kills; at most {tally['leftovers']} temporary files at a time, none at the end; {time.monotonic() - began:.0f} s",
                flush=True)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print("nothing is lost" if not wrong else f"{wrong} things are wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
