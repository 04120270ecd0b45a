import BigInt
import ExactArithmetic
import FiniteGroups

/// Turns a specification and an action into tabulated constituents.
struct FunctionClassBuilder {
  let specification: FunctionClassSpecification
  let group: FiniteGroup
  private let tree: CayleyTree
  private let name: String

  init(specification: FunctionClassSpecification, group: FiniteGroup) {
    self.specification = specification
    self.group = group
    tree = CayleyTree(of: group)
    name = specification.description
  }

  func build(_ action: GroupAction) throws(RepresentationError) -> (GroupAction?, [Constituent]) {
    switch specification {
    case .regular: return (nil, try regular())
    case .functions: return (action, try onPoints(action, size: 1, sorted: false))
    case .tuples(let size): return (action, try onPoints(action, size: size, sorted: false))
    case .subsets(let size): return (action, try onPoints(action, size: size, sorted: true))
    case .polynomials(let degree): return (action, try polynomials(action, degree: degree))
    case .matrices(let images):
      let dimension = images.first?.rowCount ?? 1
      return try linear(.matrices(dimension: dimension, images: images))
    case .fieldMatrices(let conductor, _): throw irrational(conductor)
    case .characters(let orders): return try linear(try companionAction(orders))
    }
  }

  private func irrational(_ conductor: Int) -> RepresentationError {
    .unsuitableAction(
      className: name, hint: "its matrix coefficients are in ℚ(2cos 2π/\(conductor)), and rational ones are needed here"
    )
  }

  private func checkSize(_ count: BigInt, perElement: BigInt) throws(RepresentationError) {
    let total = perElement * BigInt(group.order)
    guard count <= BigInt(FunctionClass.dimensionLimit) else {
      throw .classTooLarge(className: name, what: "\(count) basis functions", limit: FunctionClass.dimensionLimit)
    }
    guard total <= BigInt(FunctionClass.tableLimit) else {
      throw .classTooLarge(className: name, what: "\(total) numbers to tabulate", limit: FunctionClass.tableLimit)
    }
  }

  private func regular() throws(RepresentationError) -> [Constituent] {
    try checkSize(BigInt(group.order), perElement: BigInt(group.order))
    var images: [Int32] = []
    images.reserveCapacity(group.order * group.order)
    for element in 0..<group.order {
      for column in 0..<group.order { images.append(Int32(group.product(element, column) + 1)) }
    }
    let labels = (0..<group.order).map { group.permutation($0).oneLine }
    return [Constituent(labels: labels, multiplicity: 1, table: .monomial(images))]
  }

  private func onPoints(_ action: GroupAction, size: Int, sorted: Bool) throws(RepresentationError) -> [Constituent] {
    guard case .permutation(let points, let images) = action else {
      throw .unsuitableAction(
        className: name,
        hint:
          "it needs an action on points, and this group acts on coordinates; use --action regular, --action cosets:… or --class polynomials:k"
      )
    }
    guard size <= points else {
      throw .unsuitableAction(className: name, hint: "there are only \(points) points")
    }
    let count = sorted ? LabelCount.binomial(points, size) : LabelCount.tuples(points: points, size: size)
    try checkSize(count * BigInt(size), perElement: count)
    let labels =
      sorted
      ? Array(PointLabels.subsets(points: points, size: size)) : PointLabels.tuples(points: points, size: size)
    let monomial = MonomialAction { label in
      images.map { image in
        let moved = label.map { image($0 - 1) + 1 }
        return (sorted ? moved.sorted() : moved, false)
      }
    }
    return try monomial.constituents(of: labels, className: name, group: group, tree: tree)
  }

  private func polynomials(_ action: GroupAction, degree: Int) throws(RepresentationError) -> [Constituent] {
    let count = LabelCount.polynomials(variables: action.dimension, degree: degree)
    switch action {
    case .permutation(_, let images):
      return try monomials(action.dimension, degree: degree, count: count, images.map { ($0, nil) })
    case .signedPermutation(_, let images):
      return try monomials(action.dimension, degree: degree, count: count, images.map { ($0.permutation, $0.negated) })
    case .matrices(let dimension, let images):
      try checkSize(count, perElement: count * count)
      try MatrixRepresentation.checkHomomorphism(
        images, dimension: dimension, className: name, group: group, tree: tree)
      let base = MatrixRepresentation(dimension: dimension, images: images)
      var constituents: [Constituent] = []
      for power in 0...degree {
        let (representation, labels) = try base.symmetricPower(power, className: name)
        constituents.append(
          try representation.constituent(labels: labels, className: name, group: group, tree: tree))
      }
      return constituents
    case .fieldMatrices(_, let conductor, _): throw irrational(conductor)
    }
  }

  private func monomials(
    _ variables: Int, degree: Int, count: BigInt, _ images: [(permutation: Permutation, negated: [Bool]?)]
  ) throws(RepresentationError) -> [Constituent] {
    // Equal orbits are tabulated once, so the table is smaller than this; the labels are all listed.
    try checkSize(count, perElement: 1)
    let labels = (0...degree).lazy.flatMap { Exponents(variables: variables, degree: $0) }
    let monomial = MonomialAction { exponents in
      images.map { permutation, negated in
        var moved = exponents
        var sign = 0
        for (variable, exponent) in exponents.enumerated() where exponent > 0 {
          moved[permutation(variable)] = exponent
          if negated?[variable] == true { sign += exponent }
        }
        for (variable, exponent) in exponents.enumerated() where exponent == 0 { moved[permutation(variable)] = 0 }
        return (moved, sign % 2 == 1)
      }
    }
    return try monomial.constituents(of: labels, className: name, group: group, tree: tree)
  }

  private func linear(_ action: GroupAction) throws(RepresentationError) -> (GroupAction?, [Constituent]) {
    guard case .matrices(let dimension, let images) = action else { return (action, []) }
    try checkSize(BigInt(dimension), perElement: BigInt(dimension * dimension))
    try MatrixRepresentation.checkHomomorphism(
      images, dimension: dimension, className: name, group: group, tree: tree)
    let representation = MatrixRepresentation(dimension: dimension, images: images)
    let labels = (0..<dimension).map { [$0 + 1] }
    return (
      action, [try representation.constituent(labels: labels, className: name, group: group, tree: tree)]
    )
  }

  /// All characters of the given orders of a cyclic group: the generator acts by the companion matrices of the cyclotomic
  /// polynomials.
  private func companionAction(_ orders: [Int]) throws(RepresentationError) -> GroupAction {
    guard group.generators.count <= 1, group.generatorIndices.allSatisfy({ group.order(of: $0) == group.order }) else {
      throw .unsuitableAction(
        className: name, hint: "characters by order are defined for cyclic groups given by one generator")
    }
    for order in orders where group.order % order != 0 {
      throw .unknownClass(
        name, hint: "C\(group.order) has characters of the orders dividing \(group.order), not \(order)")
    }
    let polynomials = orders.map { CyclotomicPolynomial.coefficients($0) }
    let dimension = polynomials.reduce(0) { $0 + $1.count - 1 }
    try checkSize(BigInt(dimension), perElement: BigInt(dimension * dimension))
    var matrix = Matrix<Int>(rowCount: dimension, columnCount: dimension, repeating: 0)
    var start = 0
    for coefficients in polynomials {
      let size = coefficients.count - 1
      for index in 0..<(size - 1) { matrix[start + index + 1, start + index] = 1 }
      for index in 0..<size { matrix[start + index, start + size - 1] = -coefficients[index] }
      start += size
    }
    return .matrices(dimension: dimension, images: group.generators.map { _ in matrix })
  }
}
