import Foundation

@testable import Probing

/// Small models in Python that need nothing but its standard library, right and wrong ones, by name.
enum PythonModel {
  static let python: String? = ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + "python3" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  static let isAvailable = python != nil

  /// Limits that a right model does not reach on a busy machine either.
  static let options = ModelProcessOptions(startLimit: 600, answerLimit: 600, shutdownLimit: 0.5)

  /// The command for a way to behave, and the file to which the model writes its number and that of a child of its own.
  static func command(_ behaviour: String, process: String = "/dev/null") -> [String] {
    [python ?? "python3", "-S", "-E", script, behaviour, process]
  }

  /// Starts a model.
  static func start(_ behaviour: String, options: ModelProcessOptions = options) throws(ModelError) -> ModelProcess {
    try ModelProcess(command: command(behaviour), options: options)
  }

  /// A fresh path in the temporary folder.
  static func temporaryPath(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appending(path: "reynolds-\(UUID().uuidString)-\(name)").path
  }

  /// Where the source is written, once for each run of the tests.
  static let script: String = {
    let path = temporaryPath("model.py")
    _ = FileManager.default.createFile(atPath: path, contents: Data(source.utf8))
    return path
  }()

  /// The model sums the five numbers of each input, unless its behaviour says otherwise.
  private static let source = #"""
    import json, os, signal, sys, time
    from array import array
    behaviour, process = sys.argv[1], sys.argv[2]
    source, sink, complaints = sys.stdin.buffer, sys.stdout.buffer, sys.stderr

    def say(raw):
        sink.write(raw)
        sink.flush()

    def frame(payload=b"", **keys):
        say(json.dumps({"reynolds": 1, **keys}).encode() + b"\n" + payload)

    def numbers(values, kind):
        result = array("f" if kind == "float32" else "d", values)
        if sys.byteorder == "big":
            result.byteswap()
        return result.tobytes()

    with open(process, "w") as file:
        file.write(str(os.getpid()))
    if behaviour == "crash at start":
        os.kill(os.getpid(), signal.SIGSEGV)
    if behaviour == "exit at start":
        print("no weights found", file=complaints)
        sys.exit(3)
    if behaviour == "print before hello":
        say(b"Loading weights...\nDone.\n")
    if behaviour == "print without line break":
        say(b"Loading weights... ")
        time.sleep(100)
    if behaviour == "silent":
        time.sleep(100)
    if behaviour == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(100)
    if behaviour == "flood":
        while True:
            say(b"x" * 65536)
    if behaviour == "endless header":
        while True:
            say(b'{"reynolds":1,' + b" " * 65536)
    if behaviour == "half a hello":
        say(b'{"reynolds":1,"frame":"he')
        sys.exit(0)
    if behaviour == "startup error":
        frame(frame="error", kind="startup", message="there is no GPU")
        time.sleep(100)
    if behaviour == "version":
        say(b'{"reynolds":2,"frame":"hello","colour":"green"}\n')
        time.sleep(100)
    if behaviour == "answer first":
        frame(frame="answer", id=1, dtype="float64", shape=[0], bytes=0)
        time.sleep(100)
    if behaviour == "close output":
        os.close(1)
        time.sleep(100)
    if behaviour == "slow start":
        time.sleep(0.4)
    if behaviour == "leave a child":
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            time.sleep(100)
        with open(process, "w") as file:
            file.write("%d %d" % (os.getpid(), child))

    kind = "float32" if behaviour == "float32" else "float64"
    axis = {"one at a time": None, "batch axis 1": 1}.get(behaviour, 0)
    inputs, outputs = [5], []
    if behaviour == "batch axis 1":
        inputs, outputs = [2, 3], [2]
    if behaviour == "large":
        inputs = outputs = [500000]
    hello = dict(frame="hello", dtype=kind, input_shape=inputs, output_shape=outputs, batch_axis=axis, deterministic=True)
    hello.update(name=behaviour, x_note={"of": ["its", 0.5, "own"]})
    if behaviour == "small batches":
        hello["max_batch"] = 3
    frame(**hello)
    if behaviour == "close input":
        os.close(0)
        time.sleep(100)
    if behaviour == "goodbye":
        frame(frame="bye", reason="the licence has ended")
        sys.exit(0)
    if behaviour == "exit after hello":
        sys.exit(4)

