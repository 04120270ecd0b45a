import FiniteGroups
import Representations

/// A family of groups with a function class, for the scaling experiment.
public enum ScalingFamily: String, Sendable, CaseIterable, Codable {
  /// C_n, all functions.
  case cyclic
  /// D_n, of order 2n, all functions.
  case dihedral
  /// C2^m, all functions.
  case binary
  /// S_n, all functions, n ≤ 10.
  case symmetric
  /// S_n, polynomials of degree at most 2 in the coordinates.
  case symmetricPolynomials = "symmetric-polynomials"
  /// B_n, all functions, n ≤ 8.
  case hyperoctahedral
  /// B_n, polynomials of degree at most 2 in the coordinates.
  case hyperoctahedralPolynomials = "hyperoctahedral-polynomials"
  /// GL(2, q), all functions.
  case generalLinear = "general-linear"
  /// GL(2, q), functions on the nonzero vectors.
  case linear

  /// Whether F contains all irreducible representations.
  public var hasAllFunctions: Bool {
    switch self {
    case .cyclic, .dihedral, .binary, .symmetric, .hyperoctahedral, .generalLinear: true
    case .symmetricPolynomials, .hyperoctahedralPolynomials, .linear: false
    }
  }

  /// The parameters of the experiment: up to a million elements and more, or 50 points.
  public var standardParameters: [Int] {
    switch self {
    case .cyclic: (1...10).map { 1 << (2 * $0) }
    case .dihedral: (1...9).map { 1 << (2 * $0 + 1) }
    case .binary: (1...10).map { 2 * $0 }
    case .symmetric: Array(3...10)
    case .symmetricPolynomials: [4, 6, 8, 10, 15, 20, 30, 40, 50]
    case .hyperoctahedral: Array(2...8)
    case .hyperoctahedralPolynomials: [2, 3, 4, 6, 8, 10, 15, 20, 30, 40]
    case .generalLinear, .linear: [2, 3, 4, 5, 7, 8, 9, 11, 13, 16, 19, 23, 27, 31, 32]
    }
  }

  /// The range of parameters.
  public var parameters: ClosedRange<Int> {
    switch self {
    case .cyclic: 2...(1 << 22)
    case .dihedral: 3...(1 << 21)
    case .binary: 1...22
    case .symmetric: 2...10
    case .symmetricPolynomials: 2...64
    case .hyperoctahedral: 2...8
    case .hyperoctahedralPolynomials: 2...64
    case .generalLinear, .linear: 2...GeneralLinearDual.fieldLimit
    }
  }

  /// The member with a parameter n, m or q.
  ///
  /// - Throws: ``ScalingError/parameter(_:of:)``, `GroupError` unless q is a prime power.
  public func instance(_ parameter: Int) throws -> any ScalingInstance {
    guard parameters.contains(parameter) else { throw ScalingError.parameter(parameter, of: self) }
    return switch self {
    case .cyclic: AbelianScaling(group: "C\(parameter)", dual: AbelianDual(orders: [parameter]))
    case .dihedral: DihedralScaling(parameter)
    case .binary:
      AbelianScaling(
        group: "C2^\(parameter)", dual: AbelianDual(orders: Array(repeating: 2, count: parameter)))
    case .symmetric: try SymmetricScaling(parameter)
    case .symmetricPolynomials: try ModuleScaling(points: parameter, isSigned: false)
    case .hyperoctahedralPolynomials: try ModuleScaling(points: parameter, isSigned: true)
    case .hyperoctahedral: try HyperoctahedralScaling(parameter)
    case .generalLinear: try LinearScaling(parameter, allFunctions: true)
    case .linear: try LinearScaling(parameter, allFunctions: false)
    }
  }
}

/// What is wrong with what a scaling experiment is asked for, or with its saved data.
public enum ScalingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The parameter is outside the range of the family.
  case parameter(Int, of: ScalingFamily)
  /// ε must satisfy 0 < ε < 1.
  case epsilon(String)
  /// A line of a saved table cannot be read.
  case malformedTable(line: Int, reason: String)

  /// One line for the user.
  public var description: String {
    switch self {
    case .parameter(let parameter, let family):
      "the family \(family.rawValue) has parameters from \(family.parameters.lowerBound) to \(family.parameters.upperBound), "
        + "not \(parameter)"
    case .epsilon(let text): "ε must lie between 0 and 1, not be \(text)"
    case .malformedTable(let line, let reason): "line \(line) of the table: \(reason)"
    }
  }
}
