import ExactArithmetic
import FiniteGroups
import Representations

/// Exact answers about the functions of a table: what doubles propose is verified here.
struct ExactFunctions<Scalar: OrderedExactField>: Sendable {
  private let table: CoefficientTable<Scalar>
  /// The mean of each function.
  let means: [Scalar]
  private let approximateMeans: [Double]
  /// |G| · (function − mean), without the constant, where all values are integers of moderate size.
  private let integers: [[Int]]?
  /// The same in coordinates, for values in a number field.
  private let integral: IntegralFunctions?

  init(_ table: CoefficientTable<Scalar>) {
    self.table = table
    let order = Scalar(rational: Rational(table.order))
    means = table.values.map { $0.reduce(.zero, +) / order }
    approximateMeans = table.approximations.map { $0.reduce(0, +) / Double(table.order) }
    if let values = table.values as? [[RealCyclotomic]] {
      integral = IntegralFunctions(Array(values.dropFirst()), conductor: table.conductor)
    } else {
      integral = nil
    }
    if let rational = table.values as? [[Rational]] {
      integers = rational.dropFirst().reduce(into: Optional([[Int]]())) { rows, values in
        let row = values.compactMap(\.asInt)
        guard row.count == values.count, row.allSatisfy({ abs($0) < 1 << 20 }) else {
          rows = nil
          return
        }
        let total = row.reduce(0, +)
        rows?.append(row.map { $0 * values.count - total })
      }
    } else {
      integers = nil
    }
  }

  /// The exact scheme on a support whose weights are determined by it and positive.
  func scheme(on support: [Int]) -> [(element: Int, weight: Scalar)]? {
    affineScheme(on: support).flatMap { scheme in scheme.allSatisfy { $0.weight.signum > 0 } ? scheme : nil }
  }

  /// An exact scheme on a support, with weights of any sign; zero weights are left out.
  func affineScheme(on support: [Int]) -> [(element: Int, weight: Scalar)]? {
    let rows = (0..<table.dimension).map { row in support.map { table.values[row][$0] } }
    guard let solution = Matrix(rows: rows, columnCount: support.count).solve(means) else { return nil }
    return zip(support, solution).compactMap { $1.isZero ? nil : ($0, $1) }
  }

  /// The function with the given factors, minus its mean, times |G| or not: only signs and equalities count.
  func signs(_ coefficients: [Int]) -> [Int]? {
    if let integers {
      var sums = [Int](repeating: 0, count: table.order)
      for (factor, row) in zip(coefficients, integers) where factor != 0 {
        guard abs(factor) < 1 << 31 else { return nil }
        for g in sums.indices { sums[g] += factor * row[g] }
      }
      return sums.map { $0.signum() }
    }
    if let signs = integral?.signs(coefficients) { return signs }
    return (0..<table.order).map { g in
      var sum = Scalar.zero
      for (index, factor) in coefficients.enumerated() where factor != 0 {
        sum += Scalar(rational: Rational(factor)) * (table.values[index + 1][g] - means[index + 1])
      }
      return sum.signum
    }
  }

  /// The function with the given factors at an element minus its mean, roughly.
  private func approximateValue(_ coefficients: [Int], at element: Int) -> Double {
    var sum = 0.0
    for (index, factor) in coefficients.enumerated() where factor != 0 {
      sum += Double(factor) * (table.approximations[index + 1][element] - approximateMeans[index + 1])
    }
    return sum
  }

  /// A function with small integer factors near the given direction that is above its mean on all of `missed`; its set is where
  /// it is not.
  func witness(near direction: [Double], missing missed: [Int]) -> Witness? {
    let largest = direction.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return nil }
    for size in [
      1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 100, 200, 500, 1000, 4000, 20000, 200_000, 2_000_000,
    ] {
      let scale = Double(size) / largest
      let coefficients = direction.map { Int(($0 * scale).rounded()) }
      // Doubles may refuse a candidate, and save the exact signs.
      guard missed.allSatisfy({ approximateValue(coefficients, at: $0) > 0 }) else { continue }
      guard let signs = signs(coefficients) else { return nil }
      if missed.allSatisfy({ signs[$0] > 0 }) {
        let set = ElementSet(signs.indices.filter { signs[$0] <= 0 }, capacity: table.order)
        return Witness(coefficients: [0] + coefficients, set: set)
      }
    }
    return nil
  }
}
