import ExactArithmetic
import Foundation
import Testing

@testable import Generalization

@Suite struct TrainingGroupTests {
  static let small: [TrainingGroup] = [.permutations(1), .permutations(4), .signFlips(1), .signFlips(5), .rotations(7)]

  @Test(arguments: small) func elementsAreTheGroup(group: TrainingGroup) {
    let elements = group.elements
    #expect(elements.count == group.order && Set(elements).count == group.order)
    #expect(elements.first == group.identity)
  }

  @Test func ordersAndSizes() {
    let table: [(TrainingGroup, order: Int, size: Int, name: String)] = [
      (.permutations(6), 720, 7, "S6"), (.signFlips(20), 1 << 20, 14, "C2^20"), (.signFlips(5), 32, 4, "C2^5"),
      (.rotations(100), 100, 5, "C100"), (.rotations(1), 1, 1, "C1"),
    ]
    for (group, order, size, name) in table {
      #expect(group.order == order && group.logSize == size && group.description == name)
      #expect((group.logOrder - log(Double(order))).magnitude < 1e-14)
    }
  }

  /// Closed under composition on a generic point, the identity moves nothing, and lengths stay.
  @Test(arguments: small) func elementsActByIsometries(group: TrainingGroup) {
    let action = TrainingGroup.Action(group)
    let point = (0..<group.dimension).map { 0.3 + 0.7 * Double($0 * $0) }
    func near(_ left: [Double], _ right: [Double]) -> Bool {
      zip(left, right).allSatisfy { ($0 - $1).magnitude < 1e-12 }
    }
    let orbit = group.elements.map { action.apply($0, to: point) }
    #expect(orbit.first == point)
    for image in orbit {
      let squares = image.reduce(0) { $0 + $1 * $1 }
      #expect((squares - point.reduce(0) { $0 + $1 * $1 }).magnitude < 1e-12)
      #expect(orbit.count { near($0, image) } == 1)
    }
    for element in group.elements {
      let moved = action.apply(element, to: orbit[orbit.count / 2])
      #expect(orbit.contains { near($0, moved) })
    }
  }

  @Test func rotationsTurnCounterclockwise() {
    let action = TrainingGroup.Action(.rotations(100))
    for multiple in [0, 1, 13, 25, 50, 77, 99] {
      let image = action.apply(.turn(multiple), to: [2, 0])
      let angle = 2 * Double.pi * Double(multiple) / 100
      #expect((image[0] - 2 * cos(angle)).magnitude < 1e-15 * 4)
      #expect((image[1] - 2 * sin(angle)).magnitude < 1e-15 * 4)
    }
  }

  @Test func permutationMovesCoordinatesToTheirPlaces() {
    let action = TrainingGroup.Action(.permutations(3))
    #expect(action.apply(.permutation([1, 2, 0]), to: [10, 20, 30]) == [30, 10, 20])
    #expect(TrainingGroup.Action(.signFlips(3)).apply(.flips(0b101), to: [1, 2, 3]) == [-1, 2, -3])
  }

  @Test(arguments: small) func subsetsHoldTheIdentityAndDifferentElements(group: TrainingGroup) {
    var random = SplitMix64(seed: 5)
    for count in [1, (group.order + 1) / 2, group.order] {
      let subset = group.randomSubset(count: count, using: &random)
      #expect(subset.first == group.identity && Set(subset).count == count)
      #expect(Set(subset).isSubset(of: group.elements))
    }
  }

  /// Every element but the identity is the second one equally often: χ² with 31 − 1 degrees of freedom, 10⁻⁴ tail at 68.
  @Test func subsetsAreUniform() {
    var random = SplitMix64(seed: 11)
    var counts: [TrainingGroup.Element: Int] = [:]
    for _ in 0..<3_100 { counts[TrainingGroup.signFlips(5).randomSubset(count: 2, using: &random)[1], default: 0] += 1 }
    let statistic = counts.values.reduce(0.0) { $0 + pow(Double($1) - 100, 2) / 100 }
    #expect(counts.count == 31 && counts[.flips(0)] == nil && statistic < 68)
  }
}

@Suite struct TrainingTargetTests {
  static let targets: [TrainingTarget] = [
    .coordinateSum(dimension: 6), .absoluteSum(dimension: 5), .plane(anisotropy: 0.6), .plane(anisotropy: 0),
  ]

  /// Mean 0 and the stated variance, within five standard errors.
  @Test(arguments: targets) func momentsAreAsStated(target: TrainingTarget) {
    var random = SplitMix64(seed: 3)
    let values = (0..<8_000).map { _ in target.value(at: target.testInput(using: &random)) }
    let mean = values.reduce(0, +) / 8_000
    let squares = values.map { $0 * $0 }
    let second = squares.reduce(0, +) / 8_000
    let fourth = squares.reduce(0) { $0 + $1 * $1 } / 8_000
    #expect(mean.magnitude < 5 * (second / 8_000).squareRoot())
    #expect((second - target.variance).magnitude < 5 * ((fourth - second * second) / 8_000).squareRoot())
  }

  /// The targets that count as symmetric are invariant, and the anisotropic one has the average that its asymmetry says.
  @Test func targetsAreInvariantWhereStated() {
    var random = SplitMix64(seed: 9)
    let cases: [(TrainingTarget, TrainingGroup)] = [
      (.coordinateSum(dimension: 4), .permutations(4)), (.absoluteSum(dimension: 4), .signFlips(4)),
      (.plane(anisotropy: 0), .rotations(9)),
    ]
    for (target, group) in cases {
      let (action, point) = (TrainingGroup.Action(group), target.testInput(using: &random))
      #expect(target.asymmetry == 0)
      for element in group.elements {
        #expect((target.value(at: action.apply(element, to: point)) - target.value(at: point)).magnitude < 1e-12)
      }
    }
    let (action, point) = (TrainingGroup.Action(.rotations(9)), [0.5, 0.25])
    let anisotropic = TrainingTarget.plane(anisotropy: 0.6)
    let average = (0..<9).reduce(0) { $0 + anisotropic.value(at: action.apply(.turn($1), to: point)) } / 9
    #expect((average - TrainingTarget.plane(anisotropy: 0).value(at: point)).magnitude < 1e-12)
    #expect((anisotropic.value(at: point) - average).magnitude > 0.1)
    // a²/6 against 1/5 + a²/6.
    #expect((anisotropic.asymmetry - 0.06 / 0.26).magnitude < 1e-15)
  }

  @Test func trainingInputsAreWhereStated() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<50 {
      let sorted = TrainingTarget.coordinateSum(dimension: 6).trainingInput(using: &random)
      #expect(sorted == sorted.sorted())
      #expect(TrainingTarget.absoluteSum(dimension: 6).trainingInput(using: &random).allSatisfy { $0 >= 0 })
      let disc = TrainingTarget.plane(anisotropy: 1).trainingInput(using: &random)
      #expect(disc[0] * disc[0] + disc[1] * disc[1] <= 1)
    }
  }
}
