import ExactArithmetic
import FiniteGroups

/// What a packing has to exceed, and which sets it may use.
struct PackingTarget {
  let chosen: ElementSet
  let excluded: ElementSet
  /// The elements that count.
  let free: [Int]
  let budget: Int
  /// Sets may not meet these: the chosen elements and, in a tile, the free ones outside it.
  let avoided: ElementSet
}

extension RefutationSearch {
  enum Packing {
    case closed([(set: RefutationTree.SetReference, weight: Rational)])
    case scheme([(element: Int, weight: Oracle.Scalar)])
    case open([Double])
    case stuck
  }

  /// Maximizes the packing until it exceeds the budget, or no witness is found that improves it.
  ///
  /// - Parameters:
  ///   - base: elements that every support looked at has in addition.
  ///   - patience: how often the oracle may bring nothing new.
  mutating func pack(_ target: PackingTarget, base: [Int], patience: Int) -> Packing {
    let budget = target.budget
    var program = PackingProgram(points: target.free, order: order)
    var used: [Int] = []
    var isUsed = Set<Int>()
    let chosen = target.chosen.elements
    var fruitless = 0
    while true {
      if isOver(holding: program.bytes) { return .stuck }
      while program.objective <= Double(budget) + 1e-4 {
        let entering = violated(program.elementPrices, 30, target, isUsed)
        guard !entering.isEmpty else { break }
        for index in entering {
          isUsed.insert(index)
          used.append(index)
          program.add(pool.images[index].set)
          if pool.images[index].set.isSubset(of: target.excluded) {
            return .closed([(reference(index), 1 + Rational(max(budget, 0)))])
          }
        }
        program.solve(target: Double(budget) + 0.01)
      }
      if program.objective > Double(budget) + 1e-5, let packing = exactPacking(program, used, budget: budget) {
        return .closed(packing)
      }
      // The oracle: first an actual support of the size allowed, made of the dearest elements, then random ones.
      let prices = program.elementPrices
      let noise = fruitless == 0 ? 1e-9 : 0.3 * Double(fruitless)
      var ranked: [(element: Int, price: Double)] = []
      for element in target.free {
        let factor = 1 + noise * Double.random(in: -1...1, using: &random)
        ranked.append((element, prices[element] * factor + 1e-3 * noise * Double.random(in: 0...1, using: &random)))
      }
      ranked.sort { $0.price > $1.price }
      let ranking = ranked.map(\.element)
      oracleCalls += 1
      let support = chosen + ranking.prefix(max(budget, 0)) + base
      guard !support.isEmpty else { return .open(prices) }
      switch oracle.examine(support, missing: Array(ranking.dropFirst(max(budget, 0)))) {
      case .scheme(let scheme): return .scheme(scheme)
      case .undecided: return .stuck
      case .witness(let witness):
        let price = witness.set.elements.reduce(0.0) { $0 + prices[$1] }
        let added = pool.add(
          witness, prices: prices, below: 1 - 1e-6, limit: 100, avoiding: target.avoided)
        if added == 0 || price > 1 - 1e-6 { fruitless += 1 } else { fruitless = 0 }
        if fruitless > patience { return .open(prices) }
      }
    }
  }

  /// Images that cost less than 1, the cheapest first.
  private func violated(_ prices: [Double], _ limit: Int, _ target: PackingTarget, _ used: Set<Int>) -> [Int] {
    var result: [(index: Int, price: Double)] = []
    var worst = 1 - 1e-6
    for (index, image) in pool.images.enumerated() {
      var price = 0.0
      for element in image.elements {
        price += prices[Int(element)]
        if price >= worst { break }
      }
      guard price < worst, image.set.isDisjoint(with: target.avoided), !used.contains(index)
      else { continue }
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

  private func reference(_ index: Int) -> RefutationTree.SetReference {
    RefutationTree.SetReference(witness: pool.images[index].witness, map: pool.images[index].map)
  }

  /// The packing with rational weights, scaled so that it holds exactly; `nil` if it is no longer enough then.
  private func exactPacking(
    _ program: PackingProgram, _ used: [Int], budget: Int
  ) -> [(set: RefutationTree.SetReference, weight: Rational)]? {
    let packing = program.packing
    let denominators = [
      1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 18, 20, 24, 30, 36, 48, 60, 120, 1000, 100_000, 10_000_000,
    ]
    for denominator in denominators {
      var coverage: [Int: Int] = [:]
      var total = 0
      var weights: [(Int, Int)] = []
      for (column, weight) in packing {
        let rounded = Int((weight * Double(denominator)).rounded())
        guard rounded > 0 else { continue }
        weights.append((used[column], rounded))
        total += rounded
        for element in pool.images[used[column]].elements where program.counts(Int(element)) {
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
}
