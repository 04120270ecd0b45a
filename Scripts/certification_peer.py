#!/usr/bin/env python3
"""Finds least averaging schemes with Z3, HiGHS and CP-SAT, for comparison with Reynolds.

The peers come from PyPI; any of them may be missing, and is then reported as such:

    python3 -m venv peers && peers/bin/pip install z3-solver highspy ortools
    swift run -c release CertificationBenchmarks --python peers/bin/python

Reads one JSON object from standard input:

    {"order": n, "weights": "convex" | "affine" | "uniform", "functions": [[n integers]...],
     "value": v, "seconds": limit, "tools": ["z3", "highs", "cp-sat"]}

The functions are a basis of M(F + 1), by element, the identity first. A scheme w is exact when every function has the same sum
under w as under the mean. All peers may use that some least scheme contains the identity (translate it).

z3      direct encoding, clausal sequential counter: at most v - 1 elements must be refuted, at most v found;
highs   mixed-integer program: least number of elements with w <= M x (M = 1 is right for convex weights; for affine ones
        -M x <= w <= M x with M = 10 is a guess, so its lower bounds hold for such weights only);
cp-sat  uniform weights: least number of elements, all sums being equations in 0-1 variables.

Prints {"versions": {tool: version}, "missing": [package...], "results": {tool: {"lower", "upper", "seconds", "processor"}}},
with {"error": text} for a tool that failed; the seconds are those of building and solving, without the start of Python, by the
clock and of the processor (all threads). A tool that says nothing of a bound leaves it null.
"""
import importlib.metadata
import json
import math
import multiprocessing
import sys
import time

AFFINE_BOUND = 10
GRACE = 10.0


