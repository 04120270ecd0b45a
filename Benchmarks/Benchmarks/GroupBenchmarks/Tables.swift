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
  let libraryName = #"S_10 (GAP: CharacterTable("Symmetric", 10))"#
  let generalName = "S_10 (GAP: Irr(SymmetricGroup(10)))"
  let all = "all \(catalogue.count) tables of order < 64"

  var gap = GAP()
  gap.define("groups := [" + catalogue.map { "g -> " + GAP.group($0.generators) }.joined(separator: ",\n") + "]")
  gap.measure(all, "Sum(groups, make -> Length(Irr(make(0))))")
  for group in [mathieu, linear] { gap.measure(group.title, "Length(Irr(\(GAP.group(group.generators))))") }
  gap.measure(libraryName, #"Length(Irr(CharacterTable("Symmetric", 10)))"#)
  gap.measure(generalName, "Length(Irr(SymmetricGroup(10)))")
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
  for name in [libraryName, generalName] {
    try add(name, limit: 2) { try SymmetricGroupCharacters(degree: 10).table.irreducibles.count }
  }
  Figure.print("Character tables, from generators to exact values", figures, notes: peer.notes(comparedWith: values))
}
