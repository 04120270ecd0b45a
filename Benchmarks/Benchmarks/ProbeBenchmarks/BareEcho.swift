import Foundation
import PeerRuns

/// The peers: bytes through two pipes and back, without headers.
struct BareEcho {
  private let program: String

  /// Compiles the program that asks, which is also the C peer; `nil` without a compiler.
  init?(folder: String) {
    let source = folder + "/echo.c"
    program = folder + "/echo"
    guard (try? Data(BareEcho.source.utf8).write(to: URL(fileURLWithPath: source))) != nil else { return nil }
    let compiled = ["cc", "clang", "gcc"].contains { Peer.output($0, ["-O2", "-o", program, source]) != nil }
    guard compiled else { return nil }
  }

  /// The seconds for one question, by peer.
  func times(sent: Int, received: Int, python: String, seconds: Double) -> (c: Double?, python: Double?) {
    let sizes = ["\(sent)", "\(received)"]
    func run(_ command: [String]) -> Double? {
      Peer.output(program, sizes + ["\(seconds)"] + command)
        .flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
    return (run([program, "child"] + sizes), run([python, "-c", BareEcho.pythonSource] + sizes))
  }

  /// The Python peer: reads a whole question, then writes its first bytes.
  private static let pythonSource = """
    import os, sys
    sent, received = int(sys.argv[1]), int(sys.argv[2])
    buffer = memoryview(bytearray(sent))
    source = os.fdopen(0, "rb", buffering=0)
    while True:
        filled = 0
        while filled < sent:
            count = source.readinto(buffer[filled:])
            if not count:
                sys.exit(0)
            filled += count
        written = 0
        while written < received:
            written += os.write(1, buffer[written:received])
    """

  /// `echo SENT RECEIVED SECONDS COMMAND…` starts a command, asks it for five times SECONDS and prints the median of the seconds for a question;
  /// `echo child SENT RECEIVED` answers.
  private static let source = #"""
    #define _GNU_SOURCE
    #include <errno.h>
    #include <fcntl.h>
    #include <poll.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <time.h>
    #include <unistd.h>

    static int child(size_t sent, size_t received) {
      char *buffer = malloc(sent);
      for (;;) {
        for (size_t filled = 0; filled < sent;) {
          ssize_t count = read(0, buffer + filled, sent - filled);
          if (count <= 0) return 0;
          filled += count;
        }
        for (size_t written = 0; written < received;) {
          ssize_t count = write(1, buffer + written, received - written);
          if (count <= 0) return 1;
          written += count;
        }
      }
    }

    static double now(void) {
      struct timespec t;
      clock_gettime(CLOCK_MONOTONIC, &t);
      return t.tv_sec + t.tv_nsec * 1e-9;
    }

    static void ask(int to, int from, char *question, size_t sent, char *answer, size_t received) {
      size_t written = 0, filled = 0;
      while (written < sent || filled < received) {
        while (written < sent) {
          ssize_t count = write(to, question + written, sent - written);
          if (count < 0) break;
          written += count;
        }
        struct pollfd ends[2] = {{from, POLLIN, 0}, {written < sent ? to : -1, POLLOUT, 0}};
        if (poll(ends, 2, 10000) <= 0) exit(1);
        if (ends[0].revents) {
          ssize_t count = read(from, answer + filled, received - filled);
          if (count == 0) exit(1);
          if (count > 0) filled += count;
        }
      }
    }

    static int ascending(const void *a, const void *b) {
      double x = *(const double *)a, y = *(const double *)b;
      return (x > y) - (x < y);
    }

    int main(int argc, char **argv) {
      if (argc == 4 && !strcmp(argv[1], "child")) return child(atol(argv[2]), atol(argv[3]));
      if (argc < 5) return 2;
      size_t sent = atol(argv[1]), received = atol(argv[2]);
      double seconds = atof(argv[3]), times[5];
      int to[2], from[2];
      if (pipe(to) || pipe(from)) return 1;
      if (!fork()) {
        dup2(to[0], 0);
        dup2(from[1], 1);
        close(to[1]);
        close(from[0]);
        execvp(argv[4], argv + 4);
        _exit(127);
      }
      close(to[0]);
      close(from[1]);
    #ifdef F_SETPIPE_SZ
      fcntl(to[1], F_SETPIPE_SZ, 1 << 20);
      fcntl(from[0], F_SETPIPE_SZ, 1 << 20);
    #endif
      fcntl(to[1], F_SETFL, O_NONBLOCK);
      fcntl(from[0], F_SETFL, O_NONBLOCK);
      char *question = malloc(sent), *answer = malloc(received);
      memset(question, 1, sent);
      for (int i = 0; i < 3; i++) ask(to[1], from[0], question, sent, answer, received);
      for (int run = 0; run < 5; run++) {
        double start = now();
        long questions = 0;
        while (now() - start < seconds) {
          ask(to[1], from[0], question, sent, answer, received);
          questions++;
        }
        times[run] = (now() - start) / questions;
      }
      qsort(times, 5, sizeof(double), ascending);
      printf("%.9f\n", times[2]);
      return 0;
    }
    """#
}
