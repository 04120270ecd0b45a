import CommandSupport
import ExactArithmetic
import FiniteGroups
import Foundation
import Generalization
import Probing
import Reporting
import Representations

extension PlanCommand {
  /// The numbers of the options, as far as they are given.
  struct Numbers {
    let asymmetry, noise, signal, bound: Rational?
    let tolerance, confidence: Rational

    init(_ command: PlanCommand) throws {
      func number(_ text: String, _ option: String, _ example: String) throws -> Rational {
        guard let value = Rational(decimal: text) else {
          throw CommandFailure.exit(CommandFailure.usage, "\(option) \(text): write a number such as \(example)")
        }
        return value
      }
      asymmetry = try command.asymmetry.map { try number($0, "--asymmetry", "0.05 or 1/20") }
      noise = try command.noise.map { try number($0, "--noise", "0.1") }
      signal = try command.signal.map { try number($0, "--signal", "1 or 2.5") }
      bound = try command.bound.map { try number($0, "--bound", "3 or 2.5") }
      tolerance = try number(command.tolerance, "--tolerance", "0.05")
      confidence = try number(command.confidence, "--confidence", "0.95")
      if command.data == nil {
        for (option, value) in [
          ("--target-column", command.targetColumn), ("--targets", command.targets), ("--bound", command.bound),
        ] where value != nil { throw CommandFailure.exit(CommandFailure.usage, "\(option) goes with --data") }
      }
    }
  }

  /// What a plan is made for.
  struct Values {
    let asymmetry, signal: Rational
    let samples: Int
    let noise: Rational
  }

