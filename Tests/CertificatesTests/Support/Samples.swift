import Certificates
import ExactArithmetic

/// Certificates that are right, written by hand: one at least for each kind of group name, action, class and proof.
enum Samples {
  typealias Coefficient = Certificate.MatrixCoefficient

  static let s3 = Certificate.Group(name: "S3", points: 3, generators: [[2, 3, 1], [2, 1, 3]], order: 6)
  static let s4 = Certificate.Group(name: "S4", points: 4, generators: [[2, 3, 4, 1], [2, 1, 3, 4]], order: 24)
  static let rotations3 = [[1, 2, 3], [2, 3, 1], [3, 1, 2]]
  static let rotations4 = [[1, 2, 3, 4], [2, 3, 4, 1], [3, 4, 1, 2], [4, 1, 2, 3]]

  /// All certificates that check as valid, by name.
  static let valid = version1 + HittingSamples.valid + BoundSamples.valid

  /// Those that version 1 could say.
  static let version1: [(name: String, certificate: Certificate)] = [
    ("trivial", trivial), ("C8 regular", c8Regular), ("S3 polynomials 2", s3Quadratic), ("S3 polynomials 3", s3Cubic),
    ("S4 functions", s4Functions), ("S4 polynomials 6", s4Sextic), ("C2^3 polynomials 3", signs),
    ("C3 linear", c3Linear),
    ("C3 polynomials 2", c3Matrices), ("S3 linear", s3Linear), ("C2 shear", shear), ("B2 linear", b2Linear),
    ("D4 functions", d4Functions),
    ("Q8 functions", q8Functions),
    ("A4 functions", a4Functions), ("C4xS3 functions", c4s3Functions), ("C4xS3 uniform", c4s3Uniform),
    ("S3 tuples", s3Tuples), ("S3 subsets", s3Subsets), ("S3 affine", s3Affine), ("S4 uniform", s4Uniform),
    ("unnamed", unnamed),
  ]

  static func uniform(_ elements: [[Int]]) -> [Certificate.SchemeEntry] {
    elements.map { Certificate.SchemeEntry(element: $0, weight: Rational(1, elements.count)) }
  }

  static func identityDelsarte(_ bound: Int, points: Int, constant: Rational = 0) -> Certificate.LowerBoundProof {
    .delsarte(
      bound: bound, constant: RealCyclotomic(constant),
      terms: [Certificate.CharacterTerm(conjugacyClass: Array(1...points), coefficient: 1)])
  }

  /// All permutations of a list, by recursion.
  static func permutations(_ list: [Int]) -> [[Int]] {
    if list.isEmpty { return [[]] }
    return list.flatMap { first in permutations(list.filter { $0 != first }).map { [first] + $0 } }
  }

  static let trivial = Certificate(
    group: .init(name: "C1", points: 1, generators: [], order: 1), action: .permutation(dimension: 2, images: []),
    functionClass: .polynomials(degree: 2), claim: .init(weights: .convex, lower: 1, upper: 1),
    scheme: uniform([[1]]), lower: [])

  static let c8Regular: Certificate = {
    let cycle = (0..<8).map { shift in (0..<8).map { ($0 + shift) % 8 + 1 } }
    return Certificate(
      group: .init(name: "C8", points: 8, generators: [cycle[1]], order: 8), action: nil, functionClass: .regular,
      claim: .init(weights: .affine, lower: 8, upper: 8), scheme: uniform(cycle),
      lower: [
        .rank(
          bound: 8, prime: 2_147_483_647, constant: false,
          coefficients: cycle.map { Coefficient(row: $0, column: cycle[0]) })
      ])
  }()

  static let s3Quadratic = Certificate(
    group: s3, action: .permutation(dimension: 3, images: s3.generators), functionClass: .polynomials(degree: 2),
    claim: .init(weights: .convex, lower: 3, upper: 3), scheme: uniform(rotations3),
    lower: [identityDelsarte(3, points: 3, constant: -1), .nontrivial(bound: 2, generator: 1, column: [1, 0, 0])],
    comments: ["written by hand", "“quoted” \\ and \u{1}\n"])

  /// The orbit of a monomial with distinct exponents is regular, so its coefficients form a permutation matrix.
  private static func monomialRank(_ exponents: [Int]) -> Certificate.LowerBoundProof {
    let orbit = permutations(exponents)
    return .rank(
      bound: orbit.count, prime: 101, constant: false,
      coefficients: orbit.map { Coefficient(row: $0, column: exponents) })
  }

  static let s3Cubic = Certificate(
    group: s3, action: .permutation(dimension: 3, images: s3.generators), functionClass: .polynomials(degree: 3),
    claim: .init(weights: .convex, lower: 6, upper: 6), scheme: uniform(permutations([1, 2, 3])),
    lower: [monomialRank([2, 1, 0])])

  static let s4Sextic = Certificate(
    group: s4, action: .permutation(dimension: 4, images: s4.generators), functionClass: .polynomials(degree: 6),
    claim: .init(weights: .convex, lower: 24, upper: 24), scheme: uniform(permutations([1, 2, 3, 4])),
    lower: [monomialRank([3, 2, 1, 0])])

