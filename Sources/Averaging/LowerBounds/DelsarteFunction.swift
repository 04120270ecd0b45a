public import ExactArithmetic
import Representations

/// A class function that proves Delsarte's bound for weak(ε) symmetry, ε ≥ 0: k = Σ c_π d_π χ_π over Irr(F) ∪ {1}, with real
/// c_π = c_π̄, k ≥ 0 away from e and k(e) > 0. Then every convex scheme with weak error ε has size at least
/// **k(e) / (c_1 + ε Σ_{π≠1} max(c_π, 0) d_π²)**. For ε = 0 that is k(e)/mean(k), as in ``DelsarteBound``.
///
/// Proof: Σ_{g,h} ω(g)ω(h) k(g⁻¹h) = Σ c_π d_π ‖ω̂(π)‖²_HS is at least k(e) Σ ω(g)² ≥ k(e)/size, as ω ≥ 0 and k ≥ 0 away from e, and
/// at most c_1 + Σ_{π≠1} max(c_π, 0) d_π · d_π ε. Convex and uniform weights only.
///
/// The best k is found by a linear program. *Averaging loses nothing*: let σ_t : ζ ↦ ζ^t map Irr(F) to
/// itself. As χ_{σπ}(g) = χ_π(g^t), the function with coefficients c_{σ⁻¹π} is g ↦ k(g^t), which is ≥ 0 away from e again; its value
/// at e, Σ c_π d_π², and the cost are the same, since σπ has the degree of π. The cost is convex in c, so the mean over all such σ is
/// feasible and at least as good. Hence c is constant on Galois orbits when Irr(F) is a union of such, and the program is rational; otherwise it is constant
/// on the pairs {π, π̄}, and the program has real cyclotomic coefficients.
///
/// Source: P. Delsarte, "An algebraic approach to the association schemes of coding theory", 1973; `mathematics.md` §5.
public struct DelsarteFunction: Sendable {
  /// The function class.
  public let occurring: OccurringIrreducibles
  /// ε.
  public let epsilon: Rational
  /// c_π for every row of the character table, 0 outside Irr(F) ∪ {1}.
  public let coefficients: [RealCyclotomic]
  /// k on each conjugacy class.
  public let classValues: [RealCyclotomic]
  /// The bound, before rounding.
  public let value: RealCyclotomic
  /// Whether no other k proves more; false if only the largest union of Galois orbits in Irr(F) was searched.
  public let isOptimal: Bool

  /// The number of tableau entries that the rational program may touch; some seconds.
  public static let rationalWorkLimit = 20_000_000
  /// The same for real cyclotomic programs, times the square of the degree of the field; some seconds.
  public static let cyclotomicWorkLimit = 600_000

  /// Finds the best function.
  ///
  /// Irr(F) that is not a union of Galois orbits, and whose program is too large, is replaced by the largest union of orbits in it:
  /// its functions prove bounds for F too.
  ///
  /// - Returns: `nil` if the program is too large (some hundred conjugacy classes).
  /// - Precondition: `epsilon >= 0`.
  /// - Complexity: one simplex run with two variables for each orbit of Irr(F) and a constraint for each orbit of classes; none if
  ///   Irr(F) ∪ {1} are the irreducible representations of a quotient of the group
  public init?(_ occurring: OccurringIrreducibles, epsilon: Rational) {
    precondition(epsilon.signum >= 0, "an error is not negative")
    // The regular character of the quotient; no function is better, since the distribution of a difference set satisfies the
    // dual program: a(e) = 1, a constant away from the kernel.
    if occurring.dimension == occurring.effectiveOrder {
      let members = Set(occurring.rows).union([occurring.trivialRow])
      let coefficients = (0..<occurring.table.count).map { RealCyclotomic(members.contains($0) ? 1 : 0) }
      self.init(occurring, epsilon: epsilon, coefficients: coefficients, isOptimal: true)
      return
    }
    if occurring.isGaloisStable {
      let program = DelsarteProgram<Rational>(occurring, epsilon: epsilon, orbits: occurring.galoisOrbits) {
        $0.rational
      }
      guard let solution = program?.solve(workLimit: DelsarteFunction.rationalWorkLimit) else { return nil }
      self.init(
        occurring, epsilon: epsilon, coefficients: solution.map { RealCyclotomic($0) }, isOptimal: true)
      return
    }
    let pairs = occurring.rows.map { [$0, occurring.table.conjugate(of: $0)] }.filter { $0[0] <= $0[1] }
    let program = DelsarteProgram<RealCyclotomic>(
      occurring, epsilon: epsilon, orbits: pairs.map { Set($0).sorted() }
    ) { RealCyclotomic($0) }
    let fieldDegree = max(1, Divisibility.totient(occurring.table.classes.exponent) / 2)
    if let solution = program?.solve(workLimit: DelsarteFunction.cyclotomicWorkLimit / (fieldDegree * fieldDegree)) {
      self.init(occurring, epsilon: epsilon, coefficients: solution, isOptimal: true)
      return
    }
    guard let part = DelsarteFunction(occurring.galoisStablePart, epsilon: epsilon) else { return nil }
    self.init(occurring, epsilon: epsilon, coefficients: part.coefficients, isOptimal: false)
  }

