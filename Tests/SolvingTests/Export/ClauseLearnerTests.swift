import Testing

@testable import Solving

@Suite struct ClauseLearnerTests {
  /// n + 1 pigeons in n holes.
  private func pigeons(_ holes: Int) -> (count: Int, clauses: [[Int]]) {
    func variable(_ pigeon: Int, _ hole: Int) -> Int { pigeon * holes + hole + 1 }
    var clauses = (0...holes).map { pigeon in (0..<holes).map { variable(pigeon, $0) } }
    for hole in 0..<holes {
      for first in 0...holes {
        for second in 0..<first { clauses.append([-variable(first, hole), -variable(second, hole)]) }
      }
    }
    return (holes * (holes + 1), clauses)
  }

  /// Whether every learned clause follows by unit propagation through its hints alone, in their order.
  private func isVerified(_ steps: [ClauseLearner.Step], _ given: [[Int]]) -> Bool {
    var clauses: [Int: [Int]] = [:]
    for (number, clause) in given.enumerated() { clauses[number + 1] = clause }
    for step in steps {
      switch step {
      case .deleted(let number, _): clauses[number] = nil
      case .learned(let number, let literals, let hints):
        var isTrue = Set(literals.map { -$0 })
        var isConflict = false
        for hint in hints {
          guard !isConflict, let clause = clauses[hint] else { return false }
          let open = Set(clause.filter { !isTrue.contains(-$0) })
          switch open.count {
          case 0: isConflict = true
          case 1: isTrue.formUnion(open)
          default: return false
          }
        }
        guard isConflict, clauses[number] == nil else { return false }
        if literals.isEmpty { return true }
        clauses[number] = literals
      }
    }
    return false
  }

  @Test(arguments: 1...5) func pigeonholes(_ holes: Int) {
    let (count, clauses) = pigeons(holes)
    var learner = ClauseLearner(variableCount: count, clauses: clauses)
    guard case .refuted(let steps) = learner.run(conflictLimit: 100_000) else {
      Issue.record("not refuted")
      return
    }
    #expect(isVerified(steps, clauses))
    #expect(!isVerified(Array(steps.dropLast()), clauses))
  }

  @Test func limits() {
    let (count, clauses) = pigeons(5)
    var learner = ClauseLearner(variableCount: count, clauses: clauses)
    #expect(learner.run(conflictLimit: 1) == .unknown)
  }

  /// Against all assignments, on random clauses of three literals in nine variables.
  @Test func randomClauses() {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var outcomes = (refuted: 0, solved: 0)
    for _ in 0..<60 {
      let clauses = (0..<40).map { _ in (0..<3).map { _ in (next(9) + 1) * (next(2) == 0 ? 1 : -1) } }
      func holds(_ assignment: Int) -> Bool {
        clauses.allSatisfy { clause in clause.contains { ($0 > 0) == (assignment >> (abs($0) - 1) & 1 == 1) } }
      }
      let isSatisfiable = (0..<512).contains(where: holds)
      var learner = ClauseLearner(variableCount: 9, clauses: clauses)
      switch learner.run(conflictLimit: 10_000) {
      case .refuted(let steps):
        outcomes.refuted += 1
        #expect(!isSatisfiable && isVerified(steps, clauses))
      case .solution(let values):
        outcomes.solved += 1
        #expect(holds(values.enumerated().reduce(0) { $1.element ? $0 | 1 << $1.offset : $0 }))
      case .unknown: Issue.record("unknown")
      }
    }
    #expect(outcomes.refuted > 5 && outcomes.solved > 5)
  }

  @Test func luby() { #expect((1...15).map(ClauseLearner.luby) == [1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8]) }
}
