import ExactArithmetic
import Foundation
import Representations
import Testing

@testable import Generalization

@Suite struct TrainingKernelTests {
  @Test func exponentialAgreesWithTheLibrary() {
    var random = SplitMix64(seed: 1)
    let places =
      [0, 1e-300, 1e-17, 0.346, 0.347, 1, 709] + (0..<500).map { _ in 50 * Double(random.next() >> 11) * 0x1p-53 }
    for t in places {
      let expected = exp(-min(t, 700))
      #expect((DecayingExponential.value(t) - expected).magnitude <= expected * 0x1p-50, "\(t)")
    }
    #expect(DecayingExponential.value(0) == 1)
    #expect(DecayingExponential.value(.infinity) < 1e-300)
  }

  /// n! for all ones, derangements for zeros on the diagonal, and the definition on random entries.
  @Test func permanentsAgreeWithTheDefinition() {
    let derangements = [1, 0, 1, 2, 9, 44, 265]
    var random = SplitMix64(seed: 4)
    for n in 1...6 {
      let elements = TrainingGroup.permutations(n).elements
      #expect(Permanent.value(of: [Double](repeating: 1, count: n * n), order: n) == Double(elements.count))
      let hollow = (0..<(n * n)).map { $0 / n == $0 % n ? 0.0 : 1.0 }
      #expect(Permanent.value(of: hollow, order: n) == Double(derangements[n]))
      let entries = (0..<(n * n)).map { _ in Double(random.next() % 9) }
      let sum = elements.reduce(0.0) { sum, element in
        guard case .permutation(let images) = element else { return .nan }
        return sum + images.enumerated().reduce(1) { $0 * entries[$1.offset * n + $1.element] }
      }
      #expect(Permanent.value(of: entries, order: n) == sum)
    }
  }

  static let groups: [TrainingGroup] = [.permutations(4), .signFlips(5), .rotations(7)]

  @Test(arguments: groups) func averagedKernelsAgreeWithEnumeration(group: TrainingGroup) {
    var random = SplitMix64(seed: 8)
    let d = group.dimension
    let rows = (0..<3).map { _ in (0..<d).map { _ in TrainingTarget.symmetricUniform(using: &random) } }
    let columns = (0..<4).map { _ in (0..<d).map { _ in TrainingTarget.symmetricUniform(using: &random) } }
    let kernel = GaussianKernel(width: 0.6)
    let action = TrainingGroup.Action(group)
    let average = AveragedKernel(kernel: kernel, action: action)
    let (left, right) = (TrainingPoints(rows, dimension: d), TrainingPoints(columns, dimension: d))
    let closed = average.matrix(left, right)
    for (i, x) in rows.enumerated() {
      for (j, y) in columns.enumerated() {
        let sum = group.elements.reduce(0.0) { sum, element in
          let squares = zip(action.apply(element, to: x), y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
          return sum + exp(-squares / 0.72)
        }
        #expect((closed[i, j] - sum / Double(group.order)).magnitude < 1e-13)
      }
    }
    // Invariant in each argument, symmetric, and not the plain kernel.
    let element = group.randomSubset(count: 2, using: &random)[1]
    let moved = average.matrix(TrainingPoints(rows.map { action.apply(element, to: $0) }, dimension: d), right)
    #expect((moved - closed).frobeniusNorm < 1e-12)
    #expect((average.matrix(right, left).transposed - closed).frobeniusNorm < 1e-12)
    #expect((kernel.matrix(left, right) - closed).frobeniusNorm > 0.01)
  }

  @Test func kernelMatricesAreSymmetricBitByBit() {
    var random = SplitMix64(seed: 6)
    let points = TrainingPoints(
      (0..<9).map { _ in (0..<3).map { _ in TrainingTarget.symmetricUniform(using: &random) } }, dimension: 3)
    let matrix = GaussianKernel(width: 1).matrix(points, points)
    #expect(matrix == matrix.transposed && (0..<9).allSatisfy { matrix[$0, $0] == 1 })
  }
}
