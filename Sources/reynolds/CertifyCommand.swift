import ArgumentParser
import Averaging
import Reporting
import Representations
import Solving

/// `reynolds certify`: the least exact scheme of an instance, or of a list of them.
struct CertifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certify",
    abstract: "Find the least exact averaging scheme, prove it, and archive the certificate.",
    discussion: """
      GROUPS   C8 D6 (order 12) S5 A5 Q8 B3 C2^5 C4xS3 SmallGroup(16,3), 7:3 C8:C2@3 Hol(C8) S3wrC2 S3pwrC2, GL(2,3) PSL(2,7) Sp(4,2)
               PSU(3,2) AGL(1,8), M11, T O I Td Th Oh Ih, W(H3) W(A3xI2(5)), Pauli(1) Clifford(2); presentations:
               '<a,b | a^2, b^3, (ab)^5>'; generators: '(1 2 3),(1 2)', '[2,3,1],[2,1,3]'. All names: Documentation/GroupNames.md
      ACTIONS  natural (the default), regular, plane (C_n and D_n, n = 1, 2, 3, 4, 6), cosets:GENERATORS
      CLASSES  functions, regular, polynomials:k, tuples:t, subsets:t, characters:d,… (cyclic groups: characters by order),
               matrices:[[0,-1],[1,-1]];[[0,1],[1,0]] (an integer matrix per generator; matrices:@FILE reads them)

      Examples:
        reynolds certify --group C8 --class regular
        reynolds certify --group S4 --class polynomials:2 --weights uniform --timeout 30
        reynolds certify --group S4 --action 'cosets:(1 2)(3 4),(1 3)(2 4)' --class functions --format json
        reynolds certify --group S3 --class polynomials:2 --emit-smt2 s3.smt2 --no-archive
        reynolds certify --list Documentation/first-instances.txt

      Exit codes: 0 done (the status tells what is proved), 1 a listed value was not confirmed, 64 wrong use, 65 wrong or too
      large input, 66 unreadable list, 70 contradiction, 73 cannot write.
      """)

  @Option(help: "The group; see above.")
  var group: String?

  @Option(help: "How it acts: natural, regular, plane or cosets:GENERATORS.")
  var action: String?

  @Option(name: .customLong("class"), help: "The function class; see above.")
  var functionClass: String?

  @Option(help: "The symmetry notion: exact.")
  var symmetry = "exact"

  @Option(help: "convex, affine or uniform.")
  var weights: String?

  @Option(
    help: "A file with an instance per line: GROUP CLASS [action=A] [weights=W] [= VALUE]; a value must be certified.")
  var list: String?

  @OptionGroup var solver: SolverOptions

  @Option(help: "Write the decisive problem as SMT-LIB 2.")
  var emitSmt2: String?

  @Option(help: "The folder that keeps the certificates.")
  var archive = "Counterexamples/excluded"

  @Flag(help: "Do not write the certificate.")
  var noArchive = false

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      let requests = try requests()
      let certifier = try certifier()
      if let list, emitSmt2 != nil {
        throw CommandFailure.exit(CommandFailure.usage, "--emit-smt2 takes one instance, not the list \(list)")
      }
      // Wrong input and places that cannot be written are found before the solver spends its time.
      var next: CertificationInstance? = try requests[0].instance()
      let archive = noArchive ? nil : try CertificateArchive(folder: archive)
      if let emitSmt2 { try AtomicFile.ensureWritable(emitSmt2) }
      var reports: [CertificationReport] = []
      // What is done already is shown even if a later line of a list fails.
      var isComplete = false
      defer { if !isComplete, !reports.isEmpty { try? print(reports) } }
      for request in requests {
        let result = try certifier.certify(try next ?? request.instance())
        next = nil
        if let emitSmt2 { try AtomicFile.write(try result.smtLIB(), to: emitSmt2, replacing: true) }
        let path = try archive?.store(result.certificate, title: result.instance.title)
        reports.append(CertificationReport(result, certificate: path, expected: request.expected))
      }
      isComplete = true
      try print(reports)
      try ProcessEnd.finish(reports.contains(where: \.isUnexpected) ? 1 : 0)
    }
  }

  private func print(_ reports: [CertificationReport]) throws {
    switch format {
    case .json:
      if list == nil, let report = reports.first {
        Swift.print(try OutputFormat.json(report))
      } else {
        Swift.print(try OutputFormat.json(reports))
      }
    case .text:
      if list == nil, let report = reports.first {
        Swift.print(report.text)
      } else {
        Swift.print(CertificationReport.table(reports))
      }
    }
  }

  private func certifier() throws -> Certifier {
    guard symmetry == "exact" else {
      throw CommandFailure.exit(
        CommandFailure.usage, "--symmetry \(symmetry) cannot be certified: this version knows exact only")
    }
    return try solver.certifier()
  }

  private func requests() throws -> [InstanceRequest] {
    if let list {
      guard group == nil, functionClass == nil, action == nil, weights == nil else {
        throw CommandFailure.exit(
          CommandFailure.usage,
          "a list says everything itself: give no --group, --class, --action or --weights with --list")
      }
      return try InstanceList(path: list).requests
    }
    guard let group, let functionClass else {
      throw CommandFailure.exit(
        CommandFailure.usage, "certify needs --group and --class (or --list); see reynolds certify --help")
    }
    return [
      try InstanceRequest(
        group: group, functionClass: functionClass, action: action ?? "natural", weights: weights ?? "convex")
    ]
  }
}
