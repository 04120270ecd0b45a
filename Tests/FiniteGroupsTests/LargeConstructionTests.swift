import BigInt
import Testing

@testable import FiniteGroups

/// Groups too large to be listed: the formula against a stabilizer chain of the generators.
@Suite struct LargeConstructionTests {
  @Test(arguments: [
    "M11", "M12", "M22", "M23", "PocketCube", "Sz(8)", "Sp(4,3)", "PSp(4,3)", "PSp(4,4)", "Sp(6,2)", "GL(3,4)",
    "PSL(3,4)",
    "PGammaL(3,4)", "GL(4,2)", "AGL(4,2)", "ASL(2,4)", "AGammaL(2,4)", "GammaL(2,4)", "W(A7)", "W(D5)", "W(E6)",
    "W(H4)",
    "W(A3xH3)", "Clifford(2)", "Clifford(3)", "PhasedClifford(2)", "A5pwrS2", "S5wrS3", "Pauli(4)", "PSL(2,31)",
    "PSU(3,3)", "PSU(3,4)", "SU(4,2)", "PSU(4,3)", "PGU(3,5)", "PSU(5,2)",
  ])
  func formulasAgreeWithStabilizerChains(_ name: String) throws {
    let description = try GroupDescription(name)
    let chain = try StabilizerChain(
      enumerating: description.generators, degree: description.degree, name: name, orderLimit: .max)
    #expect(chain.order == description.order)
  }

  /// Orders in the literature: the ATLAS of Finite Groups, Humphreys' table of Coxeter groups, Singmaster.
  @Test(arguments: [
    ("M24", "244823040"), ("Rubik", "43252003274489856000"), ("PocketCube", "88179840"), ("Sz(8)", "29120"),
    ("Sz(32)", "32537600"), ("Sp(6,2)", "1451520"), ("PSp(4,3)", "25920"), ("PSp(6,3)", "4585351680"),
    ("PSL(3,4)", "20160"),
    ("PSL(2,31)", "14880"), ("PSL(4,3)", "6065280"), ("PSU(3,3)", "6048"), ("PSU(4,3)", "3265920"),
    ("PSU(6,2)", "9196830720"), ("W(E6)", "51840"), ("W(E7)", "2903040"), ("W(E8)", "696729600"),
    ("W(F4)", "1152"), ("W(H4)", "14400"), ("W(D8)", "5160960"), ("Clifford(2)", "11520"), ("Clifford(3)", "92897280"),
    ("PhasedClifford(2)", "92160"),
  ])
  func ordersAreThoseOfTheLiterature(_ name: String, _ order: String) throws {
    #expect(try GroupDescription(name).order?.description == order)
  }

  /// The turns act on the corners as the 2×2×2 cube does, and on the edges with order 12! · 2¹¹.
  @Test func facesTurnCornersAndEdgesOfTheCube() throws {
    let rubik = try GroupDescription("Rubik")
    #expect(rubik.generators.count == 6)
    #expect(rubik.generators.allSatisfy { $0.cycles.map(\.count) == [4, 4, 4, 4, 4] })
    let first = FiniteGroupOrbits.orbits(of: rubik.generators, degree: 48)
    #expect(first.map(\.count) == [24, 24])
    let orders = try first.map { orbit in
      let place = Dictionary(uniqueKeysWithValues: orbit.enumerated().map { ($1, $0) })
      let restricted = rubik.generators.map { g in Permutation(points: 24) { place[g(orbit[$0])] ?? 0 } }
      return try StabilizerChain(enumerating: restricted, degree: 24, name: "", orderLimit: .max).order
    }
    #expect(Set(orders.map(\.description)) == ["88179840", "980995276800"])
    // Opposite faces commute, neighbours do not.
    let g = rubik.generators
    #expect(g[0] * g[5] == g[5] * g[0] && g[1] * g[3] == g[3] * g[1] && g[2] * g[4] == g[4] * g[2])
    #expect(g[0] * g[1] != g[1] * g[0])
    // The commutator of two neighbouring turns has order 6, their product order 105.
    #expect(FiniteGroupOrbits.order(g[0] * g[1] * g[0].inverse * g[1].inverse) == 6)
    #expect(FiniteGroupOrbits.order(g[0] * g[3]) == 105)
  }

  /// M24 is 5-fold, M12 5-fold, M11 4-fold, M22 3-fold transitive: the orbit lengths in the chain.
  @Test func mathieuGroupsAreMultiplyTransitive() throws {
    for (name, lengths) in [
      ("M11", [11, 10, 9, 8]), ("M12", [12, 11, 10, 9, 8]), ("M22", [22, 21, 20]), ("M23", [23, 22, 21, 20]),
    ] {
      let description = try GroupDescription(name)
      let chain = try StabilizerChain(
        enumerating: description.generators, degree: description.degree, name: name, orderLimit: .max)
      #expect(Array(chain.levels.map(\.orbit.count).prefix(lengths.count)) == lengths)
    }
  }
}

/// Small helpers on permutations.
enum FiniteGroupOrbits {
  static func orbits(of generators: [Permutation], degree: Int) -> [[Int]] {
    var seen = [Bool](repeating: false, count: degree)
    return (0..<degree).compactMap { start in
      guard !seen[start] else { return nil }
      var orbit = [start]
      seen[start] = true
      var head = 0
      while head < orbit.count {
        for generator in generators where !seen[generator(orbit[head])] {
          seen[generator(orbit[head])] = true
          orbit.append(generator(orbit[head]))
        }
        head += 1
      }
      return orbit
    }
  }

  static func order(_ permutation: Permutation) -> Int {
    var (power, count) = (permutation, 1)
    while !power.isIdentity {
      power = power * permutation
      count += 1
    }
    return count
  }
}
