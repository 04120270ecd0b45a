/// A subgroup that grows by one generator at a time.
///
/// Source: Dimino's algorithm; G. Butler, "Fundamental Algorithms for Permutation Groups", 1991, ch. 3.
struct SubgroupClosure {
  private let group: FiniteGroup
  private(set) var members: ElementSet
  /// The elements in order of discovery; the identity is first.
  private(set) var elements: [Int]
  /// The generators that were not in the subgroup when they were added.
  private(set) var generators: [Int] = []

  /// The trivial subgroup.
  init(in group: FiniteGroup) {
    self.group = group
    members = ElementSet([group.identity], capacity: group.order)
    elements = [group.identity]
  }

  /// Adds an element and everything it generates with what is there; whether the subgroup grew.
  ///
  /// - Complexity: O(new order + cosets of the old subgroup · generators) products
  @discardableResult
  mutating func adjoin(_ element: Int) -> Bool {
    if members.contains(element) { return false }
    generators.append(element)
    // Right multiplication permutes the right cosets Hr: closing the representatives closes the subgroup.
    let blockLength = elements.count
    var representatives = [group.identity]
    var head = 0
    while head < representatives.count {
      for generator in generators {
        let next = group.product(representatives[head], generator)
        if members.contains(next) { continue }
        representatives.append(next)
        for position in 0..<blockLength {
          let member = group.product(elements[position], next)
          members.insert(member)
          elements.append(member)
        }
      }
      head += 1
    }
    return true
  }

  /// Adds conjugates until the conjugators normalize the subgroup.
  ///
  /// - Complexity: O(order + new generators · conjugators · index of what they generate) products
  mutating func close(underConjugationBy conjugators: [Int]) {
    var head = 0
    while head < generators.count {
      for conjugator in conjugators { adjoin(group.conjugate(generators[head], by: conjugator)) }
      head += 1
    }
  }
}

extension FiniteGroup {
  /// The conjugate g·x·g⁻¹ of x by g.
  ///
  /// - Complexity: two products
  public func conjugate(_ element: Int, by conjugator: Int) -> Int {
    product(product(conjugator, element), inverse(conjugator))
  }

  /// The commutator x·y·x⁻¹·y⁻¹.
  ///
  /// - Complexity: three products
  public func commutator(_ left: Int, _ right: Int) -> Int {
    product(conjugate(right, by: left), inverse(right))
  }

  /// The power of an element; the exponent may be negative.
  ///
  /// - Complexity: O(log |exponent|) products
  public func power(_ element: Int, _ exponent: Int) -> Int {
    var square = exponent < 0 ? inverse(element) : element
    var rest = exponent.magnitude
    var result = identity
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, square) }
      square = product(square, square)
      rest >>= 1
    }
    return result
  }
}
