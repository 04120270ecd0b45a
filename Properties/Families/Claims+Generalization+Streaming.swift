import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Stochastic gradient descent on augmented data, in exact numbers, over all choices of elements.
  static let streaming: [Claim] = [streamingIsFullInTheMean, reusedElements, streamingIsInvariant]

  private static let streamingSource = ClaimSource(
    "Chen, Dobriban & Lee, A group-theoretic framework for data augmentation, JMLR 21, 2020",
    "augmented stochastic gradient descent")

  private static let streamingIsFullInTheMean = Claim(
    id: "generalization.streaming-augmentation-is-full-in-the-mean",
    statement: """
      Stochastic gradient descent that moves each input by a fresh uniform element has, at every step, the mean of \
      descent whose gradients are averaged over the whole group; for an invariant kernel that mean is invariant, and \
      its loss is at most the mean loss.
      """,
    formula: "E f_T = f̄_T, Pf̄_T = f̄_T, ‖f̄_T − f*‖² ≤ E‖f_T − f*‖²",
    source: streamingSource,
    hypotheses: ["elements of different steps are independent and uniform", "K is invariant", "|G|ᵀ ≤ 256"],
    scope: descentScope, generator: descents
  ) { instance, operators in
    guard let descent = try Descent(instance, operators) else {
      return .vacuous("μ and K are invariant, η, λ ≥ 0, few steps and elements")
    }
    let full = descent.full
    let points = descent.points
    let mean = descent.mean(of: descent.streams)
    let loss = descent.streams.reduce(Rational.zero) { $0 + points.squaredDistance($1, points.target) }
    return .all(
      mean.indices.map { .require(mean[$0], .equal, full[$0], "E f_T = f̄_T at point \($0 + 1)") }
        + [
          .require(
            points.squaredDistance(full, points.target), .atMost, loss / Rational(descent.streams.count),
            "‖f̄_T − f*‖² ≤ E‖f_T − f*‖²"),
          .require(points.asymmetry(full), .equal, 0, "‖(I−P)f̄_T‖²"),
        ])
  }

  private static let reusedElements = Claim(
    id: "generalization.reused-augmentation-is-full-in-the-mean",
    statement: "The same holds where one random element is drawn beforehand and used in every step.",
    formula: "E f_T = f̄_T, one uniform element for all steps",
    source: .ours("§10"), hypotheses: ["K is invariant", "|G|ᵀ ≤ 256"],
    reading: "Elements of different steps must be independent: the iterate then does not know the element that comes.",
    expected: .fails, scope: descentScope, generator: descents
  ) { instance, _ in
    guard let descent = try Descent(instance, .standard) else {
      return .vacuous("μ and K are invariant, η, λ ≥ 0, few steps and elements")
    }
    let (mean, full) = (descent.mean(of: descent.reused), descent.full)
    return .require(descent.points.squaredDistance(mean, full), .equal, 0, "‖E f_T − f̄_T‖² = 0")
  }

  private static let streamingIsInvariant = Claim(
    id: "generalization.streaming-augmentation-is-invariant",
    statement: "What stochastic gradient descent on moved inputs learns is invariant, not only in the mean.",
    formula: "Pf_T = f_T",
    source: .ours("§10"), hypotheses: ["K is invariant", "|G|ᵀ ≤ 256"], expected: .fails, scope: descentScope,
    generator: descents
  ) { instance, _ in
    guard let descent = try Descent(instance, .standard) else {
      return .vacuous("μ and K are invariant, η, λ ≥ 0, few steps and elements")
    }
    let points = descent.points
    let asymmetry = descent.streams.reduce(Rational.zero) { $0 + points.asymmetry($1) }
    return .require(asymmetry / Rational(descent.streams.count), .equal, 0, "E‖(I−P)f_T‖² = 0")
  }

  /// All sets of observed points, K = 1 on the diagonal or 2 and 1, one to three steps of length 1/2 without penalty
  /// and with 1/2.
  private static let descentScope = Scope.everyAction(
    "all actions on at most 3 points, f* = (1, 2, …), two kernels, all sets of observed points, up to 3 steps",
    points: 3,
    testOrder: 3, order: 6
  ) { instance in
    var instance = instance.with(number: Rational(1, 2), as: "η").with(number: Rational(1, 2), as: "λ")
    instance.vectors["f*"] = try (0..<PointAction(instance.setting()).degree).map { Rational($0 + 1) }
    return try instance.withKernels().flatMap { try $0.withObservedSets() }.flatMap { instance in
      (1...3).map { instance.with(number: Rational($0), as: "T") }
    }
  }

  private static let descents = Gen<Instance> { source in
    var instance = try source.draw(
      Gen<Instance>.kernelProblem(.randomDesign(order: 6, points: 4, samples: 1...1), observations: 3))
    let order = try instance.setting().group.order
    instance.numbers["T"] = Rational(try source.draw(Gen<Int>.int(in: 1...(order <= 4 ? 3 : 2))))
    instance.numbers["η"] = try source.draw(.ratio(denominator: 4))
    return instance
  }
}

