import BigInt
public import FiniteGroups
import Representations

/// The uniform scheme on a small subgroup with the same invariant functions as a group that is never enumerated.
///
/// Whether it has is seen from the orbits of basis functions: each one of the group must be one of the subgroup too, and
/// have an invariant combination only if it has one for the group. Examples are AGL(1, q) and PSL(2, q) in symmetric
/// groups for functions on points and pairs.
public struct ModuleSubgroupConstruction: ModuleSchemeConstruction {
  /// Generators of the subgroup; `nil` to look for one.
  public let generators: [Permutation]?

  /// The largest subgroup that is listed.
  public static let orderLimit = 100_000
  /// The numbers of random elements, and of random pairs of them, that are tried.
  static let randomElements = 40

  /// `"subgroup"`.
  public var name: String { "subgroup" }
  /// Exactness.
  public var guarantee: String {
    "exact with |H| queries, H ≤ G with F^H = F^G (`mathematics.md` §8); the smallest that was found is no minimum"
  }

  /// - Parameter generators: generators of the subgroup; `nil` to look for one among C_n, AGL(1, n) and PSL(2, n − 1) on
  ///   all points and groups that one or two random elements generate.
  public init(generators: [Permutation]? = nil) { self.generators = generators }

  /// Lists the subgroup.
  ///
  /// - Throws: ``ConstructionError/malformedProblem(_:)`` for generators outside the group,
  ///   ``ConstructionError/notReached(construction:reason:)`` if none was found, ``ConstructionError/tooLarge(entries:limit:)``.
  /// - Complexity: O(dimension) for each candidate, and O(order · dimension) for the verification
  public func scheme(
    for problem: ModuleSchemeProblem, using random: inout some RandomNumberGenerator, progress: (String) -> Void
  ) throws(ConstructionError) -> ConstructedModuleScheme {
    let group = problem.group
    if let generators {
      guard generators.allSatisfy({ group.contains($0) }) else {
        throw .malformedProblem("the generators of the subgroup must be elements of \(problem.functions.title)")
      }
      let elements = try elements(generators, degree: group.degree)
      return try problem.judge(
        PermutationScheme(uniformOn: elements), construction: name, elementsExamined: elements.count)
    }
    var best: (generators: [Permutation], order: BigInt)?
    var examined = 0
    func consider(_ generators: [Permutation]) {
      examined += 1
      guard hasSameInvariants(generators, problem),
        let subgroup = try? PermutationGroup(generators: generators, degree: group.degree)
      else { return }
      if subgroup.order < best?.order ?? BigInt(ModuleSubgroupConstruction.orderLimit + 1) {
        best = (generators, subgroup.order)
      }
    }
    progress("looking for a subgroup")
    for candidate in signs(group).map({ [$0] }) + known(degree: group.degree)
    where candidate.allSatisfy({ group.contains($0) }) {
      consider(candidate)
    }
    for _ in 0..<ModuleSubgroupConstruction.randomElements {
      consider([group.randomElement(using: &random)])
      consider([group.randomElement(using: &random), group.randomElement(using: &random)])
    }
    guard let best else {
      throw .notReached(
        construction: name,
        reason: "no subgroup of at most \(ModuleSubgroupConstruction.orderLimit) elements with the same invariants was "
          + "found; give generators of one")
    }
    let elements = try elements(best.generators, degree: group.degree)
    progress("verifying \(elements.count) elements")
    return try problem.judge(
      PermutationScheme(uniformOn: elements), construction: name, elementsExamined: examined,
      guaranteedSize: elements.count)
  }

  /// The elements of the group that permutations generate.
  private func elements(_ generators: [Permutation], degree: Int) throws(ConstructionError) -> [Permutation] {
    do {
      let group = try FiniteGroup(
        generators: generators, degree: degree, name: "the subgroup", orderLimit: ModuleSubgroupConstruction.orderLimit)
      return (0..<group.order).map { group.permutation($0) }
    } catch {
      throw .malformedProblem(error.description)
    }
  }

  /// Candidates for −I in groups of sign changes: the product of all generators, and the exchanges of points that the descriptions of such
  /// groups use for the two signs of a coordinate. The subgroup {1, −I} has no invariant linear function but 0.
  private func signs(_ group: PermutationGroup) -> [Permutation] {
    let degree = group.degree
    var result = [group.generators.reduce(Permutation(identity: degree)) { $0 * $1 }]
    if degree > 0, degree.isMultiple(of: 2) {
      let half = degree / 2
      for images in [(0..<degree).map { $0 ^ 1 }, (0..<degree).map { ($0 + half) % degree }] {
        if let exchange = try? Permutation(oneLine: images) { result.append(exchange) }
      }
    }
    return result
  }

  /// Subgroups of the symmetric group on all points that are transitive on points, pairs or unordered pairs.
  private func known(degree: Int) -> [[Permutation]] {
    ["C\(degree)", "AGL(1,\(degree))", "PSL(2,\(degree - 1))"].compactMap { name in
      guard degree > 2, let description = try? GroupDescription(name), description.degree == degree else { return nil }
      return description.generators
    }
  }

  /// Whether permutations generate a group with the same invariant functions.
  private func hasSameInvariants(_ generators: [Permutation], _ problem: ModuleSchemeProblem) -> Bool {
    problem.errors.blocks.indices.allSatisfy { number in
      let block = problem.errors.blocks[number]
      let tables = generators.compactMap { problem.errors.images(under: $0, on: number) }
      guard tables.count == generators.count else { return false }
      return ModuleSubgroupConstruction.invariantCount(tables, dimension: block.dimension)
        == (block.signs == nil ? 0 : 1)
    }
  }

  /// The number of orbits of basis functions, up to sign, with an invariant combination.
  static func invariantCount(_ tables: [[Int32]], dimension: Int) -> Int {
    var signs = [Int32](repeating: 0, count: dimension)
    var count = 0
    for start in 0..<dimension where signs[start] == 0 {
      signs[start] = 1
      var members = [start]
      var isConsistent = true
      var head = 0
      while head < members.count {
        for table in tables {
          let image = table[members[head]]
          let target = Int(image.magnitude) - 1
          let sign = image < 0 ? -signs[members[head]] : signs[members[head]]
          if signs[target] == 0 {
            signs[target] = sign
            members.append(target)
          } else if signs[target] != sign {
            isConsistent = false
          }
        }
        head += 1
      }
      if isConsistent { count += 1 }
    }
    return count
  }
}
