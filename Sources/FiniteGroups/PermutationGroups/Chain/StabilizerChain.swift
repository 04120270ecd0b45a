import BigInt

/// A base and a strong generating set: a chain of point stabilizers with a Schreier tree at each level.
///
/// Level i holds the orbit of its base point under the group its generators generate, which fixes the base points before it.
/// Every product u₀ u₁ … u_k with uᵢ in the transversal of level i is an element, and no two are equal; so the product of the
/// orbit lengths is a lower bound of the order, and the chain is *complete* when it is attained. Completing a chain and
/// proving that it is complete is done in the extensions.
///
/// Source: C. C. Sims, "Computational methods in the study of permutation groups", 1970; Á. Seress, "Permutation Group
/// Algorithms", 2003, ch. 4.
struct StabilizerChain: Sendable {
  let degree: Int
  private(set) var levels: [ChainLevel] = []
  /// All strong generators and shortcuts.
  private(set) var table: PermutationTable
  /// How the permutations of the table come from the generators, where that is recorded.
  var program: StraightLineProgram?
  /// For each permutation of the table, the value of the program that it is.
  private(set) var programValues: [Int] = []
  /// The largest number of entries of an explicit transversal.
  private let explicitLimit: Int

  /// The chain that has levels for the given base points and knows no element but the identity.
  init(degree: Int, base: [Int] = [], explicitLimit: Int, program: StraightLineProgram? = nil) {
    self.degree = degree
    self.explicitLimit = explicitLimit
    self.program = program
    table = PermutationTable(degree: degree)
    for point in base { appendLevel(at: point) }
  }

  /// The base points.
  var base: [Int] { levels.map(\.basePoint) }

  /// The product of the orbit lengths: the order of the group once the chain is complete.
  var order: BigInt { order(from: 0) }

  /// The product of the orbit lengths from a level on.
  func order(from start: Int) -> BigInt {
    levels.dropFirst(start).reduce(1) { $0 * BigInt($1.orbit.count) }
  }

  /// Divides by transversal elements from a level on, as far as it goes; a member leaves the identity.
  ///
  /// - Returns: what is left; the level whose orbit the base image misses, or the number of levels; and the positions in
  ///   the orbits passed.
  /// - Complexity: O(base · degree · height)
  func sift(_ element: Permutation, from start: Int = 0) -> (residue: Permutation, level: Int, positions: [Int]) {
    var images = element.images
    var positions: [Int] = []
    let stopped = images.withUnsafeMutableBufferPointer { images in
      table.inverseImages.withUnsafeBufferPointer { inverses in
        for index in start..<max(start, levels.count) {
          guard let position = levels[index].position(of: Int(images[levels[index].basePoint])) else { return index }
          positions.append(position)
          levels[index].divide(images, position: position, inverses: inverses)
        }
        return levels.count
      }
    }
    return (Permutation(unchecked: images), stopped, positions)
  }

  /// Whether an element is a product of transversal elements from a level on.
  func contains(_ element: Permutation, from start: Int = 0) -> Bool {
    let (residue, level, _) = sift(element, from: start)
    return level == levels.count && residue.isIdentity
  }

  /// The transversal element of a level that sends the base point to the orbit point at a position.
  func representative(_ level: Int, _ position: Int) -> Permutation {
    var images = Permutation(identity: degree).images
    images.withUnsafeMutableBufferPointer { images in
      table.inverseImages.withUnsafeBufferPointer { inverses in
        levels[level].divide(images, position: position, inverses: inverses)
      }
    }
    return Permutation(unchecked: images).inverse
  }

  /// A product of transversal elements from a level on, each chosen uniformly: uniform when the chain is complete.
  ///
  /// - Complexity: O(base · degree · height)
  func randomElement(from start: Int = 0, using random: inout some RandomNumberGenerator) -> Permutation {
    let positions = levels.dropFirst(start).map { Int.random(in: 0..<$0.orbit.count, using: &random) }
    var images = Permutation(identity: degree).images
    images.withUnsafeMutableBufferPointer { images in
      table.inverseImages.withUnsafeBufferPointer { inverses in
        for (level, position) in zip(levels.dropFirst(start), positions) {
          level.divide(images, position: position, inverses: inverses)
        }
      }
    }
    // The inverse of the product, as uniform as the product.
    return Permutation(unchecked: images)
  }

  // MARK: - Growing

  /// Adds a generator to every level up to the first whose base point it moves; that level is made if there is none.
  ///
  /// - Parameter value: the value of the program that the generator is.
  mutating func insert(_ generator: Permutation, value: Int? = nil) {
    guard !generator.isIdentity else { return }
    let last = levels.firstIndex { generator($0.basePoint) != $0.basePoint } ?? levels.count
    add(generator, toLevels: 0...last, value: value)
  }

  /// Adds an element to the generators of some levels; the level after the last is made where it is named.
  ///
  /// - Precondition: the element fixes the base points before the last of the levels.
  mutating func add(_ generator: Permutation, toLevels range: ClosedRange<Int>, value: Int? = nil) {
    if range.upperBound == levels.count {
      appendLevel(at: generator.images.indices.first { generator($0) != $0 } ?? 0)
    }
    let number = record(generator, value: value)
    for index in range { levels[index].add(number, table: table) }
  }

  /// Rebuilds the tree of a level with further elements of the group as edges.
  mutating func rebuild(_ level: Int, adding shortcuts: [(Permutation, value: Int?)]) {
    let numbers = shortcuts.map { record($0.0, value: $0.value) }
    levels[level].rebuild(adding: numbers, table: table)
  }

  private mutating func record(_ permutation: Permutation, value: Int?) -> Int {
    if program != nil { programValues.append(value ?? 0) }
    return table.append(permutation)
  }

  private mutating func appendLevel(at point: Int) {
    levels.append(ChainLevel(basePoint: point, degree: degree, explicitLimit: explicitLimit))
  }

  /// Forgets the values of the program that no strong generator needs.
  mutating func pruneProgram() {
    guard let pruned = program?.pruned(keeping: programValues) else { return }
    (program, programValues) = (pruned.program, pruned.values)
  }
}

extension StabilizerChain {
  /// The permutations of the table that generate the levels, without those that only shorten words.
  var strongGeneratorNumbers: [Int] { Set(levels.flatMap(\.generators)).sorted() }

  /// The chain of the group x G x⁻¹: base points and strong generators are carried along.
  func conjugated(by permutation: Permutation) -> StabilizerChain {
    let inverse = permutation.inverse
    var result = StabilizerChain(
      degree: degree, base: base.map { permutation($0) }, explicitLimit: explicitLimit, program: program)
    for number in 0..<table.count {
      _ = result.record(permutation * table[number] * inverse, value: program == nil ? nil : programValues[number])
    }
    for (index, level) in levels.enumerated() {
      for number in level.generators { result.levels[index].add(number, table: result.table) }
      result.levels[index].rebuild(adding: level.shortcuts, table: result.table)
    }
    return result
  }
}
