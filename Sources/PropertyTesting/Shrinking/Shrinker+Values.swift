/// How far a choice is from its simplest value, and on which side.
struct ChoiceMagnitude {
  var size: UInt64
  var isNegative: Bool

  init(_ choice: Choice) {
    if choice.kind == .signed {
      size = choice.index / 2 + (choice.index & 1)
      // The smallest integer of a two's complement type has no counterpart, and the last rank.
      isNegative = choice.index != 0 && (choice.index & 1 == 0 || choice.index == choice.max)
    } else {
      size = choice.index
      isNegative = false
    }
  }

  /// The index of another size on the same side, or `nil` when the choice has none.
  func index(size: UInt64, of choice: Choice) -> UInt64? {
    guard choice.kind == .signed else { return size <= choice.max ? size : nil }
    guard size > 0 else { return 0 }
    let (doubled, overflow) = size.multipliedReportingOverflow(by: 2)
    if overflow || (isNegative && doubled - 1 == choice.max) { return isNegative ? choice.max : nil }
    let index = isNegative ? doubled : doubled - 1
    return index <= choice.max ? index : nil
  }
}

extension Shrinker {
  /// Lowers every choice as far as it goes, by itself.
  func minimizeEach() async {
    var position = 0
    while position < best.choices.count, !isSpent {
      let choice = best.choices[position]
      if choice.index > 0, !choice.isForced { await minimize([position]) }
      position += 1
    }
  }

  /// Lowers choices that chose the same number together, so that equalities survive.
  func minimizeDuplicates() async {
    var groups: [[Int]] = []
    var groupOf: [UInt64: [Int]] = [:]
    for (position, choice) in best.choices.enumerated() where choice.index > 0 && !choice.isForced {
      guard choice.kind != .continuation else { continue }
      let known = groupOf[choice.index] ?? []
      if let group = known.first(where: { best.choices[groups[$0][0]].kind == choice.kind }) {
        groups[group].append(position)
      } else {
        groupOf[choice.index] = known + [groups.count]
        groups.append([position])
      }
    }
    for group in groups where group.count > 1 && !isSpent {
      let length = best.choices.count
      await minimize(group)
      // Positions mean nothing any more once the sequence has another shape; the next round comes back.
      if best.choices.count != length { return }
    }
  }

  /// Lowers the choices at `positions`, all the same number, to the smallest number that still fails.
  private func minimize(_ positions: [Int]) async {
    guard let first = positions.first else { return }
    let choice = best.choices[first]
    if await lower(positions, to: 0) { return }
    if choice.kind == .double { await simplifyDouble(positions) }
    if choice.kind == .signed, choice.index & 1 == 0 { _ = await lower(positions, to: choice.index - 1) }
    // From the smallest up: where only some small numbers fail, halving would stop at one that merely happens to.
    for near in UInt64(1)...12 {
      if await lower(positions, to: near) { break }
    }
    await lowerBySteps(positions)
    // A property need not be monotonic: the numbers just below and the smallest ones are tried one by one.
    for near in [UInt64(1), 2, 3] {
      guard best.choices.indices.contains(first), best.choices[first].index > near else { break }
      if await lower(positions, to: near) { break }
    }
    if let current = best.choices.indices.contains(first) ? best.choices[first].index : nil, current > 2 {
      if await lower(positions, to: current - 1) { await lowerBySteps(positions) }
    }
  }

  /// Halves the distance to zero while that fails, then looks for the exact border, without changing sides.
  private func lowerBySteps(_ positions: [Int]) async {
    guard let first = positions.first, best.choices.indices.contains(first) else { return }
    let base = best
    let choice = base.choices[first]
    let magnitude = ChoiceMagnitude(choice)
    var failing = magnitude.size
    var passing: UInt64 = 0
    while failing - passing > 1, !isSpent {
      let middle = passing + (failing - passing) / 2
      guard let index = magnitude.index(size: middle, of: choice) else { return }
      if await attempt(base.replacing(positions.map { ($0, index) })) { failing = middle } else { passing = middle }
      if best.choices.count != base.choices.count { return }
    }
  }

  private func lower(_ positions: [Int], to index: UInt64) async -> Bool {
    guard positions.allSatisfy({ best.choices.indices.contains($0) && best.choices[$0].index > index }) else {
      return false
    }
    return await attempt(best.replacing(positions.map { ($0, index) }))
  }

  /// Tries the integers next to a number, and the number with fewer binary digits.
  private func simplifyDouble(_ positions: [Int]) async {
    guard let first = positions.first else { return }
    let magnitude = DoubleOrder.magnitude(at: best.choices[first].index)
    var candidates: [Double] = [1, 2]
    if magnitude.isFinite {
      candidates += [magnitude.rounded(.down), magnitude.rounded(.up)]
      for digits in [1.0, 2, 4, 16, 256] where magnitude < 0x1p40 {
        candidates += [(magnitude * digits).rounded(.down) / digits, (magnitude * digits).rounded(.up) / digits]
      }
    } else {
      candidates.append(.greatestFiniteMagnitude)
      candidates.append(.infinity)
    }
    for candidate in candidates {
      if await lower(positions, to: DoubleOrder.index(of: candidate)) { return }
    }
  }

