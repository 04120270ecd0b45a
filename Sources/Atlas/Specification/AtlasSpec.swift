// Goals of this folder:
// 1. What the atlas is to contain, as a value that a file of a fixed, versioned format gives.
// 2. A file that is not exactly of the format is refused, with the place of what is wrong.

public import Averaging
public import ExactArithmetic

/// What an atlas contains: parts, each of which asks some questions about some groups within some limits.
///
/// The file format is `Documentation/AtlasFormat.md`.
public struct AtlasSpec: Sendable, Hashable {
  /// The first line of sense in a file: which version of the format it has.
  public static let format = "reynolds-atlas-spec 1"

  /// Whose profile is computed.
  public enum ProfileBase: String, Sendable, Hashable, CaseIterable {
    /// Each faithful irreducible character, one of each conjugate pair.
    case irreducibles
    /// The natural action on points or coordinates.
    case natural
    /// C_n and D_n on the plane.
    case plane
  }

  /// An ε, which may depend on the group.
  public enum ErrorLevel: Sendable, Hashable {
    /// A rational number, more than 0 and less than 2.
    case fixed(Rational)
    /// 1/|G|.
    case inverseOrder

    /// The number for a group.
    public func value(order: Int) -> Rational {
      switch self {
      case .fixed(let value): value
      case .inverseOrder: Rational(1, order)
      }
    }
  }

  /// Which functions a curve is about.
  public enum CurveBase: String, Sendable, Hashable, CaseIterable {
    /// All functions on the group.
    case regular
    /// Linear functions, with constants, of the natural action on points or coordinates.
    case natural
    /// Linear functions, with constants, of each nontrivial faithful irreducible character whose Galois conjugates are itself and its complex
    /// conjugate alone, one of each pair: other characters need matrices over a field larger than ℚ, where approximate symmetry has no
    /// certificates.
    case irreducibles
  }

  /// Approximate symmetry at some ε.
  public struct Curves: Sendable, Hashable {
    /// Of which functions.
    public let bases: [CurveBase]
    /// Weak, strong or both.
    public let notions: [SymmetryNotion.Kind]
    /// The ε.
    public let errors: [ErrorLevel]
  }

  /// What the search for one answer may spend.
  public struct Limits: Sendable, Hashable {
    /// Steps of the engine: the limit that answers depend on.
    public let steps: Int
    /// Seconds, a safety net: an answer that ends here may differ between machines, and says so.
    public let seconds: Int
    /// MiB, by the engine's own estimate.
    public let memoryMiB: Int
    /// The largest order of the groups for which there is a search at all. Beyond, sets of all representations have certificates of exact
    /// symmetry, and all other questions the bounds of theorems: what comes before the first step of the search is not counted in steps.
    public let order: Int

    /// The order that is not exceeded where the specification says nothing.
    public static let defaultOrder = 1_000

    /// Limits; all numbers are positive.
    public init(steps: Int, seconds: Int, memoryMiB: Int, order: Int = defaultOrder) {
      (self.steps, self.seconds, self.memoryMiB, self.order) = (steps, seconds, memoryMiB, order)
    }

    /// The larger limit of each kind.
    public func union(_ other: Limits) -> Limits {
      Limits(
        steps: max(steps, other.steps), seconds: max(seconds, other.seconds),
        memoryMiB: max(memoryMiB, other.memoryMiB), order: max(order, other.order))
    }
  }

  /// Questions about some groups, within the same limits.
  public struct Part: Sendable, Hashable {
    /// The groups by name, each once, in the order of the file; `SmallGroup(n,k)` for those of the catalogue.
    public let groups: [String]
    /// Whose profiles are asked.
    public let profiles: [ProfileBase]
    /// Whether all unions of rational irreducible representations are asked, up to automorphisms.
    public let unions: Bool
    /// The curves, if any.
    public let curves: Curves?
    /// Whether the sizes of possible difference sets are asked.
    public let differenceSets: Bool
    /// The weights of all these questions but the difference sets, which are asked with uniform and with convex weights.
    public let weights: [WeightClass]
    /// What each answer may cost.
    public let limits: Limits
  }

  /// The text that it was read from, byte for byte.
  public let text: String
  /// What the atlas is called.
  public let title: String
  /// The parts; a question of several parts has the larger limits.
  public let parts: [Part]
}
