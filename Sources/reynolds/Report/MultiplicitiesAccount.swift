import Properties
import Reporting
import Representations

/// The representation of an instance that gives nothing but multiplicities: ρ = Σ mᵢχᵢ, the sum of mᵢ copies of each
/// irreducible complex representation.
struct MultiplicitiesAccount {
  /// The name of the vector of multiplicities.
  static let name = "m"
  /// Tables with more rows are not written out.
  private static let writtenRows = 12

  private let table: CharacterTable
  private let dimension: Int

  /// The representation; `nil` where the instance has an action, a class, or no multiplicities.
  init?(_ instance: Instance) {
    guard instance.action == nil, instance.functionClass == nil,
      let multiplicities = instance.vectors[MultiplicitiesAccount.name],
      let table = try? instance.setting().characterTable(), table.count == multiplicities.count
    else { return nil }
    self.table = table
    dimension = zip(multiplicities, table.degrees).reduce(0) { $0 + ($1.0.asInt ?? 0) * $1.1 }
  }

  var content: HTML {
    .parts {
      HTML.facts([
        (
          "Representation",
          .text(
            "ρ = Σ mᵢχᵢ, of dimension \(dimension); χᵢ are the irreducible complex representations in the order of the "
              + "character table, mᵢ is how often each is in ρ")
        )
      ])
      if table.count <= MultiplicitiesAccount.writtenRows { characters.html }
    }
  }

  /// What the place of a multiplicity is called.
  func label(_ number: Int) -> String { "χ\(number + 1), of degree \(table.degrees[number])" }

  private var characters: DataTable {
    var rows = DataTable(
      id: "irreducibles", caption: "The irreducible characters",
      columns: [.init("Character"), .init("Values on the conjugacy classes, that of the identity first")])
    for number in 0..<table.count {
      let values = (0..<table.count).map { table.value(of: number, at: $0).description.replacing("-", with: "−") }
      rows.add([.init(.text("χ\(number + 1)")), .init(.text(values.joined(separator: ", ")))])
    }
    return rows
  }
}
