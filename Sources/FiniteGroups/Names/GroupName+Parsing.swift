extension GroupName {
  /// What names look like, for error messages.
  static let hint =
    "write C8, D6 (order 12), S5, A5, Q8, B3, C2^5, C4xS3, SmallGroup(16,3), 7:3, S3wrC2, GL(2,3), M11, W(H3), Clifford(2) (all names: Documentation/GroupNames.md), a presentation <a,b | a^2, b^3, (ab)^5>, or generators such as '(1 2 3),(1 2)' or '[2,3,1],[2,1,3]'"

  /// Reads a name. `^` binds tighter than `wr` and `pwr`, those tighter than `x`; brackets group.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)``, ``GroupError/degreeTooLarge(_:limit:)``.
  public init(_ text: String) throws(GroupError) {
    var parser = GroupNameParser(text)
    self = try parser.name()
  }

  func checkParameter(in whole: String) throws(GroupError) {
    guard case .family(let family, let n) = self else { return }
    let limit = Permutation.maximumDegree
    let (valid, hint) =
      switch family {
      case .cyclic, .symmetric, .alternating, .hyperoctahedral:
        (n >= 1, "\(family.rawValue)n takes n from 1 on")
      case .dihedral:
        (n >= 3, "Dn is the group of the n-gon, n ≥ 3, of order 2n (for D1 and D2 write C2 and C2xC2)")
      case .dicyclic:
        (n >= 8 && n % 4 == 0, "Qn is dicyclic of order n, a multiple of 4 from 8 on, such as Q8, Q12, Q16")
      }
    guard valid else { throw .unknownGroup(whole, hint: hint) }
    guard n <= limit else { throw .degreeTooLarge(n, limit: limit) }
  }
}
