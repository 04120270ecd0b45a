public import ExactArithmetic
public import FiniteGroups

/// A group acting on ℚᵈ, with the points at which symmetrizers are compared.
///
/// Exact figures are over all functions on ``points``, a finite set that the group permutes; measured ones over ``samples``.
public struct ComparisonProblem: Sendable {
  /// What people call the group.
  public let title: String
  /// The group as it was described.
  public let description: GroupDescription
  /// The group.
  public let group: FiniteGroup
  /// How its generators act.
  public let action: GroupAction
  /// How all elements act on points.
  public let tensorAction: TensorAction<TabulatedMaps<Rational>>
  /// A finite set of points closed under the group: orbits, one after the other.
  public let points: [[Rational]]
  /// For each point, the number of its orbit.
  public let orbitOf: [Int]
  /// Whether some orbit is as long as the group, so that all functions on the group are among those on the points.
  public let hasFreeOrbit: Bool
  /// Random points with coordinates in [−2, 2], multiples of 1/64; the same for the same seed.
  public let samples: [[Rational]]
  private let places: [[Rational]: Int]

  /// The largest group that is compared on.
  public static let orderLimit = 720
  /// The most coordinates.
  public static let dimensionLimit = 64
  /// The most points of the finite set.
  public static let pointLimit = 150

  /// A problem.
  ///
  /// - Parameters:
  ///   - description: the group.
  ///   - specification: its action; it must be rational.
  ///   - sampleCount: how many random points.
  ///   - seed: decides these.
  /// - Throws: `GroupError`, with `orderTooLarge` beyond ``orderLimit``; ``SymmetrizerError/irrational(conductor:)``;
  ///   ``SymmetrizerError/tooLarge(_:)`` beyond ``dimensionLimit``.
  /// - Complexity: O(order · dimension²), and O(points · generators · dimension²)
  public init(
    _ description: GroupDescription, action specification: ActionSpecification, sampleCount: Int = 24, seed: UInt64
  ) throws {
    title = description.title
    self.description = description
    let group = try description.enumerated(orderLimit: ComparisonProblem.orderLimit)
    self.group = group
    let action = try description.action(specification, of: group)
    self.action = action
    guard action.dimension <= ComparisonProblem.dimensionLimit else {
      throw SymmetrizerError.tooLarge(
        "\(action.dimension) coordinates; symmetrizers are compared on at most \(ComparisonProblem.dimensionLimit)")
    }
    let tensorAction = TensorAction(try TabulatedMaps<Rational>(action, of: group))
    self.tensorAction = tensorAction
    var points: [[Rational]] = []
    var orbitOf: [Int] = []
    var places: [[Rational]: Int] = [:]
    var hasFreeOrbit = false
    for start in ComparisonProblem.starts(dimension: action.dimension) where places[start] == nil {
      let orbit = ComparisonProblem.orbit(of: start, under: tensorAction, group)
      guard points.isEmpty || points.count + orbit.count <= ComparisonProblem.pointLimit else { continue }
      // The first orbit may be too large; then smaller ones must do.
      guard orbit.count <= ComparisonProblem.pointLimit else { continue }
      hasFreeOrbit = hasFreeOrbit || orbit.count == group.order
      let number = (orbitOf.last ?? -1) + 1
      for point in orbit {
        places[point] = points.count
        points.append(point)
        orbitOf.append(number)
      }
    }
    self.points = points
    self.orbitOf = orbitOf
    self.places = places
    self.hasFreeOrbit = hasFreeOrbit
    var random = SplitMix64(seed: seed)
    samples = (0..<max(sampleCount, 1)).map { _ in
      (0..<action.dimension).map { _ in Rational(Int.random(in: -128...128, using: &random), 64) }
    }
  }

  /// A point without symmetry if there is one, and points with ties.
  private static func starts(dimension: Int) -> [[Rational]] {
    let range = Array(0..<dimension)
    return [
      range.map { Rational($0 + 1) }, range.map { Rational($0 * $0 + 1) }, range.map { $0 == dimension - 1 ? 1 : 0 },
      range.map { $0 >= dimension - 2 ? 1 : 0 }, range.map { Rational($0 / 2) }, range.map { _ in 1 },
    ]
  }

  private static func orbit(
    of start: [Rational], under action: TensorAction<TabulatedMaps<Rational>>, _ group: FiniteGroup
  ) -> [[Rational]] {
    var orbit = [start]
    var seen: Set<[Rational]> = [start]
    var head = 0
    while head < orbit.count {
      for generator in group.generatorIndices {
        let image = action.apply(generator, to: orbit[head])
        if seen.insert(image).inserted { orbit.append(image) }
      }
      head += 1
    }
    return orbit
  }

  /// The number of a point of ``points``.
  func place(of point: [Rational]) -> Int? { places[point] }

  /// The group acting on the numbers of ``points``.
  ///
  /// - Throws: `GroupError` for more points than permutations have, which ``pointLimit`` excludes.
  var pointAction: GroupAction {
    get throws {
      .permutation(
        degree: points.count,
        images: try group.generatorIndices.map { generator in
          try Permutation(
            oneLine: points.map { (places[tensorAction.apply(generator, to: $0)] ?? 0) + 1 })
        })
    }
  }
}
