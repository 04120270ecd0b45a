import ExactArithmetic
import FiniteGroups

/// What the search by witnesses and refutations may spend on one instance: time, steps, and memory by an estimate.
///
/// The estimate counts what grows with the instance and with the search (tables, witnesses with their images, trees, open nodes)
/// by the sizes of its arrays. It asks the system nothing, so that the same instance with the same limit ends at the same node,
/// however many instances share the process.
struct EngineLimits: Sendable {
  /// When the search is to end.
  var deadline: Deadline
  /// The limit of the memory in MiB, if there is one.
  let memoryMiB: Int?
  /// The bytes that are left for the search.
  private(set) var bytes: Int

  /// No limit of the memory.
  init(_ deadline: Deadline) { self.init(deadline, memoryMiB: nil) }

  /// The limits of a budget.
  init(_ budget: SolverBudget) {
    self.init(Deadline(seconds: budget.seconds, steps: budget.steps), memoryMiB: budget.memoryMiB)
  }

  private init(_ deadline: Deadline, memoryMiB: Int?) {
    self.deadline = deadline
    self.memoryMiB = memoryMiB
    bytes = memoryMiB.map { $0 << 20 } ?? .max
  }

  /// The same limits with half of the time.
  var half: EngineLimits {
    var result = self
    result.deadline = deadline.half
    return result
  }

  /// What is left when so many bytes are taken for the whole search; if they are too many, a search ends where it begins.
  func reserved(_ taken: Int) -> EngineLimits {
    var result = self
    if memoryMiB != nil { result.bytes -= taken }
    return result
  }

  /// Why a search that holds so many bytes is to end, if it is.
  func stop(holding held: Int) -> EngineStop? {
    if held > bytes { return outOfMemory }
    return deadline.step()
  }

  /// The reason where the memory is too small.
  var outOfMemory: EngineStop { .memory(mebibytes: memoryMiB ?? 0) }
}

/// Estimates of what is held in memory, in bytes.
enum MemoryEstimate {
  /// A number of a field: its coordinates live outside the array.
  static let fieldNumber = 128
  /// What an array takes besides its elements.
  static let header = 32

  /// The tables that a search needs before it begins: products, values of the functions (exact, in doubles, orthonormal), and
  /// inner products of the vectors of all elements.
  ///
  /// - Parameters:
  ///   - order: |G|.
  ///   - dimension: the number of functions.
  ///   - scalar: the bytes of an exact value.
  static func tables(order: Int, dimension: Int, scalar: Int) -> Int {
    let (products, gram) = (4 * order * order, 8 * order * order)
    return products + gram + order * dimension * (scalar + 32) + 16 * dimension * dimension
  }

  /// An image of a witness set of so many elements, with its place among the known ones.
  static func image(_ count: Int, order: Int) -> Int {
    MemoryLayout<WitnessPool.Image>.stride + 2 * MemoryLayout<ElementSet>.stride + 2 * header + order / 8 + 4 * count
  }

  /// A node of a search that is still open: lists of its free elements, their orbits, and the maps that keep it.
  static func openNode(order: Int, maps: Int) -> Int {
    4 * header + (24 + MemoryLayout<(element: Int, map: SupportMap)>.stride) * order
      + MemoryLayout<SupportMap>.stride * maps
  }
}

extension Witness {
  /// An estimate of its bytes.
  var bytes: Int {
    MemoryLayout<Witness>.stride + 3 * MemoryEstimate.header + 8 * coefficients.count + 64 * fieldCoefficients.count
      + pairs.reduce(0) {
        $0 + MemoryLayout<Pair>.stride + MemoryLayout<Rational>.stride * ($1.left.count + $1.right.count)
      }
  }
}

extension RefutationTree {
  /// An estimate of the bytes of the node without the nodes below it. It counts three times: as it is searched, in the words of
  /// the format, and as text.
  var nodeBytes: Int {
    let set = MemoryLayout<(set: SetReference, weight: Rational)>.stride
    let own: Int
    switch self {
    case .packing(let sets), .tilePacking(let sets): own = MemoryEstimate.header + set * sets.count
    case .branch(_, let children, _):
      own = children.reduce(MemoryEstimate.header) {
        $0 + MemoryLayout<Child>.stride + MemoryEstimate.header
          + MemoryLayout<(element: Int, map: SupportMap)>.stride * $1.merged.count
      }
    case .tile(let elements, _, _): own = MemoryEstimate.header + 8 * elements.count
    case .identity, .orbit, .sum, .exhausted, .quotients: own = 0
    }
    return 3 * (own + MemoryLayout<SetReference>.stride + MemoryEstimate.header)
  }
}

extension SupportSymmetries {
  /// The bytes of the automorphisms; the products count among the tables.
  var automorphismBytes: Int { automorphisms.count * (MemoryEstimate.header + 4 * order) }
}
