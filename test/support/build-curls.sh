#!/bin/sh
# Builds the versions of curl that the tests of the probe use in addition to the machine's own: 8.10.1 is the version of the
# default image, 8.14.1 is a later one. Builds each version once.
#
# The Rust crate curl-sys bundles the source of one curl release, with the command-line tool. cargo downloads it, and its
# checksum must be the one given here. The crate contains the files of the release's tag, so the tool calls itself "-DEV".
#
# Needs cargo, cmake, make, a C compiler and OpenSSL's headers. On Debian 12: apt-get install cargo-web cmake make gcc libssl-dev
set -eu
cache="${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-asm-gateway-curl"

# Downloads the source of a crate into the folder `curl`.
download() { # CRATE_VERSION CHECKSUM
  mkdir src
  : >src/lib.rs
  printf '[package]\nname = "curl-source"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\ncurl-sys = "=%s"\n' "$1" >Cargo.toml
  cargo vendor --quiet --versioned-dirs vendor >/dev/null
  if ! grep -q "\"package\":\"$2\"" vendor/curl-sys-"$1"*/.cargo-checksum.json; then
    echo "The checksum of curl-sys $1 is not $2." >&2
    return 1
  fi
  mv vendor/curl-sys-"$1"*/curl curl
}

# Compiles the tool with what a probe needs: http, https and OpenSSL.
compile() {
  cmake -S curl -B build -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS=-O0 -DBUILD_SHARED_LIBS=OFF -DBUILD_STATIC_LIBS=ON \
    -DHTTP_ONLY=ON -DCURL_USE_OPENSSL=ON -DCURL_USE_LIBPSL=OFF -DUSE_LIBIDN2=OFF -DCURL_USE_LIBSSH2=OFF -DUSE_NGHTTP2=OFF \
    -DCURL_ZLIB=OFF -DCURL_BROTLI=OFF -DCURL_ZSTD=OFF -DENABLE_CURL_MANUAL=OFF -DBUILD_LIBCURL_DOCS=OFF \
    -DBUILD_MISC_DOCS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_TESTING=OFF
  cmake --build build --target curl --parallel 2
}

build() { # VERSION CRATE_VERSION CHECKSUM
  if [ -x "$cache/$1/curl" ]; then
    echo "curl $1 is there."
    return 0
  fi
  work=$(mktemp -d)
  cd "$work"
  download "$2" "$3"
  compile >build.log 2>&1 || { tail -n 40 build.log >&2; return 1; }
  build/src/curl --version | grep "^curl $1"
  mkdir -p "$cache/$1"
  # A program appears in its place whole or not at all.
  mv build/src/curl "$cache/$1/curl.part"
  mv "$cache/$1/curl.part" "$cache/$1/curl"
  cd /
  rm -rf "$work"
}

build 8.10.1 0.4.77 f469e8a5991f277a208224f6c7ad72ecb5f986e36d09ae1f2c1bb9259478a480
build 8.14.1 0.4.82 c4d63638b5ec65f1a4ae945287b3fd035be4554bbaf211901159c9a2a74fb5be
