import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The process groups of the models that run, so that they can be ended when this process is.
///
/// The table is a fixed piece of memory with atomic slots: a signal handler may take no lock and no memory.
enum ProcessGroups {
  private static let slotCount = 1024
  nonisolated(unsafe) private static let slots: UnsafeMutablePointer<Atomic<Int32>> = {
    let slots = UnsafeMutablePointer<Atomic<Int32>>.allocate(capacity: slotCount)
    for slot in 0..<slotCount { (slots + slot).initialize(to: Atomic(0)) }
    // What ends by `exit` leaves no model behind, even one that does not notice the end of its input.
    atexit { ProcessGroups.killAll() }
    return slots
  }()

  /// Takes a slot before a process is started; `nil` if all are taken.
  static func reserve() -> Int? {
    (0..<slotCount).first {
      slots[$0].compareExchange(expected: 0, desired: -1, ordering: .relaxed).exchanged
    }
  }

  static func set(_ slot: Int, group: Int32) { slots[slot].store(group, ordering: .releasing) }

  /// Must come before the leader of the group is reaped: afterwards its number may be given to another process.
  static func release(_ slot: Int) { slots[slot].store(0, ordering: .releasing) }

  /// Kills all groups; safe in a signal handler.
  static func killAll() {
    for slot in 0..<slotCount {
      let group = slots[slot].load(ordering: .acquiring)
      if group > 1 { kill(-group, SIGKILL) }
    }
  }

  /// Makes SIGINT, SIGTERM, SIGHUP and SIGQUIT kill all groups and then do what they do by default.
  ///
  /// A signal that is ignored or handled already stays as it is.
  static func killOnInterruption() {
    // The table must exist before a handler can run.
    _ = slots
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
      let present = signal(number, SIG_IGN)
      guard isDefault(present) else {
        signal(number, present)
        continue
      }
      signal(number) { number in
        ProcessGroups.killAll()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// `SIG_DFL` is the null pointer, which Swift shows as `nil`.
  private static func isDefault(_ handler: sig_t?) -> Bool { handler == nil }
}
