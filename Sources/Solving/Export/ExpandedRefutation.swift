import FiniteGroups
import Certificates

/// The tree of a `hitting` proof without symmetries: what was merged into a child is a child of its own, with a copy of
/// the subtree moved by the map, and every set is a set of elements.
struct ExpandedRefutation {
  /// A set that all supports meet.
  struct Cover {
    /// The witness, from 0.
    let witness: Int
    /// For each element of the group where the map of the set and the symmetries above send it.
    let image: [Int32]
    /// The elements, ascending.
    let elements: [Int]
  }

  /// A node; children are positions of nodes.
  enum Node {
    /// The support has one of the elements; `rest` is the case that it has none, or `set` says that it has.
    case branch(set: Int?, children: [(element: Int, node: Int)], rest: Int?)
    /// All left translates of the set of a witness, one element in as many of them as the set has elements.
    case average(translates: [Int])
    /// Against what may still be chosen, of the tile only if `inTile`.
    case packing(denominator: Int, sets: [(weight: Int, set: Int)], inTile: Bool)
    case sum(set: Int)
    case exhausted
    case quotients
  }

  /// The nodes; children come after their parents.
  private(set) var nodes: [Node] = []
  /// The sets that the nodes name, different as sets.
  private(set) var covers: [Cover] = []
  /// A set of which the support has at most so many elements, without loss of generality; else it has the identity.
  private(set) var tile: (elements: [Int], limit: Int)?
  /// The functions of the witnesses.
  let witnesses: [CertificateReading.Witness]

  private let reading: CertificateReading
  private let proof: Certificate.HittingProof
  private let automorphisms: [[Int32]]
  private let nodeLimit: Int
  private var numbers: [ElementSet: Int] = [:]
  private var tables: [Certificate.HittingProof.SupportMap: [Int32]] = [:]
  /// The positions of the children of each node of the proof.
  private var children: [[Int]] = []

  /// Expands a proof that was checked.
  ///
  /// - Throws: ``ExportError/tooLarge(_:)`` above `nodeLimit` nodes.
  /// - Complexity: O(order) per node and set of the result.
  init(_ proof: Certificate.HittingProof, reading: CertificateReading, nodeLimit: Int) throws(ExportError) {
    self.reading = reading
    self.proof = proof
    self.nodeLimit = nodeLimit
    do throws(CertificateReading.Failure) {
      witnesses = try reading.witnesses(proof)
      automorphisms = try reading.automorphisms(proof)
    } catch {
      throw .unreadable(error.description)
    }
    children = try ExpandedRefutation.links(proof.tree)
    let identity = (0..<Int32(reading.order)).map { $0 }
    switch proof.tree[0] {
    case .identity: _ = try expand(1, identity)
    case .tile(let elements, let limit):
      tile = (elements, limit)
      _ = try expand(1, identity)
    default: _ = try expand(0, identity)
    }
  }

  /// The children of each node of a list in preorder.
  private static func links(_ tree: [Certificate.HittingProof.Node]) throws(ExportError) -> [[Int]] {
    var children = [[Int]](repeating: [], count: tree.count)
    var open: [(node: Int, left: Int)] = []
    for (position, node) in tree.enumerated() {
      if position > 0 {
        guard let last = open.indices.last else { throw .unreadable("the tree is complete before its last node") }
        children[open[last].node].append(position)
        open[last].left -= 1
      }
      let count =
        switch node {
        case .identity, .tile: 1
        case .branch(let set, let children): children.count + (set == nil ? 1 : 0)
        default: 0
        }
      open.append((position, count))
      while let last = open.last, last.left == 0 { open.removeLast() }
    }
    guard open.isEmpty, !tree.isEmpty else { throw .unreadable("the tree ends before its last child") }
    return children
  }

  /// Copies a subtree, moved by a permutation of the elements; gives the position of its root.
  private mutating func expand(_ position: Int, _ moved: [Int32]) throws(ExportError) -> Int {
    let result = nodes.count
    guard result < nodeLimit else {
      throw .tooLarge("without symmetries the tree has more than \(nodeLimit) nodes; raise --nodes")
    }
    nodes.append(.exhausted)
    switch proof.tree[position] {
    case .identity, .tile: throw .unreadable("the tree translates the support twice")
    case .branch(let set, let list):
      let number = set.map { cover($0, moved) }
      var copies: [(element: Int, node: Int)] = []
      for (child, below) in zip(list, children[position]) {
        copies.append((Int(moved[child.element]), try expand(below, moved)))
        for merge in child.merged {
          // The subtree speaks of the images under the map, so it is moved back.
          var back = moved
          for (element, image) in table(merge.map).enumerated() { back[Int(image)] = moved[element] }
          copies.append((Int(moved[merge.element]), try expand(below, back)))
        }
      }
      let rest = set == nil ? try expand(children[position][list.count], moved) : nil
      nodes[result] = .branch(set: number, children: copies, rest: rest)
    case .average(let witness):
      nodes[result] = .average(
        translates: (0..<reading.order).map {
          cover(Certificate.HittingProof.SupportSet(witness: witness, map: .init(left: $0)), moved)
        })
    case .packing(let denominator, let sets):
      nodes[result] = .packing(
        denominator: denominator, sets: sets.map { ($0.weight, cover($0.set, moved)) }, inTile: false)
    case .tilePacking(let denominator, let sets):
      nodes[result] = .packing(
        denominator: denominator, sets: sets.map { ($0.weight, cover($0.set, moved)) }, inTile: true)
    case .sum(let set): nodes[result] = .sum(set: functionNumber(set, moved))
    case .exhausted: nodes[result] = .exhausted
    case .quotients: nodes[result] = .quotients
    }
    return result
  }

  /// Where a map sends each element.
  private mutating func table(_ map: Certificate.HittingProof.SupportMap) -> [Int32] {
    if let known = tables[map] { return known }
    let table = (0..<reading.order).map { Int32(reading.image(of: $0, under: map, automorphisms)) }
    tables[map] = table
    return table
  }

  private mutating func image(_ map: Certificate.HittingProof.SupportMap, _ moved: [Int32]) -> [Int32] {
    table(map).map { moved[Int($0)] }
  }

  /// The number of a set; equal sets have one number, whatever they come from.
  private mutating func cover(_ set: Certificate.HittingProof.SupportSet, _ moved: [Int32]) -> Int {
    let image = image(set.map, moved)
    let elements = witnesses[set.witness - 1].members.map { Int(image[$0]) }
    let key = ElementSet(elements, capacity: reading.order)
    if let known = numbers[key] { return known }
    numbers[key] = covers.count
    covers.append(Cover(witness: set.witness - 1, image: image, elements: elements.sorted()))
    return covers.count - 1
  }

  /// The number of a set whose function is wanted: its own, for another function may have the same set.
  private mutating func functionNumber(_ set: Certificate.HittingProof.SupportSet, _ moved: [Int32]) -> Int {
    let image = image(set.map, moved)
    let elements = witnesses[set.witness - 1].members.map { Int(image[$0]) }.sorted()
    covers.append(Cover(witness: set.witness - 1, image: image, elements: elements))
    return covers.count - 1
  }
}
