public import ExactArithmetic
public import FiniteGroups

/// The ε-stabilizers of a class of functions, Stab_ε = {g : ‖ρ(g)f − f‖ ≤ ε for all f of the class}, for the convex hull of
/// finitely many functions (and their negatives): the largest displacement is attained at one of them.
///
/// Laws: e ∈ Stab_ε; Stab_ε = Stab_ε⁻¹; Stab_ε ⊆ Stab_δ for ε ≤ δ; **Stab_ε·Stab_δ ⊆ Stab_{ε+δ}** (the triangle inequality, ρ an
/// isometry); normal if the class is mapped to itself; Stab_0 is the subgroup that fixes all of them. *Not* a law for ε > 0:
/// that Stab_ε is closed under products. The least groups in which it is not have 4 elements (both of them), since in smaller ones
/// every symmetric set with e is a subgroup; S₃ on 3 points with f = (0, 1, 2) needs the fewest points.
///
/// Source: Petrache & Trivedi 2023, arXiv 2305.17592; `mathematics.md` §10.
public struct EpsilonStabilizers: Sendable {
  /// The group.
  public let group: FiniteGroup
  /// max ‖ρ(g)f − f‖² over the class, for each element.
  public let squaredDisplacements: [Rational]

  /// The stabilizers of functions on the points of a problem.
  ///
  /// - Throws: ``ProblemError/count(of:_:expected:)`` for functions with a wrong number of values.
  /// - Complexity: O(order · functions · points)
  public init(of functions: [[Rational]], on problem: FiniteProblem) throws(ProblemError) {
    for function in functions where function.count != problem.pointCount {
      throw .count(of: "values of a function", function.count, expected: problem.pointCount)
    }
    group = problem.action.group
    squaredDisplacements = (0..<group.order).map { element in
      functions.reduce(Rational.zero) { largest, function in
        max(largest, problem.squaredDistance(problem.action.moved(function, by: element), function))
      }
    }
  }

  /// The different values of ε² at which the stabilizer grows, ascending; 0 is the first.
  public var steps: [Rational] { Set(squaredDisplacements).sorted() }

  /// Stab_ε, ascending.
  ///
  /// - Complexity: O(order)
  public func elements(epsilonSquared: Rational) -> [Int] {
    squaredDisplacements.indices.filter { squaredDisplacements[$0] <= epsilonSquared }
  }

  /// Two elements of Stab_ε whose product is not in it; `nil` if it is a subgroup.
  ///
  /// - Complexity: O(|Stab_ε|²) products
  public func productOutside(epsilonSquared: Rational) -> (left: Int, right: Int)? {
    let elements = elements(epsilonSquared: epsilonSquared)
    for left in elements {
      for right in elements where squaredDisplacements[group.product(left, right)] > epsilonSquared {
        return (left, right)
      }
    }
    return nil
  }

  /// The subgroup that Stab_ε generates.
  public func generatedSubgroup(epsilonSquared: Rational) -> Subgroup {
    Subgroup(of: group, generatedBy: elements(epsilonSquared: epsilonSquared))
  }

  /// The subgroups within Stab_ε that lie in no larger one within it; there may be several. Averages over them move no function of
  /// the class by more than ε.
  ///
  /// - Parameters:
  ///   - epsilonSquared: ε² ≥ 0.
  ///   - classes: all subgroups of the group.
  /// - Complexity: O(subgroups² · order / 64)
  public func maximalSubgroups(epsilonSquared: Rational, among classes: SubgroupClasses) -> [Subgroup] {
    var result: [Subgroup] = []
    for number in (0..<classes.count).reversed() {
      for subgroup in classes.conjugates(number)
      where subgroup.elements.allSatisfy({ squaredDisplacements[$0] <= epsilonSquared })
        && !result.contains(where: { subgroup.isSubgroup(of: $0) })
      {
        result.append(subgroup)
      }
    }
    return result
  }

  /// Elements g, h with ‖ρ(gh)f − f‖ > ‖ρ(g)f − f‖ + ‖ρ(h)f − f‖ in the largest displacements; `nil`, by the triangle inequality.
  /// A check of the tabulated values, exact.
  ///
  /// - Complexity: O(order²) comparisons of surds
  public var triangleViolation: (left: Int, right: Int)? {
    for left in squaredDisplacements.indices {
      for right in squaredDisplacements.indices {
        let (first, second) = (squaredDisplacements[left], squaredDisplacements[right])
        let bound = Surd(first + second, coefficient: 2, radicand: first * second)
        if Surd(squaredDisplacements[group.product(left, right)]) > bound { return (left, right) }
      }
    }
    return nil
  }
}

extension FeatureSpace {
  /// The ε-stabilizer of the unit ball {f ∈ V : ‖f‖ ≤ 1}: the elements with ‖(ρ(g) − I)|_V‖ ≤ ε, decided by whether ε²‖f‖² −
  /// ‖ρ(g)f − f‖² is positive semidefinite on V. For ε ≥ 2 it is the whole group.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for a negative ε².
  /// - Complexity: O(order · (points · dimension² + dimension³))
  public func unitBallStabilizer(epsilonSquared: Rational, on problem: FiniteProblem) throws(ProblemError) -> [Int] {
    guard epsilonSquared.signum >= 0 else {
      throw .outOfRange("the squared displacement", epsilonSquared, allowed: "at least 0")
    }
    let rows = (0..<dimension).map { Array(basis[row: $0]) }
    return (0..<problem.action.group.order).filter { element in
      let moved = rows.map { row in zip(problem.action.moved(row, by: element), row).map { $0 - $1 } }
      return Matrix(
        rows: rows.indices.map { i in
          rows.indices.map { j in
            epsilonSquared * problem.innerProduct(rows[i], rows[j]) - problem.innerProduct(moved[i], moved[j])
          }
        }, columnCount: rows.count
      ).isPositiveSemidefinite()
    }
  }
}
