import ExactArithmetic

/// The lower bounds. Why each kind of proof proves its bound is in `Documentation/CertificateFormat.md`.
extension CheckSession {
  /// Checks one proof and takes note of what it excludes; what a solver claims passes if nothing contradicts it, but
  /// excludes nothing.
  mutating func checkProof(
    _ proof: Certificate.LowerBoundProof, basis: Basis, at path: PartPath
  ) throws(Complaint) -> (Void, String) {
    let bound = proof.bound
    guard bound >= 1 else { throw .fault(path["bound"], "a bound is at least 1, not \(bound)") }
    let message: String
    var excluded = SizeExclusions()
    excluded.exclude(below: bound)
    switch proof {
    case .nontrivial(_, let generator, let column):
      message = try checkNontrivial(bound: bound, generator: generator, column: column, basis: basis, at: path)
    case .rank(_, let prime, let constant, let coefficients):
      try demand([.exact], [.convex, .affine, .uniform], for: proof, at: path)
      message = try checkRank(
        bound: bound, prime: prime, constant: constant, coefficients: coefficients, basis: basis, at: path)
    case .delsarte(_, let constant, let terms):
      try demand([.exact], [.convex, .uniform], for: proof, at: path)
      message = try checkDelsarte(bound: bound, constant: constant, terms: terms, basis: basis, at: path)
    case .divisibility(_, let coefficients):
      try demand([.exact], [.uniform], for: proof, at: path)
      let multiple: Int
      (multiple, message) = try checkDivisibility(bound: bound, coefficients: coefficients, basis: basis, at: path)
      excluded.excludeNonMultiples(of: multiple)
    case .solverClaimed(_, let solver):
      excluded = SizeExclusions()
      message = "AC ≥ \(bound) is only claimed, by \(solver.quoted)"
    case .hitting(let proof):
      message = try checkHitting(proof, basis: basis, at: path)
      if certificate.claim.weights == .uniform {
        excluded = SizeExclusions()
        excluded.exclude(size: proof.size)
      }
    case .plancherel(_, let prime, let constant, let coefficients):
      message = try checkPlancherel(
        bound: bound, prime: prime, constant: constant, coefficients: coefficients, basis: basis, at: path)
    case .positiveDefinite(_, let constant, let terms):
      try demand([.exact, .weak, .strong], [.convex, .uniform], for: proof, at: path)
      message = try checkPositiveDefinite(bound: bound, constant: constant, terms: terms, basis: basis, at: path)
    case .subclass(let proof): (excluded, message) = try checkSubclass(proof, basis: basis, at: path)
    case .normalSubgroup(let subgroup):
      try demand([.exact], [.convex, .affine, .uniform], for: proof, at: path)
      message = try checkNormalSubgroup(subgroup, basis: basis, at: path)
    case .smallComplement(let complement):
      try demand([.exact], [.convex, .affine], for: proof, at: path)
      message = try checkSmallComplement(complement, basis: basis, at: path)
    }
    let upper = certificate.claim.upper
    if case .solverClaimed = proof, bound > upper { excluded.exclude(below: bound) }
    guard !excluded.contains(upper) else {
      throw .fault(path["bound"], "the bound \(bound) contradicts the upper bound \(upper)")
    }
    exclusions.formUnion(excluded)
    return ((), message)
  }

  /// The kind of proof must cover the symmetry and the weights of the claim.
  private func demand(
    _ symmetries: [Certificate.Symmetry], _ weights: [Certificate.Weights], for proof: Certificate.LowerBoundProof,
    at path: PartPath
  ) throws(Complaint) {
    guard symmetries.contains(certificate.claim.symmetry) else {
      throw .fault(path["kind"], "\(proof.kind) does not cover \(certificate.claim.symmetry.rawValue) symmetry")
    }
    guard weights.contains(certificate.claim.weights) else {
      throw .fault(path["kind"], "\(proof.kind) does not cover \(certificate.claim.weights.rawValue) weights")
    }
  }

  private mutating func checkNontrivial(
    bound: Int, generator: Int, column: [Int], basis: Basis, at path: PartPath
  ) throws(Complaint) -> String {
    guard certificate.claim.epsilon < 1 else {
      throw .fault(path["kind"], "nontrivial needs an error below 1: a single element reaches 1")
    }
    guard bound == 2 else { throw .fault(path["bound"], "a nontrivial action proves the bound 2, not \(bound)") }
    let generators = basis.group.generators
    guard generator >= 1, generator <= generators.count else {
      throw .fault(path["generator"], "there is no generator \(generator), only 1 to \(generators.count)")
    }
    try basis.validate(column, at: path["column"])
    try budget.take(basis.imageCost, for: path)
    let image = basis.image(of: column, under: generators[generator - 1])
    guard image.count != 1 || image[0].label != column || image[0].value != .one else {
      throw .fault(path["column"], "generator \(generator) does not move the basis element \(brief(column))")
    }
    return "generator \(generator) moves a basis element: at least 2"
  }

