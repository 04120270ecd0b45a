import ExactArithmetic

/// The proofs by positive definite functions, by an easier claim and by a small complement.
extension CheckSession {
  mutating func checkPlancherel(
    bound: Int, prime: Int, constant: Bool, coefficients: [Certificate.MatrixCoefficient], basis: Basis,
    at path: PartPath
  ) throws(Complaint) -> String {
    let order = basis.group.order
    try checkIndependence(order, prime: prime, constant: constant, coefficients: coefficients, basis: basis, at: path)
    isComplete = true
    let quotient = Rational(order) / (certificate.claim.epsilon * Rational(order - 1) + .one)
    // bound ≤ ⌈q⌉ means bound − 1 < q.
    guard Rational(bound - 1) < quotient else {
      throw .fault(path["bound"], "all irreducible representations prove at least \(quotient) only, not \(bound)")
    }
    return "all irreducible representations occur: at least \(quotient)"
  }

  mutating func checkPositiveDefinite(
    bound: Int, constant: RealCyclotomic, terms: [Certificate.BlockTerm], basis: Basis, at path: PartPath
  ) throws(Complaint) -> String {
    let group = basis.group
    let classes = try characterTable(basis, at: path).classes
    let words = wordsOfSum([constant] + terms.map(\.coefficient))
    try budget.take(classes.count, terms.count + 1, saturatingProduct([words, words, 200, fieldCost]), for: path)
    var values = classes.map { _ in constant }
    for (position, term) in terms.enumerated() {
      let part = path["terms"][position]
      try basis.validate(term.label, at: part["label"])
      guard term.coefficient.signum >= 0 else {
        throw .fault(part["coefficient"], "a coefficient is not negative, as \(term.coefficient) is")
      }
      let labels = try blockLabels(spanning: [term.label], basis: basis, at: part).labels
      try budget.take(classes.count, labels.count, saturatingSum(basis.imageCost, 100), for: part)
      for (number, members) in classes.enumerated() {
        let trace = labels.reduce(RealCyclotomic.zero) {
          $0 + basis.coefficient(row: $1, column: $1, at: members[0])
        }
        values[number] += term.coefficient * trace
      }
    }
    let mean = try positiveMean(of: values, on: classes, in: group, at: path)
    let divisor = mean + RealCyclotomic(certificate.claim.epsilon) * (values[0] - mean)
    guard RealCyclotomic(bound - 1) * divisor < values[0] else {
      throw .fault(path["bound"], "k(e) = \(values[0]) and mean \(mean) do not prove \(bound)")
    }
    return "k(e) = \(values[0]) with mean \(mean): at least \(bound)"
  }

  /// The proofs of an easier claim hold for this one.
  mutating func checkSubclass(
    _ proof: Certificate.SubclassProof, basis: Basis, at path: PartPath
  ) throws(Complaint) -> (SizeExclusions, String) {
    let claim = certificate.claim
    guard isContained(proof.functionClass) else {
      throw .fault(path["class"], "the class is not one of the subclasses that the format lists")
    }
    var easier = claim
    if let symmetry = proof.symmetry {
      (easier.symmetry, easier.epsilon) = (symmetry, proof.epsilon)
      let doubled = claim.epsilon + claim.epsilon
      let isWeaker =
        switch (claim.symmetry, symmetry) {
        case (.exact, _), (.weak, .weak), (.strong, .weak), (.strong, .strong): claim.epsilon <= proof.epsilon
        case (.weak, .strong): doubled <= proof.epsilon
        case (_, .exact): false
        }
      guard isWeaker, symmetry != .exact || proof.epsilon.isZero else {
        throw .fault(path["symmetry"], "the claim does not imply this symmetry")
      }
      guard symmetry == .exact || proof.epsilon.signum > 0 else {
        throw .fault(path["epsilon"], "the error of \(symmetry.rawValue) symmetry is positive, not \(proof.epsilon)")
      }
    }
    if let weights = proof.weights {
      let order: [Certificate.Weights] = [.uniform, .convex, .affine]
      guard let own = order.firstIndex(of: claim.weights), order[own...].contains(weights) else {
        throw .fault(path["weights"], "\(claim.weights.rawValue) weights are not always \(weights.rawValue) ones")
      }
      easier.weights = weights
    }
    var session = self
    session.certificate.functionClass = proof.functionClass
    session.certificate.claim = easier
    session.exclusions = SizeExclusions()
    session.isComplete = false
    session.characters = nil
    defer { (budget, products) = (session.budget, session.products) }
    let dimension = try session.checkClass().0
    let smaller = try session.makeBasis(group: basis.group, dimension: dimension).0
    for (position, proof) in proof.lower.enumerated() {
      let part = path["lower"][position]
      if case .solverClaimed = proof { throw .fault(part["kind"], "a solver's claim is no proof here") }
      _ = try session.checkProof(proof, basis: smaller, at: part)
    }
    if session.isComplete { isComplete = true }
    var excluded = session.exclusions
    // What complements exclude is excluded here, too.
    excluded.exclude(below: session.proved)
    return (excluded, "at least \(session.proved), from \(proof.lower.count) proofs of an easier claim")
  }