  /// Lowers every number by powers of two, for conditions that hold here and there, such as a remainder.
  func lowerByPowers() async {
    var position = 0
    while position < best.choices.count, !isSpent {
      let choice = best.choices[position]
      let magnitude = ChoiceMagnitude(choice)
      var power: UInt64 = magnitude.size == 0 ? 0 : 1 << UInt64(63 - magnitude.size.leadingZeroBitCount)
      var isLowered = false
      while power > 0, choice.kind != .double, !choice.isForced, !isLowered {
        if power < magnitude.size, let index = magnitude.index(size: magnitude.size - power, of: choice) {
          isLowered = await attempt(best.replacing([(position, index)]))
        }
        power /= 2
      }
      if !isLowered { position += 1 }
    }
  }

  /// Lowers two choices by the same amount, so that their difference survives.
  func lowerTogether() async {
    await forPairs { base, first, second in
      let (one, other) = (ChoiceMagnitude(base.choices[first]), ChoiceMagnitude(base.choices[second]))
      _ = await self.largest(upTo: min(one.size, other.size)) { amount in
        guard let low = one.index(size: one.size - amount, of: base.choices[first]),
          let high = other.index(size: other.size - amount, of: base.choices[second])
        else { return false }
        return await self.attempt(base.replacing([(first, low), (second, high)]))
      }
    }
  }

  /// Moves an amount from a choice to a later one, so that their sum survives: all of it, else as much as goes.
  func redistribute() async {
    await forPairs(includingZeros: true) { base, first, second in
      let (from, onto) = (base.choices[first], base.choices[second])
      let source = ChoiceMagnitude(from)
      var target = ChoiceMagnitude(onto)
      if target.size == 0 { target.isNegative = source.isNegative }
      func moving(_ amount: UInt64) -> ChoiceSequence? {
        let (raised, overflow) = target.size.addingReportingOverflow(amount)
        guard !overflow, let low = source.index(size: source.size - amount, of: from),
          let high = target.index(size: raised, of: onto)
        else { return nil }
        return base.replacing([(first, low), (second, high)])
      }
      if let all = moving(source.size), await self.attempt(all) { return }
      _ = await self.largest(upTo: source.size) { amount in
        guard let candidate = moving(amount) else { return false }
        return await self.attempt(candidate)
      }
    }
  }

  /// Deletes a short span and gives another number another value: their sum, its negative, or its largest.
  ///
  /// The step through which a sum of two numbers becomes one number, also when numbers wrap around.
  func deleteAndChange() async {
    var position = best.spans.count - 1
    while position >= 0, !isSpent {
      guard position < best.spans.count else {
        position = best.spans.count - 1
        continue
      }
      let base = best
      let span = base.spans[position]
      position -= 1
      guard (1...4).contains(span.count) else { continue }
      let amount = (span.start..<span.end).map { ChoiceMagnitude(base.choices[$0]).size }.max() ?? 0
      let near = max(0, span.start - 8)..<min(base.choices.count, span.end + 8)
      for other in near where !(span.start..<span.end).contains(other) {
        let choice = base.choices[other]
        guard choice.kind == .signed || choice.kind == .integer, choice.index > 0 else { continue }
        let magnitude = ChoiceMagnitude(choice)
        var opposite = magnitude
        opposite.isNegative.toggle()
        let changes = [
          magnitude.index(size: magnitude.size &+ amount, of: choice),
          opposite.index(size: magnitude.size, of: choice), choice.max,
        ]
        for case let index? in changes where index != choice.index {
          let changed = base.replacing([(other, index)]).removing(span.start..<span.end)
          if await attempt(changed) { return }
        }
      }
    }
  }

  /// Calls `body` for pairs of numeric choices, the first above zero, the second at most eight numbers further on.
  private func forPairs(
    includingZeros: Bool = false, _ body: (ChoiceSequence, Int, Int) async -> Void
  ) async {
    func isNumber(_ choice: Choice) -> Bool {
      choice.kind == .integer || choice.kind == .signed || choice.kind == .byte || choice.kind == .double
    }
    var first = 0
    while first < best.choices.count, !isSpent {
      var second = first + 1
      var partners = 0
      while second < best.choices.count, partners < 8, !isSpent {
        let (one, other) = (best.choices[first], best.choices[second])
        guard isNumber(one), one.index > 0 else { break }
        if other.kind == one.kind, includingZeros || other.index > 0 {
          partners += 1
          await body(best, first, second)
        }
        second += 1
      }
      first += 1
    }
  }
}
