import Foundation

extension TrapJournal {
  /// What was in flight in one slot.
  enum InFlight: Equatable {
    case randomCase(index: Int, seed: UInt64)
    /// Choices drawn: all of a case whose body ran, or those that a generator had come to.
    case sequence(ChoiceSequence, isGenerating: Bool)
  }

  /// What a journal left behind tells.
  struct LeftBehind: Equatable {
    var seed: UInt64
    var cases: Int?
    var inFlight: [InFlight]
    /// The hash of the script that the case in the first slot was made from.
    var script: UInt64
    /// Where the process died, if it could note it.
    var crash: Crash?
  }

  /// What a process noted of its end.
  struct Crash: Equatable {
    /// Where it was, and where it would have returned to, the innermost first.
    var addresses: [UInt64]
    /// Whether the stack had no more room.
    var isStackOverflow: Bool
  }

  /// What was in flight in a journal left behind, or `nil` when the file is none, or its process is alive.
  static func leftBehind(path: String, property: UInt64, evenIfAlive: Bool = false) -> LeftBehind? {
    // Mapped: most of the file was never written.
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else { return nil }
    return data.withUnsafeBytes { bytes in
      let words = bytes.bindMemory(to: UInt64.self)
      return TrapJournal.reading(words, property: property, evenIfAlive: evenIfAlive)
    }
  }

  /// Whether a file is the beginning of a journal whose process came no further: nothing was in flight in it.
  ///
  /// The answer is final only when the process is gone.
  static func isUnfinished(path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    // Files are made with holes of zeros, and the first word is written last.
    guard let start = try? file.read(upToCount: MemoryLayout<UInt64>.size) ?? Data() else { return false }
    return start.allSatisfy { $0 == 0 }
  }

  /// The header and the slots, which change with every case.
  static func position(path: String) -> Data? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let header = try? file.read(upToCount: headerWords * 8), header.count == headerWords * 8 else { return nil }
    let slots = header.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: Word.slots.rawValue * 8, as: UInt64.self) }
    return header + ((try? file.read(upToCount: Int(min(slots, 1024)) * slotWords * 8)) ?? Data())
  }

  private static func reading(
    _ words: UnsafeBufferPointer<UInt64>, property: UInt64, evenIfAlive: Bool
  ) -> LeftBehind? {
    func word(_ word: Word) -> UInt64 { words[word.rawValue] }
    guard words.count >= headerWords, word(.magic) == magic, word(.property) == property,
      let process = Int32(exactly: word(.process)), let slots = Int(exactly: word(.slots)), slots >= 1,
      slots <= (words.count - headerWords) / slotWords
    else { return nil }
    if !evenIfAlive, ProcessIdentity(number: process, start: word(.start)).isAlive { return nil }
    var result: [InFlight] = []
    for slot in 0..<slots {
      let base = headerWords + slot * slotWords
      let state = State(rawValue: words[base])
      switch state {
      case .randomCase:
        if let index = Int(exactly: words[base + 1]) {
          result.append(.randomCase(index: index, seed: word(.seed)))
        }
      case .sequence, .generation:
        guard slot == 0, let sequence = sequence(words, slots: slots) else { continue }
        result.append(.sequence(sequence, isGenerating: state == .generation))
      case .idle, nil: continue
      }
    }
    var crash: Crash?
    if word(.signal) != 0 {
      let count = Int(min(word(.frames), UInt64(frameLimit)))
      let first = Word.frames.rawValue + 1
      crash = Crash(addresses: Array(words[first..<first + count]), isStackOverflow: word(.overflow) != 0)
    }
    return LeftBehind(
      seed: word(.seed), cases: Int(exactly: word(.cases)).flatMap { $0 > 0 ? $0 : nil }, inFlight: result,
      script: word(.script), crash: crash)
  }

  /// The choices and spans of the first slot; spans that are open still end where the choices do.
  private static func sequence(_ words: UnsafeBufferPointer<UInt64>, slots: Int) -> ChoiceSequence? {
    let content = headerWords + slots * slotWords
    guard let size = Int(exactly: words[headerWords + 2]), size <= 100,
      let count = Int(exactly: words[headerWords + 3]), let spanCount = Int(exactly: words[Word.spans.rawValue]),
      let capacity = Int(exactly: words[Word.capacity.rawValue]), capacity <= words.count,
      count <= capacity, spanCount <= capacity, content + capacity * (choiceWords + spanWords) <= words.count
    else { return nil }
    var choices: [Choice] = []
    for place in stride(from: content, to: content + count * choiceWords, by: choiceWords) {
      guard let kind = ChoiceKind(rawValue: UInt8(truncatingIfNeeded: words[place + 2])) else { return nil }
      choices.append(
        Choice(
          index: words[place], max: words[place + 1], kind: kind, isForced: words[place + 2] & forcedBit != 0))
    }
    let first = content + capacity * choiceWords
    let spans = (0..<spanCount).map { position in
      let place = first + position * spanWords
      return ChoiceSpan(
        label: words[place], start: Int(min(words[place + 1], UInt64(count))),
        end: Int(min(words[place + 2], UInt64(count))), next: Int(min(words[place + 3], UInt64(spanCount))))
    }
    let sequence = ChoiceSequence(choices: choices, spans: spans, size: size)
    return sequence.isWellFormed ? sequence : sequence.withoutSpans
  }
}
