import Certificates
import ExactArithmetic

/// Certificates over ℚ(√5): the rotations of the plane by multiples of 72°, in a basis with c5 = 2cos(2π/5) as the only
/// irrational entry.
enum FieldSamples {
  static let valid: [(name: String, certificate: Certificate)] = [
    ("C5 plane", c5Plane), ("C5 plane rational", c5Rational), ("C5 plane weak", c5Weak), ("C5 plane rank", c5Rank),
    ("C5 plane prime", c5Prime),
  ]

  static let c: RealCyclotomic = .doubleCosine(order: 5)
  static let cycle = (0..<5).map { shift in (0..<5).map { ($0 + shift) % 5 + 1 } }

  /// Three elements with irrational weights. Among the functions constant + character, c5 + 1 + χ is 0 at two elements.
  static let c5Plane = Certificate(
    conductor: 5, group: .init(name: "C5", points: 5, generators: [cycle[1]], order: 5),
    action: .fieldMatrices(dimension: 2, images: [[[0, -1], [1, c]]]), functionClass: .linear,
    claim: .init(weights: .convex, lower: 3, upper: 3),
    scheme: [
      .init(element: cycle[0], weight: (1 + c + c) / 5), .init(element: cycle[2], weight: (2 - c) / 5),
      .init(element: cycle[3], weight: (2 - c) / 5),
    ],
    lower: [
      .positiveDefinite(bound: 3, constant: 1 + c, terms: [Certificate.BlockTerm(label: [1], coefficient: 1)]),
      .delsarte(
        bound: 3, constant: 1 + c, terms: [Certificate.CharacterTerm(conjugacyClass: cycle[0], coefficient: 1 + c - c)]),
    ])

  /// With rational weights all five are needed: the mean of the conjugates of the character is 2 at e and −1/2 elsewhere.
  static let c5Rational = c5Plane.with {
    $0.claim = .init(weights: .affine, rationalWeights: true, lower: 5, upper: 5)
    $0.scheme = Samples.uniform(cycle)
    $0.lower = [
      .hitting(
        Certificate.HittingProof(
          size: 4, labels: [[1], [2]],
          witnesses: [
            Certificate.HittingProof.Witness(
              function: .terms([HittingSamples.term(1, 1, -1), HittingSamples.term(2, 2, -1)]),
              value: RealCyclotomic(Rational(1, 2)), averagesConjugates: true)
          ],
          tree: [
            .packing(denominator: 1, sets: (0..<5).map { HittingSamples.packed(1, 1, left: $0) })
          ]))
    ]
  }

  /// The same three elements with equal weights have the error ((√5 − 1)/6)², about 0.0424.
  static let c5Weak = c5Plane.with {
    $0.claim = .init(symmetry: .weak, epsilon: Rational(1, 20), weights: .uniform, lower: 3, upper: 3)
    $0.scheme = Samples.uniform([cycle[0], cycle[2], cycle[3]])
    $0.lower = [
      .positiveDefinite(bound: 3, constant: 1 + c, terms: [Certificate.BlockTerm(label: [1], coefficient: 1)])
    ]
  }

  /// Of all polynomials of degree 2 every irreducible representation occurs.
  static let c5Rank = c5Plane.with {
    $0.functionClass = .polynomials(degree: 2)
    $0.claim = .init(weights: .affine, lower: 5, upper: 5)
    $0.scheme = Samples.uniform(cycle)
    $0.lower = [
      .rank(
        bound: 5, prime: 11, constant: true,
        coefficients: [
          Certificate.MatrixCoefficient(row: [1, 0], column: [1, 0]),
          Certificate.MatrixCoefficient(row: [0, 1], column: [1, 0]),
          Certificate.MatrixCoefficient(row: [2, 0], column: [2, 0]),
          Certificate.MatrixCoefficient(row: [1, 1], column: [2, 0]),
        ])
    ]
  }

  /// Three of the five characters occur, and no minor of a Fourier matrix of prime order is 0.
  static let c5Prime = c5Plane.with {
    $0.claim.weights = .affine
    $0.lower = [
      .rank(
        bound: 3, prime: 11, constant: true,
        coefficients: [
          Certificate.MatrixCoefficient(row: [1], column: [1]), Certificate.MatrixCoefficient(row: [2], column: [1]),
        ])
    ]
  }

  static let reflection = [1, 5, 4, 3, 2]

  /// The reflections have the trace 0, so that a scheme of the rotations is as good as any.
  static let d5Plane = c5Prime.with {
    $0.group = .init(name: "D5", points: 5, generators: [cycle[1], reflection], order: 10)
    $0.action = .fieldMatrices(dimension: 2, images: [[[0, -1], [1, c]], [[0, 1], [1, 0]]])
    $0.claim.weights = .convex
    $0.lower = [
      .normalSubgroup(
        Certificate.NormalSubgroupProof(bound: 3, generators: [cycle[1]], order: 5, lower: c5Prime.lower))
    ]
  }
}
