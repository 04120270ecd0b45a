import Certificates
import ExactArithmetic

/// The refutation of a `hitting` proof as a VIPR certificate: the mixed-integer problem is stated with the equations of
/// exactness, each set of the tree is derived from them by rounding, and the tree without symmetries becomes
/// assumptions and case distinctions.
struct MixedIntegerProof {
  private enum Sense: String { case atLeast = "G", atMost = "L", equal = "E" }

  private let refutation: ExpandedRefutation
  private let system: ExactnessSystem
  private let order: Int
  private let size: Int
  private let isUniform: Bool
  private var constraints: [String] = []
  private var boundCount = 0
  private var derivations: [String] = []
  /// The constraint that derives each set; negative where none does yet.
  private var cuts: [Int]
  /// For each element the constraints that bound its variable now, with the bounds.
  private var lower: [(constraint: Int, bound: Int)] = []
  private var upper: [(constraint: Int, bound: Int)] = []
  // The first constraint of each kind.
  private var weightSum = 0, links = 0, sizeBound = 0, equations = 0, tileBound = 0

  init(
    _ refutation: ExpandedRefutation, reading: CertificateReading, size: Int
  ) throws(ExportError) {
    let weights = reading.certificate.claim.weights
    guard weights != .affine else {
      throw .unsupported("affine weights have no bounds, which a mixed-integer problem needs; use smt2")
    }
    system = try ExactnessSystem(reading)
    self.refutation = refutation
    order = reading.order
    self.size = size
    isUniform = weights == .uniform
    cuts = Array(repeating: -1, count: refutation.covers.count)
    stateProblem()
    fillTile()
    _ = try refute(0)
  }

  // MARK: The problem

  private var nextIndex: Int { constraints.count + derivations.count }

  private static func text(_ terms: [(variable: Int, value: Rational)]) -> String {
    ([String(terms.count)] + terms.map { "\($0.variable) \($0.value)" }).joined(separator: "  ")
  }

  private mutating func state(_ name: String, _ sense: Sense, _ bound: Int, _ terms: [(variable: Int, value: Rational)])
  {
    constraints.append("\(name) \(sense.rawValue) \(bound)  \(MixedIntegerProof.text(terms))")
  }

  /// The variables are s_g = g and w_g = order + g.
  private mutating func stateProblem() {
    for element in 0..<order {
      lower.append((constraints.count, 0))
      state("s\(element)_lower", .atLeast, 0, [(element, 1)])
    }
    for element in 0..<order {
      upper.append((constraints.count, 1))
      state("s\(element)_upper", .atMost, 1, [(element, 1)])
    }
    for element in 0..<order { state("w\(element)_lower", .atLeast, 0, [(order + element, 1)]) }
    boundCount = constraints.count
    weightSum = constraints.count
    state("weights", .equal, 1, (0..<order).map { (order + $0, 1) })
    links = constraints.count
    for element in 0..<order {
      if isUniform {
        state("carry\(element)", .equal, 0, [(element, 1), (order + element, -Rational(size))])
      } else {
        state("carry\(element)", .atLeast, 0, [(element, 1), (order + element, -1)])
      }
    }
    sizeBound = constraints.count
    state("size", .atMost, size, (0..<order).map { ($0, 1) })
    equations = constraints.count
    for (number, row) in system.rows.enumerated() {
      state(
        "exact\(number)", .equal, 0,
        row.indices.filter { !row[$0].isZero }.map { (variable: order + $0, value: row[$0]) })
    }
    if let tile = refutation.tile {
      tileBound = constraints.count
      state("tile", .atMost, tile.limit, tile.elements.sorted().map { ($0, 1) })
    } else {
      lower[0] = (constraints.count, 1)
      state("identity", .atLeast, 1, [(0, 1)])
    }
  }

  // MARK: Derivations

  private mutating func derive(
    _ sense: Sense, _ bound: Rational, _ terms: [(variable: Int, value: Rational)], _ reason: String
  ) -> Int {
    let index = nextIndex
    derivations.append(
      "D\(derivations.count) \(sense.rawValue) \(bound)  \(MixedIntegerProof.text(terms))  { \(reason) } -1")
    return index
  }

  private static func combination(_ kind: String, _ multipliers: [Int: Rational]) -> String {
    let used = multipliers.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
    return "\(kind) \(used.count)" + used.map { "  \($0.key) \($0.value)" }.joined()
  }

