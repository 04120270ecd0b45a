import Foundation
import Testing

@Suite struct CompletionTests {
  /// What bash offers for a beginning, through the script that the command generates.
  @Test func bashCompletes() throws {
    try withTemporaryFolder { folder in
      let script = try Command(["--generate-completion-script", "bash"])
      #expect(script.status == 0)
      try
        (script.output + """

          try() {
            COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_TYPE=9; COMPREPLY=()
            _reynolds reynolds "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            echo "$*: ${COMPREPLY[*]}"
          }
          try reynolds cert
          try reynolds certify --group S
          try reynolds bounds --weights a
          try reynolds claims errors.factor
          try reynolds verify --family thr
          try reynolds scaling --family bin
          try reynolds check --color n

          """).write(toFile: folder + "/complete.bash", atomically: true, encoding: .utf8)
      let bash = Process()
      bash.executableURL = URL(fileURLWithPath: "/bin/bash")
      bash.arguments = [folder + "/complete.bash"]
      bash.environment = ["PATH": "\(Command.products.path):/usr/bin:/bin"]
      let output = Pipe()
      bash.standardOutput = output
      bash.standardError = FileHandle.nullDevice
      try bash.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      bash.waitUntilExit()
      let lines = text.split(separator: "\n").map(String.init)
      try #require(lines.count == 7, "\(text)")
      #expect(
        lines[0] == "reynolds cert: certify" && lines[1].hasPrefix("reynolds certify --group S: S3 S4 S5 SmallGroup("))
      #expect(lines[2].hasSuffix(": affine") && lines[3].contains("errors.factor-below-two"))
      #expect(lines[4].hasSuffix(": threshold") && lines[5].hasSuffix(": binary") && lines[6].hasSuffix(": never"))
    }
  }

  @Test(arguments: ["zsh", "fish"]) func otherShellsHaveAScript(shell: String) throws {
    let script = try Command(["--generate-completion-script", shell])
    #expect(script.status == 0 && script.output.contains("certify") && script.output.contains("SmallGroup("))
  }
}
