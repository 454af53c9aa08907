# Sourced by the scripts of this folder: builds what is measured and writes down on what machine it was.
set -eu

bench=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$bench/../.." && pwd)
cd "$root"
. "$root/.ci/jdk.sh"
find_jdk || exit 1
find_maven "$root"
classpath=$bench/target/bench.jar:$bench/target/lib/*
# As ./sotto starts its programs, so that both sides of a comparison and the service run alike.
flags=${SOTTO_JAVA_OPTIONS:--XX:+UseSerialGC -Xms800m -Xmx800m -Xmn480m}
work=$(mktemp -d "${TMPDIR:-/tmp}/sotto-bench.XXXXXX")
started=
trap 'finish' EXIT
trap 'exit 130' INT TERM

finish() {
  for each in $started; do
    kill "$each" 2>/dev/null || true
  done
  rm -rf "$work"
}

build() {
  ./sotto --version >/dev/null
  JAVA_HOME=$JDK "$MVN" -q -B --no-transfer-progress -Pfast -Dmaven.test.skip=true \
    -pl quality/bench -am package ${SOTTO_MAVEN_OPTIONS:-} >"$work/build.log" 2>&1 ||
    { cat "$work/build.log" >&2; exit 1; }
}

java_of_bench() {
  main=$1
  shift
  # shellcheck disable=SC2086
  "$JDK/bin/java" $flags -cp "$classpath" "dev.sotto.bench.$main" "$@"
}

# The numbers on standard input, one a line: least, median and greatest.
spread() {
  sort -g | awk '{ v[NR] = $1 }
    END { m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2; print v[1], m, v[NR] }'
}

# The quotients of the first by the second column of standard input.
quotients() {
  awk '{ printf "%.4f\n", $1 / $2 }'
}

# A row of a table: what it is, then the spread of the numbers on standard input, as printf's $2 writes them.
row() {
  spread | while read -r least median most; do
    printf "| %s | $2 | $2 | $2 |\n" "$1" "$least" "$median" "$most"
  done
}

head_of_result() {
  changed=
  [ -z "$(git status --porcelain -- . ':!quality/bench/results')" ] || changed=' and changes since'
  echo "# $1"
  echo
  echo "| | |"
  echo "|---|---|"
  echo "| date | $(date -u '+%Y-%m-%d %H:%M') UTC |"
  echo "| commit | $(git rev-parse --short=12 HEAD)$changed |"
  echo "| processor | $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(nproc) cores used at most |"
  echo "| memory | $(awk '/^MemTotal/ { printf "%.0f GiB", $2 / 1048576 }' /proc/meminfo) |"
  echo "| system | $(uname -sr) |"
  echo "| JDK | $("$JDK/bin/java" -version 2>&1 | sed -n 2p) |"
  echo "| options | \`$flags\` |"
  echo "| load before | $(cut -d' ' -f1-3 /proc/loadavg) (one, five, fifteen minutes; of others, all figures suffer from it) |"
  echo
}