  /// The values of the function of a set.
  private func function(_ cover: ExpandedRefutation.Cover) throws(ExportError) -> [Rational] {
    var values = [Rational](repeating: .zero, count: order)
    for (element, image) in cover.image.enumerated() {
      guard let value = refutation.witnesses[cover.witness].values[element].rational else {
        throw .unsupported("a witness has irrational values, which the format cannot say")
      }
      values[Int(image)] = value
    }
    return values
  }

  /// Adds a multiple of Σ ω(g) x(g) = 0 for a function of M(F) with mean 0.
  private func add(
    _ function: [Rational], times scale: Rational, to multipliers: inout [Int: Rational]
  ) throws(ExportError) {
    guard let factors = system.factors(of: function) else {
      throw .unreadable("the function of a witness is not made of matrix coefficients")
    }
    for (number, factor) in factors.enumerated() { multipliers[equations + number, default: .zero] += scale * factor }
  }

  /// The constraint "the set is met", derived at its first use.
  ///
  /// With y = δ − x, where x ≥ δ > 0 off the set H, or y = ±(c − x), where x = c off H: Σ ω y is a number r > 0, y ≤ 0
  /// off H and y ≤ m on H. So m · Σ_H s ≥ m · Σ_H ω ≥ r, and the sum of the integers s is at least 1.
  private mutating func cut(_ number: Int) throws(ExportError) -> Int {
    if cuts[number] >= 0 { return cuts[number] }
    let cover = refutation.covers[number]
    let values = try function(cover)
    let members = Set(cover.elements)
    let others = values.indices.filter { !members.contains($0) }
    guard let least = others.map({ values[$0] }).min(), !least.isZero, !members.isEmpty else {
      throw .unsupported("the set of a witness is empty or everything")
    }
    let scale: Rational = least.signum > 0 ? 1 : -1
    let slack = values.map { scale * (least - $0) }
    let most = members.map { slack[$0] }.max() ?? .zero
    guard most.signum > 0 else { throw .unreadable("the set of a witness does not follow from its function") }
    var multipliers: [Int: Rational] = [weightSum: scale * least / most]
    try add(values, times: -scale / most, to: &multipliers)
    for element in 0..<order {
      var missing = -slack[element] / most
      if members.contains(element) {
        multipliers[links + element] = 1
        // Σ_H s − Σ_H ω for the link s − tω of uniform schemes needs t − 1 weights more.
        missing += isUniform ? Rational(size) : 1
      }
      multipliers[2 * order + element] = missing
    }
    cuts[number] = derive(
      .atLeast, 1, cover.elements.map { ($0, 1) }, MixedIntegerProof.combination("rnd", multipliers))
    return cuts[number]
  }

  /// 0 ≥ a positive number, from a combination with the given coefficients of the s and right side, and the bounds that
  /// hold.
  private mutating func absurdity(
    _ start: [Int: Rational], coefficients: [Rational], bound: Rational
  ) throws(ExportError) -> Int {
    var (multipliers, total) = (start, bound)
    for (element, value) in coefficients.enumerated() where !value.isZero {
      let (constraint, bound) = value.signum > 0 ? upper[element] : lower[element]
      multipliers[constraint, default: .zero] -= value
      total -= value * Rational(bound)
    }
    guard total.signum > 0 else { throw .unreadable("a leaf of the tree is not refuted by linear inequalities") }
    return derive(.atLeast, total, [], MixedIntegerProof.combination("lin", multipliers))
  }

  /// Weights of sets against the bound on the size, or on the tile.
  private mutating func absurdity(
    sets: [(set: Int, weight: Rational)], sizeWeight: Rational, inTile: Bool = false
  ) throws(ExportError) -> Int {
    var multipliers: [Int: Rational] = [inTile ? tileBound : sizeBound: -sizeWeight]
    var coefficients = [Rational](repeating: inTile ? .zero : -sizeWeight, count: order)
    var bound = -sizeWeight * Rational(size)
    if inTile, let tile = refutation.tile {
      for element in tile.elements { coefficients[element] = -sizeWeight }
      bound = -sizeWeight * Rational(tile.limit)
    }
    for (set, weight) in sets {
      multipliers[try cut(set), default: .zero] += weight
      for element in refutation.covers[set].elements { coefficients[element] += weight }
      bound += weight
    }
    return try absurdity(multipliers, coefficients: coefficients, bound: bound)
  }

