import PropertyTesting
import Synchronization

extension Campaign {
  /// The seed of a chunk, a function of the campaign's seed, the strategy and the chunk's number.
  func seed(of unit: SearchUnit) -> UInt64 {
    var random = SplitMix64(seed: seed &+ UInt64(unit.strategy.number), case: UInt64(unit.index))
    return random.next()
  }

  /// Does a chunk of random cases. A cancelled task gives no result, since what it has shrunk may not be minimal.
  ///
  /// When the campaign collects witnesses, the chunk is run again after each one, passing over what violates the same
  /// statement on groups that are not smaller: otherwise one easy violation would hide all others.
  ///
  /// Only the first chunk can end the strategy, by trying all cases there are or by a failure of the property itself:
  /// every shard does this one, so that all know the units.
  func runChunk(_ unit: SearchUnit) async -> SearchUnitResult? {
    var result = SearchUnitResult(order: 0, index: unit.index + 1)
    let isTargeted = unit.strategy == .targeted
    let settings = Settings(
      cases: claim.unitSize(unit.strategy), seed: seed(of: unit), usesEnvironment: false, keepsFailures: false)
    var known: [(statement: String, order: Int)] = []
    while known.count < Campaign.witnessesPerChunk {
      let tally = CaseTally(known)
      let property = property(tally, isTargeted: isTargeted)
      let report = await property.check(settings)
      if Task.isCancelled { return nil }
      tally.add(to: &result)
      guard let counterexample = report.counterexample else {
        switch report.verdict {
        case .exhausted: result.isFinished = unit.index == 0
        case .passed, .gaveUp: break
        default:
          result.notes.append("\(unit.strategy.rawValue), chunk \(unit.index): \(report.description)")
          result.isFinished = unit.index == 0
        }
        break
      }
      do {
        let found = Witness(
          claim: claim.id, instance: try property.value(of: counterexample.sequence),
          violation: Violation(statement: "", left: Quantity(0), relation: .less, right: Quantity(0)),
          origin: unit.strategy.origin, choices: counterexample.sequence, seed: settings.seed)
        guard
          let witness = try claim.confirmed(found.instance, operators, origin: found.origin, of: found)
        else { throw InstanceError("a failure that the judge does not confirm: \(counterexample.failure.message)") }
        result.witnesses.append(witness)
        if stopsAtFirst {
          // The rest of the chunk is tried when the campaign goes on.
          result.index = unit.index
          break
        }
        known.append((witness.violation.statement, try witness.instance.setting().group.order))
      } catch {
        result.notes.append("\(unit.strategy.rawValue), chunk \(unit.index): \(error)")
        break
      }
    }
    // A chunk that tries nothing would never use up a budget.
    result.tried = max(result.tried, 1)
    return result
  }

  /// How many witnesses a chunk may bring.
  private static let witnessesPerChunk = 4

  /// What is no case of the claim, or not decided, passes rather than being discarded and drawn again: so a chunk tries
  /// as many cases as it is to, and no more.
  private func property(_ tally: CaseTally, isTargeted: Bool) -> Property<Instance> {
    let (judge, operators) = (claim.judge, operators)
    return Property(claim.id, claim.generator) { instance in
      let judgement: Judgement
      do {
        judgement = try judge(instance, operators)
      } catch {
        // Not a violation, and not to be shrunk in its place.
        return tally.note(error)
      }
      if let violation = judgement.violation {
        if try tally.isKnown(violation, instance) { return }
        tally.close()
        throw ViolationError(violation)
      }
      tally.count(judgement)
      if isTargeted, judgement.vacuous == nil, judgement.undecided == nil, let margin = judgement.margin {
        target(margin, "margin")
      }
    }
  }
}

/// Counts the cases of a run until the first violation; what comes after it is shrinking.
private final class CaseTally: Sendable {
  private struct Counts {
    var result = SearchUnitResult(order: 0, index: 0)
    var isClosed = false
  }

  private let counts = Mutex(Counts())
  private let known: [(statement: String, order: Int)]

  init(_ known: [(statement: String, order: Int)]) { self.known = known }

  func isKnown(_ violation: Violation, _ instance: Instance) throws -> Bool {
    let places = known.filter { $0.statement == violation.statement }
    if places.isEmpty { return false }
    let order = try instance.setting().group.order
    guard places.contains(where: { $0.order <= order }) else { return false }
    change { $0.tried += 1 }
    return true
  }

  func count(_ judgement: Judgement) {
    change { result in
      result.tried += 1
      if judgement.vacuous != nil { result.vacuous += 1 }
      if judgement.undecided != nil { result.undecided += 1 }
      result.see(judgement.margin)
    }
  }

  func note(_ error: any Error) {
    change { result in
      result.tried += 1
      result.undecided += 1
      if result.notes.count < CampaignState.noteLimit { result.notes.append("the judge throws: \(error)") }
    }
  }

  func close() {
    change { $0.tried += 1 }
    counts.withLock { $0.isClosed = true }
  }

  private func change(_ body: (inout SearchUnitResult) -> Void) {
    counts.withLock { if !$0.isClosed { body(&$0.result) } }
  }

  /// The counts of the last run are those of the chunk: it goes over the cases of the runs before it again.
  func add(to result: inout SearchUnitResult) {
    let counted = counts.withLock { $0.result }
    (result.tried, result.vacuous, result.undecided) = (counted.tried, counted.vacuous, counted.undecided)
    result.see(counted.margin)
    for note in counted.notes where !result.notes.contains(note) { result.notes.append(note) }
  }
}
