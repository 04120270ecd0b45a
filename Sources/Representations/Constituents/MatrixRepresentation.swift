import ExactArithmetic
import FiniteGroups

/// A representation by integer matrices, given on the generators and checked to be one.
struct MatrixRepresentation {
  let dimension: Int
  let images: [Matrix<Int>]

  /// Checks that the images extend to the group: first the order of each generator, then every product g·s of an element
  /// and a generator, modulo a prime, so that matrices of infinite order are refused by a relation and not by overflow; then
  /// every such product exactly.
  ///
  /// - Throws: ``RepresentationError/notAHomomorphism(relation:)``, ``RepresentationError/malformedMatrices(_:)``.
  /// - Complexity: O(order · generators · dimension³)
  static func checkHomomorphism(
    _ images: [Matrix<Int>], dimension: Int, className: String, group: FiniteGroup, tree: CayleyTree
  ) throws(RepresentationError) {
    try checkCount(images.count, group: group)
    let field = PrimeField.largest
    _ = try checkHomomorphism(
      residues: images.map { $0.mapEntries { field.residue($0) } }, dimension: dimension, field: field, group: group,
      tree: tree)
    var exact = [Matrix<Int>](repeating: .identity(dimension), count: group.order)
    for element in tree.elements.dropFirst() {
      guard let product = checkedProduct(exact[tree.parents[element]], images[tree.lastGenerators[element]]) else {
        throw .entriesTooLarge(className: className)
      }
      exact[element] = product
    }
    try checkEdges(exact, group: group, tree: tree) { checkedProduct($0, images[$1]) }
  }

  /// Checks that there is one matrix per generator.
  ///
  /// - Throws: ``RepresentationError/malformedMatrices(_:)``.
  static func checkCount(_ count: Int, group: FiniteGroup) throws(RepresentationError) {
    guard count == group.generators.count else {
      throw .malformedMatrices(
        "the group has \(group.generators.count) generators (\(group.generators.map(\.description).joined(separator: ", "))), but \(count) matrices are given; one matrix per generator is needed"
      )
    }
  }

  /// Checks that images of the generators modulo a prime extend to the group, and returns the images of all elements.
  ///
  /// - Throws: ``RepresentationError/notAHomomorphism(relation:)``.
  /// - Complexity: O(order · generators · dimension³) word operations
  static func checkHomomorphism(
    residues: [Matrix<UInt32>], dimension: Int, field: PrimeField, group: FiniteGroup, tree: CayleyTree
  ) throws(RepresentationError) -> [Matrix<UInt32>] {
    let identity = Matrix<Int>.identity(dimension).mapEntries { field.residue($0) }
    for (number, index) in group.generatorIndices.enumerated() {
      let order = group.order(of: index)
      var power = identity
      for _ in 0..<order { power = multiply(power, residues[number], field) }
      if power != identity { throw .notAHomomorphism(relation: "s\(number + 1)^\(order) = e") }
    }
    var table = [Matrix<UInt32>](repeating: identity, count: group.order)
    for element in tree.elements.dropFirst() {
      table[element] = multiply(table[tree.parents[element]], residues[tree.lastGenerators[element]], field)
    }
    try checkEdges(table, group: group, tree: tree) { multiply($0, residues[$1], field) }
    return table
  }

  /// Compares the image of every product g·s with the product of the images.
  static func checkEdges<Entry: Equatable>(
    _ table: [Matrix<Entry>], group: FiniteGroup, tree: CayleyTree, product: (Matrix<Entry>, Int) -> Matrix<Entry>?
  ) throws(RepresentationError) {
    for element in 0..<group.order {
      for (number, generator) in group.generatorIndices.enumerated() {
        let target = group.product(element, generator)
        if product(table[element], number) != table[target] {
          let left = CayleyTree.text(tree.word(element) + [number])
          throw .notAHomomorphism(relation: "\(left) = \(CayleyTree.text(tree.word(target)))")
        }
      }
    }
  }

  static func multiply(_ left: Matrix<UInt32>, _ right: Matrix<UInt32>, _ field: PrimeField) -> Matrix<UInt32> {
    var result = Matrix<UInt32>(rowCount: left.rowCount, columnCount: right.columnCount, repeating: 0)
    for row in 0..<left.rowCount {
      for column in 0..<right.columnCount {
        var sum: UInt32 = 0
        for inner in 0..<left.columnCount {
          sum = field.reduce(UInt64(sum) + UInt64(left[row, inner]) * UInt64(right[inner, column]))
        }
        result[row, column] = sum
      }
    }
    return result
  }

