public import Certificates
import ExactArithmetic
import FiniteGroups
import Representations
import Synchronization

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
    guard let classes = CataloguedClasses.of(target, name: place.name.description) else { return nil }
    var sources = [Int](repeating: 0, count: group.order)
    for (element, image) in place.isomorphism.images.enumerated() { sources[image] = element }
    let values = classes.representatives.map { character(sources[$0]) }
    guard let least = classes.leastImage(of: values, limit: orbitLimit) else { return nil }
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

/// The classes of a group of the catalogue, and how automorphisms permute them.
struct CataloguedClasses: Sendable {
  /// An element of each class.
  let representatives: [Int]
  /// For generators of the automorphism group and each class, the class that it is sent to.
  private let permutations: [[Int]]

  init?(of group: FiniteGroup) {
    guard let automorphisms = try? AutomorphismGroup(of: group) else { return nil }
    let classes = ConjugacyClasses(of: group)
    representatives = classes.representatives
    let images = automorphisms.generators.map { automorphism in
      classes.representatives.map { classes.classOf[automorphism($0)] }
    }
    // Inner automorphisms do nothing here.
    permutations = Array(Set(images.filter { $0 != Array(0..<classes.count) })).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// The lexicographically least image of a class function under automorphisms; `nil` if there are more images than allowed.
  ///
  /// - Complexity: O(images · classes · generators)
  func leastImage(of values: [Int], limit: Int) -> [Int]? {
    var images: Set<[Int]> = [values]
    var pending = [values]
    while let current = pending.popLast() {
      for permutation in permutations {
        let image = permutation.map { current[$0] }
        if images.insert(image).inserted {
          guard images.count <= limit else { return nil }
          pending.append(image)
        }
      }
    }
    return images.min { $0.lexicographicallyPrecedes($1) }
  }

  private static let known = Mutex<[String: CataloguedClasses]>([:])

  /// The classes of a catalogued group, computed once.
  static func of(_ group: FiniteGroup, name: String) -> CataloguedClasses? {
    if let classes = known.withLock({ $0[name] }) { return classes }
    guard let classes = CataloguedClasses(of: group) else { return nil }
    known.withLock { $0[name] = classes }
    return classes
  }
}
