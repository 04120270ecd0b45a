extension Shrinker {
  func zeroEverything() async {
    guard best.choices.contains(where: { $0.index != 0 }) else { return }
    _ = await attempt(ChoiceSequence(size: best.size))
  }

  /// Deletes spans, from the last to the first, with as many of their equally labelled elder siblings as will go.
  func deleteSpans() async {
    var position = best.spans.count - 1
    while position >= 0, !isSpent {
      guard position < best.spans.count else {
        position = best.spans.count - 1
        continue
      }
      let base = best
      guard base.spans[position].count > 0 else {
        position -= 1
        continue
      }
      let run = siblingRun(endingAt: position, in: base)
      let deleted = await largest(upTo: UInt64(run.count)) { count in
        let first = base.spans[run[run.count - Int(count)]].start
        return await self.attempt(base.removing(first..<base.spans[position].end))
      }
      position = deleted > 0 ? run[run.count - Int(deleted)] - 1 : position - 1
    }
  }

  /// The positions of the adjacent siblings with the label of `position`, up to it, eldest first.
  private func siblingRun(endingAt position: Int, in sequence: ChoiceSequence) -> [Int] {
    var run = [position]
    var start = sequence.spans[position].start
    var candidate = position - 1
    while candidate >= 0 {
      let span = sequence.spans[candidate]
      // An enclosing span: the siblings end here.
      if span.next > position { break }
      if span.end == start, span.next == run[0], span.label == sequence.spans[position].label, span.count > 0 {
        run.insert(candidate, at: 0)
        start = span.start
      }
      candidate -= 1
    }
    return run
  }

  /// Replaces a value by a part of it of the same kind, for recursive values.
  func passToDescendants() async {
    var position = 0
    while position < best.spans.count, !isSpent {
      let base = best
      let span = base.spans[position]
      var descendant = position + 1
      while descendant < span.next, descendant - position < 64 {
        let inner = base.spans[descendant]
        if inner.label == span.label, inner.count < span.count {
          let candidate = base.removing([span.start..<inner.start, inner.end..<span.end].filter { !$0.isEmpty })
          if await attempt(candidate.withoutSpans) { break }
        }
        descendant += 1
      }
      position += 1
    }
  }

  /// Sets all choices of a span to zero, outer spans first.
  func zeroSpans() async {
    var position = 0
    while position < best.spans.count, !isSpent {
      let span = best.spans[position]
      let nonzero = (span.start..<span.end).filter { best.choices[$0].index != 0 && !best.choices[$0].isForced }
      if nonzero.count > 1 {
        _ = await attempt(best.replacing(nonzero.map { ($0, 0) }))
      }
      position += 1
    }
  }

  /// Deletes short runs of choices wherever they lie, replayed by position: merges lists, drops alternatives.
  func deleteBlocks() async {
    for length in [4, 3, 2, 1] {
      var position = best.choices.count - length
      while position >= 0, !isSpent {
        position = min(position, best.choices.count - length)
        guard position >= 0 else { break }
        _ = await attempt(best.removing(position..<position + length).withoutSpans)
        position -= 1
      }
    }
  }

  /// Lowers a choice and deletes a span or a few choices after it, for sizes drawn before what they count.
  func lowerAndDelete() async {
    var position = best.choices.count - 1
    while position >= 0, !isSpent {
      guard position < best.choices.count, best.choices[position].index > 0 else {
        position -= 1
        continue
      }
      let lowered = best.replacing([(position, best.choices[position].index - 1)])
      var moved = false
      for span in lowered.spans where span.start > position && span.count > 0 {
        if await attempt(lowered.removing(span.start..<span.end)) {
          moved = true
          break
        }
      }
      if !moved {
        for start in position + 1..<max(position + 1, min(best.choices.count, position + 17)) {
          if await attempt(lowered.removing(start..<start + 1).withoutSpans) {
            moved = true
            break
          }
        }
      }
      if !moved { position -= 1 }
    }
  }
}
