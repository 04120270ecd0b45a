import Foundation
import PropertyTesting
import Synchronization
import Testing

/// A cancelled run is cancelled, and no more.
@Suite struct CancellationTests {
  /// Cancels the task that runs a property at its `case`-th case, whose body then notices.
  private func report(cancelledAt last: Int, _ generator: Gen<Int>, _ settings: Settings) async -> Report {
    let count = Counter()
    return await Task {
      await Property("cancelled", generator) { _ in
        guard count.next() >= last else { return }
        withUnsafeCurrentTask { $0?.cancel() }
        try await Task.sleep(for: .seconds(60))
      }.check(settings)
    }.value
  }

  @Test func `a body that notices the cancellation is no bug`() async throws {
    // The error that Task.sleep throws was reported as a failure of the property.
    let large = Gen<Int>.int(), small = Gen<Int>.int(in: 0...9)
    for (last, generator) in [(1, large), (64, large), (100, large), (1, small), (10, small)] {
      let report = await report(cancelledAt: last, generator, quiet())
      guard case .cancelled = report.verdict else {
        Issue.record("\(last): \(report)")
        continue
      }
      #expect(report.cases == last - 1)
    }
    let climbing = await Task {
      await Property("climbing", Gen<Int>.int()) { number in
        target(Double(number))
        guard number > 1 << 61 else { return }
        withUnsafeCurrentTask { $0?.cancel() }
        try await Task.sleep(for: .seconds(60))
      }.check(quiet())
    }.value
    guard case .cancelled = climbing.verdict else {
      Issue.record("\(climbing)")
      return
    }
  }

  @Test func `the same error without a cancellation is a failure`() async throws {
    // Only the task's cancellation makes the error innocent.
    let report = await Property("throws", Gen<Int>.int()) { _ in throw CancellationError() }.check(quiet())
    #expect(report.counterexample?.failure.identity.kind.contains("CancellationError") == true, "\(report)")
  }

  @Test func `a failure found on the way to a cancellation is reported`() async throws {
    // Another worker's cancellation hid a failure found in the same round.
    struct Wrong: Error {}
    let (count, hasFailed) = (Counter(), Flag())
    var settings = quiet(cases: 100_000, workers: 2)
    settings.enumeratesSmallDomains = false
    let report = await Property("both", Gen<Int>.int()) { _ in
      guard count.next() == 1 else {
        hasFailed.isSet.store(true, ordering: .relaxed)
        throw Wrong()
      }
      // Ends this worker, once the other has found something.
      withUnsafeCurrentTask { $0?.cancel() }
      while !hasFailed.isSet.load(ordering: .relaxed) { await Task.yield() }
    }.check(settings)
    #expect(report.counterexample?.failure.identity == FailureIdentity(Wrong()), "\(report)")
  }

  @Test func `a failure found before the cancellation stays a failure`() async throws {
    // Was reported as flaky: the run was cancelled while a failure it had found was repeated or shrunk.
    var settings = quiet(cases: 1000)
    let store = FailureStore(directory: NSTemporaryDirectory() + "property-cancelled-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(atPath: store.directory) }
    settings.store = store
    settings.progress = { progress in
      if progress.phase == .shrinking { withUnsafeCurrentTask { $0?.cancel() } }
    }
    let property = Property("found, then cancelled", Gen<Int>.int(in: 0...1000)) { number in
      try await Task.sleep(for: .zero)
      try Task.checkCancellation()
      try ensure(number < 5)
    }
    let report = await Task { [settings] in await property.check(settings) }.value
    guard case .failed(let counterexample) = report.verdict else {
      Issue.record("\(report)")
      return
    }
    #expect((Int(counterexample.rendered) ?? 0) >= 5)
    // That shrinking did not get far is no sign that it ends runs.
    #expect(store.entries(of: report.property).entries.map(\.entry.unfinishedShrinks) == [0])
  }
}

private final class Flag: Sendable {
  let isSet = Atomic(false)
}
