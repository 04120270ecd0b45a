import Certificates
import ExactArithmetic

/// The lower bounds but `hitting`, which has a file of its own.
extension ExplanationWriter {
  mutating func write(_ proof: Certificate.LowerBoundProof, depth: Int) {
    switch proof {
    case .nontrivial(_, let generator, let column):
      outline.add(
        "A scheme of size 1 is a single element g, and Ef = gf runs through all of F. The generator "
          + "\(CycleNotation.text(certificate.group.generators[generator - 1])) moves "
          + "\(words.basisElement(column)), so not all of F is invariant.",
        depth: depth)
      outline.add("Hence at least 2 elements.", depth: depth)
    case .rank(let bound, let prime, let constant, let coefficients):
      writeIndependence(coefficients, constant: constant, prime: prime, depth: depth)
      if bound < reading.order {
        outline.add(
          "So at least \(bound) of the \(reading.order) characters of this group of prime order occur, and a scheme averages all "
            + "of them but the trivial one to 0. No minor of the table of characters is 0 (Chebotarev), so weights on fewer than "
            + "\(bound) elements would all vanish.",
          depth: depth)
        outline.add("Hence at least \(bound) elements.", depth: depth)
        return
      }
      outline.add(
        "A scheme and the average over the group agree on all of them, so on all functions on the group: "
          + "every weight is 1/\(bound).",
        depth: depth)
      outline.add("Hence all \(bound) elements.", depth: depth)
    case .plancherel(let bound, let prime, let constant, let coefficients):
      isComplete = true
      writeIndependence(coefficients, constant: constant, prime: prime, depth: depth)
      outline.add(
        "So every irreducible representation occurs, each with an error of at most ε, and by Plancherel's "
          + "formula Σ ω² ≤ "
          + "(1 + ε(\(reading.order) − 1))/\(reading.order). By the Cauchy–Schwarz inequality Σ ω² ≥ 1/size.",
        depth: depth)
      outline.add("Hence at least \(bound) elements.", depth: depth)
    case .delsarte(let bound, let constant, let terms): writeDelsarte(bound, constant, terms, depth: depth)
    case .divisibility(let bound, let coefficients): writeDivisibility(bound, coefficients, depth: depth)
    case .solverClaimed(let bound, let solver):
      outline.add(
        "NOT PROVED: the solver “\(solver)” says that there are at least \(bound) elements; nothing here shows why.",
        depth: depth)
    case .hitting(let proof): write(proof, depth: depth)
    case .positiveDefinite(let bound, let constant, let terms):
      writePositiveDefinite(bound, constant, terms, depth: depth)
    case .subclass(let proof): writeSubclass(proof, depth: depth)
    case .normalSubgroup(let proof): writeNormalSubgroup(proof, depth: depth)
    case .smallComplement(let proof): writeSmallComplement(proof, depth: depth)
    }
  }

  private func names(_ coefficients: [Certificate.MatrixCoefficient], constant: Bool) -> String {
    words.list(
      (constant ? ["1"] : []) + coefficients.map { words.coefficient(row: $0.row, column: $0.column) })
  }

  private mutating func writeIndependence(
    _ coefficients: [Certificate.MatrixCoefficient], constant: Bool, prime: Int, depth: Int
  ) {
    outline.add(
      "These \(coefficients.count + (constant ? 1 : 0)) functions on the group are linearly independent:", depth: depth)
    outline.add(names(coefficients, constant: constant), depth: depth + 1)
    outline.add(
      "(\(words.coefficientMeaning). The rows of their values are independent modulo the prime \(prime).)", depth: depth
    )
  }

  private mutating func writeTable(_ values: [(element: Int, count: Int, value: RealCyclotomic)], depth: Int) {
    let rows = values.map {
      "\(Wording.number($0.value)) at \(words.element($0.element))\($0.count > 1 ? " and its \(Wording.count($0.count - 1, "other conjugate"))" : "")"
    }
    for row in rows.prefix(words.listLimit) { outline.add("k = \(row)", depth: depth) }
    if rows.count > words.listLimit { outline.add("… \(rows.count - words.listLimit) more classes", depth: depth) }
  }

