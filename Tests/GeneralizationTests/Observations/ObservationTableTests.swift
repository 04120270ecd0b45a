import Foundation
import Testing

@testable import Generalization

@Suite struct ObservationTableTests {
  private func table(_ text: String, target: String? = nil) throws -> ObservationTable {
    try ObservationTable(text: Data(text.utf8), source: "t.csv", target: target)
  }

  @Test func readsWhatPeopleWrite() throws {
    let plain = try table("x1,x2,y\n1,2.5,-3e2\n0,-0,4\n")
    #expect(plain.inputNames == ["x1", "x2"] && plain.targetName == "y")
    #expect(plain.inputs == [[1, 2.5], [0, 0]] && plain.observations == [-300, 4])
    #expect(plain.inputs[1][1].sign == .plus)
    #expect(plain.place(row: 1, input: 1).description == "line 3, column 2 (x2)")
    // A byte order mark, carriage returns, quotes, spaces, empty lines at the end, no line feed at the end.
    let dressed = try table("\u{FEFF}\"x1\", x2 ,\"y\"\r\n1, \"2.5\" ,-3e2\r\n0,0,4\r\n\r\n")
    #expect(dressed.inputs == plain.inputs && dressed.observations == plain.observations)
    #expect(dressed.inputNames == plain.inputNames && dressed.targetName == "y")
    #expect(try table("x1,x2,y\r1,2.5,-3e2\r0,0,4\r").observations == plain.observations)
    #expect(try table("x1,x2,y\n1,2.5,-3e2\n0,0,4").observations == plain.observations)
  }

  /// A name comes before a number, and numbers count from 1.
  @Test(arguments: [("b", [2.0]), ("2", [2.0]), ("1", [3.0]), (nil, [3.0])])
  func targetColumns(target: String?, values: [Double]) throws {
    #expect(try table("a,b,1\n1,2,3\n", target: target).observations == values)
  }

  @Test(arguments: [
    ("", nil, "t.csv has nothing"), ("\n \n", nil, "t.csv has nothing"), ("x,y\n", nil, "no rows below its heading"),
    ("y\n1\n", nil, "one column"), ("1,2\n3,4\n", nil, "line 1: the names of the columns are expected"),
    ("x,y\n1,2\n3\n", nil, "line 3: 1 field instead of the 2 of the heading"),
    ("x,y\n1,2,3\n", nil, "line 2: 3 fields instead of the 2"), ("x,y\n1,2\n\n3,4\n", nil, "line 3: 1 field"),
    ("x,y\n1,nan\n", nil, "line 2, column 2 (y): nan is not finite"),
    ("x,y\n-inf,1\n", nil, "line 2, column 1 (x): -inf is not finite"),
    ("x,y\n1,1e999\n", nil, "line 2, column 2 (y): 1e999 is not finite"),
    ("x,y\n1,abc\n", nil, "line 2, column 2 (y): “abc” is no number"),
    ("x,y\n,1\n", nil, "line 2, column 1 (x): “” is no number; leave out rows with missing values"),
    ("x,y\n1,0x10\n", nil, "line 2, column 2 (y): “0x10” is no number"),
    ("x,y\n1,1\n2,-1e200\n", nil, "line 3 (y): the largest observation is -1e+200"),
    ("x,y\n1,1e-200\n2,0\n", nil, "line 2 (y): the largest observation is 1e-200"),
    ("x,y\n1;2\n", nil, "line 2: 1 field"), ("x,y\n\"1,2\n", nil, "line 2, column 1: a quote"),
    ("x,y\n1\"1,2\n", nil, "line 2, column 1: a quote"), ("x,y\n1,\u{0}2\n", nil, "line 2: this is not a text"),
    ("x,y\n1,2\n", "z", "no column is called “z”; the columns are x, y, or give a number from 1 to 2"),
    ("x,y\n1,2\n", "3", "no column is called “3”"), ("x,x,y\n1,2,3\n", "x", "several columns are called “x”"),
  ])
  func refusesWithAPlace(text: String, target: String?, message: String) {
    let error = #expect(throws: ObservationError.self) { try table(text, target: target) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }

  @Test func bytesThatAreNoText() {
    let error = #expect(throws: ObservationError.self) {
      try ObservationTable(text: Data([0x78, 0x2C, 0x79, 0x0A, 0xFF, 0xFE]), source: "t.csv")
    }
    #expect(error == .binary(source: "t.csv", line: 2))
  }

  @Test func arrays() throws {
    func array(_ shape: [Int], _ count: Int, _ targets: [Int], value: Double = 1) throws -> ObservationTable {
      try ObservationTable(
        source: "x.npy", inputShape: shape, inputs: (0..<count).map(Double.init), targetSource: "y.npy",
        targetShape: targets, targets: Array(repeating: value, count: targets.reduce(1, *)))
    }
    #expect(try array([2, 3], 6, [2]).inputs == [[0, 1, 2], [3, 4, 5]])
    #expect(try array([2], 2, [2, 1]).inputs == [[0], [1]])
    for (shape, count, targets, message) in [
      ([2, 3], 6, [3], "y.npy has the shape (3); expected is (2)"),
      ([2, 3, 1], 6, [2], "x.npy has the shape (2, 3, 1)"),
      ([0, 3], 0, [0], "x.npy has no rows"), ([2, 0], 0, [2], "x.npy has no columns"),
    ] {
      let error = #expect(throws: ObservationError.self) { try array(shape, count, targets) }
      #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }
    let error = #expect(throws: ObservationError.self) { try array([2], 2, [2], value: .nan) }
    #expect(error?.description.contains("y.npy, line 1: nan is not finite") == true)
  }
}