  /// Tabulates the representation on the group, exactly.
  ///
  /// - Throws: ``RepresentationError/entriesTooLarge(className:)`` if an entry leaves 32 bits.
  /// - Complexity: O(order · dimension³)
  func constituent(
    labels: [[Int]], className: String, group: FiniteGroup, tree: CayleyTree
  ) throws(RepresentationError) -> Constituent {
    let size = dimension * dimension
    var entries = [Int](repeating: 0, count: group.order * size)
    for index in 0..<dimension { entries[index * dimension + index] = 1 }
    for element in tree.elements.dropFirst() {
      let start = tree.parents[element] * size
      let parent = Matrix(
        rows: (0..<dimension).map { Array(entries[(start + $0 * dimension)..<(start + ($0 + 1) * dimension)]) },
        columnCount: dimension)
      guard let product = MatrixRepresentation.checkedProduct(parent, images[tree.lastGenerators[element]]) else {
        throw .entriesTooLarge(className: className)
      }
      for (offset, entry) in product.entries.enumerated() { entries[element * size + offset] = entry }
    }
    return Constituent(labels: labels, multiplicity: 1, table: .dense(entries))
  }

  /// The exact product, or `nil` if an entry leaves 32 bits (so that sums and products of entries stay within 64).
  static func checkedProduct(_ left: Matrix<Int>, _ right: Matrix<Int>) -> Matrix<Int>? {
    var result = Matrix<Int>(rowCount: left.rowCount, columnCount: right.columnCount, repeating: 0)
    for row in 0..<left.rowCount {
      for column in 0..<right.columnCount {
        var sum = 0
        for inner in 0..<left.columnCount {
          let (term, overflow1) = left[row, inner].multipliedReportingOverflow(by: right[inner, column])
          let (next, overflow2) = sum.addingReportingOverflow(term)
          if overflow1 || overflow2 { return nil }
          sum = next
        }
        if sum.magnitude > UInt(Int32.max) { return nil }
        result[row, column] = sum
      }
    }
    return result
  }

  /// The action on homogeneous polynomials of a degree: xⱼ is sent to Σᵢ Aᵢⱼ xᵢ and products to products.
  ///
  /// - Throws: ``RepresentationError/entriesTooLarge(className:)``.
  func symmetricPower(_ degree: Int, className: String) throws(RepresentationError) -> (MatrixRepresentation, [[Int]]) {
    let labels = Exponents(variables: dimension, degree: degree).map { $0 }
    let position = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    var powers: [Matrix<Int>] = []
    for image in images {
      var matrix = Matrix<Int>(rowCount: labels.count, columnCount: labels.count, repeating: 0)
      for (column, label) in labels.enumerated() {
        var polynomial = [[Int](repeating: 0, count: dimension): 1]
        for (variable, exponent) in label.enumerated() {
          for _ in 0..<exponent {
            guard let next = MatrixRepresentation.multiply(polynomial, byColumn: variable, of: image) else {
              throw .entriesTooLarge(className: className)
            }
            polynomial = next
          }
        }
        for (monomial, coefficient) in polynomial {
          if let row = position[monomial] { matrix[row, column] = coefficient }
        }
      }
      powers.append(matrix)
    }
    return (MatrixRepresentation(dimension: labels.count, images: powers), labels)
  }

  private static func multiply(
    _ polynomial: [[Int]: Int], byColumn column: Int, of matrix: Matrix<Int>
  ) -> [[Int]: Int]? {
    var result: [[Int]: Int] = [:]
    for (monomial, coefficient) in polynomial {
      for row in 0..<matrix.rowCount where matrix[row, column] != 0 {
        var raised = monomial
        raised[row] += 1
        let (term, overflow1) = coefficient.multipliedReportingOverflow(by: matrix[row, column])
        let (sum, overflow2) = (result[raised] ?? 0).addingReportingOverflow(term)
        if overflow1 || overflow2 || sum.magnitude > UInt(Int32.max) { return nil }
        result[raised] = sum
      }
    }
    return result
  }
}
