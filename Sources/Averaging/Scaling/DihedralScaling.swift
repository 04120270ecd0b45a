import BigInt
import Representations

/// All functions on the dihedral group of order 2n, by closed formulas; rotations are 0 ..< n, reflections n ..< 2n.
///
/// With a(k), b(k) the transforms of the weights on rotations and on reflections, the two-dimensional representation number k maps
/// the scheme to [[a, b], [b̄, ā]], of norm |a| + |b|. At k = 0 the nontrivial character gives |a − b|; at k = n/2, n even, the two
/// characters give |a ± b|, a and b real, together |a| + |b| again.
struct DihedralScaling: ScalingInstance {
  let count: Int
  let dual: AbelianDual

  init(_ count: Int) {
    self.count = count
    dual = AbelianDual(orders: [count])
  }

  var group: String { "D\(count)" }
  let functionClass = "regular"
  var order: BigInt { BigInt(2 * count) }
  var dimensionSum: Int { count.isMultiple(of: 2) ? 3 + (count - 2) : 1 + (count - 1) }
  var transitiveDimension: Int { 2 * count }

  func randomElement(using random: inout some RandomNumberGenerator) -> Int {
    Int.random(in: 0..<(2 * count), using: &random)
  }

  func weakError(uniformOn elements: [Int]) throws -> NormEnclosure {
    var rotations = [Double](repeating: 0, count: count)
    var reflections = rotations
    for element in elements {
      if element < count { rotations[element] += 1 } else { reflections[element - count] += 1 }
    }
    return weakError(rotations: rotations, reflections: reflections, total: elements.count)
  }

  /// The weak error for counts, which are exact in doubles.
  private func weakError(rotations: [Double], reflections: [Double], total: Int) -> NormEnclosure {
    let (a, firstError) = dual.transform(dense: ComplexVector(rotations))
    let (b, secondError) = dual.transform(dense: ComplexVector(reflections))
    // The sums at k = 0 are whole numbers.
    let sum = rotations.reduce(0, +) - reflections.reduce(0, +)
    var largest = 0.0
    for k in 1..<max(count / 2 + 1, 1) {
      let first = (a.real[k] * a.real[k] + a.imaginary[k] * a.imaginary[k]).squareRoot()
      let second = (b.real[k] * b.real[k] + b.imaginary[k] * b.imaginary[k]).squareRoot()
      largest = max(largest, first + second)
    }
    let error = OutwardRounding.up(firstError + secondError)
    let lower = max(sum.magnitude, OutwardRounding.down(OutwardRounding.down(largest) - error))
    let upper = max(sum.magnitude, OutwardRounding.up(OutwardRounding.up(largest) + error))
    return NormEnclosure(
      lower: OutwardRounding.down(lower / Double(total)), upper: OutwardRounding.up(upper / Double(total))
    ).squared
  }
}

/// Results of a few roundings, moved outwards by more than these can have done.
enum OutwardRounding {
  /// At least the exact value of a nonnegative number that carries up to 16 roundings.
  static func up(_ value: Double) -> Double { (value * (1 + 0x1p-48)).nextUp }

  /// At most the exact value of such a number, and not negative.
  static func down(_ value: Double) -> Double { max(0, (value * (1 - 0x1p-48)).nextDown) }
}
