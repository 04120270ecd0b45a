import Foundation

extension ChoiceSource {
  /// How many spans and drawn generators may be open at once. A level takes up to 2 KB of stack in debug builds.
  @usableFromInline static var nestingLimit: Int { 1000 }

  /// Half of the stack that a thread has; what is beyond is left to the frames around the generator.
  private static let stackBudget: UInt = {
    var attributes = pthread_attr_t()
    var size = 0
    guard pthread_attr_init(&attributes) == 0 else { return 1 << 18 }
    defer { pthread_attr_destroy(&attributes) }
    guard pthread_attr_getstacksize(&attributes, &size) == 0, size > 0 else { return 1 << 18 }
    return UInt(size) / 2
  }()

  /// Notes that a span or a generator is entered.
  @inlinable
  mutating func enter() throws {
    if nesting >= ChoiceSource.nestingLimit { throw GenerationError.tooDeep(limit: ChoiceSource.nestingLimit) }
    nesting &+= 1
  }

  /// Notes that a span or a generator is left.
  @inlinable
  mutating func leave() {
    nesting &-= 1
  }

  /// Ends a recursion of plain functions, which opens nothing that could be counted, before the stack overflows.
  ///
  /// Called at the first draw and every 64 draws from then on. Never inlined: the frames of asynchronous functions are
  /// not on the stack, and the address of one of their variables would say nothing.
  @usableFromInline @inline(never)
  mutating func checkStack() throws {
    var marker: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    if drawn == 1 {
      stackBase = address
    } else if address < stackBase, stackBase - address > ChoiceSource.stackBudget {
      throw GenerationError.tooDeep(limit: drawn)
    }
  }
}
