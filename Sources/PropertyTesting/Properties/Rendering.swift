/// Text for values in reports, the same in every process: sets and dictionaries are sorted.
enum Rendering {
  static func text(of value: Any) -> String {
    var text = ""
    append(value, to: &text, depth: 0)
    return text
  }

  private static func append(_ value: Any, to text: inout String, depth: Int) {
    let mirror = Mirror(reflecting: value)
    guard depth < 64 else { return text += "…" }
    switch mirror.displayStyle {
    case .set:
      text += "Set(" + list(mirror.children.map(\.value), depth: depth).sorted().joined(separator: ", ") + ")"
    case .dictionary:
      let entries = mirror.children.map { child in
        list(Mirror(reflecting: child.value).children.map(\.value), depth: depth).joined(separator: ": ")
      }
      text += entries.isEmpty ? "[:]" : "[" + entries.sorted().joined(separator: ", ") + "]"
    case .collection:
      text += "[" + list(mirror.children.map(\.value), depth: depth).joined(separator: ", ") + "]"
    case .tuple:
      text += "(" + fields(mirror, depth: depth) + ")"
    case .optional:
      if let child = mirror.children.first { append(child.value, to: &text, depth: depth + 1) } else { text += "nil" }
    case .struct where !(value is any CustomStringConvertible) && !(value is any CustomDebugStringConvertible):
      text += "\(type(of: value))(" + fields(mirror, depth: depth) + ")"
    case .enum where !(value is any CustomStringConvertible):
      if let child = mirror.children.first {
        text += ".\(child.label ?? "")"
        let isTuple = Mirror(reflecting: child.value).displayStyle == .tuple
        text += isTuple ? self.text(of: child.value) : "(" + self.text(of: child.value) + ")"
      } else {
        text += ".\(value)"
      }
    default:
      if value is String || value is Character || value is Unicode.Scalar || value is Substring {
        debugPrint(value, terminator: "", to: &text)
      } else {
        text += "\(value)"
      }
    }
  }

  private static func list(_ values: [Any], depth: Int) -> [String] {
    values.map { value in
      var text = ""
      append(value, to: &text, depth: depth + 1)
      return text
    }
  }

  private static func fields(_ mirror: Mirror, depth: Int) -> String {
    mirror.children.map { child in
      // Positions in tuples are labelled .0, .1; they say nothing.
      let label = child.label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? ""
      return label + list([child.value], depth: depth).joined()
    }.joined(separator: ", ")
  }
}
