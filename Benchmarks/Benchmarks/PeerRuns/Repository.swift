import Foundation

/// The files of the repository that the benchmarks were built from.
public enum Repository {
  /// The path of a file or folder, given from the top of the repository.
  public static func path(_ relative: String) -> String {
    var url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.appendingPathComponent(relative).path
  }
}
