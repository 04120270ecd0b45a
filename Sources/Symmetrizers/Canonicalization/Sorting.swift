public import FiniteGroups

/// S_n, or A_n, on lists of n entries: sorting.
///
/// Equal entries keep their order, so the permutation returned is a function of the list. For A_n the last two
/// entries of the sorted list are exchanged where that takes an odd permutation and no two entries are equal.
///
/// Continuity, for real entries and S_n: the i-th smallest entry is 1-Lipschitz in the maximum norm, so f∘κ is
/// continuous with f. With outputs carried back by the permutation it is not: (ε, 0) and (0, ε) are sorted by
/// different permutations, both near (0, 0). For rows of d > 1 real numbers sorted lexicographically κ itself jumps:
/// rows (±ε, 1) and (0, 0) sort to (−ε, 1), (0, 0) and to (0, 0), (ε, 1); and no canonicalization is continuous (Dym,
/// Lawrence, Siegel 2024; ``ReflectionCriterion``). So for A_n, n > 2.
///
/// - Complexity: O(n log n) comparisons
public struct Sorting<Entry: Sendable>: OrbitCanonicalization {
  /// Elements of the group.
  public typealias Element = Permutation
  /// Lists.
  public typealias Input = [Entry]

  /// Whether only even permutations belong to the group.
  public let isAlternating: Bool
  /// One query; continuity as it is for lists of any length.
  public var profile: SymmetrizerProfile { profile(length: nil) }

  private let isRows: Bool
  private let precedes: @Sendable (Entry, Entry) -> Bool
  private let isOrdered: @Sendable (Entry) -> Bool

  private init(
    isAlternating: Bool, rows: Bool, precedes: @escaping @Sendable (Entry, Entry) -> Bool,
    isOrdered: @escaping @Sendable (Entry) -> Bool
  ) {
    self.isAlternating = isAlternating
    self.precedes = precedes
    self.isOrdered = isOrdered
    isRows = rows
  }

  /// What holds for lists of a length; `nil` for all lengths at once.
  ///
  /// On at most one entry the group is trivial, and A_2 is too: lists stay as they are.
  public func profile(length: Int?) -> SymmetrizerProfile {
    let isTrivial = (length ?? .max) <= (isAlternating ? 2 : 1)
    return .canonicalization(
      isAlternating ? "even-sorting" : isRows ? "row-sorting" : "sorting",
      source: isRows ? "Dym, Lawrence, Siegel 2024" : "order statistics",
      continuity: isTrivial ? .unmoved : isAlternating ? .evenSorting : isRows ? .rowSorting : .sorting)
  }

  /// The permutation that sorts, as images: place j gets the entry of the j-th image.
  func sortingImages(_ input: [Entry]) throws -> [Int] {
    if let place = input.firstIndex(where: { !isOrdered($0) }) { throw CanonicalizationError.notOrdered(place: place) }
    var images = WordRanks.ascending(input.indices) { precedes(input[$0], input[$1]) }
    if isAlternating {
      AlternatingOrder.makeEven(&images, orbit: Array(input.indices)) {
        !precedes(input[$0], input[$1]) && !precedes(input[$1], input[$0])
      }
    }
    return images
  }

  /// The sorted list, and the permutation that carries it to the list.
  ///
  /// - Throws: ``CanonicalizationError/notOrdered(place:)``
  public func canonicalForm(of input: [Entry]) throws -> CanonicalForm<Permutation, [Entry]> {
    let images = try sortingImages(input)
    return CanonicalForm(image: images.map { input[$0] }, element: try MinimalImageSearch.permutation(images))
  }

  /// The list that has x_{g(j)} at place j.
  public func carriedBack(_ input: [Entry], by element: Permutation) -> [Entry] { element.carriedBack(input) }

  /// The product g·h.
  public func product(_ left: Permutation, _ right: Permutation) -> Permutation { left * right }

  /// The permutations of equal entries.
  ///
  /// - Throws: ``CanonicalizationError/stabilizerTooLarge(order:limit:)``
  /// - Complexity: O(size · n)
  public func stabilizer(ofCanonical image: [Entry], limit: Int) throws -> [Permutation] {
    var cells: [[Int]] = []
    for place in image.indices {
      if place > 0, let last = cells.last?.last, !precedes(image[last], image[place]),
        !precedes(image[place], image[last])
      {
        cells[cells.count - 1].append(place)
      } else {
        cells.append([place])
      }
    }
    let permutations = try CellPermutations.all(
      of: cells, degree: image.count, limit: isAlternating ? 2 * limit : limit)
    return isAlternating ? permutations.filter(\.isEven) : permutations
  }
}

extension Sorting where Entry: Comparable {
  /// The symmetric group, or the alternating group, on lists of entries.
  public init(isAlternating: Bool = false) {
    self.init(isAlternating: isAlternating, rows: false, precedes: { $0 < $1 }, isOrdered: { $0 == $0 })
  }
}

extension Sorting {
  /// The symmetric group, or the alternating group, on lists of rows (points of ℝᵈ), which are compared
  /// lexicographically.
  public static func rows<Coordinate: Comparable & Sendable>(
    isAlternating: Bool = false
  ) -> Sorting where Entry == [Coordinate] {
    Sorting(
      isAlternating: isAlternating, rows: true, precedes: { $0.lexicographicallyPrecedes($1) },
      isOrdered: { $0.allSatisfy { $0 == $0 } })
  }
}

extension Continuity {
  /// The trivial group.
  static let unmoved = Continuity(isPreserved: true, reason: "the group is trivial, and lists stay as they are")
  /// Order statistics.
  static let sorting = Continuity(
    isPreserved: true,
    reason: "order statistics are 1-Lipschitz; the permutation that sorts jumps at ties (equivariant use)")
  fileprivate static let rowSorting = Continuity(
    isPreserved: false, reason: "rows whose first entries tie change places at once (rows of one number: continuous)")
  fileprivate static let evenSorting = Continuity(
    isPreserved: false,
    reason: "for n > 2 the last two places of the sorted list change roles where two other entries tie")
}
