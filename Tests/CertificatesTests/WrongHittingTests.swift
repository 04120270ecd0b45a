import Certificates
import ExactArithmetic
import Testing

/// Every side condition of a `hitting` proof and of each kind of node, violated once.
@Suite("Hitting proofs that are wrong")
struct WrongHittingTests {
  typealias Wrong = WrongCertificateTests.Wrong
  typealias Proof = Certificate.HittingProof
  typealias Samples = HittingSamples

  private func expectFault(_ wrong: Wrong) { WrongCertificateTests().expectFault(wrong) }

  /// The last proof of a sample, changed.
  private static func wrong(
    _ what: String, _ base: Certificate, _ part: String, _ message: String, change: @escaping (inout Proof) -> Void
  ) -> Wrong {
    let position = base.lower.count - 1
    return Wrong(what, base, "lower[\(position + 1)]" + part, message) {
      guard case .hitting(var proof) = $0.lower[position] else { return }
      change(&proof)
      $0.lower[position] = .hitting(proof)
    }
  }

  @Test("the frame of the proof", arguments: frames)
  func frame(wrong: Wrong) { expectFault(wrong) }

  static let frames: [Wrong] = [
    wrong("size 0", Samples.s3Packing, ".size", "the size is from 1 to the order 6, not 0") { $0.size = 0 },
    wrong("size above the order", Samples.s3Packing, ".size", "not 7") { $0.size = 7 },
    wrong("the largest size", Samples.s3Packing, ".size", "not 9223372036854775807") { $0.size = .max },
    wrong("the least size", Samples.s3Packing, ".bound", "at least 1") { $0.size = .min },
    wrong("the size of the scheme", Samples.s3Uniform, ".tree[4]", "is not too large") { $0.size = 3 },
    wrong("a label of another class", Samples.s3Packing, ".labels[1]", "is not a label") { $0.labels = [[1, 1, 1]] },
    wrong("a label twice", Samples.s3Weak, ".labels[3]", "the label is listed twice") { $0.labels[2] = [1] },
    wrong("a short automorphism", Samples.c2c2Merged, ".automorphisms[1]", "lists 2 element numbers") {
      $0.automorphisms[0] = [2]
    },
    wrong("an automorphism out of range", Samples.c2c2Merged, ".automorphisms[1]", "from 0 to 3") {
      $0.automorphisms[0] = [2, 4]
    },
    wrong("a negative automorphism", Samples.c2c2Merged, ".automorphisms[2]", "from 0 to 3") {
      $0.automorphisms[1] = [-1, 1]
    },
    wrong("a map that is not injective", Samples.c2c2Merged, ".automorphisms[2]", "not injective") {
      $0.automorphisms[1] = [1, 1]
    },
    Wrong("a map that is no homomorphism", Samples.c2c2Merged, "lower[1].automorphisms[1]", "not a homomorphism") {
      // In C4xC2 the elements a^i (ab)^j with j = 0, 1 are all different, but ab has the order 4.
      let generators = [[2, 3, 4, 1, 5, 6], [1, 2, 3, 4, 6, 5]]
      $0.group = .init(name: "C4xC2", points: 6, generators: generators, order: 8)
      $0.claim.upper = 8
      $0.claim.lower = 1
      $0.scheme = CertificatesTests.Samples.uniform(
        CertificatesTests.Samples.rotations4.flatMap { [$0 + [5, 6], $0 + [6, 5]] })
      guard case .hitting(var proof) = $0.lower[0] else { return }
      proof.labels = [[1, 2, 3, 4, 5, 6]]
      // The number of a is 1; that of ba = ab is 4, after a² = 3.
      proof.automorphisms = [[1, 4]]
      $0.lower[0] = .hitting(proof)
    },
    wrong("a map of everything to the identity", Samples.c7Quotients, ".automorphisms[6]", "not injective") {
      $0.automorphisms.append([0])
    },
    Wrong(
      "an automorphism that changes the trace", Samples.c2c2WeakUniform, "lower[1].automorphisms[1]",
      "changes the character"
    ) {
      // The first coordinate only: the swap of the generators moves it to the second.
      $0.action = .signedPermutation(dimension: 1, images: [[-1], [1]])
      $0.functionClass = .linear
      guard case .hitting(var proof) = $0.lower[1] else { return }
      proof.automorphisms = [[2, 1]]
      $0.lower = [.hitting(proof)]
    },
    wrong("no tree", Samples.s3Packing, ".tree", "the tree ends before its last child") { $0.tree = [] },
    wrong("a child missing", Samples.c2c2Merged, ".tree", "the tree ends before its last child") {
      $0.tree.removeLast()
    },
    wrong("a node too many", Samples.c2c2Merged, ".tree[5]", "the tree is complete before this node") {
      $0.tree.append(.exhausted)
    },
    wrong("the children swapped", Samples.c2c2Merged, ".tree[3][2]", "the set has the element 1, which is chosen") {
      $0.tree.swapAt(2, 3)
    },
  ]

