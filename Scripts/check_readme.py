#!/usr/bin/env python3
"""Runs the ```console blocks of documents and compares what they show with what is printed now.

    python3 Scripts/check_readme.py [--reynolds PATH] [--seconds 120] [README.md Documentation/Tour.md ...]

A block holds lines `$ command`, each followed by its output up to the next `$ ` or the end of the block. Commands
that begin with `reynolds`, `reynolds-check` or `swift run -c release reynolds[-check]` are run, at the top of the
repository, with the given binaries; others are named and skipped. A line `…` in a document stands for any lines, and
`# exit code N` behind a command for its exit code, 0 without it. Not compared: times, the width of tables, and where the
repository lies. What the documents write goes to .build/tour, which is emptied first (unless --keep). Standard library only.

Exit codes: 0 all blocks are as shown; 1 one differs, failed or took too long; 64 wrong use or nothing to run.
"""
import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def commands(text):
    """Triples (line number, command, shown output) of all console blocks."""
    inside, current = False, None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            if current:
                yield current
            inside, current = not inside and line.strip() == "```console", None
        elif inside and line.startswith("$ "):
            if current:
                yield current
            current = (number, line[2:], [])
        elif inside and current:
            if current[1].endswith("\\"):
                current = (current[0], current[1][:-1] + line.strip(), [])
            else:
                current[2].append(line)


def normalized(lines):
    """The lines without what differs from run to run: times, paths of the repository, the widths of columns."""
    result = []
    for line in lines:
        line = line.replace(str(ROOT) + "/", "")
        line = re.sub(r"\b\d+ (min|h) \d+ (s|min)\b", "TIME", line)
        line = re.sub(r"\b\d+(\.\d+)? (s|ms|seconds)\b", "TIME", line)
        # The column of seconds is the last one of a table.
        line = re.sub(r"(\s)\d+\.\d{3}(\s+\d+\.\d{3})?$", r"\1TIME", line)
        line = re.sub(r"─+", "─", line)
        result.append(re.sub(r"\s+", " ", line).strip())
    while result and not result[-1]:
        result.pop()
    return result


def matches(shown, printed):
    """Whether the printed lines are the shown ones, `…` being any number of lines."""
    if not shown:
        return not printed
    if shown[0] == "…":
        return any(matches(shown[1:], printed[k:]) for k in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0] and matches(shown[1:], printed[1:])


def run(command, folder, seconds):
    """The exit code, the standard output and the seconds of a shell command; the code is None if it took too long."""
    environment = dict(os.environ, PATH=f"{folder}{os.pathsep}{os.environ['PATH']}", NO_COLOR="1")
    start = time.monotonic()
    # A group of its own, so that nothing is left of a command that takes too long.
    process = subprocess.Popen(
        ["bash", "-c", command], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True)
    try:
        output, errors = process.communicate(timeout=seconds)
        code = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        output, errors = process.communicate()
        code = None
    return code, output, errors, time.monotonic() - start


def check(path, folder, seconds):
    """The number of commands that were run and of those that failed in a document."""
    count = failures = 0
    for number, line, shown in commands(path.read_text(encoding="utf-8")):
        place = f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}:{number}"
        command, _, comment = line.partition("  # ")
        expected = re.fullmatch(r"exit code (\d+)", comment.strip())
        expected = int(expected.group(1)) if expected else 0
        command = re.sub(r"^swift run -c release (reynolds(?:-check)?)\b", r"\1", command)
        if not re.match(r"reynolds(-check)?(\s|$)", command):
            print(f"skipped  {place}  {command}")
            continue
        count += 1
        code, output, errors, took = run(command, folder, seconds)
        want, have = normalized(shown), normalized(output.splitlines())
        if code == expected and matches(want, have):
            print(f"as shown {place}  {command}  ({took:.1f} s)")
            continue
        failures += 1
        if code is None:
            print(f"TOO SLOW {place}  {command}: more than {seconds} s")
        elif code != expected:
            print(f"FAILED   {place}  {command}: exit code {code} instead of {expected}\n{errors.rstrip()}")
        else:
            print(f"DIFFERS  {place}  {command}")
            for difference in difflib.unified_diff(want, have, "shown", "printed now", lineterm="", n=1):
                print("  " + difference)
    return count, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reynolds", default=os.environ.get("REYNOLDS", str(ROOT / ".build/release/reynolds")),
                        help="the binary; reynolds-check is looked for beside it (REYNOLDS, or .build/release/reynolds)")
    parser.add_argument("--keep", action="store_true", help="leave .build/tour as it is")
    parser.add_argument("--seconds", type=float, default=120, help="the longest time of one command (120)")
    parser.add_argument("documents", nargs="*", default=["README.md", "Documentation/Tour.md"])
    arguments = parser.parse_args()
    binary = pathlib.Path(arguments.reynolds).resolve()
    checker = binary.with_name("reynolds-check")
    for program in [binary, checker]:
        if not os.access(program, os.X_OK):
            print(f"{program} is not there: build with `make run`, or set REYNOLDS to a built binary", file=sys.stderr)
            return 64
    if not arguments.keep:
        shutil.rmtree(ROOT / ".build/tour", ignore_errors=True)
        (ROOT / ".build/tour").mkdir(parents=True)
    count = failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for program in [binary, checker]:
            os.symlink(program, pathlib.Path(folder) / program.name)
        for document in arguments.documents:
            path = (ROOT / document).resolve()
            if not path.is_file():
                print(f"{path} cannot be read: name a Markdown file", file=sys.stderr)
                return 64
            ran, failed = check(path, folder, arguments.seconds)
            count, failures = count + ran, failures + failed
    print(f"{count} commands: {count - failures} print what is shown, {failures} do not")
    if count == 0:
        return 64
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
