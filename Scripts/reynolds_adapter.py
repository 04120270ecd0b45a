#!/usr/bin/env python3
"""Makes any callable answer `reynolds probe`. One file; needs NumPy and Python 3.8 or later; copy it where you like.

A model program:

    from reynolds_adapter import serve
    serve(my_function, input_shape=(5,))            # then: reynolds probe … -- python3 model.py

From the command line, without a program:

    python3 reynolds_adapter.py package.module:function --input-shape 5
    python3 reynolds_adapter.py model.onnx
    python3 reynolds_adapter.py model.pt --input-shape 3,32,32
    python3 reynolds_adapter.py model.joblib --allow-pickle

Inside pytest:

    from reynolds_adapter import assert_invariant
    assert_invariant(my_function, group="S5", action="natural", target="weak:0.01", input_shape=(5,))

What can be served: functions of arrays (batched, or one input at a time with batched=False), PyTorch modules (scripted
ones too; put into evaluation mode, without gradients), scikit-learn estimators and ONNX Runtime sessions. None of these
libraries is imported unless a file of theirs is named. The protocol is specified in Documentation/ProbeProtocol.md.
"""

import argparse
import array
import contextlib
import importlib
import importlib.util
import io
import json
import math
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback

import numpy as np

__all__ = ["serve", "as_batched", "assert_invariant", "assert_equivariant", "ReynoldsError"]

PROTOCOL_VERSION = 1
HEADER_LIMIT = 65536
PAYLOAD_LIMIT = 1 << 30
MESSAGE_LIMIT = 6000
# Lines of reports (as text, as JSON) that find fault with the model; the command ends with 65, as for wrong data.
UNFIT = re.compile(
    r'^(?:verdict +(?:NON-FINITE|NONDETERMINISTIC|BATCH-DEPENDENT)'
    r'|  "verdict" : "(?:non-finite|nondeterministic|batch-dependent)).*$',
    re.MULTILINE,
)


class ReynoldsError(RuntimeError):
    """The command `reynolds` could not be run, was used wrongly, or failed."""


class OutputError(ValueError):
    """A callable returned something that is not an array of the right shape."""


# ---------------------------------------------------------------------------------------------------------------------
# From callables to functions of batches


class Batched:
    """A function from arrays (n, *input_shape) to arrays (n, *output_shape), and what is known of its shapes and type.

    `input_shape`, `output_shape` and `dtype` are None where the callable does not tell.
    """

    def __init__(self, function, input_shape=None, output_shape=None, dtype=None, name=None):
        self.function = function
        self.input_shape = input_shape
        self.output_shape = output_shape
        self.dtype = dtype
        self.name = name

    def __call__(self, batch):
        return self.function(batch)


def as_batched(f, batched=True, method=None, device=None):
    """Wraps a callable, chosen by what it is, without importing what is not imported yet.

    f        a PyTorch module, an ONNX Runtime session, a scikit-learn estimator, or a function.
    batched  whether a function takes the whole batch; if not, it is called with one input at a time.
    method   which method of an estimator is asked; by default the first that it has of predict_proba, predict,
             transform.
    device   where a PyTorch module runs; by default it stays where it is.
    """
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(f, torch.nn.Module):
        return _torch_module(torch, f, device)
    runtime = sys.modules.get("onnxruntime")
    if runtime is not None and isinstance(f, runtime.InferenceSession):
        return _onnx_session(f)
    if method is None and (_is_estimator(f) or not callable(f)):
        method = next((m for m in ("predict_proba", "predict", "transform") if hasattr(f, m)), None)
    if method is not None:
        return _estimator(f, method)
    if not callable(f):
        raise TypeError(
            f"{type(f).__name__} is no function, PyTorch module, ONNX Runtime session, "
            "or estimator with predict or transform"
        )
    name = getattr(f, "__qualname__", type(f).__name__)
    if batched:
        return Batched(lambda batch: _to_numpy(f(batch)), name=name)
    return Batched(lambda batch: np.stack([_to_numpy(f(one)) for one in batch]), name=name)