  /// k, its value at e and its mean, given a value for each conjugacy class.
  private mutating func writeFunction(
    _ name: String, _ classes: [(members: [Int], value: RealCyclotomic)], depth: Int
  ) -> (identity: RealCyclotomic, mean: RealCyclotomic) {
    outline.add("The function \(name) is not negative off e:", depth: depth)
    writeTable(classes.map { ($0.members[0], $0.members.count, $0.value) }, depth: depth + 1)
    let total = classes.reduce(RealCyclotomic.zero) { $0 + $1.value * RealCyclotomic($1.members.count) }
    return (classes[0].value, total / RealCyclotomic(reading.order))
  }

  private mutating func writeDelsarte(
    _ bound: Int, _ constant: RealCyclotomic, _ terms: [Certificate.CharacterTerm], depth: Int
  ) {
    guard let character = try? reading.character() else { return }
    var classOf = [Int](repeating: 0, count: reading.order)
    for (number, entry) in character.enumerated() { for member in entry.members { classOf[member] = number } }
    let values = character.map { entry in
      terms.reduce(constant) { sum, term in
        let own = character[classOf[reading.number(of: term.conjugacyClass) ?? 0]].members
        return sum + term.coefficient
          * own.reduce(RealCyclotomic.zero) { $0 + character[classOf[reading.product($1, entry.members[0])]].value }
      }
    }
    let names = terms.map { term -> (factor: RealCyclotomic, name: String) in
      let element = CycleNotation.text(term.conjugacyClass)
      return (term.coefficient, element == "e" ? "χ(g)" : "Σ χ(hg) over the conjugates h of \(element)")
    }
    outline.add("χ(g) is the trace of g on F: \(words.table(traces(character))).", depth: depth)
    let (identity, mean) = writeFunction(
      "k(g) = \(words.sum([(constant, "")] + names))", zip(character, values).map { ($0.members, $1) }, depth: depth)
    outline.add(
      "k is made of matrix coefficients of F and constants, so an exact scheme averages all its translates to "
        + "its mean, \(mean). So "
        + "Σ ω(g)ω(h) k(h⁻¹g) = \(mean),", depth: depth)
    outline.add(
      "and the terms with g = h alone give k(e) Σ ω² ≥ \(identity)/size. So the size is at least k(e) divided by the "
        + "mean, \(identity) divided by \(mean).",
      depth: depth)
    outline.add("Hence at least \(bound) elements.", depth: depth)
  }

  private func traces(_ character: [(members: [Int], value: RealCyclotomic)]) -> [RealCyclotomic] {
    var values = [RealCyclotomic](repeating: .zero, count: reading.order)
    for entry in character { for member in entry.members { values[member] = entry.value } }
    return values
  }

  private mutating func writePositiveDefinite(
    _ bound: Int, _ constant: RealCyclotomic, _ terms: [Certificate.BlockTerm], depth: Int
  ) {
    guard let character = try? reading.character() else { return }
    var values = character.map { _ in constant }
    var names: [(factor: RealCyclotomic, name: String)] = [(constant, "")]
    for (number, term) in terms.enumerated() {
      guard let block = try? reading.blockCharacter(term.label) else { return }
      for index in values.indices { values[index] += term.coefficient * block.values[index] }
      names.append((term.coefficient, "χ\(number + 1)(g)"))
      outline.add(
        "χ\(number + 1)(g) is the trace of g on the span of \(words.list(block.labels.map(words.basisElement))).",
        depth: depth)
    }
    let (identity, mean) = writeFunction(
      "k(g) = \(words.sum(names))", zip(character, values).map { ($0.members, $1) }, depth: depth)
    outline.add(
      "Its coefficients are not negative, so Σ ω(g)ω(h) k(h⁻¹g) is at most mean(k) + ε(k(e) − mean(k)) with "
        + "k(e) = \(Wording.number(identity)), mean(k) = \(Wording.number(mean)), ε = \(claim.epsilon);",
      depth: depth)
    outline.add("the terms with g = h alone give at least k(e)/size.", depth: depth)
    outline.add("Hence at least \(bound) elements.", depth: depth)
  }

