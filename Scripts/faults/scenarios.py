"""What is killed by kill.py: one class for each command that says that something is saved; and what the scripts of this folder share.

A scenario lives in a folder of its own. `command` is what a user would type, also to go on after a kill; `promises` is what the folder and
the output say is saved; `broken` lists what is not as promised; `result` is what an uninterrupted run leaves, without times.
"""
import array
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys

LEFTOVER = re.compile(r"\.reynolds-.*\.partial")


def conclude(wrong, fine):
    """Says what is wrong, or that all is fine; the exit code."""
    for problem in wrong:
        print("wrong:", problem)
    print(fine if not wrong else f"{len(wrong)} things are wrong")
    return 1 if wrong else 0


def files(folder):
    """All files below a folder: their content by relative path."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def is_leftover(path):
    """Whether a file is a temporary one."""
    return LEFTOVER.fullmatch(os.path.basename(path)) is not None


def leftovers(folder):
    return [path for path in files(folder) if is_leftover(path)]


def timeless(value):
    """JSON without what a clock decides."""
    if isinstance(value, dict):
        return {key: timeless(part) for key, part in value.items() if "econds" not in key}
    return [timeless(part) for part in value] if isinstance(value, list) else value


def timeless_state(text):
    """A saved campaign without the seconds that it took, and without the checksum, which counts them."""
    state = timeless(json.loads(text))
    state.pop("checksum", None)
    return state


class Scenario:
    """What all have in common."""

    # Why it cannot be run here, if so.
    unavailable = None

    def is_given_up(self, path):
        """Whether a file is in a folder that no later command goes on with."""
        return False


class Search(Scenario):
    """A campaign with a saved state, and the counterexamples that it archives."""

    name = "search"

    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.state, self.archive = f"{folder}/state.json", f"{folder}/refuted"

    def command(self):
        resume = ["--resume"] if os.path.exists(self.state) else []
        return [
            self.programs.reynolds, "search", "errors.factor-below-two", "--collect", "--budget", "700", "--jobs", "2", "--strategy",
            "random,exhaustive", "--max-order", "5", "--save-interval", "0.05", "--state", self.state, "--archive", self.archive, *resume]

    def ended(self, code):
        return code == 0

    def promises(self, output):
        archived = re.findall(r"^archived (.*)$", output, re.M)
        if not os.path.exists(self.state):
            return {"tried": {}, "witnesses": set(), "archived": archived}
        with open(self.state, "rb") as file:
            state = json.load(file)
        return {
            "tried": {part["strategy"]: part["tried"] for part in state["progress"]},
            "witnesses": {(w["violation"]["statement"], self.text(w["instance"])) for w in state["witnesses"]}, "archived": archived}

    @staticmethod
    def text(instance):
        return json.dumps(instance | {"group": instance["group"] | {"title": ""}}, sort_keys=True)

    def broken(self, before, now):
        for strategy, tried in before["tried"].items():
            if now["tried"].get(strategy, 0) < tried:
                yield f"{strategy}: {tried} cases were saved, now {now['tried'].get(strategy, 0)}"
        # A campaign keeps of each statement what is simplest: its text is not longer.
        for statement, text in before["witnesses"] - now["witnesses"]:
            if not any(statement == other and len(simpler) <= len(text) for other, simpler in now["witnesses"]):
                yield f"a witness is lost: {statement}: {text[:200]}"
        for path in before["archived"] + now["archived"]:
            if not os.path.exists(path):
                yield f"{path} was reported as archived and is not there"
        if os.path.isdir(self.archive) and os.listdir(self.archive):
            check = subprocess.run([self.programs.reynolds, "check", "--quiet", self.archive], capture_output=True, text=True)
            if check.returncode != 0:
                yield f"an archived counterexample is not valid: {check.stdout}{check.stderr}"

    def result(self):
        with open(self.state, "rb") as file:
            return {"state": timeless_state(file.read()), "archive": files(self.archive)}


class Archive(Scenario):
    """A family of instances, certified into an archive."""

    name = "certify"

    def __init__(self, programs, folder):
        self.programs, self.archive = programs, f"{folder}/excluded"

    def command(self):
        return [
            self.programs.reynolds, "certify", "--all", "order<=6 x rational-irreducibles x weights=convex,affine,uniform", "--jobs", "2",
            "--archive", self.archive]

    def ended(self, code):
        return code == 0

    def promises(self, output):
        asked, index = set(), {}
        if os.path.isdir(self.archive):
            for name, content in files(self.archive).items():
                if re.search(r"\.json(\.gz)?$", name) and not name.startswith("."):
                    text = gzip.decompress(content) if name.endswith(".gz") else content
                    asked.update(c.removeprefix("asked as: ") for c in json.loads(text).get("comments", []))
            if os.path.exists(f"{self.archive}/index.tsv"):
                with open(f"{self.archive}/index.tsv") as file:
                    lines = [line.rstrip("\n").split("\t") for line in file][1:]
                index = {tuple(line[:3]): line for line in lines}
        printed = re.findall(r"^\d+ done, \d+ chains waiting: (.*?): \d", output, re.M)
        return {"asked": asked, "index": index, "printed": printed}

    def broken(self, before, now):
        for title in [*before["printed"], *now["printed"]]:
            if title not in now["asked"]:
                yield f"“{title}” was reported as done and has no certificate"
        for key, line in before["index"].items():
            later = now["index"].get(key)
            if later is None or int(later[4]) < int(line[4]) or int(later[5]) > int(line[5]):
                yield f"the index said {line}, now {later}"
        for line in now["index"].values():
            try:
                with open(f"{self.archive}/{line[9]}", "rb") as file:
                    digest = hashlib.sha256(file.read()).hexdigest()
            except OSError as error:
                yield f"the index names {line[9]}: {error}"
                continue
            if digest != line[10]:
                yield f"{line[9]} is not the file that the index knows"
        if now["asked"]:
            check = subprocess.run([self.programs.checker, self.archive], capture_output=True, text=True)
            if check.returncode != 0:
                yield f"a certificate is not valid: {check.stdout}{check.stderr}"

    def result(self):
        return files(self.archive)


MODEL = """
import sys
sys.path.insert(0, {scripts!r})
import time
import numpy as np
from reynolds_adapter import serve

