#!/usr/bin/env python3
"""Checks an LRAT or a DRAT refutation of a DIMACS file; no packages, no code of reynolds.

usage: check_lrat.py [--drat] FORMULA.cnf PROOF

Every added clause must follow by unit propagation: LRAT (the default) by exactly the clauses of its hints, each of which must be
unit or false when its turn comes; DRAT by any clauses (RUP only, which is all that reynolds writes).
Prints "verified" and ends with 0, or says what is wrong and ends with 1.
"""
import sys


def fail(text):
    print("not verified:", text)
    sys.exit(1)


def formula(path):
    clauses, header, current = {}, None, []
    for line in open(path):
        words = line.split()
        if not words or words[0] == "c":
            continue
        if words[0] == "p":
            header = (int(words[2]), int(words[3]))
            continue
        for word in words:
            literal = int(word)
            if literal:
                if header is None or abs(literal) > header[0]:
                    fail(f"the literal {literal} is out of range")
                current.append(literal)
            else:
                clauses[len(clauses) + 1] = frozenset(current)
                current = []
    if header is None or header[1] != len(clauses) or current:
        fail("the header of the formula does not fit it")
    return clauses


def lrat(clauses, path):
    for number, line in enumerate(open(path), 1):
        words = line.split()
        if len(words) > 1 and words[1] == "d":
            for word in words[2:-1]:
                if clauses.pop(int(word), None) is None:
                    fail(f"line {number}: there is no clause {word} to delete")
            continue
        values = [int(word) for word in words]
        if values.count(0) != 2 or values[-1] != 0:
            fail(f"line {number}: a step has two lists, each ended by 0")
        end = values.index(0)
        name, clause, hints = values[0], frozenset(values[1:end]), values[end + 1:-1]
        if name in clauses:
            fail(f"line {number}: the clause {name} is there already")
        true = {-literal for literal in clause}
        conflict = False
        for hint in hints:
            if conflict:
                fail(f"line {number}: hints follow the conflict")
            if hint not in clauses:
                fail(f"line {number}: there is no clause {hint}")
            rest = [literal for literal in clauses[hint] if -literal not in true]
            if not rest:
                conflict = True
            elif len(rest) == 1:
                true.add(rest[0])
            else:
                fail(f"line {number}: the clause {hint} is neither unit nor false")
        if not conflict:
            fail(f"line {number}: the hints give no conflict")
        if not clause:
            return number
        clauses[name] = clause
    fail("the empty clause is missing")


def propagates(clauses, watches, start):
    """Whether unit propagation from the literals ends in a conflict; watches as in every solver."""
    true, queue = set(), []

    def assign(literal):
        if -literal in true:
            return False
        if literal not in true:
            true.add(literal)
            queue.append(literal)
        return True

    for literal in start:
        if not assign(literal):
            return True
    while queue:
        falsified = -queue.pop()
        for name in list(watches.get(falsified, ())):
            pair = clauses.get(name)
            if pair is None:
                watches[falsified].discard(name)
                continue
            literals, watched = pair
            other = watched[0] if watched[1] == falsified else watched[1]
            if other in true:
                continue
            for literal in literals:
                if literal != other and literal != falsified and -literal not in true:
                    watched[:] = [other, literal]
                    watches[falsified].discard(name)
                    watches.setdefault(literal, set()).add(name)
                    break
            else:
                if not assign(other):
                    return True
    return False


def drat(formula_clauses, path):
    clauses, watches, units, names = {}, {}, {}, {}
    counter = 0

    def add(clause):
        nonlocal counter
        counter += 1
        names.setdefault(clause, []).append(counter)
        literals = list(clause)
        if len(literals) == 1:
            units[counter] = literals[0]
        elif literals:
            clauses[counter] = (literals, literals[:2])
            for literal in literals[:2]:
                watches.setdefault(literal, set()).add(counter)
        return bool(literals)

    for clause in formula_clauses.values():
        if not add(clause):
            return 0
    for number, line in enumerate(open(path), 1):
        words = line.split()
        if not words:
            continue
        if words[-1] != "0":
            fail(f"line {number}: a step ends with 0")
        if words[0] == "d":
            clause = frozenset(int(word) for word in words[1:-1])
            if not names.get(clause):
                fail(f"line {number}: there is no such clause to delete")
            name = names[clause].pop()
            clauses.pop(name, None)
            units.pop(name, None)
            continue
        clause = frozenset(int(word) for word in words[:-1])
        if not propagates(clauses, watches, list(units.values()) + [-literal for literal in clause]):
            fail(f"line {number}: the clause does not follow by unit propagation")
        if not clause:
            return number
        add(clause)
    fail("the empty clause is missing")


def main():
    arguments = [word for word in sys.argv[1:] if word != "--drat"]
    if len(arguments) != 2:
        print(__doc__)
        sys.exit(64)
    clauses = formula(arguments[0])
    steps = (drat if "--drat" in sys.argv else lrat)(clauses, arguments[1])
    print(f"verified: {steps} steps")


main()
