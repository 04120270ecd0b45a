import ExactArithmetic
import FiniteGroups

/// Adds, one after the other, the best of some random elements: the one that adds least in the directions in which the sum
/// is largest. Equal weights; for groups that are never enumerated.
public struct ModuleGreedyConstruction: ModuleSchemeConstruction {
  /// The number of elements; `nil` to stop as soon as the target is reached.
  public let size: Int?
  /// The number of random elements of which the best is taken.
  public let candidates: Int

  /// `"greedy"`.
  public var name: String { "greedy" }
  /// None but the verification.
  public var guarantee: String {
    "the best of \(candidates) random elements is added until the target is proved; no size is guaranteed"
  }

  /// - Parameters:
  ///   - size: the number of elements; `nil` to stop as soon as the target is reached.
  ///   - candidates: the number of random elements of which the best is taken.
  /// - Precondition: positive numbers.
  public init(size: Int? = nil, candidates: Int = 32) {
    precondition(candidates > 0 && size ?? 1 > 0, "a search takes elements")
    self.size = size
    self.candidates = candidates
  }

  /// Adds elements.
  ///
  /// - Throws: ``ConstructionError/unsupported(construction:target:reason:)`` for the exact target without a size,
  ///   ``ConstructionError/notReached(construction:reason:)`` where as many elements as a sample needs do not do.
  /// - Complexity: O(size · (size + candidates) · dimension), and a verification at the end
  public func scheme(
    for problem: ModuleSchemeProblem, using random: inout some RandomNumberGenerator, progress: (String) -> Void
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    let enough = problem.sampleSize(failureProbability: Rational(1, 100))
    let limit = try ModuleSample.size(size ?? enough, problem, construction: name)
    let epsilon = problem.target.epsilon.approximation
    // A strong error lies between the weak one and twice that; for most groups it is close to the latter.
    let threshold = problem.target.kind == .strong ? epsilon / 2 : epsilon
    var guide = ModuleGuide(problem.errors, using: &random)
    var seen: Set<Permutation> = []
    var examined = 0
    while guide.elements.count < limit {
      var best: (element: Permutation, table: [[Int32]], value: Double)?
      for _ in 0..<candidates {
        let element = problem.group.randomElement(using: &random)
        examined += 1
        if seen.contains(element) { continue }
        let table = guide.table(of: element)
        let value = guide.growth(table)
        if value < best?.value ?? .infinity { best = (element, table, value) }
      }
      guard let best else { break }
      seen.insert(best.element)
      guide.append(best.element, best.table)
      guide.refine(steps: 2)
      let count = guide.elements.count
      if count.isMultiple(of: 10) { progress("\(count) elements, weak error about \(guide.weakError)") }
      guard size == nil, guide.weakError <= threshold else { continue }
      guide.refine(steps: 20)
      guard guide.weakError <= threshold else { continue }
      progress("verifying \(count) elements")
      let result = try problem.judge(
        PermutationScheme(uniformOn: guide.elements), construction: name, elementsExamined: examined)
      if result.reachesTarget { return result }
    }
    guard size != nil, !guide.elements.isEmpty else {
      throw .notReached(
        construction: name, reason: "\(guide.elements.count) elements do not do, more than a sample needs")
    }
    progress("verifying \(guide.elements.count) elements")
    return try problem.judge(
      PermutationScheme(uniformOn: guide.elements), construction: name, elementsExamined: examined)
  }
}
