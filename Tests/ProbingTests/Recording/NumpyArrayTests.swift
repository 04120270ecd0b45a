import ExactArithmetic
import Foundation
import Testing

@testable import Probing

@Suite("Files .npy")
struct NumpyArrayTests {
  /// A file of a version, with a header text and numbers, put together by the definition of the format.
  static func file(_ header: String, _ numbers: [UInt8], version: UInt8 = 1, magic: [UInt8] = [0x93]) -> Data {
    let text = Array(header.utf8)
    let length: [UInt8] =
      version == 1
      ? [UInt8(text.count % 256), UInt8(text.count / 256)]
      : [UInt8(text.count % 256), UInt8(text.count / 256 % 256), UInt8(text.count / 65_536 % 256), 0]
    return Data(magic + Array("NUMPY".utf8) + [version, 0] + length + text + numbers)
  }

  static func bytes<Number>(_ numbers: [Number]) -> [UInt8] { numbers.withUnsafeBytes { Array($0) } }

  static let accepted: [(name: String, data: Data, array: NumpyArray)] = [
    (
      "doubles",
      file(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }   \n", bytes([1.0, 2, 3, 4, 5, 6.5])),
      NumpyArray(shape: [2, 3], values: [1, 2, 3, 4, 5, 6.5])
    ),
    (
      "columns first",
      file("{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3)}", bytes([1.0, 4, 2, 5, 3, 6])),
      NumpyArray(shape: [2, 3], values: [1, 2, 3, 4, 5, 6])
    ),
    (
      "columns first, three axes",
      file("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 1, 2)}", bytes([Int32(1), 3, 2, 4])),
      NumpyArray(shape: [2, 1, 2], values: [1, 2, 3, 4])
    ),
    (
      "one axis, floats, version 2",
      file("{\"shape\":(2,),\"descr\":\"<f4\",\"fortran_order\":False}\n", bytes([Float(0.5), -2]), version: 2),
      NumpyArray(shape: [2], values: [0.5, -2])
    ),
    (
      "a number, version 3",
      file("{'descr': '<i8', 'fortran_order': False, 'shape': ()}", bytes([Int64(-9_007_199_254_740_992)]), version: 3),
      NumpyArray(shape: [], values: [-9_007_199_254_740_992])
    ),
    (
      "nothing", file("{'descr': '<f8', 'fortran_order': False, 'shape': (0, 5)}", []),
      NumpyArray(shape: [0, 5], values: [])
    ),
    (
      "nothing, columns first", file("{'descr': '<f8', 'fortran_order': True, 'shape': (3, 0)}", []),
      NumpyArray(shape: [3, 0], values: [])
    ),
  ]

  @Test("files that are right are read")
  func accepted() throws {
    for (name, data, array) in NumpyArrayTests.accepted {
      #expect(try NumpyArray.parse(data, path: "x.npy") == array, "\(name)")
    }
  }

  static let rejected: [(data: Data, text: String)] = [
    (Data(), "does not begin with the byte 0x93"),
    (Data("PK\u{3}\u{4} a zip file".utf8), "does not begin with the byte 0x93"),
    (file("{'descr': '<f8', 'fortran_order': False, 'shape': ()}", [], magic: [0x92]), "0x93"),
    (file("{'descr': '<f8', 'fortran_order': False, 'shape': ()}", [], version: 4), "its version is 4.0"),
    (file("{'descr': '>f8', 'fortran_order': False, 'shape': ()}", bytes([1.0])), "numbers of the type >f8"),
    (file("{'descr': '|O', 'fortran_order': False, 'shape': ()}", bytes([1.0])), "numbers of the type |O"),
    (
      file("{'descr': [('x', '<f8')], 'fortran_order': False, 'shape': ()}", bytes([1.0])), "records of several fields"
    ),
    (file("{'descr': '<f8', 'fortran_order': 0, 'shape': ()}", bytes([1.0])), "True or False was expected"),
    (file("{'descr': '<f8', 'fortran_order': False, 'shape': (1)}", bytes([1.0])), "a number, not a tuple"),
    (file("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}", bytes([1.0])), "tuple of lengths"),
    (file("{'descr': '<f8', 'fortran_order': False}", bytes([1.0])), "lacks one of"),
    (file("{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': ()}", bytes([1.0])), "given twice"),
    (file("{'descr': '<f8', 'fortran_order': False, 'shape': ()} + exit()", bytes([1.0])), "text after the braces"),
    (file("{'descr': '<f8', 'fortran_order': False, 'shape': (__import__('os'),)}", []), "tuple of lengths"),
    (file("{'descr': '<f8', 'fortran_order': False, 'shape': (2,)}", bytes([1.0])), "has 8 bytes of numbers where"),
    (file("{'descr': '<f8', 'fortran_order': False, 'shape': (1,)}", bytes([1.0, 2])), "announces 8"),
    (
      file("{'descr': '<f8', 'fortran_order': False, 'shape': (4611686018427387904, 16)}", []),
      "more bytes than 64 bits count"
    ),
    (
      file("{'descr': '<i8', 'fortran_order': False, 'shape': (1,)}", bytes([Int64(9_007_199_254_740_993)])),
      "the integer 9007199254740993 (number 0 of the file), which is no double"
    ),
    (Data([0x93] + Array("NUMPY".utf8) + [2, 0, 255, 255, 255, 255]), "its header has"),
    (Data([0x93] + Array("NUMPY".utf8) + [1, 0, 255, 0]), "ends within its header"),
  ]

