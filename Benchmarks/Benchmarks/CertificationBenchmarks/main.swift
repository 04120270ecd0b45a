import Foundation
import PeerRuns

// What the certification engine must reach, next to Z3, HiGHS and CP-SAT on the same machine in the same run.
//
//   CertificationBenchmarks [instances] [fields] [archive] [mutations] [designs]
//     [--limit SECONDS] [--solver both|engine|z3] [--python PROGRAM] [--only TEXT] [--mutants NUMBER] [--no-peers]
//
// runs the named sections, all without a name. `--limit` is for each instance and each peer; `--only` keeps the instances whose
// title contains the text. The peers need Python packages: see Scripts/certification_peer.py, which says how to install them.

let sections: [(name: String, run: (Options) throws -> Void)] = [
  ("instances", instanceFigures), ("fields", fieldFigures), ("archive", archiveFigures),
  ("mutations", mutationFigures), ("designs", designFigures),
]
do {
  let options = try Options(CommandLine.arguments.dropFirst(), sections: sections.map(\.name))
  print(
    "Limit \(Figure.time(options.limit)) for each instance and peer; solver: \(options.methods.rawValue). Wall clock.")
  print(MachineLoad.line)
  for section in sections where options.sections.isEmpty || options.sections.contains(section.name) {
    try section.run(options)
  }
  print("\n" + MachineLoad.line)
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
