import ExactArithmetic
public import FiniteGroups

extension Scheme {
  /// The convolution ω∗η, (ω∗η)(g) = Σ_{hk = g} ω(h)η(k): first η, then ω. E_{ω∗η} = E_ω E_η on every representation.
  ///
  /// The product of convex (or uniform) schemes is convex, whatever else is affine. Associative; a point scheme on the
  /// identity is neutral; *not* commutative.
  ///
  /// - Complexity: O(size · other size) products of the group
  public func convolved<Group: BlackBoxGroup>(with other: Scheme, in group: Group) -> Scheme
  where Group.Element == Element {
    var terms: [Entry] = []
    terms.reserveCapacity(size * other.size)
    for left in entries {
      for right in other.entries {
        terms.append(
          Entry(element: group.product(left.element, right.element), weight: left.weight * right.weight))
      }
    }
    let isAffine = weightClass == .affine || other.weightClass == .affine
    return Scheme(collecting: terms, weightClass: isAffine ? .affine : .convex)
  }

  /// ω moved from the left, hg ↦ ω(g): E becomes ρ(h)E. All three errors stay what they are.
  ///
  /// - Complexity: O(size) products
  public func translated<Group: BlackBoxGroup>(left shift: Element, in group: Group) -> Scheme
  where Group.Element == Element {
    relabelled { group.product(shift, $0) }
  }

  /// ω moved from the right, gk ↦ ω(g): E becomes Eρ(k). All three errors stay what they are.
  ///
  /// - Complexity: O(size) products
  public func translated<Group: BlackBoxGroup>(right shift: Element, in group: Group) -> Scheme
  where Group.Element == Element {
    relabelled { group.product($0, shift) }
  }

  /// The inverted scheme g ↦ ω(g⁻¹): E becomes its adjoint. The weak error stays what it is, the strong error need not
  /// (S₃).
  ///
  /// - Complexity: O(size)
  public func inverted<Group: BlackBoxGroup>(in group: Group) -> Scheme where Group.Element == Element {
    relabelled { group.inverse($0) }
  }

  /// The scheme with every element replaced by another, and the same weights.
  private func relabelled(_ image: (Element) -> Element) -> Scheme {
    Scheme(
      unchecked: entries.map { Entry(element: image($0.element), weight: $0.weight) }, weightClass: weightClass)
  }

  /// The image of the scheme under a map of elements; weights of elements with equal images add up.
  ///
  /// Under an automorphism of the action the errors stay what they are; under a homomorphism the image is the scheme
  /// that acts on the representations of the quotient. A uniform scheme two of whose elements meet becomes convex.
  ///
  /// - Complexity: O(size)
  public func image<Other>(under map: (Element) throws -> Other) rethrows -> Scheme<Other> {
    let terms = try entries.map { Scheme<Other>.Entry(element: try map($0.element), weight: $0.weight) }
    let isInjective = Set(terms.map(\.element)).count == terms.count
    return Scheme<Other>(
      collecting: terms, weightClass: weightClass == .uniform && !isInjective ? .convex : weightClass)
  }

  /// Adds the weights of equal elements, in the order of their first places, and drops zeros.
  init(collecting terms: [Entry], weightClass: WeightClass) {
    var places: [Element: Int] = [:]
    var elements: [Element] = []
    var weights: [Rational] = []
    for term in terms {
      if let place = places[term.element] {
        weights[place] += term.weight
      } else {
        places[term.element] = elements.count
        elements.append(term.element)
        weights.append(term.weight)
      }
    }
    self.init(
      unchecked: zip(elements, weights).filter { !$1.isZero }.map { Entry(element: $0, weight: $1) },
      weightClass: weightClass)
  }
}