  @Test("files that are wrong say why")
  func rejected() throws {
    for (data, text) in NumpyArrayTests.rejected {
      let error = try #require(throws: NumpyArrayError.self) { try NumpyArray.parse(data, path: "x.npy") }
      #expect(error.description.contains(text), "\(error)")
    }
    let error = try #require(throws: NumpyArrayError.self) { try NumpyArray(contentsOf: "/no/such/file.npy") }
    #expect(error.description.contains("/no/such/file.npy cannot be read"))
  }

  @Test("no bytes make the reader stop")
  func fuzz() {
    var random = SplitMix64(seed: 3)
    var (read, refused) = (0, 0)
    for round in 0..<4_000 {
      var data = NumpyArrayTests.accepted[round % NumpyArrayTests.accepted.count].data
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<max(data.count, 1), using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where !data.isEmpty: data[place] = UInt8.random(in: 0...255, using: &random)
        case 1: data.insert(UInt8.random(in: 32...126, using: &random), at: place)
        default: data = Data(data.prefix(place))
        }
      }
      do {
        let array = try NumpyArray.parse(data, path: "x.npy")
        if array.values.count == array.shape.reduce(1, *) { read += 1 }
      } catch { refused += 1 }
    }
    #expect(read > 1_000 && refused > 1_000 && read + refused == 4_000)
  }

  @Test("what is written is read again, to the bit, with the numbers at a multiple of 64")
  func written() throws {
    let values = [1.5, -0.0, .infinity, .leastNonzeroMagnitude, 0.1, .pi]
    for shape in [[6], [2, 3], [1, 1, 6], [3, 1, 2, 1]] {
      let array = NumpyArray(shape: shape, values: values)
      let data = Data(array.bytes())
      let again = try NumpyArray.parse(data, path: "x.npy")
      #expect(again.shape == shape && again.values.map(\.bitPattern) == values.map(\.bitPattern))
      #expect((data.count - 48) % 64 == 0)
      let single = try NumpyArray.parse(Data(array.bytes(as: .float32)), path: "x.npy")
      #expect(single.values == values.map { Double(Float($0)) })
    }
  }

  @Test(
    "NumPy reads what is written, and what it writes is read",
    .enabled(if: NumPy.isAvailable, "no python3 on PATH has NumPy"))
  func numpy() throws {
    let (ours, theirs) = (PythonModel.temporaryPath("ours.npy"), PythonModel.temporaryPath("theirs.npy"))
    defer { for path in [ours, theirs] { unlink(path) } }
    try Data(NumpyArray(shape: [2, 3], values: [1, 2, 3, 4, 5, 0.1]).bytes()).write(to: URL(fileURLWithPath: ours))
    let script = """
      import numpy, sys
      a = numpy.load(sys.argv[1], allow_pickle=False)
      assert a.shape == (2, 3) and a.dtype == numpy.dtype('<f8') and a[1, 2] == 0.1
      numpy.save(sys.argv[2], numpy.asfortranarray(numpy.arange(24, dtype='<i8').reshape(2, 3, 4)))
      """
    #expect(try NumPy.run(["-c", script, ours, theirs]).status == 0)
    let array = try NumpyArray(contentsOf: theirs)
    #expect(array == NumpyArray(shape: [2, 3, 4], values: (0..<24).map { Double($0) }))
  }
}
