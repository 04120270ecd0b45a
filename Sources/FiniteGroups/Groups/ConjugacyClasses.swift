import ExactArithmetic

/// The conjugacy classes of an enumerated group.
public struct ConjugacyClasses: Sendable {
  /// For each element, the number of its class. Class 0 is that of the identity.
  public let classOf: [Int]
  /// The elements of each class, ascending; the first is the representative.
  public let members: [[Int]]
  /// For each class, the order of its elements.
  public let elementOrders: [Int]

  /// For some elements g whose powers meet every class, the classes of g⁰, g¹, …, g^(order − 1).
  private let cycles: [[Int]]
  /// For each class, a cycle and an exponent at which the class stands in it.
  private let places: [(cycle: Int, exponent: Int)]

  /// The number of classes, which is the number of complex irreducible representations.
  public var count: Int { members.count }

  /// The least element of each class.
  public var representatives: [Int] { members.map { $0[0] } }

  /// The sizes of the classes; their sum is the order of the group.
  public var sizes: [Int] { members.map(\.count) }

  /// Computes the orbits of conjugation by the generators, and the classes of the powers.
  ///
  /// - Complexity: O(order · (generators + log log order)) products
  public init(of group: FiniteGroup) {
    var classOf = [Int](repeating: -1, count: group.order)
    var members: [[Int]] = []
    let pairs = group.generatorIndices.map { ($0, group.inverse($0)) }
    for start in 0..<group.order where classOf[start] < 0 {
      var orbit = [start]
      classOf[start] = members.count
      var head = 0
      while head < orbit.count {
        for (generator, inverse) in pairs {
          let conjugate = group.product(group.product(generator, orbit[head]), inverse)
          if classOf[conjugate] < 0 {
            classOf[conjugate] = members.count
            orbit.append(conjugate)
          }
        }
        head += 1
      }
      members.append(orbit.sorted())
    }
    var cycles: [[Int]] = []
    var places = [(cycle: Int, exponent: Int)](repeating: (-1, 0), count: members.count)
    for (number, elements) in members.enumerated() where places[number].cycle < 0 {
      var cycle = [0]
      var power = elements[0]
      while power != group.identity {
        cycle.append(classOf[power])
        power = group.product(power, elements[0])
      }
      for (exponent, reached) in cycle.enumerated() where places[reached].cycle < 0 {
        places[reached] = (cycles.count, exponent)
      }
      cycles.append(cycle)
    }
    elementOrders = places.map { place in
      let length = cycles[place.cycle].count
      return length / Divisibility.greatestCommonDivisor(length, place.exponent)
    }
    self.cycles = cycles
    self.places = places
    self.classOf = classOf
    self.members = members
  }
}

// MARK: - Powers

extension ConjugacyClasses {
  /// The class of g^exponent for g in a class; the exponent may be negative.
  ///
  /// - Complexity: O(1)
  public func power(ofClass number: Int, _ exponent: Int) -> Int {
    let place = places[number]
    let cycle = cycles[place.cycle]
    let residue = exponent % cycle.count * place.exponent % cycle.count
    return cycle[residue < 0 ? residue + cycle.count : residue]
  }

  /// The power map: for each class, the class of the exponent-th powers of its elements.
  ///
  /// - Complexity: O(classes)
  public func powerMap(_ exponent: Int) -> [Int] { (0..<count).map { power(ofClass: $0, exponent) } }

  /// For each class, the class of the inverses of its elements.
  public var inverseClasses: [Int] { powerMap(-1) }

  /// The least common multiple of the orders of the elements: the exponent of the group.
  public var exponent: Int { elementOrders.reduce(1) { $0 / Divisibility.greatestCommonDivisor($0, $1) * $1 } }

  /// Whether the elements of a class are conjugate to their inverses: every character is real there.
  public func isReal(_ number: Int) -> Bool { power(ofClass: number, -1) == number }

  /// Whether the elements of a class are conjugate to all generators of the subgroup each generates: every character is
  /// rational, hence an integer, there.
  ///
  /// - Complexity: O(order of the elements)
  public func isRational(_ number: Int) -> Bool {
    let order = elementOrders[number]
    return (1...order).allSatisfy {
      Divisibility.greatestCommonDivisor($0, order) != 1 || power(ofClass: number, $0) == number
    }
  }
}

// MARK: - Class multiplication

extension ConjugacyClasses {
  /// The matrix of multiplication by the sum of class i on the class sums: entry `[j][k]` is the number aᵢⱼₖ of pairs
  /// (x, y) in Cᵢ × Cⱼ whose product is a fixed element of C_k, so Kᵢ·Kⱼ = Σ_k aᵢⱼₖ K_k.
  ///
  /// - Parameters:
  ///   - number: the class i.
  ///   - group: the group of the classes.
  /// - Complexity: O(|Cᵢ| · classes) products; all the matrices together take O(order · classes).
  public func structureConstants(_ number: Int, in group: FiniteGroup) -> [[Int]] {
    var result = Array(repeating: Array(repeating: 0, count: count), count: count)
    for element in members[number] {
      let inverse = group.inverse(element)
      for target in 0..<count {
        result[classOf[group.product(inverse, members[target][0])]][target] += 1
      }
    }
    return result
  }

  /// The single number aᵢⱼₖ of pairs (x, y) in Cᵢ × Cⱼ whose product is a fixed element of C_k.
  ///
  /// - Complexity: O(|Cᵢ|) products
  public func structureConstant(_ first: Int, _ second: Int, _ target: Int, in group: FiniteGroup) -> Int {
    let product = members[target][0]
    return members[first].count { classOf[group.product(group.inverse($0), product)] == second }
  }
}
