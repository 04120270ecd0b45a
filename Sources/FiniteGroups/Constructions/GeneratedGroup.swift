public import BigInt

/// A group given by generators on points, before anything is enumerated.
///
/// It is what every construction of this folder returns, and what ``FiniteGroup`` and the algorithms on generators
/// take.
public struct GeneratedGroup: Sendable {
  /// The number of points.
  public let degree: Int
  /// The generators, all of them permutations of `degree` points; none for a trivial group.
  public let generators: [Permutation]
  /// The number of elements, if a formula tells it.
  public let order: BigInt?

  /// The group that the permutations generate.
  ///
  /// - Throws: ``GroupError/malformedImages(_:)`` unless all have the given degree,
  ///   ``GroupError/degreeTooLarge(_:limit:)`` for more points than a permutation can have.
  public init(degree: Int, generators: [Permutation], order: BigInt? = nil) throws(GroupError) {
    guard (0...Permutation.maximumDegree).contains(degree) else {
      throw .degreeTooLarge(degree, limit: Permutation.maximumDegree)
    }
    if let odd = generators.first(where: { $0.degree != degree }) {
      throw .malformedImages("\(odd) permutes \(odd.degree) points, not \(degree) as the group does")
    }
    self.init(unchecked: generators, degree: degree, order: order)
  }

  /// Generators that are known to fit.
  init(unchecked generators: [Permutation], degree: Int, order: BigInt?) {
    self.degree = degree
    self.generators = generators
    self.order = order
  }

  /// The same group without the generators that are the identity.
  var withoutTrivialGenerators: GeneratedGroup {
    GeneratedGroup(unchecked: generators.filter { !$0.isIdentity }, degree: degree, order: order)
  }

  /// The direct product, acting on the points of the first, then those of the second.
  ///
  /// - Precondition: the degrees add up to at most ``Permutation/maximumDegree``.
  static func * (left: GeneratedGroup, right: GeneratedGroup) -> GeneratedGroup {
    let total = left.degree + right.degree
    return GeneratedGroup(
      unchecked: left.generators.map { $0.shifted(by: 0, total: total) }
        + right.generators.map { $0.shifted(by: left.degree, total: total) },
      degree: total, order: left.order.flatMap { order in right.order.map { order * $0 } })
  }
}

extension Permutation {
  /// The permutation of `degree` points with the given images, counted from 0.
  ///
  /// - Precondition: the images are a permutation of `0 ..< degree`.
  init(points degree: Int, image: (Int) -> Int) {
    self.init(unchecked: (0..<degree).map { UInt16(image($0)) })
  }
}
