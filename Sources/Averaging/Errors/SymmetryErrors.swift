public import ExactArithmetic
import FiniteGroups
public import Representations

/// The symmetry errors of schemes on one function class F of an enumerated group.
///
/// What does not depend on the scheme (invariants, inner products, irreducible representations) is prepared once.
/// Constituents up to a limit of dimensions are treated as exact matrices: bounds are then nearly equal or equal, the
/// lower one attained by a test function. Larger ones go through the irreducible representations that occur in them, in
/// doubles with proved bounds.
///
/// Definitions (P the projection on invariants, F₀ its complement, E the operator of the scheme):
/// - weak error: max ‖Ef‖²/‖f‖² over f ∈ F₀, which is max E_h‖Ef − ρ(h)Ef‖² / E_h‖f − ρ(h)f‖² over all f;
/// - strong error: half of max ‖Ef − ρ(h)Ef‖²/‖f‖² over f ∈ F₀ and h ∈ G.
///
/// Laws: weak ≤ strong ≤ 2·weak; both are 0 exactly for exact schemes; both are invariant under translations of the
/// scheme and under automorphisms of the action. Inversion keeps the weak error. It does *not* keep the strong one
/// (S₃).
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, section 3; `mathematics.md` §1, §2.
public struct SymmetryErrors: Sendable {
  /// The largest constituent that is treated by exact matrices unless the caller says otherwise.
  public static let defaultMatrixLimit = 64

  /// The function class.
  public let functions: FunctionClass
  /// The constituents on which there is something to average.
  let spaces: [(constituent: Int, space: ActionSpace)]
  /// The irreducible representations in constituents that are too large for exact matrices.
  let dual: IrreducibleRoute?

  /// Prepares the errors on a function class.
  ///
  /// - Parameters:
  ///   - functions: the function class.
  ///   - matrixLimit: constituents of more dimensions go through irreducible representations; 0 sends all of them
  ///     there.
  /// - Throws: `CharacterError`, `IrreducibleError`, `FourierError` where irreducible representations are needed
  ///   and cannot be made.
  /// - Complexity: O(order · dimension) for each constituent of permutations up to sign, O(order · dimension³) for
  ///   other ones; that of the irreducible representations for large ones
  public init(on functions: FunctionClass, matrixLimit: Int = defaultMatrixLimit) throws {
    self.functions = functions
    var spaces: [(constituent: Int, space: ActionSpace)] = []
    var large: [(index: Int, constituent: Constituent)] = []
    for (index, constituent) in functions.constituents.enumerated() {
      if constituent.dimension <= matrixLimit {
        let space = ActionSpace(constituent, of: functions.group)
        if !space.isTrivial { spaces.append((index, space)) }
      } else {
        large.append((index, constituent))
      }
    }
    self.spaces = spaces
    dual = large.isEmpty ? nil : try IrreducibleRoute(large, of: functions.group)
  }

  /// The weak error of a scheme.
  ///
  /// - Precondition: elements of the group of the class.
  /// - Complexity: O(size · dimension + dimension³) for each small constituent, that of the Fourier transform for large
  ///   ones
  public func weak(of scheme: AveragingScheme) -> SymmetryError<Int> {
    let integrality = scheme.commonDenominator * scheme.commonDenominator
    var result = dual?.weak(of: scheme) ?? .zero
    for (index, space) in spaces {
      let pencil = space.pencil(space.deviation(average(of: scheme, on: index)), dividedBy: 1)
      result = space.maximum(result, pencil, scale: integrality, constituent: index, element: nil)
    }
    return result
  }

  /// Whether the weak error of a scheme is at most ε; exact, but for `undecided` where a constituent is large and the
  /// error within rounding of ε, or where it is small and ε is not the error but closer to it than some hundred digits
  /// tell (or within 10⁻¹³ of it in more than 32 directions).
  ///
  /// - Complexity: as ``weak(of:)``
  public func isWeak(_ scheme: AveragingScheme, epsilon: Rational) -> SymmetryVerdict<Int> {
    var isUndecided = false
    for (index, space) in spaces {
      let pencil = space.pencil(space.deviation(average(of: scheme, on: index)), dividedBy: 1)
      switch pencil.decide(epsilon) {
      case .holds: break
      case .fails(let direction):
        return .fails(witness: space.testFunction(direction, constituent: index, element: nil))
      case .undecided: isUndecided = true
      }
    }
    let verdict = dual?.weak(of: scheme).verdict(epsilon) ?? .holds
    if case .fails = verdict { return verdict }
    return isUndecided ? .undecided(weak(of: scheme).enclosure) : verdict
  }

  /// The operator E of a scheme on a constituent.
  func average(of scheme: AveragingScheme, on index: Int) -> Matrix<Rational> {
    scheme.operatorMatrix(on: functions.constituents[index])
  }
}

extension AveragingScheme {
  /// The weak error on a function class; see ``SymmetryErrors``, which is faster for many schemes on one class.
  ///
  /// - Throws: as ``SymmetryErrors/init(on:matrixLimit:)``.
  public func weakError(on functions: FunctionClass) throws -> SymmetryError<Int> {
    try SymmetryErrors(on: functions).weak(of: self)
  }

  /// The strong error on a function class; see ``SymmetryErrors``, which is faster for many schemes on one class.
  ///
  /// - Throws: as ``SymmetryErrors/init(on:matrixLimit:)``.
  public func strongError(on functions: FunctionClass) throws -> SymmetryError<Int> {
    try SymmetryErrors(on: functions).strong(of: self)
  }
}
