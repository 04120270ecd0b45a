import FiniteGroups
import Symmetrizers

/// The declared question with a likely mistake made in it.
struct ActionVariant {
  /// What the model would do instead, in words that end "the model is …".
  let name: String
  /// The question under which the model might be symmetric.
  let question: SymmetryQuestion
}

/// The likely mistakes in declaring an action: g for g⁻¹, outputs moved or not, axes exchanged, column-major layout, signs missing.
enum ActionVariants {
  /// All variants that make sense for the shapes.
  ///
  /// For invariance, g for g⁻¹ on inputs makes no difference, since with g also g⁻¹ is in the group; so it is tried for equivariance only.
  static func all(of question: SymmetryQuestion) -> [ActionVariant] {
    let input = question.inputAction
    let output = question.outputAction
    var result: [ActionVariant] = []
    func add(_ name: String, _ input: SymmetryQuestion.Action, _ output: SymmetryQuestion.Action?) {
      result.append(ActionVariant(name: name, question: question.with(inputAction: input, outputAction: output)))
    }
    if let output {
      add("invariant: outputs are not moved", input, nil)
      add("equivariant with g⁻¹ on outputs: f(gx) = ρ(g⁻¹)f(x), g taken for its inverse", input, InverseAction(output))
      add("equivariant up to the sign of g: f(gx) = sgn(g)ρ(g)f(x)", input, SignedAction(output))
      let dimension = question.outputShape.reduce(1, *)
      if (2...DeterminantAction.dimensionLimit).contains(dimension) {
        add(
          "equivariant up to the determinant, as pseudovectors are: f(gx) = det(ρ(g))ρ(g)f(x)", input,
          DeterminantAction(output, dimension: dimension))
      }
      add("equivariant with signs of outputs left out", input, UnsignedAction(output))
    } else {
      if question.inputShape == question.outputShape {
        add("equivariant: outputs are moved as inputs are, f(gx) = g·f(x)", input, input)
        add("equivariant with g⁻¹ on outputs: f(gx) = g⁻¹·f(x)", input, InverseAction(input))
      }
      add("invariant up to the sign of g: f(gx) = sgn(g)f(x)", input, SignedAction(nil))
    }
    add("symmetric with signs of inputs left out", UnsignedAction(input), output)
    for (name, order) in layouts(of: question.inputShape) {
      add("symmetric with \(name) of inputs", RearrangedAction(input, order: order), output)
    }
    if let output {
      for (name, order) in layouts(of: question.outputShape) {
        add("symmetric with \(name) of outputs", input, RearrangedAction(output, order: order))
        if question.inputShape == question.outputShape {
          add(
            "symmetric with \(name) of inputs and outputs", RearrangedAction(input, order: order),
            RearrangedAction(output, order: order))
        }
      }
    }
    return result
  }

  /// Other ways in which the values of a tensor may be meant: two axes of equal length exchanged, or column-major order.
  ///
  /// - Returns: names, and for each place the place from which its value is taken.
  private static func layouts(of shape: [Int]) -> [(name: String, order: [Int])] {
    guard shape.count >= 2, shape.allSatisfy({ $0 > 0 }) else { return [] }
    var result: [(name: String, order: [Int])] = []
    let count = shape.reduce(1, *)
    func strides(_ shape: [Int]) -> [Int] {
      var stride = 1
      return shape.reversed().map { length in
        defer { stride *= length }
        return stride
      }.reversed()
    }
    let rowMajor = strides(shape)
    func order(_ strides: [Int]) -> [Int] {
      (0..<count).map { place in
        zip(zip(shape, rowMajor), strides).reduce(0) { $0 + place / $1.0.1 % $1.0.0 * $1.1 }
      }
    }
    for first in shape.indices {
      for second in (first + 1)..<max(shape.count, first + 1) where shape[first] == shape[second] && shape[first] > 1 {
        var exchanged = rowMajor
        exchanged.swapAt(first, second)
        result.append(("axes \(first) and \(second) exchanged", order(exchanged)))
      }
    }
    let columnMajor = order(Array(strides(shape.reversed()).reversed()))
    if !result.contains(where: { $0.order == columnMajor }), columnMajor != Array(0..<count) {
      result.append(("column-major order", columnMajor))
    }
    return result
  }
}

/// g acts as g⁻¹ did: an action from the right.
struct InverseAction: ValueAction {
  let base: SymmetryQuestion.Action
  init(_ base: SymmetryQuestion.Action) { self.base = base }
  func apply(_ element: Permutation, to value: [Double]) -> [Double] { base.apply(base.inverse(element), to: value) }
  func inverse(_ element: Permutation) -> Permutation { base.inverse(element) }
}

/// An action times the sign of the permutation; of the trivial one where there is no base.
struct SignedAction: ValueAction {
  let base: SymmetryQuestion.Action?
  init(_ base: SymmetryQuestion.Action?) { self.base = base }

  func apply(_ element: Permutation, to value: [Double]) -> [Double] {
    let moved = base?.apply(element, to: value) ?? value
    let isOdd = !element.cycles.count(where: { $0.count.isMultiple(of: 2) }).isMultiple(of: 2)
    return isOdd ? moved.map { -$0 } : moved
  }

  func inverse(_ element: Permutation) -> Permutation { element.inverse }
}

/// An action by signed permutations of coordinates without the signs; other actions as they are.
struct UnsignedAction: ValueAction {
  let base: SymmetryQuestion.Action
  init(_ base: SymmetryQuestion.Action) { self.base = base }

  func apply(_ element: Permutation, to value: [Double]) -> [Double] {
    // The images of 1, 2, …, d show which coordinate goes where.
    let image = base.apply(element, to: value.indices.map { Double($0 + 1) })
    let sources = image.compactMap { Int(exactly: abs($0)) }
    guard image.count == value.count, sources.count == value.count,
      sources.allSatisfy({ (1...value.count).contains($0) }), Set(sources).count == value.count
    else { return base.apply(element, to: value) }
    return sources.map { value[$0 - 1] }
  }

  func inverse(_ element: Permutation) -> Permutation { base.inverse(element) }
}

/// An action on values that stand in another order.
struct RearrangedAction: ValueAction {
  let base: SymmetryQuestion.Action
  /// For each place the place from which its value is taken.
  let order: [Int]

  init(_ base: SymmetryQuestion.Action, order: [Int]) { (self.base, self.order) = (base, order) }

  func apply(_ element: Permutation, to value: [Double]) -> [Double] {
    let moved = base.apply(element, to: order.map { value[$0] })
    var result = moved
    for (place, source) in order.enumerated() { result[source] = moved[place] }
    return result
  }

  func inverse(_ element: Permutation) -> Permutation { base.inverse(element) }
}
