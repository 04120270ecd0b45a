public import FiniteGroups

/// A summand of a permutation module, with the names of its basis functions and the way a permutation moves them.
public struct LabelledSummand: Sendable {
  /// The points of each label, counted from 1; sets of points one after the other, each ascending.
  public let labels: [[Int]]
  /// The orbits of the basis functions: their places, and the signs of an invariant combination of them, if there is one.
  public let orbits: [(members: [Int], signs: [Int]?)]

  private let summand: PermutationModule.Summand

  fileprivate init(_ summand: PermutationModule.Summand) {
    self.summand = summand
    let width = summand.selection.count == 0 ? 0 : summand.labels.count / summand.selection.count
    labels = (0..<summand.selection.count).map { index in
      summand.labels[(index * width)..<((index + 1) * width)].map { $0 + 1 }
    }
    orbits = summand.orbits.map { orbit in (orbit.members.map { Int($0) }, orbit.signs?.map { Int($0) }) }
  }

  /// Where a signed permutation of the coordinates moves the basis functions: ±(place + 1).
  ///
  /// - Precondition: as many coordinates as the module has points.
  /// - Complexity: O(dimension · t²) for labels of t points
  public func images(under element: SignedPermutation) -> [Int32] {
    var images = [Int32](repeating: 0, count: labels.count)
    summand.selection.images(under: element, labels: summand.labels, into: &images)
    return images
  }
}

extension PermutationModule {
  /// The summands, isomorphic copies once.
  ///
  /// - Complexity: O(dimension)
  public var labelledSummands: [LabelledSummand] { summands.map { LabelledSummand($0) } }
}

extension RealMatrix {
  /// An approximate unit vector v with ‖Av‖ = ‖A‖, in floating point; nothing is proved.
  ///
  /// - Complexity: O(rows · columns²)
  public func leadingRightSingularVector() -> [Double] {
    columnCount == 0 ? [] : (transposed * self).leadingEigenvector().vector
  }
}
