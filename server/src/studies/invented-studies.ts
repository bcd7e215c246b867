import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { inventedUid } from './invented/invented-uid.js';
import { pdfReport, structuredReport, type InventedDocument } from './invented/report.js';
import { imageAttributes, pixelDataOf, type InventedSeries } from './invented/series.js';
import { INVENTED_STUDIES, type InventedStudy } from './invented/studies.js';
import { writePart10, type Dataset } from './part10.js';

const READER = 'Lezer^Fictief^^Dr.';
const MILLISECONDS_A_DAY = 24 * 60 * 60 * 1000;

/** A file to be: where it goes, and how its bytes are made. */
interface PlannedFile {
  path: string;
  bytes(): Uint8Array;
}

function dicomDate(today: string, daysAgo: number): string {
  const date = new Date(Date.parse(`${today}T00:00:00Z`) - daysAgo * MILLISECONDS_A_DAY);
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}

function accessionNumber({ department, daysAgo, time }: InventedStudy): string {
  // Of the study alone, so that it stays the same on whatever day the set is written.
  return `${department.prefix}${String(100_000 + daysAgo * 97 + Number(time.slice(0, 4))).padStart(7, '0')}`;
}

function commonAttributes(study: InventedStudy, studyUid: string, date: string): Dataset {
  const { patient, department, time } = study;
  return {
    StudyDate: date,
    StudyTime: time,
    AccessionNumber: accessionNumber(study),
    ReferringPhysicianName: department.referrer,
    StudyDescription: study.description,
    PatientName: patient.name,
    PatientID: patient.id,
    PatientBirthDate: patient.birthDate,
    PatientSex: patient.sex,
    PatientComments: 'Invented: there is no such person',
    StudyInstanceUID: studyUid,
    StudyID: accessionNumber(study).slice(1),
    SeriesDate: date,
    SeriesTime: time,
    ContentDate: date,
    ContentTime: time,
    InstanceCreationDate: date,
    InstanceCreationTime: time,
    Manufacturer: 'pacs-share',
    ManufacturerModelName: 'Phantom',
    DeviceSerialNumber: '1',
    SoftwareVersions: '1',
    InstitutionName: department.institution,
    InstitutionalDepartmentName: department.department,
  };
}

function imageFiles(study: InventedStudy, common: Dataset, series: InventedSeries, number: number): PlannedFile[] {
  const { modality, sopClassUid, description, storage, attributes } = series;
  const studyUid = common['StudyInstanceUID'] as string;
  const seriesUid = inventedUid(`${studyUid}/${number}`);
  return series.images.map((image, index) => ({
    path: `${studyUid}/${seriesUid}/${String(index + 1).padStart(4, '0')}.dcm`,
    bytes: () => {
      const raster = image.draw();
      const dataset = {
        ...common,
        SOPClassUID: sopClassUid,
        SOPInstanceUID: inventedUid(`${seriesUid}/${index}`),
        Modality: modality,
        SeriesDescription: description,
        SeriesInstanceUID: seriesUid,
        SeriesNumber: number,
        AcquisitionNumber: 1,
        InstanceNumber: index + 1,
        AcquisitionDate: common['StudyDate'] as string,
        AcquisitionTime: study.time,
        ...('ImagePositionPatient' in image.attributes && { FrameOfReferenceUID: inventedUid(`${studyUid}/frame`) }),
        ...attributes,
        ...image.attributes,
        ...imageAttributes(raster, storage),
      };
      return writePart10(dataset, pixelDataOf(raster, storage));
    },
  }));
}

function reportFile({ report, description, department }: InventedStudy, common: Dataset): PlannedFile[] {
  if (!report) return [];
  const dateTime = `${common['StudyDate'] as string}${common['StudyTime'] as string}`;
  const document: InventedDocument =
    report.as === 'SR'
      ? structuredReport(report, { by: READER, organization: department.institution, dateTime })
      : pdfReport(description, report, dateTime);
  const studyUid = common['StudyInstanceUID'] as string;
  const seriesUid = inventedUid(`${studyUid}/report`);
  return [
    {
      path: `${studyUid}/${seriesUid}/0001.dcm`,
      bytes: () =>
        writePart10({
          ...common,
          SOPClassUID: document.sopClassUid,
          SOPInstanceUID: inventedUid(`${seriesUid}/0`),
          Modality: document.modality,
          SeriesDescription: document.description,
          SeriesInstanceUID: seriesUid,
          SeriesNumber: 99,
          InstanceNumber: 1,
          ...document.attributes,
        }),
    },
  ];
}

function planStudy(study: InventedStudy, today: string): PlannedFile[] {
  const date = dicomDate(today, study.daysAgo);
  const studyUid = inventedUid(`${study.patient.id}/${study.daysAgo}/${study.description}`);
  const common = commonAttributes(study, studyUid, date);
  const series = study.series({ date, time: study.time });
  return [...series.flatMap((one, index) => imageFiles(study, common, one, index + 1)), ...reportFile(study, common)];
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

async function isEmptyOrAbsent(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

/**
 * Writes the invented studies as DICOM Part 10 files into a folder, unless something is in it already.
 * The folder is there with all of them, or not at all. The same UIDs and images every time.
 *
 * @param today `YYYY-MM-DD`; the studies are dated in the 18 months before
 * @returns whether they were written
 */
export async function writeInventedStudies(directory: string, today: string): Promise<boolean> {
  if (!(await isEmptyOrAbsent(directory))) return false;
  const partial = `${directory}.${process.pid}.partial`;
  await rm(partial, { recursive: true, force: true });
  try {
    for (const study of INVENTED_STUDIES) {
      await Promise.all(planStudy(study, today).map(({ path, bytes }) => write(join(partial, path), bytes())));
    }
    await rm(directory, { recursive: true, force: true });
    await rename(partial, directory);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return true;
}
