import FiniteGroups

/// A 2 × 2 matrix over a finite field, with the numbers that stand for the elements in `FiniteGroups/FiniteField`.
public struct PlaneMatrix: Sendable, Hashable {
  /// The upper left entry.
  public let a: Int
  /// The upper right entry.
  public let b: Int
  /// The lower left entry.
  public let c: Int
  /// The lower right entry.
  public let d: Int

  /// The matrix with rows (a, b) and (c, d).
  public init(_ a: Int, _ b: Int, _ c: Int, _ d: Int) { (self.a, self.b, self.c, self.d) = (a, b, c, d) }
}

/// The field of a dual of GL(2, q) with discrete logarithms, its additive character and the roots of unity that characters take.
struct PlaneField: Sendable {
  let field: FiniteField
  let q: Int
  /// The exponents of the nonzero elements: z^{log x} = x.
  let logarithms: [Int]
  /// The exponent of exp(2πi·Tr(x)/p), for each x.
  let traces: [Int]
  /// The roots of unity of order p(q² − 1), which all numbers in the matrices are sums and products of.
  let roots: RootsOfUnity
  let rootOrder: Int

  init(_ size: PrimePower) {
    field = FiniteField(size)
    q = size.value
    var logarithms = [Int](repeating: 0, count: q)
    for exponent in 0..<(q - 1) { logarithms[field.power(field.primitiveElement, exponent)] = exponent }
    self.logarithms = logarithms
    traces = (0..<q).map { [field] in PlaneField.trace($0, in: field) }
    rootOrder = size.prime * (q * q - 1)
    roots = RootsOfUnity(order: rootOrder)
  }

  /// The trace over the prime field: a number 0 ..< p.
  static func trace(_ element: Int, in field: FiniteField) -> Int {
    var (sum, conjugate) = (0, element)
    for _ in 0..<field.size.exponent {
      sum = field.sum(sum, conjugate)
      conjugate = field.frobenius(conjugate)
    }
    return sum
  }

  /// χᵢ(zᵏ) for a sum i·k of such products.
  func character(_ exponent: Int) -> (real: Double, imaginary: Double) {
    roots[exponent % (q - 1) * (rootOrder / (q - 1))]
  }

  /// The number of the root ψ(x) = exp(2πi·Tr(x)/p).
  func additive(_ element: Int) -> Int { traces[element] * (rootOrder / field.size.prime) }

  func determinant(_ matrix: PlaneMatrix) -> Int {
    field.sum(field.product(matrix.a, matrix.d), field.negative(field.product(matrix.b, matrix.c)))
  }

  func product(_ left: PlaneMatrix, _ right: PlaneMatrix) -> PlaneMatrix {
    func entry(_ x: Int, _ y: Int, _ u: Int, _ v: Int) -> Int { field.sum(field.product(x, u), field.product(y, v)) }
    return PlaneMatrix(
      entry(left.a, left.b, right.a, right.c), entry(left.a, left.b, right.b, right.d),
      entry(left.c, left.d, right.a, right.c), entry(left.c, left.d, right.b, right.d))
  }
}

/// What the representations need to know of an invertible matrix.
///
/// The points of the projective line are (1, y), numbered by y, and (0, 1), number q.
struct PreparedPlaneMatrix: Sendable {
  /// The images of the points.
  let targets: [Int]
  /// The logarithms of the factors: the matrix sends the vector of a point to such a multiple of that of its image.
  let factors: [Int]
  /// log det.
  let determinant: Int
  /// What cuspidal representations need besides.
  let shape: Shape

  enum Shape: Sendable {
    /// c = 0: log d, log a/d, and the numbers of the roots ψ(b zᵏ/d).
    case triangular(scalar: Int, shift: Int, phases: [Int])
    /// c ≠ 0: log(−c), log(det/c²), and the numbers of the roots ψ(a zᵏ/c) and ψ(d zᵏ/c).
    case general(scalar: Int, shift: Int, rowPhases: [Int], columnPhases: [Int])
  }

  /// - Precondition: an invertible matrix.
  init(_ matrix: PlaneMatrix, _ plane: PlaneField) {
    let (field, q) = (plane.field, plane.q)
    var (targets, factors): ([Int], [Int]) = ([], [])
    for point in 0...q {
      let (x, y) = point < q ? (1, point) : (0, 1)
      let first = field.sum(field.product(matrix.a, x), field.product(matrix.b, y))
      let second = field.sum(field.product(matrix.c, x), field.product(matrix.d, y))
      let leading = first != 0 ? first : second
      targets.append(first == 0 ? q : field.product(second, field.inverse(leading) ?? 0))
      factors.append(plane.logarithms[leading])
    }
    (self.targets, self.factors) = (targets, factors)
    let determinant = plane.determinant(matrix)
    precondition(determinant != 0, "the matrices of a general linear group are invertible")
    self.determinant = plane.logarithms[determinant]
    func phases(_ numerator: Int, _ denominator: Int) -> [Int] {
      let quotient = field.product(numerator, field.inverse(denominator) ?? 0)
      return (0..<(q - 1)).map {
        plane.additive(field.product(quotient, field.power(field.primitiveElement, $0)))
      }
    }
    let units = q - 1
    if matrix.c == 0 {
      let scalar = plane.logarithms[matrix.d]
      shape = .triangular(
        scalar: scalar, shift: (plane.logarithms[matrix.a] - scalar + units) % units,
        phases: phases(matrix.b, matrix.d))
    } else {
      let denominator = plane.logarithms[matrix.c]
      shape = .general(
        scalar: plane.logarithms[field.negative(matrix.c)],
        shift: (self.determinant + 2 * (units - denominator)) % units,
        rowPhases: phases(matrix.a, matrix.c), columnPhases: phases(matrix.d, matrix.c))
    }
  }
}
