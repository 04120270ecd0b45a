import PropertyTesting
import Testing

/// The public collection of shrinking problems, github.com/jlink/shrinking-challenge, with its known minimal answers.
/// Where it takes several that differ in their order (bound5, large union list), one normal form is demanded here.
@Suite struct ShrinkingChallengeTests {
  private func check<Value>(
    _ property: Property<Value>, cases: Int = 20_000, isMinimal: (Value) -> Bool
  ) async throws {
    let (values, calls) = try await minimalValues(of: property, cases: cases)
    #expect(values.count == 50)
    let others = values.filter { !isMinimal($0) }
    #expect(others.isEmpty, "\(others.count) of 50, for instance \(others.prefix(3))")
    print("\(property.name): median \(calls.median) calls, most \(calls.max() ?? 0)")
  }

  @Test func bound5() async throws {
    let list = Gen<Int16>.int().array(count: 0...10).filter { $0.reduce(0, &+) < 256 }
    let property = Property("bound5", list.array(count: 5)) { lists in
      try ensure(lists.joined().reduce(0, &+) < 5 * 256)
    }
    try await check(property) { $0 == [[], [], [], [-1], [-32768]] }
  }

  @Test func `large union list`() async throws {
    let property = Property("large union list", Gen<Int>.int().array(count: 0...10).array(count: 0...10)) { lists in
      try ensure(Set(lists.joined()).count <= 4)
    }
    try await check(property) { $0 == [[0, 1, -1, 2, -2]] }
  }

  @Test func reverse() async throws {
    let property = Property("reverse", Gen<Int>.int().array(count: 0...20)) { list in
      try ensure(Array(list.reversed()) == list)
    }
    try await check(property) { $0 == [0, 1] }
  }

  @Test func calculator() async throws {
    let expressions = Gen<Expression>.recursive(Gen<Int>.int().map(Expression.number), depth: 5) { expression in
      .oneOf(
        zip(expression, expression).map { .sum($0, $1) }, zip(expression, expression).map { .quotient($0, $1) })
    }
    let property = Property("calculator", expressions) { expression in
      try assume(!expression.dividesByLiteralZero)
      _ = try expression.value()
    }
    let zero = Expression.number(0)
    try await check(property) { $0 == .quotient(zero, .sum(zero, zero)) }
  }

  @Test func `length list`() async throws {
    let lists = Gen<Int>.int(in: 1...100).flatMap { Gen.int(in: 0...1000).array(count: $0) }
    try await check(Property("length list", lists) { try ensure(($0.max() ?? 0) < 900) }) { $0 == [900] }
  }

  @Test(arguments: [("zero", 0...0, [10, 10]), ("small", 1...4, [10, 6]), ("one", 1...1, [10, 9])])
  func difference(name: String, bad: ClosedRange<Int>, minimal: [Int]) async throws {
    let numbers = Gen<Int>.int(in: 1...1000)
    let property = Property("difference: \(name)", numbers, numbers) { x, y in
      try ensure(x < 10 || !bad.contains(abs(x - y)))
    }
    try await check(property) { [$0.0, $0.1] == minimal }
  }

  @Test func coupling() async throws {
    let lists = Gen<Int>.int(in: 0...12).flatMap { n in
      n == 0 ? .just([]) : Gen.int(in: 0...n - 1).array(count: n)
    }
    let property = Property("coupling", lists) { list in
      for (index, other) in list.enumerated() where other != index { try ensure(list[other] != index) }
    }
    try await check(property) { $0 == [1, 0] }
  }

  @Test func deletion() async throws {
    let inputs = Gen<Int>.int(in: 0...1000).array(count: 1...20).flatMap { list in
      Gen<Int>.element(of: list).map { Deletion(list: list, element: $0) }
    }
    let property = Property("deletion", inputs) { input in
      var list = input.list
      if let first = list.firstIndex(of: input.element) { list.remove(at: first) }
      try ensure(!list.contains(input.element))
    }
    try await check(property) { $0 == Deletion(list: [0, 0], element: 0) }
  }

