import Certificates
import ExactArithmetic

/// Certificates with the proof kinds of version 2 other than `hitting`, written by hand.
enum BoundSamples {
  typealias Coefficient = Certificate.MatrixCoefficient

  static let valid: [(name: String, certificate: Certificate)] = [
    ("C7 difference set", HittingSamples.c7DifferenceSet), ("C7 strong", c7Strong),
    ("S3 subclass", s3Subclass), ("S3 complement", s3Complement), ("S3 affine complement", s3AffineComplement),
    ("C2^2 complement", c2c2Complement), ("C3 weak matrices", c3Weak), ("S3 normal subgroup", s3Normal),
  ]

  /// max |1 − ζ|² · 2/9 is about 0.845, just below 2 · 3/7.
  static let c7Strong = HittingSamples.c7DifferenceSet.with {
    $0.claim = .init(symmetry: .strong, epsilon: Rational(3, 7), weights: .convex, lower: 2, upper: 3)
    $0.lower = [
      .plancherel(bound: 2, prime: 29, constant: false, coefficients: HittingSamples.c7Rank),
      .nontrivial(bound: 2, generator: 1, column: HittingSamples.c7Cycle[0]),
    ]
  }

  static let s3Subclass = Samples.s3Quadratic.with {
    $0.claim.weights = .uniform
    $0.lower = [
      .subclass(
        Certificate.SubclassProof(
          functionClass: .functions, weights: .convex, lower: [Samples.identityDelsarte(3, points: 3)])),
      .subclass(
        Certificate.SubclassProof(
          functionClass: .linear, symmetry: .weak, epsilon: Rational(1, 5),
          lower: [
            .positiveDefinite(bound: 3, constant: 0, terms: [Certificate.BlockTerm(label: [1], coefficient: 2)])
          ])),
    ]
    $0.comments = []
  }

  /// Only the sign is missing: it has equal values on three elements each.
  static let s3Complement = Certificate(
    group: Samples.s3, action: .permutation(dimension: 3, images: Samples.s3.generators), functionClass: .functions,
    claim: .init(weights: .convex, lower: 3, upper: 3), scheme: Samples.uniform(Samples.rotations3),
    lower: [
      .smallComplement(
        Certificate.SmallComplementProof(
          bound: 3, prime: 7, constant: true,
          coefficients: [1, 2].flatMap { row in [1, 2].map { Coefficient(row: [row], column: [$0]) } },
          basis: [[1, 1, -1, 1, -1, -1]]))
    ])

  /// Reflections of the plane have the trace 0.
  static let s3Normal = Samples.s3Linear.with {
    $0.claim = .init(weights: .affine, lower: 3, upper: 3)
    $0.lower = [
      .normalSubgroup(
        Certificate.NormalSubgroupProof(
          bound: 3, generators: [[2, 3, 1]], order: 3, lower: Samples.c3Linear.lower))
    ]
  }

  static let s3AffineComplement = s3Complement.with { $0.claim.weights = .affine }

  /// Two of the four characters are missing.
  static let c2c2Complement = Certificate(
    group: HittingSamples.c2c2, action: .signedPermutation(dimension: 1, images: [[-1], [1]]), functionClass: .linear,
    claim: .init(weights: .convex, lower: 2, upper: 2), scheme: Samples.uniform([[1, 2, 3, 4], [2, 1, 3, 4]]),
    lower: [
      .smallComplement(
        Certificate.SmallComplementProof(
          bound: 2, prime: 3, constant: true, coefficients: [Coefficient(row: [1], column: [1])],
          basis: [[1, 1, -1, -1], [1, -1, -1, 1]]))
    ])

  /// Under matrices the inner product is Q = the mean of ρ(g)ᵀρ(g). The error of the scheme is 1/16.
  static let c3Weak = Samples.c3Linear.with {
    $0.claim = .init(symmetry: .weak, epsilon: Rational(1, 16), weights: .convex, lower: 3, upper: 3)
    $0.scheme = [(0, 2), (1, 1), (2, 1)].map {
      .init(element: Samples.rotations3[$0.0], weight: Rational($0.1, 4))
    }
    $0.lower = [
      .plancherel(
        bound: 3, prime: 7, constant: true,
        coefficients: [Coefficient(row: [1], column: [1]), Coefficient(row: [2], column: [1])]),
      .hitting(
        Certificate.HittingProof(
          size: 2, labels: [[1], [2]],
          witnesses: [
            Certificate.HittingProof.Witness(
              function: .pairs([
                Certificate.HittingProof.Pair(
                  left: HittingSamples.vector(-1, 0), right: HittingSamples.vector(1, 0))
              ]))
          ],
          tree: [
            .packing(
              denominator: 1,
              sets: [0, 1, 2].map { HittingSamples.packed(1, 1, left: $0) })
          ])),
    ]
  }
}
