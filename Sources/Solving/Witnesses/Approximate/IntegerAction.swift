import FiniteGroups
import Representations

/// The integer matrices of one constituent, laid out for fast exact evaluation, with an invariant inner product.
struct IntegerAction: Sendable {
  /// The number of basis functions.
  let dimension: Int
  /// |G|.
  let order: Int
  /// For permutations up to sign: ρ(g)bⱼ = ±bᵢ as ±(i + 1) at `g · dimension + j`.
  private let images: [Int32]
  /// Otherwise all entries, matrix after matrix.
  private let entries: [Int]
  /// Otherwise Σ ρ(g)ᵀρ(g).
  private let form: [Int]
  /// The largest magnitude of an entry of the form times one of a matrix, as a bound for products.
  let magnitude: Double

  /// Whether basis vectors go to basis vectors up to sign, so that the standard inner product is used. Otherwise it is
  /// ⟨u, v⟩ = uᵀQv with Q the mean of ρ(g)ᵀρ(g), and values come out |G| times as large.
  var isMonomial: Bool { form.isEmpty }

  init(_ constituent: Constituent, of group: FiniteGroup) {
    let size = constituent.dimension
    dimension = size
    order = group.order
    var images: [Int32] = []
    images.reserveCapacity(group.order * size)
    var isMonomial = true
    search: for element in 0..<group.order {
      for column in 0..<size {
        let image = constituent.image(of: column, under: element)
        guard image.count == 1, abs(image[0].value) == 1 else {
          isMonomial = false
          break search
        }
        images.append(Int32(image[0].value * (image[0].row + 1)))
      }
    }
    if isMonomial {
      self.images = images
      entries = []
      form = []
      magnitude = 1
      return
    }
    var entries = [Int](repeating: 0, count: group.order * size * size)
    var form = [Int](repeating: 0, count: size * size)
    for element in 0..<group.order {
      let base = element * size * size
      for row in 0..<size {
        for column in 0..<size { entries[base + row * size + column] = constituent.entry(row, column, at: element) }
      }
      for row in 0..<size {
        for left in 0..<size where entries[base + row * size + left] != 0 {
          for right in 0..<size {
            form[left * size + right] += entries[base + row * size + left] * entries[base + row * size + right]
          }
        }
      }
    }
    self.images = []
    self.entries = entries
    self.form = form
    magnitude =
      Double(size) * (form.map { Double(abs($0)) }.max() ?? 1) * (entries.map { Double(abs($0)) }.max() ?? 1)
  }

  /// uᵀ, or |G|·uᵀQ.
  func dual(_ vector: [Int]) -> [Int] {
    if isMonomial { return vector }
    return (0..<dimension).map { column in
      (0..<dimension).reduce(0) { $0 + vector[$1] * form[$1 * dimension + column] }
    }
  }

  /// ⟨v, v⟩, times |G| unless monomial.
  func square<Number: Numeric>(_ vector: [Number]) -> Number {
    if isMonomial { return vector.reduce(0) { $0 + $1 * $1 } }
    var sum: Number = 0
    for (row, left) in vector.enumerated() where left != 0 {
      for (column, right) in vector.enumerated() where right != 0 {
        guard let entry = Number(exactly: form[row * dimension + column]) else { continue }
        sum += entry * left * right
      }
    }
    return sum
  }

  /// ρ(g)v.
  func image(_ vector: [Int], under element: Int) -> [Int] {
    var result = [Int](repeating: 0, count: dimension)
    if isMonomial {
      for column in 0..<dimension {
        let image = Int(images[element * dimension + column])
        result[abs(image) - 1] = image < 0 ? -vector[column] : vector[column]
      }
    } else {
      for row in 0..<dimension {
        let base = (element * dimension + row) * dimension
        for column in 0..<dimension { result[row] += entries[base + column] * vector[column] }
      }
    }
    return result
  }

