public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Representations

/// The group and the functions of a plan, listed or not, with what the risk depends on: dimensions.
///
/// Preparing it is the costly part (irreducible matrices of a listed group, orbits of basis functions of another); plans for other samples,
/// noise and asymmetry can share it.
public struct PlannedFunctions: Sendable {
  /// How the group is known.
  enum Source: Sendable {
    case listed(FunctionClass, SchemeProblem)
    case module(ModuleFunctionClass, ModuleSchemeProblem)
  }

  /// What the user calls the group, with generators.
  public let group: GroupDescription
  /// Which functions.
  public let specification: FunctionClassSpecification
  /// Which action they are built on.
  public let action: ActionSpecification
  /// |G|, an integer.
  public let groupOrder: Rational
  /// p, the dimension of the class F, isomorphic summands counted each.
  public let dimension: Int
  /// p₀, the dimension of the invariant functions of F.
  public let invariantDimension: Int
  let source: Source

  /// A class of a group whose elements are listed. p₀ is the mean of the character, exact.
  ///
  /// - Parameters:
  ///   - functions: the class.
  ///   - group: the description that the group of the class was listed from.
  ///   - action: the action the class was made with.
  /// - Throws: ``PlanError/construction(_:)`` where the matrices of the irreducible representations are out of reach.
  /// - Complexity: that of the character table and of the matrices of the irreducible representations
  public init(
    _ functions: FunctionClass, of group: GroupDescription, action: ActionSpecification = .natural
  ) throws(PlanError) {
    do throws(ConstructionError) {
      source = .listed(functions, try SchemeProblem(functions, target: .exact))
    } catch { throw .construction(error) }
    self.group = group
    specification = functions.specification
    self.action = action
    groupOrder = Rational(functions.group.order)
    dimension = functions.dimension
    let classes = ConjugacyClasses(of: functions.group)
    let sum = classes.members.reduce(0) { $0 + $1.count * functions.character(at: $1[0]) }
    invariantDimension = sum / functions.group.order
  }

  /// A class of a group that is known by generators. p₀ is counted on the orbits of the basis, exactly.
  ///
  /// - Throws: ``PlanError/classTooLarge(_:limit:)``, ``PlanError/construction(_:)``.
  /// - Complexity: O(dimension · generators), and that of `Averaging/ModuleErrors`
  public init(_ functions: ModuleFunctionClass, of group: GroupDescription) throws(PlanError) {
    try self.init(functions, of: group, monomialLimit: MonomialOrbits.limit)
  }

  /// The same with another limit for the number of monomials.
  init(_ functions: ModuleFunctionClass, of group: GroupDescription, monomialLimit: Int) throws(PlanError) {
    do throws(ConstructionError) {
      source = .module(functions, try ModuleSchemeProblem(functions, target: .exact))
    } catch { throw .construction(error) }
    self.group = group
    specification = functions.specification
    action = .natural
    groupOrder = Rational(functions.group.order)
    let generators = functions.group.generators.compactMap { functions.coordinates.signedPermutation($0) }
    let points = functions.module.points
    guard
      let dimension = NaturalCharacter.value(of: specification, at: SignedPermutation(identity: points))
    else { throw .classTooLarge(specification.description, limit: monomialLimit) }
    self.dimension = dimension
    if case .polynomials(let degree) = specification {
      guard
        let count = MonomialOrbits.invariantCount(
          degree: degree, variables: points, generators: generators, limit: monomialLimit)
      else { throw .classTooLarge(specification.description, limit: monomialLimit) }
      invariantDimension = count
    } else {
      invariantDimension = functions.module.labelledSummands.reduce(0) { sum, summand in
        sum + summand.orbits.count { $0.signs != nil }
      }
    }
  }

  /// Whether a class in the natural action of a group that is not listed is small enough for a plan: to be asked before the class is made.
  ///
  /// - Throws: ``PlanError/classTooLarge(_:limit:)`` for more than 200,000 basis functions.
  /// - Complexity: O(degree) or O(size)
  public static func requireSmall(
    _ specification: FunctionClassSpecification, of group: GroupDescription
  ) throws(PlanError) {
    let points = group.naturalAction.dimension
    // The factors of the number of basis functions, as far as it takes to exceed the limit.
    let (count, factor): (Int, (Int) -> Rational)
    switch specification {
    case .polynomials(let degree): (count, factor) = (degree, { Rational(points + $0 + 1, $0 + 1) })
    case .tuples(let size): (count, factor) = (size, { Rational(max(0, points - $0)) })
    case .subsets(let size): (count, factor) = (min(size, points - size), { Rational(points - $0, $0 + 1) })
    case .functions, .regular, .matrices, .fieldMatrices, .characters: return
    }
    var dimension = Rational.one
    for step in 0..<max(0, count) {
      dimension *= factor(step)
      // Falling factors of tuples reach 0, others only grow.
      if dimension.isZero { return }
      if dimension > Rational(MonomialOrbits.limit) {
        throw .classTooLarge(specification.description, limit: MonomialOrbits.limit)
      }
    }
  }

  /// D, the sum of the dimensions of the irreducible representations that occur without the trivial one; for a group that is not listed an
  /// upper bound of it.
  public var totalDimension: Int {
    switch source {
    case .listed(_, let problem): problem.totalDimension
    case .module(_, let problem): problem.totalDimension
    }
  }

  /// Whether ``totalDimension`` is D, and not a bound of it.
  public var totalDimensionIsExact: Bool { isListed }

  /// Whether the elements of the group are listed.
  public var isListed: Bool { if case .listed = source { true } else { false } }

  /// q = p − p₀.
  public var complementDimension: Int { dimension - invariantDimension }

  /// The bounds of an averaging complexity of the class, convex weights.
  ///
  /// - Throws: ``PlanError/bound(_:)``; for groups that are not listed and have no formulas `BoundError/tooLarge(_:)` inside.
  /// - Complexity: that of `Averaging/AveragingBounds/bounds(for:)`
  public func bounds(_ symmetry: SymmetryNotion) throws(PlanError) -> AveragingBounds {
    do throws(BoundError) {
      let problem =
        switch source {
        case .listed(let functions, _): try BoundProblem(of: functions, symmetry: symmetry)
        case .module: try BoundProblem(group, specification, symmetry: symmetry)
        }
      return try AveragingBounds.bounds(for: problem)
    } catch { throw .bound(error) }
  }
}
