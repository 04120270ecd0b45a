import ExactArithmetic
import FiniteGroups

extension ComparedSymmetrizer {
  /// A frame or canonicalization on vectors, whatever its elements are.
  ///
  /// - Parameter profile: what holds for vectors of this length, where the profile of the method speaks of all lengths.
  init<Method: PointwiseSymmetrizer>(
    _ name: String? = nil, carrying method: Method, profile: SymmetrizerProfile? = nil
  ) where Method.Input == [Rational] {
    let profile = profile ?? method.profile
    self.init(name ?? profile.name, profile: profile) { point, random in
      try method.queries(at: point, using: &random).map {
        (method.carriedBack(point, by: $0.element), $0.weight)
      }
    }
  }

  /// A frame or canonicalization on clouds, used on clouds of one point.
  ///
  /// - Parameter continuity: what holds for one point, where the profile speaks of clouds of any size.
  init<Method: PointwiseSymmetrizer>(
    _ name: String? = nil, carryingClouds method: Method, continuity: Continuity? = nil
  ) where Method.Input == [[RealCyclotomic]] {
    let profile = method.profile
    let stated = SymmetrizerProfile(
      name: profile.name, source: profile.source, queries: profile.queries, guarantee: profile.guarantee,
      continuity: continuity ?? profile.continuity)
    self.init(name ?? profile.name, profile: stated) { point, random in
      let cloud = [point.map { RealCyclotomic($0) }]
      return try method.queries(at: cloud, using: &random).map { query in
        let carried = method.carriedBack(cloud, by: query.element)[0].compactMap(\.rational)
        guard carried.count == point.count else {
          throw SymmetrizerError.wrongImages("\(method.profile.name): an image of a rational point is not rational")
        }
        return (carried, query.weight)
      }
    }
  }
}

extension ComparisonEntry {
  /// Symmetrizers whose weights depend on the point: canonicalizations and frames.
  static var pointwise: [ComparisonEntry] {
    [
      ComparisonEntry("softened-frame") { problem, _ in
        guard problem.group.order <= 60 else {
          throw SymmetrizerError.tooLarge(
            "a softened frame on \(problem.group.order) elements; 60 are the limit of this comparison")
        }
        let frame = try SoftenedFrame<RealCyclotomic>(
          under: FiniteMatrixGroup(problem.action), softening: .relative(Rational(1, 8)))
        return [ComparedSymmetrizer(carryingClouds: frame)]
      },
      ComparisonEntry("minimal-frame") { problem, _ in
        switch problem.action {
        case .permutation(let degree, let images):
          let group = try PermutationGroup(generators: images, degree: degree)
          return [ComparedSymmetrizer("minimal-frame", carrying: MinimalFrame(MinimalImage<Rational>(under: group)))]
        case .signedPermutation, .matrices, .fieldMatrices:
          if let canonicalization = problem.signCanonicalization {
            return [ComparedSymmetrizer("minimal-frame", carrying: MinimalFrame(canonicalization))]
          }
          let (alignment, continuity) = try alignment(problem)
          return [
            ComparedSymmetrizer("minimal-frame", carryingClouds: MinimalFrame(alignment), continuity: continuity)
          ]
        }
      },
      ComparisonEntry("canonicalization") { problem, _ in try canonicalizations(problem) },
      ComparisonEntry("sorted-pair") { problem, _ in
        guard problem.isPermutationsUpToSign else {
          throw SymmetrizerError.unsuitableParameter(
            "it is for all permutations of the coordinates together with the sign −1 of all, and this group is another")
        }
        return [ComparedSymmetrizer(carrying: SortedPair<Rational>())]
      },
      ComparisonEntry("sort-directions") { _, _ -> [ComparedSymmetrizer] in
        throw SymmetrizerError.unsuitableParameter(
          "it is for S_n on n points of the plane, 2n coordinates, which is none of the actions compared here")
      },
      ComparisonEntry("frame-averaging") { _, _ -> [ComparedSymmetrizer] in
        throw SymmetrizerError.unsuitableParameter(
          "the frame is the caller's, and none was given; minimal-frame is the smallest one")
      },
    ]
  }

