import Foundation
import Solving
import Synchronization

/// Puts together what the units of a plan found, and proves all of it again.
public struct AtlasMerge: Sendable {
  /// What a folder of results has, and what it lacks.
  public struct Report: Sendable {
    /// The answers of all units that count, in the order of the plan.
    public fileprivate(set) var instances: [AtlasInstance] = []
    /// Units without a file.
    public fileprivate(set) var missing: [String] = []
    /// Units whose file or certificates do not count, with the reasons.
    public fileprivate(set) var damaged: [String] = []
    /// Answers that are not proved, with the reasons.
    public fileprivate(set) var rejected: [String] = []

    /// Questions that ended with an error, with the error; they have the bounds of theorems.
    public var failures: [String] {
      instances.compactMap { instance in instance.failure.map { "\(instance.identity): \($0)" } }
    }

    /// Answers that the time ended: only they may differ between machines.
    public var stoppedByTime: [String] { instances.filter(\.isStoppedByTime).map(\.identity) }

    /// Whether every question has a proved answer.
    public var isComplete: Bool { missing.isEmpty && damaged.isEmpty && rejected.isEmpty }
  }

  private let plan: AtlasPlan
  private let folder: URL
  private let store: CertificateStore

  /// A merge of the results of a plan in a folder.
  public init(_ plan: AtlasPlan, folder: String) {
    self.plan = plan
    self.folder = URL(fileURLWithPath: folder, isDirectory: true)
    store = CertificateStore(folder: folder)
  }

  /// Reads every unit and proves every answer again.
  ///
  /// - Parameters:
  ///   - jobs: the number of threads.
  ///   - observer: is told how many units were looked at, from any thread.
  /// - Complexity: that of the checks of all certificates
  public func verified(jobs: Int, observer: @escaping @Sendable (Int) -> Void = { _ in }) -> Report {
    let reports = Mutex([Report?](repeating: nil, count: plan.units.count))
    let done = Mutex(0)
    Workers.run(count: plan.units.count, jobs: jobs) { position in
      let report = verified(plan.units[position])
      reports.withLock { $0[position] = report }
      observer(
        done.withLock { done in
          done += 1
          return done
        })
      return true
    }
    return reports.withLock { $0 }.compactMap { $0 }.reduce(into: Report()) { whole, part in
      whole.instances += part.instances
      whole.missing += part.missing
      whole.damaged += part.damaged
      whole.rejected += part.rejected
    }
  }

  private func verified(_ unit: AtlasUnit) -> Report {
    var report = Report()
    let name = "unit \(unit.id) (\(unit.group))"
    do throws(UnitFault) {
      guard let file = try UnitFile.read(unit, in: folder) else {
        report.missing.append(name)
        return report
      }
      var verifier = AtlasVerifier()
      for instance in file.instances {
        var text: [UInt8]?
        if let digest = instance.certificateDigest {
          do throws(CertificateFault) { text = try store.read(digest: digest).text } catch { throw .certificate(error) }
        }
        if let fault = verifier.fault(of: instance, certificate: text) {
          report.rejected.append("\(instance.identity): \(fault)")
        }
      }
      report.instances = file.instances
    } catch {
      report.damaged.append("\(name): \(error)")
    }
    return report
  }

  /// Writes the dataset, byte by byte the same however the units were done.
  ///
  /// - Parameters:
  ///   - report: what ``verified(jobs:observer:)`` found; it is complete.
  ///   - spec: the specification of the plan.
  ///   - target: the folder of the dataset, another one than that of the results; certificates there that do not belong to it are removed.
  ///   - libraryVersion: the version of the library that found the answers.
  /// - Returns: the dataset.
  /// - Throws: ``AtlasError/unwritable(path:reason:)``; ``AtlasDatasetError``.
  /// - Complexity: O(bytes of the certificates)
  public func write(
    _ report: Report, of spec: AtlasSpec, into target: String, libraryVersion: String
  ) throws -> AtlasDataset {
    let dataset = try AtlasDataset(
      entries: plan.contents.entries, instances: report.instances, thresholds: plan.contents.thresholds,
      specification: spec.text, libraryVersion: libraryVersion)
    let place = URL(fileURLWithPath: target, isDirectory: true)
    guard place.resolvingSymlinksInPath().path != folder.resolvingSymlinksInPath().path,
      !FileManager.default.fileExists(atPath: place.appending(path: "units").path)
    else {
      throw AtlasError.unwritable(
        path: target, reason: "it holds results of runs; give the dataset a folder of its own")
    }
    RunFolder.removeLeftovers(in: place)
    // Without its manifest it is no dataset until all of it is there.
    let manifest = place.appending(path: AtlasManifest.fileName)
    if FileManager.default.fileExists(atPath: manifest.path) {
      do { try FileManager.default.removeItem(at: manifest) } catch {
        throw AtlasError.unwritable(path: manifest.path, reason: (error as NSError).localizedDescription)
      }
    }
    let copies = CertificateStore(folder: target)
    let digests = Set(report.instances.compactMap(\.certificateDigest))
    copies.removeAll(but: Set(digests.map { AtlasInstance.certificatePath(digest: $0) }))
    for digest in digests.sorted() { try copies.copy(try store.read(digest: digest).file, digest: digest) }
    try dataset.write(to: target)
    return dataset
  }
}
