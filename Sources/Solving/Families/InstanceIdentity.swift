public import Certificates
import ExactArithmetic
import FiniteGroups
import Representations

/// What an averaging complexity depends on, as text: the group up to isomorphism and the character of the class up to automorphisms
/// of the group. Instances with equal texts have the same complexities.
///
/// The errors of a scheme are determined by the representations that occur (`mathematics.md` §2), so an isomorphism of groups
/// that carries the one character to the other carries schemes to schemes of the same errors.
///
/// Recognized are groups of order at most ``orderLimit`` with at most ``orbitLimit`` images of the character under automorphisms;
/// of the others, instances are the same only if they are written in the same way.
public enum InstanceIdentity {
  /// The largest order of the groups that are recognized: that of the catalogue.
  public static let orderLimit = SmallGroupCatalogue.largestOrder
  /// The most images of a character under automorphisms that are compared.
  public static let orbitLimit = 5_000

  /// The text for the instance of a certificate; `nil` where it is not recognized.
  ///
  /// - Complexity: O(order²) products and O(images of the character · classes · generators)
  public static func text(of certificate: Certificate) -> String? {
    guard certificate.group.order <= orderLimit, let functions = try? functionClass(of: certificate) else { return nil }
    return text(of: functions.group) { functions.character(at: $0) }
  }

  private static func text(of group: FiniteGroup, character: (Int) -> Int) -> String? {
    guard group.order <= orderLimit, let place = try? group.identify() else { return nil }
    let target = place.isomorphism.target
    guard let classes = ClassAutomorphisms.of(target, name: place.name.description) else { return nil }
    var sources = [Int](repeating: 0, count: group.order)
    for (element, image) in place.isomorphism.images.enumerated() { sources[image] = element }
    let values = classes.representatives.map { character(sources[$0]) }
    guard let least = LeastImage.of(values, under: classes.permutations, limit: orbitLimit) else { return nil }
    return "\(place.name): " + least.map(String.init).joined(separator: " ")
  }

  private static func functionClass(of certificate: Certificate) throws -> FunctionClass? {
    let group = try FiniteGroup(
      generators: certificate.group.generators.map { try Permutation(oneLine: $0) }, degree: certificate.group.points,
      orderLimit: orderLimit)
    let natural = GroupAction.permutation(degree: group.degree, images: group.generators)
    guard let action = try certificate.action.map(groupAction) ?? natural else { return nil }
    let specification: FunctionClassSpecification
    switch (certificate.functionClass, action) {
    case (.functions, _): specification = .functions
    case (.regular, _): specification = .regular
    case (.tuples(let size), _): specification = .tuples(size: size)
    case (.subsets(let size), _): specification = .subsets(size: size)
    case (.polynomials(let degree), _): specification = .polynomials(degree: degree)
    case (.linear, .matrices(_, let images)): specification = .matrices(images)
    case (.linear, _): return nil
    }
    return try FunctionClass(specification, group: group, action: action)
  }

  /// The action of a certificate; `nil` for one over a number field.
  private static func groupAction(_ action: Certificate.Action) throws -> GroupAction? {
    switch action {
    case .permutation(let dimension, let images):
      return .permutation(degree: dimension, images: try images.map { try Permutation(oneLine: $0) })
    case .signedPermutation(let dimension, let images):
      return .signedPermutation(
        dimension: dimension,
        images: try images.map { image in
          let permutation = try Permutation(oneLine: image.map(\.magnitude).map { Int($0) })
          // The sign stands at the place of the coordinate that is moved.
          return SignedPermutation(permutation, negated: image.map { $0 < 0 })
        })
    case .matrices(let dimension, let images):
      return .matrices(dimension: dimension, images: images.map { Matrix(rows: $0, columnCount: dimension) })
    case .fieldMatrices: return nil
    }
  }
}

extension CertificationInstance {
  /// The question in the words of the certificate format: a certificate without scheme and proofs.
  public var question: Certificate {
    certificate(scheme: [], lower: 1, upper: group.order, proofs: [])
  }
}
