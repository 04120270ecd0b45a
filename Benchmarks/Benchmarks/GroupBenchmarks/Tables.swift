import FiniteGroups
import PeerRuns
import Representations

/// Character tables, from generators to the exact values.
func tableFigures() throws {
  let catalogue = try SmallGroupCatalogue.entries.map { entry in
    (degree: entry.degree, generators: try entry.generators.map { try Permutation(oneLine: $0) })
  }
  let mathieu = try GroupDescription("M11")
  let linear = try GroupDescription("PSL(2,11)")
  let all = "all \(catalogue.count) tables of order < 64"

  var gap = GAP()
  gap.define("groups := [" + catalogue.map { "g -> " + GAP.group($0.generators) }.joined(separator: ",\n") + "]")
  gap.measure(all, "Sum(groups, make -> Length(Irr(make(0))))")
  for group in [mathieu, linear] { gap.measure(group.title, "Length(Irr(\(GAP.group(group.generators))))") }
  gap.measure("S_10", #"Length(Irr(CharacterTable("Symmetric", 10)))"#)
  gap.measure("S_10 as a group", "Length(Irr(SymmetricGroup(10)))")
  let peer = gap.run()

  var figures: [Figure] = []
  var values: [String: String] = [:]
  func add(_ name: String, limit: Double, _ action: () throws -> Int) rethrows {
    let run = try timed(action)
    figures.append(Figure(name, seconds: run.seconds, peer: peer.peer(name), limit: limit))
    values[name] = "\(run.value)"
  }
  try add(all, limit: 10) {
    try catalogue.reduce(0) {
      try $0 + CharacterTable(of: FiniteGroup(generators: $1.generators, degree: $1.degree)).irreducibles.count
    }
  }
  for group in [mathieu, linear] {
    try add(group.title, limit: 2) { try CharacterTable(of: group.enumerated()).irreducibles.count }
  }
  try add("S_10", limit: 2) { try SymmetricGroupCharacters(degree: 10).table.irreducibles.count }
  if let general = peer["S_10 as a group"], let own = figures.last {
    let name = "GAP's Irr(SymmetricGroup(10))"
    figures.append(Figure("  the same", ours: own.ours, peer: "\(name) \(Figure.time(general.seconds))"))
  }
  Figure.print("Character tables, from generators to exact values", figures, notes: peer.notes(comparedWith: values))
}
