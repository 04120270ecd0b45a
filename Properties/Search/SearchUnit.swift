/// A piece of a campaign that one thread does, and that is done completely or not at all.
struct SearchUnit: Sendable, Hashable {
  let strategy: SearchStrategy
  /// The group order of a list; 0 for random strategies.
  let order: Int
  /// The first instance of the order, or the number of the chunk.
  let index: Int
  /// How many units of the strategy come before it, in a campaign that is not interrupted.
  let turn: Int
}

/// What came of a unit.
struct SearchUnitResult: Sendable {
  /// Where the strategy goes on.
  var order: Int
  var index: Int
  var tried = 0
  var vacuous = 0
  var undecided = 0
  /// Whether a list has a gap at the unit's order.
  var hasGap = false
  /// How many instances the unit's order has, once it is gone through.
  var size: Int?
  /// Whether there is nothing left to try.
  var isFinished = false
  var margin: Double?
  /// Confirmed ones.
  var witnesses: [Witness] = []
  var notes: [String] = []
  var seconds = 0.0

  init(order: Int, index: Int) { (self.order, self.index) = (order, index) }

  mutating func see(_ margin: Double?) {
    if let margin, !margin.isNaN { self.margin = max(self.margin ?? -.infinity, margin) }
  }
}

extension CampaignState {
  /// Counts a unit as done, all but its witnesses.
  mutating func count(_ unit: SearchUnit, _ result: SearchUnitResult) {
    var progress = self[unit.strategy]
    (progress.order, progress.index) = (result.order, result.index)
    progress.tried += result.tried
    progress.vacuous += result.vacuous
    progress.undecided += result.undecided
    progress.seconds += result.seconds
    if result.hasGap { progress.gap = progress.gap ?? unit.order }
    if let size = result.size { progress.sizes.append(size) }
    progress.isFinished = result.isFinished
    self[unit.strategy] = progress
    if let other = result.margin { margin = max(margin ?? -.infinity, other) }
    for note in result.notes { self.note(note) }
  }
}

extension Claim {
  /// Judges an instance again; the witness, if both sides are exactly known to violate the claim.
  ///
  /// - Throws: what the judge throws.
  func confirmed(
    _ instance: Instance, _ operators: Operators, origin: Witness.Origin, of found: Witness? = nil
  ) throws -> Witness? {
    guard let violation = try judge(instance, operators).violation,
      violation.relation.holds(violation.left, violation.right) == false
    else { return nil }
    return Witness(
      claim: id, instance: instance, violation: violation, origin: origin, choices: found?.choices, seed: found?.seed)
  }
}
