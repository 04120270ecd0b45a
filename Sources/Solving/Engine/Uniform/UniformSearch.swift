import FiniteGroups
import Averaging
import ExactArithmetic

/// Searches for a refutation of "a uniform scheme on exactly t elements exists" by branch and bound over supports, and finds the
/// scheme where there is one.
///
/// A node is closed where a quotient of chosen elements occurs too often, where too few elements are left, or where a
/// function has too large a sum on all supports that are left (``UniformRelaxation``).
struct UniformSearch<Oracle: UniformOracle> {
  enum Outcome {
    case refuted(RefutationTree)
    case scheme([Int])
    case stopped
  }

  private(set) var oracle: Oracle
  let symmetries: SupportSymmetries
  /// t.
  let size: Int
  /// The most pairs of elements of a scheme with one quotient, where that is known.
  let quotientLimit: Int?
  /// The functions that the tree refers to, by their numbers.
  private(set) var functions: [SumFunction] = []
  private(set) var nodes = 0
  private(set) var examined = 0
  /// What may be spent.
  private let limits: EngineLimits
  /// Why the search ended before it was decided, if it did.
  private(set) var stop: EngineStop?
  /// An estimate of the bytes of the functions and of the tree that is being built.
  private(set) var bytes = 0
  /// Bytes of the nodes that are open.
  private var openBytes = 0

  /// The functions that excluded something last, the latest at the end.
  private var recent: [Int] = []
  /// How often the oracle was asked with so many elements left, and how often it excluded everything.
  private var asked: [Int: (count: Int, closed: Int)] = [:]

  /// - Parameter limits: what may be spent; `nil` for everything.
  init(
    _ oracle: Oracle, symmetries: SupportSymmetries, size: Int, quotientLimit: Int?, limits: EngineLimits? = nil
  ) {
    self.limits = limits ?? EngineLimits(Deadline(seconds: 1e9))
    self.oracle = oracle
    self.symmetries = symmetries
    self.size = size
    self.quotientLimit = quotientLimit
  }

  private var order: Int { symmetries.order }

  /// A part of the supports: those with the chosen elements and further ones among the free.
  private struct State {
    var chosen: [Int]
    var excluded: ElementSet
    var free: [Int]
    /// How often each element is a⁻¹b for chosen a, b.
    var quotients: [Int]
    /// Maps that keep what is chosen and what is excluded.
    var maps: [SupportMap]

    /// Excludes free elements, and forgets the maps that do not keep them.
    mutating func exclude(_ elements: ElementSet, under symmetries: SupportSymmetries) {
      excluded.formUnion(elements)
      free.removeAll { elements.contains($0) }
      let members = elements.elements
      maps.removeAll { map in members.contains { !elements.contains(symmetries.image(of: $0, under: map)) } }
    }
  }

  /// Refutes the size or finds a scheme.
  mutating func run() -> Outcome {
    let none = ElementSet(capacity: order)
    let state = State(
      chosen: [0], excluded: none, free: Array(1..<order), quotients: [Int](repeating: 0, count: order),
      maps: symmetries.stabilizer(of: [0], and: none))
    switch refute(state) {
    case .refuted(let tree): return .refuted(.identity(tree))
    case let other: return other
    }
  }

  // MARK: A node

  /// Refutes a part of the supports. Elements are chosen one after another, and excluded when that is refuted, until what is left
  /// is refuted at once.
  private mutating func refute(_ start: State) -> Outcome {
    let frame = MemoryEstimate.openNode(order: order, maps: start.maps.count)
    openBytes += frame
    defer { openBytes -= frame }
    let outcome = search(start)
    if case .refuted(let tree) = outcome {
      bytes += tree.nodeBytes
      // Leaves that are joined by no call of their own.
      if case .branch(_, let children, .some(let rest)) = tree {
        bytes += rest.nodeBytes
        for child in children { if case .quotients = child.tree { bytes += child.tree.nodeBytes } }
      }
    }
    return outcome
  }

