import FiniteGroups

/// The action of the generators on labels up to sign, and its orbits.
///
/// Each orbit spans a summand; orbits whose generator tables are the same to the letter are the same representation and are
/// kept once, with their multiplicity.
struct MonomialAction {
  /// One image per generator: a label and whether it carries a minus sign.
  let images: ([Int]) -> [(label: [Int], negative: Bool)]

  /// Splits the labels into orbits, in the order in which the sequence meets them.
  ///
  /// - Throws: ``RepresentationError/classTooLarge(className:what:limit:)`` before the tables are made.
  /// - Complexity: O(labels · generators) images
  func constituents(
    of labels: some Sequence<[Int]>, className: String, group: FiniteGroup, tree: CayleyTree
  ) throws(RepresentationError) -> [Constituent] {
    var seen: Set<[Int]> = []
    var order: [[Int32]] = []
    var found: [[Int32]: (labels: [[Int]], count: Int)] = [:]
    for label in labels where !seen.contains(label) {
      let orbit = orbit(of: label)
      seen.formUnion(orbit.labels)
      if found[orbit.table] == nil { order.append(orbit.table) }
      found[orbit.table, default: (orbit.labels, 0)].count += 1
    }
    let size = found.values.reduce(0) { $0 + $1.labels.count } * group.order
    guard size <= FunctionClass.tableLimit else {
      throw .classTooLarge(className: className, what: "\(size) numbers to tabulate", limit: FunctionClass.tableLimit)
    }
    return order.compactMap { key in
      found[key].map { entry in
        Constituent(
          labels: entry.labels, multiplicity: entry.count,
          table: .monomial(MonomialAction.tabulate(key, dimension: entry.labels.count, group: group, tree: tree)))
      }
    }
  }

  /// The orbit in breadth-first order, and the images of all its labels under all generators, ±(position + 1).
  private func orbit(of start: [Int]) -> (labels: [[Int]], table: [Int32]) {
    var position = [start: 0]
    var labels = [start]
    var table: [Int32] = []
    var head = 0
    while head < labels.count {
      for (image, negative) in images(labels[head]) {
        let index = position[image] ?? labels.count
        if index == labels.count {
          position[image] = index
          labels.append(image)
        }
        table.append(Int32(negative ? -index - 1 : index + 1))
      }
      head += 1
    }
    return (labels, table)
  }

  /// Extends the images under the generators to the group, along the Cayley tree: ρ(gs)bⱼ = ρ(g)(ρ(s)bⱼ).
  private static func tabulate(_ generators: [Int32], dimension: Int, group: FiniteGroup, tree: CayleyTree) -> [Int32] {
    let count = group.generators.count
    var images = [Int32](repeating: 0, count: group.order * dimension)
    for column in 0..<dimension { images[group.identity * dimension + column] = Int32(column + 1) }
    for element in tree.elements.dropFirst() {
      let parent = tree.parents[element] * dimension
      let letter = tree.lastGenerators[element]
      for column in 0..<dimension {
        let inner = generators[column * count + letter]
        let outer = images[parent + Int(inner.magnitude) - 1]
        images[element * dimension + column] = inner < 0 ? -outer : outer
      }
    }
    return images
  }
}
