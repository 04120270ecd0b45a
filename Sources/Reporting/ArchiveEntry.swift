public import Certificates
import Crypto

/// One line of the index of an archive: what a certificate states, and the file that holds it.
public struct ArchiveEntry: Sendable, Equatable {
  /// The instance in the words in which it was asked for, such as `"S4 polynomials:2"`.
  public let instance: String
  /// `"exact"`, `"weak:1/9"` or `"strong:1/9"`.
  public let symmetry: String
  /// `"convex"`, `"affine"` or `"uniform"`, followed by `" rational"` where the weights have to be rational numbers.
  public let weights: String
  /// The order of the group.
  public let order: Int
  /// No scheme is smaller; proved by the certificate.
  public let lower: Int
  /// The size of the scheme in the certificate.
  public let upper: Int
  /// The kinds of its proofs, joined by `+`; `"none"` if there is no proof.
  public let proofs: String
  /// The size of the file.
  public let bytes: Int
  /// The name of the file in the folder of the archive.
  public let file: String
  /// The SHA-256 of the file, in hexadecimal digits.
  public let sha256: String
  /// Text that is the same for isomorphic instances, as far as whoever filled the archive could tell.
  public let identity: String
  /// The largest number of seconds that a search was given for it, where the bounds do not meet.
  public var seconds: Double?

  /// Whether the bounds meet.
  public var isClosed: Bool { lower == upper }

  /// `"closed"` or `"open"`.
  public var status: String { isClosed ? "closed" : "open" }

  /// What is asked: instances with equal slots have the same answer, so an archive holds one certificate for each.
  var slot: ArchiveSlot { ArchiveSlot(identity: identity, symmetry: symmetry, weights: weights) }

  /// Whether a certificate with this entry says at least as much as the bounds.
  func isAsGood(lower: Int, upper: Int) -> Bool { self.lower >= lower && self.upper <= upper }

  /// The entry of a certificate that is stored as the given bytes.
  ///
  /// - Parameters:
  ///   - certificate: the certificate.
  ///   - file: the name of the file.
  ///   - bytes: what is in the file, compressed or not.
  ///   - identity: text that is the same for isomorphic instances.
  ///   - seconds: how long a search was given, where the bounds do not meet.
  public init(_ certificate: Certificate, file: String, bytes: [UInt8], identity: String, seconds: Double? = nil) {
    self.init(
      instance: ArchiveEntry.instance(of: certificate), slot: ArchiveSlot(certificate, identity: identity),
      order: certificate.group.order, lower: certificate.claim.lower, upper: certificate.claim.upper,
      proofs: certificate.lower.isEmpty ? "none" : certificate.lower.map(\.kind).joined(separator: "+"),
      bytes: bytes.count, file: file, sha256: ArchiveEntry.digest(bytes), seconds: seconds)
  }

  private init(
    instance: String, slot: ArchiveSlot, order: Int, lower: Int, upper: Int, proofs: String, bytes: Int, file: String,
    sha256: String, seconds: Double?
  ) {
    self.instance = instance
    symmetry = slot.symmetry
    weights = slot.weights
    self.order = order
    self.lower = lower
    self.upper = upper
    self.proofs = proofs
    self.bytes = bytes
    self.file = file
    self.sha256 = sha256
    identity = slot.identity
    self.seconds = lower == upper ? nil : seconds
  }

  /// The SHA-256 of some bytes, as `sha256sum` prints it.
  package static func digest(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private static let prefix = "asked as: "

  /// The words in which the instance was asked for, from the comments; the group and its order if there are none.
  private static func instance(of certificate: Certificate) -> String {
    guard let comment = certificate.comments.first(where: { $0.hasPrefix(prefix) }) else {
      return certificate.group.name ?? "a group of order \(certificate.group.order)"
    }
    // Symmetry and weights have columns of their own.
    let slot = ArchiveSlot(certificate, identity: "")
    var title = comment.dropFirst(prefix.count)
    for suffix in [" \(slot.symmetry)", " \(slot.weights)"] where title.hasSuffix(suffix) {
      title = title.dropLast(suffix.count)
    }
    return String(title.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }
}

/// A question: an instance up to isomorphism, a symmetry and a weight class.
struct ArchiveSlot: Sendable, Hashable {
  let identity: String
  let symmetry: String
  let weights: String

  init(identity: String, symmetry: String, weights: String) {
    self.identity = identity
    self.symmetry = symmetry
    self.weights = weights
  }

  init(_ certificate: Certificate, identity: String) {
    let claim = certificate.claim
    self.init(
      identity: identity,
      symmetry: claim.symmetry == .exact ? "exact" : "\(claim.symmetry.rawValue):\(claim.epsilon)",
      weights: claim.weights.rawValue + (claim.rationalWeights ? " rational" : ""))
  }
}

// MARK: - Text

extension ArchiveEntry {
  /// The titles of the columns.
  static let columns = [
    "instance", "symmetry", "weights", "order", "lower", "upper", "status", "proofs", "bytes", "file", "sha256",
    "identity", "seconds",
  ]

  /// The cells of the line.
  var cells: [String] {
    [
      instance, symmetry, weights, "\(order)", "\(lower)", "\(upper)", status, proofs, "\(bytes)", file, sha256,
      identity,
      seconds.map { "\($0)" } ?? "-",
    ]
  }

  /// The entry of a line; `nil` if it is not one.
  init?(cells: [String]) {
    guard cells.count == ArchiveEntry.columns.count, let order = Int(cells[3]), let lower = Int(cells[4]),
      let upper = Int(cells[5]), let bytes = Int(cells[8]), cells[12] == "-" || Double(cells[12]) != nil,
      !cells[9].contains("/")
    else { return nil }
    self.init(
      instance: cells[0], slot: ArchiveSlot(identity: cells[11], symmetry: cells[1], weights: cells[2]), order: order,
      lower: lower, upper: upper, proofs: cells[7], bytes: bytes, file: cells[9], sha256: cells[10],
      seconds: Double(cells[12]))
    guard cells[6] == status else { return nil }
  }
}
