public import Certificates
import Foundation
import Synchronization

/// The folder where certificates are kept, with an index: one certificate for each question, the best that was found.
///
/// Nothing in it says more than is proved: what rests on a solver's word is taken out before a certificate is stored. Everything is
/// written whole or not at all, in the order certificate, index, removal of the certificate that it replaces; so whenever a process
/// is stopped, the folder holds a proof of everything that its index says, and the next one that opens it puts the index in order.
/// A certificate that was stored is on the disk and survives the end of the machine, too; the index, which can be made anew, may not.
/// A file whose bytes are not those that the index knows answers nothing. Threads and processes may share a folder.
public final class CertificateArchive: Sendable {
  /// Why a certificate could not be kept, or one that is there not be read.
  public struct Failure: Error, CustomStringConvertible {
    /// The path that could not be written, or read.
    public let path: String
    /// What the system says.
    public let reason: String
    /// Whether the file could not be read.
    public let isReading: Bool

    init(path: String, reason: String, isReading: Bool = false) {
      (self.path, self.reason, self.isReading) = (path, reason, isReading)
    }

    /// One line for the user.
    public var description: String { "cannot \(isReading ? "read" : "write") \(path): \(reason)" }
  }

  /// What became of a certificate.
  public struct Stored: Sendable, Equatable {
    /// What was done with it.
    public enum Outcome: String, Sendable {
      /// There was none for the question.
      case added
      /// It says more than the one that was there.
      case improved
      /// One that says at least as much was there and was left as it is.
      case kept
    }

    /// The path of the file that now answers the question.
    public let path: String
    /// Its line of the index.
    public let entry: ArchiveEntry
    /// What was done.
    public let outcome: Outcome
  }

  /// The folder.
  public let folder: String

  /// Text that is the same for isomorphic instances.
  private let identity: @Sendable (Certificate) -> String
  private let state: Mutex<State>

  /// The index that was read last, and its text.
  private struct State {
    var index = ArchiveIndex()
    var text: String?
  }

