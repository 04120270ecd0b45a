import ExactArithmetic

/// A column of the joined table of a dataset, by which rows can be chosen and sorted.
public struct AtlasField: Sendable {
  /// What values a field has.
  public enum Kind: String, Sendable {
    /// A whole number.
    case integer
    /// A fraction.
    case rational
    /// A text.
    case text
    /// Several texts; a comparison holds if it does for one of them.
    case list
    /// Yes or no; it stands for itself in a query.
    case boolean
  }

  /// The name, as it is written in queries.
  public let name: String
  /// What values it has.
  public let kind: Kind
  /// What it says.
  public let meaning: String
  /// All values there are, where that is known; a query must not ask for another one.
  public let values: [String]
  /// The value for a row.
  public let value: @Sendable (AtlasRow) -> AtlasValue

  init(
    _ name: String, _ kind: Kind, _ meaning: String, values: [String] = [],
    _ value: @escaping @Sendable (AtlasRow) -> AtlasValue
  ) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.values = values
    self.value = value
  }

  /// The field of a name; `nil` if there is none.
  ///
  /// - Complexity: O(1)
  public static func named(_ name: String) -> AtlasField? { byName[name].map { all[$0] } }

  private static let byName = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })

  /// The fields of a list such as `group,upper`.
  ///
  /// - Throws: ``AtlasQueryError`` for a name that is none.
  /// - Complexity: O(length)
  public static func list(_ text: String) throws(AtlasQueryError) -> [AtlasField] {
    var fields: [AtlasField] = []
    for part in AtlasOrdering.parts(text) { fields.append(try field(part.name, at: part.position)) }
    return fields
  }

  static func field(_ name: String, at position: Int) throws(AtlasQueryError) -> AtlasField {
    guard let field = named(name) else {
      throw AtlasQueryError(position: position, .unknownField(name: name, all: all.map(\.name)))
    }
    return field
  }
}

extension AtlasField {
  /// The fields, in the order in which they are explained.
  public static let all: [AtlasField] = [
    // What was asked.
    AtlasField(
      "kind", .text,
      "why it is in the atlas: a degree of a profile, a union of rational irreducible representations, a "
        + "point of a curve, a difference set", values: AtlasEntry.Kind.allCases.map(\.rawValue)
    ) { .text($0.entry.kind.rawValue) },
    AtlasField("group", .text, "the group as the catalogue names it, such as SmallGroup(12,3)") {
      .text($0.entry.group)
    },
    AtlasField("name", .list, "all names of the group, such as SmallGroup(12,3) and A4") {
      .list([$0.entry.group] + $0.entry.names)
    },
    AtlasField("order", .integer, "|G|") { .integer($0.entry.order) },
    AtlasField(
      "representation", .text,
      "what the functions are made from: natural, plane, X4 (a character), regular (all functions on G), "
        + "rational-irreducibles:2,4"
    ) { .text($0.entry.representation) },
    AtlasField("degree", .integer, "the degree k of the polynomials; profiles, and 1 for curves of representations") {
      .integer($0.entry.degree)
    },
    AtlasField("size", .integer, "the size k of the difference set; difference sets only") { .integer($0.entry.size) },
    AtlasField("symmetry", .text, "what is demanded of the average", values: AtlasSorting.symmetries) {
      .text($0.entry.symmetry)
    },
    AtlasField("epsilon", .rational, "the error ε that is allowed; weak and strong only") { row in
      row.entry.epsilon.flatMap { Rational($0) }.map { .number($0) } ?? .missing
    },
    AtlasField("weights", .text, "what weights a scheme may have", values: AtlasSorting.weights) {
      .text($0.entry.weights)
    },
    // The answer.
    AtlasField("lower", .integer, "no scheme is smaller") { .integer($0.instance.lower) },
    AtlasField("upper", .integer, "a scheme of this size is known") { .integer($0.instance.upper) },
    AtlasField("gap", .integer, "upper - lower") { .integer($0.instance.upper - $0.instance.lower) },
    AtlasField("closed", .boolean, "whether the bounds meet, so that upper is the least size") {
      .boolean($0.instance.isClosed)
    },
    AtlasField("savings", .integer, "order - upper, the elements that need not be asked") {
      .integer($0.instance.order - $0.instance.upper)
    },
    AtlasField("proofs", .list, "the kinds of the proofs of the lower bound, or the name of the theorem") {
      .list($0.instance.lowerBy)
    },
    AtlasField("scheme", .text, "where the scheme of the upper bound is from, or the name of the theorem") {
      .text($0.instance.upperBy)
    },
    AtlasField("stopped", .text, "why the bounds do not meet, if they do not") { .optional($0.instance.stopped) },
    AtlasField("failure", .text, "the error with which the certifier gave up, if it did") {
      .optional($0.instance.failure)
    },
    AtlasField("certified", .boolean, "whether there is a certificate") { .boolean($0.instance.certificate != nil) },
    AtlasField("certificate", .text, "the certificate, as a path in the folder of the dataset") {
      .optional($0.instance.certificate)
    },
    AtlasField("instance", .text, "the id of the question up to isomorphism, which other entries may share") {
      .text($0.instance.id)
    },
    // The class of functions.
    AtlasField(
      "rows", .text,
      "the nontrivial rows of the character table that occur, such as 2,4; for uniform weights whole Galois orbits"
    ) {
      .text($0.instance.rows.map(String.init).joined(separator: ","))
    },
    AtlasField("irreducibles", .integer, "the number of irreducible representations of G over ℂ") {
      .integer($0.instance.irreducibleCount)
    },
    AtlasField("irreducibles-occurring", .integer, "how many of them occur in F ⊕ 1") {
      .integer($0.instance.rows.count + 1)
    },
    AtlasField(
      "missing", .integer,
      "irreducibles - irreducibles-occurring; for convex and affine weights exactness costs |G| just when it is 0"
    ) {
      .integer($0.instance.missingCount)
    },
    AtlasField("coefficients", .integer, "dim M(F ⊕ 1), the matrix coefficients; |G| just when missing is 0") {
      .integer($0.instance.coefficientDimension)
    },
    // The representation that polynomials are in.
    AtlasField("dimension", .integer, "the dimension of the representation; faithful ones only, as all that follow") {
      .integer($0.threshold?.dimension)
    },
    AtlasField(
      "threshold", .integer,
      "K* of the representation itself; where its character is not real, exactness may cost |G| before"
    ) {
      .integer($0.threshold?.threshold)
    },
    AtlasField("sharp-bound", .integer, "the bound min(|G| - 1, sum of M_λ - dimension) of K*") {
      .integer($0.threshold?.sharpBound)
    },
    AtlasField("paper-bound", .integer, "the bound min(|G|, sum of M_λ - 1) of K*, of the paper") {
      .integer($0.threshold?.paperBound)
    },
    AtlasField("tight", .boolean, "whether K* is the sharp bound") { row in
      row.threshold.map { .boolean($0.isTight) } ?? .missing
    },
  ]
}

extension AtlasInstance {
  /// How many irreducible representations do not occur in F ⊕ 1.
  var missingCount: Int { irreducibleCount - rows.count - 1 }
}

extension AtlasThreshold {
  /// Whether the sharper bound is attained.
  public var isTight: Bool { threshold == sharpBound }
}
