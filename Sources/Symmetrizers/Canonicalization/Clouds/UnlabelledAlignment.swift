public import FiniteGroups

/// A matrix that moves all points of a cloud, and a permutation of the points; the two commute.
public struct CloudMotion: Sendable, Hashable {
  /// The matrix, as an index of its group.
  public let matrix: Int
  /// Where the points go: the one at place i to place p(i).
  public let permutation: Permutation

  /// A matrix with a permutation.
  public init(matrix: Int, permutation: Permutation) {
    self.matrix = matrix
    self.permutation = permutation
  }
}

/// G × S_n on clouds of n unlabelled points of ℝᵈ: the least, in lexicographic order, of the sorted images under a
/// finite group G of matrices.
///
/// What is said of doubles and of continuity at ``CloudAlignment`` holds here too; for d > 1 no canonicalization is
/// continuous, even for the trivial G (``ReflectionCriterion``, ``Sorting``).
///
/// - Complexity: O(|G| · (d²n + d n log n))
public struct UnlabelledAlignment<Scalar: SignedNumeric & Comparable & Sendable>: OrbitCanonicalization {
  /// Elements of G × S_n.
  public typealias Element = CloudMotion
  /// Clouds, as for ``CloudAlignment``.
  public typealias Input = [[Scalar]]

  /// The action of G on labelled clouds; its leader is not used.
  public let labelled: CloudAlignment<Scalar>

  private let rows = Sorting<[Scalar]>.rows()

  /// The same group on clouds without labels.
  public init(_ labelled: CloudAlignment<Scalar>) { self.labelled = labelled }

  /// One query.
  public var profile: SymmetrizerProfile {
    SymmetrizerProfile(
      name: "unlabelled-alignment", source: labelled.profile.source, queries: 1, guarantee: labelled.profile.guarantee,
      continuity: rows.profile.continuity)
  }

  /// The least sorted image of a cloud, and the element that carries it to the cloud.
  ///
  /// - Throws: ``CanonicalizationError/wrongDimension(point:count:expected:)``,
  ///   ``CanonicalizationError/notOrdered(place:)``
  public func canonicalForm(of input: [[Scalar]]) throws -> CanonicalForm<CloudMotion, [[Scalar]]> {
    try labelled.requireShape(of: input)
    var best = try sortedImage(of: input, under: 0)
    for matrix in 1..<max(labelled.group.order, 1) {
      let form = try sortedImage(of: input, under: matrix)
      if let (left, right) = zip(form.image, best.image).first(where: { $0 != $1 }),
        left.lexicographicallyPrecedes(right)
      {
        best = form
      }
    }
    return best
  }

  /// g⁻¹x = p·y with y sorted, so x = (g, p)·y.
  private func sortedImage(of input: [[Scalar]], under matrix: Int) throws -> CanonicalForm<CloudMotion, [[Scalar]]> {
    let form = try rows.canonicalForm(of: labelled.carriedBack(input, by: matrix))
    return CanonicalForm(image: form.image, element: CloudMotion(matrix: matrix, permutation: form.element))
  }

  /// The cloud (g, p)⁻¹x.
  public func carriedBack(_ input: [[Scalar]], by element: CloudMotion) -> [[Scalar]] {
    labelled.carriedBack(element.permutation.carriedBack(input), by: element.matrix)
  }

  /// The product in G × S_n.
  public func product(_ left: CloudMotion, _ right: CloudMotion) -> CloudMotion {
    CloudMotion(
      matrix: labelled.group.product(left.matrix, right.matrix), permutation: left.permutation * right.permutation)
  }

  /// The matrices that only rearrange the points, with their permutations.
  ///
  /// - Throws: ``CanonicalizationError/stabilizerTooLarge(order:limit:)``
  public func stabilizer(ofCanonical image: [[Scalar]], limit: Int) throws -> [CloudMotion] {
    let exchanges = try rows.stabilizer(ofCanonical: image, limit: limit)
    let motions = try (0..<labelled.group.order).map { try sortedImage(of: image, under: $0) }.filter {
      $0.image == image
    }
    guard motions.count * exchanges.count <= limit else {
      throw CanonicalizationError.stabilizerTooLarge(order: .init(motions.count * exchanges.count), limit: limit)
    }
    return motions.flatMap { motion in
      exchanges.map { exchange in
        CloudMotion(matrix: motion.element.matrix, permutation: motion.element.permutation * exchange)
      }
    }
  }
}
