/// The orbits of a group on some points (a union of orbits), each as a Schreier tree.
struct OrbitForest: Sendable {
  /// The first of each orbit in the order the points were given.
  private(set) var roots: [Int] = []
  private var orbits: [[UInt16]] = []
  /// For each point the number of its tree, or −1.
  private var trees: [Int32]
  /// For each point the generator that leads to it from its parent, or −1.
  private var labels: [Int32]
  private let table: PermutationTable

  /// - Complexity: O(points · generators)
  init(generators: [Int], points: [Int], table: PermutationTable) {
    self.table = table
    trees = Array(repeating: -1, count: table.degree)
    labels = trees
    for root in points where trees[root] < 0 {
      trees[root] = Int32(roots.count)
      var orbit = [UInt16(root)]
      var head = 0
      while head < orbit.count {
        for generator in generators {
          let image = table.image(generator, Int(orbit[head]))
          if trees[image] >= 0 { continue }
          trees[image] = Int32(roots.count)
          labels[image] = Int32(generator)
          orbit.append(UInt16(image))
        }
        head += 1
      }
      roots.append(root)
      orbits.append(orbit)
    }
  }

  /// The number of the tree of a point.
  func tree(of point: Int) -> Int { Int(trees[point]) }

  /// The orbit of a point.
  func orbit(of point: Int) -> [UInt16] { orbits[tree(of: point)] }

  /// The element of the group that sends the root of its tree to a point.
  ///
  /// - Complexity: O(degree · height)
  func element(to point: Int) -> Permutation {
    var images = Permutation(identity: table.degree).images
    images.withUnsafeMutableBufferPointer { images in
      table.inverseImages.withUnsafeBufferPointer { inverses in
        var current = point
        while labels[current] >= 0 {
          // s_d⁻¹ ⋯ s₁⁻¹ in the end, the inverse of what is wanted.
          let row = Int(labels[current]) * table.degree
          for index in 0..<images.count { images[index] = inverses[row + Int(images[index])] }
          current = Int(inverses[row + current])
        }
      }
    }
    return Permutation(unchecked: images).inverse
  }

  /// An element of the group that sends one point to another of its orbit.
  func element(from start: Int, to end: Int) -> Permutation { element(to: end) * element(to: start).inverse }

  /// One point of each orbit of a group on some points, a union of orbits.
  static func representatives(of points: [Int], under generators: [Permutation]) -> [Int] {
    guard let degree = generators.first?.degree else { return points }
    var table = PermutationTable(degree: degree)
    let numbers = generators.map { table.append($0) }
    return OrbitForest(generators: numbers, points: points, table: table).roots
  }
}
