import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

/// The irreducible representations over ℝ that occur in a function class, one of each, in doubles, each with a
/// constituent in which it lives and embeddings into it.
///
/// Few constituents are chosen, so that vectors of different representations can stand in one pair of a witness.
struct IrreducibleBlocks: Sendable {
  /// One irreducible representation.
  struct Block: Sendable {
    /// The dimension over ℝ.
    let size: Int
    /// Whether it stays irreducible over ℂ.
    let isReal: Bool
    /// The dimension of the space of its matrix coefficients.
    let coefficientCount: Int
    /// The matrices of all elements, one after another.
    let matrices: [Double]
    /// The constituent in which its vectors are written.
    let constituent: Int
    /// Isometries into it with orthogonal images: the (row, column) entry at `row · size + column`.
    let embeddings: [[Double]]
  }

  /// The representations, the trivial one left out.
  let blocks: [Block]
  /// The constituents that are used, by their numbers.
  let actions: [Int: IntegerAction]
  private let group: FiniteGroup

  /// |G|.
  var order: Int { group.order }

  /// - Throws: ``CharacterError``, ``IrreducibleError``.
  /// - Complexity: that of the irreducible representations; O(order · dimension · Σd²) for the embeddings
  init(of functions: FunctionClass) throws {
    let group = functions.group
    let irreducibles = try IrreducibleRepresentations(of: group)
    let table = irreducibles.table
    let classes = irreducibles.classes
    // The nontrivial rows of each constituent, one of two conjugate ones.
    var rowsOf: [Set<Int>] = []
    for constituent in functions.constituents {
      let character = try ClassFunction(
        classes: table.classes, values: classes.representatives.map { Cyclotomic(constituent.trace(at: $0)) })
      let rows = try OccurringIrreducibles(in: character, of: table).rows
      rowsOf.append(Set(rows.filter { $0 <= table.conjugate(of: $0) }))
    }
    var home: [Int: Int] = [:]
    while true {
      // The constituent with most that is new, the smaller one of equal ones.
      func gain(_ index: Int) -> (Int, Int) {
        let new = rowsOf[index].filter { home[$0] == nil }
        return (new.reduce(0) { $0 + table.degrees[$1] * table.degrees[$1] }, -functions.constituents[index].dimension)
      }
      guard let best = functions.constituents.indices.max(by: { gain($0) < gain($1) }), gain(best).0 > 0 else { break }
      for row in rowsOf[best] where home[row] == nil { home[row] = best }
    }
    var actions: [Int: IntegerAction] = [:]
    for index in Set(home.values) { actions[index] = IntegerAction(functions.constituents[index], of: group) }
    var blocks: [Block] = []
    for (row, index) in home.sorted(by: { $0.key < $1.key }) {
      guard let action = actions[index] else { continue }
      let representation = try irreducibles.representation(row)
      let size = representation.realDimension
      let matrices = (0..<group.order).flatMap { representation.realMatrix(of: $0).entries }
      blocks.append(
        Block(
          size: size, isReal: representation.type == .real,
          coefficientCount: size * size / (representation.type == .real ? 1 : representation.type == .complex ? 2 : 4),
          matrices: matrices, constituent: index,
          embeddings: action.embeddings(of: matrices, size: size, limit: representation.dimension)))
    }
    self.blocks = blocks
    self.actions = actions
    self.group = group
  }

  /// hg.
  func product(_ h: Int, _ g: Int) -> Int { group.product(h, g) }

  /// The condition of weak symmetry on a representation.
  func weak(_ index: Int) -> NormBlock {
    NormBlock(irreducible: index, element: nil, size: blocks[index].size, matrices: blocks[index].matrices)
  }

  /// The condition of strong symmetry on a representation for one h: π(g) − π(hg).
  func strong(_ index: Int, _ element: Int) -> NormBlock {
    let block = blocks[index]
    let area = block.size * block.size
    var matrices = block.matrices
    for g in 0..<order {
      let moved = group.product(element, g) * area
      for entry in 0..<area { matrices[g * area + entry] -= block.matrices[moved + entry] }
    }
    return NormBlock(irreducible: index, element: element, size: block.size, matrices: matrices)
  }
}
