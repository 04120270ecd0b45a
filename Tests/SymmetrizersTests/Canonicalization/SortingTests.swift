import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

/// The product of the group's elements by cycles, in lexicographic order of images.
private func permutations(_ count: Int) throws -> [Permutation] {
  let group = try FiniteGroup(generators: GroupDescription("S\(count)").generators, degree: count)
  return (0..<group.order).map { group.permutation($0) }
}

@Suite struct SortingTests {
  @Test func sortingAgreesWithTheLeastImage() throws {
    for word in ternaryWords(4) {
      let form = try Sorting<Int>().canonicalForm(of: word)
      #expect(form.image == word.sorted())
      #expect(moved(form.image, by: form.element) == word)
    }
  }

  @Test func evenPermutationsSortUpToAnExchange() throws {
    let even = try permutations(4).filter(\.isEven)
    for word in ternaryWords(4) + [[3, 1, 2, 0], [1, 3, 2, 0]] {
      let form = try Sorting<Int>(isAlternating: true).canonicalForm(of: word)
      #expect(form.element.isEven)
      #expect(moved(form.image, by: form.element) == word)
      #expect(form.image == even.map { moved(word, by: $0) }.min { $0.lexicographicallyPrecedes($1) })
      #expect(
        try Set(Sorting<Int>(isAlternating: true).stabilizer(ofCanonical: form.image, limit: 24))
          == Set(even.filter { moved(form.image, by: $0) == form.image }))
    }
    #expect(try Sorting<Int>(isAlternating: true).canonicalForm(of: [3, 1, 2, 0]).image == [0, 1, 3, 2])
  }

  @Test func equalEntriesKeepTheirOrder() throws {
    let form = try Sorting<Double>().canonicalForm(of: [1, 0, 1, 0, -.infinity])
    #expect(form.element.oneLine == [5, 2, 4, 1, 3])
    #expect(throws: CanonicalizationError.notOrdered(place: 1)) { try Sorting<Double>().canonicalForm(of: [0, .nan]) }
  }

  @Test func rowsAreSortedLexicographically() throws {
    let sorting: Sorting<[Int]> = .rows()
    let rows = [[1, 2], [0, 5], [1, 1], [0, 5]]
    #expect(try sorting.canonicalForm(of: rows).image == [[0, 5], [0, 5], [1, 1], [1, 2]])
    for element in try permutations(4) {
      #expect(try sorting.canonicalForm(of: moved(rows, by: element)).image == [[0, 5], [0, 5], [1, 1], [1, 2]])
    }
  }

  @Test func stabilizersAreThePermutationsOfEqualEntries() throws {
    let sorting = Sorting<Int>()
    #expect(try sorting.stabilizer(ofCanonical: [0, 0, 1, 2, 2, 2], limit: 12).count == 12)
    #expect(throws: CanonicalizationError.stabilizerTooLarge(order: 12, limit: 11)) {
      try sorting.stabilizer(ofCanonical: [0, 0, 1, 2, 2, 2], limit: 11)
    }
  }

  @Test func leastRotationsAgreeWithAllRotations() throws {
    let minimal = LeastRotation<Int>()
    for length in 0...7 {
      for word in ternaryWords(length) {
        let form = try minimal.canonicalForm(of: word)
        let rotations = (0..<max(length, 1)).map { shift in word.indices.map { word[($0 + shift) % length] } }
        #expect(form.image == rotations.min { $0.lexicographicallyPrecedes($1) })
        #expect(moved(form.image, by: form.element) == word)
        if length == 6 {
          #expect(
            try minimal.stabilizer(ofCanonical: form.image, limit: 6).count == rotations.count { $0 == word })
        }
      }
    }
  }

  @Test func signs() throws {
    let flips = SignCanonicalization<Int>()
    let signed = SignCanonicalization<Int>(sorts: true)
    for word in ternaryWords(4).map({ $0.map { $0 - 1 } }) + [[3, -1, -3, 2]] {
      let (absolute, sorted) = try (flips.canonicalForm(of: word), signed.canonicalForm(of: word))
      #expect(absolute.image == word.map(abs))
      #expect(sorted.image == word.map(abs).sorted())
      #expect(flips.carriedBack(word, by: absolute.element) == absolute.image)
      #expect(signed.carriedBack(word, by: sorted.element) == sorted.image)
      let zeros = word.count { $0 == 0 }
      let fixing = try flips.stabilizer(ofCanonical: absolute.image, limit: 16)
      #expect(fixing.count == 1 << zeros)
      #expect(fixing.allSatisfy { flips.carriedBack(absolute.image, by: $0) == absolute.image })
    }
    // ±1 twice and 0 twice: 2! · 2! · 2²
    #expect(try signed.stabilizer(ofCanonical: [0, 0, 1, 1], limit: 16).count == 16)
    #expect(throws: CanonicalizationError.stabilizerTooLarge(order: 16, limit: 15)) {
      try signed.stabilizer(ofCanonical: [0, 0, 1, 1], limit: 15)
    }
    #expect(throws: CanonicalizationError.self) {
      try flips.stabilizer(ofCanonical: Array(repeating: 0, count: 200), limit: 1000)
    }
  }

  @Test func sortingUpToACommonSign() throws {
    let method = SortingUpToSign<Int>()
    for word in ternaryWords(4).map({ $0.map { $0 - 1 } }) {
      let form = try method.canonicalForm(of: word)
      let (up, down) = (word.sorted(), word.map { -$0 }.sorted())
      #expect(form.image == [up, down].min { $0.lexicographicallyPrecedes($1) })
      #expect(method.carriedBack(word, by: form.element) == form.image)
      #expect(try method.canonicalForm(of: word.map { -$0 }).image == form.image)
      let fixing = try method.stabilizer(ofCanonical: form.image, limit: 48)
      #expect(Set(fixing).count == fixing.count)
      #expect(fixing.allSatisfy { method.carriedBack(form.image, by: $0) == form.image })
    }
    #expect(try method.stabilizer(ofCanonical: [-1, 0, 0, 1], limit: 48).count == 4)
    #expect(try method.stabilizer(ofCanonical: [-1, 0, 0, 2], limit: 48).count == 2)
  }
}
