public import ExactArithmetic
public import FiniteGroups
public import Representations

/// The symmetry errors of schemes of permutations on a module of a group that is never enumerated.
///
/// Summands up to a limit of dimensions are treated as exact matrices, larger ones by dense matrices of doubles with
/// proved bounds. The weak error is enclosed tightly. The strong error is a maximum over a group that cannot be gone
/// through: from above twice the weak error bounds it, from below the best h that was found.
///
/// Labels of test functions are the points (from 1) of the basis functions, `constituent` counts the summands of the
/// module.
public struct ModuleErrors: Sendable {
  /// The module.
  public let module: PermutationModule
  let summands: [LabelledSummand]
  let spaces: [ActionSpace?]

  /// Prepares the errors on a module.
  ///
  /// - Parameters:
  ///   - module: functions on tuples or subsets, polynomials, …
  ///   - matrixLimit: the largest dimension of a summand that is treated exactly.
  /// - Complexity: O(dimension), and O(dimension²) for small summands
  public init(on module: PermutationModule, matrixLimit: Int = SymmetryErrors.defaultMatrixLimit) {
    self.module = module
    summands = module.labelledSummands
    spaces = summands.map { $0.labels.count <= matrixLimit ? ActionSpace($0) : nil }
  }

  /// The weak error of a scheme.
  ///
  /// - Throws: ``FourierError/wrongDegree(_:expected:)``, ``FourierError/elementOutsideGroup(number:)`` for a
  ///   permutation that does not keep the orbits, ``FourierError/moduleTooLarge(dimension:limit:)``.
  /// - Complexity: O(size · dimension + Σ(summand dimension)³)
  public func weak(of scheme: PermutationScheme) throws(FourierError) -> SymmetryError<Permutation> {
    let averages = try averages(of: scheme)
    let integrality = scheme.commonDenominator * scheme.commonDenominator
    var result = SymmetryError<Permutation>.zero
    for (index, average) in averages.enumerated() {
      if let space = spaces[index] {
        if space.isTrivial { continue }
        let pencil = space.pencil(space.deviation(average.matrix(dimension: space.dimension)), dividedBy: 1)
        result = space.maximum(result, pencil, scale: integrality, constituent: index, element: nil)
      } else {
        result = .maximum(result, summands[index].lowerBound(average, constituent: index))
      }
    }
    guard spaces.contains(where: { $0 == nil }) else { return result }
    let upper = try module.weakError(of: scheme.weights).exact?.upper ?? scheme.errorLimit
    return SymmetryError(
      enclosure: Enclosure(result.lower, max(result.upper, result.lower, upper)), witness: result.witness)
  }

  /// Whether the weak error of a scheme is at most ε: exact for small summands, else by the bounds.
  ///
  /// - Throws: as ``weak(of:)``.
  /// - Complexity: as ``weak(of:)``
  public func isWeak(
    _ scheme: PermutationScheme, epsilon: Rational
  ) throws(FourierError) -> SymmetryVerdict<Permutation> {
    for (index, average) in try averages(of: scheme).enumerated() {
      guard let space = spaces[index], !space.isTrivial else { continue }
      let pencil = space.pencil(space.deviation(average.matrix(dimension: space.dimension)), dividedBy: 1)
      if case .fails(let direction) = pencil.decide(epsilon) {
        return .fails(witness: space.testFunction(direction, constituent: index, element: nil))
      }
    }
    return spaces.contains { $0 == nil } ? try weak(of: scheme).verdict(epsilon) : .holds
  }

  /// The operator of a scheme on each summand.
  func averages(of scheme: PermutationScheme) throws(FourierError) -> [SignedAverage] {
    for entry in scheme.entries where entry.element.degree != module.points {
      throw .wrongDegree(entry.element.degree, expected: module.points)
    }
    var result: [SignedAverage] = []
    for summand in summands {
      let orbitOf = summand.orbitNumbers
      var terms: [(images: [Int32], weight: Rational)] = []
      for (number, entry) in scheme.entries.enumerated() {
        let images = summand.images(under: entry.element)
        for (place, image) in images.enumerated() where orbitOf[place] != orbitOf[Int(image.magnitude) - 1] {
          throw .elementOutsideGroup(number: number)
        }
        terms.append((images, entry.weight))
      }
      result.append(SignedAverage(terms: terms))
    }
    return result
  }
}

extension LabelledSummand {
  /// The number of its orbit for each basis function.
  var orbitNumbers: [Int] {
    var result = [Int](repeating: 0, count: labels.count)
    for (number, orbit) in orbits.enumerated() {
      for member in orbit.members { result[member] = number }
    }
    return result
  }

  /// f − Pf.
  ///
  /// - Complexity: O(dimension)
  func withoutInvariants(_ function: [Rational]) -> [Rational] {
    var result = function
    for orbit in orbits {
      guard let signs = orbit.signs else { continue }
      let sum = zip(orbit.members, signs).reduce(Rational.zero) { $0 + ($1.1 < 0 ? -function[$1.0] : function[$1.0]) }
      let mean = sum / Rational(signs.count)
      for (member, sign) in zip(orbit.members, signs) { result[member] -= sign < 0 ? -mean : mean }
    }
    return result
  }

  /// A lower bound of the weak error, attained by a function near the maximum.
  ///
  /// - Complexity: O(dimension³)
  func lowerBound(_ average: SignedAverage, constituent: Int) -> SymmetryError<Permutation> {
    var matrix = average.matrix(dimension: labels.count).rounded
    for orbit in orbits {
      guard let signs = orbit.signs else { continue }
      for (row, left) in zip(orbit.members, signs) {
        for (column, right) in zip(orbit.members, signs) {
          matrix[row, column] -= Double(left * right) / Double(signs.count)
        }
      }
    }
    let function = withoutInvariants(QuadraticPencil.rounded(matrix.leadingRightSingularVector())).primitive
    if function.allSatisfy(\.isZero) { return .zero }
    let value = average.quotient(at: function, moving: nil)
    return SymmetryError(
      enclosure: Enclosure(value),
      witness: TestFunction(constituent: constituent, labels: labels, coefficients: function, element: nil))
  }
}

extension ActionSpace {
  /// A summand of a permutation module.
  init(_ summand: LabelledSummand) {
    let size = summand.labels.count
    var projection = Matrix<Rational>(rowCount: size, columnCount: size, repeating: .zero)
    for orbit in summand.orbits {
      guard let signs = orbit.signs else { continue }
      for (row, left) in zip(orbit.members, signs) {
        for (column, right) in zip(orbit.members, signs) {
          projection[row, column] = Rational(left * right, signs.count)
        }
      }
    }
    self.init(labels: summand.labels, projection: projection, form: nil)
  }
}
