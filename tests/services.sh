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
  java:default-jre-headless  # runs the Nu Html Checker
  node:nodejs        # runs Azurite, and the parsers of Netlify and Cloudflare
)

# What comes from npm, into a folder outside the tree: Azurite, a server that speaks like Azure's blob storage, what
# Netlify and Cloudflare read a site's _redirects and _headers with, the examples of CommonMark's specification, Pagefind, and
# schema.org's vocabulary as types for the compiler of TypeScript.
from_npm() {
  local cache="${XDG_CACHE_HOME:-$HOME/.cache}/backstory-tests/npm"
  command -v npm >/dev/null || return 0
  mkdir -p "$cache"
  [ -f "$cache/node_modules/azurite/dist/src/blob/main.js" ] || brought "$cache" azurite@3
  [ -d "$cache/node_modules/netlify-redirect-parser" ] || brought "$cache" netlify-redirect-parser@14.4
  [ -d "$cache/node_modules/@netlify/headers-parser" ] || brought "$cache" @netlify/headers-parser@10.1
  [ -d "$cache/node_modules/commonmark-spec" ] || brought "$cache" commonmark-spec@0.31.2
  [ -d "$cache/node_modules/typescript" ] || brought "$cache" typescript@5.9
  [ -d "$cache/node_modules/pagefind" ] || brought "$cache" pagefind@1.6.0
  [ -d "$cache/node_modules/schema-dts" ] || brought "$cache" schema-dts@2.1
  # Cloudflare's parsers are in its program; what that needs to run, some 200 MB, is not needed to read files.
  if [ ! -f "$cache/wrangler/wrangler-dist/cli.js" ]; then
    mkdir -p "$cache/wrangler"
    (cd "$cache" && tar -xzf "$(npm pack --silent wrangler@4.50.0)" -C wrangler --strip-components 1)
  fi
}

brought() {
  npm install --prefix "$1" --no-audit --no-fund --ignore-scripts --silent "$2"
}

missing=()
for pair in "${needed[@]}"; do
  command -v "${pair%%:*}" >/dev/null || missing+=("${pair##*:}")
done

if [ ${#missing[@]} -eq 0 ]; then
  from_npm
  exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Some tests will not run, because these packages are missing: ${missing[*]}" >&2
  echo "Install them with the system's own package manager; as root on Debian this script does it." >&2
  from_npm
  exit 0
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
from_npm