  /// The table of a file.
  func observations(_ path: String) throws -> ObservationTable {
    if path.hasSuffix(".npy") {
      guard let targets, targetColumn == nil else {
        throw CommandFailure.exit(
          CommandFailure.usage, "--data \(path): give the observations by --targets FILE.npy, and no --target-column")
      }
      let (inputs, values) = (try NumpyArray(contentsOf: path), try NumpyArray(contentsOf: targets))
      return try ObservationTable(
        source: path, inputShape: inputs.shape, inputs: inputs.values, targetSource: targets,
        targetShape: values.shape, targets: values.values)
    }
    if targets != nil {
      throw CommandFailure.exit(
        CommandFailure.usage, "--targets goes with --data X.npy; a text has a --target-column")
    }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw ObservationError.unreadable(source: path, reason: "it is a folder")
    }
    let bytes: Data
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      // One byte more than allowed, so that what does not end is refused, too.
      bytes = try file.read(upToCount: ObservationTable.byteLimit + 1) ?? Data()
    } catch { throw ObservationError.unreadable(source: path, reason: UnreadableFile.reason(path)) }
    return try ObservationTable(text: bytes, source: path, target: targetColumn)
  }

  /// What data say, and what plans are made for.
  struct Measured {
    let orbits: ObservedOrbits
    /// `nil` if the asymmetry is given.
    let asymmetry: DataAsymmetry?
    let noise: DataAsymmetry.Estimate
    let noiseIsGiven: Bool
    /// What --signal and the data do not agree about, if anything.
    let note: String?
    let central: Values
    /// The ends between which all of the intervals lie; `nil` if the asymmetry is given.
    let ends: (lower: Values, upper: Values)?

    init(
      _ table: ObservationTable, _ specification: FunctionClassSpecification, _ action: ActionSpecification,
      of description: GroupDescription, numbers: Numbers, samples: Int?, seed: UInt64
    ) throws {
      let isOnPoints: Bool
      switch specification {
      case .functions: isOnPoints = true
      case .polynomials: isOnPoints = false
      default:
        throw ObservationError.unsuitable(
          "data are read for the classes functions (rows are numbers of points) and polynomials:k (rows are coordinates), not for \(specification)"
        )
      }
      let moves =
        try action == .natural
        ? description.naturalAction : description.action(action, of: try description.enumerated())
      let orbits = try ObservedOrbits(table, under: try ObservedAction(moves, onPoints: isOnPoints))
      self.orbits = orbits
      let confidence = numbers.confidence.approximation
      let count = samples ?? orbits.rowCount
      noiseIsGiven = numbers.noise != nil
      guard let share = numbers.asymmetry else {
        let found = try DataAsymmetry(
          orbits, noise: numbers.noise?.approximation, bound: numbers.bound?.approximation, confidence: confidence,
          seed: seed)
        asymmetry = found
        noise = found.noise
        let square = found.squaredAsymmetry
        note = try Measured.note(square, signal: numbers.signal)
        func values(
          _ square: Double, _ rounding: FloatingPointRoundingRule, noise deviation: Double,
          _ other: FloatingPointRoundingRule
        ) throws -> Values {
          try Measured.values(
            Measured.rational(square, rounding), signal: numbers.signal, estimate: found.signal, source: table.source,
            samples: count,
            noise: numbers.noise ?? Measured.rational(deviation, other))
        }
        central = try values(
          square.value, .toNearestOrEven, noise: found.noise.value, .toNearestOrEven)
        // More noise and less asymmetry ask for more symmetry: these corners bound the decision for all of both intervals.
        ends = (
          try values(square.interval.lowerBound, .down, noise: found.noise.interval.upperBound, .up),
          try values(square.interval.upperBound, .up, noise: found.noise.interval.lowerBound, .down)
        )
        return
      }
      if numbers.bound != nil {
        throw CommandFailure.exit(
          CommandFailure.usage, "--bound is for measuring the asymmetry, which --asymmetry gives")
      }
      asymmetry = nil
      ends = nil
      note = nil
      if let given = numbers.noise?.approximation, given >= 0 {
        noise = DataAsymmetry.Estimate(exactly: given)
      } else {
        noise = try DataAsymmetry.noise(of: orbits, confidence: confidence)
      }
      let energy = table.observations.reduce(0) { $0 + $1 * $1 } / Double(orbits.rowCount) - noise.value * noise.value
      central = Values(
        asymmetry: share, signal: try numbers.signal ?? Measured.signal(max(0, energy).squareRoot(), table.source),
        samples: count,
        noise: numbers.noise ?? Measured.rational(noise.value, .toNearestOrEven))
    }

    /// A plan for a squared asymmetry: its share of the signal, which is raised where it would be exceeded.
    private static func values(
      _ square: Rational, signal: Rational?, estimate: Double, source: String, samples: Int, noise: Rational
    ) throws -> Values {
      var norm = try signal ?? Measured.signal(estimate, source)
      if signal == nil, square > norm * norm { norm = rational(square.approximation.squareRoot(), .up) }
      guard let share = square.divided(by: norm * norm) else {
        return Values(asymmetry: 0, signal: norm, samples: samples, noise: noise)
      }
      return Values(asymmetry: min(1, share), signal: norm, samples: samples, noise: noise)
    }

    /// What is not possible with a signal that was given: ‖(I − P)f*‖ > ‖f*‖.
    private static func note(_ square: DataAsymmetry.Estimate, signal: Rational?) throws -> String? {
      guard let signal, signal.signum > 0 else { return nil }
      let energy = signal * signal
      let least = rational(square.interval.lowerBound, .down)
      guard least <= energy else {
        throw CommandFailure.exit(
          CommandFailure.usage,
          "--signal \(signal.approximation): by the data d = ‖(I − P)f*‖ is at least \(least.approximation.squareRoot()), and the signal ‖f*‖ is not less; give at least that, or leave it out"
        )
      }
      guard rational(square.interval.upperBound, .up) > energy else { return nil }
      let what = rational(square.value, .down) > energy ? "the estimate of d² and the upper end" : "the upper end of d²"
      return
        "--signal \(signal.approximation): \(what) exceed\(what.contains("and") ? "" : "s") ‖f*‖², which is not possible; the asymmetry A is 1 there"
    }

    private static func signal(_ estimate: Double, _ source: String) throws -> Rational {
      guard estimate > 0 else { throw ObservationError.noSignal(source: source) }
      return rational(estimate, .toNearestOrEven)
    }

    /// Six significant digits, exactly.
    private static func rational(_ value: Double, _ rounding: FloatingPointRoundingRule) -> Rational {
      guard value > 0, value.isFinite else { return 0 }
      var (scaled, scale) = (value, Rational.one)
      while scaled < 1e5 { (scaled, scale) = (scaled * 10, scale * 10) }
      while scaled >= 1e6 { (scaled, scale) = (scaled / 10, scale / 10) }
      return Rational(Int(scaled.rounded(rounding))) / scale
    }
  }
}
