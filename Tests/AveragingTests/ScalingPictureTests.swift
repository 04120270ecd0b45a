import Averaging
import ExactArithmetic
import Foundation
import Representations
import Testing

@Suite struct ScalingPictureTests {
  @Test func hundredRotationsAndFiveRandomOnes() throws {
    var random = SplitMix64(seed: 11)
    let picture = RotationPicture(resolution: 9, using: &random)
    #expect(picture.chosen.count == 5 && Set(picture.chosen).count == 5 && picture.rotations == 100)
    #expect(picture.exactError < 1e-25)
    #expect(picture.approximateError > 1e-3 && picture.approximateError <= picture.weakErrorUpper)
    #expect(picture.weakErrorLower <= picture.weakErrorUpper && picture.weakErrorUpper < 1 + 1e-9)
    // The average over all is invariant under a quarter turn, the function is not.
    func asymmetry(_ image: [[Double]]) -> Double {
      (0..<9).flatMap { row in (0..<9).map { abs(image[row][$0] - image[$0][8 - row]) } }.reduce(0, max)
    }
    #expect(asymmetry(picture.exact) < 1e-12 && asymmetry(picture.original) > 0.1)
    #expect(picture.original[4][4] == 1 && abs(picture.approximate[4][4] - 1) < 1e-12)
    var same = SplitMix64(seed: 11)
    #expect(RotationPicture(resolution: 9, using: &same) == picture)
    #expect(try JSONDecoder().decode(RotationPicture.self, from: JSONEncoder().encode(picture)) == picture)
  }

  @Test func oneRotationChangesNothing() {
    var random = SplitMix64(seed: 1)
    let picture = RotationPicture(rotations: 8, count: 1, resolution: 2, using: &random)
    #expect(abs(picture.approximateError - 1) < 1e-12 && picture.weakErrorUpper >= 1)
    let all = RotationPicture(rotations: 8, count: 8, resolution: 2, using: &random)
    #expect(all.approximateError == all.exactError && all.chosen == Array(0..<8))
  }
}

@Suite struct ScalingCyclicCostTests {
  /// C8: exactness costs from 2 up to the whole group, approximation less.
  @Test func theTableOfC8() throws {
    let rows = CyclicCost.table(order: 8, epsilons: [0, Rational(1, 4)])
    #expect(rows.count == 14)
    let exact = Dictionary(
      uniqueKeysWithValues: rows.filter { $0.epsilon.isZero }.map { ($0.characterOrders, $0.size) })
    #expect(exact == [[2]: 2, [4]: 2, [8]: 2, [2, 4]: 4, [2, 8]: 4, [4, 8]: 4, [2, 4, 8]: 8])
    for row in rows {
      #expect(row.lowerBound <= row.size && row.support.count == row.size && row.support.first == 0)
      let functions = try makeClass("C8", "characters:\(row.characterOrders.map(String.init).joined(separator: ","))")
      let scheme = try AveragingScheme(
        row.support.map { element in
          let turn = try #require((0..<8).first { functions.group.image(of: 0, under: $0) == element })
          return (turn, Rational(1, row.size))
        }, weightClass: .uniform)
      #expect(scheme.isExact(on: functions) == row.epsilon.isZero || row.size == exact[row.characterOrders])
    }
  }

  /// A difference set of C7 is the smallest scheme at ε = 2/9, and not below.
  @Test func differenceSetsAreFound() throws {
    let rows = CyclicCost.table(order: 7, epsilons: [Rational(2, 9), Rational(21, 100)])
    #expect(rows.map(\.size) == [3, 4] && rows[0].lowerBound == 3 && rows[0].support == [0, 1, 3])
    #expect(try JSONDecoder().decode([CyclicCost].self, from: JSONEncoder().encode(rows)) == rows)
  }

  /// The sizes against the transform of every support, at values that none attains.
  @Test func transformsAgree() {
    let dual = AbelianDual(orders: [6])
    for epsilon in [Rational(3, 10), Rational(2, 17)] {
      let least = (1..<64).filter { mask in
        let support = (0..<6).filter { mask >> $0 & 1 == 1 }
        let error = dual.weakError(of: support.map { ($0, Rational(1, support.count)) })
        return error.exact.map { $0.upper <= epsilon } == true
      }.map(\.nonzeroBitCount).min()
      let row = CyclicCost.table(order: 6, epsilons: [epsilon]).last
      #expect(row?.characterOrders == [2, 3, 6] && row?.size == least)
    }
  }

  @Test func onlySmallOrders() {
    #expect(CyclicCost.table(order: 13, epsilons: [0]).isEmpty && CyclicCost.table(order: 1, epsilons: [0]).isEmpty)
  }
}
