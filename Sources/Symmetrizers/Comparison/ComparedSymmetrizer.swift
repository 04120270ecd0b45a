public import Averaging
public import ExactArithmetic

/// A symmetrizer on points of ℚᵈ for invariant outputs, whatever its elements are called: where it asks, and how much answers count.
public struct ComparedSymmetrizer: Sendable {
  /// The name in the table, with parameters.
  public let name: String
  /// What it says of itself.
  public let profile: SymmetrizerProfile
  /// The scheme, if the weights do not depend on the point.
  public let scheme: AveragingScheme?
  /// For symmetrizers that draw, the worst expected error on the points where it is known better than from the profile.
  let expectedError: Enclosure?
  /// What the figures of its row do not say by themselves.
  let notes: [String]
  private let ask: @Sendable ([Rational], inout SplitMix64) throws -> [(point: [Rational], weight: Rational)]

  /// A symmetrizer with elements of the group of a problem; `nil` for the name of the profile.
  public init<Method: Symmetrizer<Int, [Rational]>>(
    _ name: String?, _ method: Method, on problem: ComparisonProblem
  ) {
    self.init(name, method, on: problem, expectedError: nil, notes: [])
  }

  /// A symmetrizer with elements of the group of a problem, of which more is known there.
  init<Method: Symmetrizer<Int, [Rational]>>(
    _ name: String?, _ method: Method, on problem: ComparisonProblem, expectedError: Enclosure?, notes: [String]
  ) {
    self.expectedError = expectedError
    self.notes = notes
    self.name = name ?? method.profile.name
    profile = method.profile
    scheme = (method as? any FixedWeightSymmetrizer<Int, [Rational]>)?.scheme
    let action = problem.tensorAction
    ask = { point, random in
      try method.queries(at: point, using: &random).map {
        (action.apply(action.inverse($0.element), to: point), $0.weight)
      }
    }
  }

  /// A symmetrizer that carries points itself.
  ///
  /// - Parameters:
  ///   - name: the name in the table.
  ///   - profile: what it says of itself.
  ///   - ask: the points g⁻¹x that are asked, with their weights.
  public init(
    _ name: String, profile: SymmetrizerProfile,
    ask: @escaping @Sendable ([Rational], inout SplitMix64) throws -> [(point: [Rational], weight: Rational)]
  ) {
    self.name = name
    self.profile = profile
    scheme = nil
    expectedError = nil
    notes = []
    self.ask = ask
  }

  /// The points asked to evaluate at a point, with weights.
  ///
  /// - Throws: what the symmetrizer throws.
  public func questions(
    at point: [Rational], using random: inout SplitMix64
  ) throws -> [(point: [Rational], weight: Rational)] {
    try ask(point, &random)
  }

  /// The value of a symmetrized function at a point, and the number of times it was asked.
  func value(
    of function: ([Rational]) -> Double, at point: [Rational], using random: inout SplitMix64
  ) throws -> (value: Double, count: Int) {
    var count = 0
    var weights: [Rational] = []
    var answers: [[Double]] = []
    for question in try ask(point, &random) {
      weights.append(question.weight)
      answers.append([function(question.point)])
      count += 1
    }
    return (Double.combination(weights, of: answers)[0], count)
  }
}
