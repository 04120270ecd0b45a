#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writing to pipes whose reader may be gone.
enum SafeWriting {
  /// `writev` that never raises SIGPIPE; the error is EPIPE instead.
  ///
  /// The signal is held back in this thread alone and taken away if it came, so that the program's own way with it is not changed.
  static func write(_ descriptor: Int32, _ pieces: UnsafePointer<iovec>, _ count: Int) -> Int {
    #if canImport(Darwin)
      // The descriptor is marked with F_SETNOSIGPIPE.
      return writev(descriptor, pieces, Int32(count))
    #else
      var (pipe, before) = (sigset_t(), sigset_t())
      sigemptyset(&pipe)
      sigaddset(&pipe, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &pipe, &before)
      let result = writev(descriptor, pieces, Int32(count))
      let code = errno
      if result < 0, code == EPIPE {
        var none = timespec(tv_sec: 0, tv_nsec: 0)
        while sigtimedwait(&pipe, nil, &none) < 0, errno == EINTR {}
      }
      pthread_sigmask(SIG_SETMASK, &before, nil)
      errno = code
      return result
    #endif
  }
}