  /// A function from coefficients; `nil` unless it proves a bound.
  ///
  /// - Parameters:
  ///   - occurring: the irreducible representations that occur in the class.
  ///   - epsilon: the weak error allowed; 0 for exact symmetry.
  ///   - coefficients: c_π for every row of the character table.
  public init?(proving occurring: OccurringIrreducibles, epsilon: Rational, coefficients: [RealCyclotomic]) {
    guard coefficients.count == occurring.table.count, epsilon.signum >= 0 else { return nil }
    self.init(occurring, epsilon: epsilon, coefficients: coefficients, isOptimal: false)
  }

  /// Recomputes everything from the coefficients and the character table, exactly: that c vanishes outside Irr(F) ∪ {1} and is the
  /// same on conjugates, so that k is real; that k ≥ 0 away from e and k(e) > 0; and the value.
  private init?(
    _ occurring: OccurringIrreducibles, epsilon: Rational, coefficients: [RealCyclotomic], isOptimal: Bool
  ) {
    let table = occurring.table
    let members = Set(occurring.rows).union([occurring.trivialRow])
    for row in 0..<table.count where !coefficients[row].isZero {
      guard members.contains(row), coefficients[row] == coefficients[table.conjugate(of: row)] else { return nil }
    }
    var values: [RealCyclotomic] = []
    for number in 0..<table.count {
      var sum = Cyclotomic.zero
      for row in members where !coefficients[row].isZero {
        sum += coefficients[row].cyclotomic * table.value(of: row, at: number).scaled(by: Rational(table.degrees[row]))
      }
      guard let real = RealCyclotomic(sum), real.signum >= (number == 0 ? 1 : 0) else { return nil }
      values.append(real)
    }
    var cost = coefficients[occurring.trivialRow]
    for row in occurring.rows where coefficients[row].signum > 0 {
      cost += coefficients[row].scaled(by: epsilon * Rational(table.degrees[row] * table.degrees[row]))
    }
    // mean(k) = c_1 > 0, since k ≥ 0 and k(e) > 0.
    guard cost.signum > 0 else { return nil }
    self.occurring = occurring
    self.epsilon = epsilon
    self.coefficients = coefficients
    classValues = values
    value = values[0] / cost
    self.isOptimal = isOptimal
  }
}

extension OccurringIrreducibles {
  /// The Galois orbits in Irr(F).
  var galoisOrbits: [[Int]] {
    let members = Set(rows)
    return table.galoisOrbits.filter { members.contains($0[0]) }
  }
}

/// Delsarte's linear program with one coefficient for each orbit of irreducible representations.
struct DelsarteProgram<Element: OrderedExactField> {
  let occurring: OccurringIrreducibles
  let orbits: [[Int]]
  let program: ExactLinearProgram<Element>

  /// - Parameter scalar: the sums of the characters over an orbit as elements of the field.
  init?(
    _ occurring: OccurringIrreducibles, epsilon: Rational, orbits: [[Int]], scalar: (Cyclotomic) -> Element?
  ) {
    let table = occurring.table
    var seen: Set<[Element]> = []
    var columns: [[Element]] = []
    for number in 0..<table.count {
      var column: [Element] = []
      for orbit in orbits {
        let sum = orbit.reduce(Cyclotomic.zero) { $0 + table.value(of: $1, at: number) }
        guard let value = scalar(sum.scaled(by: Rational(table.degrees[orbit[0]]))) else { return nil }
        column.append(value)
      }
      if number == 0 || seen.insert(column).inserted { columns.append(column) }
    }
    // Variables: c_1, which is mean(k) ≥ 0; then the positive, then the negative parts of the other coefficients.
    let squares = columns[0]
    let positivity = columns.dropFirst().map { column in [-1] + column.map { -$0 } + column }
    let cost: [Element] =
      [1] + squares.map { Element(rational: epsilon) * $0 } + Array(repeating: 0, count: orbits.count)
    program = ExactLinearProgram(
      maximize: [1] + squares + squares.map { -$0 },
      constraints: Matrix(rows: positivity + [cost], columnCount: 1 + 2 * orbits.count),
      bounds: Array(repeating: 0, count: positivity.count) + [1])
    self.occurring = occurring
    self.orbits = orbits
  }

  /// c_π for each row of the table; `nil` if the work limit is reached.
  func solve(workLimit: Int) -> [Element]? {
    guard case .optimal(_, let solution, _) = program.solve(workLimit: workLimit) else { return nil }
    var coefficients = [Element](repeating: 0, count: occurring.table.count)
    coefficients[occurring.trivialRow] = solution[0]
    for (number, orbit) in orbits.enumerated() {
      for row in orbit { coefficients[row] = solution[1 + number] - solution[1 + orbits.count + number] }
    }
    return coefficients
  }
}
