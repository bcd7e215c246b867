import {
  ctAbdomenSeries,
  ctHeadSeries,
  ctThoraxSeries,
  mrBrainSeries,
  mrKneeSeries,
  mrSpineSeries,
  petSeries,
} from './cross-sections.js';
import { MODELE, VOORBEELD, type InventedDepartment } from './departments.js';
import { PATIENTS, type InventedPatient } from './patients.js';
import { chestSeries, handSeries, mgSeries, usSeries } from './projections.js';
import type { InventedReport } from './report.js';
import type { InventedSeries } from './series.js';

/** A study that was never made. */
export interface InventedStudy {
  patient: InventedPatient;
  department: InventedDepartment;
  /** How many days before the set was written. */
  daysAgo: number;
  /** DICOM TM. */
  time: string;
  description: string;
  series(when: { date: string; time: string }): InventedSeries[];
  /** Written as structured report, or as a PDF; none where the study is not read yet. */
  report?: InventedReport & { as: 'SR' | 'PDF' };
}

const { zoe, joao, ase, jorg, hanako, gildong, gou, saartje, ann, salma, kathe, elodie } = PATIENTS;

type Report = InventedStudy['report'];

function sr(findings: string, conclusion: string): Report {
  return { as: 'SR', findings, conclusion };
}

function pdf(findings: string, conclusion: string): Report {
  return { as: 'PDF', findings, conclusion };
}

function study(
  patient: InventedPatient,
  department: InventedDepartment,
  [daysAgo, time]: readonly [number, string],
  description: string,
  series: InventedStudy['series'],
  report?: Report,
): InventedStudy {
  return { patient, department, daysAgo, time, description, series, ...(report && { report }) };
}

