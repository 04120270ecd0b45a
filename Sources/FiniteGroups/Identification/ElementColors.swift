import ExactArithmetic

/// A coloring of the elements that every isomorphism preserves, and a fingerprint of the group.
///
/// Colors are numbers mixed from orders, class sizes, roots, powers and products; they mean the same in every group. Equal
/// colors prove nothing (different things may mix to one number), different colors prove that no isomorphism joins the elements.
struct ElementColors: Sendable {
  /// For each element, its color.
  let colors: [UInt64]
  /// The same for isomorphic groups.
  let fingerprint: UInt64
  /// The elements of each color, ascending.
  let members: [UInt64: [Int]]
  /// The conjugacy classes, each of one color.
  let classes: ConjugacyClasses

  /// The number of products in a round beyond which only powers refine the colors.
  private static let productLimit = 4_000_000

  /// Refines the coloring by powers and products (as in the Weisfeiler–Leman method) until no color splits.
  ///
  /// - Complexity: O(classes · order) products, at most ``productLimit``, for each round, of which there are rarely more than
  ///   three
  init(of group: FiniteGroup) {
    let classes = ConjugacyClasses(of: group)
    let sizes = classes.sizes
    let primes = PrimePower.factors(of: group.order).map(\.prime)
    let powerMaps = primes.map { classes.powerMap($0) }
    var classColors = (0..<classes.count).map { number in
      mix(UInt64(classes.elementOrders[number]), UInt64(sizes[number]))
    }
    for map in powerMaps {
      var roots = [UInt64](repeating: 0, count: classes.count)
      for (number, power) in map.enumerated() { roots[power] += UInt64(sizes[number]) }
      for number in roots.indices {
        classColors[number] = mix(classColors[number], roots[number] / UInt64(sizes[number]))
      }
    }
    let usesProducts = classes.count * group.order <= ElementColors.productLimit
    var kinds = 0
    while true {
      let previous = classColors
      let elementColors = classes.classOf.map { previous[$0] }
      for number in classColors.indices {
        let representative = classes.members[number][0]
        var sum: UInt64 = 0
        for element in 0..<(usesProducts ? group.order : 0) {
          sum &+= mix(elementColors[element], elementColors[group.product(representative, element)])
        }
        classColors[number] = mix(previous[number], sum)
        for map in powerMaps { classColors[number] = mix(classColors[number], previous[map[number]]) }
      }
      let refined = Set(classColors).count
      if refined == kinds { break }
      kinds = refined
    }
    var fingerprint = UInt64(group.order)
    for (number, color) in classColors.enumerated() {
      fingerprint &+= mix(color, UInt64(sizes[number]))
    }
    colors = classes.classOf.map { classColors[$0] }
    self.fingerprint = fingerprint
    members = Dictionary(grouping: 0..<group.order, by: { classColors[classes.classOf[$0]] })
    self.classes = classes
  }

  /// Elements that generate the group, chosen so that few tuples of elements have the same colors.
  ///
  /// - Complexity: O(colors · order) products for each generator
  func generatingSequence(of group: FiniteGroup) -> [Int] {
    var closure = SubgroupClosure(in: group)
    while closure.elements.count < group.order {
      // No proper subgroup meets every conjugacy class (Jordan), so there is a representative outside.
      var best: (score: Double, closure: SubgroupClosure)?
      var tried: Set<UInt64> = []
      for element in classes.representatives
      where !closure.members.contains(element) && tried.insert(colors[element]).inserted {
        var larger = closure
        larger.adjoin(element)
        // The logarithms only rank the choices; any choice is right.
        let choices = Double(bits(members[colors[element], default: []].count))
        let score = choices / Double(bits(larger.elements.count / closure.elements.count))
        if best.map({ score < $0.score }) ?? true { best = (score, larger) }
      }
      guard let best else { break }
      closure = best.closure
    }
    return irredundant(closure.generators, of: group)
  }

  /// The sequence without the elements that the others make unnecessary, those of large colors first: a wrong image of an
  /// element that later ones determine is only excluded by trying all images of those.
  private func irredundant(_ sequence: [Int], of group: FiniteGroup) -> [Int] {
    var result = sequence
    let choices = sequence.map { members[colors[$0], default: []].count }
    for position in sequence.indices.sorted(by: { (choices[$1], $0) < (choices[$0], $1) }) {
      let rest = result.filter { $0 != sequence[position] }
      if Subgroup(of: group, generatedBy: rest).order == group.order { result = rest }
    }
    return result
  }

  /// Sixteen times the binary logarithm, rounded down in a way that is the same on every machine.
  private func bits(_ number: Int) -> Int {
    let whole = Int.bitWidth - 1 - max(number, 1).leadingZeroBitCount
    return 16 * whole + 16 * (number - (1 << whole)) / (1 << whole)
  }
}

/// A well spread number from two.
private func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
  SplitMix64.spread(first &* 0x9E37_79B9_7F4A_7C15 &+ second &+ 0xD1B5_4A32_D192_ED03)
}
