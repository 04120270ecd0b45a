import ExactArithmetic

/// The proof kind `hitting`: witnesses, symmetries, and then the tree (``Refutation``).
extension CheckSession {
  mutating func checkHitting(
    _ proof: Certificate.HittingProof, basis: Basis, at path: PartPath
  ) throws(Complaint) -> String {
    let order = basis.group.order
    guard proof.size >= 1, proof.size <= order else {
      throw .fault(path["size"], "the size is from 1 to the order \(order), not \(proof.size)")
    }
    let products = try productTable(basis.group, at: path)
    let automorphisms = try checkAutomorphisms(proof.automorphisms, products: products, basis: basis, at: path)
    // For uniform weights the values are kept with the sets.
    let words = certificate.claim.weights == .uniform ? wordsOfNumber + 1 : 1
    if saturatingProduct([proof.witnesses.count, order, words]) > limits.storage {
      throw .limit(path["witnesses"], "storing the witnesses", above: limits.storage, option: "--max-storage")
    }
    let space = try WitnessSpace(proof, basis: basis, session: &self, at: path)
    var sets: [WitnessSet] = []
    for (position, witness) in proof.witnesses.enumerated() {
      sets.append(try witnessSet(witness, space: space, products: products, at: path["witnesses"][position]))
    }
    var refutation = Refutation(
      proof: proof, claim: certificate.claim, isComplete: isComplete, sets: sets, products: products,
      automorphisms: automorphisms, path: path["tree"])
    try refutation.check(budget: &budget)
    let excluded = certificate.claim.weights == .uniform ? "not \(proof.size)" : "at least \(proof.size + 1)"
    return "\(proof.witnesses.count) witnesses, \(proof.tree.count) nodes: \(excluded)"
  }

  /// Extends the images of the generators to the group, and makes sure that the result is an automorphism which preserves
  /// the character of F: then F∘α and F are isomorphic. The identity comes first.
  mutating func checkAutomorphisms(
    _ lists: [[Int]], products: ProductTable, basis: Basis, at path: PartPath
  ) throws(Complaint) -> [[Int32]] {
    let group = basis.group
    let (order, generators) = (group.order, group.generators.count)
    if saturatingProduct([lists.count, order]) > limits.storage {
      throw .limit(path["automorphisms"], "storing the automorphisms", above: limits.storage, option: "--max-storage")
    }
    var result: [[Int32]] = [(0..<Int32(order)).map { $0 }]
    for (position, images) in lists.enumerated() {
      let part = path["automorphisms"][position]
      guard images.count == generators, images.allSatisfy({ (0..<order).contains($0) }) else {
        throw .fault(part, "an automorphism lists \(generators) element numbers from 0 to \(order - 1)")
      }
      try budget.take(order, generators + 1, saturatingSum(products.cost, 20), for: part)
      var map: [Int32] = [0]
      var isHit = [Bool](repeating: false, count: order)
      isHit[0] = true
      for element in 1..<max(order, 1) {
        let (generator, origin) = group.origins[element]
        let image = products.multiply(images[generator], Int(map[origin]))
        guard !isHit[image] else { throw .fault(part, "the map is not injective") }
        isHit[image] = true
        map.append(Int32(image))
      }
      for (edge, target) in group.edges.enumerated() {
        let image = products.multiply(images[edge % generators], Int(map[edge / generators]))
        guard map[Int(target)] == image else { throw .fault(part, "the map is not a homomorphism") }
      }
      let table = try characterTable(basis, at: part)
      for (members, value) in zip(table.classes, table.values)
      where table.values[table.classOf[Int(map[members[0]])]] != value {
        throw .fault(part, "the map changes the character of the class")
      }
      result.append(map)
    }
    return result
  }

