import ExactArithmetic

/// Which action of a group is meant: `natural`, `regular`, `plane`, `space`, `tetrahedral`, `octahedral`, `icosahedral`,
/// `reflection` or `cosets:GENERATORS`.
public enum ActionSpecification: Sendable, Hashable, CustomStringConvertible {
  /// The action that comes with the name.
  case natural
  /// The group on itself by left multiplication.
  case regular
  /// C_n and D_n on the plane, in a basis with matrices over ℚ(2cos 2π/n); rational for n = 1, 2, 3, 4, 6 only.
  case plane
  /// The point groups T, Td, Th, O, Oh, I, Ih on ℝ³.
  case space
  /// A group isomorphic to a symmetry group of a regular solid, on ℝ³.
  case solid(RegularSolid)
  /// The groups W(…) and Coxeter(…) on the span of their simple roots.
  case reflection
  /// The group on the left cosets of the subgroup that the permutations generate.
  case cosets(String)

  /// Reads an action.
  ///
  /// - Throws: ``GroupError/unknownAction(_:hint:)``.
  public init(_ text: String) throws(GroupError) {
    switch text {
    case "natural": self = .natural
    case "regular": self = .regular
    case "plane": self = .plane
    case "space": self = .space
    case "reflection": self = .reflection
    default:
      if let solid = RegularSolid(rawValue: text) {
        self = .solid(solid)
        return
      }
      guard text.hasPrefix("cosets:") else {
        throw .unknownAction(
          text,
          hint: "write natural, regular, plane, space, tetrahedral, octahedral, icosahedral, reflection, or "
            + "cosets:GENERATORS such as 'cosets:(1 2)(3 4)'")
      }
      self = .cosets(String(text.dropFirst("cosets:".count)))
    }
  }

  /// The text it was read from.
  public var description: String {
    switch self {
    case .natural: "natural"
    case .regular: "regular"
    case .plane: "plane"
    case .space: "space"
    case .solid(let solid): solid.rawValue
    case .reflection: "reflection"
    case .cosets(let generators): "cosets:\(generators)"
    }
  }
}

extension GroupDescription {
  /// The natural action on coordinates: sign flips for C2^m, signed permutations for B_n, permutations of the points
  /// otherwise.
  public var naturalAction: GroupAction {
    switch name {
    case .power(.family(.cyclic, 2), let m):
      .signedPermutation(
        dimension: m,
        images: (0..<m).map { flipped in
          SignedPermutation(Permutation(identity: m), negated: (0..<m).map { $0 == flipped })
        })
    case .family(.hyperoctahedral, let n):
      .signedPermutation(
        dimension: n,
        images: generators.map { generator in
          SignedPermutation(
            Permutation(unchecked: (0..<n).map { UInt16(generator(2 * $0) / 2) }),
            negated: (0..<n).map { generator(2 * $0) % 2 == 1 })
        })
    default: .permutation(degree: degree, images: generators)
    }
  }

  /// Finds the specified action of this group, whose elements are `group`.
  ///
  /// - Throws: ``GroupError/unknownAction(_:hint:)`` where the group has none such,
  ///   ``GroupError/malformedPermutation(_:hint:)`` for generators outside the group.
  /// - Complexity: O(order · generators) products
  public func action(_ specification: ActionSpecification, of group: FiniteGroup) throws(GroupError) -> GroupAction {
    switch specification {
    case .natural: return naturalAction
    case .regular:
      guard group.order <= Permutation.maximumDegree else {
        throw .degreeTooLarge(group.order, limit: Permutation.maximumDegree)
      }
      return .permutation(
        degree: group.order,
        images: group.generatorIndices.map { generator in
          Permutation(unchecked: (0..<group.order).map { UInt16(group.product(generator, $0)) })
        })
    case .plane: return try planeAction()
    case .space: return try spaceAction()
    case .solid(let solid): return try solid.action(of: group, title: title)
    case .reflection: return try reflectionAction()
    case .cosets(let text): return try cosetAction(text, of: group)
    }
  }

  private func cosetAction(_ text: String, of group: FiniteGroup) throws(GroupError) -> GroupAction {
    var seeds: [Int] = []
    for permutation in try PermutationList(text, degree: degree).permutations {
      guard let index = group.index(of: permutation) else {
        throw .unknownAction("cosets:\(text)", hint: "\(permutation) is not an element of \(title)")
      }
      seeds.append(index)
    }
    let cosets = CosetSpace(of: group, generatedBy: seeds)
    guard cosets.representatives.count <= Permutation.maximumDegree else {
      throw .degreeTooLarge(cosets.representatives.count, limit: Permutation.maximumDegree)
    }
    return .permutation(
      degree: cosets.representatives.count,
      images: group.generatorIndices.map { generator in
        Permutation(
          unchecked: cosets.representatives.map { UInt16(cosets.cosetOf[group.product(generator, $0)]) })
      })
  }
}
