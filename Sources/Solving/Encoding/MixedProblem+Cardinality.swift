/// How a bound on the number of true literals is spelt out in clauses.
public enum CardinalityEncoding: String, Hashable, Sendable, CaseIterable {
  /// A sequential counter (C. Sinz, *Towards an optimal CNF encoding of Boolean cardinality constraints*, CP 2005,
  /// doi:10.1007/11564751_73) without the registers that cannot matter: O(k(n−k)) auxiliary variables and clauses.
  case sequentialCounter
  /// A totalizer (O. Bailleux, Y. Boufkhad, *Efficient CNF encoding of Boolean cardinality constraints*, CP 2003,
  /// doi:10.1007/978-3-540-45193-8_8) cut off above k: O(n log n) auxiliary variables, O(n k) clauses a level.
  case totalizer
}

extension MixedProblem {
  /// Demands that at most `count` of the literals hold.
  ///
  /// Any assignment of the literals with at most `count` true ones extends to the auxiliary variables, no other does,
  /// and unit propagation alone finds every consequence (both encodings are arc consistent). A literal listed twice
  /// counts twice.
  ///
  /// - Parameters:
  ///   - count: Any integer: a negative one makes the problem unsatisfiable, one from the number of literals on adds
  ///     nothing.
  ///   - literals: What is counted.
  ///   - encoding: How it is counted.
  ///   - label: The start of the names of auxiliary variables.
  ///   - comment: A line for the exported text.
  /// - Complexity: O(k(n−k)) clauses for the counter, O(nk log n) for the totalizer.
  public mutating func addAtMost(
    _ count: Int, of literals: [Literal], by encoding: CardinalityEncoding = .sequentialCounter, label: String = "c",
    comment: String? = nil
  ) {
    let start = assertions.count
    defer { annotate(from: start, comment) }
    if count < 0 {
      addClause([])
    } else if count == 0 {
      for literal in literals { addClause([!literal]) }
    } else if count == literals.count - 1 {
      addClause(literals.map { !$0 })
    } else if count < literals.count {
      switch encoding {
      case .sequentialCounter: addCounter(of: literals, bound: count, directions: [.upward], label: label)
      case .totalizer: addTotalizer(of: literals, bound: count, label: label)
      }
    }
  }

  /// Demands that at least `count` of the literals hold: at most `n − count` of their negations.
  ///
  /// - Complexity: that of ``addAtMost(_:of:by:label:comment:)``.
  public mutating func addAtLeast(
    _ count: Int, of literals: [Literal], by encoding: CardinalityEncoding = .sequentialCounter, label: String = "c",
    comment: String? = nil
  ) {
    addAtMost(literals.count - max(count, 0), of: literals.map { !$0 }, by: encoding, label: label, comment: comment)
  }

  /// Demands that exactly `count` of the literals hold, by one sequential counter that implies in both directions; the
  /// literals then determine the auxiliary variables.
  ///
  /// - Parameters:
  ///   - count: Any integer; outside `0...literals.count` the problem becomes unsatisfiable.
  ///   - literals: What is counted.
  ///   - label: The start of the names of auxiliary variables.
  ///   - comment: A line for the exported text.
  /// - Complexity: O(k(n−k)) clauses.
  public mutating func addExactly(_ count: Int, of literals: [Literal], label: String = "c", comment: String? = nil) {
    let start = assertions.count
    defer { annotate(from: start, comment) }
    if count < 0 || count > literals.count {
      addClause([])
    } else if count == 0 || count == literals.count {
      for literal in literals { addClause([count == 0 ? !literal : literal]) }
    } else {
      addCounter(of: literals, bound: count, directions: [.upward, .downward], label: label)
    }
  }

  private struct Directions: OptionSet {
    let rawValue: Int
    /// More true literals than the bound are refused.
    static let upward = Directions(rawValue: 1)
    /// Fewer true literals than the bound are refused.
    static let downward = Directions(rawValue: 2)
  }

  /// The sequential counter. Register (i, j) stands for "at least j of the first i literals hold"; upward clauses let
  /// literals imply registers, downward clauses let registers imply literals. Registers from which the bound is out of
  /// reach, or passed in any case, are left out.
  private mutating func addCounter(of literals: [Literal], bound: Int, directions: Directions, label: String) {
    let count = literals.count
    var previous: [Int: Literal] = [:]
    for (position, literal) in literals.enumerated() {
      let step = position + 1
      let lowest = max(1, bound - (count - step) + (directions.contains(.downward) ? 0 : 1))
      let highest = min(step, bound)
      var current: [Int: Literal] = [:]
      for level in stride(from: lowest, through: highest, by: 1) {
        let register = addBoolean("\(label)_\(step)_\(level)")
        current[level] = register
        // A register that is not in `previous` is false if it asks for more than it has seen, and true at level 0.
        let kept = previous[level]
        let raised = previous[level - 1]
        if directions.contains(.upward) {
          if let kept { addClause([!kept, register]) }
          addClause([!literal, register] + (raised.map { [!$0] } ?? []))
        }
        if directions.contains(.downward) {
          addClause([!register, literal] + (kept.map { [$0] } ?? []))
          if let raised { addClause([!register, raised]) }
        }
      }
      if directions.contains(.upward), let full = previous[bound] { addClause([!literal, !full]) }
      previous = current
    }
    if directions.contains(.downward), let full = previous[bound] { addClause([full]) }
  }

  /// The totalizer: a balanced tree whose nodes count in unary up to one more than the bound.
  private mutating func addTotalizer(of literals: [Literal], bound: Int, label: String) {
    var level = literals.map { [$0] }
    var height = 0
    while level.count > 1 {
      height += 1
      var next: [[Literal]] = []
      for first in stride(from: 0, to: level.count, by: 2) {
        guard first + 1 < level.count else {
          next.append(level[first])
          continue
        }
        let (left, right) = (level[first], level[first + 1])
        let outputs = (1...min(left.count + right.count, bound + 1)).map {
          addBoolean("\(label)_\(height)_\(first / 2)_\($0)")
        }
        for i in 0...left.count {
          for j in 0...right.count where (1...outputs.count).contains(i + j) {
            let inputs = (i > 0 ? [!left[i - 1]] : []) + (j > 0 ? [!right[j - 1]] : [])
            addClause(inputs + [outputs[i + j - 1]])
          }
        }
        next.append(outputs)
      }
      level = next
    }
    if let root = level.first, root.count > bound { addClause([!root[bound]]) }
  }
}
