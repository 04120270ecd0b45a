// Goals of this folder:
// 1. What a wrong group costs: larger, smaller or other than that of the data, exactly.
// 2. What averaging over a part of a group does, by a scheme or a distribution.
// 3. Elements that almost fix a class of functions: when they form a group, and when not.

public import ExactArithmetic
public import FiniteGroups

/// Exact symmetrization over one subgroup H: the two numbers on which its risk depends, b_H + dim V^H·σ²/n in the white design of
/// ``RiskSetting``.
public struct ModelGroup: Sendable {
  /// How H lies to the group of the data, the stabilizer of the target (of Π_V f*).
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// H fixes the target, and nothing more does.
    case equal
    /// H fixes the target, but more does: no bias, variance that could be saved.
    case smaller
    /// H contains the group of the data and more.
    case larger
    /// Neither contains the other.
    case other
  }

  /// H.
  public let subgroup: Subgroup
  /// How it lies to the stabilizer of the target.
  public let relation: Relation
  /// b_H = ‖(I − P_HΠ_V)f*‖², with what V itself misses.
  public let squaredBias: Rational
  /// dim V^H; for all functions the number of orbits of H.
  public let invariantDimension: Int

  /// b_H + dim V^H·σ²/n.
  ///
  /// - Precondition: `samples >= 1`.
  public func risk(samples: Int, noiseVariance: Rational) -> Rational {
    squaredBias + Rational(invariantDimension) * noiseVariance / Rational(samples)
  }
}

extension ModelGroup.Relation {
  /// How a subgroup lies to the group of the data.
  init(of subgroup: Subgroup, to dataGroup: Subgroup) {
    switch (subgroup.isSubgroup(of: dataGroup), dataGroup.isSubgroup(of: subgroup)) {
    case (true, true): self = .equal
    case (true, false): self = .smaller
    case (false, true): self = .larger
    case (false, false): self = .other
    }
  }
}