    asked = 0
    while True:
        line = source.readline()
        if not line or json.loads(line)["frame"] == "bye":
            break
        question = json.loads(line)
        if behaviour == "large":
            # Answers while it still reads: neither side may wait for the other.
            size = question["bytes"]
            frame(frame="answer", id=question["id"], dtype=kind, shape=question["shape"], bytes=size)
            while size > 0:
                piece = source.read(min(size, 100000))
                size -= len(piece)
                sink.write(piece)
            sink.flush()
            continue
        values = array("f" if kind == "float32" else "d")
        values.frombytes(source.read(question["bytes"]))
        if sys.byteorder == "big":
            values.byteswap()
        asked += 1
        shape = question["shape"]
        if axis is None:
            answers, reply = [sum(values)], []
        elif axis == 1:
            # Inputs [2, n, 3] in, sums over the last axis [2, n] out.
            answers, reply = [sum(values[3 * i : 3 * i + 3]) for i in range(2 * shape[1])], [2, shape[1]]
        else:
            answers, reply = [sum(values[5 * i : 5 * i + 5]) for i in range(shape[0])], [shape[0]]
        key = dict(frame="answer", id=question["id"], dtype=kind, shape=reply)
        if behaviour == "batch sizes":
            answers = [float(shape[0])] * len(answers)
        if behaviour == "not finite":
            answers = [float("nan"), float("inf"), float("-inf"), -0.0, 5e-324][: len(answers)]
        if behaviour == "random":
            answers = [asked + i / 8 for i in range(len(answers))]
        if behaviour == "die":
            os.kill(os.getpid(), signal.SIGABRT)
        if behaviour == "die by python":
            raise RuntimeError("index out of range in the model")
        if behaviour == "exit 7":
            sys.exit(7)
        if behaviour == "hang":
            # Longer than any test may be kept waiting on a busy machine before it goes on.
            time.sleep(3600)
        if behaviour == "hang deaf":
            # Notices neither a signal nor the end of its input.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            with open(process, "w") as file:
                file.write("%d asked" % os.getpid())
            time.sleep(3600)
        if behaviour == "print instead":
            say(b"batch 1 done\n")
            time.sleep(100)
        if behaviour == "print a dictionary":
            say(b"{'loss': 0.5}\n")
            time.sleep(100)
        if behaviour == "wrong id":
            key["id"] += 1
        if behaviour == "wrong shape":
            key["shape"], answers = reply + [1], answers
        if behaviour == "wrong type":
            kind = key["dtype"] = "float32"
        if behaviour == "stale error":
            frame(frame="error", id=question["id"] + 5, kind="exception", message="late")
            time.sleep(100)
        if behaviour == "reports" and values[0] < 0:
            frame(frame="error", id=question["id"], kind="exception", message="ValueError: negative")
            continue
        if behaviour == "second hello":
            frame(**hello)
            time.sleep(100)
        if behaviour == "complain":
            for i in range(40000):
                print("warning %d" % i, file=complaints)
        payload = numbers(answers, kind)
        size = len(payload)
        if behaviour == "false size":
            size += 8
        if behaviour == "huge":
            key["shape"], size = [2**40], 2**43
        if behaviour == "too few":
            frame(payload[:-3], bytes=size, **key)
            sys.exit(0)
        if behaviour == "too few, hang":
            frame(payload[:-3], bytes=size, **key)
            time.sleep(100)
        if behaviour == "trickle":
            key["shape"], size = reply, 8 * len(answers)
            say(json.dumps({"reynolds": 1, "bytes": size, **key}).encode())
            while True:
                say(b" ")
                time.sleep(0.001)
        if behaviour == "too many":
            frame(payload + b"done\n", bytes=size, **key)
            time.sleep(100)
        if behaviour == "die in the answer":
            frame(payload[:4], bytes=size, **key)
            os.kill(os.getpid(), signal.SIGKILL)
        frame(payload, bytes=size, **key)
    if behaviour == "deaf at the end":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(100)
    """#
}
