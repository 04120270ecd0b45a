public import FiniteGroups
import ExactArithmetic

extension CharacterTable {
  /// The largest number of classes for which a table is computed unless the caller says otherwise.
  public static let defaultClassLimit = 500

  /// The character table of an enumerated group, by the method of Burnside, Dixon and Schneider.
  ///
  /// The characters are found modulo the largest prime p < 2³¹ with p ≡ 1 modulo the exponent (so p exceeds |G| and
  /// 2√|G| for every group within the limits) and lifted: the multiplicity of the eigenvalue ζ^s of ρ(g), g of order n, is
  /// (1/n) Σ_a χ(gᵃ)ζ^(−as), a number from 0 to χ(1) < p, so its residue is the number itself. That is a proof, without
  /// floating point: the class sums have as many common eigenlines as there are classes, and they are those of the
  /// characters. On the way it is checked that the degrees divide the order and that their squares add up to it, and
  /// that the multiplicities of the eigenvalues add up to the degrees.
  ///
  /// Order of the rows: by degree; then at the first class where two differ, the one with the greater multiplicity of
  /// the eigenvalue 1 comes first, then of ζ, ζ², …, where ζ = exp(2πi/n) for elements of order n. So the trivial
  /// character is row 0. The order depends on the numbering of the classes and on nothing else; that is the one of
  /// `ConjugacyClasses(of: group)`.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - orderLimit: larger groups are refused.
  ///   - classLimit: groups with more classes are refused.
  /// - Throws: ``CharacterError/orderTooLarge(_:limit:)``, ``CharacterError/tooManyClasses(_:limit:)``,
  ///   ``CharacterError/inconsistent(_:)`` should the group contradict itself.
  /// - Complexity: O(order) products of elements for each class sum that is needed, usually one to five; about classes³
  ///   products in the prime field; the square of the element order for each orbit of characters and of classes.
  ///
  /// Sources: J. D. Dixon, 1967; G. J. A. Schneider, 1990, doi:10.1016/S0747-7171(08)80077-6.
  public init(
    of group: FiniteGroup, orderLimit: Int = FiniteGroup.defaultOrderLimit, classLimit: Int = defaultClassLimit
  ) throws(CharacterError) {
    guard group.order <= orderLimit else { throw .orderTooLarge(group.order, limit: orderLimit) }
    let conjugacyClasses = ConjugacyClasses(of: group)
    guard conjugacyClasses.count <= classLimit else {
      throw .tooManyClasses(conjugacyClasses.count, limit: classLimit)
    }
    let classes = ClassStructure(of: conjugacyClasses)
    guard
      let splitting = SplittingField.descending(order: classes.exponent).first(where: { _ in true }),
      splitting.field.modulus > group.order
    else { throw .orderTooLarge(group.order, limit: orderLimit) }
    let idempotents = try CentralIdempotents(of: group, classes: conjugacyClasses, field: splitting.field)
    guard idempotents.degrees.reduce(0, { $0 + $1 * $1 }) == group.order else {
      throw .inconsistent("the squares of the degrees do not add up to the order")
    }
    let lift = try CharacterLift(
      idempotents.characters, degrees: idempotents.degrees, classes: classes, splitting: splitting)
    self.init(lift, rows: idempotents.characters, degrees: idempotents.degrees, classes: classes, splitting: splitting)
  }

  /// Sorts the rows and stores every value once.
  private init(
    _ lift: CharacterLift, rows: [[UInt32]], degrees: [Int], classes: ClassStructure, splitting: SplittingField
  ) {
    let order = rows.indices.sorted { lift.precedes($0, $1, degrees: degrees) }
    var position = [Int](repeating: 0, count: order.count)
    for (place, row) in order.enumerated() { position[row] = place }
    var numbers: [Cyclotomic: Int32] = [:]
    var distinct: [Cyclotomic] = []
    let numberOfSpectrum = lift.spectra.map { spectrum in
      let value = spectrum.trace
      if let number = numbers[value] { return number }
      let number = Int32(distinct.count)
      numbers[value] = number
      distinct.append(value)
      return number
    }
    self.init(
      classes: classes, degrees: order.map { degrees[$0] },
      galoisOrbits: lift.rowOrbits.map { $0.map { position[$0] }.sorted() }.sorted { $0[0] < $1[0] },
      distinctValues: distinct,
      valueNumbers: order.flatMap { row in lift.spectrumNumbers[row].map { numberOfSpectrum[Int($0)] } },
      splitting: splitting, residues: order.flatMap { rows[$0] })
  }
}
