import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// C2^m: uniform schemes are binary codes.
  static let boundsCodes: [Claim] = [smallBias, moreThanRank]

  private static let smallBias = Claim(
    id: "bounds.small-bias-code", requires: [.regular],
    statement:
      "On all functions of C2^m the weak error of the uniform scheme on words S is read off the binary code whose generator "
      + "matrix has the words as columns: it is at most ε exactly when all relative weights lie in (1 ± √ε)/2.",
    formula: "weak(ω) = max_{u≠0} (1 − 2w_u/|S|)², w_u = #{s ∈ S : u·s = 1}",
    source: .ours("§5; Naor & Naor 1993"),
    hypotheses: ["G = C2^m, acting on m disjoint pairs of points"],
    scope: codeScope(testOrder: 8, order: 8),
    generator: .frequency(
      (1, wordScheme(rank: 1...3)), (1, wordScheme(rank: 4...4)))
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard let rank = PairGroup.rank(of: setting.group) else { return .vacuous("C2^m on m disjoint pairs of points") }
    guard scheme.entries.allSatisfy({ $0.weight == Rational(1, scheme.size) }) else { return .vacuous("ω uniform") }
    let words = scheme.support.map { PairGroup.word($0, in: setting.group) }
    let largest = (1..<(1 << rank)).map { mask in
      let weight = words.count { ($0 & mask).nonzeroBitCount % 2 == 1 }
      return Rational(words.count - 2 * weight, words.count)
    }.reduce(Rational.zero) { max($0, $1.magnitude) }
    let square = largest * largest
    return .all(
      .require(try operators.bounds.codeError(words, rank), .equal, square, "the stated error = max (1 − 2w/|S|)²"),
      .require(
        try setting.weakError(of: scheme, near: square, operators), .equal, Quantity(square),
        "weak(ω) = max (1 − 2w/|S|)²"))
  }

  private static let moreThanRank = Claim(
    id: "bounds.more-elements-than-rank", requires: [.regular],
    statement:
      "On all functions of C2^m a scheme with at most m elements, of whatever weights, has weak error at least 1.",
    formula: "weak(ω) < 1 ⇒ size(ω) ≥ m + 1",
    source: .ours("§5"),
    hypotheses: ["G = C2^m, acting on m disjoint pairs of points", "size(ω) ≤ m"],
    testCases: 20,
    scope: codeScope(testOrder: 4, order: 8),
    generator: Gen { source in
      var instance = try pairs(try source.draw(Gen<Int>.int(in: 1...4)))
      let group = try instance.setting().group
      let rank = group.generators.count
      let support = try source.draw(
        Gen<Int>.int(in: 0...(group.order - 1)).distinctArray(count: 1...rank).map { $0.sorted() })
      let parts = try source.draw(Gen<Int>.int(in: 1...5).array(count: support.count))
      let sign = try source.draw(Gen<Int>.element(of: [1, -1]))
      // With a negative weight on the first element, the others make up for it.
      let signed = parts.enumerated().map { $0.offset == 0 && parts.count > 1 ? sign * $0.element : $0.element + 5 }
      let sum = Rational(signed.reduce(0, +))
      instance.assign(
        try AveragingScheme(
          zip(support, signed).map { (element: $0, weight: Rational($1) / sum) }, weightClass: .affine), as: "ω",
        in: group)
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard let rank = PairGroup.rank(of: setting.group) else { return .vacuous("C2^m on m disjoint pairs of points") }
    let problem = try BoundProblem(
      of: try setting.functions(), weightClass: scheme.weightClass, symmetry: .weak(Rational(99, 100)))
    let stated = try operators.bounds.lower(problem).first { $0.name == .cosets }
    let bound = Judgement.require(
      stated.map { Rational($0.size) } ?? 0, .equal, Rational(rank + 1), "the stated bound by cosets is m + 1")
    guard scheme.size <= rank else { return bound }
    return .all(
      bound, .require(try setting.weakError(of: scheme, near: 1, operators), .atLeast, Quantity(1), "weak(ω) ≥ 1"))
  }

  /// C2^m on m disjoint pairs of points, all functions on the group.
  private static func pairs(_ rank: Int) throws -> Instance {
    Instance(group: try PairGroup.group(rank: rank), functionClass: .regular)
  }

  private static func wordScheme(rank: ClosedRange<Int>) -> Gen<Instance> {
    Gen { source in
      var instance = try pairs(try source.draw(Gen<Int>.int(in: rank)))
      let group = try instance.setting().group
      let support = try source.draw(Gen<[Int]>.subset(of: Array(0..<group.order)))
      instance.assign(try AveragingScheme.uniform(on: support.isEmpty ? [0] : support), as: "ω", in: group)
      return instance
    }
  }

  private static func codeScope(testOrder: Int, order: Int) -> Scope {
    Scope("C2^m, all uniform schemes up to translation, all functions", testOrder: testOrder, order: order) { order in
      guard order > 1, order.nonzeroBitCount == 1 else { return [] }
      let instance = try pairs(order.trailingZeroBitCount)
      let group = try instance.setting().group
      return try Scope.subsetsWithIdentity(order: order).map { subset in
        var next = instance
        next.assign(try AveragingScheme.uniform(on: subset), as: "ω", in: group)
        return next
      }
    }
  }
}

/// C2^m on the points 0 … 2m−1, generated by the swaps of 2i and 2i+1.
enum PairGroup {
  /// The group.
  static func group(rank: Int) throws -> InstanceGroup {
    try InstanceGroup(
      title: "C2^\(rank)", degree: 2 * rank,
      generators: try (0..<rank).map { pair in
        var images = Array(1...(2 * rank))
        images.swapAt(2 * pair, 2 * pair + 1)
        return try Permutation(oneLine: images)
      })
  }

  /// m, if the group is of that form.
  static func rank(of group: FiniteGroup) -> Int? {
    let rank = group.degree / 2
    guard group.degree == 2 * rank, rank > 0, group.order == 1 << rank else { return nil }
    let isGenerated = (0..<group.order).allSatisfy { element in
      (0..<group.degree).allSatisfy { group.image(of: $0, under: element) / 2 == $0 / 2 }
    }
    return isGenerated ? rank : nil
  }

  /// The word of an element: bit i tells whether it swaps the pair i.
  static func word(_ element: Int, in group: FiniteGroup) -> Int {
    (0..<(group.degree / 2)).reduce(0) { $0 | (group.image(of: 2 * $1, under: element) == 2 * $1 ? 0 : 1 << $1) }
  }
}
