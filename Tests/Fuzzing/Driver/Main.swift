#if canImport(Glibc)
  import Glibc
#endif

/// `fuzz TARGET [libFuzzer's options] [folders of inputs]`; `fuzz --list` names the targets.
@main
struct Main {
  /// The target of this process: libFuzzer calls a C function, which captures nothing.
  private nonisolated(unsafe) static var target = FuzzTarget.certificate

  static func main() {
    var arguments = CommandLine.arguments
    if arguments.dropFirst().first == "--list" {
      for target in FuzzTarget.all { print(target.name, target.lengthLimit) }
      return
    }
    guard arguments.count > 1, let chosen = FuzzTarget.all.first(where: { $0.name == arguments[1] }) else {
      print("usage: fuzz TARGET [libFuzzer's options] [folders]; the targets are \(FuzzTarget.all.map(\.name))")
      exit(64)
    }
    target = chosen
    arguments.remove(at: 1)
    // libFuzzer keeps the arguments for as long as the process runs.
    var pointers = arguments.map { strdup($0) } + [nil]
    let status = pointers.withUnsafeMutableBufferPointer { buffer -> CInt in
      guard var base = buffer.baseAddress else { return 70 }
      var count = CInt(arguments.count)
      return runLibFuzzer(&count, &base) { start, length in
        Main.test(Array(UnsafeBufferPointer(start: start, count: length)))
        return 0
      }
    }
    exit(status)
  }

  private static func test(_ bytes: [UInt8]) {
    do {
      _ = try target.run(bytes)
    } catch {
      print("\(target.name): \(error)")
      // libFuzzer keeps the input of a process that aborts; what is still in buffers would be lost.
      fflush(nil)
      abort()
    }
  }
}
