import FiniteGroups

/// Symmetries of a word that fix the images chosen so far; stabilizers are computed where they are asked for.
struct PrefixSymmetries {
  /// A group that fixes the word and the points chosen, but those in `pending`; `nil` where it is trivial.
  private var group: PermutationGroup?
  /// Chosen points that the group may still move.
  private var pending: [Int] = []
  /// How many chains of stabilizers were made on the way here.
  private(set) var chainsMade = 0

  /// - Parameter group: it fixes the word.
  init(_ group: PermutationGroup) { self.group = group.isTrivial ? nil : group }

  /// The symmetries that fix one more point.
  func fixing(_ point: Int) -> PrefixSymmetries {
    var result = self
    if group != nil { result.pending.append(point) }
    return result
  }

  /// One of each orbit among some images of the next base point.
  ///
  /// Points of one orbit lead to the same images of the word: if s fixes it, c∘(s·h) = c∘h.
  mutating func representatives(of points: [Int]) -> [Int] {
    guard points.count > 1, var group else { return points }
    let moved = pending.filter { point in group.generators.contains { $0(point) != point } }
    if !moved.isEmpty {
      group = group.pointwiseStabilizer(of: moved)
      chainsMade += 1
    }
    pending = []
    self.group = group.isTrivial ? nil : group
    var covered: Set<Int> = []
    return points.filter { point in
      guard !covered.contains(point) else { return false }
      covered.formUnion(group.orbit(of: point))
      return true
    }
  }
}
