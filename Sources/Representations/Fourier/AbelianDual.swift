/// All characters of a product of cyclic groups C_{n₁} × … × C_{n_r}, with the fast Fourier transform.
///
/// Elements and characters are both numbered by mixed-radix digits (x₁, …, x_r), the last digit fastest;
/// χ_k(x) = exp(2πi Σ kᵢxᵢ/nᵢ). Character 0 is the trivial one.
public struct AbelianDual: GroupDual {
  /// The orders n₁, …, n_r of the cyclic factors.
  public let orders: [Int]
  /// The order of the group.
  public let order: Int
  private let plans: [CyclicTransform]

  /// The characters of a product of cyclic groups.
  ///
  /// - Precondition: positive orders with a product below 2³¹.
  /// - Complexity: O(Σnᵢ)
  public init(orders: [Int]) {
    precondition(orders.allSatisfy { $0 >= 1 }, "cyclic groups have a positive order")
    var order = 1
    for factor in orders {
      order *= factor
      precondition(order < 1 << 31, "dense functions on groups of more than 2³¹ elements are not made")
    }
    self.orders = orders
    self.order = order
    plans = orders.map { CyclicTransform(count: $0) }
  }

  /// Ones, as many as there are elements.
  public var dimensions: [Int] { Array(repeating: 1, count: order) }

  /// The trivial character is number 0.
  public var trivialIndex: Int? { 0 }

  /// The values Σ f(x) conj χ(x) for all characters χ, and a bound for the rounding error of each of them.
  ///
  /// - Precondition: one value for each element.
  /// - Complexity: O(order · Σ prime factors) if no prime factor is above 31, O(order · log order) in any case
  public func transform(dense values: ComplexVector) -> (values: ComplexVector, error: Double) {
    precondition(values.count == order, "one value for each element is needed")
    var result = values
    var stride = order
    for plan in plans {
      stride /= plan.count
      for start in 0..<(order / plan.count) {
        plan.forward(&result, start: start / stride * stride * plan.count + start % stride, stride: stride)
      }
    }
    // The better of two bounds: each error is at most the norm of all.
    let euclidean = plans.reduce(1.0) { $0 * (1 + $1.errorBound.euclidean) } - 1
    let entrywise = plans.reduce(1.0) { $0 * (1 + $1.errorBound.entrywise) } - 1
    let total = zip(values.real, values.imaginary).reduce(0) { $0 + VectorKernel.hypotenuse($1.0, $1.1) }
    let error = min(euclidean * Double(order).squareRoot() * values.norm, entrywise * total) * 1.02
    return (result, error + Rounding.underflow)
  }

  /// The function with a given transform: f(x) = (1/|G|) Σ f̂(χ)χ(x). In floating point.
  ///
  /// - Precondition: one value for each character.
  /// - Complexity: as ``transform(dense:)``
  public func inverse(_ transform: ComplexVector) -> ComplexVector {
    let conjugate = ComplexVector(transform.real, imaginary: transform.imaginary.map { -$0 })
    let result = self.transform(dense: conjugate).values
    let scale = 1 / Double(order)
    return ComplexVector(result.real.map { scale * $0 }, imaginary: result.imaginary.map { -scale * $0 })
  }

  /// The transform of a function, through its dense form.
  ///
  /// - Precondition: elements `0 ..< order`.
  /// - Complexity: as ``transform(dense:)``
  public func transform(_ weights: [(element: Int, weight: Double)]) -> FourierTransform {
    let (values, error) = transform(dense: denseForm(weights))
    let adding = additionError(weights)
    let blocks = (0..<order).map { index in
      FourierTransform.Block(
        ComplexMatrix(
          RealMatrix(rowCount: 1, columnCount: 1, entries: [values.real[index]]),
          imaginary: RealMatrix(rowCount: 1, columnCount: 1, entries: [values.imaginary[index]])),
        normError: error + adding)
    }
    return FourierTransform(blocks: blocks, trivialIndex: 0)
  }

  /// The weak error of a scheme on all functions, max |ω̂(χ)|² over the nontrivial characters, between two proved bounds.
  ///
  /// - Parameters:
  ///   - weights: the elements of the scheme and their weights, which should sum to 1.
  ///   - weightError: a bound for Σ|given − true weight|.
  /// - Precondition: elements `0 ..< order`.
  /// - Complexity: as ``transform(dense:)``; no block is stored apart
  public func weakError(of weights: [(element: Int, weight: Double)], weightError: Double) -> NormEnclosure {
    let (values, error) = transform(dense: denseForm(weights))
    var largest = 0.0
    for index in 1..<max(1, order) {
      largest = max(
        largest, values.real[index] * values.real[index] + values.imaginary[index] * values.imaginary[index])
    }
    if order == 1 { return .zero }
    let norm = NormEnclosure(
      lower: Rounding.down(Rounding.down(sum: largest, roundings: 3).squareRoot()),
      upper: Rounding.up(Rounding.up(sum: largest, roundings: 3).squareRoot()))
    return norm.widened(by: (error + additionError(weights) + weightError) * 1.01).squared
  }

  private func denseForm(_ weights: [(element: Int, weight: Double)]) -> ComplexVector {
    var dense = ComplexVector(Array(repeating: 0, count: order))
    for (element, weight) in weights { dense.real[element] += weight }
    return dense
  }

  /// What adding up the weights of repeated elements can lose.
  private func additionError(_ weights: [(element: Int, weight: Double)]) -> Double {
    let total = weights.reduce(0) { $0 + $1.weight.magnitude }
    return Rounding.up(Rounding.gamma(weights.count) * Rounding.up(sum: total, roundings: weights.count))
  }
}
