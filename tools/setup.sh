#!/usr/bin/env bash
# Installs what building (`setup.sh build`) or also testing (`setup.sh test`) needs, and skips what is there.
# Cargo's tools go to a cache of this project's own, so that nobody's installed versions are replaced.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/env.sh

WASM_PACK=0.15.1
GECKODRIVER=0.37.1
WASM_BINDGEN=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[" =]|version/, ""); print }' Cargo.lock)

say() { printf '  %s\n' "$*"; }
fail() {
  printf '\nSetup stopped: %s\n' "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  printf '  Then run the same command again: it goes on where it stopped.\n' >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command with its output in a log, which is shown only if it fails.
quietly() {
  local log="build/log/setup-$1.txt"
  shift
  mkdir -p build/log
  "$@" >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    return 1
  }
}

need_basics() {
  have cargo || fail "Rust is not here." "Install it from https://rustup.rs (Rust 1.95 or newer)."
  have node || fail "Node.js is not here." "Install Node 20 or newer from https://nodejs.org or your system's packages."
  have npm || fail "npm is not here." "It comes with Node.js; some systems have it as a package named npm."
  have cc || fail "there is no C compiler." "On Debian or Ubuntu: apt-get install gcc"
  local rust node
  rust=$(rustc --version | sed 's/^rustc 1\.\([0-9]*\).*/\1/')
  node=$(node -p 'process.versions.node.split(".")[0]')
  [ "$rust" -ge 95 ] || fail "Rust 1.95 or newer is needed; this is $(rustc --version)." "Run: rustup update stable"
  [ "$node" -ge 20 ] || fail "Node 20 or newer is needed; this is $(node --version)." "See https://nodejs.org"
}

need_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
  have rustup || fail "Rust's WebAssembly target is not here, nor rustup to add it." \
    "Install your system's package for the target wasm32-unknown-unknown, or Rust by https://rustup.rs"
  say "adding Rust's WebAssembly target"
  quietly target rustup target add wasm32-unknown-unknown ||
    fail "rustup could not add the target wasm32-unknown-unknown." "Is the network there?"
}

# need_component NAME PROGRAM
need_component() {
  have "$2" && cargo "${2#cargo-}" --version >/dev/null 2>&1 && return
  have rustup || fail "$2 is not here, nor rustup to add it." "Install your system's package for it, or Rust by https://rustup.rs"
  say "adding $1"
  quietly "$1" rustup component add "$1" || fail "rustup could not add $1." "Is the network there?"
}

# need_cargo_tool CRATE PROGRAM VERSION
need_cargo_tool() {
  local crate=$1 program=$2 version=$3
  if have "$program" && "$program" --version 2>/dev/null | head -n 1 | grep -qw -- "${version//./\\.}"; then return; fi
  say "building $crate $version (once; one to three minutes)"
  # These run for a second at a time: a quick build of them is worth more than quick tools. One target folder for all,
  # as they share most of what they are made of. Not --locked: a lock file can name a crate that was withdrawn since.
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=false CARGO_TARGET_DIR="$ARTICLE41_CACHE/target" \
    quietly "$crate" cargo install "$crate" --version "$version" --root "$ARTICLE41_CACHE/tools" --force ||
    fail "cargo could not build $crate $version." "The whole output is in build/log/setup-$crate.txt." \
      "If it says that the network failed, check it; if a compiler or library is missing, install that."
  hash -r
  BUILT_TOOL=1
}

need_npm() {
  if [ -f node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]; then return; fi
  say "installing the npm packages of package-lock.json"
  quietly npm npm ci --no-audit --no-fund || fail "npm could not install what package-lock.json names." \
    "The whole output is in build/log/setup-npm.txt."
  touch node_modules/.package-lock.json
}

# Browsers, and what counts instructions.
need_system_packages() {
  local missing=()
  [ -n "${CHROMIUM:-}" ] || have chromium || missing+=(chromium)
  have chromedriver || missing+=(chromium-driver)
  [ -n "${FIREFOX:-}" ] || have firefox-esr || have firefox || missing+=(firefox-esr)
  have valgrind || missing+=(valgrind)
  [ ${#missing[@]} -eq 0 ] && return
  have apt-get || fail "the tests need ${missing[*]}, and this is not Debian or Ubuntu." \
    "Install Chromium with its chromedriver, Firefox and valgrind; set CHROMIUM and FIREFOX to their programs if they have other names."
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || fail "the tests need ${missing[*]}, and installing them needs root." "As root: apt-get install ${missing[*]}"
    root=(sudo)
  fi
  say "installing ${missing[*]} with apt-get"
  quietly apt-update "${root[@]}" apt-get update || say "apt-get update failed; going on with the old lists"
  quietly apt "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" ||
    fail "apt-get could not install ${missing[*]}." "The whole output is in build/log/setup-apt.txt."
}

# Instructions are compared with those of the same compiler. Without rustup the test that compares them says what is to be done.
need_compiler_of_baseline() {
  local wanted
  wanted=$(sed -n 's/^rustc \([^,]*\),.*/\1/p' benches/engine/instructions.txt)
  [ "$(rustc --version | cut -d ' ' -f 2)" = "$wanted" ] && return
  have rustup && ! rustup run "$wanted" rustc --version >/dev/null 2>&1 || return 0
  say "adding Rust $wanted, with which instructions were counted"
  quietly compiler rustup toolchain install "$wanted" --profile minimal || say "rustup could not add Rust $wanted"
}

BUILT_TOOL=
printf '==> Looking for what is needed to %s\n' "$1"
need_basics
need_target
need_cargo_tool wasm-bindgen-cli wasm-bindgen "$WASM_BINDGEN"
need_cargo_tool wasm-pack wasm-pack "$WASM_PACK"
need_npm
if [ "$1" = test ]; then
  need_component rustfmt cargo-fmt
  need_component clippy cargo-clippy
  need_cargo_tool geckodriver geckodriver "$GECKODRIVER"
  need_system_packages
  need_compiler_of_baseline
fi
# What the tools were built from is of no more use.
[ -z "$BUILT_TOOL" ] || rm -rf "$ARTICLE41_CACHE/target"
say "all there"
