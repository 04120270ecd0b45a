import Synchronization

extension AtlasDataset {
  /// Proves every answer again, with the certificates in the folder of the dataset.
  ///
  /// That the tables are what the manifest says, `init(reading:)` has made sure of.
  ///
  /// - Parameters:
  ///   - folder: the folder it was read from.
  ///   - jobs: the number of threads.
  ///   - observer: is told how many answers were looked at, from any thread.
  /// - Returns: what is wrong, with the identity of the question; empty if all is proved.
  /// - Complexity: that of the checks of all certificates
  public func faults(
    in folder: String, jobs: Int, observer: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [String] {
    let store = CertificateStore(folder: folder)
    let lots = lots
    let faults = Mutex([[String]](repeating: [], count: lots.count))
    let done = Mutex(0)
    Workers.run(count: lots.count, jobs: jobs) { [instances] position in
      var verifier = AtlasVerifier()
      var found: [String] = []
      for instance in instances[lots[position]] {
        do throws(CertificateFault) {
          var text: [UInt8]?
          if let digest = instance.certificateDigest { text = try store.read(digest: digest).text }
          if let fault = verifier.fault(of: instance, certificate: text) {
            found.append("\(instance.identity): \(fault)")
          }
        } catch { found.append("\(instance.identity): \(error)") }
        observer(
          done.withLock { done in
            done += 1
            return done
          })
      }
      faults.withLock { [found] in $0[position] = found }
      return true
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