def reduced(row):
    divisor = math.gcd(*row)
    return [entry // divisor for entry in row] if divisor > 1 else row


def sums(problem):
    """Rows (coefficients, right side) of the equations for n w, whose mean is 1."""
    return [(row, sum(row)) for row in problem["functions"]]


def uniform_rows(problem):
    """Rows whose sum over the support must vanish."""
    order = problem["order"]
    rows = [reduced([order * entry - sum(row) for entry in row]) for row in problem["functions"]]
    return [row for row in rows if any(row)]


def counter(z3, solver, used, bound):
    """At most `bound` of the literals, by Sinz's sequential counter."""
    before = None
    for index, literal in enumerate(used):
        if bound == 0:
            solver.add(z3.Not(literal))
            continue
        now = [z3.Bool(f"s{index}_{count}") for count in range(bound)]
        solver.add(z3.Or(z3.Not(literal), now[0]))
        if before is not None:
            for count in range(bound):
                solver.add(z3.Or(z3.Not(before[count]), now[count]))
                if count > 0:
                    solver.add(z3.Or(z3.Not(literal), z3.Not(before[count - 1]), now[count]))
            solver.add(z3.Or(z3.Not(literal), z3.Not(before[bound - 1])))
        before = now


def z3_answer(z3, problem, size, seconds):
    """Whether there is a scheme with at most `size` elements; None when the time runs out."""
    start = time.perf_counter()
    order, weights = problem["order"], problem["weights"]
    solver = z3.SolverFor("QF_LRA")
    used = [z3.Bool(f"x{g}") for g in range(order)]
    values = [z3.Real(f"w{g}") for g in range(order)]
    solver.add(used[0])
    for literal, value in zip(used, values):
        if weights == "convex":
            solver.add(value >= 0, z3.Or(literal, value <= 0))
        elif weights == "affine":
            solver.add(z3.Or(literal, value == 0))
        else:
            solver.add(z3.Or(z3.Not(literal), value == 1), z3.Or(literal, value == 0))
    rows = [(row, 0) for row in uniform_rows(problem)] if weights == "uniform" else sums(problem)
    for row, right in rows:
        solver.add(z3.Sum([entry * value for entry, value in zip(row, values) if entry]) == right)
    if size < order:
        counter(z3, solver, used, size)
    left = seconds - (time.perf_counter() - start)
    if left <= 0:
        return None
    solver.set("timeout", max(1, int(left * 1000)))
    answer = solver.check()
    return None if answer == z3.unknown else answer == z3.sat


def solve_z3(z3, problem):
    start = time.perf_counter()
    value, seconds = problem["value"], problem["seconds"]
    # The size below the value first: it is the hard one.
    below = False if value == 1 else z3_answer(z3, problem, value - 1, seconds)
    if below:
        return {"lower": None, "upper": value - 1}
    found = z3_answer(z3, problem, value, seconds - (time.perf_counter() - start))
    return {"lower": value if below is False else None, "upper": value if found else None}


def solve_highs(highspy, problem):
    order, weights = problem["order"], problem["weights"]
    bound = AFFINE_BOUND if weights == "affine" else 1
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("time_limit", float(problem["seconds"]))
    infinity = highspy.kHighsInf
    for g in range(order):
        solver.addVar(1.0 if g == 0 else 0.0, 1.0)
        solver.changeColCost(g, 1.0)
        solver.changeColIntegrality(g, highspy.HighsVarType.kInteger)
    if weights == "uniform":
        for row in uniform_rows(problem):
            entries = [(g, float(entry)) for g, entry in enumerate(row) if entry]
            solver.addRow(0.0, 0.0, len(entries), [g for g, _ in entries], [entry for _, entry in entries])
    else:
        for g in range(order):
            solver.addVar(-float(bound) if weights == "affine" else 0.0, float(bound))
        for row, right in sums(problem):
            entries = [(order + g, float(entry)) for g, entry in enumerate(row) if entry]
            mean = right / order
            solver.addRow(mean, mean, len(entries), [g for g, _ in entries], [entry for _, entry in entries])
        for g in range(order):
            solver.addRow(-infinity, 0.0, 2, [order + g, g], [1.0, -float(bound)])
            if weights == "affine":
                solver.addRow(0.0, infinity, 2, [order + g, g], [1.0, float(bound)])
    solver.run()
    info = solver.getInfo()
    feasible = info.primal_solution_status == 2
    lower = info.mip_dual_bound
    return {
        "lower": math.ceil(lower - 1e-6) if math.isfinite(lower) else None,
        "upper": round(info.objective_function_value) if feasible else None,
    }


def solve_cp_sat(cp_model, problem):
    model = cp_model.CpModel()
    used = [model.NewBoolVar(f"x{g}") for g in range(problem["order"])]
    model.Add(used[0] == 1)
    for row in uniform_rows(problem):
        model.Add(sum(entry * literal for entry, literal in zip(row, used) if entry) == 0)
    model.Minimize(sum(used))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = float(problem["seconds"])
    status = solver.Solve(model)
    feasible = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {
        "lower": math.ceil(solver.BestObjectiveBound() - 1e-6) if feasible else None,
        "upper": round(solver.ObjectiveValue()) if feasible else None,
    }


PACKAGES = {"z3": "z3-solver", "highs": "highspy", "cp-sat": "ortools"}


def solver(tool):
    """The function that solves with a tool. Loaded in one process, HiGHS and OR-Tools disturb each other."""
    if tool == "z3":
        import z3
        return lambda problem: solve_z3(z3, problem)
    if tool == "highs":
        import highspy
        return lambda problem: solve_highs(highspy, problem)
    from ortools.sat.python import cp_model
    return lambda problem: solve_cp_sat(cp_model, problem)


def work(tool, problem, pipe):
    """Runs in a process of its own; sends the result, or the text of what went wrong."""
    try:
        solve = solver(tool)
        start, processor = time.perf_counter(), time.process_time()
        result = solve(problem)
        result["seconds"] = time.perf_counter() - start
        result["processor"] = time.process_time() - processor
    except Exception as error:
        result = {"error": f"{type(error).__name__}: {error}"}
    pipe.send(result)


def main():
    problem = json.load(sys.stdin)
    versions, missing, results = {}, [], {}
    # Every tool runs in a process of its own, because not all of them keep their time limits.
    context = multiprocessing.get_context("spawn")
    for tool in problem["tools"]:
        try:
            versions[tool] = importlib.metadata.version(PACKAGES[tool])
        except importlib.metadata.PackageNotFoundError:
            missing.append(PACKAGES[tool])
            continue
        if tool == "cp-sat" and problem["weights"] != "uniform":
            continue
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(tool, problem, sender))
        process.start()
        sender.close()
        result = {"lower": None, "upper": None, "seconds": problem["seconds"]}
        try:
            if receiver.poll(problem["seconds"] + GRACE):
                result = receiver.recv()
        except EOFError:
            result = {"error": "the process died"}
        process.terminate()
        process.join()
        results[tool] = result
    print(json.dumps({"versions": versions, "missing": missing, "results": results}))


if __name__ == "__main__":
    main()
