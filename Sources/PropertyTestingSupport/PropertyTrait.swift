import PropertyTesting
import Testing

/// Settings for all properties of a test or a suite; see `.property(cases:seed:workers:isolated:)`.
public struct PropertyTrait: TestTrait, SuiteTrait, TestScoping {
  /// The settings in force in the current test.
  @TaskLocal static var current = PropertyTrait()

  var cases: Int?
  var seed: UInt64?
  var workers: Int?
  var isIsolated: Bool?

  /// A suite's trait holds for the tests and suites inside.
  public var isRecursive: Bool { true }

  /// Runs a test with the settings; a trait of a test overrides the suite's where it says something.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let outer = PropertyTrait.current
    let merged = PropertyTrait(
      cases: cases ?? outer.cases, seed: seed ?? outer.seed, workers: workers ?? outer.workers,
      isIsolated: isIsolated ?? outer.isIsolated)
    try await PropertyTrait.$current.withValue(merged) { try await function() }
  }

  func apply(to settings: inout Settings) {
    if let cases { settings.cases = cases }
    if let seed { settings.seed = seed }
    if let workers { settings.workers = workers }
    if let isIsolated { settings.isolation?.runsAhead = isIsolated }
  }
}

extension Trait where Self == PropertyTrait {
  /// Sets how the properties of a test or a suite are run; what is left out stays as it is.
  ///
  /// - Parameters:
  ///   - cases: how many cases must pass.
  ///   - seed: what the random cases are a function of.
  ///   - workers: how many cases are run at once.
  ///   - isolated: whether another process runs each property first, so that a case that ends the process is reported
  ///     by the test that meets it, and not by the next run; see `Isolation.runsAhead`.
  public static func property(
    cases: Int? = nil, seed: UInt64? = nil, workers: Int? = nil, isolated: Bool? = nil
  ) -> Self {
    PropertyTrait(cases: cases, seed: seed, workers: workers, isIsolated: isolated)
  }
}
