public import Averaging
import ExactArithmetic
public import FiniteGroups
public import Representations

/// Averaging with the weights of a scheme: as many queries as the scheme has elements, at every point.
///
/// Source: B. Tahmasebi, M. Weber, arXiv 2512.11855, section 3.
public struct SchemeAveraging<Element: Hashable & Sendable, Input: Sendable>: FixedWeightSymmetrizer {
  /// What it is, costs and guarantees.
  public let profile: SymmetrizerProfile
  /// The weights.
  public let scheme: Scheme<Element>

  /// Averaging with a scheme of which somebody knows what it guarantees, and who proposed it.
  public init(
    _ scheme: Scheme<Element>, guarantee: SymmetryGuarantee, name: String = "scheme-averaging",
    source: String = "Tahmasebi & Weber, arXiv 2512.11855"
  ) {
    self.scheme = scheme
    profile = SymmetrizerProfile(
      name: name, source: source, queries: scheme.size, guarantee: guarantee, continuity: .fixedWeights)
  }

  /// Averaging with any scheme; nothing is said of its symmetry.
  public init(unverified scheme: Scheme<Element>) {
    self.init(scheme, guarantee: SymmetryGuarantee(.none, error: nil, scope: "no class of functions was named"))
  }
}

extension SchemeAveraging where Element == Int {
  /// Averaging with a scheme whose weak error on a function class is computed and proved.
  ///
  /// - Throws: as `SymmetryErrors.init(on:matrixLimit:)`.
  /// - Complexity: that of `SymmetryErrors.weak(of:)`
  public init(_ scheme: AveragingScheme, verifiedOn functions: FunctionClass) throws {
    try self.init(scheme, verifiedBy: SymmetryErrors(on: functions))
  }

  /// Averaging with a scheme whose weak error is computed by errors that are prepared already.
  ///
  /// - Complexity: that of `SymmetryErrors.weak(of:)`
  public init(_ scheme: AveragingScheme, verifiedBy errors: SymmetryErrors) throws {
    let functions = errors.functions
    self.init(
      scheme,
      guarantee: .proved(
        errors.weak(of: scheme).enclosure, isExact: scheme.isExact(on: functions),
        scope: "\(functions.specification) of a group of order \(functions.group.order)"))
  }
}

extension SchemeAveraging where Element == Permutation {
  /// Averaging with a scheme of a group that is never enumerated; its weak error on a function class is proved.
  ///
  /// - Throws: as `ModuleErrors.weak(of:)`.
  /// - Complexity: that of `ModuleErrors.weak(of:)`
  public init(_ scheme: PermutationScheme, verifiedOn functions: ModuleFunctionClass) throws {
    let error = try ModuleErrors(on: functions).weak(of: scheme).enclosure
    self.init(
      scheme,
      guarantee: .proved(
        error, isExact: error.upper.isZero, scope: "\(functions.specification) of \(functions.title)"))
  }
}

extension SymmetryGuarantee {
  /// What a proved weak error guarantees; the upper end is the error.
  static func proved(_ error: Enclosure, isExact: Bool, scope: String) -> SymmetryGuarantee {
    SymmetryGuarantee(isExact ? .exact : .weak, error: isExact ? 0 : error.upper, scope: scope)
  }
}
