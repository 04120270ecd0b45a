import CommandSupport
import Foundation
import Properties
import Reporting

/// The file that a campaign is saved in.
struct StateFile: Sendable {
  let path: String

  init(_ path: String) { self.path = path }

  /// The usual name without the ending: that of the claim, and of the shard.
  static func name(_ claim: String, _ shard: Shard?) -> String {
    claim + (shard.map { ".\($0.index)-of-\($0.count)" } ?? "")
  }

  /// The saved state, if it is wanted and there is one.
  ///
  /// - Throws: `ExitCode` after the reason is printed: a saved campaign would be lost, or none is there to go on with.
  func read(resume: Bool, restart: Bool) throws -> CampaignState? {
    let exists = FileManager.default.fileExists(atPath: path)
    if !resume {
      if exists, !restart {
        throw CommandFailure.exit(
          CommandFailure.usage, "a campaign is saved in \(path): go on with --resume, or begin anew with --restart")
      }
      return nil
    }
    guard exists else {
      throw CommandFailure.exit(CommandFailure.noInput, "no campaign is saved in \(path); search without --resume")
    }
    return try state()
  }

  /// The saved state.
  ///
  /// - Throws: `ExitCode` after saying why the file cannot be read, or what is wrong in it.
  func state() throws -> CampaignState {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw CommandFailure.exit(CommandFailure.noInput, "\(path) cannot be read: \(UnreadableFile.reason(path))")
    }
    do {
      guard let text = String(validating: data, as: UTF8.self) else { throw CampaignError.malformed("it is no UTF-8") }
      return try CampaignState(text: text)
    } catch {
      throw CommandFailure.exit(CommandFailure.data, "\(path): \(error)")
    }
  }

  /// Makes sure that the file can be written, before any work.
  func prepare() throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try AtomicFile.ensureWritable(path)
    } catch {
      throw CommandFailure.exit(CommandFailure.cannotCreate, "\(path) cannot be written: \(error)")
    }
  }

  /// Writes a state, atomically and to the disk.
  ///
  /// - Throws: `ExitCode` after the reason is printed; the state that was there is as it was.
  func write(_ state: CampaignState) throws {
    do { try AtomicFile.write(state.text, to: path, replacing: true) } catch {
      throw CommandFailure.exit(CommandFailure.cannotCreate, "\(error)")
    }
  }

  /// Removes the file of a campaign that has nothing left to do.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
