#!/usr/bin/env python3
"""Compares the two checkers of certificates on mutants of certificates.

    python3 compare_checkers.py --checker .build/release/reynolds-check --count 10000 --seed 1 Counterexamples/excluded MORE...

The mutants of the certificates in the folders given follow from the seed alone. Each is judged by reynolds-check, in batches, and by
check_certificate.py beside this file, in this process. Every mutant on whose verdict (valid, incomplete, invalid, malformed)
the two disagree is listed and kept: it is a bug in one of them or in the text of the format. Where just one of them stops
at a limit of its own, that is no disagreement, but it is counted.

A certificate is drawn by first drawing one of the kinds of proof, nodes, actions, weights and symmetries that occur, so that rare ones get their share.
With `--fixed FOLDER` mutants are only written, as numbered files, and nothing is run.

Exit codes: 0 both agree, 1 they do not, 64 wrong use, 66 no certificate found, 69 reynolds-check does not answer.
"""

import argparse
import collections
import copy
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_certificate as second  # noqa: E402

BATCH = 500
HUGE = [2**31, 2**31 - 1, 10**9, 2**62, 2**63 - 1, -(2**63), 2**63, 10**30]


class Raw:
    """A piece of JSON text inside a value."""

    def __init__(self, text):
        self.text = text