  static let s4Functions = Certificate(
    group: s4, action: .permutation(dimension: 4, images: s4.generators), functionClass: .functions,
    claim: .init(weights: .convex, lower: 4, upper: 4), scheme: uniform(rotations4),
    lower: [identityDelsarte(4, points: 4)])

  static let s4Uniform = Certificate(
    group: s4, action: .permutation(dimension: 4, images: s4.generators), functionClass: .functions,
    claim: .init(weights: .uniform, lower: 4, upper: 4), scheme: uniform(rotations4),
    lower: [.divisibility(bound: 4, coefficients: [Coefficient(row: [1], column: [2])])])

  static let signs: Certificate = {
    let bits = (0..<8).map { number in (0..<3).map { number >> $0 & 1 } }
    return Certificate(
      group: .init(
        name: "C2^3", points: 6, generators: [[2, 1, 3, 4, 5, 6], [1, 2, 4, 3, 5, 6], [1, 2, 3, 4, 6, 5]], order: 8),
      action: .signedPermutation(dimension: 3, images: [[-1, 2, 3], [1, -2, 3], [1, 2, -3]]),
      functionClass: .polynomials(degree: 3), claim: .init(weights: .convex, lower: 8, upper: 8),
      scheme: uniform(bits.map { bit in (0..<6).map { ($0 ^ bit[$0 / 2]) + 1 } }),
      lower: [
        .rank(
          bound: 8, prime: 3, constant: true,
          coefficients: bits.dropFirst().map { Coefficient(row: $0, column: $0) })
      ])
  }()

  static let rotationMatrix = [[0, -1], [1, -1]]

  static let c3Linear = Certificate(
    group: .init(name: "C3", points: 3, generators: [[2, 3, 1]], order: 3),
    action: .matrices(dimension: 2, images: [rotationMatrix]), functionClass: .linear,
    claim: .init(weights: .affine, lower: 3, upper: 3), scheme: uniform(rotations3),
    lower: [
      .rank(
        bound: 3, prime: 7, constant: true,
        coefficients: [Coefficient(row: [1], column: [1]), Coefficient(row: [2], column: [1])])
    ])

  static let c3Matrices = Certificate(
    group: c3Linear.group, action: c3Linear.action, functionClass: .polynomials(degree: 2),
    claim: .init(weights: .convex, lower: 3, upper: 3), scheme: uniform(rotations3),
    lower: [
      .rank(
        bound: 3, prime: 7, constant: false,
        coefficients: [
          Coefficient(row: [1, 0], column: [1, 0]), Coefficient(row: [0, 1], column: [1, 0]),
          Coefficient(row: [1, 1], column: [1, 1]),
        ]),
      // χ is 6 at e and 0 elsewhere.
      identityDelsarte(3, points: 3),
    ])

  /// χ is 2, 0, −1 on the three classes; 1 + χ proves 3.
  static let s3Linear = Certificate(
    group: s3, action: .matrices(dimension: 2, images: [rotationMatrix, [[0, 1], [1, 0]]]), functionClass: .linear,
    claim: .init(weights: .convex, lower: 3, upper: 3), scheme: uniform(rotations3),
    lower: [identityDelsarte(3, points: 3, constant: 1)])

  /// The generator fixes e₁ and sends e₂ to e₁ − e₂: rows and columns must not be exchanged.
  static let shear = Certificate(
    group: .init(name: "C2", points: 2, generators: [[2, 1]], order: 2),
    action: .matrices(dimension: 2, images: [[[1, 1], [0, -1]]]), functionClass: .linear,
    claim: .init(weights: .affine, lower: 2, upper: 2), scheme: uniform([[1, 2], [2, 1]]),
    lower: [
      .nontrivial(bound: 2, generator: 1, column: [2]),
      .rank(
        bound: 2, prime: 5, constant: false,
        coefficients: [Coefficient(row: [1], column: [1]), Coefficient(row: [1], column: [2])]),
    ])

  static let b2Linear = Certificate(
    group: .init(name: "B2", points: 4, generators: [[3, 4, 1, 2], [2, 1, 3, 4]], order: 8),
    action: .signedPermutation(dimension: 2, images: [[2, 1], [-1, 2]]), functionClass: .linear,
    claim: .init(weights: .affine, lower: 2, upper: 2), scheme: uniform([[1, 2, 3, 4], [2, 1, 4, 3]]),
    lower: [.nontrivial(bound: 2, generator: 2, column: [1])])

  static let d4Functions = Certificate(
    group: .init(name: "D4", points: 4, generators: [[2, 3, 4, 1], [1, 4, 3, 2]], order: 8),
    action: .permutation(dimension: 4, images: [[2, 3, 4, 1], [1, 4, 3, 2]]), functionClass: .functions,
    claim: .init(weights: .convex, lower: 4, upper: 4), scheme: uniform(rotations4),
    lower: [identityDelsarte(4, points: 4)])

