import Foundation

/// A colour of the sRGB space, 8 bits for each part.
public struct PlotColor: Sendable, Hashable {
  /// Red, green and blue, 0 … 255.
  public let red, green, blue: UInt8

  /// A colour by its parts, 0 … 255.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

  /// The colour as `#RRGGBB`.
  public var hexadecimal: String {
    "#" + [red, green, blue].map { String($0 / 16, radix: 16) + String($0 % 16, radix: 16) }.joined()
  }

  /// A mixture in sRGB with a share of another colour.
  func mixed(with other: PlotColor, share: Double) -> PlotColor {
    func part(_ first: UInt8, _ second: UInt8) -> UInt8 {
      UInt8((Double(first) + (Double(second) - Double(first)) * min(1, max(0, share))).rounded())
    }
    return PlotColor(part(red, other.red), part(green, other.green), part(blue, other.blue))
  }

  /// The relative luminance, 0 for black and 1 for white. Source: W3C, Web Content Accessibility Guidelines 2.1.
  public var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of two colours, 1 … 21. Source: as ``luminance``.
  public func contrast(with other: PlotColor) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  static let black = PlotColor(0, 0, 0)
  static let white = PlotColor(255, 255, 255)
  /// Text, axes.
  static let ink = PlotColor(0x22, 0x22, 0x22)
  /// Captions and notes.
  static let quiet = PlotColor(0x55, 0x55, 0x55)
  /// Grid lines.
  static let faint = PlotColor(0xE4, 0xE4, 0xE4)
}

/// Colours that people with any common deficiency of colour vision can tell apart.
public enum PlotPalette {
  /// For categories: the colours of M. Okabe & K. Ito, "Color Universal Design" (2008), that have a contrast of at least 3 with white,
  /// blue first: lines and markers of them are seen on white paper. Yellow, orange and sky blue are left out.
  public static let categories = [
    PlotColor(0x00, 0x72, 0xB2), PlotColor(0xD5, 0x5E, 0x00), PlotColor(0x00, 0x9E, 0x73), PlotColor(0xCC, 0x79, 0xA7),
    PlotColor(0x00, 0x00, 0x00),
  ]

  /// For magnitudes: viridis, from dark (0) to light (1), by linear interpolation between seventeen of its colours; luminance ascends.
  ///
  /// Source: N. Smith & S. van der Walt, matplotlib 1.5 (2015), CC0.
  public static func magnitude(_ share: Double) -> PlotColor {
    guard share > 0 else { return viridis[0] }
    let place = min(share, 1) * Double(viridis.count - 1)
    let index = min(Int(place), viridis.count - 2)
    return viridis[index].mixed(with: viridis[index + 1], share: place - Double(index))
  }

  private static let viridis = [
    PlotColor(0x44, 0x01, 0x54), PlotColor(0x48, 0x18, 0x6A), PlotColor(0x47, 0x2D, 0x7B), PlotColor(0x42, 0x40, 0x86),
    PlotColor(0x3B, 0x52, 0x8B), PlotColor(0x33, 0x63, 0x8D), PlotColor(0x2C, 0x72, 0x8E), PlotColor(0x26, 0x82, 0x8E),
    PlotColor(0x21, 0x91, 0x8C), PlotColor(0x1F, 0xA0, 0x88), PlotColor(0x28, 0xAE, 0x80), PlotColor(0x3F, 0xBC, 0x73),
    PlotColor(0x5E, 0xC9, 0x62), PlotColor(0x84, 0xD4, 0x4B), PlotColor(0xAD, 0xDC, 0x30), PlotColor(0xD8, 0xE2, 0x19),
    PlotColor(0xFD, 0xE7, 0x25),
  ]
}
