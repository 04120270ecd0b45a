// Goals of this folder:
// 1. Every known bound for every averaging complexity, as a value that says what it rests on, hypotheses checked.
// 2. A bound that does not apply is reported with the reason, never silently dropped or assumed.
// 3. Lower bounds never exceed upper bounds, checked each time.

public import BigInt
import ExactArithmetic
import Representations

/// All bounds for one averaging complexity, and the best of them.
public struct AveragingBounds: Sendable {
  /// Every bound, applicable or not.
  public let all: [AveragingBound]
  /// The best lower bound.
  public let lower: AveragingBound
  /// The best upper bound.
  public let upper: AveragingBound

  /// The best lower number; at least 1.
  public var least: BigInt { lower.size ?? 1 }
  /// The best upper number.
  public var most: BigInt { upper.size ?? least }
  /// The complexity, where the bounds meet.
  public var value: BigInt? { least == most ? least : nil }

  /// The bounds that apply.
  public var applicable: [AveragingBound] { all.filter(\.isApplicable) }

  /// The bound of a name; there is one of each name at most.
  public func bound(_ name: AveragingBound.Name) -> AveragingBound? { all.first { $0.name == name } }

  /// Computes every bound for a problem.
  ///
  /// - Throws: ``BoundError/contradiction(lower:_:upper:_:)`` should a lower bound exceed an upper one.
  /// - Complexity: that of ``DelsarteFunction`` and, for groups up to `CosetBound/orderLimit` elements, of their subgroups
  public static func bounds(for problem: BoundProblem) throws(BoundError) -> AveragingBounds {
    var all = ElementaryBounds.all(for: problem) + SampleBounds.all(for: problem)
    all += SubgroupBounds.all(for: problem)
    all.append(QuotientBounds.plancherel(for: problem))
    all.append(QuotientBounds.griesmer(for: problem))
    all.append(DualBounds.permutationCharacter(for: problem))
    all.append(DualBounds.delsarte(for: problem))
    all.append(ElementaryBounds.divisibility(for: problem, atLeast: best(.lower, of: all)?.size ?? 1))
    guard let lower = best(.lower, of: all), let upper = best(.upper, of: all), let least = lower.size,
      let most = upper.size
    else { throw .tooLarge("the problem") }
    guard least <= most else {
      throw .contradiction(lower: lower.name.rawValue, least, upper: upper.name.rawValue, most)
    }
    return AveragingBounds(all: all, lower: lower, upper: upper)
  }

  /// The first of the best bounds of a direction.
  private static func best(_ direction: AveragingBound.Direction, of bounds: [AveragingBound]) -> AveragingBound? {
    var best: AveragingBound?
    for bound in bounds where bound.direction == direction {
      guard let size = bound.size else { continue }
      if let known = best?.size, direction == .lower ? size <= known : size >= known { continue }
      best = bound
    }
    return best
  }
}
