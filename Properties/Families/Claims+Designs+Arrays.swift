import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// C2^m changing signs: polynomials of degree at most k and orthogonal arrays of strength k.
  static let designsArrays: [Claim] = [orthogonalArrays, rao]

  private static let orthogonalArrays = Claim(
    id: "designs.orthogonal-arrays",
    statement:
      "For C2^m changing the signs of m coordinates, the exact uniform schemes on polynomials of degree at most k are the "
      + "orthogonal arrays of strength k with two levels: in any k coordinates all sign patterns occur equally often.",
    formula: "uniform on S exact on degree ≤ k ⇔ S is an OA(|S|, m, 2, k)",
    source: .ours("§8"),
    hypotheses: ["G = C2^m by sign changes, 1 ≤ k ≤ m"],
    scope: arrayScope,
    generator: words
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard let rank = PairGroup.rank(of: setting.group), case .polynomials(let degree)? = instance.functionClass,
      (1...rank).contains(degree), scheme.entries.allSatisfy({ $0.weight == Rational(1, scheme.size) })
    else { return .vacuous("C2^m by sign changes, 1 ≤ k ≤ m, ω uniform") }
    let words = scheme.support.map { PairGroup.word($0, in: setting.group) }
    let isExact = operators.averaging.isExact(scheme, try setting.functions())
    let positions = (0..<(1 << rank)).filter { $0.nonzeroBitCount == degree }
    let isArray = positions.allSatisfy { mask in
      var counts: [Int: Int] = [:]
      for word in words { counts[word & mask, default: 0] += 1 }
      return counts.count == 1 << degree && Set(counts.values).count == 1
    }
    return .all(
      .require(
        isExact ? 1 : 0, .equal, isArray ? 1 : 0,
        "exact (1) or not (0) = all patterns in k positions equally often (1) or not (0)"),
      .require(
        operators.bounds.isOrthogonalArray(words, rank, degree) ? 1 : 0, .equal, isArray ? 1 : 0,
        "the design's verdict = all patterns in k positions equally often (1) or not (0)"))
  }

  private static let rao = Claim(
    id: "designs.rao-bound",
    statement:
      "Exact schemes with convex weights for C2^m on polynomials of degree at most k have at least as many elements as Rao's "
      + "bound says, Σ_{i≤k/2} C(m, i) for even k.",
    formula: "size(ω) ≥ Σ_{i≤u} C(m,i) for k = 2u, and C(m−1,u) more for k = 2u+1",
    source: ClaimSource("C. R. Rao, J. Roy. Statist. Soc. Suppl. 9 (1947)", "for orthogonal arrays; Reynolds §8"),
    hypotheses: ["ω ≥ 0 exact on degree ≤ k", "G = C2^m by sign changes, 1 ≤ k ≤ m"],
    scope: arrayScope,
    generator: words
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard let rank = PairGroup.rank(of: setting.group), case .polynomials(let degree)? = instance.functionClass,
      (1...rank).contains(degree)
    else { return .vacuous("C2^m by sign changes, 1 ≤ k ≤ m") }
    // The words of half the degree, by counting them; for odd degrees those with one position more, which is in all of them.
    let half = degree / 2
    let counted = (0..<(1 << rank)).count { mask in
      mask.nonzeroBitCount <= half || (degree % 2 == 1 && mask.nonzeroBitCount == half + 1 && mask & 1 == 1)
    }
    let stated = operators.bounds.rao(rank, degree)
    let formula = Judgement.require(stated, .equal, counted, "the stated bound is Rao's")
    guard operators.averaging.isExact(scheme, try setting.functions()) else { return formula }
    let delsarte = operators.bounds.exactDelsarte(try setting.functions())
    return .all(
      formula, .require(scheme.size, .atLeast, stated, "size(ω) ≥ Rao's bound"),
      .require(delsarte ?? 0, .atLeast, Rational(stated), "Delsarte's linear program proves Rao's bound"))
  }

  /// C2^m by sign changes on polynomials of degree at most k.
  private static func signs(_ rank: Int, degree: Int) throws -> Instance {
    let images = (0..<rank).map { bit in
      SignedPermutation(Permutation(identity: rank), negated: (0..<rank).map { $0 == bit })
    }
    return Instance(
      group: try PairGroup.group(rank: rank), action: .signedPermutation(dimension: rank, images: images),
      functionClass: .polynomials(degree: degree))
  }

  /// Random words, or a coset of a linear code.
  private static let words: Gen<Instance> = Gen { source in
    let rank = try source.draw(Gen<Int>.int(in: 1...4))
    var instance = try signs(rank, degree: try source.draw(Gen<Int>.int(in: 1...rank)))
    let group = try instance.setting().group
    var support: [Int]
    if try source.draw(Gen<Bool>.bool()) {
      support = try source.draw(Gen<[Int]>.subset(of: Array(0..<group.order)))
    } else {
      let seeds = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...rank))
      let shift = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
      support = Subgroup(of: group, generatedBy: seeds).elements.map { group.product(shift, $0) }.sorted()
    }
    if support.isEmpty { support = [0] }
    instance.assign(try AveragingScheme.uniform(on: support), as: "ω", in: group)
    return instance
  }

  private static let arrayScope = Scope(
    "C2^m, all k ≤ m, all uniform schemes up to translation", testOrder: 4, order: 8
  ) { order in
    guard order > 1, order.nonzeroBitCount == 1 else { return [] }
    let rank = order.trailingZeroBitCount
    return try (1...rank).flatMap { degree in
      let instance = try signs(rank, degree: degree)
      let group = try instance.setting().group
      return try Scope.subsetsWithIdentity(order: order).map { subset in
        var next = instance
        next.assign(try AveragingScheme.uniform(on: subset), as: "ω", in: group)
        return next
      }
    }
  }
}
