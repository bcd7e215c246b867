import { escapeHtml } from './plain-text.js';

/** Mail programs know no style sheets. */
export const STYLE = {
  body: 'margin:0;padding:24px;background:#f4f6f8;color:#17212b;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif',
  card: 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #d8dee4;border-radius:8px',
  message: 'margin:16px 0;padding:8px 16px;border-left:4px solid #0b6bcb',
  link: 'display:inline-block;padding:12px 20px;background:#0b5cad;color:#ffffff;border-radius:6px;text-decoration:none;font-weight:600',
  address: 'font-size:13px;color:#4a5763;word-break:break-all',
  closing: 'margin:24px 0 0;padding-top:16px;border-top:1px solid #d8dee4;font-size:13px;color:#4a5763',
};

export const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;

/** A link as a button, and its address for programs that show no links. */
export function linkButton(address: string, text: string): string {
  const href = escapeHtml(address);
  return `<p><a href="${href}" style="${STYLE.link}">${escapeHtml(text)}</a></p>
<p style="${STYLE.address}">${href}</p>`;
}

/** The HTML of a mail, which loads nothing from anywhere. Language and title are texts, the body is HTML. */
export function htmlDocument({ language, title, body }: { language: string; title: string; body: string }): string {
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
</head>
<body style="${STYLE.body}">
<div style="${STYLE.card}">
${body}
</div>
</body>
</html>
`;
}
