#!/usr/bin/env bash
# Brings what the tests run for real and pip doesn't have: a browser, and what publishing talks to.
# Quick where all of it is there; safe to run again. Only root can install; anybody else is told what is missing.
set -euo pipefail

# program that shows that it is there : Debian's package that brings it
needed=(
  chromium:chromium
  chromedriver:chromium-driver
  npm:npm            # brings axe-core, which looks for barriers on the pages
  git:git
  rsync:rsync
  ssh:openssh-client
  /usr/sbin/sshd:openssh-server
  node:nodejs        # runs Azurite
)

# Azurite, a server that speaks like Azure's blob storage, comes from npm into a folder outside the tree.
azurite() {
  local cache="${XDG_CACHE_HOME:-$HOME/.cache}/backstory-tests/npm"
  if command -v npm >/dev/null && [ ! -f "$cache/node_modules/azurite/dist/src/blob/main.js" ]; then
    mkdir -p "$cache"
    npm install --prefix "$cache" --no-audit --no-fund --ignore-scripts --silent azurite@3
  fi
}

missing=()
for pair in "${needed[@]}"; do
  command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done

if [ ${#missing[@]} -eq 0 ]; then
  azurite
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Some tests will not run, because these packages are missing: ${missing[*]}" >&2
  echo "Install them with the system's own package manager; as root on Debian this script does it." >&2
  azurite
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
azurite
