import ArgumentParser
import CommandSupport
import Foundation
import Solving

/// `reynolds doctor`: what works on this machine.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Report versions and machine, test the core, and name the optional tools that are there.",
    discussion: """
      The core is tested on a small instance: S3 on polynomials of degree ≤ 2 is certified with Z3, the certificate is checked, a claim of the ledger is tested.
      No optional tool is needed for any command; each line says what it adds.

      Exit codes: 0 the core works, 1 it does not.

      Examples:
        reynolds doctor
        reynolds doctor --format json
      """)

  @OptionGroup var colorOptions: ColorOptions

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() async throws {
    let report = DoctorReport(
      machine: DoctorMachine(z3: "\(Z3.version)"), checks: await DoctorCheck.all(),
      archives: DoctorReport.archives(in: FileManager.default.currentDirectoryPath),
      tools: DoctorTool.all.map { $0.find(in: ProcessInfo.processInfo.environment["PATH"] ?? "") })
    print(format == .text ? colorOptions.painted(report.text) : try OutputFormat.json(report))
    try ProcessEnd.finish(report.exitCode)
  }
}
