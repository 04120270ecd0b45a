import Atlas
import Averaging
import CommandSupport
import FiniteGroups
import Generalization
import Probing
import Representations
import Solving
import Symmetrizers

/// What to do about errors whose own words say only what is wrong.
///
/// Libraries do not know the commands; here it is said which option or which other command helps.
enum ErrorAdvice {
  /// The line for the user: what is wrong, what was meant, and what to do.
  static func line(_ error: any Error) -> String {
    if let inner = inner(error) { return line(inner) }
    let text = suggested(error)
    return advice(error).map { "\(text); \($0)" } ?? text
  }

  /// The error that another one only passes on.
  private static func inner(_ error: any Error) -> (any Error)? {
    switch error {
    case BoundError.group(let error): error
    case BoundError.functions(let error): error
    case BoundError.characters(let error): error
    case PlanError.functions(let error): error
    case PlanError.construction(let error): error
    case PlanError.bound(let error): error
    case PlanError.risk(let error): error
    case PlanError.characters(let error): error
    case ProblemError.group(let error): error
    case ProblemError.characters(let error): error
    case ConstructionError.characters(let error): error
    case ConstructionError.irreducibles(let error): error
    case ConstructionError.fourier(let error): error
    case RepresentationError.characters(let error): error
    default: nil
    }
  }

  /// The error's own words, with a name that is near to a wrong one.
  private static func suggested(_ error: any Error) -> String {
    switch error {
    case GroupError.unknownGroup(let text, let hint):
      GroupError.unknownGroup(text, hint: hint.after(suggestion: NameSuggestions.group(text))).description
    case GroupError.unknownAction(let text, let hint):
      GroupError.unknownAction(
        text, hint: hint.after(suggestion: NameSuggestions.head(text, among: NameSuggestions.actions))
      ).description
    case RepresentationError.unknownClass(let text, let hint):
      RepresentationError.unknownClass(
        text, hint: hint.after(suggestion: NameSuggestions.head(text, among: NameSuggestions.classes))
      ).description
    case ProbeError.invalidTarget(let text):
      "\(error)".replacing(
        "write exact",
        with: "write exact".after(suggestion: NameSuggestions.head(text, among: ["exact", "weak", "strong"])))
    case ConstructionError.unknownConstruction(let name, let known):
      "there is no construction “\(name)”: \(Suggestion.hint(name, among: known))write \(Suggestion.list(known))"
    case TrainingError.unknownProblem(let name):
      "there is no training problem “\(name)”: "
        + Suggestion.hint(name, among: ["sum", "signs", "plane", "all"] + TrainingProblem.standard.map(\.name))
        + "write sum, signs, plane or all, or one of \(TrainingProblem.standard.map(\.name).joined(separator: ", "))"
    case let error as AtlasQueryError:
      // The list of all fields is long; it is left out where one is near.
      if let unknown = error.unknown, let near = Suggestion.near(unknown.word, among: unknown.known).first {
        "character \(error.position): “\(unknown.word)” is not known; did you mean \(near)? (--fields lists fields and values)"
      } else {
        "\(error)"
      }
    default: "\(error)"
    }
  }

