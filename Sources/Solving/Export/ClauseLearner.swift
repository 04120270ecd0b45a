/// A small solver for clauses by conflict-driven learning, which logs what it learns: each learned clause follows from
/// those before it by unit propagation, with the clauses that propagate in their order.
struct ClauseLearner {
  /// A step of the log. Literals are ±1, ±2, …; clauses are numbered from 1, first the given ones.
  enum Step: Equatable {
    /// A clause that follows by unit propagation, the hints in their order; the empty clause is the end.
    case learned(number: Int, literals: [Int], hints: [Int])
    /// A clause that is not used any more.
    case deleted(number: Int, literals: [Int])
  }

  enum Outcome: Equatable {
    /// There is no solution; the log ends with the empty clause.
    case refuted([Step])
    /// A solution, the variable 1 first.
    case solution([Bool])
    /// Neither within the conflicts allowed.
    case unknown
  }

  private let variableCount: Int
  private let givenCount: Int
  // Literals are 2v and 2v + 1 inside, v from 0.
  private var clauses: [[Int32]] = []
  private var watches: [[Int32]]
  private var isDeleted: [Bool] = []
  private var rank: [Int] = []
  private var value: [Int8]
  private var level: [Int]
  private var reason: [Int]
  /// For a variable fixed at the start, the number of its unit clause.
  private var unit: [Int]
  private var place: [Int]
  private var trail: [Int32] = []
  private var levelStarts: [Int] = []
  private var head = 0
  private var activity: [Double]
  private var increment = 1.0
  private var phase: [Bool]
  private var steps: [Step] = []
  private var isSeen: [Bool]

  /// - Parameter clauses: literals ±1 … ±`variableCount`.
  init(variableCount: Int, clauses given: [[Int]]) {
    self.variableCount = variableCount
    givenCount = given.count
    watches = Array(repeating: [], count: 2 * variableCount)
    value = Array(repeating: -1, count: variableCount)
    level = Array(repeating: 0, count: variableCount)
    reason = Array(repeating: -1, count: variableCount)
    unit = Array(repeating: 0, count: variableCount)
    place = Array(repeating: 0, count: variableCount)
    activity = Array(repeating: 0, count: variableCount)
    phase = Array(repeating: false, count: variableCount)
    isSeen = Array(repeating: false, count: variableCount)
    for literals in given {
      var seen: Set<Int> = []
      let distinct = literals.filter { seen.insert($0).inserted }
      append(distinct.map { Int32($0 > 0 ? 2 * ($0 - 1) : 2 * (-$0 - 1) + 1) }, rank: 0)
      for literal in distinct { activity[abs(literal) - 1] += 1e-3 }
    }
  }

  private func external(_ literal: Int32) -> Int { literal & 1 == 0 ? Int(literal >> 1) + 1 : -Int(literal >> 1) - 1 }

  /// 1 true, 0 false, −1 open.
  private func truth(_ literal: Int32) -> Int8 {
    let value = value[Int(literal >> 1)]
    return value < 0 ? -1 : value ^ Int8(literal & 1)
  }

  @discardableResult
  private mutating func append(_ literals: [Int32], rank newRank: Int) -> Int {
    let number = clauses.count
    clauses.append(literals)
    isDeleted.append(false)
    rank.append(newRank)
    if literals.count >= 2 {
      watches[Int(literals[0])].append(Int32(number))
      watches[Int(literals[1])].append(Int32(number))
    }
    return number
  }

  private mutating func assign(_ literal: Int32, because clause: Int) {
    let variable = Int(literal >> 1)
    value[variable] = literal & 1 == 0 ? 1 : 0
    level[variable] = levelStarts.count
    reason[variable] = clause
    place[variable] = trail.count
    phase[variable] = literal & 1 == 0
    trail.append(literal)
    guard levelStarts.isEmpty, clause >= 0 else { return }
    // What is fixed at the start gets a unit clause of its own, so that later hints stay short.
    if clauses[clause].count == 1 {
      unit[variable] = clause + 1
    } else {
      let hints = clauses[clause].filter { $0 != literal }.map { unit[Int($0 >> 1)] } + [clause + 1]
      unit[variable] = append([literal], rank: 0) + 1
      steps.append(.learned(number: unit[variable], literals: [external(literal)], hints: hints))
    }
  }

