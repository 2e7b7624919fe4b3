/* For trials under Wine alone: its own mscms ends the program where Qt asks for a colour profile. This one says that
   there is none. It is never put into a package. */
#define DLL __declspec(dllexport)

DLL void *WcsCreateIccProfile(void *profile, unsigned long options) { (void)profile; (void)options; return 0; }
DLL int GetColorDirectoryW(const void *machine, void *buffer, void *size)
{
    (void)machine; (void)buffer; (void)size;
    return 0;
}
DLL void *OpenColorProfileW(void *profile, unsigned long access, unsigned long share, unsigned long mode)
{
    (void)profile; (void)access; (void)share; (void)mode;
    return 0;
}
DLL int CloseColorProfile(void *profile) { (void)profile; return 0; }
DLL int GetColorProfileFromHandle(void *profile, void *data, void *size) { (void)profile; (void)data; (void)size; return 0; }
