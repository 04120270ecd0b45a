import ExactArithmetic

/// The upper bound: the scheme has the size and the weights claimed, and averages with it are invariant.
extension CheckSession {
  mutating func checkScheme(_ basis: Basis) throws(Complaint) -> (Void, String) {
    let scheme = certificate.scheme
    let path = PartPath("scheme")
    guard scheme.count == certificate.claim.upper else {
      throw .fault(
        path, "the scheme has \(scheme.count) elements, but the upper bound claimed is \(certificate.claim.upper)")
    }
    let words = wordsOfSum(scheme.map(\.weight))
    // Sums of long unrelated fractions need a greatest common divisor each.
    try budget.take(scheme.count, words, words, 640, for: path)
    let elements = try checkEntries(basis.group)
    // Distinct members, as many as the group has: multiplying by a generator only permutes the equal terms of the sum.
    if scheme.count == basis.group.order, scheme.allSatisfy({ $0.weight == scheme[0].weight }) {
      return ((), "the whole group with equal weights, exact on every class")
    }
    if certificate.claim.symmetry == .exact, !basis.isMonomial, let average = try checkCoset(elements, basis, at: path)
    {
      return ((), average)
    }
    if certificate.claim.symmetry != .exact { return ((), try checkError(elements, basis: basis, at: path)) }
    let (labels, count) = basis.decisiveLabels
    let generators = basis.group.generators
    let bits = saturatingSum(bitsOfSum(scheme.map(\.weight)), basis.entryBits)
    let step = saturatingSum(costOfNumbers(bits: bits, field: fieldCost), 300)
    // The terms of an average, and at most as many labels are moved.
    let support = min(count, saturatingProduct([scheme.count, basis.termLimit]))
    try budget.take(basis.imagesCost(labels: count, elements: scheme.count), for: path)
    try budget.take(count, scheme.count, basis.termLimit, step, for: path)
    try budget.take(basis.imagesCost(labels: count, elements: generators.count), for: path)
    try budget.take(count, generators.count, support, basis.termLimit, step, for: path)

    // Invariants found already: many averages are multiples of each other.
    var invariants: [[[Int]: RealCyclotomic]] = []
    for label in labels {
      var average: [[Int]: RealCyclotomic] = [:]
      for (element, entry) in zip(elements, scheme) {
        for term in basis.image(of: label, under: element) {
          average[term.label, default: .zero] += entry.weight * term.value
        }
      }
      average = average.filter { !$0.value.isZero }
      if invariants.contains(where: { isMultiple(average, of: $0) }) { continue }
      for (position, generator) in generators.enumerated() {
        var moved: [[Int]: RealCyclotomic] = [:]
        for (label, coefficient) in average {
          for term in basis.image(of: label, under: generator) {
            moved[term.label, default: .zero] += coefficient * term.value
          }
        }
        guard moved.filter({ !$0.value.isZero }) == average else {
          throw .fault(
            path, "not exact: the average of the basis element \(brief(label)) is moved by generator \(position + 1)")
        }
      }
      if !average.isEmpty, !basis.isMonomial, invariants.count < 4 { invariants.append(average) }
    }
    return ((), "\(scheme.count) elements, exact on all \(basis.count) basis elements")
  }

  /// Equal weights on a coset aH of a subgroup are exact if F has no more invariants of H than of the whole group: E is then ρ(a)
  /// times the projection on the former, and the means of the character are the two dimensions.
  ///
  /// - Returns: `nil` if that does not decide.
  private mutating func checkCoset(
    _ elements: [Int], _ basis: Basis, at path: PartPath
  ) throws(Complaint) -> String? {
    let scheme = certificate.scheme
    guard scheme.allSatisfy({ $0.weight == scheme[0].weight }), let first = elements.first,
      basis.group.order % elements.count == 0
    else { return nil }
    let products = try productTable(basis.group, at: path)
    let inverse = Int(products.inverses[first])
    try budget.take(elements.count, elements.count, saturatingSum(products.cost, 20), for: path)
    let subgroup = elements.map { products.multiply(inverse, $0) }
    let members = Set(subgroup)
    for left in subgroup {
      for right in subgroup where !members.contains(products.multiply(left, right)) { return nil }
    }
    let table = try characterTable(basis, at: path)
    try budget.take(basis.group.order, 1000, for: path)
    let total = zip(table.classes, table.values).reduce(RealCyclotomic.zero) {
      $0 + $1.1 * RealCyclotomic($1.0.count)
    }
    let own = subgroup.reduce(RealCyclotomic.zero) { $0 + table.values[table.classOf[$1]] }
    guard own * RealCyclotomic(basis.group.order) == total * RealCyclotomic(elements.count) else { return nil }
    return "\(elements.count) elements, a coset of a subgroup with the same invariants"
  }

  /// Whether a vector without zeros is a multiple of another one, which is not 0.
  private func isMultiple(_ vector: [[Int]: RealCyclotomic], of other: [[Int]: RealCyclotomic]) -> Bool {
    guard vector.count == other.count, let (label, scale) = other.first, let factor = vector[label] else {
      return vector.isEmpty
    }
    return other.allSatisfy { label, value in vector[label].map { $0 * scale == value * factor } ?? false }
  }

  /// The elements are distinct members of the group, and the weights fit the claim; gives the positions of the elements.
  private func checkEntries(_ group: CheckedGroup) throws(Complaint) -> [Int] {
    let path = PartPath("scheme")
    var elements: [Int] = []
    var firstUse: [Int: Int] = [:]
    var sum = RealCyclotomic.zero
    for (position, entry) in certificate.scheme.enumerated() {
      let element = try group.find(entry.element, at: path[position]["element"])
      if let first = firstUse.updateValue(position, forKey: element) {
        throw .fault(
          path[position]["element"], "\(brief(entry.element)) is the element of scheme[\(first + 1)] already")
      }
      elements.append(element)
      let part = path[position]["weight"]
      guard !entry.weight.isZero else { throw .fault(part, "a weight is not 0") }
      guard entry.weight.rational != nil || !certificate.claim.rationalWeights else {
        throw .fault(part, "rational weights are claimed, not \(entry.weight)")
      }
      switch certificate.claim.weights {
      case .affine: break
      case .convex:
        guard entry.weight.signum > 0 else { throw .fault(part, "convex weights are positive, not \(entry.weight)") }
      case .uniform:
        guard entry.weight == certificate.scheme[0].weight else {
          throw .fault(part, "uniform weights are equal, not \(entry.weight) and \(certificate.scheme[0].weight)")
        }
      }
      sum += entry.weight
    }
    guard sum == .one else { throw .fault(path, "the weights sum to \("\(sum)".prefix(60)), not to 1") }
    return elements
  }
}
