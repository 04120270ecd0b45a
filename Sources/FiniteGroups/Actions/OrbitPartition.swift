/// The points, divided into the orbits of a group.
public struct OrbitPartition: Sendable, Hashable {
  /// For each point, the number of its orbit.
  public let orbitOf: [Int]
  /// The points of each orbit, ascending; orbits by their least points.
  public let orbits: [[Int]]

  /// The number of orbits, which is the dimension of the invariant functions.
  public var count: Int { orbits.count }
}
