import ExactArithmetic

/// The best weights on a fixed support: a convex program.
///
/// While the target is reached, the element with the least weight is left out and the weights are optimized again.
public struct OptimizedWeightsConstruction: SchemeConstruction {
  /// The support; `nil` for that of the derandomized scheme.
  public let support: [Int]?
  /// Convex or affine.
  public let weightClass: WeightClass
  /// Whether elements are left out while the target is reached.
  public let prunes: Bool

  /// `"optimize"`.
  public var name: String { "optimize" }
  /// Optimality on the support.
  public var guarantee: String {
    """
    the least weak error of all \(weightClass.rawValue) weights on the support, within 10⁻⁷ (barrier method for the \
    convex program; the dual solution bounds it from below)
    """
  }

  /// - Parameters:
  ///   - support: elements of the group; `nil` for those of the derandomized scheme.
  ///   - weightClass: `.affine` allows signs; anything else gives convex weights.
  ///   - prunes: whether to leave out elements while the target is reached.
  public init(support: [Int]? = nil, weightClass: WeightClass = .convex, prunes: Bool = true) {
    self.support = support.map { Set($0).sorted() }
    self.weightClass = weightClass == .affine ? .affine : .convex
    self.prunes = prunes
  }

  /// Optimizes.
  ///
  /// - Throws: ``ConstructionError/malformedProblem(_:)`` for an empty support or elements that are none.
  /// - Complexity: some hundred Newton steps of O(k²·Σd² + k·Σd³ + k³) for k elements, for each element that is left
  /// out
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    var elements: [Int]
    if let support {
      elements = support
    } else {
      elements = try DerandomizedConstruction().scheme(for: problem, using: &random).scheme.entries.map(\.element)
    }
    guard !elements.isEmpty, elements.allSatisfy({ (0..<problem.group.order).contains($0) }) else {
      throw .malformedProblem("the support must be some of the elements 0 ..< \(problem.group.order)")
    }
    var examined = 0
    var best: ConstructedScheme?
    while true {
      examined += elements.count
      let optimum = WeightOptimizer(problem, support: elements, weightClass: weightClass).optimum()
      let result = ConstructedScheme(
        optimum.scheme, for: problem, construction: name, elementsExamined: examined,
        supportBound: optimum.lowerBound)
      guard let previous = best else {
        best = result
        if !prunes || !result.reachesTarget || result.scheme.size == 1 { return result }
        elements = OptimizedWeightsConstruction.withoutLeast(result.scheme)
        continue
      }
      // The bound belongs to the support that was given only if nothing is left out.
      if !result.reachesTarget { return previous }
      best = result
      if result.scheme.size == 1 { return result }
      elements = OptimizedWeightsConstruction.withoutLeast(result.scheme)
    }
  }

  private static func withoutLeast(_ scheme: AveragingScheme) -> [Int] {
    let least = scheme.entries.min { ($0.weight.magnitude, $0.element) < ($1.weight.magnitude, $1.element) }?.element
    return scheme.entries.map(\.element).filter { $0 != least }
  }
}
