/** Somebody who does not exist. */
export interface InventedPatient {
  /** DICOM PN. */
  name: string;
  id: string;
  /** DICOM DA. */
  birthDate: string;
  sex: 'F' | 'M';
}

/** Invented patients whose names ask something of whoever shows them. */
export const PATIENTS = {
  zoe: { name: 'Vanbedacht^Zoë', id: 'AZV-100234', birthDate: '19790308', sex: 'F' },
  joao: { name: 'Fictício^João', id: 'CLM-20871', birthDate: '19611122', sex: 'M' },
  ase: { name: 'Løgnhals^Åse', id: 'AZV-100871', birthDate: '19480517', sex: 'F' },
  jorg: { name: 'Müsterfräu^Jörg', id: 'AZV-101415', birthDate: '19850930', sex: 'M' },
  hanako: { name: 'Kasou^Hanako=仮想^花子=かそう^はなこ', id: 'CLM-21006', birthDate: '19900214', sex: 'F' },
  gildong: { name: 'Hong^Gildong=洪^吉洞=홍^길동', id: 'AZV-101902', birthDate: '19720605', sex: 'M' },
  gou: { name: 'Xu^Gou=虚^构', id: 'CLM-21377', birthDate: '19560801', sex: 'M' },
  saartje: { name: 'Verzonnen^Saartje^Marie', id: 'AZV-102244', birthDate: '20160419', sex: 'F' },
  ann: { name: 'O\'Voorbeeld^<b>Ann</b> & "Co"', id: 'AZV-102590', birthDate: '19700101', sex: 'F' },
  salma: { name: 'خيالي^سلمى', id: 'CLM-21650', birthDate: '19940711', sex: 'F' },
  kathe: { name: 'Beispiel^Käthe^^Dr.', id: 'AZV-102733', birthDate: '19381224', sex: 'F' },
  elodie: { name: "D'Exemple^Élodie", id: 'CLM-21988', birthDate: '19670326', sex: 'F' },
} as const satisfies Record<string, InventedPatient>;
