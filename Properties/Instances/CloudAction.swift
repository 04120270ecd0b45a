import ExactArithmetic
import FiniteGroups

/// How a group of matrices moves clouds of points, by its generators alone: orbits are found by moving, without a list of the group.
///
/// It shares nothing with `FiniteMatrixGroup`, which it is compared with.
struct CloudAction {
  /// Points of ℝᵈ.
  typealias Cloud = [[RealCyclotomic]]

  let dimension: Int
  let generators: [Matrix<RealCyclotomic>]

  /// The action of a setting on coordinates: permuted, with signs, or by matrices.
  ///
  /// - Throws: ``InstanceError`` for spaces without or with more than 4 coordinates.
  init(_ setting: Setting) throws {
    dimension = setting.action.dimension
    guard (1...4).contains(dimension) else {
      throw InstanceError("clouds of points here are in spaces of 1 to 4 dimensions, not of \(dimension)")
    }
    let units = (0..<dimension).map { place in (0..<setting.action.dimension).map { $0 == place ? 1 : 0 } }
    /// The matrix with these columns.
    func matrix(_ columns: [[Int]]) -> Matrix<RealCyclotomic> {
      Matrix(rows: columns.map { $0.map { RealCyclotomic($0) } }, columnCount: columns.count).transposed
    }
    switch setting.action {
    case .permutation(_, let images):
      generators = images.map { image in matrix(units.indices.map { units[image($0)] }) }
    case .signedPermutation(_, let images):
      generators = images.map { image in
        matrix(units.indices.map { place in units[image.permutation(place)].map { image.negated[place] ? -$0 : $0 } })
      }
    case .matrices(_, let images): generators = images.map { $0.mapEntries { RealCyclotomic($0) } }
    case .fieldMatrices(_, _, let images): generators = images
    }
  }

  /// The cloud of a vector, its points one after the other; `nil` for none, incomplete ones, and more than 3 points.
  func cloud(_ vector: [Rational]) -> Cloud? {
    let count = vector.count / dimension
    guard count * dimension == vector.count, (1...3).contains(count) else { return nil }
    return (0..<count).map { point in
      vector[(point * dimension)..<((point + 1) * dimension)].map { RealCyclotomic($0) }
    }
  }

  /// All points of a cloud moved by a matrix.
  static func moved(_ cloud: Cloud, by matrix: Matrix<RealCyclotomic>) -> Cloud {
    cloud.map { matrix.applied(to: $0) }
  }

  /// What some steps make of a cloud, again and again; `nil` beyond a limit.
  private static func closure(of cloud: Cloud, limit: Int, _ steps: [(Cloud) -> Cloud]) -> [Cloud]? {
    var (found, seen) = ([cloud], Set([cloud]))
    var head = 0
    while head < found.count {
      for step in steps {
        let next = step(found[head])
        if seen.insert(next).inserted { found.append(next) }
      }
      guard found.count <= limit else { return nil }
      head += 1
    }
    return found
  }

  /// The images of a cloud under the group that matrices generate; `nil` if there are more than 24.
  static func orbit(of cloud: Cloud, under matrices: [Matrix<RealCyclotomic>]) -> [Cloud]? {
    closure(of: cloud, limit: 24, matrices.map { matrix in { moved($0, by: matrix) } })
  }

  /// The images of a cloud; `nil` if there are more than 24.
  func orbit(of cloud: Cloud) -> [Cloud]? { CloudAction.orbit(of: cloud, under: generators) }

  /// The images of a cloud when its points may change places, too.
  func unlabelledOrbit(of cloud: Cloud) -> [Cloud]? {
    let exchanges = cloud.indices.dropLast().map { place in
      { (cloud: Cloud) -> Cloud in
        var cloud = cloud
        cloud.swapAt(place, place + 1)
        return cloud
      }
    }
    return CloudAction.closure(
      of: cloud, limit: 144, generators.map { matrix in { CloudAction.moved($0, by: matrix) } } + exchanges)
  }

  /// All matrices of the group, as the images of the unit vectors; `nil` if there are more than 24.
  var matrices: [Matrix<RealCyclotomic>]? {
    let units = Matrix<RealCyclotomic>.identity(dimension)
    return orbit(of: (0..<dimension).map { Array(units[row: $0]) })?.map {
      Matrix(rows: $0, columnCount: dimension).transposed
    }
  }

