public import Certificates
import Solving
import Synchronization

/// An answer of a dataset that is not proved.
public struct AtlasFault: Sendable, Hashable, CustomStringConvertible {
  /// The answer.
  public let instance: AtlasInstance
  /// What is wrong.
  public let problem: String

  /// The question and what is wrong.
  public var description: String { "\(instance.identity): \(problem)" }
}

extension AtlasDataset {
  /// Proves every answer again, with the certificates in the folder of the dataset.
  ///
  /// That the tables are what the manifest says, `init(reading:)` has made sure of.
  ///
  /// - Parameters:
  ///   - folder: the folder it was read from.
  ///   - jobs: the number of threads.
  ///   - check: what the checker says of the certificate of an answer; for those who want to keep the report. It is called from any thread.
  ///   - goesOn: is told how many answers were looked at, from any thread, and whether to look at more is what it returns.
  /// - Returns: what is wrong, in the order of the answers; empty if all is proved.
  /// - Complexity: that of the checks of all certificates
  public func faults(
    in folder: String, jobs: Int,
    check: @escaping @Sendable (AtlasInstance, Certificate) -> CheckReport = { CertificateChecker().check($1) },
    goesOn: @escaping @Sendable (Int) -> Bool = { _ in true }
  ) -> [AtlasFault] {
    let store = CertificateStore(folder: folder)
    let lots = lots
    let faults = Mutex([[AtlasFault]](repeating: [], count: lots.count))
    let done = Mutex(0)
    Workers.run(count: lots.count, jobs: jobs) { [instances] position in
      var verifier = AtlasVerifier()
      var found: [AtlasFault] = []
      var isWanted = true
      for instance in instances[lots[position]] where isWanted {
        do throws(CertificateFault) {
          var text: [UInt8]?
          if let digest = instance.certificateDigest { text = try store.read(digest: digest).text }
          if let problem = verifier.fault(of: instance, certificate: text, check: { check(instance, $0) }) {
            found.append(AtlasFault(instance: instance, problem: problem))
          }
        } catch { found.append(AtlasFault(instance: instance, problem: "\(error)")) }
        isWanted = goesOn(
          done.withLock { done in
            done += 1
            return done
          })
      }
      faults.withLock { [found] in $0[position] = found }
      return isWanted
    }
    return faults.withLock { $0.flatMap { $0 } }
  }

  /// Ranges of answers about one group, each short enough for threads to share them.
  private var lots: [Range<Int>] {
    var lots: [Range<Int>] = []
    for (position, instance) in instances.enumerated() {
      if let last = lots.last, last.count < 32, instances[last.lowerBound].group == instance.group {
        lots[lots.count - 1] = last.lowerBound..<(position + 1)
      } else {
        lots.append(position..<(position + 1))
      }
    }
    return lots
  }
}