  /// The general canonicalization of the action, and the special one of the group if it has one.
  private static func canonicalizations(_ problem: ComparisonProblem) throws -> [ComparedSymmetrizer] {
    switch problem.action {
    case .permutation(let degree, let images):
      let group = try PermutationGroup(generators: images, degree: degree)
      let general = ComparedSymmetrizer(
        "canonicalization (least image)", carrying: MinimalImage<Rational>(under: group))
      guard images == problem.description.generators else { return [general] }
      func sorting(isAlternating: Bool) -> ComparedSymmetrizer {
        let method = Sorting<Rational>(isAlternating: isAlternating)
        return ComparedSymmetrizer(
          "canonicalization (sorting)", carrying: method, profile: method.profile(length: degree))
      }
      switch problem.description.name {
      case .family(.symmetric, _): return [sorting(isAlternating: false), general]
      case .family(.alternating, _): return [sorting(isAlternating: true), general]
      case .family(.cyclic, _):
        let method = LeastRotation<Rational>()
        return [
          ComparedSymmetrizer(
            "canonicalization (least rotation)", carrying: method, profile: method.profile(length: degree)), general,
        ]
      default: return [general]
      }
    case .signedPermutation, .matrices, .fieldMatrices:
      if let canonicalization = problem.signCanonicalization {
        return [ComparedSymmetrizer("canonicalization (absolute values)", carrying: canonicalization)]
      }
      let (alignment, continuity) = try alignment(problem)
      return [ComparedSymmetrizer("canonicalization (alignment)", carryingClouds: alignment, continuity: continuity)]
    }
  }

  /// The least image of a point under a group of matrices. It lies in one closed chamber if reflections generate the group, and is
  /// continuous then; otherwise no canonicalization is (``ReflectionCriterion``).
  private static func alignment(
    _ problem: ComparisonProblem
  ) throws -> (CloudAlignment<RealCyclotomic>, continuity: Continuity) {
    let group = try FiniteMatrixGroup(problem.action)
    let isContinuous = ReflectionCriterion(group).hasContinuousCanonicalization
    return (
      CloudAlignment(under: group),
      Continuity(
        isPreserved: isContinuous,
        reason: isContinuous
          ? "reflections generate the group, and the least image runs over one closed chamber"
          : "reflections do not generate the group, so no canonicalization is continuous")
    )
  }
}

extension ComparisonProblem {
  /// Absolute values, in order for B_n.
  fileprivate var signCanonicalization: SignCanonicalization<Rational>? {
    switch description.name {
    case .power(.family(.cyclic, 2), _): SignCanonicalization()
    case .family(.hyperoctahedral, _): SignCanonicalization(sorts: true)
    default: nil
    }
  }

  /// Whether the group consists of all permutation matrices and their negatives.
  fileprivate var isPermutationsUpToSign: Bool {
    let dimension = action.dimension
    // Beyond 6 coordinates the order is too large for a comparison.
    guard (1...6).contains(dimension), group.order == 2 * (1...dimension).reduce(1, *) else { return false }
    let isUpToSign = group.generatorIndices.allSatisfy { generator in
      let matrix = tensorAction.representation.map(of: generator).matrix
      let rows = (0..<dimension).map { Array(matrix[row: $0]) }
      return [Rational.one, -Rational.one].contains { sign in
        rows.allSatisfy { row in row.count { $0 == sign } == 1 && row.count { $0.isZero } == dimension - 1 }
      }
    }
    // A group of that order among them is all of them if it acts faithfully: elements move a point with distinct positive coordinates apart.
    let point = (1...dimension).map { Rational($0) }
    return isUpToSign && Set((0..<group.order).map { tensorAction.apply($0, to: point) }).count == group.order
  }
}
