import Averaging
import BigInt
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations
import Solving

extension Claim {
  /// All bounds of the library at once, against schemes.
  static let boundsNamed: [Claim] = [soundForExact, soundForWeak, soundForStrong, boundsEncloseCost, divisibility]

  private static let soundForExact = Claim(
    id: "bounds.sound-for-exact",
    statement:
      "Every lower bound that is stated to apply to exact symmetry is at most the size of every exact scheme of its weight class.",
    formula: "b(F, exact) ≤ size(ω) for exact ω and every bound b",
    source: .ours("§3, §5"),
    hypotheses: ["ω exact on F"],
    testCases: 50,
    scope: .everyUniformScheme(on: .functions, "functions on the points", testOrder: 5, order: 8),
    generator: .exactSchemeOnClass(order: 16)
  ) { instance, operators in
    guard try instance.setting().standing(of: try instance.scheme("ω"), at: .zero) == .equal else {
      return .vacuous("ω exact on F")
    }
    return try sound(.exact, instance, operators)
  }

  private static let soundForWeak = Claim(
    id: "bounds.sound-for-weak",
    statement:
      "Every lower bound that is stated to apply to weak(ε) is at most the size of every scheme of its weight class with weak "
      + "error at most ε.",
    formula: "b(F, weak(ε)) ≤ size(ω) for ε = weak(ω) and every bound b",
    source: .ours("§5"),
    testCases: 12,
    scope: .everyUniformScheme(on: .functions, "functions on the points", testOrder: 4, order: 7),
    generator: .schemeOnClass(order: 12, dimension: 12, weights: WeightClass.allCases)
  ) { instance, operators in
    let error = operators.averaging.weakError(try instance.scheme("ω"), try instance.setting().errors())
    return try sound(.weak(error.upper.shortenedUp), instance, operators)
  }

  private static let soundForStrong = Claim(
    id: "bounds.sound-for-strong",
    statement:
      "Every lower bound that is stated to apply to strong(ε) is at most the size of every scheme of its weight class with "
      + "strong error at most ε.",
    formula: "b(F, strong(ε)) ≤ size(ω) for ε = strong(ω) and every bound b",
    source: .ours("§5, by AC_wk ≤ AC_st"),
    testCases: 10,
    scope: .everyUniformScheme(on: .functions, "functions on the points", testOrder: 3, order: 6),
    generator: .schemeOnClass(order: 10, dimension: 9, weights: WeightClass.allCases)
  ) { instance, operators in
    let error = operators.averaging.strongError(try instance.scheme("ω"), try instance.setting().errors())
    return try sound(.strong(error.upper.shortenedUp), instance, operators)
  }

  /// Every lower bound against the size of ω.
  private static func sound(
    _ symmetry: SymmetryNotion, _ instance: Instance, _ operators: Operators
  ) throws -> Judgement {
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    let problem = try BoundProblem(
      of: try setting.functions(), table: try setting.characterTable(), weightClass: scheme.weightClass,
      symmetry: symmetry)
    return .all(
      try operators.bounds.lower(problem).map {
        .require(Rational($0.size), .atMost, Rational(scheme.size), "the bound “\($0.name.rawValue)” ≤ size(ω)")
      })
  }

