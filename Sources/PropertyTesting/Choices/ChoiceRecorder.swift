/// The slow side of a source: records choices and spans, and answers draws from a script or an enumeration.
///
/// One recorder serves one worker for all its cases, so that its buffers are allocated once.
@usableFromInline
final class ChoiceRecorder {
  enum Mode {
    /// Random; `spiced` cases repeat earlier choices and favour the ends of ranges, to hit coincidences.
    case random(spiced: Bool)
    case replay
    case enumeration
  }

  private var mode = Mode.replay
  @usableFromInline private(set) var isRandom = false
  // Checked at every draw these cost a recorded case a few percent, and no function here calls out of the recorder.
  @exclusivity(unchecked) private var choices: [Choice] = []
  @exclusivity(unchecked) private var spans: [ChoiceSpan] = []
  @exclusivity(unchecked) private var cursor = ReplayCursor()
  private var prefix: [UInt64] = []
  /// Whether the generator asked for the size since the last `begin`: then the choices alone do not make the case.
  private(set) var hasReadSize = false
  /// Where each draw is noted at once, for generators that end the process.
  private var journal: TrapJournal?

  init() {}

  /// Notes each draw in a journal from now on, or in none.
  func note(in journal: TrapJournal?) {
    self.journal = journal
  }

  func beginRandom(spiced: Bool) {
    begin(.random(spiced: spiced))
  }

  func beginReplay(_ script: ChoiceSequence) {
    cursor.begin(script)
    begin(.replay)
  }

  /// Begins the case of an enumeration that starts with `prefix` and goes on with zeros.
  func beginEnumeration(prefix: [UInt64]) {
    self.prefix = prefix
    begin(.enumeration)
  }

  private func begin(_ mode: Mode) {
    self.mode = mode
    if case .random = mode { isRandom = true } else { isRandom = false }
    hasReadSize = false
    choices.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
  }

  @usableFromInline
  func noteSizeRead() {
    hasReadSize = true
  }

  /// What was recorded since the last `begin`.
  func sequence(size: Int) -> ChoiceSequence {
    ChoiceSequence(choices: choices, spans: spans, size: size)
  }

  @usableFromInline
  func draw(
    plan: UInt64, max: UInt64, kind: ChoiceKind, isForced: Bool = false, random: inout SplitMix64
  ) -> UInt64 {
    let index: UInt64
    switch mode {
    case .random(let spiced):
      index = spiced && !isForced && kind != .continuation ? spice(plan, max: max, kind: kind, random: &random) : plan
    case .replay:
      // The script is asked even where the answer is forced, so that it moves along.
      let scripted = cursor.draw(kind: kind, max: max)
      index = isForced ? plan : scripted
    case .enumeration:
      let position = choices.count
      index = isForced ? plan : position < prefix.count ? min(prefix[position], max) : 0
    }
    let choice = Choice(index: index, max: max, kind: kind, isForced: isForced)
    choices.append(choice)
    if let journal { journal.note(choice) }
    return index
  }

  /// Replaces a choice, one time in four, by an earlier one of the same shape or by an end of its range.
  private func spice(_ plan: UInt64, max: UInt64, kind: ChoiceKind, random: inout SplitMix64) -> UInt64 {
    let roll = random.next()
    switch roll & 15 {
    case 0: return 0
    case 1: return max
    case 2, 3:
      let window = Swift.min(choices.count, 16)
      guard window > 0 else { return plan }
      let first = choices.count - window + Int((roll >> 8) % UInt64(window))
      for position in (choices.count - window...first).reversed()
      where choices[position].kind == kind && choices[position].max == max {
        return choices[position].index
      }
      return plan
    default: return plan
    }
  }

  @usableFromInline
  func open(_ label: StaticString) -> Int {
    let hash = StableHash.label(label)
    if case .replay = mode { cursor.open(hash) }
    let (start, position) = (choices.count, spans.count)
    spans.append(ChoiceSpan(label: hash, start: start, end: start, next: position + 1))
    if let journal { journal.openSpan(hash, at: start) }
    return position
  }

  @usableFromInline
  func close(_ token: Int) {
    if case .replay = mode { cursor.close() }
    let (end, next) = (choices.count, spans.count)
    spans[token].close(end: end, next: next)
    if let journal { journal.closeSpan(token, end: end, next: next) }
  }
}

extension ChoiceSpan {
  fileprivate mutating func close(end: Int, next: Int) {
    self.end = end
    self.next = next
  }
}
