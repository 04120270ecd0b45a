#!/usr/bin/env python3
"""A second checker of certificates of averaging complexities; it shares no code with reynolds-check.

    python3 check_certificate.py [--verbose] [--max-work N] [...] PATH...

It was written from Documentation/CertificateFormat.md alone and decides the same four verdicts with the same exit codes:

    0  every certificate is valid                65  a file is not a certificate (malformed)
    1  some certificate is invalid               66  a path cannot be read, or a folder holds no *.json or *.json.gz
    2  none is invalid, some is incomplete       64  wrong use of this command
    Of several certificates the gravest decides: 66, 65, 1, 2, 0 in this order.

What is trusted: the Python interpreter with its integers, `fractions`, `json` and `zlib`, this file, and the mathematics of the
page named above. Nothing else: no solver, no other package, nothing of the rest of this repository. All arithmetic is exact.
Numbers of a field Q(zeta_n) are polynomials in 2cos(2 pi/n) modulo its minimal polynomial; they are 0 only if all coefficients are, and
the sign of any other number is read off an enclosure by rational numbers, refined until 0 is outside.

How long it takes: one step (`--max-work`) is a small operation of Python, roughly 100 ns; reynolds-check counts
nanoseconds. The archive of this repository takes some seconds. A certificate for a group of some hundred elements takes seconds, a `rank`
proof for |G| elements |G|^3/3 steps. Before anything large is computed its size is estimated and compared with the limits; what is beyond
them is "not proved" and the certificate incomplete. The memory of the process is limited too (`--memory`).
"""

import argparse
import itertools
import json
import math
import os
import re
import sys
import zlib
from fractions import Fraction

NESTING = 64  # lists and objects inside each other
TEXT_OF_A_NUMBER = 10_000  # characters
CONDUCTOR = 240
BITS_OF_FIELD_ENTRIES = 2048
GRAVITY = [66, 65, 1, 2, 0]
CODES = {"valid": 0, "incomplete": 2, "invalid": 1, "malformed": 65, "unreadable": 66}

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)  # lengths are limited before a text is converted


class Malformed(Exception):
    """The file is not a certificate."""


class Wrong(Exception):
    """A part of the certificate does not hold."""


class Beyond(Exception):
    """A limit of this checker is reached: nothing is proved and nothing refuted."""


class Limits:
    """What one certificate may take; the names are those of the options."""

    def __init__(self, order=200_000, storage=100_000_000, labels=1_000_000, work=2_000_000_000, size=67_108_864):
        self.order, self.storage, self.labels, self.work, self.size = order, storage, labels, work, size


# ------------------------------------------------------------------------------------------------------------------
# Numbers of a real cyclotomic field


def trim(polynomial):
    """The polynomial (coefficients from degree 0 up) without leading zeros."""
    polynomial = list(polynomial)
    while polynomial and polynomial[-1] == 0:
        polynomial.pop()
    return polynomial


def divide(a, b):
    """Quotient and remainder of polynomials with rational coefficients."""
    a, b = trim(a), trim(b)
    quotient = [0] * max(len(a) - len(b) + 1, 0)
    while len(a) >= len(b):
        factor = a[-1] if b[-1] == 1 else Fraction(a[-1]) / b[-1]
        shift = len(a) - len(b)
        quotient[shift] = factor
        for i, c in enumerate(b):
            a[shift + i] -= factor * c
        a = trim(a)
    return quotient, a


def multiply(a, b):
    product = [0] * (len(a) + len(b) - 1) if a and b else []
    for i, x in enumerate(a):
        if x:
            for j, y in enumerate(b):
                product[i + j] += x * y
    return product


def primes_dividing(n):
    return [p for p in range(2, n + 1) if n % p == 0 and all(p % q for q in range(2, p))]


def totient(n):
    return sum(1 for a in range(1, n + 1) if math.gcd(a, n) == 1)


def is_prime(n):
    """Exact below 3.3 * 10^24 (Miller-Rabin with these bases)."""
    if n < 2:
        return False
    bases = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    for p in bases:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in bases:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def two_cosines(count):
    """V_0 ... V_count with V_k(2cos t) = 2cos(kt): V_0 = 2, V_1 = c, V_(k+1) = c V_k - V_(k-1)."""
    table = [[2], [0, 1]]
    while len(table) <= count:
        following = [0] + table[-1]
        for i, x in enumerate(table[-2]):
            following[i] -= x
        table.append(following)
    return table


