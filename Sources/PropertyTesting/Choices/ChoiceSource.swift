/// Where generators draw their choices from: a random stream, a script to replay, or the tree of all choices.
///
/// A source is created by the engine, one a case, and handed to generators `inout`. It cannot be copied, so that no
/// choice can be drawn twice. Drawing in a plain random case does nothing but advance the random stream: since a case
/// is a function of (seed, index), a failing case is drawn again with recording on.
public struct ChoiceSource: ~Copyable {
  /// Whether the case is random and not recorded, the path nearly every case takes.
  @usableFromInline let isFast: Bool
  @usableFromInline var random: SplitMix64
  @usableFromInline var drawn = 0
  @usableFromInline let limit: Int
  @usableFromInline let recorder: ChoiceRecorder
  /// The size, for lengths that random cases plan; reading it here decides nothing in a replay or an enumeration.
  @usableFromInline let plannedSize: Int
  /// How many recursive generators are open.
  @usableFromInline var depth = 0
  /// How many spans and drawn generators are open, and where the stack stood at the first draw; see ``checkStack()``.
  @usableFromInline var nesting = 0
  var stackBase: UInt = 0

  /// A source of random choices that are not recorded.
  init(random: SplitMix64, size: Int, limit: Int, unrecorded recorder: ChoiceRecorder) {
    isFast = true
    self.random = random
    plannedSize = size
    self.limit = limit
    self.recorder = recorder
  }

  /// A source that does what its recorder is set to and records everything.
  init(random: SplitMix64, size: Int, limit: Int, recorded recorder: ChoiceRecorder) {
    isFast = false
    self.random = random
    plannedSize = size
    self.limit = limit
    self.recorder = recorder
  }

  /// How large values of unbounded generators should be, from 0 to 100.
  ///
  /// A generator that reads it has other cases at other sizes, so its domain is sampled and never counted as exhausted.
  @inlinable
  public var size: Int {
    if !isFast { recorder.noteSizeRead() }
    return plannedSize
  }

  /// How many choices were drawn so far.
  public var drawnCount: Int { drawn }

  /// Draws a number in `0...max`, uniformly; 0 is what shrinking aims for.
  ///
  /// A choice out of one (`max` is 0) is not a choice and is not recorded.
  /// - Throws: ``GenerationError/tooManyChoices(limit:)`` when the case is larger than the engine's limit.
  @inlinable
  public mutating func index(upTo max: UInt64, kind: ChoiceKind = .integer) throws -> UInt64 {
    if max == 0 { return 0 }
    try count()
    if isFast { return random.next(upTo: max) }
    let random = recorder.isRandom ? random.next(upTo: max) : 0
    return recorder.draw(plan: random, max: max, kind: kind, random: &self.random)
  }

  /// Draws a number in `0...max` with small numbers as common as large ones.
  /// - Throws: ``GenerationError/tooManyChoices(limit:)`` when the case is larger than the engine's limit.
  @inlinable
  public mutating func smallIndex(upTo max: UInt64, kind: ChoiceKind = .integer) throws -> UInt64 {
    if max == 0 { return 0 }
    try count()
    if isFast { return random.nextBitLengthUniform(upTo: max) }
    let random = recorder.isRandom ? random.nextBitLengthUniform(upTo: max) : 0
    return recorder.draw(plan: random, max: max, kind: kind, random: &self.random)
  }

  /// Draws a number in `0...max` that a random case takes from `plan`, for distributions of your own.
  ///
  /// - Parameters:
  ///   - max: the largest number.
  ///   - kind: what the number decides.
  ///   - plan: computes the number from the random stream; numbers above `max` count as `max`. It must draw from the
  ///     stream it is given and nothing else. It is not called in replays and enumerations.
  /// - Throws: ``GenerationError/tooManyChoices(limit:)`` when the case is larger than the engine's limit.
  @inlinable
  public mutating func index(
    upTo max: UInt64, kind: ChoiceKind, plan: (inout SplitMix64) -> UInt64
  ) throws -> UInt64 {
    if max == 0 { return 0 }
    try count()
    if isFast { return min(plan(&random), max) }
    let random = recorder.isRandom ? min(plan(&random), max) : 0
    return recorder.draw(plan: random, max: max, kind: kind, random: &self.random)
  }

  /// Runs `body` inside a span, so that shrinking sees what it draws as one thing.
  /// - Throws: what `body` throws; ``GenerationError/tooDeep(limit:)`` inside of too many other spans.
  @inlinable
  public mutating func span<Result>(
    _ label: StaticString, _ body: (inout ChoiceSource) throws -> Result
  ) throws -> Result {
    try enter()
    defer { leave() }
    if isFast { return try body(&self) }
    let token = recorder.open(label)
    // A case that throws is recorded too: its spans must be closed on the way out.
    do {
      let result = try body(&self)
      recorder.close(token)
      return result
    } catch {
      recorder.close(token)
      throw error
    }
  }

  /// Draws a value of a generator; the do-notation of `Gen { source in … }`.
  /// - Throws: what the generator throws; ``GenerationError/tooDeep(limit:)`` inside of too many other generators.
  @inlinable
  public mutating func draw<Value>(_ generator: Gen<Value>) throws -> Value {
    try enter()
    defer { leave() }
    return try generator.run(&self)
  }

  /// Whether a collection that has `count` elements goes on; a random case goes on to `plan` elements.
  ///
  /// The answer is recorded as a choice an element, not as a length, so that deleting an element's choices deletes the
  /// element and leaves the others alone.
  @inlinable
  mutating func continues(from count: Int, plan: Int, bounds: ClosedRange<Int>) throws -> Bool {
    if count >= bounds.upperBound { return false }
    if bounds.lowerBound == bounds.upperBound { return true }
    try self.count()
    if isFast { return count < plan }
    let isForced = count < bounds.lowerBound
    return recorder.draw(
      plan: isForced || count < plan ? 1 : 0, max: 1, kind: .continuation, isForced: isForced, random: &random) == 1
  }

  /// The length a random case plans for a collection; 0 where lengths come from a script.
  @inlinable
  mutating func plannedCount(_ bounds: ClosedRange<Int>, typical: Int?) -> Int {
    guard isFast || recorder.isRandom else { return 0 }
    let width = UInt64(bounds.upperBound &- bounds.lowerBound)
    guard let typical else { return bounds.lowerBound &+ Int(random.next(upTo: width)) }
    return bounds.lowerBound &+ Int(random.nextBitLengthUniform(upTo: min(width, UInt64(typical))))
  }

  @inlinable
  mutating func count() throws {
    drawn &+= 1
    if drawn > limit { throw GenerationError.tooManyChoices(limit: limit) }
    if drawn & 63 == 1 { try checkStack() }
  }
}

/// Why a generator could not make a value.
public enum GenerationError: Error, Equatable, Sendable {
  /// The case drew more choices than the engine allows: an unbounded recursion, or values too large to be useful.
  case tooManyChoices(limit: Int)
  /// Generators nest deeper than the engine allows, or than the stack has room for: an unbounded recursion.
  case tooDeep(limit: Int)
  /// A generator that picks something was given nothing to pick from; give it at least one alternative.
  case nothingToChooseFrom(String)
  /// A range of floating-point numbers has an infinite end; give it finite ones, or use `double(specials: true)`.
  case infiniteRange(String)
}

/// Thrown to give up a case that does not satisfy a property's assumptions; see ``assume(_:)``.
public struct Discard: Error, Sendable {
  /// A discard.
  public init() {}
}