def _is_estimator(f):
    """Whether it is asked by a method although it may be callable, too.

    Models of Keras, which have `predict` and trainable weights, are functions: estimators are given rows.
    """
    if isinstance(f, type):
        return False
    return hasattr(f, "n_features_in_") or (hasattr(f, "predict") and not hasattr(f, "trainable_weights"))


def _to_numpy(value):
    """Arrays as they are; tensors of PyTorch without their gradients, from wherever they live."""
    if hasattr(value, "detach") and hasattr(value, "cpu"):
        value = value.detach().cpu().numpy()
    return np.asarray(value)


def _torch_module(torch, module, device):
    module.eval()
    if device is not None:
        module.to(device)
    numbers = next((p for p in list(module.parameters()) + list(module.buffers()) if p.is_floating_point()), None)
    place = device if device is not None else (numbers.device if numbers is not None else "cpu")
    # Modules of other types (float16, bfloat16) are given float32, converted.
    kind = numbers.dtype if numbers is not None else None
    dtype = None if kind is None else ("float64" if kind == torch.float64 else "float32")

    def evaluate(batch):
        with torch.no_grad():
            tensor = torch.from_numpy(batch).to(place)
            if kind is not None and tensor.dtype != kind:
                tensor = tensor.to(kind)
            answer = module(tensor)
            return _to_numpy(answer.float() if answer.dtype in (torch.float16, torch.bfloat16) else answer)

    return Batched(evaluate, dtype=dtype, name=type(module).__name__)


def _onnx_session(session):
    description = session.get_inputs()[0]
    if len(session.get_inputs()) != 1:
        raise TypeError(f"the ONNX model has {len(session.get_inputs())} inputs; wrap it in a function of one array")
    kinds = {"tensor(float)": "float32", "tensor(double)": "float64"}
    if description.type not in kinds:
        raise TypeError(f"the ONNX model takes {description.type}; wrap it in a function of an array of floats")
    lengths = list(description.shape or [])[1:]
    shape = tuple(lengths) if all(isinstance(n, int) and n > 0 for n in lengths) else None
    dtype = kinds[description.type]
    single = bool(description.shape) and description.shape[0] == 1

    def run(batch):
        return session.run(None, {description.name: np.ascontiguousarray(batch, dtype=dtype)})[0]

    def evaluate(batch):
        # A model exported for one input at a time has 1 where the batch axis is.
        return np.concatenate([run(batch[i : i + 1]) for i in range(len(batch))]) if single else run(batch)

    return Batched(evaluate, input_shape=shape, dtype=dtype, name="ONNX model")


def _estimator(estimator, method):
    if not hasattr(estimator, method):
        raise TypeError(f"{type(estimator).__name__} has no method {method}")
    call = getattr(estimator, method)
    features = getattr(estimator, "n_features_in_", None)

    def evaluate(batch):
        answer = call(batch.reshape(len(batch), -1))
        return answer.toarray() if hasattr(answer, "toarray") else np.asarray(answer)

    shape = None if features is None else (int(features),)
    return Batched(evaluate, input_shape=shape, name=f"{type(estimator).__name__}.{method}")


# ---------------------------------------------------------------------------------------------------------------------
# The protocol


