/// What is wrong with a specification, with a folder of results, or with an atlas.
public enum AtlasError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file cannot be read.
  case unreadable(path: String, reason: String)
  /// A file or a folder cannot be written.
  case unwritable(path: String, reason: String)
  /// The specification is not of the format; the field is written as in `parts[2].limits.steps`, counted from 1.
  case specification(field: String, problem: String)
  /// A question of the specification makes no sense for a group.
  case unsuitable(group: String, problem: String)
  /// An instance of a dataset is not what its fields say.
  case instance(id: String, problem: String)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .specification(let field, let problem): field.isEmpty ? problem : "\(field): \(problem)"
    case .unsuitable(let group, let problem): "\(group): \(problem)"
    case .instance(let id, let problem): "instance \(id): \(problem)"
    }
  }
}