  /// What to do, where the words above do not say it.
  private static func advice(_ error: any Error) -> String? {
    switch error {
    case let error as GroupError: advice(error)
    case let error as RepresentationError: advice(error)
    case let error as CharacterError: advice(error)
    case let error as ConstructionError: advice(error)
    case let error as SchemeError: advice(error)
    case let error as ProblemError: advice(error)
    case let error as ModelError: advice(error)
    case let error as RecordingError: advice(error)
    case FourierError.moduleTooLarge: "take a smaller degree or size in --class, or a smaller group"
    case FourierError.elementOutsideGroup: "give the group that the scheme was made for"
    case CertificationError.unsupportedField:
      "write --symmetry exact, or ask for rational weights with --rational-weights"
    case BoundError.tooLarge: "take one of these, or a group of at most \(FiniteGroup.defaultOrderLimit) elements"
    case BoundError.irrationalAction: "take --action natural or regular"
    case PlanError.nothingToAverage: "write --asymmetry 0, or another --class"
    case PlanError.nothingInvariant: "write --asymmetry 1, or another --class"
    case SymmetrizerError.tooLarge: "take a smaller group or fewer --samples"
    case CanonicalizationError.groupTooLarge: "take a smaller group, or matrices that generate a finite one"
    case PartitionError.tooManyTableaux, PartitionError.tooManyBitableaux: "take a smaller degree"
    case let error as Z3Error:
      error.code == .outOfMemory
        ? "raise --memory, or go without Z3 with --solver engine" : "--solver engine goes without Z3"
    case TrainingError.unsolved: "please report this defect with the --seed; another seed is another data set"
    case ProbeError.groupTooLarge: "take a smaller group, or --by sample:N, which draws elements"
    default: nil
    }
  }

  private static let unlisted =
    "take a smaller group; bounds, scheme --method greedy and plan go without the list of elements"

  private static func advice(_ error: GroupError) -> String? {
    switch error {
    case .orderTooLarge, .memory: unlisted
    case .degreeTooLarge: "take a group on fewer points"
    case .notAHomomorphism: "each relation of the generators must hold for their images"
    case .subgroupLimit: "take a smaller group"
    case .notInCatalogue: "write the group by another name or by generators (Documentation/GroupNames.md)"
    default: nil
    }
  }

  private static func advice(_ error: RepresentationError) -> String? {
    switch error {
    case .classTooLarge: "take a smaller degree or size in --class, or a smaller group"
    case .notAHomomorphism: "give one matrix for each generator, in the order of the generators"
    default: nil
    }
  }

  private static func advice(_ error: CharacterError) -> String? {
    switch error {
    case .orderTooLarge, .tooManyClasses, .symmetricDegreeTooLarge: "take a smaller group"
    case .inconsistent: "please report this defect"
    case .notFaithful: "take a faithful one: natural, or one that `reynolds group` lists with a threshold"
    default: nil
    }
  }

  private static func advice(_ error: ConstructionError) -> String? {
    switch error {
    case .tooLarge: "take --method sample or greedy, or a smaller group"
    case .unsupported, .notApplicable: "--method best takes one that does"
    case .notReached: "--method best tries all; a larger error in --symmetry is reached with fewer elements"
    default: nil
    }
  }

  private static func advice(_ error: SchemeError) -> String? {
    switch error {
    case .notJSON, .missing, .wrongType, .unknownFormat: "`reynolds scheme --output FILE` writes files as they must be"
    case .notInGroup: "every element must be a product of the file's generators"
    case .sum: "divide each weight by this sum"
    default: nil
    }
  }

  private static func advice(_ error: ProblemError) -> String? {
    switch error {
    case .count: "give one number for each point of the action"
    case .notStable: "add the images under the group to the functions"
    default: nil
    }
  }

  private static func advice(_ error: ModelError) -> String? {
    switch error.fault {
    case .startTimeLimit: "--start-timeout is that limit, in seconds"
    case .answerTimeLimit: "raise --answer-timeout, or ask less at once with --batch-size"
    case .exited, .signalled, .closedOutput, .closedInput, .saidGoodbye, .gaveUp, .reported:
      error.standardError.isEmpty
        ? "run the model's command by itself to see why; --model-stderr FILE keeps what it writes" : nil
    case .frame, .unexpectedFrame, .wrongIdentifier, .wrongShape, .wrongType, .bytesAfterAnswer:
      "Documentation/ProbeProtocol.md is the protocol; Scripts/reynolds_adapter.py speaks it for any Python callable"
    default: nil
    }
  }

  private static func advice(_ error: RecordingError) -> String? {
    switch error {
    case .unwritable: "name a folder in which files can be made"
    case .malformed, .array: "record again with --record, into another folder"
    case .exhausted: "the model was not deterministic when it was recorded; ask the model itself"
    default: nil
    }
  }
}
