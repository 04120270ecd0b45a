import ExactArithmetic
public import FiniteGroups

/// The irreducible unitary representations of an enumerated group, one for each row of its character table.
///
/// A representation is built from its character, without decomposing anything where a subgroup has a linear character λ of
/// multiplicity 1 in it (see `SphericalFunction`); that is so for every monomial character and for nearly all others. If
/// none is found, the space of all vectors of type λ is split by a random element of its commutant.
///
/// Sources: J. D. Dixon, "Constructing representations of finite groups", 1993; V. Dabbaghian-Abdoly, "Constructing
/// representations of finite simple groups and covers", 2006.
public struct IrreducibleRepresentations: Sendable {
  /// Above this dimension no space is split.
  static let splittingLimit = 1_000

  /// The group.
  public let group: FiniteGroup
  /// Its character table; row i is the character of representation i.
  public let table: CharacterTable
  /// Its conjugacy classes.
  public let classes: ConjugacyClasses

  private let chain: TransversalChain
  let rows: [CharacterRow]
  let constituents: LinearConstituentSearch
  /// For the symmetric group of all points: the partitions.
  let shapes: SymmetricShapes?

  /// Prepares the construction: a chain of subgroups and the subgroups to start from. Matrices are made on demand.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - table: its character table; computed if left out.
  /// - Throws: what the computation of the table throws, ``CharacterError/mismatchedClasses(_:)`` for another group's table.
  /// - Complexity: the table; then O(subgroups looked at · (linear characters · classes² + order))
  public init(of group: FiniteGroup, table: CharacterTable? = nil) throws(CharacterError) {
    try self.init(of: group, table: table, startingFromSubgroups: true)
  }

  /// Without subgroups to start from, everything is split out of the regular representation.
  init(of group: FiniteGroup, table: CharacterTable?, startingFromSubgroups: Bool) throws(CharacterError) {
    let classes = ConjugacyClasses(of: group)
    if let table {
      guard table.classes == ClassStructure(of: classes) else {
        throw .mismatchedClasses(
          "the character table is not that of the group, or its classes are numbered otherwise")
      }
      self.table = table
    } else {
      self.table = try CharacterTable(of: group)
    }
    rows = CharacterRow.all(of: self.table)
    self.group = group
    self.classes = classes
    chain = TransversalChain(of: group)
    shapes = startingFromSubgroups ? SymmetricShapes(of: group, rows: rows, classes: classes) : nil
    constituents = LinearConstituentSearch(
      group: group, classes: classes, rows: startingFromSubgroups && shapes == nil ? rows : [])
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
    return IrreducibleRepresentation(
      number: number, label: label(number), type: row.type, images: try images(row))
  }

  /// What a row of the table is called: `"χ3"` for row 2, or the partition for the symmetric group of all points.
  ///
  /// - Precondition: `0 <= number < count`.
  public func label(_ number: Int) -> String { shapes?[number].description ?? "χ\(number + 1)" }

  /// The partition that labels a row of the table, if the group is the symmetric group of all its points (at least two); its
  /// exact matrices are ``YoungForm/init(seminormal:limit:)`` and those in doubles ``YoungForm/init(orthogonal:limit:)``.
  ///
  /// - Precondition: `0 <= number < count`.
  public func partition(_ number: Int) -> Partition? { shapes?[number] }

  private func images(_ row: CharacterRow) throws(IrreducibleError) -> TransversalImages {
    if row.degree == 1 {
      return TransversalImages(chain: chain, dimension: 1) { element in
        var matrix = ComplexMatrix(rowCount: 1, columnCount: 1)
        matrix[0, 0] = row.values[classes.classOf[element]]
        return matrix
      }
    }
    if let shape = shapes?[row.number], let form = try? YoungForm(orthogonal: shape) {
      return TransversalImages(chain: chain, dimension: row.degree) { element in
        ComplexMatrix(
          RealMatrix(
            rowCount: row.degree, columnCount: row.degree,
            entries: form.matrix(of: group.permutation(element)).entries))
      }
    }
    // Without a subgroup the trivial one serves, at the price of the multiplicity χ(1).
    let constituent =
      constituents.forDoubles[row.number]
      ?? LinearConstituent(
        linear: LinearCharacter(elements: [group.identity], order: 1, exponents: [0]), multiplicity: row.degree,
        isMonomial: false)
    return try images(row, from: constituent)
  }

  private func images(
    _ row: CharacterRow, from constituent: LinearConstituent
  ) throws(IrreducibleError) -> TransversalImages {
    let function = SphericalFunction(
      character: row.values, isReal: row.isReal, linear: constituent.linear, group: group, classOf: classes.classOf)
    let copies = constituent.multiplicity
    guard copies == 1 || row.degree * copies <= IrreducibleRepresentations.splittingLimit else {
      throw .notConstructed(
        label: label(row.number),
        reason: """
          no subgroup was found in which a linear character occurs less than \(copies) times, and spaces of more than \
          \(IrreducibleRepresentations.splittingLimit) dimensions are not split
          """)
    }
    guard let basis = GramBasis(function, rank: row.degree * copies) else {
      throw .notConstructed(
        label: label(row.number), reason: "the vectors found span less than \(row.degree * copies) dimensions")
    }
    var images = TransversalImages(chain: chain, dimension: row.degree * copies) { basis.matrix(of: $0) }
    var generator = SplitMix64(seed: UInt64(row.number))
    if copies > 1 {
      images = CommutantSplitting(images, copies: copies, using: &generator).restricted(images)
    }
    if row.type == .real, !function.imaginary.isEmpty || copies > 1 {
      images = RealForm(images, using: &generator).applied(to: images)
    }
    return images
  }
}
