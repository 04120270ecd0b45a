import ExactArithmetic

/// Exact schemes on at most dim M(F ⊕ 1) elements: the reduction of Carathéodory, applied to the whole group or a
/// given scheme in random orders of the elements, and vertices of the polytope of exact schemes in random directions.
/// The smallest is returned.
public struct CaratheodoryConstruction: SchemeConstruction {
  /// The scheme to be reduced; `nil` for the whole group.
  public let start: AveragingScheme?
  /// The number of orders and directions tried.
  public let rounds: Int
  /// Convex or affine.
  public let weightClass: WeightClass

  /// `"caratheodory"`.
  public var name: String { "caratheodory" }
  /// The size.
  public var guarantee: String {
    "exact with at most dim M(F ⊕ 1) elements, \(weightClass.rawValue) weights (Carathéodory)"
  }

  /// - Parameters:
  ///   - start: an exact scheme to be reduced; `nil` for the whole group. Affine schemes give affine ones.
  ///   - weightClass: `.affine` allows signs in the result; anything else gives convex weights.
  ///   - rounds: how many orders of the elements are tried, at least 1.
  public init(_ start: AveragingScheme? = nil, weightClass: WeightClass = .convex, rounds: Int = 4) {
    self.start = start
    self.rounds = max(1, rounds)
    let isSigned = start?.entries.contains { $0.weight.signum < 0 } ?? false
    self.weightClass = weightClass == .affine || isSigned ? .affine : .convex
  }

  /// The tableau entries after which a vertex is given up.
  static let workLimit = 400_000
  /// Up to this number of tableau entries vertices are looked for.
  static let tableauLimit = 12_000

  /// Reduces.
  ///
  /// - Throws: ``ConstructionError/malformedProblem(_:)`` if the scheme to be reduced is not exact.
  /// - Complexity: in every round exact elimination on an order × size matrix and one bounded simplex run
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let start = start ?? .wholeGroup(problem.group, weightClass: .convex)
    guard problem.isExact(start) else {
      throw .malformedProblem("the scheme to be reduced is not exact; only exact schemes are reduced")
    }
    var best = start
    var examined = 0
    for round in 0..<rounds {
      var weights = start.entries.map { ($0.element, $0.weight) }
      // The first round keeps the order of the elements: the same result whatever the seed.
      if round > 0 { weights.shuffle(using: &random) }
      examined += weights.count
      if let reduced = problem.reduced(weights, weightClass: weightClass), reduced.size < best.size { best = reduced }
      if weightClass == .convex, round > 0,
        let vertex = randomVertex(problem, support: start.entries.map(\.element), using: &random)
      {
        examined += vertex.size
        if vertex.size < best.size { best = vertex }
      }
    }
    return ConstructedScheme(
      best, for: problem, construction: name, elementsExamined: examined,
      guaranteedSize: min(problem.coefficientDimension, start.size))
  }

  /// An exact scheme that is a vertex for a random objective on a random half of the support, if there is one.
  private func randomVertex(
    _ problem: SchemeProblem, support: [Int], using random: inout some RandomNumberGenerator
  ) -> AveragingScheme? {
    let size = min(support.count, max(problem.coefficientDimension, (support.count + 1) / 2))
    let chosen = support.shuffled(using: &random).prefix(size).sorted()
    let columns = chosen.map { problem.exactnessColumn($0) }
    // The mean of a column is 1 + mean(K) = 1: the right side is that of the whole group.
    let rows = Set((0..<problem.group.order).map { row in columns.map { $0[row] } })
      .sorted { $0.lexicographicallyPrecedes($1) }
    guard rows.count * (size + rows.count) <= CaratheodoryConstruction.tableauLimit else { return nil }
    let objective = (0..<size).map { _ in Rational(Int.random(in: -100...100, using: &random)) }
    let program = GeneralLinearProgram(
      maximize: objective,
      constraints: Matrix(rows: rows, columnCount: size).mapEntries { Rational($0) },
      relations: Array(repeating: .equal, count: rows.count), bounds: Array(repeating: .one, count: rows.count))
    guard case .optimal(_, let solution, _) = program.solve(workLimit: CaratheodoryConstruction.workLimit) else {
      return nil
    }
    return try? AveragingScheme(zip(chosen, solution).map { ($0, $1) }, weightClass: .convex)
  }
}