  @Test("the witnesses", arguments: witnesses)
  func witness(wrong: Wrong) { expectFault(wrong) }

  static let witnesses: [Wrong] = [
    wrong("a row label 0", Samples.s3Packing, ".witnesses[1].terms[1]", "there is no label 0, only 1 to 1") {
      $0.witnesses[0].function = .terms([Samples.term(0, 1, 1)])
    },
    wrong("a column label 2", Samples.s3Packing, ".witnesses[1].terms[1]", "there is no label 2") {
      $0.witnesses[0].function = .terms([Samples.term(1, 2, 1)])
    },
    wrong("the wrong sign", Samples.s3Packing, ".tree[1][3][2]", "the weights of the sets with the element") {
      $0.witnesses[0].function = .terms([Samples.term(1, 1, 1)])
    },
    wrong("a function that is 0", Samples.s3Average, ".tree[1]", "2 · 6 elements are not fewer than 6") {
      $0.witnesses[0].function = .terms([])
    },
    wrong("pairs for exact symmetry", Samples.s3Packing, ".witnesses[1].pairs", "for weak and strong symmetry") {
      $0.witnesses[0].function = .pairs([Samples.signs])
    },
    wrong("terms for weak symmetry", Samples.s3Weak, ".witnesses[1].terms", "for exact symmetry only") {
      $0.witnesses[0].function = .terms([Samples.term(1, 1, 1)])
    },
    wrong("triples for weak symmetry", Samples.s3Weak, ".witnesses[1].triples", "for strong symmetry") {
      $0.witnesses[0].function = .triples([Samples.signs])
    },
    wrong("an element in a pair", Samples.c2Weak, ".witnesses[1].pairs[1]", "1 is not an element number from 0 to 0") {
      $0.witnesses[0].function = .pairs([
        Proof.Pair(element: 1, left: Samples.vector(1, -1), right: Samples.vector(1, -1))
      ])
    },
    wrong("an element out of range", Samples.c2Strong, ".witnesses[1].triples[1]", "2 is not an element number") {
      $0.witnesses[0].function = .triples([Proof.Pair(element: 2, left: [], right: [])])
    },
    wrong("a vector with the label 4", Samples.s3Weak, ".witnesses[1].pairs[1]", "there is no label 4") {
      $0.witnesses[0].function = .pairs([Proof.Pair(left: Samples.vector(1, 1, 1, 1), right: [])])
    },
    wrong("vectors that are too long", Samples.s3Weak, ".tree[1][3][2]", "the weights of the sets") {
      // With v = e₁ the function is the same, but N = 5/6, and 1/3 is below 5/6 · √ε.
      $0.witnesses[0].function = .pairs([
        Proof.Pair(left: Samples.vector(-1, 0, 0), right: Samples.vector(1, 0, 0))
      ])
    },
    wrong("the trivial element in a triple", Samples.c2Strong, ".tree[1][2]", "the element 0 of the set has no child") {
      $0.witnesses[0].function = .triples([
        Proof.Pair(element: 0, left: Samples.vector(1, -1), right: Samples.vector(1, -1))
      ])
      $0.tree[0] = .branch(on: Samples.set(1), children: [Proof.Child(element: 1)])
    },
    wrong("no value for affine weights", Samples.s3AffinePacking, ".witnesses[1]", "affine weights needs a value") {
      $0.witnesses[0].value = nil
    },
    wrong("the value 0", Samples.s3AffinePacking, ".witnesses[1].value", "does not exclude anything") {
      $0.witnesses[0].value = 0
    },
    wrong("another value", Samples.s3AffinePacking, ".tree[1][3][2]", "the weights of the sets with the element") {
      $0.witnesses[0].value = 1
    },
    wrong("a value below √ε·N", Samples.c2Weak, ".witnesses[1].value", "does not exclude anything") {
      $0.witnesses[0].value = RealCyclotomic(Rational(2, 3))
    },
    wrong("a negative value", Samples.c2Weak, ".witnesses[1].value", "does not exclude anything") {
      $0.witnesses[0].value = -2
    },
    wrong("averages of conjugates for real weights", Samples.s3Packing, ".witnesses[1].averaged", "rational weights") {
      $0.witnesses[0].averagesConjugates = true
    },
    Wrong("a large error", Samples.s3Weak, "lower[2].tree[1][3][2]", "the weights of the sets") {
      $0.claim.epsilon = Rational(1, 4)
      $0.lower[0] = .nontrivial(bound: 2, generator: 1, column: [1])
    },
    Wrong("a large strong error", Samples.c2Strong, "lower[1].tree[1][2]", "the element 0 of the set has no child") {
      $0.claim.epsilon = 2
    },
    Wrong("a strong error just too large", Samples.c2Strong, "lower[1].tree[1][2]", "has no child") {
      $0.claim.epsilon = Rational(2_000_001, 1_000_000)
    },
  ]

