/// Points of ℝᵈ, stored coordinate by coordinate, so that loops over points run on contiguous numbers.
struct TrainingPoints: Sendable {
  let dimension: Int
  let count: Int
  /// Coordinate k of point j at place k · count + j.
  let coordinates: [Double]

  /// - Precondition: every point has `dimension` coordinates.
  init(_ points: [[Double]], dimension: Int) {
    precondition(points.allSatisfy { $0.count == dimension }, "points of one space")
    self.dimension = dimension
    count = points.count
    coordinates = (0..<dimension).flatMap { axis in points.map { $0[axis] } }
  }

  /// A coordinate of a point.
  func coordinate(_ axis: Int, of point: Int) -> Double { coordinates[axis * count + point] }
}
