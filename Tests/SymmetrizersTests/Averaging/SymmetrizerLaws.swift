import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Symmetrizers
import Testing

/// A small problem in exact arithmetic: a group permuting the coordinates of points, and a finite set of points closed under it.
struct ExactProblem {
  let group: FiniteGroup
  let action: TensorAction<PermutedCoordinates<FiniteGroup, Rational>>
  /// All vectors with coordinates 0, 1, 2.
  let points: [[Rational]]

  init(_ name: String) throws {
    group = try GroupDescription(name).enumerated()
    action = TensorAction(PermutedCoordinates(group))
    points = (0..<group.degree).reduce([[]]) { words, _ in words.flatMap { word in [0, 1, 2].map { word + [$0] } } }
  }

  /// A function without symmetry.
  static let function: @Sendable ([Rational]) -> Rational = { point in
    point.enumerated().reduce(Rational(1, 7)) { $0 + Rational($1.offset * $1.offset + 1) * $1.element } * point[0]
      + point[point.count - 1] * point[point.count - 1]
  }

  /// A function that every permutation of the coordinates leaves as it is.
  static let invariant: @Sendable ([Rational]) -> Rational = { $0.reduce(0) { $0 + $1 * $1 * $1 } - $0.reduce(1, *) }

  /// (Pf)(x), by the definition.
  func mean(_ function: ([Rational]) -> Rational, at point: [Rational]) -> Rational {
    (0..<group.order).reduce(Rational.zero) { $0 + function(action.apply(group.inverse($1), to: point)) }
      / Rational(group.order)
  }

  /// The symmetrized function, for invariance.
  func symmetrized<Method: Symmetrizer<Int, [Rational]>>(
    _ function: @escaping @Sendable ([Rational]) -> Rational, by method: Method
  ) -> SymmetrizedFunction<
    Method, TensorAction<PermutedCoordinates<FiniteGroup, Rational>>, TrivialAction<FiniteGroup, Rational>
  > {
    Symmetrizers.symmetrized(function, by: method, inputAction: action, outputAction: TrivialAction(group))
  }

  /// The laws of every symmetrizer: weights that are not zero and sum to 1, distinct elements, no more queries than the profile says,
  /// invariant functions left as they are, and exact invariance where it is promised for every function.
  func expectLaws<Method: Symmetrizer<Int, [Rational]>>(_ method: Method) throws {
    var random = SplitMix64(seed: 5)
    let profile = method.profile
    let fixed = symmetrized(ExactProblem.invariant, by: method)
    for point in points {
      let queries = try method.queries(at: point, using: &random)
      #expect(queries.reduce(Rational.zero) { $0 + $1.weight } == 1)
      #expect(queries.allSatisfy { !$0.weight.isZero })
      #expect(Set(queries.map(\.element)).count == queries.count)
      #expect(queries.count <= profile.queries)
      if profile.preservesInvariants {
        #expect(try fixed(point, using: &random) == ExactProblem.invariant(point))
      }
    }
    guard profile.guarantee.kind == .exact, !profile.isRandomized else { return }
    let result = symmetrized(ExactProblem.function, by: method)
    for point in points {
      let value = try result(point)
      for generator in group.generatorIndices {
        #expect(try result(action.apply(generator, to: point)) == value, "\(point)")
      }
    }
  }
}