  private static func node(
    _ what: String, _ base: Certificate, _ position: Int, _ part: String, _ message: String, _ node: Proof.Node
  ) -> Wrong {
    wrong(what, base, ".tree[\(position + 1)]" + part, message) { $0.tree[position] = node }
  }

  private static func child(_ elements: Int...) -> Proof.Node {
    .branch(on: nil, children: elements.map { Proof.Child(element: $0) })
  }

  @Test("branches", arguments: branches)
  func branch(wrong: Wrong) { expectFault(wrong) }

  static let branches: [Wrong] = [
    wrong("e below the root", Samples.c2c2Merged, ".tree[2]", "this node is for the root") {
      $0.tree.insert(.identity, at: 0)
    },
    node("an element twice", Samples.c2c2Merged, 1, "[3][2]", "the element 1 is named twice", child(1, 1)),
    node("an element chosen already", Samples.c2c2Merged, 1, "[3][1]", "the element 0 is chosen already", child(0)),
    node("an element excluded already", Samples.c2c2Merged, 3, "[3][1]", "the element 1 is excluded already", child(1)),
    node("an element out of range", Samples.c2c2Merged, 1, "[3][1]", "4 is not an element number", child(4)),
    node("a negative element", Samples.c2c2Merged, 1, "[3][1]", "-1 is not an element number", child(-1)),
    node("no child and no set", Samples.c2c2Merged, 1, "", "a branch without a set has a child", child()),
    wrong("a merged element that is the child", Samples.c2c2Merged, ".tree[2][3][1]", "the element 1 is named twice") {
      $0.tree[1] = .branch(
        on: nil, children: [Proof.Child(element: 1, merged: [Proof.Merge(element: 1, map: Samples.map())])])
    },
    wrong("a merged element that is chosen", Samples.c2c2Merged, ".tree[2][3][1]", "the element 0 is chosen already") {
      $0.tree[1] = .branch(
        on: nil, children: [Proof.Child(element: 1, merged: [Proof.Merge(element: 0, map: Samples.map(left: 1))])])
    },
    node(
      "a set with an element left", Samples.c4Chain, 1, "[2]", "the element 1 of the set has no child",
      .branch(on: Samples.set(1, left: 1), children: [Proof.Child(element: 2)])),
    node(
      "a set that is met already", Samples.c4Chain, 1, "[2]", "the element 0, which is chosen",
      .branch(on: Samples.set(1), children: [Proof.Child(element: 1)])),
    node(
      "no such witness", Samples.c4Chain, 0, "[2]", "there is no witness 2, only 1 to 1",
      .branch(on: Samples.set(2), children: [Proof.Child(element: 0)])),
    node(
      "the witness 0", Samples.c4Chain, 0, "[2]", "there is no witness 0",
      .branch(on: Samples.set(0), children: [Proof.Child(element: 0)])),
    node(
      "a left factor out of range", Samples.c4Chain, 0, "[2]", "4 and 0 are not element numbers",
      .branch(on: Samples.set(1, left: 4), children: [Proof.Child(element: 0)])),
    node(
      "a right factor out of range", Samples.c4Chain, 0, "[2]", "0 and -1 are not element numbers",
      .branch(on: Samples.set(1, right: -1), children: [Proof.Child(element: 0)])),
    node(
      "no such automorphism", Samples.c4Chain, 0, "[2]", "there is no automorphism 1, only 0 to 0",
      .branch(
        on: Proof.SupportSet(witness: 1, map: Samples.map(1)), children: [Proof.Child(element: 0)])),
    Wrong("inversion under strong symmetry", Samples.c2Strong, "lower[1].tree[1][2]", "inversion does not preserve") {
      guard case .hitting(var proof) = $0.lower[0] else { return }
      proof.tree[0] = .branch(
        on: Proof.SupportSet(witness: 1, map: Samples.map(inverts: true)), children: [Proof.Child(element: 1)])
      $0.lower[0] = .hitting(proof)
    },
  ]

