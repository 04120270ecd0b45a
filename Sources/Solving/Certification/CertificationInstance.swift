public import Averaging
import Certificates
public import FiniteGroups
public import Representations

/// One question: how small can an averaging scheme be for this group, class, symmetry and weight class?
public struct CertificationInstance: Sendable {
  /// The group as it was described.
  public let description: GroupDescription
  /// The action that was asked for.
  public let action: ActionSpecification
  /// The class on the enumerated group.
  public let functionClass: InstanceClass
  /// The weights that are allowed.
  public let weights: WeightClass
  /// The symmetry that is wanted.
  public let symmetry: SymmetryNotion
  /// Whether the weights have to be rational numbers: a question of its own for classes over a number field, where real weights
  /// may be fewer.
  public let rationalWeights: Bool

  /// The enumerated group.
  public var group: FiniteGroup { functionClass.group }

  /// The largest order that is certified: the exact rank keeps order² residues.
  public static let orderLimit = 6_000

  /// Enumerates the group and tabulates the class.
  ///
  /// - Throws: `GroupError` and `RepresentationError` for what is wrong or too large;
  ///   ``CertificationError/unsupportedField(_:)`` for approximate symmetry of classes over a number field.
  public init(
    group text: String, action: ActionSpecification = .natural, functionClass: FunctionClassSpecification,
    weights: WeightClass = .convex, symmetry: SymmetryNotion = .exact, rationalWeights: Bool = false,
    orderLimit: Int = orderLimit
  ) throws {
    if symmetry.kind != .exact, symmetry.epsilon.signum <= 0 || symmetry.epsilon >= 2 {
      throw CertificationError.unsuitableError(symmetry.description)
    }
    description = try GroupDescription(text)
    let group = try description.enumerated(orderLimit: orderLimit)
    switch functionClass {
    case .regular, .matrices, .fieldMatrices, .characters:
      guard action == .natural else {
        throw RepresentationError.unsuitableAction(
          className: functionClass.description, hint: "this class is defined on the group itself and takes no --action")
      }
    case .functions, .polynomials, .tuples, .subsets: break
    }
    self.action = action
    self.functionClass = try InstanceClass(
      functionClass, group: group, action: try description.action(action, of: group))
    self.weights = weights
    self.symmetry = symmetry
    self.rationalWeights = rationalWeights
    if case .field = self.functionClass, symmetry != .exact {
      throw CertificationError.unsupportedField("\(title)")
    }
  }

  /// The same question about a subgroup. The words are still those of the whole group.
  init(_ instance: CertificationInstance, restrictedTo functions: FieldFunctionClass) {
    description = instance.description
    action = instance.action
    functionClass = .field(functions)
    weights = instance.weights
    symmetry = instance.symmetry
    rationalWeights = instance.rationalWeights
  }

  /// A short title, such as `"S4 polynomials:6 convex"`; the action is named if it is not the natural one.
  public var title: String {
    let actionPart = action == .natural ? "" : " \(action)"
    let symmetryPart = symmetry == .exact ? "" : " \(symmetry)"
    let weightsPart = weights.rawValue + (rationalWeights ? " rational" : "")
    return "\(description.title)\(actionPart) \(functionClass.specification) \(weightsPart)\(symmetryPart)"
  }

  /// For each element a number that is equal exactly for elements with equal trace.
  var traceColors: [Int] {
    func colors<Trace: Hashable>(_ trace: (Int) -> Trace) -> [Int] {
      var numbers: [Trace: Int] = [:]
      return (0..<group.order).map { element in
        let value = trace(element)
        if let number = numbers[value] { return number }
        numbers[value] = numbers.count
        return numbers.count - 1
      }
    }
    return switch functionClass {
    case .rational(let functions): colors { functions.character(at: $0) }
    // The trace on ℝᵈ determines that on its symmetric powers.
    case .field(let functions): colors { functions.character(at: $0) }
    }
  }

  /// Whether every irreducible representation occurs, so that no larger class costs more.
  ///
  /// - Throws: `RepresentationError` over number fields, for groups without a character table.
  /// - Complexity: O(r³) operations for r conjugacy classes; over number fields that of the character table
  public func costsWholeGroup() throws -> Bool {
    switch functionClass {
    case .rational(let functions): ExactnessCriterion(ClassCharacter(functions)).costsWholeGroup
    case .field(let functions): try FieldFacts(self, functions).criterion.costsWholeGroup
    }
  }

  // MARK: In the words of the certificate format

  var certificateGroup: Certificate.Group {
    // Names of the catalogue and of constructions stay out: the checker knows neither, and the generators tell all.
    Certificate.Group(
      name: description.name.flatMap { $0.isStandard ? $0.description : nil }, points: description.degree,
      generators: description.generators.map(\.oneLine), order: group.order)
  }

  var certificateAction: Certificate.Action? {
    switch functionClass.action {
    case nil: nil
    case .fieldMatrices(let dimension, _, let images)?:
      .fieldMatrices(
        dimension: dimension,
        images: images.map { matrix in (0..<matrix.rowCount).map { Array(matrix[row: $0]) } })
    case .permutation(let degree, let images)?: .permutation(dimension: degree, images: images.map(\.oneLine))
    case .signedPermutation(let dimension, let images)?:
      .signedPermutation(dimension: dimension, images: images.map(\.oneLine))
    case .matrices(let dimension, let images)?:
      .matrices(
        dimension: dimension,
        images: images.map { matrix in (0..<matrix.rowCount).map { Array(matrix[row: $0]) } })
    }
  }

  /// The field of the numbers; `nil` for ℚ.
  var certificateConductor: Int? {
    guard case .field(let functions) = functionClass, functions.conductor > 1 else { return nil }
    return functions.conductor
  }

  /// The claim that is made. Equal weights are rational by themselves; over a number field saying so allows rational components as
  /// witnesses.
  func certificateClaim(lower: Int, upper: Int) -> Certificate.Claim {
    var isRational = rationalWeights
    if case .field = functionClass, weights == .uniform { isRational = true }
    return Certificate.Claim(
      symmetry: Certificate.Symmetry(symmetry.kind), epsilon: symmetry.epsilon,
      weights: Certificate.Weights(weights), rationalWeights: isRational, lower: lower, upper: upper)
  }

  /// A certificate with the given parts.
  func certificate(
    scheme: [Certificate.SchemeEntry], lower: Int, upper: Int, proofs: [Certificate.LowerBoundProof],
    comments: [String] = []
  ) -> Certificate {
    var certificate = Certificate(
      conductor: certificateConductor, group: certificateGroup, action: certificateAction,
      functionClass: certificateClass, claim: certificateClaim(lower: lower, upper: upper), scheme: scheme,
      lower: proofs, comments: comments)
    certificate.includeConductors()
    return certificate
  }

  var certificateClass: Certificate.FunctionClass {
    switch functionClass.specification {
    case .functions: .functions
    case .regular: .regular
    case .polynomials(let degree): .polynomials(degree: degree)
    case .tuples(let size): .tuples(size: size)
    case .subsets(let size): .subsets(size: size)
    case .matrices, .fieldMatrices, .characters: .linear
    }
  }
}
