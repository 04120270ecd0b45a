import ExactArithmetic
import FiniteGroups

/// Whether an irreducible character is induced from a linear character of a subgroup.
public enum MonomialForm: Sendable, Hashable {
  /// It is induced from this one.
  case induced(LinearCharacter)
  /// It is not: no linear character of a subgroup of index χ(1) occurs in it, which was decided exactly.
  case none
  /// Not found, but not all subgroups could be listed.
  case unknown
}

extension IrreducibleRepresentations {
  /// Exact matrices of the representation with the character in a row of the table.
  ///
  /// - Precondition: `0 <= number < count`.
  /// - Throws: ``IrreducibleError/noExactForm(label:)`` if no linear character of multiplicity 1 is known.
  /// - Complexity: O(order) and O(χ(1)³) exact operations
  public func exact(_ number: Int) throws(IrreducibleError) -> ExactIrreducible {
    try exact(rows[number], from: try exactConstituent(of: rows[number]))
  }

  private func exact(
    _ row: CharacterRow, from constituent: LinearConstituent
  ) throws(IrreducibleError) -> ExactIrreducible {
    let function = SphericalFunction(
      character: row.values, isReal: row.isReal, linear: constituent.linear, group: group, classOf: classes.classOf)
    // Doubles choose the basis; whether it is one is decided exactly.
    guard let elements = GramBasis(function, rank: row.degree)?.elements.sorted(),
      let result = ExactIrreducible(
        row, constituent: constituent, basis: elements, group: group, classOf: classes.classOf)
    else { throw .noExactForm(label: label(row.number)) }
    return result
  }

  /// A rational representation whose complex constituents are the Galois conjugates of the character χ in a row of the table,
  /// all equally often: as rarely as was found.
  ///
  /// Among the linear characters of subgroups with multiplicity 1 in χ it starts from one whose values enlarge ℚ(χ) least.
  /// ``RationalForm/isIrreducible`` tells whether the result is proved to be irreducible over ℚ; where it is not, the
  /// multiplicity may or may not be the least possible.
  ///
  /// - Precondition: `0 <= number < count`.
  /// - Throws: ``IrreducibleError/noExactForm(label:)``, as ``exact(_:)``.
  /// - Complexity: that of ``exact(_:)`` and, unless its field is ℚ(χ), scalar products of χ with the linear characters of
  ///   all subgroups up to conjugacy (of some, in a group with very many)
  public func rational(_ number: Int) throws(IrreducibleError) -> RationalForm {
    let row = rows[number]
    let field = CharacterField(generatedBy: row.exact)
    var search = RationalConstituentSearch(
      row, field: field, startingFrom: try exactConstituent(of: row), groupOrder: group.order)
    if !search.isFinished {
      for make in constituents.subgroups where !search.isFinished {
        let subgroup = make()
        search.consider(LinearConstituentSearch.linearCharacters(of: subgroup), index: subgroup.index) {
          IrreducibleRepresentations.multiplicity(of: $0, in: row, classOf: classes.classOf)
        }
      }
    }
    return RationalForm(of: try exact(row, from: search.best), field: field, bounds: search.bounds)
  }

  private func exactConstituent(of row: CharacterRow) throws(IrreducibleError) -> LinearConstituent {
    if row.degree == 1 {
      let whole = Subgroup(whole: group)
      let linear = LinearCharacter.all(of: whole).first { linear in
        zip(linear.elements.indices, linear.elements).allSatisfy { position, element in
          linear.value(at: position) == row.exact[classes.classOf[element]]
        }
      }
      if let linear { return LinearConstituent(linear: linear, multiplicity: 1, isMonomial: true) }
    } else if let found = shapes?.constituent(row.number) ?? constituents.forExactness[row.number],
      IrreducibleRepresentations.multiplicity(of: found.linear, in: row, classOf: classes.classOf) == 1
    {
      return found
    }
    throw .noExactForm(label: label(row.number))
  }

  /// Whether the character in a row of the table is induced from a linear character of a subgroup.
  ///
  /// - Precondition: `0 <= number < count`.
  /// - Complexity: O(order) when a form is known; else that of `FiniteGroups/SubgroupClasses` and exact scalar products with
  ///   the linear characters of all subgroups of index χ(1)
  public func monomialForm(_ number: Int) -> MonomialForm {
    let row = rows[number]
    if let found = try? exactConstituent(of: row), found.isMonomial { return .induced(found.linear) }
    guard let subgroups = try? SubgroupClasses(of: group) else { return .unknown }
    for subgroup in subgroups.representatives where subgroup.index == row.degree {
      for linear in LinearCharacter.all(of: subgroup)
      where IrreducibleRepresentations.multiplicity(of: linear, in: row, classOf: classes.classOf) == 1 {
        return .induced(linear)
      }
    }
    return .none
  }

  /// The exact multiplicity of a linear character in a restriction; `nil` never occurs for a character.
  private static func multiplicity(of linear: LinearCharacter, in row: CharacterRow, classOf: [Int]) -> Int? {
    var sum = Cyclotomic.zero
    for (element, exponent) in zip(linear.elements, linear.exponents) {
      let value = row.exact[classOf[element]]
      if !value.isZero { sum += value * .rootOfUnity(order: linear.order, exponent: -exponent) }
    }
    return sum.scaled(by: Rational(1, linear.elements.count)).rational?.asInt
  }
}
