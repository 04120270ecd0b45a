/// A breadth-first spanning tree of the Cayley graph: every element as a shortest word in the generators.
///
/// It is how a representation given on generators is evaluated everywhere: ρ(g·s) = ρ(g)ρ(s).
public struct CayleyTree: Sendable {
  /// The elements in breadth-first order; the identity is first.
  public let elements: [Int]
  /// For each element, the element before the last generator of its word; −1 for the identity.
  public let parents: [Int]
  /// For each element, the number of the last generator of its word; −1 for the identity.
  public let lastGenerators: [Int]

  /// - Complexity: O(order · generators) products
  public init(of group: FiniteGroup) {
    var parents = [Int](repeating: -1, count: group.order)
    var lastGenerators = parents
    var elements = [group.identity]
    var head = 0
    while head < elements.count {
      let element = elements[head]
      for (number, generator) in group.generatorIndices.enumerated() {
        let next = group.product(element, generator)
        if next == group.identity || lastGenerators[next] >= 0 { continue }
        parents[next] = element
        lastGenerators[next] = number
        elements.append(next)
      }
      head += 1
    }
    self.elements = elements
    self.parents = parents
    self.lastGenerators = lastGenerators
  }

  /// The word of an element as generator numbers from 0, left to right.
  public func word(_ element: Int) -> [Int] {
    var letters: [Int] = []
    var current = element
    while lastGenerators[current] >= 0 {
      letters.append(lastGenerators[current])
      current = parents[current]
    }
    return letters.reversed()
  }

  /// A word as text, `"s1·s2·s1"`, counted from 1; the empty word is `"e"`.
  public static func text(_ word: [Int]) -> String {
    word.isEmpty ? "e" : word.map { "s\($0 + 1)" }.joined(separator: "·")
  }
}
