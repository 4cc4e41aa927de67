#!/bin/sh
# Removes Agent Assist from the account that runs this. Profiles with decisions and logs stay; where they are is said.
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/agent-assist

if [ -f "$program/installed.txt" ]; then
    while IFS= read -r file; do
        rm -f "$data/$file"
        rmdir -p --ignore-fail-on-non-empty "$(dirname "$data/$file")" 2>/dev/null || true
    done <"$program/installed.txt"
fi
rm -f "$HOME/.local/bin/agent-assist"
rm -rf "$program"
rmdir --ignore-fail-on-non-empty "$HOME/.local/bin" "$HOME/.local/lib" 2>/dev/null || true
if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database "$data/applications" 2>/dev/null || true
fi
# A cache of no entries is the rest of ours.
if [ "$(ls -A "$data/applications" 2>/dev/null)" = mimeinfo.cache ]; then
    rm -f "$data/applications/mimeinfo.cache"
    rmdir "$data/applications"
fi
echo "Agent Assist is removed. Your own data stays in $data/agent-assist; delete that folder to remove it too."
