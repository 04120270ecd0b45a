import ExactArithmetic

/// The tree of a `hitting` proof. A node claims: no support of the size excluded (at most that size, or exactly it for
/// uniform weights) has all elements chosen on the way to it and none of those excluded on the way.
struct Refutation {
  typealias Proof = Certificate.HittingProof

  /// A branch, and how far it was followed.
  private struct Frame {
    let node: Int
    let excluded: Int
    /// The position of the next child.
    var next = 0
    /// Whether the child that is being followed chose an element.
    var choseElement = false
    /// How many elements were excluded before that.
    var kept = 0
  }

  /// A set of which the support has few elements.
  struct Tile {
    let isMember: [Bool]
    let elements: [Int]
    let limit: Int
    /// How many of them are chosen.
    var chosen = 0
  }

  enum State: UInt8 { case free, chosen, excluded }

  let proof: Proof
  let claim: Certificate.Claim
  /// Whether all irreducible representations are known to occur.
  let isComplete: Bool
  let sets: [WitnessSet]
  let products: ProductTable
  let automorphisms: [[Int32]]
  let path: PartPath

  var state: [State] = []
  var chosen: [Int] = []
  private var excluded: [Int] = []
  /// Scratch memory, 0 everywhere between nodes.
  var marks: [Int] = []
  private var stack: [Frame] = []
  private var tile: Tile?

  var order: Int { products.group.order }
  private var isUniform: Bool { claim.weights == .uniform }

  init(
    proof: Proof, claim: Certificate.Claim, isComplete: Bool, sets: [WitnessSet], products: ProductTable,
    automorphisms: [[Int32]], path: PartPath
  ) {
    self.proof = proof
    self.claim = claim
    self.isComplete = isComplete
    self.sets = sets
    self.products = products
    self.automorphisms = automorphisms
    self.path = path
  }

  /// - Complexity: O(1) products for each element of each set that a node names, O(chosen + excluded) for each merged
  ///   element, O(order) for a sum and O(chosen²) for quotients.
  mutating func check(budget: inout WorkBudget) throws(Complaint) {
    state = Array(repeating: .free, count: order)
    marks = Array(repeating: 0, count: order)
    for (position, node) in proof.tree.enumerated() {
      let part = path[position]
      guard position == 0 || !stack.isEmpty else { throw .fault(part, "the tree is complete before this node") }
      try budget.take(200, for: part)
      if try open(node, position, budget: &budget, at: part) {
        stack.append(Frame(node: position, excluded: excluded.count))
      }
      try advance(budget: &budget)
    }
    guard stack.isEmpty, !proof.tree.isEmpty else {
      throw .fault(path, "the tree ends before its last child")
    }
  }

  /// Goes to the next child that has not been seen, and leaves the branches that have none.
  private mutating func advance(budget: inout WorkBudget) throws(Complaint) {
    while let frame = stack.popLast() {
      if frame.choseElement {
        let element = chosen.removeLast()
        state[element] = .free
        if tile?.isMember[element] == true { tile?.chosen -= 1 }
        while excluded.count > frame.kept { state[excluded.removeLast()] = .free }
      }
      if try enterChild(of: frame, budget: &budget) { return }
      while excluded.count > frame.excluded { state[excluded.removeLast()] = .free }
    }
  }

  /// Puts the next child of a branch in place; false if there is none.
  private mutating func enterChild(of last: Frame, budget: inout WorkBudget) throws(Complaint) -> Bool {
    var frame = last
    frame.next += 1
    let part = path[frame.node]
    switch proof.tree[frame.node] {
    case .branch(let set, let children):
      if frame.next > 1, frame.next - 2 < children.count {
        for element in children[frame.next - 2].elements { exclude(element) }
      }
      if frame.next <= children.count {
        let child = children[frame.next - 1]
        for (place, merge) in child.merged.enumerated() {
          try checkMerge(merge, into: child.element, budget: &budget, at: part[2][frame.next - 1][1][place])
        }
        frame.kept = excluded.count
        try budget.take(tile?.elements.count ?? 0, 5, for: part)
        choose(child.element)
        frame.choseElement = true
      } else if set == nil && frame.next == children.count + 1 {
        frame.choseElement = false
      } else {
        return false
      }
    case .tile(let elements, let limit):
      guard frame.next == 1 else { return false }
      if limit == 0 { for element in elements { exclude(element) } }
    default:
      guard frame.next == 1 else { return false }
      frame.kept = excluded.count
      choose(0)
      frame.choseElement = true
    }
    stack.append(frame)
    return true
  }

