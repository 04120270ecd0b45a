import Certificates
import ExactArithmetic

/// Proofs by sets that every support meets.
extension ExplanationWriter {
  mutating func write(_ proof: Certificate.HittingProof, depth: Int) {
    guard let witnesses = try? reading.witnesses(proof), let automorphisms = try? reading.automorphisms(proof) else {
      return
    }
    let sizes = claim.weights == .uniform ? "exactly" : "at most"
    outline.add(
      "Suppose that a scheme has \(sizes) \(Wording.count(proof.size, "element")). Its support S meets certain sets:",
      depth: depth)
    let usesCoefficients = proof.witnesses.contains { if case .terms = $0.function { true } else { false } }
    if usesCoefficients { outline.add("(\(words.coefficientMeaning).)", depth: depth) }
    let shown = min(witnesses.count, words.listLimit)
    for number in 0..<shown {
      write(proof.witnesses[number], witnesses[number], number: number + 1, labels: proof.labels, depth: depth)
    }
    if shown < witnesses.count {
      outline.add("… and \(witnesses.count - shown) more functions with their sets (--full writes them).", depth: depth)
    }
    writeSymmetries(proof, depth: depth)
    outline.add("Then S cannot exist:", depth: depth)
    var tree = RefutationWords(
      proof: proof, claim: claim, words: words, witnesses: witnesses, automorphisms: automorphisms,
      lineLimit: words.isFull ? .max : 60)
    tree.write(depth: depth + 1)
    for line in tree.outline.lines { outline.add(line) }
    if claim.weights == .uniform {
      outline.add("Hence no scheme has exactly \(Wording.count(proof.size, "element")).", depth: depth)
    } else {
      outline.add("Hence at least \(Wording.count(proof.size + 1, "element")).", depth: depth)
    }
  }

  private mutating func write(
    _ witness: Certificate.HittingProof.Witness, _ function: CertificateReading.Witness, number: Int, labels: [[Int]],
    depth: Int
  ) {
    let name = "H\(number)"
    outline.add(
      "\(name): the function \(formula(witness.function, labels: labels)), less its mean, is a test function x:",
      depth: depth)
    if witness.averagesConjugates {
      outline.add("(each value replaced by the mean of its conjugates, as the weights are rational)", depth: depth + 1)
    }
    if reading.order <= 48 || words.isFull { outline.add("x = \(words.table(function.values))", depth: depth + 1) }
    let average = claim.symmetry == .exact ? "is 0" : "is at most √(\(function.boundSquare))"
    if let value = witness.value {
      outline.add(
        "Σ ω(g)x(g) \(average) for every scheme, but x = \(Wording.number(value)) off the set below; so S meets",
        depth: depth + 1)
    } else {
      let threshold = claim.symmetry == .exact ? "x ≤ 0" : "x ≤ √(\(function.boundSquare))"
      outline.add(
        "Σ ω(g)x(g) \(average) for every scheme, so x is not larger on all of S: S meets \(threshold), which is",
        depth: depth + 1)
    }
    outline.add(
      "\(name) = \(words.set(function.members)), \(Wording.count(function.members.count, "element")).", depth: depth + 1
    )
  }

  private func formula(_ function: Certificate.HittingProof.Function, labels: [[Int]]) -> String {
    func vector(_ components: [Certificate.HittingProof.Component]) -> String {
      words.sum(components.map { ($0.value, words.basisElement(labels[$0.label - 1])) })
    }
    switch function {
    case .terms(let terms):
      return words.sum(
        terms.map { ($0.coefficient, words.coefficient(row: labels[$0.row - 1], column: labels[$0.column - 1])) })
    case .pairs(let pairs):
      return words.list(pairs.map { "⟨\(vector($0.left)), g·(\(vector($0.right)))⟩" }, separator: " + ")
    case .triples(let pairs):
      return words.list(
        pairs.map { pair in
          let right = vector(pair.right)
          return "⟨\(vector(pair.left)), g·(\(right)) − \(words.element(pair.element))g·(\(right))⟩"
        }, separator: " + ")
    }
  }

  private mutating func writeSymmetries(_ proof: Certificate.HittingProof, depth: Int) {
    var uses = (left: false, right: false, inverse: false)
    func note(_ map: Certificate.HittingProof.SupportMap) {
      if map.left != 0 { uses.left = true }
      if map.right != 0 { uses.right = true }
      if map.inverts { uses.inverse = true }
    }
    for node in proof.tree {
      switch node {
      case .branch(let set, let children):
        if let set { note(set.map) }
        for child in children { for merge in child.merged { note(merge.map) } }
      case .packing(_, let sets), .tilePacking(_, let sets): for packed in sets { note(packed.set.map) }
      case .sum(let set): note(set.map)
      case .identity, .tile: uses.left = true
      case .average: uses.left = true
      case .exhausted, .quotients: break
      }
    }
    var kinds: [String] = []
    if uses.left || uses.right { kinds.append("translation (x ↦ ax, x ↦ xb)") }
    if uses.inverse { kinds.append("inversion (x ↦ x⁻¹)") }
    if !proof.automorphisms.isEmpty { kinds.append("the automorphisms below, which keep the trace of every element") }
    if kinds.isEmpty { return }
    outline.add(
      "The size and the errors of a scheme do not change under \(kinds.joined(separator: ", ")); so S meets "
        + "the images of these sets, too.",
      depth: depth)
    for (number, images) in proof.automorphisms.prefix(words.listLimit).enumerated() {
      let pairs = zip(certificate.group.generators, images).map {
        "\(CycleNotation.text($0)) ↦ \(words.element($1))"
      }
      outline.add("α\(number + 1): \(words.list(pairs))", depth: depth + 1)
    }
    if proof.automorphisms.count > words.listLimit {
      outline.add("… \(proof.automorphisms.count - words.listLimit) more automorphisms", depth: depth + 1)
    }
  }
}
