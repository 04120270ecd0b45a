import ExactArithmetic
import FiniteGroups
import LawSuites
import Testing

@Suite struct PermutationGroupMembershipTests {
  private func groups() throws -> [(String, PermutationGroup)] {
    try [
      ("Rubik", PermutationGroup(generators: Example.rubik(), degree: 48)),
      ("M24", PermutationGroup(generators: Example.mathieu24(), degree: 24)),
      ("S_40", PermutationGroup(generators: Example.symmetric(40), degree: 40)),
      ("C_500", PermutationGroup(generators: Example.cyclic(500), degree: 500)),
      (
        "S_3 wr S_6",
        PermutationGroup(generators: Example.wreath(Example.symmetric(3), Example.symmetric(6)), degree: 18)
      ),
      ("B5", GroupDescription("B5").permutationGroup()),
    ]
  }

  @Test func randomElementsAreMembersWithCertificates() throws {
    var random = SplitMix64(seed: 5)
    for (name, group) in try groups() {
      for _ in 0..<4 {
        let element = group.randomElement(using: &random)
        #expect(group.contains(element))
        let certificate = try #require(group.membershipCertificate(of: element))
        #expect(certificate.isValid(for: group.generators), "\(name)")
        let factors = try #require(group.transversalFactors(of: element))
        #expect(factors.reduce(group.identity) { $0 * $1 } == element, "\(name)")
        // Every factor moves its own base point and fixes those before.
        for (index, factor) in factors.enumerated() where factors.count == group.base.count {
          #expect(group.base[..<index].allSatisfy { factor($0) == $0 })
        }
      }
      expectGroupLaws(group, elements: (0..<3).map { _ in group.randomElement(using: &random) } + group.generators)
    }
  }

  /// A certificate for other generators, or for other words, proves nothing.
  @Test func certificatesAreRefusedForTheWrongGroup() throws {
    let generators = try Example.rubik()
    let group = try PermutationGroup(generators: generators, degree: 48)
    var random = SplitMix64(seed: 9)
    let certificate = try #require(group.membershipCertificate(of: group.randomElement(using: &random)))
    #expect(certificate.isValid(for: generators))
    #expect(!certificate.isValid(for: generators.map(\.inverse)))
    #expect(!certificate.isValid(for: Array(generators.dropLast())))
    #expect(!certificate.isValid(for: try Example.symmetric(48)))
    #expect(!certificate.isValid(for: try Example.symmetric(5)))
  }

  @Test func strangers() throws {
    let rubik = try PermutationGroup(generators: Example.rubik(), degree: 48)
    // One edge flipped, one corner twisted, two edges exchanged: each is impossible.
    for cycles in [[[2, 34]], [[1, 9, 35]], [[2, 4], [34, 10]]] {
      let element = try Example.cycles(48, cycles)
      #expect(!rubik.contains(element) && rubik.membershipCertificate(of: element) == nil)
      #expect(rubik.transversalFactors(of: element) == nil)
    }
    // Two edges flipped: possible. Two corners twisted: possible against each other, not the same way round.
    #expect(rubik.contains(try Example.cycles(48, [[2, 34], [4, 10]])))
    let twists = try [[3, 27, 33], [33, 27, 3]].map { rubik.contains(try Example.cycles(48, [[1, 9, 35], $0])) }
    #expect(twists[0] != twists[1])
    let mathieu = try PermutationGroup(generators: Example.mathieu24(), degree: 24)
    #expect(!mathieu.contains(try Example.cycles(24, [[1, 2, 3]])))
    #expect(!mathieu.contains(Permutation(identity: 23)))
  }

  /// With the fixed seed, every element of S_4, A_5 and a dihedral group comes about equally often: the sum of squared
  /// deviations over the expectation has mean |G| − 1 and standard deviation √(2(|G| − 1)); six of them are allowed.
  @Test func randomElementsAreUniform() throws {
    for name in ["S4", "A5", "D6", "C2^3", "Q12"] {
      let group = try GroupDescription(name).permutationGroup()
      let order = try #require(Int(group.order.description))
      var random = SplitMix64(seed: 21)
      var counts: [Permutation: Int] = [:]
      let expected = 50
      for _ in 0..<(expected * order) { counts[group.randomElement(using: &random), default: 0] += 1 }
      #expect(counts.count == order, "\(name)")
      let statistic = counts.values.map { Double(($0 - expected) * ($0 - expected)) / Double(expected) }.reduce(0, +)
      let freedom = Double(order - 1)
      #expect(abs(statistic - freedom) < 6 * (2 * freedom).squareRoot(), "\(name): \(statistic)")
    }
  }

  @Test func giantsAreSampledUniformly() throws {
    let group = try PermutationGroup(
      generators: [Example.cycles(301, [[1, 2, 3]]), Example.cyclic(301)[0]], degree: 301)
    var random = SplitMix64(seed: 2)
    // The image of a point.
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<700 {
      let element = group.randomElement(using: &random)
      #expect(element.isEven)
      counts[element(5) / 43] += 1
    }
    let statistic = counts.map { Double(($0 - 100) * ($0 - 100)) / 100 }.reduce(0, +)
    #expect(statistic < 6 + 6 * 12.squareRoot(), "\(counts)")
  }

  @Test func theSeedDecidesTheChain() throws {
    let first = try PermutationGroup(generators: Example.rubik(), degree: 48, seed: 4)
    let second = try PermutationGroup(generators: Example.rubik(), degree: 48, seed: 4)
    #expect(first.base == second.base && first.strongGenerators == second.strongGenerators)
    let other = try PermutationGroup(generators: Example.rubik(), degree: 48, seed: 5)
    #expect(other.hasSameElements(as: first) && other.order == first.order)
  }

  @Test func programs() throws {
    var program = StraightLineProgram(inputCount: 2)
    let square = program.append([.init(0), .init(0)])
    let commutator = program.append([.init(square), .init(1), .init(square, inverted: true), .init(1, inverted: true)])
    let empty = program.append([])
    let (a, b) = (try Example.cycles(5, [[1, 2, 3, 4, 5]]), try Example.cycles(5, [[1, 2]]))
    let values = program.evaluate([square, commutator, empty], on: [a, b], degree: 5)
    #expect(values == [a * a, a * a * b * (a * a).inverse * b.inverse, Permutation(identity: 5)])
    #expect(program.evaluate([5], on: [a, b], degree: 5) == nil)
    #expect(program.evaluate([-1], on: [a, b], degree: 5) == nil)
    #expect(program.evaluate([0], on: [a], degree: 5) == nil)
    #expect(program.evaluate([0], on: [a, b], degree: 6) == nil)
  }

  @Test func enumeratedGroupsObeyTheSameProtocol() throws {
    let group = try GroupDescription("A5").enumerated()
    expectGroupLaws(group, elements: [0, 1, 7, 59])
    #expect(group.cardinality == 60 && group.generatingSet == group.generatorIndices)
    var random = SplitMix64(seed: 1)
    var seen: Set<Int> = []
    for _ in 0..<600 { seen.insert(group.randomElement(using: &random)) }
    #expect(seen.count == 60)
  }

  @Test func parity() throws {
    #expect(try Example.cycles(6, [[1, 2, 3]]).isEven)
    #expect(!(try Example.cycles(6, [[1, 2, 3, 4]]).isEven))
    #expect(try Example.cycles(6, [[1, 2], [3, 4, 5, 6]]).isEven)
    #expect(Permutation(identity: 0).isEven)
  }
}
