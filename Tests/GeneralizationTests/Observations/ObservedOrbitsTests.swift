import ExactArithmetic
import FiniteGroups
import Foundation
import Testing

@testable import Generalization

@Suite struct ObservedOrbitsTests {
  private func table(_ points: [[Double]]) throws -> ObservationTable {
    try ObservationTable(
      source: "t", inputShape: [points.count, points[0].count], inputs: points.flatMap { $0 }, targetSource: "t",
      targetShape: [points.count], targets: points.map { _ in 0 })
  }

  private func action(_ group: String, onPoints: Bool = false) throws -> ObservedAction {
    try ObservedAction(try GroupDescription(group).naturalAction, onPoints: onPoints)
  }

  /// Random words over few letters, against all pairs tried with all elements of the group.
  @Test(arguments: ["S3", "C4", "C2^3", "B2", "A4"])
  func pairsByBruteForce(group: String) throws {
    let description = try GroupDescription(group)
    let elements = try description.enumerated()
    let action = try action(group)
    var random = SplitMix64(seed: 4)
    let points = (0..<40).map { _ in (0..<action.width).map { _ in Double(Int.random(in: -1...1, using: &random)) } }
    // All images of a point, by words in the generators of the length of the group's order at most.
    func images(_ point: [Double]) -> Set<[Double]> {
      var all: Set<[Double]> = [point]
      for _ in 0..<elements.order {
        let next = all.union(all.flatMap { x in (0..<action.generatorCount).map { action.image(of: x, under: $0) } })
        if next.count == all.count { break }
        all = next
      }
      return all
    }
    let orbits = try ObservedOrbits(try table(points), under: action)
    let all = points.map(images)
    var (repeated, moved) = (0, 0)
    for i in points.indices {
      for j in 0..<i {
        if points[i] == points[j] { repeated += 1 } else if all[i].contains(points[j]) { moved += 1 }
      }
    }
    #expect(moved > 0 && orbits.orbitPairs == moved && orbits.repeatedPairs == repeated)
    #expect(orbits.pointCount == Set(points).count && orbits.rowCount == 40)
    #expect(orbits.orbits.flatMap(\.rows).sorted() == Array(0..<40))
    for orbit in orbits.orbits {
      let members = all[orbit.points[0][0]]
      #expect(orbit.size == members.count || orbit.size == nil && members.count > 1 && orbit.points.count == 1)
      #expect(orbit.isComplete == (members.isSubset(of: points)))
    }
  }

  /// Two orbits may have the same magnitudes: (1, −1) and (1, 1) under S2.
  @Test func invariantsAreNotOrbits() throws {
    let orbits = try ObservedOrbits(try table([[1, -1], [1, 1], [-1, 1]]), under: try action("S2"))
    #expect(orbits.orbits.map(\.points) == [[[0], [2]], [[1]]] && orbits.orbits.map(\.size) == [2, 1])
  }

  /// No orbit is listed where no other point can lie in it, however large the group is.
  @Test func largeGroups() throws {
    let orbits = try ObservedOrbits(
      try table([(0..<50).map(Double.init), (1..<51).map(Double.init), Array(repeating: 2, count: 50)]),
      under: try action("S50"))
    #expect(orbits.orbitPairs == 0 && orbits.orbits.map(\.size) == [nil, nil, 1])
    let point = (0..<12).map(Double.init)
    let error = #expect(throws: ObservationError.self) {
      try ObservedOrbits(try table([point, Array(point.reversed())]), under: try action("S12"), orbitLimit: 1_000)
    }
    #expect(error?.description.contains("line 1: the orbit of this point has more than 1000 points") == true)
  }

  @Test func refusals() throws {
    func refusal(_ points: [[Double]], _ group: String, onPoints: Bool) -> String {
      do {
        _ = try ObservedOrbits(try table(points), under: try action(group, onPoints: onPoints))
        return ""
      } catch { return "\(error)" }
    }
    #expect(refusal([[1, 2]], "S3", onPoints: false).contains("2 input columns; expected is 3, the coordinates"))
    #expect(refusal([[1, 2]], "S3", onPoints: true).contains("expected is 1, the number of a point"))
    for wrong in [0, 4, 1.5] {
      #expect(refusal([[1], [wrong]], "S3", onPoints: true).contains("line 2, column 1: \(Double(wrong)) is no point"))
    }
    #expect(refusal([[1]], "C2^2", onPoints: true).contains("permutations with signs"))
    let plane = try GroupDescription("C5")
    let matrices = try plane.action(.plane, of: try plane.enumerated())
    #expect(throws: ObservationError.self) { try ObservedAction(matrices, onPoints: false) }
  }
}
