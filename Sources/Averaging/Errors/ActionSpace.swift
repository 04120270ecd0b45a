import ExactArithmetic
import FiniteGroups
import Representations

/// A space of functions on which a group acts by integer matrices, as the errors need it: its invariants, an invariant
/// inner product and the operators of schemes, all exact.
struct ActionSpace: Sendable {
  let labels: [[Int]]
  /// The projection P on the invariant functions.
  let projection: Matrix<Rational>
  /// The Gram matrix G of an invariant inner product, with integer entries; the identity for permutations up to sign.
  let form: Matrix<Rational>
  /// Whether ``form`` is the identity.
  let isOrthonormal: Bool

  var dimension: Int { labels.count }

  /// Whether all functions are invariant, so that nothing is left to average.
  var isTrivial: Bool { projection == .identity(dimension) }

  init(labels: [[Int]], projection: Matrix<Rational>, form: Matrix<Rational>?) {
    self.labels = labels
    self.projection = projection
    self.form = form ?? .identity(labels.count)
    isOrthonormal = form == nil || form == .identity(labels.count)
  }

  /// A constituent of a function class.
  ///
  /// - Complexity: O(order · dimension) for permutations up to sign, O(order · dimension³) otherwise
  init(_ constituent: Constituent, of group: FiniteGroup) {
    let size = constituent.dimension
    let whole = AveragingScheme.wholeGroup(group, weightClass: .convex)
    var isOrthonormal = true
    for element in group.generatorIndices where isOrthonormal {
      isOrthonormal = ActionSpace.form(constituent, [element]) == .identity(size)
    }
    self.init(
      labels: constituent.labels, projection: whole.operatorMatrix(on: constituent),
      form: isOrthonormal ? nil : ActionSpace.form(constituent, 0..<group.order))
  }

  /// Σ ρ(g)ᵀρ(g), invariant if the sum runs over a group.
  private static func form(_ constituent: Constituent, _ elements: some Sequence<Int>) -> Matrix<Rational> {
    let size = constituent.dimension
    var sums = Matrix<Rational>(rowCount: size, columnCount: size, repeating: .zero)
    for element in elements {
      let image = Matrix(
        rows: (0..<size).map { row in
          (0..<size).map { Rational(constituent.entry(row, $0, at: element)) }
        }, columnCount: size)
      sums = sums.adding(image.transposed.product(image))
    }
    return sums
  }

  /// f − Pf.
  func withoutInvariants(_ function: [Rational]) -> [Rational] {
    zip(function, projection.applied(to: function)).map { $0 - $1 }
  }

  /// xᵀ(AᵀGA)x against c·xᵀGx for an operator A that vanishes on invariant functions.
  ///
  /// - Complexity: O(dimension³)
  func pencil(_ operation: Matrix<Rational>, dividedBy factor: Int) -> QuadraticPencil {
    let (matrix, scale) = operation.cleared
    let right = isOrthonormal ? matrix : form.product(matrix)
    let square = scale * scale * Rational(factor)
    return QuadraticPencil(
      numerator: matrix.transposed.product(right), denominator: form.mapEntries { $0 * square })
  }

  /// E_ω − P, for E_ω.
  func deviation(_ average: Matrix<Rational>) -> Matrix<Rational> {
    average.adding(projection.mapEntries { -$0 })
  }

  /// A function that is not invariant, `nil` if there is none: where an error is 0 it is attained everywhere.
  var anyFunction: [Rational]? {
    for index in 0..<dimension {
      var function = [Rational](repeating: 0, count: dimension)
      function[index] = 1
      let rest = withoutInvariants(function)
      if rest.contains(where: { !$0.isZero }) { return rest.primitive }
    }
    return nil
  }
}
