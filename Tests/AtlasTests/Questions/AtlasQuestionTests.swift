import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Atlas

@Suite struct AtlasQuestionTests {
  private func subject(_ name: String) throws -> AtlasGroup {
    var sources = AtlasSources()
    return try sources.source(name).subject
  }

  private func identity(
    _ group: AtlasGroup, _ rows: [Int], _ weights: WeightClass = .convex, _ symmetry: SymmetryNotion = .exact
  ) -> String {
    group.question(rows: rows.map { $0 - 1 }, symmetry: symmetry, weights: weights).identity
  }

  /// x ↦ x² carries the one faithful real representation of C5 to the other; equal weights cannot tell them from their sum.
  @Test func conjugatesOfC5AreOne() throws {
    let group = try subject("C5")
    #expect(group.name == "SmallGroup(5,1)")
    let pairs = Set((2...5).map { group.question(rows: [$0 - 1], symmetry: .exact, weights: .convex) })
    #expect(pairs.count == 1)
    #expect(pairs.first?.rows.count == 2)
    #expect(pairs.first?.coefficientDimension == 3)
    #expect(identity(group, [2], .uniform) == "SmallGroup(5,1) X2-X5 exact uniform")
    // Error is not preserved, so that approximate symmetry keeps the two rows.
    #expect(
      group.question(rows: [1], symmetry: .weak(Rational(1, 4)), weights: .uniform).rows == pairs.first?.rows)
  }

  /// The outer automorphism of D4 exchanges two of its sign characters; the third one, whose kernel is cyclic, stays.
  @Test func outerAutomorphismOfD4() throws {
    let group = try subject("D4")
    let signs = (2...4).map { identity(group, [$0]) }
    #expect(Set(signs).count == 2)
    #expect(Set((2...4).map { identity(group, [$0, 5]) }).count == 2)
  }

  /// The same group by other names has the same questions, and its natural character is carried along the isomorphism.
  @Test func isomorphicGroupsShareQuestions() throws {
    var sources = AtlasSources()
    let named = try sources.source("S4")
    let other = try sources.source("Clifford(1)")
    #expect(named.subject.name == "SmallGroup(24,12)")
    #expect(other.subject.name == named.subject.name)
    let character = try named.naturalCharacter()
    #expect(character.degree == 4)
    // Trivial and standard: one orbit, and two on pairs.
    let multiplicities = try named.subject.table.multiplicities(of: character)
    #expect(multiplicities.reduce(0) { $0 + $1 * $1 } == 2)
    #expect(multiplicities[0] == 1)
  }

  /// S5 is no group of the catalogue: its questions have its own name.
  @Test func beyondTheCatalogue() throws {
    #expect(identity(try subject("S5"), [3, 2]) == "S5 X2,X3 exact convex")
  }

  /// Galois conjugates merge for affine weights where no automorphism carries them to each other: beyond the catalogue, C67.
  @Test func galoisConjugatesMergeForAffineWeights() throws {
    let group = try subject("C67")
    let affine = Set([2, 3, 8, 20].map { identity(group, [$0], .affine) })
    let convex = Set([2, 3, 8, 20].map { identity(group, [$0]) })
    #expect(affine.count == 1)
    #expect(convex.count > 1)
  }

  @Test func planesOfPolygons() throws {
    var sources = AtlasSources()
    let pentagon = try sources.source("D5")
    let multiplicities = try pentagon.subject.table.multiplicities(of: try pentagon.planeCharacter())
    #expect(multiplicities.reduce(0, +) == 1)
    let triangle = try sources.source("C3")
    #expect(try triangle.planeCharacter().degree == 2)
    let error = #expect(throws: AtlasError.self) { try sources.source("Q8").planeCharacter() }
    #expect(error?.description.contains("only C_n and D_n act on the plane") == true)
  }
}

@Suite struct AtlasContentsTests {
  /// As many exact convex questions as there are unions up to automorphisms, and those of complete sets for each ε.
  @Test(arguments: ["SmallGroup(4,2)", "SmallGroup(6,1)", "SmallGroup(6,2)", "SmallGroup(8,3)"])
  func unionsAreThoseOfRationalIrreducibles(group: String) throws {
    let spec = try AtlasSpecTests.spec(
      AtlasSpecTests.text(groups: "[{\"name\": \"\(group)\"}]", weights: "[\"convex\", \"uniform\"]"))
    let contents = try AtlasContents(spec)
    let unions = try #require(try RationalIrreducibles(of: try GroupDescription(group).enumerated()).unions())
    #expect(contents.items.count == 2 * unions.count)
    #expect(contents.entries.count == 2 * unions.count)
    #expect(Set(contents.entries.map(\.instance)) == Set(contents.items.map(\.question.id)))
    #expect(contents.entries.map(\.representation).contains("rational-irreducibles:2"))
  }

