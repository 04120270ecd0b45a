import Averaging
import Certificates
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Solving

/// The search among uniform schemes against all subsets of small groups.
@Suite struct UniformSearchTests {
  private static func sizes(_ instance: CertificationInstance) throws -> Set<Int> {
    let group = instance.group
    let functions = try #require(instance.functionClass.rational)
    let errors = try SymmetryErrors(on: functions)
    var sizes: Set<Int> = []
    // Supports can be translated, so they hold the identity.
    for mask in stride(from: 1, to: 1 << group.order, by: 2) where !sizes.contains(mask.nonzeroBitCount) {
      let scheme = try AveragingScheme(uniform: (0..<group.order).filter { mask >> $0 & 1 == 1 })
      let isGood =
        switch instance.symmetry.kind {
        case .exact: scheme.isExact(on: functions)
        case .weak: errors.isWeak(scheme, epsilon: instance.symmetry.epsilon).isProved
        case .strong: errors.isStrong(scheme, epsilon: instance.symmetry.epsilon).isProved
        }
      if isGood { sizes.insert(scheme.size) }
    }
    return sizes
  }

  /// For each size whether the search finds a scheme; `nil` where it stopped.
  private static func found(
    _ instance: CertificationInstance, _ oracle: some UniformOracle, quotientLimit: ((Int) -> Int)? = nil
  ) -> [Int: Bool?] {
    let symmetries = SupportSymmetries(
      of: instance.group, colors: instance.traceColors, allowsInversion: instance.symmetry.kind != .strong)
    var result: [Int: Bool?] = [:]
    for size in 1...instance.group.order {
      var search = UniformSearch(
        oracle, symmetries: symmetries, size: size, quotientLimit: quotientLimit.map { $0(size) })
      switch search.run() {
      case .refuted: result[size] = false
      case .scheme(let scheme): result[size] = scheme.count == size
      case .stopped: result[size] = Bool?.none
      }
    }
    return result
  }

  @Test(arguments: [
    ("S3", "polynomials:1"), ("S3", "functions"), ("C6", "functions"), ("C8", "functions"), ("D4", "functions"),
    ("C2^3", "polynomials:1"), ("C2^3", "polynomials:2"), ("Q8", "regular"), ("C2xC4", "polynomials:1"),
  ])
  func exactSizes(group: String, functions: String) throws {
    let instance = try CertificationInstance(
      group: group, functionClass: FunctionClassSpecification(functions), weights: .uniform)
    let facts = try InstanceFacts(instance, #require(instance.functionClass.rational))
    let table = CoefficientTable(facts.space, of: facts.functionClass)
    let oracle = try #require(ExactUniformOracle(table, of: facts.functionClass))
    let sizes = try Self.sizes(instance)
    for (size, isFound) in Self.found(instance, oracle) { #expect(isFound == sizes.contains(size), "\(size)") }
  }

  @Test(arguments: [
    ("S3", "regular", "weak:1/5"), ("C7", "regular", "weak:2/9"), ("C6", "functions", "weak:1/4"),
    ("C7", "regular", "weak:1/8"), ("D4", "functions", "weak:1/9"), ("C2^3", "polynomials:1", "weak:1/9"),
    ("Q8", "regular", "weak:1/9"), ("S3", "polynomials:1", "strong:1/4"), ("C5", "regular", "strong:1/4"),
    ("S3", "regular", "strong:1/9"),
  ])
  func approximateSizes(group: String, functions: String, symmetry: String) throws {
    let instance = try CertificationInstance(
      group: group, functionClass: FunctionClassSpecification(functions), weights: .uniform,
      symmetry: try #require(SymmetryNotion(symmetry)))
    let oracle = try ApproximateUniformOracle(on: #require(instance.functionClass.rational), notion: instance.symmetry)
    let sizes = try Self.sizes(instance)
    for (size, isFound) in Self.found(instance, oracle) { #expect(isFound == sizes.contains(size), "\(size)") }
    guard functions == "regular" else { return }
    let (order, epsilon) = (Rational(instance.group.order), instance.symmetry.epsilon)
    let limited = Self.found(instance, oracle) { size in
      let limit = Rational(size * size) * (2 / order + epsilon * (1 - 2 / order)) - Rational(size)
      return Int(exactly: limit.floor) ?? size
    }
    for (size, isFound) in limited { #expect(isFound == sizes.contains(size), "\(size), with quotients") }
  }

  @Test func fractionsAreProjected() {
    let projected = UniformRelaxation.projected([0.9, 3, -1, 0.2, 0.4], sum: 2)
    #expect(abs(projected.reduce(0, +) - 2) < 1e-9)
    #expect(projected.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(projected[1] == 1 && projected[2] == 0 && projected[0] > projected[4])
  }
}
