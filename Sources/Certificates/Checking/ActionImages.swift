import ExactArithmetic

/// The numbers that occur in matrices over a field, each once: a matrix lists their positions.
final class NumberTable {
  private(set) var numbers: [RealCyclotomic] = [.zero, .one]
  private var index: [RealCyclotomic: Int] = [.zero: 0, .one: 1]

  /// The longest numerator or denominator, in bits.
  static let lengthLimit = 2048

  /// The position of a number; `nil` if it is too long.
  func position(of number: RealCyclotomic) -> Int? {
    if let known = index[number] { return known }
    let parts = number.rational.map { [$0] } ?? number.coefficients
    guard parts.allSatisfy({ max($0.numerator.bitWidth, $0.denominator.bitWidth) <= NumberTable.lengthLimit }) else {
      return nil
    }
    index[number] = numbers.count
    numbers.append(number)
    return numbers.count - 1
  }
}

/// The group in which the images of an action multiply.
///
/// Permutations and signed permutations are lists of ±1 … ±d; matrices are lists of d² integers, row after row, or of d²
/// positions in a table of numbers.
enum ImageGroup {
  case none
  case signed(dimension: Int)
  case matrices(dimension: Int)
  /// Matrices over a field.
  case field(dimension: Int, table: NumberTable, cost: Int)
  /// Matrices modulo ``prime``, with entries from 0.
  case residues(dimension: Int)

  static let prime = 2_147_483_647

  var isMonomial: Bool {
    switch self {
    case .none, .signed: true
    case .matrices, .field, .residues: false
    }
  }

  /// The numbers that one image takes.
  var size: Int {
    switch self {
    case .none: 0
    case .signed(let dimension): dimension
    case .matrices(let dimension), .residues(let dimension), .field(let dimension, _, _):
      saturatingProduct([dimension, dimension])
    }
  }

  /// The steps of one product.
  var productCost: Int {
    switch self {
    case .none, .signed: size
    case .matrices(let dimension), .residues(let dimension): saturatingProduct([dimension, dimension, dimension])
    case .field(let dimension, _, let cost): saturatingProduct([dimension, dimension, dimension, cost, 400])
    }
  }

  var identity: [Int] {
    switch self {
    case .none: []
    case .signed(let dimension): Array(1...dimension)
    case .matrices(let dimension), .residues(let dimension), .field(let dimension, _, _):
      (0..<(dimension * dimension)).map { $0 / dimension == $0 % dimension ? 1 : 0 }
    }
  }

  /// The product of two images, first `right`, then `left`.
  ///
  /// Matrices multiply modulo 2⁶⁴: that still refutes a homomorphism, but proves one only where `overflow` stays false.
  func product(_ left: [Int], _ right: [Int], overflow: inout Bool) -> [Int] {
    switch self {
    case .none: return []
    case .signed: return right.map { $0 > 0 ? left[$0 - 1] : -left[-$0 - 1] }
    case .field(let dimension, let table, _):
      return (0..<(dimension * dimension)).map { place in
        let (row, column) = (place / dimension, place % dimension)
        let sum = (0..<dimension).reduce(RealCyclotomic.zero) {
          $0 + table.numbers[left[row * dimension + $1]] * table.numbers[right[$1 * dimension + column]]
        }
        let position = table.position(of: sum)
        if position == nil { overflow = true }
        return position ?? 0
      }
    case .matrices(let dimension), .residues(let dimension):
      let isModular = if case .residues = self { true } else { false }
      var result = [Int](repeating: 0, count: dimension * dimension)
      for row in 0..<dimension {
        for inner in 0..<dimension where left[row * dimension + inner] != 0 {
          for column in 0..<dimension {
            let (term, overflow1) = left[row * dimension + inner]
              .multipliedReportingOverflow(by: right[inner * dimension + column])
            let (sum, overflow2) = result[row * dimension + column].addingReportingOverflow(term)
            result[row * dimension + column] = isModular ? sum % ImageGroup.prime : sum
            if overflow1 || overflow2 { overflow = true }
          }
        }
      }
      return result
    }
  }
}

extension ImageGroup {
  /// Whether all entries of the product of two integer matrices fit in 64 bits, whatever the terms of their sums do; false for
  /// other groups.
  ///
  /// - Complexity: O(d³) products.
  func productFits(_ left: [Int], _ right: [Int]) -> Bool {
    guard case .matrices(let dimension) = self else { return false }
    return (0..<(dimension * dimension)).allSatisfy { place in
      let (row, column) = (place / dimension, place % dimension)
      // The sum is high · 2⁶⁴ + low.
      var (high, low): (Int128, Int128) = (0, 0)
      for inner in 0..<dimension {
        let term = left[row * dimension + inner].multipliedFullWidth(by: right[inner * dimension + column])
        high += Int128(term.high)
        low += Int128(term.low)
      }
      high += low >> 64
      let rest = UInt64(truncatingIfNeeded: low)
      return high == (rest >> 63 == 0 ? 0 : -1)
    }
  }
}

/// Whether a list is a permutation of 1 … its length, and if not, why.
func defectOfPermutation(_ images: [Int]) -> String? {
  var seen = [Bool](repeating: false, count: images.count)
  for image in images {
    guard image >= 1, image <= images.count else { return "\(image) is not a point from 1 to \(images.count)" }
    if seen[image - 1] { return "the point \(image) is hit twice" }
    seen[image - 1] = true
  }
  return nil
}
