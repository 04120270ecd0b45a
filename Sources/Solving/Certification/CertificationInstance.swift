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
  /// The class, tabulated on the enumerated group.
  public let functionClass: FunctionClass
  /// The weights that are allowed.
  public let weights: WeightClass
  /// The symmetry that is wanted.
  public let symmetry: SymmetryNotion

  /// The enumerated group.
  public var group: FiniteGroup { functionClass.group }

  /// The largest order that is certified: the exact rank keeps order² residues.
  public static let orderLimit = 6_000

  /// Enumerates the group and tabulates the class.
  ///
  /// - Throws: ``GroupError`` and ``RepresentationError`` for what is wrong or too large.
  public init(
    group text: String, action: ActionSpecification = .natural, functionClass: FunctionClassSpecification,
    weights: WeightClass = .convex, symmetry: SymmetryNotion = .exact, orderLimit: Int = orderLimit
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
    self.functionClass = try FunctionClass(
      functionClass, group: group, action: try description.action(action, of: group))
    self.weights = weights
    self.symmetry = symmetry
  }

  /// A short title, such as `"S4 polynomials:6 convex"`; the action is named if it is not the natural one.
  public var title: String {
    let actionPart = action == .natural ? "" : " \(action)"
    let symmetryPart = symmetry == .exact ? "" : " \(symmetry)"
    return "\(description.title)\(actionPart) \(functionClass.specification) \(weights.rawValue)\(symmetryPart)"
  }

  /// For each element a number that is equal exactly for elements with equal trace.
  var traceColors: [Int] {
    var numbers: [Int: Int] = [:]
    return (0..<group.order).map { element in
      let trace = functionClass.character(at: element)
      if let number = numbers[trace] { return number }
      numbers[trace] = numbers.count
      return numbers.count - 1
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
    // A rational class is never built on an action over a number field.
    case nil, .fieldMatrices?: nil
    case .permutation(let degree, let images)?: .permutation(dimension: degree, images: images.map(\.oneLine))
    case .signedPermutation(let dimension, let images)?:
      .signedPermutation(dimension: dimension, images: images.map(\.oneLine))
    case .matrices(let dimension, let images)?:
      .matrices(
        dimension: dimension,
        images: images.map { matrix in (0..<matrix.rowCount).map { Array(matrix[row: $0]) } })
    }
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
