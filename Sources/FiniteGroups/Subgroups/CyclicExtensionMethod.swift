/// The search for all subgroups up to conjugacy.
///
/// A subgroup has a chain of normal steps of prime index down to its largest perfect subgroup. So all are found by extending
/// the trivial subgroup and the perfect ones, step by step, with elements of prime power order that normalize them.
///
/// Source: J. Neubüser, "Untersuchungen des Untergruppenverbandes endlicher Gruppen auf einer programmgesteuerten
/// elektronischen Dualmaschine", Numer. Math. 2 (1960), https://doi.org/10.1007/BF01386229.
struct CyclicExtensionMethod {
  /// A class of subgroups by one of its members.
  struct Found {
    let members: ElementSet
    let elements: [Int]
    let generators: [Int]
    var conjugates = 0
  }

  /// The classes, in order of discovery.
  private(set) var found: [Found] = []
  /// The class of every subgroup.
  private(set) var classOf: [ElementSet: Int] = [:]

  let group: FiniteGroup
  private let subgroupLimit: Int
  /// The products, row by row: the search makes millions of them.
  private let table: [UInt16]
  /// For each generator of the group, the conjugates of all elements.
  private let conjugations: [[Int]]

  init(of group: FiniteGroup, subgroupLimit: Int) {
    self.group = group
    self.subgroupLimit = subgroupLimit
    table = (0..<group.order).flatMap { left in
      (0..<group.order).map { UInt16(group.product(left, $0)) }
    }
    conjugations = group.generatorIndices.map { generator in
      (0..<group.order).map { group.conjugate($0, by: generator) }
    }
  }

  /// Fills ``found``.
  mutating func run() throws(GroupError) {
    try record(Found(members: ElementSet([0], capacity: group.order), elements: [0], generators: []))
    for perfect in perfectSubgroups {
      if classOf[perfect.members] == nil {
        try record(Found(members: perfect.members, elements: perfect.elements, generators: perfect.generators))
      }
    }
    let extenders = primePowerElements
    var next = 0
    while next < found.count {
      try extendAll(found[next], by: extenders)
      next += 1
    }
  }

  /// One generator of each cyclic subgroup of prime power order, with the prime and the p-th power.
  private var primePowerElements: [(element: Int, prime: Int, power: Int)] {
    var covered = ElementSet(capacity: group.order)
    var result: [(Int, Int, Int)] = []
    for element in 1..<max(group.order, 1) where !covered.contains(element) {
      let order = group.order(of: element)
      let factors = PrimePower.factors(of: order)
      guard factors.count == 1 else { continue }
      var power = element
      for exponent in 1..<order {
        if exponent % factors[0].prime != 0 { covered.insert(power) }
        power = group.product(power, element)
      }
      result.append((element, factors[0].prime, group.power(element, factors[0].prime)))
    }
    return result
  }

  private mutating func extendAll(
    _ base: Found, by extenders: [(element: Int, prime: Int, power: Int)]
  ) throws(GroupError) {
    // Within one extension all elements outside the base give the same subgroup.
    var tried = base.members
    for extender in extenders {
      let element = extender.element
      guard !tried.contains(element), base.members.contains(extender.power) else { continue }
      let inverse = group.inverse(element)
      guard base.generators.allSatisfy({ base.members.contains(product(product(element, $0), inverse)) }) else {
        continue
      }
      var members = base.members
      var elements = base.elements
      var power = element
      for _ in 1..<extender.prime {
        for inner in base.elements {
          let member = product(power, inner)
          members.insert(member)
          tried.insert(member)
          elements.append(member)
        }
        power = product(power, element)
      }
      if classOf[members] == nil {
        try record(Found(members: members, elements: elements, generators: base.generators + [element]))
      }
    }
  }

  /// Notes a new class: the subgroup and all its conjugates.
  private mutating func record(_ subgroup: Found) throws(GroupError) {
    let number = found.count
    classOf[subgroup.members] = number
    var orbit = [subgroup.elements]
    var head = 0
    while head < orbit.count {
      for conjugation in conjugations {
        let conjugate = orbit[head].map { conjugation[$0] }
        let members = ElementSet(conjugate, capacity: group.order)
        if classOf[members] != nil { continue }
        classOf[members] = number
        orbit.append(conjugate)
      }
      head += 1
    }
    var subgroup = subgroup
    subgroup.conjugates = orbit.count
    found.append(subgroup)
    guard classOf.count <= subgroupLimit else {
      throw .subgroupLimit("there are more than \(subgroupLimit), the number that are listed")
    }
  }

  private func product(_ left: Int, _ right: Int) -> Int { Int(table[left * group.order + right]) }
}
