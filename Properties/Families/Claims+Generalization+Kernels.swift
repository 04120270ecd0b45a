import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Kernels: their invariant part, their complexity, their effective dimension, and regression with them.
  static let kernels: [Claim] = [
    averagedKernelIsTheProjection, averagedKernelIsSymmetric, kernelAveragingGains, averagingBeatsTheKernel,
    kernelBeatsAveraging, kernelComplexity, complexitiesAdd, orbitsAreCounted, effectiveDimension,
    effectiveDimensionOnSamples,
  ]

  private static let kernelSource = ClaimSource(
    "Elesedy, Provably strict generalisation benefit for invariance in kernel methods, NeurIPS 2021", "section 3")

  private static let averagedKernelIsTheProjection = Claim(
    id: "generalization.averaged-kernel-is-the-projection",
    statement: """
      The mean of an invariant kernel over the images of one argument is PK = KP = PKP; it and the rest are kernels \
      again, that of the invariant functions and that of the functions with average 0.
      """,
    formula: "E_g K(x, gy) = E_g K(gx, y) = E_{g,h} K(gx, hy), K̄ ≥ 0, K − K̄ ≥ 0, P(K − K̄) = 0",
    source: kernelSource, hypotheses: ["K(gx, gy) = K(x, y)", "at most 4 points"],
    scope: kernelScope, generator: simpleKernels
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard points.action.degree <= 4, let problem = try points.problem(),
      let kernel = try instance.kernel(on: points.action), kernel.isInvariant
    else { return .vacuous("K is an invariant kernel on at most 4 points") }
    let averaged = kernel.averaged
    let rest = kernel.matrix.minus(averaged)
    let twice = PointKernel(matrix: averaged, action: points.action).averagedOnTheLeft
    let rest2 = PointKernel(matrix: rest, action: points.action).averaged
    return .all(
      .require(
        try operators.estimation.averagedKernel(kernel.matrix, problem) == averaged ? 1 : 0, .equal, 1, "K̄ = KP"),
      .require(kernel.averagedOnTheLeft == averaged ? 1 : 0, .equal, 1, "PK = KP"),
      .require(twice == averaged ? 1 : 0, .equal, 1, "PKP = KP"),
      .require(averaged.isPositiveSemidefinite() ? 1 : 0, .equal, 1, "K̄ ≥ 0"),
      .require(rest.isPositiveSemidefinite() ? 1 : 0, .equal, 1, "K − K̄ ≥ 0"),
      .require(rest2.entries.allSatisfy(\.isZero) ? 1 : 0, .equal, 1, "P(K − K̄) = 0"))
  }

  private static let averagedKernelIsSymmetric = Claim(
    id: "generalization.averaging-one-argument-makes-a-kernel",
    statement: """
      The mean of a kernel over the images of its second argument is a symmetric kernel (said without invariance of the \
      kernel).
      """,
    formula: "E_g K(x, gy) = E_g K(y, gx)",
    source: .ours("§10"), hypotheses: ["at most 4 points"],
    reading: "Without invariance one must average both arguments, E_{g,h} K(gx, hy).", expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, K = 1 at one point and 0 elsewhere", points: 3, testOrder: 3, order: 6
    ) { instance in
      let degree = try PointAction(instance.setting()).degree
      return (0..<degree).map { point in
        var instance = instance
        instance.vectors["K"] = (0..<(degree * degree)).map { $0 == point * (degree + 1) ? 1 : 0 }
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(simpleKernels)
      let degree = try PointAction(instance.setting()).degree
      let vector = try source.draw(Gen<[Rational]>.vector(count: degree))
      instance.vectors["K"] = vector.flatMap { x in vector.map { x * $0 } }
      return instance
    }
  ) { instance, _ in
    let action = try PointAction(instance.setting())
    guard action.degree <= 4, let kernel = try instance.kernel(on: action) else {
      return .vacuous("K is a kernel on at most 4 points")
    }
    let averaged = kernel.averaged
    return .all(
      (0..<action.degree).flatMap { x in
        (0..<x).map { y in
          .require(
            averaged[x, y], .equal, averaged[y, x],
            "E_g K(x, gy) = E_g K(y, gx) for the points x = \(x + 1), y = \(y + 1)")
        }
      })
  }

  private static let kernelAveragingGains = Claim(
    id: "generalization.strict-gain-of-averaging-kernel-ridge",
    statement: """
      For an invariant target, averaging what kernel ridge regression fits gains exactly its expected asymmetry, \
      with noise a positive number just if the fit to some values is not invariant; the fit with the averaged kernel is \
      the fit to all images of the data.
      """,
    formula: """
      E‖f̂ − f*‖² − E‖Pf̂ − f*‖² = E‖(I−P)f̂‖²; for σ > 0 it is > 0 ⇔ (I−P)f̂ ≠ 0 for some y; f̂_K̄ = f̂_K of all (gxᵢ, yᵢ)
      """,
    source: kernelSource, hypotheses: ["Pf* = f*", "μ and K are invariant", "λ > 0", "at most 4 observations"],
    testCases: 30, scope: kernelRiskScope(points: 2, observed: true), generator: invariantTargets
  ) { instance, operators in
    guard let fit = try KernelCase(instance), fit.points.action.fixes(fit.points.target) else {
      return .vacuous("f*, μ and K are invariant, λ > 0, few observations")
    }
    guard let (plain, averaged) = fit.fits(), let images = fit.fitToAllImages() else {
      return .require(0, .equal, 1, "a solution for a positive λ")
    }
    let action = fit.points.action
    let asymmetry = fit.mean(plain) { fit.points.asymmetry($0) }
    let averageRisk = fit.risk(plain.map { action.average($0) })
    let found = try operators.estimation.kernelGain(fit.kernel.matrix, fit.ridge, fit.counts, fit.problem)
    let risk = fit.risk(plain)
    return .all(
      .require(found.averaging.risk, .equal, risk, "the risk of the fit"),
      .require(risk - averageRisk, .equal, asymmetry, "R(f̂) − R(Pf̂) = E‖(I−P)f̂‖²"),
      fit.deviation.isZero
        ? .holds
        : .require(
          (risk - averageRisk).signum, .equal, plain.allSatisfy(action.fixes) ? 0 : 1,
          "R(f̂) > R(Pf̂) ⇔ (I−P)f̂ ≠ 0 for some values observed, σ > 0"),
      .require(found.averaging.gain, .equal, asymmetry, "the gain"),
      .require(found.invariantKernelRisk, .equal, fit.risk(averaged), "the risk of the fit with the averaged kernel"),
      .require(averaged == images ? 1 : 0, .equal, 1, "f̂ with K̄ = f̂ with K to all images"),
      .require(
        try fit.library(fit.kernel.averaged, fit.counts, operators) == images ? 1 : 0, .equal, 1,
        "the library's f̂ with K̄ = f̂ with K to all images"),
      .require(
        try fit.libraryToAllImages(operators) == images ? 1 : 0, .equal, 1,
        "the library's f̂ with K to all images = f̂ with K to all images"))
  }

  private static let averagingBeatsTheKernel = Claim(
    id: "generalization.averaging-the-fit-beats-averaging-the-kernel",
    statement: "For an invariant target, averaging the fit has at most the risk of fitting with the averaged kernel.",
    formula: "E‖Pf̂_K − f*‖² ≤ E‖f̂_K̄ − f*‖²",
    source: .ours("§10"), hypotheses: ["Pf* = f*", "μ and K are invariant", "λ > 0", "at most 4 observations"],
    reading: "Averaging the fit shrinks more; without noise that is a loss.", expected: .fails,
    scope: kernelRiskScope(points: 3, observed: true), generator: invariantTargets
  ) { instance, _ in
    guard let fit = try KernelCase(instance), fit.points.action.fixes(fit.points.target), let fits = fit.fits() else {
      return .vacuous("f*, μ and K are invariant, λ > 0, few observations")
    }
    return .require(
      fit.risk(fits.plain.map { fit.points.action.average($0) }), .atMost, fit.risk(fits.averaged),
      "R(Pf̂_K) ≤ R(f̂_K̄)")
  }

  private static let kernelBeatsAveraging = Claim(
    id: "generalization.averaging-the-kernel-beats-averaging-the-fit",
    statement: "For an invariant target, fitting with the averaged kernel has at most the risk of averaging the fit.",
    formula: "E‖f̂_K̄ − f*‖² ≤ E‖Pf̂_K − f*‖²",
    source: .ours("§10"), hypotheses: ["Pf* = f*", "μ and K are invariant", "λ > 0", "at most 4 observations"],
    reading: "Averaging the fit shrinks more; with much noise that is a gain.", expected: .fails,
    scope: kernelRiskScope(points: 3, observed: true), generator: invariantTargets
  ) { instance, _ in
    guard let fit = try KernelCase(instance), fit.points.action.fixes(fit.points.target), let fits = fit.fits() else {
      return .vacuous("f*, μ and K are invariant, λ > 0, few observations")
    }
    return .require(
      fit.risk(fits.averaged), .atMost, fit.risk(fits.plain.map { fit.points.action.average($0) }),
      "R(f̂_K̄) ≤ R(Pf̂_K)")
  }

  private static let kernelComplexity = Claim(
    id: "generalization.complexity-of-kernel-balls",
    statement: """
      The unit ball of a kernel has the Rademacher complexity (1/n)E√(σᵀKσ), between √(tr K/2)/n and √(tr K)/n; that \
      of its invariant functions is not larger, and with ‖Pf‖ ≤ b, ‖(I−P)f‖ ≤ a the complexities add with the factors \
      b and a.
      """,
    formula: "tr K/2n² ≤ R(K)² ≤ tr K/n², R(K̄) ≤ R(K), R(b, a) = b·R(K̄) + a·R(K − K̄)",
    source: ClaimSource("Latała & Oleszkiewicz, Studia Math. 109, 1994", "the constant 1/√2"),
    hypotheses: ["K is invariant", "at most 4 points in the sample"], testCases: 30,
    scope: kernelRiskScope(points: 2, observed: true), generator: kernelProblems
  ) { instance, operators in
    guard let fit = try KernelCase(instance) else { return .vacuous("K is invariant, at most 4 points in the sample") }
    let count = Rational(fit.observed.count * fit.observed.count)
    let averaged = fit.kernel.averaged
    let grams = [fit.kernel.matrix, averaged, fit.kernel.matrix.minus(averaged)].map { $0.at(fit.observed) }
    let exact = grams.map { complexityBySigns($0) }
    let trace = fit.observed.indices.reduce(Rational.zero) { $0 + grams[0][$1, $1] }
    let found = try operators.estimation.ballComplexity(grams[0])
    let (common, rest) = (fit.ridge, fit.deviation)
    return .all(
      .requireWithin(found, .equal, exact[0], "R(K) by all signs"),
      .requireWithin(exact[0] * exact[0], .atMost, Enclosure(trace / count), "R(K)² ≤ tr K/n²"),
      .requireWithin(exact[0] * exact[0], .atLeast, Enclosure(trace / (2 * count)), "R(K)² ≥ tr K/2n²"),
      .requireWithin(exact[1], .atMost, exact[0], "R(K̄) ≤ R(K)"),
      .requireWithin(
        try operators.estimation.complexityOfBoundedAsymmetry(
          fit.kernel.matrix, common, rest, fit.observed, fit.problem), .equal,
        exact[1].scaled(by: common) + exact[2].scaled(by: rest), "R(b, a) = b·R(K̄) + a·R(K − K̄), b = λ, a = σ"))
  }

  private static let complexitiesAdd = Claim(
    id: "generalization.complexity-of-a-kernel-is-the-sum-of-its-parts",
    statement:
      "The Rademacher complexity of the unit ball of a kernel is the sum of those of its invariant part and of the rest.",
    formula: "R(K) = R(K̄) + R(K − K̄)",
    source: .ours("§10"), hypotheses: ["K is invariant", "at most 4 points in the sample"],
    reading: "Only ≤ holds: norms of the parts share one bound in the ball, and have one each in the sum.",
    expected: .fails,
    scope: kernelRiskScope(points: 3, observed: true), generator: kernelProblems
  ) { instance, _ in
    guard let fit = try KernelCase(instance) else { return .vacuous("K is invariant, at most 4 points in the sample") }
    let averaged = fit.kernel.averaged
    let parts = [averaged, fit.kernel.matrix.minus(averaged)].map { complexityBySigns($0.at(fit.observed)) }
    return .requireWithin(
      complexityBySigns(fit.kernel.matrix.at(fit.observed)), .equal, parts[0] + parts[1], "R(K) = R(K̄) + R(K − K̄)")
  }

  private static let orbitsAreCounted = Claim(
    id: "generalization.complexity-counts-orbits",
    statement: """
      For the unit ball of L²(μ), the expected squared complexity bound counts points, and for its invariant functions \
      orbits: E K(x, x) = |X|, E K̄(x, x) = |X/G|, so one observation has an expected complexity of at most √|X/G|.
      """,
    formula: "E K(x,x) = |X|, E K̄(x,x) = |X/G|, E√K̄(x,x) ≤ √|X/G|",
    source: petrache, hypotheses: ["μ is invariant"],
    scope: .everyAction(
      "all actions on at most 5 points, the uniform measure", points: 5, testOrder: 5, order: 8
    ) { try Array($0.withTargets().prefix(1)) },
    generator: Gen<Instance>.randomDesign(order: 12, points: 6, samples: 1...1)
  ) { instance, operators in
    let points = try PointProblem(instance)
    guard let problem = try points.problem() else { return .vacuous("μ is invariant") }
    let kernel = try operators.estimation.squareIntegrableKernel(problem)
    func mean(_ matrix: Matrix<Rational>) -> Rational {
      points.measure.indices.reduce(.zero) { $0 + points.measure[$1] * matrix[$1, $1] }
    }
    let roots = points.measure.indices.reduce(Enclosure(0)) {
      $0 + Enclosure.squareRoot(of: kernel.averaged[$1, $1]).scaled(by: points.measure[$1])
    }
    let orbits = points.action.orbits.count
    // ⟨K(x, ·), f⟩ = f(x): the kernel reproduces, so its norm is that of L²(μ).
    let value = points.target.indices.map { x in
      points.target.indices.reduce(Rational.zero) {
        $0 + points.measure[$1] * kernel.values[x, $1] * points.target[$1]
      }
    }
    return .all(
      .require(points.squaredDistance(value, points.target), .equal, 0, "the kernel reproduces f*"),
      .require(mean(kernel.values), .equal, Rational(points.action.degree), "E K(x,x) = |X|"),
      .require(mean(kernel.averaged), .equal, Rational(orbits), "E K̄(x,x) = |X/G|"),
      .requireWithin(roots, .atMost, Enclosure.squareRoot(of: Rational(orbits)), "E√K̄(x,x) ≤ √|X/G|"))
  }

  private static let effectiveDimension = Claim(
    id: "generalization.effective-dimension-splits",
    statement: """
      The effective dimension of an invariant kernel in L²(μ) is the sum of those of its invariant part and of the \
      rest; at a sample, that of the invariant part is not larger than that of the kernel.
      """,
    formula: "tr T(T+λ)⁻¹ = tr T̄(T̄+λ)⁻¹ + tr(T−T̄)(T−T̄+λ)⁻¹; at a sample tr K̄(K̄+nλ)⁻¹ ≤ tr K(K+nλ)⁻¹",
    source: ClaimSource(
      "Zhang, Learning bounds for kernel regression using effective data dimensionality, Neural Comput. 17, 2005",
      "effective dimension; the splitting after Elesedy, NeurIPS 2021"),
    hypotheses: ["μ and K are invariant", "λ > 0", "at most 4 points in the sample"], testCases: 30,
    scope: kernelRiskScope(points: 2, observed: true), generator: kernelProblems
  ) { instance, operators in
    guard let fit = try KernelCase(instance) else { return .vacuous("μ and K are invariant, λ > 0, few observations") }
    let averaged = fit.kernel.averaged
    let matrices = [fit.kernel.matrix, averaged, fit.kernel.matrix.minus(averaged)]
    let weighted = matrices.map { matrix in
      Matrix(
        rows: (0..<matrix.rowCount).map { x in fit.points.measure.indices.map { matrix[x, $0] * fit.points.measure[$0] }
        },
        columnCount: matrix.columnCount)
    }
    let sizes = weighted.map { $0.effectiveDimension(fit.ridge) }
    let sampleRidge = fit.ridge * Rational(fit.observed.count)
    let sampled = matrices.map { $0.at(fit.observed).effectiveDimension(sampleRidge) }
    let found = try operators.estimation.effectiveDimension(fit.kernel.matrix, fit.ridge, fit.problem)
    let foundAtSample = try operators.estimation.sampleDimension(
      fit.kernel.matrix, fit.ridge, fit.observed, fit.problem)
    return .all(
      .require(sizes[0], .equal, sizes[1] + sizes[2], "the effective dimension is the sum of those of the parts"),
      .require(found.whole, .equal, sizes[0], "that of K"), .require(found.invariant, .equal, sizes[1], "that of K̄"),
      .require(found.complement, .equal, sizes[2], "that of K − K̄"),
      .require(sampled[1], .atMost, sampled[0], "that of K̄ is not larger at a sample"),
      .require(foundAtSample.whole, .equal, sampled[0], "that of K at a sample"),
      .require(foundAtSample.invariant, .equal, sampled[1], "that of K̄ at a sample"))
  }

  private static let effectiveDimensionOnSamples = Claim(
    id: "generalization.effective-dimension-splits-on-samples",
    statement:
      "At a sample, too, the effective dimension of a kernel is the sum for its invariant part and for the rest.",
    formula: "tr K(K+nλ)⁻¹ = tr K̄(K̄+nλ)⁻¹ + tr(K−K̄)(K−K̄+nλ)⁻¹, Gram matrices at a sample",
    source: .ours("§10"), hypotheses: ["K is invariant", "λ > 0", "at most 4 points in the sample"],
    reading: "True for a sample that is a union of orbits, where the group acts on the sample.", expected: .fails,
    scope: kernelRiskScope(points: 3, observed: true), generator: kernelProblems
  ) { instance, _ in
    guard let fit = try KernelCase(instance) else { return .vacuous("K is invariant, λ > 0, few observations") }
    let averaged = fit.kernel.averaged
    let ridge = fit.ridge * Rational(fit.observed.count)
    let sizes = [fit.kernel.matrix, averaged, fit.kernel.matrix.minus(averaged)].map {
      $0.at(fit.observed).effectiveDimension(ridge)
    }
    return .require(
      sizes[0], .equal, sizes[1] + sizes[2], "tr K(K+nλ)⁻¹ = tr K̄(K̄+nλ)⁻¹ + tr(K−K̄)(K−K̄+nλ)⁻¹ at the sample")
  }

  /// (1/n) E√(σᵀKσ) by all signs, the first of them +.
  private static func complexityBySigns(_ gram: Matrix<Rational>) -> Enclosure {
    let count = gram.rowCount
    var sum = Enclosure(0)
    for mask in 0..<(1 << (count - 1)) {
      let signs = (0..<count).map { Rational($0 > 0 && mask >> ($0 - 1) & 1 == 1 ? -1 : 1) }
      sum = sum + Enclosure.squareRoot(of: gram.quadraticForm(at: signs), bits: 48)
    }
    return sum.scaled(by: Rational(1, count << (count - 1)))
  }

  private static let kernelScope = kernelRiskScope(points: 4, observed: false)

  /// Two kernels; with targets that are constant on orbits, 0 or not, with noise or not, and all sets of observed
  /// points, if wanted.
  private static func kernelRiskScope(points: Int, observed: Bool) -> Scope {
    .everyAction(
      "all actions on at most \(points) points, two kernels"
        + (observed ? ", f* = 0 and 1, σ = 0, 1, all sets of observed points, λ = 1" : ""),
      points: points, testOrder: observed ? 2 : 4, order: 6
    ) { instance in
      let degree = try PointAction(instance.setting()).degree
      let targets = [0, 1].map { (value: Rational) in
        var instance = instance.with(number: 1, as: "λ").with(number: 0, as: "σ")
        instance.vectors["f*"] = [Rational](repeating: value, count: degree)
        return instance
      }
      guard observed else { return try targets[0].withKernels() }
      return try targets.flatMap { instance in [0, 1].map { instance.with(number: $0, as: "σ") } }
        .flatMap { try $0.withKernels() }.flatMap { try $0.withObservedSets() }
    }
  }

  private static let simpleKernels = Gen<Instance>.kernelProblem(
    .randomDesign(order: 12, points: 4, samples: 1...1), observations: 1)

  private static let invariantTargets = Gen<Instance> { source in
    var instance = try source.draw(kernelProblems)
    let points = try PointProblem(instance)
    instance.vectors["f*"] = points.action.average(points.target)
    return instance
  }
}

