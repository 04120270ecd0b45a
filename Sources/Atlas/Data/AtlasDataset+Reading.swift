public import Certificates
import Foundation
import Reporting

extension AtlasDataset {
  /// Reads the dataset of a folder, and makes sure that every file is what the manifest says and what the records say.
  ///
  /// The certificates are not read; see ``certificate(of:in:)``.
  ///
  /// - Throws: ``AtlasDatasetError``.
  /// - Complexity: O(bytes of the tables)
  public init(reading folder: String) throws(AtlasDatasetError) {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    guard FileManager.default.fileExists(atPath: url.appending(path: AtlasManifest.fileName).path) else {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw .unreadable(path: folder, reason: "there is no such folder")
      }
      throw .noManifest(folder: folder)
    }
    let manifestBytes = try AtlasDataset.content(url, AtlasManifest.fileName)
    let manifest = try AtlasDataset.manifest(manifestBytes)
    var found: [String: [UInt8]] = [:]
    for table in Table.allCases {
      for name in [table.jsonFile, table.csvFile] {
        guard let expected = manifest.files[name] else {
          throw .malformed(file: AtlasManifest.fileName, line: 1, reason: "files has no \(name)")
        }
        let bytes = try AtlasDataset.content(url, name)
        let sha256 = ArchiveEntry.digest(bytes)
        guard sha256 == expected.sha256 else {
          throw .wrongContent(
            file: name, expected: "SHA-256 \(expected.sha256), \(expected.bytes) bytes",
            found: "\(sha256), \(bytes.count) bytes")
        }
        found[name] = bytes
      }
    }
    func records<Record: AtlasRecord>(_ table: Table) throws(AtlasDatasetError) -> [Record] {
      try AtlasDataset.records(found[table.jsonFile] ?? [], file: table.jsonFile)
    }
    try self.init(
      entries: records(.entries), instances: records(.instances), thresholds: records(.thresholds),
      specificationDigest: manifest.specification, libraryVersion: manifest.library)
    // Whatever else is there follows from the records: the order of the lines, the tables for spreadsheets, the totals.
    let files = try files()
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where found[name] != bytes {
      let line = AtlasDataset.firstDifference(bytes, found[name] ?? [])
      throw .malformed(
        file: name, line: line, reason: "it is not as the records are written: other order, keys, spaces or values")
    }
    guard self.manifest(files) == manifest, try AtlasDataset.bytes(manifest) == manifestBytes else {
      let line = AtlasDataset.firstDifference(try AtlasDataset.bytes(self.manifest(files)), manifestBytes)
      throw .malformed(file: AtlasManifest.fileName, line: line, reason: "it does not agree with the files")
    }
  }

  /// The certificate of an instance, with the digest that the dataset says.
  ///
  /// It is read, not checked: that is what `CertificateChecker` does.
  ///
  /// - Parameters:
  ///   - instance: an instance.
  ///   - folder: the folder of the dataset.
  /// - Returns: `nil` for an instance without one.
  /// - Throws: ``AtlasDatasetError/certificate(path:reason:)``.
  /// - Complexity: O(bytes)
  public static func certificate(
    of instance: AtlasInstance, in folder: String
  ) throws(AtlasDatasetError) -> Certificate? {
    guard let path = instance.certificate, let digest = instance.certificateDigest else { return nil }
    do {
      return try Certificate(parsing: try CertificateStore(folder: folder).read(digest: digest).text)
    } catch {
      throw .certificate(path: path, reason: "\(error)")
    }
  }

  private static func content(_ folder: URL, _ name: String) throws(AtlasDatasetError) -> [UInt8] {
    let url = folder.appending(path: name)
    do { return Array(try Data(contentsOf: url)) } catch {
      throw .unreadable(path: url.path, reason: UnreadableFile.reason(url.path))
    }
  }

  private static func manifest(_ bytes: [UInt8]) throws(AtlasDatasetError) -> AtlasManifest {
    struct Version: Decodable { let version: Int }
    let data = Data(bytes)
    do {
      // The version first: another one may have other keys.
      let version = try JSONDecoder().decode(Version.self, from: data).version
      guard version == AtlasManifest.formatVersion else {
        throw AtlasDatasetError.unknownVersion(path: AtlasManifest.fileName, version: version)
      }
      return try JSONDecoder().decode(AtlasManifest.self, from: data)
    } catch let error as AtlasDatasetError {
      throw error
    } catch {
      throw .malformed(file: AtlasManifest.fileName, line: 1, reason: reason(error))
    }
  }

  private static func records<Record: AtlasRecord>(
    _ bytes: [UInt8], file: String
  ) throws(AtlasDatasetError) -> [Record] {
    guard bytes.isEmpty || bytes.last == 0x0A else {
      throw .malformed(file: file, line: bytes.count { $0 == 0x0A } + 1, reason: "the last line does not end")
    }
    let decoder = JSONDecoder()
    var records: [Record] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().enumerated() {
      do { records.append(try decoder.decode(Record.self, from: Data(line))) } catch {
        throw .malformed(file: file, line: index + 1, reason: reason(error))
      }
    }
    return records
  }

  /// What is wrong with a JSON text, with the key.
  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    func place(_ context: DecodingError.Context) -> String {
      context.codingPath.map(\.stringValue).joined(separator: ".")
    }
    return switch error {
    case .keyNotFound(let key, _): "the key \(key.stringValue) is missing"
    case .typeMismatch(let type, let context): "\(place(context)) is not a value of type \(type)"
    case .valueNotFound(let type, let context): "\(place(context)) has no value of type \(type)"
    case .dataCorrupted(let context):
      place(context).isEmpty ? "this is not an object in JSON" : "\(place(context)): \(context.debugDescription)"
    @unknown default: "\(error)"
    }
  }

  /// The line, counted from 1, in which two texts begin to differ.
  private static func firstDifference(_ first: [UInt8], _ second: [UInt8]) -> Int {
    zip(first, second).prefix { $0 == $1 }.count { $0.0 == 0x0A } + 1
  }
}
