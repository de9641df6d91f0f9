#!/bin/sh
# Builds the programs that teams run next to ours, from the Go module proxy: kubeconform, Kustomize, Helm, krew and
# promtool, with the linters of GitHub workflows and of manifests of krew. Builds each once.
# Needs Go.
set -eu
cache="${XDG_CACHE_HOME:-$HOME/.cache}/cdk8s-asm-gateway-go-tools"

build() { # NAME PACKAGE VERSION
  if [ -x "$cache/$3/$1" ]; then
    echo "$1 $3 is there."
    return 0
  fi
  work=$(mktemp -d)
  GOBIN="$work" go install "$2@$3"
  mkdir -p "$cache/$3"
  # A program appears in its place whole or not at all.
  mv "$work/$1" "$cache/$3/$1.part"
  mv "$cache/$3/$1.part" "$cache/$3/$1"
  rm -rf "$work"
  echo "$1 $3 is built."
}

build kubeconform github.com/yannh/kubeconform/cmd/kubeconform v0.7.0
build kustomize sigs.k8s.io/kustomize/kustomize/v5 v5.6.0
build helm helm.sh/helm/v3/cmd/helm v3.18.6
build krew sigs.k8s.io/krew/cmd/krew v0.4.3
build validate-krew-manifest sigs.k8s.io/krew/cmd/validate-krew-manifest v0.4.3
build actionlint github.com/rhysd/actionlint/cmd/actionlint v1.7.12
# Without the clients of all clouds, in which promtool would look for targets.
export GOFLAGS=-tags=remove_all_sd
build promtool github.com/prometheus/prometheus/cmd/promtool v0.316.0
