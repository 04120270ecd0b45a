/// What keeps a training experiment from having a result.
public enum TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A linear system was not solved to the tolerance.
  case unsolved(size: Int, residual: Double)
  /// No problem has this name.
  case unknownProblem(String)
  /// A number of replicates from which no interval can be made, or which is too large.
  case replicates(Int)

  /// What was wrong and what would be right.
  public var description: String {
    switch self {
    case .unsolved(let size, let residual):
      "the system of ridge regression with \(size) training items was solved only to a relative residual of \(residual); "
        + "\(KernelRidge.tolerance) is required"
    case .unknownProblem(let name): "there is no training problem “\(name)”: write sum, signs, plane or all"
    case .replicates(let count):
      "\(count) replicates: write a number from \(TrainingExperiment.replicateRange.lowerBound) to "
        + "\(TrainingExperiment.replicateRange.upperBound)"
    }
  }
}
