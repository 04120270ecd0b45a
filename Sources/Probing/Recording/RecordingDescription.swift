import Foundation
import Reporting

/// What `recording.json` says of the two arrays next to it.
///
/// A recording is a folder: `inputs.npy` of the shape [n] + input shape and `outputs.npy` of the shape [n] + output shape, both
/// `<f8`, row i of one belonging to row i of the other, in the order in which they were asked; and this description.
public struct RecordingDescription: Sendable, Hashable {
  /// What the model said of itself.
  public let declaration: ModelDeclaration
  /// The command that was run, if the model was a process.
  public let command: [String]?

  /// A description.
  public init(declaration: ModelDeclaration, command: [String]? = nil) {
    self.declaration = declaration
    self.command = command
  }

  static let fileName = "recording.json"
  static let inputsName = "inputs.npy"
  static let outputsName = "outputs.npy"
  private static let format = "reynolds-recording"
  private static let version = 1

  /// The layout of the file.
  private struct Document: Codable {
    var format: String
    var version: Int
    var protocolVersion: Int
    var order: String
    var dtype: String
    var inputShape: [Int]
    var outputShape: [Int]
    var deterministic: Bool
    var command: [String]?
  }

  /// Writes the description into a folder.
  ///
  /// - Throws: ``RecordingError``.
  func write(to folder: String) throws(RecordingError) {
    let document = Document(
      format: Self.format, version: Self.version, protocolVersion: ProbeProtocol.version, order: "asked",
      dtype: declaration.numberType.rawValue, inputShape: declaration.inputShape, outputShape: declaration.outputShape,
      deterministic: declaration.isDeterministic, command: command)
    let path = folder + "/" + Self.fileName
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try AtomicFile.write(Array(encoder.encode(document)) + [0x0A], to: path, replacing: false)
    } catch let error as CertificateArchive.Failure {
      throw .unwritable(path: path, reason: error.reason)
    } catch {
      throw .unwritable(path: path, reason: "\(error)")
    }
  }

  /// Reads the description in a folder.
  ///
  /// - Throws: ``RecordingError``.
  public init(folder: String) throws(RecordingError) {
    let path = folder + "/" + Self.fileName
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as DecodingError {
      throw .malformed(path: path, reason: "\(error)")
    } catch {
      throw .unreadable(path: path, reason: UnreadableFile.reason(path))
    }
    guard document.format == Self.format, document.version == Self.version, document.order == "asked" else {
      throw .malformed(path: path, reason: "“format” is “\(Self.format)”, “version” \(Self.version), “order” “asked”")
    }
    guard let type = ModelDeclaration.NumberType(rawValue: document.dtype) else {
      throw .malformed(path: path, reason: "“dtype” is “float64” or “float32”, not “\(document.dtype)”")
    }
    for shape in [document.inputShape, document.outputShape] {
      guard shape.count < ProbeProtocol.rankLimit, shape.allSatisfy({ $0 > 0 }),
        ArrayHeader.byteCount(shape: shape, .float64) != nil
      else { throw .malformed(path: path, reason: "\(shape) is not the shape of an array") }
    }
    self.init(
      declaration: ModelDeclaration(
        inputShape: document.inputShape, outputShape: document.outputShape, numberType: type,
        isDeterministic: document.deterministic),
      command: document.command)
  }
}
