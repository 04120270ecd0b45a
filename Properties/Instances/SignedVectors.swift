import ExactArithmetic
import FiniteGroups

extension SignedPermutation {
  /// The vector gx: coordinate j goes to place p(j), with its sign.
  func moved(_ vector: [Rational]) -> [Rational] {
    var result = vector
    for (place, value) in vector.enumerated() { result[permutation(place)] = negated[place] ? -value : value }
    return result
  }

  /// All elements of the hyperoctahedral group, by definition.
  ///
  /// - Complexity: O(2ⁿ n!)
  static func all(dimension: Int) -> [SignedPermutation] {
    Permutation.all(degree: dimension).flatMap { permutation in
      (0..<(1 << dimension)).map { mask in
        SignedPermutation(permutation, negated: (0..<dimension).map { mask >> $0 & 1 == 1 })
      }
    }
  }
}

extension Permutation {
  /// All permutations of so many points.
  ///
  /// - Complexity: O(n · n!)
  static func all(degree: Int) -> [Permutation] {
    var lists: [[Int]] = [[]]
    for number in 1...max(degree, 1) where number <= degree {
      lists = lists.flatMap { list in
        (0...list.count).map { place in Array(list[..<place]) + [number] + Array(list[place...]) }
      }
    }
    // Each list has every number once.
    return lists.compactMap { try? Permutation(oneLine: $0) }
  }

  /// The list with the entry of place j at place p(j).
  func moved<Entry>(_ list: [Entry]) -> [Entry] { list.indices.map { list[inverse($0)] } }
}

extension SignedMethod {
  /// Whether a signed permutation belongs to the group of the method.
  func contains(_ element: SignedPermutation) -> Bool {
    switch self {
    case .signs: element.permutation == Permutation(identity: element.dimension)
    case .signedSorting: true
    case .sortingUpToSign, .sortedPair: Set(element.negated).count <= 1
    }
  }

  /// All elements of the group of the method on so many coordinates.
  func group(dimension: Int) -> [SignedPermutation] {
    SignedPermutation.all(dimension: dimension).filter { contains($0) }
  }
}

extension [Rational] {
  /// max |x_i − y_i|.
  func distance(to other: [Rational]) -> Rational { minus(other).map(\.magnitude).max() ?? .zero }
}

extension Instance {
  /// The vector of a name, with a coordinate for each point of the group; `nil` if there are none or more than a limit.
  func shortVector(_ name: String = "x", limit: Int = 4) throws -> [Rational]? {
    let vector = try vector(name, count: group.degree)
    return (1...limit).contains(vector.count) ? vector : nil
  }

  /// All ascending words x of letters, up to a length, each with the words y in which some letters are larger by 1.
  static func raisedWords(_ letters: ClosedRange<Int>, length: Int) throws -> [Instance] {
    var words: [[Int]] = [[]]
    var result: [Instance] = []
    for count in 1...length {
      words = words.flatMap { word in letters.filter { $0 >= word.last ?? $0 }.map { word + [$0] } }
      for word in words {
        for mask in 0..<(1 << count) {
          var instance = try Instance.trivial(word: word.map { Rational($0) })
          instance.vectors["y"] = word.indices.map { Rational(word[$0] + (mask >> $0 & 1)) }
          result.append(instance)
        }
      }
    }
    return result
  }
}
