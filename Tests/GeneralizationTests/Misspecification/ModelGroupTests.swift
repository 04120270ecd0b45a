import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

@Suite struct ModelGroupTests {
  /// f* has the symmetry of one of the three double transpositions' groups; the whole group is too large, the others wrong.
  @Test func harmOfWrongGroups() throws {
    let problem = try Fixture.problem("S4", target: [1, 1, 3, 3], noise: 2)
    let table = try ModelGroupTable(allSubgroupsOf: problem)
    #expect(table.rows.count == 30)
    #expect(table.dataGroup.order == 4)
    for row in table.rows {
      switch row.relation {
      case .equal, .smaller: #expect(row.squaredBias.isZero)
      case .larger, .other: break
      }
      // Brute force: the average over all elements of H.
      let group = problem.action.group
      let mean = (0..<4).map { point in
        row.subgroup.elements.reduce(Rational.zero) {
          $0 + problem.target[problem.action.image(of: point, under: group.inverse($1))]
        } / Rational(row.subgroup.order)
      }
      #expect(row.squaredBias == problem.squaredDistance(mean, problem.target))
      // Burnside: the number of orbits is the mean number of fixed points.
      let fixed = row.subgroup.elements.reduce(0) { $0 + problem.action.fixedPointCount(of: $1) }
      #expect(row.invariantDimension * row.subgroup.order == fixed)
    }
    // Whole group: bias 1 (values 1, 1, 3, 3 around 2), one dimension for two: better below n = 2·(2 − 1)/1.
    let whole = try #require(table.rows.last)
    #expect(whole.relation == .larger && whole.squaredBias == 1 && whole.invariantDimension == 1)
    let data = try #require(table.rows.first { $0.relation == .equal })
    #expect(data.risk(samples: 2, noiseVariance: 2) == whole.risk(samples: 2, noiseVariance: 2))
    #expect(data.risk(samples: 3, noiseVariance: 2) < whole.risk(samples: 3, noiseVariance: 2))
    #expect(data.risk(samples: 1, noiseVariance: 2) > whole.risk(samples: 1, noiseVariance: 2))
    // A wrong conjugate of the data group, of the same order, with the bias of the whole group.
    #expect(
      table.rows.contains { $0.relation == .other && $0.subgroup.order == 4 && $0.squaredBias == 1 })
  }

  @Test(arguments: ["S4", "D6", "C6"]) func envelopeIsTheBestRow(name: String) throws {
    let problem = try Fixture.problem(name, noise: 3)
    let table = try ModelGroupTable(allSubgroupsOf: problem)
    let envelope = table.envelope
    #expect(envelope.last?.from == 0)
    for samples in 1...40 {
      let expected = try #require(table.best(samples: samples)).risk(samples: samples, noiseVariance: 3)
      let segment = try #require(envelope.first { $0.from <= Rational(samples) })
      #expect(segment.model.risk(samples: samples, noiseVariance: 3) == expected)
    }
    // With many samples the least risk is that of the stabilizer of the target.
    let data = try #require(table.rows.first { $0.relation == .equal })
    #expect(envelope[0].model.squaredBias == data.squaredBias)
    #expect(envelope[0].model.invariantDimension == data.invariantDimension)
  }

  /// In a space it is the symmetry of the projected target that counts.
  @Test func spacesSeeTheirOwnTarget() throws {
    let problem = try Fixture.problem("C4", target: [3, 1, 2, 1], noise: 1)
    // The functions with f(x + 2) = f(x): their part of the target is 5/2, 1, 5/2, 1.
    let space = try FeatureSpace(spannedBy: [[1, 0, 1, 0], [0, 1, 0, 1]], on: problem)
    let table = try ModelGroupTable(allSubgroupsOf: problem, in: space)
    #expect(table.rows.map(\.subgroup.order) == [1, 2, 4])
    #expect(table.dataGroup.order == 2)
    let misfit = Rational(1, 8)
    #expect(table.rows.map(\.squaredBias) == [misfit, misfit, misfit + Rational(9, 16)])
    #expect(table.rows.map(\.invariantDimension) == [2, 2, 1])
    let envelope = table.envelope
    #expect(envelope.map(\.model.subgroup.order) == [1, 4])
    #expect(envelope[0].from == Rational(16, 9))
  }

  @Test func monotoneInTheGroup() throws {
    let problem = try Fixture.problem("S4", target: [1, 4, 2, 0])
    let rows = try ModelGroupTable(allSubgroupsOf: problem).rows
    for small in rows {
      for large in rows where small.subgroup.isSubgroup(of: large.subgroup) {
        #expect(small.squaredBias <= large.squaredBias)
        #expect(small.invariantDimension >= large.invariantDimension)
      }
    }
  }
}