  private static func merge(_ what: String, _ part: String, _ message: String, _ merges: [Proof.Merge]) -> Wrong {
    node(
      what, Samples.c2c2Merged, 1, "[3][1][2]" + part, message,
      .branch(on: nil, children: [Proof.Child(element: 1, merged: merges)]))
  }

  @Test("merged elements", arguments: merges)
  func merged(wrong: Wrong) { expectFault(wrong) }

  static let merges: [Wrong] = [
    merge(
      "a map to another element", "[1]", "the map sends 2 to 2, not to 1",
      [Proof.Merge(element: 2, map: Samples.map())]),
    merge(
      "a map that moves what is chosen", "[2]", "the map moves the chosen element 0",
      [Proof.Merge(element: 2, map: Samples.map(1)), Proof.Merge(element: 3, map: Samples.map(left: 2))]),
    merge(
      "a map with no such automorphism", "[1]", "there is no automorphism 3",
      [Proof.Merge(element: 2, map: Samples.map(3))]),
    wrong(
      "a map that moves what is excluded", Samples.c2c2Merged, ".tree[2][3][2][2][1]",
      "the map moves the excluded element 1 to one that is not excluded"
    ) {
      $0.automorphisms.append([2, 3])
      $0.tree[1] = .branch(
        on: nil,
        children: [
          Proof.Child(element: 1), Proof.Child(element: 3, merged: [Proof.Merge(element: 2, map: Samples.map(3))]),
        ])
    },
  ]

  @Test("tiles", arguments: tiles)
  func tile(wrong: Wrong) { expectFault(wrong) }

