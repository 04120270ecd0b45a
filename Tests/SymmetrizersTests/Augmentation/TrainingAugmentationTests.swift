import Averaging
import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct TrainingAugmentationTests {
  static let data: [WeightedExample<[Rational], Rational>] = [
    .init([1, 2, 0], 3), .init([0, 1, -1], -1), .init([2, 2, 1], Rational(1, 2)), .init([-1, 0, 3], 4),
  ]

  let group: FiniteGroup
  let action: TensorAction<PermutedCoordinates<FiniteGroup, Rational>>
  let learner: PolynomialRidge

  init() throws {
    group = try GroupDescription("S3").enumerated()
    action = TensorAction(PermutedCoordinates(group))
    learner = try PolynomialRidge(dimension: 3, degree: 2, penalty: Rational(1, 5))
  }

  private func trained(_ augmentation: TrainingAugmentation<FiniteGroup>, seed: UInt64 = 1) throws -> [Rational] {
    var random = SplitMix64(seed: seed)
    return try learner.fit(
      try augmentation.examples(
        from: TrainingAugmentationTests.data, inputAction: action, outputAction: TrivialAction(group), using: &random))
  }

  /// The elements under which a polynomial is invariant: those that fix its value at more points than it has coefficients.
  private func symmetries(_ coefficients: [Rational]) -> [Int] {
    var points: [[Rational]] = []
    for x in 0..<3 { for y in 0..<3 { for z in 0..<3 { points.append([Rational(x), Rational(y), Rational(z)]) } } }
    return (0..<group.order).filter { element in
      points.allSatisfy {
        learner.value(coefficients, at: action.apply(element, to: $0)) == learner.value(coefficients, at: $0)
      }
    }
  }

  @Test func fullAugmentationGivesInvariantMinimizers() throws {
    #expect(symmetries(try trained(.full(group))) == Array(0..<6))
    #expect(symmetries(try trained(.none(group))) == [group.identity])
  }

  @Test func partialAugmentationGivesTheInvarianceGroup() throws {
    let odd = try #require((0..<6).first { !group.permutation($0).isEven })
    let method = try PartialAveraging<Int>(over: Subgroup(of: group, generatedBy: [odd]))
    #expect(symmetries(try trained(.fixed(method.scheme, of: group))) == method.invarianceGroup.elements)
    #expect(method.invarianceGroup.order == 2)
    // What is invariant under the three rotations is so under all of S_3, for quadratic polynomials: the group is what is certain.
    let rotations = (0..<6).filter { group.permutation($0).isEven }
    let more = try PartialAveraging<Int>(overSubset: rotations, of: group)
    #expect(more.invarianceGroup.order == 3)
    #expect(symmetries(try trained(.fixed(more.scheme, of: group))).count == 6)
    // Five of six elements: nothing beyond the identity.
    let five = try PartialAveraging<Int>(overSubset: [0, 1, 2, 3, 4], of: group)
    #expect(five.invarianceGroup.isTrivial)
    #expect(symmetries(try trained(.fixed(five.scheme, of: group))) == [group.identity])
  }

  /// Full augmentation is least squares over the invariant polynomials, from the data as they were.
  @Test func fullAugmentationIsRestrictionToInvariants() throws {
    let full = try trained(.full(group))
    // A basis of the symmetric quadratic polynomials: 1, Σx, Σx², Σxy; their squared norms by K = 2!/(m₀!m₁!…).
    let basis: [([Rational]) -> Rational] = [
      { _ in 1 }, { $0[0] + $0[1] + $0[2] }, { $0[0] * $0[0] + $0[1] * $0[1] + $0[2] * $0[2] },
      { $0[0] * $0[1] + $0[1] * $0[2] + $0[0] * $0[2] },
    ]
    let norms: [Rational] = [1, Rational(3, 2), 3, Rational(3, 2)]
    var system = Matrix<Rational>(rowCount: 4, columnCount: 4, repeating: 0)
    var target = [Rational](repeating: 0, count: 4)
    for row in 0..<4 {
      system[row, row] = Rational(1, 5) * norms[row]
      for example in TrainingAugmentationTests.data {
        target[row] += basis[row](example.input) * example.output
        for column in 0..<4 { system[row, column] += basis[row](example.input) * basis[column](example.input) }
      }
    }
    let solution = try #require(system.solve(target))
    for point: [Rational] in [[0, 0, 0], [1, 5, 2], [3, -1, 1], [2, 0, 7], [1, 1, 1]] {
      let expected = zip(solution, basis).reduce(Rational.zero) { $0 + $1.0 * $1.1(point) }
      #expect(learner.value(full, at: point) == expected)
    }
  }

  /// Kernel ridge on augmented data is kernel ridge with the averaged kernel on the data as they were.
  @Test func fullAugmentationAveragesTheKernel() throws {
    func kernel(_ x: [Rational], _ y: [Rational]) -> Rational {
      let product = zip(x, y).reduce(Rational.one) { $0 + $1.0 * $1.1 }
      return product * product
    }
    func averaged(_ x: [Rational], _ y: [Rational]) -> Rational {
      (0..<6).reduce(Rational.zero) { $0 + kernel(x, action.apply($1, to: y)) } / 6
    }
    let data = TrainingAugmentationTests.data
    var system = Matrix<Rational>(rowCount: 4, columnCount: 4, repeating: 0)
    for row in 0..<4 {
      for column in 0..<4 {
        system[row, column] = averaged(data[row].input, data[column].input) + (row == column ? Rational(1, 5) : 0)
      }
    }
    let dual = try #require(system.solve(data.map(\.output)))
    let full = try trained(.full(group))
    for point: [Rational] in [[0, 0, 0], [1, 5, 2], [3, -1, 1], [2, 0, 7]] {
      let expected = zip(dual, data).reduce(Rational.zero) { $0 + $1.0 * averaged(point, $1.1.input) }
      #expect(learner.value(full, at: point) == expected)
    }
  }

  @Test func equivariantExamplesMoveTheirOutputs() throws {
    var random = SplitMix64(seed: 4)
    let moved = try TrainingAugmentation.full(group).examples(
      from: [WeightedExample([1, 2, 3] as [Rational], [4, 5, 6] as [Rational], weight: 3)], inputAction: action,
      outputAction: action, using: &random)
    #expect(moved.count == 6)
    #expect(moved.allSatisfy { $0.weight == Rational(1, 2) })
    #expect(moved.allSatisfy { zip($0.input, $0.output).allSatisfy { $0 + 3 == $1 } })
    #expect(Set(moved.map(\.input)).count == 6)
  }

  @Test func drawnElements() throws {
    var random = SplitMix64(seed: 4)
    let fixed = try TrainingAugmentation.fixedRandom(count: 3, of: group, using: &random)
    let streaming = try TrainingAugmentation.streaming(count: 3, of: group)
    #expect(fixed.isFixed && !streaming.isFixed)
    #expect(try trained(fixed, seed: 1) == trained(fixed, seed: 2))
    #expect(try trained(streaming, seed: 1) == trained(streaming, seed: 1))
    #expect(try trained(streaming, seed: 1) != trained(streaming, seed: 2))
    let huge = try GroupDescription("S40").permutationGroup()
    let examples = try TrainingAugmentation.streaming(count: 2, of: huge).examples(
      from: [WeightedExample((0..<40).map(Double.init), 1.0)],
      inputAction: TensorAction(PermutedCoordinates<PermutationGroup, Double>(huge)),
      outputAction: TrivialAction<PermutationGroup, Double>(huge), using: &random)
    #expect(examples.count == 2 && examples[0].input.sorted() == (0..<40).map(Double.init))
    #expect(throws: SymmetrizerError.self) { try TrainingAugmentation.streaming(count: 0, of: group) }
  }

  @Test func refusedLearners() throws {
    #expect(throws: SymmetrizerError.self) { try PolynomialRidge(dimension: 3, degree: 2, penalty: 0) }
    #expect(throws: SymmetrizerError.self) { try PolynomialRidge(dimension: 40, degree: 3, penalty: 1) }
    #expect(throws: SymmetrizerError.self) { try learner.fit([WeightedExample([1, 2], 1)]) }
    #expect(throws: SymmetrizerError.self) { try learner.fit([WeightedExample([1, 2, 3], 1, weight: -1)]) }
  }
}
