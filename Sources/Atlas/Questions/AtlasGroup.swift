import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Solving

/// A group that questions are about, with its character table and the permutations of its rows that change no answer.
struct AtlasGroup: Sendable {
  /// The most images of a set of rows that are compared; larger orbits are left as they are.
  static let orbitLimit = 50_000

  /// `SmallGroup(n,k)` for order < 64, else the name in the specification.
  let name: String
  /// The group.
  let group: FiniteGroup
  /// An element of each class.
  let representatives: [Int]
  /// Its character table.
  let table: CharacterTable
  /// For each of some automorphisms and each row χ, the row χ∘α; empty beyond the catalogue.
  private let automorphisms: [[Int]]
  /// For each Galois automorphism σ of the values and each row χ, the row σχ.
  private let conjugations: [[Int]]

  /// - Parameter isCatalogued: whether isomorphic groups have this very group, so that automorphisms are worth their search.
  /// - Throws: `GroupError`, `CharacterError`.
  init(name: String, group: FiniteGroup, isCatalogued: Bool) throws {
    self.name = name
    self.group = group
    let table = try CharacterTable(of: group)
    self.table = table
    let rows = Dictionary(uniqueKeysWithValues: (0..<table.count).map { (table.irreducible($0).values, $0) })
    /// Of a permutation of the classes, what it does with the rows.
    func rowPermutation(_ classes: [Int]) -> [Int] {
      (0..<table.count).map { row in rows[classes.map { table.value(of: row, at: $0) }] ?? row }
    }
    if isCatalogued {
      let classes = try ClassAutomorphisms(of: group)
      representatives = classes.representatives
      automorphisms = classes.permutations.map(rowPermutation)
    } else {
      representatives = ConjugacyClasses(of: group).representatives
      automorphisms = []
    }
    // σ_k χ(g) = χ(gᵏ) for k coprime to the exponent.
    let exponent = table.classes.exponent
    let units = (1..<max(2, exponent)).filter { Divisibility.greatestCommonDivisor($0, exponent) == 1 }
    conjugations = Set(units.map { rowPermutation(table.classes.powerMap($0)) }).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// The canonical form of a question: the lexicographically least rows with the same answer, as far as it is known to be.
  ///
  /// - Automorphisms of the group change no answer: they carry schemes to schemes of the same errors.
  /// - *Exact, affine*: nor does a Galois automorphism σ of the rows. On a support S the conditions Σ_{g∈S} ω(g)π(g) = 0 for π in the
  ///   rows, and Σ ω(g) = 1, are a linear system over a cyclotomic field. The rows are closed under conjugation, so that with a complex
  ///   solution its real part is one; and a linear system has a complex solution if and only if ranks over its own field agree, which σ,
  ///   applied to all coefficients, preserves. Positivity is not preserved, so convex weights do not have this law.
  /// - *Exact, uniform*: the weights are rational, so that σ maps Σ_{g∈S} π(g) = 0 to Σ_{g∈S} σπ(g) = 0: a scheme is exact on
  ///   the rows if and only if it is on their whole Galois orbits, which stand for them.
  ///
  /// - Parameter rows: rows of ``table``, from 0; the trivial one does not count, conjugates are included.
  /// - Complexity: O(images · rows · permutations)
  func question(rows: some Sequence<Int>, symmetry: SymmetryNotion, weights: WeightClass) -> AtlasQuestion {
    var members = Set(OccurringIrreducibles(rows: rows, of: table).rows)
    var permutations = automorphisms
    if symmetry.kind == .exact {
      switch weights {
      case .convex: break
      case .affine: permutations += conjugations
      case .uniform: members = Set(table.galoisOrbits.filter { !members.isDisjoint(with: $0) }.joined())
      }
    }
    // A smaller value for members makes the least sequence that of the least list.
    let marks = (0..<table.count).map { members.contains($0) ? -1 : 0 }
    let least =
      members.count == table.count - 1
      ? marks : LeastImage.of(marks, under: permutations, limit: AtlasGroup.orbitLimit) ?? marks
    let canonical = least.indices.filter { least[$0] < 0 }
    return AtlasQuestion(
      group: name, order: group.order, rows: canonical.map { $0 + 1 }, irreducibleCount: table.count,
      coefficientDimension: canonical.reduce(1) { $0 + table.degrees[$1] * table.degrees[$1] }, symmetry: symmetry,
      weights: weights)
  }
}
