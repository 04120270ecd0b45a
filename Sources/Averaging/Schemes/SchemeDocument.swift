import Foundation

/// The JSON object of a saved scheme, before anything in it is understood.
struct SchemeDocument: Codable {
  let format: String
  let version: Int
  let group: String
  let degree: Int
  let generators: [String]
  let weights: String
  let entries: [Entry]

  struct Entry: Codable {
    let element: String
    let weight: String

    init(element: String, weight: String) {
      self.element = element
      self.weight = weight
    }

    init(from decoder: any Decoder) throws {
      try UnknownKey.refuse(besides: CodingKeys.allCases, in: decoder)
      let container = try decoder.container(keyedBy: CodingKeys.self)
      element = try container.decode(String.self, forKey: .element)
      weight = try container.decode(String.self, forKey: .weight)
    }

    enum CodingKeys: String, CodingKey, CaseIterable { case element, weight }
  }

  enum CodingKeys: String, CodingKey, CaseIterable {
    case format, version, group, degree, generators, weights, entries
  }
}

extension SchemeDocument {
  /// Reads a text; only the shape is checked.
  ///
  /// - Throws: ``SchemeError``.
  init(text: String) throws(SchemeError) {
    do {
      self = try JSONDecoder().decode(SchemeDocument.self, from: Data(text.utf8))
    } catch let error as SchemeError {
      throw error
    } catch let error as DecodingError {
      throw SchemeDocument.fault(error)
    } catch {
      throw .notJSON("\(error)")
    }
  }

  private static func fault(_ error: DecodingError) -> SchemeError {
    switch error {
    case .keyNotFound(let key, let context): .missing(key: key.stringValue, place: place(context.codingPath))
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      .wrongType(place: place(context.codingPath), expected: name(of: type))
    case .dataCorrupted(let context):
      context.codingPath.isEmpty
        ? .notJSON(
          context.underlyingError.map { "\(($0 as NSError).userInfo[NSDebugDescriptionErrorKey] ?? $0)" }
            ?? context.debugDescription)
        : .wrongType(place: place(context.codingPath), expected: context.debugDescription)
    @unknown default: .notJSON("\(error)")
    }
  }

  /// "entry 3", "“weight” of entry 3", "the scheme".
  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce("the scheme") { place, key in
      if let index = key.intValue {
        return place == "“entries”" ? "entry \(index + 1)" : "item \(index + 1) of \(place)"
      }
      return place == "the scheme" ? "“\(key.stringValue)”" : "“\(key.stringValue)” of \(place)"
    }
  }

  private static func name(of type: Any.Type) -> String {
    if type == String.self { return "a text" }
    if type == Int.self { return "a whole number" }
    return type is any Sequence.Type ? "a list" : "an object"
  }
}

extension SchemeDocument {
  init(from decoder: any Decoder) throws {
    try UnknownKey.refuse(besides: CodingKeys.allCases, in: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    // What kind of file it is comes first, so that another format or version is called just that.
    format = try container.decode(String.self, forKey: .format)
    version = try container.decode(Int.self, forKey: .version)
    group = try container.decode(String.self, forKey: .group)
    degree = try container.decode(Int.self, forKey: .degree)
    generators = try container.decode([String].self, forKey: .generators)
    weights = try container.decode(String.self, forKey: .weights)
    entries = try container.decode([Entry].self, forKey: .entries)
  }
}

/// Any key, to see which ones an object has.
private struct UnknownKey: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { return nil }

  static func refuse<Key: CodingKey>(besides known: [Key], in decoder: any Decoder) throws {
    let names = known.map(\.stringValue)
    let keys = try decoder.container(keyedBy: UnknownKey.self).allKeys.map(\.stringValue)
    if let key = keys.filter({ !names.contains($0) }).min() {
      let number = decoder.codingPath.last?.intValue
      throw SchemeError.unknownKey(key, place: number.map { "entry \($0 + 1)" } ?? "the scheme", known: names)
    }
  }
}
