import Foundation
import Testing

@testable import Reporting

@Suite struct DrawingTests {
  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.05, "0.05"), (0.004, "0"), (-0.004, "0"), (12.345, "12.35"), (1e300, "0"),
    (.nan, "0"), (99.999, "100"), (-0.25, "-0.25"), (3.1, "3.1"),
  ])
  func coordinates(value: Double, text: String) { #expect(ShortNumber.coordinate(value) == text) }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (24, "24"), (0.23711, "0.237"), (999.6, "1000"), (123_456, "123000"), (1.5e9, "1.5·10⁹"),
    (1e-9, "10⁻⁹"), (-0.5, "−0.5"), (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "–"),
    (.leastNonzeroMagnitude, "4.94·10⁻³²⁴"),
    (1e300, "10³⁰⁰"), (0.001, "0.001"), (0.00012, "1.2·10⁻⁴"), (2, "2"),
  ])
  func shortNumbers(value: Double, text: String) { #expect(ShortNumber.text(value) == text) }

  @Test func shortNumbersWithDigits() {
    #expect(ShortNumber.text(24, digits: 12) == "24" && ShortNumber.text(362_880, digits: 12) == "362880")
    #expect(ShortNumber.text(3_628_800, digits: 12) == "3.6288·10⁶" && ShortNumber.text(.pi, digits: 1) == "3")
  }

  /// Lines and markers are seen on white, text is read on white, and no two categories look alike with any colour vision.
  @Test func colorsHaveContrast() {
    for color in PlotPalette.categories { #expect(color.contrast(with: .white) >= 3) }
    for color in [PlotColor.ink, .quiet] { #expect(color.contrast(with: .white) >= 7) }
    #expect(PlotColor.black.contrast(with: .white) == 21)
    // Machado, Oliveira & Fernandes (IEEE TVCG 2009): all three kinds of cones, and each of them missing; on linear light.
    let views: [[[Double]]] = [
      [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
      [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
      [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
      [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
    ]
    for view in views {
      let seen = PlotPalette.categories.map { color in
        let light = [color.red, color.green, color.blue].map { part -> Double in
          let value = Double(part) / 255
          return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return view.map { row -> Double in
          let value = min(1, max(0, zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }))
          return 255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * pow(value, 1 / 2.4) - 0.055)
        }
      }
      for (number, first) in seen.enumerated() {
        for second in seen[(number + 1)...] {
          let distance = zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
          #expect(distance > 28, "\(first) and \(second)")
        }
      }
    }
  }

  @Test func magnitudesGetLighter() {
    let luminances = (0...100).map { PlotPalette.magnitude(Double($0) / 100).luminance }
    #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 < $1 })
    #expect(PlotPalette.magnitude(-1) == PlotPalette.magnitude(0) && PlotPalette.magnitude(7).hexadecimal == "#fde725")
    #expect(PlotPalette.magnitude(.nan) == PlotPalette.magnitude(0))
  }

  /// The first twenty series differ even in black and white or with markers only beside colours.
  @Test func seriesDiffer() {
    let looks = (0..<20).map(SeriesLook.category)
    #expect(Set(looks).count == looks.count)
    #expect(Set(looks.prefix(4).map(\.dash)).count == 4 && Set(looks.prefix(5).map(\.marker)).count == 5)
  }

  @Test func textIsMeasuredAndWrapped() {
    #expect(TextMetrics.width("", size: 7) == 0 && TextMetrics.width("10", size: 10) == 12.72)
    #expect(TextMetrics.width("ω̂", size: 10) == TextMetrics.width("ω", size: 10))
    let text = "the quick brown fox jumps over the lazy dog"
    for width in [20.0, 50, 90, 500] {
      let lines = TextMetrics.wrap(text, width: width, size: 7)
      #expect(lines.allSatisfy { TextMetrics.width($0, size: 7) <= width })
      if width >= 50 { #expect(lines.joined(separator: " ") == text) }
    }
    #expect(TextMetrics.wrap("", width: 10, size: 7).isEmpty)
    #expect(TextMetrics.fit("incomprehensible", width: 30, size: 7).hasSuffix("…"))
  }

  /// Values of the specifications: RFC 1950 and ISO/IEC 15948, and a decoder in the test.
  @Test func picturesArePNG() throws {
    #expect(PixelImage.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(PixelImage.adler(Array("Wikipedia".utf8)) == 0x11E6_0398)
    let side = 300
    let image = PixelImage(
      (0..<side).map { row in (0..<side).map { column in row == column ? nil : Double(column) / Double(side - 1) } })
    var bytes = image.png[...]
    #expect(bytes.prefix(8).elementsEqual([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    bytes = bytes.dropFirst(8)
    var chunks: [String: [UInt8]] = [:]
    func number(_ some: ArraySlice<UInt8>) -> Int { some.reduce(0) { $0 << 8 | Int($1) } }
    while !bytes.isEmpty {
      let length = number(bytes.prefix(4))
      let body = bytes.dropFirst(4).prefix(4 + length)
      #expect(PixelImage.checksum(Array(body)) == UInt32(number(bytes.dropFirst(8 + length).prefix(4))))
      chunks[String(decoding: body.prefix(4), as: UTF8.self)] = Array(body.dropFirst(4))
      bytes = bytes.dropFirst(12 + length)
    }
    #expect(Set(chunks.keys) == ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"])
    #expect(number((chunks["IHDR"] ?? [])[0..<4]) == side && chunks["PLTE"]?.count == 768)
    // Stored blocks, more than one.
    var stream = try #require(chunks["IDAT"])[2...]
    var pixels: [UInt8] = []
    while true {
      let isLast = try #require(stream.first) == 1
      let length = Int(stream[stream.startIndex + 1]) | Int(stream[stream.startIndex + 2]) << 8
      pixels += stream.dropFirst(5).prefix(length)
      stream = stream.dropFirst(5 + length)
      if isLast { break }
    }
    #expect(pixels.count == side * (side + 1) && UInt32(number(stream)) == PixelImage.adler(pixels))
    #expect(pixels[1] == 0 && pixels[2] == 2 && pixels[side] == 255)
  }

  @Test func commandsAreQuoted() {
    #expect(
      FigureProvenance.command(["reynolds", "plot", "--group", "C2^4", "-o", "a b.svg", "it's", "", "S3;rm"])
        == "reynolds plot --group C2^4 -o 'a b.svg' 'it'\\''s' '' 'S3;rm'")
  }
}
