import Foundation

/// The functions of a program or library file, for the names of addresses in it.
///
/// Reads the symbol tables of 64-bit little-endian ELF files; of any other file it knows no function.
struct ElfSymbols {
  private struct Function {
    var start: UInt64
    var end: UInt64
    /// Where the name begins in the file.
    var name: Int
  }

  private let file: Data
  private var functions: [Function] = []
  /// The address that the file wants to begin at; 0 for files that can be anywhere.
  private var origin: UInt64 = 0

  init(path: String) {
    file = (try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)) ?? Data()
    (origin, functions) = file.withUnsafeBytes { bytes in
      guard bytes.count >= 64, bytes.number(at: 0, as: UInt32.self) == 0x464C_457F,
        bytes.number(at: 4, as: UInt16.self) == 0x0102
      else { return (0, []) }
      return (ElfSymbols.origin(bytes), ElfSymbols.functions(bytes).sorted { $0.start < $1.start })
    }
  }

  /// The function that contains an address, counted from where the file begins in memory, and the offset in it.
  /// - Complexity: O(log n).
  func symbol(at offset: UInt64) -> (name: String, offset: UInt64)? {
    let address = offset &+ origin
    var (low, high) = (0, functions.count)
    while low < high {
      let middle = (low + high) / 2
      if functions[middle].start <= address { low = middle + 1 } else { high = middle }
    }
    guard low > 0, address < functions[low - 1].end else { return nil }
    let function = functions[low - 1]
    let name = file[(file.startIndex + function.name)...].prefix { $0 != 0 }
    return (String(decoding: name, as: UTF8.self), address - function.start)
  }

  /// The lowest address of a segment that is loaded.
  private static func origin(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let table = bytes.number(at: 32, as: UInt64.self).flatMap({ Int(exactly: $0) }),
      let count = bytes.number(at: 56, as: UInt16.self), let size = bytes.number(at: 54, as: UInt16.self)
    else { return 0 }
    var lowest: UInt64?
    for position in 0..<Int(count) {
      let place = table &+ position * Int(size)
      guard bytes.number(at: place, as: UInt32.self) == 1, let address = bytes.number(at: place &+ 16, as: UInt64.self)
      else { continue }
      lowest = min(lowest ?? .max, address)
    }
    return lowest ?? 0
  }

  private static func functions(_ bytes: UnsafeRawBufferPointer) -> [Function] {
    guard let table = bytes.number(at: 40, as: UInt64.self).flatMap({ Int(exactly: $0) }),
      let count = bytes.number(at: 60, as: UInt16.self)
    else { return [] }
    func section(_ index: Int) -> (kind: UInt32, offset: Int, size: Int, link: Int)? {
      let place = table &+ index * 64
      guard let kind = bytes.number(at: place &+ 4, as: UInt32.self),
        let offset = bytes.number(at: place &+ 24, as: UInt64.self).flatMap({ Int(exactly: $0) }),
        let size = bytes.number(at: place &+ 32, as: UInt64.self).flatMap({ Int(exactly: $0) }),
        let link = bytes.number(at: place &+ 40, as: UInt32.self), offset <= bytes.count, size <= bytes.count
      else { return nil }
      return (kind, offset, size, Int(link))
    }
    // The full table, unless it was stripped; then that of the dynamic linker.
    let sections = (0..<Int(count)).compactMap { section($0) }
    guard let symbols = sections.first(where: { $0.kind == 2 }) ?? sections.first(where: { $0.kind == 11 }),
      let names = section(symbols.link)
    else { return [] }
    var result: [Function] = []
    for place in stride(from: symbols.offset, to: symbols.offset + symbols.size, by: 24) {
      guard let info = bytes.number(at: place + 4, as: UInt8.self), info & 15 == 2,
        let name = bytes.number(at: place, as: UInt32.self), let start = bytes.number(at: place + 8, as: UInt64.self),
        let size = bytes.number(at: place + 16, as: UInt64.self), size > 0, Int(name) < names.size
      else { continue }
      let (end, overflow) = start.addingReportingOverflow(size)
      if !overflow { result.append(Function(start: start, end: end, name: names.offset + Int(name))) }
    }
    return result
  }
}

extension UnsafeRawBufferPointer {
  /// The number at a place, if it lies inside.
  fileprivate func number<Number: BitwiseCopyable & FixedWidthInteger>(at place: Int, as type: Number.Type) -> Number? {
    guard place >= 0, place <= count - MemoryLayout<Number>.size else { return nil }
    return Number(littleEndian: loadUnaligned(fromByteOffset: place, as: type))
  }
}
