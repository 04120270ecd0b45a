import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

/// x with its entries moved by g: the entry at i goes to g(i).
func moved<Entry>(_ word: [Entry], by element: Permutation) -> [Entry] {
  let inverse = element.inverse
  return word.indices.map { word[inverse($0)] }
}

/// All words of a length over 0, 1, 2.
func ternaryWords(_ length: Int) -> [[Int]] {
  (0..<length).reduce([[]]) { words, _ in words.flatMap { word in (0..<3).map { word + [$0] } } }
}

/// The subgroups of a group with at most 24 elements, one of each class, conjugated at random.
func smallSubgroups(of name: String, degree: Int, seed: UInt64) throws -> [[Permutation]] {
  let description = try GroupDescription(name)
  let group = try FiniteGroup(generators: description.generators, degree: description.degree)
  #expect(group.degree == degree)
  var random = SplitMix64(seed: seed)
  return try SubgroupClasses(of: group).representatives.filter { $0.order <= 24 }.map { subgroup in
    let conjugator = try Permutation(oneLine: (1...degree).shuffled(using: &random))
    return subgroup.generators.map { conjugator * group.permutation($0) * conjugator.inverse }
  }
}

@Suite struct MinimalImageTests {
  /// Everything that is claimed of the least image, against a list of all elements.
  private func compare(_ generators: [Permutation], degree: Int, words: [[Int]]) throws {
    let listed = try FiniteGroup(generators: generators, degree: degree)
    let elements = (0..<listed.order).map { listed.permutation($0) }
    let minimal = MinimalImage<Int>(under: try PermutationGroup(generators: generators, degree: degree))
    for word in words {
      let form = try minimal.canonicalForm(of: word)
      let images = elements.map { moved(word, by: $0) }
      let least = images.min { $0.lexicographicallyPrecedes($1) }
      guard form.image == least, listed.index(of: form.element) != nil, moved(form.image, by: form.element) == word,
        minimal.carriedBack(word, by: form.element) == form.image
      else {
        Issue.record("\(generators) makes \(least ?? []) of \(word), not \(form)")
        return
      }
    }
    // The stabilizers of some of the words.
    for word in words.prefix(6) {
      let fixing = Set(elements.filter { moved(word, by: $0) == word })
      #expect(try minimal.stabilizer(of: word).order == fixing.count)
      #expect(try Set(minimal.stabilizer(ofCanonical: word, limit: 24)) == fixing)
    }
  }

  @Test(arguments: [("S3", 3), ("S4", 4), ("C2xC2", 4), ("D5", 5)])
  func allWordsUnderSmallGroups(_ name: String, degree: Int) throws {
    for generators in try smallSubgroups(of: name, degree: degree, seed: 3) {
      try compare(generators, degree: degree, words: ternaryWords(degree))
    }
  }

  @Test func fivePointsUnderAllGroupsOfOrderAtMost24() throws {
    for generators in try smallSubgroups(of: "S5", degree: 5, seed: 5) {
      try compare(generators, degree: 5, words: ternaryWords(5))
    }
  }

  /// Every proper subgroup of S_6 without a fixed point that is not in A_6 is in one of these, and those of A_6 of
  /// order at most 24 are too.
  @Test(arguments: ["C2wrS3", "S3wrC2", "PGL(2,5)", "S4xS2"])
  func sixPoints(_ name: String) throws {
    // 729 words; every group has its own fifth of them.
    for (number, generators) in try smallSubgroups(of: name, degree: 6, seed: 11).enumerated() {
      let words = ternaryWords(6).enumerated().filter { ($0.offset + 3 * number) % 5 == 0 }.map(\.element)
      try compare(generators, degree: 6, words: words)
    }
  }

