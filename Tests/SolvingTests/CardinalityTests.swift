import Testing

@testable import Solving

@Suite("Counting in clauses")
struct CardinalityTests {
  enum Form: String, CaseIterable, Sendable {
    case atMostByCounter, atMostByTotalizer, atLeastByCounter, atLeastByTotalizer, exactly

    func add(_ bound: Int, of literals: [Literal], to problem: inout MixedProblem) {
      switch self {
      case .atMostByCounter: problem.addAtMost(bound, of: literals, by: .sequentialCounter)
      case .atMostByTotalizer: problem.addAtMost(bound, of: literals, by: .totalizer)
      case .atLeastByCounter: problem.addAtLeast(bound, of: literals, by: .sequentialCounter)
      case .atLeastByTotalizer: problem.addAtLeast(bound, of: literals, by: .totalizer)
      case .exactly: problem.addExactly(bound, of: literals)
      }
    }

    func allows(_ number: Int, _ bound: Int) -> Bool {
      switch self {
      case .atMostByCounter, .atMostByTotalizer: number <= bound
      case .atLeastByCounter, .atLeastByTotalizer: number >= bound
      case .exactly: number == bound
      }
    }
  }

  /// The values that unit propagation derives from given ones, or `nil` if it meets a contradiction.
  static func propagate(_ problem: MixedProblem, _ given: [Int: Bool]) -> [Int: Bool]? {
    var values = given
    var changed = true
    while changed {
      changed = false
      for assertion in problem.assertions {
        guard case .clause(let literals) = assertion.condition else { continue }
        if literals.contains(where: { values[$0.variable] == !$0.isNegated }) { continue }
        let open = literals.filter { values[$0.variable] == nil }
        if open.isEmpty { return nil }
        if let last = open.first, Set(open).count == 1 {
          values[last.variable] = !last.isNegated
          changed = true
        }
      }
    }
    return values
  }

  /// Unit propagation refutes, or leaves values that satisfy all clauses once the rest is false: a proof either way.
  static func isSatisfiable(_ problem: MixedProblem, _ given: [Int: Bool]) -> Bool {
    guard let values = propagate(problem, given) else { return false }
    let booleans = problem.booleanNames.indices.map { values[$0] ?? false }
    return problem.firstViolation(booleans: booleans, reals: []) == nil
  }

  @Test("every assignment is accepted exactly if it has an allowed number", arguments: Form.allCases, 0...6)
  func exhaustive(form: Form, count: Int) {
    for bound in -1...(count + 1) {
      var problem = MixedProblem()
      let literals = (0..<count).map { problem.addBoolean("x\($0)") }
      form.add(bound, of: literals, to: &problem)
      for mask in 0..<(1 << count) {
        let given = Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, mask >> $0 & 1 == 1) })
        #expect(
          CardinalityTests.isSatisfiable(problem, given) == form.allows(mask.nonzeroBitCount, bound),
          "\(form) \(bound) of \(count), assignment \(mask)")
      }
    }
  }

  @Test("Z3 agrees, with negated literals among the counted", arguments: Form.allCases)
  func solverAgrees(form: Form) throws {
    for bound in 0...4 {
      for mask in 0..<16 {
        var problem = MixedProblem()
        let variables = (0..<4).map { problem.addBoolean("x\($0)") }
        let literals = variables.enumerated().map { $0.offset.isMultiple(of: 2) ? $0.element : !$0.element }
        form.add(bound, of: literals, to: &problem)
        for (index, literal) in literals.enumerated() {
          problem.addClause([mask >> index & 1 == 1 ? literal : !literal])
        }
        let answer = try MixedProblemSolver().solve(problem)
        if case .satisfiable = answer {
          #expect(form.allows(mask.nonzeroBitCount, bound))
        } else {
          #expect(answer == .unsatisfiable && !form.allows(mask.nonzeroBitCount, bound))
        }
      }
    }
  }

  @Test("propagation alone finds every consequence of a full count", arguments: CardinalityEncoding.allCases)
  func arcConsistency(encoding: CardinalityEncoding) {
    for count in 1...7 {
      for bound in 0..<count {
        var problem = MixedProblem()
        let literals = (0..<count).map { problem.addBoolean("x\($0)") }
        problem.addAtMost(bound, of: literals, by: encoding)
        for mask in 0..<(1 << count) where mask.nonzeroBitCount == bound {
          let given = Dictionary(uniqueKeysWithValues: (0..<count).filter { mask >> $0 & 1 == 1 }.map { ($0, true) })
          let values = CardinalityTests.propagate(problem, given)
          #expect((0..<count).allSatisfy { values?[$0] == (mask >> $0 & 1 == 1) }, "\(bound) of \(count), \(mask)")
        }
      }
    }
  }

  @Test("an exact count determines its auxiliary variables")
  func exactlyDetermines() {
    var problem = MixedProblem()
    let literals = (0..<6).map { problem.addBoolean("x\($0)") }
    problem.addExactly(3, of: literals)
    #expect(problem.booleanNames.count > 6)
    for mask in 0..<64 where mask.nonzeroBitCount == 3 {
      let given = Dictionary(uniqueKeysWithValues: (0..<6).map { ($0, mask >> $0 & 1 == 1) })
      #expect(CardinalityTests.propagate(problem, given)?.count == problem.booleanNames.count)
    }
  }

  @Test("trivial bounds need no auxiliary variables, and the counter no more than k(n−k)")
  func sizes() {
    for count in 1...9 {
      for bound in -1...(count + 1) {
        var problem = MixedProblem()
        let literals = (0..<count).map { problem.addBoolean("x\($0)") }
        problem.addAtMost(bound, of: literals)
        let isTrivial = bound <= 0 || bound >= count - 1
        let auxiliaries = problem.booleanNames.count - count
        #expect(isTrivial ? auxiliaries == 0 : auxiliaries <= bound * (count - bound) && auxiliaries > 0)
      }
    }
  }

  @Test("a literal listed twice counts twice", arguments: CardinalityEncoding.allCases)
  func repeated(encoding: CardinalityEncoding) {
    var problem = MixedProblem()
    let (x, y, z) = (problem.addBoolean("x"), problem.addBoolean("y"), problem.addBoolean("z"))
    problem.addAtMost(2, of: [x, x, y, z], by: encoding)
    #expect(CardinalityTests.isSatisfiable(problem, [0: true, 1: false, 2: false]))
    #expect(!CardinalityTests.isSatisfiable(problem, [0: true, 1: true, 2: false]))
    #expect(CardinalityTests.isSatisfiable(problem, [0: false, 1: true, 2: true]))
  }
}
