/// The vectors of 𝔽_qⁿ, or the points of its projective space, numbered from 0.
///
/// A vector is the number whose digits to base q are its coordinates, the first the most significant; nonzero vectors
/// are numbered from 0 by leaving out the zero. A projective point is its vector with leading coordinate 1; points with
/// the leading coordinate further left come later, among them the order is that of the digits behind it.
struct FiniteSpace {
  /// What the points are.
  enum Kind {
    case vectors, nonzeroVectors, projectivePoints
  }

  /// A semilinear or affine map.
  enum Map {
    /// Rows of a matrix; column j is the image of eⱼ.
    case matrix([[Int]])
    case translation([Int])
    /// The Frobenius automorphism on each coordinate.
    case frobenius
  }

  let kind: Kind
  let dimension: Int
  let field: FiniteField

  init(_ kind: Kind, dimension: Int, field: FiniteField) {
    (self.kind, self.dimension, self.field) = (kind, dimension, field)
  }

  /// The permutation of the points.
  ///
  /// - Precondition: the map is invertible, fixes 0 unless the points are all vectors, and there are at most
  ///   ``Permutation/maximumDegree`` points.
  /// - Complexity: O(points · dimension²)
  func permutation(_ map: Map) -> Permutation {
    let q = field.size.value
    let image = self.map(map)
    return Permutation(unchecked: vectors().map { UInt16(index(image($0).reduce(0) { $0 * q + $1 })) })
  }

  /// The map on vectors; for projective points the image is normalized.
  func map(_ map: Map) -> ([Int]) -> [Int] {
    switch map {
    case .translation(let shift): return { vector in zip(vector, shift).map { field.sum($0, $1) } }
    case .frobenius: return { vector in vector.map(field.frobenius) }
    case .matrix(let rows):
      // The nonzero entries of each row: generators are sparse.
      let sparse = rows.map { row in row.indices.filter { row[$0] != 0 }.map { (column: $0, entry: row[$0]) } }
      return { vector in
        let image = sparse.map { row in
          row.reduce(0) { field.sum($0, field.product($1.entry, vector[$1.column])) }
        }
        guard kind == .projectivePoints, let leading = image.first(where: { $0 != 0 }),
          let inverse = field.inverse(leading)
        else { return image }
        return image.map { field.product(inverse, $0) }
      }
    }
  }

  /// The place of a (normalized) vector in the list.
  private func index(_ number: Int) -> Int {
    switch kind {
    case .vectors: return number
    case .nonzeroVectors: return number - 1
    case .projectivePoints:
      // Between qᵉ and 2qᵉ, e coordinates behind the leading one: (qᵉ − 1)/(q − 1) points come before.
      var (weight, before) = (1, 0)
      while number >= weight * field.size.value {
        before += weight
        weight *= field.size.value
      }
      return before + number - weight
    }
  }

  private func vectors() -> [[Int]] {
    let q = field.size.value
    func digits(_ number: Int) -> [Int] {
      var (rest, result) = (number, [Int](repeating: 0, count: dimension))
      for place in stride(from: dimension - 1, through: 0, by: -1) {
        result[place] = rest % q
        rest /= q
      }
      return result
    }
    let count = Saturating.power(q, dimension)
    switch kind {
    case .vectors: return (0..<count).map(digits)
    case .nonzeroVectors: return (1..<count).map(digits)
    case .projectivePoints:
      return (0..<dimension).flatMap { behind in
        let weight = Saturating.power(q, behind)
        return (weight..<(2 * weight)).map(digits)
      }
    }
  }
}
