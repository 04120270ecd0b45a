import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct DesignOrthogonalArrayTests {
  /// The definition, literally: every pattern in every t positions equally often.
  private func hasStrength(_ array: OrthogonalArray, _ strength: Int) -> Bool {
    let sets = (0..<(1 << array.factors)).filter { $0.nonzeroBitCount == strength }
    return sets.allSatisfy { positions in
      var counts: [UInt64: Int] = [:]
      for run in array.runs { counts[run & UInt64(positions), default: 0] += 1 }
      return counts.count == 1 << strength && counts.values.allSatisfy { $0 == array.size >> strength }
    }
  }

  @Test func parametersAndStrengths() throws {
    let arrays: [(OrthogonalArray, Int, Int, Int)] = [
      (try .reedMuller(order: 0, variables: 3), 2, 8, 1), (try .reedMuller(order: 1, variables: 3), 16, 8, 3),
      (try .bchDual(errors: 1, degree: 3, extended: false), 8, 7, 2),
      (try .bchDual(errors: 1, degree: 3, extended: true), 16, 8, 3),
      (try HadamardMatrix.sylvester(3).orthogonalArray(strength: 2), 8, 7, 2),
      (try HadamardMatrix.paley(7).orthogonalArray(strength: 3), 16, 8, 3),
      (try HadamardMatrix.paley(11).orthogonalArray(strength: 2), 12, 11, 2),
    ]
    for (array, runs, factors, strength) in arrays {
      #expect(array.size == runs && array.factors == factors && array.strength == strength)
      #expect(hasStrength(array, strength), "\(array.title)")
      #expect(!hasStrength(array, strength + 1), "\(array.title)")
      #expect(array.index << strength == runs)
      // All of these are tight but for the repetition code's.
      #expect(OrthogonalArray.raoBound(factors: factors, strength: strength) <= runs)
    }
    let bch = try OrthogonalArray.bchDual(errors: 2, degree: 4, extended: false)
    #expect(bch.size == 256 && bch.factors == 15 && bch.strength == 4)
  }

  /// Both Golay codes meet the Rao bound: exact schemes that cannot be smaller.
  @Test func golayCodesMeetTheRaoBound() throws {
    let golay = try OrthogonalArray.golay(extended: false)
    #expect(golay.size == 2048 && OrthogonalArray.raoBound(factors: 23, strength: 6) == 2048)
    #expect(OrthogonalArray.raoBound(factors: 24, strength: 7) == 4096)
    // Weights of the even words of the Golay code: 0, 8, 12, 16.
    #expect(Set(golay.runs.map(\.nonzeroBitCount)) == [0, 8, 12, 16])
  }

  /// Exact on polynomials up to the strength in signed coordinates, and not beyond.
  @Test func exactOnPolynomialsUpToTheStrength() throws {
    for array in [
      try OrthogonalArray.bchDual(errors: 1, degree: 2, extended: false),
      try HadamardMatrix.sylvester(2).orthogonalArray(strength: 3),
    ] {
      let scheme = try array.scheme()
      let group = "C2^\(array.factors)"
      #expect(scheme.isExact(on: try makeClass(group, "polynomials:\(array.strength)")))
      #expect(!scheme.isExact(on: try makeClass(group, "polynomials:\(array.strength + 1)")))
    }
    // Eleven signs, never listed as a group: the weak error on the module is exactly zero.
    let array = try HadamardMatrix.paley(11).orthogonalArray(strength: 2)
    let flips = (0..<11).map { flipped in
      SignedPermutation(Permutation(identity: 11), negated: (0..<11).map { $0 == flipped })
    }
    let weights = array.signChanges.map { ($0, Rational(1, array.size)) }
    let module = try PermutationModule.polynomials(degree: 2, points: 11, generators: flips)
    #expect(try module.weakError(of: weights) == .zero)
    let cubic = try PermutationModule.polynomials(degree: 3, points: 11, generators: flips)
    #expect(try cubic.weakError(of: weights).lower > 0.1)
  }

  @Test func hadamardMatrices() throws {
    for q in [3, 7, 11, 19, 23, 27, 31] { #expect(try HadamardMatrix.paley(q).size == q + 1) }
    for exponent in 0...6 { #expect(try HadamardMatrix.sylvester(exponent).size == 1 << exponent) }
    for q in [5, 9, 13, 67, 6] { #expect(throws: DesignError.self) { try HadamardMatrix.paley(q) } }
    #expect(throws: DesignError.self) { try HadamardMatrix.sylvester(7) }
    #expect(throws: DesignError.self) { try HadamardMatrix(rows: [0, 0], source: "") }
    #expect(throws: DesignError.self) { try HadamardMatrix(rows: [0, 1, 2], source: "") }
    #expect(throws: DesignError.self) { try HadamardMatrix.paley(7).orthogonalArray(strength: 4) }
    #expect(throws: DesignError.self) { try HadamardMatrix.sylvester(1).orthogonalArray(strength: 2) }
  }

  @Test func refusals() throws {
    let simplex = try OrthogonalArray.bchDual(errors: 1, degree: 3, extended: false)
    // Too strong, a run missing, a run twice, a bit too many, nothing.
    for (runs, factors, strength) in [
      (simplex.runs, 7, 3), (Array(simplex.runs.dropLast()), 7, 2), (simplex.runs + [simplex.runs[0]], 7, 2),
      (simplex.runs, 6, 2), ([], 3, 1), (simplex.runs, 7, 0), (simplex.runs, 7, 8),
    ] {
      #expect(throws: DesignError.self) {
        try OrthogonalArray(runs: runs, factors: factors, strength: strength, source: "")
      }
    }
    let error = try #require(throws: DesignError.self) {
      try OrthogonalArray(spannedBy: [0b011, 0b101], factors: 3, strength: 3, source: "")
    }
    #expect(error.description.contains("[1, 2, 3]"))
    for (r, s) in [(3, 3), (-1, 3), (1, 7), (4, 6)] {
      #expect(throws: DesignError.self) { try OrthogonalArray.reedMuller(order: r, variables: s) }
    }
    for (e, s) in [(0, 4), (1, 1), (5, 4), (1, 7)] {
      #expect(throws: DesignError.self) { try OrthogonalArray.bchDual(errors: e, degree: s, extended: false) }
    }
  }
}