class _Server:
    """Speaks for a function over two file descriptors."""

    def __init__(self, function, input_shape, output_shape, dtype, deterministic, max_batch, name):
        shape = input_shape if input_shape is not None else function.input_shape
        if shape is None:
            raise ValueError("the input shape is not known: pass input_shape, such as (5,)")
        self.function = function
        self.input_shape = _shape(shape, "input_shape")
        self.type = np.dtype(dtype or function.dtype or "float64").newbyteorder("<")
        if self.type.kind != "f" or self.type.itemsize not in (4, 8):
            raise ValueError(f"dtype is float64 or float32, not {dtype}")
        self.dtype = "float64" if self.type.itemsize == 8 else "float32"
        self.deterministic = bool(deterministic)
        self.max_batch = max_batch
        self.name = name if name is not None else function.name
        self.failure = None
        self.reported = Exception
        shape = output_shape if output_shape is not None else function.output_shape
        self.output_shape = _shape(shape, "output_shape") if shape is not None else self._find_output_shape()

    def _find_output_shape(self):
        # Two inputs, so that a result without a batch axis is noticed.
        answer = np.asarray(self.function(np.zeros((2,) + self.input_shape, self.type)))
        if answer.ndim == 0 or answer.shape[0] != 2:
            raise OutputError(
                f"for 2 inputs (an array of the shape {(2,) + self.input_shape}) the function returned an array "
                f"of the shape {answer.shape}; its first axis must be the batch "
                "(pass batched=False for a function of one input)"
            )
        _check_type(answer)
        return _shape(answer.shape[1:], "output_shape")

    def hello(self):
        header = {
            "reynolds": PROTOCOL_VERSION,
            "frame": "hello",
            "dtype": self.dtype,
            "input_shape": list(self.input_shape),
            "output_shape": list(self.output_shape),
            "batch_axis": 0,
            "deterministic": self.deterministic,
        }
        if self.max_batch is not None:
            header["max_batch"] = int(self.max_batch)
        if self.name is not None:
            header["name"] = str(self.name)[:200]
        return header

    def evaluate(self, batch):
        answer = np.asarray(self.function(batch))
        expected = (len(batch),) + self.output_shape
        if answer.shape != expected:
            raise OutputError(f"the function returned an array of the shape {answer.shape}, not {expected}")
        _check_type(answer)
        return np.ascontiguousarray(answer, dtype=self.type)

    def run(self, reading, writing):
        """Answers until a bye frame or the end of the input; takes over and closes both descriptors."""
        with io.BufferedReader(io.FileIO(reading, "rb"), 1 << 16) as source, io.FileIO(writing, "wb") as sink:
            try:
                self._converse(source, sink.fileno())
            except BrokenPipeError:
                pass  # Whoever asked is gone.

    def _converse(self, source, sink):
        _send(sink, self.hello())
        start, known = f'{{"reynolds":{PROTOCOL_VERSION},"frame":"evaluate","id":'.encode(), b""
        reply = f'{{"reynolds":{PROTOCOL_VERSION},"frame":"answer","id":%d,"dtype":"{self.dtype}",'
        reply += '"shape":[%s],"bytes":%d}\n'
        columns = "".join(f",{n}" for n in self.output_shape)
        while True:
            line = source.readline(HEADER_LIMIT)
            if not line:
                return
            # Questions of one size differ in their ids alone; reading JSON would be the slowest part of a small one.
            comma = line.find(b",", len(start))
            if line.startswith(start) and line[comma:] == known and line[len(start) : comma].isdigit():
                identifier = int(line[len(start) : comma])
            else:
                try:
                    header = json.loads(line)
                    if self._is_bye(header):
                        return
                    identifier, shape, length = self._question(header)
                    known = line[comma:] if line.startswith(start) else b""
                except (ValueError, KeyError, TypeError, IndexError) as error:
                    # Where the next frame begins is unknown now.
                    _send(sink, _error(None, "request", f"{type(error).__name__}: {error}"))
                    return
            batch = np.empty(shape, self.type)
            if length and not _fill(source, memoryview(batch).cast("B")):
                return
            try:
                answer = self.evaluate(batch)
            except self.reported as error:  # whatever a model raises is its answer
                self.failure = error
                kind = "output" if isinstance(error, OutputError) else "exception"
                _send(sink, _error(identifier, kind, _trace(error)))
                continue
            head = (reply % (identifier, f"{len(batch)}{columns}", answer.nbytes)).encode()
            _write(sink, head, memoryview(answer).cast("B") if answer.nbytes else b"")

    @staticmethod
    def _is_bye(header):
        if header["reynolds"] != PROTOCOL_VERSION:
            raise ValueError(f"protocol version {header['reynolds']}; {PROTOCOL_VERSION} is spoken here")
        return header["frame"] == "bye"

    def _question(self, header):
        """The id, the shape and the bytes of a question."""
        if header["frame"] != "evaluate":
            raise ValueError(f"the frame {header['frame']} is none for a model")
        shape, length = header["shape"], header["bytes"]
        if header["dtype"] != self.dtype or shape[1:] != list(self.input_shape):
            raise ValueError(
                f"{header['dtype']} of the shape {shape}: not a batch of {self.dtype} {list(self.input_shape)}"
            )
        count = math.prod(shape) * self.type.itemsize
        if length != count or not 0 <= length <= PAYLOAD_LIMIT:
            raise ValueError(f"{length} bytes are announced for the shape {shape}, which has {count}")
        return int(header["id"]), shape, length


