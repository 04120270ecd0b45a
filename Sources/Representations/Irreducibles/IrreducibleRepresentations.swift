public import FiniteGroups

/// The irreducible unitary representations of an enumerated group, one for each row of its character table.
///
/// A representation is built from its character, without decomposing anything where a subgroup has a linear character λ of
/// multiplicity 1 in it (see ``SphericalFunction``); that is so for every monomial character and for nearly all others. If
/// none is found, the space of all vectors of type λ is split by a random element of its commutant.
///
/// Sources: J. D. Dixon, "Constructing representations of finite groups", 1993; V. Dabbaghian-Abdoly, "Constructing
/// representations of finite simple groups and covers", 2006.
public struct IrreducibleRepresentations: Sendable {
  /// The group.
  public let group: FiniteGroup
  /// Its character table; row i is the character of representation i.
  public let table: CharacterTable
  /// Its conjugacy classes.
  public let classes: ConjugacyClasses

  private let chain: TransversalChain
  let rows: [CharacterRow]
  let constituents: LinearConstituentSearch

  /// Prepares the construction: a chain of subgroups and the subgroups to start from. Matrices are made on demand.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - table: its character table; computed if left out.
  /// - Throws: what the computation of the table throws.
  /// - Complexity: the table; then O(subgroups looked at · (linear characters · classes² + order))
  public init(of group: FiniteGroup, table: CharacterTable? = nil) throws(CharacterError) {
    let classes = ConjugacyClasses(of: group)
    if let table { self.table = table } else { self.table = try CharacterTable(of: group, classes: classes) }
    rows = CharacterRow.all(of: self.table)
    self.group = group
    self.classes = classes
    chain = TransversalChain(of: group)
    var search = LinearConstituentSearch(group: group, classes: classes, rows: rows)
    search.run()
    constituents = search
  }

  /// The number of irreducible representations.
  public var count: Int { rows.count }

  /// All of them, in the order of the table's rows.
  public func all() throws(IrreducibleError) -> [IrreducibleRepresentation] {
    var result: [IrreducibleRepresentation] = []
    for number in rows.indices { result.append(try representation(number)) }
    return result
  }

  /// The representation with the character in a row of the table. The same row gives the same matrices every time.
  ///
  /// - Precondition: `0 <= number < count`.
  /// - Throws: ``IrreducibleError/notConstructed(label:reason:)``.
  /// - Complexity: O(order + Σ indices · (χ(1)·m)³), m the multiplicity of the linear character it starts from
  public func representation(_ number: Int) throws(IrreducibleError) -> IrreducibleRepresentation {
    let row = rows[number]
    let kind = IrreducibleRepresentation.Kind(rawValue: row.indicator) ?? .complex
    if row.degree == 1 {
      let images = TransversalImages(chain: chain, dimension: 1) { element in
        var matrix = ComplexMatrix(rowCount: 1, columnCount: 1)
        matrix[0, 0] = row.values[classes.classOf[element]]
        return matrix
      }
      return IrreducibleRepresentation(number: number, kind: kind, images: images)
    }
    // Without a subgroup the trivial one serves, at the price of the multiplicity χ(1).
    let constituent =
      constituents.forDoubles[number]
      ?? LinearConstituent(
        linear: LinearCharacter(elements: [group.identity], order: 1, exponents: [0]), multiplicity: row.degree,
        isMonomial: false)
    let function = SphericalFunction(
      character: row.values, isReal: row.isReal, linear: constituent.linear, group: group, classOf: classes.classOf)
    let copies = constituent.multiplicity
    guard let basis = GramBasis(function, rank: row.degree * copies) else {
      throw .notConstructed(
        label: "χ\(number + 1)", reason: "the vectors found span less than \(row.degree * copies) dimensions")
    }
    var images = TransversalImages(chain: chain, dimension: row.degree * copies) { basis.matrix(of: $0) }
    var generator = SeededRandom(seed: UInt64(number))
    if copies > 1 {
      images = CommutantSplitting(images, copies: copies, using: &generator).restricted(images)
    }
    if kind == .real, !function.imaginary.isEmpty || copies > 1 {
      images = RealForm(images, using: &generator).applied(to: images)
    }
    return IrreducibleRepresentation(number: number, kind: kind, images: images)
  }
}
