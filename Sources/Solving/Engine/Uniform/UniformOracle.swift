import FiniteGroups
import Averaging
import ExactArithmetic
import Representations

/// A function whose sum over the support of a uniform scheme is bounded, with its values in machine integers.
struct SumFunction {
  /// The function as a witness.
  let witness: Witness
  /// Its values, times a common positive factor.
  let values: [Int]
  /// The least sum over `size` elements that is too large.
  let least: Int

  /// Whether the sum is too large whatever elements are added.
  ///
  /// - Parameters:
  ///   - chosen: elements of the support.
  ///   - free: others that it may have.
  ///   - left: so many of them.
  func excludes(_ chosen: [Int], _ free: [Int], left: Int) -> Bool {
    var total = chosen.reduce(0) { $0 + values[$1] }
    if left == free.count {
      for element in free { total += values[element] }
    } else {
      for value in free.map({ values[$0] }).sorted().prefix(left) { total += value }
    }
    return total >= least
  }
}

/// What an oracle says about the uniform schemes that have some elements and not others.
enum UniformAnswer {
  /// There is none of the size: the sum of the function is too large.
  case function(SumFunction)
  /// Not excluded: how much the free elements are wanted.
  case open([Double])
}

/// Decides which supports carry a uniform scheme, and bounds sums over supports that are known in part.
protocol UniformOracle {
  /// The sums that are to be small.
  var relaxation: UniformRelaxation { get }

  /// What the norms of the sums over `size` elements must not exceed.
  func radius(size: Int) -> Double

  /// Bounds the sums over the supports of a size.
  func examine(chosen: [Int], free: [Int], size: Int) -> UniformAnswer

  /// Whether the uniform scheme on a support is good, exactly.
  mutating func isScheme(_ support: [Int]) -> Bool
}

/// Exact symmetry: the sums of all matrix coefficients of mean 0 vanish.
struct ExactUniformOracle: UniformOracle {
  let relaxation: UniformRelaxation
  private let orthonormal: OrthonormalFunctions
  private let functions: FunctionClass?
  /// A common multiple of |G| · (function − mean) for the functions of the table without the constant.
  private let integers: [[Int]]

  /// - Parameter functions: the class, if it is rational: schemes are then verified on it once more.
  /// - Returns: `nil` if the values are no integers of moderate size, times a common denominator.
  init?(_ table: CoefficientTable<Rational>, of functions: FunctionClass?) {
    self.functions = functions
    var denominator = 1
    for value in table.values.joined() {
      guard let own = Int(exactly: value.denominator), own < 1 << 20 else { return nil }
      denominator = Divisibility.leastCommonMultiple(denominator, own)
      guard denominator < 1 << 20 else { return nil }
    }
    var integers: [[Int]] = []
    for values in table.values.dropFirst() {
      let row = values.compactMap { ($0 * Rational(denominator)).asInt }
      guard row.count == values.count, row.allSatisfy({ abs($0) < 1 << 20 }) else { return nil }
      let total = row.reduce(0, +)
      integers.append(row.map { $0 * row.count - total })
    }
    self.integers = integers
    orthonormal = OrthonormalFunctions(table.approximations)
    relaxation = UniformRelaxation(
      vanishing: orthonormal.vectors, width: orthonormal.dimension, order: table.order)
  }

  func radius(size: Int) -> Double { 0 }

  func examine(chosen: [Int], free: [Int], size: Int) -> UniformAnswer {
    let left = size - chosen.count
    switch relaxation.minimize(chosen: chosen, free: free, left: left, radius: 0) {
    case .fractions(let fractions): return .open(fractions)
    case .separated(let direction):
      let coefficients = orthonormal.coefficients(of: direction)
      let largest = coefficients.reduce(0) { max($0, abs($1)) }
      for size in [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 32, 48, 64, 100, 200, 500, 1000, 4000, 20000, 200_000] {
        let rounded = coefficients.map { Int(($0 / largest * Double(size)).rounded()) }
        var values = [Int](repeating: 0, count: relaxation.order)
        for (factor, row) in zip(rounded, integers) where factor != 0 {
          for g in values.indices { values[g] += factor * row[g] }
        }
        let set = ElementSet(values.indices.filter { values[$0] <= 0 }, capacity: values.count)
        let function = SumFunction(witness: Witness(coefficients: [0] + rounded, set: set), values: values, least: 1)
        if function.excludes(chosen, free, left: left) { return .function(function) }
      }
      return .open([Double](repeating: 0, count: free.count))
    }
  }

