public import ExactArithmetic
public import FiniteGroups

/// A finite set X of points of ℚᵈ that a group permutes linearly, and the functions on it that coordinates generate.
///
/// The orbit of the first unit vector under a transitive permutation group is X = {1, …, n} with all functions on it as coordinate
/// functions; ``units(of:)`` are all of them where there are more orbits. Any functions f₁, …, f_d on any set Y are
/// the coordinates of the points (f₁(y), …, f_d(y)): X is Y/∼ then, where y ∼ z means that no fᵢ separates them.
public struct PointSpace: Sendable {
  /// The products of at most k coordinate functions.
  public struct Power: Sendable, Hashable {
    /// k.
    public let degree: Int
    /// The dimension of their span, as functions on the points.
    public let dimension: Int
    /// Its character on the conjugacy classes of the group.
    public let character: [Rational]
  }

  /// The group.
  public let group: FiniteGroup
  /// The points.
  public let points: [[Rational]]
  /// For each conjugacy class, where its representative sends each point.
  public let images: [[Int]]

  /// The number of orbits on the points.
  public let orbitCount: Int

  /// The orbit of a point.
  ///
  /// - Parameters:
  ///   - start: the point; as many coordinates as the action has.
  ///   - action: what the generators of the group do with coordinates.
  ///   - group: the group.
  /// - Throws: ``BoundError/mismatchedPoint(coordinates:dimension:)``; ``BoundError/mismatchedAction(images:generators:)``;
  ///   ``BoundError/irrationalAction(conductor:)``.
  /// - Complexity: O(orbit · generators · dimension²), and O(classes · orbit · length of words)
  public init(orbitOf start: [Rational], under action: GroupAction, of group: FiniteGroup) throws(BoundError) {
    try self.init(orbitsOf: [start], under: action, of: group)
  }

  /// The union of the orbits of some points, each orbit once.
  ///
  /// - Parameters:
  ///   - starts: the points, at least one; each with as many coordinates as the action has.
  ///   - action: what the generators of the group do with coordinates.
  ///   - group: the group.
  /// - Throws: ``BoundError/mismatchedPoint(coordinates:dimension:)``, with 0 coordinates if there is no point;
  ///   ``BoundError/mismatchedAction(images:generators:)``.
  /// - Complexity: O(points · generators · dimension²), and O(classes · points · length of words)
  public init(orbitsOf starts: [[Rational]], under action: GroupAction, of group: FiniteGroup) throws(BoundError) {
    if let wrong = starts.isEmpty ? 0 : starts.map(\.count).first(where: { $0 != action.dimension }) {
      throw .mismatchedPoint(coordinates: wrong, dimension: action.dimension)
    }
    let maps = try PointSpace.maps(action)
    guard maps.count == group.generators.count else {
      throw .mismatchedAction(images: maps.count, generators: group.generators.count)
    }
    var points: [[Rational]] = []
    var position: [[Rational]: Int] = [:]
    var table = [[Int]](repeating: [], count: maps.count)
    var orbitCount = 0
    for start in starts where position[start] == nil {
      let first = points.count
      orbitCount += 1
      position[start] = first
      points.append(start)
      var head = first
      while head < points.count {
        for (number, map) in maps.enumerated() {
          let image = map(points[head])
          let index = position[image] ?? points.count
          if index == points.count {
            // An orbit of more points than elements: the images are no action of the group.
            guard points.count - first < group.order else {
              throw .mismatchedAction(images: maps.count, generators: group.generators.count)
            }
            position[image] = index
            points.append(image)
          }
          table[number].append(index)
        }
        head += 1
      }
    }
    let tree = CayleyTree(of: group)
    images = ConjugacyClasses(of: group).representatives.map { element in
      tree.word(element).reversed().reduce(Array(points.indices)) { images, letter in images.map { table[letter][$0] } }
    }
    self.group = group
    self.points = points
    self.orbitCount = orbitCount
  }

  /// The unit vectors of an action, whose orbits are all points of a permutation group.
  public static func units(of action: GroupAction) -> [[Rational]] {
    (0..<action.dimension).map { place in (0..<action.dimension).map { $0 == place ? 1 : 0 } }
  }

  /// The character of all functions on the points: how many each conjugacy class fixes.
  ///
  /// Products of coordinates give all functions in the end, since different points differ in a coordinate. So exact averaging
  /// of products of at most k coordinates costs the whole group from some k on if and only if every irreducible representation occurs here.
  public var permutationCharacter: [Int] {
    images.map { image in image.indices.reduce(0) { image[$1] == $1 ? $0 + 1 : $0 } }
  }

  private static func maps(
    _ action: GroupAction
  ) throws(BoundError) -> [@Sendable ([Rational]) -> [Rational]] {
    switch action {
    case .permutation(_, let images): return images.map { image in { PointSpace.moved($0, image, negated: nil) } }
    case .signedPermutation(_, let images):
      return images.map { image in { PointSpace.moved($0, image.permutation, negated: image.negated) } }
    case .matrices(_, let images):
      return images.map { image in
        let matrix = image.mapEntries { Rational($0) }
        return { matrix.applied(to: $0) }
      }
    case .fieldMatrices(_, let conductor, _): throw .irrationalAction(conductor: conductor)
    }
  }

  private static func moved(_ point: [Rational], _ permutation: Permutation, negated: [Bool]?) -> [Rational] {
    var image = point
    for (index, value) in point.enumerated() {
      image[permutation(index)] = negated?[index] == true ? -value : value
    }
    return image
  }

  /// The spans of products of at most 0, 1, 2, … coordinate functions, until there are no new functions, or up to a degree.
  ///
  /// Powers are V₀ = constants and V_k = V_{k−1} + Σ xᵢ V_{k−1}. With a basis bᵢ in reduced echelon form the coordinates of a
  /// function are its values at the pivot points pᵢ, so the trace of g is Σ bᵢ(g⁻¹pᵢ), which is also that of g⁻¹.
  ///
  /// - Complexity: an exact echelon form of (d + 1)·dim V_{k−1} rows and |X| columns for each degree
  public func powers(upTo limit: Int) -> [Power] {
    let coordinates = (0..<points[0].count).map { coordinate in points.map { $0[coordinate] } }
    var basis = [[Rational]](repeating: Array(repeating: 1, count: points.count), count: 1)
    var pivots = [0]
    var result = [power(0, basis, pivots)]
    for degree in stride(from: 1, through: limit, by: 1) {
      let products = coordinates.flatMap { function in basis.map { zip(function, $0).map { $0 * $1 } } }
      let form = Matrix(rows: basis + products, columnCount: points.count).reducedRowEchelonForm()
      if form.rank == basis.count { break }
      basis = (0..<form.rank).map { Array(form.rows[row: $0]) }
      pivots = form.pivots
      result.append(power(degree, basis, pivots))
    }
    return result
  }

  private func power(_ degree: Int, _ basis: [[Rational]], _ pivots: [Int]) -> Power {
    Power(
      degree: degree, dimension: basis.count,
      character: images.map { image in zip(basis, pivots).reduce(Rational.zero) { $0 + $1.0[image[$1.1]] } })
  }
}
