import Certificates
import ExactArithmetic

/// Certificates with proofs of the kind `hitting`, written by hand.
enum HittingSamples {
  typealias Proof = Certificate.HittingProof

  static let valid: [(name: String, certificate: Certificate)] = [
    ("S3 packing", s3Packing), ("S3 affine packing", s3AffinePacking), ("S3 average", s3Average),
    ("C2^2 merged", c2c2Merged), ("S3 uniform 4", s3Uniform), ("C4 chain", c4Chain), ("C7 quotients", c7Quotients),
    ("C4 tile", c4Tile), ("C4 tile packing", c4TilePacking), ("C4 empty tile", c4EmptyTile),
    ("C4 inversion", c4Inversion), ("C4 uniform", c4Uniform), ("C2 strong pairs", c2StrongPairs), ("C2 weak", c2Weak),
    ("S3 weak", s3Weak), ("C2 strong", c2Strong), ("C2^2 weak uniform", c2c2WeakUniform),
  ]

  static func map(
    _ automorphism: Int = 0, inverts: Bool = false, left: Int = 0, right: Int = 0
  ) -> Proof.SupportMap {
    Proof.SupportMap(automorphism: automorphism, inverts: inverts, left: left, right: right)
  }

  static func set(_ witness: Int, left: Int = 0, right: Int = 0) -> Proof.SupportSet {
    Proof.SupportSet(witness: witness, map: map(left: left, right: right))
  }

  static func packed(_ weight: Int, _ witness: Int, left: Int = 0, right: Int = 0) -> Proof.PackedSet {
    Proof.PackedSet(weight: weight, set: set(witness, left: left, right: right))
  }

  static func term(_ row: Int, _ column: Int, _ coefficient: RealCyclotomic) -> Proof.Term {
    Proof.Term(row: row, column: column, coefficient: coefficient)
  }

  static func vector(_ values: RealCyclotomic...) -> [Proof.Component] {
    values.enumerated().map { Proof.Component(label: $0 + 1, value: $1) }
  }

  /// 1/3 − [g(1) = 1] on S3, which is positive off {g : g(1) = 1}.
  static let stabilizer = Proof.Witness(function: .terms([term(1, 1, -1)]))

  /// The three cosets {g : g(1) = j} are disjoint. In S3 the elements 0, 1, 3 are the rotations.
  static let s3Packing = Samples.s3Quadratic.with {
    $0.lower = [
      .hitting(
        Proof(
          size: 2, labels: [[1, 0, 0]], witnesses: [stabilizer],
          tree: [.packing(denominator: 1, sets: [packed(1, 1), packed(1, 1, left: 1), packed(1, 1, left: 3)])]))
    ]
    $0.comments = []
  }

  /// The same for affine weights: [g(1) = 1] − 1/3 is −1/3 off the coset.
  static let s3AffinePacking = Samples.s3Affine.with {
    $0.claim.lower = 3
    $0.claim.upper = 3
    $0.scheme = Samples.uniform(Samples.rotations3)
    $0.lower = [
      .hitting(
        Proof(
          size: 2, labels: [[1]],
          witnesses: [
            Proof.Witness(
              function: .terms([term(1, 1, 1)]), value: RealCyclotomic(Rational(-1, 3)))
          ],
          tree: [.packing(denominator: 2, sets: [packed(2, 1), packed(2, 1, left: 1), packed(1, 1, left: 3)])]))
    ]
  }

  /// The coset has two of the six elements: one element meets only a third of its translates on average.
  static let s3Average = Samples.s3Quadratic.with {
    $0.claim.lower = 3
    $0.lower = [
      .hitting(Proof(size: 2, labels: [[1, 0, 0]], witnesses: [stabilizer], tree: [.average(witness: 1)]))
    ]
    $0.claim.lower = 3
  }

  static let c2c2 = Certificate.Group(name: "C2^2", points: 4, generators: [[2, 1, 3, 4], [1, 2, 4, 3]], order: 4)
  static let c2c2Elements = [[1, 2, 3, 4], [2, 1, 3, 4], [1, 2, 4, 3], [2, 1, 4, 3]]

