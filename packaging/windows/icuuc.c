/* For trials under Wine alone: Qt6Core.dll links to the ICU of Windows 10, which Wine does not have. Every function
   says that there is no converter, and Qt then uses its own. It is never put into a package. */
#define DLL __declspec(dllexport)
enum { U_UNSUPPORTED = 16 };

DLL void *ucnv_open(const char *name, int *status) { (void)name; if (status) *status = U_UNSUPPORTED; return 0; }
#define SILENT(name) DLL void *name(void) { return 0; }
SILENT(ucnv_close)
SILENT(ucnv_reset)
SILENT(ucnv_getMaxCharSize)
SILENT(ucnv_getName)
SILENT(ucnv_getToUCallBack)
SILENT(ucnv_getFromUCallBack)
SILENT(ucnv_setToUCallBack)
SILENT(ucnv_setFromUCallBack)
SILENT(ucnv_cbToUWriteUChars)
SILENT(ucnv_cbFromUWriteUChars)
SILENT(ucnv_toUnicode)
SILENT(ucnv_fromUnicode)
SILENT(ucnv_toUCountPending)
SILENT(ucnv_fromUCountPending)
SILENT(ucnv_getStandardName)
SILENT(ucnv_getAvailableName)
SILENT(ucnv_countAvailable)
SILENT(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
SILENT(UCNV_TO_U_CALLBACK_SUBSTITUTE)
