#!/usr/bin/env python3
"""Certificates that are meant to deceive or to break the checker: no false "valid", no crash, bounded memory.

Each is written to a file of its own and checked by a process of its own. It must end with an exit code of its table, say something
that names a reason, not prove what is false, and stay below --memory MiB, its own peak and that of its worker. Standard library only.

  python3 Scripts/faults/hostile.py --checker .build/release/reynolds-check [--only NAME] [--keep FOLDER]
"""
import argparse
import copy
import gzip
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time

VALID, INVALID, INCOMPLETE, MALFORMED, UNREADABLE = 0, 1, 2, 65, 66
NAMES = {VALID: "valid", INVALID: "invalid", INCOMPLETE: "incomplete", MALFORMED: "malformed", UNREADABLE: "unreadable"}

S3 = [[2, 3, 1], [2, 1, 3]]

HONEST = {
    "format": "reynolds-certificate", "version": 2,
    "group": {"points": 3, "generators": S3, "order": 6},
    "action": {"kind": "permutation", "dimension": 3, "images": S3},
    "class": {"kind": "polynomials", "degree": 2},
    "claim": {"symmetry": "exact", "weights": "convex", "lower": 3, "upper": 3},
    "scheme": [{"element": e, "weight": "1/3"} for e in ([1, 2, 3], [2, 3, 1], [3, 1, 2])],
    "lower": [{"kind": "delsarte", "bound": 3, "constant": "-1", "terms": [{"class": [1, 2, 3], "coefficient": "1"}]}],
}


def changed(**parts):
    """The honest certificate with other parts; keys as in group__order."""
    value = copy.deepcopy(HONEST)
    for path, part in parts.items():
        place = value
        *way, last = path.split("__")
        for key in way:
            place = place[int(key)] if isinstance(place, list) else place[key]
        if isinstance(place, list):
            last = int(last)
        place[last] = part
    return value


def text(value):
    return json.dumps(value, separators=(",", ":")).encode()


def cycle(n):
    return [*range(2, n + 1), 1]


def trivial(action, function_class, **claim):
    """A certificate about the group of one element, which needs no images."""
    return {
        "format": "reynolds-certificate", "version": 2, "group": {"points": 1, "generators": [], "order": 1},
        "action": action, "class": function_class,
        "claim": {"symmetry": "exact", "weights": "convex", "lower": 1, "upper": 1} | claim,
        "scheme": [{"element": [1], "weight": "1"}], "lower": [],
    }


def cyclic(n, function_class, upper, scheme=None, points=None, **claim):
    """A certificate about C_n on n points, with the first `upper` powers as its scheme."""
    points = points or n
    power = [[(i + k) % n + 1 for i in range(n)] + [*range(n + 1, points + 1)] for k in range(upper)]
    return {
        "format": "reynolds-certificate", "version": 2,
        "group": {"points": points, "generators": [cycle(n) + [*range(n + 1, points + 1)]], "order": n},
        "action": {"kind": "permutation", "dimension": n, "images": [cycle(n)]}, "class": function_class,
        "claim": {"symmetry": "exact", "weights": "convex", "lower": 1, "upper": upper} | claim,
        "scheme": [{"element": e, "weight": f"1/{upper}" if upper > 1 else "1"} for e in power] if scheme is None else scheme,
        "lower": [],
    }


def matrices(degree, lower=1):
    """S3 on polynomials under integer matrices none of whose powers is monomial."""
    a, b = [[0, -1, 0], [1, -1, 0], [0, 0, 1]], [[0, 1, 0], [1, 0, 0], [0, 0, 1]]
    m, inverse = [[1, 1, 1], [0, 1, 1], [0, 0, 1]], [[1, -1, 0], [0, 1, -1], [0, 0, 1]]

    def times(x, y):
        return [[sum(x[i][k] * y[k][j] for k in range(3)) for j in range(3)] for i in range(3)]

    images = [times(times(m, x), inverse) for x in (a, b)]
    return changed(
        action={"kind": "matrices", "dimension": 3, "images": images}, **{"class": {"kind": "polynomials", "degree": degree}},
        claim__lower=lower, lower=[])


