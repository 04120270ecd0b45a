import Foundation

/// A small picture with a colour from viridis for each pixel, or none.
public struct PixelImage: Sendable, Hashable {
  /// The number of columns and of rows.
  public let width, height: Int
  /// Row by row from the top: 0 is transparent, 1 … 255 are the colours of ``PlotPalette/magnitude(_:)`` from dark to light.
  private let pixels: [UInt8]

  /// A picture from numbers between 0 and 1, row by row from the top; `nil` is transparent.
  ///
  /// - Precondition: rows of equal lengths, at least one pixel and at most 2,000 rows and columns.
  /// - Complexity: O(pixels)
  public init(_ rows: [[Double?]]) {
    width = rows.first?.count ?? 0
    height = rows.count
    precondition(
      (1...2000).contains(width) && height <= 2000 && rows.allSatisfy { [width] in $0.count == width },
      "a picture has rows of equal lengths")
    pixels = rows.joined().map { share in share.map { UInt8(1 + (max(0, min(1, $0)) * 254).rounded()) } ?? 0 }
  }

  /// The picture as a file in the format PNG: a palette of 256 colours, the first transparent, and stored (not compressed) blocks, so that the
  /// bytes depend on no library.
  ///
  /// Source: ISO/IEC 15948; RFC 1950, RFC 1951.
  ///
  /// - Complexity: O(pixels)
  public var png: [UInt8] {
    var header = PixelImage.bytes(UInt32(width)) + PixelImage.bytes(UInt32(height))
    // Eight bits, a palette, deflate, no filters, not interlaced.
    header += [8, 3, 0, 0, 0]
    var palette: [UInt8] = [0, 0, 0]
    for index in 0..<255 {
      let color = PlotPalette.magnitude(Double(index) / 254)
      palette += [color.red, color.green, color.blue]
    }
    var scanlines: [UInt8] = []
    for row in 0..<height { scanlines += [0] + pixels[(row * width)..<((row + 1) * width)] }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + PixelImage.chunk("IHDR", header)
      + PixelImage.chunk("PLTE", palette) + PixelImage.chunk("tRNS", [0])
      + PixelImage.chunk("IDAT", PixelImage.stored(scanlines)) + PixelImage.chunk("IEND", [])
  }

  /// The picture as an address that an `image` element can refer to.
  var address: String { "data:image/png;base64," + Data(png).base64EncodedString() }

  /// A zlib stream of stored blocks.
  static func stored(_ content: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, content.count)
      let length = UInt16(end - start)
      result.append(end == content.count ? 1 : 0)
      for part in [length, ~length] { result += [UInt8(part & 0xFF), UInt8(part >> 8)] }
      result += content[start..<end]
      start = end
    } while start < content.count
    return result + bytes(adler(content))
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bytes(UInt32(content.count)) + body + bytes(checksum(body))
  }

  private static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// Adler-32.
  static func adler(_ content: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in content {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  /// CRC-32.
  static func checksum(_ content: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in content {
      crc ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = crc & 1 == 1
        crc >>= 1
        if isOdd { crc ^= 0xEDB8_8320 }
      }
    }
    return ~crc
  }
}
