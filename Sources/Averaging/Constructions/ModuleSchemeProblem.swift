import ExactArithmetic
public import FiniteGroups
import Representations

/// What a scheme is to be constructed for when the group is never enumerated: a function class as a module, and how
/// symmetric the averages are to be.
///
/// No irreducible representation is needed. What is said about a scheme comes from ``ModuleErrors``.
public struct ModuleSchemeProblem: SamplingProblem {
  /// The group and the functions.
  public let functions: ModuleFunctionClass
  /// How symmetric the averages are to be.
  public let target: SymmetryNotion
  /// The errors of schemes on the functions.
  public let errors: ModuleErrors
  /// The dimension of the functions without invariant ones, isomorphic summands counted once: an upper bound of Σ d_π.
  public let totalDimension: Int

  /// The problem for a function class.
  ///
  /// - Throws: ``ConstructionError/malformedProblem(_:)`` for a negative error.
  /// - Complexity: O(dimension)
  public init(_ functions: ModuleFunctionClass, target: SymmetryNotion) throws(ConstructionError) {
    guard target.epsilon.signum >= 0 else { throw .malformedProblem("an error is at least 0, not \(target.epsilon)") }
    self.functions = functions
    self.target = target
    errors = ModuleErrors(on: functions)
    totalDimension = errors.blocks.reduce(0) { $0 + $1.dimension - ($1.signs == nil ? 0 : 1) }
  }

  /// The group.
  public var group: PermutationGroup { functions.group }

  /// Proves what can be said about a scheme.
  ///
  /// - Throws: ``ConstructionError/fourier(_:)`` for elements outside the group or too large a module.
  /// - Complexity: that of ``ModuleErrors/weak(of:)``; for the strong target that of
  ///   ``ModuleErrors/isStrong(_:epsilon:in:weak:starts:using:)`` where the weak error does not decide
  public func judge(
    _ scheme: PermutationScheme, construction: String, elementsExamined: Int, guaranteedSize: Int? = nil
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    do {
      let weak = try errors.weakErrors(of: scheme)
      return ConstructedModuleScheme(
        scheme: scheme, construction: construction, weakErrors: weak, reachesTarget: try isReached(by: scheme, weak),
        elementsExamined: elementsExamined, guaranteedSize: guaranteedSize)
    } catch let error as FourierError {
      throw .fourier(error)
    } catch {
      throw .malformedProblem("\(error)")
    }
  }

  /// Whether a scheme with this weak error provably reaches the target.
  private func isReached(by scheme: PermutationScheme, _ weak: ModuleWeakErrors) throws -> Bool {
    let error = weak.largest
    switch target.kind {
    case .exact: return error.exact == .zero
    case .weak:
      // Only what lies between the bounds is looked at again.
      if error.upper <= target.epsilon || error.lower > target.epsilon { return error.upper <= target.epsilon }
      return try errors.isWeak(scheme, epsilon: target.epsilon).isProved
    case .strong:
      if error.upper <= target.epsilon / 2 || error.lower > target.epsilon { return error.lower <= target.epsilon }
      // The search only finds counterexamples; what it draws does not matter.
      var random = SplitMix64(seed: 1)
      return try errors.isStrong(
        scheme, epsilon: target.epsilon, in: group, weak: weak, starts: 1, using: &random
      ).isProved
    }
  }
}

/// A scheme of permutations with what is proved about it.
public struct ConstructedModuleScheme: Sendable {
  /// The scheme.
  public let scheme: PermutationScheme
  /// The name of the construction.
  public let construction: String
  /// The weak errors on the orbits of basis functions, between proved bounds.
  public let weakErrors: ModuleWeakErrors
  /// Whether the scheme was proved to reach the target of the problem.
  public let reachesTarget: Bool
  /// How many group elements were drawn or weighed against others on the way.
  public let elementsExamined: Int
  /// The size that the construction guarantees for the target before it begins; `nil` where it guarantees none.
  public let guaranteedSize: Int?

  /// The weak error between proved bounds.
  public var weakError: SymmetryError<Permutation> { weakErrors.largest }

  /// Whether the scheme was proved to be exact; `nil` where the bounds do not tell.
  public var isExact: Bool? { weakError.lower.signum > 0 ? false : weakError.exact.map { $0.isZero } }
}
