import ExactArithmetic
import FiniteGroups
import Representations

/// A group as the specification names it, with the group of the atlas that is isomorphic to it.
struct AtlasSource: Sendable {
  let description: GroupDescription
  /// The group of the atlas: that of the catalogue, if there is one.
  let subject: AtlasGroup
  fileprivate let group: FiniteGroup
  /// For each class of the subject an element of the group as it is named.
  fileprivate let elements: [Int]

  /// What the natural representation is called: isomorphic groups act on different points.
  var naturalName: String {
    description.title == subject.name ? "natural" : "natural:\(description.title)"
  }

  /// The character of the natural action on points or coordinates, on the classes of the subject.
  ///
  /// - Throws: `RepresentationError`, `CharacterError`.
  func naturalCharacter() throws -> ClassFunction {
    let linear = try FunctionClass(.polynomials(degree: 1), group: group, action: description.naturalAction)
    // Polynomials of degree at most 1 are the constants and the linear functions.
    return try ClassFunction(
      classes: subject.table.classes, values: elements.map { Cyclotomic(linear.character(at: $0) - 1) })
  }

  /// The character of the action on the plane, on the classes of the subject.
  ///
  /// - Throws: ``AtlasError/unsuitable(group:problem:)`` for groups other than C_n and D_n.
  func planeCharacter() throws -> ClassFunction {
    let action: GroupAction
    do throws(GroupError) { action = try description.action(.plane, of: group) } catch {
      throw AtlasError.unsuitable(group: description.title, problem: "\(error)")
    }
    let linear = try FieldFunctionClass(.polynomials(degree: 1), group: group, action: action)
    return try ClassFunction(
      classes: subject.table.classes, values: elements.map { linear.character(at: $0).cyclotomic })
  }
}

/// The groups of an atlas, each made once.
struct AtlasSources {
  private var subjects: [String: AtlasGroup] = [:]
  private var sources: [String: AtlasSource] = [:]

  /// The group of a name.
  ///
  /// - Throws: `GroupError`, `CharacterError`.
  mutating func source(_ name: String) throws -> AtlasSource {
    if let known = sources[name] { return known }
    let description = try GroupDescription(name)
    let group = try description.enumerated()
    let source: AtlasSource
    if group.order <= SmallGroupCatalogue.largestOrder {
      let place = try group.identify()
      let target = place.isomorphism.target
      let subject = try subject(place.name.description, target, isCatalogued: true)
      var preimages = [Int](repeating: 0, count: group.order)
      for (element, image) in place.isomorphism.images.enumerated() { preimages[image] = element }
      source = AtlasSource(
        description: description, subject: subject, group: group,
        elements: subject.representatives.map { preimages[$0] })
    } else {
      let subject = try subject(description.title, group, isCatalogued: false)
      source = AtlasSource(description: description, subject: subject, group: group, elements: subject.representatives)
    }
    sources[name] = source
    return source
  }

  private mutating func subject(_ name: String, _ group: FiniteGroup, isCatalogued: Bool) throws -> AtlasGroup {
    if let known = subjects[name] { return known }
    let subject = try AtlasGroup(name: name, group: group, isCatalogued: isCatalogued)
    subjects[name] = subject
    return subject
  }
}
