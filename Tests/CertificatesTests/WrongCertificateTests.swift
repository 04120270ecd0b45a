import Certificates
import ExactArithmetic
import Testing

@Suite("Certificates that are wrong")
struct WrongCertificateTests {
  typealias Coefficient = Certificate.MatrixCoefficient

  struct Wrong: Sendable, CustomTestStringConvertible {
    let what: String
    let certificate: Certificate
    let part: String
    let message: String
    var testDescription: String { what }

    init(
      _ what: String, _ base: Certificate, _ part: String, _ message: String,
      change: (inout Certificate) -> Void
    ) {
      self.what = what
      certificate = base.with(change)
      self.part = part
      self.message = message
    }
  }

  /// The first fault must be the one expected, at the part expected, and nothing may count as proved.
  func expectFault(_ wrong: Wrong) {
    let report = CertificateChecker().check(wrong.certificate)
    #expect(report.verdict == .invalid)
    #expect(report.firstFault?.part == wrong.part)
    #expect(
      report.firstFault?.message.contains(wrong.message) == true, "found: \(report.firstFault?.message ?? "no fault")")
    #expect(report.provedLower == nil && report.upper == nil)
    #expect(report.statement == "nothing is proved: the certificate is wrong")
  }

  @Test("the group", arguments: groups)
  func group(wrong: Wrong) { expectFault(wrong) }

  static let groups: [Wrong] = [
    Wrong("order too small", Samples.s4Functions, "group.order", "the generators generate more elements") {
      $0.group.order = 12
    },
    Wrong("order too large", Samples.s4Functions, "group.order", "the generators generate 24 elements") {
      $0.group.order = 25
    },
    Wrong("order 0", Samples.s4Functions, "group.order", "at least 1 element") { $0.group.order = 0 },
    Wrong("no points", Samples.trivial, "group.points", "at least 1 point") { $0.group.points = 0 },
    Wrong("negative points", Samples.trivial, "group.points", "at least 1 point") { $0.group.points = .min },
    Wrong("a point hit twice", Samples.s4Functions, "group.generators[1]", "the point 3 is hit twice") {
      $0.group.generators[0] = [2, 3, 3, 1]
    },
    Wrong("a point out of range", Samples.s4Functions, "group.generators[2]", "5 is not a point from 1 to 4") {
      $0.group.generators[1] = [2, 1, 3, 5]
    },
    Wrong("the point 0", Samples.s4Functions, "group.generators[2]", "0 is not a point from 1 to 4") {
      $0.group.generators[1] = [2, 1, 3, 0]
    },
    Wrong("the least integer as a point", Samples.s4Functions, "group.generators[2]", "is not a point from 1 to 4") {
      $0.group.generators[1] = [2, 1, 3, .min]
    },
    Wrong("a short generator", Samples.s4Functions, "group.generators[1]", "a list of 4 points, not of 3") {
      $0.group.generators[0] = [2, 3, 1]
    },
    Wrong("a name that does not match", Samples.s4Functions, "group.name", "A4 is [2,3,1,4], not [2,3,4,1]") {
      $0.group.name = "A4"
    },
    Wrong("no name", Samples.s4Functions, "group.name", "“the symmetric group” is not a name of the table") {
      $0.group.name = "the symmetric group"
    },
  ]

  @Test("the action", arguments: actions)
  func action(wrong: Wrong) { expectFault(wrong) }

  static let actions: [Wrong] = [
    Wrong("not a homomorphism", Samples.s4Functions, "action.images", "not a homomorphism: s1^4 = e in the group") {
      $0.action = .permutation(dimension: 4, images: [[2, 3, 1, 4], [2, 1, 3, 4]])
    },
    Wrong("a relation between two generators fails", Samples.s3Quadratic, "action.images", "not a homomorphism: s") {
      $0.action = .permutation(dimension: 3, images: [[2, 3, 1], [1, 2, 3]])
    },
    Wrong("the identity moved", Samples.unnamed, "action.images", "not a homomorphism: s2 = e in the group") {
      $0.action = .permutation(dimension: 2, images: [[2, 1], [2, 1]])
    },
    Wrong("a matrix of infinite order", Samples.c3Linear, "action.images", "not a homomorphism: s1^3 = e") {
      $0.action = .matrices(dimension: 2, images: [[[2, 1], [1, 1]]])
    },
    Wrong("a matrix of infinite order that overflows", Samples.c8Regular, "action.images", "s1^8 = e in the group") {
      $0.action = .matrices(dimension: 2, images: [[[.max, 1], [.max - 1, 1]]])
      $0.functionClass = .linear
    },
    Wrong("a shear", Samples.c3Linear, "action.images", "not a homomorphism: s1^3 = e") {
      $0.action = .matrices(dimension: 2, images: [[[1, 1], [0, 1]]])
    },
    Wrong("a singular matrix", Samples.c3Linear, "action.images", "not a homomorphism: s1^3 = e") {
      $0.action = .matrices(dimension: 2, images: [[[1, 0], [0, 0]]])
    },
    Wrong("too few images", Samples.s4Functions, "action.images", "1 images for 2 generators") {
      $0.action = .permutation(dimension: 4, images: [[2, 3, 4, 1]])
    },
    Wrong("an image too short", Samples.s4Functions, "action.images[2]", "a list of 4 numbers, not of 2") {
      $0.action = .permutation(dimension: 4, images: [[2, 3, 4, 1], [2, 1]])
    },
    Wrong("a sign in a permutation", Samples.s4Functions, "action.images[2]", "-1 is not a point") {
      $0.action = .permutation(dimension: 4, images: [[2, 3, 4, 1], [2, -1, 3, 4]])
    },
    Wrong("a signed permutation with 0", Samples.b2Linear, "action.images[2]", "0 is not a point") {
      $0.action = .signedPermutation(dimension: 2, images: [[2, 1], [0, 2]])
    },
    Wrong("a signed permutation, twice the same", Samples.b2Linear, "action.images[2]", "the point 1 is hit twice") {
      $0.action = .signedPermutation(dimension: 2, images: [[2, 1], [-1, 1]])
    },
    Wrong("the least integer in a signed permutation", Samples.b2Linear, "action.images[2]", "is not a point") {
      $0.action = .signedPermutation(dimension: 2, images: [[2, 1], [.min, 2]])
    },
    Wrong("a row too long", Samples.c3Linear, "action.images[1]", "2 rows of 2 integers") {
      $0.action = .matrices(dimension: 2, images: [[[0, -1], [1, -1, 0]]])
    },
    Wrong("dimension 0", Samples.trivial, "action.dimension", "at least 1") {
      $0.action = .permutation(dimension: 0, images: [])
    },
    Wrong("dimension −1", Samples.trivial, "action.dimension", "at least 1") {
      $0.action = .matrices(dimension: -1, images: [])
    },
  ]

  @Test("the class and the claim", arguments: settings)
  func setting(wrong: Wrong) { expectFault(wrong) }

  static let settings: [Wrong] = [
    Wrong("regular with an action", Samples.c8Regular, "action", "the class regular has no action") {
      $0.action = .permutation(dimension: 8, images: $0.group.generators)
    },
    Wrong("polynomials without an action", Samples.c8Regular, "class.kind", "needs an action") {
      $0.functionClass = .polynomials(degree: 1)
    },
    Wrong("functions without an action", Samples.c8Regular, "class.kind", "needs an action of the kind permutation") {
      $0.functionClass = .functions
    },
    Wrong("functions under signed permutations", Samples.b2Linear, "class.kind", "of the kind permutation") {
      $0.functionClass = .functions
    },
    Wrong("tuples under matrices", Samples.c3Linear, "class.kind", "of the kind permutation") {
      $0.functionClass = .tuples(size: 1)
    },
    Wrong("tuples of size 0", Samples.s3Tuples, "class.size", "from 1 to the 3 points") {
      $0.functionClass = .tuples(size: 0)
    },
    Wrong("tuples too long", Samples.s3Tuples, "class.size", "from 1 to the 3 points") {
      $0.functionClass = .tuples(size: 4)
    },
    Wrong("subsets too large", Samples.s3Subsets, "class.size", "from 1 to the 3 points") {
      $0.functionClass = .subsets(size: .max)
    },
    Wrong("a negative degree", Samples.s3Quadratic, "class.degree", "at least 0") {
      $0.functionClass = .polynomials(degree: -1)
    },
    Wrong("upper bound too small", Samples.s4Sextic, "claim.lower", "24 is above the upper bound 23") {
      $0.claim.upper -= 1
    },
    Wrong("upper bound too large", Samples.s4Functions, "scheme", "has 4 elements, but the upper bound claimed is 5") {
      $0.claim.upper += 1
    },
    Wrong("upper bound off by one, lower with it", Samples.s3Affine, "scheme", "has 6 elements, but") {
      $0.claim.upper -= 1
    },
    Wrong("upper bound above the order", Samples.s3Cubic, "claim.upper", "7 is above the order 6") {
      $0.claim.upper = 7
    },
    Wrong("lower bound off by one", Samples.c4s3Functions, "claim.lower", "is 5, but the proofs are for 4 at most") {
      $0.claim.lower += 1
    },
    Wrong("lower above upper", Samples.s4Functions, "claim.lower", "5 is above the upper bound 4") {
      $0.claim.lower = 5
    },
    Wrong("lower bound 0", Samples.s4Functions, "claim.lower", "at least 1, not 0") { $0.claim.lower = 0 },
    Wrong("a lower bound without a proof", Samples.s4Functions, "claim.lower", "the proofs are for 1 at most") {
      $0.lower = []
    },
    Wrong("a degree too high for the scheme", Samples.s3Quadratic, "scheme", "not exact") {
      $0.functionClass = .polynomials(degree: 3)
    },
  ]

  @Test("the scheme", arguments: schemes)
  func scheme(wrong: Wrong) { expectFault(wrong) }

  static let schemes: [Wrong] = [
    Wrong("weights that do not sum to 1", Samples.s4Functions, "scheme", "the weights sum to 13/12, not to 1") {
      $0.scheme[1].weight = RealCyclotomic(Rational(1, 3))
    },
    Wrong("a negative weight", Samples.s4Functions, "scheme[2].weight", "convex weights are positive, not -1/4") {
      $0.scheme[1].weight = RealCyclotomic(Rational(-1, 4))
    },
    Wrong("a zero weight", Samples.s3Affine, "scheme[2].weight", "a weight is not 0") { $0.scheme[1].weight = 0 },
    Wrong("unequal weights", Samples.s4Uniform, "scheme[3].weight", "uniform weights are equal") {
      $0.scheme[2].weight = RealCyclotomic(Rational(1, 3))
    },
    Wrong("an element twice", Samples.s4Functions, "scheme[4].element", "is the element of scheme[1] already") {
      $0.scheme[3].element = [1, 2, 3, 4]
    },
    Wrong("an odd permutation in A4", Samples.a4Functions, "scheme[2].element", "not an element of the group") {
      $0.scheme[1].element = [2, 1, 3, 4]
    },
    Wrong("an element that is none", Samples.a4Functions, "scheme[2].element", "not an element of the group") {
      $0.scheme[1].element = [2, 2, 9]
    },
    Wrong("an empty element", Samples.a4Functions, "scheme[2].element", "[] is not an element of the group") {
      $0.scheme[1].element = []
    },
    Wrong("not exact", Samples.s4Functions, "scheme", "is moved by generator") {
      $0.scheme[1].element = [2, 1, 3, 4]
    },
    Wrong("affine, not exact", Samples.s3Affine, "scheme", "not exact") {
      $0.scheme[0].weight = RealCyclotomic(Rational(1, 3))
      $0.scheme[1].weight = RealCyclotomic(Rational(2, 3))
    },
    Wrong("regular, not exact", Samples.c8Regular, "scheme", "not exact") {
      $0.scheme[0].weight = RealCyclotomic(Rational(1, 4))
      $0.scheme[1].weight = RealCyclotomic(Rational(-1, 4))
      $0.scheme[2].weight = RealCyclotomic(Rational(3, 8))
    },
    Wrong("matrices, not exact", Samples.c3Linear, "scheme", "not exact") {
      $0.scheme[0].weight = RealCyclotomic(Rational(2, 3))
      $0.scheme[1].weight = RealCyclotomic(Rational(-1, 3))
      $0.scheme[2].weight = RealCyclotomic(Rational(2, 3))
    },
    Wrong("signs, not exact", Samples.b2Linear, "scheme", "not exact: the average of the basis element [2]") {
      $0.scheme[1].element = [2, 1, 3, 4]
    },
    Wrong("tuples, not exact", Samples.s3Tuples, "scheme", "not exact") {
      $0.claim.upper = 3
      $0.claim.lower = 3
      $0.scheme = Samples.uniform(Samples.rotations3)
    },
    Wrong("no scheme", Samples.s4Functions, "scheme", "has 0 elements") { $0.scheme = [] },
  ]

  @Test("nontrivial and solver-claimed", arguments: simpleProofs)
  func simpleProof(wrong: Wrong) { expectFault(wrong) }

  static let simpleProofs: [Wrong] = [
    Wrong("a generator that acts trivially", Samples.unnamed, "lower[1].column", "generator 2 does not move") {
      $0.lower[0] = .nontrivial(bound: 2, generator: 2, column: [2])
    },
    Wrong("a column that is fixed", Samples.b2Linear, "lower[1].column", "does not move the basis element [2]") {
      $0.lower[0] = .nontrivial(bound: 2, generator: 2, column: [2])
    },
    Wrong("a column of a matrix that is fixed", Samples.shear, "lower[1].column", "does not move the basis element [1]")
    {
      $0.lower[0] = .nontrivial(bound: 2, generator: 1, column: [1])
    },
    Wrong("a variable that is fixed", Samples.shear, "lower[1].column", "does not move the basis element [2,0]") {
      $0.functionClass = .polynomials(degree: 2)
      $0.lower[0] = .nontrivial(bound: 2, generator: 1, column: [2, 0])
    },
    Wrong("generator 0", Samples.b2Linear, "lower[1].generator", "there is no generator 0") {
      $0.lower[0] = .nontrivial(bound: 2, generator: 0, column: [1])
    },
    Wrong("generator 3 of 2", Samples.b2Linear, "lower[1].generator", "there is no generator 3, only 1 to 2") {
      $0.lower[0] = .nontrivial(bound: 2, generator: 3, column: [1])
    },
    Wrong("a column out of the class", Samples.b2Linear, "lower[1].column", "[3] is not a label of the class") {
      $0.lower[0] = .nontrivial(bound: 2, generator: 1, column: [3])
    },
    Wrong("a bound above 2", Samples.s3Affine, "lower[1].bound", "proves the bound 2, not 3") {
      $0.lower[0] = .nontrivial(bound: 3, generator: 1, column: [1])
    },
    Wrong("a negative bound", Samples.s3Affine, "lower[2].bound", "at least 1, not -1") {
      $0.lower.append(.solverClaimed(bound: -1, solver: "z3"))
    },
    Wrong("a solver that contradicts the scheme", Samples.c4s3Functions, "lower[2].bound", "7 contradicts the upper") {
      $0.lower.append(.solverClaimed(bound: 7, solver: "z3"))
    },
    Wrong("a wrong proof beside a right one", Samples.s3Quadratic, "lower[2].column", "does not move") {
      $0.lower[1] = .nontrivial(bound: 2, generator: 2, column: [0, 0, 1])
    },
  ]

  private static func coefficients(_ change: (inout [Coefficient]) -> Void) -> Certificate.LowerBoundProof {
    guard case .rank(let bound, let prime, let constant, var coefficients) = Samples.s3Cubic.lower[0] else {
      return .solverClaimed(bound: 6, solver: "")
    }
    change(&coefficients)
    return .rank(bound: bound, prime: prime, constant: constant, coefficients: coefficients)
  }

  @Test("rank", arguments: ranks)
  func rank(wrong: Wrong) { expectFault(wrong) }

  static let ranks: [Wrong] = [
    Wrong("a coefficient missing", Samples.s3Cubic, "lower[1].coefficients", "6 functions are needed, not 5") {
      $0.lower[0] = coefficients { $0.removeLast() }
    },
    Wrong("a coefficient repeated", Samples.s3Cubic, "lower[1].coefficients[6]", "the same as coefficients[1]") {
      $0.lower[0] = coefficients { $0[5] = $0[0] }
    },
    Wrong("dependent functions", Samples.s3Cubic, "lower[1].coefficients", "singular modulo 101") {
      $0.lower[0] = coefficients { $0[5] = Coefficient(row: [2, 0, 0], column: [2, 0, 0]) }
    },
    Wrong("a function that is 0", Samples.s3Cubic, "lower[1].coefficients", "singular modulo 101") {
      $0.lower[0] = coefficients { $0[5] = Coefficient(row: [3, 0, 0], column: [2, 0, 0]) }
    },
    Wrong("the constant is dependent", Samples.s3Cubic, "lower[1].coefficients", "singular modulo") {
      $0.lower[0] = .rank(
        bound: 6, prime: 101, constant: true,
        coefficients: [[2, 0, 0], [0, 2, 0], [0, 0, 2], [1, 1, 0], [0, 0, 0]].map {
          Coefficient(row: $0, column: $0)
        })
    },
    Wrong("a composite prime", Samples.c8Regular, "lower[1].prime", "2147483645 is not a prime below 2^31") {
      guard case .rank(_, _, _, let coefficients) = $0.lower[0] else { return }
      $0.lower[0] = .rank(bound: 8, prime: 2_147_483_645, constant: false, coefficients: coefficients)
    },
    Wrong("a prime too large", Samples.c8Regular, "lower[1].prime", "2147483659 is not a prime below 2^31") {
      guard case .rank(_, _, _, let coefficients) = $0.lower[0] else { return }
      $0.lower[0] = .rank(bound: 8, prime: 2_147_483_659, constant: false, coefficients: coefficients)
    },
    Wrong("a negative prime", Samples.c8Regular, "lower[1].prime", "-7 is not a prime") {
      guard case .rank(_, _, _, let coefficients) = $0.lower[0] else { return }
      $0.lower[0] = .rank(bound: 8, prime: -7, constant: false, coefficients: coefficients)
    },
    Wrong("singular modulo this prime only", Samples.signs, "lower[1].coefficients", "singular modulo 2") {
      guard case .rank(_, _, _, let coefficients) = $0.lower[0] else { return }
      $0.lower[0] = .rank(bound: 8, prime: 2, constant: true, coefficients: coefficients)
    },
    Wrong("a row out of the class", Samples.s3Cubic, "lower[1].coefficients[1].row", "a sum of at most 3") {
      $0.lower[0] = coefficients { $0[0].row = [2, 1, 1] }
    },
    Wrong("huge exponents", Samples.s3Cubic, "lower[1].coefficients[1].row", "a sum of at most 3") {
      $0.lower[0] = coefficients { $0[0].row = [.max, .max, 1] }
    },
    Wrong("a negative exponent", Samples.s3Cubic, "lower[1].coefficients[1].column", "3 exponents with a sum") {
      $0.lower[0] = coefficients { $0[0].column = [2, 2, -1] }
    },
    Wrong("too few exponents", Samples.s3Cubic, "lower[1].coefficients[1].column", "3 exponents with a sum") {
      $0.lower[0] = coefficients { $0[0].column = [2, 1] }
    },
    Wrong("a tuple with a repetition", Samples.s3Tuples, "lower[1].coefficients[1].row", "2 distinct points") {
      $0.lower[0] = .rank(
        bound: 6, prime: 2, constant: false, coefficients: (1...6).map { Coefficient(row: [1, 1], column: [$0, 1]) })
    },
    Wrong("a descending subset", Samples.s3Subsets, "lower[2].column", "in ascending order") {
      $0.lower.append(.nontrivial(bound: 2, generator: 1, column: [2, 1]))
    },
    Wrong("a regular label out of the group", Samples.c8Regular, "lower[1].coefficients[1].row", "a group element") {
      $0.lower[0] = .rank(
        bound: 8, prime: 7, constant: false,
        coefficients: [Coefficient](
          repeating: Coefficient(row: [2, 1, 3, 4, 5, 6, 7, 8], column: [1, 2, 3, 4, 5, 6, 7, 8]), count: 8))
    },
    Wrong("a bound other than the order", Samples.s3Cubic, "lower[1].bound", "a rank proves the order 6, not 5") {
      $0.lower[0] = .rank(bound: 5, prime: 101, constant: false, coefficients: [])
      $0.claim.lower = 5
    },
  ]

  private static func delsarte(
    _ bound: Int, _ constant: Rational, _ terms: [([Int], Rational)]
  ) -> Certificate.LowerBoundProof {
    .delsarte(
      bound: bound, constant: RealCyclotomic(constant),
      terms: terms.map { Certificate.CharacterTerm(conjugacyClass: $0.0, coefficient: $0.1) })
  }

  @Test("delsarte", arguments: delsartes)
  func delsarte(wrong: Wrong) { expectFault(wrong) }

  static let delsartes: [Wrong] = [
    Wrong("k negative somewhere", Samples.s3Quadratic, "lower[1]", "k is negative: -1 at the element [") {
      $0.lower[0] = delsarte(3, -2, [([1, 2, 3], 1)])
    },
    Wrong("k not positive at e", Samples.s3Quadratic, "lower[1]", "k is 0 at the identity") {
      $0.lower[0] = delsarte(1, 0, [])
      $0.claim.lower = 1
    },
    Wrong("k negative at e", Samples.s3Quadratic, "lower[1]", "k is -1 at the identity") {
      // 2 minus the number of fixed points is −1, 1 and 2 on the three classes.
      $0.functionClass = .functions
      $0.lower = [delsarte(1, 2, [([1, 2, 3], -1)])]
      $0.claim.lower = 1
    },
    Wrong("bound too high", Samples.c4s3Functions, "lower[1].bound", "at least 7/2 only, not 5") {
      $0.lower[0] = delsarte(5, 0, [([1, 2, 3, 4, 5, 6, 7], 1)])
    },
    Wrong("an element out of the group", Samples.s4Functions, "lower[1].terms[1].class", "not an element") {
      $0.lower[0] = delsarte(4, 0, [([1, 2, 3], 1)])
    },
    Wrong("affine weights", Samples.s4Functions, "lower[1].kind", "delsarte does not cover affine weights") {
      $0.claim.weights = .affine
    },
    Wrong("the largest bound", Samples.s4Functions, "lower[1].bound", "at least 4 only, not 9223372036854775807") {
      $0.lower[0] = delsarte(.max, 0, [([1, 2, 3, 4], 1)])
    },
  ]

  @Test("divisibility", arguments: divisibilities)
  func divisibility(wrong: Wrong) { expectFault(wrong) }

  static let divisibilities: [Wrong] = [
    Wrong("convex weights", Samples.s4Uniform, "lower[1].kind", "divisibility does not cover convex weights") {
      $0.claim.weights = .convex
    },
    Wrong("affine weights", Samples.s4Uniform, "lower[1].kind", "divisibility does not cover affine weights") {
      $0.claim.weights = .affine
    },
    Wrong("bound too high", Samples.c4s3Uniform, "lower[1].bound", "which gives") {
      $0.lower[0] = .divisibility(bound: 12, coefficients: [Coefficient(row: [1], column: [1])])
    },
    Wrong("a coefficient that is 0", Samples.s4Uniform, "lower[1].coefficients[1].row", "[5] is not a label") {
      $0.lower[0] = .divisibility(bound: 4, coefficients: [Coefficient(row: [5], column: [1])])
    },
    Wrong("no coefficients", Samples.s4Uniform, "lower[1].bound", "a multiple of 1") {
      $0.lower[0] = .divisibility(bound: 4, coefficients: [])
    },
  ]
}