/** The invented studies, the newest first. */
export const INVENTED_STUDIES: readonly InventedStudy[] = [
  study(saartje, VOORBEELD, [0, '091207'], 'X-ray hand left', () => [handSeries('saartje', true)]),
  study(joao, MODELE, [1, '143350'], 'IRM genou gauche', () => mrKneeSeries('joao', 'L')),
  study(
    zoe,
    VOORBEELD,
    [2, '101512'],
    'CT thorax',
    () => [ctThoraxSeries('zoe', 16)],
    sr(
      'Solid nodule of 16 mm in the left upper lobe, 9 mm six months ago. No enlarged lymph nodes, no pleural effusion.',
      'Growing nodule in the left upper lobe. PET/CT is advised.',
    ),
  ),
  study(
    zoe,
    VOORBEELD,
    [3, '154022'],
    'Mammography bilateral',
    () => [mgSeries('zoe')],
    sr('Scattered fibroglandular tissue, symmetric. No mass, no suspicious calcifications.', 'BI-RADS 1, both sides.'),
  ),
  study(
    salma,
    MODELE,
    [4, '111805'],
    'Échographie obstétricale, deuxième trimestre',
    () => [usSeries('salma', 'Obstetrics', 'UTERUS', ['fetal-head'])],
    sr('Singleton, biparietal diameter 82 mm, heart beat present. Placenta anterior.', 'Growth as expected.'),
  ),
  study(
    ase,
    VOORBEELD,
    [5, '083040'],
    'Chest X-ray PA',
    () => [chestSeries('ase', 'pneumonia')],
    sr('Airspace opacity in the right lower zone. Heart of normal size.', 'Pneumonia of the right lower lobe.'),
  ),
  study(jorg, MODELE, [6, '213315'], 'CT crâne sans contraste', () => [ctHeadSeries('jorg')]),
  study(
    jorg,
    VOORBEELD,
    [8, '134811'],
    'MR lumbar spine',
    () => mrSpineSeries('jorg'),
    sr('Degeneration of the disc L5-S1 with a small central protrusion. Wide canal.', 'Discopathy L5-S1.'),
  ),
  study(
    hanako,
    MODELE,
    [12, '102745'],
    'IRM cérébrale',
    () => mrBrainSeries('hanako', ['T2', 'FLAIR'], 12),
    sr(
      'Several small lesions of the periventricular white matter, without diffusion restriction.',
      'Follow-up in a year.',
    ),
  ),
  study(ann, VOORBEELD, [15, '095533'], 'Mammography left <follow-up> & d\'O\'Voorbeeld "spot" 😀', () => [
    mgSeries('ann', 'L', ['L']),
  ]),
  study(
    gildong,
    VOORBEELD,
    [20, '162018'],
    'CT abdomen',
    () => [ctAbdomenSeries('gildong')],
    sr('Cyst of 11 mm in segment 4 of the liver. Calcified aorta of normal width.', 'Simple cyst of the liver.'),
  ),
  study(gildong, VOORBEELD, [21, '084515'], 'US abdomen', () => [
    usSeries('gildong', 'Abdomen', 'ABDOMEN', ['gallbladder', 'liver-and-kidney']),
  ]),
  study(
    kathe,
    VOORBEELD,
    [27, '120230'],
    'PET/CT thorax',
    (when) => [ctThoraxSeries('kathe', 24), petSeries('kathe', 24, when)],
    sr('Mass of 24 mm in the left upper lobe with intense uptake, and a left hilar node.', 'Suspect of malignancy.'),
  ),
  study(gou, MODELE, [33, '150905'], 'CT abdomen et bassin avec contraste IV, phase portale, contrôle', () => [
    ctAbdomenSeries('gou'),
  ]),
  study(ase, VOORBEELD, [40, '082212'], 'Chest X-ray PA', () => [chestSeries('ase', 'none')]),
  study(
    elodie,
    MODELE,
    [45, '103020'],
    'Mammographie bilatérale',
    () => [mgSeries('elodie', 'R')],
    pdf('Masse spiculée de 15 mm du sein droit avec microcalcifications.', 'BI-RADS 5 à droite. Biopsie conseillée.'),
  ),
  study(saartje, VOORBEELD, [60, '140033'], 'US bladder and kidneys', () => [
    usSeries('saartje', 'Urinary tract', 'BLADDER', ['bladder', 'liver-and-kidney']),
  ]),
  study(ann, VOORBEELD, [70, '171140'], 'MR knee right', () => mrKneeSeries('ann', 'R')),
  study(
    joao,
    MODELE,
    [95, '093300'],
    'Échographie abdominale',
    () => [usSeries('joao', 'Abdomen', 'ABDOMEN', ['liver-and-kidney', 'gallbladder'])],
    sr('Deux calculs de la vésicule biliaire, sans signe de cholécystite.', 'Lithiase vésiculaire.'),
  ),
  study(salma, MODELE, [120, '112609'], 'IRM cérébrale', () => mrBrainSeries('salma', ['T2', 'T1'], 0)),
  study(
    zoe,
    VOORBEELD,
    [190, '100318'],
    'CT thorax',
    () => [ctThoraxSeries('zoe', 9)],
    pdf('Solid nodule of 9 mm in the left upper lobe.', 'Nodule, follow-up in six months.'),
  ),
  study(
    hanako,
    MODELE,
    [200, '161500'],
    'IRM cérébrale',
    () => mrBrainSeries('hanako', ['FLAIR'], 9),
    pdf('Lésions de la substance blanche périventriculaire.', 'Contrôle dans six mois.'),
  ),
  study(
    ase,
    VOORBEELD,
    [300, '190544'],
    'CT brain',
    () => [ctHeadSeries('ase')],
    pdf('No bleeding, no sign of recent ischemia. Age-related atrophy.', 'No acute abnormality.'),
  ),
  study(
    kathe,
    VOORBEELD,
    [350, '104210'],
    'Chest X-ray PA',
    () => [chestSeries('kathe', 'effusion')],
    pdf('Left pleural effusion that reaches the middle field.', 'Pleural effusion on the left.'),
  ),
  study(jorg, VOORBEELD, [410, '130150'], 'US thyroid', () => [usSeries('jorg', 'Neck', 'THYROID', ['thyroid'])]),
  study(elodie, MODELE, [480, '085921'], 'IRM rachis lombaire', () => mrSpineSeries('elodie')),
  study(gou, MODELE, [530, '151212'], 'Radiographie main gauche', () => [handSeries('gou', false)]),
];
