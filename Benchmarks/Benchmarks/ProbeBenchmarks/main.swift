import Foundation
import PeerRuns
import Probing

// What a question to a model in another process costs, next to a bare echo of the same bytes through the same kind of pipes, on the same
// machine in the same run.
//
//   ProbeBenchmarks [--python PATH] [--seconds S]
//
// The models do next to nothing, so that the times are those of the transport: `echo` returns its 4,096 doubles, `first` one of them.
// The peers are a C program (compiled here, if there is a compiler) and a Python one, each asked by the same C program, which sends
// the payload without headers and waits for as many bytes.

let arguments = CommandLine.arguments
if arguments.count == 3, arguments[1] == "--serve" {
  // This program is a model, too: the Swift side of the protocol without Python.
  let model = SwiftModel(isEcho: arguments[2] == "echo")
  do { try ModelServer(model).run() } catch { fail("\(error)") }
  exit(0)
}

func option(_ name: String) -> String? {
  arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
}
let python = option("--python") ?? "python3"
let seconds = option("--seconds").flatMap(Double.init) ?? 0.3
let doubles = 4_096
let batches = [1, 16, 256]

do {
  let folder = FileManager.default.temporaryDirectory.appending(path: "probe-benchmarks-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let functions = folder + "/functions.py"
  try Data("def echo(X):\n    return X\n\ndef first(X):\n    return X[:, 0]\n".utf8)
    .write(to: URL(fileURLWithPath: functions))
  let echo = BareEcho(folder: folder)
  let adapter = [python, Repository.path("Scripts/reynolds_adapter.py")]
  let own = Bundle.main.executablePath

  var figures: [Figure] = []
  var processors: [Figure] = []
  for (name, outputs) in [("echo", doubles), ("first", 1)] {
    for batch in batches {
      let peers = echo?.times(
        sent: batch * doubles * 8, received: batch * outputs * 8, python: python, seconds: seconds)
      let sizes = "\(doubles) → \(outputs) doubles, batch \(batch)"
      if let own {
        let (time, processor) = try perQuery([own, "--serve", name], batch: batch)
        processors.append(Figure("Swift server, \(sizes)", seconds: processor))
        figures.append(
          Figure(
            "Swift server, \(sizes)", seconds: time, peer: ("bare C", (peers?.c).map { $0 / Double(batch) }),
            limit: 40e-6))
      }
      let (time, processor) = try perQuery(
        adapter + ["\(functions):\(name)", "--input-shape", "\(doubles)"], batch: batch)
      processors.append(Figure("Python adapter, \(sizes)", seconds: processor))
      figures.append(
        Figure(
          "Python adapter, \(sizes)", seconds: time,
          peer: ("bare Python", (peers?.python).map { $0 / Double(batch) }), limit: 40e-6))
    }
  }
  Figure.print(
    "Time for one query (one input of \(doubles) doubles), question and answer", figures,
    notes: ["median of five runs of \(seconds) s each; a batch is one question"])
  Figure.print(
    "Processor time for one query on the side that asks", processors,
    notes: ["of this process, without the model; a busy machine changes it less than the times above"])
} catch { fail("\(error)") }

/// The seconds for one input, by the clock (the median of five runs of as many questions as fit in the time) and of this process's
/// processor time.
func perQuery(_ command: [String], batch: Int) throws -> (clock: Double, processor: Double) {
  let model = try ModelProcess(command: command)
  let inputs = (0..<batch * doubles).map { Double($0) }
  // The first questions are those in which both sides take their memory.
  for _ in 0..<3 { _ = try model.evaluate(inputs, count: batch) }
  var times: [Double] = []
  var all = 0
  let before = ProcessUsage.processorSeconds ?? .nan
  for _ in 0..<5 {
    let start = ContinuousClock.now
    var questions = 0
    while (ContinuousClock.now - start).seconds < seconds {
      _ = try model.evaluate(inputs, count: batch)
      questions += 1
    }
    all += questions * batch
    times.append((ContinuousClock.now - start).seconds / Double(questions * batch))
  }
  let processor = ((ProcessUsage.processorSeconds ?? .nan) - before) / Double(all)
  model.end()
  return (times.sorted()[2], processor)
}

/// Ends the program with a message.
func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(1)
}
