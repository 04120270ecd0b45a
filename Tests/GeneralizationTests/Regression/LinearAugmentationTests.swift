import ExactArithmetic
import Testing

@testable import Generalization

/// The matrices of a group from generators.
private func closure(_ generators: [Matrix<Rational>], dimension: Int) -> [Matrix<Rational>] {
  var elements: [Matrix<Rational>] = [.identity(dimension)]
  var known = Set(elements)
  var head = 0
  while head < elements.count {
    for generator in generators where known.insert(generator * elements[head]).inserted {
      elements.append(generator * elements[head])
    }
    head += 1
  }
  return elements
}

private func matrix(_ rows: [[Rational]]) -> Matrix<Rational> {
  Matrix(rows: rows, columnCount: rows.first?.count ?? 0)
}

private let exchange = matrix([[0, 1], [1, 0]])
private let cycle = matrix([[0, 0, 1], [1, 0, 0], [0, 1, 0]])
private let sign = matrix([[1, 0, 0], [0, 1, 0], [0, 0, -1]])

@Suite struct LinearAugmentationTests {
  /// Laws 1 and 2 on random designs of all ranks, with and without ridge and with another invariant norm.
  @Test func lawsHoldOnRandomDesigns() throws {
    var random = SplitMix64(seed: 21)
    let rotations = closure([cycle], dimension: 3)
    let signs = closure([sign], dimension: 3)
    let norm = matrix([[3, 1, 1], [1, 3, 1], [1, 1, 3]])
    var agreements = 0
    for group in [rotations, signs] {
      for rows in 1...5 {
        for ridge in [Rational(0), Rational(1, 3)] {
          let design = matrix(
            (0..<rows).map { _ in (0..<3).map { _ in Rational(Int.random(in: -1...1, using: &random)) } })
          let plain = try LinearAugmentation(inputs: design, elements: group, ridge: ridge)
          #expect(plain.augmentationIsInvariantFit)
          #expect(plain.averagingIsAugmentation == plain.designSplits)
          if plain.designSplits { agreements += 1 }
          if group == rotations {
            let other = try LinearAugmentation(inputs: design, elements: group, ridge: ridge, norm: norm)
            #expect(other.augmentationIsInvariantFit)
            #expect(other.averagingIsAugmentation == other.designSplits)
          }
        }
      }
    }
    #expect(agreements > 0 && agreements < 20)
  }

  /// A design that is a union of orbits has no mixed terms: averaging, augmentation and the invariant fit are one.
  @Test func unionsOfOrbitsSplit() throws {
    let group = closure([cycle], dimension: 3)
    let rows: [[Rational]] = [[1, 2, 0], [0, 1, 2], [2, 0, 1], [1, 1, 1]]
    for ridge in [Rational(0), 2] {
      let fits = try LinearAugmentation(inputs: matrix(rows), elements: group, ridge: ridge)
      #expect(fits.designSplits && fits.averagingIsAugmentation && fits.augmentationIsInvariantFit)
    }
  }

  /// The witness of the documentation: one point (1, 0), coordinates exchanged; averaging halves the value,
  /// augmentation keeps it.
  @Test func averagingDiffersFromAugmentation() throws {
    let fits = try LinearAugmentation(inputs: matrix([[1, 0]]), elements: closure([exchange], dimension: 2))
    #expect(fits.averagedFit == matrix([[Rational(1, 2)], [Rational(1, 2)]]))
    #expect(fits.augmentedFit == matrix([[1], [1]]))
    #expect(!fits.averagingIsAugmentation && !fits.designSplits)
  }

  /// The normal equations by hand: (XᵀX + λI) w = Xᵀy over all images of the data, here two points under signs.
  @Test func augmentedFitSolvesTheNormalEquations() throws {
    let group = closure([sign], dimension: 3)
    let inputs = matrix([[1, 2, 3], [0, 1, -1]])
    let fits = try LinearAugmentation(inputs: inputs, elements: group, ridge: 1)
    let images = matrix([[1, 2, 3], [0, 1, -1], [1, 2, -3], [0, 1, 1]])
    let normal = (images.transposed * images).scaled(by: Rational(1, 2)) + .identity(3)
    for values: [Rational] in [[1, 0], [0, 1], [2, -3]] {
      let right = images.transposed.applied(to: values + values).map { $0 / 2 }
      #expect(normal.solve(right) == fits.augmentedFit.applied(to: values))
    }
  }

  /// Law 3: a norm that the group changes makes the augmented fit not invariant, and is refused unless asked for.
  @Test func normsMustBeInvariant() throws {
    let group = closure([exchange], dimension: 2)
    let norm = matrix([[1, 0], [0, 2]])
    #expect(throws: RegressionError.notOrthogonal(element: 1)) {
      try LinearAugmentation(inputs: matrix([[1, 0]]), elements: group, ridge: 1, norm: norm)
    }
    let fits = try LinearAugmentation(
      inputs: matrix([[1, 0]]), elements: group, ridge: 1, norm: norm, requiresInvariantNorm: false)
    #expect(!fits.augmentationIsInvariantFit)
    #expect(fits.projection * fits.augmentedFit != fits.augmentedFit)
  }

  @Test func otherListsAreRefused() {
    func make(_ elements: [Matrix<Rational>], ridge: Rational = 0, norm: Matrix<Rational>? = nil) throws {
      _ = try LinearAugmentation(inputs: matrix([[1, 0]]), elements: elements, ridge: ridge, norm: norm)
    }
    #expect(throws: RegressionError.notAGroup(first: 0, second: 0)) { try make([exchange]) }
    #expect(throws: RegressionError.mismatched(what: "matrices of a group", count: 0, expected: 1)) { try make([]) }
    #expect(throws: RegressionError.mismatched(what: "rows of a matrix", count: 3, expected: 2)) {
      try make([.identity(3)])
    }
    #expect(throws: RegressionError.self) { try make([.identity(2)], ridge: -1) }
    #expect(throws: RegressionError.notAPenalty) { try make([.identity(2)], norm: matrix([[1, 0], [0, 0]])) }
    #expect(throws: RegressionError.notAPenalty) { try make([.identity(2)], norm: matrix([[1, 1], [0, 1]])) }
  }

  /// The four conditions of Penrose, on matrices of every rank.
  @Test func pseudoInverseSatisfiesPenrose() {
    var random = SplitMix64(seed: 2)
    for (rows, columns, rank) in [(3, 2, 1), (2, 4, 2), (4, 4, 3), (2, 2, 0), (3, 3, 3)] {
      func factor(_ rows: Int, _ columns: Int) -> Matrix<Rational> {
        Matrix(
          rows: (0..<rows).map { _ in (0..<columns).map { _ in Rational(Int.random(in: -3...3, using: &random)) } },
          columnCount: columns)
      }
      let matrix = factor(rows, rank) * factor(rank, columns)
      let inverse = matrix.pseudoInverse()
      #expect(matrix * inverse * matrix == matrix && inverse * matrix * inverse == inverse)
      #expect((matrix * inverse).transposed == matrix * inverse)
      #expect((inverse * matrix).transposed == inverse * matrix)
    }
  }
}
