/// A permutation of the group that maps supports of good schemes to supports of good schemes: x ↦ left · α(x^{±1}) · right.
public struct SupportMap: Sendable, Hashable {
  /// The number of the automorphism α in ``SupportSymmetries/automorphisms``; 0 is the identity.
  public var automorphism: Int
  /// Whether x is inverted first.
  public var inverts: Bool
  /// The factors.
  public var left, right: Int

  /// The map x ↦ x.
  public static let identity = SupportMap(automorphism: 0, inverts: false, left: 0, right: 0)

  /// A map with the given parts.
  public init(automorphism: Int, inverts: Bool, left: Int, right: Int) {
    self.automorphism = automorphism
    self.inverts = inverts
    self.left = left
    self.right = right
  }
}