  /// ⟨u, ρ(g)v⟩ for all g, times |G| unless monomial.
  func coefficient(_ left: [Int], _ right: [Int]) -> [Int] {
    let row = dual(left)
    var result = [Int](repeating: 0, count: order)
    row.withUnsafeBufferPointer { row in
      right.withUnsafeBufferPointer { right in
        images.withUnsafeBufferPointer { images in
          entries.withUnsafeBufferPointer { entries in
            for g in 0..<order {
              var sum = 0
              if isMonomial {
                let base = g * dimension
                for column in 0..<dimension {
                  let image = Int(images[base + column])
                  sum += image > 0 ? row[image - 1] * right[column] : -row[-image - 1] * right[column]
                }
              } else {
                for i in 0..<dimension {
                  let base = (g * dimension + i) * dimension
                  var part = 0
                  for j in 0..<dimension { part += entries[base + j] * right[j] }
                  sum += row[i] * part
                }
              }
              result[g] = sum
            }
          }
        }
      }
    }
    return result
  }

  /// Isometries of an irreducible representation into the constituent with orthogonal images, up to `limit` of them:
  /// sums Σ ρ(g)Xπ(g)ᵀ for simple X.
  ///
  /// - Complexity: O(order · dimension · size) for each X
  func embeddings(of matrices: [Double], size: Int, limit: Int) -> [[Double]] {
    var found: [(map: [Double], dual: [Double])] = []
    for column in 0..<dimension {
      for source in 0..<size {
        if found.count >= limit { return found.map(\.map) }
        var map = intertwiner(column: column, source: source, matrices, size: size)
        let before = squaredNorm(map, dualMap(map))
        guard before > 1e-9 * Double(order) else { continue }
        for _ in 0..<2 {
          for earlier in found { subtract(earlier, from: &map, size: size) }
        }
        let dual = dualMap(map)
        let after = squaredNorm(map, dual)
        guard after > 1e-3 * before else { continue }
        let factor = (Double(size) / after).squareRoot()
        found.append((map.map { $0 * factor }, dual.map { $0 * factor }))
      }
    }
    return found.map(\.map)
  }

  private func intertwiner(column: Int, source: Int, _ matrices: [Double], size: Int) -> [Double] {
    var map = [Double](repeating: 0, count: dimension * size)
    for g in 0..<order {
      let base = g * size * size
      if isMonomial {
        let image = Int(images[g * dimension + column])
        let (row, sign) = (abs(image) - 1, image < 0 ? -1.0 : 1.0)
        for a in 0..<size { map[row * size + a] += sign * matrices[base + a * size + source] }
      } else {
        for row in 0..<dimension {
          let value = Double(entries[(g * dimension + row) * dimension + column])
          if value == 0 { continue }
          for a in 0..<size { map[row * size + a] += value * matrices[base + a * size + source] }
        }
      }
    }
    return map
  }

  /// Q times a map.
  private func dualMap(_ map: [Double]) -> [Double] {
    if isMonomial { return map }
    let size = map.count / dimension
    var result = [Double](repeating: 0, count: map.count)
    for row in 0..<dimension {
      for inner in 0..<dimension {
        let value = Double(form[row * dimension + inner]) / Double(order)
        for a in 0..<size { result[row * size + a] += value * map[inner * size + a] }
      }
    }
    return result
  }

  private func squaredNorm(_ map: [Double], _ dual: [Double]) -> Double {
    zip(map, dual).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// T − T'·(T'ᵀQT).
  private func subtract(_ earlier: (map: [Double], dual: [Double]), from map: inout [Double], size: Int) {
    var products = [Double](repeating: 0, count: size * size)
    map.withUnsafeMutableBufferPointer { map in
      earlier.map.withUnsafeBufferPointer { source in
        earlier.dual.withUnsafeBufferPointer { dual in
          for row in 0..<dimension {
            for b in 0..<size where dual[row * size + b] != 0 {
              let factor = dual[row * size + b]
              for a in 0..<size { products[b * size + a] += factor * map[row * size + a] }
            }
          }
          for row in 0..<dimension {
            for b in 0..<size where source[row * size + b] != 0 {
              let factor = source[row * size + b]
              for a in 0..<size { map[row * size + a] -= factor * products[b * size + a] }
            }
          }
        }
      }
    }
  }
}
