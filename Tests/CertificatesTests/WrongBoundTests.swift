import Certificates
import ExactArithmetic
import Testing

/// Every side condition of the other proof kinds of version 2 and of approximate schemes, violated once.
@Suite("Other certificates of version 2 that are wrong")
struct WrongBoundTests {
  typealias Wrong = WrongCertificateTests.Wrong
  typealias Coefficient = Certificate.MatrixCoefficient

  private func expectFault(_ wrong: Wrong) { WrongCertificateTests().expectFault(wrong) }

  @Test("approximate claims and schemes", arguments: schemes)
  func scheme(wrong: Wrong) { expectFault(wrong) }

  static let schemes: [Wrong] = [
    Wrong("the error 0", HittingSamples.c2Weak, "claim.epsilon", "the error of weak symmetry is positive, not 0") {
      $0.claim.epsilon = 0
    },
    Wrong("a negative error", HittingSamples.c2Strong, "claim.epsilon", "is positive, not -1") {
      $0.claim.epsilon = -1
    },
    Wrong("an error beside exact symmetry", Samples.s3Quadratic, "claim.epsilon", "exact symmetry is 0, not 1/2") {
      $0.claim.epsilon = Rational(1, 2)
    },
    Wrong("a weak error that is too small", HittingSamples.c2Weak, "scheme", "the error on the block of [1] exceeds") {
      $0.claim.epsilon = Rational(1, 10)
    },
    Wrong("a weak error just too small", HittingSamples.c7DifferenceSet, "scheme", "exceeds 111/500") {
      $0.claim.epsilon = Rational(222, 1000)
    },
    Wrong("no difference set", HittingSamples.c7DifferenceSet, "scheme", "the error on the block of") {
      $0.scheme[0].element = HittingSamples.c7Cycle[3]
    },
    Wrong("a strong error that is too small", BoundSamples.c7Strong, "scheme", "the distance to the translate by") {
      $0.claim.epsilon = Rational(2, 5)
    },
    Wrong("a weak scheme that is not strong", HittingSamples.c2Weak, "scheme", "the distance to the translate by [2,1]")
    {
      $0.claim.symmetry = .strong
      $0.lower = []
      $0.claim.lower = 1
    },
    Wrong("an error under matrices", BoundSamples.c3Weak, "scheme", "the error on the block of [1] exceeds 1/17") {
      $0.claim.epsilon = Rational(1, 17)
    },
  ]

  @Test("plancherel", arguments: plancherels)
  func plancherel(wrong: Wrong) { expectFault(wrong) }

  private static func plancherel(_ bound: Int, _ coefficients: [Coefficient]) -> Certificate.LowerBoundProof {
    .plancherel(bound: bound, prime: 29, constant: false, coefficients: coefficients)
  }

  static let plancherels: [Wrong] = [
    Wrong("bound too high", HittingSamples.c7DifferenceSet, "lower[1].bound", "prove at least 3 only, not 4") {
      $0.lower = [plancherel(4, HittingSamples.c7Rank)]
    },
    Wrong("a coefficient missing", HittingSamples.c7DifferenceSet, "lower[1].coefficients", "7 functions are needed") {
      $0.lower = [plancherel(3, HittingSamples.c7Rank.dropLast())]
    },
    Wrong("a representation missing", HittingSamples.s3Weak, "lower[1].coefficients", "singular modulo 29") {
      $0.lower = [
        plancherel(
          3, [(1, 1), (1, 2), (2, 1), (2, 2), (3, 3), (3, 1)].map { Coefficient(row: [$0.0], column: [$0.1]) })
      ]
    },
    Wrong("a composite prime", HittingSamples.c7DifferenceSet, "lower[1].prime", "9 is not a prime") {
      $0.lower = [.plancherel(bound: 3, prime: 9, constant: false, coefficients: HittingSamples.c7Rank)]
    },
  ]

  @Test("positive-definite", arguments: positive)
  func positiveDefinite(wrong: Wrong) { expectFault(wrong) }

  private static func positive(
    _ bound: Int, _ constant: RealCyclotomic, _ coefficient: RealCyclotomic, label: [Int] = [1]
  ) -> Certificate.LowerBoundProof {
    .positiveDefinite(
      bound: bound, constant: constant, terms: [Certificate.BlockTerm(label: label, coefficient: coefficient)])
  }