def _check_type(answer):
    if answer.dtype.kind in "fiub":
        return
    text = f"the function returned values of the type {answer.dtype}, not real numbers"
    if answer.dtype.kind in "USO":
        text += (
            '; if they are the labels of a classifier, pass method="predict_proba" or method="decision_function" '
            "(--method on the command line)"
        )
    raise OutputError(text)


def _shape(shape, name):
    """A tuple of positive integers, from an integer or a sequence of integers."""
    lengths = (shape,) if np.ndim(shape) == 0 else tuple(shape)
    result = tuple(int(n) for n in lengths)
    if any(n <= 0 for n in result) or result != lengths:
        raise ValueError(f"{name} is {shape}, not a tuple of positive integers")
    return result


def _error(identifier, kind, message):
    header = {"reynolds": PROTOCOL_VERSION, "frame": "error", "kind": kind, "message": message[-MESSAGE_LIMIT:]}
    if identifier is not None:
        header["id"] = identifier
    return header


def _trace(error):
    """The traceback as text, without the frames of this file: the first line shown is the user's."""
    own = _trace.__code__.co_filename
    whole = traceback.TracebackException(type(error), error, error.__traceback__)
    pending, seen = [whole], set()
    while pending:
        one = pending.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if one.stack is not None:
            one.stack[:] = [frame for frame in one.stack if frame.filename != own]
        pending += [one.__cause__, one.__context__]
    is_alone = whole.__cause__ is None and (whole.__context__ is None or whole.__suppress_context__)
    return "".join(whole.format_exception_only() if is_alone and not whole.stack else whole.format())


def _send(sink, header):
    _write(sink, json.dumps(header, ensure_ascii=True).encode() + b"\n", b"")


def _write(sink, start, payload):
    """Both pieces in one call where that goes; the descriptor blocks."""
    sent = os.writev(sink, [start, payload])
    while sent < len(start) + len(payload):
        rest = memoryview(start)[sent:] if sent < len(start) else payload[sent - len(start) :]
        sent += os.write(sink, rest)


def _fill(source, room):
    """Reads until the room is full; False if the input ends first."""
    filled = 0
    while filled < len(room):
        count = source.readinto(room[filled:])
        if not count:
            return False
        filled += count
    return True


@contextlib.contextmanager
def _own_streams():
    """The standard input and output for frames alone: what is printed meanwhile goes to standard error.

    The descriptors are exchanged, not only sys.stdout, so that prints of libraries written in C are caught, too.
    """
    reading, writing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    # What is in Python's buffer now was printed, too; it is written to standard error when it is flushed.
    os.dup2(2, 1)
    with contextlib.suppress(Exception):
        sys.stdout.flush()
    try:
        yield reading, writing
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()


def _refuse(writing, error):
    """Tells the other side why there is no model."""
    with contextlib.suppress(OSError):
        _send(writing, _error(None, "startup", _trace(error)))


