import Averaging
import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct ComparisonTests {
  @Test(arguments: [
    ("S3", "natural"), ("C4", "natural"), ("C3", "plane"), ("B2", "natural"),
    ("D3", "plane"), ("T", "space"),
  ])
  func rows(name: String, action: String) throws {
    let problem = try ComparisonProblem(
      GroupDescription(name), action: ActionSpecification(action), sampleCount: 10, seed: 1)
    #expect(problem.hasFreeOrbit)
    #expect(Set(problem.points).count == problem.points.count)
    for generator in problem.group.generatorIndices {
      #expect(Set(problem.points.map { problem.tensorAction.apply(generator, to: $0) }) == Set(problem.points))
    }
    let comparison = SymmetrizerComparison(on: problem, settings: ComparisonSettings(trainingDraws: 5), seed: 2)
    let rows = Dictionary(uniqueKeysWithValues: comparison.rows.map { ($0.name, $0) })
    let order = problem.group.order
    let whole = try #require(rows["group-averaging"])
    #expect(whole.maximumQueries == order && whole.error == Enclosure(0) && whole.preservesInvariants == true)
    #expect((whole.measuredError ?? 1) < 1e-25)
    let residual = try #require(rows["residual-pathway (α = 1/4)"])
    #expect(residual.error == Enclosure(Rational(1, 16)))
    // On every function the error is α² exactly.
    #expect(((residual.measuredError ?? 1) - 1.0 / 16).magnitude < 1e-12)
    let drawn = try #require(rows["test-time-augmentation (n = 4)"])
    #expect(
      drawn.weights == .chance && drawn.error == Enclosure(Rational(1, 4)) && drawn.maximumQueries == min(4, order))
    #expect(drawn.preservesInvariants == true)
    // ε of the subset, ε + (1 − ε)/4 of four draws from it.
    let half = (order + 1) / 2
    let subset = try #require(rows["partial-averaging (subset of \(half))"])
    let sampled = try #require(rows["sampled-partial-averaging (n = 4 from a subset of \(half))"])
    #expect(sampled.weights == .chance && sampled.maximumQueries == min(4, half))
    #expect(sampled.error.lower == subset.error.lower * Rational(3, 4) + Rational(1, 4))
    #expect(sampled.error.upper == subset.error.upper * Rational(3, 4) + Rational(1, 4))
    for name in ["sort-directions", "frame-averaging", "sorted-pair"] {
      #expect(comparison.skipped.contains { $0.name == name && !$0.reason.isEmpty }, "\(name)")
    }
    let scheme = try #require(rows["scheme-averaging (weak(1/4) on functions on \(problem.points.count) points)"])
    #expect(scheme.error.upper <= Rational(1, 4) && scheme.maximumQueries <= order)
    #expect((scheme.measuredError ?? 1) <= scheme.error.upper.approximation + 1e-12)
    let relaxed = try #require(rows["relaxed-group-convolution (2 kernels)"])
    // Random kernels have a scale of their own: whether constants stay says nothing, and the row says why it does not answer.
    #expect(relaxed.preservesInvariants == nil && relaxed.notes.contains { $0.contains("kernels") })
    #expect(relaxed.errorKind == .layer && relaxed.error.lower > 0 && relaxed.error.upper < 1)
    if (name, action) != ("C3", "plane"), name != "D3" {
      let full = try #require(rows["training-augmentation (full; 1 draw of examples)"])
      #expect(full.error == Enclosure(0) && full.maximumQueries == 1)
      for plan in ["a fixed 4 at random", "streaming 4 in 8 epochs"] {
        let mean = try #require(rows["training-augmentation (\(plan); mean of 5 draws)"])
        let largest = try #require(rows["training-augmentation (\(plan); largest of 5 draws)"])
        #expect(mean.error.lower > 0 && mean.error.upper < largest.error.lower)
      }
    } else {
      #expect(comparison.skipped.contains { $0.name == "training-augmentation" && $0.reason.contains("orthogonal") })
    }
    for row in comparison.rows where row.weights == .point {
      // Canonicalizations and frames are exact, and jump exactly where they say that they do.
      #expect(row.error == Enclosure(0) && row.preservesInvariants == true, "\(row.name)")
      #expect(row.continuity?.isDiscontinuous == (row.continuityStatement.isPreserved == false), "\(row.name)")
      #expect((row.measuredError ?? 1) < 1e-20)
      if row.name.hasPrefix("canonicalization") { #expect(row.maximumQueries == 1) }
    }
    #expect(comparison.rows.contains { $0.name.hasPrefix("canonicalization") })
    #expect(comparison.rows.contains { $0.name == "minimal-frame" })
    #expect(comparison.rows.contains { $0.name == "softened-frame" })
    #expect(rows["none (the function as it is)"]?.error == Enclosure(1))
    for row in comparison.rows where row.weights == .fixed {
      let continuity = try #require(row.continuity)
      #expect(!continuity.isDiscontinuous, "\(row.name)")
      #expect(continuity.quotient < 100 && continuity.step < 1e-6)
      #expect(row.continuityStatement.isPreserved == true)
    }
  }

  /// A canonicalization that jumps is seen to jump; one that picks a point by its place is seen not to be symmetric.
  @Test func plantedSymmetrizers() throws {
    let problem = try ComparisonProblem(GroupDescription("C3"), action: .natural, sampleCount: 10, seed: 1)
    func row(
      queries: Int = 1, _ choose: @escaping @Sendable ([[Rational]]) -> [([Rational], Rational)]
    ) throws -> ComparisonRow {
      let profile = SymmetrizerProfile(
        name: "planted", source: "test", queries: queries, guarantee: SymmetryGuarantee(.none, error: nil, scope: ""),
        continuity: Continuity(isPreserved: nil, reason: ""))
      return try ComparisonRow(
        of: ComparedSymmetrizer("planted", profile: profile) { point, _ in
          choose((0..<3).map { shift in (0..<3).map { point[($0 + shift) % 3] } })
        }, on: problem, seed: 3)
    }
    let least = try row { [($0.min { $0.lexicographicallyPrecedes($1) } ?? [], Rational.one)] }
    #expect(least.error == Enclosure(0) && least.maximumQueries == 1 && least.preservesInvariants == true)
    #expect(least.continuity?.isDiscontinuous == true)
    #expect((least.measuredError ?? 1) < 1e-25)
    // Asking where one is: the identity, error 1.
    let plain = try row { [($0[0], Rational.one)] }
    #expect(plain.error.contains(1) && plain.error.width < Rational(1, 1_000_000))
    #expect(plain.continuity?.isDiscontinuous == false)
    #expect(((plain.measuredError ?? 0) - 1).magnitude < 1e-12)
    // Weights that sum to 2 do not keep invariant functions.
    let double = try row(queries: 9) { orbit in orbit.map { ($0, Rational(2, 3)) } }
    #expect(double.preservesInvariants == false && double.maximumQueries == 3)
    // Who asks three times and says two is found out.
    #expect(throws: SymmetrizerError.self) {
      try row(queries: 2) { orbit in orbit.map { ($0, Rational(1, 3)) } }
    }
    // The least rotation where the first coordinate is small, the plain point elsewhere: an error between 0 and 1, enclosed.
    let mixed = try row { orbit in
      orbit[0][0] > 1
        ? [(orbit[0], Rational.one)] : [(orbit.min { $0.lexicographicallyPrecedes($1) } ?? [], Rational.one)]
    }
    #expect(mixed.error.lower > 0 && mixed.error.width < Rational(1, 1_000_000))
    #expect(throws: SymmetrizerError.self) { try row { _ in [([9, 9, 9], Rational.one)] } }
  }

  /// The bound holds for all draws, not for those that happened: eight draws in a group of order 8 may be eight elements.
  @Test func queriesAreBounded() throws {
    let problem = try ComparisonProblem(GroupDescription("B2"), action: .natural, sampleCount: 10, seed: 1)
    let comparison = SymmetrizerComparison(
      on: problem, settings: ComparisonSettings(draws: 8, trainingDraws: 2), seed: 1)
    let drawn = try #require(comparison.rows.first { $0.name == "test-time-augmentation (n = 8)" })
    #expect(drawn.maximumQueries == 8 && drawn.largestQueries < 8)
    for row in comparison.rows {
      #expect(row.largestQueries <= row.maximumQueries && row.maximumQueries <= 8, "\(row.name)")
      #expect(row.meanQueries <= Double(row.largestQueries), "\(row.name)")
    }
  }

  /// The sorted pair has a row where the group is that of all permutations and signs of all coordinates together.
  @Test(arguments: [
    ("B1", "natural", true), ("C2^1", "natural", true), ("C2", "natural", false), ("B2", "natural", false),
  ])
  func sortedPairs(name: String, action: String, applies: Bool) throws {
    let problem = try ComparisonProblem(
      GroupDescription(name), action: ActionSpecification(action), sampleCount: 10, seed: 1)
    let entry = try #require(ComparisonEntry.all.first { $0.name == "sorted-pair" })
    let comparison = SymmetrizerComparison(on: problem, catalogue: [entry], seed: 1)
    #expect(comparison.rows.count == (applies ? 1 : 0) && comparison.skipped.count == (applies ? 0 : 1))
    for row in comparison.rows {
      #expect(row.error == Enclosure(0) && row.maximumQueries == 2 && row.preservesInvariants == true)
      #expect(row.continuity?.isDiscontinuous == false)
    }
  }

  /// Draws from one element are no draws: nothing jumps, and the row says so.
  @Test func drawsFromOneElement() throws {
    let problem = try ComparisonProblem(GroupDescription("C2"), action: .natural, sampleCount: 10, seed: 1)
    let entry = try #require(ComparisonEntry.all.first { $0.name == "sampled-partial-averaging" })
    let row = try #require(SymmetrizerComparison(on: problem, catalogue: [entry], seed: 1).rows.first)
    #expect(row.continuityStatement.isPreserved == true && row.continuity?.isDiscontinuous == false)
    #expect(row.error == Enclosure(1) && row.maximumQueries == 1)
  }

  /// Rows for one map say the same of continuity, also for the smallest groups.
  @Test(arguments: [
    ("A1", true), ("A2", true), ("A3", false), ("S1", true), ("S2", true), ("C1", true), ("C2", true), ("C3", false),
  ])
  func oneMapOneStatement(name: String, isContinuous: Bool) throws {
    let problem = try ComparisonProblem(GroupDescription(name), action: .natural, sampleCount: 10, seed: 1)
    let canonicalization = try #require(ComparisonEntry.all.first { $0.name == "canonicalization" })
    let rows = SymmetrizerComparison(on: problem, catalogue: [canonicalization], seed: 1).rows
    #expect(rows.count == 2)
    for row in rows {
      #expect(row.continuityStatement.isPreserved == isContinuous, "\(row.name)")
      #expect(row.continuity?.isDiscontinuous == !isContinuous, "\(row.name)")
    }
  }

  @Test func refusedProblems() throws {
    #expect(throws: SymmetrizerError.irrational(conductor: 5)) {
      try ComparisonProblem(GroupDescription("C5"), action: .plane, seed: 1)
    }
    // What the error advises instead.
    for action in ["natural", "regular"] {
      #expect(try ComparisonProblem(GroupDescription("C5"), action: ActionSpecification(action), seed: 1).hasFreeOrbit)
    }
    #expect(throws: GroupError.self) { try ComparisonProblem(GroupDescription("S7"), action: .natural, seed: 1) }
  }

  @Test func seedsDecide() throws {
    let problem = try ComparisonProblem(GroupDescription("C3"), action: .natural, sampleCount: 4, seed: 9)
    #expect(
      try ComparisonProblem(GroupDescription("C3"), action: .natural, sampleCount: 4, seed: 9).samples
        == problem.samples)
    let first = SymmetrizerComparison(on: problem, settings: ComparisonSettings(trainingDraws: 2), seed: 5)
    let second = SymmetrizerComparison(on: problem, settings: ComparisonSettings(trainingDraws: 2), seed: 5)
    #expect(first.rows.map(\.measuredError) == second.rows.map(\.measuredError))
    #expect(first.rows.map(\.continuity) == second.rows.map(\.continuity))
  }
}
