import ArgumentParser
import CommandSupport
import Foundation

/// A first word that is no command.
enum UnknownCommand {
  /// The names of all commands, `help` included.
  static var names: [String] {
    let configuration = Reynolds.configuration
    let all = configuration.ungroupedSubcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
    return all.compactMap { $0.configuration.commandName } + ["help"]
  }

  /// What is wrong with the first word, and which command was meant; `nil` if nothing is wrong with it.
  static func message(_ arguments: [String]) -> String? {
    // help NAME is about a command, too.
    let word = arguments.first == "help" && arguments.count > 1 ? arguments[1] : arguments.first
    guard let word, !word.hasPrefix("-"), !names.contains(word) else { return nil }
    return "there is no command “\(word)”: \(Suggestion.hint(word, among: names))`reynolds --help` lists them"
  }

  /// Ends the process if the first word is no command.
  static func refuse(_ arguments: [String]) {
    guard let message = message(arguments) else { return }
    Foundation.exit(CommandFailure.exit(CommandFailure.usage, message).rawValue)
  }
}
