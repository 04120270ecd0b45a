import Foundation
import PropertyTesting
import Testing

/// Checks that a body passes for all values of some generators.
///
///     @Test func `reversing twice changes nothing`() async throws {
///       try await forAll(Gen<Int>.int().array()) { list in
///         #expect(list.reversed().reversed() == list)
///       }
///     }
///
/// Inside the body, plain `#expect`, `#require`, `Issue.record` and thrown errors are the signs of failure. They are
/// intercepted: the test gets one issue, at the place of the failing `#expect`, with the simplest value that fails
/// there and how to run it again.
///
/// - Parameters:
///   - generators: what the values are drawn from, from left to right.
///   - name: what the failure store knows the property by; the test's name and the values' types if `nil`. Give names
///     to properties of one test that have the same types.
///   - settings: how the property is run; a ``PropertyTrait`` on the test overrides it.
///   - sourceLocation: where the issue is reported when the failure has no place of its own.
///   - body: what should pass. It may be run on several threads at once.
/// - Returns: the report, for further expectations; a failure has been recorded already.
@discardableResult
public func forAll<each Value>(
  _ generators: repeat Gen<each Value>, name: String? = nil, settings: Settings? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  body: @escaping @Sendable (repeat each Value) async throws -> Void
) async throws -> Report {
  var types: [String] = []
  for type in repeat (each Value).self { types.append("\(type)") }
  let property = Property(
    name ?? defaultName(types, sourceLocation), repeat each generators, body: body)
  return try await checkInTest(property, settings: settings, sourceLocation: sourceLocation)
}

/// Checks that a body passes for all values of one generator; as `forAll` of several generators.
///
/// The body may name the parts of a tuple: `forAll(zip(sizes, seeds)) { size, seed in … }`.
@discardableResult
public func forAll<Value>(
  _ generator: Gen<Value>, name: String? = nil, settings: Settings? = nil,
  sourceLocation: SourceLocation = #_sourceLocation,
  body: @escaping @Sendable (Value) async throws -> Void
) async throws -> Report {
  let property = Property(name ?? defaultName(["\(Value.self)"], sourceLocation), generator, body: body)
  return try await checkInTest(property, settings: settings, sourceLocation: sourceLocation)
}

/// Not the line: editing the file must not orphan stored failures. The types tell the properties of a test apart.
private func defaultName(_ types: [String], _ sourceLocation: SourceLocation) -> String {
  let place = TestSettings.testName ?? "\(sourceLocation.fileID)"
  return "\(place) (\(types.joined(separator: ", ")))"
}

/// Checks a property inside a test; as `forAll` of several generators.
@discardableResult
public func forAll<Value>(
  _ property: Property<Value>, settings: Settings? = nil, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Report {
  try await checkInTest(property, settings: settings, sourceLocation: sourceLocation)
}

private func checkInTest<Value>(
  _ property: Property<Value>, settings: Settings?, sourceLocation: SourceLocation
) async throws -> Report {
  var resolved = settings ?? Settings()
  if resolved.store == nil, resolved.keepsFailures { resolved.store = TestSettings.store }
  if resolved.isolation == nil { resolved.isolation = TestSettings.isolation }
  PropertyTrait.current.apply(to: &resolved)
  if resolved.rerunCommand == Settings().rerunCommand { resolved.rerunCommand = TestSettings.rerunCommand }
  let report = try await IssueInterception.run { [resolved] in await property.check(resolved) }
  record(report, sourceLocation)
  return report
}

private func record(_ report: Report, _ sourceLocation: SourceLocation) {
  guard !report.isSuccess else {
    // Stale failures and journals would go unseen if only failures were shown.
    for note in report.notes {
      Issue.record(
        Comment(rawValue: "“\(report.property)”: \(note)"), severity: .warning, sourceLocation: sourceLocation)
    }
    return
  }
  var place = sourceLocation
  if let failure = report.counterexample?.failure.identity.place,
    let path = failure.filePath ?? (failure.file == sourceLocation.fileID ? sourceLocation.filePath : nil),
    // A location is valid only with Module/File and a line from 1; others trap.
    failure.file.contains("/"), failure.line > 0
  {
    // The column is not kept; the line is what the reader needs.
    place = SourceLocation(fileID: failure.file, filePath: path, line: failure.line, column: 1)
  }
  Issue.record(Comment(rawValue: report.description), sourceLocation: place)
}