  /// 1/4 − δ_e on a regular class with the given identity.
  static func point(_ count: Int) -> Proof.Witness { Proof.Witness(function: .terms([term(1, 1, -1)])) }

  /// All elements but the identity are alike; 1, 2 are the generators and 3 their product.
  static let c2c2Merged = Certificate(
    group: c2c2, action: nil, functionClass: .regular, claim: .init(weights: .convex, lower: 4, upper: 4),
    scheme: Samples.uniform(c2c2Elements),
    lower: [
      .hitting(
        Proof(
          size: 3, automorphisms: [[2, 1], [3, 2]], labels: [c2c2Elements[0]], witnesses: [point(4)],
          tree: [
            .identity,
            .branch(
              on: nil,
              children: [
                Proof.Child(
                  element: 1, merged: [Proof.Merge(element: 2, map: map(1)), Proof.Merge(element: 3, map: map(2))])
              ]),
            .packing(denominator: 1, sets: [packed(1, 1, left: 2), packed(1, 1, left: 3)]),
            .branch(on: set(1, left: 1), children: []),
          ]))
    ])

  static let c4 = Certificate.Group(name: "C4", points: 4, generators: [[2, 3, 4, 1]], order: 4)

  /// One element after another, without symmetry.
  static let c4Chain = Certificate(
    group: c4, action: nil, functionClass: .regular, claim: .init(weights: .convex, lower: 4, upper: 4),
    scheme: Samples.uniform(Samples.rotations4),
    lower: [
      .hitting(
        Proof(
          size: 3, labels: [Samples.rotations4[0]], witnesses: [point(4)],
          tree: [
            .branch(on: set(1), children: [Proof.Child(element: 0)]),
            .branch(on: set(1, left: 1), children: [Proof.Child(element: 1)]),
            .branch(on: set(1, right: 2), children: [Proof.Child(element: 2)]),
            .branch(on: set(1, left: 1, right: 2), children: [Proof.Child(element: 3)]),
            .exhausted,
          ]))
    ])

  private static func c4(_ size: Int, _ tree: [Proof.Node]) -> Certificate {
    c4Chain.with {
      $0.claim.lower = size + 1
      $0.lower = [
        .hitting(Proof(size: size, labels: [Samples.rotations4[0]], witnesses: [point(4)], tree: tree))
      ]
    }
  }

  /// Of three elements, some translate has only one in {0, 1}; the other is excluded then.
  static let c4Tile = c4(
    3,
    [
      .tile(elements: [0, 1], limit: 1),
      .branch(on: nil, children: [Proof.Child(element: 0), Proof.Child(element: 2)]),
      .branch(on: set(1, left: 1), children: []),
      .packing(denominator: 1, sets: [packed(3, 1)]),
      .branch(on: set(1), children: []),
    ])

  static let c4TilePacking = c4(
    3,
    [
      .tile(elements: [1, 0], limit: 1),
      .branch(
        on: nil,
        children: [Proof.Child(element: 1, merged: [Proof.Merge(element: 0, map: map(inverts: true, left: 1))])]),
      .tilePacking(denominator: 1, sets: [packed(1, 1)]),
      .tilePacking(denominator: 2, sets: [packed(3, 1), packed(4, 1, left: 1)]),
    ])

  /// A single element has a translate outside {0, 2}.
  static let c4EmptyTile = c4(
    1, [.tile(elements: [0, 2], limit: 0), .tilePacking(denominator: 1, sets: [packed(1, 1, left: 2)])])

  /// The elements 1 and 3 are inverse to each other; 2 comes after them.
  static let c4Inversion = c4Chain.with {
    $0.lower = [
      .hitting(
        Proof(
          size: 3, labels: [Samples.rotations4[0]], witnesses: [point(4)],
          tree: [
            .identity,
            .branch(
              on: nil,
              children: [
                Proof.Child(element: 1, merged: [Proof.Merge(element: 3, map: map(inverts: true))]),
                Proof.Child(element: 2),
              ]),
            .packing(
              denominator: 3,
              sets: [packed(2, 1, left: 2), packed(3, 1, left: 3), packed(2, 1, right: 2)].dropLast()
                + [packed(1, 1, left: 2)]),
            .packing(denominator: 1, sets: [packed(5, 1, left: 1)]),
            .branch(on: set(1, left: 2), children: []),
          ]))
    ]
  }

