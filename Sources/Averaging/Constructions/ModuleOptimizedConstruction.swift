import ExactArithmetic
public import FiniteGroups
import Representations

/// The best weights on a fixed support in a group that is never enumerated: a convex program on the matrices of the
/// orbits of basis functions.
///
/// While the target is reached, the element with the least weight is left out and the weights are optimized again.
public struct ModuleOptimizedConstruction: ModuleSchemeConstruction {
  /// The support; `nil` for that of the greedy scheme.
  public let support: [Permutation]?
  /// Convex or affine.
  public let weightClass: WeightClass

  /// The largest number of matrix entries, and of matrix entries times elements, that Newton's method is started with.
  public static let entryLimit = 4_000_000
  static let workLimit = 200_000_000

  /// `"optimize"`.
  public var name: String { "optimize" }
  /// Optimality on the support.
  public var guarantee: String {
    """
    about the least weak error of all \(weightClass.rawValue) weights on the support (barrier method for the convex \
    program), rounded to rational numbers and verified
    """
  }

  /// - Parameters:
  ///   - support: distinct elements of the group; `nil` for those of the greedy scheme.
  ///   - weightClass: `.affine` allows signs; anything else gives convex weights.
  public init(support: [Permutation]? = nil, weightClass: WeightClass = .convex) {
    self.support = support
    self.weightClass = weightClass == .affine ? .affine : .convex
  }

  /// Optimizes.
  ///
  /// - Throws: ``ConstructionError/malformedProblem(_:)`` for a support that is none,
  ///   ``ConstructionError/tooLarge(entries:limit:)`` for too large matrices, and what the greedy construction throws.
  /// - Complexity: some hundred Newton steps of O(k²·Σm² + k·Σm³) for k elements and orbits of m basis functions, for
  ///   each element that is left out
  public func scheme(
    for problem: ModuleSchemeProblem, using random: inout some RandomNumberGenerator, progress: (String) -> Void
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    let numbers = problem.errors.blocks.indices.filter { !problem.errors.blocks[$0].isTrivial }
    let width = numbers.reduce(0) { $0 + problem.errors.blocks[$1].dimension * problem.errors.blocks[$1].dimension }
    guard width <= ModuleOptimizedConstruction.entryLimit else {
      throw .tooLarge(entries: width, limit: ModuleOptimizedConstruction.entryLimit)
    }
    var examined = 0
    var elements: [Permutation]
    if let support {
      elements = support
    } else {
      let greedy = try ModuleGreedyConstruction().scheme(for: problem, using: &random, progress: progress)
      elements = greedy.scheme.support
      examined = greedy.elementsExamined
    }
    guard !elements.isEmpty, Set(elements).count == elements.count,
      elements.allSatisfy({ problem.group.contains($0) })
    else { throw .malformedProblem("the support must be distinct elements of \(problem.functions.title)") }
    if numbers.isEmpty {
      return try problem.judge(.point(elements[0]), construction: name, elementsExamined: examined)
    }
    var best: ConstructedModuleScheme?
    while true {
      let entries = width * elements.count
      guard entries * elements.count <= ModuleOptimizedConstruction.workLimit else {
        throw .tooLarge(
          entries: entries, limit: ModuleOptimizedConstruction.workLimit / elements.count)
      }
      progress("optimizing \(elements.count) weights")
      examined += elements.count
      let scheme = optimum(on: elements, problem.errors, numbers)
      let result = try problem.judge(scheme, construction: name, elementsExamined: examined)
      if best != nil && !result.reachesTarget { break }
      best = result
      if !result.reachesTarget || scheme.size == 1 { break }
      let least = scheme.entries.min { $0.weight.magnitude < $1.weight.magnitude }?.element
      elements = scheme.support.filter { $0 != least }
    }
    guard let best else { throw .notReached(construction: name, reason: "no weights were found") }
    return best
  }

  /// The optimum, rounded.
  private func optimum(on elements: [Permutation], _ errors: ModuleErrors, _ numbers: [Int]) -> PermutationScheme {
    let guide = ModuleOptimizedConstruction.guide(elements, errors, numbers)
    var barrier = WeightBarrier(guide, support: Array(elements.indices), isConvex: weightClass == .convex)
    barrier.minimize(tolerance: 1e-8)
    func rounded(_ weights: [Rational]?) -> PermutationScheme? {
      weights.flatMap { try? PermutationScheme(zip(elements, $0).map { ($0, $1) }, weightClass: weightClass) }
    }
    return rounded(WeightRounding.simple(barrier.weights)) ?? rounded(WeightRounding.fine(barrier.weights))
      ?? PermutationScheme(uniformOn: elements)
  }

  /// ρ(g) − P on the orbits of basis functions.
  private static func guide(_ elements: [Permutation], _ errors: ModuleErrors, _ numbers: [Int]) -> FourierGuide {
    var blocks: [FourierGuide.Block] = []
    var offset = 0
    for number in numbers {
      let size = errors.blocks[number].dimension
      blocks.append(FourierGuide.Block(size: size, offset: offset, multiplicity: 1, isComplexNumber: false))
      offset += size * size
    }
    var table = [Double](repeating: 0, count: offset * elements.count)
    for (row, element) in elements.enumerated() {
      for (block, number) in zip(blocks, numbers) {
        let start = row * offset + block.offset
        if let signs = errors.blocks[number].signs {
          for (place, left) in signs.enumerated() {
            for (column, right) in signs.enumerated() {
              table[start + place * block.size + column] = -Double(left * right) / Double(block.size)
            }
          }
        }
        for (column, image) in (errors.images(under: element, on: number) ?? []).enumerated() {
          table[start + (Int(image.magnitude) - 1) * block.size + column] += image < 0 ? -1 : 1
        }
      }
    }
    return FourierGuide(blocks: blocks, order: elements.count, table: table)
  }
}
