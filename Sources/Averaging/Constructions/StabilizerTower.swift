import FiniteGroups

/// A chain of point stabilizers G = H₀ > H₁ > … > 1 with transversals: every element is a product of one
/// representative of each level.
struct StabilizerTower {
  /// One level.
  struct Level {
    /// The elements of Hᵢ.
    let elements: [Int]
    /// The elements of Hᵢ₊₁, the stabilizer of a point.
    let stabilizer: [Int]
    /// A representative of each coset of Hᵢ₊₁ in Hᵢ, the identity first.
    let transversal: [Int]
  }

  /// From the whole group down.
  let levels: [Level]

  /// - Complexity: O(order · degree)
  init(of group: FiniteGroup) {
    var levels: [Level] = []
    var elements = Array(0..<group.order)
    while elements.count > 1 {
      guard
        let point = (0..<group.degree).first(where: { point in
          elements.contains { group.image(of: point, under: $0) != point }
        })
      else { break }
      let stabilizer = elements.filter { group.image(of: point, under: $0) == point }
      let transversal = StabilizerTower.transversal(
        of: point, elements, index: elements.count / stabilizer.count, group)
      levels.append(Level(elements: elements, stabilizer: stabilizer, transversal: transversal))
      elements = stabilizer
    }
    self.levels = levels
  }

  /// The stabilizer of a point among the elements of a subgroup.
  static func stabilizer(of point: Int, in elements: [Int], _ group: FiniteGroup) -> Subgroup {
    Subgroup(of: group, generatedBy: elements.lazy.filter { group.image(of: point, under: $0) == point })
  }

  /// The powers of one element where they move the point through its whole orbit, else the least elements.
  private static func transversal(of point: Int, _ elements: [Int], index: Int, _ group: FiniteGroup) -> [Int] {
    let regular = elements.first { element in
      var (image, length) = (group.image(of: point, under: element), 1)
      while image != point {
        image = group.image(of: image, under: element)
        length += 1
      }
      return length == index && group.order(of: element) == index
    }
    if let regular {
      return (1..<max(1, index)).reduce(into: [group.identity]) { powers, _ in
        powers.append(group.product(powers[powers.count - 1], regular))
      }
    }
    var seen: Set<Int> = []
    return elements.filter { seen.insert(group.image(of: point, under: $0)).inserted }
  }
}