def model(x):
    time.sleep(0.002)
    return np.sin(x).sum(axis=1) + 0.05 * x[:, 0]

serve(model, input_shape=(5,))
"""


def doubles(path):
    """The shape and the numbers of a .npy file of doubles; bytes behind those that the header announces do not count."""
    with open(path, "rb") as file:
        content = file.read()
    if content[:8] != b"\x93NUMPY\x01\x00":
        raise ValueError(f"{path} is no .npy file")
    start = 10 + int.from_bytes(content[8:10], "little")
    shape = tuple(int(n) for n in re.search(rb"'shape': \(([\d, ]*)\)", content[10:start])[1].split(b",") if n.strip())
    count = 1
    for length in shape:
        count *= length
    numbers = array.array("d", content[start:start + 8 * count])
    if len(numbers) != count:
        raise ValueError(f"{path} announces {count} numbers and has {len(numbers)}")
    return shape, numbers


class Probe(Scenario):
    """Questions to a model, recorded, with a report that is saved before each stage."""

    name = "probe"

    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.model, self.report = f"{folder}/model.py", f"{folder}/report.json"
        self.expected = None
        self.attempts = 0
        with open(self.model, "w") as file:
            file.write(MODEL.format(scripts=os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

    @property
    def unavailable(self):
        has = subprocess.run([sys.executable, "-c", "import numpy"], capture_output=True).returncode == 0
        return None if has else "the model needs NumPy"

    @property
    def recording(self):
        return f"{self.folder}/run{self.attempts}"

    def is_given_up(self, path):
        # A recording is a new folder each time; one that was killed while it was made stays as it is.
        return path.startswith("run") and not path.startswith(f"run{self.attempts}/")

    def options(self):
        return ["--group", "S5", "--target", "weak:0.001", "--batch-size", "32", "--report", self.report]

    def command(self):
        self.attempts += 1
        return [self.programs.reynolds, "probe", *self.options(), "--record", self.recording, "--", sys.executable, self.model]

    def ended(self, code):
        return code in (0, 1, 2)

    def promises(self, output):
        report, rows = None, 0
        if os.path.exists(self.report):
            with open(self.report, "rb") as file:
                report = json.load(file)
        if os.path.exists(f"{self.recording}/recording.json"):
            rows = min(doubles(f"{self.recording}/{name}.npy")[0][0] for name in ("inputs", "outputs"))
        return {"report": report, "rows": rows, "recording": self.recording}

    def broken(self, before, now):
        import math
        if before["report"] is not None and now["report"] is None:
            yield "the report is gone"
        if not os.path.exists(f"{now['recording']}/recording.json"):
            return
        (_, inputs), (_, outputs) = (doubles(f"{now['recording']}/{name}.npy") for name in ("inputs", "outputs"))
        for row in range(now["rows"]):
            x = inputs[5 * row:5 * row + 5]
            # The sum of NumPy may be in another order.
            right = sum(map(math.sin, x)) + 0.05 * x[0]
            if abs(outputs[row] - right) > 1e-12 * (1 + abs(right)):
                yield f"row {row} of the recording: the model says {right}, not {outputs[row]}"
        # What was recorded replays: until the end of the recording, which is an error that names it.
        replay = subprocess.run(
            [self.programs.reynolds, "probe", *self.options()[:-2], "--replay", now["recording"]], capture_output=True, text=True)
        # Where nothing was recorded there is nothing to say of the inputs either.
        if replay.returncode not in (0, 1, 2) and "recorded" not in replay.stderr + replay.stdout:
            yield f"the recording does not replay: {replay.returncode} {replay.stderr}"

    def result(self):
        with open(self.report, "rb") as file:
            report = timeless(json.load(file))
        arrays = {name: files(self.recording)[f"{name}.npy"] for name in ("inputs", "outputs")}
        return {"report": report, "arrays": arrays}


SPEC = {
    "format": "reynolds-atlas-spec 1", "title": "Groups to order 10, for kill.py",
    "parts": [{
        "groups": [{"orders": [1, 10]}], "profiles": ["irreducibles", "natural"], "unions": True, "weights": ["convex", "affine", "uniform"],
        "curves": {"symmetries": ["weak", "strong"], "errors": ["1/4", "1/order"]},
        "limits": {"steps": 20000, "seconds": 600, "memoryMiB": 512}}]}


class Atlas(Scenario):
    """Units of an atlas; what is done at last is merged."""

    name = "atlas"

    def __init__(self, programs, folder):
        self.programs, self.work, self.dataset, self.spec = programs, f"{folder}/work", f"{folder}/dataset", f"{folder}/spec.json"
        with open(self.spec, "w") as file:
            json.dump(SPEC, file)

    def command(self):
        return [self.programs.reynolds, "atlas", "run", "--spec", self.spec, "--output", self.work, "--jobs", "2"]

    def ended(self, code):
        return code == 0

    def promises(self, output):
        # The log of times is no part of the results.
        return {
            path: content for path, content in files(self.work).items()
            if path.startswith(("units/", "certificates/")) and not is_leftover(path)}

    def broken(self, before, now):
        for path, content in before.items():
            if now.get(path) != content:
                yield f"{path} was there and is {'another' if path in now else 'gone'}"
        for path, content in now.items():
            if path.startswith("certificates/"):
                digest = hashlib.sha256(gzip.decompress(content)).hexdigest()
                if not digest.startswith(os.path.basename(path).split(".")[0]):
                    yield f"{path} has another content than its name says"
            else:
                for instance in json.loads(content)["instances"]:
                    if (instance.get("certificate") or "") and instance["certificate"] not in now:
                        yield f"{path} names {instance['certificate']}, which is not there"

    def result(self):
        merge = subprocess.run(
            [self.programs.reynolds, "atlas", "merge", "--spec", self.spec, "--output", self.work, "--into", self.dataset],
            capture_output=True, text=True)
        if merge.returncode != 0:
            return {"merge": merge.stdout + merge.stderr}
        return files(self.dataset)


ALL = [Search, Archive, Probe, Atlas]
