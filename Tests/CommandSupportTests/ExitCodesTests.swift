@testable import CommandSupport
import Foundation
import Testing

@Suite struct ExitCodesTests {
  /// Documentation/ExitCodes.md has the codes and names of the code, all and in order.
  @Test func theTableIsThatOfTheCode() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "Documentation/ExitCodes.md"), encoding: .utf8)
    let rows = text.split(separator: "\n").compactMap { line -> (Int32, String)? in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 3, let code = Int32(cells[0]) else { return nil }
      return (code, cells[1].filter { $0 != "`" })
    }
    #expect(rows.map(\.0) == CommandFailure.all.map(\.code))
    #expect(rows.map(\.1) == CommandFailure.all.map(\.name))
    // Those of sysexits.h.
    #expect(CommandFailure.all.map(\.code) == [0, 1, 2, 64, 65, 66, 69, 70, 73, 76, 130, 143])
  }
}
