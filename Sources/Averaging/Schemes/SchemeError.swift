public import ExactArithmetic

/// What is wrong with a scheme for a group, or with a saved scheme. Entries and generators are counted from 1.
public enum SchemeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The text is no JSON value; with what the reader says.
  case notJSON(String)
  /// An object lacks a key.
  case missing(key: String, place: String)
  /// An object has a key that the format does not know.
  case unknownKey(String, place: String, known: [String])
  /// A value has the wrong type.
  case wrongType(place: String, expected: String)
  /// The file says that it is something else.
  case unknownFormat(String)
  /// The file is of a version that is not known.
  case unknownVersion(Int)
  /// No group acts on so many points here.
  case degree(Int, limit: Int)
  /// A generator is no permutation of the points.
  case generator(Int, reason: String)
  /// There is no such weight class.
  case unknownWeightClass(String)
  /// An element is no permutation of the points.
  case element(entry: Int, reason: String)
  /// A weight is not a rational number.
  case weight(entry: Int, String)
  /// A weight is not allowed in the weight class, or zero.
  case weightNotAllowed(entry: Int, Rational, WeightClass)
  /// An element stands in two entries.
  case repeated(entry: Int, first: Int, element: String)
  /// An element is not in the group.
  case notInGroup(entry: Int, element: String, group: String)
  /// The weights do not sum to one.
  case sum(Rational)

  /// One line for the user.
  public var description: String {
    switch self {
    case .notJSON(let reason): "the scheme is not readable as JSON: \(reason)"
    case .missing(let key, let place): "\(place) lacks \"\(key)\""
    case .unknownKey(let key, let place, let known):
      "\(place) has an unknown key \"\(key)\"; known are " + known.map { "\"\($0)\"" }.joined(separator: ", ")
    case .wrongType(let place, let expected): "\(place) must be \(expected)"
    case .unknownFormat(let format):
      "the format is \"\(format)\"; a saved scheme has the format \"\(SchemeFile.format)\""
    case .unknownVersion(let version):
      "version \(version) of the format is not known; this program reads version \(SchemeFile.version)"
    case .degree(let degree, let limit): "the degree is \(degree); it must be a number from 0 to \(limit)"
    case .generator(let number, let reason): "generator \(number): \(reason)"
    case .unknownWeightClass(let text):
      "“\(text)” is not a weight class; write " + WeightClass.allCases.map(\.rawValue).joined(separator: ", ")
    case .element(let entry, let reason): "entry \(entry): \(reason)"
    case .weight(let entry, let text): "entry \(entry): “\(text)” is not a rational number such as \"-3/7\""
    case .weightNotAllowed(let entry, let weight, let weightClass):
      weight.isZero
        ? "entry \(entry): elements of weight 0 are left out"
        : "entry \(entry): the weight \(weight) is not allowed in a \(weightClass.rawValue) scheme; weights are "
          + SchemeError.rule(weightClass)
    case .repeated(let entry, let first, let element):
      "entry \(entry): the element \(element) stands in entry \(first) already; "
        + "give it once, with the sum of the weights"
    case .notInGroup(let entry, let element, let group): "entry \(entry): \(element) is not an element of \(group)"
    case .sum(let sum): "the weights of an averaging scheme sum to 1, not to \(sum)"
    }
  }

  private static func rule(_ weightClass: WeightClass) -> String {
    switch weightClass {
    case .convex: "positive"
    case .affine: "any rational numbers"
    case .uniform: "all equal"
    }
  }
}
