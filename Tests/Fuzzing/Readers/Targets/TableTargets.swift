import Foundation
import Generalization
import Reporting

extension FuzzTarget {
  /// Observations as comma-separated values.
  static let observations = FuzzTarget("observations", lengthLimit: 2_048) { bytes in
    let table: ObservationTable
    do throws(ObservationError) {
      table = try ObservationTable(text: Data(bytes), source: "x.csv")
    } catch {
      _ = error.description
      return false
    }
    try demand(
      table.inputs.count == table.observations.count
        && table.inputs.allSatisfy { $0.count == table.inputNames.count && $0.allSatisfy(\.isFinite) }
        && table.observations.allSatisfy(\.isFinite),
      "a table with rows of different lengths or without numbers")
    return true
  }

  /// The tables that plots are drawn from again.
  static let columns = FuzzTarget("columns", lengthLimit: 1_024) { bytes in
    do {
      let table = try ColumnTable(text(bytes))
      try demand(table.rows.allSatisfy { $0.count == table.columns.count }, "a row of another length")
      for name in table.columns {
        try demand(try table.texts(name).count == table.rows.count, "a column of another length")
        _ = try? table.numbers(name)
      }
      return true
    } catch let error as FigureError {
      _ = error.description
      return false
    }
  }
}