class Field:
    """The real numbers of Q(zeta_n) as polynomials in c = 2cos(2 pi/n) of degree below `degree`."""

    _known = {}

    def __new__(cls, n):
        if n not in cls._known:
            field = super().__new__(cls)
            field._prepare(n)
            cls._known[n] = field
        return cls._known[n]

    def _prepare(self, n):
        self.n = n
        self.degree = max(totient(n) // 2, 1)
        self.enclosures = {}
        if self.degree == 1:
            self.minimal = None  # c is never used
            return
        cyclotomic = {}
        for d in range(1, n + 1):
            if n % d == 0:
                polynomial = [-1] + [0] * (d - 1) + [1]
                for e, other in cyclotomic.items():
                    if d % e == 0:
                        polynomial = divide(polynomial, other)[0]
                cyclotomic[d] = trim(polynomial)
        phi, m = cyclotomic[n], self.degree
        cosines = two_cosines(m)
        minimal = [0] * (m + 1)
        minimal[0] += phi[m]
        for k in range(1, m + 1):
            for i, x in enumerate(cosines[k]):
                minimal[i] += phi[m + k] * x
        self.minimal = minimal  # monic with integer coefficients

    def make(self, coefficients):
        """The number with these coefficients, reduced; a Fraction if it is rational."""
        coefficients = trim(coefficients)
        if len(coefficients) > self.degree:
            coefficients = divide(coefficients, self.minimal)[1]
        if len(coefficients) <= 1:
            return Fraction(coefficients[0] if coefficients else 0)
        return Number(self, tuple(coefficients))

    def cosine(self, k):
        """2cos(2 pi k/n)."""
        if self.degree == 1:  # n is 1, 2, 3, 4 or 6
            return Fraction({1: 2, 2: -2, 3: -1, 4: 0, 6: 1}[self.n // math.gcd(k, self.n)])
        k = min(k % self.n, self.n - k % self.n)
        return self.make(two_cosines(k)[k])

    def conjugate(self, coefficients, a):
        """The image of a number under zeta -> zeta^a."""
        c, value = self.cosine(a), Fraction(0)
        for x in reversed(coefficients):
            value = value * c + x
        return value

    def generator_enclosure(self, bits):
        """Rational numbers below and above c = 2cos(2 pi/n) that differ by about 2^-bits."""
        if bits not in self.enclosures:
            scale = 1 << (bits + 8)
            low, high = enclosed_pi(bits + 16)
            low = Fraction(math.floor(2 * low * scale / self.n), scale)
            high = Fraction(math.ceil(2 * high * scale / self.n), scale)
            # The cosine falls on [0, pi], and n >= 5 keeps both ends there.
            below, above = 2 * enclosed_cosine(high, bits)[0], 2 * enclosed_cosine(low, bits)[1]
            self.enclosures[bits] = (Fraction(math.floor(below * scale), scale), Fraction(math.ceil(above * scale), scale))
        return self.enclosures[bits]


def enclosed_pi(bits):
    """pi = 16 arctan(1/5) - 4 arctan(1/239), each series alternating with falling terms."""
    def arctan(q):
        total, k, tiny = Fraction(0), 0, Fraction(1, 1 << (bits + 8))
        while True:
            term = Fraction(1, (2 * k + 1) * q ** (2 * k + 1))
            if k % 2 == 0 and term < tiny:
                return total, total + term  # the next term would be added: the sum is below the value
            total += term if k % 2 == 0 else -term
            k += 1
    a, b = arctan(5), arctan(239)
    return 16 * a[0] - 4 * b[1], 16 * a[1] - 4 * b[0]


def enclosed_cosine(x, bits):
    """Bounds of cos x for rational 0 <= x < 2: the Taylor series alternates, and its terms fall from the second on."""
    total, term, k, tiny = Fraction(0), Fraction(1), 0, Fraction(1, 1 << (bits + 8))
    while True:
        if k > 2 and k % 2 == 0 and term < tiny:
            return total, total + term
        total += term if k % 2 == 0 else -term
        k += 1
        term = term * x * x / ((2 * k - 1) * (2 * k))


class Number:
    """An irrational number of a field. Rational results of operations are Fractions, so that equality is that of coefficients."""

    __slots__ = ("field", "c")

    def __init__(self, field, coefficients):
        self.field, self.c = field, coefficients

    def _with(self, other, sign):
        if not isinstance(other, Number):
            return Number(self.field, (self.c[0] + sign * other,) + self.c[1:])
        a, b = self.c, other.c
        length = max(len(a), len(b))
        a, b = a + (0,) * (length - len(a)), b + (0,) * (length - len(b))
        return self.field.make([x + sign * y for x, y in zip(a, b)])

    def __add__(self, other):
        return self._with(other, 1)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, -1)

    def __neg__(self):
        return Number(self.field, tuple(-x for x in self.c))

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if isinstance(other, Number):
            return self.field.make(multiply(self.c, other.c))
        return Number(self.field, tuple(x * other for x in self.c)) if other else Fraction(0)

    __rmul__ = __mul__

    def inverse(self):
        """By the extended Euclidean algorithm: the minimal polynomial is irreducible."""
        a, b, u, v = self.field.minimal, list(self.c), [], [1]
        while len(b) > 1:
            quotient, remainder = divide(a, b)
            product = multiply(quotient, v)
            length = max(len(u), len(product))
            following = [(u[i] if i < len(u) else 0) - (product[i] if i < len(product) else 0) for i in range(length)]
            a, b, u, v = b, remainder, v, following
        return self.field.make([Fraction(x) / b[0] for x in v])

    def __truediv__(self, other):
        return self * other.inverse() if isinstance(other, Number) else self * (1 / Fraction(other))

    def __rtruediv__(self, other):
        return self.inverse() * other

    def __eq__(self, other):
        return isinstance(other, Number) and self.c == other.c and self.field is other.field

    def __hash__(self):
        return hash(self.c)

    def enclosure(self, bits):
        low, high = self.field.generator_enclosure(bits)
        a = b = Fraction(0)
        for x in reversed(self.c):
            products = (a * low, a * high, b * low, b * high)
            a, b = min(products) + x, max(products) + x
        return a, b

    def sign(self):
        bits = 64
        while True:
            low, high = self.enclosure(bits)
            if low > 0:
                return 1
            if high < 0:
                return -1
            bits *= 2  # the number is not 0, so this ends

    def __lt__(self, other):
        return sign(self - other) < 0

    def __gt__(self, other):
        return sign(self - other) > 0

    def __le__(self, other):
        return sign(self - other) <= 0

    def __ge__(self, other):
        return sign(self - other) >= 0


def sign(x):
    return x.sign() if isinstance(x, Number) else (x > 0) - (x < 0)


def ceiling(x):
    """The least integer >= x."""
    if not isinstance(x, Number):
        return math.ceil(x)
    bits = 64
    while True:
        low, high = x.enclosure(bits)
        if math.ceil(low) == math.ceil(high):  # an irrational number is no integer, so this ends
            return math.ceil(low)
        bits *= 2


def mean_of_conjugates(x):
    """A rational number: the trace of x over Q divided by the degree."""
    if not isinstance(x, Number):
        return x
    n = x.field.n
    units = [a for a in range(1, n + 1) if math.gcd(a, n) == 1]
    total = sum((x.field.conjugate(x.c, a) for a in units), Fraction(0))
    assert not isinstance(total, Number)
    return total / len(units)


class Residues:
    """Numbers modulo a prime; zeta_n goes to a^((p-1)/n) for the least a >= 1 that gives the order n."""

    def __init__(self, prime, conductor):
        if not (2 <= prime < 2**31 and is_prime(prime)):
            raise Wrong(f"{prime} is not a prime number below 2^31")
        self.p = prime
        self.c = 0
        if conductor is not None:
            if (prime - 1) % conductor:
                raise Wrong(f"{prime} is not 1 modulo the conductor {conductor}")
            a = 1
            while not self._has_order(pow(a, (prime - 1) // conductor, prime), conductor):
                a += 1
            zeta = pow(a, (prime - 1) // conductor, prime)
            self.c = (zeta + pow(zeta, -1, prime)) % prime

    def _has_order(self, z, n):
        return pow(z, n, self.p) == 1 and all(pow(z, n // q, self.p) != 1 for q in primes_dividing(n))

    def _rational(self, x):
        if isinstance(x, int):
            return x % self.p
        if x.denominator % self.p == 0:
            raise Wrong(f"a value has a denominator that {self.p} divides")
        return x.numerator * pow(x.denominator, -1, self.p) % self.p

    def __call__(self, x):
        if not isinstance(x, Number):
            return self._rational(x)
        value = 0
        for coefficient in reversed(x.c):
            value = (value * self.c + self._rational(coefficient)) % self.p
        return value


# ------------------------------------------------------------------------------------------------------------------
# The text


def parse_json(data):
    """The JSON value of a text, with objects as dictionaries; refuses what the format does."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("the text is not UTF-8") from None
    if text.startswith("\ufeff"):
        raise Malformed("the text begins with a byte order mark")
    depth = 0
    for bracket in re.findall(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', text, re.S):
        if bracket in ("[", "{"):
            depth += 1
            if depth > NESTING:
                raise Malformed(f"lists and objects are nested more than {NESTING} deep")
        elif bracket in ("]", "}"):
            depth -= 1

    def integer(digits):
        if digits == "-0":
            raise Malformed("-0 is not an integer")
        if len(digits) > 20 or not -(2**63) <= int(digits) < 2**63:
            raise Malformed("an integer does not fit in 64 bits")
        return int(digits)

    def refuse(digits):
        raise Malformed(f"{digits[:40]} is not an integer")

    def unique(pairs):
        result = dict(pairs)
        if len(result) != len(pairs):
            raise Malformed("a key is given twice")
        return result

    try:
        value = json.loads(text, parse_int=integer, parse_float=refuse, parse_constant=refuse, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        raise Malformed(f"not JSON: {error}") from None
    if re.search(r"\\u[dD][89a-fA-F]", text):
        refuse_surrogates(value)
    return value


def refuse_surrogates(value):
    """Refuses strings with half of a surrogate pair, which Python takes and Unicode does not."""
    if isinstance(value, dict):
        for key, x in value.items():
            refuse_surrogates(key)
            refuse_surrogates(x)
    elif isinstance(value, list):
        for x in value:
            refuse_surrogates(x)
    elif isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value):
        raise Malformed("a \\u escape is half of a surrogate pair")


def keys(value, where, required, optional=()):
    if not isinstance(value, dict):
        raise Malformed(f"{where} is not an object")
    for key in required:
        if key not in value:
            raise Malformed(f"{where} lacks the key {key}")
    for key in value:
        if key not in required and key not in optional:
            raise Malformed(f"{where} has the unknown key {key!r}")
    return value


def integer(value, where):
    if not isinstance(value, int) or isinstance(value, bool):
        raise Malformed(f"{where} is not an integer")
    return value


def string(value, where):
    if not isinstance(value, str):
        raise Malformed(f"{where} is not a string")
    return value


def items(value, where):
    if not isinstance(value, list):
        raise Malformed(f"{where} is not a list")
    return value


def integers(value, where):
    for x in items(value, where):
        integer(x, where)
    return value


def choice(value, where, among):
    if string(value, where) not in among:
        raise Malformed(f"{where} is none of {', '.join(among)}")
    return value


RATIONAL = re.compile(r"(-?)(0|[1-9][0-9]*)(?:/([1-9][0-9]*))?")


def rational(value, where):
    string(value, where)
    match = RATIONAL.fullmatch(value) if len(value) <= TEXT_OF_A_NUMBER else None
    if not match:
        raise Malformed(f"{where} is not a rational number")
    minus, top, bottom = match.groups()
    if (minus and top == "0") or bottom == "1" or (bottom and math.gcd(int(top), int(bottom)) != 1):
        raise Malformed(f"{where} is not in lowest terms")
    return Fraction(int(minus + top), int(bottom or 1))


TERM = re.compile(r"([+-]?)(?:([0-9]+(?:/[0-9]+)?)(\*?))?(?:c([0-9]+)(?:\^([0-9]+))?)?")


def number(value, where, conductor):
    """A rational number, or with a conductor a number of the field."""
    if conductor is None or "c" not in string(value, where):
        return rational(value, where)
    bad = Malformed(f"{where} is not a number of the field of conductor {conductor} in its only text")
    if len(value) > TEXT_OF_A_NUMBER:
        raise bad
    at, base, coefficients = 0, None, {}
    while at < len(value):
        match = TERM.match(value, at)
        plus, factor, star, cosine, power = match.groups()
        if match.end() == at or (cosine is None and (factor is None or star)) or (cosine and factor and not star):
            raise bad
        if len(cosine or "") > 4 or len(power or "") > 4:
            raise bad
        if cosine:
            if base not in (None, int(cosine)):
                raise bad
            base = int(cosine)
        degree = int(power or 1) if cosine else 0
        if degree in coefficients:
            raise bad
        try:
            size = Fraction(factor) if factor else Fraction(1)
        except ZeroDivisionError:
            raise bad from None
        coefficients[degree] = -size if plus == "-" else size
        at = match.end()
    if base is None or base < 1 or base > conductor or conductor % base or max(coefficients) >= max(totient(base) / 2, 1):
        raise bad
    if number_text(base, coefficients) != value:
        raise bad
    field = Field(base)
    listed = [coefficients.get(k, Fraction(0)) for k in range(max(coefficients) + 1)]
    whole = field.make(listed)
    for p in primes_dividing(base):
        smaller = base // p
        fixing = (a for a in range(1, base, smaller) if math.gcd(a, base) == 1)
        if all(field.conjugate(listed, a) == whole for a in fixing):
            raise bad  # the number lies in a smaller field
    large = Field(conductor)
    c, result = large.cosine(conductor // base), Fraction(0)
    for x in reversed(listed):
        result = result * c + x
    return result


def number_text(base, coefficients):
    text = ""
    for degree in sorted(coefficients, reverse=True):
        x = coefficients[degree]
        if x == 0:
            return None
        text += "-" if x < 0 else "+" if text else ""
        cosine = "" if degree == 0 else f"c{base}" if degree == 1 else f"c{base}^{degree}"
        size = "" if abs(x) == 1 and cosine else str(abs(x))
        text += size + ("*" if size and cosine else "") + cosine
    return text


# ------------------------------------------------------------------------------------------------------------------
# The shape of a certificate: everything here is a matter of text, and its errors make the file malformed


class Certificate:
    """The parts of a file, with numbers read; nothing is checked but the shape."""

    def __init__(self, value):
        keys(value, "the certificate", ("format", "version", "group", "class", "claim", "scheme", "lower"),
             ("field", "action", "comments"))
        if value["format"] != "reynolds-certificate":
            raise Malformed("the format is not reynolds-certificate")
        self.version = integer(value["version"], "version")
        if self.version not in (1, 2):
            raise Malformed("the version is neither 1 nor 2")
        self.conductor = None
        if "field" in value:
            self.newer("field")
            self.conductor = integer(keys(value["field"], "field", ("conductor",))["conductor"], "field.conductor")
            if not 1 <= self.conductor <= CONDUCTOR:
                raise Malformed(f"field.conductor is not from 1 to {CONDUCTOR}")
        group = keys(value["group"], "group", ("points", "generators", "order"), ("name",))
        self.points = integer(group["points"], "group.points")
        self.order = integer(group["order"], "group.order")
        self.generators = [integers(g, "group.generators") for g in items(group["generators"], "group.generators")]
        self.name = string(group["name"], "group.name") if "name" in group else None
        self.cls = self.function_class(value["class"], "class")
        self.action = self.read_action(value["action"]) if "action" in value else None
        claim = keys(value["claim"], "claim", ("symmetry", "weights", "lower", "upper"), ("epsilon", "weightField"))
        self.symmetry, self.epsilon = self.read_symmetry(claim, "claim")
        self.weights = choice(claim["weights"], "claim.weights", ("convex", "affine", "uniform"))
        self.rational_weights = "weightField" in claim
        if self.rational_weights:
            self.newer("weightField")
            choice(claim["weightField"], "claim.weightField", ("rational",))
        self.lower = integer(claim["lower"], "claim.lower")
        self.upper = integer(claim["upper"], "claim.upper")
        self.scheme = []
        for entry in items(value["scheme"], "scheme"):
            keys(entry, "an entry of the scheme", ("element", "weight"))
            self.scheme.append((integers(entry["element"], "an element of the scheme"),
                                self.number(entry["weight"], "a weight of the scheme")))
        self.proofs = self.read_proofs(value["lower"], "lower")
        for comment in items(value.get("comments", []), "comments"):
            string(comment, "a comment")

    def newer(self, what):
        if self.version < 2:
            raise Malformed(f"{what} is not part of version 1")

    def number(self, value, where):
        return number(value, where, self.conductor)

    def read_symmetry(self, value, where):
        symmetry = choice(value["symmetry"], f"{where}.symmetry", ("exact", "weak", "strong"))
        if symmetry == "exact":
            if "epsilon" in value:
                raise Malformed(f"{where} has an epsilon with exact symmetry")
            return symmetry, Fraction(0)
        self.newer(f"the symmetry {symmetry}")
        if "epsilon" not in value:
            raise Malformed(f"{where} lacks the key epsilon")
        return symmetry, rational(value["epsilon"], f"{where}.epsilon")

    def function_class(self, value, where):
        """(kind, size or degree or None)"""
        further = {"functions": None, "tuples": "size", "subsets": "size", "regular": None, "polynomials": "degree",
                   "linear": None}
        if not isinstance(value, dict) or "kind" not in value:
            raise Malformed(f"{where} lacks the key kind")
        kind = choice(value["kind"], f"{where}.kind", tuple(further))
        key = further[kind]
        keys(value, where, ("kind", key) if key else ("kind",))
        return kind, integer(value[key], f"{where}.{key}") if key else None

    def read_action(self, value):
        keys(value, "action", ("kind", "dimension", "images"))
        kind = choice(value["kind"], "action.kind", ("permutation", "signed-permutation", "matrices", "field-matrices"))
        dimension = integer(value["dimension"], "action.dimension")
        images = items(value["images"], "action.images")
        if kind == "field-matrices":
            self.newer(kind)
            images = [[[self.number(x, "an entry of an image") for x in items(row, "a row of an image")]
                       for row in items(image, "an image")] for image in images]
        elif kind == "matrices":
            images = [[integers(row, "a row of an image") for row in items(image, "an image")] for image in images]
        else:
            images = [integers(image, "an image") for image in images]
        return kind, dimension, images

    def label(self, value):
        return tuple(integers(value, "a label"))

    def read_proofs(self, value, where):
        proofs = []
        for i, proof in enumerate(items(value, where), 1):
            here = f"{where}[{i}]"
            if not isinstance(proof, dict) or "kind" not in proof:
                raise Malformed(f"{here} lacks the key kind")
            kind = string(proof["kind"], f"{here}.kind")
            reader = getattr(self, "read_" + kind.replace("-", "_"), None) if kind in KINDS else None
            if reader is None:
                raise Malformed(f"{here}: there is no kind {kind!r} of proof")
            if kind not in ("nontrivial", "rank", "delsarte", "divisibility", "solver-claimed"):
                self.newer(f"the kind {kind}")
            proofs.append((kind, here, reader(proof, here)))
        return proofs

    def read_nontrivial(self, proof, where):
        keys(proof, where, ("kind", "bound", "generator", "column"))
        return {"bound": integer(proof["bound"], where), "generator": integer(proof["generator"], where),
                "column": self.label(proof["column"])}

    def coefficients(self, value, where):
        result = []
        for entry in items(value, where):
            keys(entry, where, ("row", "column"))
            result.append((self.label(entry["row"]), self.label(entry["column"])))
        return result

    def read_rank(self, proof, where, further=()):
        keys(proof, where, ("kind", "bound", "prime", "constant", "coefficients") + further)
        if not isinstance(proof["constant"], bool):
            raise Malformed(f"{where}.constant is not a Boolean")
        return {"bound": integer(proof["bound"], where), "prime": integer(proof["prime"], where),
                "constant": proof["constant"], "coefficients": self.coefficients(proof["coefficients"], where)}

    read_plancherel = read_rank

    def read_small_complement(self, proof, where):
        result = self.read_rank(proof, where, ("basis",))
        result["basis"] = [integers(z, f"{where}.basis") for z in items(proof["basis"], f"{where}.basis")]
        return result

    def read_terms(self, proof, where, key, read):
        keys(proof, where, ("kind", "bound", "constant", "terms"))
        terms = []
        for term in items(proof["terms"], where):
            keys(term, where, (key, "coefficient"))
            terms.append((read(term[key]), self.number(term["coefficient"], where)))
        return {"bound": integer(proof["bound"], where), "constant": self.number(proof["constant"], where), "terms": terms}

    def read_delsarte(self, proof, where):
        return self.read_terms(proof, where, "class", lambda x: integers(x, where))

    def read_positive_definite(self, proof, where):
        return self.read_terms(proof, where, "label", self.label)

    def read_divisibility(self, proof, where):
        keys(proof, where, ("kind", "bound", "coefficients"))
        return {"bound": integer(proof["bound"], where), "coefficients": self.coefficients(proof["coefficients"], where)}

    def read_subclass(self, proof, where):
        keys(proof, where, ("kind", "class", "lower"), ("symmetry", "epsilon", "weights"))
        symmetry = None
        if "symmetry" in proof:
            symmetry = self.read_symmetry(proof, where)
        elif "epsilon" in proof:
            raise Malformed(f"{where} has an epsilon without a symmetry")
        weights = choice(proof["weights"], where, ("convex", "affine", "uniform")) if "weights" in proof else None
        return {"class": self.function_class(proof["class"], f"{where}.class"), "symmetry": symmetry, "weights": weights,
                "lower": self.read_proofs(proof["lower"], f"{where}.lower")}

    def read_normal_subgroup(self, proof, where):
        keys(proof, where, ("kind", "bound", "subgroup", "lower"))
        subgroup = keys(proof["subgroup"], f"{where}.subgroup", ("generators", "order"))
        return {"bound": integer(proof["bound"], where), "order": integer(subgroup["order"], where),
                "generators": [integers(g, where) for g in items(subgroup["generators"], where)],
                "lower": self.read_proofs(proof["lower"], f"{where}.lower")}

    def read_solver_claimed(self, proof, where):
        keys(proof, where, ("kind", "bound", "solver"))
        string(proof["solver"], f"{where}.solver")
        return {"bound": integer(proof["bound"], where)}

    def read_hitting(self, proof, where):
        keys(proof, where, ("kind", "size", "automorphisms", "labels", "witnesses", "tree"))
        return {"size": integer(proof["size"], f"{where}.size"),
                "automorphisms": [integers(a, where) for a in items(proof["automorphisms"], f"{where}.automorphisms")],
                "labels": [self.label(b) for b in items(proof["labels"], f"{where}.labels")],
                "witnesses": [self.read_witness(w, f"{where}.witnesses[{i}]")
                              for i, w in enumerate(items(proof["witnesses"], f"{where}.witnesses"), 1)],
                "tree": [self.read_node(node, f"{where}.tree[{i}]")
                         for i, node in enumerate(items(proof["tree"], f"{where}.tree"), 1)]}

    def entry(self, value, where, length):
        if len(items(value, where)) != length:
            raise Malformed(f"{where} has an entry that is not of length {length}")
        return value

    def read_witness(self, value, where):
        kinds = [key for key in ("terms", "pairs", "triples") if isinstance(value, dict) and key in value]
        if len(kinds) != 1:
            raise Malformed(f"{where} does not have one of the keys terms, pairs, triples")
        keys(value, where, (kinds[0],), ("value", "averaged"))
        if "averaged" in value and value["averaged"] is not True:
            raise Malformed(f"{where}.averaged is not true")

        def vector(components):
            result = []
            for component in items(components, where):
                at, x = self.entry(component, where, 2)
                result.append((integer(at, where), self.number(x, where)))
            return result

        entries = []
        for entry in items(value[kinds[0]], where):
            if kinds[0] == "terms":
                row, column, c = self.entry(entry, where, 3)
                entries.append((integer(row, where), integer(column, where), self.number(c, where)))
            elif kinds[0] == "pairs":
                u, v = self.entry(entry, where, 2)
                entries.append((None, vector(u), vector(v)))
            else:
                h, u, v = self.entry(entry, where, 3)
                entries.append((integer(h, where), vector(u), vector(v)))
        return {"kind": kinds[0], "entries": entries, "averaged": "averaged" in value,
                "value": self.number(value["value"], f"{where}.value") if "value" in value else None}

    def map(self, value, where):
        """The integers a, i, l, r; another i than 0 and 1 is malformed."""
        if value[1] not in (0, 1):
            raise Malformed(f"{where}: an inversion is 0 or 1, not {value[1]}")

    def read_node(self, value, where):
        if not items(value, where) or not isinstance(value[0], str):
            raise Malformed(f"{where} does not begin with the letter of a node")
        kind, length = value[0], {"e": 1, "t": 3, "b": 3, "o": 2, "p": 3, "q": 3, "s": 6, "f": 1, "d": 2}
        if kind not in length:
            raise Malformed(f"{where}: there is no node {kind!r}")
        self.entry(value, where, length[kind])
        if kind == "t":
            integers(value[1], where), integer(value[2], where)
        elif kind == "b":
            if value[1] is not None:
                self.map(integers(self.entry(value[1], where, 5), where)[1:], where)
            for child in items(value[2], where):
                g, others = self.entry(child, where, 2)
                integer(g, where)
                for other in items(others, where):
                    self.map(integers(self.entry(other, where, 5), where)[1:], where)
        elif kind in ("p", "q"):
            integer(value[1], where)
            for weighted in items(value[2], where):
                self.map(integers(self.entry(weighted, where, 6), where)[2:], where)
        else:
            integers(value[1:], where)
            if kind == "s":
                self.map(value[2:], where)
        return value


KINDS = ("nontrivial", "rank", "plancherel", "delsarte", "positive-definite", "divisibility", "small-complement", "subclass",
         "normal-subgroup", "hitting", "solver-claimed")


# ------------------------------------------------------------------------------------------------------------------
# The group and its action


class Budget:
    """Counts the steps and the storage of one certificate."""

    def __init__(self, limits):
        self.limits, self.steps = limits, 0

    def spend(self, steps):
        self.steps += steps
        if self.steps > self.limits.work:
            raise Beyond(f"the work exceeds --max-work {self.limits.work}")

    def store(self, numbers):
        if numbers > self.limits.storage:
            raise Beyond(f"{numbers} numbers exceed --max-storage {self.limits.storage}")

    def labels(self, count):
        if count > self.limits.labels:
            raise Beyond(f"the number of labels exceeds --max-labels {self.limits.labels}")


def permutation(image, points, where):
    """The permutation from 0, or an error: `image` is a list from 1."""
    if len(image) != points or sorted(image) != list(range(1, points + 1)):
        raise Wrong(f"{where} is not a permutation of 1 to {points}")
    return tuple(x - 1 for x in image)


class Group:
    """A permutation group with elements numbered from the generators, in the order of the format."""

    def __init__(self, generators, points, order, budget):
        self.generators, self.points, self.order, self.budget = generators, points, order, budget
        if order > budget.limits.order:
            raise Beyond(f"the order {order} exceeds --max-order {budget.limits.order}")
        budget.store(order * points)
        budget.spend(order * (len(generators) + 1) * (2 + points // 4))
        identity = tuple(range(points))
        self.elements, self.number = [identity], {identity: 0}
        self.edges = []  # edges[x][s] is the number of s·x
        x = 0
        while x < len(self.elements):
            element, row = self.elements[x], []
            for s in generators:
                product = tuple([s[i] for i in element])
                at = self.number.setdefault(product, len(self.elements))
                if at == len(self.elements):
                    if at == order:
                        raise Wrong(f"the group has more than {order} elements")
                    self.elements.append(product)
                row.append(at)
            self.edges.append(row)
            x += 1
        if len(self.elements) != order:
            raise Wrong(f"the group has {len(self.elements)} elements, not {order}")
        self._left, self._right, self._inverses, self._classes = {}, {}, None, None

    def find(self, image, where):
        at = self.number.get(permutation(image, self.points, where))
        if at is None:
            raise Wrong(f"{where} is not in the group")
        return at

    def product(self, g, h):
        a = self.elements[g]
        return self.number[tuple([a[i] for i in self.elements[h]])]

    def inverse(self, g):
        return self.inverses()[g]

    def inverses(self):
        if self._inverses is None:
            self.budget.spend(self.order * (2 + self.points // 4))
            table = []
            for element in self.elements:
                inverse = [0] * self.points
                for i, x in enumerate(element):
                    inverse[x] = i
                table.append(self.number[tuple(inverse)])
            self._inverses = table
        return self._inverses

    def _row(self, cache, key, compute):
        if key not in cache:
            self.budget.spend(self.order * (2 + self.points // 4))
            if len(cache) * self.order > 20_000_000:
                cache.clear()
            cache[key] = compute()
        return cache[key]

    def left(self, g):
        """left(g)[x] is the number of g·x."""
        return self._row(self._left, g, lambda: [self.product(g, x) for x in range(self.order)])

    def right(self, g):
        """right(g)[x] is the number of x·g."""
        return self._row(self._right, g, lambda: [self.product(x, g) for x in range(self.order)])

    def classes(self):
        """(the conjugacy classes as lists, the class of each element)"""
        if self._classes is None:
            inverse = [self.inverse(self.number[s]) for s in self.generators]
            conjugations = [[self.left(self.number[s])[y] for y in self.right(i)] for s, i in zip(self.generators, inverse)]
            of, classes = [None] * self.order, []
            for g in range(self.order):
                if of[g] is None:
                    of[g], members = len(classes), [g]
                    for x in members:
                        for conjugation in conjugations:
                            if of[conjugation[x]] is None:
                                of[conjugation[x]] = len(classes)
                                members.append(conjugation[x])
                    classes.append(members)
            self._classes = classes, of
        return self._classes


def standard(name, points, most):
    """The generators of a name in one-line notation, None if it is no name, or has not this number of points, or more
    than `most` generators."""
    parts = name.split("x")
    factors = []
    for part in parts:
        base, *powers = part.split("^")
        if not re.fullmatch(r"[CDSAQB][1-9][0-9]{0,18}", base, re.A):
            return None
        if any(not re.fullmatch(r"[1-9][0-9]{0,18}", power, re.A) for power in powers):
            return None
        letter, n, m = base[0], int(base[1:]), math.prod(map(int, powers))
        if (letter == "D" and n < 3) or (letter == "Q" and (n % 4 or n < 8)):
            return None
        factors.append((letter, n, m, 2 * n if letter == "B" else n))
    if sum(m * size for _, _, m, size in factors) != points:
        return None
    result, offset = [], 0
    for letter, n, m, size in factors:
        own = standard_factor(letter, n)
        for _ in range(m if own else 0):
            for s in own:
                if len(result) == most:
                    return None
                before, after = range(1, offset + 1), range(offset + size + 1, points + 1)
                result.append([*before, *(offset + x for x in s), *after])
            offset += size
        offset += 0 if own else m * size
    return result


def standard_factor(letter, n):
    """The generators of one factor."""
    if n == 1 and letter in "CSA":
        return []  # before anything is built
    cycle = [x % n + 1 for x in range(1, n + 1)]
    swap = [2, 1] + list(range(3, n + 1))
    symmetric = [] if n == 1 else [swap] if n == 2 else [cycle, swap]
    if letter == "C":
        return [cycle]
    if letter == "D":
        return [cycle, [(1 - x) % n + 1 for x in range(1, n + 1)]]  # the point x stands for x modulo n: x -> 2 - x
    if letter == "S":
        return symmetric
    if letter == "A":
        # (1 2 k): 1 -> 2 -> k -> 1
        return [[2, k] + [1 if x == k else x for x in range(3, n + 1)] for k in range(3, n + 1)]
    if letter == "B":
        paired = [[2 * (x - 1) + side for x in s for side in (1, 2)] for s in symmetric]
        return paired + [[2, 1] + list(range(3, 2 * n + 1))]
    m = n // 2  # Q: a·a^k = a^(k+1), a·a^k x = a^(k+1) x; x·a^k = a^-k x, x·a^k x = a^-k x^2 = a^(m/2 - k)
    first = [(k + 1) % m + 1 for k in range(m)] + [m + (k + 1) % m + 1 for k in range(m)]
    second = [m + (-k) % m + 1 for k in range(m)] + [(m // 2 - k) % m + 1 for k in range(m)]
    return [first, second]


def fits(x, bits):
    return -(1 << (bits - 1)) <= x < 1 << (bits - 1)


class Action:
    """The images of all elements under a homomorphism given on generators.

    A permutation image lists points from 1, a signed one ±coordinates, a matrix its columns as lists of (row, value).
    """

    def __init__(self, group, kind, dimension, images, budget):
        self.kind, self.dimension, self.group = kind, dimension, group
        if kind == "regular":
            self.images = None
            return
        matrices = kind.endswith("matrices")
        budget.store(group.order * (group.points + dimension ** (2 if matrices else 1)))
        budget.spend(group.order * (len(images) + 1) * (dimension ** 3 if matrices else 2 + dimension // 4))
        if kind == "permutation":
            identity = tuple(range(1, dimension + 1))

            def compose(a, b):
                return tuple([a[i - 1] for i in b])
        elif kind == "signed-permutation":
            identity = tuple(range(1, dimension + 1))

            def compose(a, b):
                return tuple([a[i - 1] if i > 0 else -a[-i - 1] for i in b])
        else:
            identity = tuple(tuple(int(i == j) for j in range(dimension)) for i in range(dimension))

            def compose(a, b):
                columns = list(zip(*b))
                return tuple([tuple([sum(map(lambda x, y: x * y, row, column)) for column in columns]) for row in a])

        given = [tuple(map(tuple, image)) if matrices else tuple(image) for image in images]
        if kind == "matrices":
            try:
                self.images = self._extend(given, identity, compose, self._small)
            except OverflowError:
                for modulus in (2**64, 2**31 - 1):
                    def reduced(a, b):
                        return tuple([tuple([x % modulus for x in row]) for row in compose(a, b)])
                    start = [tuple([tuple([x % modulus for x in row]) for row in a]) for a in given]
                    self._extend(start, identity, reduced, lambda image: None)
                raise Beyond("entries of the images do not fit in 64 bits") from None
        else:
            self.images = self._extend(given, identity, compose, self._short if matrices else lambda image: None)

    @staticmethod
    def _small(image):
        if not all(fits(x, 64) for row in image for x in row):
            raise OverflowError

    @staticmethod
    def _short(image):
        for row in image:
            for x in row:
                for part in x.c if isinstance(x, Number) else (x,):
                    if max(part.numerator.bit_length(), part.denominator.bit_length()) > BITS_OF_FIELD_ENTRIES:
                        raise Beyond(f"an entry of an image has more than {BITS_OF_FIELD_ENTRIES} bits")

    def _extend(self, given, identity, compose, check):
        """Images along the numbering of the group; every edge is compared, which proves the homomorphism."""
        images = [None] * self.group.order
        images[0] = identity
        for x, row in enumerate(self.group.edges):
            for s, target in enumerate(row):
                image = compose(given[s], images[x])
                if images[target] is None:
                    check(image)
                    images[target] = image
                elif images[target] != image:
                    raise Wrong("the images do not define a homomorphism")
        return images

    def trace(self, g):
        if self.kind == "permutation":
            return sum(1 for i, x in enumerate(self.images[g], 1) if x == i)
        if self.kind == "signed-permutation":
            return sum((x == i) - (x == -i) for i, x in enumerate(self.images[g], 1))
        return sum(row[i] for i, row in enumerate(self.images[g]))


# ------------------------------------------------------------------------------------------------------------------
# Function classes


def binomial(n, k, most):
    """n over k, or something greater than `most` if it is greater."""
    k, result = min(k, n - k), 1
    if k < 0:
        return 0
    for i in range(1, k + 1):
        result = result * (n - k + i) // i
        if result > most:
            return result
    return result


class Functions:
    """A function class: labels, columns of rho(g) as {label: coefficient}, traces."""

    def __init__(self, group, action, cls, budget):
        self.group, self.action, self.budget = group, action, budget
        self.kind, self.parameter = cls
        self.signed = action.kind in ("permutation", "signed-permutation", "regular")
        self._powers, self._traces, self._memo, self._products = {}, {}, {}, [{}, {}]

    def count(self):
        """The number of labels, or a number beyond the limit."""
        d, t, most = self.action.dimension, self.parameter, self.budget.limits.labels
        if self.kind == "regular":
            return self.group.order
        if self.kind in ("functions", "linear"):
            return d
        if self.kind == "subsets":
            return binomial(d, t, most)
        if self.kind == "polynomials":
            return binomial(d + t, t, most)
        result = 1
        for i in range(t):
            result *= d - i
            if result > most:
                break
        return result

    def labels(self):
        self.budget.labels(self.count())
        d, t = self.action.dimension, self.parameter
        if self.kind == "regular":
            return [tuple(x + 1 for x in element) for element in self.group.elements]
        if self.kind in ("functions", "linear"):
            return [(i,) for i in range(1, d + 1)]
        if self.kind == "tuples":
            return list(itertools.permutations(range(1, d + 1), t))
        if self.kind == "subsets":
            return list(itertools.combinations(range(1, d + 1), t))
        return [label for degree in range(t + 1) for label in self.monomials(degree)]

    def monomials(self, degree):
        d = self.action.dimension
        self.budget.spend(binomial(d + degree - 1, degree, self.budget.limits.labels) * d)
        for bars in itertools.combinations(range(d + degree - 1), d - 1):
            ends = (-1,) + bars + (d + degree - 1,)
            yield tuple(ends[i + 1] - ends[i] - 1 for i in range(d))

    def check(self, label, where):
        """Whether this is a label."""
        d, t = self.action.dimension, self.parameter
        if self.kind == "regular":
            self.group.find(list(label), where)
            return
        good = {
            "functions": lambda: len(label) == 1 and 1 <= label[0] <= d,
            "linear": lambda: len(label) == 1 and 1 <= label[0] <= d,
            "tuples": lambda: len(label) == t and all(1 <= x <= d for x in label) and len(set(label)) == t,
            "subsets": lambda: len(label) == t and all(1 <= x <= d for x in label)
            and all(x < y for x, y in zip(label, label[1:])),
            "polynomials": lambda: len(label) == d and all(x >= 0 for x in label) and sum(label) <= t,
        }[self.kind]()
        if not good:
            raise Wrong(f"{where} is not a label of the class")

    def column(self, g, label):
        """rho(g) applied to the basis element."""
        kind, image = self.kind, self.action.images[g] if self.action.images else None
        self.budget.spend(2 + len(label))
        if kind == "regular":
            element = self.group.elements[g]
            return {tuple([element[x - 1] + 1 for x in label]): 1}
        if kind in ("functions", "tuples"):
            return {tuple([image[x - 1] for x in label]): 1}
        if kind == "subsets":
            return {tuple(sorted([image[x - 1] for x in label])): 1}
        if kind == "linear":
            j = label[0]
            if not self.signed:
                return {(i,): row[j - 1] for i, row in enumerate(image, 1) if row[j - 1]}
            return {(abs(image[j - 1]),): 1 if image[j - 1] > 0 else -1}
        if self.signed:
            moved, minus = [0] * len(label), 0
            for x, a in zip(image, label):
                moved[abs(x) - 1] = a
                if x < 0:
                    minus += a
            return {tuple(moved): -1 if minus % 2 else 1}
        return self._product(g, image, label)

    def _product(self, g, image, label):
        """The product of powers of linear forms, remembered by degree so that each monomial takes one multiplication."""
        memo = self._memo.get(g)
        if memo is None:
            if len(self._memo) > 64:
                self._memo.clear()
            memo = self._memo[g] = {}
        steps, at = [], label
        while at not in memo:
            if not any(at):
                memo[at] = {at: 1}
                break
            j = next(i for i, a in enumerate(at) if a)
            steps.append((at, j))
            at = at[:j] + (at[j] - 1,) + at[j + 1:]
        for at, j in reversed(steps):
            lower = memo[at[:j] + (at[j] - 1,) + at[j + 1:]]
            form = [(i, row[j]) for i, row in enumerate(image) if row[j]]
            self.budget.spend(len(lower) * len(form) * (1 + len(label)))
            result = {}
            for key, c in lower.items():
                for i, x in form:
                    raised = key[:i] + (key[i] + 1,) + key[i + 1:]
                    result[raised] = result.get(raised, 0) + c * x
            memo[at] = {key: c for key, c in result.items() if c}
        return memo[label]

    def trace(self, g):
        """The character of the class; it is computed once for each conjugacy class."""
        classes, of = self.group.classes()
        which = of[g]
        if which not in self._traces:
            self._traces[which] = self._trace(classes[which][0])
        return self._traces[which]

    def _trace(self, g):
        kind, t, action = self.kind, self.parameter, self.action
        if kind == "regular":
            return self.group.order if g == 0 else 0
        if kind in ("functions", "linear"):
            return action.trace(g)
        if kind == "tuples":
            fixed, result = action.trace(g), 1
            for i in range(t):
                result *= fixed - i
            return result
        if kind == "subsets":
            # The sets fixed by g are unions of its cycles.
            image, seen, counts = action.images[g], set(), [1] + [0] * t
            self.budget.spend(len(image) * (t + 2))
            for start in range(1, len(image) + 1):
                if start in seen:
                    continue
                length, x = 0, start
                while x not in seen:
                    seen.add(x)
                    x, length = image[x - 1], length + 1
                for size in range(t, length - 1, -1):
                    counts[size] += counts[size - length]
            return counts[t]
        # Newton: l·h_l = sum of p_i h_(l-i), p_i the trace of g^i and h_l that on polynomials of degree l.
        self.budget.spend(t * t + t * (2 + self.group.points // 4))
        powers, complete, x = [0], [1], 0
        for degree in range(1, t + 1):
            x = self.group.product(g, x)
            powers.append(action.trace(x))
            total = sum((powers[i] * complete[degree - i] for i in range(1, degree + 1)), Fraction(0))
            complete.append(total / degree)
        return sum(complete, Fraction(0))

    def block(self, labels):
        """All labels reached from these, in the order of discovery."""
        found = dict.fromkeys(labels)
        order = list(found)
        generators = [self.group.number[s] for s in self.group.generators]
        for label in order:
            for s in generators:
                for other in self.column(s, label):
                    if other not in found:
                        found[other] = None
                        order.append(other)
                        self.budget.labels(len(order))
        return order

    def values(self, row, column):
        """The matrix coefficient as a list by element number."""
        return [self.column(g, column).get(row, 0) for g in range(self.group.order)]

    def matrix(self, g, block, place):
        """rho(g) on the span of a block, by rows."""
        result = [[0] * len(block) for _ in block]
        for j, label in enumerate(block):
            for other, c in self.column(g, label).items():
                result[place[other]][j] = c
        return result

    def inner_product(self, block):
        """The matrix of the inner product on the span of these labels (a union of blocks); None if they are orthonormal."""
        if self.signed:
            return None
        size = len(block)
        self.budget.store(size * size)
        self.budget.spend(self.group.order * size**3)
        place = {label: i for i, label in enumerate(block)}
        total = [[0] * size for _ in block]
        for g in range(self.group.order):
            columns = list(zip(*self.matrix(g, block, place)))
            for i in range(size):
                for j in range(i, size):
                    total[i][j] += sum(x * y for x, y in zip(columns[i], columns[j]) if x and y)
        return [[over(total[min(i, j)][max(i, j)], self.group.order) for j in range(size)] for i in range(size)]


def over(x, n):
    """x/n, exactly, for integers too."""
    return Fraction(x, n) if isinstance(x, (int, Fraction)) else x / n


# ------------------------------------------------------------------------------------------------------------------
# Linear algebra


def rank_modulo(rows, p, budget):
    """The rank of a matrix of residues."""
    rows, rank = [row[:] for row in rows], 0
    pivots = []
    for row in rows:
        budget.spend((len(pivots) + 1) * len(row))
        for at, pivot in pivots:
            factor = row[at]
            if factor:
                row = [(x - factor * y) % p for x, y in zip(row, pivot)]
        at = next((i for i, x in enumerate(row) if x), None)
        if at is not None:
            inverse = pow(row[at], -1, p)
            pivots.append((at, [x * inverse % p for x in row]))
            rank += 1
    return rank


def positive_semidefinite(matrix, budget):
    """Symmetric elimination: every pivot is positive, or 0 with a row of zeros."""
    a, size = [list(row) for row in matrix], len(matrix)
    budget.spend(size**3)
    for k in range(size):
        pivot = a[k][k]
        s = sign(pivot)
        if s < 0:
            return False
        if s == 0:
            if any(a[k][j] != 0 for j in range(k + 1, size)):
                return False
            continue
        for i in range(k + 1, size):
            if a[k][i] != 0:
                factor = a[k][i] / pivot if isinstance(pivot, Number) else over(a[k][i], 1) / pivot
                for j in range(i, size):
                    if a[k][j] != 0:
                        a[i][j] = a[i][j] - factor * a[k][j]
    return True


def times(a, b):
    columns = list(zip(*b))
    return [[sum((x * y for x, y in zip(row, column) if x and y), 0) for column in columns] for row in a]


def solve(rows, right):
    """The only solution of a square system over the rationals, or None."""
    size = len(rows)
    a = [[Fraction(x) for x in row] + [Fraction(r)] for row, r in zip(rows, right)]
    for k in range(size):
        pivot = next((i for i in range(k, size) if a[i][k]), None)
        if pivot is None:
            return None
        a[k], a[pivot] = a[pivot], a[k]
        for i in range(size):
            if i != k and a[i][k]:
                factor = a[i][k] / a[k][k]
                a[i] = [x - factor * y for x, y in zip(a[i], a[k])]
    return [a[k][size] / a[k][k] for k in range(size)]


# ------------------------------------------------------------------------------------------------------------------
# What is claimed, what is excluded


class Claim:
    """A question with everything built: the group, the class F, the symmetry and the weights."""

    def __init__(self, functions, symmetry, epsilon, weights, rational_weights, conductor):
        self.functions, self.group, self.budget = functions, functions.group, functions.budget
        self.symmetry, self.epsilon, self.weights = symmetry, epsilon, weights
        self.rational_weights, self.conductor = rational_weights, conductor

    def implies(self, symmetry, epsilon, weights):
        """Whether every scheme as claimed has this symmetry and these weights."""
        order = ("uniform", "convex", "affine")
        if order.index(self.weights) > order.index(weights):
            return False
        if self.symmetry == "exact":
            return True
        if symmetry == "exact":
            return False
        return (2 if self.symmetry == "weak" and symmetry == "strong" else 1) * self.epsilon <= epsilon

    def contains(self, cls):
        """Whether `subclass` may name this class: the table of the format."""
        (kind, k), (other, j) = (self.functions.kind, self.functions.parameter), cls
        n, permuted = self.functions.action.dimension, self.functions.action.kind == "permutation"
        points = other in ("functions", "linear") or cls in (("tuples", 1), ("subsets", 1))
        if cls == (kind, k):
            return True
        if kind == "polynomials":
            return (other == "polynomials" and j <= k) or (k >= 1 and (other == "linear" or (permuted and points)))
        if kind == "tuples":
            return (other in ("tuples", "subsets") and j <= k) or other in ("functions", "linear")
        if kind == "subsets":
            return (other == "subsets" and j <= k <= n - j) or ((k < n or n == 1) and points)
        return kind in ("functions", "linear") and permuted and points


class Excluded:
    """The sizes that are excluded: all below a number, all but multiples, and single ones; never |G|."""

    def __init__(self, order, complements):
        self.order, self.complements = order, complements
        self.below, self.multiple, self.single = 1, 1, set()

    def excludes(self, n, complements=None):
        """Whether a size is excluded; with complements unless they are left out."""
        if n == self.order:
            return False
        if n < self.below or n % self.multiple or n in self.single:
            return True
        complements = self.complements if complements is None else complements
        return complements and 0 < n < self.order and self.excludes(self.order - n, False)

    def least(self, complements=None):
        """The least size that is not excluded. It takes a step for each multiple and each single size."""
        complements = self.complements if complements is None else complements
        n = self.below
        while n < self.order and self.excludes(n, complements):
            if n % self.multiple:
                n += self.multiple - n % self.multiple
            elif complements and self.order - n < self.below:
                return self.order  # so are all larger ones
            else:
                n += 1
        return max(self.below, min(n, self.order))

    def add_size(self, size, weights):
        """What a `hitting` proof excludes."""
        if weights == "uniform":
            self.single.add(size)
        else:
            self.below = max(self.below, size + 1)

    def add(self, other):
        """Everything that the other excludes, complements included."""
        self.single.update(n for n in range(1, min(self.order, other.order) + 1) if other.excludes(n))


def believe(kind, proof, weights, excluded):
    """Adds what a proof that was not checked would exclude."""
    if kind == "hitting":
        excluded.add_size(proof["size"], weights)
    elif kind == "subclass":
        for inner, _, listed in proof["lower"]:
            believe(inner, listed, proof["weights"] or weights, excluded)
    else:
        excluded.below = max(excluded.below, proof["bound"])


def class_in_range(cls, kind, dimension):
    """Refuses parameters that are out of range for an action."""
    name, parameter = cls
    if name in ("functions", "tuples", "subsets") and kind != "permutation":
        raise Wrong(f"the class {name} needs a permutation action")
    if name in ("tuples", "subsets") and not 1 <= parameter <= dimension:
        raise Wrong(f"the size {parameter} of {name} is not from 1 to {dimension}")
    if name == "polynomials" and parameter < 0:
        raise Wrong("the degree is negative")
    if (name == "regular") != (kind == "regular"):
        raise Wrong("the class regular has no action, and every other class has one")


# ------------------------------------------------------------------------------------------------------------------
# The scheme


def check_scheme(claim, scheme, upper):
    group, functions = claim.group, claim.functions
    if len(scheme) != upper:
        raise Wrong(f"there are {len(scheme)} entries, not {upper}")
    weights = {}
    for element, weight in scheme:
        g = group.find(element, "an element of the scheme")
        if g in weights:
            raise Wrong("an element occurs twice")
        if weight == 0:
            raise Wrong("a weight is zero")
        if claim.weights != "affine" and sign(weight) < 0:
            raise Wrong("a weight is negative")
        if claim.rational_weights and isinstance(weight, Number):
            raise Wrong("a weight is not rational")
        weights[g] = weight
    if sum(weights.values(), Fraction(0)) != 1:
        raise Wrong("the weights do not sum to 1")
    equal = len(set(weights.values())) == 1
    if claim.weights == "uniform" and not equal:
        raise Wrong("the weights are not equal")
    if equal and len(weights) == group.order:
        return  # the Reynolds operator
    if claim.symmetry == "exact":
        check_exact(functions, weights)
    else:
        check_approximate(claim, weights)


def check_exact(functions, weights):
    functions.budget.labels(functions.count())
    labels, k = functions.labels, functions.parameter
    if functions.kind == "polynomials" and k >= 2:
        labels = lambda: itertools.chain(functions.monomials(k), functions.monomials(k - 1))  # noqa: E731
    generators = [functions.group.number[s] for s in functions.group.generators]
    for label in labels():
        average = {}
        for g, weight in weights.items():
            for other, c in functions.column(g, label).items():
                average[other] = average.get(other, 0) + weight * c
        average = {other: c for other, c in average.items() if c != 0}
        for s in generators:
            moved = {}
            for other, c in average.items():
                for target, x in functions.column(s, other).items():
                    moved[target] = moved.get(target, 0) + c * x
            if {target: c for target, c in moved.items() if c != 0} != average:
                raise Wrong(f"the average of the basis element {list(label)} is not invariant")


def check_approximate(claim, weights):
    functions, group, budget, epsilon = claim.functions, claim.group, claim.budget, claim.epsilon
    seen = set()
    for label in functions.labels():
        if label in seen:
            continue
        block = functions.block([label])
        seen.update(block)
        size = len(block)
        budget.store(size * size)
        budget.spend(group.order * size * size + 3 * size**3)
        place = {b: i for i, b in enumerate(block)}
        inner = functions.inner_product(block) or [[int(i == j) for j in range(size)] for i in range(size)]
        deviation = [[Fraction(0)] * size for _ in block]
        for g in range(group.order):
            factor = weights.get(g, 0) - Fraction(1, group.order)
            for i, row in enumerate(functions.matrix(g, block, place)):
                for j, x in enumerate(row):
                    if x:
                        deviation[i][j] += factor * x

        def bounded(operator, most):
            """Whether most·Q − AᵀQA is positive semidefinite."""
            square = times([list(column) for column in zip(*operator)], times(inner, operator))
            return positive_semidefinite([[most * q - x for q, x in zip(a, b)] for a, b in zip(inner, square)], budget)

        if claim.symmetry == "weak":
            if not bounded(deviation, epsilon):
                raise Wrong(f"the weak error exceeds epsilon on the block of {list(label)}")
        elif not bounded(deviation, epsilon / 2):
            for h in range(1, group.order):
                budget.spend(4 * size**3)
                moved = times(functions.matrix(h, block, place), deviation)
                if not bounded([[x - y for x, y in zip(a, b)] for a, b in zip(deviation, moved)], 2 * epsilon):
                    raise Wrong(f"the strong error exceeds epsilon on the block of {list(label)}")


# ------------------------------------------------------------------------------------------------------------------
# Proofs of lower bounds


class Proofs:
    """Checks a list of proofs for one claim. `findings` collects (where, outcome, message) of all lists."""

    def __init__(self, claim, upper, findings):
        self.claim, self.upper, self.findings = claim, upper, findings
        complements = claim.symmetry == "exact" and claim.weights == "uniform"
        self.proved, self.believed = (Excluded(claim.group.order, complements) for _ in range(2))
        self.spectrum = False  # whether a `plancherel` proof was accepted

    def run(self, proofs, solver=True):
        """Checks the proofs in their order; `solver` says whether a solver's claim may be one."""
        for kind, where, proof in proofs:
            try:
                if "bound" in proof and not 1 <= proof["bound"] <= self.upper:
                    raise Wrong(f"the bound {proof['bound']} is not from 1 to claim.upper = {self.upper}")
                if kind == "solver-claimed":
                    if not solver:
                        raise Wrong("a solver's claim is no proof here")
                    self.believed.below = max(self.believed.below, proof["bound"])
                    self.findings.append((where, "claimed", f"at least {proof['bound']} by the word of a solver"))
                    continue
                getattr(self, kind.replace("-", "_"))(proof, where)
                self.findings.append((where, "ok", kind))
            except Wrong as error:
                self.findings.append((where, "wrong", str(error)))
            except Beyond as error:
                self.findings.append((where, "limit", str(error)))
                believe(kind, proof, self.claim.weights, self.believed)
        return self

    def exclude_below(self, bound):
        for excluded in (self.proved, self.believed):
            excluded.below = max(excluded.below, bound)

    def demand(self, symmetry=None, weights=None):
        if symmetry and self.claim.symmetry != symmetry:
            raise Wrong(f"this kind of proof does not cover {self.claim.symmetry} symmetry")
        if weights and self.claim.weights not in weights:
            raise Wrong(f"this kind of proof does not cover {self.claim.weights} weights")

    def nontrivial(self, proof, where):
        functions, group = self.claim.functions, self.claim.group
        if proof["bound"] != 2:
            raise Wrong("the bound is not 2")
        if self.claim.epsilon >= 1:
            raise Wrong("epsilon is not below 1")
        if not 1 <= proof["generator"] <= len(group.generators):
            raise Wrong("there is no such generator")
        functions.check(proof["column"], "the column")
        s = group.number[group.generators[proof["generator"] - 1]]
        if functions.column(s, proof["column"]) == {proof["column"]: 1}:
            raise Wrong("the generator fixes the basis element")
        self.exclude_below(2)

    def independent(self, proof, count, distinct):
        """Demands that the functions of a rank proof are `count` and independent modulo the prime; returns their exact values."""
        functions, group, budget = self.claim.functions, self.claim.group, self.claim.budget
        residue = Residues(proof["prime"], self.claim.conductor)
        if len(proof["coefficients"]) + proof["constant"] != count:
            raise Wrong(f"there are not {count} functions")
        if distinct and len(set(proof["coefficients"])) != len(proof["coefficients"]):
            raise Wrong("a matrix coefficient is listed twice")
        for row, column in proof["coefficients"]:
            functions.check(row, "a row")
            functions.check(column, "a column")
        budget.store(group.order * count)
        budget.spend(group.order * count)
        exact = [functions.values(row, column) for row, column in proof["coefficients"]]
        if proof["constant"]:
            exact.append([1] * group.order)
        if rank_modulo([[residue(x) for x in values] for values in exact], residue.p, budget) != count:
            raise Wrong(f"the functions are dependent modulo {residue.p}")
        return exact

    def rank(self, proof, where):
        self.demand("exact")
        order = self.claim.group.order
        if proof["bound"] != order and not (is_prime(order) and proof["bound"] < order):
            raise Wrong("the bound is not |G|, and |G| is not a larger prime number")
        self.independent(proof, proof["bound"], True)
        self.exclude_below(proof["bound"])

    def plancherel(self, proof, where):
        order = self.claim.group.order
        if proof["bound"] > math.ceil(Fraction(order) / (1 + self.claim.epsilon * (order - 1))):
            raise Wrong("the bound is greater than |G|/(1 + epsilon(|G| - 1))")
        self.independent(proof, order, True)
        self.spectrum = True
        self.exclude_below(proof["bound"])

    def delsarte(self, proof, where):
        self.demand("exact", ("convex", "uniform"))
        functions, group, budget = self.claim.functions, self.claim.group, self.claim.budget
        classes, of = group.classes()
        sums = {}
        for element, c in proof["terms"]:
            which = of[group.find(element, "an element of a term")]
            sums[which] = sums.get(which, 0) + c
        mean, values = Fraction(0), []
        for members in classes:
            value = proof["constant"]
            for which, c in sums.items():
                budget.spend(len(classes[which]) * (3 + group.points // 4))
                value = value + c * sum((functions.trace(group.product(h, members[0])) for h in classes[which]), Fraction(0))
            values.append(value)
            mean = mean + value * len(members)
        self.positive_function(values, over(mean, group.order), proof["bound"], 0)

    def positive_function(self, values, mean, bound, epsilon):
        """`values` by conjugacy class, the identity first."""
        if sign(values[0]) <= 0:
            raise Wrong("the value at the identity is not positive")
        if any(sign(x) < 0 for x in values[1:]):
            raise Wrong("a value is negative")
        if bound > ceiling(values[0] / (mean + epsilon * (values[0] - mean))):
            raise Wrong("the bound is greater than the quotient")
        self.exclude_below(bound)

    def positive_definite(self, proof, where):
        self.demand(None, ("convex", "uniform"))
        functions, group = self.claim.functions, self.claim.group
        terms = []
        for label, c in proof["terms"]:
            if sign(c) < 0:
                raise Wrong("a coefficient is negative")
            functions.check(label, "the label of a term")
            terms.append((functions.block([label]), c))
        classes, _ = group.classes()
        mean, values = Fraction(0), []
        for members in classes:
            value = proof["constant"]
            for block, c in terms:
                value = value + c * sum((functions.column(members[0], b).get(b, 0) for b in block), Fraction(0))
            values.append(value)
            mean = mean + value * len(members)
        self.positive_function(values, over(mean, group.order), proof["bound"], self.claim.epsilon)

    def divisibility(self, proof, where):
        self.demand("exact", ("uniform",))
        functions, order, multiple = self.claim.functions, self.claim.group.order, 1
        for row, column in proof["coefficients"]:
            functions.check(row, "a row")
            functions.check(column, "a column")
            values = functions.values(row, column)
            if any(isinstance(x, Number) or x.denominator != 1 for x in values):
                raise Wrong("a value is not an integer")
            multiple = math.lcm(multiple, Fraction(sum(values), order).denominator)
        if self.upper % multiple:
            raise Wrong(f"claim.upper is not a multiple of {multiple}")
        trial = Excluded(order, False)
        trial.below, trial.single = self.proved.below, self.proved.single
        trial.multiple = math.lcm(self.proved.multiple, multiple)
        if proof["bound"] > trial.least():
            raise Wrong(f"the size {trial.least()} is not excluded")
        for excluded in (self.proved, self.believed):
            excluded.multiple = math.lcm(excluded.multiple, multiple)

    def small_complement(self, proof, where):
        self.demand("exact", ("convex", "affine"))
        budget, order, basis = self.claim.budget, self.claim.group.order, proof["basis"]
        c = len(basis)
        if not 1 <= c <= 3 or any(len(z) != order for z in basis):
            raise Wrong("the basis is not 1 to 3 functions on the group")
        if any(abs(x) > 4096 for z in basis for x in z):
            raise Wrong("a value of the basis is not from -4096 to 4096")
        exact = self.independent(proof, order - c, True)
        for values in exact:
            if any(sum((x * y for x, y in zip(z, values) if x), Fraction(0)) != 0 for z in basis):
                raise Wrong("a function of the basis is not orthogonal to a matrix coefficient")
        forms = {}
        for form in zip(*basis):
            forms[form] = forms.get(form, 0) + 1
        distinct = list(forms)
        budget.spend(math.comb(len(distinct), c) * (20 + len(distinct) * c))
        most, independent = 0, False
        for chosen in itertools.combinations(distinct, c):
            point = solve(chosen, [-1] * c)
            if point is None:
                continue
            independent = True
            zeros, negative = 0, False
            for form, count in forms.items():
                value = 1 + sum(s * z for s, z in zip(point, form))
                zeros += count if value == 0 else 0
                negative = negative or value < 0
            if not (negative and self.claim.weights == "convex"):
                most = max(most, zeros)
        if not independent:
            raise Wrong("the functions of the basis are dependent")
        if proof["bound"] > order - most:
            raise Wrong(f"a scheme of {order - most} elements exists")
        self.exclude_below(proof["bound"])

    def subclass(self, proof, where):
        claim = self.claim
        symmetry, epsilon = proof["symmetry"] or (claim.symmetry, claim.epsilon)
        weights = proof["weights"] or claim.weights
        if symmetry != "exact" and epsilon <= 0:
            raise Wrong("epsilon is not positive")
        if not claim.implies(symmetry, epsilon, weights):
            raise Wrong("the symmetry and the weights are not implied by those of the claim")
        action = claim.functions.action
        class_in_range(proof["class"], action.kind, action.dimension)
        if not claim.contains(proof["class"]):
            raise Wrong("the class is none of those that are contained in that of the claim")
        functions = claim.functions
        if proof["class"] != (functions.kind, functions.parameter):
            functions = Functions(claim.group, action, proof["class"], claim.budget)
        inner = Claim(functions, symmetry, epsilon, weights, claim.rational_weights, claim.conductor)
        result = Proofs(inner, self.upper, self.findings).run(proof["lower"], False)
        self.spectrum = self.spectrum or result.spectrum
        self.proved.add(result.proved)
        self.believed.add(result.believed)

    def normal_subgroup(self, proof, where):
        self.demand("exact")
        claim, group = self.claim, self.claim.group
        if not 1 <= proof["order"] <= group.order:
            raise Wrong("the order of the subgroup is not from 1 to that of the group")
        numbers = [group.find(g, "a generator of the subgroup") for g in proof["generators"]]
        subgroup = Group([group.elements[g] for g in numbers], group.points, proof["order"], claim.budget)
        for s in group.generators:
            at = group.number[s]
            back = group.inverse(at)
            for g in numbers:
                if group.elements[group.product(group.product(at, g), back)] not in subgroup.number:
                    raise Wrong("the subgroup is not normal")
        classes, _ = group.classes()
        total = sum((claim.functions.trace(members[0]) * len(members) for members in classes), Fraction(0))
        mean = over(total, group.order)
        for members in classes:
            if group.elements[members[0]] not in subgroup.number and claim.functions.trace(members[0]) != mean:
                raise Wrong("the trace outside the subgroup is not its mean")
        action = object.__new__(Action)
        whole = claim.functions.action
        action.kind, action.dimension, action.group, action.images = whole.kind, whole.dimension, subgroup, None
        if action.kind == "regular":
            action.dimension = subgroup.order
        else:
            action.images = [whole.images[group.number[element]] for element in subgroup.elements]
        functions = Functions(subgroup, action, (claim.functions.kind, claim.functions.parameter), claim.budget)
        inner = Claim(functions, claim.symmetry, claim.epsilon, claim.weights, claim.rational_weights, claim.conductor)
        result = Proofs(inner, subgroup.order, self.findings).run(proof["lower"], False)
        if proof["bound"] > result.believed.least():
            raise Wrong("the bound is greater than what the proofs for the subgroup prove")
        self.believed.below = max(self.believed.below, proof["bound"])
        if proof["bound"] <= result.proved.least():
            self.proved.below = max(self.proved.below, proof["bound"])

    def hitting(self, proof, where):
        size = proof["size"]
        if not 1 <= size <= self.claim.group.order:
            raise Wrong("the size is not from 1 to |G|")
        if self.claim.weights == "uniform":
            if size == self.upper:
                raise Wrong("the size claim.upper is excluded")
        elif size + 1 > self.upper:
            raise Wrong(f"the bound {size + 1} is greater than claim.upper = {self.upper}")
        HittingSets(self.claim, proof, self.spectrum).check_tree()
        for excluded in (self.proved, self.believed):
            excluded.add_size(size, self.claim.weights)


# ------------------------------------------------------------------------------------------------------------------
# Hitting sets


def bits(elements, order):
    """A set of elements as the bits of an integer."""
    table = bytearray((order + 7) // 8)
    for x in elements:
        table[x >> 3] |= 1 << (x & 7)
    return int.from_bytes(table, "little")


def members(mask):
    """The elements of a set."""
    result = []
    while mask:
        low = mask & -mask
        result.append(low.bit_length() - 1)
        mask ^= low
    return result


class Node:
    """What is known at a node: chosen and excluded elements, and the tile with its limit (None without one)."""

    __slots__ = ("chosen", "excluded", "tile", "limit")

    def __init__(self, chosen, excluded, tile, limit):
        if tile is not None and (chosen & tile).bit_count() == limit:
            excluded |= tile & ~chosen
        self.chosen, self.excluded, self.tile, self.limit = chosen, excluded, tile, limit


class HittingSets:
    def __init__(self, claim, proof, spectrum):
        self.claim, self.group, self.budget, self.functions = claim, claim.group, claim.budget, claim.functions
        self.size, self.spectrum, self.tree = proof["size"], spectrum, proof["tree"]
        self.uniform = claim.weights == "uniform"
        order = self.group.order
        self.budget.store(order * (1 + len(proof["automorphisms"])))
        self.budget.store(order * (1 + len(proof["witnesses"])))
        self.everything = (1 << order) - 1
        self.automorphisms = [list(range(order))] + [self.automorphism(a) for a in proof["automorphisms"]]
        self.labels = proof["labels"]
        for label in self.labels:
            self.functions.check(label, "a label")
        if len(set(self.labels)) != len(self.labels):
            raise Wrong("a label is listed twice")
        self._space = None
        self.values, self.squares, self.sets = [], [], []
        for i, witness in enumerate(proof["witnesses"], 1):
            self.add_witness(witness, f"witness {i}")
        self._images = {}

    def automorphism(self, images):
        group = self.group
        if len(images) != len(group.generators):
            raise Wrong("an automorphism does not list an image for each generator")
        self.element(*images)
        self.budget.spend(group.order * (1 + len(images)) * (2 + group.points // 4))
        table, taken = [None] * group.order, {0}
        table[0] = 0
        for x, row in enumerate(group.edges):
            for s, target in enumerate(row):
                image = group.product(images[s], table[x])
                if table[target] is None:
                    if image in taken:
                        raise Wrong("an automorphism is not injective")
                    table[target] = image
                    taken.add(image)
                elif table[target] != image:
                    raise Wrong("an automorphism does not extend to the group")
        if any(self.functions.trace(x) != self.functions.trace(y) for x, y in enumerate(table)):
            raise Wrong("an automorphism changes the trace")
        return table

    def element(self, *numbers):
        if any(not 0 <= g < self.group.order for g in numbers):
            raise Wrong("there is no element of such a number")

    # Witnesses

    def space(self):
        """(the block of all labels together as {label: position}, the inner product on it or None)"""
        if self._space is None:
            block = self.functions.block(self.labels)
            self._space = {label: i for i, label in enumerate(block)}, self.functions.inner_product(block)
        return self._space

    def label(self, position):
        if not 1 <= position <= len(self.labels):
            raise Wrong("a witness names a label that is not listed")
        return self.labels[position - 1]

    def vector(self, components):
        result = {}
        for position, x in components:
            label = self.label(position)
            result[label] = result.get(label, 0) + x
        return result

    def paired(self, u):
        """The linear form ⟨u, ·⟩ as {label: number}."""
        place, inner = self.space()
        if inner is None:
            return u
        result = {}
        self.budget.spend(len(u) * len(place))
        for label, i in place.items():
            value = sum((x * inner[place[other]][i] for other, x in u.items()), Fraction(0))
            if value != 0:
                result[label] = value
        return result

    def add_witness(self, witness, where):
        symmetry, order, kind = self.claim.symmetry, self.group.order, witness["kind"]
        if (kind == "terms") != (symmetry == "exact") or (kind == "triples" and symmetry != "strong"):
            raise Wrong(f"{where}: {kind} do not cover {symmetry} symmetry")
        raw, norm = [Fraction(0)] * order, Fraction(0)
        factor = {"terms": 0, "pairs": 1, "triples": 2}[kind] * self.claim.epsilon  # ε'
        if kind == "terms":
            columns = {}
            for row, column, c in witness["entries"]:
                columns.setdefault(self.label(column), []).append((self.label(row), c))
            for column, rows in columns.items():
                self.budget.spend(order * len(rows) * 3)
                for g in range(order):
                    image = self.functions.column(g, column)
                    for row, c in rows:
                        if row in image:
                            raw[g] = raw[g] + c * image[row]
        else:
            for h, u, v in witness["entries"]:
                if h is not None:
                    self.element(h)
                u, v = self.vector(u), self.vector(v)
                form, other = self.paired(u), self.paired(v)
                for vector, dual in ((u, form), (v, other)):
                    norm = norm + sum((x * dual.get(label, 0) for label, x in vector.items()), Fraction(0))
                values = [Fraction(0)] * order
                for g in range(order):
                    for label, x in v.items():
                        for row, c in self.functions.column(g, label).items():
                            if row in form:
                                values[g] = values[g] + x * c * form[row]
                moved = self.group.left(h) if h is not None else None
                for g in range(order):
                    raw[g] = raw[g] + (values[g] if moved is None else values[g] - values[moved[g]])
            norm = over(norm, 2)
        if witness["averaged"]:
            if kind != "terms" or not self.claim.rational_weights:
                raise Wrong(f"{where}: averaged needs terms and rational weights")
            raw = [mean_of_conjugates(x) for x in raw]
        mean = over(sum(raw, Fraction(0)), order)
        values = [x - mean for x in raw]
        square = factor * norm * norm  # ε'N²
        value = witness["value"]
        scale = 1
        if not any(isinstance(x, Number) for x in values):
            # Integers are faster to compare: x is multiplied by the common denominator.
            scale = math.lcm(*(x.denominator for x in values))
            values = [int(x * scale) for x in values]
        square = square * scale * scale
        if value is None:
            if self.claim.weights == "affine":
                raise Wrong(f"{where} has no value, which affine weights need")
            hit = [g for g, x in enumerate(values) if sign(x) <= 0 or sign(x * x - square) <= 0]
        else:
            value = value * scale
            if value == 0 if kind == "terms" else not (sign(value) > 0 and sign(value * value - square) > 0):
                raise Wrong(f"{where}: the value does not exceed what a scheme may have")
            hit = [g for g, x in enumerate(values) if x != value]
        self.values.append(values)
        self.squares.append(square)
        self.sets.append(hit)

    # Maps and sets

    def map(self, a, i, left, right):
        """The map as a function on element numbers."""
        if not 0 <= a < len(self.automorphisms):
            raise Wrong("there is no such automorphism")
        if i == 1 and self.claim.symmetry == "strong":
            raise Wrong("inversion does not preserve strong symmetry")
        self.element(left, right)
        alpha, before, after = self.automorphisms[a], self.group.left(left), self.group.right(right)
        if i:
            inverses = self.group.inverses()
            return lambda x: after[before[alpha[inverses[x]]]]
        return lambda x: after[before[alpha[x]]]

    def witness(self, w):
        if not 1 <= w <= len(self.sets):
            raise Wrong("there is no such witness")
        return w - 1

    def image(self, w, a, i, left, right):
        """The image of the set of a witness."""
        key = w, a, i, left, right
        if key not in self._images:
            if len(self._images) * self.group.order > 400_000_000:
                self._images.clear()
            hit, gamma = self.sets[self.witness(w)], self.map(a, i, left, right)
            self.budget.spend(3 * len(hit) + 1)
            self._images[key] = bits(map(gamma, hit), self.group.order)
        return self._images[key]

    def moved(self, gamma, mask):
        self.budget.spend(4 * mask.bit_count() + self.group.order // 32)
        return bits(map(gamma, members(mask)), self.group.order)

    # The tree

    def check_tree(self):
        pending = [iter([Node(0, 0, None, None)])]
        for i, node in enumerate(self.tree, 1):
            state = None
            while pending and state is None:
                state = next(pending[-1], None)
                if state is None:
                    pending.pop()
            if state is None:
                raise Wrong(f"the tree does not need node {i}")
            self.budget.spend(10 + self.group.order // 16)
            try:
                children = getattr(self, "node_" + node[0])(state, *node[1:])
            except Wrong as error:
                raise Wrong(f"node {i}: {error}") from None
            if children is not None:
                pending.append(children)
        if any(next(states, None) is not None for states in pending):
            raise Wrong("the tree ends too early")

    def free(self, state):
        return self.everything & ~(state.chosen | state.excluded)

    def empty(self, state):
        if state.chosen or state.excluded:
            raise Wrong("elements are chosen or excluded already")

    def node_e(self, state):
        self.empty(state)
        if state.tile is not None:
            raise Wrong("there is a tile")
        return iter([Node(1, 0, None, None)])

    def node_t(self, state, tile, limit):
        self.empty(state)
        if state.tile is not None:
            raise Wrong("there is a tile already")
        self.element(*tile)
        if len(set(tile)) != len(tile):
            raise Wrong("an element of the tile is listed twice")
        if not 0 <= limit < self.group.order or not self.size * len(tile) < self.group.order * (limit + 1):
            raise Wrong("the limit of the tile is too small")
        return iter([Node(0, 0, bits(tile, self.group.order), limit)])

    def node_b(self, state, which, listed):
        named, free = 0, self.free(state)
        cases = []
        for g, others in listed:
            before = named
            self.element(g, *(other[0] for other in others))
            for x in [g] + [other[0] for other in others]:
                if not free >> x & 1 or named >> x & 1:
                    raise Wrong(f"the element {x} is not free, or named twice")
                named |= 1 << x
                self.budget.spend(1 + self.group.order // 64)
            excluded = state.excluded | before
            for x, *gamma in others:
                gamma = self.map(*gamma)
                if gamma(x) != g:
                    raise Wrong(f"the map does not send {x} to {g}")
                if self.moved(gamma, state.chosen) != state.chosen or self.moved(gamma, excluded) != excluded:
                    raise Wrong(f"the map of {x} does not preserve what is chosen and excluded")
                if state.tile is not None and self.moved(gamma, state.tile) != state.tile:
                    raise Wrong(f"the map of {x} does not preserve the tile")
            cases.append((g, before))
        if which is None:
            if not listed:
                raise Wrong("no element is named")
        else:
            hit = self.image(*which)
            if hit & state.chosen:
                raise Wrong("the set contains a chosen element")
            if hit & ~(state.excluded | named):
                raise Wrong("an element of the set is neither excluded nor named")

        def children():
            for g, before in cases:
                yield Node(state.chosen | 1 << g, state.excluded | before, state.tile, state.limit)
            if which is None:
                yield Node(state.chosen, state.excluded | named, state.tile, state.limit)

        return children()

    def node_o(self, state, w):
        self.empty(state)
        if not self.size * len(self.sets[self.witness(w)]) < self.group.order:
            raise Wrong("the set is too large")

    def packing(self, state, most, weighted, within):
        """The sum of the weights of sets that are disjoint from what is chosen and weigh at most `most` on each free element."""
        if not 1 <= most < 2**31 or any(not 1 <= k[0] < 2**31 for k in weighted):
            raise Wrong("a weight is not from 1 to 2^31 - 1")
        free, loads = self.free(state), {}
        for k, *which in weighted:
            hit = self.image(*which)
            if hit & state.chosen:
                raise Wrong("a set contains a chosen element")
            hit &= free
            if hit & ~within:
                raise Wrong("a set has a free element outside the tile")
            found = members(hit)
            self.budget.spend(2 + 4 * len(found))
            for x in found:
                loads[x] = loads.get(x, 0) + k
        if any(load > most for load in loads.values()):
            raise Wrong("the weights on an element exceed the denominator")
        return sum(k[0] for k in weighted)

    def node_p(self, state, most, weighted):
        total, count = self.packing(state, most, weighted, self.everything), state.chosen.bit_count()
        if not (count > self.size or total > most * (self.size - count)):
            raise Wrong("the weights sum to too little")

    def node_q(self, state, most, weighted):
        if state.tile is None:
            raise Wrong("there is no tile")
        total = self.packing(state, most, weighted, state.tile)
        if not total > most * (state.limit - (state.chosen & state.tile).bit_count()):
            raise Wrong("the weights sum to too little")

    def demand_uniform(self):
        if not self.uniform:
            raise Wrong("this node needs uniform weights")

    def node_s(self, state, w, a, i, left, right):
        self.demand_uniform()
        at, gamma = self.witness(w), self.map(a, i, left, right)
        left_over = self.size - state.chosen.bit_count()
        free = members(self.free(state))
        if left_over < 0 or len(free) < left_over:
            return
        self.budget.spend(self.group.order * 8)
        values, moved = self.values[at], [None] * self.group.order
        for x, value in enumerate(values):
            moved[gamma(x)] = value
        total = sum((moved[g] for g in members(state.chosen)), Fraction(0))
        total = total + sum(sorted(moved[g] for g in free)[:left_over], Fraction(0))
        if not (sign(total) > 0 and sign(total * total - self.size**2 * self.squares[at]) > 0):
            raise Wrong("the sum is not large enough")

    def node_f(self, state):
        left_over = self.size - state.chosen.bit_count()
        if not (left_over < 0 or (self.uniform and self.free(state).bit_count() < left_over)):
            raise Wrong("enough elements are free")

    def node_d(self, state, g):
        self.demand_uniform()
        if self.claim.symmetry == "exact":
            raise Wrong("this node needs weak or strong symmetry")
        if not self.spectrum:
            raise Wrong("no plancherel proof was accepted before")
        self.element(g)
        if g == 0:
            raise Wrong("the element is the identity")
        order, times_g = self.group.order, self.group.right(g)  # a = b·g
        self.budget.spend(4 * state.chosen.bit_count())
        count = sum(state.chosen >> times_g[b] & 1 for b in members(state.chosen))
        most = self.size**2 * (Fraction(2, order) + self.claim.epsilon * (1 - Fraction(2, order))) - self.size
        if not count > most:
            raise Wrong("the difference does not occur often enough")


# ------------------------------------------------------------------------------------------------------------------
# A certificate, a file, many files


class Verdict:
    """`status` is valid, incomplete, invalid, malformed or unreadable; `findings` lists (where, outcome, message)."""

    def __init__(self, status, message, findings=()):
        self.status, self.message, self.findings = status, message, list(findings)


def check_certificate(certificate, limits):
    """The verdict on a certificate whose shape is right."""
    findings = []

    def part(name, action):
        """Runs one part; its result, or None if it failed."""
        try:
            result = action()
            findings.append((name, "ok", "right"))
            return result
        except Wrong as error:
            findings.append((name, "wrong", str(error)))
        except Beyond as error:
            findings.append((name, "limit", str(error)))
        return None

    c, budget = certificate, Budget(limits)
    kind, dimension, images = c.action if c.action else ("regular", c.order, [])
    right = [part("group", lambda: check_group(c)), part("action", lambda: check_action(c)),
             part("class", lambda: class_in_range(c.cls, kind, dimension) or True),
             part("claim", lambda: check_claim(c))]
    if all(right):
        def build():
            group = Group([tuple(x - 1 for x in s) for s in c.generators], c.points, c.order, budget)
            return group, Action(group, kind, dimension, images, budget)

        built = part("group", build)
        functions = part("class", lambda: count_labels(Functions(*built, c.cls, budget))) if built else None
        proved = Excluded(c.order, False)
        believed = Excluded(c.order, c.symmetry == "exact" and c.weights == "uniform")
        if functions:
            claim = Claim(functions, c.symmetry, c.epsilon, c.weights, c.rational_weights, c.conductor)
            part("scheme", lambda: check_scheme(claim, c.scheme, c.upper) or True)
            proofs = Proofs(claim, c.upper, findings).run(c.proofs)
            proved, believed = proofs.proved, proofs.believed
        else:
            for kind, _, proof in c.proofs:
                believe(kind, proof, c.weights, believed)
        if c.lower > believed.least():
            findings.append(("claim", "wrong", f"the proofs are for {believed.least()}, not {c.lower}"))
        elif believed.excludes(c.upper) or believed.below > c.upper or c.upper in believed.single:
            findings.append(("claim", "wrong", "the size claim.upper is excluded"))
        elif c.lower > proved.least():
            findings.append(("claim", "limit", f"only {proved.least()} of {c.lower} is proved"))
    for status, outcome in (("invalid", "wrong"), ("incomplete", "limit")):
        faults = [f"{where}: {message}" for where, found, message in findings if found == outcome]
        if faults:
            return Verdict(status, faults[0], findings)
    return Verdict("valid", f"{c.lower} <= AC <= {c.upper} ({c.symmetry}, {c.weights}), |G| = {c.order}", findings)


def count_labels(functions):
    functions.budget.labels(functions.count())
    return functions


def check_group(c):
    if c.points < 1:
        raise Wrong("there are no points")
    if c.order < 1:
        raise Wrong("the order is less than 1")
    for i, s in enumerate(c.generators, 1):
        permutation(s, c.points, f"generator {i}")
    if c.name is not None and standard(c.name, c.points, len(c.generators)) != c.generators:
        raise Wrong(f"the generators are not those of the name {c.name!r}")
    return True


def check_action(c):
    if c.action is None:
        return True
    kind, dimension, images = c.action
    if dimension < 1:
        raise Wrong("the dimension is less than 1")
    if len(images) != len(c.generators):
        raise Wrong("there is not an image for each generator")
    for i, image in enumerate(images, 1):
        if kind == "permutation":
            permutation(image, dimension, f"image {i}")
        elif kind == "signed-permutation":
            permutation([abs(x) for x in image], dimension, f"image {i}")
        elif len(image) != dimension or any(len(row) != dimension for row in image):
            raise Wrong(f"image {i} is not {dimension} rows of {dimension} numbers")
    return True


def check_claim(c):
    if not 1 <= c.lower <= c.upper <= c.order:
        raise Wrong("1 <= lower <= upper <= order does not hold")
    if c.symmetry != "exact" and c.epsilon <= 0:
        raise Wrong("epsilon is not positive")
    return True


def text_of(data, most):
    """The text in a file: its content, or what a gzip file of one member expands to. The first two bytes tell which it is."""
    if data[:2] != b"\x1f\x8b":
        return data
    stream = zlib.decompressobj(31)
    try:
        text = stream.decompress(data, most + 1)
    except zlib.error as error:
        raise Malformed(f"not a gzip file: {error}") from None
    if len(text) > most:
        raise Malformed(f"the file expands to more than --max-bytes {most}")
    if not stream.eof or stream.unused_data:
        raise Malformed("the file is not a gzip file of one member")
    return text


def check_bytes(data, limits=None):
    """The verdict on the content of a file."""
    limits = limits or Limits()
    try:
        certificate = Certificate(parse_json(text_of(data, limits.size)))
    except Malformed as error:
        return Verdict("malformed", str(error))
    except (MemoryError, RecursionError) as error:
        return Verdict("incomplete", f"the memory (--memory) is too small: {type(error).__name__}")
    try:
        return check_certificate(certificate, limits)
    except MemoryError:
        return Verdict("incomplete", "the memory (--memory) is too small")


def files_of(path):
    """The files that a path stands for, and folders below it that cannot be read; an empty list if there is nothing."""
    if not os.path.isdir(path):
        return [path]
    found, problems = [], []
    for folder, _, names in os.walk(path, onerror=lambda error: problems.append(error.filename)):
        found += [os.path.join(folder, name) for name in names if name.endswith((".json", ".json.gz"))]
    return sorted(found) + problems


def check_file(path, limits):
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            return Verdict("unreadable", "not a regular file, or a folder that cannot be read")
        with open(path, "rb") as file:
            data = file.read(limits.size + 1)
    except OSError as error:
        return Verdict("unreadable", error.strerror or str(error))
    if len(data) > limits.size:
        return Verdict("unreadable", f"the file is larger than --max-bytes {limits.size}")
    return check_bytes(data, limits)


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(64, f"error: {message}\n")


def positive(text):
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def main(arguments=None):
    default = Limits()
    parser = Parser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", help="certificate files, or folders to search for *.json and *.json.gz")
    parser.add_argument("--verbose", action="store_true", help="list every finding")
    for name, value, meaning in (
            ("order", default.order, "the largest group order"),
            ("storage", default.storage, "the most numbers stored at once, estimated beforehand"),
            ("labels", default.labels, "the most basis elements of a function class"),
            ("work", default.work, "the most steps (about 100 ns each) for one certificate"),
            ("bytes", default.size, "the largest file, and the most that one expands to")):
        parser.add_argument(f"--max-{name}", type=positive, default=value, help=f"{meaning} (default: {value})")
    parser.add_argument("--memory", type=positive, default=2048, help="MiB that the process may take (default: 2048)")
    options = parser.parse_args(arguments)
    try:
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (options.memory << 20, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, ValueError, OSError):
        print("warning: the memory of this process cannot be limited here", file=sys.stderr)
    limits = Limits(options.max_order, options.max_storage, options.max_labels, options.max_work, options.max_bytes)
    counts = {}
    for path in options.paths:
        files = files_of(path)
        if not files:
            counts["unreadable"] = counts.get("unreadable", 0) + 1
            print(f"unreadable  {path}  the folder has no *.json or *.json.gz in it")
        for file in files:
            verdict = check_file(file, limits)
            counts[verdict.status] = counts.get(verdict.status, 0) + 1
            print(f"{verdict.status:<10}  {file}  {verdict.message}")
            if options.verbose:
                for where, outcome, message in verdict.findings:
                    print(f"            {outcome:<8}{where}: {message}")
    total = sum(counts.values())
    listed = ", ".join(f"{counts[status]} {status}" for status in CODES if status in counts)
    print(f"{total} certificate{'' if total == 1 else 's'}: {listed}")
    return next(code for code in GRAVITY if any(CODES[status] == code for status in counts))


if __name__ == "__main__":
    sys.exit(main())
