import Certificates
import ExactArithmetic

/// A second, slow opinion about the instance of a certificate, from other definitions than the checker's: polynomials are
/// functions that are evaluated, M(F) is a list of vectors over the group, and AC is found by trying all supports.
struct Oracle {
  let elements: [[Int]]
  /// Vectors over the group that span M(F).
  let coefficients: Set<[Rational]>
  private let weights: Certificate.Weights

  /// The least set that has the identity and is closed under multiplication with the generators.
  static func closure(_ generators: [[Int]], identity: [Int]) -> [[Int]] {
    var found: Set<[Int]> = [identity]
    while true {
      let larger = found.union(found.flatMap { element in generators.map { s in element.map { s[$0 - 1] } } })
      if larger.count == found.count { return found.sorted { $0.lexicographicallyPrecedes($1) } }
      found = larger
    }
  }

  init(_ certificate: Certificate) {
    weights = certificate.claim.weights
    let matrices = Oracle.matrices(of: certificate)
    let pairs = Oracle.pairs(certificate.group, matrices)
    elements = pairs.map(\.element)
    coefficients = Oracle.span(certificate.functionClass, pairs)
  }

  /// dim M(F ⊕ 1).
  var dimension: Int {
    let rows = Array(coefficients) + [[Rational](repeating: 1, count: elements.count)]
    return Matrix(rows: rows, columnCount: elements.count).rank()
  }

  /// Whether Σ ω(g) φ(g) is the mean of φ for all φ in M(F ⊕ 1).
  func isExact(_ scheme: [Certificate.SchemeEntry]) -> Bool {
    let places = scheme.map { entry in elements.firstIndex(of: entry.element) }
    let weights = scheme.compactMap(\.weight.rational)
    guard places.allSatisfy({ $0 != nil }), weights.count == scheme.count, weights.reduce(.zero, +) == 1 else {
      return false
    }
    return coefficients.allSatisfy { values in
      zip(places, weights).reduce(Rational.zero) { $0 + $1.1 * values[$1.0 ?? 0] } == mean(values)
    }
  }

  /// AC_ex, by trying the supports with the first element in order of size: schemes may be translated.
  func leastSize() -> Int {
    if dimension == elements.count { return elements.count }
    for size in 1..<elements.count where supports(size).contains(where: isSupport) { return size }
    return elements.count
  }

  private func mean(_ values: [Rational]) -> Rational { values.reduce(.zero, +) / Rational(values.count) }

  private func supports(_ size: Int) -> [[Int]] {
    (1..<size).reduce([[0]]) { sets, _ in
      sets.flatMap { set in (((set.last ?? 0) + 1)..<max(elements.count, (set.last ?? 0) + 1)).map { set + [$0] } }
    }
  }

  /// Whether some exact ω lives on a support.
  private func isSupport(_ support: [Int]) -> Bool {
    let rows = coefficients.map { values in support.map { values[$0] } } + [support.map { _ in Rational.one }]
    let targets = coefficients.map(mean) + [1]
    let matrix = Matrix(rows: rows, columnCount: support.count)
    switch weights {
    case .affine: return matrix.solve(targets) != nil
    case .uniform:
      let weight = Rational(1, support.count)
      return matrix.applied(to: support.map { _ in weight }) == targets
    case .convex:
      // A ω ≤ b, ω ≥ 0 with b ≥ 0 reaches Σ b exactly if A ω = b has a solution.
      let signs: [Rational] = targets.map { $0.signum < 0 ? -1 : 1 }
      let constraints = Matrix(
        rows: zip(rows, signs).map { row, sign in row.map { $0 * sign } }, columnCount: support.count)
      let bounds = zip(targets, signs).map(*)
      let objective = constraints.transposed.applied(to: bounds.map { _ in 1 })
      let program = LinearProgram(maximize: objective, constraints: constraints, bounds: bounds)
      guard case .optimal(let value, _, _) = program.solve() else { return false }
      return value == bounds.reduce(.zero, +)
    }
  }

  /// Each generator's image as a matrix with rows.
  private static func matrices(of certificate: Certificate) -> [[[Int]]] {
    func monomial(_ image: [Int]) -> [[Int]] {
      image.indices.map { row in image.map { abs($0) == row + 1 ? $0.signum() : 0 } }
    }
    return switch certificate.action {
    case nil: certificate.group.generators.map { _ in [[1]] }
    case .permutation(_, let images), .signedPermutation(_, let images): images.map(monomial)
    case .matrices(_, let images): images
    case .fieldMatrices: []
    }
  }