  /// The sizes 1 and 2 are excluded, and with 1 its complement 3.
  static let c4Uniform = c4Chain.with {
    $0.claim.weights = .uniform
    $0.lower = (1...2).map { size in
      .hitting(
        Proof(
          size: size, labels: [Samples.rotations4[0]], witnesses: [point(4)],
          tree: [.packing(denominator: 1, sets: (0...size).map { packed(1, 1, left: $0) })]))
    }
  }

  /// No four elements meet every coset {g : g(i) = j} equally: either two or at most one are in {g : g(1) = 1} = {0, 4}.
  static let s3Uniform = Certificate(
    group: Samples.s3, action: .permutation(dimension: 3, images: Samples.s3.generators), functionClass: .functions,
    claim: .init(weights: .uniform, lower: 3, upper: 3), scheme: Samples.uniform(Samples.rotations3),
    lower: [
      .divisibility(bound: 3, coefficients: [Certificate.MatrixCoefficient(row: [1], column: [2])]),
      .hitting(
        Proof(
          size: 4, labels: [[1]], witnesses: [stabilizer, Proof.Witness(function: .terms([term(1, 1, 1)]))],
          tree: [
            .identity,
            .branch(on: nil, children: [Proof.Child(element: 4)]),
            .sum(set(2)),
            .sum(set(1)),
          ])),
    ])

  static let c7Cycle = (0..<7).map { shift in (0..<7).map { ($0 + shift) % 7 + 1 } }
  static let c7Rank = c7Cycle.map { Certificate.MatrixCoefficient(row: $0, column: c7Cycle[0]) }

  /// The difference set {1, 2, 4} has the weak error 2/9.
  static let c7DifferenceSet = Certificate(
    group: .init(name: "C7", points: 7, generators: [c7Cycle[1]], order: 7), action: nil, functionClass: .regular,
    claim: .init(symmetry: .weak, epsilon: Rational(2, 9), weights: .uniform, lower: 3, upper: 3),
    scheme: Samples.uniform([c7Cycle[1], c7Cycle[2], c7Cycle[4]]),
    lower: [.plancherel(bound: 3, prime: 29, constant: false, coefficients: c7Rank)])

  /// Below the error 2/9 three elements have no quotient at all, which leaves one element.
  static let c7Quotients = c7DifferenceSet.with {
    $0.claim = .init(symmetry: .weak, epsilon: Rational(1, 5), weights: .uniform, lower: 4, upper: 4)
    $0.scheme = Samples.uniform([c7Cycle[0], c7Cycle[3], c7Cycle[5], c7Cycle[6]])
    $0.lower.append(
      .hitting(
        Proof(
          size: 3, automorphisms: [[2], [3], [4], [5], [6]], labels: [], witnesses: [],
          tree: [
            .identity,
            .branch(
              on: nil,
              children: [
                Proof.Child(
                  element: 1,
                  merged: [(2, 3), (3, 4), (4, 1), (5, 2), (6, 5)].map { Proof.Merge(element: $0, map: map($1)) })
              ]),
            .quotients(element: 1),
            .exhausted,
          ])))
  }

  static let c2 = Certificate.Group(name: "C2", points: 2, generators: [[2, 1]], order: 2)

  /// ⟨u, ρ(g)v⟩ = ±2 with N = 2.
  static let signs = Proof.Pair(left: vector(1, -1), right: vector(1, -1))

