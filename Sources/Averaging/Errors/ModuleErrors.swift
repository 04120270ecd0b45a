public import ExactArithmetic
public import FiniteGroups
public import Representations

/// The symmetry errors of schemes of permutations on a module of a group that is never enumerated.
///
/// Schemes act on each orbit of basis functions by itself. Orbits up to a limit are treated as exact matrices, larger
/// ones by dense matrices of doubles with proved bounds. The weak error is enclosed tightly. The strong error is a
/// maximum over a group that cannot be gone through. It is enclosed tightly on orbits that the group moves in few ways;
/// on the others twice the weak error bounds it from above, and from below the best h that was found. (Where a group
/// contains an h that nearly reverses the worst average, as symmetric groups do, twice the weak error is nearly
/// attained.)
///
/// Labels of test functions are the points (from 1) of the basis functions of an orbit, `constituent` counts the
/// summands of the module.
public struct ModuleErrors: Sendable {
  /// The module.
  public let module: PermutationModule
  /// How the elements of schemes act on its coordinates.
  public let coordinates: CoordinateAction
  let summands: [LabelledSummand]
  let blocks: [ModuleBlock]
  let tables: OrbitTables
  private let matrixLimit: Int

  /// Prepares the errors on a module.
  ///
  /// - Parameters:
  ///   - module: functions on tuples or subsets, polynomials, …
  ///   - coordinates: how the elements of schemes act on the coordinates of the module.
  ///   - matrixLimit: the largest orbit of basis functions that is treated exactly.
  /// - Complexity: O(dimension), and O(orbit²) for small orbits
  public init(
    on module: PermutationModule, coordinates: CoordinateAction = .points,
    matrixLimit: Int = SymmetryErrors.defaultMatrixLimit
  ) {
    self.module = module
    self.coordinates = coordinates
    self.matrixLimit = matrixLimit
    let summands = module.labelledSummands
    self.summands = summands
    blocks = summands.enumerated().flatMap { place, summand in
      summand.orbits.indices.map { ModuleBlock(summand, orbit: $0, summand: place, matrixLimit: matrixLimit) }
    }
    tables = OrbitTables(blocks, summands: summands)
  }

  /// Prepares the errors on a function class.
  ///
  /// - Complexity: as ``init(on:coordinates:matrixLimit:)``
  public init(on functions: ModuleFunctionClass) {
    self.init(on: functions.module, coordinates: functions.coordinates)
  }

  /// The weak error of a scheme.
  ///
  /// - Throws: `FourierError/wrongDegree(_:expected:)`, `FourierError/elementOutsideGroup(number:)` for a
  ///   permutation that does not keep the orbits, `FourierError/moduleTooLarge(dimension:limit:)`.
  /// - Complexity: O(size · dimension + Σ(orbit size)³)
  public func weak(of scheme: PermutationScheme) throws(FourierError) -> SymmetryError<Permutation> {
    try weakErrors(of: scheme).largest
  }

  /// The weak errors of a scheme on the orbits of basis functions, from which the strong error can start.
  ///
  /// - Throws: as ``weak(of:)``.
  /// - Complexity: as ``weak(of:)``
  public func weakErrors(of scheme: PermutationScheme) throws(FourierError) -> ModuleWeakErrors {
    let averages = try averages(of: scheme)
    return ModuleWeakErrors(averages: averages, blocks: try weakErrors(of: scheme, averages))
  }

  /// Whether the weak error of a scheme is at most ε: exact for small orbits, else by the bounds.
  ///
  /// - Returns: `undecided` where ε lies between the bounds for a large orbit, or, for a small one, where ε is not the
  ///   error but closer to it than some hundred digits tell.
  /// - Throws: as ``weak(of:)``.
  /// - Complexity: as ``weak(of:)``
  public func isWeak(
    _ scheme: PermutationScheme, epsilon: Rational
  ) throws(FourierError) -> SymmetryVerdict<Permutation> {
    var isUndecided = false
    let averages = try averages(of: scheme)
    for (block, average) in zip(blocks, averages) where !block.isTrivial {
      guard let space = block.space else { continue }
      let pencil = space.pencil(space.deviation(average.matrix(dimension: space.dimension)), dividedBy: 1)
      switch pencil.decide(epsilon) {
      case .holds: break
      case .fails(let direction):
        return .fails(witness: space.testFunction(direction, constituent: block.summand, element: nil))
      case .undecided: isUndecided = true
      }
    }
    if hasLargeBlocks {
      let verdict = ModuleWeakErrors(
        averages: averages, blocks: try weakErrors(of: scheme, averages, largeOnly: true)
      ).largest.verdict(epsilon)
      if verdict != .holds || !isUndecided { return verdict }
    }
    return isUndecided ? .undecided(try weak(of: scheme).enclosure) : .holds
  }

