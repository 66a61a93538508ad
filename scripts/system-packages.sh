#!/usr/bin/env bash
# Installs the Debian packages that the tests use and that are missing: Tesseract with Dutch
# for scans, LibreOffice to make and check office files, PostgreSQL as the second store, and
# Chromium to look at the pages. What cannot be installed is told in one line and is no error:
# the tests that need it are then skipped, visibly.
set -euo pipefail

# One line a need: the package to install, and those that fill the need just as well.
NEEDS=(
  "tesseract-ocr"
  "tesseract-ocr-nld"
  "libreoffice-writer-nogui libreoffice-writer"
  "libreoffice-calc-nogui libreoffice-calc"
  "postgresql"
  "chromium"
)

say() { echo "system-packages: $*"; }

installed() {
  [[ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" == "installed" ]]
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  say "no apt here; install Tesseract (Dutch), LibreOffice and PostgreSQL yourself, or tests skip"
  exit 0
fi

missing=()
for need in "${NEEDS[@]}"; do
  read -ra choices <<<"$need"
  for choice in "${choices[@]}"; do
    if installed "$choice"; then continue 2; fi
  done
  missing+=("${choices[0]}")
done
if ((${#missing[@]} == 0)); then exit 0; fi

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null || ! sudo --non-interactive true 2>/dev/null; then
    say "no right to install ${missing[*]}; the tests that need them skip"
    exit 0
  fi
  as_root=(sudo --non-interactive)
fi

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet --quiet \
    --option Acquire::Retries=2 --option Acquire::http::Timeout=20 \
    --option DPkg::Lock::Timeout=300 "$@"
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
say "installing ${missing[*]}"
if ! { apt update && apt install --yes --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  say "could not install ${missing[*]}, so the tests that need them skip: $(tail -n 1 "$log")"
fi
