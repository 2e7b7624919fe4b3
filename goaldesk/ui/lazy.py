"""Parts of the window that the first picture does not show: they are imported when somebody asks for them.

An explicit list, so that a frozen program brings them along and a test can load them all.
"""

import importlib
import linecache
from typing import Any

PARTS = {
    "journal": "goaldesk.ui.panes.journal.pane:JournalPane",
    "setback_log": "goaldesk.ui.panes.setback_log:SetbackLogPane",
    "tool_tips": "goaldesk.ui.style:dress_tool_tips",
    "actions": "goaldesk.ui.actions:Actions",
    "goal_page": "goaldesk.ui.panes.goal_page.page:GoalPage",
    "measure_popover": "goaldesk.ui.panes.goal_table.popovers:MeasurePopover",
    "depth_popover": "goaldesk.ui.panes.goal_table.popovers:DepthPopover",
    "checkin_popover": "goaldesk.ui.panes.goal_table.popovers:CheckinPopover",
    "choose_goal": "goaldesk.ui.widgets.choose_goal:ChooseGoalPopover",
    "filter_popover": "goaldesk.ui.panes.goal_table.filter:FilterPopover",
    "calendar": "goaldesk.ui.widgets.calendar:CalendarPopover",
    "limit_line": "goaldesk.ui.panes.goal_table.limit:LimitLine",
    "table_coach": "goaldesk.ui.panes.goal_table.coaching:TableCoach",
    "due_checks": "goaldesk.ui.panes.goal_table.due:DueChecks",
    "first_run": "goaldesk.ui.panes.goal_table.first_run:FirstRun",
    "settle": "goaldesk.ui.dialogs.closing:settle",
    "setback_dialog": "goaldesk.ui.dialogs.setback:SetbackDialog",
    "new_goal_dialog": "goaldesk.ui.dialogs.new_goal:NewGoalDialog",
    "five_steps": "goaldesk.ui.dialogs.five_steps:FiveStepsDialog",
    "check_understanding": "goaldesk.ui.dialogs.check:check_understanding",
    "import_dialog": "goaldesk.ui.dialogs.import_table:ImportTableDialog",
    "preferences": "goaldesk.ui.dialogs.preferences:PreferencesDialog",
    "about": "goaldesk.ui.dialogs.about:AboutDialog",
    "notices": "goaldesk.ui.dialogs.notices:NoticesDialog",
    "keys": "goaldesk.ui.dialogs.keys:KeysDialog",
    "palette": "goaldesk.ui.dialogs.palette:Palette",
    "journal_page": "goaldesk.ui.pages.journal:JournalPage",
    "setbacks_page": "goaldesk.ui.pages.setbacks:SetbacksPage",
    "review_page": "goaldesk.ui.pages.review:ReviewPage",
    "review_notice": "goaldesk.ui.panes.review.notice:review_notice",
    "insights_page": "goaldesk.ui.pages.insights:InsightsPage",
    "save_insight": "goaldesk.ui.dialogs.save_insight:save_insight",
    "save_insights": "goaldesk.ui.dialogs.save_insight:save_insights",
    "guide_page": "goaldesk.ui.pages.guide:GuidePage",
    "guide_over": "goaldesk.ui.panes.guide.over:GuideOver",
    "style_sheet": "goaldesk.ui.style:style_sheet",
    "snackbar": "goaldesk.ui.widgets.snackbar:Snackbar",
    "drops": "goaldesk.ui.panes.goal_table.drops:Drops",
    "context_menu": "goaldesk.ui.panes.goal_table.menu:context_menu",
    "sort_menu": "goaldesk.ui.panes.goal_table.menu:sort_menu",
    "goal_clipboard": "goaldesk.ui.panes.goal_table.clipboard:GoalClipboard",
    "coach": "goaldesk.core.coach:Coach",
    "entry_commands": "goaldesk.ui.panes.journal.commands:EntryCommands",
    "entry_menu": "goaldesk.ui.panes.journal.menu:entry_menu",
    "alone": "goaldesk.ui.alone:Alone",
    "find_bar": "goaldesk.ui.panes.journal.find_bar:FindBar",
    "on_this_day": "goaldesk.ui.panes.journal.on_this_day:OnThisDay",
    "template_menu": "goaldesk.ui.panes.journal.menu:template_menu",
    "templates": "goaldesk.ui.dialogs.templates:TemplatesDialog",
    "inline_pictures": "goaldesk.ui.panes.journal.inline:InlinePictures",
    "picture_dialog": "goaldesk.ui.dialogs.picture:PictureDialog",
    "choose_pictures": "goaldesk.ui.prompts:choose_pictures",
    "veil": "goaldesk.ui.widgets.veil:Veil",
    "window_left": "goaldesk.ui.panes.journal.window_left:WindowLeft",
    "versions": "goaldesk.ui.dialogs.versions:VersionsDialog",
    "completion": "goaldesk.ui.panes.journal.completion:Completion",
    "ask_text": "goaldesk.ui.prompts:ask_text",
    "focus_ring": "goaldesk.ui.widgets.focus_ring:FocusRing",
    "focus_next": "goaldesk.ui.widgets.tab_order:focus_next",
    "day_watch": "goaldesk.ui.day_watch:DayWatch",
    "undo_keys": "goaldesk.ui.widgets.undo_keys:UndoKeys",
    "listener": "goaldesk.ui.single_instance:Listener",
    "watch_for_errors": "goaldesk.ui.crash:watch_for_errors",
    "signal_watch": "goaldesk.ui.leaving:SignalWatch",
    "sample_desk": "goaldesk.core.sample:sample_desk",
    "application_icon": "goaldesk.ui.qicons:application_icon",
    "ask": "goaldesk.ui.single_instance:ask",
    "answer_call": "goaldesk.ui.terminal_calls:answer_call",
    "tell": "goaldesk.ui.prompts:tell",
    "desk_missing": "goaldesk.ui.prompts:desk_missing",
    "open_anyway": "goaldesk.ui.prompts:open_anyway",
    "choose_desk": "goaldesk.ui.prompts:choose_desk",
    "name_desk": "goaldesk.ui.prompts:name_desk",
    "trash_dialog": "goaldesk.ui.dialogs.trash:TrashDialog",
    "backups_dialog": "goaldesk.ui.dialogs.backups:BackupsDialog",
    "backing_up": "goaldesk.ui.backing_up:BackingUp",
    "backup_keeper": "goaldesk.core.backup_keeper:BackupKeeper",
    "list_backups": "goaldesk.core.backups:backups",
    "folder_for_backups": "goaldesk.core.backups:folder_for",
    "restore": "goaldesk.core.backup_keeper:restore",
    "save_table": "goaldesk.ui.dialogs.export_table:save_table",
}


def load(part: str) -> Any:
    """The class or function of a part."""
    module, name = PARTS[part].split(":")
    found = getattr(importlib.import_module(module), name)
    # PySide reads the source of every module that was imported after it, to look for its own name, and keeps it.
    linecache.clearcache()
    return found
