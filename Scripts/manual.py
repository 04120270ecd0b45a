#!/usr/bin/env python3
"""Writes man pages: one for the command, one for each subcommand, from what the binary says of itself.

    python3 Scripts/manual.py [--date YYYY-MM-DD] BINARY FOLDER      then: man FOLDER/reynolds.1

swift-argument-parser's own plugin (`swift package generate-manual`) drops every character beyond ASCII (ε, ≤, ω, …), which makes other
statements of ours; hence this script. It reads `BINARY --experimental-dump-help`. Standard library only.

Exit codes: 0 written; 64 wrong use; 69 the binary does not describe itself.
"""
import argparse
import datetime
import json
import pathlib
import subprocess
import sys


def escaped(text):
    """Text in which roff sees no commands: backslashes, minus signs that can be copied, dots at the beginning of lines."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def name(argument):
    """How an argument is written: `-o FILE`, `--output FILE`, `<paths>`."""
    if argument["kind"] == "positional":
        return "<" + argument["valueName"] + ">"
    dashes = {"long": "--", "short": "-", "longWithSingleDash": "-"}
    names = ", ".join(dashes[one["kind"]] + one["name"] for one in argument.get("names", []))
    return names if argument["kind"] == "flag" else f"{names} <{argument['valueName']}>"


def page(command, path, date, version):
    """The page of a command; path is the list of its names."""
    title = "-".join(path)
    lines = [
        ".\\\" -*- coding: utf-8 -*-",
        f".TH {title.upper()} 1 {date} \"{version}\" \"Reynolds\"",
        ".SH NAME", f"{escaped(title)} \\- {escaped(command.get('abstract', '').rstrip('.'))}",
        ".SH SYNOPSIS", f".B {escaped(' '.join(path))}",
    ]
    subcommands = [one for one in command.get("subcommands", []) if one["commandName"] != "help" and one.get("shouldDisplay", True)]
    arguments = [one for one in command.get("arguments", []) if one.get("shouldDisplay", True)]
    if subcommands:
        lines.append(".I <command>")
    if any(one["kind"] != "positional" for one in arguments):
        lines.append("[options]")
    for one in arguments:
        if one["kind"] == "positional":
            text = escaped(name(one)) + (" ..." if one.get("isRepeating") else "")
            lines.append(f"[{text}]" if one.get("isOptional") else text)
    if subcommands:
        lines.append(".SH COMMANDS")
        for one in subcommands:
            lines += [".TP", f".B {escaped(one['commandName'])}", escaped(one.get("abstract", ""))]
        lines += [".PP", f"Each has a page of its own, such as {escaped(title)}\\-{escaped(subcommands[0]['commandName'])}(1)."]
    if command.get("discussion"):
        # The layout of examples and lists is kept.
        lines += [".SH DESCRIPTION", ".nf", escaped(command["discussion"].rstrip()), ".fi"]
    if arguments:
        lines.append(".SH OPTIONS")
        for one in arguments:
            text = escaped(one.get("abstract", ""))
            if one.get("allValueStrings") or one.get("allValues"):
                text += "\nValues: " + escaped(", ".join(one.get("allValueStrings") or one["allValues"])) + "."
            if one.get("defaultValue"):
                text += "\nDefault: " + escaped(one["defaultValue"]) + "."
            lines += [".TP", f".B {escaped(name(one))}", text]
    lines += [".SH EXIT STATUS", "See Documentation/ExitCodes.md: 0 done, 1 the answer is no, 2 not decided, from 64 on as in sysexits.h."]
    if len(path) > 1:
        lines += [".SH SEE ALSO", f"{escaped(path[0])}(1)"]
    return title, "\n".join(lines) + "\n"


def pages(command, path, date, version):
    """The pages of a command and of everything below it."""
    yield page(command, path, date, version)
    for one in command.get("subcommands", []):
        if one["commandName"] != "help" and one.get("shouldDisplay", True):
            yield from pages(one, path + [one["commandName"]], date, version)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="the date on the pages (today)")
    parser.add_argument("binary")
    parser.add_argument("folder", type=pathlib.Path)
    arguments = parser.parse_args()
    try:
        dump = subprocess.run([arguments.binary, "--experimental-dump-help"], capture_output=True, text=True, check=True)
        root = json.loads(dump.stdout)["command"]
        version = subprocess.run([arguments.binary, "--version"], capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError, ValueError, KeyError) as error:
        print(f"{arguments.binary} does not describe itself: {error}; give a built binary, such as .build/release/reynolds",
              file=sys.stderr)
        return 69
    arguments.folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for title, text in pages(root, [root["commandName"]], arguments.date, version.split("(")[0].strip()):
        (arguments.folder / f"{title}.1").write_text(text, encoding="utf-8")
        count += 1
    print(f"{count} pages in {arguments.folder}; read them with man {arguments.folder / root['commandName']}.1")
    return 0


if __name__ == "__main__":
    sys.exit(main())