  static let q8Functions: Certificate = {
    let generators = [[2, 3, 4, 1, 6, 7, 8, 5], [5, 8, 7, 6, 3, 2, 1, 4]]
    return Certificate(
      group: .init(name: "Q8", points: 8, generators: generators, order: 8),
      action: .permutation(dimension: 8, images: generators), functionClass: .functions,
      claim: .init(weights: .uniform, lower: 8, upper: 8),
      scheme: uniform(Oracle.closure(generators, identity: Array(1...8))), lower: [identityDelsarte(8, points: 8)])
  }()

  static let a4Functions = Certificate(
    group: .init(name: "A4", points: 4, generators: [[2, 3, 1, 4], [2, 4, 3, 1]], order: 12),
    action: .permutation(dimension: 4, images: [[2, 3, 1, 4], [2, 4, 3, 1]]), functionClass: .functions,
    claim: .init(weights: .convex, lower: 4, upper: 4),
    scheme: uniform([[1, 2, 3, 4], [2, 1, 4, 3], [3, 4, 1, 2], [4, 3, 2, 1]]),
    lower: [identityDelsarte(4, points: 4)])

  static let c4s3Generators = [[2, 3, 4, 1, 5, 6, 7], [1, 2, 3, 4, 6, 7, 5], [1, 2, 3, 4, 6, 5, 7]]

  /// A rotation of the four points joined with one of the three.
  private static func rotation(_ four: Int, _ three: Int) -> [Int] {
    rotations4[four] + rotations3[three].map { $0 + 4 }
  }

  /// A weight on a pair of rotations that makes the first uniform on four points and the second on three.
  static let c4s3Functions = Certificate(
    group: .init(name: "C4xS3", points: 7, generators: c4s3Generators, order: 24),
    action: .permutation(dimension: 7, images: c4s3Generators), functionClass: .functions,
    claim: .init(weights: .convex, lower: 4, upper: 6),
    scheme: [
      (0, 0, Rational(1, 4)), (1, 0, Rational(1, 12)), (1, 1, Rational(1, 6)), (2, 1, Rational(1, 6)),
      (2, 2, Rational(1, 12)), (3, 2, Rational(1, 4)),
    ].map { .init(element: rotation($0.0, $0.1), weight: $0.2) },
    lower: [identityDelsarte(4, points: 7)])

  static let c4s3Uniform = Certificate(
    group: c4s3Functions.group, action: c4s3Functions.action, functionClass: .functions,
    claim: .init(weights: .uniform, lower: 12, upper: 12),
    scheme: uniform((0..<12).map { rotation($0 / 3, $0 % 3) }),
    lower: [
      .divisibility(
        bound: 12, coefficients: [Coefficient(row: [1], column: [1]), Coefficient(row: [5], column: [6])])
    ])

  static let s3Tuples = Certificate(
    group: s3, action: .permutation(dimension: 3, images: s3.generators), functionClass: .tuples(size: 2),
    claim: .init(weights: .affine, lower: 6, upper: 6), scheme: uniform(permutations([1, 2, 3])),
    lower: [
      .rank(
        bound: 6, prime: 2, constant: false,
        coefficients: permutations([1, 2, 3]).map { Coefficient(row: Array($0.prefix(2)), column: [1, 2]) })
    ])

  static let s3Subsets = Certificate(
    group: s3, action: .permutation(dimension: 3, images: s3.generators), functionClass: .subsets(size: 2),
    claim: .init(weights: .convex, lower: 3, upper: 3), scheme: uniform(rotations3),
    lower: [identityDelsarte(3, points: 3)])

  /// The uniform scheme plus a third of the sign, which no function of one point sees.
  static let s3Affine = Certificate(
    group: s3, action: .permutation(dimension: 3, images: s3.generators), functionClass: .functions,
    claim: .init(weights: .affine, lower: 2, upper: 6),
    scheme: rotations3.map { .init(element: $0, weight: Rational(1, 2)) }
      + [[2, 1, 3], [3, 2, 1], [1, 3, 2]].map { .init(element: $0, weight: Rational(-1, 6)) },
    lower: [.nontrivial(bound: 2, generator: 2, column: [1])])

  static let unnamed = Certificate(
    group: .init(points: 5, generators: [[2, 1, 4, 5, 3], [1, 2, 3, 4, 5]], order: 6),
    action: .permutation(dimension: 2, images: [[2, 1], [1, 2]]), functionClass: .functions,
    claim: .init(weights: .convex, lower: 2, upper: 2), scheme: uniform([[1, 2, 3, 4, 5], [2, 1, 4, 5, 3]]),
    lower: [
      .nontrivial(bound: 2, generator: 1, column: [2]), .solverClaimed(bound: 2, solver: "z3 4.13"),
    ])

  /// The bound 6 of C4xS3 is true, but here only claimed.
  static let solverClaimed: Certificate = {
    var certificate = c4s3Functions
    certificate.claim.lower = 6
    certificate.lower.append(.solverClaimed(bound: 6, solver: "z3 4.13"))
    return certificate
  }()
}

extension Certificate {
  /// The certificate with something changed.
  func with(_ change: (inout Certificate) -> Void) -> Certificate {
    var copy = self
    change(&copy)
    return copy
  }
}