  /// The archive in a folder, which is made if it is missing; a missing or outdated index is made anew from the certificates.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - identity: text that is the same for certificates of isomorphic instances, without tabs and line breaks; without it
  ///     instances are the same only if they are written in the same way.
  /// - Throws: ``Failure`` if the folder cannot be made or written to, so that a long computation is not lost afterwards.
  /// - Complexity: O(files), and reading of those that the index lacks
  public init(
    folder: String, identity: @escaping @Sendable (Certificate) -> String = ArchiveIdentity.literal
  ) throws(Failure) {
    self.folder = folder
    self.identity = { ArchiveIdentity.compact(identity($0)) }
    state = Mutex(State())
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(path: folder, reason: "the folder cannot be made: \(CertificateArchive.reason(error))")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw Failure(path: folder, reason: "no right to write in this folder")
    }
    try locked { (state) throws(Failure) in
      TemporaryFile.sweep(folder)
      try repair(&state)
    }
  }

  /// The lines of the index.
  public var entries: [ArchiveEntry] { (try? locked { $0.index.entries }) ?? [] }

  /// The line of the certificate that answers a question, if there is one, and its file is the one that the line was written for.
  ///
  /// - Parameter question: a certificate of which only group, action, class, symmetry and weights count.
  /// - Throws: ``Failure`` if there is one that cannot be read; nothing could be kept in its place.
  /// - Complexity: O(bytes of the file)
  public func entry(answering question: Certificate) throws(Failure) -> ArchiveEntry? {
    let slot = ArchiveSlot(question, identity: identity(question))
    return try locked { (state) throws(Failure) in try intact(state.index[slot]) }
  }

  /// The certificate of a line; `nil` if its file is gone or is none.
  public func certificate(of entry: ArchiveEntry) -> Certificate? { read(entry.file) }

  /// The path of a file of the archive.
  public func path(_ file: String) -> String { folder.hasSuffix("/") ? folder + file : "\(folder)/\(file)" }

  /// Keeps a certificate if it says more than what is there; what it only claims is taken out first.
  ///
  /// - Parameters:
  ///   - certificate: what is to be kept.
  ///   - title: the readable part of the name, such as `"S4 polynomials:6 convex"`.
  ///   - seconds: how long the search was allowed to take.
  /// - Throws: ``Failure``; also when the certificate is wrong, or a file of its name has other content, which is then kept.
  /// - Complexity: that of checking the certificate, unless one that says as much is there
  @discardableResult
  public func store(
    _ certificate: Certificate, title: String, seconds: Double? = nil
  ) throws(Failure) -> Stored {
    let slot = ArchiveSlot(certificate, identity: identity(certificate))
    var certificate = certificate
    // The checker works outside of the lock; it is not needed for what is known.
    let (lower, upper) = (certificate.claim.lower, certificate.claim.upper)
    let isKnown = try locked { (state) throws(Failure) in
      try intact(state.index[slot])?.isAsGood(lower: lower, upper: upper) ?? false
    }
    if !isKnown { certificate = try proved(certificate) }
    return try locked { (state) throws(Failure) in
      try keep(certificate, isProved: !isKnown, slot: slot, title: title, seconds: seconds, &state)
    }
  }

  /// Ends the process at a moment when nothing is being written.
  public func leave(_ exit: () -> Never) -> Never {
    state.withLock { _ in
      _ = lockFolder()
      exit()
    }
  }

  private func keep(
    _ certificate: Certificate, isProved: Bool, slot: ArchiveSlot, title: String, seconds: Double?,
    _ state: inout State
  ) throws(Failure) -> Stored {
    var certificate = certificate
    let old = try leavingAsideDamaged(state.index[slot])
    if var old {
      let bounds = certificate.claim
      if !old.isAsGood(lower: bounds.lower, upper: bounds.upper) {
        certificate = try best(of: certificate, and: old)
      }
      if old.isAsGood(lower: certificate.claim.lower, upper: certificate.claim.upper) {
        if !old.isClosed, let seconds, seconds > old.seconds ?? 0 {
          old.seconds = seconds
          state.index.insert(old)
          try write(&state)
        }
        return Stored(path: path(old.file), entry: old, outcome: .kept)
      }
    }
    // What was there has been taken away meanwhile.
    if !isProved { certificate = try proved(certificate) }
    let entry = try write(certificate, title: title, identity: slot.identity, seconds: seconds)
    let name = entry.file
    state.index.insert(entry)
    try write(&state)
    if let old, old.file != name { try? FileManager.default.removeItem(atPath: path(old.file)) }
    return Stored(path: path(name), entry: entry, outcome: old == nil ? .added : .improved)
  }

  /// The line of a file whose bytes are those that a line was written for. What the file says counts, should they differ.
  ///
  /// - Throws: ``Failure`` for a file that is there and cannot be read: that it is damaged is not known then.
  private func intact(_ entry: ArchiveEntry?) throws(Failure) -> ArchiveEntry? {
    guard let entry else { return nil }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path(entry.file))) else {
      guard access(path(entry.file), F_OK) == 0 else { return nil }
      throw Failure(path: path(entry.file), reason: UnreadableFile.reason(path(entry.file)), isReading: true)
    }
    let bytes = Array(data)
    guard ArchiveEntry.digest(bytes) == entry.sha256, let certificate = try? Certificate(parsing: bytes) else {
      return nil
    }
    let found = ArchiveEntry(
      certificate, file: entry.file, bytes: bytes, identity: entry.identity, seconds: entry.seconds)
    return found.slot == entry.slot ? found : nil
  }

  /// A line whose file is intact. A damaged file gets another name, so that it is neither taken for a certificate nor in the way of one.
  private func leavingAsideDamaged(_ entry: ArchiveEntry?) throws(Failure) -> ArchiveEntry? {
    if let entry = try intact(entry) { return entry }
    guard let entry, FileManager.default.fileExists(atPath: path(entry.file)) else { return nil }
    let damaged = path(entry.file) + CertificateArchive.damagedSuffix
    // What was damaged before stays, too: somebody may want to look at it.
    var (aside, number) = (damaged, 1)
    while access(aside, F_OK) == 0 { (aside, number) = ("\(damaged)-\(number + 1)", number + 1) }
    guard rename(path(entry.file), aside) == 0 else {
      throw Failure(path: aside, reason: String(cString: strerror(errno)))
    }
    return nil
  }

  /// What is added to the name of a file whose bytes are not those that the index knows.
  static let damagedSuffix = ".damaged"

  private func write(
    _ certificate: Certificate, title: String, identity: String, seconds: Double?
  ) throws(Failure) -> ArchiveEntry {
    let (bytes, isCompressed) = certificate.encoded()
    let name = CertificateArchive.fileName(of: certificate, title: title, isCompressed: isCompressed)
    try AtomicFile.write(bytes, to: path(name), replacing: false)
    return ArchiveEntry(certificate, file: name, bytes: bytes, identity: identity, seconds: seconds)
  }

  /// What a certificate proves: without the word of solvers, and with the lower bound that is left.
  private func proved(_ certificate: Certificate) throws(Failure) -> Certificate {
    var certificate = certificate
    let (claimed, count) = (certificate.claim.lower, certificate.lower.count)
    certificate.lower.removeAll { if case .solverClaimed = $0 { true } else { false } }
    // A bound beyond all proofs would be a fault, so they are asked first what they prove.
    if certificate.lower.count < count { certificate.claim.lower = 1 }
    var report = CertificateChecker().check(certificate)
    let proved = min(report.provedLower ?? 1, claimed)
    if report.verdict != .invalid, proved != certificate.claim.lower {
      certificate.claim.lower = proved
      report = CertificateChecker().check(certificate)
    }
    guard report.verdict == .valid else {
      throw Failure(
        path: folder,
        reason: "the checker does not accept the certificate: \(report.firstFault?.description ?? "incomplete")")
    }
    return certificate
  }

  /// Of two certificates for isomorphic instances that each have a better bound, one: if the instances are the same, with the
  /// scheme of the one and the proofs of the other; else the one with the shorter interval.
  private func best(of certificate: Certificate, and old: ArchiveEntry) throws(Failure) -> Certificate {
    let isBetter = certificate.claim.lower >= old.lower && certificate.claim.upper <= old.upper
    guard !isBetter, let known = read(old.file) else { return certificate }
    let isNarrower = certificate.claim.upper - certificate.claim.lower < old.upper - old.lower
    guard known.group == certificate.group, known.action == certificate.action,
      known.functionClass == certificate.functionClass, known.conductor == certificate.conductor
    else { return isNarrower ? certificate : known }
    var joined = certificate
    if known.claim.upper < certificate.claim.upper {
      (joined.scheme, joined.claim.upper) = (known.scheme, known.claim.upper)
    }
    if known.claim.lower > certificate.claim.lower {
      (joined.lower, joined.claim.lower) = (known.lower, known.claim.lower)
    }
    return try proved(joined)
  }

  private func read(_ file: String) -> Certificate? {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path(file))) else { return nil }
    return try? Certificate(parsing: Array(data))
  }

  // MARK: The index

  /// Runs a body alone among all threads and processes, with the index as it is in the folder.
  private func locked<Result: Sendable>(
    _ body: (inout State) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let outcome: Swift.Result<Result, Failure> = state.withLock { state in
      let descriptor = lockFolder()
      defer { if descriptor >= 0 { _ = Foundation.close(descriptor) } }
      do throws(Failure) {
        try refresh(&state)
        return .success(try body(&state))
      } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  /// A descriptor of the folder that holds the lock until it is closed.
  private func lockFolder() -> Int32 {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 { _ = flock(descriptor, LOCK_EX) }
    return descriptor
  }

  private func refresh(_ state: inout State) throws(Failure) {
    guard let text = try? String(contentsOfFile: path(ArchiveIndex.fileName), encoding: .utf8), text != state.text,
      let index = ArchiveIndex(parsing: text)
    else { return }
    (state.index, state.text) = (index, text)
  }

  private func write(_ state: inout State) throws(Failure) {
    let text = state.index.text
    try AtomicFile.write(text, to: path(ArchiveIndex.fileName), replacing: true, durability: .processEnd)
    state.text = text
  }

  /// Makes the index agree with the files.
  private func repair(_ state: inout State) throws(Failure) {
    let files = CertificateArchive.certificateFiles(in: folder)
    let listed = Set(state.index.entries.map(\.file))
    guard state.text == nil && !files.isEmpty || listed != files else { return }
    var index = ArchiveIndex(state.index.entries.filter { files.contains($0.file) })
    for file in files.subtracting(listed).sorted() {
      // What is wrong stays where it is, without a line.
      guard let data = try? Data(contentsOf: URL(fileURLWithPath: path(file))),
        let certificate = try? Certificate(parsing: Array(data)), let proved = try? proved(certificate)
      else { continue }
      var entry = ArchiveEntry(certificate, file: file, bytes: Array(data), identity: identity(certificate))
      if proved != certificate {
        entry = try write(proved, title: entry.instance, identity: entry.identity, seconds: nil)
        try? FileManager.default.removeItem(atPath: path(file))
      }
      guard let known = index[entry.slot] else {
        index.insert(entry)
        continue
      }
      // A process was stopped after it wrote the better certificate, or before it removed the weaker one.
      let isBetter = !known.isAsGood(lower: entry.lower, upper: entry.upper)
      if isBetter { index.insert(entry) }
      let superfluous = isBetter ? known : entry
      if index[entry.slot]?.isAsGood(lower: superfluous.lower, upper: superfluous.upper) == true {
        try? FileManager.default.removeItem(atPath: path(superfluous.file))
      }
    }
    state.index = index
    try write(&state)
  }

  static func certificateFiles(in folder: String) -> Set<String> {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Set(names.filter { ($0.hasSuffix(".json") || $0.hasSuffix(".json.gz")) && !$0.hasPrefix(".") })
  }
}
