import ExactArithmetic
import LawSuites
import Testing

@testable import FiniteGroups

@Suite struct StabilizerChainTests {
  private func randomGenerators(_ degree: Int, _ count: Int, _ random: inout SplitMix64) throws -> [Permutation] {
    try (0..<count).map { _ in try Permutation(oneLine: Array(1...degree).shuffled(using: &random)) }
  }

  /// The check finds out every chain that is not complete, and only those; by Schreier generators and without.
  @Test(arguments: [0, 20, 300])
  func verificationCatchesIncompleteChains(_ limit: Int) throws {
    var random = SplitMix64(seed: 17)
    var incomplete = 0
    let known: [[Permutation]] = try [
      Example.mathieu11(), Example.projective(13, root: 2), Example.affine(13, root: 2), Example.affine(13, root: 3),
      Example.symmetric(7), Example.symmetric(5).map(Example.onPairs),
      Example.wreath(Example.symmetric(3), Example.symmetric(3)),
    ]
    // The first generator moves the first base point, the second is moved out of its group by conjugation alone.
    let pairs = try Example.cycles(8, [[1, 2], [3, 4], [5, 6], [7, 8]])
    let triples = try Example.cycles(9, [[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let conjugations: [[Permutation]] =
      try [[[3, 5]], [[3, 5, 7]], [[3, 4, 5]], [[3, 5], [7, 8]], [[3, 5, 6, 7]]].map {
        [pairs, try Example.cycles(8, $0)]
      } + [[[4, 7]], [[4, 5, 8]], [[4, 5], [6, 7]]].map { [triples, try Example.cycles(9, $0)] }
    let generatorLists =
      try known + conjugations + (0..<60).map { try randomGenerators(4 + $0 % 4, 1 + $0 % 3, &random) }
    for generators in generatorLists {
      let degree = generators[0].degree
      let listed = try FiniteGroup(generators: generators, degree: degree)
      // Only the generators, then with more and more random elements.
      var chain = StabilizerChain(degree: degree, explicitLimit: limit == 20 ? 0 : 1000)
      for generator in generators { chain.insert(generator) }
      for _ in 0..<6 {
        let missing = chain.missingElement(schreierGeneratorLimit: limit, using: &random)
        #expect((missing == nil) == (chain.order == listed.cardinality), "\(generators)")
        if let missing {
          incomplete += 1
          #expect(listed.index(of: missing) != nil && !chain.contains(missing))
        }
        _ = chain.absorb(listed.permutation(listed.randomElement(using: &random)))
        chain.shortenTrees(using: &random)
      }
    }
    #expect(incomplete > 40)
  }

  /// Trees that would be as high as the orbit is long become shallow, and say the same.
  @Test func treesAreShallow() throws {
    var random = SplitMix64(seed: 2)
    let generators = try Example.cyclic(600)
    var chain = StabilizerChain(degree: 600, explicitLimit: 0)
    chain.insert(generators[0])
    #expect(chain.levels[0].height == 599)
    chain.shortenTrees(using: &random)
    #expect(chain.levels[0].height <= 10 && chain.order == 600)
    for position in stride(from: 0, to: 600, by: 37) {
      let element = chain.representative(0, position)
      #expect(element(0) == Int(chain.levels[0].orbit[position]))
      let word = chain.levels[0].word(at: position, table: chain.table)
      #expect(word.reduce(Permutation(identity: 600)) { $0 * chain.table[$1] } == element)
    }
    #expect(chain.strongGeneratorNumbers == [0])
  }

  /// Explicit transversals and trees are the same transversals.
  @Test func explicitAndImplicitLevelsAgree() throws {
    for generators in try [Example.mathieu11(), Example.symmetric(6), Example.affine(31, root: 3)] {
      let degree = generators[0].degree
      var chains = [0, 3 * degree, .max].map { StabilizerChain(degree: degree, explicitLimit: $0) }
      for index in chains.indices { for generator in generators { chains[index].insert(generator) } }
      #expect(chains[0].levels.allSatisfy { !$0.isExplicit } && chains[2].levels.allSatisfy(\.isExplicit))
      #expect(!chains[1].levels[0].isExplicit)
      for (level, other) in zip(chains[0].levels, chains[2].levels) { #expect(level.orbit == other.orbit) }
      for level in chains[0].levels.indices {
        for position in chains[0].levels[level].orbit.indices {
          let elements = chains.map { $0.representative(level, position) }
          #expect(elements[0] == elements[1] && elements[1] == elements[2])
        }
      }
    }
  }

  /// Recorded programs give the strong generators back.
  @Test func programsGiveTheStrongGenerators() throws {
    let generators = try Example.mathieu24()
    let group = try PermutationGroup(generators: generators, degree: 24)
    guard case .chain(let chain) = group.structure else {
      Issue.record("M24 has a chain")
      return
    }
    let values = try #require(chain.program?.evaluate(chain.programValues, on: generators, degree: 24))
    #expect(values == (0..<chain.table.count).map { chain.table[$0] })
  }

  /// Products by cycles, least representatives, shuffles: all elements of small symmetric and alternating groups.
  @Test func giantsAgreeWithEnumeration() throws {
    for (name, isAlternating) in [("S4", false), ("A5", true), ("A3", true), ("S1", false), ("A4", true)] {
      let listed = try GroupDescription(name).enumerated()
      let giant = NaturalGiant(points: Array(0..<listed.degree), isAlternating: isAlternating)
      #expect(giant.order == listed.cardinality)
      let identity = Permutation(identity: listed.degree)
      var random = SplitMix64(seed: 1)
      for element in (0..<listed.order).map({ listed.permutation($0) }) {
        #expect(giant.contains(element))
        let factors = giant.factors(of: element)
        #expect(factors.allSatisfy { $0.count == (isAlternating ? 3 : 2) })
        #expect(factors.reduce(identity) { $0.multiplied(byCycle: $1) } == element)
        #expect(giant.canonicalRepresentative(of: element) == identity)
        #expect(listed.index(of: giant.randomElement(degree: listed.degree, using: &random)) != nil)
      }
      let generated = try FiniteGroup(generators: giant.generators(degree: listed.degree), degree: listed.degree)
      #expect(generated.order == listed.order, "\(name)")
    }
    let odd = try Example.cycles(4, [[1, 2]])
    #expect(!NaturalGiant(points: [0, 1, 2, 3], isAlternating: true).contains(odd))
    #expect(!NaturalGiant(points: [0, 2, 3], isAlternating: false).contains(odd))
  }
}
