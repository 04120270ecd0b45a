public import Certificates
public import Foundation

/// The side of a ``BoundedChecker`` that checks: a process with little memory, which may end at any file.
public enum CheckWorker {
  /// Bounds the memory of this process and answers questions from standard input on standard output until there are no more.
  ///
  /// Each question is a line with a ``CertificateFiles/Entry`` as JSON, each answer one with a ``CheckedFile``. The process ends with the
  /// one that asks.
  ///
  /// - Parameters:
  ///   - memory: the most MiB that the process may have as its own; more is not given to it, and it ends by a signal.
  ///   - checker: the checker, with its limits.
  ///   - sizeLimit: the most bytes of a file, and of what it expands to.
  ///   - judge: as for ``CertificateFiles/check(_:with:sizeLimit:judge:)``.
  /// - Throws: ``CheckWorkerError`` if the memory cannot be bounded, or a line is no question.
  public static func serve(
    memory: Int, with checker: CertificateChecker, sizeLimit: Int = CertificateFiles.defaultSizeLimit,
    judge: (_ path: String, _ content: Data) -> CheckedFile? = { _, _ in nil }
  ) throws {
    try bound(memory: memory)
    // A process that ends for lack of memory is no reason for a file of its size.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = setrlimit(coreLimit, &none)
    // Ctrl-C goes to both; the one that asks says what was done.
    _ = signal(SIGINT, SIG_IGN)
    endWithParent()
    while let line = readLine() {
      guard let entry = try? JSONDecoder().decode(CertificateFiles.Entry.self, from: Data(line.utf8)) else {
        throw CheckWorkerError.noQuestion
      }
      let file = CertificateFiles.check(entry, with: checker, sizeLimit: sizeLimit, judge: judge)
      try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(file) + [0x0A])
    }
  }

  /// What is counted is memory that can be written to and belongs to this process alone, whether it has been touched or not.
  private static func bound(memory: Int) throws(CheckWorkerError) {
    if Sanitizer.isInUse { return }
    var limit = rlimit()
    guard getrlimit(dataLimit, &limit) == 0 else { throw .unbounded(reason: String(cString: strerror(errno))) }
    limit.rlim_cur = min(rlim_t(memory) << 20, limit.rlim_max)
    guard setrlimit(dataLimit, &limit) == 0 else { throw .unbounded(reason: String(cString: strerror(errno))) }
  }

  #if canImport(Glibc)
    private static var dataLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_DATA.rawValue) }
    private static var coreLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_CORE.rawValue) }
  #else
    private static var dataLimit: Int32 { RLIMIT_DATA }
    private static var coreLimit: Int32 { RLIMIT_CORE }
  #endif

  /// A check may take minutes, in which nobody reads the end of the questions.
  private static func endWithParent() {
    let parent = getppid()
    Thread.detachNewThread {
      while getppid() == parent { sleep(1) }
      _exit(1)
    }
  }
}
