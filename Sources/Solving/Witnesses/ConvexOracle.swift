public import ExactArithmetic
public import Representations

/// Exact symmetry, convex weights: a support carries a scheme unless some function of M(F) with mean 0 is positive on all of it.
///
/// Doubles find the scheme or the function; both are verified exactly.
public struct ConvexOracle<Scalar: OrderedExactField>: SupportOracle {
  /// The functions.
  public let table: CoefficientTable<Scalar>
  private let orthonormal: OrthonormalFunctions
  private let gram: GramMatrix
  private let exact: ExactFunctions<Scalar>

  /// |G|.
  public var order: Int { table.order }

  /// An oracle for the class with the given matrix coefficients.
  public init(_ table: CoefficientTable<Scalar>) {
    self.table = table
    let orthonormal = OrthonormalFunctions(table.approximations)
    self.orthonormal = orthonormal
    gram = GramMatrix(vectors: orthonormal.vectors, dimension: orthonormal.dimension, count: table.order)
    exact = ExactFunctions(table)
  }

  /// A scheme, or a function that separates; see ``SupportOracle/examine(_:missing:)``.
  public func examine(_ support: [Int], missing further: [Int]) -> SupportAnswer<Scalar> {
    guard !support.isEmpty else { return .undecided }
    var search = MinimumNormPoint(gram)
    guard search.minimize(over: support) else { return decideExactly(support) }
    if search.containsOrigin {
      if let scheme = exact.scheme(on: search.corral) ?? exact.scheme(on: support) { return .scheme(scheme) }
      return decideExactly(support)
    }
    var missed = support
    for element in further where !search.corral.contains(element) {
      if search.products[element] >= search.squaredNorm * (1 - 1e-9) {
        missed.append(element)
        continue
      }
      var trial = search
      if trial.minimize(over: missed + [element]), trial.squaredNorm > ConvexOracle.leastNorm {
        search = trial
        missed.append(element)
      }
    }
    let coefficients = orthonormal.coefficients(of: orthonormal.combination(search.corral, search.weights))
    if let witness = exact.witness(near: coefficients, missing: missed) { return .witness(witness) }
    // Growth made the margin too narrow: without it.
    if !further.isEmpty { return examine(support, missing: []) }
    return decideExactly(support)
  }

  /// Witnesses are not grown below this squared norm: their coefficients would be long.
  private static var leastNorm: Double { 1e-8 }

  /// The exact linear program, where doubles did not decide.
  private func decideExactly(_ support: [Int]) -> SupportAnswer<Scalar> {
    let rows = (0..<table.dimension).map { row in support.map { table.values[row][$0] } }
    let program = GeneralLinearProgram<Scalar>(
      equations: Matrix(rows: rows, columnCount: support.count), bounds: exact.means)
    // Arithmetic in a number field is slower by the square of its degree and more.
    let degree = RealCyclotomic.fieldDegree(conductor: Scalar.self == Rational.self ? 1 : table.conductor)
    switch program.solve(workLimit: 50_000_000 / (degree == 1 ? 1 : 50 * degree * degree)) {
    case .optimal(_, let solution, _):
      return .scheme(zip(support, solution).filter { !$0.1.isZero }.map { ($0, $1) })
    case .infeasible(let certificate):
      let coefficients = certificate.dropFirst().map(\.approximation)
      return exact.witness(near: Array(coefficients), missing: support).map { .witness($0) } ?? .undecided
    case .unbounded, .stopped: return .undecided
    }
  }
}
