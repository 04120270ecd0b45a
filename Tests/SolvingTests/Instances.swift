import ExactArithmetic
import Foundation
import Synchronization

@testable import Solving

/// Groups and rows with known least sizes, built by their definitions in a few lines.
enum Instances {
  static func permutations(_ n: Int) -> [[Int]] {
    if n == 0 { return [[]] }
    // Lexicographic, so that the identity comes first.
    func extend(_ prefix: [Int]) -> [[Int]] {
      prefix.count == n ? [prefix] : (0..<n).filter { !prefix.contains($0) }.flatMap { extend(prefix + [$0]) }
    }
    return extend([])
  }

  /// The row of an indicator function, its bound being its mean over the group.
  static func indicator<Element>(_ group: [Element], _ holds: (Element) -> Bool) -> SupportRow {
    let values = group.map { holds($0) ? 1 : 0 }
    return SupportRow(values, equals: Rational(values.reduce(0, +), group.count))
  }

  /// S_n on n points: [g(i) = a].
  static func points(_ n: Int) -> (count: Int, rows: [SupportRow]) {
    let group = permutations(n)
    return (group.count, (0..<n).flatMap { i in (0..<n).map { a in indicator(group) { $0[i] == a } } })
  }

  /// S_n on polynomials of degree ≤ 2 of ℝⁿ: [g(i) = a] and [g{i, j} = {a, b}].
  static func quadratics(_ n: Int) -> (count: Int, rows: [SupportRow]) {
    let group = permutations(n)
    let pairs = (0..<n).flatMap { i in ((i + 1)..<max(n, i + 1)).map { (i, $0) } }
    let rows = pairs.flatMap { i, j in
      pairs.map { a, b in indicator(group) { ($0[i] == a && $0[j] == b) || ($0[i] == b && $0[j] == a) } }
    }
    return (group.count, points(n).rows + rows)
  }

  /// C2^m on polynomials of degree ≤ k: all nontrivial characters of weight ≤ k.
  static func signs(_ m: Int, degree: Int) -> (count: Int, rows: [SupportRow]) {
    let rows = (1..<(1 << m)).filter { $0.nonzeroBitCount <= degree }.map { character in
      SupportRow((0..<(1 << m)).map { ($0 & character).nonzeroBitCount % 2 == 0 ? 1 : -1 }, equals: 0)
    }
    return (1 << m, rows)
  }
}

extension Instances {
  /// The pigeonhole principle in clauses: `count` pigeons in one hole less. Unsatisfiable, and hard beyond ten.
  static func pigeons(_ count: Int) -> MixedProblem {
    var problem = MixedProblem()
    let sits = (0..<count).map { pigeon in (0..<(count - 1)).map { problem.addBoolean("p\(pigeon)h\($0)") } }
    for pigeon in 0..<count { problem.addClause(sits[pigeon]) }
    for hole in 0..<(count - 1) {
      for second in 0..<count {
        for first in 0..<second { problem.addClause([!sits[first][hole], !sits[second][hole]]) }
      }
    }
    return problem
  }

  /// Runs a body in as many threads at the same time, not in the pool of tasks, which may be narrower.
  static func inThreads<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    let results = Results<Result>()
    let done = DispatchSemaphore(value: 0)
    for index in 0..<count {
      Thread.detachNewThread {
        let result = body(index)
        results.byIndex.withLock { $0[index] = result }
        done.signal()
      }
    }
    for _ in 0..<count { done.wait() }
    return results.byIndex.withLock { byIndex in (0..<count).compactMap { byIndex[$0] } }
  }

  private final class Results<Result: Sendable>: Sendable {
    let byIndex = Mutex<[Int: Result]>([:])
  }
}
