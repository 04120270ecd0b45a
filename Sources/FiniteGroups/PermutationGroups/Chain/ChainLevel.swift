/// One level of a stabilizer chain: the orbit of a base point as a Schreier tree.
///
/// The tree stores for each orbit point the generator that led to it; the parent is found by the inverse. So a level takes
/// O(degree) memory however long its orbit is. Short orbits (see `explicitLimit`) keep their transversal explicitly too,
/// because one product is faster than a walk.
struct ChainLevel: Sendable {
  private static let absent = UInt16.max

  let basePoint: Int
  /// The orbit in order of discovery; the base point is first.
  private(set) var orbit: [UInt16]
  /// Where each point stands in the orbit.
  private var positions: [UInt16]
  /// For each orbit point the generator that leads to it from its parent; −1 at the base point.
  private var labels: [Int32]
  /// For each orbit point the length of its word.
  private var depths: [UInt16]
  /// The generators of the group of this level, as numbers in the chain's table.
  private(set) var generators: [Int] = []
  /// Further elements of that group, which only shorten the words of the tree.
  private(set) var shortcuts: [Int] = []
  /// The inverses of the transversal, one row for each orbit point, or empty.
  private(set) var inverseRows: [UInt16]
  /// The largest number of entries of `inverseRows`; 0 when it was exceeded.
  private var explicitLimit: Int

  init(basePoint: Int, degree: Int, explicitLimit: Int) {
    self.basePoint = basePoint
    orbit = [UInt16(basePoint)]
    positions = Array(repeating: ChainLevel.absent, count: degree)
    positions[basePoint] = 0
    labels = [-1]
    depths = [0]
    self.explicitLimit = degree <= explicitLimit ? explicitLimit : 0
    inverseRows = degree <= explicitLimit ? Permutation(identity: degree).images : []
  }

  /// Whether the transversal is stored.
  var isExplicit: Bool { explicitLimit > 0 }

  /// The length of the longest word.
  var height: Int { Int(depths.max() ?? 0) }

  /// The position of a point in the orbit, or `nil`.
  @inline(__always)
  func position(of point: Int) -> Int? {
    let position = positions[point]
    return position == ChainLevel.absent ? nil : Int(position)
  }

  /// The positions of all points, −1 outside the orbit.
  var positionTable: [Int32] { positions.map { $0 == ChainLevel.absent ? -1 : Int32($0) } }

  /// The transversal, one row for each orbit point.
  ///
  /// - Precondition: ``isExplicit``
  func representativeRows(degree: Int) -> [UInt16] {
    var rows = [UInt16](repeating: 0, count: inverseRows.count)
    for start in stride(from: 0, to: rows.count, by: degree) {
      for point in 0..<degree { rows[start + Int(inverseRows[start + point])] = UInt16(point) }
    }
    return rows
  }

  /// The generator that leads to an orbit point, or `nil` at the base point.
  func label(at position: Int) -> Int? { position == 0 ? nil : Int(labels[position]) }

  /// Adds a generator and closes the orbit under it.
  ///
  /// - Complexity: O(orbit + new points · generators), with explicit rows O(new points · degree) more.
  mutating func add(_ generator: Int, table: PermutationTable) {
    generators.append(generator)
    // The old points are closed under the old generators.
    let old = orbit.count
    for head in 0..<old { visit(from: head, by: generator, table) }
    grow(from: old, table)
  }

  /// Rebuilds the tree breadth first, with further elements of the group as edges.
  ///
  /// - Complexity: O(orbit · (generators + shortcuts))
  mutating func rebuild(adding newShortcuts: [Int], table: PermutationTable) {
    shortcuts += newShortcuts
    for point in orbit { positions[Int(point)] = ChainLevel.absent }
    positions[basePoint] = 0
    orbit = [UInt16(basePoint)]
    labels = [-1]
    depths = [0]
    if isExplicit { inverseRows.removeSubrange(table.degree...) }
    grow(from: 0, table)
  }

  private mutating func grow(from start: Int, _ table: PermutationTable) {
    var head = start
    while head < orbit.count {
      for generator in generators { visit(from: head, by: generator, table) }
      for generator in shortcuts { visit(from: head, by: generator, table) }
      head += 1
    }
  }

  @inline(__always)
  private mutating func visit(from head: Int, by generator: Int, _ table: PermutationTable) {
    let image = table.image(generator, Int(orbit[head]))
    guard positions[image] == ChainLevel.absent else { return }
    positions[image] = UInt16(orbit.count)
    orbit.append(UInt16(image))
    labels.append(Int32(generator))
    depths.append(depths[head] == .max ? .max : depths[head] + 1)
    guard isExplicit else { return }
    if inverseRows.count + table.degree > explicitLimit {
      explicitLimit = 0
      inverseRows = []
      return
    }
    // (s u)⁻¹ = u⁻¹ s⁻¹
    let parent = head * table.degree
    for point in 0..<table.degree {
      inverseRows.append(inverseRows[parent + table.inverseImage(generator, point)])
    }
  }

  /// Replaces an element g with base image in the orbit by u⁻¹ g, u the transversal element with that image.
  ///
  /// - Complexity: O(degree) if explicit, else O(degree · height)
  func divide(_ element: UnsafeMutableBufferPointer<UInt16>, position: Int, inverses: UnsafeBufferPointer<UInt16>) {
    if position == 0 { return }
    let degree = element.count
    if isExplicit {
      inverseRows.withUnsafeBufferPointer { rows in
        let row = position * degree
        for point in 0..<degree { element[point] = rows[row + Int(element[point])] }
      }
      return
    }
    var point = Int(orbit[position])
    while point != basePoint {
      let row = Int(labels[Int(positions[point])]) * degree
      for index in 0..<degree { element[index] = inverses[row + Int(element[index])] }
      point = Int(inverses[row + point])
    }
  }

  /// The transversal element at a position as generators s₁ … s_d, u = s₁ ⋯ s_d.
  func word(at position: Int, table: PermutationTable) -> [Int] {
    var letters: [Int] = []
    var point = Int(orbit[position])
    while point != basePoint {
      let letter = Int(labels[Int(positions[point])])
      letters.append(letter)
      point = table.inverseImage(letter, point)
    }
    return letters
  }
}