/// Gradient descent on moved inputs: the labels are those of the target at the inputs, the iterates begin at 0.
private struct Descent {
  let points: PointProblem
  private let kernel: PointKernel
  private let observed: [Int]
  private let steps: Int
  private let rate: Rational
  private let penalty: Rational
  private let operators: Operators

  /// `nil` for a kernel or a measure that is not invariant, a negative η or λ, and too many lists of elements.
  init?(_ instance: Instance, _ operators: Operators) throws {
    points = try PointProblem(instance)
    steps = try instance.integer("T", in: 1...8)
    rate = try instance.number("η")
    penalty = try instance.number("λ")
    let order = points.action.group.order
    guard points.isPositive, points.isInvariant, rate.signum >= 0, penalty.signum >= 0,
      (0..<steps).reduce(1, { count, _ in min(count * order, 257) }) <= 256,
      let kernel = try instance.kernel(on: points.action), kernel.isInvariant,
      let observed = try instance.observed(on: points.action, limit: 8)
    else { return nil }
    (self.kernel, self.observed, self.operators) = (kernel, observed, operators)
  }

  private func input(_ step: Int) -> Int { observed[step % observed.count] }

  /// The iterate after a step with the input moved by an element.
  private func advance(_ function: [Rational], _ step: Int, _ element: Int) -> [Rational] {
    let rule = DescentRule(kernel: kernel.matrix, rate: rate, penalty: penalty)
    let item = DescentItem(
      point: points.action.image(of: input(step), under: element), label: points.target[input(step)])
    return operators.estimation.gradientStep(function, item, rule)
  }

  /// The last iterates for all lists of elements, each as probable as the other.
  var streams: [[Rational]] {
    var iterates = [points.target.map { _ in Rational.zero }]
    for step in 0..<steps {
      iterates = iterates.flatMap { iterate in
        (0..<points.action.group.order).map { advance(iterate, step, $0) }
      }
    }
    return iterates
  }

  /// The last iterates where all steps use the same element.
  var reused: [[Rational]] {
    (0..<points.action.group.order).map { element in
      (0..<steps).reduce(points.target.map { _ in Rational.zero }) { advance($0, $1, element) }
    }
  }

  /// The last iterate where gradients are averaged over the group, by the definition of the gradient.
  var full: [Rational] {
    let order = Rational(points.action.group.order)
    return (0..<steps).reduce(points.target.map { _ in Rational.zero }) { iterate, step in
      let label = points.target[input(step)]
      return iterate.indices.map { place in
        let gradient = (0..<points.action.group.order).reduce(Rational.zero) { sum, element in
          let moved = points.action.image(of: input(step), under: element)
          return sum + (iterate[moved] - label) * kernel.matrix[moved, place]
        }
        return iterate[place] - rate * (gradient / order + penalty * iterate[place])
      }
    }
  }

  func mean(of functions: [[Rational]]) -> [Rational] {
    points.target.indices.map { place in
      functions.reduce(.zero) { $0 + $1[place] } / Rational(functions.count)
    }
  }
}