  private struct Deletion: Equatable {
    var list: [Int]
    var element: Int
  }

  @Test func distinct() async throws {
    let property = Property("distinct", Gen<Int>.int().array(count: 0...20)) { list in
      try ensure(Set(list).count < 3)
    }
    try await check(property) { $0 == [0, 1, -1] }
  }

  @Test func `nested lists`() async throws {
    let property = Property("nested lists", Gen<Int>.int().array(count: 0...10).array(count: 0...10)) { lists in
      try ensure(lists.reduce(0) { $0 + $1.count } <= 10)
    }
    // Lists of at most ten elements: eleven need two lists, of one element and of ten.
    try await check(property) { $0 == [[0], [Int](repeating: 0, count: 10)] }
    let long = Property("nested lists, long", Gen<Int>.int().array(count: 0...20).array(count: 0...20)) { lists in
      try ensure(lists.reduce(0) { $0 + $1.count } <= 10)
    }
    try await check(long) { $0 == [[Int](repeating: 0, count: 11)] }
  }

  @Test func `binary heap`() async throws {
    let property = Property("binary heap", Heap.generator(from: 0, depth: 0)) { heap in
      let sorted = heap.wronglySorted
      try ensure(sorted == heap.elements.sorted())
    }
    // Other trees of 0, 0, 0 and 1 fail too: getting from one to another takes several moves at once.
    func leaf(_ value: Int) -> Heap { .node(value, .empty, .empty) }
    try await check(property) { $0 == .node(0, .empty, .node(0, leaf(1), leaf(0))) }
  }
}

private indirect enum Expression: Equatable, Sendable {
  case number(Int)
  case sum(Expression, Expression)
  case quotient(Expression, Expression)

  struct DivisionByZero: Error {}

  var dividesByLiteralZero: Bool {
    switch self {
    case .number: false
    case .quotient(_, .number(0)): true
    case .sum(let one, let other), .quotient(let one, let other):
      one.dividesByLiteralZero || other.dividesByLiteralZero
    }
  }

  func value() throws -> Int {
    switch self {
    case .number(let number): return number
    case .sum(let one, let other): return try one.value() &+ other.value()
    case .quotient(let one, let other):
      let (dividend, divisor) = (try one.value(), try other.value())
      guard divisor != 0 else { throw DivisionByZero() }
      return dividend.dividedReportingOverflow(by: divisor).partialValue
    }
  }
}

private indirect enum Heap: Equatable, Sendable {
  case empty
  case node(Int, Heap, Heap)

  static func generator(from least: Int, depth: Int) -> Gen<Heap> {
    Gen { source in
      try source.span("heap") { source in
        let isNode = try source.index(upTo: 1, kind: .alternative) { $0.next(upTo: UInt64(depth + 2)) < 2 ? 1 : 0 }
        guard isNode == 1, depth < 8 else { return .empty }
        let value = least + Int(try source.smallIndex(upTo: 1000))
        let left = try source.draw(generator(from: value, depth: depth + 1))
        let right = try source.draw(generator(from: value, depth: depth + 1))
        return .node(value, left, right)
      }
    }
  }

  var elements: [Int] {
    switch self {
    case .empty: []
    case .node(let value, let left, let right): [value] + left.elements + right.elements
    }
  }

  /// The bug of the challenge: only the first element is taken in order.
  var wronglySorted: [Int] {
    switch self {
    case .empty: []
    case .node(let value, let left, let right): [value] + left.merged(with: right).elements
    }
  }

  func merged(with other: Heap) -> Heap {
    switch (self, other) {
    case (.empty, _): return other
    case (_, .empty): return self
    case (.node(let mine, let left, let right), .node(let theirs, let otherLeft, let otherRight)):
      return mine <= theirs
        ? .node(mine, right.merged(with: other), left) : .node(theirs, otherRight.merged(with: self), otherLeft)
    }
  }
}