  /// Follows unit clauses; gives a clause whose literals are all false.
  private mutating func propagate() -> Int? {
    while head < trail.count {
      let falsified = trail[head] ^ 1
      head += 1
      let list = watches[Int(falsified)]
      var kept: [Int32] = []
      kept.reserveCapacity(list.count)
      var conflict: Int?
      for (position, watched) in list.enumerated() {
        let number = Int(watched)
        if isDeleted[number] { continue }
        if clauses[number][0] == falsified { clauses[number].swapAt(0, 1) }
        let first = clauses[number][0]
        if truth(first) == 1 {
          kept.append(watched)
          continue
        }
        var isMoved = false
        for index in 2..<max(clauses[number].count, 2) where truth(clauses[number][index]) != 0 {
          clauses[number].swapAt(1, index)
          watches[Int(clauses[number][1])].append(watched)
          isMoved = true
          break
        }
        if isMoved { continue }
        kept.append(watched)
        if truth(first) == 0 {
          conflict = number
          kept += list[(position + 1)...]
          break
        }
        assign(first, because: number)
      }
      watches[Int(falsified)] = kept
      if conflict != nil { return conflict }
    }
    return nil
  }

  private mutating func bump(_ variable: Int) {
    activity[variable] += increment
    if activity[variable] > 1e100 {
      for index in activity.indices { activity[index] *= 1e-100 }
      increment *= 1e-100
    }
  }

  /// The first unique implication point: a clause with one literal of the last level, the level to go back to, and
  /// hints.
  private mutating func analyze(_ conflict: Int) -> (literals: [Int32], back: Int, hints: [Int]) {
    var learned: [Int32] = []
    var units: [Int] = []
    var reasons: [(place: Int, clause: Int)] = [(.max, conflict)]
    var marked: [Int] = []
    var open = 0
    var clause = conflict
    var index = trail.count - 1
    var resolved: Int32 = -1
    while true {
      for literal in clauses[clause] where literal != resolved {
        let variable = Int(literal >> 1)
        if isSeen[variable] { continue }
        isSeen[variable] = true
        marked.append(variable)
        if level[variable] == 0 {
          units.append(unit[variable])
          continue
        }
        bump(variable)
        if level[variable] == levelStarts.count { open += 1 } else { learned.append(literal) }
      }
      while !isSeen[Int(trail[index] >> 1)] { index -= 1 }
      resolved = trail[index]
      index -= 1
      open -= 1
      if open == 0 { break }
      clause = reason[Int(resolved >> 1)]
      reasons.append((place[Int(resolved >> 1)], clause))
    }
    // A literal goes if its reason has no literals but those that are there already.
    var kept: [Int32] = []
    for literal in learned {
      let variable = Int(literal >> 1)
      let own = reason[variable]
      guard own >= 0, clauses[own].allSatisfy({ isSeen[Int($0 >> 1)] || level[Int($0 >> 1)] == 0 }) else {
        kept.append(literal)
        continue
      }
      reasons.append((place[variable], own))
      for other in clauses[own] where level[Int(other >> 1)] == 0 && !isSeen[Int(other >> 1)] {
        isSeen[Int(other >> 1)] = true
        marked.append(Int(other >> 1))
        units.append(unit[Int(other >> 1)])
      }
    }
    for variable in marked { isSeen[variable] = false }
    // The literal of the highest level comes second, to be watched.
    kept.sort { level[Int($0 >> 1)] > level[Int($1 >> 1)] }
    let back = kept.first.map { level[Int($0 >> 1)] } ?? 0
    let hints = units + reasons.sorted { $0.place < $1.place }.map { $0.clause + 1 }
    return ([resolved ^ 1] + kept, back, hints)
  }

