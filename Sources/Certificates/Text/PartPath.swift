/// The way from the top of a certificate to one of its parts, as people read it: `scheme[3].weight`.
///
/// Positions in lists are counted from 1, like everything in the format.
struct PartPath: Sendable, Equatable, CustomStringConvertible {
  enum Step: Sendable, Equatable {
    case key(String)
    /// A position in a list, from 0 here and from 1 in the text.
    case item(Int)
  }

  private(set) var steps: [Step] = []

  static let root = PartPath()

  init(_ keys: String...) { steps = keys.map(Step.key) }

  subscript(_ key: String) -> PartPath { appending(.key(key)) }
  subscript(_ item: Int) -> PartPath { appending(.item(item)) }

  private func appending(_ step: Step) -> PartPath {
    var longer = self
    longer.steps.append(step)
    return longer
  }

  var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += (text.isEmpty ? "" : ".") + key
      case .item(let item): text += "[\(item + 1)]"
      }
    }
    return text
  }
}