def serve(
    f,
    input_shape=None,
    output_shape=None,
    dtype=None,
    deterministic=True,
    batched=True,
    method=None,
    device=None,
    max_batch=None,
    name=None,
):
    """Answers `reynolds probe` on standard input and output until it says goodbye.

    f              see `as_batched`, also for `batched`, `method` and `device`.
    input_shape    of one input, without the batch axis: an integer or a tuple; () for numbers. It may be left out for
                   ONNX models with fixed shapes and for fitted estimators.
    output_shape   of one output; if left out it is found by asking f for two inputs of zeros.
    dtype          "float64" or "float32"; if left out, that of the model's parameters, and float64 for functions.
    deterministic  whether equal questions get equal answers; say so if they don't.
    max_batch      the most inputs that f takes at once.
    """
    with _own_streams() as (reading, writing):
        _serve_on(
            reading,
            writing,
            lambda: as_batched(f, batched, method, device),
            (input_shape, output_shape, dtype, deterministic, max_batch, name),
        )


def _serve_on(reading, writing, load, settings):
    try:
        server = _Server(load(), *settings)
    except Exception as error:
        _refuse(writing, error)
        raise
    server.run(reading, writing)
    return server


# ---------------------------------------------------------------------------------------------------------------------
# Files and names of models


def _load(target, allow_pickle, device):
    """The callable that a command line names."""
    suffix = os.path.splitext(target)[1].lower()
    if suffix == ".onnx":
        import onnxruntime

        return onnxruntime.InferenceSession(target, providers=onnxruntime.get_available_providers())
    if suffix in (".pt", ".pth", ".ts"):
        import torch

        try:
            return torch.jit.load(target, map_location=device or "cpu")
        except RuntimeError as error:
            if not allow_pickle:
                raise ValueError(
                    f"{target} is no scripted module, and a pickled one can run any code: "
                    "add --allow-pickle if you trust it"
                ) from error
        return torch.load(target, map_location=device or "cpu", weights_only=False)
    if suffix in (".joblib", ".pkl", ".pickle"):
        if not allow_pickle:
            raise ValueError(f"{target} is a pickle, which can run any code: add --allow-pickle if you trust it")
        if suffix == ".joblib":
            import joblib

            return joblib.load(target)
        import pickle

        with open(target, "rb") as file:
            return pickle.load(file)
    module, colon, attribute = target.rpartition(":")
    if not colon or not module or not attribute:
        raise ValueError(
            f"{target} is neither module:function nor a file .onnx, .pt, .pth, .ts, .joblib, .pkl, .pickle"
        )
    if module.endswith(".py"):
        sys.path.insert(0, os.path.dirname(os.path.abspath(module)))
        specification = importlib.util.spec_from_file_location(os.path.splitext(os.path.basename(module))[0], module)
        loaded = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(loaded)
    else:
        sys.path.insert(0, os.getcwd())
        loaded = importlib.import_module(module)
    for part in attribute.split("."):
        loaded = getattr(loaded, part)
    return loaded


# ---------------------------------------------------------------------------------------------------------------------
# Inside tests


def assert_invariant(f, group, action, target="weak:0.01", **options):
    """Raises AssertionError, with the report of `reynolds probe`, unless f is invariant as far as the target says.

    That is so, too, for outputs that are not finite, differ between equal questions or depend on the rest of the batch.
    ReynoldsError is raised if the command or f fails.

    f           anything that `serve` takes; it is called in this process. A PyTorch module is in evaluation mode
                meanwhile, and then in the mode that it was in.
    group       such as "S5" or "C2^3".
    action      how the group moves inputs, such as "natural" or "permute coordinates".
    target      such as "weak:0.01" or "strong:0.05".
    confidence  0.99 by default.
    inputs      an array (n, *input_shape) or the path of a .npy file; inputs are generated otherwise.
    seed        decides everything that is drawn.
    reynolds    the command, or a list of its words.
    arguments   further words for `reynolds probe`, such as ["--max-queries", "100000"].
    timeout     seconds after which the command is ended.
    Further options are those of `serve`.

    Returns the report as text.
    """
    with _kept_modes(f):
        return _probe(f, group, action, target, ["--output", "invariant"], **options)


