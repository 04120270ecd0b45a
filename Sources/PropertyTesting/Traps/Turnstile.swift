/// Lets one run of a property at a time look at what earlier processes left behind.
///
/// A test with several arguments runs its property several times at once, under one name. All but the first wait, so
/// that they find the trap that the first has confirmed and kept, and do not walk into it meanwhile.
actor Turnstile {
  static let journals = Turnstile()

  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]

  /// Runs a body when no other body of the same name is running; bodies run in the order of the calls.
  nonisolated(nonsending) func pass<Result>(_ name: String, _ body: () async -> Result) async -> Result {
    await enter(name)
    let result = await body()
    await leave(name)
    return result
  }

  private func enter(_ name: String) async {
    guard waiting[name] != nil else {
      waiting[name] = []
      return
    }
    await withCheckedContinuation { waiting[name, default: []].append($0) }
  }

  private func leave(_ name: String) {
    guard let first = waiting[name]?.first else {
      waiting[name] = nil
      return
    }
    waiting[name]?.removeFirst()
    first.resume()
  }
}
