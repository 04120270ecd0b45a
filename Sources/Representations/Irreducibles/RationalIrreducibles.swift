public import ExactArithmetic
public import FiniteGroups

/// The rational irreducible representations of a group, by integer matrices, and their unions up to automorphisms.
///
/// Each stands for a Galois orbit of irreducible characters. Where a Schur index is not decided (see ``RationalForm``), the
/// representation may be a multiple of the irreducible one; its constituents over ℂ, on which averaging depends, are the same.
public struct RationalIrreducibles: Sendable {
  /// The most representations whose unions are listed.
  public static let unionLimit = 18

  /// The group.
  public let group: FiniteGroup
  let irreducibles: IrreducibleRepresentations
  /// The Galois orbits, the one of the trivial character first.
  let orbits: [[Int]]

  /// Computes the character table.
  ///
  /// - Throws: ``CharacterError`` where it is too large.
  /// - Complexity: that of ``IrreducibleRepresentations/init(of:table:)``
  public init(of group: FiniteGroup) throws(CharacterError) {
    self.group = group
    irreducibles = try IrreducibleRepresentations(of: group)
    let table = irreducibles.table
    func isTrivial(_ orbit: [Int]) -> Bool {
      (0..<table.count).allSatisfy { table.value(of: orbit[0], at: $0) == Cyclotomic.one }
    }
    let orbits = table.galoisOrbits
    self.orbits = orbits.filter(isTrivial) + orbits.filter { !isTrivial($0) }
  }

  /// How many there are; number 1 is the trivial one.
  public var count: Int { orbits.count }

  /// Integer matrices of the generators in the sum of some representations, block by block.
  ///
  /// - Parameter numbers: from 1 to ``count``.
  /// - Throws: ``IrreducibleError/noExactForm(label:)`` where a character has no exact form that can be found.
  /// - Complexity: O(order · d⁴) rational operations for dimension d at the worst, where a stable lattice has to be found
  public func matrices(_ numbers: [Int]) throws(IrreducibleError) -> [Matrix<Int>] {
    var blocks: [[Matrix<Int>]] = []
    for number in numbers { blocks.append(try matrices(number)) }
    return group.generatorIndices.indices.map { generator in Matrix(blocks: blocks.map { $0[generator] }) }
  }

  private func matrices(_ number: Int) throws(IrreducibleError) -> [Matrix<Int>] {
    let form = try irreducibles.rational(orbits[number - 1][0])
    let images = group.generatorIndices.map { form.matrix(of: $0) }
    if let integral = integers(images) { return integral }
    // The vectors that the group makes of the basis span a lattice that it preserves.
    var lattice = Lattice(dimension: form.dimension)
    for element in 0..<group.order {
      let matrix = form.matrix(of: element).transposed
      for column in 0..<form.dimension { lattice.insert(Array(matrix[row: column])) }
    }
    let basis = lattice.basis.transposed
    guard let inverse = basis.inverse(), let integral = integers(images.map { inverse * ($0 * basis) }) else {
      throw .noExactForm(label: irreducibles.label(orbits[number - 1][0]))
    }
    return integral
  }

  private func integers(_ matrices: [Matrix<Rational>]) -> [Matrix<Int>]? {
    let integral = matrices.allSatisfy { $0.entries.allSatisfy { $0.asInt != nil } }
    return integral ? matrices.map { $0.mapEntries { $0.asInt ?? 0 } } : nil
  }

  /// The nonempty sets of nontrivial representations, of those that automorphisms of the group carry to each other only one.
  ///
  /// - Returns: ascending lists of numbers from 2 on, by size and then in lexicographic order; `nil` if there are more than
  ///   ``unionLimit`` nontrivial representations.
  /// - Throws: as ``matrices(_:)``; `GroupError/searchLimit(order:steps:)`.
  /// - Complexity: O(2^count · generators of the automorphism group)
  public func unions() throws -> [[Int]]? {
    let nontrivial = count - 1
    guard nontrivial <= RationalIrreducibles.unionLimit else { return nil }
    guard nontrivial > 0 else { return [] }
    let actions = try automorphismActions()
    var isSeen = [Bool](repeating: false, count: 1 << nontrivial)
    var unions: [[Int]] = []
    for first in 1..<(1 << nontrivial) where !isSeen[first] {
      isSeen[first] = true
      var pending = [first]
      while let set = pending.popLast() {
        for action in actions {
          let image = (0..<nontrivial).reduce(0) { set >> $1 & 1 == 1 ? $0 | 1 << action[$1] : $0 }
          if !isSeen[image] {
            isSeen[image] = true
            pending.append(image)
          }
        }
      }
      unions.append((0..<nontrivial).filter { first >> $0 & 1 == 1 }.map { $0 + 2 })
    }
    return unions.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
  }

  /// How generators of the automorphism group permute the nontrivial representations, counted from 0.
  private func automorphismActions() throws -> [[Int]] {
    let table = irreducibles.table
    let classOf = irreducibles.classes.classOf
    let representatives = irreducibles.classes.representatives
    // Any member tells the orbit, so all its rows are listed.
    var orbitOf: [[Cyclotomic]: Int] = [:]
    for (number, orbit) in orbits.enumerated() {
      for row in orbit { orbitOf[representatives.indices.map { table.value(of: row, at: $0) }] = number }
    }
    return try AutomorphismGroup(of: group).generators.map { automorphism in
      let moved = representatives.map { classOf[automorphism($0)] }
      return orbits.dropFirst().map { orbit in
        (orbitOf[moved.map { table.value(of: orbit[0], at: $0) }] ?? 1) - 1
      }
    }
  }
}

/// A lattice in ℚᵈ, given by vectors one after the other, with a triangular basis.
struct Lattice {
  /// `rows[c]`, if there is one, begins with c zeros and then a positive number.
  private var rows: [[Rational]?]
  private let dimension: Int

  init(dimension: Int) {
    self.dimension = dimension
    rows = Array(repeating: nil, count: dimension)
  }

  /// Adds a vector.
  ///
  /// - Complexity: O(dimension²) operations and Euclid's algorithm at each place
  mutating func insert(_ vector: [Rational]) {
    var vector = vector
    for column in 0..<dimension where !vector[column].isZero {
      guard var row = rows[column] else {
        rows[column] = vector[column].signum < 0 ? vector.map { -$0 } : vector
        return
      }
      while !vector[column].isZero {
        let quotient = Rational((row[column] / vector[column]).floor)
        for place in column..<dimension { row[place] -= quotient * vector[place] }
        swap(&row, &vector)
      }
      rows[column] = row[column].signum < 0 ? row.map { -$0 } : row
    }
  }

  /// The basis, a vector per row, with the entries above each leading entry not negative and less than it.
  var basis: Matrix<Rational> {
    var basis = rows.compactMap { $0 }
    for lower in basis.indices.dropFirst() {
      guard let column = basis[lower].firstIndex(where: { !$0.isZero }) else { continue }
      for upper in 0..<lower {
        let quotient = Rational((basis[upper][column] / basis[lower][column]).floor)
        if quotient.isZero { continue }
        for place in column..<dimension { basis[upper][place] -= quotient * basis[lower][place] }
      }
    }
    return Matrix(rows: basis, columnCount: dimension)
  }
}