  private mutating func choose(_ element: Int) {
    state[element] = .chosen
    chosen.append(element)
    guard let tile, tile.isMember[element] else { return }
    self.tile?.chosen += 1
    // The rest of the tile cannot be chosen any more.
    if tile.chosen + 1 == tile.limit {
      for other in tile.elements where state[other] == .free { exclude(other) }
    }
  }

  private mutating func exclude(_ element: Int) {
    state[element] = .excluded
    excluded.append(element)
  }

  /// Checks a node; true if it has children.
  private mutating func open(
    _ node: Proof.Node, _ position: Int, budget: inout WorkBudget, at part: PartPath
  ) throws(Complaint) -> Bool {
    let left = proof.size - chosen.count
    switch node {
    case .identity:
      try demandRoot(at: part)
      guard tile == nil else { throw .fault(part, "the support is translated already") }
      return true
    case .tile(let elements, let limit):
      try demandRoot(at: part)
      try openTile(elements, limit: limit, budget: &budget, at: part)
      return true
    case .branch(let set, let children):
      try checkBranch(set, children, budget: &budget, at: part)
      return true
    case .average(let witness):
      try demandRoot(at: part)
      let members = try find(witness, at: part).members
      guard saturatingProduct([proof.size, members.count]) < order else {
        throw .fault(part, "\(proof.size) · \(members.count) elements are not fewer than \(order)")
      }
    case .packing(let denominator, let parts):
      try checkPacking(denominator, parts, left: left, in: nil, budget: &budget, at: part)
    case .tilePacking(let denominator, let parts):
      guard let tile else { throw .fault(part, "there is no tile above this node") }
      try checkPacking(
        denominator, parts, left: tile.limit - tile.chosen, in: tile, budget: &budget, at: part)
    case .sum(let set):
      guard isUniform else { throw .fault(part, "sums are for uniform weights") }
      try checkSum(set, left: left, budget: &budget, at: part)
    case .exhausted:
      guard left < 0 || isUniform && order - chosen.count - excluded.count < left else {
        throw .fault(part, "\(chosen.count) elements are chosen and \(excluded.count) excluded: a support may remain")
      }
    case .quotients(let element):
      guard isUniform, claim.symmetry != .exact, isComplete else {
        throw .fault(
          part, "quotients are for uniform weights and weak or strong symmetry, after a plancherel proof")
      }
      try checkQuotients(element, budget: &budget, at: part)
    }
    return false
  }

  /// Σ over the translates hT of |S ∩ hT| is |S|·|T|, so one of them has at most ⌊t·|T| / order⌋ elements of S.
  private mutating func openTile(
    _ elements: [Int], limit: Int, budget: inout WorkBudget, at part: PartPath
  ) throws(Complaint) {
    guard tile == nil else { throw .fault(part, "the support is translated already") }
    try budget.take(saturatingSum(order, elements.count), 10, for: part)
    var isMember = [Bool](repeating: false, count: order)
    for element in elements {
      guard (0..<order).contains(element), !isMember[element] else {
        throw .fault(part[1], "\(element) is not an element number from 0 to \(order - 1), or named twice")
      }
      isMember[element] = true
    }
    guard limit >= 0, limit < order,
      saturatingProduct([proof.size, elements.count]) < saturatingProduct([order, limit + 1])
    else {
      throw .fault(
        part, "\(proof.size) · \(elements.count) is not below \(order) · (limit + 1), with the limit \(limit)")
    }
    tile = Tile(isMember: isMember, elements: elements, limit: limit)
  }

  private func demandRoot(at part: PartPath) throws(Complaint) {
    guard chosen.isEmpty, excluded.isEmpty else {
      throw .fault(part, "this node is for the root, where nothing is chosen or excluded")
    }
  }

  func find(_ witness: Int, at part: PartPath) throws(Complaint) -> WitnessSet {
    guard witness >= 1, witness <= sets.count else {
      throw .fault(part, "there is no witness \(witness), only 1 to \(sets.count)")
    }
    return sets[witness - 1]
  }