  /// The set of a witness that all supports meet.
  mutating func witnessSet(
    _ witness: Certificate.HittingProof.Witness, space: WitnessSpace, products: ProductTable, at path: PartPath
  ) throws(Complaint) -> WitnessSet {
    let (values, bound) = try witnessFunction(witness, space: space, products: products, at: path)
    let members = try witnessMembers(witness, values: values, bound: bound, at: path)
    var set = WitnessSet(members: members.map(Int32.init), boundSquare: bound, cost: sumCost(of: witness, space.basis))
    if certificate.claim.weights == .uniform {
      set.ranking = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }.map(Int32.init)
      set.values = values
    }
    return set
  }

  /// The steps of one product and sum of values of a witness, roughly.
  private func sumCost(of witness: Certificate.HittingProof.Witness, _ basis: Basis) -> Int {
    let bits = saturatingSum(bitsOfSum(witness.numbers), basis.entryBits)
    return saturatingSum(costOfNumbers(bits: bits, field: fieldCost), 40)
  }

  /// The function of a witness less its mean, and ε'N², the square of what its average over a scheme can be.
  mutating func witnessFunction(
    _ witness: Certificate.HittingProof.Witness, space: WitnessSpace, products: ProductTable, at path: PartPath
  ) throws(Complaint) -> (values: [RealCyclotomic], bound: RealCyclotomic) {
    let claim = certificate.claim
    let order = products.group.order
    let (key, error): (String, Rational)
    switch (witness.function, claim.symmetry) {
    case (.terms, .exact): (key, error) = ("terms", .zero)
    // Strong symmetry implies weak symmetry with the same error.
    case (.pairs, .weak), (.pairs, .strong): (key, error) = ("pairs", claim.epsilon)
    case (.triples, .strong): (key, error) = ("triples", claim.epsilon + claim.epsilon)
    case (.terms, _): throw .fault(path["terms"], "terms have no norm: for exact symmetry only")
    case (.pairs, _): throw .fault(path["pairs"], "pairs are for weak and strong symmetry")
    case (.triples, _): throw .fault(path["triples"], "triples are for strong symmetry")
    }
    let cost = sumCost(of: witness, space.basis)
    try budget.take(order, cost, 3, for: path)
    var (values, norm) = try space.values(
      of: witness.function, products: products, cost: cost, budget: &budget, at: path[key])
    if witness.averagesConjugates {
      guard claim.rationalWeights, key == "terms" else {
        throw .fault(path["averaged"], "averages of conjugates are for exact symmetry and rational weights")
      }
      values = values.map { value in
        let trace = value.cyclotomic.trace / Rational(Divisibility.totient(value.conductor))
        return RealCyclotomic(trace)
      }
    }
    let mean = values.reduce(.zero, +) / RealCyclotomic(order)
    values = values.map { $0 - mean }
    return (values, norm * norm * RealCyclotomic(error))
  }

  /// H, after the value of the witness was compared with its bound.
  func witnessMembers(
    _ witness: Certificate.HittingProof.Witness, values: [RealCyclotomic], bound: RealCyclotomic, at path: PartPath
  ) throws(Complaint) -> [Int] {
    if let value = witness.value {
      let isTerms = if case .terms = witness.function { true } else { false }
      guard isTerms ? !value.isZero : value.signum > 0 && value * value > bound else {
        throw .fault(path["value"], "the value \(value) does not exclude anything")
      }
      return values.indices.filter { values[$0] != value }
    }
    guard certificate.claim.weights != .affine else {
      throw .fault(path, "a witness for affine weights needs a value")
    }
    return values.indices.filter { values[$0].signum <= 0 || values[$0] * values[$0] <= bound }
  }
}

/// What the tree needs to know of a witness.
struct WitnessSet {
  /// H.
  let members: [Int32]
  /// ε'N².
  let boundSquare: RealCyclotomic
  /// The steps of one sum of values, roughly.
  let cost: Int
  /// For uniform weights: all elements by ascending value, and the values.
  var ranking: [Int32] = []
  var values: [RealCyclotomic] = []
}