  static let c2Weak = Certificate(
    group: c2, action: .permutation(dimension: 2, images: [[2, 1]]), functionClass: .functions,
    claim: .init(symmetry: .weak, epsilon: Rational(1, 9), weights: .affine, lower: 2, upper: 2),
    scheme: [
      .init(element: [1, 2], weight: Rational(2, 3)), .init(element: [2, 1], weight: Rational(1, 3)),
    ],
    lower: [
      .nontrivial(bound: 2, generator: 1, column: [1]),
      .hitting(
        Proof(
          size: 1, labels: [[1], [2]], witnesses: [Proof.Witness(function: .pairs([signs]), value: 2)],
          tree: [.packing(denominator: 1, sets: [packed(1, 1), packed(1, 1, left: 1)])])),
    ])

  /// With u = v = ±(2, −1, −1)/3 the function is 1/3 off {g : g(1) = 1}, above 2/3 · √ε for ε < 1/4.
  static let s3Weak = Certificate(
    group: Samples.s3, action: .permutation(dimension: 3, images: Samples.s3.generators), functionClass: .functions,
    claim: .init(symmetry: .weak, epsilon: Rational(1, 5), weights: .convex, lower: 3, upper: 3),
    scheme: [(0, 2), (1, 1), (2, 1)].map {
      .init(element: Samples.rotations3[$0.0], weight: Rational($0.1, 4))
    },
    lower: [
      .positiveDefinite(bound: 3, constant: 0, terms: [Certificate.BlockTerm(label: [1], coefficient: 1)]),
      .hitting(
        Proof(
          size: 2, labels: [[1], [2], [3]],
          witnesses: [
            Proof.Witness(
              function: .pairs([Proof.Pair(left: vector(-2, 1, 1).map(third), right: vector(2, -1, -1).map(third))]))
          ],
          tree: [.packing(denominator: 1, sets: [packed(1, 1), packed(1, 1, left: 1), packed(1, 1, left: 3)])])),
    ])

  private static func third(_ component: Proof.Component) -> Proof.Component {
    Proof.Component(label: component.label, value: component.value / 3)
  }

  /// A single element has the strong error 2: its translates are at a distance of 2.
  static let c2Strong = c2Weak.with {
    $0.claim = .init(symmetry: .strong, epsilon: Rational(19, 10), weights: .convex, lower: 2, upper: 2)
    $0.lower = [
      .hitting(
        Proof(
          size: 1, labels: [[1], [2]],
          witnesses: [
            Proof.Witness(function: .triples([Proof.Pair(element: 1, left: vector(1, -1), right: vector(1, -1))]))
          ],
          tree: [
            .branch(on: set(1), children: [Proof.Child(element: 1)]),
            .branch(on: set(1, right: 1), children: [Proof.Child(element: 0)]), .exhausted,
          ]))
    ]
  }

  /// A strong scheme is weak with the same error.
  static let c2StrongPairs = c2Strong.with {
    $0.claim.epsilon = Rational(9, 10)
    $0.lower = c2Weak.lower
    $0.claim.weights = .affine
  }

  /// Two elements have the error 1 on a character that is trivial on their quotient.
  static let c2c2WeakUniform = Certificate(
    group: c2c2, action: .signedPermutation(dimension: 2, images: [[-1, 2], [1, -2]]),
    functionClass: .polynomials(degree: 2),
    claim: .init(symmetry: .weak, epsilon: Rational(1, 9), weights: .uniform, lower: 3, upper: 3),
    scheme: Samples.uniform(Array(c2c2Elements.dropFirst())),
    lower: [
      .plancherel(
        bound: 3, prime: 5, constant: true,
        coefficients: [[1, 0], [0, 1], [1, 1]].map { Certificate.MatrixCoefficient(row: $0, column: $0) }),
      .hitting(
        Proof(
          size: 2, labels: [[1, 0], [0, 1], [1, 1]],
          witnesses: (1...3).map { position in
            let unit = [Proof.Component(label: position, value: 1)]
            return Proof.Witness(function: .pairs([Proof.Pair(left: unit, right: unit)]))
          },
          tree: [
            .identity,
            .branch(on: set(1), children: [Proof.Child(element: 1), Proof.Child(element: 3)]),
            .sum(set(2)), .sum(set(3)),
          ])),
    ])
}
