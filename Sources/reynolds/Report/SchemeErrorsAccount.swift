import Averaging
import ExactArithmetic
import Properties
import Reporting

/// What the schemes of an instance miss on its class: their errors, and functions that show them.
struct SchemeErrorsAccount {
  private struct Row {
    let name: String
    let kind: String
    let error: SymmetryError<Int>
  }

  /// Larger groups and classes are left out: a page is no place for long computations.
  private static let (largestOrder, largestDimension) = (64, 40)

  private let rows: [Row]
  private let names: ElementNames?
  private let arePolynomials: Bool

  /// The errors; none where the instance has no class or no schemes, or is large.
  ///
  /// - Complexity: that of the weak and the strong error of each scheme
  init(_ instance: Instance) {
    if case .polynomials? = instance.functionClass { arePolynomials = true } else { arePolynomials = false }
    guard instance.functionClass != nil, let setting = try? instance.setting(),
      setting.group.order <= SchemeErrorsAccount.largestOrder, let functions = try? setting.functions(),
      functions.dimension <= SchemeErrorsAccount.largestDimension, let errors = try? setting.errors()
    else {
      (rows, names) = ([], nil)
      return
    }
    names = ElementNames(setting.group)
    rows = instance.schemes.keys.sorted().flatMap { name -> [Row] in
      guard let scheme = try? instance.scheme(name) else { return [] }
      return [
        Row(name: name, kind: "weak", error: errors.weak(of: scheme)),
        Row(name: name, kind: "strong", error: errors.strong(of: scheme)),
      ]
    }
  }

  var content: HTML {
    if rows.isEmpty { return .nothing }
    var table = DataTable(
      id: "errors", caption: "The errors of the schemes on F",
      columns: [.init("Scheme"), .init("Error"), .init("Exactly"), .init("As a decimal")])
    for row in rows {
      let quantity = Quantity(row.error.enclosure)
      table.add([
        .init(.text(row.name)), .init(.text(row.kind)),
        .init(.text(row.error.exact == nil ? "irrational, or enclosed only" : quantity.exact)),
        .init(.text(quantity.decimal)),
      ])
    }
    return .parts {
      table.html
      for row in rows {
        if row.error.lower.signum > 0, let witness = row.error.witness, witness.coefficients.count <= 24 {
          drawing(of: witness, row)
        }
      }
    }
  }

  /// A function of the basis: a monomial by its exponents, else by the points or places of its label.
  private func text(_ label: [Int]) -> String {
    guard arePolynomials else { return "b" + label.map(String.init).joined(separator: ",") }
    let factors = label.enumerated().filter { $0.element > 0 }
      .map { "x\($0.offset + 1)" + ($0.element > 1 ? "^\($0.element)" : "") }
    return factors.isEmpty ? "1" : factors.joined(separator: "·")
  }

  private func drawing(of witness: TestFunction<Int>, _ row: Row) -> HTML {
    let bars = zip(witness.labels, witness.coefficients).map { label, value in
      BarChart.Bar(label: text(label), value: value.approximation, text: value.written)
    }
    let element = witness.element.flatMap { element in names.map { ", under the element \($0[element])" } } ?? ""
    return .figure(
      BarChart(title: "A function that shows the \(row.kind) error of \(row.name)", bars: bars).html,
      caption:
        "A function of F that shows the \(row.kind) error of \(row.name)\(element): its coefficients on the basis "
        + "of summand \(witness.constituent + 1)")
  }
}
