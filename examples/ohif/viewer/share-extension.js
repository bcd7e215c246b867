// An extension for OHIF: a button in the toolbar that shares the study of the active viewport. OHIF loads it because
// app-config.js names it; nothing of OHIF is changed.

/** Not imported as usual: OHIF would not start without it. */
const isLoaded = import('/pacs-share/pacs-share.js').then(
  () => true,
  () => false,
);

const BUTTON = 'share-study';

/** Modalities of objects that are read, not looked at. */
const REPORTS = ['DOC', 'SR'];

export default {
  id: 'pacs-share.ohif-extension',

  getCommandsModule({ servicesManager, hotkeysManager }) {
    const dialog = createDialog(hotkeysManager);
    const tell = (type, message) =>
      servicesManager.services.uiNotificationService.show({ title: 'Share', message, type });
    const shareStudy = async () => {
      const study = studyShown(servicesManager.services);
      if (!study) return tell('info', 'No study is shown yet.');
      if (!(await isLoaded)) return tell('error', 'Sharing could not be loaded.');
      // OHIF remembers here which language it speaks.
      dialog.setAttribute('locale', localStorage.getItem('i18nextLng') ?? document.documentElement.lang);
      const { status } = await dialog.show({ studies: [study] });
      if (status === 'shared') tell('success', 'The study was shared.');
    };
    return { definitions: { shareStudy }, defaultContext: 'VIEWER' };
  },

  onModeEnter({ servicesManager }) {
    const { toolbarService } = servicesManager.services;
    const props = { icon: 'Export', label: 'Share', tooltip: 'Share this study', commands: 'shareStudy' };
    toolbarService.register([{ id: BUTTON, uiType: 'ohif.toolButton', props }]);
    // The mode puts its own buttons in right after this: ours is to be the last.
    queueMicrotask(() => toolbarService.updateSection('primary', [BUTTON]));
  },
};

function createDialog(hotkeysManager) {
  document.head.append(
    Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/pacs-share/themes/ohif-dark.css' }),
  );
  const dialog = document.createElement('share-dialog');
  dialog.className = 'share-theme-ohif-dark';
  dialog.setAttribute('endpoint', '/api');
  // Keys pressed in the dialog do not get out of it. This is for those that are pressed when nothing in it has the focus.
  dialog.addEventListener('share-open', () => hotkeysManager.disable());
  dialog.addEventListener('share-close', () => hotkeysManager.enable());
  document.body.append(dialog);
  return dialog;
}

/** The study of the active viewport, as the dialog wants it, out of what OHIF has loaded of it. */
function studyShown({ displaySetService, viewportGridService }) {
  const { activeViewportId, viewports } = viewportGridService.getState();
  const [uid] = viewports.get(activeViewportId)?.displaySetInstanceUIDs ?? [];
  const active = uid && displaySetService.getDisplaySetByUID(uid);
  if (!active) return undefined;
  const all = displaySetService.getDisplaySetsBy(
    ({ StudyInstanceUID }) => StudyInstanceUID === active.StudyInstanceUID,
  );
  const instance = active.instances?.[0] ?? active.instance;
  const modalities = [...new Set(all.map(({ Modality }) => Modality))];
  const source = [instance.InstitutionalDepartmentName, instance.InstitutionName].filter(Boolean).join(', ');
  return {
    studyInstanceUid: active.StudyInstanceUID,
    patient: {
      name: personName(instance.PatientName),
      id: instance.PatientID,
      birthDate: date(instance.PatientBirthDate),
      sex: instance.PatientSex,
    },
    description: instance.StudyDescription ?? '',
    date: date(instance.StudyDate) ?? '',
    modalities,
    accessionNumber: instance.AccessionNumber,
    hasReport: modalities.some((modality) => REPORTS.includes(modality)),
    source: { id: source, name: source },
  };
}

/** OHIF gives a name as a string, or as the groups of it, or as a list of these. */
function personName(value) {
  const name = Array.isArray(value) ? value[0] : value;
  return typeof name === 'string' ? name : (name?.Alphabetic ?? '');
}

/** 20260131 → 2026-01-31 */
function date(value) {
  return /^\d{8}$/.test(value ?? '') ? value.replace(/(....)(..)(..)/, '$1-$2-$3') : undefined;
}
