public import Averaging
public import ExactArithmetic
import FiniteGroups
import Representations

/// The little table of what symmetry costs for one group: for each function class the exact averaging complexity, and for a few ε the
/// bounds on the approximate one (`mathematics.md` §4–5).
public struct ComplexityTable: Sendable {
  /// One function class.
  public struct Row: Sendable {
    /// The class.
    public let functionClass: String
    /// The number of irreducible representations in F ⊕ 1, and of all.
    public let occurring, irreducibles: Int
    /// D = Σ d_π over the nontrivial ones in F: exact for abelian groups, otherwise an upper bound by Cauchy–Schwarz from
    /// dim M(F ⊕ 1).
    public let dimension: Int
    /// Whether `dimension` is D itself.
    public let isDimensionExact: Bool
    /// The exact complexity, convex weights.
    public let exact: CertificationResult
    /// The bounds for each ε, in the order of the table.
    public let bounds: [WeakBounds]
  }

  /// Bounds on AC_wk(F, ε), convex weights.
  public struct WeakBounds: Sendable {
    /// ε.
    public let epsilon: Rational
    /// No weak(ε) scheme is smaller: Plancherel, and Delsarte with the characters of the summands of F (cyclic groups: with the
    /// best class function).
    public let lower: Int
    /// Sizes that suffice by sampling, by the name of the bound.
    public let sufficient: [SamplingBound: Int]
  }

  /// The group.
  public let group: String
  /// The order of the group.
  public let order: Int
  /// The values of ε.
  public let epsilons: [Rational]
  /// The rows: polynomials by degree, then (for cyclic groups) characters by order.
  public let rows: [Row]

  /// Computes the table.
  ///
  /// - Parameters:
  ///   - text: a group name or generators, with its natural action.
  ///   - epsilons: each in (0, 1].
  ///   - maximumDegree: polynomials stop here, or where every irreducible representation occurs.
  ///   - certifier: finds the exact complexities.
  /// - Throws: what ``CertificationInstance`` and ``Certifier`` throw.
  public init(group text: String, epsilons: [Rational], maximumDegree: Int, certifier: Certifier) throws {
    let description = try GroupDescription(text)
    let enumerated = try description.enumerated()
    var rows: [Row] = []
    for degree in 0...max(maximumDegree, 0) {
      let row = try ComplexityTable.row(text, .polynomials(degree: degree), epsilons: epsilons, certifier: certifier)
      rows.append(row)
      if row.occurring == row.irreducibles { break }
    }
    if case .family(.cyclic, let n)? = description.name, n > 1 {
      for orders in ComplexityTable.characterClasses(n) {
        rows.append(
          try ComplexityTable.row(text, .characters(orders: orders), epsilons: epsilons, certifier: certifier))
      }
    }
    self.group = description.title
    order = enumerated.order
    self.epsilons = epsilons
    self.rows = rows
  }

  /// All unions of characters of the same order, for up to four orders beyond 1; single orders and all of them otherwise.
  static func characterClasses(_ n: Int) -> [[Int]] {
    let orders = (2...n).filter { n % $0 == 0 }
    guard orders.count <= 4 else { return orders.map { [$0] } + [orders] }
    return (1..<(1 << orders.count)).map { mask in orders.indices.filter { mask >> $0 & 1 == 1 }.map { orders[$0] } }
      .sorted { ($0.count, $0.reduce(0, +)) < ($1.count, $1.reduce(0, +)) }
  }

  private static func row(
    _ group: String, _ specification: FunctionClassSpecification, epsilons: [Rational], certifier: Certifier
  ) throws -> Row {
    let instance = try CertificationInstance(group: group, functionClass: specification)
    let result = try certifier.certify(instance)
    let criterion = result.criterion
    let abelian = criterion.irreducibles == instance.group.order
    // (Σ d)² ≤ (number of terms) · Σ d², all over the nontrivial representations that occur.
    let square = Rational((criterion.occurring - 1) * (criterion.dimension - 1))
    let dimension =
      abelian ? criterion.occurring - 1 : Rational(Enclosure.squareRoot(of: square).upper.floor).asInt ?? 0
    let orders = cyclicCharacterOrders(instance)
    let classes = ConjugacyClasses(of: instance.group)
    let characters = (instance.functionClass.rational?.constituents ?? []).map { constituent in
      classes.representatives.map { constituent.trace(at: $0) }
    }
    let bounds = epsilons.map { epsilon in
      var lower =
        characters.compactMap { WeakLowerBound.character(values: $0, sizes: classes.sizes, epsilon: epsilon) }.max()
        ?? 1
      if criterion.costsWholeGroup {
        lower = WeakLowerBound.plancherel(order: instance.group.order, epsilon: epsilon)
      }
      if let orders {
        lower = max(
          lower,
          WeakLowerBound.cyclicDelsarte(order: instance.group.order, characterOrders: orders, epsilon: epsilon))
      }
      let sufficient = SamplingBound.allCases.compactMap { bound in
        bound.sufficientSize(dimension: dimension, epsilon: epsilon).map { (bound, $0) }
      }
      return WeakBounds(epsilon: epsilon, lower: lower, sufficient: Dictionary(uniqueKeysWithValues: sufficient))
    }
    return Row(
      functionClass: specification.description, occurring: criterion.occurring, irreducibles: criterion.irreducibles,
      dimension: dimension, isDimensionExact: abelian || dimension == 0, exact: result, bounds: bounds)
  }

  /// For a cyclic group, the orders of the characters in F: those d for which the character of F is not orthogonal to the
  /// Ramanujan sum of order d. `nil` for other groups.
  private static func cyclicCharacterOrders(_ instance: CertificationInstance) -> [Int]? {
    let group = instance.group
    guard case .family(.cyclic, let n)? = instance.description.name, let functions = instance.functionClass.rational
    else { return nil }
    var powers = [group.identity]
    if let generator = group.generatorIndices.first {
      for _ in 1..<n { powers.append(group.product(powers[powers.count - 1], generator)) }
    }
    let values = powers.map { functions.character(at: $0) }
    return (1...n).filter { n % $0 == 0 }.filter { order in
      values.enumerated().reduce(0) { $0 + $1.element * WeakLowerBound.ramanujanSum(order, $1.offset) } != 0
    }
  }
}
