import Averaging
import ExactArithmetic
import FiniteGroups
import Testing

@Suite struct DesignDifferenceSetTests {
  /// Exactly, by counting: k²(ω * ω^∨) is λ away from e, and the Plancherel bound at the weak error is k without rounding.
  private func expectEquality(_ set: DifferenceSet, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (v, k) = (set.group.order, set.size)
    let counts = set.quotientCounts
    #expect(counts[0] == k && counts.dropFirst().allSatisfy { $0 == set.multiplicity }, sourceLocation: sourceLocation)
    #expect(set.weakError == Rational(v - k, k * (v - 1)), sourceLocation: sourceLocation)
    #expect(Rational(v) / (1 + set.weakError * Rational(v - 1)) == Rational(k), sourceLocation: sourceLocation)
    #expect(WeakLowerBound.plancherel(order: v, epsilon: set.weakError) == k, sourceLocation: sourceLocation)
    #expect(set.scheme.size == k, sourceLocation: sourceLocation)
    #expect(set.parameters.obstruction == nil, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    (2, 2, 7, 3, 1), (2, 3, 13, 4, 1), (2, 4, 21, 5, 1), (2, 5, 31, 6, 1), (4, 2, 31, 15, 7), (3, 3, 40, 13, 4),
    (2, 8, 73, 9, 1),
  ])
  func singerSetsMeetThePlancherelBound(_ dimension: Int, _ q: Int, _ v: Int, _ k: Int, _ lambda: Int) throws {
    let set = try DifferenceSet.singer(dimension: dimension, over: q)
    #expect(set.parameters == SymmetricDesignParameters(points: v, blockSize: k, multiplicity: lambda))
    try expectEquality(set)
  }

  @Test func residuesTwinPrimesAndBentFunctionsMeetThePlancherelBound() throws {
    for (q, group) in [(7, "C7"), (11, "C11"), (19, "C19"), (27, "C3^3")] {
      let set = try DifferenceSet.paley(q)
      #expect(set.title == "(\(q), \((q - 1) / 2), \((q - 3) / 4)) difference set in \(group)")
      try expectEquality(set)
    }
    for (p, k, lambda) in [(13, 4, 1), (37, 9, 2), (101, 25, 6), (109, 28, 7)] {
      let set = try DifferenceSet.biquadraticResidues(p)
      #expect(set.size == k && set.multiplicity == lambda)
      try expectEquality(set)
    }
    for q in [3, 5, 7] {
      let set = try DifferenceSet.twinPrimePowers(q)
      #expect(set.group.order == q * (q + 2) && set.size == (q * (q + 2) - 1) / 2)
      try expectEquality(set)
    }
    try expectEquality(try DifferenceSet.bentFunction(halfDimension: 2))
    try expectEquality(try DifferenceSet.bentFunction(halfDimension: 3))
  }

  /// {1, 2, 4} in C7: weak error 2/9 with three elements.
  @Test func theFanoPlane() throws {
    let set = try DifferenceSet.paley(7)
    #expect(set.weakError == Rational(2, 9) && set.title == "(7, 3, 1) difference set in C7")
  }

  @Test func nonabelianSets() throws {
    let group = try GroupDescription("7:3").enumerated()
    let set = try #require(try DifferenceSet.search(in: group, groupTitle: "7:3", size: 5, multiplicity: 1))
    try expectEquality(set)
    #expect(set.weakError == Rational(4, 25))
  }

  /// Of the 14 groups of order 16 exactly the cyclic and the dihedral one (7 in GAP's numbering) have no (16, 6, 2) difference
  /// set: R. E. Kibler, J. Combin. Theory A 25 (1978).
  @Test func hadamardDifferenceSetsOfOrder16() throws {
    for number in 1...14 {
      let group = try GroupDescription("SmallGroup(16,\(number))").enumerated()
      let set = try DifferenceSet.search(in: group, groupTitle: "number \(number)", size: 6, multiplicity: 2)
      #expect((set == nil) == [1, 7].contains(number))
      if let set {
        try expectEquality(set)
        #expect(set.weakError == Rational(1, 9))
      }
    }
  }

  @Test(arguments: [
    (7, 3, 2, "λ(v − 1)"), (22, 7, 2, "Schützenberger"), (43, 7, 1, "Bruck"), (29, 8, 2, "Bruck"), (67, 12, 2, "Bruck"),
    (111, 11, 1, "Lam"), (7, 7, 7, "1 ≤ λ"), (7, 0, 0, "1 ≤ λ"),
  ])
  func impossibleParametersAreRefused(_ v: Int, _ k: Int, _ lambda: Int, _ reason: String) throws {
    let group = try GroupDescription("C\(v)").enumerated()
    let error = try #require(throws: DesignError.self) {
      try DifferenceSet.search(in: group, groupTitle: "C\(v)", size: k, multiplicity: lambda)
    }
    guard case .impossible(_, let text) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(text.contains(reason))
  }

  /// The obstructions never exclude what exists: parameters of known symmetric designs.
  @Test func obstructionsSpareKnownDesigns() {
    for (v, k, lambda) in [
      (7, 3, 1), (11, 5, 2), (13, 4, 1), (15, 7, 3), (16, 6, 2), (21, 5, 1), (25, 9, 3), (31, 6, 1), (36, 15, 6),
      (37, 9, 2),
      (40, 13, 4), (45, 12, 3), (56, 11, 2), (57, 8, 1), (71, 15, 3), (79, 13, 2), (91, 10, 1), (133, 12, 1),
    ] {
      let parameters = SymmetricDesignParameters(points: v, blockSize: k, multiplicity: lambda)
      #expect(parameters.obstruction == nil, "\(parameters)")
    }
  }

  @Test func refusals() throws {
    let group = try GroupDescription("C7").enumerated()
    for elements in [[0, 1, 2], [0, 1], [0, 1, 1], [0, 9], [], Array(0..<7)] {
      #expect(throws: DesignError.self) {
        try DifferenceSet(elements, in: group, groupTitle: "C7", source: "")
      }
    }
    for q in [5, 9, 13, 8, 3] { #expect(throws: DesignError.self) { try DifferenceSet.paley(q) } }
    for p in [5, 17, 29, 9] { #expect(throws: DesignError.self) { try DifferenceSet.biquadraticResidues(p) } }
    for q in [4, 13, 31, 1] { #expect(throws: DesignError.self) { try DifferenceSet.twinPrimePowers(q) } }
    for (d, q) in [(1, 2), (2, 6), (2, 64), (20, 2)] {
      #expect(throws: DesignError.self) { try DifferenceSet.singer(dimension: d, over: q) }
    }
    #expect(throws: DesignError.self) { try DifferenceSet.bentFunction(halfDimension: 1) }
    let large = try GroupDescription("C40").enumerated()
    #expect(throws: DesignError.searchLimit("(40, 13, 4) difference set in C40", nodes: 100)) {
      try DifferenceSet.search(in: large, groupTitle: "C40", size: 13, multiplicity: 4, nodeLimit: 100)
    }
  }
}
