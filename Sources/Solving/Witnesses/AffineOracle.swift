import ExactArithmetic
import FiniteGroups
public import Representations

/// Exact symmetry, weights of any sign: a support carries a scheme unless some function of M(F ⊕ 1) vanishes on all of it and has a
/// mean other than 0.
public struct AffineOracle<Scalar: WeightField>: SupportOracle {
  /// The functions.
  public let table: CoefficientTable<Scalar>
  private let exact: ExactFunctions<Scalar>
  /// The values at each element and the means, modulo the prime of the table; 0 where there is no residue, because what the
  /// residues say is verified.
  private let columns: [[UInt32]]
  private let means: [UInt32]

  /// |G|.
  public var order: Int { table.order }

  /// An oracle for the class with the given matrix coefficients.
  public init(_ table: CoefficientTable<Scalar>) {
    self.table = table
    let exact = ExactFunctions(table)
    self.exact = exact
    func residue(_ value: Scalar) -> UInt32 {
      value.residue(in: table.field, root: table.rootOfUnity, order: table.conductor) ?? 0
    }
    columns = (0..<table.order).map { g in table.values.map { residue($0[g]) } }
    means = exact.means.map(residue)
  }

  /// A scheme, or a function that separates; see ``SupportOracle/examine(_:missing:)``.
  public func examine(_ support: [Int], missing further: [Int]) -> SupportAnswer<Scalar> {
    var space = ModularRowSpace(field: table.field, columnCount: table.dimension)
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
  ///
  /// Over a number field, where arithmetic is slow, it is only computed modulo the prime of the table.
  private func witness(_ spanning: [Int], _ missed: [Int]) -> SupportAnswer<Scalar> {
    if Scalar.self == RealCyclotomic.self { return residueWitness(spanning, missed) }
    return exactWitness(spanning, missed)
  }

  /// The witness with its function, where only its set is known.
  public func completed(_ witness: Witness) -> Witness? {
    guard let zeros = witness.zeros else { return witness }
    guard case .witness(let exact) = exactWitness(zeros, zeros), exact.set == witness.set else { return nil }
    return exact
  }

  /// The set of the function, from residues. The reduced echelon form has the same pivots as over the field, unless the prime is
  /// unlucky, so that it is the same function.
  private func residueWitness(_ spanning: [Int], _ missed: [Int]) -> SupportAnswer<Scalar> {
    let (field, dimension) = (table.field, table.dimension)
    var space = ModularRowSpace(field: field, columnCount: dimension + 1)
    space.insert(means + [1])
    for element in spanning { space.insert(columns[element] + [0]) }
    let pivots = space.pivots
    guard pivots.last != dimension else { return .undecided }
    var factors = [UInt32](repeating: 0, count: dimension)
    for (row, pivot) in zip(space.reducedRows(), pivots) { factors[pivot] = row[dimension] }
    let set = ElementSet(
      (0..<order).filter { element in
        zip(factors, columns[element]).reduce(UInt32(0)) { field.add($0, field.multiply($1.0, $1.1)) } != 0
      }, capacity: order)
    guard missed.allSatisfy({ !set.contains($0) }) else { return .undecided }
    return .witness(Witness(set: set, zeros: spanning))
  }

  private func exactWitness(_ spanning: [Int], _ missed: [Int]) -> SupportAnswer<Scalar> {
    let rows = [exact.means] + spanning.map { g in table.values.map { $0[g] } }
    let target: [Scalar] = [1] + Array(repeating: .zero, count: spanning.count)
    guard let factors = Matrix(rows: rows, columnCount: table.dimension).solve(target) else { return .undecided }
    let values = (0..<order).map { g in
      zip(factors, table.values).reduce(Scalar.zero) { $1.0.isZero ? $0 : $0 + $1.0 * $1.1[g] }
    }
    guard missed.allSatisfy({ values[$0].isZero }) else { return .undecided }
    let set = ElementSet(values.indices.filter { !values[$0].isZero }, capacity: order)
    // The function minus its mean is −mean where the function vanishes.
    if let (coefficients, denominator) = integers(factors) {
      return .witness(Witness(coefficients: coefficients, value: -denominator, set: set))
    }
    return .witness(Witness(fieldCoefficients: factors.map(\.realCyclotomic), value: -1, set: set))
  }

  /// The factors as integers over a common denominator; `nil` if they are irrational or large.
  private func integers(_ factors: [Scalar]) -> (coefficients: [Int], denominator: Rational)? {
    let rational = factors.compactMap(\.realCyclotomic.rational)
    let denominators = rational.compactMap { Int(exactly: $0.denominator) }.filter { $0 < 1 << 31 }
    guard denominators.count == factors.count else { return nil }
    let common = denominators.reduce(1) { Divisibility.leastCommonMultiple(min($0, 1 << 31), $1) }
    let denominator = Rational(common)
    let coefficients = rational.compactMap { ($0 * denominator).asInt }
    return coefficients.count == factors.count ? (coefficients, denominator) : nil
  }
}
