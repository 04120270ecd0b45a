public import FiniteGroups

/// A group acting on its points `0 ..< degree`.
public struct PointAction<Group: BlackBoxGroup>: ValueAction {
  /// The group.
  public let group: Group

  /// The natural action on points.
  public init(_ group: Group) { self.group = group }

  /// The image of a point.
  ///
  /// - Complexity: O(degree)
  public func apply(_ element: Group.Element, to value: Int) -> Int { group.permutation(element)(value) }

  /// The inverse g⁻¹.
  public func inverse(_ element: Group.Element) -> Group.Element { group.inverse(element) }
}

/// An enumerated group acting on the points of any of its permutation actions: cosets, blocks, itself.
public struct TabulatedPointAction: ValueAction {
  /// The group.
  public let group: FiniteGroup
  /// The number of points.
  public let pointCount: Int
  private let images: [Int32]

  /// The action on points that permutations for the generators define.
  ///
  /// - Throws: ``SymmetrizerError/wrongImages(_:)`` for an action on coordinates with signs or by matrices, for a wrong number of images,
  ///   and for images that define no action; ``SymmetrizerError/tooLarge(_:)``.
  /// - Complexity: O(order · generators · points)
  public init(_ action: GroupAction, of group: FiniteGroup) throws(SymmetrizerError) {
    guard case .permutation(let degree, let permutations) = action, permutations.count == group.generators.count,
      permutations.allSatisfy({ $0.degree == degree })
    else {
      throw .wrongImages("points are moved by one permutation of them for each of \(group.generators.count) generators")
    }
    let (entries, overflow) = group.order.multipliedReportingOverflow(by: max(degree, 1))
    guard !overflow, entries <= TabulatedMaps<Double>.entryLimit else {
      throw .tooLarge("the images of \(degree) points under \(group.order) elements")
    }
    let tree = CayleyTree(of: group)
    var images = [Int32](repeating: 0, count: entries)
    for point in 0..<degree { images[point] = Int32(point) }
    for element in tree.elements where element != group.identity {
      let (parent, generator) = (tree.parents[element], permutations[tree.lastGenerators[element]])
      for point in 0..<degree { images[element * degree + point] = images[parent * degree + generator(point)] }
    }
    for (number, generator) in group.generatorIndices.enumerated() {
      for element in 0..<group.order {
        let product = group.product(element, generator)
        for point in 0..<degree
        where images[product * degree + point] != images[element * degree + permutations[number](point)] {
          throw .wrongImages("the permutations define no action of the group: relations of the generators fail")
        }
      }
    }
    self.group = group
    self.images = images
    pointCount = degree
  }

  /// The group on its own elements by left multiplication.
  ///
  /// - Throws: ``SymmetrizerError/tooLarge(_:)``.
  /// - Complexity: O(order²)
  public init(regular group: FiniteGroup) throws(SymmetrizerError) {
    let (entries, overflow) = group.order.multipliedReportingOverflow(by: group.order)
    guard !overflow, entries <= TabulatedMaps<Double>.entryLimit else {
      throw .tooLarge("the products of all pairs of \(group.order) elements")
    }
    self.group = group
    pointCount = group.order
    images = (0..<entries).map { Int32(group.product($0 / group.order, $0 % group.order)) }
  }

  /// The image of a point.
  ///
  /// - Complexity: O(1)
  public func apply(_ element: Int, to value: Int) -> Int { Int(images[element * pointCount + value]) }

  /// The inverse g⁻¹.
  public func inverse(_ element: Int) -> Int { group.inverse(element) }
}
