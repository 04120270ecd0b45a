/// Why a search by witnesses and refutations ended before the bounds met.
public enum EngineStop: Sendable, Hashable, CustomStringConvertible {
  /// Its seconds were over.
  case time
  /// It took as many steps as it was allowed to.
  case steps(Int)
  /// It would have held more than so many MiB.
  case memory(mebibytes: Int)
  /// Its trees had as many nodes as it allows itself.
  case nodes
  /// An oracle could not decide whether a support carries a scheme.
  case undecided

  /// The reason, with the option of `reynolds certify` that allows more.
  public var description: String {
    switch self {
    case .time: "the time ran out (raise --timeout)"
    case .steps(let limit): "the limit of \(limit) steps was reached (raise --steps)"
    case .memory(let mebibytes): "the memory limit of \(mebibytes) MiB was reached (raise --memory)"
    case .nodes: "the refutation has too many nodes"
    case .undecided: "an oracle could not decide"
    }
  }
}
