public import ExactArithmetic

extension CoefficientTable where Scalar == Rational {
  /// A basis of the rational components of M(F ⊕ 1): what a scheme with *rational* weights must average exactly.
  ///
  /// A matrix coefficient is f = Σ_j f_j b_j on the cosine basis b of the field, with rational functions f_j. For rational
  /// weights ω, Σ ω(g) f(g) is the mean of f if and only if this holds for every f_j. The f_j of a basis of M(F ⊕ 1) span
  /// those of all of it over ℚ, because the field multiplies its basis by rational matrices; the dimension is that of
  /// the sum of all Galois conjugates of F ⊕ 1.
  ///
  /// - Throws: as the table over the field.
  /// - Complexity: that of the table over the field, and O(dimension · order) word operations for each component tried
  public init(rationalComponentsOf functionClass: FieldFunctionClass) throws(RepresentationError) {
    let constituents = try FieldClassConstituents(of: functionClass)
    let dimension = constituents.rationalDimension
    try functionClass.checkTable(dimension: dimension)
    let table = try CoefficientTable<RealCyclotomic>(of: functionClass, constituents: constituents)
    let candidates = table.rationalComponents
    var best = 0
    // Unlucky primes are met as little as for the table over the field.
    for field in PrimeField.descending.prefix(8) {
      guard let selected = ModularRowSpace.independent(candidates.map(\.values), field: field, target: dimension) else {
        continue
      }
      guard selected.count == dimension else {
        best = Swift.max(best, selected.count)
        continue
      }
      self.init(
        labels: selected.map { candidates[$0].label }, values: selected.map { candidates[$0].values },
        conductor: functionClass.conductor, field: field, rootOfUnity: 1)
      return
    }
    throw .contradiction(className: functionClass.specification.description, rank: best, dimension: dimension)
  }
}

extension CoefficientTable where Scalar == RealCyclotomic {
  /// The constant and the components of all functions, function by function.
  fileprivate var rationalComponents: [(label: CoefficientLabel, values: [Rational])] {
    var known: [RealCyclotomic: [Rational]] = [:]
    let degree = RealCyclotomic.fieldDegree(conductor: conductor)
    var result: [(label: CoefficientLabel, values: [Rational])] = [
      (.constant, Array(repeating: .one, count: order))
    ]
    for (label, row) in zip(labels, values) {
      guard case .entry(let rowLabel, let columnLabel) = label else { continue }
      let coordinates = row.map { value in
        if let found = known[value] { return found }
        // Values are in the field of the class.
        let found = value.coordinates(conductor: conductor) ?? []
        known[value] = found
        return found
      }
      for component in 0..<degree {
        result.append(
          (.component(row: rowLabel, column: columnLabel, component: component), coordinates.map { $0[component] }))
      }
    }
    return result
  }
}

extension ModularRowSpace {
  /// The numbers of rows, first come first, that are independent modulo a prime, up to a number of them; `nil` if the prime
  /// divides a denominator.
  fileprivate static func independent(_ rows: [[Rational]], field: PrimeField, target: Int) -> [Int]? {
    var space = ModularRowSpace(field: field, columnCount: rows.first?.count ?? 0)
    var selected: [Int] = []
    for (number, row) in rows.enumerated() where selected.count < target {
      let residues = row.compactMap { field.residue($0) }
      guard residues.count == row.count else { return nil }
      if space.insert(residues) { selected.append(number) }
    }
    return selected
  }
}
