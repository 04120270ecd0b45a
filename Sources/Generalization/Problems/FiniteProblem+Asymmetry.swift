public import ExactArithmetic
public import FiniteGroups
public import Representations

extension FiniteProblem {
  /// The squared asymmetry ‖(I − P_H)f‖² of any function, such as a fitted model, under a subgroup H (the whole group if none
  /// is given). It is half the mean of ‖f − ρ(h)f‖² over h ∈ H.
  ///
  /// - Complexity: O(points · generators)
  public func asymmetry(of function: [Rational], under subgroup: Subgroup? = nil) -> Rational {
    squaredDistance(function, average(function, over: subgroup))
  }

  /// The squared data asymmetry d² = ‖(I − P)f*‖², under a subgroup if one is given.
  ///
  /// - Complexity: O(points · generators)
  public func dataAsymmetry(under subgroup: Subgroup? = nil) -> Rational { asymmetry(of: target, under: subgroup) }

  /// d²/‖f*‖², from 0 (invariant) to 1 (average 0 on every orbit); `nil` for f* = 0.
  public var relativeAsymmetry: Rational? { dataAsymmetry().divided(by: squaredNorm(target)) }

  /// The part of ‖f‖² in each isotypic component of the functions on the points.
  ///
  /// ‖P_π f‖² = (d_π/|G|) Σ_g χ̄_π(g) ⟨f, ρ(g)f⟩, a sum over conjugacy classes. The parts add up to ‖f‖²; that of the trivial
  /// representation is ‖Pf‖², the others add up to the squared asymmetry. Complex conjugate components have equal parts.
  ///
  /// - Parameters:
  ///   - function: f, a value for each point.
  ///   - table: the character table of the group with its classes, if at hand.
  /// - Throws: ``ProblemError/characters(_:)`` where the table is out of reach.
  /// - Complexity: O(order · points), after the character table
  public func isotypicParts(
    of function: [Rational], table: CharacterTable? = nil
  ) throws(ProblemError) -> [IsotypicPart] {
    let group = action.group
    let classes = ConjugacyClasses(of: group)
    let characters: CharacterTable
    if let table {
      characters = table
    } else {
      do throws(CharacterError) { characters = try CharacterTable(of: group) } catch { throw .characters(error) }
    }
    let correlations = classes.members.map { members in
      members.reduce(Rational.zero) { $0 + innerProduct(function, action.moved(function, by: $1)) }
    }
    let fixed = classes.representatives.map { action.fixedPointCount(of: $0) }
    return characters.degrees.indices.map { row in
      var norm = Cyclotomic.zero
      var multiplicity = Cyclotomic.zero
      for number in 0..<classes.count {
        let value = characters.value(of: row, at: number).conjugate
        norm = norm + value.scaled(by: correlations[number])
        multiplicity = multiplicity + value.scaled(by: Rational(fixed[number] * classes.sizes[number]))
      }
      let share = Rational(characters.degrees[row], group.order)
      return IsotypicPart(
        irreducible: row, degree: characters.degrees[row],
        multiplicity: multiplicity.scaled(by: Rational(1, group.order)).rational?.asInt ?? 0,
        squaredNorm: norm.scaled(by: share).realPart)
    }
  }
}

/// The part of a function in the isotypic component of one irreducible character.
public struct IsotypicPart: Sendable, Hashable {
  /// The row of the character table; which one is trivial follows from its values.
  public let irreducible: Int
  /// d_π.
  public let degree: Int
  /// How often π occurs in the functions on the points.
  public let multiplicity: Int
  /// ‖P_π f‖², a real number of the field of the character.
  public let squaredNorm: RealCyclotomic
}
