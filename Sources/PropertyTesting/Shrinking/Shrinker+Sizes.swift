extension Shrinker {
  /// Where the children to delete lie: all spans of one label at one depth, or the choices inside them.
  private struct Level: Hashable {
    var label: UInt64
    var depth: Int
    var isContent = false
  }

  /// Lowers a choice that sizes depend on, and repairs what depends on it by deleting *first* children.
  ///
  /// Lowering alone drops last children, since replay follows spans: an n×n matrix loses its last row and the last
  /// entry of each row. When the failure sits there, first children must go instead, at one level or at several.
  func repairSizes() async {
    var position = 0
    while position < best.choices.count, !isSpent {
      let choice = best.choices[position]
      guard choice.kind == .integer, choice.index > 0, !choice.isForced, mayBeSize(position) else {
        position += 1
        continue
      }
      while best.choices.indices.contains(position), await lowerSize(at: position) {}
      position += 1
    }
  }

  /// A choice can only be a size if at least two sibling spans follow it.
  private func mayBeSize(_ position: Int) -> Bool {
    best.spans.reduce(into: 0) { $0 += $1.start > position ? 1 : 0 } >= 2
  }

  private func lowerSize(at position: Int) async -> Bool {
    let base = best
    let index = base.choices[position].index
    guard index > 0 else { return false }
    let levels = levels(after: position, in: base)
    var drops: [UInt64] = []
    for drop in [index, index / 2, index / 4, 1] where drop > 0 && !drops.contains(drop) { drops.append(drop) }
    for drop in drops {
      let lowered = base.replacing([(position, index - drop)])
      if await attempt(lowered) { return true }
      for chosen in subsets(of: levels) {
        let ranges = firstChildren(UInt64(drop), at: chosen, after: position, in: lowered)
        guard !ranges.isEmpty else { continue }
        if await attempt(lowered.removing(ranges)) { return true }
      }
      if isSpent { return false }
    }
    return false
  }

  private func subsets(of levels: [Level]) -> [Set<Level>] {
    let singles = levels.map { Set([$0]) }
    let pairs = levels.indices.flatMap { first in
      levels.indices.dropFirst(first + 1).map { Set([levels[first], levels[$0]]) }
    }
    return singles + pairs
  }

  /// The levels with siblings after a position, outermost first, at most five.
  private func levels(after position: Int, in sequence: ChoiceSequence) -> [Level] {
    var result: [Level] = []
    let depths = depths(in: sequence)
    for span in sequence.spans.indices where sequence.spans[span].start > position {
      var level = Level(label: sequence.spans[span].label, depth: depths[span])
      if !result.contains(level) { result.append(level) }
      // Spans without children: there the choices themselves may be what a size counts.
      level.isContent = sequence.spans[span].next == span + 1 && sequence.spans[span].count > 1
      if level.isContent, !result.contains(level) { result.append(level) }
    }
    return Array(result.prefix(5))
  }

  private func depths(in sequence: ChoiceSequence) -> [Int] {
    var result: [Int] = []
    var open: [Int] = []
    for span in sequence.spans.indices {
      while let last = open.last, sequence.spans[last].next <= span { open.removeLast() }
      result.append(open.count)
      open.append(span)
    }
    return result
  }

  /// The ranges of the first `count` children of every parent, at the given levels, merged and ascending.
  private func firstChildren(
    _ count: UInt64, at levels: Set<Level>, after position: Int, in sequence: ChoiceSequence
  ) -> [Range<Int>] {
    let depths = depths(in: sequence)
    var ranges: [Range<Int>] = []
    var open: [Int] = []
    var seen = [UInt64](repeating: 0, count: sequence.spans.count + 1)
    for span in sequence.spans.indices {
      while let last = open.last, sequence.spans[last].next <= span { open.removeLast() }
      let parent = open.last ?? sequence.spans.count
      open.append(span)
      let range = sequence.spans[span].start..<sequence.spans[span].end
      guard range.lowerBound > position, !range.isEmpty else { continue }
      var level = Level(label: sequence.spans[span].label, depth: depths[span], isContent: true)
      if levels.contains(level), range.lowerBound >= ranges.last?.upperBound ?? 0 {
        ranges.append(range.lowerBound..<range.lowerBound + Int(min(count, UInt64(range.count))))
        continue
      }
      level.isContent = false
      guard levels.contains(level) else { continue }
      seen[parent] += 1
      // Inside a range that goes anyway there is nothing more to delete.
      if seen[parent] <= count, range.lowerBound >= ranges.last?.upperBound ?? 0 { ranges.append(range) }
    }
    return ranges
  }
}
