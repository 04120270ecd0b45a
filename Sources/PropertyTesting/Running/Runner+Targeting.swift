extension Runner {
  /// Climbs towards larger values of each target, starting from the best random case, then from fresh ones.
  ///
  /// One choice at a time is changed, by steps that double while they help and are halved when they do not; flipping
  /// single bits gets past slopes that are not monotonic. When no change of any choice helps, the next start is taken.
  func climb(budget: Int) async -> StageEnd {
    announce(.targeting)
    var climber = Climber(remaining: budget, random: SplitMix64(seed: settings.seed, case: .max))
    let labels = statistics.targets
    var start = 0
    while climber.remaining > 0 {
      for label in labels {
        let sequence: ChoiceSequence
        if start == 0 {
          sequence = cases.prepareRandom(label.index).sequence
        } else {
          // Restarts begin at random cases that the search has not seen.
          sequence = cases.prepareRandom(Int(climber.random.next() >> 2)).sequence
        }
        if let end = await climb(label.label, from: sequence, &climber) { return end }
      }
      start += 1
    }
    return .next
  }

  private struct Climber {
    var remaining: Int
    var random: SplitMix64
    var best = ChoiceSequence()
    var value = -Double.infinity
  }

  /// How a changed case did.
  private enum Step {
    case better
    case notBetter
    case end(StageEnd)
  }

  private func climb(
    _ label: String, from start: ChoiceSequence, _ climber: inout Climber
  ) async -> StageEnd? {
    climber.best = start
    climber.value = -.infinity
    if case .end(let end) = await step(to: start, label, &climber) { return end }
    var hasImproved = true
    while hasImproved, climber.remaining > 0 {
      hasImproved = false
      var position = 0
      while position < climber.best.choices.count, climber.remaining > 0 {
        switch await improve(position, label, &climber) {
        case .better: hasImproved = true
        case .notBetter: break
        case .end(let end): return end
        }
        position += 1
      }
    }
    return nil
  }

  /// Moves one choice, in both directions, by steps of growing then shrinking size.
  private func improve(_ position: Int, _ label: String, _ climber: inout Climber) async -> Step {
    var hasImproved = false
    let choice = climber.best.choices[position]
    guard !choice.isForced else { return .notBetter }
    // Steps of two keep the sign of a number that is counted outward.
    let unit: UInt64 = choice.kind == .signed ? 2 : 1
    for isUp in [true, false] {
      var width = unit
      var isGrowing = true
      while width >= unit, climber.remaining > 0 {
        guard climber.best.choices.indices.contains(position) else { return hasImproved ? .better : .notBetter }
        let current = climber.best.choices[position]
        let room = isUp ? current.max - current.index : current.index
        guard room > 0 else { break }
        let amount = min(width, room)
        let index = isUp ? current.index + amount : current.index - amount
        switch await step(to: climber.best.replacing([(position, index)]), label, &climber) {
        case .end(let end): return .end(end)
        case .better:
          hasImproved = true
          if isGrowing { width = width > .max / 4 ? width : width * 4 } else { width /= 2 }
        case .notBetter:
          // A first step that fails ends the direction; after a success the border is approached by halving.
          if isGrowing, width == unit { width = 0 } else { (isGrowing, width) = (false, width / 2) }
        }
      }
    }
    if hasImproved { return .better }
    return await flip(position, label, &climber)
  }

  private func flip(_ position: Int, _ label: String, _ climber: inout Climber) async -> Step {
    guard climber.best.choices.indices.contains(position) else { return .notBetter }
    var result = Step.notBetter
    for bit in (0..<(64 - climber.best.choices[position].max.leadingZeroBitCount)).reversed() {
      guard climber.remaining > 0, climber.best.choices.indices.contains(position) else { return result }
      let choice = climber.best.choices[position]
      let index = choice.index ^ (1 << UInt64(bit))
      guard index <= choice.max else { continue }
      switch await step(to: climber.best.replacing([(position, index)]), label, &climber) {
      case .better: result = .better
      case .notBetter: break
      case .end(let end): return .end(end)
      }
    }
    return result
  }

  private func step(to candidate: ChoiceSequence, _ label: String, _ climber: inout Climber) async -> Step {
    if Task.isCancelled { return .end(.verdict(.cancelled)) }
    climber.remaining -= 1
    let preparation = cases.prepare(candidate)
    let outcome = await cases.run(preparation)
    switch outcome {
    case .failed(let failure):
      return .end(.found(Finding(origin: .targeting, sequence: preparation.sequence, failure: failure)))
    case .cancelled:
      return .end(.verdict(.cancelled))
    case .discarded:
      statistics.discards += 1
      return .notBetter
    case .oversized:
      statistics.oversized += 1
      return .notBetter
    case .passed:
      let events = cases.events
      // Cases made by climbing are no random sample: they count as cases, not in the shares of labels.
      statistics.countClimbed(events)
      let value = events?.targets.last { $0.label == label }?.value ?? -.infinity
      guard value > climber.value else { return .notBetter }
      climber.value = value
      climber.best = preparation.sequence
      return .better
    }
  }
}
