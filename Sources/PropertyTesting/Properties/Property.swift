/// A statement about all values of a generator.
///
///     let property = Property("reversing twice changes nothing", Gen<Int>.int().array()) { list in
///       try ensure(list.reversed().reversed() == list)
///     }
///     let report = await property.check()
///
/// The body fails by throwing (``ensure(_:_:file:line:filePath:)`` or any error), or by recording a failure in the
/// ``CaseContext``. It may be run on several threads at once and, while a failure is shrunk, any number of times.
public struct Property<Value>: Sendable {
  /// What the property is called in reports, and in the failure store.
  public let name: String
  /// The values the property is about.
  public let generator: Gen<Value>
  let core: PropertyCore

  /// A property with a body that fails by throwing.
  @inlinable
  public init(
    _ name: String, _ generator: Gen<Value>, body: @escaping @Sendable (Value) async throws -> Void
  ) {
    self.init(
      name: name, generator: generator,
      core: PropertyCore(
        name: name,
        evaluate: { source in try await body(generator.run(&source)) },
        prepare: { source in PreparedValue(value: try generator.run(&source), body: body) }))
  }

  /// A property of values of several generators, drawn from left to right.
  @inlinable
  public init<each Part>(
    _ name: String, _ generators: repeat Gen<each Part>,
    body: @escaping @Sendable (repeat each Part) async throws -> Void
  ) where Value == (repeat each Part) {
    self.init(name, zip(repeat each generators)) { (values: (repeat each Part)) in
      try await body(repeat each values)
    }
  }

  @usableFromInline
  init(name: String, generator: Gen<Value>, core: PropertyCore) {
    self.name = name
    self.generator = generator
    self.core = core
  }

  /// Runs the property and reports. Cancelling the task ends the run at the next case.
  public func check(_ settings: Settings = Settings()) async -> Report {
    await Runner.check(core, settings)
  }

  /// The value that a sequence of choices stands for, for instance a counterexample's.
  /// - Throws: what the generator throws, when the choices lead to no value.
  public func value(of sequence: ChoiceSequence) throws -> Value {
    let recorder = ChoiceRecorder()
    // Spans that contradict each other would lead outside of the choices.
    recorder.beginReplay(sequence.hasNestedSpans ? sequence : sequence.withoutSpans)
    var source = ChoiceSource(
      random: SplitMix64(seed: 0), size: sequence.size, limit: .max, recorded: recorder)
    return try generator.run(&source)
  }

  /// The minimal value of a report that found one.
  /// - Throws: what the generator throws, when the choices lead to no value.
  public func minimalValue(_ report: Report) throws -> Value? {
    try report.counterexample.map { try value(of: $0.sequence) }
  }
}

/// A property with the type of its values forgotten, so that the engine is compiled once.
@usableFromInline
struct PropertyCore: Sendable {
  let name: String
  /// Generates a value and runs the body on it; the fast path.
  let evaluate: @Sendable (inout ChoiceSource) async throws -> Void
  /// Generates a value and keeps it.
  let prepare: @Sendable (inout ChoiceSource) throws -> any PreparedCase

  @usableFromInline
  init(
    name: String,
    evaluate: @escaping @Sendable (inout ChoiceSource) async throws -> Void,
    prepare: @escaping @Sendable (inout ChoiceSource) throws -> any PreparedCase
  ) {
    self.name = name
    self.evaluate = evaluate
    self.prepare = prepare
  }
}

/// A generated value on which the body has yet to be run.
@usableFromInline
protocol PreparedCase {
  func run() async throws
  func rendered() -> String
  /// Whether another value is the same, as far as one can tell.
  func isSame(as other: any PreparedCase) -> Bool
}

@usableFromInline
struct PreparedValue<Value>: PreparedCase {
  let value: Value
  let body: @Sendable (Value) async throws -> Void

  @usableFromInline
  init(value: Value, body: @escaping @Sendable (Value) async throws -> Void) {
    self.value = value
    self.body = body
  }

  @usableFromInline
  func run() async throws {
    try await body(value)
  }

  @usableFromInline
  func rendered() -> String {
    Rendering.text(of: value)
  }

  @usableFromInline
  func isSame(as other: any PreparedCase) -> Bool {
    guard let other = other as? PreparedValue<Value> else { return false }
    return Sameness.holds(value, other.value)
  }
}
