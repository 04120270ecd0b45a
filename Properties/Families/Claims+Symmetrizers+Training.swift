import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Symmetry from moved examples: ridge regression of polynomials in the coordinates, which the group permutes.
  static let trainings: [Claim] = [
    fullAugmentation, augmentationInvariance, augmentationOverGenerators, augmentationCost,
  ]

  private static let chen = ClaimSource(
    "Chen, Dobriban & Lee, A group-theoretic framework for data augmentation, JMLR 21, 2020", "augmented risk")
  private static let limits = "λ > 0, at most 3 coordinates, degree at most 2"

  private static let fullAugmentation = Claim(
    id: "symmetrizers.full-augmentation-fits-invariant-functions",
    statement: """
      Ridge regression on all images of the examples finds an invariant polynomial: the one that ridge regression finds among the \
      invariant ones from the examples as they are. Evaluation then costs one query.
      """,
    formula: "argmin Σᵢ E_g(f(gxᵢ) − yᵢ)² + λ‖f‖² = argmin_{f = Pf} Σᵢ(f(xᵢ) − yᵢ)² + λ‖f‖²",
    source: chen, hypotheses: [limits],
    reading:
      "The norm is that of the kernel (1 + ⟨x, y⟩)ᵏ. Among invariant polynomials: the derivative vanishes along all of them.",
    testCases: 30,
    scope: .everyGroup(
      "all groups on at most 3 points, examples (1, …, n) with value 1 and 0 with value 0, degree 2", testOrder: 6,
      order: 6
    ) { try $0.withExample { .wholeGroup($0, weightClass: .uniform) } },
    generator: trainingInstance { Gen<AveragingScheme>.just(.wholeGroup($0, weightClass: .uniform)) }
  ) { instance, operators in
    guard let training = try instance.training() else { return .vacuous(limits) }
    let group = try instance.setting().group
    let examples = try operators.augmentations.augmented(
      training.data, .wholeGroup(group, weightClass: .uniform), group)
    let fit = try operators.augmentations.fit(examples, training.learner)
    var parts: [Judgement] = [
      .require(
        group.generatorIndices.count { training.moved(fit, by: group.permutation($0)) != fit }, .equal, 0,
        "generators under which the fitted polynomial is not invariant")
    ]
    for orbit in training.monomialOrbits(of: group) {
      // The derivative of Σ(f(xᵢ) − yᵢ)²/2 + λ‖f‖²/2 along the sum of the monomials of the orbit.
      var derivative = orbit.reduce(Rational.zero) { $0 + training.penalty * fit[$1] / training.kernelWeight($1) }
      for example in training.data {
        let direction = orbit.reduce(Rational.zero) { $0 + training.monomial($1, at: example.input) }
        derivative += (training.value(fit, at: example.input) - example.output) * direction
      }
      parts.append(.require(derivative, .equal, 0, "the derivative of the risk along the invariant polynomials"))
    }
    return .all(parts)
  }

  private static let augmentationInvariance = Claim(
    id: "symmetrizers.augmentation-invariance-group",
    statement: """
      Ridge regression on examples moved with weights ω finds a polynomial that is invariant under every element that keeps ω: for a \
      subgroup under the subgroup.
      """,
    formula: "ω(hg) = ω(g) for all g ⇒ f̂∘h = f̂",
    source: chen, hypotheses: [limits, "ω ≥ 0"], testCases: 30,
    scope: .everyGroup(
      "all groups on at most 3 points, examples (1, …, n) with value 1 and 0 with value 0, degree 2, equal weights on the subgroup of each element",
      testOrder: 6, order: 6
    ) { group in
      let enumerated = try Instance(group: group).setting().group
      return try (0..<enumerated.order).flatMap { element in
        try group.withExample { try .uniform(on: Subgroup(of: $0, generatedBy: [element]).elements) }
      }
    },
    generator: trainingInstance { group in
      Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...2).map { generators in
        let subgroup = Subgroup(of: group, generatedBy: generators)
        return try AveragingScheme.uniform(on: subgroup.elements).translated(right: generators.last ?? 0, in: group)
      }
    }
  ) { instance, operators in
    guard let training = try instance.training() else { return .vacuous(limits) }
    let group = try instance.setting().group
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("ω ≥ 0") }
    let fit = try operators.augmentations.fit(
      operators.augmentations.augmented(training.data, scheme, group), training.learner)
    let keeping = (0..<group.order).filter { scheme.translated(left: $0, in: group) == scheme }
    return .require(
      keeping.count { training.moved(fit, by: group.permutation($0)) != fit }, .equal, 0,
      "elements that keep ω and change the fitted polynomial")
  }

  private static let augmentationOverGenerators = Claim(
    id: "symmetrizers.augmentation-over-generators-is-invariant",
    statement: """
      Ridge regression on examples moved by a set of elements finds a polynomial that is invariant under all that the set generates: the \
      learner picks up the group.
      """,
    formula: "h ∈ ⟨S⟩ ⇒ f̂∘h = f̂, f̂ the fit on the examples moved by S",
    source: chen, hypotheses: [limits, "equal weights on a set S that contains e"],
    reading: "Symmetry from data reaches as far as hS = S, not as far as ⟨S⟩.", expected: .fails, testCases: 30,
    scope: .everyGroup(
      "all groups on at most 3 points, examples (1, …, n) with value 1 and 0 with value 0, degree 2, e and another element",
      testOrder: 3,
      order: 6
    ) { group in
      let enumerated = try Instance(group: group).setting().group
      return try (1..<max(enumerated.order, 1)).flatMap { element in
        try group.withExample { _ in try .uniform(on: [0, element]) }
      }
    },
    generator: trainingInstance { group in
      Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...3).map {
        try AveragingScheme.uniform(on: Set($0 + [0]).sorted())
      }
    }
  ) { instance, operators in
    guard let training = try instance.training() else { return .vacuous(limits) }
    let group = try instance.setting().group
    let scheme = try instance.scheme("ω")
    guard scheme.support.contains(group.identity), Set(scheme.entries.map(\.weight)).count == 1 else {
      return .vacuous("equal weights on a set that contains e")
    }
    let fit = try operators.augmentations.fit(
      operators.augmentations.augmented(training.data, scheme, group), training.learner)
    let generated = Subgroup(of: group, generatedBy: scheme.support)
    return .require(
      generated.elements.count { training.moved(fit, by: group.permutation($0)) != fit }, .equal, 0,
      "the number of elements of ⟨S⟩ that change the fitted polynomial = 0")
  }

  private static let augmentationCost = Claim(
    id: "symmetrizers.augmentation-cost",
    statement: """
      Augmentation with a scheme makes |supp ω| examples of each one, streaming with n draws at most n in an epoch; values are kept, inputs \
      stay in their orbits, and the weights of the examples of one sum to its own: risks of invariant functions stay as they are.
      """,
    formula: "Σ_g ω(g) = 1, |examples| = m·|supp ω|, at most m·n streaming",
    source: chen, hypotheses: ["1 ≤ n ≤ 12"], testCases: 40,
    generator: Gen<Instance> { source in
      try source.draw(trainingInstance { Gen<AveragingScheme>.scheme(in: $0, .convex) })
        .with(number: Rational(try source.draw(Gen<Int>.int(in: 1...6))), as: "n")
        .with(number: Rational(try source.draw(Gen<Int>.int(in: 0...999))), as: "seed")
    }
  ) { instance, operators in
    guard let training = try instance.training() else { return .vacuous(limits) }
    let group = try instance.setting().group
    let scheme = try instance.scheme("ω")
    let (count, seed) = (try instance.integer("n", in: 1...12), UInt64(try instance.integer("seed", in: 0...Int.max)))
    let fixed = try operators.augmentations.augmented(training.data, scheme, group)
    let streamed = try operators.augmentations.streamed(training.data, count, group, seed)
    var parts: [Judgement] = [
      .require(fixed.count, .equal, training.data.count * scheme.size, "examples with the weights ω")
    ]
    // The examples of the first one come first, then those of the second.
    func judge(_ examples: [WeightedExample<[Rational], Rational>], _ name: String, sizes: ClosedRange<Int>) {
      var rest = examples[...]
      for example in training.data {
        let orbit = Set((0..<group.order).map { group.permutation($0).moved(example.input) })
        var (weight, size) = (Rational.zero, 0)
        while weight < 1, let next = rest.popFirst() {
          weight += next.weight
          size += 1
          parts.append(
            .require(
              orbit.contains(next.input) && next.output == example.output ? 1 : 0, .equal, 1,
              "\(name): the input moved, the value kept"))
        }
        parts += [
          .require(weight, .equal, 1, "\(name): the weights of one example"),
          .require(sizes.contains(size) ? 1 : 0, .equal, 1, "\(name): examples made of one"),
        ]
      }
      parts.append(.require(rest.count, .equal, 0, "\(name): examples beyond these"))
    }
    if scheme.entries.allSatisfy({ $0.weight.signum > 0 }) { judge(fixed, "ω", sizes: scheme.size...scheme.size) }
    judge(streamed, "streaming", sizes: 1...min(count, group.order))
    return .all(parts)
  }

  /// A group on at most 3 points, two examples with values, a penalty λ, a degree, and a scheme ω.
  private static func trainingInstance(
    _ scheme: @escaping @Sendable (FiniteGroup) -> Gen<AveragingScheme>
  ) -> Gen<Instance> {
    Gen { source in
      let names = ["C1", "C2", "C3", "S3"]
      var instance = Instance(group: try InstanceGroup(try source.draw(Gen<String>.element(of: names))))
      let group = try instance.setting().group
      for name in ["x1", "x2"] {
        instance.vectors[name] = try source.draw(Gen<Int>.int(in: -2...2, simplest: 0).array(count: group.degree))
          .map { Rational($0) }
      }
      instance.vectors["y"] = try source.draw(Gen<Int>.int(in: -3...3, simplest: 1).array(count: 2)).map {
        Rational($0)
      }
      instance.assign(try source.draw(scheme(group)), as: "ω", in: group)
      return instance.with(number: try source.draw(Gen<Rational>.ratio(denominator: 4)), as: "λ")
        .with(number: Rational(try source.draw(Gen<Int>.int(in: 1...2))), as: "k")
    }
  }
}

