public import ExactArithmetic
public import FiniteGroups

/// An enumerated group acting on finitely many points 0 ..< n, every image tabulated.
///
/// Laws, which are checked when it is made: the identity moves no point, and (gh)x = g(hx).
public struct TabulatedAction: Sendable {
  /// The most images that are tabulated.
  public static let tableLimit = 50_000_000

  /// The group.
  public let group: FiniteGroup
  /// The number of points.
  public let pointCount: Int
  private let images: [Int32]

  /// The action that the images of the generators define.
  ///
  /// - Throws: ``ProblemError/notByPermutations(kind:)`` for actions with signs or matrices,
  ///   ``ProblemError/notAnAction(reason:)`` where the images of the generators do not extend to the group,
  ///   ``ProblemError/tooLarge(entries:limit:)``.
  /// - Complexity: O(order · points · generators)
  public init(_ action: GroupAction, of group: FiniteGroup) throws(ProblemError) {
    guard case .permutation(let degree, let generators) = action else {
      throw .notByPermutations(kind: action.kind == "matrices" ? "matrices" : "permutations with signs")
    }
    guard generators.count == group.generatorIndices.count else {
      throw .notAnAction(
        reason: "\(generators.count) images for the \(group.generatorIndices.count) generators of the group")
    }
    let (entries, overflow) = group.order.multipliedReportingOverflow(by: degree)
    guard !overflow, entries <= TabulatedAction.tableLimit else {
      throw .tooLarge(entries: overflow ? Int.max : entries, limit: TabulatedAction.tableLimit)
    }
    let tree = CayleyTree(of: group)
    var images = [Int32](repeating: 0, count: entries)
    for point in 0..<degree { images[group.identity * degree + point] = Int32(point) }
    for element in tree.elements where tree.parents[element] >= 0 {
      let generator = generators[tree.lastGenerators[element]]
      for point in 0..<degree {
        images[element * degree + point] = images[tree.parents[element] * degree + generator(point)]
      }
    }
    for (number, generator) in group.generatorIndices.enumerated() {
      for element in 0..<group.order {
        let product = group.product(element, generator)
        for point in 0..<degree
        where images[product * degree + point] != images[element * degree + generators[number](point)] {
          throw .notAnAction(
            reason: "the product of element \(element) and generator \(number + 1) does not move point \(point + 1) "
              + "as they do one after the other")
        }
      }
    }
    self.group = group
    pointCount = degree
    self.images = images
  }

  /// The action of a group of permutations on its own points.
  ///
  /// - Throws: ``ProblemError/tooLarge(entries:limit:)``.
  public init(naturalOf group: FiniteGroup) throws(ProblemError) {
    try self.init(.permutation(degree: group.degree, images: group.generators), of: group)
  }

  /// The point gx.
  ///
  /// - Complexity: O(1)
  public func image(of point: Int, under element: Int) -> Int { Int(images[element * pointCount + point]) }

  /// The moved function ρ(g)f, x ↦ f(g⁻¹x).
  ///
  /// - Precondition: a value for each point.
  /// - Complexity: O(points)
  public func moved<Value>(_ function: [Value], by element: Int) -> [Value] {
    let inverse = group.inverse(element)
    return (0..<pointCount).map { function[image(of: $0, under: inverse)] }
  }

  /// The number of points that an element leaves where they are: the character of the functions on the points.
  ///
  /// - Complexity: O(points)
  public func fixedPointCount(of element: Int) -> Int {
    (0..<pointCount).count { image(of: $0, under: element) == $0 }
  }

  /// The orbits of the group.
  ///
  /// - Complexity: O(points · generators)
  public var orbits: OrbitPartition { orbits(under: group.generatorIndices) }

  /// The orbits of a subgroup.
  ///
  /// - Complexity: O(points · generators)
  public func orbits(under subgroup: Subgroup) -> OrbitPartition { orbits(under: subgroup.generators) }

  private func orbits(under generators: [Int]) -> OrbitPartition {
    var orbitOf = [Int](repeating: -1, count: pointCount)
    var orbits: [[Int]] = []
    for start in 0..<pointCount where orbitOf[start] < 0 {
      orbitOf[start] = orbits.count
      var orbit = [start]
      var head = 0
      while head < orbit.count {
        for generator in generators {
          let next = image(of: orbit[head], under: generator)
          if orbitOf[next] < 0 {
            orbitOf[next] = orbits.count
            orbit.append(next)
          }
        }
        head += 1
      }
      orbits.append(orbit.sorted())
    }
    return OrbitPartition(orbitOf: orbitOf, orbits: orbits)
  }
}

/// The points, divided into the orbits of a group.
public struct OrbitPartition: Sendable, Hashable {
  /// For each point, the number of its orbit.
  public let orbitOf: [Int]
  /// The points of each orbit, ascending; orbits by their least points.
  public let orbits: [[Int]]

  /// The number of orbits, which is the dimension of the invariant functions.
  public var count: Int { orbits.count }

  /// The average of a function over the orbits, P f for the Reynolds operator P of the group.
  ///
  /// - Precondition: a value for each point.
  /// - Complexity: O(points)
  public func average(_ function: [Rational]) -> [Rational] {
    let means = orbits.map { orbit in
      orbit.reduce(Rational.zero) { $0 + function[$1] } / Rational(orbit.count)
    }
    return orbitOf.map { means[$0] }
  }
}
