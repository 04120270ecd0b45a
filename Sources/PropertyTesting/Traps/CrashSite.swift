import Foundation

/// Turns the addresses of a crash into the name of the place: the innermost function that is not of the system.
///
/// A failed precondition is deep in the standard library, the same place for all of them; what tells them apart is who
/// called it. Read by the parent of the process that died, which was a process of the same files.
final class CrashSite {
  private struct Image {
    var start: UInt64
    var end: UInt64
    var path: String
  }

  private var symbols: [String: ElfSymbols] = [:]

  /// The place, or `nil` when no address is in a program of the user's.
  ///
  /// - Parameters:
  ///   - addresses: the innermost first; all but the first are addresses to return to.
  ///   - map: what `/proc/self/maps` was in the process.
  func name(of addresses: [UInt64], map: String) -> String? {
    let images = CrashSite.images(map)
    let system = Set(
      images.filter { $0.path.contains("/libswiftCore.") || $0.path.contains("/libc.so") }.map { directory($0.path) })
    var fallback: String?
    for (position, address) in addresses.enumerated() {
      // The instruction of the call, not the one after.
      let address = position == 0 ? address : address &- 1
      guard let image = images.first(where: { $0.start <= address && address < $0.end }),
        !system.contains(directory(image.path))
      else { continue }
      let table = symbols[image.path] ?? ElfSymbols(path: image.path)
      symbols[image.path] = table
      let offset = address - image.start
      guard let symbol = table.symbol(at: offset) else {
        fallback = fallback ?? "\(image.path.split(separator: "/").last ?? "") + 0x\(String(offset, radix: 16))"
        continue
      }
      let place = "\(CrashSite.readable(symbol.name)) + \(symbol.offset)"
      // The standard library is part of the program when it is linked statically, or specialized for it.
      if !CrashSite.isRuntime(symbol.name) { return place }
      fallback = fallback ?? place
    }
    return fallback
  }

  private func directory(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  private static func isRuntime(_ symbol: String) -> Bool {
    ["$ss", "$sS", "swift_", "_swift", "__swift"].contains { symbol.hasPrefix($0) }
  }

  /// The files in memory, from the beginning of the first piece to the end of the last.
  private static func images(_ map: String) -> [Image] {
    var images: [Image] = []
    for line in map.split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      // The sixth is set off by several spaces, and may hold some.
      guard fields.count == 6, let slash = fields[5].firstIndex(of: "/") else { continue }
      let path = fields[5][slash...]
      let bounds = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      guard bounds.count == 2 else { continue }
      if let last = images.indices.last, images[last].path == path {
        images[last].end = bounds[1]
      } else {
        images.append(Image(start: bounds[0], end: bounds[1], path: String(path)))
      }
    }
    return images
  }

  private typealias Demangle =
    @convention(c) (
      UnsafePointer<CChar>?, Int, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<Int>?, UInt32
    ) -> UnsafeMutablePointer<CChar>?

  /// The name as it is in the source, if the runtime can tell.
  private static func readable(_ symbol: String) -> String {
    guard let function = dlsym(dlopen(nil, RTLD_NOW), "swift_demangle") else { return symbol }
    let demangle = unsafeBitCast(function, to: Demangle.self)
    guard let text = demangle(symbol, symbol.utf8.count, nil, nil, 0) else { return symbol }
    defer { free(text) }
    // The pieces that an asynchronous function is cut into at its awaits are numbered.
    let name = String(cString: text).replacing(/^\(([0-9]+)\) (?:suspend|await) resume partial function for (.*)$/) {
      "\($0.2), part \($0.1)"
    }
    return FailureIdentity.withoutAddresses(name)
  }
}
