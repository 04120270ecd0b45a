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
    if let chosen = arguments.dropFirst().first.flatMap(named) {
      target = chosen
      arguments.remove(at: 1)
      setenv(variable, chosen.name, 1)
    } else if let chosen = getenv(variable).flatMap({ named(String(cString: $0)) }) {
      target = chosen
    } else {
      print("usage: fuzz TARGET [libFuzzer's options] [folders]; the targets are \(FuzzTarget.all.map(\.name))")
      exit(64)
    }
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

  /// To merge, libFuzzer starts this program again with its own options only: the environment tells the target.
  private static let variable = "REYNOLDS_FUZZ_TARGET"

  private static func named(_ name: String) -> FuzzTarget? { FuzzTarget.all.first { $0.name == name } }

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
