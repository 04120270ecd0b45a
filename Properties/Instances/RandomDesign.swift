import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

/// Independent observations (x, f*(x) ± σ) with x from μ and random signs: all lists of n of them, with their
/// probabilities.
struct RandomDesign {
  /// One observation.
  struct Observation {
    let point: Int
    let value: Rational
    let probability: Rational
  }

  let points: PointProblem
  let problem: FiniteProblem
  /// σ.
  let deviation: Rational
  /// n.
  let samples: Int
  private let single: [Observation]

  /// `nil` if there are more than so many lists, μ is not a positive invariant probability, or σ is negative.
  init?(_ instance: Instance, limit: Int = 600) throws {
    points = try PointProblem(instance)
    deviation = try instance.number("σ")
    samples = try instance.integer("n", in: 1...12)
    guard deviation.signum >= 0, let problem = try points.problem(noiseVariance: deviation * deviation) else {
      return nil
    }
    self.problem = problem
    let (target, measure, noise) = (points.target, points.measure, deviation)
    single = target.indices.flatMap { point in
      noise.isZero
        ? [Observation(point: point, value: target[point], probability: measure[point])]
        : [noise, -noise].map {
          Observation(point: point, value: target[point] + $0, probability: measure[point] / 2)
        }
    }
    let count = single.count
    guard (0..<samples).reduce(1, { total, _ in min(total * count, limit + 1) }) <= limit else { return nil }
  }

  /// The mean of a quantity over all lists of observations.
  func mean(_ value: ([Observation]) throws -> Rational) rethrows -> Rational {
    var lists: [(list: [Observation], probability: Rational)] = [([], 1)]
    for _ in 0..<samples {
      lists = lists.flatMap { entry in single.map { (entry.list + [$0], entry.probability * $0.probability) } }
    }
    return try lists.reduce(.zero) { $0 + $1.probability * (try value($1.list)) }
  }

  /// The risk of an estimate.
  func risk(_ estimate: ([Observation]) -> [Rational]) -> Rational {
    mean { points.squaredDistance(estimate($0), points.target) }
  }
}

extension PointProblem {
  /// The mean of a quantity over all signs of the noise, for one observation f*(x) ± σ of each of some points, which
  /// may repeat.
  func mean(observing observed: [Int], deviation: Rational, _ value: ([Rational]) -> Rational) -> Rational {
    let count = deviation.isZero ? 0 : observed.count
    var sum = Rational.zero
    for mask in 0..<(1 << count) {
      sum += value(
        observed.enumerated().map { place, point in
          target[point] + (mask >> place & 1 == 1 ? deviation : -deviation)
        })
    }
    return sum / Rational(1 << count)
  }

  /// K(x, y) of the span of some functions in L²(μ), by Gram–Schmidt.
  func reproducingKernel(of functions: [[Rational]]) -> [[Rational]] {
    func product(_ left: [Rational], _ right: [Rational]) -> Rational {
      zip(measure, zip(left, right)).reduce(.zero) { $0 + $1.0 * $1.1.0 * $1.1.1 }
    }
    var basis: [(function: [Rational], square: Rational)] = []
    for function in functions {
      let rest = basis.reduce(function) { rest, known in
        let part = product(rest, known.function) / known.square
        return zip(rest, known.function).map { $0 - part * $1 }
      }
      if rest.contains(where: { !$0.isZero }) { basis.append((rest, squaredNorm(rest))) }
    }
    return measure.indices.map { x in
      measure.indices.map { y in
        basis.reduce(.zero) { $0 + $1.function[x] * $1.function[y] / $1.square }
      }
    }
  }
}

extension PointAction {
  /// The images of a point under some elements.
  func images(of point: Int, under elements: [Int]) -> Set<Int> { Set(elements.map { image(of: point, under: $0) }) }
}

extension Gen where Value == Instance {
  /// A target on few points that a random group moves, μ invariant, and n observations with noise ±σ.
  static func randomDesign(order: Int, points limit: Int, samples: ClosedRange<Int>) -> Gen<Instance> {
    Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: order)))
      let actions = try PointAction.all(of: instance.setting().group, points: limit)
      instance.action = actions[try source.draw(Gen<Int>.int(in: 0...(actions.count - 1)))]
      let degree = try PointAction(instance.setting()).degree
      instance.vectors["f*"] = try source.draw(.vector(count: degree))
      instance.numbers["σ"] =
        try source.draw(Gen<Int>.int(in: 0...2)) == 0 ? 0 : try source.draw(.ratio(denominator: 4))
      instance.numbers["n"] = Rational(try source.draw(Gen<Int>.int(in: samples)))
      if try source.draw(Gen<Int>.int(in: 0...2)) == 0 {
        instance.vectors["μ"] = try source.draw(PointProblem(instance).invariantMeasures)
      }
      return instance
    }
  }
}

extension Instance {
  /// The instance with each basis function as the target, and n observations with noise ±σ.
  func withDesigns(samples: [Int], deviations: [Rational] = [0, 1]) throws -> [Instance] {
    try withTargets().flatMap { instance in
      samples.flatMap { count in
        deviations.map { instance.with(number: Rational(count), as: "n").with(number: $0, as: "σ") }
      }
    }
  }
}