def assert_equivariant(f, group, action, target="weak:0.01", output_action=None, **options):
    """As `assert_invariant`, for outputs that move with the inputs: f(g x) = g f(x).

    output_action  how the group moves outputs; by default as it moves inputs.
    """
    words = ["--output", "representation"]
    if output_action is not None:
        words += ["--output-action", output_action]
    with _kept_modes(f):
        return _probe(f, group, action, target, words, **options)


def _probe(
    f,
    group,
    action,
    target,
    words,
    confidence=0.99,
    inputs=None,
    seed=1,
    reynolds="reynolds",
    arguments=(),
    timeout=600.0,
    input_shape=None,
    output_shape=None,
    dtype=None,
    deterministic=True,
    batched=True,
    method=None,
    device=None,
    max_batch=None,
    name=None,
):
    function = as_batched(f, batched, method, device)
    if inputs is not None and input_shape is None:
        is_path = isinstance(inputs, (str, os.PathLike))
        input_shape = (np.load(inputs, mmap_mode="r") if is_path else np.asarray(inputs)).shape[1:]
    try:
        server = _Server(function, input_shape, output_shape, dtype, deterministic, max_batch, name)
    except SystemExit as error:
        raise ReynoldsError(f"{name or function.name} left by sys.exit({error.code!r}) when asked") from error
    server.reported = (Exception, SystemExit)
    with tempfile.TemporaryDirectory(prefix="reynolds-") as folder:
        command = [reynolds] if isinstance(reynolds, str) else list(reynolds)
        command += ["probe", "--group", str(group), "--action", str(action), "--target", str(target)]
        command += ["--confidence", repr(confidence), "--seed", str(seed)] + words
        if inputs is not None:
            path = inputs
            if not isinstance(inputs, (str, os.PathLike)):
                path = os.path.join(folder, "inputs.npy")
                np.save(path, np.ascontiguousarray(inputs, dtype="<f8"))
            command += ["--inputs", os.fspath(path)]
        meeting = os.path.join(folder, "meeting")
        command += [str(word) for word in arguments]
        command += ["--", sys.executable, os.path.abspath(__file__), "--connect", meeting]
        status, report, complaint = _run(server, command, meeting, folder, timeout)
    if status == 0:
        return report
    text = "\n".join(part for part in (report.strip(), complaint.strip()) if part)
    if status == 1:
        raise AssertionError(f"{server.name} is not symmetric under {group} ({action}) as far as {target}:\n{text}")
    if status == 2:
        raise AssertionError(
            f"it stayed undecided whether {server.name} is symmetric under {group} ({action}):\n{text}"
        )
    verdict = UNFIT.search(report) if status == 65 else None
    if verdict:
        raise AssertionError(
            f"{verdict.group().strip()}\n{server.name} under {group} ({action}), target {target}:\n{text}"
        )
    raise ReynoldsError(f"{' '.join(command)}\nended with status {status}:\n{text}") from server.failure


@contextlib.contextmanager
def _kept_modes(f):
    """A PyTorch module leaves as it came: each of its parts in training or in evaluation mode."""
    torch = sys.modules.get("torch")
    is_module = torch is not None and isinstance(f, torch.nn.Module)
    modes = [(part, part.training) for part in f.modules()] if is_module else []
    try:
        yield
    finally:
        for part, mode in modes:
            if part.training != mode:
                part.training = mode


def _run(server, command, meeting, folder, timeout):
    """Runs the command; the model it starts is `--connect`, which hands its streams over to this process."""
    report, complaint = os.path.join(folder, "report"), os.path.join(folder, "complaint")
    with contextlib.ExitStack() as stack:
        listener = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
        listener.bind(meeting)
        listener.listen(1)
        listener.settimeout(0.1)
        with open(report, "wb") as out, open(complaint, "wb") as err:
            try:
                process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            except OSError as error:
                raise ReynoldsError(
                    f"the command {command[0]} cannot be run ({error}); pass its path as reynolds=…"
                ) from error
        try:
            deadline = _Deadline(timeout, process)
            with deadline:
                _answer(server, listener, process)
                status = process.wait()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        texts = tuple(_text(path) for path in (report, complaint))
    if deadline.is_over:
        raise ReynoldsError(f"{' '.join(command)}\nwas ended after {timeout} s:\n{texts[0]}{texts[1]}")
    return (status,) + texts


