/// The group in which the images of an action multiply.
///
/// Permutations and signed permutations are lists of ±1 … ±d; matrices are lists of d² integers, row after row.
enum ImageGroup {
  case none
  case signed(dimension: Int)
  case matrices(dimension: Int)
  /// Matrices modulo ``prime``, with entries from 0.
  case residues(dimension: Int)

  static let prime = 2_147_483_647

  /// The numbers that one image takes.
  var size: Int {
    switch self {
    case .none: 0
    case .signed(let dimension): dimension
    case .matrices(let dimension), .residues(let dimension): saturatingProduct([dimension, dimension])
    }
  }

  /// The steps of one product.
  var productCost: Int {
    switch self {
    case .none, .signed: size
    case .matrices(let dimension), .residues(let dimension): saturatingProduct([dimension, dimension, dimension])
    }
  }

  var identity: [Int] {
    switch self {
    case .none: []
    case .signed(let dimension): Array(1...dimension)
    case .matrices(let dimension), .residues(let dimension):
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