  /// Derives an absurdity from the bounds that hold now; gives its constraint.
  private mutating func refute(_ node: Int) throws(ExportError) -> Int {
    switch refutation.nodes[node] {
    case .branch(let set, let children, let rest):
      return try split(children[...], set: set, rest: rest)
    case .packing(let denominator, let sets, let inTile):
      return try absurdity(
        sets: sets.map { ($0.set, Rational($0.weight, denominator)) }, sizeWeight: 1, inTile: inTile)
    case .average(let translates):
      return try absurdity(
        sets: translates.map { ($0, 1) }, sizeWeight: Rational(refutation.covers[translates[0]].elements.count))
    case .sum(let set):
      let values = try function(refutation.covers[set])
      let free = values.indices.filter { lower[$0].bound == 0 && upper[$0].bound == 1 }.map { values[$0] }.sorted()
      let left = size - lower.count { $0.bound == 1 }
      let threshold = left > 0 && left <= free.count ? free[left - 1] : free.first ?? .zero
      // −Σ (x − θ) s = θ t, from Σ ω x = 0, Σ ω = 1 and s = tω.
      var multipliers: [Int: Rational] = [weightSum: threshold * Rational(size)]
      try add(values, times: -Rational(size), to: &multipliers)
      for element in 0..<order { multipliers[links + element] = threshold - values[element] }
      return try absurdity(
        multipliers, coefficients: values.map { threshold - $0 }, bound: threshold * Rational(size))
    case .exhausted:
      if lower.count(where: { $0.bound == 1 }) > size { return try absurdity(sets: [], sizeWeight: 1) }
      // Σ s = t, from s = tω.
      var multipliers: [Int: Rational] = [weightSum: Rational(size)]
      for element in 0..<order { multipliers[links + element] = 1 }
      return try absurdity(
        multipliers, coefficients: Array(repeating: 1, count: order), bound: Rational(size))
    case .quotients:
      throw .unsupported("a proof by quotients is not linear")
    }
  }

  /// Derives s ≤ 0 for the other elements of the tile where it has as many as it may.
  private mutating func fillTile() {
    guard let tile = refutation.tile, tile.elements.count(where: { lower[$0].bound == 1 }) == tile.limit else { return }
    let bounds = lower
    for element in tile.elements where lower[element].bound == 0 && upper[element].bound == 1 {
      var multipliers: [Int: Rational] = [tileBound: 1]
      for other in tile.elements where other != element { multipliers[bounds[other].constraint] = -1 }
      upper[element] = (
        derive(.atMost, 0, [(element, 1)], MixedIntegerProof.combination("lin", multipliers)), 0
      )
    }
  }

  /// One of the elements, or none of them.
  private mutating func split(
    _ children: ArraySlice<(element: Int, node: Int)>, set: Int?, rest: Int?
  ) throws(ExportError) -> Int {
    guard let (element, node) = children.first else {
      if let rest { return try refute(rest) }
      guard let set else { throw .unreadable("a branch without a set has no last child") }
      return try absurdity(sets: [(set, 1)], sizeWeight: 0)
    }
    let excluded = derive(.atMost, 0, [(element, 1)], "asm")
    let chosen = derive(.atLeast, 1, [(element, 1)], "asm")
    let (oldLower, oldUpper) = (lower, upper)
    lower[element] = (chosen, 1)
    fillTile()
    let first = try refute(node)
    (lower, upper) = (oldLower, oldUpper)
    upper[element] = (excluded, 0)
    let second = try split(children.dropFirst(), set: set, rest: rest)
    upper = oldUpper
    return derive(.atLeast, 1, [], "uns \(first) \(chosen)  \(second) \(excluded)")
  }

  // MARK: The text

  /// The certificate in the format VIPR 1.0.
  func text(title: [String], elements: (Int) -> String) -> String {
    var lines = title.map { "% \($0)" }
    lines += [
      "% s<g> = 1 says that the group element number g may carry weight, w<g> is its weight; at most \(size) "
        + "carry weight.",
      "% The constraint '\(refutation.tile == nil ? "identity" : "tile")' is without loss of generality: a "
        + "translate of a "
        + "scheme has the same size and errors.",
    ]
    lines += (0..<min(order, 200)).map { "% element \($0): \(elements($0))" }
    lines += ["VER 1.0", "VAR \(2 * order)"]
    lines.append((0..<order).map { "s\($0)" }.joined(separator: " "))
    lines.append((0..<order).map { "w\($0)" }.joined(separator: " "))
    lines += ["INT \(order)", (0..<order).map(String.init).joined(separator: " "), "OBJ min", "0"]
    lines.append("CON \(constraints.count) \(boundCount)")
    lines += constraints
    lines += ["RTP infeas", "SOL 0", "DER \(derivations.count)"]
    lines += derivations
    return lines.map { $0 + "\n" }.joined()
  }
}