  static let positive: [Wrong] = [
    Wrong("bound too high", HittingSamples.s3Weak, "lower[1].bound", "do not prove 4") {
      $0.lower = [positive(4, 0, 1)]
    },
    Wrong("k negative somewhere", HittingSamples.s3Weak, "lower[1]", "k is negative: -1 at the element") {
      $0.lower = [positive(3, -1, 1)]
    },
    Wrong("k not positive at e", HittingSamples.s3Weak, "lower[1]", "k is 0 at the identity") {
      $0.lower = [positive(3, 0, 0)]
    },
    Wrong("a negative coefficient", HittingSamples.s3Weak, "lower[1].terms[1].coefficient", "is not negative, as -1 is")
    {
      $0.lower = [positive(3, 5, -1)]
    },
    Wrong("no label", HittingSamples.s3Weak, "lower[1].terms[1].label", "[4] is not a label") {
      $0.lower = [positive(3, 0, 1, label: [4])]
    },
    Wrong("affine weights", HittingSamples.s3Weak, "lower[1].kind", "positive-definite does not cover affine weights") {
      $0.claim.weights = .affine
    },
    Wrong("an error that is too large", HittingSamples.s3Weak, "lower[1].bound", "do not prove 3") {
      $0.claim.epsilon = Rational(1, 4)
    },
  ]

  private static func subclass(_ change: (inout Certificate.SubclassProof) -> Void) -> Certificate.LowerBoundProof {
    guard case .subclass(var proof) = BoundSamples.s3Subclass.lower[0] else {
      return .solverClaimed(bound: 1, solver: "")
    }
    change(&proof)
    return .subclass(proof)
  }

  @Test("subclass", arguments: subclasses)
  func subclass(wrong: Wrong) { expectFault(wrong) }

  static let subclasses: [Wrong] = [
    Wrong("a larger class", BoundSamples.s3Subclass, "lower[1].class", "not one of the subclasses") {
      $0.lower[0] = subclass { $0.functionClass = .polynomials(degree: 3) }
    },
    Wrong("a class of another kind", BoundSamples.s3Subclass, "lower[1].class", "not one of the subclasses") {
      $0.lower[0] = subclass { $0.functionClass = .tuples(size: 2) }
    },
    Wrong("a class without its parameters", BoundSamples.s3Subclass, "class.degree", "the degree is at least 0, not -1")
    {
      $0.lower[0] = subclass {
        $0.functionClass = .polynomials(degree: -1)
        $0.lower = []
      }
    },
    Wrong("fewer weights", Samples.s3Quadratic, "lower[1].weights", "convex weights are not always uniform ones") {
      $0.lower = [subclass { $0.weights = .uniform }]
    },
    Wrong("a stronger symmetry", HittingSamples.s3Weak, "lower[1].symmetry", "the claim does not imply this symmetry") {
      $0.lower = [subclass { $0.symmetry = .exact }]
    },
    Wrong("a smaller error", HittingSamples.s3Weak, "lower[1].symmetry", "the claim does not imply this symmetry") {
      $0.lower = [
        subclass {
          $0.symmetry = .weak
          $0.epsilon = Rational(1, 6)
        }
      ]
    },
    Wrong("a strong error below twice the weak one", HittingSamples.s3Weak, "lower[1].symmetry", "does not imply") {
      $0.lower = [
        subclass {
          $0.symmetry = .strong
          $0.epsilon = Rational(39, 100)
        }
      ]
    },
    Wrong("a wrong proof inside", BoundSamples.s3Subclass, "lower[1].lower[1].bound", "k proves at least 3 only, not 4")
    {
      $0.claim.upper = 6
      $0.scheme = Samples.uniform(Samples.permutations([1, 2, 3]))
      $0.lower[0] = subclass { $0.lower = [Samples.identityDelsarte(4, points: 3)] }
    },
    Wrong("a solver's claim inside", BoundSamples.s3Subclass, "lower[1].lower[1].kind", "is no proof here") {
      $0.lower[0] = subclass { $0.lower = [.solverClaimed(bound: 3, solver: "z3")] }
    },
    Wrong("a bound above the scheme inside", BoundSamples.s3Subclass, "lower[1].lower[1].bound", "k proves at least") {
      $0.lower[0] = subclass { $0.lower = [Samples.identityDelsarte(4, points: 3)] }
    },
  ]

