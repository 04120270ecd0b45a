import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// The action, the operators E_ω and the Reynolds operator P, on the functions of a class.
  static let averagingOperators: [Claim] = [
    actionIsHomomorphism, operatorIsWeightedSum, fixesInvariants, reynoldsProjection, standardProduct,
    reynoldsIsUnique, onlyProjection, commutesWithAction, everyAverageCommutes, orbitMean,
  ]

  private static let basics = ClaimSource.paper("section 2, group averaging")

  private static let actionIsHomomorphism = Claim(
    id: "averaging.action-is-a-homomorphism",
    statement: "(ρ(g)f)(x) = f(g⁻¹x) is an action from the left: ρ(g) carries the indicator of x to that of gx.",
    formula: "ρ(gh) = ρ(g)ρ(h), ρ(e) = I, ρ(g)1ₓ = 1_{gx}",
    source: basics,
    scope: .everyGroup("all groups, functions on the points, all pairs of elements", testOrder: 6, order: 12) { group in
      let instance = Instance(group: group, functionClass: .functions)
      let enumerated = try instance.setting().group
      return (0..<enumerated.order).flatMap { left in
        (0..<enumerated.order).map { right in
          var pair = instance
          pair.elements = ["g": [enumerated.permutation(left)], "h": [enumerated.permutation(right)]]
          return pair
        }
      }
    },
    generator: .classOnGroup(order: 16, with: InstanceParts(elements: ["g", "h"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (g, h) = (try instance.element("g"), try instance.element("h"))
    let product = setting.group.product(g, h)
    var parts: [Judgement] = []
    for constituent in try setting.functions().constituents {
      let representation = operators.averaging.representation
      parts.append(
        .requireEqual(
          representation(constituent, g) * representation(constituent, h), representation(constituent, product),
          "‖ρ(g)ρ(h) − ρ(gh)‖² = 0 on a summand of F"))
      parts.append(
        .requireEqual(
          representation(constituent, setting.group.identity), .identity(constituent.dimension), "‖ρ(e) − I‖² = 0"))
      guard instance.functionClass == .functions, instance.action == nil else { continue }
      for (column, label) in constituent.labels.enumerated() {
        let image = [setting.group.image(of: label[0] - 1, under: g) + 1]
        let row = constituent.labels.firstIndex(of: image) ?? column
        parts.append(.require(representation(constituent, g)[row, column], .equal, 1, "(ρ(g)1ₓ)(gx) = 1"))
      }
    }
    return .all(parts)
  }

  private static let operatorIsWeightedSum = Claim(
    id: "averaging.operator-is-the-weighted-sum",
    statement: "The operator of a scheme is the weighted sum of the action, and the weights sum to 1.",
    formula: "E_ω f = Σ ω(g) ρ(g)f, Σ ω(g) = 1",
    source: .paper("section 3, averaging schemes"),
    scope: .everyGroup(
      "all groups, uniform schemes on one or two elements, the indicator of one element among the functions on the group",
      testOrder: 6, order: 12
    ) { group in
      var instance = Instance(group: group, functionClass: .regular)
      let enumerated = try instance.setting().group
      instance.vectors["f"] = (0..<enumerated.order).map { $0 == enumerated.order / 2 ? 1 : 0 }
      return instance.with("ω", each: enumerated.smallUniformSchemes, in: enumerated)
    },
    generator: .classOnGroup(order: 16, with: InstanceParts(schemes: ["ω"], functions: ["f"]))
  ) { instance, operators in
    let scheme = try instance.scheme("ω")
    let function = try instance.function("f")
    let sum = scheme.entries.reduce(Rational.zero) { $0 + $1.weight }
    let parts = try instance.setting().summands().map { summand in
      Judgement.requireEqual(
        operators.averaging.average(scheme, summand.constituent).applied(to: summand.part(of: function)),
        summand.average(of: summand.part(of: function), by: scheme), "‖E_ω f − Σ ω(g) ρ(g)f‖² = 0 on a summand of F")
    }
    return .all([.require(sum, .equal, 1, "Σ ω(g) = 1")] + parts)
  }

  private static let fixesInvariants = Claim(
    id: "averaging.fixes-invariants",
    statement: "Every averaging operator fixes the invariant functions, and P has no other image.",
    formula: "f invariant ⇒ E_ω f = f; rank P = tr P = dim F^G",
    source: basics,
    scope: .everyGroup("all groups, functions on the points, point schemes", testOrder: 8, order: 24) { group in
      let instance = Instance(group: group, functionClass: .functions)
      let enumerated = try instance.setting().group
      return instance.with("ω", each: enumerated.pointSchemes, in: enumerated)
    },
    generator: .classOnGroup(order: 12, dimension: 16, with: InstanceParts(schemes: ["ω"]))
  ) { instance, operators in
    let setting = try instance.setting()
    let (scheme, whole) = (try instance.scheme("ω"), operators.averaging.wholeGroup(setting.group))
    var parts: [Judgement] = []
    for summand in try setting.summands() {
      let invariants = summand.invariants
      let average = operators.averaging.average(scheme, summand.constituent)
      for row in 0..<invariants.rowCount {
        let function = Array(invariants[row: row])
        parts.append(.requireEqual(average.applied(to: function), function, "‖E_ω f − f‖² = 0 for an invariant f"))
      }
      let projection = operators.averaging.average(whole, summand.constituent)
      let trace = (0..<summand.dimension).reduce(Rational.zero) { $0 + projection[$1, $1] }
      parts.append(.require(trace, .equal, Rational(invariants.rowCount), "tr P = dim F^G on a summand of F"))
    }
    return .all(parts)
  }

  private static let reynoldsProjection = Claim(
    id: "averaging.reynolds-projection",
    statement: "The average over the whole group is the orthogonal projection on the invariant functions.",
    formula: "P² = P and ⟨Pf, g⟩ = ⟨f, Pg⟩ for the inner product Σ_h ⟨ρ(h)f, ρ(h)g⟩",
    source: basics,
    reading: "orthogonal for an invariant inner product, which always exists",
    scope: .everyUnion("", testOrder: 7, order: 15),
    generator: .classOnGroup(order: 12, dimension: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let whole = operators.averaging.wholeGroup(setting.group)
    return .all(
      try setting.summands().flatMap { summand in
        let projection = operators.averaging.average(whole, summand.constituent)
        let paired = summand.form * projection
        return [
          Judgement.requireEqual(projection * projection, projection, "‖P² − P‖² = 0 on a summand of F"),
          .requireEqual(paired, paired.transposed, "⟨Pf, g⟩ = ⟨f, Pg⟩: ‖MP − (MP)ᵀ‖² = 0, M the invariant form"),
          .requireEqual(projection, summand.projection, "P = (1/|G|) Σ ρ(g) on a summand of F"),
        ]
      })
  }

  private static let standardProduct = Claim(
    id: "averaging.projection-orthogonal-for-every-product",
    statement:
      "The average over the whole group is orthogonal for the standard inner product of the coordinates, whatever integer matrices the group acts by.",
    formula: "P = Pᵀ for every integer matrix representation",
    source: .ours("section 1: the inner product must be invariant"),
    reading: "coordinates without an invariant inner product",
    expected: .fails,
    scope: .everyGroup(
      "all groups of order at most 2, all representations by 2×2 matrices with entries −1, 0, 1", testOrder: 2, order: 2
    ) { group in
      let entries = [-1, 0, 1]
      let matrices = entries.flatMap { a in
        entries.flatMap { b in
          entries.flatMap { c in entries.map { Matrix(rows: [[a, b], [c, $0]], columnCount: 2) } }
        }
      }
      if group.generators.isEmpty { return [Instance(group: group, functionClass: .functions)] }
      return matrices.map { matrix in
        Instance(group: group, functionClass: .matrices(group.generators.map { _ in matrix }))
      }.filter { (try? $0.setting().functions()) != nil }
    },
    generator: .classOnGroup(order: 8, dimension: 8)
  ) { instance, operators in
    let setting = try instance.setting()
    let whole = operators.averaging.wholeGroup(setting.group)
    return .all(
      try setting.functions().constituents.map { constituent in
        let projection = operators.averaging.average(whole, constituent)
        return .requireEqual(projection, projection.transposed, "‖P − Pᵀ‖² = 0")
      })
  }

  private static let reynoldsIsUnique = Claim(
    id: "averaging.reynolds-operator-is-unique",
    statement:
      "The average over the whole group is the only linear map with invariant values that depends only on the orbit of a function and fixes the invariant functions.",
    formula: "ρ(h)T = T = Tρ(h) for every h, Tf = f for invariant f ⇒ T = P",
    source: basics,
    reading: "decided for all T together, as a linear system for its entries; on summands of dimension at most 6",
    scope: .everyUnion("", testOrder: 5, order: 8),
    generator: .classOnGroup(order: 8, dimension: 6)
  ) { instance, operators in
    let setting = try instance.setting()
    let whole = operators.averaging.wholeGroup(setting.group)
    var parts: [Judgement] = []
    for summand in try setting.summands() where summand.dimension <= 6 {
      let rows = summand.equationsOfProjections + summand.equationsOfRightInvariance
      let size = summand.dimension * summand.dimension
      parts.append(.require(Summand.rank(rows, size), .equal, size, "the equations for T have one solution at most"))
      let projection = operators.averaging.average(whole, summand.constituent).entries
      let residuals = rows.map { row in
        zip(row.coefficients, projection).reduce(-row.value) { $0 + $1.0 * $1.1 }
      }
      parts.append(.requireEqual(residuals, residuals.map { _ in .zero }, "P solves the equations for T"))
    }
    return .all(parts)
  }

  private static let onlyProjection = Claim(
    id: "averaging.only-projection-on-invariants",
    statement: "There is only one linear map onto the invariant functions that fixes them.",
    formula: "ρ(h)T = T for every h, Tf = f for invariant f ⇒ T = P",
    source: basics,
    reading: "without Tρ(h) = T, or orthogonality, on summands of dimension at most 6",
    expected: .fails,
    scope: .everyGroup("all groups, functions on the points", testOrder: 2, order: 2) { group in
      [Instance(group: group, functionClass: .functions)]
    },
    generator: .classOnGroup(order: 8, dimension: 6)
  ) { instance, _ in
    .all(
      try instance.setting().summands().filter { $0.dimension <= 6 }.map { summand in
        let size = summand.dimension * summand.dimension
        return .require(
          Summand.rank(summand.equationsOfProjections, size), .equal, size,
          "the rank of the equations for T = the number of its entries")
      })
  }

  private static let commutesWithAction = Claim(
    id: "averaging.commutes-with-action",
    statement: "The average over the whole group commutes with the action.",
    formula: "ρ(h)P = Pρ(h) for every h",
    source: basics,
    scope: .everyGroup("all groups, functions on the points", testOrder: 8, order: 24) { group in
      [Instance(group: group, functionClass: .functions)]
    },
    generator: .classOnGroup(order: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = operators.averaging.wholeGroup(setting.group)
    return .all(try commutators(scheme, setting, operators))
  }

  private static let everyAverageCommutes = Claim(
    id: "averaging.every-average-commutes",
    statement: "Every averaging operator commutes with the action.",
    formula: "ρ(h)E_ω = E_ω ρ(h) for every h and ω",
    source: .ours("section 1; it holds for class functions ω"),
    expected: .fails,
    scope: .everyGroup("all groups, all functions on the group, point schemes", testOrder: 6, order: 6) { group in
      let instance = Instance(group: group, functionClass: .regular)
      let enumerated = try instance.setting().group
      return instance.with("ω", each: enumerated.pointSchemes, in: enumerated)
    },
    generator: .classOnGroup(order: 12, dimension: 12, with: InstanceParts(schemes: ["ω"]))
  ) { instance, operators in
    .all(try commutators(try instance.scheme("ω"), instance.setting(), operators))
  }

  private static func commutators(
    _ scheme: AveragingScheme, _ setting: Setting, _ operators: Operators
  ) throws -> [Judgement] {
    try setting.functions().constituents.flatMap { constituent in
      let average = operators.averaging.average(scheme, constituent)
      return setting.group.generatorIndices.map { generator in
        let matrix = operators.averaging.representation(constituent, generator)
        return Judgement.requireEqual(matrix * average, average * matrix, "‖ρ(h)E − Eρ(h)‖² = 0, h a generator")
      }
    }
  }

  private static let orbitMean = Claim(
    id: "averaging.orbit-mean",
    statement: "On functions on the points, averaging over the whole group takes the mean over each orbit.",
    formula: "(Pf)(x) = (1/|Gx|) Σ_{y ∈ Gx} f(y)",
    source: basics,
    scope: .everyGroup("all groups, all functions of the basis on the points", testOrder: 8, order: 31) { group in
      [Instance(group: group, functionClass: .functions)]
    },
    generator: Gen<InstanceGroup>.group(order: 24).map { Instance(group: $0, functionClass: .functions) }
  ) { instance, operators in
    guard instance.functionClass == .functions, instance.action == nil else {
      return .vacuous("F is the class of functions on the points")
    }
    let setting = try instance.setting()
    let whole = operators.averaging.wholeGroup(setting.group)
    var parts: [Judgement] = []
    for constituent in try setting.functions().constituents {
      let projection = operators.averaging.average(whole, constituent)
      for (column, label) in constituent.labels.enumerated() {
        let orbit = Set((0..<setting.group.order).map { setting.group.image(of: label[0] - 1, under: $0) })
        for (row, other) in constituent.labels.enumerated() {
          let mean = orbit.contains(other[0] - 1) ? Rational(1, orbit.count) : .zero
          parts.append(.require(projection[row, column], .equal, mean, "(P1ₓ)(y) = 1/|Gx| on the orbit of x"))
        }
      }
    }
    return .all(parts)
  }
}

extension Instance {
  /// The one element of a name, as a number in the enumerated group.
  func element(_ name: String) throws -> Int {
    let list = try elementNumbers(name)
    guard list.count == 1 else { throw InstanceError("\(name) must be one element, not \(list.count)") }
    return list[0]
  }
}

extension Summand {
  /// A basis of the invariant functions, one for each row: the kernel of all ρ(s) − I for generators s.
  var invariants: Matrix<Rational> {
    var rows: [[Rational]] = []
    for generator in group.generatorIndices {
      for row in 0..<dimension {
        rows.append((0..<dimension).map { Rational(constituent.entry(row, $0, at: generator)) - ($0 == row ? 1 : 0) })
      }
    }
    return rows.isEmpty ? .identity(dimension) : Matrix(rows: rows, columnCount: dimension).nullspace()
  }
}
