import ExactArithmetic

/// Linear equations for the entries of an operator T on a summand, row by row.
extension Summand {
  /// One equation: Σ coefficients · entries of T = value.
  struct Equation {
    var coefficients: [Rational]
    var value: Rational
  }

  /// ρ(s)T = T for generators s, and Tf = f for invariant f: T is a projection on the invariant functions.
  var equationsOfProjections: [Equation] {
    var equations: [Equation] = []
    for generator in group.generatorIndices {
      for row in 0..<dimension {
        for column in 0..<dimension {
          var equation = zero
          for inner in 0..<dimension {
            equation.coefficients[inner * dimension + column] += Rational(constituent.entry(row, inner, at: generator))
          }
          equation.coefficients[row * dimension + column] -= 1
          equations.append(equation)
        }
      }
    }
    let invariants = invariants
    for function in (0..<invariants.rowCount).map({ Array(invariants[row: $0]) }) {
      for row in 0..<dimension {
        var equation = zero
        for column in 0..<dimension { equation.coefficients[row * dimension + column] = function[column] }
        equation.value = function[row]
        equations.append(equation)
      }
    }
    return equations
  }

  /// Tρ(s) = T for generators s.
  var equationsOfRightInvariance: [Equation] {
    var equations: [Equation] = []
    for generator in group.generatorIndices {
      for row in 0..<dimension {
        for column in 0..<dimension {
          var equation = zero
          for inner in 0..<dimension {
            equation.coefficients[row * dimension + inner] += Rational(constituent.entry(inner, column, at: generator))
          }
          equation.coefficients[row * dimension + column] -= 1
          equations.append(equation)
        }
      }
    }
    return equations
  }

  /// The rank of the left sides.
  static func rank(_ equations: [Equation], _ unknowns: Int) -> Int {
    equations.isEmpty ? 0 : Matrix(rows: equations.map(\.coefficients), columnCount: unknowns).rank()
  }

  private var zero: Equation {
    Equation(coefficients: [Rational](repeating: .zero, count: dimension * dimension), value: .zero)
  }
}
