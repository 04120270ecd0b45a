#!/usr/bin/env python3
"""Times NumPy on what the Fourier transforms of Reynolds do, reading the same input as JSON from standard input.

Input: {"weights": [w...], "words": [[k...]...], "irreducibles": [{"dimension": d, "generators": [[d*d numbers]...]}...],
        "matrix": {"size": n, "entries": [n*n numbers]}, "seconds": {"irreducibles": s, "regular": s, "weakError": s},
        "norm": max of the norms of the nontrivial blocks, "regularNorm": norm of the matrix}

A word lists adjacent transpositions (from 1), left to right. Prints one JSON object with seconds (best of three) and ratios
NumPy / Reynolds.
"""
import json
import sys
import time

import numpy


def best(action, repetitions=3):
    results = []
    for _ in range(repetitions):
        start = time.perf_counter()
        value = action()
        results.append(time.perf_counter() - start)
    return min(results), value


def matrices(generators, words):
    """The dense matrices of all words, one product per letter."""
    size = generators.shape[1]
    stack = numpy.empty((len(words), size, size))
    for index, word in enumerate(words):
        matrix = numpy.eye(size)
        for letter in word:
            matrix = matrix @ generators[letter - 1]
        stack[index] = matrix
    return stack


def main():
    data = json.load(sys.stdin)
    weights = numpy.array(data["weights"])
    generators = [
        numpy.array(item["generators"]).reshape(-1, item["dimension"], item["dimension"])
        for item in data["irreducibles"]
    ]
    start = time.perf_counter()
    stacks = [matrices(item, data["words"]) for item in generators]
    building = time.perf_counter() - start
    summing, sums = best(lambda: [numpy.tensordot(weights, stack, axes=1) for stack in stacks])
    norming, norms = best(lambda: [numpy.linalg.norm(block, 2) for block in sums])
    size = data["matrix"]["size"]
    regular = numpy.array(data["matrix"]["entries"]).reshape(size, size)
    dense, norm = best(lambda: numpy.linalg.norm(regular, 2))
    seconds = data["seconds"]
    print(json.dumps({
        "numpy": numpy.__version__,
        "buildMatrices": building, "sumBlocks": summing, "normBlocks": norming, "normRegular": dense,
        "ratioGivenMatrices": (summing + norming) / seconds["irreducibles"],
        "ratioFromPermutations": (building + summing + norming) / seconds["irreducibles"],
        "ratioRegularNorm": dense / seconds["regular"],
        "ratioRegularAgainstBlocks": dense / seconds["weakError"],
        "normDifference": abs(max(norms[1:]) - data["norm"]),
        "regularDifference": abs(norm - data["regularNorm"]),
    }, indent=2))


if __name__ == "__main__":
    main()
