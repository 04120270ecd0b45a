import Foundation

/// A memory-mapped file that always holds the case in flight, so that it survives the end of the process.
///
/// Writing to it is writing to memory. The kernel keeps the pages when the process traps or is killed; the file is
/// removed when a run ends, so a file whose process is gone tells of a run that did not.
///
/// Layout, in 64-bit words: magic, property hash, process, seed, number of slots, cases wanted, 0, 0; then a slot of four words a
/// worker (state, index, size, count); then the choices in flight of the first slot.
final class TrapJournal: @unchecked Sendable {
  // Safety: a slot is written by one worker only, and the words of different slots do not overlap.

  enum State: UInt64 {
    case idle = 0
    case randomCase = 1
    case sequence = 2
  }

  /// What was in flight in one slot.
  enum InFlight: Equatable {
    case randomCase(index: Int, seed: UInt64)
    case sequence(indices: [UInt64], size: Int)
  }

  /// What a journal left behind tells.
  struct LeftBehind: Equatable {
    var seed: UInt64
    var cases: Int?
    var inFlight: [InFlight]
  }

  private static let magic: UInt64 = 0x5250_4A52_4E4C_0001
  private static let headerWords = 8
  private static let slotWords = 4

  private let path: String
  private let words: UnsafeMutablePointer<UInt64>
  private let byteCount: Int
  private let slots: Int
  private let capacity: Int

  /// Creates the journal of a run, or returns `nil` when the file cannot be made; the run then goes on without.
  init?(path: String, property: UInt64, settings: Settings, slots: Int) {
    let capacity = settings.choiceLimit
    let wordCount = TrapJournal.headerWords + slots * TrapJournal.slotWords + capacity
    let bytes = wordCount * MemoryLayout<UInt64>.stride
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { return nil }
    defer { close(file) }
    guard ftruncate(file, off_t(bytes)) == 0,
      let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
    else { return nil }
    self.path = path
    self.slots = slots
    self.capacity = capacity
    byteCount = bytes
    words = memory.bindMemory(to: UInt64.self, capacity: wordCount)
    words[1] = property
    words[2] = UInt64(UInt32(bitPattern: getpid()))
    words[3] = settings.seed
    words[4] = UInt64(slots)
    words[5] = UInt64(settings.cases)
    words[0] = TrapJournal.magic
  }

  deinit {
    munmap(words, byteCount)
  }

  /// Removes the file: the run has ended in good order.
  func remove() {
    unlink(path)
  }

  /// Notes that a random case is about to run.
  func begin(_ index: Int, slot: Int) {
    let slot = words + TrapJournal.headerWords + slot * TrapJournal.slotWords
    slot[1] = UInt64(truncatingIfNeeded: index)
    slot[0] = State.randomCase.rawValue
  }

  /// Notes that a case of known choices is about to run; only the first slot has room for choices.
  func begin(_ sequence: ChoiceSequence) {
    let slot = words + TrapJournal.headerWords
    slot[0] = State.idle.rawValue
    let content = words + TrapJournal.headerWords + slots * TrapJournal.slotWords
    let count = min(sequence.choices.count, capacity)
    for position in 0..<count { content[position] = sequence.choices[position].index }
    slot[2] = UInt64(sequence.size)
    slot[3] = UInt64(count)
    slot[0] = State.sequence.rawValue
  }

  /// Notes that the first slot has nothing in flight.
  func rest() {
    words[TrapJournal.headerWords] = State.idle.rawValue
  }

  /// What was in flight in a journal left behind, or `nil` when the file is none, or its process is alive.
  static func leftBehind(path: String, property: UInt64, evenIfAlive: Bool = false) -> LeftBehind? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let words = data.withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self) }
    }
    guard words.count >= headerWords, words[0] == magic, words[1] == property,
      let process = Int32(exactly: words[2]), let slots = Int(exactly: words[4]), slots >= 1,
      slots <= (words.count - headerWords) / slotWords
    else { return nil }
    // Signal 0 only asks whether the process is there; one that may not be signalled is there too.
    if !evenIfAlive, kill(process, 0) == 0 || errno == EPERM { return nil }
    var result: [InFlight] = []
    for slot in 0..<slots {
      let base = headerWords + slot * slotWords
      switch State(rawValue: words[base]) {
      case .randomCase:
        if let index = Int(exactly: words[base + 1]) { result.append(.randomCase(index: index, seed: words[3])) }
      case .sequence:
        let start = headerWords + slots * slotWords
        guard let count = Int(exactly: words[base + 3]), count <= words.count - start,
          let size = Int(exactly: words[base + 2]), size <= 100
        else { continue }
        result.append(.sequence(indices: Array(words[start..<start + count]), size: size))
      case .idle, nil: continue
      }
    }
    return LeftBehind(seed: words[3], cases: Int(exactly: words[5]).flatMap { $0 > 0 ? $0 : nil }, inFlight: result)
  }
}