  private mutating func writeDivisibility(
    _ bound: Int, _ coefficients: [Certificate.MatrixCoefficient], depth: Int
  ) {
    outline.add(
      "With n equal weights, n times the average of a function with integer values is an integer, and an "
        + "exact scheme averages "
        + "\(words.list(coefficients.map { words.coefficient(row: $0.row, column: $0.column) })) to the mean "
        + "over the group:",
      depth: depth)
    for coefficient in coefficients.prefix(words.listLimit) {
      let sum = (0..<reading.order).reduce(RealCyclotomic.zero) { total, element in
        total
          + (reading.image(of: coefficient.column, under: element).first { $0.label == coefficient.row }?.value ?? .zero)
      }
      outline.add(
        "\(words.coefficient(row: coefficient.row, column: coefficient.column)) has the mean "
          + "\(sum / RealCyclotomic(reading.order))",
        depth: depth + 1)
    }
    outline.add("(\(words.coefficientMeaning).)", depth: depth)
    outline.add(
      "So n is a multiple of the denominators; with what was proved before, hence at least \(bound) elements.",
      depth: depth)
  }

  private mutating func writeSubclass(_ proof: Certificate.SubclassProof, depth: Int) {
    var easier = certificate
    easier.functionClass = proof.functionClass
    if let symmetry = proof.symmetry { (easier.claim.symmetry, easier.claim.epsilon) = (symmetry, proof.epsilon) }
    if let weights = proof.weights { easier.claim.weights = weights }
    easier.lower = proof.lower
    outline.add(
      "A scheme for this claim is also one for an easier claim: \(easier.claim.symmetry.rawValue) symmetry"
        + (easier.claim.epsilon.isZero ? "" : " with ε = \(easier.claim.epsilon)")
        + ", \(easier.claim.weights.rawValue) weights, class \(easier.functionClass). For that one:", depth: depth)
    writeProofs(of: easier, depth: depth)
  }

  private mutating func writeNormalSubgroup(_ proof: Certificate.NormalSubgroupProof, depth: Int) {
    outline.add(
      "Off the normal subgroup H of order \(proof.order) that is generated by "
        + "\(words.list(proof.generators.map(CycleNotation.text))), the trace on F is equal to its mean.",
      depth: depth)
    outline.add(
      "So the matrix coefficients of the part of F without invariants may be cut off outside a coset of H, and the part of a "
        + "scheme on each coset is exact on it; one of them can be translated to H and scaled to a scheme there. For H:",
      depth: depth)
    if let restricted = try? reading.restricted(to: proof) { writeProofs(of: restricted, depth: depth) }
    outline.add("Hence at least \(proof.bound) elements.", depth: depth)
  }

  /// The proofs of another certificate, about this one or a part of it.
  private mutating func writeProofs(of other: Certificate, depth: Int) {
    guard let reading = try? CertificateReading(other, limits: limits) else { return }
    var writer = ExplanationWriter(
      certificate: other, reading: reading, report: report, isFull: words.isFull, limits: limits, outline: outline)
    for (position, proof) in other.lower.enumerated() {
      writer.outline.add("Proof \(position + 1) (\(proof.kind)):", depth: depth + 1)
      writer.write(proof, depth: depth + 2)
    }
    outline = writer.outline
    if writer.isComplete, other.group.order == certificate.group.order { isComplete = true }
  }

  private mutating func writeSmallComplement(_ proof: Certificate.SmallComplementProof, depth: Int) {
    let dimension = proof.basis.count
    writeIndependence(proof.coefficients, constant: proof.constant, prime: proof.prime, depth: depth)
    outline.add(
      "So the exactness equations leave only \(Wording.count(dimension, "direction")): ω(g) = "
        + "1/\(reading.order)·(1 + Σ s_k z_k(g)) with the functions",
      depth: depth)
    for (number, values) in proof.basis.enumerated() {
      outline.add("z\(number + 1) = \(words.table(values.map { RealCyclotomic($0) }))", depth: depth + 1)
    }
    outline.add(
      "that are orthogonal to all of them. Most weights vanish where \(dimension) of them determine the s_k; "
        + "going through all choices of \(dimension) "
        + "elements\(claim.weights == .convex ? " for which no weight becomes negative" : ""), at most "
        + "\(reading.order - proof.bound) weights vanish together.",
      depth: depth)
    outline.add("Hence at least \(proof.bound) elements.", depth: depth)
  }
}
