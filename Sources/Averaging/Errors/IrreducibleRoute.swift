import ExactArithmetic
import FiniteGroups
import Representations

/// Symmetry errors through the irreducible representations that occur in large constituents, in doubles with proved
/// bounds.
///
/// Test functions come back from the irreducible representations as ``MatrixCoefficientFunction``s, and their quotients
/// are exact.
struct IrreducibleRoute: Sendable {
  /// The irreducible representations as they are evaluated.
  enum Dual: Sendable {
    case tabulated(EvaluatedDual<TabulatedRepresentation>)
    /// All permutations of the points, whose matrices would take too much memory.
    case symmetric(SymmetricGroupDual, [YoungForm<Double>])
  }

  /// Above this number of matrix entries, symmetric groups are not tabulated.
  static let tableLimit = 8_000_000

  let group: FiniteGroup
  let dual: Dual
  /// For each irreducible, a constituent in which it occurs.
  let homes: [(index: Int, constituent: Constituent)]

  /// The nontrivial irreducible representations in some constituents, each listed with its place in the function class.
  ///
  /// - Throws: ``CharacterError``, ``IrreducibleError``, ``FourierError``, ``PartitionError``.
  init(
    _ constituents: [(index: Int, constituent: Constituent)], of group: FiniteGroup,
    tableLimit: Int = tableLimit
  ) throws {
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
    if entries > tableLimit, !shapes.isEmpty, shapes.count == numbers.count {
      var forms: [YoungForm<Double>] = []
      for shape in shapes { forms.append(try YoungForm(orthogonal: shape)) }
      dual = .symmetric(try SymmetricGroupDual(shapes: shapes), forms)
    } else {
      var representations: [IrreducibleRepresentation] = []
      for number in numbers { representations.append(try irreducibles.representation(number)) }
      dual = .tabulated(try EvaluatedDual(representations, of: group))
    }
  }

  /// The weak error.
  func weak(of scheme: AveragingScheme) -> SymmetryError<Int> {
    var best = BlockMaximum()
    for (index, block) in averages(of: scheme).enumerated() { best.include(block, index: index, element: nil) }
    return error(best, of: scheme, squaredOver: 1)
  }

  /// π(ω) = Σ ω(g) π(g) for each representation, with what the rounding of the weights adds to the errors.
  func averages(of scheme: AveragingScheme) -> [FourierTransform.Block] {
    let weights = scheme.weights.map { ($0.element, $0.weight.approximation) }
    let lost = weights.reduce(0) { $0 + $1.1.magnitude } * 1.01 * 0x1p-50
    let transform =
      switch dual {
      case .tabulated(let dual): dual.transform(weights)
      case .symmetric(let dual, _): dual.transform(weights.map { (group.permutation($0.0), $0.1) })
      }
    return transform.blocks.map {
      FourierTransform.Block($0.matrix.adjoint, normError: ($0.normError + lost) * 1.01)
    }
  }

  /// An error from the block with the largest norm, with a test function where the constituent permutes its basis up to
  /// sign.
  func error(_ best: BlockMaximum, of scheme: AveragingScheme, squaredOver divisor: Int) -> SymmetryError<Int> {
    guard let block = best.block else { return .zero }
    let bounds = best.enclosure.squared.exact ?? Enclosure(0, Rational(2 * divisor) * scheme.errorLimit)
    let (lower, upper) = (bounds.lower / Rational(divisor), bounds.upper / Rational(divisor))
    let (place, constituent) = homes[best.index]
    let function = MatrixCoefficientFunction(row: row(of: best.index), constituent: constituent, group: group)
    guard let coefficients = function.coefficients(worstFor: block) else {
      return SymmetryError(enclosure: Enclosure(lower, upper), witness: nil)
    }
    let value = function.quotient(of: scheme, at: coefficients, element: best.element)
    return SymmetryError(
      enclosure: Enclosure(value, max(value, upper)),
      witness: TestFunction(
        constituent: place, labels: constituent.labels, coefficients: coefficients, element: best.element))
  }

  /// v*π(g) for one of the representations.
  private func row(of index: Int) -> (ComplexVector, Int) -> ComplexVector {
    switch dual {
    case .tabulated(let dual):
      let matrices = dual.representations[index].matrices
      return { vector, element in
        // (A − iB)ᵀ(v + iw) is conjugate to v*(A + iB) with v + iw for v.
        let matrix = matrices[element]
        let (a, b) = (matrix.real, matrix.imaginary)
        let real = zip(a.transposeApplied(to: vector.real), b.transposeApplied(to: vector.imaginary)).map { $0 + $1 }
        let imaginary = zip(b.transposeApplied(to: vector.real), a.transposeApplied(to: vector.imaginary))
          .map { $0 - $1 }
        return ComplexVector(real, imaginary: imaginary)
      }
    case .symmetric(_, let forms):
      let form = forms[index]
      let zero = [Double](repeating: 0, count: form.dimension)
      return { vector, element in
        let inverse = group.permutation(group.inverse(element))
        return ComplexVector(form.image(of: vector.real, under: inverse), imaginary: zero)
      }
    }
  }
}

/// The largest norm of the blocks seen so far.
struct BlockMaximum {
  private(set) var enclosure = NormEnclosure.zero
  private(set) var block: ComplexMatrix?
  private(set) var index = 0
  private(set) var element: Int?

  /// Takes in one more block; a factorization in doubles shows for most of them that they are not larger.
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