  private mutating func goBack(to target: Int) {
    guard levelStarts.count > target else { return }
    let start = levelStarts[target]
    for literal in trail[start...] { value[Int(literal >> 1)] = -1 }
    trail.removeSubrange(start...)
    levelStarts.removeSubrange(target...)
    head = start
  }

  /// Deletes half of the learned clauses, those with literals of many levels.
  private mutating func reduce() {
    let candidates = (givenCount..<clauses.count).filter { number in
      !isDeleted[number] && clauses[number].count > 2 && rank[number] > 2
        && reason[Int(clauses[number][0] >> 1)] != number
    }.sorted { (rank[$0], $1) > (rank[$1], $0) }
    for number in candidates.prefix(candidates.count / 2) {
      isDeleted[number] = true
      steps.append(.deleted(number: number + 1, literals: clauses[number].map(external)))
      clauses[number] = []
    }
  }

  /// Searches until a solution or a refutation is found.
  mutating func run(conflictLimit: Int) -> Outcome {
    for number in 0..<givenCount {
      if clauses[number].isEmpty { return finish(number) }
      guard clauses[number].count == 1 else { continue }
      switch truth(clauses[number][0]) {
      case -1: assign(clauses[number][0], because: number)
      case 0: return finish(number)
      default: break
      }
    }
    var conflicts = 0
    var untilRestart = 100
    var restarts = 0
    var untilReduction = 4_000
    while true {
      if let conflict = propagate() {
        if levelStarts.isEmpty { return finish(conflict) }
        conflicts += 1
        if conflicts > conflictLimit { return .unknown }
        untilRestart -= 1
        untilReduction -= 1
        let (literals, back, hints) = analyze(conflict)
        let levels = Set(literals.map { level[Int($0 >> 1)] }).count
        goBack(to: back)
        let number = append(literals, rank: levels)
        steps.append(.learned(number: number + 1, literals: literals.map(external), hints: hints))
        assign(literals[0], because: number)
        increment /= 0.95
      } else if untilRestart <= 0 {
        restarts += 1
        untilRestart = 100 * ClauseLearner.luby(restarts + 1)
        goBack(to: 0)
      } else {
        if untilReduction <= 0 {
          reduce()
          untilReduction = 4_000
        }
        var best = -1
        for variable in 0..<variableCount where value[variable] < 0 {
          if best < 0 || activity[variable] > activity[best] { best = variable }
        }
        guard best >= 0 else { return .solution(value.map { $0 == 1 }) }
        levelStarts.append(trail.count)
        assign(Int32(2 * best + (phase[best] ? 0 : 1)), because: -1)
      }
    }
  }

  /// The empty clause from a clause whose literals are false from the start.
  private mutating func finish(_ conflict: Int) -> Outcome {
    let hints = clauses[conflict].map { unit[Int($0 >> 1)] } + [conflict + 1]
    steps.append(.learned(number: clauses.count + 1, literals: [], hints: hints))
    return .refuted(steps)
  }

  /// 1, 1, 2, 1, 1, 2, 4, …, from 1.
  static func luby(_ index: Int) -> Int {
    var (size, power) = (1, 0)
    while size < index {
      size = 2 * size + 1
      power += 1
    }
    var rest = index
    while size != rest {
      size = (size - 1) / 2
      power -= 1
      if rest > size { rest -= size }
    }
    return 1 << power
  }
}

extension [ClauseLearner.Step] {
  /// The steps in the DRAT format.
  var drat: String {
    map { step in
      switch step {
      case .learned(_, let literals, _): line(literals)
      case .deleted(_, let literals): "d " + line(literals)
      }
    }.joined()
  }

  /// The steps in the LRAT format.
  var lrat: String {
    var last = 0
    return map { step in
      switch step {
      case .learned(let number, let literals, let hints):
        last = number
        return "\(number) " + String(line(literals).dropLast()) + " " + line(hints)
      case .deleted(let number, _): return "\(last) d " + line([number])
      }
    }.joined()
  }

  private func line(_ numbers: [Int]) -> String { numbers.map { "\($0) " }.joined() + "0\n" }
}
