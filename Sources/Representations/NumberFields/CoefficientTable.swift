public import ExactArithmetic

/// The name of a function on the group that spans M(F ⊕ 1) with others, in the words of the certificate format.
public enum CoefficientLabel: Sendable, Hashable {
  /// The constant function 1.
  case constant
  /// The matrix coefficient g ↦ ⟨row, ρ(g) column⟩ of two labels of one constituent.
  case entry(row: [Int], column: [Int])
  /// The rational coordinate number `component` of a matrix coefficient on the cosine basis 1, c1, … of the field (see
  /// `ExactArithmetic/RealCyclotomic/coordinates(conductor:)`).
  case component(row: [Int], column: [Int], component: Int)
}

/// A basis of M(F ⊕ 1) as exact functions on the group: what exact averaging schemes are computed from.
///
/// A scheme ω is exact if and only if Σ_g ω(g) f(g) is the mean of f for every f of the basis. The number of functions is
/// dim M(F ⊕ 1) exactly: they are independent modulo a prime, and the character of F says that there are no more.
public struct CoefficientTable<Scalar: OrderedExactField>: Sendable {
  /// The names of the functions, the constant first.
  public let labels: [CoefficientLabel]
  /// For each function its values, in the order of the elements of the group.
  public let values: [[Scalar]]
  /// Doubles near the values, to guide searches.
  public let approximations: [[Double]]
  /// The least n for which labels are read over ℚ(2cos 2π/n): 1 for rational classes. The values of rational components are
  /// rational, and their labels belong to the field all the same.
  public let conductor: Int
  /// The prime modulo which the functions are independent.
  public let field: PrimeField
  /// The element of the prime field, of multiplicative order ``conductor``, that ζ_n = exp(2πi/n) goes to there.
  public let rootOfUnity: UInt32

  /// dim M(F ⊕ 1), over the field of the weights.
  public var dimension: Int { labels.count }

  /// The number of elements of the group.
  public var order: Int { values.first?.count ?? 0 }

  init(
    labels: [CoefficientLabel], values: [[Scalar]], conductor: Int, field: PrimeField, rootOfUnity: UInt32
  ) {
    // The same few numbers occur again and again.
    var known: [Scalar: Double] = [:]
    approximations = values.map { row in
      row.map { value in
        if let double = known[value] { return double }
        let double = value.approximation
        known[value] = double
        return double
      }
    }
    self.labels = labels
    self.values = values
    self.conductor = conductor
    self.field = field
    self.rootOfUnity = rootOfUnity
  }
}

extension CoefficientTable where Scalar == Rational {
  /// The table of a rational class, from its space of matrix coefficients.
  ///
  /// - Precondition: `space` is the space of `functionClass`.
  /// - Complexity: O(dimension · order)
  public init(_ space: MatrixCoefficientSpace, of functionClass: FunctionClass) {
    self.init(
      labels: space.basis.map { coefficient in
        switch coefficient {
        case .constant: return .constant
        case .entry(let constituent, let row, let column):
          let labels = functionClass.constituents[constituent].labels
          return .entry(row: labels[row], column: labels[column])
        }
      }, values: space.basisValues.map { $0.map { Rational($0) } }, conductor: 1, field: space.field, rootOfUnity: 1)
  }
}
