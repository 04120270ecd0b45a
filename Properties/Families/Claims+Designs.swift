import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// Exact and nearly exact schemes are designs.
  static let designs: [Claim] = designsTuples + designsArrays + [spectrum, complement]

  private static let spectrum = Claim(
    id: "designs.difference-set-spectrum",
    statement:
      "On all functions of the group, the average over a k-subset is a multiple of an isometry on the functions of mean zero "
      + "exactly when the subset is a difference set.",
    formula: "E*E − P = (v−k)/(k(v−1))·(I − P) ⇔ each nontrivial quotient d·d′⁻¹ occurs k(k−1)/(v−1) times",
    source: .ours("§8, §5"),
    hypotheses: ["F = all functions on G", "v = |G| ≥ 2"],
    scope: .everyUniformScheme(on: .regular, "all functions on the group", testOrder: 7, order: 9),
    generator: .schemeOnGroup(order: 13, weights: [.uniform])
  ) { instance, operators in
    let setting = try instance.setting()
    let (order, scheme) = (setting.group.order, try instance.scheme("ω"))
    if order == 1 { return .vacuous("|G| ≥ 2") }
    let size = scheme.size
    guard scheme.entries.allSatisfy({ $0.weight == Rational(1, size) }) else { return .vacuous("ω uniform") }
    let factor = plancherelError(order: order, size: size)
    let whole = operators.averaging.wholeGroup(setting.group)
    let distance = try setting.functions().constituents.reduce(Rational.zero) { sum, constituent in
      let average = operators.averaging.average(scheme, constituent)
      let projection = operators.averaging.average(whole, constituent)
      let rest = Matrix<Rational>.identity(constituent.dimension) - projection
      return sum + (average.transposed * average - projection - rest.mapEntries { $0 * factor }).squaredNorm
    }
    let counts = operators.bounds.quotientCounts(scheme.support, setting.group).dropFirst()
    return counts.allSatisfy { $0 * (order - 1) == size * (size - 1) }
      ? .require(distance, .equal, 0, "‖E*E − P − (v−k)/(k(v−1))(I−P)‖² = 0 on a difference set")
      : .require(distance, .greater, 0, "‖E*E − P − (v−k)/(k(v−1))(I−P)‖² > 0 off difference sets")
  }

  private static let complement = Claim(
    id: "designs.complement",
    statement:
      "On the functions without invariant part, the average over the complement of a k-subset is −k/(|G|−k) times the average "
      + "over the subset: errors scale by the square, and complements of exact subsets and of difference sets are such.",
    formula: "(|G|−k)(E_{G∖S} − P) = −k(E_S − P)",
    source: .ours("§8"),
    hypotheses: ["S a subset of k < |G| elements"],
    scope: .everyUniformScheme(on: .functions, "functions on the points", testOrder: 6, order: 9),
    generator: .schemeOnClass(order: 16, weights: [.uniform])
  ) { instance, operators in
    let setting = try instance.setting()
    let (group, scheme) = (setting.group, try instance.scheme("ω"))
    let size = scheme.size
    guard size < group.order, scheme.entries.allSatisfy({ $0.weight == Rational(1, size) }) else {
      return .vacuous("S a subset of k < |G| elements")
    }
    let members = Set(scheme.support)
    let other = try AveragingScheme.uniform(on: (0..<group.order).filter { !members.contains($0) })
    let whole = operators.averaging.wholeGroup(group)
    let rest = group.order - size
    let distance = try setting.functions().constituents.reduce(Rational.zero) { sum, constituent in
      let projection = operators.averaging.average(whole, constituent)
      let left = operators.averaging.average(other, constituent) - projection
      let right = operators.averaging.average(scheme, constituent) - projection
      return sum + (left.mapEntries { $0 * Rational(rest) } - right.mapEntries { $0 * Rational(-size) }).squaredNorm
    }
    let factor = Rational(size * size, rest * rest)
    let error = operators.averaging.weakError(scheme, try setting.errors())
    let otherError = operators.averaging.weakError(other, try setting.errors())
    let scaled = error.scaled(by: factor)
    return .all(
      .require(distance, .equal, 0, "‖(|G|−k)(E_{G∖S} − P) + k(E_S − P)‖² = 0"),
      // Enclosures of equal numbers meet.
      .require(otherError.lower, .atMost, scaled.upper, "weak(G∖S) ≤ (k/(|G|−k))² weak(S)"),
      .require(scaled.lower, .atMost, otherError.upper, "weak(G∖S) ≥ (k/(|G|−k))² weak(S)"))
  }
}
