import Foundation
import Reporting
import Synchronization

/// A model whose questions and answers are written to a folder as they come; see ``RecordingDescription``.
///
/// Each batch counts once it is written, so that a run that is killed loses at most the one under way. Once a second and at the end what
/// was recorded is written to the disk, so that a machine that fails loses little more; a reader refuses what it left half written.
public final class RecordingModel: BlackBoxModel {
  private let model: any BlackBoxModel
  private let files: Mutex<Files>

  private struct Files {
    let inputs: GrowingArrayFile
    let outputs: GrowingArrayFile
    var synchronized = ContinuousClock.now
  }

  /// Starts a recording.
  ///
  /// - Parameters:
  ///   - model: what answers.
  ///   - folder: where the recording goes; it is made if it is not there.
  ///   - command: how the model was started, for the description. That of a ``ModelProcess`` is known.
  /// - Throws: ``RecordingError``, also if the folder holds a recording.
  public init(_ model: any BlackBoxModel, to folder: String, command: [String]? = nil) throws(RecordingError) {
    self.model = model
    for name in [
      RecordingDescription.fileName, RecordingDescription.inputsName, RecordingDescription.outputsName,
    ] where FileManager.default.fileExists(atPath: folder + "/" + name) {
      throw .exists(folder: folder)
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: folder, reason: (error as NSError).localizedDescription)
    }
    // Before anything is made that a second start would take for a recording.
    let description = folder + "/" + RecordingDescription.fileName
    do { try AtomicFile.ensureWritable(description) } catch {
      throw .unwritable(path: description, reason: error.reason)
    }
    let declaration = model.declaration
    let inputs = try GrowingArrayFile(
      creating: folder + "/" + RecordingDescription.inputsName, rowShape: declaration.inputShape)
    let outputs = try GrowingArrayFile(
      creating: folder + "/" + RecordingDescription.outputsName, rowShape: declaration.outputShape)
    files = Mutex(Files(inputs: inputs, outputs: outputs))
    try RecordingDescription(declaration: declaration, command: command ?? (model as? ModelProcess)?.command)
      .write(to: folder)
  }

  /// What the model says of itself.
  public var declaration: ModelDeclaration { model.declaration }
  /// The number of inputs asked so far.
  public var queryCount: Int { model.queryCount }

  /// The model's outputs, which are recorded before they are returned.
  ///
  /// - Throws: what the model throws (nothing is recorded then), and ``RecordingError``.
  public func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
    let outputs = try model.evaluate(inputs, count: count)
    guard count > 0 else { return outputs }
    try files.withLock { files in
      try files.inputs.write(inputs)
      try files.outputs.write(outputs)
      // A reader believes the smaller of the two counts.
      try files.outputs.commit(count)
      try files.inputs.commit(count)
      guard files.synchronized.duration(to: .now) >= .seconds(1) else { return }
      try files.inputs.synchronize()
      try files.outputs.synchronize()
      files.synchronized = .now
    }
    return outputs
  }
}
