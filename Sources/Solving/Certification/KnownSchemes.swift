import Averaging
import ExactArithmetic
import Representations

/// What found a scheme.
public enum SchemeSource: Sendable, Hashable, CustomStringConvertible {
  /// Nothing smaller than the whole group was found.
  case wholeGroup
  /// A subgroup that fixes no more functions than the group.
  case subgroup
  /// The most zeros on the complement of M(F ⊕ 1).
  case smallComplement
  /// The construction of that name.
  case construction(String)
  /// A smaller class, whose scheme serves.
  case smallerClass
  /// The search by witnesses and refutations.
  case engine
  /// Z3.
  case solver

  /// In words.
  public var description: String {
    switch self {
    case .wholeGroup: "whole group"
    case .subgroup: "subgroup"
    case .smallComplement: "small complement"
    case .construction(let name): name
    case .smallerClass: "smaller class"
    case .engine: "engine"
    case .solver: "Z3"
    }
  }
}

/// The smallest scheme that is found without a search, exactly verified.
struct KnownScheme: Sendable {
  let scheme: AveragingScheme
  let source: SchemeSource

  /// Tries subgroups, the small complement and then, while the bounds do not meet, constructions; earlier ones win ties.
  ///
  /// - Parameter lower: no scheme is smaller.
  init(_ facts: InstanceFacts, lower: Int) {
    let instance = facts.instance
    var best: (AveragingScheme, SchemeSource) = (
      .wholeGroup(instance.group, weightClass: instance.weights), .wholeGroup
    )
    func offer(_ scheme: AveragingScheme?, _ source: SchemeSource) {
      if let scheme, scheme.size < best.0.size { best = (scheme, source) }
    }
    offer(facts.subgroupScheme, .subgroup)
    offer(facts.smallComplement?.scheme(instance.weights), .smallComplement)
    if best.0.size > lower {
      for (scheme, name) in facts.constructedSchemes { offer(scheme, .construction(name)) }
    }
    (scheme, source) = best
  }
}

extension InstanceFacts {
  /// Up to so many values of matrix coefficients the irreducible representations are made for constructions.
  private static var constructionLimit: Int { 100_000 }

  /// Coset products and known designs: orthogonal arrays, transitive sets; for approximate symmetry difference sets and small-bias
  /// sets. All of them are tried with little work, and their schemes are verified on the class itself.
  ///
  /// - Complexity: that of the irreducible representations, at most 10⁵ values, and a bounded number of products
  fileprivate var constructedSchemes: [(scheme: AveragingScheme, name: String)] {
    let group = instance.group
    guard !criterion.costsWholeGroup || instance.symmetry.kind != .exact,
      group.order * space.dimension <= InstanceFacts.constructionLimit,
      let problem = try? SchemeProblem(functionClass, target: instance.symmetry)
    else { return [] }
    let constructions: [any SchemeConstruction] =
      if instance.symmetry.kind != .exact {
        [DifferenceSetConstruction(nodeLimit: 2_000), SmallBiasConstruction(nodeLimit: 2_000)]
      } else if group.isAbelian {
        // Products of subgroups are subgroups here, which were tried.
        [OrthogonalArrayConstruction()]
      } else {
        [CosetProductConstruction(pairLimit: 200, subgroupLimit: 50), TransitiveSetConstruction(nodeLimit: 500)]
      }
    return constructions.compactMap { construction in
      guard let found = try? construction.scheme(for: problem, seed: 1), found.reachesTarget,
        let scheme = try? AveragingScheme(
          found.scheme.entries.map { ($0.element, $0.weight) }, weightClass: instance.weights),
        isVerified(scheme)
      else { return nil }
      return (scheme, construction.name)
    }
  }

  /// Whether a scheme has the symmetry on the class, exactly.
  func isVerified(_ scheme: AveragingScheme) -> Bool {
    if instance.symmetry.kind == .exact { return scheme.isExact(on: functionClass) }
    guard let errors = try? SymmetryErrors(on: functionClass) else { return false }
    return instance.symmetry.kind == .weak
      ? errors.isWeak(scheme, epsilon: instance.symmetry.epsilon).isProved
      : errors.isStrong(scheme, epsilon: instance.symmetry.epsilon).isProved
  }
}