  private mutating func search(_ start: State) -> Outcome {
    var state = start
    var children: [RefutationTree.Child] = []
    let left = size - state.chosen.count
    while true {
      nodes += 1
      stop = limits.stop(holding: bytes + openBytes)
      if stop != nil { return .stopped }
      if left > 0, state.free.count >= left, let quotientLimit {
        let dead = deadElements(state, limit: quotientLimit)
        if !dead.isEmpty {
          nodes += dead.count
          children += dead.map {
            RefutationTree.Child(element: $0.element, merged: [], tree: .quotients(element: $0.quotient))
          }
          // Inversion turns quotients a⁻¹b into ab⁻¹, which are counted otherwise: it may move what is dead.
          state.exclude(ElementSet(dead.map(\.element), capacity: order), under: symmetries)
          continue
        }
      }
      var wanted: [Double]?
      switch close(state, left: left, &wanted) {
      case .refuted(let leaf):
        return .refuted(children.isEmpty ? leaf : .branch(set: nil, children: children, rest: leaf))
      case .scheme(let scheme): return .scheme(scheme)
      case .stopped: if left == 0 { return .stopped }
      }
      let orbit = bestOrbit(state, wanted)
      guard let first = orbit.first else { return .stopped }
      switch refute(choosing(first.element, in: state)) {
      case .refuted(let tree):
        children.append(
          RefutationTree.Child(element: first.element, merged: Array(orbit.dropFirst()), tree: tree))
        state.exclude(ElementSet(orbit.map(\.element), capacity: order), under: symmetries)
      case let other: return other
      }
    }
  }

  /// Tries to refute a state at once; ``Outcome/stopped`` if that is not possible.
  private mutating func close(_ state: State, left: Int, _ wanted: inout [Double]?) -> Outcome {
    if state.free.count < left { return .refuted(.exhausted) }
    if left == 0, isScheme(state.chosen) { return .scheme(state.chosen) }
    guard left == 0 || isWorthAsking(left) else { return .stopped }
    asked[left, default: (0, 0)].count += 1
    if let reference = knownExclusion(state, left: left) {
      asked[left, default: (0, 0)].closed += 1
      return .refuted(.sum(reference))
    }
    examined += 1
    switch oracle.examine(chosen: state.chosen, free: state.free, size: size) {
    case .function(let function):
      asked[left, default: (0, 0)].closed += 1
      functions.append(function)
      bytes += function.witness.bytes + 8 * function.values.count + 2 * MemoryEstimate.header
      recent.append(functions.count - 1)
      return .refuted(.sum(RefutationTree.SetReference(witness: functions.count - 1, map: .identity)))
    case .open(let fractions):
      let ranking = fractions.indices.sorted { (fractions[$1], $0) < (fractions[$0], $1) }
      let candidate = state.chosen + ranking.prefix(left).map { state.free[$0] }
      if left > 0, isScheme(candidate) { return .scheme(candidate) }
      wanted = fractions
      return .stopped
    }
  }

  private func isWorthAsking(_ left: Int) -> Bool {
    // Where quotients decide, bounds of sums rarely help.
    guard quotientLimit != nil, let (count, closed) = asked[left], count >= 20, closed * 10 < count else { return true }
    return nodes % 64 == 0
  }

  private mutating func isScheme(_ support: [Int]) -> Bool {
    let radius = oracle.radius(size: size) * (1 + 1e-9) + 1e-9
    let relaxation = oracle.relaxation
    return relaxation.excess(relaxation.sum(support), radius: radius).square < 1e-9 && oracle.isScheme(support)
  }

