import BigInt

extension Constructions {
  /// The largest normal factor of a semidirect product: its elements become points.
  public static let semidirectLimit = 4_096

  /// The semidirect product N ⋊ H: pairs (n, h) with h n h⁻¹ = φ_h(n).
  ///
  /// N acts on its own elements by left multiplication, H on them by the automorphisms φ; where that is not faithful on
  /// H, the points of H are added. So the degree is |N|, or |N| + the degree of H; the order is |N|·|H|. The elements
  /// of N are numbered as ``FiniteGroup`` numbers them.
  ///
  /// - Parameters:
  ///   - normal: N, of order at most ``semidirectLimit``.
  ///   - complement: H.
  ///   - images: for each generator of H, the images of the generators of N under its automorphism.
  ///   - orderLimit: the largest order of H that is worked with.
  /// - Throws: ``GroupError/malformedImages(_:)`` if the images are not elements of N, do not extend to an
  ///   automorphism, or the automorphisms do not satisfy a relation of H;
  ///   ``GroupError/orderTooLarge(group:atLeast:limit:)``.
  /// - Complexity: O(|N| · generators of both) products and the stabilizer chains of H acting on |N| points.
  public static func semidirectProduct(
    normal: GeneratedGroup, complement: GeneratedGroup, images: [[Permutation]], orderLimit: Int = 1_000_000
  ) throws(GroupError) -> GeneratedGroup {
    let group = try FiniteGroup(
      generators: normal.generators, degree: normal.degree, name: "the normal factor", orderLimit: semidirectLimit)
    guard images.count == complement.generators.count else {
      throw .malformedImages(
        "\(images.count) lists of images for \(complement.generators.count) generators of the complement: one for each is needed"
      )
    }
    let tree = CayleyTree(of: group)
    var automorphisms: [Permutation] = []
    for (number, list) in images.enumerated() {
      automorphisms.append(try automorphism(of: group, tree: tree, images: list, generator: number + 1))
    }
    let total = group.order + complement.degree
    guard total <= Permutation.maximumDegree else { throw .degreeTooLarge(total, limit: Permutation.maximumDegree) }
    let order = try StabilizerChain(
      enumerating: complement.generators, degree: complement.degree, name: "the complement", orderLimit: orderLimit
    ).order
    // h ↦ φ_h is a homomorphism if and only if the group of the pairs (φ_h, h) projects to H without a kernel.
    let pairs = zip(automorphisms, complement.generators).map {
      $0.shifted(by: 0, total: total) * $1.shifted(by: group.order, total: total)
    }
    guard orderIs(order, of: pairs, degree: total) else {
      throw .malformedImages(
        "the automorphisms do not satisfy the relations of the complement, so it does not act by them")
    }
    let isFaithful = orderIs(order, of: automorphisms, degree: group.order)
    let degree = isFaithful ? group.order : group.order + complement.degree
    let translations = group.generatorIndices.map { generator in
      Permutation(points: group.order) { group.product(generator, $0) }.shifted(by: 0, total: degree)
    }
    return GeneratedGroup(
      unchecked: translations + (isFaithful ? automorphisms : pairs), degree: degree,
      order: BigInt(group.order) * order
    ).withoutTrivialGenerators
  }

  /// Whether the permutations generate a group of that order; a larger one is noticed early.
  private static func orderIs(_ order: BigInt, of generators: [Permutation], degree: Int) -> Bool {
    let chain = try? StabilizerChain(enumerating: generators, degree: degree, name: "", orderLimit: Int(order))
    return chain?.order == order
  }

  /// The automorphism with the given images of the generators, as a permutation of the elements.
  private static func automorphism(
    of group: FiniteGroup, tree: CayleyTree, images: [Permutation], generator: Int
  ) throws(GroupError) -> Permutation {
    let count = group.generators.count
    guard images.count == count else {
      throw .malformedImages(
        "generator \(generator) of the complement has \(images.count) images; the normal factor has \(count) generators"
      )
    }
    var indices: [Int] = []
    for image in images {
      guard let index = group.index(of: image) else {
        throw .malformedImages(
          "\(image), an image under generator \(generator), is not an element of the normal factor")
      }
      indices.append(index)
    }
    var map = [Int](repeating: group.identity, count: group.order)
    var seen = [Bool](repeating: false, count: group.order)
    for element in tree.elements {
      if element != group.identity {
        map[element] = group.product(map[tree.parents[element]], indices[tree.lastGenerators[element]])
      }
      seen[map[element]] = true
    }
    for element in 0..<group.order {
      for (number, letter) in group.generatorIndices.enumerated()
      where map[group.product(element, letter)] != group.product(map[element], indices[number]) {
        throw .malformedImages(
          "the images under generator \(generator) of the complement do not satisfy the relations of the normal factor")
      }
    }
    guard seen.allSatisfy({ $0 }) else {
      throw .malformedImages(
        "the images under generator \(generator) of the complement generate a proper subgroup: no automorphism")
    }
    return Permutation(points: group.order) { map[$0] }
  }
}
