import ExactArithmetic

/// The setting: group, action, class and claim.
extension CheckSession {
  /// The group with all its elements, from the definition, after the limits were compared.
  mutating func checkGroup() throws(Complaint) -> (CheckedGroup, String) {
    let stated = certificate.group
    let path = PartPath("group")
    guard stated.points >= 1 else { throw .fault(path["points"], "a group acts on at least 1 point") }
    guard stated.order >= 1 else { throw .fault(path["order"], "a group has at least 1 element") }
    for (position, generator) in stated.generators.enumerated() {
      let part = path["generators"][position]
      guard generator.count == stated.points else {
        throw .fault(part, "a generator is a list of \(stated.points) points, not of \(generator.count)")
      }
      if let defect = defectOfPermutation(generator) { throw .fault(part, "not a permutation: \(defect)") }
    }
    if let name = stated.name { try checkName(name) }
    let (imageGroup, images) = try checkImages()

    if stated.order > limits.order {
      throw .limit(path["order"], "the order \(stated.order)", above: limits.order, option: "--max-order")
    }
    let entry = saturatingSum(stated.points, imageGroup.size)
    let storage = saturatingProduct([stated.order, entry])
    if storage > limits.storage {
      throw .limit(path["order"], "storing all elements", above: limits.storage, option: "--max-storage")
    }
    let step = saturatingProduct([4, saturatingSum(stated.points, imageGroup.productCost, 50)])
    try budget.take(stated.order, stated.generators.count + 1, step, for: path)
    let group = try CheckedGroup(
      points: stated.points, generators: stated.generators, order: stated.order, imageGroup: imageGroup,
      images: images)
    return (group, "a group of order \(group.order), on which the images define a homomorphism")
  }

  private func checkName(_ name: String) throws(Complaint) {
    let path = PartPath("group", "name")
    guard let named = NamedGroup(name) else { throw .fault(path, "\(name.quoted) is not a name of the table") }
    guard named.points == certificate.group.points else {
      throw .fault(path, "\(name) has \(named.points) points, not \(certificate.group.points)")
    }
    guard named.generatorCount == certificate.group.generators.count else {
      throw .fault(path, "\(name) has \(named.generatorCount) generators, not \(certificate.group.generators.count)")
    }
    for (position, generator) in certificate.group.generators.enumerated() {
      guard let standard = named.generator(position), standard == generator else {
        throw .fault(
          path,
          "generator \(position + 1) of \(name) is \(named.generator(position).map(brief) ?? "missing"), not "
            + brief(generator))
      }
    }
  }

  /// The images of the generators as elements of an image group, each checked to be one.
  private func checkImages() throws(Complaint) -> (ImageGroup, [[Int]]) {
    let path = PartPath("action")
    var (kind, dimension, images): (ImageGroup, Int, [[Int]]) = (.none, 0, [])
    switch certificate.action {
    case nil: return (.none, certificate.group.generators.map { _ in [] })
    case .permutation(let points, let lists): (kind, dimension, images) = (.signed(dimension: points), points, lists)
    case .signedPermutation(let size, let lists): (kind, dimension, images) = (.signed(dimension: size), size, lists)
    case .matrices(let size, let matrices):
      for (position, matrix) in matrices.enumerated() {
        guard matrix.count == size, matrix.allSatisfy({ $0.count == size }) else {
          throw .fault(path["images"][position], "an image has \(size) rows of \(size) integers")
        }
      }
      (kind, dimension, images) = (.matrices(dimension: size), size, matrices.map { $0.flatMap(\.self) })
    case .fieldMatrices(let size, let matrices):
      let table = NumberTable()
      (kind, dimension, images) = (.field(dimension: size, table: table, cost: fieldCost), size, [])
      for (position, matrix) in matrices.enumerated() {
        guard matrix.count == size, matrix.allSatisfy({ $0.count == size }) else {
          throw .fault(path["images"][position], "an image has \(size) rows of \(size) numbers")
        }
        let entries = matrix.joined().compactMap(table.position)
        guard entries.count == matrix.joined().count else {
          throw .unproved(
            path["images"][position], "a number has more than \(NumberTable.lengthLimit) bits; no option raises this")
        }
        images.append(entries)
      }
    }
    guard dimension >= 1 else { throw .fault(path["dimension"], "the dimension is at least 1") }
    guard images.count == certificate.group.generators.count else {
      throw .fault(
        path["images"], "there are \(images.count) images for \(certificate.group.generators.count) generators")
    }
    switch kind {
    case .matrices, .field: return (kind, images)
    default: break
    }
    for (position, image) in images.enumerated() {
      let part = path["images"][position]
      guard image.count == dimension else {
        throw .fault(part, "an image is a list of \(dimension) numbers, not of \(image.count)")
      }
      var absolute = image
      if case .signedPermutation = certificate.action {
        absolute = image.map { $0 < 0 && $0 > .min ? -$0 : $0 }
      }
      if let defect = defectOfPermutation(absolute) { throw .fault(part, "not a permutation: \(defect)") }
    }
    return (kind, images)
  }

