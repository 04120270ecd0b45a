import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// Random schemes: the sizes that tail bounds give, what they rest on, and how far they can be pushed.
  static let sampling: [Claim] =
    samplingTails + samplingConstructions + [totalDegree, sizeIsLeast, sizesAreOrdered, strongFromWeak]
    + samplingOverclaims

  private static let totalDegree = Claim(
    id: "sampling.total-degree",
    statement:
      "What the tail bounds depend on, the sum of the degrees of the nontrivial irreducible representations that occur, is "
      + "below the order of the group.",
    formula: "D = Σ_{1≠π∈Irr(F)} d_π ≤ |G| − 1",
    source: .paper("Theorem 15, the dimension D"),
    scope: .everyGroup("all groups, all functions on the group", testOrder: 12, order: 24) { group in
      [Instance(group: group, functionClass: .regular)]
    },
    generator: .classOnGroup(order: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let table = try setting.characterTable()
    let stated = try operators.sampling.totalDegree(functions, table)
    // By the definition: π occurs if Σ_g χ_F(g) χ_π(g⁻¹) is not zero.
    var degree = 0
    for row in 0..<table.count {
      let values = (0..<setting.group.order).map { table.value(of: row, at: setting.classes.classOf[$0]) }
      if values.allSatisfy({ $0 == 1 }) { continue }
      let product = (0..<setting.group.order).reduce(Cyclotomic.zero) {
        $0 + values[setting.group.inverse($1)].scaled(by: Rational(functions.character(at: $1)))
      }
      if !product.isZero { degree += table.degrees[row] }
    }
    return .all(
      .require(stated, .equal, degree, "D is the sum of the degrees of the π ≠ 1 with ⟨χ_F, χ_π⟩ ≠ 0"),
      .require(stated, .atMost, setting.group.order - 1, "D ≤ |G| − 1"))
  }

  private static let sizeIsLeast = Claim(
    id: "sampling.size-is-least",
    statement: "The sizes stated for the three tail bounds are the least at which the bound is at most 1.",
    formula: "2D·exp(−n·r(ε)) ≤ 1 < 2D·exp(−(n−1)·r(ε)) with r = 3ε/8 (Bernstein), ε/2, KL((1+√ε)/2 ‖ 1/2)",
    source: .paper("Theorem 15, and its sharper forms"),
    hypotheses: ["0 < ε ≤ 1", "D ≥ 1"],
    testCases: 12,
    scope: tailParameterScope,
    generator: tailParameters
  ) { instance, operators in
    let (degree, epsilon) = (try instance.integer("D", in: 0...1_000_000), try instance.number("ε"))
    guard degree >= 1, epsilon.signum > 0, epsilon <= 1 else { return .vacuous("0 < ε ≤ 1, D ≥ 1") }
    return .all(
      SamplingBound.allCases.map { bound in
        guard let size = operators.sampling.sufficientSize(bound, degree, epsilon) else {
          return .require(0, .greater, 0, "a size is stated for \(bound.rawValue)")
        }
        // At ε = 1 the rate is ln 2, and the bound is 1 exactly where 2D is a power of 2: whole numbers decide.
        if bound == .kullbackLeibler, epsilon == 1 {
          return .require(1 << size, .atLeast, 2 * degree, "2ⁿ ≥ 2D for \(bound.rawValue) at ε = 1")
        }
        return .refined { bits in
          let rate = TailRate(bound).value(at: epsilon, bits: bits)
          let logarithm = Quantity(Enclosure.naturalLogarithm(of: Rational(2 * degree), bits: bits))
          let (reached, before) = (rate.scaled(by: Rational(size)), rate.scaled(by: Rational(size - 1)))
          return .all(
            .require(Quantity(reached), .atLeast, logarithm, "n·r(ε) ≥ ln 2D for \(bound.rawValue)"),
            .require(Quantity(before), .less, logarithm, "(n−1)·r(ε) < ln 2D for \(bound.rawValue)"))
        }
      })
  }

  private static let sizesAreOrdered = Claim(
    id: "sampling.sizes-are-ordered",
    statement:
      "The size from the Kullback–Leibler divergence is at most the one from exp(−nε/2), and that at most the one from the "
      + "matrix Bernstein inequality, at most ⌈(8/3) ln(2D)/ε⌉.",
    formula: "⌈ln 2D / KL⌉ ≤ ⌈2 ln 2D / ε⌉ ≤ ⌈(8/3) ln 2D / ε⌉",
    source: .ours("§4"),
    hypotheses: ["0 < ε ≤ 1", "D ≥ 1"],
    testCases: 8,
    scope: tailParameterScope,
    generator: tailParameters
  ) { instance, operators in
    let (degree, epsilon) = (try instance.integer("D", in: 0...1_000_000), try instance.number("ε"))
    guard degree >= 1, epsilon.signum > 0, epsilon <= 1 else { return .vacuous("0 < ε ≤ 1, D ≥ 1") }
    let sizes = SamplingBound.allCases.compactMap { operators.sampling.sufficientSize($0, degree, epsilon) }
    guard sizes.count == 3 else { return .require(sizes.count, .equal, 3, "three sizes are stated") }
    return .refined { bits in
      let paper = Enclosure.naturalLogarithm(of: Rational(2 * degree), bits: bits)
        .scaled(by: Rational(8, 3) / epsilon)
      return .all(
        .require(sizes[2], .atMost, sizes[1], "Kullback–Leibler ≤ sharper exponential"),
        .require(sizes[1], .atMost, sizes[0], "sharper exponential ≤ Bernstein"),
        // A size above the number by less than 1 is its ceiling or less.
        .require(
          Quantity(Rational(sizes[0] - 1)), .less, Quantity(paper), "Bernstein's size − 1 < (8/3) ln(2D)/ε"))
    }
  }

  private static let strongFromWeak = Claim(
    id: "sampling.strong-from-weak-half",
    statement: "A scheme whose weak error is at most ε/2 is strong(ε).",
    formula: "weak(ω) ≤ ε/2 ⇒ strong(ω) ≤ ε",
    source: .ours("§4, from §2"),
    testCases: 40,
    scope: .everyGroup(
      "the scheme on all but one element and the point at the identity, all functions on the group, ε = twice the weak error",
      testOrder: 6, order: 12
    ) { group in
      let instance = Instance(group: group, functionClass: .regular)
      let enumerated = try instance.setting().group
      let rest = Array(1..<max(enumerated.order, 2))
      let schemes =
        enumerated.order == 1
        ? [AveragingScheme.point(0)] : [AveragingScheme.point(0), try AveragingScheme.uniform(on: rest)]
      return schemes.map { scheme in
        var result = instance
        result.assign(scheme, as: "ω", in: enumerated)
        result.numbers["ε"] = scheme.size == 1 ? 2 : Rational(2, rest.count * rest.count)
        return result
      }
    },
    generator: Gen { source in
      var instance = try source.draw(
        Gen<Instance>.schemeOnClass(order: 10, weights: [.uniform, .convex, .affine]))
      let setting = try instance.setting()
      let error = try setting.errors().weak(of: try instance.scheme("ω")).upper
      let factor = try source.draw(Gen<Int>.element(of: [4, 4, 3, 2]))
      instance.numbers["ε"] = error * Rational(factor, 2)
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let (scheme, epsilon) = (try instance.scheme("ω"), try instance.number("ε"))
    let allowed = operators.sampling.sufficientWeakError(.strong(epsilon))
    guard try setting.standing(of: scheme, at: allowed) <= .equal else { return .vacuous("weak(ω) ≤ ε/2") }
    // The library's verdict is exact; the enclosure is what a violation shows.
    if try setting.errors().isStrong(scheme, epsilon: epsilon).isProved { return .holds }
    let error = operators.averaging.strongError(scheme, try setting.errors())
    return .require(Quantity(error), .atMost, Quantity(epsilon), "strong(ω) ≤ ε")
  }

  /// D and ε, about no group in particular.
  private static let tailParameters: Gen<Instance> = Gen { source in
    var instance = Instance(group: try InstanceGroup(title: "trivial", degree: 1, generators: []))
    instance.numbers["D"] = Rational(try source.draw(Gen<Int>.int(in: 1...5_000)))
    instance.numbers["ε"] = try source.draw(Gen<Rational>.ratio())
    return instance
  }

  private static let tailParameterScope = Scope(
    "all D up to the order, ε = 1/4, 1/3, 1/2, 1", testOrder: 4, order: 100
  ) { order in
    try [Rational(1, 4), Rational(1, 3), Rational(1, 2), 1].map { epsilon in
      var instance = Instance(group: try InstanceGroup(title: "trivial", degree: 1, generators: []))
      instance.numbers["D"] = Rational(order)
      instance.numbers["ε"] = epsilon
      return instance
    }
  }
}

/// The rate r(ε) in a tail bound 2D·exp(−n·r(ε)), by its formula.
struct TailRate {
  let bound: SamplingBound

  init(_ bound: SamplingBound) { self.bound = bound }

  /// - Precondition: 0 < ε ≤ 1.
  func value(at epsilon: Rational, bits: Int = 64) -> Enclosure {
    switch bound {
    case .bernstein: return Enclosure(epsilon * Rational(3, 8))
    case .chernoff: return Enclosure(epsilon * Rational(1, 2))
    case .kullbackLeibler:
      // p ln(2p) + (1 − p) ln(2(1 − p)) at p = (1 + √ε)/2 increases with p.
      let tau = Enclosure.squareRoot(of: epsilon, bits: bits)
      let half = Rational(1, 2)
      return Enclosure(
        TailRate.divergence((1 + tau.lower) * half, bits: bits).lower,
        TailRate.divergence((1 + min(tau.upper, 1)) * half, bits: bits).upper)
    }
  }

  private static func divergence(_ share: Rational, bits: Int) -> Enclosure {
    func term(_ part: Rational) -> Enclosure {
      part.isZero
        ? Enclosure(.zero) : Enclosure.naturalLogarithm(of: part * 2, bits: bits).scaled(by: part)
    }
    return term(share) + term(1 - share)
  }
}
