/// The rows of a table by points, and the points by orbits.
public struct ObservedOrbits: Sendable, Hashable {
  /// The points of one orbit that were observed.
  public struct Orbit: Sendable, Hashable {
    /// For each point observed, in order of first appearance, its rows in ascending order.
    public let points: [[Int]]
    /// The number of points that the orbit has; `nil` where a single point of several was observed, and the others were not listed.
    public let size: Int?

    /// Whether each of its points was observed.
    public var isComplete: Bool { size == points.count }

    /// The rows, ascending.
    var rows: [Int] { points.joined().sorted() }
  }

  /// The table.
  public let table: ObservationTable
  /// The orbits that were observed, in order of first appearance.
  public let orbits: [Orbit]

  /// The most points of an orbit that are listed unless the caller says otherwise.
  public static let defaultOrbitLimit = 200_000

  /// Groups the rows of a table. Points are the same only if all their numbers are equal.
  ///
  /// - Parameters:
  ///   - table: the rows.
  ///   - action: how the group moves a point.
  ///   - orbitLimit: the most points of an orbit that are listed.
  /// - Throws: ``ObservationError/width(source:_:expected:)``, ``ObservationError/notAPoint(source:_:_:points:)``,
  ///   ``ObservationError/orbitTooLarge(source:_:limit:)``.
  /// - Complexity: O(rows · width), and O(size · generators · width) for each orbit with several points observed
  public init(
    _ table: ObservationTable, under action: ObservedAction, orbitLimit: Int = defaultOrbitLimit
  ) throws(ObservationError) {
    guard table.inputNames.count == action.width else {
      throw .width(
        source: table.source, table.inputNames.count,
        expected: action.width == 1 ? "1, the number of a point" : "\(action.width), the coordinates of a point")
    }
    if case .points(let count, _) = action {
      for (row, point) in table.inputs.enumerated()
      where point[0] != point[0].rounded() || point[0] < 1 || point[0] > Double(count) {
        throw .notAPoint(source: table.source, table.place(row: row, input: 0), point[0], points: count)
      }
    }
    var places: [[Double]: Int] = [:]
    var rows: [[Int]] = []
    for (row, point) in table.inputs.enumerated() {
      if let place = places[point] {
        rows[place].append(row)
      } else {
        places[point] = rows.count
        rows.append([row])
      }
    }
    // Most points of continuous data share their invariants with no other: their orbits need not be listed.
    var shares: [[Double]: Int] = [:]
    for cell in rows { shares[action.invariant(of: table.inputs[cell[0]]), default: 0] += 1 }
    var orbits: [Orbit] = []
    var isDone = [Bool](repeating: false, count: rows.count)
    for (cell, members) in rows.enumerated() where !isDone[cell] {
      let point = table.inputs[members[0]]
      if shares[action.invariant(of: point)] == 1 {
        let isFixed = (0..<action.generatorCount).allSatisfy { action.image(of: point, under: $0) == point }
        orbits.append(Orbit(points: [members], size: isFixed ? 1 : nil))
        continue
      }
      guard let orbit = ObservedOrbits.orbit(of: point, under: action, limit: orbitLimit) else {
        throw .orbitTooLarge(
          source: table.source, table.place(row: members[0]), limit: orbitLimit)
      }
      let cells = orbit.compactMap { places[$0] }.sorted()
      for cell in cells { isDone[cell] = true }
      orbits.append(Orbit(points: cells.map { rows[$0] }, size: orbit.count))
    }
    self.table = table
    self.orbits = orbits
  }

  /// The points of an orbit; `nil` beyond the limit.
  private static func orbit(of point: [Double], under action: ObservedAction, limit: Int) -> [[Double]]? {
    var members = [point]
    var seen: Set<[Double]> = [point]
    var head = 0
    while head < members.count {
      for generator in 0..<action.generatorCount {
        let image = action.image(of: members[head], under: generator)
        if seen.insert(image).inserted {
          members.append(image)
          if members.count > limit { return nil }
        }
      }
      head += 1
    }
    return members
  }

  /// The number of rows.
  public var rowCount: Int { table.inputs.count }

  /// The number of different points.
  public var pointCount: Int { orbits.reduce(0) { $0 + $1.points.count } }

  /// Pairs of rows at the same point: they tell the noise.
  public var repeatedPairs: Int { orbits.reduce(0) { $0 + $1.points.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 } } }

  /// Pairs of rows at different points of one orbit: they tell the asymmetry, with the noise.
  public var orbitPairs: Int {
    orbits.reduce(0) { sum, orbit in
      let rows = orbit.points.reduce(0) { $0 + $1.count }
      return sum + rows * (rows - 1) / 2
    } - repeatedPairs
  }
}
