import FiniteGroups
import Reporting

/// Short names of the elements of an enumerated group: cycles where they are short, else e, a₂, a₃, …
struct ElementNames: Sendable {
  private let names: [String]
  /// Whether the names need a legend.
  let areSymbols: Bool

  init(_ group: FiniteGroup) {
    let count = min(group.order, 64)
    let cycles = (0..<count).map { $0 == group.identity ? "e" : group.permutation($0).description }
    areSymbols = group.order <= 12 && cycles.contains { $0.count > 9 }
    names = areSymbols ? (0..<count).map { $0 == group.identity ? "e" : ElementNames.symbol($0 + 1) } : cycles
  }

  subscript(element: Int) -> String { names.indices.contains(element) ? names[element] : "element \(element + 1)" }

  private static func symbol(_ number: Int) -> String {
    "a" + String(String(number).compactMap { $0.wholeNumberValue.flatMap { Array("₀₁₂₃₄₅₆₇₈₉")[$0] } })
  }
}

/// The table of all products of a small group, and what its elements are.
struct CayleyTable {
  /// Larger groups have no table.
  static let largestOrder = 12

  private let group: FiniteGroup
  private let names: ElementNames

  init(_ group: FiniteGroup, _ names: ElementNames) { (self.group, self.names) = (group, names) }

  var content: HTML {
    let elements = 0..<group.order
    return .parts {
      if names.areSymbols {
        Tag.p { elements.map { "\(names[$0]) = \(group.permutation($0))" }.joined(separator: ", ") + "." }
      }
      Tag.p {
        "In the table g is at the left and h at the top; h moves the points first. Equal products have equal colours."
      }
      Tag.div(.class("scroll"), .role("region"), .labelled(by: "cayley-caption"), .focusable) {
        Tag.table(.class("cayley")) {
          Tag.caption(.id("cayley-caption")) { "All products gh" }
          Tag.thead {
            Tag.tr {
              Tag.td { "gh" }
              for h in elements { Tag.th(.scope("col")) { names[h] } }
            }
          }
          Tag.tbody {
            for g in elements {
              Tag.tr {
                Tag.th(.scope("row")) { names[g] }
                for h in elements {
                  let product = group.product(g, h)
                  Tag.td(.class("k\(product)")) { names[product] }
                }
              }
            }
          }
        }
      }
    }
  }
}
