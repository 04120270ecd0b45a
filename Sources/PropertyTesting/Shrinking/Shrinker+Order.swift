extension Shrinker {
  /// Sorts equally labelled siblings by their choices: all at once, else by exchanging neighbours.
  func sortSiblings() async {
    var parent = -1
    while parent < best.spans.count, !isSpent {
      let family = children(of: parent, in: best)
      if family.count > 1 {
        let base = best
        let sorted = family.sorted { content($0, in: base).isSimpler(than: content($1, in: base)) }
        if sorted != family, await !attempt(arranging(family, as: sorted, in: base)) {
          await exchangeNeighbours(of: parent)
        }
      }
      parent += 1
    }
  }

  private func exchangeNeighbours(of parent: Int) async {
    var position = 1
    while !isSpent, parent < best.spans.count {
      let family = children(of: parent, in: best)
      guard position < family.count else { return }
      var place = position
      while place > 0 {
        let current = children(of: parent, in: best)
        guard place < current.count else { break }
        var swapped = current
        swapped.swapAt(place - 1, place)
        let isSorted = !content(current[place], in: best).isSimpler(than: content(current[place - 1], in: best))
        if isSorted { break }
        guard await attempt(arranging(current, as: swapped, in: best)) else { break }
        place -= 1
      }
      position += 1
    }
  }

  /// The longest run of adjacent children with one label; the end of a collection is not a child.
  private func children(of parent: Int, in sequence: ChoiceSequence) -> [ChoiceSpan] {
    var runs: [[ChoiceSpan]] = []
    var child = parent + 1
    let end = parent < 0 ? sequence.spans.count : sequence.spans[parent].next
    while child < end {
      let span = sequence.spans[child]
      child = span.next
      guard span.count > 0 else { continue }
      let head = sequence.choices[span.start]
      if head.kind == .continuation, head.index == 0 { continue }
      if let last = runs.last?.last, last.label == span.label, last.end == span.start {
        runs[runs.count - 1].append(span)
      } else {
        runs.append([span])
      }
    }
    return runs.max { $0.count < $1.count } ?? []
  }

  private func content(_ span: ChoiceSpan, in sequence: ChoiceSequence) -> ChoiceSequence {
    ChoiceSequence(choices: Array(sequence.choices[span.start..<span.end]))
  }

  private func arranging(
    _ family: [ChoiceSpan], as order: [ChoiceSpan], in sequence: ChoiceSequence
  ) -> ChoiceSequence {
    guard let first = family.first, let last = family.last else { return sequence }
    let middle = order.flatMap { sequence.choices[$0.start..<$0.end] }
    let choices = sequence.choices[..<first.start] + middle + sequence.choices[last.end...]
    return ChoiceSequence(choices: Array(choices), size: sequence.size)
  }

  /// Exchanges two choices of the same shape where the larger one comes first.
  func swapChoices() async {
    var first = 0
    while first < best.choices.count, !isSpent {
      var second = first + 1
      while second < min(best.choices.count, first + 17), !isSpent {
        let (one, other) = (best.choices[first], best.choices[second])
        if one.kind == other.kind, one.index > other.index, one.kind != .continuation {
          _ = await attempt(best.replacing([(first, other.index), (second, one.index)]))
        }
        second += 1
      }
      first += 1
    }
  }

  /// Lowers a choice and lets a later one take any value: the last resort, for short sequences of small choices.
  ///
  /// When everything simpler than the best is few enough it is tried in order, so that the result is *the* simplest.
  func lowerAndScan() async {
    if await tryAllSimpler(limit: 256) { return }
    guard best.choices.count <= 24 else { return }
    for first in best.choices.indices where best.choices[first].index > 0 {
      for lower in [best.choices[first].index - 1, 0] {
        for second in best.choices.indices.dropFirst(first + 1) where best.choices[second].max <= 16 {
          for value in 0...best.choices[second].max where !isSpent {
            if await attempt(best.replacing([(first, lower), (second, value)])) { return }
          }
        }
      }
    }
  }

  /// Tries all sequences of the best's shape that come before it, if there are at most `limit`; whether it did.
  private func tryAllSimpler(limit: UInt64) async -> Bool {
    // The rank of the best among the sequences of its shape, counted from the last choice, the fastest to change.
    var (rank, weight) = (UInt64(0), UInt64(1))
    for choice in best.choices.reversed() where !choice.isForced {
      guard weight <= limit || choice.index == 0 else { return false }
      let share = choice.index.multipliedReportingOverflow(by: weight)
      guard !share.overflow, share.partialValue <= limit else { return false }
      rank += share.partialValue
      guard rank <= limit else { return false }
      let wider = weight.multipliedReportingOverflow(by: choice.max == .max ? .max : choice.max + 1)
      weight = wider.overflow ? .max : wider.partialValue
    }
    var candidate = best
    for position in candidate.choices.indices where !candidate.choices[position].isForced {
      candidate.choices[position].index = 0
    }
    while candidate.isSimpler(than: best), !isSpent {
      if await attempt(candidate) { return true }
      var position = candidate.choices.count - 1
      while position >= 0 {
        let choice = candidate.choices[position]
        if !choice.isForced, choice.index < choice.max {
          candidate.choices[position].index += 1
          break
        }
        if !choice.isForced { candidate.choices[position].index = 0 }
        position -= 1
      }
      if position < 0 { break }
    }
    return true
  }
}
