#!/bin/sh
# Installs Agent Assist for the person who runs this, below ~/.local. No root, no network.
# Installing again over an older version replaces the program and keeps every profile.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/agent-assist

if ! "$here/program/agent-assist" --version >/dev/null 2>&1; then
    "$here/program/agent-assist" --version || true
    echo "The program does not start on this system (see above), so nothing was installed." >&2
    exit 1
fi
mkdir -p "$HOME/.local/bin" "$HOME/.local/lib" "$data"
rm -rf "$program.new"
cp -R "$here/program" "$program.new"
cp "$here/uninstall.sh" "$program.new/uninstall.sh"
(cd "$here/share" && find . -type f) >"$program.new/installed.txt"
rm -rf "$program"
mv "$program.new" "$program"
cp -R "$here/share/." "$data/"
sed -i "s|^Exec=agent-assist|Exec=\"$program/agent-assist\"|" "$data/applications/agent-assist.desktop"
ln -sf "$program/agent-assist" "$HOME/.local/bin/agent-assist"
if command -v update-desktop-database >/dev/null 2>&1; then
    update-desktop-database "$data/applications" || true
fi
echo "Agent Assist is installed. Start it from the menu, or with $HOME/.local/bin/agent-assist"
echo "Remove it with $program/uninstall.sh"
