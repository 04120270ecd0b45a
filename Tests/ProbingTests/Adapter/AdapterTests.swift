import Foundation
import Testing

@testable import Probing

/// The Python adapter, asked by the same code that asks any model.
@Suite("The Python adapter", .enabled(if: NumPy.isAvailable, "no python3 on PATH has NumPy"))
struct AdapterTests {
  static let adapter: String = {
    var root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return root.appending(path: "Scripts/reynolds_adapter.py").path
  }()

  /// A file with what users write.
  static let functions: String = {
    let path = PythonModel.temporaryPath("functions.py")
    let source = #"""
      import os, sys
      import numpy as np
      print("loading", flush=True)
      os.system("echo from a subprocess")

      def sums(X):
          print("asked for", X.shape, flush=True)
          return X.sum(axis=1)

      def top(X):
          return np.sort(X, axis=1)[:, ::-1][:, :2]

      def one(x):
          assert x.shape == (2, 3)
          return x.T

      def counting(X):
          return np.arange(len(X))

      def failing(X):
          if X.max() > 100:
              raise ValueError("too large for me")
          return X[:, 0]

      def shapeless(X):
          return 1.0

      def shrinking(X):
          return X.sum(axis=1) if X.max() < 100 else X

      def complex_numbers(X):
          return X[:, 0] if X.max() < 100 else X[:, 0] * 1j

      def leaving(X):
          if X.max() > 100:
              sys.exit(9)
          return X[:, 0]

      class Estimator:
          n_features_in_ = 4
          def predict_proba(self, X):
              assert X.ndim == 2
              return X[:, :2] / X.sum(axis=1, keepdims=True)
          def predict(self, X):
              return X[:, 0] > 0

      class Tensor:
          def __init__(self, values): self.values = values
          def detach(self): return self
          def cpu(self): return self
          def numpy(self): return self.values

      def tensors(X):
          return Tensor(X * 2)

      estimator = Estimator()
      """#
    _ = FileManager.default.createFile(atPath: path, contents: Data(source.utf8))
    return path
  }()

  private func start(_ function: String, _ options: String...) throws(ModelError) -> ModelProcess {
    try ModelProcess(
      command: [NumPy.python ?? "", AdapterTests.adapter, "\(AdapterTests.functions):\(function)"] + options,
      options: PythonModel.options)
  }

  @Test("functions, what they print, and their shapes")
  func functions() throws {
    let sums = try start("sums", "--input-shape", "5")
    #expect(
      sums.declaration
        == ModelDeclaration(inputShape: [5], outputShape: [], numberType: .float64, isDeterministic: true))
    #expect(try sums.evaluate((1...10).map { Double($0) }, count: 2) == [15, 40])
    let top = try start("top", "--input-shape", "3", "--dtype", "float32", "--nondeterministic", "--max-batch", "2")
    #expect(
      top.declaration
        == ModelDeclaration(inputShape: [3], outputShape: [2], numberType: .float32, isDeterministic: false))
    #expect(top.batchLimit == 2)
    #expect(try top.evaluate([1, 3, 2, 0, 0, 5, -1, -2, -3], count: 3) == [3, 2, 5, 0, -1, -2])
    let one = try start("one", "--input-shape", "2,3", "--per-sample")
    #expect(one.declaration.outputShape == [3, 2])
    #expect(try one.evaluate([1, 2, 3, 4, 5, 6], count: 1) == [1, 4, 2, 5, 3, 6])
    #expect(try start("counting", "--input-shape", "1").evaluate([7, 7, 7], count: 3) == [0, 1, 2])
    #expect(try start("tensors", "--input-shape", "2").evaluate([1, 2], count: 1) == [2, 4])
  }

  @Test("estimators tell their features, and the method may be chosen")
  func estimators() throws {
    let probabilities = try start("estimator")
    #expect(probabilities.declaration.inputShape == [4] && probabilities.declaration.outputShape == [2])
    #expect(try probabilities.evaluate([1, 1, 1, 1], count: 1) == [0.25, 0.25])
    let labels = try start("estimator", "--method", "predict", "--input-shape", "2,2")
    #expect(try labels.evaluate([1, 0, 0, 0, -1, 0, 0, 0], count: 2) == [1, 0])
  }

  @Test("what goes wrong in a function is reported, and the model goes on")
  func failures() throws {
    for (function, kind, text) in [
      ("failing", "exception", "ValueError: too large for me"),
      ("shrinking", "output", "an array of the shape (1, 2), not (1,)"),
      ("complex_numbers", "output", "values of the type complex128"),
    ] {
      let model = try start(function, "--input-shape", "2")
      let error = try #require(throws: ModelError.self) { _ = try model.evaluate([101, 1], count: 1) }
      guard case .reported(kind, let message) = error.fault else {
        Issue.record("\(error)")
        continue
      }
      #expect(message.contains(text))
      #expect(try model.evaluate([1, 1], count: 1).count == 1)
    }
    let leaving = try start("leaving", "--input-shape", "2")
    let error = try #require(throws: ModelError.self) { _ = try leaving.evaluate([101, 1], count: 1) }
    #expect(error.fault == .exited(code: 9, .answer))
  }

  @Test("targets that are none are refused at the start")
  func refusals() throws {
    let pickle = PythonModel.temporaryPath("model.pkl")
    _ = try NumPy.run(["-c", "import pickle, sys; pickle.dump(len, open(sys.argv[1], 'wb'))", pickle])
    defer { unlink(pickle) }
    for (words, text) in [
      (["\(AdapterTests.functions):sums"], "the input shape is not known"),
      (["\(AdapterTests.functions):shapeless", "--input-shape", "2"], "its first axis must be the batch"),
      (["\(AdapterTests.functions):missing", "--input-shape", "2"], "has no attribute 'missing'"),
      (["no_such_module:f", "--input-shape", "2"], "No module named 'no_such_module'"),
      (["sums", "--input-shape", "2"], "neither module:function nor a file"),
      ([pickle, "--input-shape", "2"], "add --allow-pickle if you trust it"),
      (["\(AdapterTests.functions):sums", "--input-shape", "0"], "not a tuple of positive integers"),
    ] {
      let command = [NumPy.python ?? "", AdapterTests.adapter] + words
      let error = try #require(throws: ModelError.self) {
        _ = try ModelProcess(command: command, options: PythonModel.options)
      }
      guard case .gaveUp("startup", let message) = error.fault else {
        Issue.record("\(error)")
        continue
      }
      #expect(message.contains(text), "\(message)")
    }
    let trusted = try ModelProcess(
      command: [
        NumPy.python ?? "", AdapterTests.adapter, pickle, "--allow-pickle", "--input-shape", "2", "--per-sample",
      ],
      options: PythonModel.options)
    #expect(try trusted.evaluate([4, 4], count: 1) == [2])
  }

  @Test("a test's own callable answers a command through its relay")
  func assertions() throws {
    // A stand-in for `reynolds probe`: it starts the model given after `--`, asks it, and ends with the status that the sum names.
    let command = PythonModel.temporaryPath("command.py")
    let source = #"""
      import json, struct, subprocess, sys
      words = sys.argv[1:]
      model = subprocess.Popen(words[words.index("--") + 1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
      def read():
          header = json.loads(model.stdout.readline())
          return header, model.stdout.read(header.get("bytes", 0))
      hello, _ = read()
      payload = struct.pack("<4d", 1, 2, 3, 4)
      model.stdin.write(json.dumps({"reynolds": 1, "frame": "evaluate", "id": 1, "dtype": "float64", "shape": [2, 2],
                                    "bytes": 32}).encode() + b"\n" + payload)
      model.stdin.flush()
      header, payload = read()
      print("words", words[:words.index("--")], "hello", hello["input_shape"], hello["output_shape"])
      if header["frame"] == "error":
          print(header["message"], file=sys.stderr)
          sys.exit(76)
      answers = struct.unpack("<2d", payload)
      print("answers", answers)
      model.stdin.write(b'{"reynolds":1,"frame":"bye"}\n')
      model.stdin.close()
      assert model.wait(10) == 0
      sys.exit(int(answers[0]))
      """#
    _ = FileManager.default.createFile(atPath: command, contents: Data(source.utf8))
    defer { unlink(command) }
    let test = #"""
      import sys
      import numpy as np
      from reynolds_adapter import assert_invariant, assert_equivariant, ReynoldsError
      reynolds = [sys.executable, sys.argv[1]]
      asked = []
      def status(number):
          def f(X):
              asked.append(len(X))
              return np.full(len(X), number)
          return f
      report = assert_invariant(status(0), "S2", "natural", target="weak:0.05", input_shape=2, reynolds=reynolds,
                                arguments=["--budget", "1s"])
      assert "answers (0.0, 0.0)" in report and "'--target', 'weak:0.05', '--confidence', '0.99'" in report, report
      assert "'--output', 'invariant'" in report and "'--budget', '1s'" in report
      assert asked == [2, 2], asked
      try:
          assert_invariant(status(1), "S2", "natural", inputs=np.ones((7, 2)), reynolds=reynolds)
          raise SystemExit("no AssertionError")
      except AssertionError as error:
          assert "is not symmetric under S2 (natural)" in str(error) and "answers (1.0, 1.0)" in str(error)
          assert "inputs.npy" in str(error)
      try:
          assert_equivariant(status(2), "S2", "natural", output_action="trivial", input_shape=(2,), reynolds=reynolds)
          raise SystemExit("no AssertionError")
      except AssertionError as error:
          assert "undecided" in str(error) and "'--output-action', 'trivial'" in str(error)
      def failing(X):
          if X.any():
              raise KeyError("weights")
          return X[:, 0]
      try:
          assert_invariant(failing, "S2", "natural", input_shape=2, reynolds=reynolds)
          raise SystemExit("no ReynoldsError")
      except ReynoldsError as error:
          assert "KeyError: 'weights'" in str(error) and isinstance(error.__cause__, KeyError)
      for words in ["no-such-reynolds"], [sys.executable, "-c", "import sys; sys.exit(64)"]:
          try:
              assert_invariant(status(0), "S2", "natural", input_shape=2, reynolds=words)
              raise SystemExit("no ReynoldsError")
          except ReynoldsError as error:
              pass
      try:
          assert_invariant(status(0), "S2", "natural", input_shape=2, timeout=0.3,
                           reynolds=[sys.executable, "-c", "import time; time.sleep(60)"])
          raise SystemExit("no ReynoldsError")
      except ReynoldsError as error:
          assert "was ended after 0.3 s" in str(error)
      print("all as expected")
      """#
    let folder = URL(fileURLWithPath: AdapterTests.adapter).deletingLastPathComponent().path
    let (status, output) = try NumPy.run(
      ["-c", test, command], environment: ["PYTHONPATH": folder, "PYTHONDONTWRITEBYTECODE": "1"])
    #expect(status == 0 && output.hasSuffix("all as expected\n"), "\(output)")
  }
}
