public import Averaging
import ExactArithmetic
public import FiniteGroups
public import Representations
import Synchronization

/// The group of an ``Instance`` enumerated and its class tabulated, with what is computed from them at most once.
///
/// Group elements are numbers here (dense indices), as everywhere in Averaging.
public final class Setting: Sendable {
  /// The group.
  public let group: FiniteGroup
  /// The action of the instance, or the natural one.
  public let action: GroupAction
  private let specification: FunctionClassSpecification?
  private let lazy = Mutex(Parts())

  struct Parts {
    var functions: FunctionClass?
    var errors: SymmetryErrors?
    var classes: ConjugacyClasses?
    var table: CharacterTable?
    var irreducibles: IrreducibleRepresentations?
    var kinds: [String]?
  }

  init(_ instance: Instance) throws {
    group = try FiniteGroup(generators: instance.group.generators, degree: instance.group.degree)
    action = instance.action ?? .permutation(degree: instance.group.degree, images: instance.group.generators)
    specification = instance.functionClass
  }

  /// Keeps what a closure computes; two threads may compute the same thing once each.
  func kept<Part: Sendable>(
    _ path: WritableKeyPath<Parts, Part?> & Sendable, _ make: () throws -> Part
  ) rethrows -> Part {
    if let known = lazy.withLock({ $0[keyPath: path] }) { return known }
    let made = try make()
    lazy.withLock { $0[keyPath: path] = made }
    return made
  }

  /// Whether the instance has a function class.
  var hasFunctions: Bool { specification != nil }

  /// The function class F.
  ///
  /// - Throws: ``InstanceError`` when the instance has none, `RepresentationError` when it does not fit the action.
  public func functions() throws -> FunctionClass {
    try kept(\.functions) {
      guard let specification else {
        throw InstanceError("the claim speaks of a function class; the instance has none")
      }
      return try FunctionClass(specification, group: group, action: action)
    }
  }

  /// The errors of schemes on F.
  public func errors() throws -> SymmetryErrors { try kept(\.errors) { try SymmetryErrors(on: functions()) } }

  /// The conjugacy classes.
  public var classes: ConjugacyClasses { kept(\.classes) { ConjugacyClasses(of: group) } }

  /// The character table.
  public func characterTable() throws -> CharacterTable {
    try kept(\.table) { try CharacterTable(of: group) }
  }

  /// The irreducible representations.
  public func irreducibles() throws -> IrreducibleRepresentations {
    try kept(\.irreducibles) { try IrreducibleRepresentations(of: group, table: characterTable()) }
  }
}

/// The settings of the last instances: random cases meet the same small groups again and again.
final class SettingCache: Sendable {
  static let shared = SettingCache()

  private struct Key: Hashable {
    let group: InstanceGroup
    let action: GroupAction?
    let functionClass: FunctionClassSpecification?
  }

  /// Beyond this many the cache is emptied.
  private static let limit = 512
  private let known = Mutex<[Key: Setting]>([:])

  func setting(of instance: Instance) throws -> Setting {
    let key = Key(group: instance.group, action: instance.action, functionClass: instance.functionClass)
    if let setting = known.withLock({ $0[key] }) { return setting }
    let setting = try Setting(instance)
    known.withLock { known in
      if known.count >= SettingCache.limit { known.removeAll() }
      known[key] = setting
    }
    return setting
  }
}

/// The setting of one instance and its copies, once it was asked for: looking it up in the cache compares whole matrices.
///
/// It is made from what the instance says, so it never tells two instances apart.
final class ResolvedSetting: Sendable, Hashable {
  private let known = Mutex<Setting?>(nil)

  static func == (left: ResolvedSetting, right: ResolvedSetting) -> Bool { true }

  func hash(into hasher: inout Hasher) {}

  func setting(_ make: () throws -> Setting) rethrows -> Setting {
    if let setting = known.withLock({ $0 }) { return setting }
    let setting = try make()
    known.withLock { $0 = setting }
    return setting
  }
}
