import Foundation

/// Notes in a journal where the process dies, from inside the handler of the signal that ends it.
///
/// A signal alone does not tell two traps of one property apart. The addresses on the stack do; another process turns
/// them into names (``CrashSite``). Everything the handler needs is made before, and what it calls may be called in a
/// handler: it only writes to memory that is there, and has the system probe memory that may not be.
enum CrashRecorder {
  private struct State {
    var words: UnsafeMutablePointer<UInt64>
    /// A pipe: writing to it from an address that cannot be read is an error, and not another crash.
    var pipe: (read: Int32, write: Int32)
    /// Room for a frame: the address of the next, and the address to return to.
    var frame: UnsafeMutablePointer<UInt64>
  }

  // Safety: written once, before there is a handler to read it.
  private nonisolated(unsafe) static let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
  private static let stackSize = 1 << 16

  /// Notes the end of this process in a journal, which must live as long as the process.
  static func install(_ journal: TrapJournal) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    let frame = UnsafeMutablePointer<UInt64>.allocate(capacity: 2)
    state.initialize(to: State(words: journal.words, pipe: (ends[0], ends[1]), frame: frame))
    // Once in advance, so that whatever the first call sets up is not set up in the handler.
    note(signal: 1, programCounter: 0, framePointer: UInt64(UInt(bitPattern: frame)), overflow: 0)
    journal.words[TrapJournal.Word.signal.rawValue] = 0
    for signal in TrapSignal.all {
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = { signal, info, context in
        CrashRecorder.handle(signal, info, context)
      }
      // Once only: the second time the signal does what it would have done.
      action.sa_flags = Int32(bitPattern: UInt32(SA_SIGINFO) | UInt32(bitPattern: SA_ONSTACK) | 0x8000_0000)
      sigaction(signal, &action, nil)
    }
  }

  /// Gives the current thread a stack for the handler, in case its own is full.
  static func prepareThread() {
    var current = stack_t()
    guard sigaltstack(nil, &current) == 0, current.ss_flags & Int32(SS_DISABLE) != 0 else { return }
    var stack = stack_t()
    // Never freed: a thread needs it until its end, and there are few.
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
    stack.ss_size = stackSize
    sigaltstack(&stack, nil)
  }

  private static func handle(
    _ signal: Int32, _ info: UnsafeMutablePointer<siginfo_t>?, _ context: UnsafeMutableRawPointer?
  ) {
    if let context, let info {
      #if arch(x86_64)
        let registers = context.assumingMemoryBound(to: ucontext_t.self).pointee.uc_mcontext.gregs
        let (counter, frame, stack) = (registers.16, registers.10, registers.15)
      #elseif arch(arm64)
        let registers = context.assumingMemoryBound(to: ucontext_t.self).pointee.uc_mcontext
        let (counter, frame, stack) = (registers.pc, registers.regs.29, registers.sp)
      #else
        let (counter, frame, stack) = (UInt64(0), UInt64(0), UInt64(0))
      #endif
      // The address that could not be accessed comes after the numbers of signal, error and cause.
      let address = UnsafeRawPointer(info).load(fromByteOffset: 16, as: UInt64.self)
      let top = UInt64(truncatingIfNeeded: stack)
      let isNearStack = (address > top ? address - top : top - address) < UInt64(stackSize)
      note(
        signal: signal, programCounter: UInt64(truncatingIfNeeded: counter),
        framePointer: UInt64(truncatingIfNeeded: frame), overflow: signal == SIGSEGV && isNearStack ? 1 : 0)
    }
    // Delivered when the handler returns.
    raise(signal)
  }

  /// Follows the chain of frame pointers.
  private static func note(signal: Int32, programCounter: UInt64, framePointer: UInt64, overflow: UInt64) {
    let words = state.pointee.words
    let addresses = words + TrapJournal.Word.frames.rawValue + 1
    let frame = state.pointee.frame
    addresses[0] = programCounter
    var count = 1
    var pointer = framePointer
    while count < TrapJournal.frameLimit, pointer != 0, pointer & 7 == 0 {
      let written = write(state.pointee.pipe.write, UnsafeRawPointer(bitPattern: UInt(pointer)), 16)
      guard written > 0, read(state.pointee.pipe.read, frame, written) == 16 else { break }
      addresses[count] = frame[1]
      count += 1
      // Frames of asynchronous functions are marked by a bit.
      let next = frame[0] & ~(1 << 60)
      guard next > pointer else { break }
      pointer = next
    }
    words[TrapJournal.Word.frames.rawValue] = UInt64(count)
    words[TrapJournal.Word.overflow.rawValue] = overflow
    words[TrapJournal.Word.signal.rawValue] = UInt64(signal)
  }
}
