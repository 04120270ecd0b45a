public import ArgumentParser

/// Placeholder until E lands (never committed to a release).
public struct SearchCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(commandName: "search")
  public init() {}
  public func run() async throws {}
}
