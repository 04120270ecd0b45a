/// What is wrong with a partition or with what is asked of one.
public enum PartitionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The numbers are not weakly descending and positive, or their sum does not fit.
  case notAPartition([Int])
  /// The diagram has more standard tableaux than are listed.
  case tooManyTableaux(Partition, limit: Int)
  /// The pair of diagrams has more standard bitableaux than are listed.
  case tooManyBitableaux(Bipartition, limit: Int)

  /// One line for the user.
  public var description: String {
    switch self {
    case .notAPartition(let parts):
      "\(parts) is not a partition: the parts must be positive and weakly descending with a sum below 2⁶³, such as [3, 1, 1]"
    case .tooManyTableaux(let partition, let limit):
      "\(partition) has \(partition.dimension) standard tableaux; at most \(limit) are listed"
    case .tooManyBitableaux(let pair, let limit):
      "\(pair) has \(pair.dimension) standard bitableaux; at most \(limit) are listed"
    }
  }
}
