; The installer for Windows: for one person, without an administrator. makensis gets VERSION, PAYLOAD (the frozen
; folder), OUTFILE, ICON, KILOBYTES and MIME.
Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
SetDateSave off
Name "GoalDesk"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\GoalDesk"
InstallDirRegKey HKCU "Software\GoalDesk" "InstallDir"
BrandingText "GoalDesk ${VERSION}"

!include MUI2.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\GoalDesk.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString OPEN ${LANG_ENGLISH} "GoalDesk is open. Close its window, then try again. Nothing was changed."
LangString OPEN ${LANG_GERMAN} "GoalDesk ist offen. Schließe sein Fenster und versuche es noch einmal. Nichts wurde geändert."
LangString KIND ${LANG_ENGLISH} "GoalDesk desk"
LangString KIND ${LANG_GERMAN} "GoalDesk-Schreibtisch"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "GoalDesk"
VIAddVersionKey "FileDescription" "GoalDesk Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\GoalDesk"
!define KIND_ID "GoalDesk.Desk"

; A file that runs cannot be opened for writing. Status 3 tells whoever asked without a window.
!macro RefuseWhileOpen un
Function ${un}RefuseWhileOpen
  IfFileExists "$INSTDIR\GoalDesk.exe" 0 free
  ClearErrors
  FileOpen $0 "$INSTDIR\GoalDesk.exe" a
  IfErrors 0 closes
  SetErrorLevel 3
  IfSilent +2
  MessageBox MB_OK|MB_ICONINFORMATION "$(OPEN)"
  SetErrorLevel 3
  Quit
closes:
  FileClose $0
free:
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Section
  Call RefuseWhileOpen
  ; What an older version left would be found before what this one brings.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}\*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\GoalDesk.lnk" "$INSTDIR\GoalDesk.exe"

  WriteRegStr HKCU "Software\GoalDesk" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "GoalDesk"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\GoalDesk.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The GoalDesk authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  WriteRegStr HKCU "Software\Classes\.goaldesk" "" "${KIND_ID}"
  WriteRegStr HKCU "Software\Classes\.goaldesk" "Content Type" "${MIME}"
  WriteRegStr HKCU "Software\Classes\${KIND_ID}" "" "$(KIND)"
  WriteRegStr HKCU "Software\Classes\${KIND_ID}\DefaultIcon" "" "$INSTDIR\GoalDesk.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND_ID}\shell\open\command" "" '"$INSTDIR\GoalDesk.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Desks, settings and backups are in another folder, which nothing here names.
Section Uninstall
  Call un.RefuseWhileOpen
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\GoalDesk.exe"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\GoalDesk.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\GoalDesk"
  DeleteRegKey HKCU "Software\Classes\${KIND_ID}"
  DeleteRegKey HKCU "Software\Classes\.goaldesk"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
