// Endings of file names, by what happens when the file is opened: tables only. Programs are those that a double click runs on a
// computer as it is sold; source texts that people send one another (.py, .sh, .c, .patch) are not among them.

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Compiled or packed programs. */
export const programEndings = words(
  'exe scr com pif msi msix appx appxbundle msp mst cpl dll sys drv ocx jar jnlp apk xapk dmg pkg gadget application appref-ms xll wll chm hlp reg',
);

/** Texts that Windows runs. */
export const scriptEndings = words(
  'js jse vbs vbe vb wsf wsh wsc hta bat cmd ps1 ps1xml ps2 psc1 psm1 sct inf settingcontent-ms msc msh mshxml ade adp mde',
);

/** Files that only point at something to start. */
export const shortcutEndings = words(
  'lnk url scf desktop website library-ms search-ms searchconnector-ms pif theme themepack',
);

/** Whole disks, which Windows opens like a folder and without its warning for files from elsewhere. */
export const diskImageEndings = words('iso img vhd vhdx udf');

/** What people send every day. A second ending behind one of these is meant to be overlooked. */
export const documentEndings = words(
  'pdf doc docx xls xlsx ppt pptx odt ods odp rtf txt csv jpg jpeg png gif heic webp bmp tif tiff mp3 mp4 wav avi mov htm html zip',
);

export const macroEndings = words('docm dotm xlsm xltm xlam pptm potm ppam ppsm sldm');

export const officeEndings = words('doc docx docm dot dotx dotm xls xlsx xlsm xlt xltx xlsb ppt pptx pptm pps ppsx');

export const webPageEndings = words('html htm shtml shtm xhtml xht mht mhtml');

/** Endings of documents and pictures, and what such a file can be within. */
export const expectedKinds: readonly (readonly [endings: ReadonlySet<string>, kinds: readonly string[]])[] = [
  [words('pdf'), ['pdf']],
  [words('jpg jpeg png gif webp bmp'), ['jpeg', 'png', 'gif', 'webp', 'bmp']],
  [words('docx xlsx pptx odt ods odp'), ['zip', 'ole', 'rtf']],
  [words('doc xls ppt dot pps'), ['ole', 'rtf', 'zip', 'html']],
  [words('rtf'), ['rtf', 'ole', 'zip']],
  [words('txt csv log ics vcf mp3 wav mp4'), []],
];