  /// Whether every irreducible representation in a class occurs in that of the claim.
  private func isContained(_ subclass: Certificate.FunctionClass) -> Bool {
    let (points, isPermutation) =
      if case .permutation(let points, _) = certificate.action { (points, true) } else { (0, false) }
    // One point, in any words: the coordinates are permuted.
    func normal(_ functionClass: Certificate.FunctionClass) -> Certificate.FunctionClass {
      switch functionClass {
      case .functions, .subsets(1): .tuples(size: 1)
      case .linear: isPermutation ? .tuples(size: 1) : .linear
      default: functionClass
      }
    }
    return switch (normal(subclass), normal(certificate.functionClass)) {
    case (.polynomials(let small), .polynomials(let large)): small <= large
    case (.linear, .polynomials(let degree)), (.tuples(1), .polynomials(let degree)): degree >= 1
    case (.tuples(let small), .tuples(let large)), (.subsets(let small), .tuples(let large)): small <= large
    case (.subsets(let small), .subsets(let large)):
      small == large || small <= large && large <= points - small
    case (.tuples(1), .subsets(let large)): large < points
    case (let small, let large): small == large
    }
  }

  mutating func checkSmallComplement(
    _ proof: Certificate.SmallComplementProof, basis: Basis, at path: PartPath
  ) throws(Complaint) -> String {
    let order = basis.group.order
    let dimension = proof.basis.count
    guard (1...3).contains(dimension), dimension < order else {
      throw .fault(path["basis"], "a complement has 1 to 3 functions, not \(dimension)")
    }
    for (position, values) in proof.basis.enumerated() {
      guard values.count == order, values.allSatisfy({ (-4096...4096).contains($0) }) else {
        throw .fault(path["basis"][position], "a function has \(order) integers from -4096 to 4096")
      }
    }
    try checkIndependence(
      order - dimension, prime: proof.prime, constant: proof.constant, coefficients: proof.coefficients, basis: basis,
      at: path)
    try checkOrthogonality(proof, basis: basis, at: path)
    // One row for each element: its values in the basis. Equal rows vanish together.
    var counts: [[Int]: Int] = [:]
    for element in 0..<order { counts[proof.basis.map { $0[element] }, default: 0] += 1 }
    let rows = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let choices = (0..<dimension).map { rows.count - $0 }
    try budget.take(saturatingProduct(choices.map { max($0, 0) }), rows.count, 20, for: path)
    var most = -1
    for choice in combinations(rows.count, dimension) {
      let chosen = choice.map { rows[$0] }
      let scale = determinant(chosen)
      if scale == 0 { continue }
      // The point s with 1 + s·row = 0 for the chosen rows, times the determinant.
      let point = (0..<dimension).map { column in
        determinant(
          chosen.map { row in
            var changed = row
            changed[column] = -1
            return changed
          })
      }
      let values = rows.map { row in (scale + zip(row, point).reduce(0) { $0 + $1.0 * $1.1 }) * scale.signum() }
      if certificate.claim.weights == .convex, values.contains(where: { $0 < 0 }) { continue }
      most = max(most, zip(rows, values).reduce(0) { $1.1 == 0 ? $0 + (counts[$1.0] ?? 0) : $0 })
    }
    guard most >= 0 else { throw .fault(path["basis"], "the functions are dependent") }
    guard proof.bound <= order - most else {
      throw .fault(
        path["bound"], "\(most) weights can vanish together, which proves \(order - most), not \(proof.bound)")
    }
    return "at most \(most) of \(order) weights vanish together: at least \(order - most)"
  }

  /// The functions of the basis are orthogonal to the matrix coefficients listed, and to the constant if it is.
  private mutating func checkOrthogonality(
    _ proof: Certificate.SmallComplementProof, basis: Basis, at path: PartPath
  ) throws(Complaint) {
    let order = basis.group.order
    for (position, values) in proof.basis.enumerated() where proof.constant && values.reduce(0, +) != 0 {
      throw .fault(path["basis"][position], "the function is not orthogonal to the constant")
    }
    try budget.take(order, proof.coefficients.count, saturatingSum(basis.imageCost, 300), for: path)
    for (place, coefficient) in proof.coefficients.enumerated() {
      var sums = proof.basis.map { _ in RealCyclotomic.zero }
      for element in 0..<order {
        let value = basis.coefficient(row: coefficient.row, column: coefficient.column, at: element)
        if value.isZero { continue }
        for (position, values) in proof.basis.enumerated() {
          sums[position] += RealCyclotomic(values[element]) * value
        }
      }
      for (position, sum) in sums.enumerated() where !sum.isZero {
        throw .fault(path["basis"][position], "the function is not orthogonal to coefficients[\(place + 1)]")
      }
    }
  }
}

/// All ascending choices of some of the first numbers.
private func combinations(_ count: Int, _ size: Int) -> AnySequence<[Int]> {
  guard count >= size else { return AnySequence([]) }
  return AnySequence(
    sequence(first: Array(0..<size)) { last in
      guard let place = last.indices.last(where: { last[$0] < count - size + $0 }) else { return nil }
      var next = last
      next[place] += 1
      for later in (place + 1)..<max(size, place + 1) { next[later] = next[later - 1] + 1 }
      return next
    })
}

/// The determinant of a square matrix of at most three rows, whose entries are small enough.
private func determinant(_ rows: [[Int]]) -> Int {
  if rows.count == 1 { return rows[0][0] }
  return rows.indices.reduce(0) { sum, column in
    let minor = rows.dropFirst().map { row in row.indices.filter { $0 != column }.map { row[$0] } }
    return sum + (column % 2 == 0 ? 1 : -1) * rows[0][column] * determinant(minor)
  }
}
