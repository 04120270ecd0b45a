import ExactArithmetic
import FiniteGroups
import Representations

/// Symmetry errors through the irreducible representations that occur in large constituents, in doubles with proved bounds.
struct IrreducibleRoute: Sendable {
  /// The irreducible representations as they are evaluated.
  enum Dual: Sendable {
    case tabulated(EvaluatedDual<TabulatedRepresentation>)
    /// All permutations of the points, whose matrices would take too much memory.
    case symmetric(SymmetricGroupDual)
  }

  /// Above this number of matrix entries, symmetric groups are not tabulated.
  static let tableLimit = 8_000_000

  let group: FiniteGroup
  let dual: Dual
  /// For each irreducible, a constituent in which it occurs.
  let homes: [(index: Int, constituent: Constituent)]

  /// The nontrivial irreducible representations in some constituents, each listed with its place in the function class.
  ///
  /// - Throws: ``CharacterError``, ``IrreducibleError``, ``FourierError``.
  init(_ constituents: [(index: Int, constituent: Constituent)], of group: FiniteGroup) throws {
    let irreducibles = try IrreducibleRepresentations(of: group)
    let (table, classes) = (irreducibles.table, irreducibles.classes)
    var homes: [Int: (index: Int, constituent: Constituent)] = [:]
    for home in constituents {
      let character = try ClassFunction(
        classes: table.classes,
        values: classes.representatives.map { Cyclotomic(home.constituent.trace(at: $0)) })
      for (number, multiplicity) in try table.multiplicities(of: character).enumerated() where multiplicity > 0 {
        let isTrivial = (0..<table.count).allSatisfy { table.value(of: number, at: $0) == 1 }
        if !isTrivial, homes[number] == nil { homes[number] = home }
      }
    }
    let numbers = homes.keys.sorted()
    self.group = group
    self.homes = numbers.compactMap { homes[$0] }
    let entries = numbers.reduce(0) { $0 + table.degrees[$1] * table.degrees[$1] } * group.order
    let shapes = numbers.compactMap { irreducibles.partition($0) }
    if entries > IrreducibleRoute.tableLimit, shapes.count == numbers.count {
      dual = .symmetric(try SymmetricGroupDual(shapes: shapes))
    } else {
      var representations: [IrreducibleRepresentation] = []
      for number in numbers { representations.append(try irreducibles.representation(number)) }
      dual = .tabulated(try EvaluatedDual(representations, of: group))
    }
  }

  /// The weak error; with a test function where the representations are tabulated.
  func weak(of scheme: AveragingScheme) -> SymmetryError<Int> {
    switch dual {
    case .symmetric(let dual):
      let bounds = dual.weakError(of: scheme.weights.map { (group.permutation($0.element), $0.weight) })
      return SymmetryError(enclosure: bounds.exact ?? Enclosure(0, scheme.errorLimit), witness: nil)
    case .tabulated(let dual):
      var best = BlockMaximum()
      for (index, block) in averages(of: scheme, dual).enumerated() { best.include(block, index: index, element: nil) }
      return error(best, of: scheme, dual, squaredOver: 1)
    }
  }

  /// The strong error; where the representations are not tabulated, between the weak error and twice that.
  func strong(of scheme: AveragingScheme) -> SymmetryError<Int> {
    guard case .tabulated(let dual) = dual else {
      let weak = weak(of: scheme)
      return SymmetryError(enclosure: Enclosure(weak.lower, 2 * weak.upper), witness: nil)
    }
    var best = BlockMaximum()
    let averages = averages(of: scheme, dual)
    for element in 0..<group.order where element != group.identity && element <= group.inverse(element) {
      for (index, block) in averages.enumerated() {
        let representation = dual.representations[index]
        let size = Double(block.dimension)
        let moved = block.matrix - representation.matrices[element] * block.matrix
        // ‖Ẽ‖_F bounds what the error of π(h) and the roundings of a product of d terms and a difference are multiplied by.
        let norm = block.matrix.frobeniusNorm * 1.01
        let rounding = 16 * (size + 4) * 0x1p-53 * (size.squareRoot() + 1) * norm
        let error = 2.02 * block.normError + 1.01 * representation.evaluationError * (norm + block.normError) + rounding
        best.include(FourierTransform.Block(moved, normError: error), index: index, element: element)
      }
    }
    return self.error(best, of: scheme, dual, squaredOver: 2)
  }

  /// π(ω) = Σ ω(g) π(g) for each representation, with what the rounding of the weights adds to the errors.
  private func averages(
    of scheme: AveragingScheme, _ dual: EvaluatedDual<TabulatedRepresentation>
  ) -> [FourierTransform.Block] {
    let weights = scheme.weights.map { ($0.element, $0.weight.approximation) }
    let lost = weights.reduce(0) { $0 + $1.1.magnitude } * 1.01 * 0x1p-50
    return dual.transform(weights).blocks.map {
      FourierTransform.Block($0.matrix.adjoint, normError: ($0.normError + lost) * 1.01)
    }
  }

  private func error(
    _ best: BlockMaximum, of scheme: AveragingScheme, _ dual: EvaluatedDual<TabulatedRepresentation>,
    squaredOver divisor: Int
  ) -> SymmetryError<Int> {
    guard let bounds = best.enclosure.squared.exact, let block = best.block else { return .zero }
    let (lower, upper) = (bounds.lower / Rational(divisor), bounds.upper / Rational(divisor))
    let (place, constituent) = homes[best.index]
    let function = MatrixCoefficientFunction(
      representation: dual.representations[best.index], constituent: constituent, group: group)
    guard let coefficients = function.coefficients(worstFor: block) else {
      return SymmetryError(enclosure: Enclosure(lower, upper), witness: nil)
    }
    let value = function.quotient(of: scheme, at: coefficients, element: best.element)
    return SymmetryError(
      enclosure: Enclosure(value, max(value, upper)),
      witness: TestFunction(
        constituent: place, labels: constituent.labels, coefficients: coefficients, element: best.element))
  }
}

/// The largest norm of the blocks seen so far.
private struct BlockMaximum {
  var enclosure = NormEnclosure.zero
  var block: ComplexMatrix?
  var index = 0
  var element: Int?

  mutating func include(_ block: FourierTransform.Block, index: Int, element: Int?) {
    let matrix = block.matrix.isReal ? block.matrix.real : block.matrix.realification
    if self.block != nil, matrix.isNormProvablyAtMost(enclosure.lower, normError: block.normError) { return }
    let norm = matrix.operatorNorm(normError: block.normError)
    if self.block == nil || norm.lower > enclosure.lower {
      (self.block, self.index, self.element) = (block.matrix, index, element)
    }
    enclosure = .maximum(enclosure, norm)
  }
}
