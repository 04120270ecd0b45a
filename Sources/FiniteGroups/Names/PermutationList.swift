/// A list of permutations in cycle notation or one-line notation, as a user types it.
struct PermutationList {
  /// The permutations, extended to a common degree.
  let permutations: [Permutation]

  private static let hint =
    "write cycles such as (1 2 3)(4 5),(1 2) or images such as [2,3,1],[2,1,3]; points are counted from 1"

  /// Reads the list; `degree` (if given) is the number of points of all permutations.
  ///
  /// - Throws: ``GroupError/malformedPermutation(_:hint:)``, ``GroupError/notAPermutation(_:)``,
  ///   ``GroupError/degreeTooLarge(_:limit:)``.
  init(_ text: String, degree: Int? = nil) throws(GroupError) {
    var parser = PermutationParser(text: text)
    var images: [[Int]] = []
    repeat { images.append(try parser.permutation()) } while parser.skip(",") || parser.skip(";")
    guard parser.isAtEnd else { throw .malformedPermutation(text, hint: PermutationList.hint) }
    let count = degree ?? max(images.map(\.count).max() ?? 0, 1)
    guard count <= GroupDescription.degreeLimit else {
      throw .degreeTooLarge(count, limit: GroupDescription.degreeLimit)
    }
    var permutations: [Permutation] = []
    for list in images {
      guard list.count <= count else {
        throw .malformedPermutation(text, hint: "the group moves the points 1 … \(count) only")
      }
      permutations.append(try Permutation(oneLine: list + ((list.count + 1)..<(count + 1))))
    }
    self.permutations = permutations
  }

  private struct PermutationParser {
    let text: String
    var rest: Substring

    init(text: String) {
      self.text = text
      rest = text[...]
    }

    var isAtEnd: Bool { rest.allSatisfy { $0 == " " } }

    mutating func skip(_ character: Character) -> Bool {
      rest = rest.drop { $0 == " " }
      guard rest.first == character else { return false }
      rest = rest.dropFirst()
      return true
    }

    private var malformed: GroupError { .malformedPermutation(text, hint: PermutationList.hint) }

    /// Numbers up to a closing bracket, separated by commas or spaces.
    private mutating func numbers(until close: Character) throws(GroupError) -> [Int] {
      guard let end = rest.firstIndex(of: close) else { throw malformed }
      var result: [Int] = []
      for word in rest[..<end].split(whereSeparator: { $0 == " " || $0 == "," }) {
        guard let value = Int(word), value >= 1 else { throw malformed }
        guard value <= GroupDescription.degreeLimit else {
          throw .degreeTooLarge(value, limit: GroupDescription.degreeLimit)
        }
        result.append(value)
      }
      rest = rest[rest.index(after: end)...]
      return result
    }

    /// One permutation as a list of images from 1.
    mutating func permutation() throws(GroupError) -> [Int] {
      if skip("[") { return try numbers(until: "]") }
      var cycles: [[Int]] = []
      while skip("(") { cycles.append(try numbers(until: ")")) }
      guard !cycles.isEmpty else { throw malformed }
      var images = Array(1..<((cycles.joined().max() ?? 0) + 1))
      var seen: Set<Int> = []
      for cycle in cycles {
        for (index, point) in cycle.enumerated() {
          guard seen.insert(point).inserted else {
            throw .malformedPermutation(
              text, hint: "the cycles of one permutation must be disjoint; \(point) occurs twice")
          }
          images[point - 1] = cycle[(index + 1) % cycle.count]
        }
      }
      return images
    }
  }
}
