/// Why questions and answers cannot be recorded or replayed.
public indirect enum RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The folder holds a recording already.
  case exists(folder: String)
  /// A file cannot be written.
  case unwritable(path: String, reason: String)
  /// The description of the recording cannot be read.
  case unreadable(path: String, reason: String)
  /// The description of the recording is wrong.
  case malformed(path: String, reason: String)
  /// The numbers do not fit the description.
  case array(NumpyArrayError)
  /// An input that the recorded model was never asked.
  case notRecorded(input: [Double], recorded: Int)
  /// An input with different recorded answers was asked more often than it was recorded.
  case exhausted(input: [Double], recorded: Int)

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .exists(let folder): "\(folder) holds a recording already; it was not touched: name another folder"
    case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
    case .unreadable(let path, let reason): "\(path), which describes a recording, cannot be read: \(reason)"
    case .malformed(let path, let reason): "\(path) does not describe a recording: \(reason)"
    case .array(let error): error.description
    case .notRecorded(let input, let recorded):
      "the input \(InputText.short(input)) is none of the \(recorded) that were recorded; "
        + "replay asks what was recorded only, so repeat the run with the same options and the same seed"
    case .exhausted(let input, let recorded):
      "the input \(InputText.short(input)) was recorded \(recorded) times with different answers, and is asked once more"
    }
  }
}
