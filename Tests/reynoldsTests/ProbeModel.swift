import Foundation

/// Models in Python that need its standard library only, for tests of the commands that ask them.
enum ProbeModel {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// A model of five numbers that speaks the protocol; the word says what it answers.
  private static let source = """
    import json, math, os, sys, time, traceback
    from array import array
    kind = sys.argv[1]
    read, write = sys.stdin.buffer, sys.stdout.buffer
    functions = {
      "sum": lambda x: math.fsum(x),
      "first": lambda x: x[0] + 2,
      "scaled": lambda x: 1e-8 * x[0],
      "nan": lambda x: math.nan,
      "rare": lambda x: 5 + x[0] if x[0] > 2.4 and x[1] > 2.4 else math.fsum(v * v for v in x),
      "die": lambda x: os._exit(3) if asked > 200 else math.fsum(x),
      "hang": lambda x: time.sleep(60),
      "raises": lambda x: int("too large") if x[1] > 1.5 else math.fsum(x),
      "narrow": lambda x: 5 + x[0] / 10,
      "reversed": lambda x: list(reversed(x)),
    }
    asked = 0
    def say(payload=b"", **keys):
      write.write(json.dumps({"reynolds": 1, **keys}).encode() + b"\\n" + payload)
      write.flush()
    shape = [5] if kind == "reversed" else []
    say(frame="hello", dtype="float64", input_shape=[5], output_shape=shape, batch_axis=0, deterministic=True)
    while line := read.readline():
      header = json.loads(line)
      if header["frame"] != "evaluate": break
      values = array("d", read.read(header["bytes"]))
      answers = array("d")
      try:
        for start in range(0, len(values), 5):
          asked += 1
          answer = functions[kind](values[start:start + 5])
          answers.extend(answer if isinstance(answer, list) else [answer])
      except ValueError:
        traceback.print_exc()
        say(frame="error", id=header["id"], kind="exception", message=traceback.format_exc())
        continue
      payload = answers.tobytes()
      say(payload, frame="answer", id=header["id"], dtype="float64", shape=[len(values) // 5] + shape, bytes=len(payload))
    """

  /// Runs a body with a folder of its own and the words that start a model, by what it answers.
  static func with<Result>(_ body: (_ folder: String, _ model: (String) -> [String]) throws -> Result) throws -> Result
  {
    try withTemporaryFolder { folder in
      let path = folder + "/model.py"
      try Data(source.utf8).write(to: URL(fileURLWithPath: path))
      return try body(folder) { ["--", python ?? "python3", path, $0] }
    }
  }
}
