import ExactArithmetic
import FiniteGroups

/// A subgroup and a linear character that occurs in the restriction of an irreducible character.
struct LinearConstituent: Sendable {
  let linear: LinearCharacter
  /// How often it occurs.
  let multiplicity: Int
  /// Whether χ is the character induced from it: multiplicity 1, and the index of the subgroup is the degree.
  let isMonomial: Bool
}

/// Finds for each irreducible character of degree above 1 the linear constituents of restrictions that serve best.
///
/// Multiplicity 1 gives matrices directly. Then, for double precision, real λ for real χ (the matrices come out real);
/// for exact matrices, monomial forms and small number fields.
struct LinearConstituentSearch {
  /// By row: the best for double precision.
  private(set) var forDoubles: [Int: LinearConstituent] = [:]
  /// By row: the best for exact matrices; only those of multiplicity 1.
  private(set) var forExactness: [Int: LinearConstituent] = [:]

  private let group: FiniteGroup
  private let classes: ConjugacyClasses
  private let rows: [CharacterRow]

  /// Groups with more subgroups than this are not searched exhaustively.
  private static let subgroupLimit = 2_000
  /// Subgroups with more work than this are left out in large groups.
  private static let workLimit = 1 << 22

  /// Looks at all subgroups up to conjugacy where they can be listed, else at those that usually serve, until every
  /// character has a constituent of multiplicity 1.
  init(group: FiniteGroup, classes: ConjugacyClasses, rows: [CharacterRow]) {
    self.group = group
    self.classes = classes
    self.rows = rows.filter { $0.degree > 1 }
    run()
  }

  private mutating func run() {
    if rows.isEmpty { return }
    if let all = try? SubgroupClasses(of: group, subgroupLimit: LinearConstituentSearch.subgroupLimit) {
      for subgroup in all.representatives.reversed() where !isPerfect { consider(subgroup) }
      return
    }
    for make in usualSubgroups where !isMultiplicityFree { consider(make()) }
  }

  /// Whether nothing can be improved.
  private var isPerfect: Bool {
    rows.allSatisfy { row in
      guard let doubles = forDoubles[row.number], let exact = forExactness[row.number] else { return false }
      return doubles.multiplicity == 1 && (row.type != .real || doubles.linear.isReal)
        && exact.isMonomial && exact.linear.order <= 2
    }
  }

  private var isMultiplicityFree: Bool {
    rows.allSatisfy { forDoubles[$0.number]?.multiplicity == 1 }
  }

  /// The subgroups that are looked at: all up to conjugacy, small ones first, or the usual ones.
  ///
  /// - Complexity: that of ``FiniteGroups/SubgroupClasses``; the usual subgroups are made when they are called for
  var subgroups: [() -> Subgroup] {
    if let all = try? SubgroupClasses(of: group, subgroupLimit: LinearConstituentSearch.subgroupLimit) {
      return all.representatives.map { subgroup in { subgroup } }
    }
    return usualSubgroups
  }

  /// Cheap ones first. Every degree is a sum over the characters of an abelian subgroup, so large ones are wanted.
  private var usualSubgroups: [() -> Subgroup] {
    let group = group
    let representatives = classes.representatives
    var result = representatives.map { element in { Subgroup(of: group, generatedBy: [element]) } }
    for prime in Divisibility.primeDivisors(group.order) {
      result.append { group.sylowSubgroup(prime) }
      result.append { group.sylowSubgroup(prime).normalizer }
    }
    for element in representatives.dropFirst().prefix(16) {
      result.append { LinearConstituentSearch.maximalAbelianSubgroup(containing: element, in: group) }
    }
    for element in representatives.dropFirst() {
      result.append { group.centralizer(of: element) }
      result.append { Subgroup(of: group, generatedBy: [element]).normalizer }
    }
    for point in 0..<min(group.degree, 8) {
      result.append {
        Subgroup(of: group, generatedBy: (0..<group.order).filter { group.image(of: point, under: $0) == point })
      }
    }
    for left in representatives.dropFirst() {
      for right in group.generatorIndices {
        result.append { Subgroup(of: group, generatedBy: [left, group.conjugate(left, by: right)]) }
      }
    }
    return result
  }

  private static func maximalAbelianSubgroup(containing element: Int, in group: FiniteGroup) -> Subgroup {
    var result = Subgroup(of: group, generatedBy: [element])
    while let next = result.centralizer.elements.first(where: { !result.contains($0) }) {
      result = Subgroup(of: group, generatedBy: result.generators + [next])
    }
    return result
  }

  private mutating func consider(_ subgroup: Subgroup) {
    let index = subgroup.index
    for linear in LinearConstituentSearch.linearCharacters(of: subgroup) {
      let restriction = Restriction(to: linear, classes: classes)
      for row in rows {
        let multiplicity = restriction.multiplicity(in: row)
        if multiplicity == 0 { continue }
        let found = LinearConstituent(
          linear: linear, multiplicity: multiplicity, isMonomial: multiplicity == 1 && index == row.degree)
        if LinearConstituentSearch.isBetter(found, than: forDoubles[row.number], wantsReal: row.type == .real) {
          forDoubles[row.number] = found
        }
        if multiplicity == 1,
          LinearConstituentSearch.isBetter(found, than: forExactness[row.number], wantsReal: false)
        {
          forExactness[row.number] = found
        }
      }
    }
  }

  /// The linear characters of a subgroup; none where they are too much work.
  static func linearCharacters(of subgroup: Subgroup) -> [LinearCharacter] {
    let quotient = subgroup.order / subgroup.commutator(subgroup).order
    return subgroup.order * quotient <= workLimit ? LinearCharacter.all(of: subgroup) : []
  }

  private static func isBetter(
    _ new: LinearConstituent, than old: LinearConstituent?, wantsReal: Bool
  ) -> Bool {
    guard let old else { return true }
    func rank(_ candidate: LinearConstituent) -> (Int, Int, Int, Int) {
      (
        candidate.multiplicity, wantsReal && !candidate.linear.isReal ? 1 : 0, candidate.isMonomial ? 0 : 1,
        candidate.linear.order
      )
    }
    return rank(new) < rank(old)
  }
}

/// The scalar products with a linear character of a subgroup.
private struct Restriction {
  /// For each class that meets the subgroup, the sum of conj λ over the elements of the subgroup in it, over |H|.
  private let weights: [(number: Int, real: Double, imaginary: Double)]

  init(to linear: LinearCharacter, classes: ConjugacyClasses) {
    let roots = RootsOfUnity(order: linear.order)
    var sums = [(real: Double, imaginary: Double, met: Bool)](repeating: (0, 0, false), count: classes.count)
    for (element, exponent) in zip(linear.elements, linear.exponents) {
      let number = classes.classOf[element]
      sums[number].real += roots[exponent].real
      sums[number].imaginary -= roots[exponent].imaginary
      sums[number].met = true
    }
    let scale = 1 / Double(linear.elements.count)
    weights = sums.indices.filter { sums[$0].met }.map { ($0, scale * sums[$0].real, scale * sums[$0].imaginary) }
  }

  /// A natural number; rounding it is a search heuristic, and what is built on it is checked.
  func multiplicity(in row: CharacterRow) -> Int {
    let sum = weights.reduce(0.0) { sum, weight in
      let value = row.values[weight.number]
      return sum + value.real * weight.real - value.imaginary * weight.imaginary
    }
    return Int(sum.rounded())
  }
}
