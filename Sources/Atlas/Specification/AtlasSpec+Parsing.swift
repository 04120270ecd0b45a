import Averaging
import ExactArithmetic
import FiniteGroups
import Foundation
import Reporting
import Solving

extension AtlasSpec {
  /// Reads a specification.
  ///
  /// - Throws: ``AtlasError/specification(field:problem:)``.
  /// - Complexity: O(length of the text)
  public init(parsing text: some Collection<UInt8>) throws(AtlasError) {
    self.text = String(decoding: text, as: UTF8.self)
    let fields = try SpecNode(Array(text)).object(["format", "title", "parts"])
    let format = try fields.string("format")
    guard format == AtlasSpec.format else {
      throw .specification(field: "format", problem: "“\(format)” is unknown; write “\(AtlasSpec.format)”")
    }
    title = try fields.string("title")
    var parts: [Part] = []
    for node in try fields.node("parts").list() { parts.append(try Part(node)) }
    self.parts = parts
  }

  /// Reads the file of a specification.
  ///
  /// - Throws: ``AtlasError/unreadable(path:reason:)``, ``AtlasError/specification(field:problem:)``.
  public init(file path: String) throws(AtlasError) {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw .unreadable(path: path, reason: UnreadableFile.reason(path))
    }
    try self.init(parsing: data)
  }
}

extension [String: SpecNode] {
  /// A member that is required, so that it is there.
  fileprivate func node(_ key: String) throws(AtlasError) -> SpecNode {
    guard let node = self[key] else { throw .specification(field: key, problem: "the key is missing") }
    return node
  }

  fileprivate func string(_ key: String) throws(AtlasError) -> String { try node(key).string() }

  fileprivate func flag(_ key: String) throws(AtlasError) -> Bool { try self[key]?.boolean() ?? false }
}

extension AtlasSpec.Part {
  fileprivate init(_ node: SpecNode) throws(AtlasError) {
    let fields = try node.object(
      ["groups", "weights", "limits"], optional: ["profiles", "unions", "curves", "differenceSets"])
    var groups: [String] = []
    for item in try fields.node("groups").list() {
      for name in try AtlasSpec.groups(item) where !groups.contains(name) { groups.append(name) }
    }
    self.groups = groups
    profiles = try fields["profiles"]?.words(AtlasSpec.ProfileBase.self) ?? []
    unions = try fields.flag("unions")
    curves = if let curves = fields["curves"] { try AtlasSpec.Curves(curves) } else { nil }
    differenceSets = try fields.flag("differenceSets")
    weights = try fields.node("weights").words(WeightClass.self)
    limits = try AtlasSpec.Limits(try fields.node("limits"))
    guard !profiles.isEmpty || unions || curves != nil || differenceSets else {
      throw node.error("nothing is asked; write profiles, unions, curves or differenceSets")
    }
  }
}

extension AtlasSpec.Curves {
  fileprivate init(_ node: SpecNode) throws(AtlasError) {
    let fields = try node.object(["symmetries", "errors"], optional: ["of"])
    bases = try fields["of"]?.words(AtlasSpec.CurveBase.self) ?? [.regular]
    let symmetries = try fields.node("symmetries")
    notions = try symmetries.words(SymmetryNotion.Kind.self)
    guard !notions.contains(.exact) else {
      throw symmetries.error("“exact” has no curve; write weak, strong")
    }
    var errors: [AtlasSpec.ErrorLevel] = []
    for item in try fields.node("errors").list() {
      let level = try AtlasSpec.ErrorLevel(item)
      guard !errors.contains(level) else { throw item.error("“\(try item.string())” is there twice") }
      errors.append(level)
    }
    self.errors = errors
  }
}

extension AtlasSpec.ErrorLevel {
  fileprivate init(_ node: SpecNode) throws(AtlasError) {
    let text = try node.string()
    if text == "1/order" {
      self = .inverseOrder
      return
    }
    guard let number = Rational(text), number.description == text, number.signum > 0, number < 2 else {
      throw node.error(
        "“\(text)” is no ε; write a rational number in lowest terms, more than 0 and less than 2, such as 1/10, or 1/order"
      )
    }
    self = .fixed(number)
  }
}

extension AtlasSpec.Limits {
  fileprivate init(_ node: SpecNode) throws(AtlasError) {
    let fields = try node.object(["steps", "seconds", "memoryMiB"], optional: ["order"])
    steps = try fields.node("steps").integer(1...1_000_000_000_000)
    seconds = try fields.node("seconds").integer(1...1_000_000)
    memoryMiB = try fields.node("memoryMiB").integer(16...4_000_000)
    order = try fields["order"]?.integer(1...CertificationInstance.orderLimit) ?? AtlasSpec.Limits.defaultOrder
  }
}

extension AtlasSpec {
  /// The groups of one item: `{"orders": [1, 31]}`, `{"name": "Clifford(1)"}`, or a pattern with a number in the place of `#`:
  /// `{"pattern": "S#", "range": [3, 7]}`, `{"pattern": "PSL(2,#)", "values": [7, 8]}`.
  fileprivate static func groups(_ node: SpecNode) throws(AtlasError) -> [String] {
    let fields = try node.object([], optional: ["orders", "name", "pattern", "range", "values"])
    switch Set(fields.keys) {
    case ["orders"]:
      let orders = try range(try fields.node("orders"), within: 1...SmallGroupCatalogue.largestOrder)
      return SmallGroupCatalogue.entries.filter { orders.contains($0.id[0]) }
        .map { GroupName.smallGroup(order: $0.id[0], number: $0.id[1]).description }
    case ["name"]: return [try group(try fields.string("name"), at: try fields.node("name"))]
    case ["pattern", "range"]:
      return try groups(fields, Array(try range(try fields.node("range"), within: 1...1_000)))
    case ["pattern", "values"]:
      var values: [Int] = []
      for item in try fields.node("values").list() { values.append(try item.integer(1...1_000_000)) }
      return try groups(fields, values)
    default:
      throw node.error("write one of orders, name, pattern and range, pattern and values")
    }
  }

  private static func groups(_ fields: [String: SpecNode], _ values: [Int]) throws(AtlasError) -> [String] {
    let node = try fields.node("pattern")
    let pattern = try node.string()
    guard pattern.count(where: { $0 == "#" }) == 1 else {
      throw node.error("“\(pattern)” has not exactly one # where the numbers go")
    }
    var names: [String] = []
    for value in values { names.append(try group(pattern.replacing("#", with: "\(value)"), at: node)) }
    return names
  }

  /// The canonical name of a group; nothing is enumerated.
  private static func group(_ name: String, at node: SpecNode) throws(AtlasError) -> String {
    do throws(GroupError) { return try GroupDescription(name).title } catch { throw node.error("\(error)") }
  }

  private static func range(_ node: SpecNode, within limits: ClosedRange<Int>) throws(AtlasError) -> ClosedRange<Int> {
    let ends = try node.list()
    guard ends.count == 2 else { throw node.error("write the first and the last number, such as [1, 16]") }
    let first = try ends[0].integer(limits)
    let last = try ends[1].integer(limits)
    guard first <= last else { throw node.error("\(first) is more than \(last); write the smaller number first") }
    return first...last
  }
}
