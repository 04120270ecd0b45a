public import ExactArithmetic
/// A finite group of matrices on clouds of labelled points of ℝᵈ, all points moved together: C_n and D_n in the
/// plane, the rotations of the regular solids in space, and every other finite group of matrices.
///
/// The canonical cloud is the least image in lexicographic order: first the coordinates of the leading point, then
/// those of the others in their order. The leading point is the first one, or the one farthest from the centroid in
/// an inner product that the group leaves invariant (the first of several), which all images share. For C_n this
/// brings the leading point into one sector.
///
/// Over exact fields the order is that of the numbers and the result exactly invariant. Over doubles (made from exact
/// matrices) images are compared as they come out; this too is a total order, and every cloud of finite coordinates
/// has a canonical form. But g·x is rounded: κ(gx) and κ(x) agree up to that only, and where two images tie within
/// rounding they may be images under different elements, near in the coordinates compared first and far in the
/// others. Permutations with signs are not rounded.
///
/// Continuity: of a single point under a group that reflections generate, the canonical point runs over one closed
/// chamber and is continuous. For other groups, and for every group on two or more points, there is no continuous
/// canonicalization, because the reflections do not generate the group (``ReflectionCriterion``).
///
/// - Complexity: O(order · d² · points)
public struct CloudAlignment<Scalar: SignedNumeric & Comparable & Sendable>: OrbitCanonicalization {
  /// Elements of the group, as indices of ``group``.
  public typealias Element = Int
  /// Clouds: points, each with as many coordinates as the matrices have columns.
  public typealias Input = [[Scalar]]

  /// Which point is compared first.
  public enum Leader: String, Sendable, Hashable, CaseIterable {
    /// The first point.
    case first
    /// The point farthest from the centroid.
    case farthest
  }

  /// The group.
  public let group: FiniteMatrixGroup<RealCyclotomic>
  /// Which point is compared first.
  public let leader: Leader
  /// One query.
  public let profile: SymmetrizerProfile

  /// The rows of the matrices g⁻¹, by element.
  private let inverseMatrices: [Matrix<Scalar>]
  private let form: Matrix<Scalar>

  private init(
    _ group: FiniteMatrixGroup<RealCyclotomic>, leader: Leader, isRounded: Bool, convert: (RealCyclotomic) -> Scalar
  ) {
    self.group = group
    self.leader = leader
    inverseMatrices = (0..<group.order).map { group.matrices[group.inverse($0)].mapEntries(convert) }
    form = group.invariantForm.mapEntries(convert)
    let exact = SymmetrizerProfile.canonicalization(
      "cloud-alignment", source: "Kaba et al. 2023; Dym, Lawrence, Siegel 2024",
      continuity: Continuity(
        isPreserved: group.order == 1,
        reason:
          "clouds of two or more points: images change where leading coordinates tie (one point: reflection criterion)"
      ))
    profile =
      isRounded
      ? SymmetrizerProfile(
        name: exact.name, source: exact.source, queries: 1,
        guarantee: SymmetryGuarantee(
          .none, error: nil, scope: "exact but for the rounding of g·x; at ties within rounding not even near"),
        continuity: exact.continuity)
      : exact
  }

  /// The order of the group.
  public var largestStabilizer: Int? { group.order }

  /// The least image of a cloud, and the element that carries it to the cloud.
  ///
  /// - Throws: ``CanonicalizationError/wrongDimension(point:count:expected:)``,
  ///   ``CanonicalizationError/notOrdered(place:)``
  public func canonicalForm(of input: [[Scalar]]) throws -> CanonicalForm<Int, [[Scalar]]> {
    try requireShape(of: input)
    let first = leader == .first ? 0 : farthest(input)
    var best = CanonicalForm(image: input, element: 0)
    for element in 1..<max(group.order, 1) {
      let image = carriedBack(input, by: element)
      if CloudAlignment.precedes(image, best.image, leader: first) {
        best = CanonicalForm(image: image, element: element)
      }
    }
    return best
  }

  /// Throws where points have a wrong number of coordinates, or coordinates that are no numbers.
  func requireShape(of input: [[Scalar]]) throws(CanonicalizationError) {
    for (number, point) in input.enumerated() {
      guard point.count == group.dimension else {
        throw .wrongDimension(point: number, count: point.count, expected: group.dimension)
      }
      guard point.allSatisfy({ $0 == $0 }) else { throw .notOrdered(place: number) }
    }
  }

  private static func precedes(_ left: [[Scalar]], _ right: [[Scalar]], leader: Int) -> Bool {
    guard leader < left.count else { return false }
    if left[leader] != right[leader] { return left[leader].lexicographicallyPrecedes(right[leader]) }
    for (left, right) in zip(left, right) where left != right { return left.lexicographicallyPrecedes(right) }
    return false
  }

  /// The point farthest from the centroid; multiplied by the number of points, so that nothing is divided.
  private func farthest(_ input: [[Scalar]]) -> Int {
    var best: (place: Int, distance: Scalar)?
    let sums = (0..<group.dimension).map { axis in input.reduce(Scalar.zero) { $0 + $1[axis] } }
    let count = input.reduce(Scalar.zero) { sum, _ in sum + 1 }
    for (place, point) in input.enumerated() {
      let difference = zip(point, sums).map { count * $0 - $1 }
      let distance = zip(difference, form.applied(to: difference)).reduce(Scalar.zero) { $0 + $1.0 * $1.1 }
      if best.map({ distance > $0.distance }) ?? true { best = (place, distance) }
    }
    return best?.place ?? 0
  }

  /// The cloud g⁻¹x.
  public func carriedBack(_ input: [[Scalar]], by element: Int) -> [[Scalar]] {
    element == 0 ? input : input.map { inverseMatrices[element].applied(to: $0) }
  }

  /// The product g·h.
  public func product(_ left: Int, _ right: Int) -> Int { group.product(left, right) }

  /// The elements that fix every point of the cloud; over doubles, those that fix it after rounding.
  ///
  /// - Throws: ``CanonicalizationError/stabilizerTooLarge(order:limit:)``
  public func stabilizer(ofCanonical image: [[Scalar]], limit: Int) throws -> [Int] {
    let elements = (0..<group.order).filter { carriedBack(image, by: $0) == image }
    guard elements.count <= limit else {
      throw CanonicalizationError.stabilizerTooLarge(order: .init(elements.count), limit: limit)
    }
    return elements
  }
}

extension CloudAlignment where Scalar == RealCyclotomic {
  /// Exact alignment.
  public init(under group: FiniteMatrixGroup<RealCyclotomic>, leader: Leader = .first) {
    self.init(group, leader: leader, isRounded: false) { $0 }
  }
}

extension CloudAlignment where Scalar == Double {
  /// Alignment in doubles, with the doubles nearest to the entries of exact matrices.
  public init(under group: FiniteMatrixGroup<RealCyclotomic>, leader: Leader = .first) {
    self.init(group, leader: leader, isRounded: !group.isSignedPermutationGroup) { $0.approximation }
  }
}
