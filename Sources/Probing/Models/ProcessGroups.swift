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
///
/// Once the groups are killed the program is on its way out, with a signal or an exit code that is decided. A thread that notices the end of
/// its model in that moment must not end the program in another way, so it waits: ``waitIfEnding()``.
enum ProcessGroups {
  private static let slotCount = 1024
  nonisolated(unsafe) private static let slots: UnsafeMutablePointer<Atomic<Int32>> = {
    let slots = UnsafeMutablePointer<Atomic<Int32>>.allocate(capacity: slotCount)
    for slot in 0..<slotCount { (slots + slot).initialize(to: Atomic(0)) }
    // What ends by `exit` leaves no model behind, even one that does not notice the end of its input.
    atexit { ProcessGroups.killAll() }
    return slots
  }()

  /// Whether the groups were killed because this process ends. A constant of a type without references: a signal handler only loads and stores.
  private static let isEnding = Atomic(false)

  /// Takes a slot before a process is started; `nil` if all are taken.
  static func reserve() -> Int? {
    (0..<slotCount).first {
      slots[$0].compareExchange(expected: 0, desired: -1, ordering: .relaxed).exchanged
    }
  }

  static func set(_ slot: Int, group: Int32) {
    slots[slot].store(group, ordering: .sequentiallyConsistent)
    // One that was started while the others were killed.
    if isEnding.load(ordering: .sequentiallyConsistent) { kill(-group, SIGKILL) }
  }

  /// Must come before the leader of the group is reaped: afterwards its number may be given to another process.
  static func release(_ slot: Int) { slots[slot].store(0, ordering: .releasing) }

  /// Kills all groups because this process ends; safe in a signal handler.
  static func killAll() {
    // First, so that who notices the end of a model knows of it.
    isEnding.store(true, ordering: .sequentiallyConsistent)
    for slot in 0..<slotCount {
      let group = slots[slot].load(ordering: .sequentiallyConsistent)
      if group > 1 { kill(-group, SIGKILL) }
    }
  }

  /// Waits for the end of this process if its models were killed because it ends; returns at once otherwise.
  ///
  /// Whatever is wrong with a model then is no news, and must not become another way for the program to end.
  static func waitIfEnding() {
    while isEnding.load(ordering: .sequentiallyConsistent) { pause() }
  }

  /// Makes SIGINT, SIGTERM, SIGHUP and SIGQUIT kill all groups and then do what they do by default.
  ///
  /// A signal that is ignored or handled already stays as it is.
  static func killOnInterruption() {
    // What a handler uses must exist before it can run.
    _ = slots
    _ = isEnding.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] {
      let present = signal(number, SIG_IGN)
      guard isDefault(present) else {
        signal(number, present)
        continue
      }
      signal(number) { number in
        ProcessGroups.killAll()
        signal(number, SIG_DFL)
        // It is held back while it is handled; let through, it ends the process here and now.
        var own = sigset_t()
        sigemptyset(&own)
        sigaddset(&own, number)
        pthread_sigmask(SIG_UNBLOCK, &own, nil)
        raise(number)
        // The first process of a container does not end by signals of its own.
        _exit(128 + number)
      }
    }
  }

  /// `SIG_DFL` is the null pointer, which Swift shows as `nil`.
  private static func isDefault(_ handler: sig_t?) -> Bool { handler == nil }
}
