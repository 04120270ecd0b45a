#!/usr/bin/env python3
"""Checks a VIPR 1.0 certificate of infeasibility in exact arithmetic; no packages, no code of reynolds.

usage: check_vipr.py CERTIFICATE.vipr

By the specification (https://github.com/ambros-gleixner/VIPR, cert_spec_v1_0.md): `asm`, `lin`, `rnd` and `uns` with constraint
domination, and a last constraint that is absurd without assumptions. Prints "verified" and ends with 0, or says what is wrong and
ends with 1.
"""
import sys
from fractions import Fraction
from math import ceil, floor

SIGN = {"G": 1, "E": 0, "L": -1}


def fail(text):
    print("not verified:", text)
    sys.exit(1)


def is_absurd(constraint):
    sense, bound, terms = constraint
    return not terms and (bound > 0 if sense == "G" else bound < 0 if sense == "L" else bound != 0)


def dominates(strong, weak):
    if is_absurd(strong):
        return True
    if strong[2] != weak[2] or strong[0] not in (weak[0], "E"):
        return False
    if weak[0] == "G":
        return strong[1] >= weak[1]
    return strong[1] <= weak[1] if weak[0] == "L" else strong[1] == weak[1]


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        sys.exit(64)
    words = iter(word for line in open(sys.argv[1]) if not line.startswith("%") for word in line.split())

    def expect(word):
        found = next(words, "the end")
        if found != word:
            fail(f"{word} was expected, not {found}")

    def number():
        return int(next(words))

    def value():
        return Fraction(next(words))

    expect("VER")
    expect("1.0")
    expect("VAR")
    variables = number()
    for _ in range(variables):
        next(words)
    expect("INT")
    integers = {number() for _ in range(number())}
    expect("OBJ")
    if next(words) not in ("min", "max"):
        fail("an objective is min or max")
    for _ in range(number()):
        number(), value()
    expect("CON")
    count = number()
    number()

    def constraint():
        name, sense, bound = next(words), next(words), value()
        terms = {}
        for _ in range(number()):
            variable, factor = number(), value()
            if not 0 <= variable < variables or variable in terms:
                fail(f"{name}: the variable {variable} is out of range or there twice")
            if factor:
                terms[variable] = factor
        if sense not in SIGN:
            fail(f"{name}: {sense} is no relation")
        return name, (sense, bound, terms)

    known, assumptions = [], []
    for _ in range(count):
        known.append(constraint()[1])
        assumptions.append(frozenset())
    expect("RTP")
    expect("infeas")
    expect("SOL")
    expect("0")
    expect("DER")

    def combination(name):
        terms, bound, signs, used, needs = {}, Fraction(0), set(), set(), set()
        for _ in range(number()):
            index, factor = number(), value()
            if not 0 <= index < len(known) or index in used:
                fail(f"{name}: the constraint {index} is not there yet, or used twice")
            used.add(index)
            sense, right, left = known[index]
            sign = SIGN[sense] * (factor > 0) - SIGN[sense] * (factor < 0)
            signs.add(sign)
            for variable, coefficient in left.items():
                terms[variable] = terms.get(variable, 0) + factor * coefficient
            bound += factor * right
            needs |= assumptions[index]
        if {1, -1} <= signs:
            fail(f"{name}: the signs of the factors do not go together")
        sense = "G" if 1 in signs else "L" if -1 in signs else "E"
        return (sense, bound, {v: c for v, c in terms.items() if c}), frozenset(needs)

    for _ in range(number()):
        name, claim = constraint()
        expect("{")
        kind = next(words)
        if kind == "asm":
            needs = frozenset([len(known)])
        elif kind in ("lin", "rnd"):
            derived, needs = combination(name)
            if kind == "rnd":
                sense, bound, terms = derived
                if sense == "E" or any(v not in integers or c.denominator != 1 for v, c in terms.items()):
                    fail(f"{name}: cannot be rounded")
                derived = (sense, Fraction(ceil(bound) if sense == "G" else floor(bound)), terms)
            if not dominates(derived, claim):
                fail(f"{name}: does not follow from the combination")
        elif kind == "uns":
            first, one, second, other = (number() for _ in range(4))
            for index in (first, one, second, other):
                if not 0 <= index < len(known):
                    fail(f"{name}: the constraint {index} is not there yet")
            low, high = (one, other) if known[one][0] == "L" else (other, one)
            if (known[low][0] != "L" or known[high][0] != "G" or known[low][2] != known[high][2]
                    or known[high][1] != known[low][1] + 1 or known[low][1].denominator != 1
                    or any(v not in integers or c.denominator != 1 for v, c in known[low][2].items())):
                fail(f"{name}: the two cases are not all")
            if not (dominates(known[first], claim) and dominates(known[second], claim)):
                fail(f"{name}: does not follow in both cases")
            needs = (assumptions[first] - {one}) | (assumptions[second] - {other})
        else:
            fail(f"{name}: {kind} is no reason")
        expect("}")
        number()
        known.append(claim)
        assumptions.append(needs)
    if next(words, None) is not None:
        fail("something follows the last constraint")
    if len(known) == count or not is_absurd(known[-1]) or assumptions[-1]:
        fail("the last constraint is not absurd, or rests on assumptions")
    print(f"verified: {len(known) - count} derivations")


try:
    main()
except (ValueError, StopIteration, ZeroDivisionError) as error:
    fail(f"malformed: {error!r}")