  /// A recent function, or a translate of it, that excludes everything.
  private mutating func knownExclusion(_ state: State, left: Int) -> RefutationTree.SetReference? {
    for place in recent.indices.suffix(12).reversed() {
      let number = recent[place]
      let function = functions[number]
      var moved = function.values
      for translation in 0..<min(order, 64) {
        if translation > 0 {
          for g in 0..<order { moved[symmetries.product(translation, g)] = function.values[g] }
        }
        let total = state.chosen.reduce(0) { $0 + moved[$1] }
        // No more than the least value may be added often.
        let translate = SumFunction(witness: function.witness, values: moved, least: function.least)
        guard left == 0 ? total >= function.least : translate.excludes(state.chosen, state.free, left: left) else {
          continue
        }
        recent.remove(at: place)
        recent.append(number)
        let map = SupportMap(automorphism: 0, inverts: false, left: translation, right: 0)
        return RefutationTree.SetReference(witness: number, map: map)
      }
    }
    return nil
  }

  // MARK: Quotients

  private func deadElements(_ state: State, limit: Int) -> [(element: Int, quotient: Int)] {
    var counts = state.quotients
    var result: [(element: Int, quotient: Int)] = []
    for element in state.free {
      var tooOften = -1
      let inverse = symmetries.inverse(element)
      for other in state.chosen {
        let (left, right) = (
          symmetries.product(inverse, other), symmetries.product(symmetries.inverse(other), element)
        )
        counts[left] += 1
        counts[right] += 1
        if counts[left] > limit { tooOften = left }
        if counts[right] > limit { tooOften = right }
      }
      for other in state.chosen {
        counts[symmetries.product(inverse, other)] -= 1
        counts[symmetries.product(symmetries.inverse(other), element)] -= 1
      }
      if tooOften >= 0 { result.append((element, tooOften)) }
    }
    return result
  }

  private func quotients(of element: Int, with chosen: [Int]) -> [Int] {
    let inverse = symmetries.inverse(element)
    var result: [Int] = []
    result.reserveCapacity(2 * chosen.count)
    for other in chosen {
      result.append(symmetries.product(inverse, other))
      result.append(symmetries.product(symmetries.inverse(other), element))
    }
    return result
  }

  // MARK: Branching

  /// The free elements, merged by symmetry, to branch on.
  private func bestOrbit(_ state: State, _ wanted: [Double]?) -> [(element: Int, map: SupportMap)] {
    let orbits = symmetries.orbits(of: state.free, under: state.maps)
    var share = [Double](repeating: 0, count: order)
    if let wanted { for (element, value) in zip(state.free, wanted) { share[element] = value } }
    if let quotientLimit {
      for element in state.free { share[element] += Double(killed(by: element, state, limit: quotientLimit)) }
    }
    func worth(_ orbit: [(element: Int, map: SupportMap)]) -> Double {
      quotientLimit == nil
        ? orbit.reduce(0) { $0 + share[$1.element] } + 1e-6 * Double(orbit.count)
        : 100 * Double(orbit.count) + share[orbit[0].element]
    }
    return orbits.max { worth($0) < worth($1) } ?? []
  }

  private func choosing(_ element: Int, in state: State) -> State {
    var result = state
    result.chosen.append(element)
    result.free.removeAll { $0 == element }
    for quotient in quotients(of: element, with: state.chosen) { result.quotients[quotient] += 1 }
    let size = result.chosen.count
    let work = symmetries.automorphisms.count * (symmetries.isAbelian ? 1 : order) * size * size
    if work < 100_000 {
      result.maps = symmetries.stabilizer(of: result.chosen, and: result.excluded)
    } else {
      result.maps.removeAll { symmetries.image(of: element, under: $0) != element }
    }
    return result
  }

  /// The number of elements that could no longer be chosen with an element.
  private func killed(by element: Int, _ state: State, limit: Int) -> Int {
    var next = state
    next.chosen.append(element)
    for quotient in quotients(of: element, with: state.chosen) { next.quotients[quotient] += 1 }
    return deadElements(next, limit: limit).count
  }
}