def _text(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


class _Deadline:
    """Ends a process after some seconds; the streams of its model then close, so that nobody here waits for them."""

    def __init__(self, seconds, process):
        self.is_over = False
        self._process = process
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def _end(self):
        self.is_over = True
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(2.0)  # to save its report
        except subprocess.TimeoutExpired:
            self._process.kill()

    def __enter__(self):
        self._timer.start()

    def __exit__(self, *_):
        self._timer.cancel()


def _answer(server, listener, process):
    """Waits for the relay, takes its streams and answers on them; a command may also start its model anew."""
    while process.poll() is None:
        try:
            connection, _ = listener.accept()
        except socket.timeout:
            continue
        with connection:
            descriptors = array.array("i")
            _, ancillary, _, _ = connection.recvmsg(1, socket.CMSG_LEN(2 * descriptors.itemsize))
            for level, kind, data in ancillary:
                if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                    descriptors.frombytes(data[: len(data) - len(data) % descriptors.itemsize])
            if len(descriptors) == 2:
                server.run(descriptors[0], descriptors[1])


def _connect(meeting):
    """The model of a probe that a test started: hands its streams to the test's process and waits for it."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(meeting)
        rights = array.array("i", [0, 1]).tobytes()
        connection.sendmsg([b"!"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
        # The ends of input and output are noticed only when no process holds them any more.
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        connection.recv(1)


# ---------------------------------------------------------------------------------------------------------------------
# The command


def _main():
    parser = argparse.ArgumentParser(description="Makes a model answer reynolds probe on standard input and output.")
    parser.add_argument("target", nargs="?", help="module:function, file.py:function, or .onnx .pt .ts .joblib .pkl")
    parser.add_argument("--input-shape", help="of one input, without the batch axis: 5 or 3,32,32; empty for numbers")
    parser.add_argument("--output-shape", help="of one output; found by asking if left out")
    parser.add_argument("--dtype", choices=["float64", "float32"], help="the type of numbers; by default the model's")
    parser.add_argument("--nondeterministic", action="store_true", help="equal questions may get different answers")
    parser.add_argument("--per-sample", action="store_true", help="the function takes one input, not a batch")
    parser.add_argument("--method", help="the method of an estimator: predict_proba, predict, transform, …")
    parser.add_argument("--device", help="where a PyTorch module runs, such as cuda")
    parser.add_argument("--max-batch", type=int, help="the most inputs at once")
    parser.add_argument("--allow-pickle", action="store_true", help="load pickles, which can run any code")
    parser.add_argument("--connect", metavar="SOCKET", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.connect:
        _connect(options.connect)
        return
    if not options.target:
        parser.error("name a model: module:function or a file")

    def shape(text):
        return None if text is None else tuple(int(n) for n in text.replace("x", ",").split(",") if n.strip())

    try:
        settings = (
            shape(options.input_shape),
            shape(options.output_shape),
            options.dtype,
            not options.nondeterministic,
            options.max_batch,
            options.target,
        )
    except ValueError as error:
        parser.error(f"a shape is a list of integers separated by commas: {error}")
    # Streams are exchanged before anything of the user's is imported, which may print.
    with _own_streams() as (reading, writing):

        def load():
            model = _load(options.target, options.allow_pickle, options.device)
            return as_batched(model, not options.per_sample, options.method, options.device)

        try:
            _serve_on(reading, writing, load, settings)
        except Exception:  # noqa: BLE001 - it was reported on both streams
            traceback.print_exc()
            sys.exit(1)


if __name__ == "__main__":
    _main()
