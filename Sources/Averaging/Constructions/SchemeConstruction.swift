// Goals of this folder:
// 1. One protocol for all ways to construct a scheme, so that they can be chosen by name and compared.
// 2. Floating point guides; what is said about the result is proved afterwards, from the scheme alone.
// 3. The same problem and seed give the same scheme.

import ExactArithmetic
import FiniteGroups
public import Representations

/// A way to construct averaging schemes.
public protocol SchemeConstruction: Sendable {
  /// What it is called on the command line.
  var name: String { get }
  /// What it guarantees, and where that is proved.
  var guarantee: String { get }
  /// The weight class of its schemes.
  var weightClass: WeightClass { get }

  /// Constructs a scheme. It may miss the target: ``ConstructedScheme/reachesTarget`` says what was proved.
  ///
  /// - Throws: ``ConstructionError`` where the construction does not apply or gives up.
  func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme
}

extension SchemeConstruction {
  /// Constructs a scheme with the random numbers of a seed; the same seed gives the same scheme.
  ///
  /// - Throws: ``ConstructionError``.
  public func scheme(for problem: SchemeProblem, seed: UInt64) throws(ConstructionError) -> ConstructedScheme {
    var random = SplitMix64(seed: seed)
    return try scheme(for: problem, using: &random)
  }
}

/// A scheme with what is proved about it.
public struct ConstructedScheme: Sendable {
  /// The scheme.
  public let scheme: AveragingScheme
  /// The name of the construction.
  public let construction: String
  /// Proved bounds of the weak error; zero for exact schemes.
  public let weakError: NormEnclosure
  /// Whether the scheme is exact, decided in rational numbers.
  public let isExact: Bool
  /// Whether the scheme was proved to reach the target of the problem.
  public let reachesTarget: Bool
  /// How many group elements were drawn or weighed against others on the way.
  public let elementsExamined: Int
  /// The size that the construction guarantees for the target before it begins; `nil` where it guarantees none.
  public let guaranteedSize: Int?
  /// A proved lower bound of the weak error of every scheme of the weight class on the same support, from a dual
  /// solution; `nil` where none was computed.
  public let supportBound: Double?

  /// Verifies a scheme against a problem.
  ///
  /// - Complexity: O(size · order + size · Σd² + Σd³)
  public init(
    _ scheme: AveragingScheme, for problem: SchemeProblem, construction: String, elementsExamined: Int,
    guaranteedSize: Int? = nil, supportBound: Double? = nil
  ) {
    let error = problem.weakError(of: scheme)
    // A nonzero lower bound already excludes exactness.
    let isExact = error.lower == 0 && problem.isExact(scheme)
    self.scheme = scheme
    self.construction = construction
    weakError = isExact ? .zero : error
    self.isExact = isExact
    reachesTarget = isExact || problem.isReached(by: scheme, error: error)
    self.elementsExamined = elementsExamined
    self.guaranteedSize = guaranteedSize
    self.supportBound = supportBound
  }
}