def hitting(**parts):
    proof = {
        "kind": "hitting", "size": 2, "automorphisms": [], "labels": [[1]], "witnesses": [{"terms": [[1, 1, "-1"]]}],
        "tree": [["p", 1, [[1, 1, 0, 0, 0, 0], [1, 1, 0, 0, 1, 0], [1, 1, 0, 0, 3, 0]]]],
    } | parts
    return changed(**{"class": {"kind": "functions"}}, lower=[proof])


def cases():
    """Name, content, the exit codes that are right."""
    wrong, open_ = {INVALID}, {INCOMPLETE}
    refused = {INVALID, INCOMPLETE}
    bad = {MALFORMED}
    long = "7" * 9_999 + "1"
    yield "honest", lambda: text(HONEST), {VALID}
    yield "honest-hitting", lambda: text(hitting()), {VALID}

    # Claims about size.
    yield "billion-elements", lambda: text(changed(group__order=10**9, claim__lower=10**9, claim__upper=10**9)), refused
    yield "s200-as-billion", lambda: text(changed(
        group={"points": 200, "generators": [cycle(200), [2, 1, *range(3, 201)]], "order": 10**9},
        action={"kind": "permutation", "dimension": 200, "images": [cycle(200), [2, 1, *range(3, 201)]]},
        claim={"symmetry": "exact", "weights": "convex", "lower": 1, "upper": 10**9}, scheme=[], lower=[])), refused
    yield "s200-as-200000", lambda: text(changed(
        group={"points": 200, "generators": [cycle(200), [2, 1, *range(3, 201)]], "order": 200_000},
        action={"kind": "permutation", "dimension": 200, "images": [cycle(200), [2, 1, *range(3, 201)]]},
        scheme=[{"element": [*range(1, 201)], "weight": "1"}], claim__upper=1, claim__lower=1, lower=[])), refused
    yield "order-2^63-1", lambda: text(changed(group__order=2**63 - 1)), refused
    yield "order-2^63", lambda: text(changed(group__order=2**63)), bad
    yield "order-1e9", lambda: text(HONEST).replace(b'"order":6', b'"order":1e9'), bad
    yield "points-10^12", lambda: text(changed(group__points=10**12)), refused
    yield "trivial-group-points-10^12", lambda: text(changed(
        group={"points": 10**12, "generators": [], "order": 1}, action__images=[], claim__lower=1, claim__upper=1, scheme=[],
        lower=[])), refused
    yield "trivial-group-points-10^8", lambda: text(changed(
        group={"points": 10**8 - 10, "generators": [], "order": 1}, action__images=[], claim__lower=1, claim__upper=1, scheme=[],
        lower=[])), refused
    yield "dimension-10^12", lambda: text(trivial({"kind": "permutation", "dimension": 10**12, "images": []}, {"kind": "linear"})), refused
    yield "matrices-of-dimension-10^6", lambda: text(
        trivial({"kind": "matrices", "dimension": 10**6, "images": []}, {"kind": "linear"})), refused
    yield "matrices-of-dimension-9999", lambda: text(
        trivial({"kind": "matrices", "dimension": 9_999, "images": []}, {"kind": "linear"})), {VALID, INCOMPLETE}
    yield "field-matrices-of-dimension-9999", lambda: text(
        trivial({"kind": "field-matrices", "dimension": 9_999, "images": []}, {"kind": "linear"}) | {"field": {"conductor": 240}}
    ), {VALID, INCOMPLETE}
    yield "a9-on-551-points", lambda: text({
        "format": "reynolds-certificate", "version": 2,
        "group": {
            "points": 540, "generators": [[2, 3, 4, 5, 6, 7, 8, 9, 1, *range(10, 541)], [2, 3, 1, *range(4, 541)]],
            "order": 181_440},
        "action": {
            "kind": "permutation", "dimension": 9, "images": [cycle(9), [2, 3, 1, *range(4, 10)]]},
        "class": {"kind": "functions"},
        "claim": {"symmetry": "exact", "weights": "convex", "lower": 1, "upper": 1},
        "scheme": [{"element": [*range(1, 541)], "weight": "1"}], "lower": []}), refused
    yield "cyclic-10000-weak", lambda: text(cyclic(9_999, {"kind": "functions"}, 2, symmetry="weak", epsilon="1/2")), refused
    yield "cyclic-7000-weak", lambda: text(cyclic(7_000, {"kind": "functions"}, 2, symmetry="weak", epsilon="1/2")), refused
    yield "cyclic-3000-weak", lambda: text(cyclic(3_000, {"kind": "functions"}, 2, symmetry="weak", epsilon="1/2")), refused
    yield "cyclic-2000-strong", lambda: text(cyclic(2_000, {"kind": "functions"}, 2, symmetry="strong", epsilon="1/2")), refused

    # Exponents.
    one = {"kind": "matrices", "dimension": 1, "images": []}
    yield "degree-10^6-in-1", lambda: text(trivial(one, {"kind": "polynomials", "degree": 10**6})), refused
    yield "degree-999999-in-1", lambda: text(trivial(one, {"kind": "polynomials", "degree": 999_999})), {VALID, INCOMPLETE}
    yield "degree-10^6-in-1000", lambda: text(
        trivial({"kind": "permutation", "dimension": 1_000, "images": []}, {"kind": "polynomials", "degree": 10**6})), refused
    yield "degree-2^63-1", lambda: text(trivial(one, {"kind": "polynomials", "degree": 2**63 - 1})), refused
    yield "degree-1-in-999999", lambda: text(
        trivial({"kind": "permutation", "dimension": 999_999, "images": []}, {"kind": "polynomials", "degree": 1})), {VALID, INCOMPLETE}
    yield "degree-2-in-1400", lambda: text(
        trivial({"kind": "permutation", "dimension": 1_400, "images": []}, {"kind": "polynomials", "degree": 2})), {VALID, INCOMPLETE}
    yield "dense-matrices-degree-20", lambda: text(matrices(20)), refused
    yield "dense-matrices-degree-180", lambda: text(matrices(178)), refused | {VALID}
    yield "subsets-30-of-60", lambda: text(
        trivial({"kind": "permutation", "dimension": 60, "images": []}, {"kind": "subsets", "size": 30})), refused
    yield "tuples-999999", lambda: text(
        trivial({"kind": "permutation", "dimension": 10**6, "images": []}, {"kind": "tuples", "size": 999_999})), refused

    # Long numbers.
    yield "weights-of-10000-digits", lambda: text(changed(
        scheme=[{"element": e, "weight": w} for e, w in zip(
            ([1, 2, 3], [2, 3, 1], [3, 1, 2]), (f"1/{long[:-3]}3", f"1/{long[:-3]}7", f"1/{long[:-3]}9"))])), {INVALID, MALFORMED}
    yield "rational-of-10001-digits", lambda: text(changed(scheme__0__weight="1" + long)), bad
    yield "many-weights-of-5000-digits", lambda: text(cyclic(
        2_000, {"kind": "functions"}, 2_000, scheme=[
            {"element": [(i + k) % 2_000 + 1 for i in range(2_000)], "weight": f"1/{10**4_999 + 2 * k + 1}"} for k in range(2_000)
        ])), refused
    yield "delsarte-of-10000-digits", lambda: text(changed(lower__0__constant=long, lower__0__terms=[
        {"class": [1, 2, 3], "coefficient": "-" + long[:-1]} for _ in range(200)])), wrong
    yield "epsilon-of-10000-digits", lambda: text(changed(
        claim={"symmetry": "weak", "epsilon": f"1/{long[:-2]}", "weights": "convex", "lower": 1, "upper": 3}, lower=[])), {VALID, INCOMPLETE}
    yield "hitting-of-10000-digits", lambda: text(hitting(
        witnesses=[{"terms": [[1, 1, "-" + long[1:]]] * 100}] * 3)), refused | {VALID}

    # Fields.
    c5 = {"kind": "field-matrices", "dimension": 1, "images": [[["1"]], [["1"]]]}
    for conductor in (0, -1, 241, 10**9, 2**63 - 1):
        yield f"conductor-{conductor}", lambda conductor=conductor: text(changed(action=c5) | {"field": {"conductor": conductor}}), bad
    yield "conductor-absent", lambda: text(changed(scheme__0__weight="c5+1")), bad
    yield "number-of-another-field", lambda: text(changed(scheme__0__weight="c7+1") | {"field": {"conductor": 240}}), bad
    yield "exponent-of-a-cosine", lambda: text(changed(scheme__0__weight="c5^999999999999") | {"field": {"conductor": 240}}), bad
    yield "cosines-239", lambda: text(
        changed(scheme__0__weight="+".join(f"{k}*c239^{k}" for k in range(118, 1, -1)) + "+c239") | {"field": {"conductor": 239}}
    ), {INVALID, MALFORMED}
    dense = "+".join(f"c239^{k}" for k in range(118, 1, -1)) + "+c239"
    yield "matrices-over-conductor-239", lambda: text(changed(
        action={"kind": "field-matrices", "dimension": 2, "images": [[[dense] * 2] * 2] * 2},
        **{"class": {"kind": "linear"}}) | {"field": {"conductor": 239}}), refused

    # Texts.
    yield "nesting-63", lambda: text(HONEST)[:-1] + b',"comments":' + b"[" * 63 + b"]" * 63 + b"}", bad
    yield "nesting-65", lambda: text(HONEST)[:-1] + b',"comments":' + b"[" * 65 + b"]" * 65 + b"}", bad
    yield "nesting-10^7", lambda: b"[" * 10**7, bad
    yield "nesting-of-proofs", lambda: text(changed(lower=[nested(20)])), refused
    yield "nesting-of-keys", lambda: b'{"a":' * 10**6, bad
    yield "duplicate-key", lambda: text(HONEST).replace(b'"order":6', b'"order":6,"order":6'), bad
    yield "duplicate-claim", lambda: text(HONEST)[:-1] + b',"claim":{"symmetry":"exact","weights":"convex","lower":6,"upper":6}}', bad
    yield "duplicate-key-by-escape", lambda: text(HONEST).replace(b'"order":6', b'"order":6,"\\u006frder":6'), bad
    yield "key-in-another-normal-form", lambda: text(HONEST)[:-1] + ',"\u212bngstr\u00f6m":1}'.encode(), bad
    yield "half-of-a-pair", lambda: text(HONEST)[:-1] + b',"comments":["\\ud800"]}', bad
    yield "half-of-a-pair-then-text", lambda: text(HONEST)[:-1] + b',"comments":["\\ud800\\u0041"]}', bad
    yield "other-half", lambda: text(HONEST)[:-1] + b',"comments":["\\udc00"]}', bad
    yield "half-at-the-end", lambda: text(HONEST)[:-1] + b',"comments":["\\ud8', bad
    yield "overlong-utf8", lambda: text(HONEST)[:-1] + b',"comments":["\xc0\xaf"]}', bad
    yield "utf8-surrogate", lambda: text(HONEST)[:-1] + b',"comments":["\xed\xa0\x80"]}', bad
    yield "zero-byte", lambda: text(HONEST) + b"\0", bad
    yield "two-certificates", lambda: text(HONEST) * 2, bad
    yield "empty", lambda: b"", bad

    # Sizes of texts.
    yield "spaces-60-MB", lambda: text(HONEST)[:-1] + b" " * 60_000_000 + b"}", {VALID}
    yield "comment-60-MB", lambda: text(HONEST)[:-1] + b',"comments":["' + b"x" * 60_000_000 + b'"]}', {VALID}
    yield "comments-8-million", lambda: text(HONEST)[:-1] + b',"comments":[' + b'"0123456789abcdef",' * 2_700_000 + b'""]}', {VALID, MALFORMED, INCOMPLETE}
    yield "zeros-30-million", lambda: b"[" + b"0," * 30_000_000 + b"0]", bad
    yield "lists-16-million", lambda: b"[" + b"[0]," * 16_000_000 + b"0]", bad
    yield "lists-deep", lambda: b"[" + (b"[" * 60 + b"]" * 60 + b",") * 500_000 + b"0]", bad
    yield "objects-10-million", lambda: b"[" + b'{"":0},' * 9_000_000 + b"0]", bad
    yield "keys-4-million", lambda: b"{" + b",".join(b'"%d":0' % k for k in range(4_000_000)) + b"}", bad
    yield "generator-30-million", lambda: text(HONEST).replace(b"[[2,3,1],", b"[[" + b"1," * 30_000_000 + b"1],", 1), wrong | bad
    yield "generators-10-million", lambda: text(HONEST).replace(b"[[2,3,1],", b"[" + b"[1]," * 10_000_000, 1), wrong | bad
    yield "scheme-1-million", lambda: text(HONEST).replace(
        b'"scheme":[', b'"scheme":[' + b'{"element":[1,2,3],"weight":"1/3"},' * 1_500_000), wrong | bad
    yield "nodes-9-million", lambda: text(hitting(tree=["TREE"])).replace(b'"TREE"', b'["f"],' * 9_000_000 + b'["e"]'), refused | bad
    yield "tree-of-150000-levels", lambda: text(deep_tree(150_000)), refused
    yield "witnesses-2-million", lambda: text(hitting(witnesses=["W"])).replace(
        b'"W"', b'{"terms":[[1,1,"-1"]]},' * 2_000_000 + b'{"terms":[[1,1,"-1"]]}'), refused | bad | {VALID}
    yield "witnesses-by-order", lambda: text(many_witnesses(2_000, 20_000)), refused
    yield "rank-of-9999", lambda: text(cyclic(9_999, {"kind": "functions"}, 2) | {"lower": [{
        "kind": "rank", "bound": 9_999, "prime": 2_147_483_647, "constant": False,
        "coefficients": [{"row": [k], "column": [1]} for k in range(1, 10_000)]}]}), refused

    # Compressed.
    yield "bomb-10-GB", lambda: bomb(10_000), bad
    yield "bomb-of-spaces", lambda: gzip.compress(text(HONEST)[:-1] + b" " * 67_000_000 + b"}"), {VALID}
    yield "bomb-of-lists", lambda: gzip.compress(b"[" + b"[0]," * 16_500_000 + b"0]"), bad
    yield "bomb-in-a-bomb", lambda: gzip.compress(gzip.compress(text(HONEST))), bad
    yield "two-members", lambda: gzip.compress(text(HONEST)) * 2, bad
    yield "gzip-header-only", lambda: b"\x1f\x8b\x08\x1c" + b"\xff" * 14, bad

    # References: everything is referred to by a number of what is there before.
    yield "reference-to-a-later-label", lambda: text(hitting(witnesses=[{"terms": [[2, 1, "-1"]]}])), wrong
    yield "reference-to-a-later-witness", lambda: text(hitting(tree=[["o", 2]])), wrong
    yield "reference-to-itself", lambda: text(hitting(
        automorphisms=[], tree=[["p", 1, [[1, 1, 1, 0, 0, 0]]]])), wrong
    yield "reference-to-no-element", lambda: text(hitting(tree=[["p", 1, [[1, 1, 0, 0, 6, 0]]]])), wrong
    yield "reference-to-minus-1", lambda: text(hitting(tree=[["p", 1, [[1, 1, 0, 0, -1, 0]]]])), wrong
    yield "tree-without-an-end", lambda: text(hitting(tree=[["e"], ["b", None, [[1, []], [3, []]]]])), wrong

    # Names.
    for name in ("C999999999999999999", "C1^1000000000000", "C2^999999", "C1" + "^9" * 20, "S3x" * 9_999 + "S3", "(" * 9_999, "S" * 10**6):
        yield f"name-{name[:12]}-{len(name)}", lambda name=name: text(changed(group__name=name)), wrong | open_


