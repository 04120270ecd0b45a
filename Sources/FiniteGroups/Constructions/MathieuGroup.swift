import BigInt

/// The five sporadic groups of Mathieu in their actions on 11, 12, 22, 23 and 24 points.
///
/// M11 and M12 share a cycle of 11 points and an element of order 4, M23 and M24 a cycle of 23 points and an element of
/// order 5; M12 and M24 have an involution besides, which moves the further point.
///
/// Source of the generators: `MathieuGroup` of GAP, https://www.gap-system.org; É. Mathieu, J. Math. Pures Appl. 6
/// (1861) and 18 (1873); orders from the ATLAS of Finite Groups, 1985.
enum MathieuGroup: Int, NamedConstruction, CaseIterable {
  case m11 = 11, m12 = 12, m22 = 22, m23 = 23, m24 = 24

  var degree: Int { rawValue }
  var description: String { "M\(rawValue)" }

  var order: BigInt {
    switch self {
    case .m11: 7_920
    case .m12: 95_040
    case .m22: 443_520
    case .m23: 10_200_960
    case .m24: 244_823_040
    }
  }

  func generators() throws(GroupError) -> [Permutation] {
    let text =
      switch self {
      case .m11: MathieuGroup.eleven
      case .m12: MathieuGroup.eleven + ",(1 12)(2 11)(3 6)(4 8)(5 9)(7 10)"
      case .m22:
        "(1 2 3 4 5 6 7 8 9 10 11)(12 13 14 15 16 17 18 19 20 21 22),"
          + "(1 4 5 9 3)(2 8 10 7 6)(12 15 16 20 14)(13 19 21 18 17),"
          + "(1 21)(2 10 8 6)(3 13 4 17)(5 19 9 18)(11 22)(12 14 16 20)"
      case .m23: MathieuGroup.twentyThree
      case .m24:
        MathieuGroup.twentyThree
          + ",(1 24)(2 23)(3 12)(4 16)(5 18)(6 10)(7 20)(8 14)(9 21)(11 17)(13 22)(15 19)"
      }
    return try PermutationList(text, degree: degree).permutations
  }

  private static let eleven = "(1 2 3 4 5 6 7 8 9 10 11),(3 7 11 8)(4 10 5 6)"
  private static let twentyThree =
    "(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23),"
    + "(3 17 10 7 9)(4 13 14 19 5)(8 18 11 12 23)(15 20 22 21 16)"
}
