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
  /// - Throws: ``GroupError/malformedImages(_:)`` for actions with signs or matrices, and for a wrong number of images;
  ///   ``GroupError/notAHomomorphism(_:)`` where the images of the generators do not extend to the group;
  ///   ``GroupError/memory(group:bytes:limit:)``.
  /// - Complexity: O(order · points · generators)
  public init(_ action: GroupAction, of group: FiniteGroup) throws(GroupError) {
    guard case .permutation(let degree, let generators) = action else {
      throw .malformedImages(
        "an action on points is by permutations, such as natural, regular or cosets:…; this one is by "
          + (action.kind == "matrices" ? "matrices" : "permutations with signs"))
    }
    guard generators.count == group.generatorIndices.count else {
      throw .malformedImages(
        "\(generators.count) images for the \(group.generatorIndices.count) generators of the group")
    }
    let (entries, overflow) = group.order.multipliedReportingOverflow(by: degree)
    guard !overflow, entries <= TabulatedAction.tableLimit else {
      throw .memory(
        group: "the images of \(degree) points under \(group.order) elements",
        bytes: overflow ? .max : 4 * entries, limit: 4 * TabulatedAction.tableLimit)
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
          throw .notAHomomorphism(
            "the product of element \(element) and generator \(number + 1) does not move point \(point + 1) "
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
  /// - Throws: ``GroupError/memory(group:bytes:limit:)``.
  public init(naturalOf group: FiniteGroup) throws(GroupError) {
    try self.init(.permutation(degree: group.degree, images: group.generators), of: group)
  }

  /// The group on its own elements by left multiplication.
  ///
  /// - Throws: ``GroupError/memory(group:bytes:limit:)``.
  /// - Complexity: O(order²)
  public init(regular group: FiniteGroup) throws(GroupError) {
    let (entries, overflow) = group.order.multipliedReportingOverflow(by: group.order)
    guard !overflow, entries <= TabulatedAction.tableLimit else {
      throw .memory(
        group: "the products of \(group.order) elements", bytes: overflow ? .max : 4 * entries,
        limit: 4 * TabulatedAction.tableLimit)
    }
    self.group = group
    pointCount = group.order
    images = (0..<entries).map { Int32(group.product($0 / group.order, $0 % group.order)) }
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
