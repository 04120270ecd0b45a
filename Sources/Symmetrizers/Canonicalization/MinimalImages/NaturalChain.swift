import ExactArithmetic
import FiniteGroups

/// The stabilizers of 0, of 0 and 1, … in a permutation group, those that differ from the one before, with the orbits
/// of each.
///
/// This is a stabilizer chain for the base 0, 1, 2, …: the base in which images are compared.
struct NaturalChain: Sendable {
  /// A stabilizer that moves its base point.
  struct Level: Sendable {
    /// The least point that the group of the level moves.
    let basePoint: Int
    /// The orbit of the base point in order of discovery; the base point is first.
    let orbit: [Int]
    /// For each point of the domain, the number of the edge that leads to it from its parent, −1 at the base point
    /// and outside.
    let labels: [Int]
    /// For each point, its parent in the tree.
    let parents: [Int]
    /// The images of all points under the elements of the group that are edges.
    let edges: [[Int]]

    /// The product of an element, as images, with the transversal element that sends the base point to a point of the
    /// orbit.
    ///
    /// - Complexity: O(degree · height of the tree)
    func product(_ element: [Int], to point: Int) -> [Int] {
      var (result, current) = (element, point)
      while labels[current] >= 0 {
        let edge = edges[labels[current]]
        result = edge.map { result[$0] }
        current = parents[current]
      }
      return result
    }
  }

  /// The number of points.
  let degree: Int
  /// The stabilizers that move their base point; base points ascend.
  let levels: [Level]
  /// For each number of base points fixed, the orbits of more than one point, each ascending.
  let cells: [[[Int]]]

  /// - Complexity: one change of base for each level; O(degree · base · generators) memory
  init(_ group: PermutationGroup) {
    degree = group.degree
    var (levels, cells): ([Level], [[[Int]]]) = ([], [])
    var random = SplitMix64(seed: group.seed)
    var current = group
    for point in 0..<group.degree where !current.isTrivial {
      guard current.generators.contains(where: { $0(point) != point }) else { continue }
      cells.append(current.orbits.filter { $0.count > 1 })
      levels.append(NaturalChain.level(of: current, at: point, using: &random))
      current = current.stabilizer(of: point)
    }
    self.levels = levels
    self.cells = cells + [[]]
  }

  private static func level(of group: PermutationGroup, at base: Int, using random: inout SplitMix64) -> Level {
    // Random elements keep the tree low: a long cycle alone would make it as high as its orbit.
    let elements = group.strongGenerators + (0..<4).map { _ in group.randomElement(using: &random) }
    let edges = elements.map { element in (0..<group.degree).map { element($0) } }
    var labels = [Int](repeating: -1, count: group.degree)
    var (parents, seen) = (labels, [Bool](repeating: false, count: group.degree))
    var orbit = [base]
    seen[base] = true
    var head = 0
    while head < orbit.count {
      let point = orbit[head]
      for (number, edge) in edges.enumerated() where !seen[edge[point]] {
        seen[edge[point]] = true
        labels[edge[point]] = number
        parents[edge[point]] = point
        orbit.append(edge[point])
      }
      head += 1
    }
    return Level(basePoint: base, orbit: orbit, labels: labels, parents: parents, edges: edges)
  }
}
