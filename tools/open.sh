#!/usr/bin/env bash
# Opens a file in the user's browser where there is a screen, and says where the file is in any case.
set -euo pipefail
file=$(realpath "$1")
printf '\nThe page: %s\n' "$file"
if [ "$(uname)" = Darwin ]; then
  open "$file"
elif [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v xdg-open >/dev/null; then
  xdg-open "$file" >/dev/null 2>&1 || printf 'It could not be opened from here: open it in Chromium or Firefox.\n'
else
  printf 'There is no display here: open that file in Chromium or Firefox. It needs no server and no network.\n'
fi
