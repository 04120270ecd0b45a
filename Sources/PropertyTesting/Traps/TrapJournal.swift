import Foundation

/// A memory-mapped file that always holds the case in flight, so that it survives the end of the process.
///
/// Writing to it is writing to memory. The kernel keeps the pages when the process traps or is killed; the file is
/// removed when a run ends, so a file whose process is gone tells of a run that did not.
///
/// Layout, in 64-bit words: a header; a slot of four words a worker (state, index, size, count of choices); then the
/// choices of the first slot, three words each (index, largest index, kind); then its spans, four words each.
final class TrapJournal: @unchecked Sendable {
  // Safety: a slot is written by one worker only, the choices and spans by the first, and a crash is noted once.

  enum State: UInt64 {
    case idle = 0
    case randomCase = 1
    /// The body of a case of known choices.
    case sequence = 2
    /// The generator; what it has drawn so far is noted.
    case generation = 3
  }

  /// The words of the header.
  enum Word: Int {
    case magic, property, process, seed, slots, cases, start, capacity, spans, script, turn, signal, overflow, frames
  }

  static let frameLimit = 32
  static let headerWords = Word.frames.rawValue + 1 + frameLimit
  static let slotWords = 4
  static let choiceWords = 3
  static let spanWords = 4
  static let magic: UInt64 = 0x5250_4A52_4E4C_0002
  static let forcedBit: UInt64 = 1 << 32

  private let path: String
  let words: UnsafeMutablePointer<UInt64>
  private let byteCount: Int
  private let firstSlot: UnsafeMutablePointer<UInt64>
  private let choices: UnsafeMutablePointer<UInt64>
  private let spans: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  private var choiceCount = 0
  private var spanCount = 0

  /// Creates the journal of a run, or returns `nil` when the file cannot be made; the run then goes on without.
  init?(path: String, property: UInt64, settings: Settings, slots: Int) {
    // One more than may be drawn: the draw that goes too far is noted too.
    let capacity = settings.choiceLimit + 1
    let content = TrapJournal.headerWords + slots * TrapJournal.slotWords
    let wordCount = content + capacity * (TrapJournal.choiceWords + TrapJournal.spanWords)
    let bytes = wordCount * MemoryLayout<UInt64>.stride
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // The file has holes where nothing was written: it takes no more of the disk than what was.
    guard ftruncate(file, off_t(bytes)) == 0,
      let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
    else { return nil }
    self.path = path
    self.capacity = capacity
    byteCount = bytes
    words = memory.bindMemory(to: UInt64.self, capacity: wordCount)
    firstSlot = words + TrapJournal.headerWords
    choices = words + content
    spans = choices + capacity * TrapJournal.choiceWords
    self[.property] = property
    self[.process] = UInt64(UInt32(bitPattern: ProcessIdentity.current.number))
    self[.start] = ProcessIdentity.current.start
    self[.seed] = settings.seed
    self[.slots] = UInt64(slots)
    self[.cases] = UInt64(settings.cases)
    self[.capacity] = UInt64(capacity)
    self[.magic] = TrapJournal.magic
  }

  deinit {
    munmap(words, byteCount)
  }

  private subscript(word: Word) -> UInt64 {
    get { words[word.rawValue] }
    set { words[word.rawValue] = newValue }
  }

  /// Removes the file: the run has ended in good order.
  func remove() {
    unlink(path)
  }

  /// Notes that a random case is about to run.
  func begin(_ index: Int, slot: Int) {
    let slot = firstSlot + slot * TrapJournal.slotWords
    slot[1] = UInt64(truncatingIfNeeded: index)
    slot[0] = State.randomCase.rawValue
  }

  /// Notes that a generator is about to draw, from a script of this hash.
  func beginGeneration(size: Int, script: UInt64) {
    firstSlot[0] = State.idle.rawValue
    (choiceCount, spanCount) = (0, 0)
    firstSlot[2] = UInt64(size)
    firstSlot[3] = 0
    self[.spans] = 0
    self[.script] = script
    self[.turn] &+= 1
    firstSlot[0] = State.generation.rawValue
  }

  /// Notes that the body of a case is about to run.
  func begin(_ sequence: ChoiceSequence, script: UInt64) {
    beginGeneration(size: sequence.size, script: script)
    for choice in sequence.choices { note(choice) }
    for span in sequence.spans { closeSpan(openSpan(span.label, at: span.start), end: span.end, next: span.next) }
    firstSlot[0] = State.sequence.rawValue
  }

  /// Notes that a choice was drawn.
  func note(_ choice: Choice) {
    guard choiceCount < capacity else { return }
    let place = choices + choiceCount * TrapJournal.choiceWords
    place[0] = choice.index
    place[1] = choice.max
    place[2] = UInt64(choice.kind.rawValue) | (choice.isForced ? TrapJournal.forcedBit : 0)
    choiceCount += 1
    firstSlot[3] = UInt64(choiceCount)
  }

  /// Notes that a span was opened, and returns its place; it counts as open to the end until it is closed.
  @discardableResult
  func openSpan(_ label: UInt64, at start: Int) -> Int {
    guard spanCount < capacity else { return capacity }
    let place = spans + spanCount * TrapJournal.spanWords
    place[0] = label
    place[1] = UInt64(start)
    place[2] = .max
    place[3] = .max
    spanCount += 1
    self[.spans] = UInt64(spanCount)
    return spanCount - 1
  }

  /// Notes that a span was closed.
  func closeSpan(_ span: Int, end: Int, next: Int) {
    guard span < capacity else { return }
    let place = spans + span * TrapJournal.spanWords
    place[2] = UInt64(end)
    place[3] = UInt64(next)
  }

  /// Notes that nothing is in flight.
  func restAll() {
    for slot in 0..<Int(self[.slots]) { firstSlot[slot * TrapJournal.slotWords] = State.idle.rawValue }
  }

  /// Notes that the first slot has nothing in flight.
  func rest() {
    firstSlot[0] = State.idle.rawValue
  }
}
