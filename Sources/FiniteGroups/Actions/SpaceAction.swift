public import ExactArithmetic

extension RealCyclotomic {
  /// The same number of ℚ(√5), as an element of a cyclotomic field.
  public init(_ golden: GoldenNumber) {
    self = RealCyclotomic(golden.rational) + RealCyclotomic.squareRoot(of: 5).scaled(by: golden.root)
  }
}

extension PointGroup {
  /// The action on ℝ³ by the orthogonal matrices of ``matrices``: signed permutations for the tetrahedron and the octahedron,
  /// matrices over ℚ(√5) for the icosahedron.
  public var action: GroupAction { PointGroup.action(matrices.map { $0.mapEntries { RealCyclotomic($0) } }) }

  /// Signed permutations where all matrices are such.
  fileprivate static func action(_ images: [Matrix<RealCyclotomic>]) -> GroupAction {
    let signed = images.compactMap { image -> SignedPermutation? in
      var rows: [UInt16] = []
      var negated: [Bool] = []
      for column in 0..<3 {
        let nonzero = (0..<3).filter { !image[$0, column].isZero }
        guard nonzero.count == 1, image[nonzero[0], column].magnitude == 1 else { return nil }
        rows.append(UInt16(nonzero[0]))
        negated.append(image[nonzero[0], column].signum < 0)
      }
      return SignedPermutation(Permutation(unchecked: rows), negated: negated)
    }
    return signed.count == images.count
      ? .signedPermutation(dimension: 3, images: signed) : GroupAction(dimension: 3, images: images)
  }
}

extension GroupDescription {
  /// The point groups on ℝ³.
  ///
  /// - Throws: ``GroupError/unknownAction(_:hint:)`` for other groups.
  func spaceAction() throws(GroupError) -> GroupAction {
    guard case .construction(let construction) = name, let point = construction.pointGroup else {
      throw .unknownAction(
        "space",
        hint: "only the point groups T, Td, Th, O, Oh, I, Ih act on space by their names; groups isomorphic to them "
          + "act by tetrahedral, octahedral or icosahedral")
    }
    return point.action
  }
}

/// The regular solids up to duality, for the actions of their symmetry groups under other names, such as A5 on ℝ³.
public enum RegularSolid: String, Sendable, Hashable, CaseIterable {
  /// T, Td and Th: A4, S4 and A4 × C2.
  case tetrahedral
  /// O and Oh: S4 and S4 × C2.
  case octahedral
  /// I and Ih: A5 and A5 × C2.
  case icosahedral

  private var pointGroups: [PointGroup] {
    switch self {
    case .tetrahedral: [.tetrahedral, .tetrahedralFull, .pyritohedral]
    case .octahedral: [.octahedral, .octahedralFull]
    case .icosahedral: [.icosahedral, .icosahedralFull]
    }
  }

  /// The action of a group on ℝ³ by an isomorphism to a symmetry group of the solid.
  ///
  /// Isomorphisms differ by automorphisms of the group, so the action is unique only up to these: A5 has two classes of them,
  /// whose characters are conjugate in ℚ(√5). No averaging complexity depends on the choice.
  ///
  /// - Throws: ``GroupError/unknownAction(_:hint:)`` if there is none, and what the search throws.
  /// - Complexity: that of the search for an isomorphism of groups of order at most 120
  func action(of group: FiniteGroup, title: String) throws(GroupError) -> GroupAction {
    for point in pointGroups {
      let generated = try Constructions.pointGroup(point)
      let target = try FiniteGroup(generators: generated.generators, degree: generated.degree)
      guard let isomorphism = try group.isomorphism(to: target) else { continue }
      let matrices = point.matrices.map { $0.mapEntries { RealCyclotomic($0) } }
      let tree = CayleyTree(of: target)
      return PointGroup.action(
        group.generatorIndices.map { generator in
          tree.word(isomorphism(generator)).reduce(.identity(3)) { $0 * matrices[$1] }
        })
    }
    throw .unknownAction(
      rawValue,
      hint: "\(title) is not isomorphic to \(pointGroups.map(\.rawValue).joined(separator: ", ")), the symmetry "
        + "groups of that solid")
  }
}
