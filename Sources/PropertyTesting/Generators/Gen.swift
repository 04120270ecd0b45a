/// A recipe for values: a function of the choices of a ``ChoiceSource``.
///
/// Because the recipe is a function of choices, and shrinking works on the choices, every value a generator makes can
/// be shrunk, through any composition, and every shrunk value is one the generator could have made.
///
///     let matrix = Gen<[[Int]]> { source in
///       let n = try source.draw(.int(in: 1...12))
///       return try source.draw(Gen.int(in: 0...99).array(count: n).array(count: n))
///     }
///
/// A generator must be a function of the choices and of nothing else: no randomness of its own, no clock, and no
/// iteration over a `Set` or a `Dictionary`, whose order differs from one process to the next.
public struct Gen<Value>: Sendable {
  @usableFromInline
  let run: @Sendable (inout ChoiceSource) throws -> Value

  /// A generator that draws from the source as it likes.
  @inlinable
  public init(_ run: @escaping @Sendable (inout ChoiceSource) throws -> Value) {
    self.run = run
  }

  /// Draws a value.
  /// - Throws: ``Discard`` when the choices lead to no value, ``GenerationError``, and whatever the recipe throws.
  @inlinable
  public func generate(from source: inout ChoiceSource) throws -> Value {
    try source.draw(self)
  }
}

extension Gen {
  /// The generator of one value.
  @inlinable
  public static func just(_ value: Value) -> Gen where Value: Sendable {
    Gen { _ in value }
  }

  /// A generator that never has a value; every case that draws from it is discarded.
  @inlinable
  public static var never: Gen {
    Gen { _ in throw Discard() }
  }

  /// The values of this generator, transformed.
  @inlinable
  public func map<Result>(_ transform: @escaping @Sendable (Value) throws -> Result) -> Gen<Result> {
    Gen<Result> { source in try transform(run(&source)) }
  }

  /// Values of a generator that depends on a value drawn first. Both shrink, together and apart.
  @inlinable
  public func flatMap<Result>(_ transform: @escaping @Sendable (Value) throws -> Gen<Result>) -> Gen<Result> {
    Gen<Result> { source in try source.draw(transform(run(&source))) }
  }

  /// The values that satisfy a predicate.
  ///
  /// Draws up to `attempts` times, then discards the case; a number below 1 discards every case. A predicate that few
  /// values satisfy is slow; a generator that makes only good values is always better.
  @inlinable
  public func filter(
    attempts: Int = 64, _ isIncluded: @escaping @Sendable (Value) throws -> Bool
  ) -> Gen {
    Gen { source in
      for _ in 0..<max(0, attempts) {
        let value = try source.span("attempt") { source -> Value? in
          let value = try run(&source)
          return try isIncluded(value) ? value : nil
        }
        if let value { return value }
      }
      throw Discard()
    }
  }

  /// The values that have an image; as ``filter(attempts:_:)``, with a transformation.
  @inlinable
  public func compactMap<Result>(
    attempts: Int = 64, _ transform: @escaping @Sendable (Value) throws -> Result?
  ) -> Gen<Result> {
    Gen<Result> { source in
      for _ in 0..<max(0, attempts) {
        if let value = try source.span("attempt", { source in try transform(run(&source)) }) { return value }
      }
      throw Discard()
    }
  }

  /// A generator that is told the size of the case, from 0 to 100; early cases are small.
  @inlinable
  public static func sized(_ make: @escaping @Sendable (Int) -> Gen) -> Gen {
    Gen { source in try source.draw(make(source.size)) }
  }

  /// `nil` in one of four cases, else a value.
  @inlinable
  public func optional() -> Gen<Value?> {
    Gen<Value?> { source in
      try source.span("optional") { source in
        let isPresent = try source.index(upTo: 1, kind: .boolean) { $0.next() & 3 == 0 ? 0 : 1 }
        return isPresent == 1 ? try run(&source) : nil
      }
    }
  }
}

/// Tuples of values of the given generators, drawn from left to right.
@inlinable
public func zip<each Value>(_ generators: repeat Gen<each Value>) -> Gen<(repeat each Value)> {
  Gen { source in (repeat try (each generators).run(&source)) }
}
