import Averaging
import Certificates
import ExactArithmetic
import Representations
import Solving

/// Certificates for the tests of explanations and exports.
enum SmallCertificates {
  typealias Proof = Certificate.HittingProof

  /// What the search by witnesses finds.
  static func certified(_ group: String, _ functions: String, _ weights: WeightClass = .convex) throws -> Certificate {
    try Certifier(budget: SolverBudget(seconds: 60), methods: .engine).certify(
      try CertificationInstance(
        group: group, functionClass: try FunctionClassSpecification(functions), weights: weights)
    ).certificate
  }

  static let s3 = Certificate.Group(name: "S3", points: 3, generators: [[2, 3, 1], [2, 1, 3]], order: 6)
  static let rotations = [[1, 2, 3], [2, 3, 1], [3, 1, 2]]

  static func uniform(_ elements: [[Int]]) -> [Certificate.SchemeEntry] {
    elements.map { Certificate.SchemeEntry(element: $0, weight: Rational(1, elements.count)) }
  }

  static func packed(_ weight: Int, _ witness: Int, left: Int = 0) -> Proof.PackedSet {
    Proof.PackedSet(
      weight: weight, set: Proof.SupportSet(witness: witness, map: Proof.SupportMap(left: left)))
  }

  /// The function 1/3 − [g: 1→1] on S3, or its negative.
  static func coset(_ factor: RealCyclotomic) -> Proof.Witness {
    Proof.Witness(function: .terms([Proof.Term(row: 1, column: 1, coefficient: factor)]))
  }

  /// Functions on 3 points: two elements miss one of three disjoint cosets.
  static func s3(_ tree: [Proof.Node], size: Int = 2) -> Certificate {
    Certificate(
      group: s3, action: .permutation(dimension: 3, images: s3.generators), functionClass: .functions,
      claim: .init(weights: .convex, lower: size + 1, upper: 3), scheme: uniform(rotations),
      lower: [.hitting(Proof(size: size, labels: [[1]], witnesses: [coset(-1)], tree: tree))])
  }

  static let disjoint = s3([
    .packing(denominator: 1, sets: [packed(1, 1), packed(1, 1, left: 1), packed(1, 1, left: 3)])
  ])
  static let average = s3([.average(witness: 1)])
  /// A single element is not in all three cosets of {0, 4}; the tile is one of them, and one is met outside it.
  static let tile = s3(
    [.tile(elements: [0, 4], limit: 0), .branch(on: Proof.SupportSet(witness: 1), children: [])], size: 1)

  /// No four elements meet every coset {g : g(i) = j} equally.
  static let uniform = Certificate(
    group: s3, action: .permutation(dimension: 3, images: s3.generators), functionClass: .functions,
    claim: .init(weights: .uniform, lower: 3, upper: 3), scheme: uniform(rotations),
    lower: [
      .divisibility(bound: 3, coefficients: [Certificate.MatrixCoefficient(row: [1], column: [2])]),
      .hitting(
        Proof(
          size: 4, labels: [[1]], witnesses: [coset(-1), coset(1)],
          tree: [
            .identity, .branch(on: nil, children: [Proof.Child(element: 4)]), .sum(Proof.SupportSet(witness: 2)),
            .sum(Proof.SupportSet(witness: 1)),
          ])),
    ])

  /// Functions on 2 points with a small weak error.
  static let weak = Certificate(
    group: Certificate.Group(name: "C2", points: 2, generators: [[2, 1]], order: 2),
    action: .permutation(dimension: 2, images: [[2, 1]]), functionClass: .functions,
    claim: .init(symmetry: .weak, epsilon: Rational(1, 9), weights: .affine, lower: 2, upper: 2),
    scheme: [.init(element: [1, 2], weight: Rational(2, 3)), .init(element: [2, 1], weight: Rational(1, 3))],
    lower: [
      .nontrivial(bound: 2, generator: 1, column: [1]),
      .hitting(
        Proof(
          size: 1, labels: [[1], [2]],
          witnesses: [
            Proof.Witness(
              function: .pairs([
                Proof.Pair(
                  left: [.init(label: 1, value: 1), .init(label: 2, value: -1)],
                  right: [.init(label: 1, value: 1), .init(label: 2, value: -1)])
              ]), value: 2)
          ],
          tree: [.packing(denominator: 1, sets: [packed(1, 1), packed(1, 1, left: 1)])])),
    ])
}
