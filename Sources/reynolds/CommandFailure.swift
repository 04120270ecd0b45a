import Averaging
import CommandSupport
import FiniteGroups
import Generalization
import Reporting
import Representations
import Solving
import Symmetrizers

extension CommandFailure {
  /// Runs a command body; turns typed errors into one line and an exit code.
  static func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as GroupError {
      throw exit(code(error), error.description)
    } catch let error as RepresentationError {
      throw exit(code(error), error.description)
    } catch let error as CharacterError {
      throw exit(data, error.description)
    } catch let error as BoundError {
      throw exit(code(error), error.description)
    } catch let error as ConstructionError {
      throw exit(code(error), error.description)
    } catch let error as ScalingError {
      throw exit(usage, error.description)
    } catch let error as SchemeError {
      throw exit(data, error.description)
    } catch let error as FourierError {
      throw exit(data, error.description)
    } catch let error as DesignError {
      throw exit(data, error.description)
    } catch let error as PartitionError {
      throw exit(data, error.description)
    } catch let error as ProblemError {
      throw exit(code(error), error.description)
    } catch let error as IrreducibleError {
      throw exit(data, error.description)
    } catch let error as CertificateArchive.Failure {
      throw exit(cannotCreate, error.description)
    } catch let error as InstanceList.Fault {
      throw exit(error.code, error.description)
    } catch let error as CertificationError {
      throw exit(code(error), error.description)
    } catch let error as SymmetrizerError {
      throw exit(code(error), error.description)
    } catch let error as TrainingError {
      throw exit(code(error), error.description)
    } catch let error as Z3Error {
      throw exit(software, "Z3 failed: \(error.description)")
    }
  }

  private static func code(_ error: GroupError) -> Int32 {
    switch error {
    case .unknownGroup, .unknownAction, .notAPermutation, .malformedPermutation, .malformedImages: usage
    case .degreeTooLarge, .orderTooLarge, .memory, .notNormal, .notAHomomorphism, .subgroupLimit, .searchLimit,
      .notInCatalogue:
      data
    }
  }

  private static func code(_ error: RepresentationError) -> Int32 {
    switch error {
    case .unknownClass, .unsuitableAction, .malformedMatrices: usage
    case .notAHomomorphism, .classTooLarge, .entriesTooLarge, .characters: data
    case .contradiction: software
    }
  }

  private static func code(_ error: SymmetrizerError) -> Int32 {
    switch error {
    case .unknownAction, .unsuitableAction, .wrongShape, .irrational, .unsuitableParameter: usage
    case .wrongImages, .tooLarge, .wrongAnswerCount: data
    case .needsRandomNumbers: software
    }
  }

  private static func code(_ error: TrainingError) -> Int32 {
    switch error {
    case .unknownProblem, .replicates: usage
    case .unsolved: software
    }
  }

  private static func code(_ error: CertificationError) -> Int32 {
    switch error {
    case .unsuitableError: usage
    case .unsupportedField: data
    case .disagreement, .rejectedCertificate: software
    }
  }

  private static func code(_ error: BoundError) -> Int32 {
    switch error {
    case .group(let error): code(error)
    case .functions(let error): code(error)
    case .negativeError, .mismatchedPoint, .irrationalAction: usage
    case .characters, .tooLarge, .mismatchedAction: data
    case .contradiction: software
    }
  }

  private static func code(_ error: ProblemError) -> Int32 {
    switch error {
    case .outOfRange, .count: usage
    case .group(let error): code(error)
    case .notByPermutations, .notAnAction, .tooLarge, .measureSum, .measureNotInvariant, .notStable, .unsuitable,
      .characters:
      data
    }
  }

  private static func code(_ error: ConstructionError) -> Int32 {
    switch error {
    case .unknownConstruction: usage
    case .tooLarge, .malformedProblem, .unsupported, .notApplicable, .notReached, .characters, .irreducibles, .fourier:
      data
    }
  }
}
