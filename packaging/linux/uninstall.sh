#!/bin/sh
# Takes GoalDesk away, as install.sh put it below ~/.local. Desks, settings and backups stay where they are.
set -eu
home=${GOALDESK_PREFIX:-$HOME/.local}
program=$home/lib/goaldesk

for exe in /proc/[0-9]*/exe; do
    if [ "$(readlink "$exe" 2>/dev/null)" = "$program/goaldesk" ]; then
        echo "GoalDesk is open. Close its window, then remove it again. Nothing was changed." >&2
        exit 1
    fi
done

rm -f "$home/bin/goaldesk"
rm -rf "$program"
rm -f "$home/share/applications/org.goaldesk.GoalDesk.desktop"
rm -f "$home/share/metainfo/org.goaldesk.GoalDesk.metainfo.xml"
rm -f "$home/share/mime/packages/org.goaldesk.GoalDesk.xml"
find "$home/share/icons/hicolor" \( -name 'org.goaldesk.GoalDesk.*' -o -name 'application-vnd.goaldesk.desk.*' \) \
    -type f -exec rm -f {} + 2>/dev/null || true
update-desktop-database -q "$home/share/applications" 2>/dev/null || true
update-mime-database "$home/share/mime" 2>/dev/null || true
gtk-update-icon-cache -q -t "$home/share/icons/hicolor" 2>/dev/null || true

echo "GoalDesk is gone from your menu. Your desk is where it was: ${XDG_DATA_HOME:-$HOME/.local/share}/GoalDesk"
