import ExactArithmetic

extension TrainingGroup {
  /// How elements move points; what it needs is tabulated once.
  struct Action: Sendable {
    let group: TrainingGroup
    /// cos and sin of the multiples of 2π/n, for rotations.
    private let turns: [(cosine: Double, sine: Double)]

    /// - Complexity: O(n) values of the cosine, for rotations
    init(_ group: TrainingGroup) {
      self.group = group
      guard case .rotations(let n) = group else {
        turns = []
        return
      }
      // Through enclosures and not through the C library, whose last digits differ between machines. sin θ = cos(π/2 − θ).
      func cosine(_ multiple: Int, of order: Int) -> Double {
        (RealCyclotomic.doubleCosine(order: order, multiple: multiple) / 2).approximation
      }
      turns = (0..<n).map { (cosine($0, of: n), cosine(n - 4 * $0, of: 4 * n)) }
    }

    /// The image g·x.
    ///
    /// - Precondition: an element of the group and a point of its space.
    /// - Complexity: O(d)
    func apply(_ element: Element, to point: [Double]) -> [Double] {
      switch element {
      case .permutation(let images):
        var result = point
        for (place, image) in images.enumerated() { result[image] = point[place] }
        return result
      case .flips(let bits): return point.indices.map { bits >> UInt64($0) & 1 == 1 ? -point[$0] : point[$0] }
      case .turn(let multiple):
        let (cosine, sine) = turns[multiple]
        return [cosine * point[0] - sine * point[1], sine * point[0] + cosine * point[1]]
      }
    }
  }

  /// All elements, the identity first.
  ///
  /// - Complexity: O(|G| · d): only for groups that can be enumerated
  public var elements: [Element] {
    switch self {
    case .permutations(let n):
      var lists: [[Int]] = [[]]
      for value in 0..<n {
        // Inserting at the end first keeps the identity in front.
        lists = lists.flatMap { list in
          (0...list.count).reversed().map { Array(list[..<$0]) + [value] + Array(list[$0...]) }
        }
      }
      return lists.map { .permutation($0) }
    case .signFlips(let m): return (0..<(UInt64(1) << UInt64(m))).map { .flips($0) }
    case .rotations(let n): return (0..<n).map { .turn($0) }
    }
  }
}