def dump(value):
    """JSON text; with pieces of raw text, repeated keys and the like as they are."""
    if isinstance(value, Raw):
        return value.text
    if isinstance(value, dict):
        return "{" + ", ".join(json.dumps(key) + ": " + dump(x) for key, x in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(dump(x) for x in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def load(path):
    """The value in a file; numbers with a point do not occur."""
    with open(path, "rb") as file:
        data = file.read()
    return json.loads(zlib.decompress(data, 31) if data[:2] == b"\x1f\x8b" else data)


def places(value, found, key=None):
    """All (container, index, key name) below a value; the key name is the last one above, so that like is exchanged for like."""
    for index in value if isinstance(value, dict) else range(len(value)):
        name = index if isinstance(value, dict) else key
        found.append((value, index, name))
        if isinstance(value[index], (dict, list)):
            places(value[index], found, name)
    return found


def features(value):
    """What is rare or frequent about a certificate."""
    result = {("symmetry", value["claim"]["symmetry"]), ("weights", value["claim"]["weights"]),
              ("action", value.get("action", {}).get("kind")), ("class", value["class"]["kind"]), ("field", "field" in value)}

    def proofs(listed):
        for proof in listed:
            result.add(("proof", proof["kind"]))
            proofs(proof.get("lower", []))
            result.update(("node", node[0]) for node in proof.get("tree", []))
            for witness in proof.get("witnesses", []):
                result.update(("witness", key) for key in witness)

    proofs(value["lower"])
    return result


class Corpus:
    """The certificates to mutate."""

    def __init__(self, paths):
        self.values = [load(path) for path in paths]
        self.by_feature = collections.defaultdict(list)
        self.by_key = collections.defaultdict(list)
        for at, value in enumerate(self.values):
            for feature in sorted(features(value), key=str):
                self.by_feature[feature].append(at)
            for container, index, name in places(value, []):
                if len(self.by_key[name]) < 5000:
                    self.by_key[name].append(container[index])

    def draw(self, rng):
        feature = rng.choice(sorted(self.by_feature, key=str))
        return copy.deepcopy(self.values[rng.choice(self.by_feature[feature])])


# Mutations. Each takes (value, rng, corpus), changes the value in place and returns it.


def change_integer(value, rng, corpus):
    found = [p for p in places(value, []) if type(p[0][p[1]]) is int]
    if found:
        container, index, _ = rng.choice(found)
        old = container[index]
        choices = [old + 1, old - 1] * 6 + [-old, 0, 1, old * 10, old + 2, rng.choice(HUGE)]
        new = rng.choice(choices)
        container[index] = new if -(2**63) <= new < 2**63 else Raw(str(new))
    return value


def change_rational(value, rng, corpus):
    found = [p for p in places(value, []) if isinstance(p[0][p[1]], str) and p[2] not in ("comments", "name", "kind")
             and any(c.isdigit() for c in p[0][p[1]])]
    if found:
        container, index, _ = rng.choice(found)
        old = container[index]
        digits = [i for i, c in enumerate(old) if c.isdigit()]
        at = rng.choice(digits)
        container[index] = rng.choice([
            old[:at] + str((int(old[at]) + rng.choice([1, 9])) % 10) + old[at + 1:],
            old[:at] + str((int(old[at]) + rng.choice([1, 9])) % 10) + old[at + 1:],
            old[1:] if old[0] == "-" else "-" + old, old + "/2", old + "/3", old + "0", "0", "1", "2", "-1", "1/2", "2/4", "c5",
            "c5+1", "c8", "-c7^2+1/2", "c3", "c10", "c12-1", " " + old, old + "+1", old.split("/")[0], "1/0", "1e5", "0.5",
            "+1", "01", "9" * 10001, "1" * 999, "-0", "\u0661",
        ])
    return value


def drop(value, rng, corpus):
    found = [p for p in places(value, []) if not isinstance(p[0], dict) or rng.random() < 0.15]
    if found:
        container, index, _ = rng.choice(found)
        del container[index]
    return value


def lists(value):
    return [p[0][p[1]] for p in places(value, []) if isinstance(p[0][p[1]], list)]


def duplicate(value, rng, corpus):
    found = [x for x in lists(value) if x]
    if found:
        target = rng.choice(found)
        target.insert(rng.randrange(len(target) + 1), copy.deepcopy(rng.choice(target)))
    return value


def swap(value, rng, corpus):
    found = [x for x in lists(value) if len(x) > 1]
    if found:
        target = rng.choice(found)
        i, j = rng.sample(range(len(target)), 2)
        target[i], target[j] = target[j], target[i]
    return value


def transplant(value, rng, corpus):
    container, index, name = rng.choice(places(value, []))
    donors = corpus.by_key.get(name)
    if donors:
        container[index] = copy.deepcopy(rng.choice(donors))
    return value


def retype(value, rng, corpus):
    container, index, _ = rng.choice(places(value, []))
    old = container[index]
    container[index] = rng.choice([
        None, True, False, 0, "", "1", [], {}, [old], {"kind": old}, Raw("1.0"), Raw("1e2"), Raw("01"), Raw("-0"), Raw("NaN"),
        Raw("'x'"), Raw("[1,]"), str(old) if not isinstance(old, (dict, list)) else "x", Raw("Infinity"), Raw("+1"), Raw("-"),
    ])
    return value


def reclaim(value, rng, corpus):
    """Another claim, in allowed words."""
    claim = value["claim"]
    what = rng.randrange(7)
    if what == 0:
        claim["weights"] = rng.choice(["convex", "affine", "uniform"])
    elif what == 1:
        claim["symmetry"] = rng.choice(["exact", "weak", "strong"])
        claim.pop("epsilon", None)
        if claim["symmetry"] != "exact":
            claim["epsilon"] = rng.choice(["1/9", "1/4", "1/100", "1", "2", "2/9", "0", "-1"])
            value["version"] = rng.choice([1, 2, 2, 2])
    elif what == 2 and "epsilon" in claim:
        claim["epsilon"] = rng.choice(["1/9", "1/8", "1/4", "1/100", "1", "2", "2/9", "1/2", "99/100", "0"])
    elif what == 3:
        claim["weightField"] = "rational"
        value["version"] = 2
    elif what == 4:
        claim.pop("weightField", None)
    elif what == 5:
        value["version"] = 3 - value["version"] if type(value["version"]) is int else 2
    else:
        claim["lower"] = rng.randint(0, 6)
    return value


def weaken(value, rng, corpus):
    """Smaller bounds everywhere, or a claim that rests on a solver; much of this stays valid or becomes incomplete."""
    what = rng.randrange(5)
    if what == 0 and value["claim"]["lower"] > 1:
        value["claim"]["lower"] -= 1
    elif what == 1:
        value["lower"].insert(rng.randrange(len(value["lower"]) + 1),
                              {"kind": "solver-claimed", "bound": rng.choice([value["claim"]["lower"], value["claim"]["upper"], 1]),
                               "solver": "z3"})
    elif what == 2 and value["lower"]:
        proof = rng.choice(value["lower"])
        if isinstance(proof, dict) and "bound" in proof:
            value["lower"].remove(proof)
            value["lower"].append({"kind": "solver-claimed", "bound": proof["bound"], "solver": "z3"})
    elif what == 3:
        for proof in value["lower"]:
            if isinstance(proof, dict) and type(proof.get("bound")) is int:
                proof["bound"] = max(1, proof["bound"] - rng.randrange(2))
    else:
        proof = {"kind": "subclass", "class": copy.deepcopy(value["class"]), "lower": value["lower"]}
        if rng.random() < 0.5:
            proof["weights"] = rng.choice(["convex", "affine", "uniform"])
        if rng.random() < 0.3:
            proof["symmetry"], proof["epsilon"] = rng.choice(["weak", "strong"]), rng.choice(["0", "1/9", "1/2", "1", "2/9", "1/100"])
        if rng.random() < 0.4:
            proof["class"] = rng.choice([{"kind": "linear"}, {"kind": "functions"}, {"kind": "tuples", "size": 1},
                                         {"kind": "subsets", "size": 2}, {"kind": "polynomials", "degree": 1}])
        value["lower"], value["version"] = [proof], 2
    return value


def regroup(value, rng, corpus):
    """The proof's list wrapped into a normal-subgroup proof for the whole group, or the group named differently."""
    if rng.random() < 0.5:
        value["group"]["name"] = rng.choice(["C2", "S3", "D4", "A4", "B2", "Q8", "C2^2", "C2^2^1", "C4xS3", "C02", "s3", "S3x", "C1^9"])
    else:
        value["lower"] = [{"kind": "normal-subgroup", "bound": value["claim"]["lower"],
                           "subgroup": {"generators": copy.deepcopy(value["group"]["generators"]), "order": value["group"]["order"]},
                           "lower": value["lower"]}]
        value["version"] = 2
    return value


def reword(value, rng, corpus):
    """A word for another."""
    found = [p for p in places(value, []) if isinstance(p[0][p[1]], str)]
    container, index, name = rng.choice(found)
    donors = [x for x in corpus.by_key.get(name, []) if isinstance(x, str)]
    if donors:
        container[index] = rng.choice(donors)
    return value


def grow(value, rng, corpus):
    """Deep nesting, an unknown key, a key of another object."""
    what = rng.randrange(4)
    if what == 0:
        container, index, _ = rng.choice(places(value, []))
        depth = rng.choice([3, 60, 62, 63, 64, 65, 200, 5000])
        container[index] = Raw("[" * depth + "]" * depth)
    else:
        objects = [value] + [p[0][p[1]] for p in places(value, []) if isinstance(p[0][p[1]], dict)]
        target = rng.choice(objects)
        key = rng.choice(["x", "averaged", "value", "epsilon", "weights", "symmetry", "field", "action", "size", "degree", "name",
                          "comments", "bound", "weightField"])
        donors = corpus.by_key.get(key) or [True]
        target[key] = True if key == "averaged" else copy.deepcopy(rng.choice(donors))
    return value


MUTATIONS = [(change_integer, 30), (change_rational, 14), (drop, 10), (duplicate, 7), (swap, 10), (transplant, 12), (retype, 4),
             (reclaim, 8), (weaken, 10), (regroup, 2), (reword, 4), (grow, 3)]


def damage(text, rng):
    """Changes of the text itself."""
    data = bytearray(text.encode())
    what, at = rng.randrange(8), rng.randrange(len(text.encode()))
    if what == 0:
        del data[at:]
    elif what == 1:
        data[at] ^= 1 << rng.randrange(8)
    elif what == 2:
        del data[at]
    elif what == 3:
        data[at:at] = rng.choice([b" ", b"\n", b",", b"]", b"}", b"\xff", b"\xc3\xa9", b"\\u0041", b"0", b"\x00", b"\xef\xbb\xbf"])
    elif what == 4:
        data += rng.choice([b" ", b"\n\t", b"x", b"{}", b"\x00", b"\xc2\xa0", b"\x0c"])
    elif what == 5:
        start = text.find('"', rng.randrange(len(text)))
        end = text.find(",", start)
        if 0 <= start < end:
            piece = text[start:end + 1].encode()
            data = bytearray(text[:start].encode() + piece + text[start:].encode())
    elif what == 6:
        packed = bytearray(gzip_of(bytes(data)))
        kind = rng.randrange(5)
        if kind == 1:
            packed[rng.randrange(len(packed))] ^= 1 << rng.randrange(8)
        elif kind == 2:
            del packed[rng.randrange(len(packed)):]
        elif kind == 3:
            packed += gzip_of(b" ")
        elif kind == 4:
            packed += b"\x00"
        data = packed
    else:
        data[:0] = rng.choice([b"\xef\xbb\xbf", b"\n", b"\x00", b"\x1f\x8b", b"// x\n"])
    return bytes(data)


def gzip_of(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def mutant(corpus, rng):
    """The bytes of one mutant, and what was done. Of four malformed ones three are drawn again, so that most reach the mathematics."""
    while True:
        data, done = draw(corpus, rng)
        try:
            second.Certificate(second.parse_json(second.text_of(data, 1 << 26)))
            return data, done
        except second.Malformed:
            if rng.random() < 0.25:
                return data, done


def draw(corpus, rng):
    value, done = corpus.draw(rng), []
    for _ in range(rng.choice([0, 1, 1, 1, 1, 1, 2, 2, 3])):
        mutation = rng.choices([m for m, _ in MUTATIONS], [w for _, w in MUTATIONS])[0]
        try:
            value = mutation(value, rng, corpus)
            done.append(mutation.__name__)
        except (KeyError, TypeError, IndexError, AttributeError, ValueError):
            pass  # an earlier change took away what this one needs
    text = dump(value)
    if not done or rng.random() < 0.04:
        done.append("damage")
        return damage(text, rng), done
    return text.encode(), done


# The comparison


def first_checker(command, folder, options):
    """The status of each file by name, and the first complaint about it."""
    run = subprocess.run([*command, "--format", "json", *options, folder], capture_output=True, check=False)
    try:
        listed = json.loads(run.stdout)["certificates"]
    except (ValueError, KeyError):
        print(f"{command[0]} does not answer: exit code {run.returncode}, {run.stderr.decode()[:500]}", file=sys.stderr)
        sys.exit(69)
    result = {}
    for entry in listed:
        faults = [f for f in entry["findings"] if f["outcome"] == "fault"] or [f for f in entry["findings"] if f["outcome"] != "ok"]
        message = f"{faults[0]['part']}: {faults[0]['message']}" if faults else ""
        result[os.path.basename(entry["path"])] = entry["status"], message
    return result


def is_limit(message):
    return "--max-" in message or "--memory" in message


def main():
    parser = second.Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", help="certificates to mutate, or folders of them")
    parser.add_argument("--checker", default="reynolds-check", help="the command reynolds-check")
    parser.add_argument("--count", type=int, default=10_000, help="how many mutants (default: 10000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", default="checker-disagreements", help="the folder for mutants on which they disagree")
    parser.add_argument("--fixed", help="write the mutants to this folder and run nothing")
    options = parser.parse_args()
    files = [file for path in options.paths for file in second.files_of(path)]
    if not files:
        print("no certificate found", file=sys.stderr)
        return 66
    corpus, rng = Corpus(files), random.Random(options.seed)
    if options.fixed:
        os.makedirs(options.fixed, exist_ok=True)
        for number in range(options.count):
            with open(os.path.join(options.fixed, f"{number + 1:06}.json"), "wb") as file:
                file.write(mutant(corpus, rng)[0])
        return 0
    both, disagreements, limits = collections.Counter(), [], 0
    second_limits = second.Limits(work=20_000_000)
    for start in range(0, options.count, BATCH):
        folder = tempfile.mkdtemp(prefix="checkers-")
        try:
            batch = {}
            for number in range(start, min(start + BATCH, options.count)):
                name = f"{number + 1:06}.json"
                batch[name] = mutant(corpus, rng)
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(batch[name][0])
            first = first_checker([options.checker], folder, ["--max-work", "20000000000"])
            for name, (data, done) in batch.items():
                status, message = first[name]
                verdict = second.check_bytes(data, second_limits)
                both[status, verdict.status] += 1
                if status == verdict.status:
                    continue
                if is_limit(message) or is_limit(verdict.message):
                    limits += 1
                    kept = "limit-" + name
                else:
                    kept = name
                    disagreements.append(name)
                os.makedirs(options.keep, exist_ok=True)
                with open(os.path.join(options.keep, kept), "wb") as file:
                    file.write(data)
                print(f"{kept} {'+'.join(done)}\n  reynolds-check       {status}: {message[:200]}\n"
                      f"  check_certificate.py {verdict.status}: {verdict.message[:200]}", flush=True)
        finally:
            shutil.rmtree(folder)
    for (status, other), count in sorted(both.items()):
        print(f"{count:7} reynolds-check {status}, check_certificate.py {other}")
    print(f"{options.count} mutants of {len(files)} certificates, seed {options.seed}: {len(disagreements)} disagreements, "
          f"{limits} where one stops at a limit of its own")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
