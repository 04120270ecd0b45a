import ExactArithmetic
import FiniteGroups

/// Searches for a refutation of "a scheme on at most t elements exists" by branch and bound over supports, and finds the scheme
/// where there is one.
///
/// At every node the fractional packing of witness sets is maximized; sets that are worth adding come from the images of known
/// witnesses, then from the oracle, which is asked for a witness that misses cheap elements as little as possible.
struct RefutationSearch<Oracle: SupportOracle> {
  enum Outcome {
    case refuted(RefutationTree)
    case scheme([(element: Int, weight: Oracle.Scalar)])
    /// Inside a tile: the chosen elements hit every witness set of the tile, so nothing there refutes them.
    case pattern
    case stopped
  }

  /// The support looked for, and where the search is.
  struct State {
    /// The most elements.
    let size: Int
    /// A set in which the support has at most `limit` elements.
    let tile: Tile?
    /// Whether only witness sets inside the tile may be used.
    let isLocal: Bool
    var chosen: [Int] = []
    var excluded: ElementSet
  }

  /// A set T that some translate of every support of limited size meets in few elements.
  struct Tile {
    let set: ElementSet
    let elements: [Int]
    let limit: Int
  }

  let oracle: Oracle
  let symmetries: SupportSymmetries
  var pool: WitnessPool
  var random: SplitMix64
  var nodes = 0
  var oracleCalls = 0
  /// Tiles with their ranks.
  var tilings: [Tiling] = []

  /// What may be spent.
  var limits: EngineLimits
  /// Why the search ended before it was decided, if it did.
  private(set) var stop: EngineStop?
  /// Bytes of the tree that is being built.
  var treeBytes = 0
  /// Bytes of a tree that is kept from before.
  private var keptBytes = 0
  /// Bytes of the nodes that are open.
  var openBytes = 0

  /// - Parameter limits: what may be spent; `nil` for everything.
  init(_ oracle: Oracle, symmetries: SupportSymmetries, seed: UInt64 = 1, limits: EngineLimits? = nil) {
    self.oracle = oracle
    self.symmetries = symmetries
    self.limits = limits ?? EngineLimits(Deadline(seconds: 1e9))
    pool = WitnessPool(symmetries)
    pool.byteLimit = self.limits.bytes
    random = SplitMix64(seed: seed)
  }

  /// Whether the search is to end; then ``stop`` says why.
  ///
  /// - Parameter further: bytes that are held for the moment.
  mutating func isOver(holding further: Int = 0) -> Bool {
    stop = limits.stop(holding: pool.bytes + keptBytes + treeBytes + openBytes + further)
    return stop != nil
  }

  /// Ends the search for a reason of its own.
  mutating func end(_ reason: EngineStop) { stop = reason }

  /// Begins anew without the witnesses found so far.
  mutating func forgetWitnesses() {
    pool = WitnessPool(symmetries)
    pool.byteLimit = limits.bytes
  }

  /// Keeps the tree found last, besides those kept already and those that are sought next.
  mutating func keepTree() { keptBytes += treeBytes }

  var order: Int { symmetries.order }

  // MARK: The root

  /// A scheme from whose support no single element can be left out: the whole group thinned in random order, light elements first.
  mutating func thinnedScheme() -> [(element: Int, weight: Oracle.Scalar)]? {
    func scheme(on support: [Int]) -> [(element: Int, weight: Oracle.Scalar)]? {
      oracleCalls += 1
      if case .scheme(let found) = oracle.examine(support, missing: []) { return found }
      return nil
    }
    guard var best = scheme(on: (0..<order).shuffled(using: &random)) else { return nil }
    var needed = Set<Int>()
    while let next = best.filter({ !needed.contains($0.element) }).min(by: { $0.weight < $1.weight }), !isOver() {
      if let smaller = scheme(on: best.map(\.element).filter { $0 != next.element }) {
        best = smaller
      } else {
        needed.insert(next.element)
      }
    }
    return best
  }

  /// Looks for witnesses with small sets: grown from single elements in random order, and such that miss all but two elements.
  ///
  /// - Returns: the best scheme met on the way.
  mutating func explore(rounds: Int) -> [(element: Int, weight: Oracle.Scalar)]? {
    let none = ElementSet(capacity: order)
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
        if pool.add(witness, prices: free, below: 1, limit: 20_000, avoiding: none) > 0 { least = witness.set.count }
      }
    }
    for _ in 0..<rounds where !isOver() {
      let start = (0..<order).shuffled(using: &random)
      keep(oracle.examine([start[0]], missing: Array(start.dropFirst())))
    }
    // A set of two elements costs half the group; one pair of each kind is tried where sets are small anyway.
    if least <= 6, least > 2 {
      for orbit in symmetries.orbits(of: Array(1..<order), under: symmetries.stabilizer(of: [0], and: none))
      where !isOver() {
        let others = (1..<order).filter { $0 != orbit[0].element }
        if !others.isEmpty { keep(oracle.examine(others, missing: [])) }
      }
    }
    return scheme
  }

  /// Refutes "at most `size` elements", or finds a scheme of at most that many.
  mutating func run(size: Int) -> Outcome {
    nodes = 0
    stop = nil
    treeBytes = 0
    openBytes = 0
    if let number = pool.witnesses.indices.min(by: { pool.witnesses[$0].set.count < pool.witnesses[$1].set.count }),
      size * pool.witnesses[number].set.count < order
    {
      return .refuted(.orbit(witness: number))
    }
    if let tiling = bestTiling(size: size) {
      let tile = Tile(
        set: ElementSet(tiling.elements, capacity: order), elements: tiling.elements,
        limit: size * tiling.elements.count / order)
      let state = State(size: size, tile: tile, isLocal: false, excluded: ElementSet(capacity: order))
      switch refute(state) {
      case .refuted(let tree): return .refuted(.tile(tile.elements, limit: tile.limit, tree))
      case let other: return other
      }
    }
    let state = State(size: size, tile: nil, isLocal: false, chosen: [0], excluded: ElementSet(capacity: order))
    switch refute(state) {
    case .refuted(let tree): return .refuted(.identity(tree))
    case let other: return other
    }
  }
}
