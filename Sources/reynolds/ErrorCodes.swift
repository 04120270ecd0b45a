import Atlas
import Averaging
import CertificateFiles
import CommandSupport
import FiniteGroups
import Generalization
import Probing
import Reporting
import Representations
import Solving
import Symmetrizers

// The exit code of each typed error, by what the user can do about it.

extension CheckWorkerError: CommandError {
  var exitCode: Int32 { CommandFailure.unavailable }
}

extension GroupError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unknownGroup, .unknownAction, .notAPermutation, .malformedPermutation, .malformedImages: CommandFailure.usage
    case .degreeTooLarge, .orderTooLarge, .memory, .notNormal, .notAHomomorphism, .subgroupLimit, .searchLimit,
      .notInCatalogue:
      CommandFailure.data
    }
  }
}

extension RepresentationError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unknownClass, .unsuitableAction, .malformedMatrices: CommandFailure.usage
    case .notAHomomorphism, .classTooLarge, .entriesTooLarge, .characters: CommandFailure.data
    case .contradiction: CommandFailure.software
    }
  }
}

extension SymmetrizerError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unknownAction, .unsuitableAction, .wrongShape, .irrational, .unsuitableParameter: CommandFailure.usage
    case .wrongImages, .tooLarge, .wrongAnswerCount: CommandFailure.data
    case .needsRandomNumbers: CommandFailure.software
    }
  }
}

extension TrainingError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unknownProblem, .replicates: CommandFailure.usage
    case .unsolved: CommandFailure.software
    }
  }
}

extension CertificationError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unsuitableError: CommandFailure.usage
    case .unsupportedField: CommandFailure.data
    case .disagreement, .rejectedCertificate: CommandFailure.software
    }
  }
}

extension BoundError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .group(let error): error.exitCode
    case .functions(let error): error.exitCode
    case .negativeError, .mismatchedPoint, .irrationalAction: CommandFailure.usage
    case .characters, .tooLarge, .mismatchedAction: CommandFailure.data
    case .contradiction: CommandFailure.software
    }
  }
}

extension PlanError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .outOfRange: CommandFailure.usage
    case .functions(let error): error.exitCode
    case .construction(let error): error.exitCode
    case .bound(let error): error.exitCode
    case .classTooLarge, .nothingToAverage, .nothingInvariant, .characters, .risk: CommandFailure.data
    }
  }
}

extension ProblemError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .outOfRange, .count: CommandFailure.usage
    case .group(let error): error.exitCode
    case .measureSum, .measureNotInvariant, .notStable, .unsuitable,
      .characters:
      CommandFailure.data
    }
  }
}

extension ObservationError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unreadable: CommandFailure.noInput
    case .unknownColumn, .unsuitable, .outOfRange: CommandFailure.usage
    default: CommandFailure.data
    }
  }
}

extension ConstructionError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unknownConstruction: CommandFailure.usage
    case .tooLarge, .malformedProblem, .unsupported, .notApplicable, .notReached, .characters, .irreducibles, .fourier:
      CommandFailure.data
    }
  }
}

extension AtlasQueryError: CommandError {
  var exitCode: Int32 { CommandFailure.usage }
}

/// Errors that are all about input that was understood and is wrong or too large.
protocol DataError: CommandError {}

extension DataError {
  var exitCode: Int32 { CommandFailure.data }
}

extension CharacterError: DataError {}
extension SchemeError: DataError {}
extension FourierError: DataError {}
extension DesignError: DataError {}
extension PartitionError: DataError {}
extension IrreducibleError: DataError {}
extension CanonicalizationError: DataError {}

extension FigureError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unknownFormat, .width: CommandFailure.usage
    case .malformedTable: CommandFailure.data
    case .noConverter, .conversion: CommandFailure.unavailable
    }
  }
}

extension ScalingError: CommandError {
  var exitCode: Int32 { CommandFailure.usage }
}

extension AtlasError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unreadable: CommandFailure.noInput
    case .unwritable: CommandFailure.cannotCreate
    case .specification, .unsuitable, .instance: CommandFailure.data
    }
  }
}

extension AtlasDatasetError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unreadable, .noManifest: CommandFailure.noInput
    case .cannotWrite: CommandFailure.cannotCreate
    case .unknownVersion, .wrongContent, .malformed, .inconsistent, .certificate: CommandFailure.data
    }
  }
}

extension CertificateArchive.Failure: CommandError {
  var exitCode: Int32 { CommandFailure.cannotCreate }
}

extension ReportFolderError: CommandError {
  var exitCode: Int32 { CommandFailure.cannotCreate }
}

extension InstanceList.Fault: CommandError {
  var exitCode: Int32 { code }
}

extension Z3Error: CommandError {
  var exitCode: Int32 { CommandFailure.software }
}

extension ProbeError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .invalidDistribution, .invalidTarget, .invalidConfidence, .shape, .unsuitableSymmetrizer: CommandFailure.usage
    case .invalidRows, .groupTooLarge: CommandFailure.data
    }
  }
}

extension RecordingError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .exists, .unwritable: CommandFailure.cannotCreate
    case .unreadable: CommandFailure.noInput
    case .malformed, .notRecorded, .exhausted: CommandFailure.data
    case .array(let error): error.exitCode
    }
  }
}

extension NumpyArrayError: CommandError {
  var exitCode: Int32 {
    switch self {
    case .unreadable: CommandFailure.noInput
    case .malformed, .unsupportedType, .wrongSize, .inexactInteger: CommandFailure.data
    }
  }
}

extension ModelServer.Failure: CommandError {
  var exitCode: Int32 {
    switch self {
    case .frame, .question: CommandFailure.brokenProtocol
    case .model(let error): error.exitCode
    case .system: CommandFailure.software
    }
  }
}

// The model lives, and is not what is wrong with the run.
extension InputFailure: DataError {}

extension ModelError: CommandError {
  var exitCode: Int32 {
    switch fault {
    case .notFound, .notExecutable: CommandFailure.noInput
    case .unwritable: CommandFailure.cannotCreate
    case .reported: CommandFailure.data
    case .frame, .unexpectedFrame, .wrongIdentifier, .wrongShape, .wrongType, .bytesAfterAnswer:
      CommandFailure.brokenProtocol
    case .system: CommandFailure.software
    default: CommandFailure.unavailable
    }
  }
}
