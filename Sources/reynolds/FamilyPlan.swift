import Averaging
import CommandSupport
import FiniteGroups
import Representations
import Solving

/// Instances one after the other, each class containing the one before it, until averaging costs the whole group.
struct FamilyChain: Sendable {
  /// Where the classes come from.
  enum Source: Sendable {
    case single(String)
    case range(name: String, from: Int, through: Int?)
    case union(RationalUnion, RationalIrreducibles)
  }

  let group: String
  let source: Source
  let action: String
  let weights: WeightClass
  let symmetry: SymmetryNotion

  /// Whether there is one instance only.
  var isSingle: Bool { if case .range = source { false } else { true } }

  /// The instance at a step, counted from 0; `nil` beyond the last.
  func request(_ step: Int) throws -> InstanceRequest? {
    switch source {
    case .single(let name): return step == 0 ? try request(named: name) : nil
    case .range(let name, let first, let last):
      guard first + step <= last ?? .max else { return nil }
      return try request(named: "\(name):\(first + step)")
    case .union(let union, let irreducibles):
      guard step == 0 else { return nil }
      return InstanceRequest(
        group: group, functionClass: try union.specification(irreducibles), className: union.description,
        action: try ActionSpecification(action), weights: weights, symmetry: symmetry)
    }
  }

  private func request(named name: String) throws -> InstanceRequest {
    try InstanceRequest(
      group: group, functionClass: name, action: action, weights: weights.rawValue, symmetry: symmetry.description)
  }

  /// Whether an error at a later step only says that a range has come to its end: the first class was suitable, so that a later
  /// one is not means tuples or subsets of more points than there are.
  func isEnd(_ error: any Error, step: Int) -> Bool {
    if step > 0, case .unsuitableAction? = error as? RepresentationError { true } else { false }
  }

  /// The chain in one line.
  var description: String {
    let classes =
      switch source {
      case .single(let name): name
      case .range(let name, let first, let last): "\(name):\(first)…\(last.map(String.init) ?? "")"
      case .union(let union, _): union.description
      }
    let actionPart = action == "natural" ? "" : " \(action)"
    let symmetryPart = symmetry == .exact ? "" : " \(symmetry)"
    return "\(group)\(actionPart) \(classes) \(weights.rawValue)\(symmetryPart)"
  }
}

/// The chains of a family, in the order of the specification: groups, then classes, then weights, then symmetries.
struct FamilyPlan {
  let chains: [FamilyChain]

  /// - Throws: what is wrong with a group, or ``InstanceList/Fault`` for one with too many representations.
  init(_ specification: FamilySpecification) throws {
    var chains: [FamilyChain] = []
    for group in specification.groups {
      for family in specification.classes {
        for source in try FamilyPlan.sources(family, group: group) {
          for weights in specification.weights {
            for symmetry in specification.symmetries {
              chains.append(
                FamilyChain(
                  group: group, source: source, action: specification.action, weights: weights, symmetry: symmetry))
            }
          }
        }
      }
    }
    self.chains = chains
  }

  private static func sources(
    _ family: FamilySpecification.ClassFamily, group: String
  ) throws -> [FamilyChain.Source] {
    switch family {
    case .single(let name): return [.single(name)]
    case .range(let name, let first, let last): return [.range(name: name, from: first, through: last)]
    case .rationalIrreducibles:
      let irreducibles = try RationalIrreducibles(
        of: try GroupDescription(group).enumerated(orderLimit: CertificationInstance.orderLimit))
      guard let unions = try irreducibles.unions() else {
        throw InstanceList.Fault(
          code: CommandFailure.data,
          description:
            "\(group) has \(irreducibles.count - 1) nontrivial rational irreducible representations; sets of more than \(RationalIrreducibles.unionLimit) are not listed"
        )
      }
      return unions.map { .union(RationalUnion($0), irreducibles) }
    }
  }
}
