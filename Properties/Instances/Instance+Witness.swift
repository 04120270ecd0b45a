import ExactArithmetic
import FiniteGroups
import Representations
import Solving

extension Instance {
  /// The pairs (u₁, v₁), (u₂, v₂), … of the instance as a witness: vectors in the basis of F, cut into its summands; hᵢ is the
  /// element of the list with that name, for strong symmetry.
  ///
  /// - Throws: ``InstanceError`` for vectors of another length.
  func witness() throws -> Solving.Witness {
    let functions = try setting().functions()
    let dimension = functions.constituents.reduce(0) { $0 + $1.dimension }
    var pairs: [Solving.Witness.Pair] = []
    for index in ["₁", "₂"] where vectors["u" + index] != nil {
      let left = try vector("u" + index, count: dimension)
      let right = try vector("v" + index, count: dimension)
      let element = elements["h" + index] == nil ? nil : try elementNumbers("h" + index).first
      var start = 0
      for (number, constituent) in functions.constituents.enumerated() {
        let range = start..<(start + constituent.dimension)
        start = range.upperBound
        pairs.append(.init(element: element, constituent: number, left: Array(left[range]), right: Array(right[range])))
      }
    }
    guard !pairs.isEmpty else { throw InstanceError("the instance lacks the vectors u₁ and v₁") }
    return Solving.Witness(pairs: pairs, set: ElementSet(capacity: 0))
  }
}

/// The function of a witness by the definition, with the invariant inner product ⟨u, v⟩ = (1/|G|) Σ_g (ρ(g)u)ᵀ(ρ(g)v).
struct DefinedWitness {
  /// Σ⟨uᵢ, ρ(g)vᵢ⟩, or Σ⟨uᵢ, (1 − ρ(hᵢ))ρ(g)vᵢ⟩, minus its mean.
  let values: [Rational]
  /// Σ(‖uᵢ‖² + ‖vᵢ‖²)/2.
  let norm: Rational

  init(_ witness: Solving.Witness, on functions: FunctionClass) {
    let group = functions.group
    let order = group.order
    var sums = [Rational](repeating: .zero, count: order)
    var norm = Rational.zero
    for pair in witness.pairs {
      let constituent = functions.constituents[pair.constituent]
      let left = (0..<order).map { constituent.image(of: pair.left, under: $0) }
      let right = (0..<order).map { constituent.image(of: pair.right, under: $0) }
      func product(_ first: [[Rational]], _ second: [[Rational]]) -> Rational {
        zip(first, second).reduce(.zero) { sum, pair in
          zip(pair.0, pair.1).reduce(sum) { $0 + $1.0 * $1.1 }
        } / Rational(order)
      }
      norm += (product(left, left) + product(right, right)) / 2
      for g in 0..<order {
        // ⟨u, ρ(g)v⟩ with the images of ρ(g)v under all x, which are those of v under all xg.
        sums[g] += product(left, (0..<order).map { right[group.product($0, g)] })
        if let h = pair.element {
          let hg = group.product(h, g)
          sums[g] -= product(left, (0..<order).map { right[group.product($0, hg)] })
        }
      }
    }
    let mean = sums.reduce(.zero, +) / Rational(order)
    values = sums.map { $0 - mean }
    self.norm = norm
  }

  /// The elements with φ(g) ≤ √bound · N, where the bound is ε, or 2ε for strong symmetry.
  func set(_ bound: Rational) -> [Int] {
    values.indices.filter { !isAbove(values[$0], bound) }
  }

  /// Whether a number exceeds √bound · N.
  func isAbove(_ value: Rational, _ bound: Rational) -> Bool {
    value.signum > 0 && value * value > bound * norm * norm
  }
}