extension KernelCase {
  /// The fits to single observations, with K and with K̄.
  fileprivate func fits() -> (plain: [[Rational]], averaged: [[Rational]])? {
    guard let plain = PointKernel.ridgeFit(kernel.matrix, ridge, observed: observed),
      let averaged = PointKernel.ridgeFit(kernel.averaged, ridge, observed: observed)
    else { return nil }
    return (plain, averaged)
  }

  /// The images gxᵢ, all of x₁ first.
  private var movedPoints: [Int] {
    observed.flatMap { point in (0..<points.action.group.order).map { points.action.image(of: point, under: $0) } }
  }

  /// The fits with K to all images of single observations: what is fitted to the images of one point, summed, with the same λ for
  /// |G| times as many observations.
  fileprivate func fitToAllImages() -> [[Rational]]? {
    let (images, order) = (movedPoints, points.action.group.order)
    guard let columns = PointKernel.ridgeFit(kernel.matrix, ridge, observed: images) else { return nil }
    return observed.indices.map { place in
      columns[(place * order)..<((place + 1) * order)].reduce([Rational](repeating: 0, count: points.action.degree)) {
        zip($0, $1).map { $0 + $1 }
      }
    }
  }

  /// What the library fits with a kernel to single observations, of points seen so many times.
  fileprivate func library(_ matrix: Matrix<Rational>, _ counts: [Int], _ operators: Operators) throws -> [[Rational]] {
    let response = try operators.estimation.kernelRidge(matrix, ridge, counts, problem).response
    return observed.map { point in counts.indices.map { response[$0, point] } }
  }

  /// What the library fits with K to all images of single observations.
  fileprivate func libraryToAllImages(_ operators: Operators) throws -> [[Rational]] {
    let images = movedPoints
    let counts = points.target.indices.map { point in images.count { $0 == point } }
    let response = try operators.estimation.kernelRidge(kernel.matrix, ridge, counts, problem).response
    return observed.map { point in
      counts.indices.map { row in
        (0..<points.action.group.order).reduce(.zero) { $0 + response[row, points.action.image(of: point, under: $1)] }
      }
    }
  }
}