  /// Whether the elements whose fixed points are a hyperplane generate the group.
  func isGeneratedByReflections(_ matrices: [Matrix<RealCyclotomic>]) -> Bool {
    let units = Matrix<RealCyclotomic>.identity(dimension)
    let reflections = matrices.filter { matrix in
      let rows = (0..<dimension).map { row in zip(matrix[row: row], units[row: row]).map { $0 - $1 } }
      guard let first = rows.first(where: { $0.contains { !$0.isZero } }) else { return false }
      // g − 1 has rank 1: all rows are multiples of one.
      return rows.allSatisfy { row in
        (0..<dimension).allSatisfy { i in (0..<i).allSatisfy { row[i] * first[$0] == row[$0] * first[i] } }
      }
    }
    let cloud = (0..<dimension).map { Array(units[row: $0]) }
    return CloudAction.orbit(of: cloud, under: reflections)?.count == matrices.count
  }

  /// Σ |gv|², a squared length that the group keeps.
  func squaredLength(_ vector: [RealCyclotomic], _ matrices: [Matrix<RealCyclotomic>]) -> RealCyclotomic {
    matrices.reduce(.zero) { sum, matrix in matrix.applied(to: vector).reduce(sum) { $0 + $1 * $1 } }
  }

  /// The squared distance of two clouds in that length.
  func squaredDistance(
    _ left: Cloud, _ right: Cloud, _ matrices: [Matrix<RealCyclotomic>]
  ) -> RealCyclotomic {
    zip(left, right).reduce(.zero) { sum, pair in
      sum + squaredLength(zip(pair.0, pair.1).map { $0 - $1 }, matrices)
    }
  }

  /// The first of the points farthest from the mean of all.
  func farthest(_ cloud: Cloud, _ matrices: [Matrix<RealCyclotomic>]) -> Int {
    let share = Rational(1, max(cloud.count, 1))
    let mean = (0..<dimension).map { axis in
      cloud.reduce(RealCyclotomic.zero) { $0 + $1[axis] }.scaled(by: share)
    }
    let lengths = cloud.map { squaredLength(zip($0, mean).map { $0 - $1 }, matrices) }
    return lengths.indices.first { place in lengths.allSatisfy { $0 <= lengths[place] } } ?? 0
  }

  /// Whether a cloud comes before another: by the leading point, then by all in order.
  static func precedes(_ left: Cloud, _ right: Cloud, leader: Int = 0) -> Bool {
    Array(([left[leader]] + left).joined()).lexicographicallyPrecedes(Array(([right[leader]] + right).joined()))
  }
}

extension Instance {
  /// The action on clouds, all matrices of the group, and clouds by name; `nil` beyond 24 matrices or 3 points.
  func clouds(
    _ names: String...
  ) throws -> (action: CloudAction, matrices: [Matrix<RealCyclotomic>], clouds: [CloudAction.Cloud])? {
    let action = try CloudAction(setting())
    let clouds = try names.compactMap { action.cloud(try vector($0)) }
    guard clouds.count == names.count, Set(clouds.map(\.count)).count == 1, let matrices = action.matrices else {
      return nil
    }
    return (action, matrices, clouds)
  }

  /// The instance with all clouds x of so many points with coordinates 0 … 2, and y with one coordinate larger by 1; none beyond 4
  /// coordinates together.
  func withRaisedClouds(points: Int) throws -> [Instance] {
    let size = try setting().action.dimension * points
    guard (1...4).contains(size) else { return [] }
    var words: [[Rational]] = [[]]
    for _ in 0..<size { words = words.flatMap { word in (0...2).map { word + [Rational($0)] } } }
    return words.flatMap { word in
      (0..<size).map { place in
        var instance = self
        instance.vectors["x"] = word
        instance.vectors["y"] = word.indices.map { word[$0] + ($0 == place ? 1 : 0) }
        return instance
      }
    }
  }

  /// The instance with all clouds x of so many points with coordinates 0 and 1; none beyond 4 coordinates together.
  func withClouds(points: Int) throws -> [Instance] {
    let size = try setting().action.dimension * points
    guard (1...4).contains(size) else { return [] }
    return (0..<(1 << size)).map { mask in
      var instance = self
      instance.vectors["x"] = (0..<size).map { Rational(mask >> $0 & 1) }
      return instance
    }
  }
}
