import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

/// Random designs against the sum over all samples: points and signs of the noise (σ = 1/2), with their probabilities.
@Suite struct RandomDesignTests {
  private func expectation(
    _ problem: FiniteProblem, samples: Int, _ loss: ([Int], [Rational]) -> Rational
  ) -> Rational {
    var total = Rational.zero
    let choices = problem.pointCount * 2
    var codes = 1
    for _ in 0..<samples { codes *= choices }
    for code in 0..<codes {
      var (rest, probability) = (code, Rational.one)
      var points: [Int] = []
      var observations: [Rational] = []
      for _ in 0..<samples {
        let (point, sign) = (rest % choices / 2, rest % 2)
        rest /= choices
        points.append(point)
        observations.append(problem.target[point] + (sign == 0 ? Rational(1, 2) : Rational(-1, 2)))
        probability *= problem.measure[point] / 2
      }
      total += probability * loss(points, observations)
    }
    return total
  }

  @Test(arguments: [1, 2]) func partitionRegression(samples: Int) throws {
    let problem = try Fixture.twoOrbits()
    for subgroup in [Subgroup(whole: problem.action.group), Subgroup(trivialIn: problem.action.group)] {
      let partition = problem.action.orbits(under: subgroup)
      let brute = expectation(problem, samples: samples) { points, observations in
        var estimate = [Rational](repeating: 0, count: 5)
        for orbit in partition.orbits {
          let hits = points.indices.filter { orbit.contains(points[$0]) }
          guard !hits.isEmpty else { continue }
          let mean = hits.reduce(Rational.zero) { $0 + observations[$1] } / Rational(hits.count)
          for point in orbit { estimate[point] = mean }
        }
        return problem.squaredDistance(estimate, problem.target)
      }
      #expect(PartitionRegression(on: problem, under: subgroup).risk(samples: samples).total == brute)
    }
  }

  @Test(arguments: [1, 2]) func seriesRegression(samples: Int) throws {
    let problem = try Fixture.twoOrbits()
    let factor = Rational(2, 3)
    for space in [
      try FeatureSpace(allFunctionsOn: problem),
      try FeatureSpace(polynomialsOfDegree: 1, coordinates: [[0], [0], [0], [1], [-1]], on: problem),
    ] {
      let brute = expectation(problem, samples: samples) { points, observations in
        // Π_V of the function Σ yᵢ δ(xᵢ)/(nμ(xᵢ)), whose coefficients are the estimates.
        var raw = [Rational](repeating: 0, count: 5)
        for (point, value) in zip(points, observations) {
          raw[point] += value / (problem.measure[point] * Rational(samples))
        }
        let projected = space.projection(of: raw)
        let average = problem.average(projected)
        let estimate = zip(projected, average).map { factor * $0 + (1 - factor) * $1 }
        return problem.squaredDistance(estimate, problem.target)
      }
      let regression = try SeriesRegression(in: space, on: problem)
      #expect(regression.risk(samples: samples, keeping: factor) == brute)
      let best = regression.optimalFactor(samples: samples)
      #expect(regression.risk(samples: samples, keeping: best) <= brute)
      for other in [best - Rational(1, 50), best + Rational(1, 50)] {
        #expect(regression.risk(samples: samples, keeping: best) < regression.risk(samples: samples, keeping: other))
      }
    }
  }

  @Test func meanInverseOfBinomials() {
    for samples in 1...5 {
      for probability in [Rational(1, 3), Rational(4, 5), 1] as [Rational] {
        var sum = Rational.zero
        for count in 1...samples {
          let subsets = Rational(Fixture.subsets(count, of: samples).count)
          var term = subsets / Rational(count)
          for _ in 0..<count { term *= probability }
          for _ in 0..<(samples - count) { term *= 1 - probability }
          sum += term
        }
        #expect(PartitionRegression.meanInverse(samples: samples, probability: probability) == sum)
      }
    }
  }
}
