import ArgumentParser
import CommandSupport
import FiniteGroups
import Foundation
import Probing
import Symmetrizers

/// The model, the group and the actions, as `reynolds probe` and `reynolds symmetrize` take them.
struct ModelOptions: ParsableArguments {
  @Option(
    help: "The group: S5, C2^4, B3, O, '(1 2 3),(1 2)' (Documentation/GroupNames.md). It need not be small.",
    completion: Completions.groups)
  var group: String

  @Option(
    help:
      "How it moves inputs: natural, 'permute coordinates', 'permute axis 0', 'flip signs', 'matrices on axis 1', 'rotate image', regular, …"
  )
  var action = "natural"

  @Option(help: "invariant: outputs stay when inputs move; representation: they move too.")
  var output = OutputKind.invariant

  @Option(help: "How the group moves outputs, for --output representation; as --action unless it is given.")
  var outputAction: String?

  @Option(parsing: .unconditional, help: "The seconds that the model may take to start.")
  var startTimeout = 60.0

  @Option(parsing: .unconditional, help: "The seconds that the model may take for one batch.")
  var answerTimeout = 60.0

  @Option(help: "A file to which the model's standard error is copied.")
  var modelStderr: String?

  @Argument(
    parsing: .postTerminator,
    help: "The command of the model, after --; it speaks the protocol of Documentation/ProbeProtocol.md.")
  var command: [String] = []

  /// Whether outputs move.
  enum OutputKind: String, ExpressibleByArgument, CaseIterable {
    case invariant, representation
  }

  /// Starts the model.
  func start() throws -> ModelProcess {
    guard !command.isEmpty else {
      throw CommandFailure.exit(
        CommandFailure.usage, "no model: write its command after --, as in … -- python3 model.py")
    }
    return try ModelProcess(
      command: command,
      options: ModelProcessOptions(
        startLimit: startTimeout, answerLimit: answerTimeout, standardErrorFile: modelStderr))
  }

  /// What is wrong with the options, before anything is started.
  func check() throws {
    guard output == .representation || outputAction == nil else {
      throw CommandFailure.exit(
        CommandFailure.usage, "--output-action \(outputAction ?? ""): write --output representation with it")
    }
    for (name, seconds) in [("--start-timeout", startTimeout), ("--answer-timeout", answerTimeout)] {
      guard seconds > 0 else {
        throw CommandFailure.exit(CommandFailure.usage, "\(name) \(seconds): write a number of seconds above 0")
      }
    }
  }

  /// The question for a model of these shapes.
  func question(
    _ description: GroupDescription, _ declaration: ModelDeclaration
  ) throws -> (question: SymmetryQuestion, words: String) {
    let input = try ActionOnTensors(specification: action, group: description, shape: declaration.inputShape)
    let moved =
      try output == .invariant
      ? nil
      : ActionOnTensors(
        specification: outputAction ?? action, group: description, shape: declaration.outputShape)
    let question = SymmetryQuestion(
      group: try description.permutationGroup(), inputAction: input, outputAction: moved, declaration: declaration)
    let words =
      "\(description.title), order \(question.group.order), moves inputs of shape \(declaration.inputShape) by “\(input)”; "
      + (moved.map { "it is to move outputs of shape \(declaration.outputShape) by “\($0)” (equivariance)" }
        ?? "outputs of shape \(declaration.outputShape) are to stay (invariance)")
    return (question, words)
  }
}
