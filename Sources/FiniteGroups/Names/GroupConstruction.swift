public import BigInt

/// A group that a construction makes from numbers or from other groups: what stands behind the names beyond the
/// standard families.
///
/// Values are made by ``GroupName/init(_:)``, which checks the parameters; `Constructions` offers the same from Swift.
public struct GroupConstruction: Sendable, Hashable, CustomStringConvertible {
  enum Kind: Sendable, Hashable {
    case cyclicExtension(CyclicExtension)
    case cyclicHolomorph(CyclicHolomorph)
    case frobenius(FrobeniusGroup)
    case linear(LinearGroup)
    case suzuki(SuzukiGroup)
    case mathieu(MathieuGroup)
    case cube(TurningCube)
    case pauli(PauliFamily)
    case point(PointGroup)
    case reflection(ReflectionGroup)
    case wreath(NamedWreathProduct)

    var underlying: any NamedConstruction {
      switch self {
      case .cyclicExtension(let value): value
      case .cyclicHolomorph(let value): value
      case .frobenius(let value): value
      case .linear(let value): value
      case .suzuki(let value): value
      case .mathieu(let value): value
      case .cube(let value): value
      case .pauli(let value): value
      case .point(let value): value
      case .reflection(let value): value
      case .wreath(let value): value
      }
    }
  }

  let kind: Kind

  init(_ kind: Kind) { self.kind = kind }

  /// The name in canonical spelling.
  public var description: String { kind.underlying.description }

  /// The number of points; `Int.max` if it does not fit.
  public var degree: Int { kind.underlying.degree }

  /// The number of elements, by formula.
  public var order: BigInt { kind.underlying.order }

  /// The reflection group, for its Coxeter matrix, its types and the degrees of its invariants.
  public var reflectionGroup: ReflectionGroup? {
    if case .reflection(let group) = kind { group } else { nil }
  }

  /// The point group, for its matrices and vertices.
  public var pointGroup: PointGroup? {
    if case .point(let group) = kind { group } else { nil }
  }

  func generated() throws(GroupError) -> GeneratedGroup { try kind.underlying.generated() }

  /// Whether the name needs no brackets as an operand.
  var isAtom: Bool {
    switch kind {
    case .wreath, .cyclicExtension, .frobenius: false
    default: true
    }
  }
}

/// The wreath product of two named groups.
struct NamedWreathProduct: NamedConstruction {
  let base: GroupName
  let top: GroupName
  let action: WreathAction
  let degree: Int

  init(_ base: GroupName, _ top: GroupName, action: WreathAction, text: String) throws(GroupError) {
    let letters = try base.degree
    guard action == .imprimitive || letters >= 2 else {
      throw .unknownGroup(text, hint: "the product action (pwr) needs a base on two points or more")
    }
    degree = Constructions.wreathDegree(base: letters, top: try top.degree, action: action)
    (self.base, self.top, self.action) = (base, top, action)
    guard degree <= Permutation.maximumDegree else { throw .degreeTooLarge(degree, limit: Permutation.maximumDegree) }
  }

  var description: String { "\(base.operand)\(action == .imprimitive ? "wr" : "pwr")\(top.operand)" }

  var order: BigInt {
    // The degree of a group that was made is known without an error.
    base.order.power((try? top.degree) ?? 0) * top.order
  }

  func generators() throws(GroupError) -> [Permutation] {
    try Constructions.wreathProduct(base.generated(), by: top.generated(), action: action).generators
  }
}
