import BigInt

/// The left cosets gH of a subgroup of small index, found without listing the elements of either group.
///
/// A coset is known by its canonical element: the one whose images of the base points of H come first, in the order of the
/// base.
///
/// Source: the sift through the chain of H by least images; A. Hulpke, "Notes on computational group theory", 2010, ch. II.
public struct LeftCosets: Sendable {
  /// The group.
  public let group: PermutationGroup
  /// The subgroup.
  public let subgroup: PermutationGroup
  /// The canonical element of each coset; that of H itself, the identity, is number 0.
  public let representatives: [Permutation]
  /// How the generators of the group permute the cosets: coset gH goes to sgH.
  public let generatorAction: [Permutation]

  private let numbers: [Permutation: Int]

  /// The cosets of a subgroup.
  ///
  /// - Parameters:
  ///   - subgroup: H.
  ///   - group: the group that has H in it.
  ///   - limit: the largest index that is accepted.
  /// - Throws: ``GroupError/malformedImages(_:)`` if the second group is not a subgroup;
  ///   ``GroupError/degreeTooLarge(_:limit:)`` for an index above the limit; ``GroupError/memory(group:bytes:limit:)``.
  /// - Complexity: O(index · generators) sifts, O(index · degree) memory
  public init(
    of subgroup: PermutationGroup, in group: PermutationGroup, limit: Int = Permutation.maximumDegree
  ) throws(GroupError) {
    guard subgroup.degree == group.degree else {
      throw .malformedImages("a subgroup acts on the same \(group.degree) points as the group")
    }
    try group.requireElements(subgroup.generators)
    let bound = min(limit, Permutation.maximumDegree)
    let (index, _) = group.order.quotientAndRemainder(dividingBy: subgroup.order)
    guard index <= BigInt(bound) else { throw .degreeTooLarge(Int(clamping: index), limit: bound) }
    let bytes = Int(clamping: index) * max(group.degree, 1) * MemoryLayout<UInt16>.stride
    guard bytes <= FiniteGroup.memoryLimit else {
      throw .memory(group: "the coset space", bytes: bytes, limit: FiniteGroup.memoryLimit)
    }
    let first = subgroup.canonicalRepresentative(of: group.identity)
    var representatives = [first]
    var numbers = [first: 0]
    var images = [[UInt16]](repeating: [], count: group.generators.count)
    var head = 0
    while head < representatives.count {
      for (position, generator) in group.generators.enumerated() {
        let next = subgroup.canonicalRepresentative(of: generator * representatives[head])
        let number = numbers[next] ?? representatives.count
        if number == representatives.count {
          numbers[next] = number
          representatives.append(next)
        }
        images[position].append(UInt16(number))
      }
      head += 1
    }
    self.group = group
    self.subgroup = subgroup
    self.representatives = representatives
    self.numbers = numbers
    generatorAction = images.map { Permutation(unchecked: $0) }
  }

  /// The number of cosets.
  public var count: Int { representatives.count }

  /// The number of the coset of an element; `nil` for a permutation outside the group.
  ///
  /// - Complexity: O(1) sifts
  public func number(of element: Permutation) -> Int? {
    element.degree == group.degree ? numbers[subgroup.canonicalRepresentative(of: element)] : nil
  }

  /// How an element permutes the cosets; `nil` for a permutation outside the group.
  ///
  /// - Complexity: O(index) sifts
  public func action(of element: Permutation) -> Permutation? {
    var images: [UInt16] = []
    for representative in representatives {
      guard element.degree == group.degree, let image = number(of: element * representative) else { return nil }
      images.append(UInt16(image))
    }
    return Permutation(unchecked: images)
  }

  /// The group that the group induces on the cosets.
  public func actionGroup() -> PermutationGroup {
    PermutationGroup(unchecked: generatorAction, degree: count, seed: group.seed)
  }
}

extension PermutationGroup {
  /// The element of the coset gG whose images of the base points come first, in the order of the base.
  ///
  /// - Precondition: the permutation has ``degree`` points.
  /// - Complexity: O(Σ orbit lengths + base · degree · height)
  public func canonicalRepresentative(of element: Permutation) -> Permutation {
    switch structure {
    case .giant(let giant): return giant.canonicalRepresentative(of: element)
    case .chain(let chain):
      var result = element
      for (index, level) in chain.levels.enumerated() {
        let best = level.orbit.indices.min { result(Int(level.orbit[$0])) < result(Int(level.orbit[$1])) } ?? 0
        if best > 0 { result = result * chain.representative(index, best) }
      }
      return result
    }
  }
}
