public import ExactArithmetic
public import FiniteGroups

/// A representation of an enumerated group, given on generators and tabulated for all elements.
public struct TabulatedMaps<Scalar: SignedNumeric & Sendable>: CoordinateRepresentation {
  /// The group.
  public let group: FiniteGroup
  /// The number of coordinates.
  public let dimension: Int
  private let maps: [CoordinateMap<Scalar>]

  /// The largest number of stored coordinates (squared for matrices) of a table.
  public static var entryLimit: Int { 50_000_000 }

  /// Tabulates the products of the images of generators along a spanning tree of the Cayley graph.
  ///
  /// That the images define a representation is the caller's responsibility for doubles, where it cannot be decided.
  ///
  /// - Throws: ``SymmetrizerError/wrongImages(_:)`` if there is not an image for each generator, all of the same dimension;
  ///   ``SymmetrizerError/tooLarge(_:)``.
  /// - Complexity: O(order · dimension) for permutations, O(order · dimension³) for matrices
  public init(
    of group: FiniteGroup, dimension: Int, generatorMaps: [CoordinateMap<Scalar>]
  ) throws(SymmetrizerError) {
    guard generatorMaps.count == group.generators.count, generatorMaps.allSatisfy({ $0.dimension == dimension }) else {
      throw .wrongImages(
        "an action of a group with \(group.generators.count) generators on \(dimension) coordinates has as many maps of "
          + "\(dimension) coordinates, not \(generatorMaps.count) of \(generatorMaps.map(\.dimension))")
    }
    let (entries, overflow) = group.order.multipliedReportingOverflow(by: max(dimension, 1))
    guard !overflow, entries <= TabulatedMaps.entryLimit else {
      throw .tooLarge(
        "the maps of \(group.order) elements on \(dimension) coordinates; the limit is \(TabulatedMaps.entryLimit) entries"
      )
    }
    let tree = CayleyTree(of: group)
    var maps = [CoordinateMap<Scalar>](repeating: .identity(dimension), count: group.order)
    for element in tree.elements where element != group.identity {
      maps[element] = maps[tree.parents[element]] * generatorMaps[tree.lastGenerators[element]]
    }
    self.group = group
    self.dimension = dimension
    self.maps = maps
  }

  /// The map ρ(g).
  public func map(of element: Int) -> CoordinateMap<Scalar> { maps[element] }

  /// The inverse g⁻¹.
  public func inverse(_ element: Int) -> Int { group.inverse(element) }
}

extension TabulatedMaps<Rational> {
  /// An action over ℚ, exactly.
  ///
  /// - Throws: ``SymmetrizerError/irrational(conductor:)`` for matrices over a larger field, and as
  ///   ``init(of:dimension:generatorMaps:)``; ``SymmetrizerError/wrongImages(_:)`` for images that define no representation.
  /// - Complexity: as ``init(of:dimension:generatorMaps:)``, and O(order · generators) products for the check of matrices
  public init(_ action: GroupAction, of group: FiniteGroup) throws(SymmetrizerError) {
    let maps: [CoordinateMap<Rational>]
    switch action {
    case .permutation(_, let images): maps = images.map { CoordinateMap($0) }
    case .signedPermutation(_, let images): maps = images.map { CoordinateMap($0) }
    case .matrices(_, let images): maps = images.map { CoordinateMap($0.mapEntries { Rational($0) }) }
    case .fieldMatrices(_, let conductor, _): throw .irrational(conductor: conductor)
    }
    try self.init(of: group, dimension: action.dimension, generatorMaps: maps)
    try checkProducts()
  }

  /// That ρ(g)ρ(s) = ρ(gs) for all elements and generators.
  private func checkProducts() throws(SymmetrizerError) {
    for generator in group.generatorIndices {
      for element in 0..<group.order
      where maps[element] * maps[generator] != maps[group.product(element, generator)] {
        throw .wrongImages("the images of the generators define no action of the group")
      }
    }
  }
}

extension TabulatedMaps<Double> {
  /// An action on ℝⁿ in doubles; entries of matrices that are not rational are rounded.
  ///
  /// - Throws: as ``init(of:dimension:generatorMaps:)``.
  /// - Complexity: as ``init(of:dimension:generatorMaps:)``
  public init(_ action: GroupAction, of group: FiniteGroup) throws(SymmetrizerError) {
    let maps: [CoordinateMap<Double>]
    switch action {
    case .permutation(_, let images): maps = images.map { CoordinateMap($0) }
    case .signedPermutation(_, let images): maps = images.map { CoordinateMap($0) }
    case .matrices(_, let images): maps = images.map { CoordinateMap($0.mapEntries { Double($0) }) }
    case .fieldMatrices(_, _, let images): maps = images.map { CoordinateMap($0.mapEntries { $0.approximation }) }
    }
    try self.init(of: group, dimension: action.dimension, generatorMaps: maps)
  }
}