def nested(depth):
    """Proofs within proofs, as deep as lists may be."""
    proof = {"kind": "solver-claimed", "bound": 3, "solver": "nobody"}
    for _ in range(depth):
        proof = {"kind": "subclass", "class": {"kind": "polynomials", "degree": 2}, "lower": [proof]}
    return proof


def many_witnesses(order, count):
    value = cyclic(order, {"kind": "functions"}, order)
    value["scheme"] = []
    value["claim"]["upper"] = 3
    value["lower"] = [{
        "kind": "hitting", "size": 2, "automorphisms": [], "labels": [[1]],
        "witnesses": [{"terms": [[1, 1, f"{k}/{k + 1}"]]} for k in range(1, count + 1)],
        "tree": [["o", k] for k in range(1, count + 1)]}]
    return value


def deep_tree(levels):
    """A tree that goes down at each node, on a cyclic group of order 180180 on 49 points."""
    generator = []
    for length in (4, 9, 5, 7, 11, 13):
        start = len(generator)
        generator += [start + (i + 1) % length + 1 for i in range(length)]
    value = cyclic(49, {"kind": "functions"}, 1)
    value["group"] = {"points": 49, "generators": [generator], "order": 180_180}
    value["action"] = {"kind": "permutation", "dimension": 49, "images": [generator]}
    value["claim"]["upper"] = 180_180
    value["lower"] = [{
        "kind": "hitting", "size": 180_179, "automorphisms": [], "labels": [[1]], "witnesses": [{"terms": [[1, 1, "-1"]]}],
        "tree": [["b", None, [[k, []]]] for k in range(levels)] + [["f"]]}]
    return value


