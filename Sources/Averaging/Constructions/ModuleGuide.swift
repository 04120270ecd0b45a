import FiniteGroups
import Representations

/// Sums Σ ρ(g) over a growing list of elements on a module, in the few directions in which they are largest: what guides
/// a search, never what decides.
struct ModuleGuide {
  /// The number of directions kept for each orbit of basis functions.
  static let directions = 6

  private let errors: ModuleErrors
  /// The orbits on which there is something to average.
  private let numbers: [Int]
  private(set) var elements: [Permutation] = []
  /// For each element its images on the orbits.
  private var tables: [[[Int32]]] = []
  /// For each orbit orthonormal functions v without invariant part, S v and ‖S v‖.
  private var vectors: [[[Double]]]
  private var images: [[[Double]]]
  private var lengths: [[Double]]

  init(_ errors: ModuleErrors, using random: inout some RandomNumberGenerator) {
    self.errors = errors
    numbers = errors.blocks.indices.filter { !errors.blocks[$0].isTrivial }
    vectors = []
    for number in numbers {
      let block = errors.blocks[number]
      let count = min(ModuleGuide.directions, block.dimension - (block.signs == nil ? 0 : 1))
      vectors.append(
        (0..<count).map { _ in (0..<block.dimension).map { _ in Double.random(in: -1...1, using: &random) } })
    }
    images = vectors
    lengths = vectors.map { $0.map { _ in 0 } }
    for place in numbers.indices { orthonormalize(place) }
    measure()
  }

  /// (‖S‖/n)², from below, as far as the directions tell.
  var weakError: Double {
    let largest = lengths.joined().reduce(0, max) / Double(max(1, elements.count))
    return largest * largest
  }

  /// The images of an element on the orbits.
  ///
  /// - Complexity: O(dimension)
  func table(of element: Permutation) -> [[Int32]] {
    numbers.map { errors.images(under: element, on: $0) ?? [] }
  }

  /// How much an element would add in the large directions; the less the better.
  ///
  /// - Complexity: O(dimension · directions)
  func growth(_ table: [[Int32]]) -> Double {
    let largest = lengths.joined().reduce(0, max)
    guard largest > 0 else { return 0 }
    var sum = 0.0
    for place in numbers.indices {
      for (direction, length) in lengths[place].enumerated() {
        // The gradient of Σσ⁸.
        let ratio = length / largest
        let factor = ratio * ratio * ratio * ratio * ratio * ratio
        if factor < 1e-3 { continue }
        sum += factor * ModuleGuide.product(table[place], vectors[place][direction], images[place][direction])
      }
    }
    return sum
  }

  /// Adds an element.
  mutating func append(_ element: Permutation, _ table: [[Int32]]) {
    elements.append(element)
    tables.append(table)
    for place in numbers.indices {
      for direction in vectors[place].indices {
        ModuleGuide.add(table[place], vectors[place][direction], to: &images[place][direction])
      }
    }
  }

  /// Turns the directions towards the largest ones.
  ///
  /// - Complexity: O(steps · elements · dimension · directions)
  mutating func refine(steps: Int) {
    for _ in 0..<steps {
      for place in numbers.indices {
        for direction in vectors[place].indices {
          var next = [Double](repeating: 0, count: vectors[place][direction].count)
          for table in tables { ModuleGuide.addAdjoint(table[place], images[place][direction], to: &next) }
          if next.contains(where: { $0 != 0 }) { vectors[place][direction] = next }
        }
        orthonormalize(place)
      }
      measure()
    }
  }

  private mutating func measure() {
    for place in numbers.indices {
      for direction in vectors[place].indices {
        var image = [Double](repeating: 0, count: vectors[place][direction].count)
        for table in tables { ModuleGuide.add(table[place], vectors[place][direction], to: &image) }
        images[place][direction] = image
        lengths[place][direction] = ModuleGuide.dot(image, image).squareRoot()
      }
    }
  }

  private mutating func orthonormalize(_ place: Int) {
    let signs = errors.blocks[numbers[place]].signs
    for direction in vectors[place].indices {
      var vector = vectors[place][direction]
      for _ in 0..<2 {
        if let signs {
          let mean = zip(vector, signs).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(signs.count)
          for (index, sign) in signs.enumerated() { vector[index] -= mean * Double(sign) }
        }
        for earlier in vectors[place][..<direction] {
          let factor = ModuleGuide.dot(vector, earlier)
          for index in vector.indices { vector[index] -= factor * earlier[index] }
        }
      }
      let length = ModuleGuide.dot(vector, vector).squareRoot()
      vectors[place][direction] = length > 1e-300 ? vector.map { $0 / length } : vector.map { _ in 0 }
    }
  }

  /// ⟨w, ρ(g)v⟩.
  private static func product(_ table: [Int32], _ function: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for (value, image) in zip(function, table) {
      if image < 0 { sum -= value * other[Int(-image) - 1] } else { sum += value * other[Int(image) - 1] }
    }
    return sum
  }

  private static func add(_ table: [Int32], _ function: [Double], to result: inout [Double]) {
    for (value, image) in zip(function, table) {
      if image < 0 { result[Int(-image) - 1] -= value } else { result[Int(image) - 1] += value }
    }
  }

  private static func addAdjoint(_ table: [Int32], _ function: [Double], to result: inout [Double]) {
    for (place, image) in table.enumerated() {
      result[place] += image < 0 ? -function[Int(-image) - 1] : function[Int(image) - 1]
    }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for index in left.indices { sum += left[index] * right[index] }
    return sum
  }
}
