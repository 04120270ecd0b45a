import Foundation

/// A program that turns SVG into PDF or PNG.
struct FigureConverter: Sendable {
  /// What is converted.
  struct Job: Sendable {
    /// The SVG file, and an HTML file that shows it on a page of its size.
    let svg, page: String
    /// Where the result goes.
    let output: String
    let isPNG: Bool
    /// The size in pixels of 1/96 inch.
    let width, height: Int
  }

  /// The names that the program has.
  let programs: [String]
  let arguments: @Sendable (Job) -> [String]

  /// Dots per inch of PNG.
  static let resolution = 300
  /// Seconds that a conversion may take.
  static let timeout = 60.0

  /// The programs, in the order in which they are tried.
  static let all = [
    FigureConverter(programs: ["rsvg-convert"]) { job in
      [
        "--format", job.isPNG ? "png" : "pdf", "--dpi-x", "\(resolution)", "--dpi-y", "\(resolution)", "--output",
        job.output, job.svg,
      ]
    },
    FigureConverter(programs: ["inkscape"]) { job in
      [
        "--export-type=\(job.isPNG ? "png" : "pdf")", "--export-dpi=\(resolution)", "--export-filename=\(job.output)",
        job.svg,
      ]
    },
    FigureConverter(programs: ["chromium", "chromium-browser", "google-chrome"]) { job in
      // The page holds nothing but the figure, so that no sandbox is needed, which root cannot have.
      ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        + (job.isPNG
          ? [
            "--screenshot=\(job.output)", "--window-size=\(job.width),\(job.height)",
            "--force-device-scale-factor=\(Double(resolution) / 96)",
          ] : ["--print-to-pdf=\(job.output)"]) + [URL(fileURLWithPath: job.page).absoluteString]
    },
    FigureConverter(programs: ["python3"]) { job in
      [
        "-m", "cairosvg", job.svg, "--format", job.isPNG ? "png" : "pdf", "--dpi", "\(resolution)", "--output",
        job.output,
      ]
    },
  ]

  /// The program in some folders.
  func executable(in folders: [String]) -> String? {
    for folder in folders {
      for program in programs {
        let path = "\(folder)/\(program)"
        if FileManager.default.isExecutableFile(atPath: path) { return path }
      }
    }
    return nil
  }

  /// Whether the program is in some folders; Python alone, without cairosvg, is no converter.
  func isInstalled(in folders: [String]) -> Bool {
    guard let executable = executable(in: folders) else { return false }
    return programs != ["python3"] || FigureConverter.run(executable, ["-c", "import cairosvg"]) == nil
  }

  /// Runs a program until it ends or its time is over.
  ///
  /// - Returns: why it failed; `nil` if it did not.
  static func run(_ executable: String, _ arguments: [String], timeout: Double = timeout) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { return "\(executable) cannot be started" }
    if ended.wait(timeout: .now() + timeout) == .timedOut {
      process.terminate()
      if ended.wait(timeout: .now() + 2) == .timedOut { kill(process.processIdentifier, SIGKILL) }
      return "\(executable) took more than \(ShortNumber.text(timeout)) seconds"
    }
    return process.terminationStatus == 0 ? nil : "\(executable) failed with the code \(process.terminationStatus)"
  }
}
