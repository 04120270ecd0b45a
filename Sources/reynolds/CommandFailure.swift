import ArgumentParser
import Averaging
import FiniteGroups
import Foundation
import Reporting
import Representations
import Solving

/// The exit codes of sysexits.h that the commands use, and one line on standard error for each failure.
enum CommandFailure {
  /// The command was used wrongly: unknown names, malformed options.
  static let usage: Int32 = 64
  /// The input was understood and is wrong or too large.
  static let data: Int32 = 65
  /// A file cannot be read.
  static let noInput: Int32 = 66
  /// A contradiction inside the program.
  static let software: Int32 = 70
  /// A file cannot be written.
  static let cannotCreate: Int32 = 73

  static func exit(_ code: Int32, _ message: String) -> ExitCode {
    FileHandle.standardError.write(Data("reynolds: \(message)\n".utf8))
    ProcessEnd.leaveIfAbandoned(code)
    return ExitCode(code)
  }

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
    } catch let error as IrreducibleError {
      throw exit(data, error.description)
    } catch let error as CertificateArchive.Failure {
      throw exit(cannotCreate, error.description)
    } catch let error as InstanceList.Fault {
      throw exit(error.code, error.description)
    } catch let error as CertificationError {
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

  private static func code(_ error: ConstructionError) -> Int32 {
    switch error {
    case .unknownConstruction: usage
    case .tooLarge, .malformedProblem, .unsupported, .notApplicable, .notReached, .characters, .irreducibles, .fourier:
      data
    }
  }
}
