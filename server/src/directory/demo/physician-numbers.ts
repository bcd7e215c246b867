/** Numbers whose check digits are right, made from a running number: for invented people only. */

type NumberMaker = (serial: number) => string;

const digits = (value: number, length: number) => String(value).padStart(length, '0').slice(-length);

/** `1-23456-25-000`: the check is 97 − (first six mod 97), or with 89 for those registered since 2019-04-01. */
export const rizivNumber: NumberMaker = (serial) => {
  const body = 100_000 + ((serial * 7919) % 800_000);
  const modulus = serial % 5 === 0 ? 89 : 97;
  const text = String(body);
  return `${text.slice(0, 1)}-${text.slice(1)}-${digits(modulus - (body % modulus), 2)}-${digits((serial * 13) % 1000, 3)}`;
};

/** Thirteen digits that begin with 76, the last by GS1's modulo 10. */
export const glnNumber: NumberMaker = (serial) => {
  const body = `7601${digits(serial * 7919, 8)}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return body + String((10 - (sum % 10)) % 10);
};

/** Six digits, a check digit (weights 4 and 9 in turn), two digits of the speciality. */
export const lanrNumber: NumberMaker = (serial) => {
  const body = digits(100_000 + ((serial * 7919) % 800_000), 6);
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 4 : 9), 0);
  return `${body}${(10 - (sum % 10)) % 10}${digits(serial % 69, 2)}`;
};

/** Eleven digits, the last by Luhn. */
export const rppsNumber: NumberMaker = (serial) => {
  const body = `10${digits(serial * 7919, 8)}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
};

/** Eight digits; no check is known. */
export const agbNumber: NumberMaker = (serial) => `01${digits(serial * 7919, 6)}`;

/** Eleven digits; no check is known. */
export const bigNumber: NumberMaker = (serial) => `${digits(serial * 7919 + 19_000_000, 8)}901`;
