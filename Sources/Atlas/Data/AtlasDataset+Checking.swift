import ExactArithmetic

// What records must say to belong together, however they came about.

extension AtlasDataset {
  static func check(_ instances: [AtlasInstance]) throws(AtlasDatasetError) {
    var seen: Set<String> = []
    for (index, instance) in instances.enumerated() {
      if let fault = instance.fault { throw .malformed(file: Table.instances.jsonFile, line: index + 1, reason: fault) }
      guard seen.insert(instance.id).inserted else { throw .inconsistent(reason: "two instances are \(instance.id)") }
    }
  }

  static func check(_ entries: [AtlasEntry], _ answers: [String: AtlasInstance]) throws(AtlasDatasetError) {
    for (index, entry) in entries.enumerated() {
      func fault(_ reason: String) -> AtlasDatasetError {
        .malformed(file: Table.entries.jsonFile, line: index + 1, reason: reason)
      }
      if let reason = entry.fault { throw fault(reason) }
      guard let answer = answers[entry.instance] else { throw fault("there is no instance \(entry.instance)") }
      guard answer.group == entry.group, answer.order == entry.order, answer.symmetry == entry.symmetry,
        answer.epsilon == entry.epsilon, answer.weights == entry.weights
      else { throw fault("instance \(answer.id) is about something else: \(answer.identity)") }
      if entry.representation == "regular", answer.rows.count + 1 != answer.irreducibleCount {
        throw fault("instance \(answer.id) is not about all functions on the group: \(answer.identity)")
      }
      if index > 0, entries[index - 1].sortKey == entry.sortKey { throw fault("the same is asked in the line before") }
    }
  }

  static func check(_ thresholds: [AtlasThreshold]) throws(AtlasDatasetError) {
    for (index, threshold) in thresholds.enumerated() {
      func fault(_ reason: String) -> AtlasDatasetError {
        .malformed(file: Table.thresholds.jsonFile, line: index + 1, reason: reason)
      }
      let (positive, natural) = (1...AtlasSorting.largestNumber, 0...AtlasSorting.largestNumber)
      guard positive.contains(threshold.order), positive.contains(threshold.dimension),
        [threshold.threshold, threshold.sharpBound, threshold.paperBound].allSatisfy(natural.contains),
        !threshold.group.isEmpty, !threshold.representation.isEmpty
      else { throw fault("order and dimension are from 1, degrees from 0 to 2³¹ − 1, and names are not empty") }
      if index > 0, thresholds[index - 1].sortKey == threshold.sortKey {
        throw fault("the same representation is in the line before")
      }
    }
  }
}

/// What instances and entries have in common.
private func faultOfQuestion(
  group: String, order: Int, symmetry: String, epsilon: String?, weights: String
) -> String? {
  guard !group.isEmpty, (1...AtlasSorting.largestNumber).contains(order) else {
    return "a group has a name and an order from 1 to 2³¹ − 1"
  }
  guard AtlasSorting.symmetries.contains(symmetry) else { return "symmetry is exact, weak or strong, not \(symmetry)" }
  guard AtlasSorting.weights.contains(weights) else { return "weights are convex, affine or uniform, not \(weights)" }
  guard (symmetry == "exact") == (epsilon == nil) else { return "epsilon is there for weak and strong, and only then" }
  if let epsilon {
    guard let value = Rational(epsilon), value.signum >= 0, value.description == epsilon else {
      return "epsilon is a rational number in lowest terms, at least 0, not \(epsilon)"
    }
  }
  return nil
}

extension AtlasInstance {
  /// What cannot be; `nil` if nothing.
  fileprivate var fault: String? {
    if let fault = faultOfQuestion(group: group, order: order, symmetry: symmetry, epsilon: epsilon, weights: weights) {
      return fault
    }
    guard id == AtlasInstance.id(identity: identity) else { return "\(id) is not the id of \(identity)" }
    guard 1 <= lower, lower <= upper, upper <= order else {
      return "bounds are 1 ≤ lower ≤ upper ≤ \(order), not \(lower) and \(upper)"
    }
    guard zip(rows, rows.dropFirst()).allSatisfy(<), rows.allSatisfy({ (2...max(2, irreducibleCount)).contains($0) }),
      rows.count < irreducibleCount
    else { return "rows are ascending numbers from 2 to irreducibleCount, not \(rows) of \(irreducibleCount)" }
    guard irreducibleCount <= order else { return "a group of order \(order) has no \(irreducibleCount) irreducibles" }
    guard (1...order).contains(coefficientDimension) else {
      return "coefficientDimension is from 1 to \(order), not \(coefficientDimension)"
    }
    if isClosed, stopped != nil { return "the bounds meet, so nothing stopped the search" }
    switch (certificate, certificateDigest) {
    case (nil, nil): return nil
    case (let path?, let digest?):
      // The path is made from the digest, so it never leads out of the folder.
      guard digest.utf8.count == 64, digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
      else {
        return "certificateDigest is 64 hexadecimal digits, not \(digest)"
      }
      let expected = AtlasInstance.certificatePath(digest: digest)
      return path == expected ? nil : "the certificate of this digest is \(expected), not \(path)"
    default: return "certificate and certificateDigest are there together or not at all"
    }
  }
}

extension AtlasEntry {
  /// What cannot be; `nil` if nothing.
  fileprivate var fault: String? {
    if let fault = faultOfQuestion(group: group, order: order, symmetry: symmetry, epsilon: epsilon, weights: weights) {
      return fault
    }
    if representation.isEmpty { return "representation is empty" }
    switch (kind, degree) {
    case (.profile, let degree?):
      guard (0...AtlasSorting.largestNumber).contains(degree) else { return "degree is from 0 to 2³¹ − 1" }
    case (.curve, let degree?) where representation != "regular":
      guard degree == 1 else { return "degree is 1 for the curve of a representation" }
    case (.curve, nil) where representation == "regular", (.union, nil), (.differenceSet, nil): break
    default: return "degree is there for profiles and curves of representations, and only then"
    }
    guard (size != nil) == (kind == .differenceSet), size.map({ (1...order).contains($0) }) ?? true else {
      return "size is there for difference sets, from 1 to \(order), and only then"
    }
    switch kind {
    case .profile, .union: return symmetry == "exact" ? nil : "a \(kind.rawValue) is about exact symmetry"
    case .curve: return symmetry != "exact" ? nil : "a curve is about weak or strong symmetry"
    case .differenceSet:
      guard symmetry == "weak", let size, let epsilon, order > 1 else {
        return "a difference set is about weak symmetry, in a group with more than one element"
      }
      guard size * (size - 1) % (order - 1) == 0,
        Rational(epsilon) == Rational(order - size, size * (order - 1))
      else { return "no difference set of \(size) elements in a group of order \(order) belongs to ε = \(epsilon)" }
      return nil
    }
  }
}
