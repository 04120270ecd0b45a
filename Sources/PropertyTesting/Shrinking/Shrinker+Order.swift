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
      defer { child = span.next }
      guard span.count > 0 else { continue }
      if isEnd(span, child: child, in: sequence) { continue }
      if let last = runs.last?.last, last.label == span.label, last.end == span.start {
        runs[runs.count - 1].append(span)
      } else {
        runs.append([span])
      }
    }
    return runs.max { $0.count < $1.count } ?? []
  }

  /// Whether a span is the end of a collection, and not an element that is an empty collection.
  private func isEnd(_ span: ChoiceSpan, child: Int, in sequence: ChoiceSequence) -> Bool {
    let head = sequence.choices[span.start]
    return span.count == 1 && span.next == child + 1 && head.kind == .continuation && head.index == 0
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

  /// Moves a short span to the beginning of a later family of such spans, as an element from one list to the next.
  func moveSpans() async {
    var position = 0
    while position < best.spans.count, !isSpent {
      if await !moveSpan(at: position) { position += 1 }
    }
  }

  private func moveSpan(at position: Int) async -> Bool {
    let base = best
    let span = base.spans[position]
    guard (1...8).contains(span.count) else { return false }
    let heads = base.spans.indices.dropFirst(span.next).filter {
      base.spans[$0].label == span.label && base.spans[$0 - 1].next > $0
    }
    for head in heads.prefix(4) {
      let target = base.spans[head].start
      let choices = base.choices
      let moved =
        choices[..<span.start] + choices[span.end..<target] + choices[span.start..<span.end] + choices[target...]
      if await attempt(ChoiceSequence(choices: Array(moved), size: base.size)) { return true }
    }
    return false
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

  /// Lowers a choice and lets a later one take any value, in short sequences of small choices.
  func lowerAndScan() async {
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
}
