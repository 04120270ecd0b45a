import Foundation

/// How a property is run.
public struct Settings: Sendable {
  /// How many cases must pass; discarded cases do not count. Overridden by `REYNOLDS_CASES`.
  public var cases: Int
  /// What the random cases are a function of, together with their index. Overridden by `REYNOLDS_SEED`.
  public var seed: UInt64
  /// How many cases are run at once. The results are the same for any number.
  public var workers: Int
  /// How often the body may be run to shrink a failure.
  public var shrinkCalls: Int
  /// How many cases may be discarded for one that is not, before the run gives up.
  public var discardsPerCase: Int
  /// How many choices a case may draw.
  public var choiceLimit: Int
  /// Whether a finite, small tree of choices is enumerated rather than sampled.
  public var enumeratesSmallDomains: Bool
  /// Whether the environment variables are heeded.
  public var usesEnvironment: Bool
  /// What to type to run the property again, the running command by default; put after the environment variables in
  /// reports.
  public var rerunCommand: String
  /// Where failures are kept, and the journal of traps; none are kept if `nil`.
  public var store: FailureStore?
  /// Whether `forAll` may choose a store of its own when ``store`` is `nil`.
  public var keepsFailures: Bool
  /// Committed cases that must pass, replayed with the stored failures.
  public var regressions: FailureStore?
  /// How to run the property in another process, for cases that end the process.
  public var isolation: Isolation?
  /// Called now and then, from the task that runs the property.
  public var progress: (@Sendable (Progress) -> Void)?

  /// The settings, with what most properties want as default.
  public init(
    cases: Int = 1000, seed: UInt64 = 0x5EED, workers: Int = 1, shrinkCalls: Int = 2000, discardsPerCase: Int = 10,
    choiceLimit: Int = 50_000, enumeratesSmallDomains: Bool = true, usesEnvironment: Bool = true,
    rerunCommand: String = Settings.runningCommand, store: FailureStore? = nil, keepsFailures: Bool = true,
    regressions: FailureStore? = nil,
    isolation: Isolation? = nil, progress: (@Sendable (Progress) -> Void)? = nil
  ) {
    self.cases = cases
    self.seed = seed
    self.workers = workers
    self.shrinkCalls = shrinkCalls
    self.discardsPerCase = discardsPerCase
    self.choiceLimit = choiceLimit
    self.enumeratesSmallDomains = enumeratesSmallDomains
    self.usesEnvironment = usesEnvironment
    self.rerunCommand = rerunCommand
    self.store = store
    self.keepsFailures = keepsFailures
    self.regressions = regressions
    self.isolation = isolation
    self.progress = progress
  }

  /// The command that started this process, quoted for a shell; `swift test` in a test process.
  public static let runningCommand = command(of: CommandLine.arguments)

  static func command(of words: [String]) -> String {
    if words.first?.hasSuffix(".xctest") == true || words.first?.hasSuffix("swiftpm-testing-helper") == true {
      return "swift test"
    }
    return words.map(quotedForShell).joined(separator: " ")
  }

  /// A word as a shell must be given it, in single quotes unless it is plain; O(length).
  public static func quotedForShell(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-_./=:,+@%".unicodeScalars.contains(scalar))
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// What to type to run the property with these settings again.
  var rerunLine: String { rerunLine(seed: seed, cases: cases) }

  func rerunLine(seed: UInt64, cases: Int) -> String {
    "REYNOLDS_SEED=\(seed) REYNOLDS_CASES=\(cases) \(rerunCommand)"
  }

  /// The number of processors, for ``workers``.
  public static var allCores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// How far a run is.
  public struct Progress: Sendable {
    /// How many cases passed.
    public var cases: Int
    /// How many cases are wanted.
    public var wanted: Int
    /// What the run is doing.
    public var phase: Phase
  }

  /// The stages of a run.
  public enum Phase: Sendable {
    /// Replaying stored failures.
    case replaying
    /// Enumerating a finite domain.
    case enumerating
    /// Running random cases.
    case searching
    /// Climbing towards a target.
    case targeting
    /// Shrinking a failure.
    case shrinking
  }
}

extension Settings {
  /// The settings after the environment's say.
  /// - Throws: ``SettingsError`` for values that are not numbers or out of range.
  func resolved(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Settings {
    var result = self
    if usesEnvironment {
      if let text = environment["REYNOLDS_SEED"] {
        let isHexadecimal = text.hasPrefix("0x")
        guard let seed = UInt64(isHexadecimal ? String(text.dropFirst(2)) : text, radix: isHexadecimal ? 16 : 10) else {
          throw SettingsError(message: "REYNOLDS_SEED is “\(text)”; it must be a number from 0 to 2⁶⁴ - 1, or 0x…")
        }
        result.seed = seed
      }
      if let text = environment["REYNOLDS_CASES"] {
        guard let cases = Int(text) else {
          throw SettingsError(message: "REYNOLDS_CASES is “\(text)”; it must be a number from 1")
        }
        result.cases = cases
      }
    }
    // The largest values keep all products of settings far from overflow.
    for (name, value, allowed) in [
      ("cases", result.cases, 1...1_000_000_000_000), ("workers", result.workers, 1...1024),
      ("shrinkCalls", result.shrinkCalls, 0...1_000_000_000),
      ("discardsPerCase", result.discardsPerCase, 1...1_000_000), ("choiceLimit", result.choiceLimit, 1...100_000_000),
    ] where !allowed.contains(value) {
      throw SettingsError(
        message: "\(name) is \(value); it must be from \(allowed.lowerBound) to \(allowed.upperBound)")
    }
    return result
  }
}

/// A setting that makes no sense; the message says which and what would.
public struct SettingsError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong and what would be right.
  public var message: String

  /// The message.
  public var description: String { message }
}
