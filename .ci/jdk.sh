# Sourced by ./sotto and .ci/run. `find_jdk` sets JDK to the home of a JDK of version 25 or newer, or says in one
# sentence what to install and where it looked, and fails.

jdk_version() {
  # From the file that every JDK carries: starting each one to ask it would take a second.
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  found=$(jdk_version "$1")
  [ -n "$found" ] && [ "$found" -ge 25 ]
}

find_jdk() {
  JDK=
  on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    while [ -L "$on_path" ]; do
      link=$(readlink "$on_path")
      case $link in /*) on_path=$link ;; *) on_path=$(dirname "$on_path")/$link ;; esac
    done
    on_path=$(dirname "$(dirname "$on_path")")
  fi
  for home in "${JAVA_HOME:-}" "$on_path" \
    "${SOTTO_JVM_FOLDER:-/usr/lib/jvm}"/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_jdk "$home"; then
      JDK=$home
      return 0
    fi
  done
  echo "Sotto needs a JDK of version 25 or newer: install one (for example Temurin 25), or set JAVA_HOME to it;" \
    "looked at JAVA_HOME, java on the PATH, ${SOTTO_JVM_FOLDER:-/usr/lib/jvm}, ~/.sdkman/candidates/java, ~/.jdks" \
    "and /Library/Java/JavaVirtualMachines." >&2
  return 1
}

# Sets MVN to an installed Maven of version 3.8 or newer, otherwise to the wrapper of the project in $1.
find_maven() {
  MVN=$1/mvnw
  if command -v mvn >/dev/null 2>&1; then
    version=$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
    set -- ${version:-0 0}
    if [ "$1" -gt 3 ] || { [ "$1" -eq 3 ] && [ "$2" -ge 8 ]; }; then
      MVN=mvn
    fi
  fi
}