def bomb(megabytes):
    """A gzip member of spaces."""
    import zlib
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b" " * 1_000_000
    return b"".join([*(packer.compress(block) for _ in range(megabytes)), packer.flush()])


def write(path, content):
    """Writes a file in a process of its own: what it takes would be counted with the checks that are started afterwards."""
    pid = os.fork()
    if pid == 0:
        with open(path, "wb") as file:
            file.write(content())
        os._exit(0)
    if os.waitpid(pid, 0)[1] != 0:
        raise RuntimeError(f"{path} cannot be made")


def check(checker, path, limit):
    """Exit code, peak memory in MiB of the process and of what it started, seconds, output."""
    started = time.monotonic()
    out = tempfile.TemporaryFile()
    pid = os.fork()
    if pid == 0:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
        os.execv(checker[0], [*checker, path])
    deadline = started + limit
    while True:
        done, status, usage = os.wait4(pid, os.WNOHANG)
        if done:
            break
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            _, status, usage = os.wait4(pid, 0)
            break
        time.sleep(0.005)
    out.seek(0)
    # ru_maxrss of a waited-for process is the largest of its own and of the processes that it has waited for.
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024, time.monotonic() - started, out.read().decode(errors="replace")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--checker", default=".build/release/reynolds-check", help="the program")
    options.add_argument("--memory", type=int, default=2048, help="no process may have more than this at any time (MiB)")
    options.add_argument("--seconds", type=float, default=900, help="the most for one file")
    options.add_argument("--only", help="only the cases whose names contain this")
    options.add_argument("--keep", help="leave the files in this folder")
    options.add_argument("arguments", nargs="*", help="more arguments for the program, after --")
    arguments = options.parse_args()
    checker = [arguments.checker, *arguments.arguments]
    folder = arguments.keep or tempfile.mkdtemp(prefix="reynolds-hostile-")
    os.makedirs(folder, exist_ok=True)
    failures, count, worst, slowest = [], 0, (0, ""), (0, "")
    print(f"{'file':36} {'bytes':>10}  {'verdict':11} {'peak MiB':>8} {'seconds':>8}  what is said")
    try:
        for name, content, right in cases():
            if arguments.only and arguments.only not in name:
                continue
            count += 1
            path = os.path.join(folder, "".join(c if c.isalnum() or c in "-_." else "-" for c in name) + ".json")
            write(path, content)
            size = os.path.getsize(path)
            code, peak, seconds, said = check(checker, path, arguments.seconds)
            worst, slowest = max(worst, (peak, name)), max(slowest, (seconds, name))
            lines = [line for line in said.splitlines() if line.strip()]
            reason = lines[1].strip() if len(lines) > 1 and code != VALID else lines[0].split(".json", 1)[-1].strip() if lines else ""
            print(f"{name[:36]:36} {size:>10}  {NAMES.get(code, code)!s:11} {peak:>8.0f} {seconds:>8.2f}  {reason[:110]}", flush=True)
            if code not in right:
                failures.append(f"{name}: the exit code is {code}, not one of {sorted(right)}")
            if peak >= arguments.memory:
                failures.append(f"{name}: {peak:.0f} MiB")
            if not reason:
                failures.append(f"{name}: nothing is said")
            if not arguments.keep:
                os.remove(path)
    finally:
        if not arguments.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{count} files; largest memory {worst[0]:.0f} MiB ({worst[1]}), longest {slowest[0]:.1f} s ({slowest[1]})")
    for failure in failures:
        print("wrong:", failure)
    return 1 if failures or not count else 0


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.set_int_max_str_digits(20_000)
    sys.exit(main())
