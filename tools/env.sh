# Sourced by the Makefile and the scripts here: where this project's own tools are.
export ARTICLE41_CACHE="${ARTICLE41_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/article41}"
export PATH="$ARTICLE41_CACHE/tools/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
# Panic messages name source files; a shipped module must not name folders of the machine that it was built on.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$PWD=article41 --remap-path-prefix=$(rustc --print sysroot 2>/dev/null)=rust"
