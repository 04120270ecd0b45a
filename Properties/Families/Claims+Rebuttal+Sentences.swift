import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  static let largerBudget = Claim(
    id: "rebuttal.larger-budgets-are-never-worse", requires: [.listable],
    statement: "One element more never makes the best weak error larger, with equal weights.",
    formula: "for every S there is S′ with |S′| = |S| + 1 and weak error of S′ ≤ weak error of S",
    source: .review(
      "Between the lines: “Designers could tune symmetry precision dynamically to match hardware budgets”"),
    hypotheses: ["S ≠ G"],
    reading: "Equal weights, as for random samples; with convex weights it is true, because supports may be enlarged.",
    expected: .fails, testCases: 20,
    scope: .everyUnion(", all sets of elements that contain the identity", testOrder: 4, order: 6) { instance in
      let group = try instance.setting().group
      return try (0..<(1 << (group.order - 1))).sorted { $0.nonzeroBitCount < $1.nonzeroBitCount }.map { mask in
        var instance = instance
        let set = [0] + (1..<group.order).filter { mask >> ($0 - 1) & 1 == 1 }
        instance.assign(try .uniform(on: set), as: "ω", in: group)
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.unionOnGroup(order: 6))
      let group = try instance.setting().group
      instance.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group, .uniform)), as: "ω", in: group)
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    let order = setting.group.order
    guard scheme.weightClass == .uniform, scheme.size < order else { return .vacuous("S ≠ G") }
    let errors = try setting.errors()
    var (lower, upper) = (Rational(1), Rational(1))
    for mask in 0..<(1 << (order - 1)) where mask.nonzeroBitCount == scheme.size {
      let set = [0] + (1..<order).filter { mask >> ($0 - 1) & 1 == 1 }
      let error = operators.averaging.weakError(try .uniform(on: set), errors)
      (lower, upper) = (min(lower, error.lower), min(upper, error.upper))
    }
    return .require(
      Quantity(Enclosure(lower, upper)), .atMost, Quantity(operators.averaging.weakError(scheme, errors)),
      "the least weak error of |S| + 1 elements ≤ the weak error of S")
  }

  static let otherNotions = Claim(
    id: "rebuttal.the-gap-appears-for-the-strong-notion",
    statement: "The logarithmic cost appears for the strong notion of approximate symmetry too.",
    formula: "AC_st(F, ε) ≤ min(|G|, ⌈ln(2D)/KL((1+√(ε/2))/2 ‖ 1/2)⌉)",
    source: .review(
      "Between the lines: “The same logarithmic-versus-linear gap might appear when symmetry is measured by other natural complexity notions”"
    ),
    hypotheses: ["0 < ε ≤ 2"], reading: "The other notion is the strong error of the paper.", testCases: 8,
    scope: .everyUnion(", ε = 1/2 and 1", testOrder: 3, order: 8) { instance in
      [Rational(1, 2), 1].map { epsilon in
        var instance = instance
        instance.numbers["ε"] = epsilon
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.classOnGroup(order: 8, dimension: 8))
      instance.numbers["ε"] = try source.draw(Gen<Rational>.ratio(denominator: 6)) * 2
      return instance
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let epsilon = try instance.number("ε")
    guard epsilon.signum > 0, epsilon <= 2 else { return .vacuous("0 < ε ≤ 2") }
    let functions = try setting.functions()
    let scheme = try operators.costs.derandomized(functions, epsilon / 2)
    let dimension = try Int(clamping: BoundProblem(of: functions, table: setting.characterTable()).totalDegree)
    guard let size = operators.costs.sampleSize(dimension, epsilon / 2) else { return .vacuous("0 < ε ≤ 2") }
    let error = operators.averaging.strongError(scheme, try setting.errors())
    return .all(
      .require(scheme.size, .atMost, min(size, setting.group.order), "|supp ω| ≤ min(|G|, ⌈ln(2D)/KL⌉)"),
      .require(Quantity(error), .atMost, Quantity(epsilon), "the strong error of ω ≤ ε"))
  }

  static let actingGroup = Claim(
    id: "rebuttal.cost-is-at-most-the-group-that-acts",
    statement: """
      Elements that act alike on F need be asked once: one element of each coset of the kernel is an exact scheme, so that “the number \
      of group elements that need to be averaged” is at most the number of different ρ(g).
      """,
    formula: "AC_ex(F) ≤ |ρ(G)|",
    source: .review(
      "Simulated rebuttal 2: “Averaging complexity measures the number of group elements that need to be averaged to enforce symmetry”"
    ),
    testCases: 30,
    scope: .everyAction("all actions on at most 4 points, all functions on them", points: 4, testOrder: 6, order: 12) {
      var instance = $0
      instance.functionClass = .functions
      return [instance]
    },
    generator: .classOnGroup(order: 16, dimension: 12)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let kernel = (0..<setting.group.order).filter { functions.character(at: $0) == functions.dimension }
    let cosets = CosetSpace(of: setting.group, generatedBy: kernel)
    let scheme = try AveragingScheme.uniform(on: cosets.representatives)
    return .all(
      .require(scheme.size * kernel.count, .equal, setting.group.order, "|ρ(G)| · |ker ρ| = |G|"),
      .require(operators.averaging.isExact(scheme, functions) ? 1 : 0, .equal, 1, "the scheme on G/ker ρ is exact"))
  }

  static let orbitLength = Claim(
    id: "rebuttal.cost-is-the-length-of-the-orbit", requires: [.functionsOnPoints],
    statement: "On a transitive set exact symmetry costs the length of the orbit, |G|/|Stab(x)|.",
    formula: "G transitive on X, F = all functions on X ⇒ AC_ex(F) ≤ |X|",
    source: .review(
      "Referee report, minor comment 1: “Clarify the relationship between averaging complexity and … orbit-stabilizer costs”"
    ),
    hypotheses: ["G is transitive on X"],
    reading: """
      |X| is a lower bound, reached exactly by sharply transitive sets, pairwise different at every point. A₄ on 6 points has none: all \
      its irreducible representations occur, and it costs 12.
      """,
    expected: .fails, testCases: 30,
    scope: .everyGroup("all groups, all transitive actions", testOrder: 12, order: 12) {
      try Instance(group: $0).withTransitiveActions()
    },
    generator: Gen<Instance>.leastSchemeOnPoints(order: 8, isTransitive: true)
  ) { instance, operators in
    let setting = try instance.setting()
    let action = try PointAction(setting)
    guard action.isTransitive else { return .vacuous("G is transitive on X") }
    let functions = try setting.functions()
    var upper = setting.group.order
    if let set = action.sharplyTransitiveSet {
      guard operators.averaging.isExact(try .uniform(on: set), functions) else {
        return .require(0, .equal, 1, "a sharply transitive set is exact")
      }
      upper = set.count
    }
    let lower = upper > action.degree ? try operators.costs.lowerBound(functions, .exact) : action.degree
    return .require(
      Quantity(Enclosure(Rational(lower), Rational(upper))), .atMost, Quantity(action.degree), "AC_ex(F) ≤ |X|")
  }

  static let images = Claim(
    id: "rebuttal.image-symmetries",
    statement: """
      Quarter turns of an image of m × m pixels cost all 4 elements for m ≥ 2, as the rebuttal says of rotation-equivariant networks; \
      with reflections the image must have m ≥ 4 for the cost to be all 8, below it is 4.
      """,
    formula: "AC_ex(functions on m × m pixels) = 4 for C4, m ≥ 2; for D4 it is 4 for m = 2, 3 and 8 for m ≥ 4",
    source: .review(
      "Simulated rebuttal 1: “This setup directly applies to common ML scenarios, including … rotation-equivariant networks for images”"
    ),
    testCases: 10,
    scope: Scope("C4 and D4 on m × m pixels, m ≤ 4", testOrder: 8, order: 8) { order in
      order == 4 || order == 8 ? try (1...4).map { try Instance.image(side: $0, reflections: order == 8) } : []
    },
    generator: Gen<Instance> { source in
      try .image(
        side: source.draw(Gen<Int>.int(in: 1...4)), reflections: source.draw(Gen<Int>.int(in: 0...1)) == 1)
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let side = try instance.integer("m", in: 1...40)
    let cost = ExactSystem(try operators.costs.coefficients(setting.functions())).least(.convex).support.count
    let expected = side == 1 ? 1 : side >= 4 ? setting.group.order : 4
    return .require(cost, .equal, expected, "AC_ex(functions on m × m pixels)")
  }
}

extension PointAction {
  /// Elements, as many as points, of which no two agree at a point: they carry each point to each point exactly once. `nil` if there
  /// are none.
  var sharplyTransitiveSet: [Int]? {
    func extend(_ set: [Int], from first: Int) -> [Int]? {
      if set.count == degree { return set }
      for element in first..<max(first, group.order) {
        let isApart = set.allSatisfy { other in
          (0..<degree).allSatisfy { image(of: $0, under: other) != image(of: $0, under: element) }
        }
        if isApart, let found = extend(set + [element], from: element + 1) { return found }
      }
      return nil
    }
    // A translate contains the identity.
    return extend([0], from: 1)
  }
}

extension Instance {
  /// The quarter turns of m × m pixels, with or without reflections, on all functions of the pixels; `m` is kept.
  static func image(side: Int, reflections: Bool) throws -> Instance {
    let last = side - 1
    func permutation(_ move: (Int, Int) -> (Int, Int)) throws -> Permutation {
      try Permutation(
        oneLine: (0..<(side * side)).map { pixel in
          let (row, column) = move(pixel / side, pixel % side)
          return row * side + column + 1
        })
    }
    let turn = try permutation { ($1, last - $0) }
    let flip = try permutation { ($1, $0) }
    let group = try InstanceGroup(
      title: reflections ? "D4" : "C4", degree: 4,
      generators: ([[2, 3, 4, 1]] + (reflections ? [[1, 4, 3, 2]] : [])).map { try Permutation(oneLine: $0) })
    var instance = Instance(
      group: group,
      action: .permutation(degree: side * side, images: [turn] + (reflections ? [flip] : [])),
      functionClass: .functions)
    instance.numbers["m"] = Rational(side)
    return instance
  }
}
