import Foundation

/// Figures as files: SVG by itself, PDF and PNG by a converter that is installed.
public struct FigureFile: Sendable {
  /// The formats, by the ends of file names.
  public enum Format: String, Sendable, CaseIterable {
    /// The formats.
    case svg, pdf, png
  }

  /// Where the figure goes.
  public let path: String
  /// How it is written.
  public let format: Format

  /// A file by its path.
  ///
  /// - Throws: ``FigureError/unknownFormat(path:)``.
  public init(_ path: String) throws(FigureError) {
    let ending = path.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last ?? ""
    guard let format = Format(rawValue: ending.lowercased()) else { throw .unknownFormat(path: path) }
    self.path = path
    self.format = format
  }

  /// Checks that the file can be made, and that a converter is installed if it needs one, before the work whose result it is to hold.
  ///
  /// - Throws: ``CertificateArchive/Failure``; ``FigureError/noConverter(path:kept:)``.
  public func ensureWritable() throws { try ensureWritable(folders: FigureFile.programFolders) }

  /// The same with the folders where converters are looked for.
  func ensureWritable(folders: [String]) throws {
    try AtomicFile.ensureWritable(path)
    guard format != .svg, !FigureConverter.all.contains(where: { $0.isInstalled(in: folders) }) else { return }
    throw FigureError.noConverter(path: path, kept: nil)
  }

  /// The folders of `PATH`.
  private static var programFolders: [String] {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
  }

  /// Writes a figure, whole or not at all; a file that is there is replaced.
  ///
  /// PDF and PNG (300 dots per inch) are made from the SVG by the first of rsvg-convert, inkscape, chromium and `python3 -m cairosvg` that is installed and
  /// works. If none does, the SVG stays beside, under a name that no file has.
  ///
  /// - Throws: ``FigureError``; ``CertificateArchive/Failure``.
  public func write(
    _ source: some FigureSource, style: FigureStyle? = nil, provenance: FigureProvenance? = nil
  ) throws {
    try write(
      source, style: style, provenance: provenance,
      folders: FigureFile.programFolders)
  }

  /// The same with the folders where converters are looked for.
  func write(
    _ source: some FigureSource, style: FigureStyle? = nil, provenance: FigureProvenance? = nil, folders: [String]
  ) throws {
    let figure = source.figure
    let drawing = FigureRenderer(figure, style: style ?? figure.defaultStyle).drawing
    let text = drawing.document(provenance: provenance, prefix: "figure")
    if format == .svg {
      try AtomicFile.write(text, to: path, replacing: true)
      return
    }
    let work = FileManager.default.temporaryDirectory.appending(path: "reynolds-figure-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let (svg, page) = (work.appending(path: "figure.svg").path, work.appending(path: "figure.html").path)
    let output = work.appending(path: "figure.\(format.rawValue)").path
    try AtomicFile.write(text, to: svg, replacing: true)
    try AtomicFile.write(FigureFile.page(text, drawing), to: page, replacing: true)
    let job = FigureConverter.Job(
      svg: svg, page: page, output: output, isPNG: format == .png, width: Int((drawing.width * 4 / 3).rounded(.up)),
      height: Int((drawing.height * 4 / 3).rounded(.up)))
    var reasons: [String] = []
    for converter in FigureConverter.all {
      guard let executable = converter.executable(in: folders) else { continue }
      if let reason = FigureConverter.run(executable, converter.arguments(job)) {
        reasons.append(reason)
      } else if let content = FileManager.default.contents(atPath: output), !content.isEmpty {
        try AtomicFile.write(Array(content), to: path, replacing: true)
        return
      } else {
        reasons.append("\(executable) made no file")
      }
    }
    let kept = freshName()
    try AtomicFile.write(text, to: kept, replacing: false)
    // Python alone, without cairosvg, is no converter.
    let isPythonOnly = reasons.allSatisfy { $0.contains("python3 failed") }
    throw isPythonOnly
      ? FigureError.noConverter(path: path, kept: kept)
      : FigureError.conversion(path: path, kept: kept, reasons: reasons)
  }

  /// The name with the end .svg, or with a number before it where there is such a file: what is there is not ours.
  private func freshName() -> String {
    let stem = path.dropLast(format.rawValue.count + 1)
    var (name, number) = ("\(stem).svg", 1)
    while FileManager.default.fileExists(atPath: name) {
      number += 1
      name = "\(stem)-\(number).svg"
    }
    return name
  }

  /// A page that has the size of the figure, for browsers.
  private static func page(_ svg: String, _ drawing: FigureDrawing) -> String {
    let size = [drawing.width, drawing.height].map { ShortNumber.coordinate($0) + "pt" }.joined(separator: " ")
    return """
      <!DOCTYPE html><meta charset="utf-8"><title>figure</title><style>@page{size:\(size);margin:0}body{margin:0}svg{display:block}</style>
      \(svg)
      """
  }
}
