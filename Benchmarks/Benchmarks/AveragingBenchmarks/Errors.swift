import Averaging
import ExactArithmetic
import FiniteGroups
import PeerRuns
import Representations

/// The groups of order 2 … 63.
func smallGroups() throws -> [(name: String, group: FiniteGroup)] {
  try SmallGroupCatalogue.entries.filter { $0.id[0] > 1 }.map { entry in
    let name = "SmallGroup(\(entry.id[0]),\(entry.id[1]))"
    return (name, try GroupDescription(name).enumerated())
  }
}

/// The weak errors of three constructions on all functions, for every group of order below 64.
func errorFigures() throws {
  var count = 0
  var exact = 0
  let run = try timed {
    for (_, group) in try smallGroups() {
      let functions = try FunctionClass(
        .regular, group: group, action: .permutation(degree: group.degree, images: group.generators))
      let problem = try SchemeProblem(functions, target: .weak(Rational(1, 4)))
      let errors = try SymmetryErrors(on: functions)
      for construction: any SchemeConstruction in [
        SubsetConstruction(), SampleConstruction(), DerandomizedConstruction(),
      ] {
        let scheme = try construction.scheme(for: problem, seed: 1).scheme
        if errors.weak(of: scheme).exact != nil { exact += 1 }
        count += 1
      }
    }
  }
  Figure.print(
    "Weak errors",
    [Figure("three constructions on every group of order < 64, all functions", seconds: run.seconds, limit: 60)],
    notes: ["\(count) schemes, \(exact) errors exact rational numbers, the others proved enclosures"])
}

/// K* against its bounds.
func surveyFigures() throws {
  let run = try timed { try ThresholdSurvey(of: SmallGroupCatalogue.entries) }
  let counts = run.value.counts
  Figure.print(
    "Threshold degrees", [Figure("survey of all groups of order < 64", seconds: run.seconds)],
    notes: [
      "\(counts.representations) faithful irreducible and transitive representations; ΣM − dim violated \(counts.sharpViolations) times, attained \(counts.tight) times",
      "the paper's bound attained \(counts.tightForPaper) times; Σ(M−1) violated \(counts.falseFormulaViolations) times",
    ])
}
