import ExactArithmetic
public import FiniteGroups
import Foundation

extension SchemeFile {
  /// The JSON text; the same scheme always gives the same text, and ``init(text:)`` reads it back.
  ///
  /// - Complexity: O(size · degree)
  public var text: String {
    let document = SchemeDocument(
      format: SchemeFile.format, version: SchemeFile.version, group: group, degree: degree,
      generators: generators.map(\.description), weights: scheme.weightClass.rawValue,
      entries: scheme.entries.map { .init(element: "\($0.element)", weight: "\($0.weight)") })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and machine integers always encode.
    guard let data = try? encoder.encode(document) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Reads and checks a saved scheme, that its elements are in the group included.
  ///
  /// - Throws: ``SchemeError`` naming the entry and what would be right.
  /// - Complexity: O(size · degree · length of the base) after the stabilizer chain of the group
  public init(text: String) throws(SchemeError) {
    self = try SchemeFile.reading(text).file
  }

  /// Reads and checks a saved scheme, and keeps the group that was made for that.
  ///
  /// - Throws: as ``init(text:)``.
  /// - Complexity: as ``init(text:)``
  public static func reading(_ text: String) throws(SchemeError) -> (file: SchemeFile, group: PermutationGroup) {
    let document = try SchemeDocument(text: text)
    guard document.format == SchemeFile.format else { throw .unknownFormat(document.format) }
    guard document.version == SchemeFile.version else { throw .unknownVersion(document.version) }
    let degree = document.degree
    guard (0...GroupDescription.degreeLimit).contains(degree) else {
      throw .degree(degree, limit: GroupDescription.degreeLimit)
    }
    guard let weightClass = WeightClass(rawValue: document.weights) else {
      throw .unknownWeightClass(document.weights)
    }
    var generators: [Permutation] = []
    for (index, text) in document.generators.enumerated() {
      do {
        generators.append(try Permutation(text: text, degree: degree))
      } catch {
        throw .generator(index + 1, reason: error.description)
      }
    }
    let group: PermutationGroup
    do {
      group = try PermutationGroup(generators: generators, degree: degree, seed: 1, name: document.group)
    } catch {
      throw .generator(1, reason: error.description)
    }
    let file = SchemeFile(
      group: document.group, degree: degree, generators: generators,
      scheme: try SchemeFile.scheme(document, of: group, weightClass: weightClass))
    return (file, group)
  }

  private static func scheme(
    _ document: SchemeDocument, of group: PermutationGroup, weightClass: WeightClass
  ) throws(SchemeError) -> PermutationScheme {
    var entries: [PermutationScheme.Entry] = []
    var places: [Permutation: Int] = [:]
    for (number, entry) in zip(1..., document.entries) {
      let element: Permutation
      do {
        element = try Permutation(text: entry.element, degree: group.degree)
      } catch {
        throw .element(entry: number, reason: error.description)
      }
      guard let weight = Rational(entry.weight) else { throw .weight(entry: number, entry.weight) }
      guard !weight.isZero, weightClass.allows(weight, besides: entries.first?.weight ?? weight) else {
        throw .weightNotAllowed(entry: number, weight, weightClass)
      }
      if let first = places.updateValue(number, forKey: element) {
        throw .repeated(entry: number, first: first, element: entry.element)
      }
      guard group.contains(element) else {
        throw .notInGroup(entry: number, element: entry.element, group: document.group)
      }
      entries.append(.init(element: element, weight: weight))
    }
    let sum = entries.reduce(Rational.zero) { $0 + $1.weight }
    guard sum == 1 else { throw .sum(sum) }
    return PermutationScheme(unchecked: entries, weightClass: weightClass)
  }
}
