/// What a choice decides; replay uses it to tell a moved choice from a different one.
public enum ChoiceKind: UInt8, Sendable, CaseIterable {
  /// An integer counted up from the simplest value.
  case integer
  /// An integer counted outward from a simplest value in the interior: 0, +1, -1, +2, -2, …
  case signed
  /// A truth value; 0 is `false`.
  case boolean
  /// The magnitude of a floating-point number in the order in which doubles count as simple: integers, then short
  /// fractions.
  case double
  /// One byte.
  case byte
  /// Which of several alternatives is taken.
  case alternative
  /// Whether a collection goes on; 0 ends it.
  case continuation
}

/// One decision of a generator: a number in `0...max`, where 0 is always the simplest.
public struct Choice: Hashable, Sendable {
  /// The number chosen.
  public var index: UInt64
  /// The largest number that could have been chosen here.
  public var max: UInt64
  /// What the number decides.
  public var kind: ChoiceKind
  /// Whether the generator left no choice (the first elements of a collection with a smallest count).
  public var isForced: Bool

  /// A choice of `index` out of `0...max`.
  public init(index: UInt64, max: UInt64, kind: ChoiceKind, isForced: Bool = false) {
    self.index = index
    self.max = max
    self.kind = kind
    self.isForced = isForced
  }
}

/// A stretch of choices that belong to one value, with the name of the combinator that drew them.
///
/// Spans nest. They are kept in order of opening, each with the place in the list where its descendants end.
public struct ChoiceSpan: Hashable, Sendable {
  /// A hash of the label; equal labels in any process have equal hashes.
  public var label: UInt64
  /// The position of the first choice inside.
  public var start: Int
  /// The position after the last choice inside.
  public var end: Int
  /// The position, in the list of spans, after the last descendant.
  public var next: Int

  /// A span over the choices `start..<end` whose descendants end before `next` in the list of spans.
  public init(label: UInt64, start: Int, end: Int, next: Int) {
    self.label = label
    self.start = start
    self.end = end
    self.next = next
  }

  /// The number of choices inside.
  public var count: Int { end - start }
}