  private mutating func checkRank(
    bound: Int, prime: Int, constant: Bool, coefficients: [Certificate.MatrixCoefficient], basis: Basis,
    at path: PartPath
  ) throws(Complaint) -> String {
    let order = basis.group.order
    // On a group of prime order a smaller rank is a bound, too (Chebotarev).
    guard bound == order || bound < order && Divisibility.primeDivisors(order) == [order] else {
      throw .fault(path["bound"], "a rank proves the order \(order), not \(bound)")
    }
    try checkIndependence(bound, prime: prime, constant: constant, coefficients: coefficients, basis: basis, at: path)
    return "\(bound) independent functions modulo \(prime): at least \(bound)"
  }

  /// The matrix coefficients, and the constant if it counts, are a given number of functions that are independent modulo a
  /// prime.
  mutating func checkIndependence(
    _ count: Int, prime: Int, constant: Bool, coefficients: [Certificate.MatrixCoefficient], basis: Basis,
    at path: PartPath
  ) throws(Complaint) {
    let order = basis.group.order
    let listed = coefficients.count + (constant ? 1 : 0)
    guard listed == count else {
      throw .fault(path["coefficients"], "\(count) functions are needed, not \(listed)")
    }
    guard let field = PrimeField(modulus: prime) else {
      throw .fault(path["prime"], "\(prime) is not a prime below 2^31")
    }
    guard let residues = Residues(field: field, conductor: certificate.conductor ?? 1) else {
      throw .fault(path["prime"], "\(prime) is not 1 modulo the conductor of the field")
    }
    var firstUse: [Certificate.MatrixCoefficient: Int] = [:]
    // The functions of one column need one image of it: for each column the rows and their places.
    var places: [[Int]: [[Int]: Int]] = [:]
    for (position, coefficient) in coefficients.enumerated() {
      let part = path["coefficients"][position]
      try basis.validate(coefficient.row, at: part["row"])
      try basis.validate(coefficient.column, at: part["column"])
      if let first = firstUse.updateValue(position, forKey: coefficient) {
        throw .fault(part, "the same as coefficients[\(first + 1)]: the functions are dependent")
      }
      places[coefficient.column, default: [:]][coefficient.row] = position
    }
    if saturatingProduct([count, count]) > limits.storage {
      throw .limit(path, "storing order² values", above: limits.storage, option: "--max-storage")
    }
    try budget.take(basis.imagesCost(labels: places.count, elements: order), for: path)
    try budget.take(order, count, saturatingSum(count, 20), for: path)
    var space = ModularRowSpace(field: field, columnCount: count)
    for element in 0..<order {
      // The values of all functions at one element: the rank of rows is the rank of columns.
      var values = [UInt32](repeating: 0, count: count)
      if constant { values[count - 1] = 1 }
      for (column, rows) in places {
        for term in basis.image(of: column, under: element) {
          guard let position = rows[term.label] else { continue }
          guard let residue = residues.residue(term.value) else {
            throw .fault(path["prime"], "\(prime) divides the denominator of a value")
          }
          values[position] = residue
        }
      }
      space.insert(values)
      guard space.rank + order - 1 - element >= count else {
        throw .fault(path["coefficients"], "the matrix of values is singular modulo \(prime)")
      }
    }
  }

  private mutating func checkDelsarte(
    bound: Int, constant: RealCyclotomic, terms: [Certificate.CharacterTerm], basis: Basis, at path: PartPath
  ) throws(Complaint) -> String {
    let group = basis.group
    let table = try characterTable(basis, at: path)
    let words = wordsOfSum([constant] + terms.map(\.coefficient))
    try budget.take(
      saturatingSum(table.classes.count, 1), saturatingSum(terms.count, 1), words, words, 64, fieldCost, for: path)
    var coefficients: [Int: RealCyclotomic] = [:]
    for (position, term) in terms.enumerated() {
      let element = try group.find(term.conjugacyClass, at: path["terms"][position]["class"])
      coefficients[table.classOf[element], default: .zero] += term.coefficient
    }
    let products = coefficients.keys.reduce(0) { saturatingSum($0, table.classes[$1].count) }
    try budget.take(products, table.classes.count, saturatingSum(group.points * 2, 100), for: path)

    // k is a class function: its value at one element of each class is enough.
    var values: [RealCyclotomic] = []
    for members in table.classes {
      var value = constant
      for (conjugacyClass, coefficient) in coefficients {
        var sum = RealCyclotomic.zero
        for h in table.classes[conjugacyClass] {
          sum += table.values[table.classOf[try group.find(group.product(h, group.elements[members[0]]), at: path)]]
        }
        value += coefficient * sum
      }
      values.append(value)
    }
    let mean = try positiveMean(of: values, on: table.classes, in: group, at: path)
    let quotient = values[0] / mean
    // bound ≤ ⌈q⌉ means bound − 1 < q.
    guard RealCyclotomic(bound - 1) < quotient else {
      throw .fault(path["bound"], "k proves at least \(quotient) only, not \(bound)")
    }
    return "k(e) = \(values[0]) with mean \(mean): at least \(quotient)"
  }