  /// S3: the polynomials on ℝ³ reach the whole group at degree 3, those on the plane at degree 3 as well.
  @Test func profilesOfS3() throws {
    let spec = try AtlasSpecTests.spec(
      AtlasSpecTests.text(
        groups: "[{\"name\": \"S3\"}, {\"name\": \"D3\"}]", asked: "\"profiles\": [\"natural\", \"irreducibles\"]"))
    let contents = try AtlasContents(spec)
    #expect(
      contents.thresholds.map { [$0.representation, "\($0.dimension)", "\($0.threshold)", "\($0.sharpBound)"] } == [
        ["natural:S3", "3", "3", "3"], ["X3", "2", "3", "3"], ["natural:D3", "3", "3", "3"],
      ])
    #expect(contents.entries.count == 9)
    #expect(contents.entries[0].names == ["D3", "S3"])
    // Without the sign, and with it.
    #expect(contents.items.map(\.question.rows) == [[3], [2, 3]])
  }

  /// C7 has the difference sets of 1, 3, 4, 6 elements; equal ε of several lists is one entry; a question has the larger limits.
  @Test func curvesAndDifferenceSets() throws {
    let curve = "\"curves\": {\"symmetries\": [\"weak\"], \"errors\": [\"1/7\", \"1/order\"]}"
    let first = AtlasSpecTests.text(groups: "[{\"name\": \"C7\"}]", asked: "\(curve), \"differenceSets\": true")
    let contents = try AtlasContents(try AtlasSpecTests.spec(first))
    let sets = contents.entries.filter { $0.kind == .differenceSet }
    #expect(Set(sets.map { "\($0.size ?? 0) \($0.epsilon ?? "")" }) == ["6 1/36", "4 1/8", "3 2/9", "1 1"])
    #expect(sets.count == 8)
    #expect(contents.entries.count { $0.kind == .curve } == 1)
    let limits = "{\"steps\": 50, \"seconds\": 90, \"memoryMiB\": 64}"
    let part = AtlasSpecTests.text(groups: "[{\"name\": \"C7\"}]", asked: curve, limits: limits)
    let both = try #require(first.split(separator: "\"parts\": [").last).dropLast(2)
    let other = try #require(part.split(separator: "\"parts\": [").last)
    let merged = try AtlasContents(
      try AtlasSpecTests.spec(
        "{\"format\": \"reynolds-atlas-spec 1\", \"title\": \"T\", \"parts\": [\(both), \(other)"))
    let seventh = merged.items.filter { $0.question.symmetry == .weak(Rational(1, 7)) }
    #expect(seventh.map(\.limits) == [AtlasSpec.Limits(steps: 100, seconds: 90, memoryMiB: 64)])
  }

  /// S4 on four points is the trivial and the standard representation; both characters of degree 3 are rational. C5 has faithful characters
  /// in pairs, of which none is rational; those of C4 are.
  @Test func curvesOfRepresentations() throws {
    func curves(_ group: String) throws -> AtlasContents {
      let asked = """
        "curves": {"symmetries": ["strong"], "errors": ["1/4"], "of": ["natural", "irreducibles"]}
        """
      let text = AtlasSpecTests.text(groups: "[{\"name\": \"\(group)\"}]", asked: asked)
      return try AtlasContents(try AtlasSpecTests.spec(text))
    }
    let symmetric = try curves("S4")
    #expect(symmetric.entries.map(\.representation) == ["natural:S4", "X4", "X5"])
    #expect(symmetric.entries.allSatisfy { $0.kind == .curve && $0.degree == 1 && $0.epsilon == "1/4" })
    #expect(
      symmetric.items.map(\.question.rows) == [[4], [5]] && symmetric.items.allSatisfy { !$0.question.isComplete })
    // The points of C5 are permuted regularly, so that every character occurs.
    let pentagon = try curves("C5")
    #expect(pentagon.entries.map(\.representation) == ["natural:C5"])
    #expect(pentagon.items.map(\.question.isComplete) == [true])
    #expect(try curves("C4").entries.map(\.representation).contains("natural:C4"))
    #expect(try curves("C4").entries.count == 2)
    // The two characters of degree 2 of D5 are real and need √5; that of Q8 is rational, its matrices are of dimension 4.
    #expect(try curves("D5").entries.map(\.representation) == ["natural:D5"])
    #expect(try curves("Q8").entries.map(\.representation).contains("X5"))
    #expect(try curves("C1").entries.map(\.representation) == ["natural:C1"])
  }
}