  func validate(_ map: Proof.SupportMap, at part: PartPath) throws(Complaint) {
    guard (0..<automorphisms.count).contains(map.automorphism) else {
      throw .fault(part, "there is no automorphism \(map.automorphism), only 0 to \(automorphisms.count - 1)")
    }
    guard (0..<order).contains(map.left), (0..<order).contains(map.right) else {
      throw .fault(part, "\(map.left) and \(map.right) are not element numbers from 0 to \(order - 1)")
    }
    guard !map.inverts || claim.symmetry != .strong else {
      throw .fault(part, "inversion does not preserve strong symmetry")
    }
  }

  func apply(_ map: Proof.SupportMap, _ element: Int) -> Int {
    let start = map.inverts ? Int(products.inverses[element]) : element
    return products.multiply(products.multiply(map.left, Int(automorphisms[map.automorphism][start])), map.right)
  }

  /// The elements of the image of the set of a witness.
  func elements(
    of set: Proof.SupportSet, budget: inout WorkBudget, at part: PartPath
  ) throws(Complaint) -> [Int] {
    let members = try find(set.witness, at: part).members
    try validate(set.map, at: part)
    try budget.take(members.count, saturatingProduct([2, saturatingSum(products.cost, 10)]), for: part)
    return members.map { apply(set.map, Int($0)) }
  }

  /// The elements named are free and distinct, and if there is a set, they are all that is left of it.
  private mutating func checkBranch(
    _ set: Proof.SupportSet?, _ children: [Proof.Child], budget: inout WorkBudget, at part: PartPath
  ) throws(Complaint) {
    guard set != nil || !children.isEmpty else { throw .fault(part, "a branch without a set has a child") }
    var named: [Int] = []
    defer { for element in named { marks[element] = 0 } }
    for (place, child) in children.enumerated() {
      try budget.take(child.merged.count + 1, 40, for: part)
      for element in child.elements {
        guard (0..<order).contains(element) else {
          throw .fault(part[2][place], "\(element) is not an element number from 0 to \(order - 1)")
        }
        guard marks[element] == 0 else { throw .fault(part[2][place], "the element \(element) is named twice") }
        guard state[element] == .free else {
          throw .fault(part[2][place], "the element \(element) is \(state[element]) already")
        }
        marks[element] = 1
        named.append(element)
      }
    }
    guard let set else { return }
    for element in try elements(of: set, budget: &budget, at: part[1]) {
      guard state[element] != .chosen else {
        throw .fault(part[1], "the set has the element \(element), which is chosen: it is met already")
      }
      guard state[element] == .excluded || marks[element] == 1 else {
        throw .fault(part[1], "the element \(element) of the set has no child")
      }
    }
  }

  /// The map sends the merged element to the one chosen, and what is chosen and excluded to itself.
  private func checkMerge(
    _ merge: Proof.Merge, into element: Int, budget: inout WorkBudget, at part: PartPath
  ) throws(Complaint) {
    try validate(merge.map, at: part)
    try budget.take(
      chosen.count + excluded.count + 1, saturatingProduct([2, saturatingSum(products.cost, 10)]), for: part)
    guard apply(merge.map, merge.element) == element else {
      throw .fault(part, "the map sends \(merge.element) to \(apply(merge.map, merge.element)), not to \(element)")
    }
    // The map is injective, so it is enough that neither set leaves itself.
    for other in chosen where state[apply(merge.map, other)] != .chosen {
      throw .fault(part, "the map moves the chosen element \(other) to one that is not chosen")
    }
    if let tile {
      try budget.take(tile.elements.count, saturatingProduct([2, saturatingSum(products.cost, 10)]), for: part)
      for other in tile.elements where !tile.isMember[apply(merge.map, other)] {
        throw .fault(part, "the map moves the element \(other) of the tile out of it")
      }
    }
    for other in excluded where state[apply(merge.map, other)] != .excluded {
      throw .fault(part, "the map moves the excluded element \(other) to one that is not excluded")
    }
  }
}

extension Certificate.HittingProof.Child {
  /// The element chosen, then those merged into it.
  fileprivate var elements: [Int] { [element] + merged.map(\.element) }
}
