import BigInt

/// A group of a family, known by its parameters: degree and order come from formulas, generators are built when asked
/// for.
protocol NamedConstruction: Sendable, Hashable, CustomStringConvertible {
  /// The number of points; `Int.max` if it does not fit.
  var degree: Int { get }
  /// The number of elements.
  var order: BigInt { get }
  /// The generators.
  ///
  /// - Precondition: the degree is at most ``Permutation/maximumDegree``.
  func generators() throws(GroupError) -> [Permutation]
}

extension NamedConstruction {
  /// The group with its generators.
  ///
  /// - Throws: ``GroupError/degreeTooLarge(_:limit:)``.
  func generated() throws(GroupError) -> GeneratedGroup {
    guard degree <= Permutation.maximumDegree else {
      throw .degreeTooLarge(degree, limit: Permutation.maximumDegree)
    }
    return GeneratedGroup(unchecked: try generators(), degree: degree, order: order).withoutTrivialGenerators
  }
}

/// Arithmetic on sizes that may come from any text: too large becomes `Int.max`.
enum Saturating {
  /// a · b for nonnegative numbers.
  static func product(_ a: Int, _ b: Int) -> Int {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : result
  }

  /// a + b for nonnegative numbers.
  static func sum(_ a: Int, _ b: Int) -> Int {
    let (result, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : result
  }

  /// aᵇ for nonnegative numbers.
  static func power(_ a: Int, _ b: Int) -> Int {
    if a <= 1 { return b == 0 ? 1 : a }
    var result = 1
    for _ in 0..<b {
      result = product(result, a)
      if result == .max { break }
    }
    return result
  }
}
