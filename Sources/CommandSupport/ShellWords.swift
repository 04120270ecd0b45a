/// Command lines as one would type them.
public enum ShellWords {
  /// Words with quotes where a shell needs them.
  public static func text(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// The command that is running, with other arguments behind it.
  ///
  /// - Parameters:
  ///   - more: arguments that are appended, unless they are there already.
  ///   - dropping: flags to leave out.
  public static func current(adding more: [String] = [], dropping: Set<String> = []) -> String {
    var words = CommandLine.arguments.filter { !dropping.contains($0) }
    // What stands behind -- belongs to another program.
    let end = words.firstIndex(of: "--") ?? words.endIndex
    words.insert(contentsOf: more.filter { !words[..<end].contains($0) }, at: end)
    return text(words)
  }

  /// The command that is running, with another value of an option.
  public static func current(replacing option: String, with value: String) -> String {
    var words = CommandLine.arguments
    let end = words.firstIndex(of: "--") ?? words.endIndex
    if let place = words[..<end].firstIndex(of: option), place + 1 < end {
      words[place + 1] = value
    } else if let place = words[..<end].firstIndex(where: { $0.hasPrefix("\(option)=") }) {
      words[place] = "\(option)=\(value)"
    } else {
      words.insert(contentsOf: [option, value], at: end)
    }
    return text(words)
  }

  /// A word with quotes where a shell needs them.
  public static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
          || "-_./:=,+@%^".unicodeScalars.contains($0)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
