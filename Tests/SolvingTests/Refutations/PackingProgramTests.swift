import FiniteGroups
import Testing

@testable import Solving

@Suite struct PackingProgramTests {
  private func solve(_ sets: [[Int]], points: Int) -> PackingProgram {
    var program = PackingProgram(points: Array(0..<points), order: points)
    for set in sets { program.add(ElementSet(set, capacity: points)) }
    program.solve()
    return program
  }

  /// The lines of the Fano plane: weight 1/3 on each of seven.
  @Test func fanoPlane() {
    let lines = [[0, 1, 2], [0, 3, 4], [0, 5, 6], [1, 3, 5], [1, 4, 6], [2, 3, 6], [2, 4, 5]]
    let program = solve(lines, points: 7)
    #expect(abs(program.objective - 7.0 / 3) < 1e-4)
    // The prices are a fractional hitting set of the same value.
    for line in lines { #expect(line.reduce(0) { $0 + program.elementPrices[$1] } > 1 - 1e-6) }
    #expect(abs(program.elementPrices.reduce(0, +) - 7.0 / 3) < 1e-4)
  }

  @Test func oddCycle() {
    #expect(abs(solve((0..<5).map { [$0, ($0 + 1) % 5] }, points: 5).objective - 2.5) < 1e-4)
  }

  @Test func disjointSetsAndNone() {
    #expect(abs(solve([[0, 1], [2, 3], [0, 1, 2, 3]], points: 5).objective - 2) < 1e-4)
    #expect(solve([], points: 3).objective == 0)
  }

  /// Elements that do not count are no obstacle.
  @Test func elementsLeftOut() {
    var program = PackingProgram(points: [1, 2], order: 3)
    program.add(ElementSet([0, 1], capacity: 3))
    program.add(ElementSet([0, 2], capacity: 3))
    program.solve()
    #expect(abs(program.objective - 2) < 1e-4)
    #expect(program.elementPrices[0] == 0)
  }
}
