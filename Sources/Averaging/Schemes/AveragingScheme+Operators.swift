public import ExactArithmetic
public import Representations

extension AveragingScheme {
  /// The operator E_ω = Σ ω(g) ρ(g) on one constituent, as a matrix in its basis.
  ///
  /// - Complexity: O(size · dimension) for permutations up to sign, O(size · dimension²) otherwise
  public func operatorMatrix(on constituent: Constituent) -> Matrix<Rational> {
    var matrix = Matrix<Rational>(
      rowCount: constituent.dimension, columnCount: constituent.dimension, repeating: .zero)
    for column in 0..<constituent.dimension {
      for entry in entries {
        for (row, value) in constituent.image(of: column, under: entry.element) {
          matrix[row, column] += entry.weight * Rational(value)
        }
      }
    }
    return matrix
  }

  /// Whether E_ω f is invariant for every f of the class, decided exactly: ρ(s) E_ω = E_ω for every generator s.
  ///
  /// - Complexity: O(Σ dimension² · (size + generators)) over the constituents
  public func isExact(on functionClass: FunctionClass) -> Bool {
    functionClass.constituents.allSatisfy { constituent in
      let average = operatorMatrix(on: constituent)
      return functionClass.group.generatorIndices.allSatisfy { generator in
        var moved = Matrix<Rational>(
          rowCount: constituent.dimension, columnCount: constituent.dimension, repeating: .zero)
        for inner in 0..<constituent.dimension {
          for (row, value) in constituent.image(of: inner, under: generator) {
            for column in 0..<constituent.dimension where !average[inner, column].isZero {
              moved[row, column] += Rational(value) * average[inner, column]
            }
          }
        }
        return moved == average
      }
    }
  }
}
