import Foundation
import Testing

/// Results that cannot be written, as on a full disk.
@Suite struct FullOutputTests {
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"),
    arguments: [
      ["claims"], ["group", "C3"], ["check", "Counterexamples/excluded"],
      ["verify", "averaging.orbit-mean", "--cases", "5"],
    ])
  func resultsThatAreLostAreAnError(arguments: [String]) throws {
    let program = Command.products.appending(path: "reynolds").path
    let folder = DocumentedOutputTests.root.path
    let run = try Command(
      ["-c", "cd \"$1\" && shift && exec \"$0\" \"$@\" > /dev/full", program, folder] + arguments, executable: "/bin/sh"
    )
    #expect(run.status == 73 && run.errors.contains("the output cannot be written: "), "\(run.status) \(run.errors)")
  }
}
