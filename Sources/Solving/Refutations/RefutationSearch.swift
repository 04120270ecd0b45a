import ExactArithmetic

/// Searches for a refutation of "a scheme on at most t elements exists" by branch and bound over supports, and finds the scheme
/// where there is one.
///
/// At every node the fractional packing of witness sets is maximized; sets that are worth adding come from the images of known
/// witnesses, then from the oracle, which is asked for a witness that misses cheap elements as little as possible.
struct RefutationSearch<Oracle: SupportOracle> {
  enum Outcome {
    case refuted(RefutationTree)
    case scheme([(element: Int, weight: Oracle.Scalar)])
    case stopped
  }

  let oracle: Oracle
  let symmetries: SupportSymmetries
  private(set) var pool: WitnessPool
  private var random: SplitMix64
  private(set) var nodes = 0
  private(set) var oracleCalls = 0
  var nodeLimit = 1_000_000
  var log: ((String) -> Void)?

  /// Ends the search when it is true.
  var isCancelled: @Sendable () -> Bool = { false }

  init(_ oracle: Oracle, symmetries: SupportSymmetries, seed: UInt64 = 1) {
    self.oracle = oracle
    self.symmetries = symmetries
    pool = WitnessPool(symmetries)
    random = SplitMix64(seed: seed)
  }

  private var order: Int { symmetries.order }

  // MARK: The root

  /// Looks for witnesses with small sets: grown from single elements in random order, and such that miss all but two elements.
  ///
  /// - Returns: the best scheme met on the way.
  mutating func explore(rounds: Int) -> [(element: Int, weight: Oracle.Scalar)]? {
    let all = ElementSet(count: order)
    var least = order + 1
    var scheme: [(element: Int, weight: Oracle.Scalar)]?
    func keep(_ answer: SupportAnswer<Oracle.Scalar>) {
      oracleCalls += 1
      switch answer {
      case .scheme(let found): if found.count < scheme?.count ?? .max { scheme = found }
      case .undecided: break
      case .witness(let witness):
        guard witness.set.count < least else { return }
        let free = [Double](repeating: 0, count: order)
        if pool.add(witness, prices: free, below: 1, limit: 60_000, avoiding: all) > 0 { least = witness.set.count }
      }
    }
    for _ in 0..<rounds where !isCancelled() {
      let start = (0..<order).shuffled(using: &random)
      keep(oracle.examine([start[0]], missing: Array(start.dropFirst())))
    }
    // A set of two elements costs half the group; one pair of each kind is tried where sets are small anyway.
    if least <= 6, least > 2 {
      for orbit in orbits(of: Array(1..<order), under: symmetries.stabilizer(of: [0], and: all)) where !isCancelled() {
        let others = (1..<order).filter { $0 != orbit[0].element }
        if !others.isEmpty { keep(oracle.examine(others, missing: [])) }
      }
    }
    return scheme
  }

  /// Refutes "at most `size` elements", or finds a scheme of at most that many.
  mutating func run(size: Int) -> Outcome {
    nodes = 0
    if let number = pool.witnesses.indices.min(by: { pool.witnesses[$0].set.count < pool.witnesses[$1].set.count }),
      size * pool.witnesses[number].set.count < order
    {
      return .refuted(.orbit(witness: number))
    }
    switch refute(chosen: [0], excluded: ElementSet(count: order), size: size, depth: 0) {
    case .refuted(let tree): return .refuted(.identity(tree))
    case let other: return other
    }
  }

  // MARK: A node

  private mutating func refute(chosen: [Int], excluded: ElementSet, size: Int, depth: Int) -> Outcome {
    nodes += 1
    if nodes > nodeLimit || isCancelled() { return .stopped }
    let budget = size - chosen.count
    let chosenSet = ElementSet(chosen, count: order)
    let free = (0..<order).filter { !chosenSet.contains($0) && !excluded.contains($0) }
    let position = bound(chosen: chosenSet, excluded: excluded, free: free, budget: budget, size: size)
    switch position {
    case .closed(let tree): return .refuted(tree)
    case .scheme(let scheme): return .scheme(scheme)
    case .stuck: return .stopped
    case .open(let prices):
      return branch(chosen: chosen, chosenSet: chosenSet, excluded: excluded, free: free, prices: prices, size: size,
        depth: depth)
    }
  }

  private enum Position {
    case closed(RefutationTree)
    case scheme([(element: Int, weight: Oracle.Scalar)])
    case open([Double])
    case stuck
  }

