import ArgumentParser
import Averaging
import CommandSupport
import Reporting
import Representations
import Solving

/// `reynolds certify`: the least averaging scheme of an instance, of a list of them, or of a family.
struct CertifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certify",
    abstract: "Find the least averaging scheme, prove it, and archive the certificate.",
    discussion: """
      GROUPS   C8 D6 (order 12) S5 A5 Q8 B3 C2^5 C4xS3 SmallGroup(16,3), 7:3 C8:C2@3 Hol(C8) S3wrC2 S3pwrC2, GL(2,3) PSL(2,7) Sp(4,2)
               PSU(3,2) AGL(1,8), M11, T O I Td Th Oh Ih, W(H3) W(A3xI2(5)), Pauli(1) Clifford(2); presentations:
               '<a,b | a^2, b^3, (ab)^5>'; generators: '(1 2 3),(1 2)', '[2,3,1],[2,1,3]'. All names: Documentation/GroupNames.md
      ACTIONS  natural (the default), regular, plane (C_n and D_n), space, tetrahedral, octahedral, icosahedral, reflection,
               cosets:GENERATORS
      CLASSES  functions, regular, polynomials:k, tuples:t, subsets:t, characters:d,… (cyclic groups: characters by order),
               matrices:[[0,-1],[1,-1]];[[0,1],[1,0]] (an integer matrix per generator; matrices:@FILE reads them),
               rational-irreducibles:2,4 (numbered as in the character table, 1 is trivial)
      FAMILIES --all 'S3…S5 × polynomials:1…': groups × classes, then × weights=… × symmetry=… × action=… in any order; lists with
               commas; ranges with … or ..; x between spaces for ×; 'order<=12', 'order=8..12' for groups of the catalogue;
               rational-irreducibles for all sets of them up to automorphisms. A range of classes ends where the whole group is
               needed. What the archive holds, closed or tried for as long, is not tried again.

      Examples:
        reynolds certify --group C8 --class regular
        reynolds certify --group S4 --class polynomials:2 --weights uniform --timeout 30
        reynolds certify --group S4 --action 'cosets:(1 2)(3 4),(1 3)(2 4)' --class functions --format json
        reynolds certify --group S3 --class polynomials:2 --emit-smt2 s3.smt2 --no-archive
        reynolds certify --group C7 --class regular --symmetry weak:2/9
        reynolds certify --list Documentation/first-instances.txt
        reynolds certify --all 'C2^2..C2^4 x polynomials:1.. x weights=convex,affine' --jobs 2 --timeout 30
        reynolds certify --all 'order<=12 x rational-irreducibles x weights=all'

      Exit codes: 0 done (the status tells what is proved), 1 a listed value was not confirmed or an instance of a family failed,
      2 an instance of a family is open, 64 wrong use, 65 wrong or too large input, 66 unreadable list, 70 contradiction, 73 cannot
      write, 130 interrupted (the archive is in order, and the same command goes on where it stopped).
      """)

  @Option(help: "The group; see above.", completion: Completions.groups)
  var group: String?

  @Option(help: "How it acts; see above.", completion: Completions.actions)
  var action: String?

  @Option(name: .customLong("class"), help: "The function class; see above.", completion: Completions.classes)
  var functionClass: String?

  @Option(
    help: "exact, weak:EPSILON or strong:EPSILON; decimals are read exactly: weak:1/9, strong:0.1.",
    completion: Completions.symmetries)
  var symmetry: String?

  @Option(help: "convex, affine or uniform.", completion: Completions.weights)
  var weights: String?

  @Flag(help: "The weights have to be rational; it matters where matrices are irrational, as for C5 on the plane.")
  var rationalWeights = false

  @Option(
    help: """
      A file with an instance per line: GROUP CLASS [action=A] [weights=W] [symmetry=S] [= VALUE]; a value must be certified.
      """, completion: .file())
  var list: String?

  @Option(help: "With --list: begin with the instance in this line of the file, as after an interruption.")
  var fromLine: Int?

  @Option(help: "A family of instances; see above.")
  var all: String?

  @Option(help: "With --all: the number of threads.")
  var jobs = 1

  @OptionGroup var progressOptions: ProgressOptions

  @OptionGroup var colorOptions: ColorOptions

  @Flag(help: "With --all: print the chains of instances and do nothing.")
  var dryRun = false

  @Option(name: .customLong("solver"), help: "The searches: both, engine (witnesses and refutations) or z3.")
  var searches = "both"

  @OptionGroup var solver: SolverOptions

  @Option(help: "Write the decisive problem as SMT-LIB 2.")
  var emitSmt2: String?

  @Option(help: "The folder that keeps the certificates.", completion: .directory)
  var archive = "Counterexamples/excluded"

  @Flag(help: "Do not write the certificate.")
  var noArchive = false

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      guard !rationalWeights || all == nil && list == nil else {
        throw CommandFailure.exit(CommandFailure.usage, "--rational-weights goes with --group and --class")
      }
      if let all { try run(family: all) } else { try runInstances() }
    }
  }

  private func runInstances() throws {
    guard jobs == 1, !dryRun else {
      throw CommandFailure.exit(CommandFailure.usage, "--jobs and --dry-run go with --all")
    }
    let requests = try requests()
    let certifier = try certifier()
    if emitSmt2 != nil { try checkExport(of: requests[0]) }
    // Wrong input and places that cannot be written are found before the solver spends its time.
    var next: CertificationInstance? = try requests[0].instance()
    let archive = noArchive ? nil : try openArchive()
    if let emitSmt2 { try AtomicFile.ensureWritable(emitSmt2) }
    let run = ListRun(
      requests: requests, isList: list != nil, format: format, colors: colorOptions, seconds: certifier.budget.seconds)
    let progress = ProgressDisplay(quiet: progressOptions.quiet)
    defer { progress.finish() }
    // What is done already is shown even if a later line of a list fails.
    var isComplete = false
    defer { if !isComplete { try? run.printReports() } }
    try Interruption.leaving(
      progress, { run.ending },
      last: { exit in
        if let archive { archive.leave(exit) }
        exit()
      }
    ) {
      for request in requests {
        progress.show(run.state)
        let instance = try next ?? request.instance()
        next = nil
        // A certificate that is there and cannot be read is in the way of any other: better now than after the search.
        _ = try archive?.entry(answering: instance.question)
        let result = try certifier.certify(instance)
        if let emitSmt2, let script = try result.smtLIB() {
          try AtomicFile.write(script, to: emitSmt2, replacing: true)
        }
        // The archive holds only what the checker has accepted.
        let stored =
          result.isBeyondChecker
          ? nil
          : try archive?.store(
            request.titled(result), title: request.title(result.instance), seconds: certifier.budget.seconds)
        run.append(
          CertificationReport(result, stored: stored, className: request.className, expected: request.expected))
      }
    }
    progress.finish()
    isComplete = true
    try run.printReports()
    try ProcessEnd.finish(run.reports.contains(where: \.isUnexpected) ? 1 : 0)
  }

  /// The linear problem exists for exact symmetry only, and is posed only when Z3 is asked.
  private func checkExport(of request: InstanceRequest) throws {
    guard list == nil else {
      throw CommandFailure.exit(CommandFailure.usage, "--emit-smt2 takes one instance, not the list \(list ?? "")")
    }
    guard request.symmetry == .exact else {
      throw CommandFailure.exit(
        CommandFailure.usage,
        "--emit-smt2 writes the linear problem of exact symmetry; there is none for \(request.symmetry)")
    }
    guard searches != CertificationMethods.engine.rawValue else {
      throw CommandFailure.exit(CommandFailure.usage, "--emit-smt2 writes what Z3 is asked: use --solver both or z3")
    }
  }

  func openArchive() throws -> CertificateArchive {
    try CertificateArchive(folder: archive) { InstanceIdentity.text(of: $0) ?? ArchiveIdentity.literal($0) }
  }

  func certifier() throws -> Certifier {
    guard let methods = CertificationMethods(rawValue: searches) else {
      throw CommandFailure.exit(
        CommandFailure.usage, Suggestion.unknown("--solver", searches, among: ["both", "engine", "z3"]))
    }
    return try solver.certifier(methods: methods)
  }

  private func requests() throws -> [InstanceRequest] {
    if let list {
      guard group == nil, functionClass == nil, action == nil, weights == nil, symmetry == nil else {
        throw CommandFailure.exit(
          CommandFailure.usage,
          "a list says everything itself: give no --group, --class, --action, --weights or --symmetry with --list")
      }
      let requests = try InstanceList(path: list).requests
      guard let fromLine else { return requests }
      let rest = requests.filter { $0.line ?? 0 >= fromLine }
      guard !rest.isEmpty else {
        throw CommandFailure.exit(
          CommandFailure.usage,
          "--from-line \(fromLine): the last instance of \(list) is in line \(requests.last?.line ?? 0)")
      }
      return rest
    }
    guard fromLine == nil else {
      throw CommandFailure.exit(
        CommandFailure.usage, "--from-line goes with --list; give the line of the list to begin with")
    }
    guard let group, let functionClass else {
      throw CommandFailure.exit(
        CommandFailure.usage,
        "certify needs --group and --class (or --list, or --all); see reynolds certify --help")
    }
    var request = try InstanceRequest(
      group: group, functionClass: functionClass, action: action ?? "natural", weights: weights ?? "convex",
      symmetry: symmetry ?? "exact")
    request.rationalWeights = rationalWeights
    return [request]
  }
}