  private static let boundsEncloseCost = Claim(
    id: "bounds.lower-below-upper",
    statement:
      "No lower bound exceeds an upper bound, for any symmetry and weights; where the certifier finds the cost, it lies between "
      + "them.",
    formula: "max lower ≤ AC(F) ≤ min upper",
    source: .ours("§2 to §5"),
    testCases: 8,
    scope: .everyGroup(
      "all groups, functions on the points, exact and weak(ε), three weight classes", testOrder: 4, order: 24
    ) { group in
      [Rational.zero, Rational(1, 9), Rational(1, 2)].map { epsilon in
        var instance = Instance(group: group, functionClass: .functions)
        instance.numbers["ε"] = epsilon
        return instance
      }
    },
    solver: SolverAttack(
      "AC_ex and AC_wk(1/9), convex weights, functions on the points of all groups", testOrder: 3, order: 8,
      instances: { order in
        try InstanceGroup.all(order: order).flatMap { group in
          [Rational.zero, Rational(1, 9)].map { epsilon in
            var instance = Instance(group: group, functionClass: .functions)
            instance.numbers["ε"] = epsilon
            return instance
          }
        }
      }
    ) { instance, budget in
      let symmetry = try notion(instance)
      let bounds = try AveragingBounds.bounds(
        for: BoundProblem(of: try instance.setting().functions(), weightClass: .convex, symmetry: symmetry))
      let finding = try Certifier(budget: budget).certify(instance.question(.convex, symmetry))
      let cost = Quantity(Enclosure(Rational(finding.provedLower), Rational(finding.upper)))
      return SolverFinding(
        .all(
          .require(Quantity(Rational(bounds.least)), .atMost, cost, "the best lower bound ≤ AC"),
          .require(cost, .atMost, Quantity(Rational(bounds.most)), "AC ≤ the best upper bound")),
        certificates: [finding.certificate])
    },
    generator: Gen { source in
      var instance = try source.draw(Gen<Instance>.classOnGroup(order: 12, dimension: 12))
      instance.numbers["ε"] = try source.draw(
        Gen<Rational>.element(of: [0, Rational(1, 9), Rational(1, 3), Rational(3, 4)]))
      return instance
    }
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let table = try instance.setting().characterTable()
    var parts: [Judgement] = []
    for weightClass in WeightClass.allCases {
      let problem = try BoundProblem(
        of: functions, table: table, weightClass: weightClass, symmetry: try notion(instance))
      let (lower, upper) = (try operators.bounds.lower(problem), try operators.bounds.upper(problem))
      for (below, above) in lower.flatMap({ below in upper.map { (below, $0) } }) {
        parts.append(
          .require(
            Rational(below.size), .atMost, Rational(above.size),
            "“\(below.name.rawValue)” ≤ “\(above.name.rawValue)”, \(weightClass.rawValue) weights"))
      }
    }
    return .all(parts)
  }

  private static func notion(_ instance: Instance) throws -> SymmetryNotion {
    let epsilon = try instance.number("ε")
    return epsilon.isZero ? .exact : .weak(epsilon)
  }

  private static let divisibility = Claim(
    id: "bounds.divisibility",
    statement:
      "The size of every uniform exact scheme is a multiple of the denominators of the means of the integral matrix coefficients.",
    formula: "ω uniform on n elements and exact ⇒ n·mean(φ) ∈ ℤ for integral φ ∈ M(F)",
    source: .ours("§6, uniform weights"),
    hypotheses: ["ω uniform, exact on F"],
    scope: .everyUniformScheme(on: .functions, "functions on the points", testOrder: 6, order: 9),
    generator: .exactSchemeOnClass(order: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let (functions, scheme) = (try setting.functions(), try instance.scheme("ω"))
    guard scheme.entries.allSatisfy({ $0.weight == Rational(1, scheme.size) }),
      try setting.standing(of: scheme, at: .zero) == .equal
    else { return .vacuous("ω uniform, exact on F") }
    let divisor = operators.bounds.divisor(functions)
    // By the definition: the least common multiple over all entries of the matrices.
    var wanted = 1
    for constituent in functions.constituents {
      for row in 0..<constituent.dimension {
        for column in 0..<constituent.dimension {
          let sum = (0..<setting.group.order).reduce(0) { $0 + constituent.entry(row, column, at: $1) }
          let denominator = Rational(sum, setting.group.order).denominator
          wanted = Divisibility.leastCommonMultiple(wanted, Int(denominator))
        }
      }
    }
    let divides = Judgement.require(scheme.size % divisor, .equal, 0, "size(ω) mod \(divisor) = 0")
    // Where every function on the group is a matrix coefficient, the size is |G| anyway, and the library stops collecting.
    if try setting.occurring().isComplete {
      return .all(divides, .require(scheme.size, .equal, setting.group.order, "size(ω) = |G|"))
    }
    return .all(
      divides, .require(divisor, .equal, wanted, "the stated divisor is the common denominator of the means"))
  }
}
