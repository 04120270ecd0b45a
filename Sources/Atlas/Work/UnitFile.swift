import Foundation

/// What a unit found, as a file.
struct UnitFile: Codable, Sendable {
  /// ``AtlasUnit/formatVersion``.
  let format: Int
  /// ``AtlasUnit/id``.
  let unit: String
  /// The answers, in the order of the questions.
  let instances: [AtlasInstance]

  /// The path from the folder of a run on.
  static func path(_ unit: AtlasUnit) -> String { "units/\(unit.id).json" }

  /// Reads the file of a unit.
  ///
  /// - Returns: `nil` if there is none.
  /// - Throws: ``UnitFault`` for a file that does not have the answers of this very unit.
  static func read(_ unit: AtlasUnit, in folder: URL) throws(UnitFault) -> UnitFile? {
    let url = folder.appending(path: path(unit))
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    guard let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(UnitFile.self, from: data) else {
      throw .malformed
    }
    guard file.format == AtlasUnit.formatVersion, file.unit == unit.id else { throw .otherUnit }
    guard file.instances.map(\.identity) == unit.items.map(\.question.identity) else { throw .otherUnit }
    for (instance, item) in zip(file.instances, unit.items) where !instance.answers(item.question) {
      throw .wrongInstance(instance.identity)
    }
    return file
  }

  /// Writes the file; the certificates have to be there already.
  ///
  /// - Throws: ``AtlasError/unwritable(path:reason:)``.
  func write(to folder: URL, as unit: AtlasUnit) throws(AtlasError) {
    let url = folder.appending(path: UnitFile.path(unit))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let data: Data
    do { data = try encoder.encode(self) } catch { throw .unwritable(path: url.path, reason: "\(error)") }
    try RunFolder.write(Array(data) + [0x0A], to: url, durability: .powerFailure)
  }
}

/// Why the file of a unit does not count.
enum UnitFault: Error, Sendable, Hashable, CustomStringConvertible {
  case malformed
  case otherUnit
  case wrongInstance(String)
  case certificate(CertificateFault)

  var description: String {
    switch self {
    case .malformed: "the file is not well-formed"
    case .otherUnit: "the file is about other questions"
    case .wrongInstance(let identity): "the answer to “\(identity)” contradicts itself"
    case .certificate(let fault): "\(fault)"
    }
  }
}

extension AtlasInstance {
  /// Whether the fields are those of an answer to the question.
  func answers(_ question: AtlasQuestion) -> Bool {
    var plain = AtlasInstance(
      question, lower: lower, upper: upper, lowerBy: lowerBy, upperBy: upperBy, stopped: stopped,
      certificateDigest: certificateDigest)
    plain.failure = failure
    return plain == self && lower >= 1 && lower <= upper && upper <= order
  }
}