  private static func pairs(
    _ group: Certificate.Group, _ matrices: [[[Int]]]
  ) -> [(element: [Int], matrix: [[Int]])] {
    let size = matrices.first?.count ?? 1
    let identity = (0..<size).map { row in (0..<size).map { $0 == row ? 1 : 0 } }
    var found = [Array(1...group.points): identity]
    while true {
      var larger = found
      for (element, matrix) in found {
        for (generator, image) in zip(group.generators, matrices) {
          larger[element.map { generator[$0 - 1] }] = image.map { row in
            (0..<size).map { column in zip(row, matrix).reduce(0) { $0 + $1.0 * $1.1[column] } }
          }
        }
      }
      if larger.count == found.count { break }
      found = larger
    }
    return found.map { ($0.key, $0.value) }.sorted { $0.element.lexicographicallyPrecedes($1.element) }
  }

  /// The point that a permutation matrix sends a point to.
  private static func move(_ point: Int, by matrix: [[Int]]) -> Int {
    (matrix.firstIndex { $0[point - 1] == 1 } ?? 0) + 1
  }

  private static func span(
    _ functionClass: Certificate.FunctionClass, _ pairs: [(element: [Int], matrix: [[Int]])]
  ) -> Set<[Rational]> {
    let size = pairs[0].matrix.count
    /// The indicators of ρ(g) b = a, all a and b.
    func indicators<Label: Hashable>(_ labels: [Label], _ act: (Int, Label) -> Label) -> Set<[Rational]> {
      var result: Set<[Rational]> = []
      for b in labels {
        let images = pairs.indices.map { act($0, b) }
        for a in labels { result.insert(images.map { Rational($0 == a ? 1 : 0) }) }
      }
      return result
    }
    switch functionClass {
    case .functions: return indicators(Array(1...size)) { move($1, by: pairs[$0].matrix) }
    case .tuples(let length):
      return indicators(Array(Set(Samples.permutations(Array(1...size)).map { Array($0.prefix(length)) }))) {
        g, tuple in
        tuple.map { move($0, by: pairs[g].matrix) }
      }
    case .subsets(let length):
      return indicators(Array(Set(Samples.permutations(Array(1...size)).map { Set($0.prefix(length)) }))) { g, set in
        Set(set.map { move($0, by: pairs[g].matrix) })
      }
    case .regular:
      return indicators(pairs.map(\.element)) { g, h in h.map { pairs[g].element[$0 - 1] } }
    case .linear: return evaluations(degree: 1, pairs, withConstant: false)
    case .polynomials(let degree):
      // Polynomials of degree |G| − 1 interpolate on orbits, so the space grows no further; nor when it is everything.
      for lower in 0..<min(degree, pairs.count - 1) {
        let values = evaluations(degree: lower, pairs, withConstant: true)
        if Matrix(rows: Array(values), columnCount: pairs.count).rank() == pairs.count { return values }
      }
      return evaluations(degree: min(degree, pairs.count - 1), pairs, withConstant: true)
    }
  }

  /// The functions g ↦ f(y · A(g)) for monomials f and lattice points y, whose evaluations determine a polynomial.
  private static func evaluations(
    degree: Int, _ pairs: [(element: [Int], matrix: [[Int]])], withConstant: Bool
  ) -> Set<[Rational]> {
    let size = pairs[0].matrix.count
    var exponents: [[Int]] = [[]]
    for _ in 0..<size { exponents = exponents.flatMap { head in (0...degree).map { head + [$0] } } }
    let lattice = exponents.filter { $0.reduce(0, +) <= degree }
    let moved = lattice.map { y in
      pairs.map { pair in (0..<size).map { j in (0..<size).reduce(0) { $0 + y[$1] * pair.matrix[$1][j] } } }
    }
    var result: Set<[Rational]> = []
    for monomial in lattice where withConstant || monomial.contains(where: { $0 > 0 }) {
      for points in moved {
        result.insert(
          points.map { point in
            Rational(
              zip(point, monomial).reduce(1) { product, pair in
                (0..<pair.1).reduce(product) { power, _ in power * pair.0 }
              })
          })
      }
    }
    return result
  }
}
