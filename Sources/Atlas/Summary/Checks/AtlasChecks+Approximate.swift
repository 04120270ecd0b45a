import Averaging
import ExactArithmetic

extension AtlasChecks {
  /// Bounds for weak and strong symmetry.
  static func approximate(_ index: AtlasIndex) -> [AtlasCheck] {
    let inexact = index.instances.filter { !$0.isExact }
    let weak = inexact.filter { $0.symmetry == "weak" }
    let whole = inexact.filter { $0.isComplete && $0.order > 1 }
    func logarithmic(_ instance: AtlasInstance) -> Rational {
      Rational(max(1, 2 * ceilingOfLogarithm(instance.order)))
    }
    return [
      AtlasCheck(
        "bounds.plancherel", "all functions on the group, weak or strong: the cost is at least |G|/(1 + ε(|G| − 1))",
        over: whole
      ) { instance in
        let bound = WeakLowerBound.plancherel(order: instance.order, epsilon: instance.error)
        return AtlasEvidence(outcome: instance.cost.isAtLeast(Rational(bound)), instances: [instance])
      },
      AtlasCheck(
        "bounds.whole-group-threshold", "all functions on the group, weak: the cost is |G| just when ε < 1/(|G| − 1)²",
        over: whole
      ) { instance in
        guard instance.symmetry == "weak" else { return nil }
        let others = Rational(instance.order - 1)
        let isWhole = instance.cost.isEqual(to: Rational(instance.order))
        return AtlasEvidence(
          outcome: isWhole.map { $0 == (instance.error * others * others < 1) }, instances: [instance])
      },
      AtlasCheck(
        "bounds.linear-again", "all functions on the group, ε = 1/|G|: the cost is at least |G|²/(2|G| − 1)",
        over: whole
      ) { instance in
        guard instance.error * Rational(instance.order) == 1 else { return nil }
        let bound = Rational(instance.order * instance.order, 2 * instance.order - 1)
        return AtlasEvidence(outcome: instance.cost.isAtLeast(bound), instances: [instance])
      },
      AtlasCheck(
        "bounds.more-elements-than-rank", "all functions on C2^m, ε < 1: the cost is at least m + 1", over: whole
      ) { instance in
        guard instance.error < 1, let rank = rank(of: instance.group, index) else { return nil }
        return AtlasEvidence(outcome: instance.cost.isAtLeast(Rational(rank + 1)), instances: [instance])
      },
      AtlasCheck(
        "separation.approximate-cost-is-logarithmic",
        "weak, convex weights: the cost is at most min{|G|, ⌈ln(2|G|)/KL((1 + √ε)/2 ‖ 1/2)⌉}, as D ≤ |G|", over: weak
      ) { instance in
        sampled(instance, error: instance.error)
      },
      AtlasCheck(
        "rebuttal.the-gap-appears-for-the-strong-notion",
        "strong, convex weights: the cost is at most min{|G|, ⌈ln(2|G|)/KL((1 + √(ε/2))/2 ‖ 1/2)⌉}, as D ≤ |G|",
        over: inexact.filter { $0.symmetry == "strong" }
      ) { instance in
        sampled(instance, error: instance.error / 2)
      },
      AtlasCheck(
        "separation.twice-the-logarithm-suffices-for-one-half",
        "all functions on the group, weak(1/2), convex weights: the cost is at most max(1, 2⌈log₂|G|⌉)", over: weak
      ) { instance in
        guard instance.isComplete, instance.error == Rational(1, 2), instance.weights == "convex" else { return nil }
        return AtlasEvidence(outcome: instance.cost.isAtMost(logarithmic(instance)), instances: [instance])
      },
      AtlasCheck(
        "rebuttal.logarithmic-for-every-error",
        "all functions on the group, weak(ε) for any ε > 0: the cost is at most max(1, 2⌈log₂|G|⌉)", over: weak
      ) { instance in
        guard instance.isComplete, instance.error.signum > 0 else { return nil }
        return AtlasEvidence(outcome: instance.cost.isAtMost(logarithmic(instance)), instances: [instance])
      },
    ]
  }

  private static func sampled(_ instance: AtlasInstance, error: Rational) -> AtlasEvidence? {
    guard instance.weights == "convex",
      let size = SamplingBound.kullbackLeibler.sufficientSize(dimension: instance.order, epsilon: error)
    else { return nil }
    return AtlasEvidence(outcome: instance.cost.isAtMost(Rational(min(instance.order, size))), instances: [instance])
  }

  /// m for C2^m.
  private static func rank(of group: String, _ index: AtlasIndex) -> Int? {
    index.parameter("C2^", of: group) ?? (index.parameter("C", of: group) == 2 ? 1 : nil)
  }

  /// Difference sets.
  static func differenceSets(_ index: AtlasIndex) -> [AtlasCheck] {
    struct Question: Hashable {
      let group: String
      let size: Int
    }
    let sets = index.dataset.differenceSets
    let bySize = Dictionary(
      sets.map { (Question(group: $0.group, size: $0.size), $0) }, uniquingKeysWith: { first, _ in first })
    func members(_ set: AtlasDifferenceSet) -> [AtlasInstance] {
      set.instances.compactMap { index.dataset.instance($0) }
    }
    return [
      AtlasCheck(
        "bounds.equality-decides-cost",
        "at ε = (v − k)/(k(v − 1)): convex and equal weights agree on whether k elements suffice", over: sets
      ) { set in
        let members = members(set)
        guard members.count > 1 else { return nil }
        let verdicts = members.map { $0.cost.isEqual(to: Rational(set.size)) }
        let outcome: Bool? =
          verdicts.contains(true) && verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
        return AtlasEvidence(outcome: outcome, instances: members)
      },
      AtlasCheck(
        "bounds.equality-at-integral-lambda",
        "where λ = k(k − 1)/(v − 1) is a whole number, k elements suffice at ε = (v − k)/(k(v − 1))", over: sets
      ) { set in
        AtlasEvidence(outcome: set.existence.isKnown, instances: members(set))
      },
      AtlasCheck(
        "designs.complement", "a group has a difference set of k elements just when it has one of v − k", over: sets
      ) { set in
        guard 2 * set.size < set.order, let other = bySize[Question(group: set.group, size: set.order - set.size)]
        else { return nil }
        let (first, second) = (set.existence.isKnown, other.existence.isKnown)
        let outcome = first.flatMap { first in second.map { $0 == first } }
        return AtlasEvidence(outcome: outcome, instances: members(set) + members(other))
      },
    ]
  }
}

extension AtlasDifferenceSet.Existence {
  /// Whether it exists; `nil` if that is open.
  fileprivate var isKnown: Bool? { self == .open ? nil : self == .exists }
}
