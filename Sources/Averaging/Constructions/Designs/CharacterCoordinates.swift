import FiniteGroups

/// Coordinates x₁, …, x_m modulo q for the words g = b₁^{x₁} ⋯ b_m^{x_m} of an abelian group, and on how many of them each
/// character of a problem depends.
///
/// The characters are read off their values in floating point: the coordinates guide a construction, whose scheme is verified.
struct CharacterCoordinates {
  /// q, the exponent of the group.
  let levels: Int
  /// The elements bᵢ: some character depends on each of their coordinates.
  let basis: [Int]
  /// The largest number of coordinates on which a character of the problem depends.
  let weight: Int
  private let group: FiniteGroup

  /// The number of entries of the coordinates of all characters up to which a better basis is looked for.
  private static let exchangeLimit = 4_000

  private init(_ problem: SchemeProblem, levels: Int, basis: [Int], coordinates: [[Int]]) {
    let used = basis.indices.filter { place in coordinates.contains { $0[place] != 0 } }
    self.levels = levels
    self.basis = used.map { basis[$0] }
    weight = coordinates.map { row in row.reduce(0) { $1 == 0 ? $0 : $0 + 1 } }.max() ?? 0
    group = problem.group
  }

  /// The coordinates of the generators, if they are independent and of the same order: C_q^m as a product is given.
  static func generators(of problem: SchemeProblem) -> CharacterCoordinates? {
    let group = problem.group
    let basis = group.generatorIndices.filter { $0 != group.identity }
    let levels = basis.first.map { group.order(of: $0) } ?? 1
    // Generators of an abelian group are independent if the product of their orders is that of the group.
    guard group.isAbelian, basis.allSatisfy({ group.order(of: $0) == levels }),
      MultilevelArray.power(levels, basis.count, limit: group.order) == group.order
    else { return nil }
    return CharacterCoordinates(
      problem, levels: levels, basis: basis,
      coordinates: problem.rows.indices.map { row in basis.map { exponent(problem, row, $0, levels) } })
  }

  /// The coordinates in which a basis of the span of the characters are the x₁, …, x_m, for elementary abelian groups.
  ///
  /// The basis is exchanged for other characters of the problem as long as all of them together depend on fewer coordinates.
  /// Elements on which all characters are trivial are left out: averaging needs them not.
  static func spanning(_ problem: SchemeProblem) -> CharacterCoordinates? {
    let group = problem.group
    let generators = group.generatorIndices.filter { $0 != group.identity }
    guard group.isAbelian, let first = generators.first else { return nil }
    let prime = group.order(of: first)
    guard (2..<prime).allSatisfy({ prime % $0 != 0 }), generators.allSatisfy({ group.order(of: $0) == prime }) else {
      return nil
    }
    let vectors = problem.rows.indices.map { row in generators.map { exponent(problem, row, $0, prime) } }
    var change = CharacterBasis(vectors, modulo: prime)
    if vectors.count * change.rows.count <= exchangeLimit { change.improve() }
    var basis = [Int](repeating: group.identity, count: change.rows.count)
    for element in (0..<group.order).reversed() {
      let values = change.rows.map { exponent(problem, $0, element, prime) }
      if let place = values.firstIndex(of: 1), values.allSatisfy({ $0 <= 1 }), values.reduce(0, +) == 1 {
        basis[place] = element
      }
    }
    return CharacterCoordinates(problem, levels: prime, basis: basis, coordinates: change.coordinates)
  }

  /// The element with some coordinates.
  func element(_ word: [Int]) -> Int {
    var result = group.identity
    for (generator, coordinate) in zip(basis, word) {
      for _ in 0..<coordinate { result = group.product(result, generator) }
    }
    return result
  }

  /// The e with χ(g) = exp(2πi·e/q), for the character at a place of the rows.
  private static func exponent(_ problem: SchemeProblem, _ row: Int, _ element: Int, _ levels: Int) -> Int {
    let value = problem.dual.representations[row].matrices[element]
    return RootOfUnity.exponent(real: value.real[0, 0], imaginary: value.imaginary[0, 0], order: levels)
  }
}

/// A basis of the span of vectors modulo a prime, chosen among them, with the coordinates of all of them.
private struct CharacterBasis {
  let prime: Int
  /// The places of the basis among the vectors.
  private(set) var rows: [Int] = []
  /// For each vector, its coordinates.
  private(set) var coordinates: [[Int]] = []

  init(_ vectors: [[Int]], modulo prime: Int) {
    self.prime = prime
    // Reduced vectors with a pivot 1 and what combination of the basis they are.
    var echelon: [(pivot: Int, vector: [Int], combination: [Int])] = []
    var combinations: [[Int]] = []
    for (place, vector) in vectors.enumerated() {
      var (rest, combination) = (vector, [Int](repeating: 0, count: rows.count))
      for step in echelon where rest[step.pivot] != 0 {
        let factor = rest[step.pivot]
        for index in rest.indices { rest[index] = modulo(rest[index] - factor * step.vector[index]) }
        for (index, value) in step.combination.enumerated() {
          combination[index] = modulo(combination[index] + factor * value)
        }
      }
      if let pivot = rest.firstIndex(where: { $0 != 0 }) {
        let scale = inverse(rest[pivot])
        combination = combination.map { modulo(-scale * $0) } + [scale]
        echelon.append((pivot, rest.map { modulo(scale * $0) }, combination))
        combination = Array(repeating: 0, count: rows.count) + [1]
        rows.append(place)
      }
      combinations.append(combination)
    }
    coordinates = combinations.map { $0 + Array(repeating: 0, count: rows.count - $0.count) }
  }

  /// Exchanges members of the basis for other vectors while that makes the largest number of nonzero coordinates of a
  /// vector, or that of all, smaller.
  mutating func improve() {
    var current = cost(coordinates)
    var isBetter = true
    while isBetter {
      isBetter = false
      for row in coordinates.indices {
        for place in rows.indices where coordinates[row][place] != 0 && rows[place] != row {
          let next = exchanged(place, for: row)
          let value = cost(next)
          if value < current {
            (coordinates, current, isBetter) = (next, value, true)
            rows[place] = row
          }
        }
      }
    }
  }

  private func cost(_ coordinates: [[Int]]) -> (Int, Int) {
    let weights = coordinates.map { row in row.reduce(0) { $1 == 0 ? $0 : $0 + 1 } }
    return (weights.max() ?? 0, weights.reduce(0, +))
  }

  private func exchanged(_ place: Int, for row: Int) -> [[Int]] {
    let new = coordinates[row]
    let scale = inverse(new[place])
    return coordinates.map { old in
      let factor = modulo(old[place] * scale)
      return old.indices.map { $0 == place ? factor : modulo(old[$0] - factor * new[$0]) }
    }
  }

  private func modulo(_ number: Int) -> Int { ((number % prime) + prime) % prime }

  private func inverse(_ number: Int) -> Int {
    (1..<prime).first { $0 * number % prime == 1 } ?? 1
  }
}
