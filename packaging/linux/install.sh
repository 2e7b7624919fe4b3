#!/bin/sh
# Installs GoalDesk for whoever runs this, below ~/.local. No administrator is needed, and no desk is touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
home=${GOALDESK_PREFIX:-$HOME/.local}
program=$home/lib/goaldesk

for exe in /proc/[0-9]*/exe; do
    if [ "$(readlink "$exe" 2>/dev/null)" = "$program/goaldesk" ]; then
        echo "GoalDesk is open. Close its window, then install again. Nothing was changed." >&2
        exit 1
    fi
done

mkdir -p "$home/lib" "$home/bin" "$home/share"
rm -rf "$program.new"
cp -a "$here/goaldesk" "$program.new"
rm -rf "$program"
mv "$program.new" "$program"
cp "$here/uninstall.sh" "$program/uninstall.sh"
ln -sf ../lib/goaldesk/goaldesk "$home/bin/goaldesk"
(cd "$here/share" && find . -type f) | while read -r file; do
    mkdir -p "$home/share/$(dirname "$file")"
    cp "$here/share/$file" "$home/share/$file"
done
entry=$home/share/applications/org.goaldesk.GoalDesk.desktop
sed "s|@HOME@/.local/bin/goaldesk|\"$home/bin/goaldesk\"|" "$here/share/applications/org.goaldesk.GoalDesk.desktop" > "$entry"

# The desktop finds what is new sooner with these, and by itself without them.
update-desktop-database -q "$home/share/applications" 2>/dev/null || true
update-mime-database "$home/share/mime" 2>/dev/null || true
gtk-update-icon-cache -q -t "$home/share/icons/hicolor" 2>/dev/null || true

echo "GoalDesk is in your menu. To take it away again: $program/uninstall.sh"
