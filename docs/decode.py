"""python3 decode.py STATE: shares and means of a service's directory, by docs/specification.md alone."""
import hashlib, math, pathlib, sys
Z = 1.959963984540054
class Reader:
    def __init__(self, content): self.content, self.at = content, 0
    def take(self, n):
        self.at += n
        return self.content[self.at - n:self.at] if self.at <= len(self.content) else sys.exit("cut short")
    def u(self, n): return int.from_bytes(self.take(n), "big")
    def i64(self): return int.from_bytes(self.take(8), "big", signed=True)
    def varint(self):
        byte = self.u(1)
        return byte if byte < 128 else (byte & 127) + (self.varint() << 7)
    def text(self): return self.take(self.varint()).decode()
def definition(r):
    name = (r.take(5), r.text(), r.u(2), r.text(), r.text(), r.u(1), r.text())[1]  # header ... owner
    cohort = (r.varint(), r.u(2), r.u(1), r.u(8), r.u(4))[-1]  # expiry, retention, trust, epsilon, cohort
    none = (r.u(4), r.u(1), r.u(1), r.u(1) == 0 or r.take(4) == 0)[-1]  # window, late, keep, absent
    for _ in range(r.u(1)): r.text(), [r.text() for _ in range(r.u(1))]  # segments
    kind, labels, bounds = r.u(1), ["no", "yes"], None
    if kind == 2: labels = [r.text() for _ in range(r.u(4))]
    if kind in (3, 6):
        edges = (r.text(), [r.i64() for _ in range(r.u(4))])[1]
        labels = [str(a) if a == b - 1 else f"{a} to {b - 1}" for a, b in zip(edges, edges[1:])]
    if kind == 6: r.take(2 * r.u(1))  # which quantiles
    if kind in (4, 5): r.text(); bounds = r.i64() if kind == 4 else 0, r.i64()
    oracle, size, p = r.u(1), r.u(4), r.u(8) / 2**64
    q = (1 - p) / (size - 1) if oracle == 1 else r.u(8) / 2**64
    return dict(name=name, cohort=cohort, bounds=bounds, oracle=oracle, p=p, q=q,
                labels=labels + ["none"] * none, counts={})
def add(metric, window, payload):
    counts = metric["counts"].setdefault(window, [0] * (len(metric["labels"]) + 1))
    bits, last = int.from_bytes(payload, "big"), 8 * len(payload) - 1
    for i in range(len(counts) - 1): counts[i] += bits == i if metric["oracle"] == 1 else bits >> (last - i) & 1
    counts[-1] += 1  # reports
def share(p, q, c, n):
    d, a, b, y, w = p - q, p * (1 - p), q * (1 - q), c / n - q, Z * Z / n
    half, middle = math.sqrt(w * (d * d * b + y * d * (a - b) + w * (a - b) ** 2 / 4)), y * d + w * (a - b) / 2
    return [x / d**2 for x in (y * d, middle - half, middle + half)]
def mean(p, c, n, least, most):
    s, w = c / n, Z * Z / n
    half = math.sqrt(w * (s * (1 - s) + w / 4))
    ends = s, (s + w / 2 - half) / (1 + w), (s + w / 2 + half) / (1 + w)
    return [least + (most - least) * (x - 1 + p) / (2 * p - 1) for x in ends]
state, metrics = pathlib.Path(sys.argv[1]), {}
for file in state.glob("definitions/*.registry"):
    r = Reader(file.read_bytes())
    for _ in range((r.take(5 + 1 + 24), r.u(2))[1]):  # header, debug, caps
        content = r.take(r.varint())
        metrics[hashlib.sha256(content).digest()[:16]] = definition(Reader(content))
for file in state.glob("journal/*.segment"):
    r = Reader(file.read_bytes()[26:])
    while r.at < len(r.content):
        frame = r.take((r.u(4), r.u(4))[0])
        if frame[0] == 2: add(metrics[frame[26:42]], int.from_bytes(frame[42:50], "big"), frame[68:])
for m in metrics.values():
    for window, (*counts, n) in m["counts"].items():
        rows = zip(m["labels"], (share(m["p"], m["q"], c, n) for c in counts)) if n >= m["cohort"] else ()
        if rows and m["bounds"]: rows = [("mean", mean(m["p"], counts[1], n, *m["bounds"]))]
        for label, numbers in rows: print(m["name"], window, n, label, *numbers, sep="\t")