  /// The parameters of the class and the action it needs; gives the dimension acted on, 0 for `regular`.
  func checkClass() throws(Complaint) -> (Int, String) {
    let path = PartPath("class")
    func needed(_ wanted: String) -> Complaint {
      .fault(path["kind"], "this class needs \(wanted)")
    }
    let dimension: Int
    switch (certificate.functionClass, certificate.action) {
    case (.regular, nil): dimension = 0
    case (.regular, _): throw .fault(PartPath("action"), "the class regular has no action")
    case (.functions, .permutation(let points, _)): dimension = points
    case (.tuples(let size), .permutation(let points, _)), (.subsets(let size), .permutation(let points, _)):
      guard size >= 1, size <= points else {
        throw .fault(path["size"], "the size is from 1 to the \(points) points of the action, not \(size)")
      }
      dimension = points
    case (.functions, _), (.tuples, _), (.subsets, _): throw needed("an action of the kind permutation")
    case (_, nil): throw needed("an action")
    case (let kind, .permutation(let size, _)?), (let kind, .signedPermutation(let size, _)?),
      (let kind, .matrices(let size, _)?), (let kind, .fieldMatrices(let size, _)?):
      if case .polynomials(let degree) = kind, degree < 0 {
        throw .fault(path["degree"], "the degree is at least 0, not \(degree)")
      }
      dimension = size
    }
    return (dimension, "the parameters are in range")
  }

  /// The basis of the class, after the limits were compared.
  func makeBasis(group: CheckedGroup, dimension: Int) throws(Complaint) -> (Basis, String) {
    let count = Basis.labelCount(
      certificate.functionClass, dimension: dimension, order: group.order, cap: limits.labels)
    guard let count else {
      throw .limit(PartPath("class"), "the number of basis elements", above: limits.labels, option: "--max-labels")
    }
    let basis = Basis(certificate.functionClass, dimension: dimension, count: count, group: group)
    if basis.labelLength > limits.storage / 8 {
      throw .limit(PartPath("class"), "the length of a label", above: limits.storage / 8, option: "--max-storage")
    }
    return (basis, "\(count) basis elements")
  }

  /// 1 ≤ lower ≤ upper ≤ order, and an error that goes with the symmetry.
  func checkClaim() throws(Complaint) -> (Void, String) {
    let path = PartPath("claim")
    let claim = certificate.claim
    guard claim.lower >= 1 else { throw .fault(path["lower"], "the lower bound is at least 1, not \(claim.lower)") }
    guard claim.lower <= claim.upper else {
      throw .fault(path["lower"], "the lower bound \(claim.lower) is above the upper bound \(claim.upper)")
    }
    guard claim.upper <= certificate.group.order else {
      throw .fault(
        path["upper"], "the upper bound \(claim.upper) is above the order \(certificate.group.order) of the group")
    }
    guard claim.symmetry == .exact ? claim.epsilon.isZero : claim.epsilon.signum > 0 else {
      throw .fault(
        path["epsilon"],
        "the error of \(claim.symmetry.rawValue) symmetry is "
          + "\(claim.symmetry == .exact ? "0" : "positive"), not \("\(claim.epsilon)".prefix(60))")
    }
    return ((), "\(claim.lower) ≤ AC ≤ \(claim.upper) is claimed")
  }

  /// Why the numbers of the certificate are not in its field; parsing has refused that already, but not every certificate
  /// comes from a text.
  func defectOfField() -> String? {
    let conductor = certificate.conductor ?? 1
    guard (1...Certificate.conductorLimit).contains(conductor) else {
      return "a conductor is from 1 to \(Certificate.conductorLimit)"
    }
    let stranger = certificate.numbers.first { $0.rational == nil && conductor % $0.conductor != 0 }
    return stranger.map { "the number \("\($0)".quoted) is not in the field" }
  }

  /// The 64-bit words that a stored number of the field takes, unless it is a long one: a rational number and, where there is a field,
  /// one for each coordinate.
  var wordsOfNumber: Int {
    guard let conductor = certificate.conductor else { return 4 }
    return 8 + 3 * Divisibility.totient(conductor)
  }

  /// Refuses square matrices of numbers of the field that are beyond the limit; as many as a check of one block holds at a time.
  func limitMatrices(ofSize size: Int, at path: PartPath) throws(Complaint) {
    if saturatingProduct([size, size, wordsOfNumber, 4]) > limits.storage {
      throw .limit(path, "storing square matrices of the block", above: limits.storage, option: "--max-storage")
    }
  }

  /// The steps that one product of numbers of the field takes, compared with rational ones.
  var fieldCost: Int {
    let degree = max(Divisibility.totient(certificate.conductor ?? 1) / 2, 1)
    return saturatingProduct([degree, degree])
  }
}