  static let tiles: [Wrong] = [
    node(
      "a limit that is too low", Samples.c4Tile, 0, "", "3 · 2 is not below 4 · (limit + 1), with the limit 0",
      .tile(elements: [0, 1], limit: 0)),
    node("a negative limit", Samples.c4Tile, 0, "", "with the limit -1", .tile(elements: [], limit: -1)),
    node("a huge limit", Samples.c4Tile, 0, "", "with the limit", .tile(elements: [0], limit: .max)),
    node(
      "an element twice", Samples.c4Tile, 0, "[2]", "1 is not an element number", .tile(elements: [1, 1], limit: 1)),
    node("an element out of range", Samples.c4Tile, 0, "[2]", "4 is not", .tile(elements: [4], limit: 1)),
    wrong("two tiles", Samples.c4Tile, ".tree[2]", "the support is translated already") {
      $0.tree.insert($0.tree[0], at: 0)
    },
    wrong("a tile after the identity", Samples.c4Tile, ".tree[2]", "this node is for the root") {
      $0.tree.insert(.identity, at: 0)
    },
    node("the identity after a tile", Samples.c4Tile, 1, "", "the support is translated already", .identity),
    wrong("a tile below the root", Samples.c4Tile, ".tree[3]", "this node is for the root") { $0.tree[2] = $0.tree[0] },
    node(
      "a packing in no tile", Samples.c4Chain, 0, "", "there is no tile above", .tilePacking(denominator: 1, sets: [])),
    node(
      "a set outside the tile", Samples.c4TilePacking, 2, "[3][1]", "the element 2 outside the tile",
      .tilePacking(denominator: 1, sets: [Samples.packed(1, 1, left: 2)])),
    node(
      "a packing that equals the limit", Samples.c4TilePacking, 1, "",
      "sum to 1/1, which is not above the 1 elements left",
      .tilePacking(denominator: 1, sets: [Samples.packed(1, 1)])),
    node(
      "an empty packing in a full tile", Samples.c4TilePacking, 2, "", "sum to 0/1",
      .tilePacking(denominator: 1, sets: [])),
    node(
      "an element of a full tile", Samples.c4Tile, 2, "[3][1]", "the element 1 is excluded already",
      .branch(on: nil, children: [Proof.Child(element: 1)])),
    node(
      "a map that moves the tile", Samples.c4TilePacking, 1, "[3][1][2][1]",
      "the element 1 of the tile out of it",
      .branch(
        on: nil, children: [Proof.Child(element: 1, merged: [Proof.Merge(element: 3, map: Samples.map(left: 2))])])),
    wrong("a tile that is no longer full", Samples.c4Tile, ".tree[4]", "sum to 1/1, which is not above the 2") {
      $0.tree[3] = .packing(denominator: 1, sets: [Samples.packed(1, 1, left: 1)])
    },
  ]

  @Test("leaves", arguments: leaves)
  func leaf(wrong: Wrong) { expectFault(wrong) }

