public import ExactArithmetic

extension CoefficientTable where Scalar == RealCyclotomic {
  /// A basis of M(F ⊕ 1) over the field of the matrix coefficients.
  ///
  /// Coefficients are tried modulo a prime, homogeneous part after part, from the lowest degree, where numbers are small; a
  /// part is left when the dimension that the characters give it is reached. Only the basis is then computed exactly.
  ///
  /// - Throws: ``RepresentationError/characters(_:)`` if the group has no character table within the limits,
  ///   ``RepresentationError/classTooLarge(className:what:limit:)`` if the table would be.
  /// - Complexity: that of the character table; O(dimension · order) word operations for each coefficient that is tried;
  ///   O(dimension · order · d²) products in the field
  public init(of functionClass: FieldFunctionClass) throws(RepresentationError) {
    let constituents = try FieldClassConstituents(of: functionClass)
    self = try CoefficientTable(of: functionClass, constituents: constituents)
  }

  init(
    of functionClass: FieldFunctionClass, constituents: FieldClassConstituents
  ) throws(RepresentationError) {
    let order = functionClass.group.order
    let dimension = constituents.dimension(upTo: functionClass.degrees.upperBound)
    try functionClass.checkTable(dimension: dimension)
    var best = 0
    // A prime is unlucky if it divides one of finitely many numbers; eight of them never were.
    for splitting in SplittingField.descending(order: functionClass.conductor).prefix(8) {
      guard
        let selection = FieldCoefficientSelection(functionClass, constituents: constituents, splitting: splitting)
      else { continue }
      guard selection.labels.count == dimension - 1 else {
        best = Swift.max(best, selection.labels.count + 1)
        continue
      }
      let powers = EntryPowers<RealCyclotomic>(of: functionClass.representation, upTo: selection.largestDegree)
      let values = selection.labels.map { powers.values(of: $0.entry, order: order) }
      self.init(
        labels: [.constant] + selection.labels.map { .entry(row: $0.row, column: $0.column) },
        values: [Array(repeating: .one, count: order)] + values, conductor: functionClass.conductor,
        field: splitting.field, rootOfUnity: splitting.root)
      return
    }
    throw .contradiction(className: functionClass.specification.description, rank: best, dimension: dimension)
  }
}

extension FieldFunctionClass {
  /// Refuses a table of more numbers than ``FunctionClass/tableLimit``.
  func checkTable(dimension: Int) throws(RepresentationError) {
    guard dimension * group.order <= FunctionClass.tableLimit else {
      throw .classTooLarge(
        className: specification.description, what: "\(dimension * group.order) numbers to tabulate",
        limit: FunctionClass.tableLimit)
    }
  }
}

/// Matrix coefficients that, with the constant, are independent modulo one prime.
private struct FieldCoefficientSelection {
  private(set) var labels: [(row: [Int], column: [Int], entry: SymmetricPowerEntry)] = []
  private(set) var largestDegree = 0

  /// - Returns: `nil` if the prime divides a denominator.
  init?(_ functionClass: FieldFunctionClass, constituents: FieldClassConstituents, splitting: SplittingField) {
    let order = functionClass.group.order
    let field = splitting.field
    let top = functionClass.degrees.upperBound
    guard let powers = EntryPowers<UInt32>(of: functionClass.representation, upTo: top, in: splitting) else {
      return nil
    }
    var space = ModularRowSpace(field: field, columnCount: order)
    space.insert(Array(repeating: 1, count: order))
    for degree in functionClass.degrees where space.rank < constituents.dimension(upTo: top) {
      let target = constituents.dimension(upTo: degree)
      let labels = functionClass.labels(ofDegree: degree)
      // Powers of one variable first: their coefficients have one term, and they often are enough.
      let columns = labels.filter { $0.max() == degree } + labels.filter { $0.max() != degree }
      search: for column in functionClass.isLinear ? labels : columns {
        for row in labels {
          if space.rank == target { break search }
          guard let entry = functionClass.entry(row: row, column: column) else { continue }
          if space.insert(powers.residues(of: entry, order: order, in: field)) {
            self.labels.append((row, column, entry))
            largestDegree = degree
          }
        }
      }
    }
  }
}
