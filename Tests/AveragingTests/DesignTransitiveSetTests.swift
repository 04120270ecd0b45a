import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct DesignTransitiveSetTests {
  @Test(arguments: [
    (1, 6, "C6", 6), (2, 5, "AGL(1,5)", 20), (2, 9, "AGL(1,9)", 72), (3, 6, "PGL(2,5)", 120), (3, 9, "PGL(2,8)", 504),
    (4, 11, "M11", 7920), (4, 6, "A6", 360), (3, 4, "S4", 24), (2, 2, "S2", 2),
  ])
  func sharplyTransitiveGroups(_ length: Int, _ degree: Int, _ name: String, _ size: Int) throws {
    let set = try TransitiveSet.sharplyTransitive(length: length, degree: degree)
    #expect(set.name == name && set.size == size && set.unitCount == size && set.multiplicity == 1)
    #expect(set.title.contains("sharply transitive on \(length)-tuples of \(degree) points"))
  }

  /// M12 is sharply 5-transitive; its 95040 elements are not listed.
  @Test func mathieuGroupOnTwelvePoints() throws {
    let set = try TransitiveSet.sharplyTransitive(length: 5, degree: 12)
    #expect(set.size == 95_040 && set.multiplicity == 1)
  }

  @Test(arguments: [
    (2, 7, 21, 1), (2, 11, 55, 1), (3, 8, 56, 1), (3, 32, 4960, 1), (3, 12, 660, 3), (4, 9, 504, 4), (1, 5, 5, 1),
  ])
  func homogeneousGroups(_ length: Int, _ degree: Int, _ size: Int, _ multiplicity: Int) throws {
    let set = try TransitiveSet.homogeneous(length: length, degree: degree)
    #expect(set.size == size && set.multiplicity == multiplicity)
    if length > 1 {
      // Smaller than anything transitive on tuples.
      #expect(throws: DesignError.self) {
        try TransitiveSet(set.members, on: .tuples, length: length, name: set.name, source: "")
      }
    }
  }

  /// Exact for S_n: the weak error on the module of tuples (subsets) is exactly zero, one step further it is not.
  @Test func exactSchemesOfTheSymmetricGroup() throws {
    for (set, degree) in [
      (try TransitiveSet.sharplyTransitive(length: 2, degree: 5), 5),
      (try TransitiveSet.homogeneous(length: 2, degree: 7), 7),
    ] {
      let generators = try GroupDescription("S\(degree)").generators
      let weights = try set.scheme().entries.map { ($0.element, $0.weight) }
      let module: (Int) throws -> PermutationModule = { length in
        set.unit == .tuples
          ? try .tuples(length, points: degree, generators: generators)
          : try .subsets(length, points: degree, generators: generators)
      }
      #expect(try module(2).weakError(of: weights) == .zero)
      #expect(try module(3).weakError(of: weights).lower > 0)
    }
    // The scheme within the listed group, decided exactly.
    let functions = try makeClass("S5", "tuples:2")
    let scheme = try TransitiveSet.sharplyTransitive(length: 2, degree: 5).scheme()
    let listed = try AveragingScheme(
      scheme.entries.map { (try #require(functions.group.index(of: $0.element)), $0.weight) }, weightClass: .uniform)
    #expect(listed.isExact(on: functions))
    #expect(DelsarteBound(ClassCharacter(functions))?.size == scheme.size)
  }

  /// A Latin square that is no group, and lists of permutations counted by the definition.
  @Test func lists() throws {
    let square = [[0, 1, 2, 3, 4], [1, 0, 3, 4, 2], [2, 3, 4, 0, 1], [3, 4, 1, 2, 0], [4, 2, 0, 1, 3]]
    let set = try TransitiveSet.latinSquare(square)
    #expect(set.size == 5 && set.multiplicity == 1 && set.length == 1)
    #expect(throws: DesignError.self) { try TransitiveSet.latinSquare([[0, 1, 2], [1, 2, 0], [1, 0, 2]]) }
    #expect(throws: DesignError.self) { try TransitiveSet.latinSquare([[0, 0], [1, 1]]) }
    // A translate of AGL(1,5) by a transposition is no group, and still sharply 2-transitive.
    let swap = try Permutation(oneLine: [2, 1, 3, 4, 5])
    let affine = try TransitiveSet.sharplyTransitive(length: 2, degree: 5).scheme().entries.map { $0.element * swap }
    let translate = try TransitiveSet(.list(affine), on: .tuples, length: 2, name: "a translate", source: "")
    #expect(translate.multiplicity == 1)
    #expect(throws: DesignError.self) {
      try TransitiveSet(.list(affine.dropLast() + [swap]), on: .tuples, length: 2, name: "", source: "")
    }
  }

  /// What does not exist is refused with the theorem.
  @Test func refusals() throws {
    for (length, degree) in [(2, 6), (3, 7), (2, 10), (2, 14), (4, 12), (2, 21)] {
      let error = try #require(throws: DesignError.self) {
        try TransitiveSet.sharplyTransitive(length: length, degree: degree)
      }
      guard case .impossible(_, let reason) = error else {
        Issue.record("\(error)")
        continue
      }
      #expect(reason.contains("projective plane of order \(degree - length + 2)"))
    }
    for (length, degree) in [(2, 12), (5, 11), (6, 13), (0, 3), (4, 3)] {
      let error = #expect(throws: DesignError.self) {
        try TransitiveSet.sharplyTransitive(length: length, degree: degree)
      }
      guard case .noConstruction = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
    #expect(throws: DesignError.self) { try TransitiveSet.homogeneous(length: 2, degree: 6) }
    #expect(throws: DesignError.self) { try TransitiveSet(group: "A4", on: .tuples, length: 3, source: "") }
    #expect(throws: DesignError.self) { try TransitiveSet(group: "S2xS3", on: .tuples, length: 1, source: "") }
    #expect(throws: DesignError.self) { try TransitiveSet(group: "S4", on: .subsets, length: 5, source: "") }
  }
}
