import Foundation

/// Whether this process was built with one of the compiler's sanitizers.
package enum Sanitizer {
  /// Whether the runtime of AddressSanitizer or ThreadSanitizer is part of the process. It reserves terabytes for its records, so that
  /// no bound on memory is possible.
  package static let isInUse: Bool = {
    guard let process = dlopen(nil, RTLD_NOW) else { return false }
    defer { _ = dlclose(process) }
    return dlsym(process, "__asan_init") != nil || dlsym(process, "__tsan_init") != nil
  }()
}