  static let leaves: [Wrong] = [
    wrong("an average below the root", Samples.c4Chain, ".tree[2]", "this node is for the root") {
      $0.tree[1] = .average(witness: 1)
    },
    wrong("an average that is too large", Samples.s3Average, ".tree[1]", "3 · 2 elements are not fewer than 6") {
      $0.size = 3
    },
    wrong("an average of no witness", Samples.s3Average, ".tree[1]", "there is no witness 2") {
      $0.tree = [.average(witness: 2)]
    },
    node(
      "a packing over 1", Samples.s3Packing, 0, "[3][2]", "the weights of the sets with the element",
      .packing(denominator: 1, sets: [Samples.packed(1, 1), Samples.packed(1, 1), Samples.packed(1, 1, left: 1)])),
    node(
      "a packing a little over 1", Samples.s3Packing, 0, "[3][2]", "exceed 1",
      .packing(denominator: 1000, sets: [Samples.packed(1000, 1), Samples.packed(1, 1)])),
    node(
      "a packing that equals the budget", Samples.s3Packing, 0, "",
      "sum to 2/1, which is not above the 2 elements left",
      .packing(denominator: 1, sets: [Samples.packed(1, 1), Samples.packed(1, 1, left: 1)])),
    node(
      "an empty packing", Samples.s3Packing, 0, "", "sum to 0/1", .packing(denominator: 1, sets: [])),
    node(
      "a packing with the weight 0", Samples.s3Packing, 0, "[3][1]", "a weight is from 1 to 2^31 - 1, not 0",
      .packing(denominator: 1, sets: [Samples.packed(0, 1)])),
    node(
      "a packing with a negative weight", Samples.s3Packing, 0, "[3][1]", "not -1",
      .packing(denominator: 1, sets: [Samples.packed(-1, 1)])),
    node(
      "a packing with a huge weight", Samples.s3Packing, 0, "[3][1]", "not 9223372036854775807",
      .packing(denominator: 1, sets: [Samples.packed(.max, 1)])),
    node(
      "the denominator 0", Samples.s3Packing, 0, "[2]", "a denominator is from 1", .packing(denominator: 0, sets: [])),
    node(
      "a huge denominator", Samples.s3Packing, 0, "[2]", "a denominator is from 1",
      .packing(denominator: 1 << 31, sets: [])),
    node(
      "a packing with a set that is met", Samples.c2c2Merged, 2, "[3][1]", "the element 1, which is chosen",
      .packing(denominator: 1, sets: [Samples.packed(1, 1, left: 1)])),
    node("a support that may remain", Samples.s3Packing, 0, "", "a support may remain", .exhausted),
    wrong("a support of the full size", Samples.c4Chain, ".tree[5]", "4 elements are chosen and 0 excluded") {
      $0.size = 4
    },
    node("a sum for convex weights", Samples.s3Packing, 0, "", "sums are for uniform weights", .sum(Samples.set(1))),
    node("a sum that is 0", Samples.s3Uniform, 0, "", "is not too large", .sum(Samples.set(2))),
    node("a sum of the other witness", Samples.s3Uniform, 2, "", "is not too large", .sum(Samples.set(1))),
    node("a sum of no witness", Samples.s3Uniform, 2, "", "there is no witness 3", .sum(Samples.set(3))),
    Wrong("a sum below the error", Samples.c2c2WeakUniform, "lower[2].tree[3]", "the least sum 2 is not too large") {
      // The sum of two characters is 2, 0, 0, −2 with N = 2: for ε = 1/9 the sum 2 on {e, s1} is too large.
      $0.claim.epsilon = Rational(4, 9)
      $0.claim.lower = 2
      $0.lower[0] = .plancherel(bound: 2, prime: 5, constant: true, coefficients: Self.c2c2Rank)
      guard case .hitting(var proof) = $0.lower[1] else { return }
      guard case .pairs(let first) = proof.witnesses[0].function, case .pairs(let second) = proof.witnesses[1].function
      else { return }
      proof.witnesses[0].function = .pairs(first + second)
      proof.tree = [.identity, child(1), .sum(Samples.set(1)), .exhausted]
      $0.lower[1] = .hitting(proof)
    },
    node(
      "quotients that are not too many", Samples.c7Quotients, 2, "", "0 pairs have the quotient 2",
      .quotients(element: 2)),
    node(
      "quotients by the identity", Samples.c7Quotients, 2, "", "0 is not an element number from 1 to 6",
      .quotients(element: 0)),
    node(
      "quotients out of range", Samples.c7Quotients, 2, "", "7 is not an element number", .quotients(element: 7)),
    Wrong("quotients before all representations occur", Samples.c7Quotients, "lower[1].tree[3]", "after a plancherel") {
      $0.lower.swapAt(0, 1)
    },
    Wrong("quotients for convex weights", Samples.c7Quotients, "lower[2].tree[3]", "for uniform weights") {
      $0.claim.weights = .convex
    },
    Wrong("quotients with the error of a difference set", Samples.c7Quotients, "lower[2].tree[3]", "not above 1") {
      $0.claim.epsilon = Rational(2, 9)
    },
  ]

  private static let c2c2Rank = [[1, 0], [0, 1], [1, 1]].map { Certificate.MatrixCoefficient(row: $0, column: $0) }
}