  /// Whether some orbits are too large for exact matrices.
  var hasLargeBlocks: Bool { blocks.contains { $0.space == nil } }

  /// The weak error on each block; zero on small ones if only large ones are asked for.
  func weakErrors(
    of scheme: PermutationScheme, _ averages: [SignedAverage], largeOnly: Bool = false
  ) throws(FourierError) -> [SymmetryError<Permutation>] {
    let integrality = scheme.commonDenominator * scheme.commonDenominator
    let bounds = try hasLargeBlocks ? weakBounds(of: scheme) : []
    var result: [SymmetryError<Permutation>] = []
    for (number, (block, average)) in zip(blocks, averages).enumerated() {
      if block.isTrivial || (largeOnly && block.space != nil) {
        result.append(.zero)
      } else if let space = block.space {
        let pencil = space.pencil(space.deviation(average.matrix(dimension: space.dimension)), dividedBy: 1)
        result.append(
          space.maximum(.zero, pencil, scale: integrality, constituent: block.summand, element: nil))
      } else {
        let lower = block.lowerBound(average)
        let upper = bounds[number].exact?.upper ?? scheme.errorLimit
        result.append(
          SymmetryError(enclosure: Enclosure(lower.lower, max(lower.lower, upper)), witness: lower.witness))
      }
    }
    return result
  }

  /// Proved bounds of the weak error on large blocks.
  private func weakBounds(of scheme: PermutationScheme) throws(FourierError) -> [NormEnclosure] {
    let elements = try signedElements(of: scheme)
    return try module.weakErrors(
      of: zip(elements, scheme.entries).map { ($0, $1.weight) }, orbitSizesFrom: matrixLimit + 1
    ).flatMap { $0 }
  }

  private func signedElements(of scheme: PermutationScheme) throws(FourierError) -> [SignedPermutation] {
    var result: [SignedPermutation] = []
    for (number, entry) in scheme.entries.enumerated() {
      guard coordinates.coordinates(degree: entry.element.degree) == module.points else {
        throw .wrongDegree(
          entry.element.degree, expected: coordinates == .points ? module.points : 2 * module.points)
      }
      guard let element = coordinates.signedPermutation(entry.element) else {
        throw .elementOutsideGroup(number: number)
      }
      result.append(element)
    }
    return result
  }

  /// The operator of a scheme on each block.
  func averages(of scheme: PermutationScheme) throws(FourierError) -> [SignedAverage] {
    var result = blocks.map { _ in SignedAverage(terms: []) }
    for (number, (element, entry)) in zip(try signedElements(of: scheme), scheme.entries).enumerated() {
      let images = summands.map { $0.images(under: element) }
      for (index, block) in blocks.enumerated() {
        guard let image = tables.restrict(images[block.summand], to: index, block) else {
          throw .elementOutsideGroup(number: number)
        }
        result[index].terms.append((image, entry.weight))
      }
    }
    return result
  }

  /// The images of one block under an element of the group.
  func images(under element: Permutation, on number: Int) -> [Int32]? {
    coordinates.signedPermutation(element).flatMap { signed in
      let block = blocks[number]
      return tables.restrict(summands[block.summand].images(under: signed), to: number, block)
    }
  }
}

/// The weak errors of a scheme on the orbits of basis functions of a module.
public struct ModuleWeakErrors: Sendable {
  /// The operator on each orbit.
  let averages: [SignedAverage]
  /// The error on each orbit.
  let blocks: [SymmetryError<Permutation>]

  /// The largest of them: the weak error.
  public var largest: SymmetryError<Permutation> { blocks.reduce(.zero) { .maximum($0, $1) } }
}
