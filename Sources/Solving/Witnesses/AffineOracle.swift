public import ExactArithmetic
public import Representations

/// Exact symmetry, weights of any sign, over ℚ: a support carries a scheme unless some function of M(F ⊕ 1) vanishes on all of it and
/// has a mean other than 0.
public struct AffineOracle: SupportOracle {
  /// The functions.
  public let table: CoefficientTable<Rational>
  private let exact: ExactFunctions<Rational>
  /// The values at each element and the means, modulo a prime.
  private let columns: [[UInt32]]
  private let means: [UInt32]
  private let field: PrimeField

  /// |G|.
  public var order: Int { table.order }

  /// An oracle for the class with the given matrix coefficients, which must be integers.
  public init(_ table: CoefficientTable<Rational>) {
    self.table = table
    exact = ExactFunctions(table)
    let field = PrimeField.largest
    self.field = field
    columns = (0..<table.order).map { g in table.values.map { field.residue($0[g]) ?? 0 } }
    means = exact.means.map { field.residue($0) ?? 0 }
  }

  public func examine(_ support: [Int], missing further: [Int]) -> SupportAnswer<Rational> {
    var space = ModularRowSpace(field: field, columnCount: table.dimension)
    var spanning: [Int] = []
    for element in support where space.insert(columns[element]) { spanning.append(element) }
    var probe = space
    guard probe.insert(means) else {
      // The prime says that a scheme exists; the exact system decides.
      if let scheme = exact.affineScheme(on: spanning) { return .scheme(scheme) }
      return witness(spanning, support)
    }
    var missed = support
    for element in further {
      var larger = space
      guard larger.insert(columns[element]) else {
        missed.append(element)
        continue
      }
      var probe = larger
      if probe.insert(means) {
        space = larger
        spanning.append(element)
        missed.append(element)
      }
    }
    return witness(spanning, missed)
  }

  /// The function that vanishes on `spanning` with mean 1, if there is one; it must vanish on `missed` too.
  private func witness(_ spanning: [Int], _ missed: [Int]) -> SupportAnswer<Rational> {
    let rows = [exact.means] + spanning.map { g in table.values.map { $0[g] } }
    let target: [Rational] = [.one] + Array(repeating: .zero, count: spanning.count)
    guard let factors = Matrix(rows: rows, columnCount: table.dimension).solve(target) else { return .undecided }
    let denominators = factors.compactMap { Int(exactly: $0.denominator) }.filter { $0 < 1 << 31 }
    guard denominators.count == factors.count else { return .undecided }
    let common = denominators.reduce(1) { Divisibility.leastCommonMultiple(min($0, 1 << 31), $1) }
    let denominator = Rational(common)
    let coefficients = factors.compactMap { ($0 * denominator).asInt }
    guard coefficients.count == factors.count else { return .undecided }
    let values = (0..<order).map { g in
      zip(factors, table.values).reduce(Rational.zero) { $1.0.isZero ? $0 : $0 + $1.0 * $1.1[g] }
    }
    guard missed.allSatisfy({ values[$0].isZero }) else { return .undecided }
    let set = ElementSet(values.indices.filter { !values[$0].isZero }, count: order)
    // The function minus its mean is −mean where the function vanishes.
    return .witness(Witness(coefficients: coefficients, value: -denominator, set: set))
  }
}
