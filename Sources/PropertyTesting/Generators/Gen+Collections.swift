extension Gen {
  /// Arrays of values, with every length of the range as likely. Shrinks by deleting elements.
  ///
  /// - Parameter count: the lengths; negative bounds count as 0.
  @inlinable
  public func array(count: ClosedRange<Int>) -> Gen<[Value]> {
    let bounds = max(0, count.lowerBound)...max(0, count.upperBound)
    return Gen<[Value]> { source in
      try source.span("array") { source in try drawArray(bounds, typical: nil, from: &source) }
    }
  }

  /// Arrays of exactly `count` values. The length is not a choice: use it for lengths drawn before.
  @inlinable
  public func array(count: Int) -> Gen<[Value]> {
    array(count: count...count)
  }

  /// Arrays of values, mostly short, that grow with the size of the case. Shrinks by deleting elements.
  @inlinable
  public func array() -> Gen<[Value]> {
    Gen<[Value]> { source in
      let typical = source.plannedSize
      return try source.span("array") { source in
        try drawArray(0...1000, typical: typical, from: &source)
      }
    }
  }

  /// As ``array(count:)-(ClosedRange<Int>)``, spelled like the type it makes.
  @inlinable
  public static func array<Element>(of element: Gen<Element>, count: ClosedRange<Int>) -> Gen
  where Value == [Element] {
    element.array(count: count)
  }

  @inlinable
  func drawArray(
    _ bounds: ClosedRange<Int>, typical: Int?, from source: inout ChoiceSource
  ) throws -> [Value] {
    let plan = source.plannedCount(bounds, typical: typical)
    var result: [Value] = []
    // A planned length may be larger than memory; the limit of choices ends such a case.
    result.reserveCapacity(Swift.min(Swift.max(plan, bounds.lowerBound), 1024))
    if source.isFast {
      while try source.continues(from: result.count, plan: plan, bounds: bounds) {
        result.append(try run(&source))
      }
      return result
    }
    while true {
      let element = try source.span("element") { source -> Value? in
        guard try source.continues(from: result.count, plan: plan, bounds: bounds) else { return nil }
        return try run(&source)
      }
      guard let element else { return result }
      result.append(element)
    }
  }

  /// Sets of values. Equal values count once; a set that stays too small is discarded.
  @inlinable
  public func set(count: ClosedRange<Int>) -> Gen<Set<Value>> where Value: Hashable & SendableMetatype {
    distinctArray(count: count).map { Set($0) }
  }

  /// Arrays of different values. Shrinks by deleting elements.
  ///
  /// Values seen before are drawn again, up to 64 times an element; then the array ends, or when it is too short, the
  /// case is discarded.
  @inlinable
  public func distinctArray(count: ClosedRange<Int>) -> Gen<[Value]> where Value: Hashable & SendableMetatype {
    let bounds = max(0, count.lowerBound)...max(0, count.upperBound)
    return Gen<[Value]> { source in
      try source.span("array") { source in
        let plan = source.plannedCount(bounds, typical: nil)
        var seen: Set<Value> = []
        var result: [Value] = []
        var repetitions = 0
        while repetitions < 64 {
          let element = try source.span("element") { source -> Value? in
            guard try source.continues(from: result.count, plan: plan, bounds: bounds) else { return nil }
            return try run(&source)
          }
          guard let element else { return result }
          if seen.insert(element).inserted {
            result.append(element)
            repetitions = 0
          } else {
            repetitions += 1
          }
        }
        guard result.count >= bounds.lowerBound else { throw Discard() }
        return result
      }
    }
  }

  /// Dictionaries with keys of this generator. Keys drawn twice keep the first value.
  @inlinable
  public func dictionary<Mapped>(
    to values: Gen<Mapped>, count: ClosedRange<Int>
  ) -> Gen<[Value: Mapped]> where Value: Hashable & SendableMetatype {
    distinctArray(count: count).flatMapEach(values).map { pairs in
      Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Pairs each element of an array with a value of another generator.
  @inlinable
  func flatMapEach<Element, Other>(_ other: Gen<Other>) -> Gen<[(Element, Other)]> where Value == [Element] {
    Gen<[(Element, Other)]> { source in
      try run(&source).map { element in
        try source.span("value") { source in (element, try other.run(&source)) }
      }
    }
  }
}

extension Gen {
  /// Sublists of the given values, in their order. Shrinks towards the empty one.
  @inlinable
  public static func subset<Element: Sendable>(of values: [Element]) -> Gen where Value == [Element] {
    Gen { source in
      try source.span("subset") { source in
        var result: [Element] = []
        for value in values where try source.index(upTo: 1, kind: .boolean) == 1 { result.append(value) }
        return result
      }
    }
  }

  /// Permutations of `0..<count`, each as likely. Shrinks towards the identity.
  ///
  /// The choices are the inversion table: choice k says how many of the points below k come after k. All zero is the
  /// identity, and a prefix of the table is a permutation of fewer points, so that a permutation of n points stays
  /// close to itself while n shrinks.
  /// - Complexity: O(`count`²) moves, O(`count`) choices.
  @inlinable
  public static func permutation(count: Int) -> Gen where Value == [Int] {
    Gen { source in
      try source.span("permutation") { source in
        guard count > 0 else { return [] }
        var result = [Int](repeating: 0, count: count)
        for point in 1..<Swift.max(count, 1) {
          var position = point
          let target = point - Int(try source.index(upTo: UInt64(point)))
          while position > target {
            result[position] = result[position - 1]
            position -= 1
          }
          result[position] = point
        }
        return result
      }
    }
  }

  /// The given values in any order, each order as likely. Shrinks towards the order given.
  @inlinable
  public static func permutation<Element: Sendable>(of values: [Element]) -> Gen where Value == [Element] {
    Gen<[Int]>.permutation(count: values.count).map { order in order.map { values[$0] } }
  }
}