  /// Bounds what has to be chosen in addition.
  private mutating func bound(
    chosen: ElementSet, excluded: ElementSet, free: [Int], budget: Int, size: Int
  ) -> Position {
    var program = PackingProgram(points: free, order: order)
    var used: [Int] = []
    var isUsed = Set<Int>()
    // Images that cost less than 1 enter, the cheapest of each round.
    func violated(_ prices: [Double], _ limit: Int) -> [Int] {
      var result: [(index: Int, price: Double)] = []
      var worst = 1 - 1e-6
      for (index, image) in pool.images.enumerated() {
        var price = 0.0
        for element in image.elements {
          price += prices[Int(element)]
          if price >= worst { break }
        }
        guard price < worst, image.set.isDisjoint(with: chosen), !isUsed.contains(index) else { continue }
        result.append((index, price))
        if result.count >= 4 * limit {
          result.sort { ($0.price, $0.index) < ($1.price, $1.index) }
          result.removeLast(result.count - limit)
          worst = result[limit - 1].price
        }
      }
      result.sort { ($0.price, $0.index) < ($1.price, $1.index) }
      return result.prefix(limit).map(\.index)
    }
    var fruitless = 0
    while true {
      while program.objective <= Double(budget) + 1e-4 {
        let prices = program.elementPrices
        let entering = violated(prices, 30)
        guard !entering.isEmpty else { break }
        for index in entering {
          isUsed.insert(index)
          used.append(index)
          program.add(pool.images[index].set)
          if pool.images[index].set.isSubset(of: excluded) { return .closed(.packing([(reference(index), 1 + Rational(budget))])) }
        }
        program.solve(target: Double(budget) + 0.01)
      }
      if program.objective > Double(budget) + 1e-5, let packing = exactPacking(program, used, budget: budget) {
        return .closed(.packing(packing))
      }
      // The oracle: first an actual support of the size allowed, made of the dearest elements, then random ones.
      let prices = program.elementPrices
      let noise = fruitless == 0 ? 1e-9 : 0.3 * Double(fruitless)
      let ranking = free.map { ($0, prices[$0] * (1 + noise * Double.random(in: -1...1, using: &random))
        + 1e-3 * noise * Double.random(in: 0...1, using: &random)) }.sorted { $0.1 > $1.1 }.map(\.0)
      let support = chosen.elements + ranking.prefix(budget)
      oracleCalls += 1
      let answer = oracle.examine(support, missing: Array(ranking.dropFirst(budget)))
      switch answer {
      case .scheme(let scheme): return .scheme(scheme)
      case .undecided: return .stuck
      case .witness(let witness):
        let price = witness.set.elements.reduce(0.0) { $0 + prices[$1] }
        let added = pool.add(witness, prices: prices, below: 1 - 1e-6, limit: 100, avoiding: chosen)
        if added == 0 || price > 1 - 1e-6 { fruitless += 1 } else { fruitless = 0 }
        if fruitless > (size - budget <= 2 ? 8 : 2) { return .open(prices) }
      }
    }
  }

  private func reference(_ index: Int) -> RefutationTree.SetReference {
    RefutationTree.SetReference(witness: pool.images[index].witness, map: pool.images[index].map)
  }

  /// The packing with rational weights, scaled so that it holds exactly; `nil` if it is no longer enough then.
  private func exactPacking(
    _ program: PackingProgram, _ used: [Int], budget: Int
  ) -> [(set: RefutationTree.SetReference, weight: Rational)]? {
    let packing = program.packing
    let counted = Set(program.elementPrices.indices.filter { program.counts($0) })
    for denominator in [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 18, 20, 24, 30, 36, 48, 60, 120, 1000, 100_000, 10_000_000] {
      var coverage: [Int: Int] = [:]
      var total = 0
      var weights: [(Int, Int)] = []
      for (column, weight) in packing {
        let rounded = Int((weight * Double(denominator)).rounded())
        guard rounded > 0 else { continue }
        weights.append((used[column], rounded))
        total += rounded
        for element in pool.images[used[column]].elements where counted.contains(Int(element)) {
          coverage[Int(element), default: 0] += rounded
        }
      }
      let largest = coverage.values.max() ?? 0
      if largest > 0, total > budget * largest {
        return weights.map { (reference($0.0), Rational($0.1, largest)) }
      }
    }
    return nil
  }

  // MARK: Branching

  /// The orbits of elements under maps that form a group, each with maps to its first element.
  private func orbits(of elements: [Int], under maps: [SupportMap]) -> [[(element: Int, map: SupportMap)]] {
    var orbits: [[(element: Int, map: SupportMap)]] = []
    var rest = ElementSet(elements, count: order)
    for element in elements where rest.contains(element) {
      rest.remove(element)
      var orbit: [(element: Int, map: SupportMap)] = [(element, .identity)]
      for map in maps {
        for other in rest.elements where symmetries.image(of: other, under: map) == element {
          rest.remove(other)
          orbit.append((other, map))
        }
      }
      orbits.append(orbit)
    }
    return orbits
  }

  private mutating func branch(
    chosen: [Int], chosenSet: ElementSet, excluded: ElementSet, free: [Int], prices: [Double], size: Int, depth: Int
  ) -> Outcome {
    let stabilizer = symmetries.stabilizer(of: chosen, and: excluded)
    let orbits = orbits(of: free, under: stabilizer)
    // The orbit that the packing values most, whole.
    func worth(_ orbit: [(element: Int, map: SupportMap)]) -> Double {
      orbit.reduce(0) { $0 + prices[$1.element] } + 1e-6 * Double(orbit.count)
    }
    guard let best = orbits.max(by: { worth($0) < worth($1) }) else { return .stopped }
    if let log, depth < 6 {
      log(
        "\(String(repeating: " ", count: depth))I=\(chosen.count) O=\(excluded.count) free=\(free.count) orbit=\(best.count) "
          + "price=\(prices[best[0].element]) stab=\(stabilizer.count) nodes=\(nodes) witnesses=\(pool.witnesses.count) images=\(pool.images.count)")
    }
    let first: RefutationTree
    switch refute(chosen: chosen + [best[0].element], excluded: excluded, size: size, depth: depth + 1) {
    case .refuted(let tree): first = tree
    case let other: return other
    }
    var larger = excluded
    for (element, _) in best { larger.insert(element) }
    switch refute(chosen: chosen, excluded: larger, size: size, depth: depth + 1) {
    case .refuted(let rest):
      let child = RefutationTree.Child(element: best[0].element, merged: Array(best.dropFirst()), tree: first)
      return .refuted(.branch(set: nil, children: [child], rest: rest))
    case let other: return other
    }
  }
}
