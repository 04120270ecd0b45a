import FiniteGroups
import PeerRuns
import Representations

/// The unitary irreducibles of every group of order below 64, and how well they satisfy their laws at all elements.
func irreducibleFigures() throws {
  let run = try timed {
    try SmallGroupCatalogue.entries.map { entry in
      let generators = try entry.generators.map { try Permutation(oneLine: $0) }
      let irreducibles = try IrreducibleRepresentations(of: FiniteGroup(generators: generators, degree: entry.degree))
      return (irreducibles, try irreducibles.all())
    }
  }
  var worst: [(law: String, residual: Double, place: String)] = [
    ("homomorphism", 0, ""), ("unitarity", 0, ""), ("trace against character", 0, ""),
  ]
  for (entry, (irreducibles, representations)) in zip(SmallGroupCatalogue.entries, run.value) {
    for representation in representations {
      let found = irreducibles.residuals(of: representation)
      for (law, residual) in [found.homomorphism, found.unitarity, found.character].enumerated()
      where !(residual <= worst[law].residual) {
        worst[law].residual = residual
        worst[law].place = " (\(representation.label) of SmallGroup(\(entry.id[0]),\(entry.id[1])))"
      }
    }
  }
  let count = run.value.reduce(0) { $0 + $1.1.count }
  Figure.print(
    "Unitary irreducibles of every group of order < 64, from generators",
    [Figure("\(count) representations", seconds: run.seconds, limit: 20)]
      + worst.map { law, residual, place in
        Figure(
          "  largest residual: \(law)\(place)", ours: Figure.short(residual),
          goal: "≤ 1e-11: \(residual <= 1e-11 ? "met" : "missed")")
      })
}
