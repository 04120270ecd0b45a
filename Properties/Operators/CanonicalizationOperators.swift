public import ExactArithmetic
public import FiniteGroups
public import Symmetrizers

/// Canonicalizations and frames of vectors and of clouds of points: what they ask, and at what price.
public struct CanonicalizationOperators: Sendable {
  /// What a symmetrizer of vectors under signs and permutations asks.
  public var signed: @Sendable (SignedMethod, [Rational]) throws -> AskedPoints<SignedPermutation, [Rational]> = {
    method, vector in
    switch method {
    case .signs: try AskedPoints(SignCanonicalization<Rational>(), at: vector)
    case .signedSorting: try AskedPoints(SignCanonicalization<Rational>(sorts: true), at: vector)
    case .sortingUpToSign: try AskedPoints(SortingUpToSign<Rational>(), at: vector)
    case .sortedPair: try AskedPoints(SortedPair<Rational>(), at: vector)
    }
  }

  /// The minimal frame over a canonicalization of vectors under signs and permutations; for the sorted pair, its elements.
  public var signedFrame: @Sendable (SignedMethod, [Rational]) throws -> [SignedPermutation] = { method, vector in
    switch method {
    case .signs: try MinimalFrame(SignCanonicalization<Rational>()).frame(at: vector)
    case .signedSorting: try MinimalFrame(SignCanonicalization<Rational>(sorts: true)).frame(at: vector)
    case .sortingUpToSign: try MinimalFrame(SortingUpToSign<Rational>()).frame(at: vector)
    case .sortedPair: try AskedPoints(SortedPair<Rational>(), at: vector).queries.map(\.element)
    }
  }

  /// What sorting by even permutations asks.
  public var evenSorting: @Sendable ([Rational]) throws -> AskedPoints<Permutation, [Rational]> = {
    try AskedPoints(Sorting<Rational>(isAlternating: true), at: $0)
  }

  /// What sorting the points of the plane along all directions asks.
  public var sortDirections: @Sendable ([[Rational]]) throws -> AskedPoints<Permutation, [[Rational]]> = {
    try AskedPoints(SortDirections<Rational>(points: $0.count), at: $0)
  }

  /// What the alignment of a labelled cloud asks; the element as a matrix.
  public var alignment:
    @Sendable (GroupAction, CloudAlignment<RealCyclotomic>.Leader, [[RealCyclotomic]]) throws ->
      AskedPoints<Matrix<RealCyclotomic>, [[RealCyclotomic]]> = { action, leader, cloud in
        let group = try FiniteMatrixGroup<RealCyclotomic>(action)
        return try AskedPoints(CloudAlignment<RealCyclotomic>(under: group, leader: leader), at: cloud)
          .naming { group.matrices[$0] }
      }

  /// What the alignment of a cloud without labels asks.
  public var unlabelledAlignment:
    @Sendable (GroupAction, [[RealCyclotomic]]) throws -> AskedPoints<UnlabelledMotion, [[RealCyclotomic]]> = {
      action, cloud in
      let group = try FiniteMatrixGroup<RealCyclotomic>(action)
      return try AskedPoints(UnlabelledAlignment(CloudAlignment<RealCyclotomic>(under: group)), at: cloud)
        .naming { UnlabelledMotion(matrix: group.matrices[$0.matrix], permutation: $0.permutation) }
    }

  /// The minimal frame of a cloud without labels.
  public var unlabelledFrame: @Sendable (GroupAction, [[RealCyclotomic]]) throws -> [UnlabelledMotion] = {
    action, cloud in
    let group = try FiniteMatrixGroup<RealCyclotomic>(action)
    return try MinimalFrame(UnlabelledAlignment(CloudAlignment<RealCyclotomic>(under: group))).frame(at: cloud)
      .map { UnlabelledMotion(matrix: group.matrices[$0.matrix], permutation: $0.permutation) }
  }

  /// A proved jump of the least image on one of six random segments between vectors of small whole numbers; `nil` if none was found.
  public var discontinuity:
    @Sendable (PermutationGroup, _ size: Int, _ seed: UInt64) throws -> DiscontinuityWitness<Rational>? = {
      var random = SplitMix64(seed: $2)
      return try MinimalImage<Rational>(under: $0).discontinuityWitness(size: $1, segments: 6, using: &random)
    }

  /// Averaging over given sets of elements, one for each point.
  public var frameAveraging: @Sendable (_ frame: [[Int]], PointAction) -> FrameAveraging<Int, Int> = { frame, action in
    FrameAveraging(
      name: "given frame", largest: frame.map(\.count).max() ?? 0,
      continuity: Continuity(isPreserved: nil, reason: "finitely many points"), frame: { frame[$0] },
      carriedBack: { action.image(of: $0, under: action.group.inverse($1)) },
      product: { action.group.product($0, $1) })
  }

  /// Operations of Reynolds.
  public init() {}
}

/// Symmetrizers of vectors under changes of sign and permutations of coordinates.
public enum SignedMethod: String, Sendable, Hashable, CaseIterable {
  /// All changes of sign: absolute values.
  case signs
  /// All changes of sign and permutations: absolute values in order.
  case signedSorting
  /// All permutations, and the sign of all coordinates together: the lesser of the sorted x and the sorted −x.
  case sortingUpToSign
  /// The same group: both sorted vectors.
  case sortedPair
}

/// A matrix that moves all points of a cloud, and a permutation of the points.
public struct UnlabelledMotion: Sendable, Hashable {
  /// The matrix.
  public let matrix: Matrix<RealCyclotomic>
  /// Where the points go.
  public let permutation: Permutation

  /// A matrix with a permutation.
  public init(matrix: Matrix<RealCyclotomic>, permutation: Permutation) {
    self.matrix = matrix
    self.permutation = permutation
  }
}

/// What a frame or canonicalization asks at a point.
public struct AskedPoints<Element: Hashable & Sendable, Input: Sendable>: Sendable {
  /// The elements with their weights.
  public var queries: [WeightedQuery<Element>]
  /// The points g⁻¹x at which the function is asked, in the order of the queries.
  public var points: [Input]
  /// The most queries for one evaluation, as the profile says.
  public var promised: Int

  /// Queries with their points.
  public init(queries: [WeightedQuery<Element>], points: [Input], promised: Int) {
    self.queries = queries
    self.points = points
    self.promised = promised
  }

  /// What a symmetrizer asks at a point.
  ///
  /// - Throws: what the symmetrizer throws.
  public init<Method: PointwiseSymmetrizer<Element, Input>>(_ method: Method, at input: Input) throws {
    var unused = SplitMix64(seed: 0)
    queries = try method.queries(at: input, using: &unused)
    points = queries.map { method.carriedBack(input, by: $0.element) }
    promised = method.profile.queries
  }

  /// The same with other names for the elements.
  func naming<Other>(_ name: (Element) -> Other) -> AskedPoints<Other, Input> {
    AskedPoints<Other, Input>(
      queries: queries.map { WeightedQuery(name($0.element), weight: $0.weight) }, points: points, promised: promised)
  }

  /// Σ ω.
  var totalWeight: Rational { queries.reduce(.zero) { $0 + $1.weight } }
}

extension AskedPoints where Input: Hashable {
  /// The weight of each point that is asked: all that matters for invariance.
  var measure: [Input: Rational] {
    Dictionary(zip(points, queries.map(\.weight)), uniquingKeysWith: +)
  }
}