/// Ridge regression of polynomials on two examples: the learner of the library, and what the claims compute by definition.
private struct Training {
  let data: [WeightedExample<[Rational], Rational>]
  let learner: PolynomialRidge
  let penalty: Rational
  let degree: Int

  /// The polynomial f(h⁻¹x): the exponents of each monomial go where h carries the coordinates.
  func moved(_ coefficients: [Rational], by h: Permutation) -> [Rational] {
    let places = Dictionary(
      learner.exponents.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return learner.exponents.map { exponent in places[h.moved(exponent)].map { coefficients[$0] } ?? 0 }
  }

  /// The monomials that the group carries to each other.
  func monomialOrbits(of group: FiniteGroup) -> [[Int]] {
    let orbits = learner.exponents.map { exponent in
      Set((0..<group.order).map { group.permutation($0).moved(exponent) })
    }
    return Set(orbits).map { orbit in
      learner.exponents.indices.filter { orbit.contains(learner.exponents[$0]) }
    }
  }

  /// The multinomial coefficient k!/(m₀! m₁! …), by which the squared coefficient is divided in the norm.
  func kernelWeight(_ place: Int) -> Rational {
    let exponent = learner.exponents[place]
    func factorial(_ n: Int) -> Rational { (1...Swift.max(n, 1)).reduce(Rational.one) { $0 * Rational($1) } }
    return ([degree - exponent.reduce(0, +)] + exponent).reduce(factorial(degree)) { $0 / factorial($1) }
  }

  /// The value of a monomial.
  func monomial(_ place: Int, at point: [Rational]) -> Rational {
    zip(learner.exponents[place], point).reduce(Rational.one) { product, factor in
      (0..<factor.0).reduce(product) { power, _ in power * factor.1 }
    }
  }

  /// The value of a polynomial.
  func value(_ coefficients: [Rational], at point: [Rational]) -> Rational {
    coefficients.indices.reduce(.zero) { $0 + coefficients[$1] * monomial($1, at: point) }
  }
}

extension Instance {
  /// The examples, and ridge regression of polynomials of degree k with penalty λ on them; `nil` where there are too many monomials.
  fileprivate func training() throws -> Training? {
    let (penalty, degree) = (try number("λ"), try integer("k"))
    let count = group.degree
    guard penalty.signum > 0, (1...3).contains(count), (0...2).contains(degree) else { return nil }
    let values = try vector("y", count: 2)
    return Training(
      data: [
        WeightedExample(try vector("x1", count: count), values[0]),
        WeightedExample(try vector("x2", count: count), values[1]),
      ], learner: try PolynomialRidge(dimension: count, degree: degree, penalty: penalty), penalty: penalty,
      degree: degree)
  }
}

extension InstanceGroup {
  /// The group with the example (1, …, n) of value 1, another at 0, quadratic polynomials, and a scheme ω; none beyond 3 points.
  fileprivate func withExample(
    _ scheme: (FiniteGroup) throws -> AveragingScheme
  ) throws -> [Instance] {
    guard degree <= 3 else { return [] }
    var instance = Instance(group: self)
    let group = try instance.setting().group
    instance.vectors = [
      "x1": (1...Swift.max(degree, 1)).map { Rational($0) },
      "x2": [Rational](repeating: 0, count: Swift.max(degree, 1)),
      "y": [1, 0],
    ]
    instance.assign(try scheme(group), as: "ω", in: group)
    return [instance.with(number: 1, as: "λ").with(number: 2, as: "k")]
  }
}
