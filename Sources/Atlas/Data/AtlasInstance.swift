// Goals of this folder:
// 1. What the atlas says, as values: instances (computed once), entries (what was asked, with what it is an instance of), thresholds,
//    difference sets, the manifest.
// 2. Their files: JSON Lines and CSV, the same bytes on every machine, checked by hashes.

import Reporting

/// One question with its answer: the least size of a scheme for a group, a set of irreducible representations, a symmetry and a weight
/// class. Entries that ask the same, up to isomorphism, share it.
public struct AtlasInstance: Codable, Sendable, Hashable {
  /// The first 16 hexadecimal digits of the SHA-256 of ``identity``.
  public let id: String
  /// The question as canonical text, such as `"SmallGroup(12,3) X2,X4 exact convex"`.
  public let identity: String
  /// The group: `"SmallGroup(12,3)"` where the catalogue has it, else the name in the specification.
  public let group: String
  /// |G|.
  public let order: Int
  /// The nontrivial rows of the character table of ``group`` that occur, counted from 1, ascending, closed under conjugation.
  public let rows: [Int]
  /// The number of irreducible representations of the group over ℂ.
  public let irreducibleCount: Int
  /// dim M(F ⊕ 1), the sum of the squares of the degrees that occur, the trivial one included.
  public let coefficientDimension: Int
  /// `"exact"`, `"weak"` or `"strong"`.
  public let symmetry: String
  /// ε as a rational number in lowest terms; `nil` for exact symmetry.
  public let epsilon: String?
  /// `"convex"`, `"affine"` or `"uniform"`.
  public let weights: String
  /// No scheme is smaller.
  public let lower: Int
  /// A scheme of this size is known.
  public let upper: Int
  /// The kinds of the proofs of the lower bound, or the name of the bound where there is no certificate.
  public let lowerBy: [String]
  /// Where the scheme is from, or the name of the bound where there is no certificate.
  public let upperBy: String
  /// Why the bounds do not meet, if they do not.
  public let stopped: String?
  /// Why the certifier gave up with an error, if it did; the bounds are then those of theorems.
  public var failure: String? = nil
  /// The certificate of both bounds, as a path in the folder of the atlas, ``certificatePath(digest:)``; `nil` where they rest on theorems alone.
  public let certificate: String?
  /// The SHA-256 of the text of the certificate, not compressed.
  public let certificateDigest: String?

  /// Whether the bounds meet.
  public var isClosed: Bool { lower == upper }

  /// ``id`` of an instance.
  ///
  /// - Complexity: O(length)
  public static func id(identity: String) -> String { String(ArchiveEntry.digest(Array(identity.utf8)).prefix(16)) }

  /// Where a certificate is in the folder of the atlas: `certificates/xx/<32 digits>.json.gz`, xx being the first two digits.
  ///
  /// - Parameter digest: the SHA-256 of its text, not compressed, in hexadecimal digits.
  public static func certificatePath(digest: String) -> String {
    "certificates/\(digest.prefix(2))/\(digest.prefix(32)).json.gz"
  }
}