  /// Least images found by GAP 4.12 by going through all elements.
  @Test(arguments: [
    ("M11", [0, 2, 0, 2, 2, 1, 2, 2, 0, 2, 1], [0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2], 2),
    ("M11", [1, 2, 1, 1, 2, 0, 0, 0, 2, 1, 2], [0, 0, 0, 1, 1, 1, 2, 2, 1, 2, 2], 3),
    ("M11", [2, 0, 0, 0, 2, 1, 2, 1, 1, 2, 0], [0, 0, 0, 0, 1, 1, 2, 1, 2, 2, 2], 3),
    ("M11", [1, 1, 0, 0, 1, 2, 1, 2, 1, 2, 2], [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2], 2),
    ("M12", [1, 0, 0, 2, 0, 0, 0, 2, 2, 0, 0, 2], [0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2], 24),
    ("M12", [1, 1, 2, 1, 2, 2, 0, 0, 2, 1, 0, 2], [0, 0, 0, 1, 1, 1, 2, 1, 2, 2, 2, 2], 8),
    ("M12", [1, 0, 0, 1, 2, 0, 1, 2, 0, 2, 1, 2], [0, 0, 0, 0, 1, 1, 2, 1, 2, 1, 2, 2], 12),
    ("M12", [0, 2, 1, 1, 1, 1, 1, 2, 1, 1, 0, 2], [0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2], 12),
    (
      "(1 2 3)(4 5 6)(7 8 9),(2 4 3 7)(5 6 9 8),(1 10)(4 7)(5 6)(8 9)", [0, 1, 1, 0, 2, 0, 1, 0, 0, 1],
      [0, 0, 0, 0, 1, 1, 0, 1, 2, 1], 1
    ),
  ])
  func leastImagesOfGAP(_ name: String, word: [Int], least: [Int], stabilizer: Int) throws {
    let description = try GroupDescription(name)
    let group = try PermutationGroup(generators: description.generators, degree: description.degree)
    let minimal = MinimalImage<Int>(under: group)
    #expect(try minimal.canonicalForm(of: word).image == least)
    if group.degree > 10 { #expect(try minimal.stabilizer(of: word).order == stabilizer) }
  }

  /// The faces of the cube, as in GAP's example.
  static let rubik = [
    "(1 3 8 6)(2 5 7 4)(9 33 25 17)(10 34 26 18)(11 35 27 19)",
    "(9 11 16 14)(10 13 15 12)(1 17 41 40)(4 20 44 37)(6 22 46 35)",
    "(17 19 24 22)(18 21 23 20)(6 25 43 16)(7 28 42 13)(8 30 41 11)",
    "(25 27 32 30)(26 29 31 28)(3 38 43 19)(5 36 45 21)(8 33 48 24)",
    "(33 35 40 38)(34 37 39 36)(3 9 46 32)(2 12 47 29)(1 14 48 27)",
    "(41 43 48 46)(42 45 47 44)(14 22 30 38)(15 23 31 39)(16 24 32 40)",
  ].joined(separator: ",")

  @Test(arguments: [
    ("S50", 3), ("A50", 4), ("A50", 100_000), ("C2wrS20", 2), ("C2wrS20", 5), ("M24", 30), ("M24", 6), (rubik, 2),
    (rubik, 6),
    (rubik, 60), ("S8xS12", 3), ("PSL(3,4)", 4),
  ])
  func largeGroupsWithPlantedImages(_ name: String, values: Int) throws {
    let description = try GroupDescription(name)
    let group = try PermutationGroup(generators: description.generators, degree: description.degree)
    let minimal = MinimalImage<Int>(under: group)
    var random = SplitMix64(seed: UInt64(values))
    let word = (0..<group.degree).map { _ in Int.random(in: 0..<values, using: &random) }
    let element = group.randomElement(using: &random)
    let (form, other) = try (minimal.canonicalForm(of: word), minimal.canonicalForm(of: moved(word, by: element)))
    #expect(form.image == other.image)
    #expect(group.contains(form.element) && group.contains(other.element))
    #expect(moved(form.image, by: form.element) == word)
    #expect(!word.lexicographicallyPrecedes(form.image))
    #expect(try minimal.canonicalForm(of: form.image).image == form.image)
  }

  @Test func setsOfPoints() throws {
    let description = try GroupDescription("M24")
    let minimal = MinimalImage<Int>(
      under: try PermutationGroup(generators: description.generators, degree: description.degree))
    // M24 is transitive on five points, so every set of five can be the first.
    let image = try minimal.smallestImage(ofSet: [3, 23, 11, 7, 5])
    #expect(image.points == [0, 1, 2, 3, 4])
    #expect(Set(image.points.map { image.element($0) }) == [3, 23, 11, 7, 5])
    #expect(throws: CanonicalizationError.notASet(point: 24, degree: 24)) { try minimal.smallestImage(ofSet: [1, 24]) }
    #expect(throws: CanonicalizationError.notASet(point: 1, degree: 24)) { try minimal.smallestImage(ofSet: [1, 1]) }
  }

  @Test func theWorkLimitEndsInAnErrorAndNeverInAWrongImage() throws {
    let description = try GroupDescription(MinimalImageTests.rubik)
    let group = try PermutationGroup(generators: description.generators, degree: description.degree)
    let word = (0..<48).map { $0 * $0 % 2 }
    let right = try MinimalImage<Int>(under: group).canonicalForm(of: word).image
    var failures = 0
    for limit in [10, 1_000, 10_000, 20_000, 40_000, 80_000, 1_000_000] {
      do {
        #expect(try MinimalImage<Int>(under: group, workLimit: limit).canonicalForm(of: word).image == right)
      } catch let error as CanonicalizationError {
        #expect(error == .workLimit(limit))
        failures += 1
      }
    }
    #expect((2...6).contains(failures))
  }

  @Test func inputsThatAreRefused() throws {
    let group = try PermutationGroup(generators: GroupDescription("C5").generators, degree: 5)
    let minimal = MinimalImage<Double>(under: group)
    #expect(throws: CanonicalizationError.wrongLength(4, expected: 5)) { try minimal.canonicalForm(of: [1, 2, 3, 4]) }
    #expect(throws: CanonicalizationError.notOrdered(place: 2)) { try minimal.canonicalForm(of: [1, 2, .nan, 4, 5]) }
    #expect(throws: CanonicalizationError.stabilizerTooLarge(order: 5, limit: 4)) {
      try minimal.stabilizer(ofCanonical: [1, 1, 1, 1, 1], limit: 4)
    }
    #expect(try minimal.canonicalForm(of: [0, -.infinity, 2, .infinity, 0]).image == [-.infinity, 2, .infinity, 0, 0])
  }
}
