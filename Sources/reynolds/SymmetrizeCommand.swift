import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import FiniteGroups
import Foundation
import Probing
import Symmetrizers

/// `reynolds symmetrize`: a model behind a symmetrizer, speaking the protocol of models.
struct SymmetrizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "symmetrize",
    abstract: "Put a model behind a symmetrizer; the result speaks the same protocol on standard input and output.",
    discussion: """
      --by group             the mean over all elements: exact, as many queries as the group has elements
      --by scheme:FILE       the weights of a scheme that reynolds scheme saved
      --by sample:N          the mean over N random elements, drawn once by --seed
      --by canonicalization  one query, at the least input of the orbit: exact for invariance, not continuous
      --by frame             all elements that lead from the least input to this one: exact, mostly one query

      A question has at most --batch-size divided by the queries of one evaluation inputs (max_batch of the protocol), at least 1, so that an answer
      takes no more than one batch of the model.

      Examples:
        reynolds probe --group S5 -- reynolds symmetrize --group S5 --by group -- python3 model.py
        reynolds probe --group S5 --target weak:0.01 -- reynolds symmetrize --group S5 --by sample:20 -- python3 model.py
      """)

  @OptionGroup var model: ModelOptions

  @Option(help: "group, scheme:FILE, sample:N, canonicalization or frame.")
  var by: String

  @Option(parsing: .unconditional, help: "Decides the random elements of sample:N.")
  var seed: UInt64 = 1

  @Option(parsing: .unconditional, help: "The most questions that go to the model at once.")
  var batchSize = 4096

  func run() throws { try CommandFailure.reporting { try serve() } }

  private func serve() throws {
    try model.check()
    guard batchSize >= 1 else {
      throw CommandFailure.exit(CommandFailure.usage, "--batch-size \(batchSize): write a number of at least 1")
    }
    // A reader that goes away ends the conversation; it must not kill the model's parent without clean-up.
    ModelProcess.killAllOnInterruption()
    let description = try GroupDescription(model.group)
    let method = try Method(by, description: description)
    let process = try model.start()
    let (question, _) = try model.question(description, process.declaration)
    let symmetrized = try method.symmetrized(
      process, question: question, description: description, isInvariant: model.output == .invariant, seed: seed,
      batchLimit: batchSize)
    try ModelServer(
      symmetrized, name: "\(process.name ?? model.command[0]), \(symmetrized.profile.name)",
      batchLimit: symmetrized.batchSize
    ).run()
    process.end()
  }

  /// What `--by` names.
  enum Method {
    case group, canonicalization, frame
    case scheme(PermutationScheme)
    case sample(Int)

    init(_ text: String, description: GroupDescription) throws {
      switch text {
      case "group": self = .group
      case "canonicalization": self = .canonicalization
      case "frame": self = .frame
      default:
        if text.hasPrefix("sample:"), let count = Int(text.dropFirst(7)), (1...1_000_000).contains(count) {
          self = .sample(count)
        } else if text.hasPrefix("scheme:") {
          self = .scheme(try Method.scheme(String(text.dropFirst(7)), description))
        } else {
          throw CommandFailure.exit(
            CommandFailure.usage,
            "--by \(text): "
              + "write group, scheme:FILE, sample:N with N from 1 to 1000000, canonicalization or frame"
              .after(
                suggestion: NameSuggestions.head(
                  text, among: ["group", "scheme", "sample", "canonicalization", "frame"])))
        }
      }
    }

    private static func scheme(_ path: String, _ description: GroupDescription) throws -> PermutationScheme {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw CommandFailure.exit(CommandFailure.noInput, "--by scheme:\(path): the file cannot be read")
      }
      let file = try SchemeFile.reading(String(decoding: data, as: UTF8.self)).file
      guard file.degree == description.degree, file.generators == description.generators else {
        throw CommandFailure.exit(
          CommandFailure.data,
          "\(path) is a scheme for \(file.group), with other generators than --group \(description.title)")
      }
      return file.scheme
    }

    /// The model behind the symmetrizer.
    func symmetrized(
      _ base: any BlackBoxModel, question: SymmetryQuestion, description: GroupDescription, isInvariant: Bool,
      seed: UInt64, batchLimit: Int
    ) throws -> SymmetrizedModel {
      func model(_ method: some Symmetrizer<Permutation, [Double]>) -> SymmetrizedModel {
        SymmetrizedModel(base, by: method, question: question, seed: seed, batchLimit: batchLimit)
      }
      switch self {
      case .group:
        let group = try description.enumerated()
        return model(SymmetrizerByPermutations(GroupAveraging<[Double]>(over: group), of: group))
      case .scheme(let scheme): return model(SchemeAveraging<Permutation, [Double]>(unverified: scheme))
      case .sample(let count):
        var random = SplitMix64(seed: seed)
        let draw = try TestTimeAugmentation<PermutationGroup, [Double]>(over: question.group, count: count)
          .fixedDraw(using: &random)
        return model(SchemeAveraging<Permutation, [Double]>(unverified: draw))
      case .canonicalization, .frame:
        var isFrame = false
        if case .frame = self { isFrame = true }
        guard isFrame || isInvariant else {
          throw ProbeError.unsuitableSymmetrizer(
            "a canonicalization makes outputs invariant; for --output representation write --by frame")
        }
        // Permutations of all coordinates need no list of elements.
        let permutesCoordinates = question.group.generatingSet.allSatisfy { element in
          let points = (0..<description.degree).map(Double.init)
          guard base.declaration.inputCount == description.degree else { return false }
          let image = question.inputAction.apply(element, to: points)
          return points.indices.allSatisfy { image[element($0)] == points[$0] }
        }
        if permutesCoordinates {
          let minimal = MinimalImage<Double>(under: question.group)
          return isFrame ? model(MinimalFrame(minimal)) : model(minimal)
        }
        return model(try LeastImageFrame(question, isFrame: isFrame, group: try description.enumerated()))
      }
    }
  }
}
