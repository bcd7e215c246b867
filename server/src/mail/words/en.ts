import type { MailWords } from '../words.js';

export const en: MailWords = {
  locale: 'en-US',
  urgent: 'Urgent',
  subject: (sender, studies) =>
    studies === 1 ? `${sender} shared an exam with you` : `${sender} shared ${studies} exams with you`,
  greeting: 'Hello,',
  shared: (sender, department, studies) =>
    studies === 1
      ? `${sender} (${department}) shared an exam with you:`
      : `${sender} (${department}) shared ${studies} exams with you:`,
  noDescription: 'Exam without a description',
  message: (sender) => `Message from ${sender}:`,
  open: (studies) => (studies === 1 ? 'Open the exam' : 'Open the exams'),
  until: (date, zone) => `Available until the end of ${date} (${zone}).`,
  unlimited: 'Available without an end date.',
  oneTimePassword: 'Before it opens, a one-time code will be sent to your mobile phone by text message.',
  closing:
    'This message was sent automatically; answers to it are not read. If it is not meant for you, please delete it and do not pass the link on.',
  codeText: (code, minutes) =>
    `${code} is your code for opening the shared exam. It is valid for ${minutes} minutes. Give it to nobody.`,
};
