import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

extension Claim {
  /// Exact schemes with negative weights below Delsarte's bound: a complete search in small groups, and the known one in C2⁶.
  static let affineScope = Scope(
    "up to order \(affineSearchOrder) all exact schemes with fewer elements than Delsarte's bound for every sum of rational irreducible "
      + "representations, by linear algebra on every support; at order 64 C2⁶ with the characters of weight 2 and 3; orders between "
      + "are not listed",
    testOrder: 64, order: 64, completeTo: affineSearchOrder
  ) { order in
    order == 64 ? [try weightsTwoAndThree()] : order <= affineSearchOrder ? try schemesBelowDelsarte(order: order) : []
  }

  /// The largest order of the complete search.
  private static let affineSearchOrder = 8

  /// C2⁶ with the characters of weight 2 and 3, and ¼(Σδ_{eᵢ} − δ_0 − δ_{111111}).
  private static func weightsTwoAndThree() throws -> Instance {
    let rank = 6
    let masks = (1..<64).filter { [2, 3].contains($0.nonzeroBitCount) }
    // Each character is a coordinate whose sign changes; the linear functions of the coordinates are the class.
    let images = (0..<rank).map { bit in
      SignedPermutation(Permutation(identity: masks.count), negated: masks.map { $0 >> bit & 1 == 1 })
    }
    var instance = Instance(
      group: try PairGroup.group(rank: rank), action: .signedPermutation(dimension: masks.count, images: images),
      functionClass: .polynomials(degree: 1))
    let group = try instance.setting().group
    let weights = (0..<group.order).compactMap { element -> (element: Int, weight: Rational)? in
      switch PairGroup.word(element, in: group).nonzeroBitCount {
      case 1: (element, Rational(1, 4))
      case 0, 6: (element, Rational(-1, 4))
      default: nil
      }
    }
    instance.assign(try AveragingScheme(weights, weightClass: .affine), as: "ω", in: group)
    return instance
  }

  /// The sums of rational irreducible representations with an exact scheme of fewer elements than Delsarte's bound, with that scheme.
  ///
  /// Supports may be translated so that they contain the identity, and enlarged to the largest size below the bound.
  private static func schemesBelowDelsarte(order: Int) throws -> [Instance] {
    try InstanceGroup.all(order: order).flatMap { try Instance.unions(of: $0) }.compactMap { instance in
      let functions = try instance.setting().functions()
      let character = ClassCharacter(functions)
      let dimension = ExactnessCriterion(character).dimension
      guard dimension < order, let bound = DelsarteBound(character)?.value, bound > 2 else { return nil }
      let space = MatrixCoefficientSpace(of: functions, dimension: dimension)
      let means = space.basisValues.map { Rational($0.reduce(0, +), order) }
      for support in Scope.subsetsWithIdentity(order: order, size: Int(bound.ceiling) - 1) {
        let system = Matrix(
          rows: space.basisValues.map { values in support.map { Rational(values[$0]) } }, columnCount: support.count)
        guard let weights = system.solve(means) else { continue }
        var found = instance
        found.assign(
          try AveragingScheme(zip(support, weights).map { (element: $0, weight: $1) }, weightClass: .affine), as: "ω",
          in: functions.group)
        return found
      }
      return nil
    }
  }
}
