import Foundation
import Solving
import Synchronization

/// Does units of an atlas on several threads and keeps what they find in a folder.
///
/// A unit that the folder has, with its certificates, is not done again. Any number of runs may share a folder at the same time: what they
/// write is the same, and files are replaced as a whole.
public final class AtlasRun: Sendable {
  /// What became of a unit.
  public enum Outcome: Sendable, Hashable {
    /// It was in the folder already.
    case present
    /// It was done.
    case done
    /// It was done again, because what the folder had does not count; with the reason.
    case redone(String)
  }

  /// The counts of a run so far.
  public struct Progress: Sendable, Hashable {
    /// Units that are in the folder now.
    public fileprivate(set) var finished = 0
    /// Of these, units that were there before.
    public fileprivate(set) var present = 0
    /// Units that were done again, with the reasons.
    public fileprivate(set) var redone: [String] = []
    /// Answers in the folder.
    public fileprivate(set) var instances = 0
    /// Answers whose bounds meet.
    public fileprivate(set) var closed = 0
    /// Questions that ended with an error, by ``AtlasInstance/identity``, with the error.
    public fileprivate(set) var failures: [String] = []
    /// Answers that the time ended, by ``AtlasInstance/identity``: only they may differ between machines.
    public fileprivate(set) var stoppedByTime: [String] = []
    /// The estimated seconds of what is finished.
    public fileprivate(set) var estimatedSeconds = 0.0
  }

  private let units: [AtlasUnit]
  private let folder: URL
  private let store: CertificateStore
  private let state = Mutex(Progress())
  /// Is held while a file is written, and taken for good by ``leave(_:)``.
  private let writing = Mutex(())
  private let fault = Mutex<AtlasError?>(nil)
  private let observer: @Sendable (AtlasUnit, Outcome?, Progress) -> Void

  /// A run of some units.
  ///
  /// - Parameters:
  ///   - units: units of a plan.
  ///   - folder: where results are kept; it is made if it is not there.
  ///   - observer: is told when a unit begins, without an outcome, and when it is finished; from any thread.
  public init(
    _ units: [AtlasUnit], folder: String,
    observer: @escaping @Sendable (AtlasUnit, Outcome?, Progress) -> Void = { _, _, _ in }
  ) {
    // The longest first, so that no thread begins a long one when the others have nothing left.
    self.units = units.enumerated().sorted { left, right in
      (right.element.estimatedSeconds, left.offset) < (left.element.estimatedSeconds, right.offset)
    }.map(\.element)
    self.folder = URL(fileURLWithPath: folder, isDirectory: true)
    store = CertificateStore(folder: folder)
    self.observer = observer
  }

  /// What is finished.
  public var progress: Progress { state.withLock { $0 } }

  /// Does all units.
  ///
  /// - Parameter jobs: the number of threads.
  /// - Throws: ``AtlasError/unwritable(path:reason:)``; what was written before is kept.
  /// - Complexity: the limits of all questions
  public func run(jobs: Int) throws(AtlasError) {
    RunFolder.removeLeftovers(in: folder)
    Workers.run(count: units.count, jobs: jobs) { [self] position in
      do throws(AtlasError) {
        try work(units[position])
        return fault.withLock { $0 } == nil
      } catch {
        fault.withLock { $0 = $0 ?? error }
        return false
      }
    }
    if let fault = fault.withLock({ $0 }) { throw fault }
  }

  /// Ends the process at a moment when no file is being written.
  public func leave(_ exit: () -> Never) -> Never { writing.withLock { _ in exit() } }

  private func work(_ unit: AtlasUnit) throws(AtlasError) {
    observer(unit, nil, progress)
    var outcome = Outcome.done
    do throws(UnitFault) {
      if let file = try UnitFile.read(unit, in: folder) {
        for digest in file.instances.compactMap(\.certificateDigest) {
          do throws(CertificateFault) { _ = try store.read(digest: digest) } catch { throw .certificate(error) }
        }
        // What ended with an error is tried again: it may have been the machine's.
        if file.instances.allSatisfy({ $0.failure == nil }) {
          finish(unit, file, .present)
          return
        }
        outcome = .redone("unit \(unit.id): some questions ended with an error")
      }
    } catch {
      outcome = .redone("unit \(unit.id): \(error)")
    }
    let clock = ContinuousClock()
    var solver: AtlasSolver?
    var instances: [AtlasInstance] = []
    var log = ""
    for item in unit.items {
      let begin = clock.now
      let answer = AtlasSolver.answer(item, keeping: &solver)
      if let certificate = answer.certificate, let digest = answer.instance.certificateDigest {
        try write { () throws(AtlasError) in try store.write(certificate, digest: digest) }
      }
      instances.append(answer.instance)
      let seconds = (clock.now - begin) / .seconds(1)
      log += AtlasRun.logLine(unit, item, answer.instance, seconds: seconds)
    }
    let file = UnitFile(format: AtlasUnit.formatVersion, unit: unit.id, instances: instances)
    try write { () throws(AtlasError) in
      try file.write(to: folder, as: unit)
      append(log)
    }
    finish(unit, file, outcome)
  }

  private func write(_ body: () throws(AtlasError) -> Void) throws(AtlasError) {
    let result = writing.withLock { _ in Result { () throws(AtlasError) in try body() } }
    try result.get()
  }

  private func finish(_ unit: AtlasUnit, _ file: UnitFile, _ outcome: Outcome) {
    let progress = state.withLock { state in
      state.finished += 1
      switch outcome {
      case .present: state.present += 1
      case .redone(let reason): state.redone.append(reason)
      case .done: break
      }
      state.instances += file.instances.count
      state.closed += file.instances.count(where: \.isClosed)
      state.failures += file.instances.compactMap { instance in
        instance.failure.map { "\(instance.identity): \($0)" }
      }
      state.stoppedByTime += file.instances.filter(\.isStoppedByTime).map(\.identity)
      state.estimatedSeconds += unit.estimatedSeconds
      return state
    }
    observer(unit, outcome, progress)
  }

  // MARK: The log, which is no part of the data

  private static func logLine(
    _ unit: AtlasUnit, _ item: AtlasContents.Item, _ instance: AtlasInstance, seconds: Double
  ) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    let estimate = Int((AtlasCost.seconds(item) * 1000).rounded())
    return
      "\(unit.id)\t\(instance.identity)\t\(instance.lower)\t\(instance.upper)\t\(instance.stopped ?? "-")\t\(milliseconds)\t\(estimate)\n"
  }

  /// Adds lines to the log: unit, question, bounds, what stopped the search, milliseconds and their estimate.
  private func append(_ lines: String) {
    let url = folder.appending(path: "log.tsv")
    if !FileManager.default.fileExists(atPath: url.path) {
      _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    }
    guard let handle = try? FileHandle(forWritingTo: url) else { return }
    // Times are of no consequence; a log that cannot be written stops nothing.
    _ = try? handle.seekToEnd()
    try? handle.write(contentsOf: Data(lines.utf8))
    try? handle.close()
  }
}
