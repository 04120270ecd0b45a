/// An orthonormal basis of the functions of mean 0 in the span of some functions, in doubles.
struct OrthonormalFunctions {
  /// The number of functions.
  let dimension: Int
  /// The values of all functions at element g are at `g · dimension …`.
  let vectors: [Double]
  /// Row i: the i-th orthonormal function in terms of the given functions of mean 0 (without the constant), lower triangular.
  private let combinations: [[Double]]

  /// - Parameter functions: the constant first, then functions independent of it and of each other.
  init(_ functions: [[Double]]) {
    let order = functions[0].count
    var basis: [[Double]] = []
    var combinations: [[Double]] = []
    for (index, function) in functions.dropFirst().enumerated() {
      let mean = function.reduce(0, +) / Double(order)
      var rest = function.map { $0 - mean }
      var combination = [Double](repeating: 0, count: index + 1)
      combination[index] = 1
      // Twice, for orthogonality to the last digit.
      for _ in 0..<2 {
        for (other, earlier) in basis.enumerated() {
          var product = 0.0
          for g in 0..<order { product += rest[g] * earlier[g] }
          for g in 0..<order { rest[g] -= product * earlier[g] }
          for k in combinations[other].indices { combination[k] -= product * combinations[other][k] }
        }
      }
      let norm = rest.reduce(0) { $0 + $1 * $1 }.squareRoot()
      basis.append(rest.map { $0 / norm })
      combinations.append(combination.map { $0 / norm })
    }
    dimension = basis.count
    self.combinations = combinations
    // Columns scaled so that a single element has norm about 1.
    var vectors = [Double](repeating: 0, count: order * basis.count)
    let scale = (Double(order) / Double(max(basis.count, 1))).squareRoot()
    for (row, function) in basis.enumerated() {
      for g in 0..<order { vectors[g * basis.count + row] = scale * function[g] }
    }
    self.vectors = vectors
  }

  /// A combination of the vectors of some elements.
  func combination(_ elements: [Int], _ weights: [Double]) -> [Double] {
    var point = [Double](repeating: 0, count: dimension)
    for (element, weight) in zip(elements, weights) {
      for k in 0..<dimension { point[k] += weight * vectors[element * dimension + k] }
    }
    return point
  }

  /// The coefficients of Σ pᵢ · (i-th orthonormal function) in the given functions without the constant.
  func coefficients(of point: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: dimension)
    for (index, combination) in combinations.enumerated() {
      for k in combination.indices { result[k] += point[index] * combination[k] }
    }
    return result
  }
}