  /// The mean of a class function that is negative nowhere, and positive at the identity, whose class comes first; it is then positive.
  func positiveMean(
    of values: [RealCyclotomic], on classes: [[Int]], in group: CheckedGroup, at path: PartPath
  ) throws(Complaint) -> RealCyclotomic {
    var total = RealCyclotomic.zero
    for (members, value) in zip(classes, values) {
      total += value * RealCyclotomic(members.count)
      guard members[0] == 0 || value.signum >= 0 else {
        throw .fault(path, "k is negative: \(value) at the element \(brief(group.elements[members[0]]))")
      }
    }
    guard values[0].signum > 0 else {
      throw .fault(path, "k is \(values[0]) at the identity, and must be positive there")
    }
    return total / RealCyclotomic(group.order)
  }

  private mutating func checkDivisibility(
    bound: Int, coefficients: [Certificate.MatrixCoefficient], basis: Basis, at path: PartPath
  ) throws(Complaint) -> (multiple: Int, message: String) {
    let order = basis.group.order
    try budget.take(order, coefficients.count, saturatingSum(basis.imageCost, 50), for: path)
    // The least n ≥ 1 for which all n · mean are integers; it divides the order.
    var multiple = 1
    for (position, coefficient) in coefficients.enumerated() {
      let part = path["coefficients"][position]
      try basis.validate(coefficient.row, at: part["row"])
      try basis.validate(coefficient.column, at: part["column"])
      var sum = Rational.zero
      for element in 0..<order {
        let value = basis.coefficient(row: coefficient.row, column: coefficient.column, at: element)
        guard let integer = value.rational, integer.isInteger else {
          throw .fault(part, "the value \(value) is not an integer")
        }
        sum += integer
      }
      guard let denominator = Int(exactly: (Rational(multiple) * sum / Rational(order)).denominator) else {
        throw .fault(part, "the denominator of the mean is not a divisor of the order")
      }
      multiple *= denominator
    }
    // With the proofs before it: the least multiple that they do not exclude.
    var all = exclusions
    all.excludeNonMultiples(of: multiple)
    let least = all.least(order: order, complements: false)
    guard bound <= least else {
      throw .fault(
        path["bound"], "the number of elements is a multiple of \(multiple), which gives \(least), not \(bound)")
    }
    return (multiple, "the number of elements is a multiple of \(multiple), hence at least \(least)")
  }

  /// The conjugacy classes and the character of F, made when they are first needed.
  mutating func characterTable(_ basis: Basis, at path: PartPath) throws(Complaint) -> CharacterTable {
    if let characters { return characters }
    let table = try CharacterTable(basis, budget: &budget, at: path)
    characters = table
    return table
  }

  /// The products by element number, made when they are first needed.
  mutating func productTable(_ group: CheckedGroup, at path: PartPath) throws(Complaint) -> ProductTable {
    if let products { return products }
    let table = try ProductTable(group, budget: &budget, storage: limits.storage, at: path)
    products = table
    return table
  }
}

/// The homomorphism of the numbers of a field to a prime field that sends ζ_n to a^((p−1)/n), for the least a ≥ 1 such that
/// this has order n.
struct Residues {
  private let field: PrimeField
  private let conductor: Int
  private let root: UInt32

  init?(field: PrimeField, conductor: Int) {
    let rest = Int(field.modulus) - 1
    guard rest % conductor == 0 else { return nil }
    let primes = Divisibility.primeDivisors(conductor)
    for base in 1...rest {
      let root = field.power(UInt32(base), rest / conductor)
      if primes.allSatisfy({ field.power(root, conductor / $0) != 1 }) {
        self.field = field
        self.conductor = conductor
        self.root = root
        return
      }
    }
    return nil
  }

  /// The image of a number; `nil` if the prime divides a denominator.
  func residue(_ value: RealCyclotomic) -> UInt32? {
    if let value = value.rational { return field.residue(value) }
    return value.cyclotomic.residue(in: field, root: root, order: conductor)
  }
}

/// The conjugacy classes and the values of the character of F on them.
struct CharacterTable {
  /// The elements of each class, the class of the identity first.
  let classes: [[Int]]
  /// The class of each element.
  let classOf: [Int]
  /// The trace of the elements of each class.
  let values: [RealCyclotomic]

  init(_ basis: Basis, budget: inout WorkBudget, at path: PartPath) throws(Complaint) {
    let group = basis.group
    try budget.take(group.order, group.generators.count + 1, saturatingSum(group.points * 6, 150), for: path)
    let classes = try group.conjugacyClasses()
    var classOf = [Int](repeating: 0, count: group.order)
    for (position, members) in classes.enumerated() {
      for member in members { classOf[member] = position }
    }
    try budget.take(classes.count, basis.characterCost, for: path)
    self.classes = classes
    self.classOf = classOf
    values = classes.map { basis.character($0[0]) }
  }
}
