import ExactArithmetic

/// Which action of a group is meant: `natural`, `regular`, `plane` or `cosets:GENERATORS`.
public enum ActionSpecification: Sendable, Hashable, CustomStringConvertible {
  /// The action that comes with the name.
  case natural
  /// The group on itself by left multiplication.
  case regular
  /// C_n and D_n on the plane, in a lattice basis; rational for n = 1, 2, 3, 4, 6 only.
  case plane
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
    default:
      guard text.hasPrefix("cosets:") else {
        throw .unknownAction(
          text, hint: "write natural, regular, plane, or cosets:GENERATORS such as 'cosets:(1 2)(3 4)'")
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
    case .cosets(let text): return try cosetAction(text, of: group)
    }
  }

  private func planeAction() throws(GroupError) -> GroupAction {
    let (n, reflections): (Int, Bool) =
      switch name {
      case .family(.cyclic, let n): (n, false)
      case .family(.dihedral, let n): (n, true)
      default: throw .unknownAction("plane", hint: "only C_n and D_n act on the plane")
      }
    // The rotation by 2π/n in a lattice basis (crystallographic restriction).
    let rotations: [Int: [[Int]]] = [
      1: [[1, 0], [0, 1]], 2: [[-1, 0], [0, -1]], 3: [[0, -1], [1, -1]], 4: [[0, -1], [1, 0]], 6: [[1, -1], [1, 0]],
    ]
    guard let rotation = rotations[n] else {
      throw .unknownAction(
        "plane",
        hint:
          "rotations of order \(n) have matrix coefficients outside ℚ; the exact rational classes cover n = 1, 2, 3, 4, 6"
      )
    }
    let swap = Matrix(rows: [[0, 1], [1, 0]], columnCount: 2)
    let images = (n == 1 ? [] : [Matrix(rows: rotation, columnCount: 2)]) + (reflections ? [swap] : [])
    return .matrices(dimension: 2, images: images)
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
