import PropertyTesting
import Synchronization
import Testing

/// Keeps issues from the test while properties run, and hands them to the case that recorded them.
enum IssueInterception {
  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  static func run(_ body: @escaping @Sendable () async -> Report) async throws -> Report {
    // Outside of a test there is nothing to intercept: thrown errors are the only sign.
    guard let test = Test.current else { return await body() }
    let box = Box<Report>()
    let trait = IssueHandlingTrait.compactMapIssues { issue in
      // An issue recorded outside of a case is not the property's.
      guard let context = CaseContext.current, issue.isFailure else { return issue }
      context.record(CaseFailure(issue))
      return nil
    }
    try await trait.provideScope(for: test, testCase: Test.Case.current) {
      let report = await body()
      box.value.withLock { $0 = report }
    }
    guard let report = box.value.withLock({ $0 }) else { throw MissingReport() }
    return report
  }

  /// The testing library did not run the body it was given.
  struct MissingReport: Error {}
}

extension CaseFailure {
  /// The failure that an issue is.
  init(_ issue: Issue) {
    let kind =
      switch issue.kind {
      case .unconditional: "issue"
      case .expectationFailed: "expectation"
      case .confirmationMiscounted: "confirmation"
      case .errorCaught(let error): FailureIdentity(error).kind
      case .timeLimitExceeded: "time limit"
      case .knownIssueNotRecorded: "known issue missing"
      case .valueAttachmentFailed: "attachment"
      case .apiMisused: "misuse"
      case .system: "system"
      @unknown default: "issue of another kind"
      }
    let place = issue.sourceLocation.map { SourcePlace(file: $0.fileID, line: $0.line, filePath: $0.filePath) }
    self.init(identity: FailureIdentity(kind: kind, place: place), message: "\(issue)")
  }
}
