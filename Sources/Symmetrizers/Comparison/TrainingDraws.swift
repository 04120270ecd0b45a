import Averaging
import ExactArithmetic
import FiniteGroups

/// Ridge regression of quadratic polynomials on eight random examples with random outputs, exactly: the asymmetry of what is learned from
/// augmented data, over that of what is learned from the data as they are. One draw of examples and elements says little; so many are drawn.
struct TrainingDraws {
  /// How the data are augmented; may draw.
  typealias Plan = (inout SplitMix64) throws -> TrainingAugmentation<FiniteGroup>

  /// The epochs of streaming; their mean risk is minimized.
  static let epochs = 8

  private let problem: ComparisonProblem
  private let learner: PolynomialRidge
  private let count: Int
  private var random: SplitMix64
  /// The examples of each draw, and the asymmetry of what is learned from them: the same for all augmentations.
  private var data: [(examples: [WeightedExample<[Rational], Rational>], asymmetry: Rational)] = []

  /// Draws for a problem.
  ///
  /// - Throws: ``SymmetrizerError`` for too many variables, and for matrices that are not orthogonal.
  init(on problem: ComparisonProblem, count: Int, seed: UInt64) throws {
    let dimension = problem.action.dimension
    guard dimension <= 8 else {
      throw SymmetrizerError.tooLarge(
        "quadratic polynomials in \(dimension) variables, in exact arithmetic; 8 variables are the limit")
    }
    guard problem.isOrthogonal else {
      throw SymmetrizerError.unsuitableParameter(
        "the learner's norm is invariant under orthogonal matrices only, and these are in another basis")
    }
    self.problem = problem
    learner = try PolynomialRidge(dimension: dimension, degree: 2, penalty: Rational(1, 4))
    self.count = count
    random = SplitMix64(seed: seed)
    for _ in 0..<count {
      let examples = examples()
      data.append((examples, try asymmetry(of: examples)))
    }
  }

  /// The share of the squared asymmetry that is left, for several draws of examples and elements; 0 where there was none.
  ///
  /// - Parameters:
  ///   - count: how many draws; at most as many as there are.
  ///   - epochs: the mean risk over so many epochs is minimized.
  ///   - plan: the augmentation of each draw.
  mutating func shares(count: Int? = nil, epochs: Int = 1, _ plan: Plan) throws -> [Rational] {
    try data.prefix(count ?? self.count).map { data, plain in
      let augmentation = try plan(&random)
      var moved: [WeightedExample<[Rational], Rational>] = []
      for _ in 0..<epochs {
        moved += try augmentation.examples(
          from: data, inputAction: problem.tensorAction, outputAction: TrivialAction(problem.group), using: &random)
      }
      let share = try asymmetry(of: TrainingDraws.merged(moved, share: Rational(1, epochs)))
      return plain.isZero ? 0 : share / plain
    }
  }

  private mutating func examples() -> [WeightedExample<[Rational], Rational>] {
    (0..<8).map { _ in
      WeightedExample(
        (0..<problem.action.dimension).map { _ in Rational(Int.random(in: -3...3, using: &random)) },
        Rational(Int.random(in: -9...9, using: &random)))
    }
  }

  private func asymmetry(of examples: [WeightedExample<[Rational], Rational>]) throws -> Rational {
    let coefficients = try learner.fit(examples)
    return problem.asymmetry(of: problem.points.map { learner.value(coefficients, at: $0) })
  }

  /// Equal examples together, all weights multiplied by a share: the same risk with fewer terms.
  private static func merged(
    _ examples: [WeightedExample<[Rational], Rational>], share: Rational
  ) -> [WeightedExample<[Rational], Rational>] {
    var places: [[Rational]: Int] = [:]
    var result: [WeightedExample<[Rational], Rational>] = []
    for example in examples {
      let key = example.input + [example.output]
      var weight = example.weight * share
      if let place = places[key] {
        weight += result[place].weight
        result[place] = WeightedExample(example.input, example.output, weight: weight)
      } else {
        places[key] = result.count
        result.append(WeightedExample(example.input, example.output, weight: weight))
      }
    }
    return result
  }
}
