/// Everything a generator decided in one case: enough to build the same value again.
public struct ChoiceSequence: Hashable, Sendable {
  /// The choices, in the order they were drawn.
  public var choices: [Choice]
  /// The spans, in the order they were opened. May be empty; then replay goes by position only.
  public var spans: [ChoiceSpan]
  /// The size the case was generated at, from 0 to 100.
  public var size: Int

  /// A sequence of choices, with its spans.
  public init(choices: [Choice] = [], spans: [ChoiceSpan] = [], size: Int = 100) {
    self.choices = choices
    self.spans = spans
    self.size = size
  }

  /// The numbers chosen; two sequences that replay by position are equal when these are.
  public var indices: [UInt64] { choices.map(\.index) }

  /// Whether this sequence is simpler: fewer choices, or as many and the first that differs is smaller.
  ///
  /// This is a well-order, so shrinking that only ever accepts simpler sequences ends.
  /// - Complexity: linear in the number of choices.
  public func isSimpler(than other: ChoiceSequence) -> Bool {
    guard choices.count == other.choices.count else { return choices.count < other.choices.count }
    for (mine, theirs) in zip(choices, other.choices) where mine.index != theirs.index {
      return mine.index < theirs.index
    }
    return false
  }

  /// A hash of what the generator asked for (kinds, bounds, labels), not of what was chosen.
  ///
  /// A stored failure whose schema differs was recorded by another version of the generator.
  public var schemaHash: UInt64 {
    var hash = StableHash()
    for choice in choices {
      hash.combine(UInt64(choice.kind.rawValue))
      hash.combine(choice.max)
    }
    for span in spans {
      hash.combine(span.label)
      hash.combine(UInt64(span.start))
    }
    return hash.value
  }

  /// The sequence without the choices in `range`; spans inside the range go, spans around it shrink.
  func removing(_ range: Range<Int>) -> ChoiceSequence {
    removing([range])
  }

  /// The sequence without the choices in the given ranges, which must be ascending and disjoint.
  func removing(_ ranges: [Range<Int>]) -> ChoiceSequence {
    var kept: [Choice] = []
    kept.reserveCapacity(choices.count)
    // Where each old position lands after the removal.
    var moved = [Int](repeating: 0, count: choices.count + 1)
    var removal = 0
    for position in choices.indices {
      moved[position] = kept.count
      while removal < ranges.count, ranges[removal].upperBound <= position { removal += 1 }
      if removal < ranges.count, ranges[removal].contains(position) { continue }
      kept.append(choices[position])
    }
    moved[choices.count] = kept.count
    var result = ChoiceSequence(choices: kept, size: size)
    result.spans = rebuiltSpans { span in
      span.count > 0 && ranges.contains { $0.lowerBound <= span.start && span.end <= $0.upperBound }
    } position: {
      moved[$0]
    }
    return result
  }

  /// The spans that `isRemoved` lets stand (descendants of a removed span go with it), moved to new positions.
  private func rebuiltSpans(
    isRemoved: (ChoiceSpan) -> Bool, position: (Int) -> Int
  ) -> [ChoiceSpan] {
    var result: [ChoiceSpan] = []
    result.reserveCapacity(spans.count)
    var open: [(old: Int, new: Int)] = []
    var index = 0
    func close(upTo limit: Int) {
      while let last = open.last, spans[last.old].next <= limit {
        result[last.new].next = result.count
        open.removeLast()
      }
    }
    while index < spans.count {
      close(upTo: index)
      let span = spans[index]
      if isRemoved(span) {
        index = span.next
        continue
      }
      open.append((index, result.count))
      result.append(
        ChoiceSpan(label: span.label, start: position(span.start), end: position(span.end), next: 0))
      index += 1
    }
    close(upTo: spans.count)
    return result
  }

  /// The sequence with the numbers at the given positions replaced.
  func replacing(_ replacements: [(position: Int, index: UInt64)]) -> ChoiceSequence {
    var result = self
    for (position, index) in replacements { result.choices[position].index = index }
    return result
  }

  /// The same choices, to be replayed by position.
  var withoutSpans: ChoiceSequence { ChoiceSequence(choices: choices, size: size) }
}