  private static func complement(
    _ base: Certificate = BoundSamples.s3Complement, _ change: (inout Certificate.SmallComplementProof) -> Void
  ) -> [Certificate.LowerBoundProof] {
    guard case .smallComplement(var proof) = base.lower[0] else { return [] }
    change(&proof)
    return [.smallComplement(proof)]
  }

  @Test("small-complement", arguments: complements)
  func complement(wrong: Wrong) { expectFault(wrong) }

  static let complements: [Wrong] = [
    Wrong("bound too high", BoundSamples.s3Complement, "lower[1].bound", "3 weights can vanish together") {
      $0.lower = complement { $0.bound = 4 }
    },
    Wrong("not orthogonal", BoundSamples.s3Complement, "lower[1].basis[1]", "not orthogonal to coefficients[3]") {
      $0.lower = complement { $0.basis = [[1, 1, 1, -1, -1, -1]] }
    },
    Wrong("not orthogonal to the constant", BoundSamples.s3Complement, "lower[1].basis[1]", "to the constant") {
      $0.lower = complement { $0.basis = [[1, 1, 1, 1, 1, 1]] }
    },
    Wrong("the function 0", BoundSamples.s3Complement, "lower[1].basis", "the functions are dependent") {
      $0.lower = complement { $0.basis = [[0, 0, 0, 0, 0, 0]] }
    },
    Wrong("dependent functions", BoundSamples.c2c2Complement, "lower[1].basis", "the functions are dependent") {
      $0.lower = complement(BoundSamples.c2c2Complement) { $0.basis = [[1, 1, -1, -1], [2, 2, -2, -2]] }
    },
    Wrong("a short function", BoundSamples.s3Complement, "lower[1].basis[1]", "a function has 6 integers") {
      $0.lower = complement { $0.basis = [[1, 1, -1, 1, -1]] }
    },
    Wrong("a huge value", BoundSamples.s3Complement, "lower[1].basis[1]", "from -4096 to 4096") {
      $0.lower = complement { $0.basis = [[1, 1, -1, 1, -1, .max]] }
    },
    Wrong("no function", BoundSamples.s3Complement, "lower[1].basis", "1 to 3 functions, not 0") {
      $0.lower = complement { $0.basis = [] }
    },
    Wrong("four functions", BoundSamples.s3Complement, "lower[1].basis", "1 to 3 functions, not 4") {
      $0.lower = complement { $0.basis = .init(repeating: $0.basis[0], count: 4) }
    },
    Wrong("too few independent functions", BoundSamples.s3Complement, "lower[1].coefficients", "5 functions are needed")
    {
      $0.lower = complement { $0.coefficients.removeLast() }
    },
    Wrong("dependent coefficients", BoundSamples.s3Complement, "lower[1].coefficients", "singular modulo 7") {
      $0.lower = complement { $0.coefficients[3] = Coefficient(row: [3], column: [1]) }
    },
    Wrong("uniform weights", BoundSamples.s3Complement, "lower[1].kind", "does not cover uniform weights") {
      $0.claim.weights = .uniform
    },
    Wrong("weak symmetry", BoundSamples.s3Complement, "lower[1].kind", "does not cover weak symmetry") {
      $0.claim.symmetry = .weak
      $0.claim.epsilon = Rational(1, 2)
    },
  ]

  @Test("kinds of version 1 that do not cover approximate symmetry", arguments: ["rank", "delsarte", "divisibility"])
  func exactOnly(kind: String) {
    let bases = [
      "rank": Samples.s3Cubic, "delsarte": Samples.s3Quadratic, "divisibility": Samples.s4Uniform,
    ]
    let base = bases[kind] ?? Samples.s3Cubic
    expectFault(
      Wrong(kind, base, "lower[1].kind", "\(kind) does not cover weak symmetry") {
        $0.claim.symmetry = .weak
        $0.claim.epsilon = Rational(1, 100)
      })
    expectFault(
      Wrong("nontrivial", HittingSamples.c2Weak, "lower[1].kind", "needs an error below 1") { $0.claim.epsilon = 1 })
  }
}
