import CZ3
import ExactArithmetic
import Foundation
import Synchronization
import Testing

@testable import Solving

@Suite("Z3: limits, interruption, threads")
struct Z3LimitsTests {
  /// A generous bound for a machine that is busy with other tests.
  static let soon = Duration.seconds(300)

  @Test("a timeout gives unknown, with its reason, in time")
  func timeout() throws {
    let clock = ContinuousClock()
    var answer: MixedAnswer?
    let duration = try clock.measure {
      answer = try MixedProblemSolver().solve(Instances.pigeons(13), limits: SolverLimits(timeout: .milliseconds(100)))
    }
    #expect(answer == .unknown(reason: "timeout"))
    #expect(duration >= .milliseconds(90) && duration < Z3LimitsTests.soon)
  }

  @Test(
    "limits at the ends of their ranges keep their meaning",
    arguments: [
      (Duration.zero, 1), (.seconds(-5), 1), (.nanoseconds(1), 1), (.milliseconds(1), 1), (.microseconds(1001), 2),
      (.seconds(4_294_966), 4_294_966_000), (.seconds(4_294_967), 4_294_967_294), (.seconds(Int64.max), 4_294_967_294),
    ] as [(Duration, UInt32)])
  func timeoutConversion(timeout: Duration, milliseconds: UInt32) {
    #expect(SolverLimits(timeout: timeout).timeoutMilliseconds == milliseconds)
  }

  @Test("no limit and the ends of the resource limit")
  func resourceConversion() {
    #expect(SolverLimits.none.timeoutMilliseconds == nil && SolverLimits.none.resourceUnits == nil)
    #expect(SolverLimits(resourceLimit: 0).resourceUnits == 1)
    #expect(SolverLimits(resourceLimit: 17).resourceUnits == 17)
    #expect(SolverLimits(resourceLimit: .max).resourceUnits == UInt32.max - 1)
  }

  @Test("the resource limit stops at the same place every time")
  func resourceLimit() throws {
    func verdicts() throws -> [MixedAnswer] {
      try [1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000].map {
        try MixedProblemSolver().solve(Instances.pigeons(7), limits: SolverLimits(resourceLimit: $0))
      }
    }
    let first = try verdicts()
    #expect(try verdicts() == first)
    #expect(first.first == .unknown(reason: "resource limit"))
    #expect(first.last == .unsatisfiable)
    // More resources never lose an answer.
    let change = try #require(first.firstIndex(of: .unsatisfiable))
    #expect(first[change...].allSatisfy { $0 == .unsatisfiable })
  }

  @Test("limits of one check do not stay for the next")
  func limitsDoNotStay() throws {
    let context = try Z3Context()
    let solver = try Z3Solver(in: context)
    try solver.read(smtLIB: Instances.pigeons(6).smtLIB())
    guard case .unknown = try solver.check(limits: SolverLimits(resourceLimit: 1000)) else {
      Issue.record("6 pigeons take more than 1000 steps")
      return
    }
    guard case .unsat = try solver.check() else {
      Issue.record("6 pigeons do not fit into 5 holes")
      return
    }
  }

  @Test("another thread can interrupt a check, also in the moment it begins", arguments: [0, 1, 2, 5, 20, 100])
  func interruption(milliseconds: UInt32) throws {
    let interrupter = Z3Interrupter()
    Thread.detachNewThread {
      usleep(milliseconds * 1000)
      interrupter.interrupt()
    }
    let clock = ContinuousClock()
    let start = clock.now
    let answer = try MixedProblemSolver().solve(
      Instances.pigeons(13), limits: SolverLimits(timeout: .seconds(60)), interrupter: interrupter)
    #expect(clock.now - start < Z3LimitsTests.soon)
    #expect(answer == .unknown(reason: "interrupted"))
  }

  @Test("an interrupter that was used ends later checks before they begin")
  func usedInterrupter() throws {
    let interrupter = Z3Interrupter()
    #expect(!interrupter.isInterrupted)
    interrupter.interrupt()
    #expect(interrupter.isInterrupted)
    let answer = try MixedProblemSolver().solve(MixedProblem(), interrupter: interrupter)
    #expect(answer == .unknown(reason: "interrupted"))
  }

  @Test("one interrupter ends checks in several threads")
  func commonInterrupter() throws {
    let interrupter = Z3Interrupter()
    Thread.detachNewThread {
      usleep(50_000)
      interrupter.interrupt()
    }
    let answers = Instances.inThreads(3) { _ in
      try? MixedProblemSolver().solve(
        Instances.pigeons(13), limits: SolverLimits(timeout: .seconds(60)), interrupter: interrupter)
    }
    #expect(answers == Array(repeating: .unknown(reason: "interrupted"), count: 3))
  }

  @Test("contexts in ten threads at a time do not disturb each other")
  func parallelContexts() throws {
    let answers = Instances.inThreads(10) { index in
      (0..<10).map { round -> Bool in
        let isSatisfiable = (index + round).isMultiple(of: 2)
        let instance = Instances.points(4)
        guard
          let encoding = try? SupportEncoding(
            count: instance.count, rows: instance.rows, weightClass: .convex, size: isSatisfiable ? 4 : 3),
          let answer = try? MixedProblemSolver(seed: UInt32(round)).solve(encoding.problem)
        else { return false }
        if case .satisfiable = answer { return isSatisfiable }
        return answer == .unsatisfiable && !isSatisfiable
      }
    }
    #expect(answers == Array(repeating: Array(repeating: true, count: 10), count: 10))
  }
}

#if compiler(>=6.2)
  /// What concerns the memory of the whole process runs in a process of its own.
  @Suite("Z3: memory")
  struct Z3MemoryTests {
    @Test("a memory limit that is hit during a check gives a clean unknown, and is gone afterwards")
    func memoryLimit() async {
      await #expect(processExitsWith: .success) {
        for mebibytes in [1, 4, 16, 18] {
          let answer = try MixedProblemSolver().solve(
            Instances.pigeons(12), limits: SolverLimits(timeout: .seconds(60), memoryMiB: mebibytes))
          #expect(answer == .unknown(reason: "out of memory"), "\(mebibytes) MiB")
        }
        #expect(try MixedProblemSolver().solve(Instances.pigeons(6)) == .unsatisfiable)
      }
    }

    @Test("500 contexts leave nothing behind")
    func noLeak() async {
      await #expect(processExitsWith: .success) {
        func round(_ count: Int) throws {
          for _ in 0..<count {
            let encoding = try SupportEncoding(
              count: 6, rows: Instances.points(3).rows, weightClass: .convex, size: 3)
            guard case .satisfiable = try MixedProblemSolver().solve(encoding.problem) else {
              Issue.record("three permutations suffice on three points")
              return
            }
          }
        }
        try round(20)
        let before = Z3_get_estimated_alloc_size()
        try round(500)
        let after = Z3_get_estimated_alloc_size()
        #expect(after < before + 500_000, "\(before) bytes before, \(after) after")
      }
    }
  }
#endif
