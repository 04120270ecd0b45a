import Averaging
import ExactArithmetic
import Testing

@testable import Atlas

@Suite struct AtlasCostTests {
  private func seconds(
    order: Int, isComplete: Bool, _ symmetry: SymmetryNotion, _ weights: WeightClass, steps: Int, seconds: Int = 60,
    largest: Int = 1_000
  ) -> Double {
    // A cyclic group: as many characters as elements.
    let rows = isComplete ? Array(2..<order + 1) : [2, order]
    return AtlasCost.seconds(
      AtlasContents.Item(
        question: AtlasQuestion(
          group: "C\(order)", order: order, rows: rows, irreducibleCount: order, coefficientDimension: rows.count + 1,
          symmetry: symmetry, weights: weights),
        limits: AtlasSpec.Limits(steps: steps, seconds: seconds, memoryMiB: 512, order: largest)))
  }

  @Test func noEstimateIsMoreThanTheLimits() {
    for weights in WeightClass.allCases {
      let weak = SymmetryNotion.weak(Rational(1, 4))
      let few = seconds(order: 31, isComplete: false, weak, weights, steps: 60)
      let many = seconds(order: 31, isComplete: false, weak, weights, steps: 20_000)
      #expect(0 < few && few < 1 && few < many && many <= 60)
      #expect(seconds(order: 120, isComplete: false, .exact, weights, steps: 20_000, seconds: 7) == 7)
    }
  }

  /// Ranks prove what all representations cost exactly, and beyond the largest order nothing is searched.
  @Test func whatNeedsNoSearchIsCheap() {
    let search = seconds(order: 100, isComplete: false, .exact, .convex, steps: 20_000)
    #expect(seconds(order: 100, isComplete: true, .exact, .convex, steps: 20_000) < search)
    #expect(seconds(order: 100, isComplete: false, .exact, .convex, steps: 20_000, largest: 99) < search)
  }
}