  func isScheme(_ support: [Int]) -> Bool {
    integers.allSatisfy { row in support.reduce(0) { $0 + row[$1] } == 0 }
      && functions.map { (try? AveragingScheme(uniform: support))?.isExact(on: $0) == true } ?? true
  }
}

/// Weak and strong symmetry: the sums of the irreducible representations have small norms.
struct ApproximateUniformOracle: UniformOracle {
  private(set) var relaxation: UniformRelaxation
  private let oracle: ApproximateOracle
  private let errors: SymmetryErrors
  private var conditions: [NormBlock]

  /// - Throws: what the irreducible representations throw.
  init(on functions: FunctionClass, notion: SymmetryNotion) throws {
    oracle = try ApproximateOracle(on: functions, notion: notion)
    errors = try SymmetryErrors(on: functions)
    conditions = oracle.startingConditions
    relaxation = UniformRelaxation(
      conditions, coefficientCounts: oracle.blocks.blocks.map(\.coefficientCount), order: oracle.order)
  }

  func radius(size: Int) -> Double { oracle.bound * Double(size) }

  func examine(chosen: [Int], free: [Int], size: Int) -> UniformAnswer {
    let left = size - chosen.count
    switch relaxation.minimize(chosen: chosen, free: free, left: left, radius: radius(size: size)) {
    case .fractions(let fractions): return .open(fractions)
    case .separated(let direction):
      let dual = relaxation.blocks.map { block in
        direction[block.offset..<(block.offset + block.count)].map { $0 * block.scale }
      }
      let pairs = oracle.exact.pairs(dual, of: conditions)
      let threshold = oracle.exact.threshold * Rational(size * size)
      for grain in ApproximateFunctions.sizes {
        let rounded = oracle.exact.rounded(pairs, size: grain)
        guard !rounded.isEmpty else { continue }
        guard let integer = IntegerFunction(rounded, oracle.blocks), let least = integer.leastMissed(threshold)
        else { break }
        // The set is not used for sums; that of single elements is larger.
        let witness = Witness(pairs: rounded.map(\.witnessPair), set: ElementSet(capacity: oracle.order))
        let function = SumFunction(witness: witness, values: integer.values, least: least)
        if function.excludes(chosen, free, left: left) { return .function(function) }
      }
      return .open([Double](repeating: 0, count: free.count))
    }
  }

  mutating func isScheme(_ support: [Int]) -> Bool {
    guard let scheme = try? AveragingScheme(uniform: support) else { return false }
    if oracle.notion.kind == .weak { return errors.isWeak(scheme, epsilon: oracle.notion.epsilon).isProved }
    let weights = [Double](repeating: 1 / Double(support.count), count: support.count)
    let violated = oracle.violatedConditions(support, weights, above: oracle.bound)
    if violated.isEmpty { return errors.isStrong(scheme, epsilon: oracle.notion.epsilon).isProved }
    conditions += violated
    relaxation = UniformRelaxation(
      conditions, coefficientCounts: oracle.blocks.blocks.map(\.coefficientCount), order: oracle.order)
    return false
  }
}

extension AveragingScheme {
  /// The uniform scheme on some elements.
  ///
  /// - Throws: ``Scheme/Fault`` if an element stands twice.
  init(uniform elements: [Int]) throws(Fault) {
    let weight = Rational(1, max(elements.count, 1))
    try self.init(elements.map { (element: $0, weight: weight) }, weightClass: .uniform)
  }
}
