/// The work of an atlas: its questions in units of about the same cost.
public struct AtlasPlan: Sendable {
  /// What is asked.
  public let contents: AtlasContents
  /// The units, by ascending order of the group. Every question is in exactly one.
  public let units: [AtlasUnit]

  /// A unit with more than one question is estimated to take at most so many seconds.
  static let unitSeconds = 5.0

  /// Cuts the questions into units.
  ///
  /// - Complexity: O(questions)
  public init(_ contents: AtlasContents) {
    self.contents = contents
    var units: [AtlasUnit] = []
    var pending: [AtlasContents.Item] = []
    var seconds = 0.0
    func close() {
      if !pending.isEmpty { units.append(AtlasUnit(pending)) }
      (pending, seconds) = ([], 0)
    }
    for item in contents.items {
      let cost = AtlasCost.seconds(item)
      if let first = pending.first,
        first.question.group != item.question.group || seconds + cost > AtlasPlan.unitSeconds
      {
        close()
      }
      pending.append(item)
      seconds += cost
    }
    close()
    self.units = units
  }

  /// About how many seconds all units take on one core.
  public var estimatedSeconds: Double { units.reduce(0) { $0 + $1.estimatedSeconds } }
}
