/** Height of small and capital letters of Courier, and the width of all its letters, in thousandths of the size. */
const SMALL = 520;
const CAPITAL = 620;
const ADVANCE = 600;

const ACCENTS = /[\u0302\u0306]/;
/** Strokes of the Vietnamese marks over a letter of height `h`, tones raised by `up` above another mark. */
const STROKES: Record<string, (h: number, up: number) => string> = {
  '\u0302': (h) => `200 ${h + 60} m 300 ${h + 130} l 400 ${h + 60} l S`,
  '\u0306': (h) => `205 ${h + 140} m 230 ${h + 50} 370 ${h + 50} 395 ${h + 140} c S`,
  '\u031b': (h) => `440 ${h - 30} m 510 ${h - 10} 530 ${h + 50} 500 ${h + 90} c S`,
  '\u0301': (h, up) => `290 ${h + up} m 380 ${h + up + 90} l S`,
  '\u0300': (h, up) => `310 ${h + up} m 220 ${h + up + 90} l S`,
  '\u0303': (h, up) => `200 ${h + up + 10} m 260 ${h + up + 110} 340 ${h + up - 60} 400 ${h + up + 50} c S`,
  '\u0309': (h, up) => `260 ${h + up + 80} m 380 ${h + up + 140} 390 ${h + up + 40} 300 ${h + up - 5} c S`,
  '\u0323': () => '265 -150 70 70 re f',
  đ: () => '330 530 m 560 530 l S',
  Đ: () => '30 290 m 270 290 l S',
};

export interface PdfLine {
  text: string;
  /** Points, from the bottom of an A4 page. */
  y: number;
  size?: number;
  bold?: boolean;
}

/** One line in a standard font, with the marks that such fonts lack drawn as strokes. */
function draw({ text, y, size = 13, bold }: PdfLine): string {
  let plain = '';
  let marks = '';
  for (const char of text.normalize('NFC')) {
    const [base = ' ', ...accents] = char.normalize('NFD');
    const x = 60 + (plain.length * ADVANCE * size) / 1000;
    const drawn = base === 'đ' || base === 'Đ' ? [base, ...accents] : accents;
    plain += base === 'đ' ? 'd' : base === 'Đ' ? 'D' : base.charCodeAt(0) < 127 ? base : '?';
    const height = /[A-ZĐ]/.test(base) ? CAPITAL : SMALL;
    const up = accents.some((a) => ACCENTS.test(a)) ? 160 : 60;
    const strokes = drawn.map((mark) => STROKES[mark]?.(height, up) ?? '').join(' ');
    if (strokes)
      marks += `q ${size / 1000} 0 0 ${size / 1000} ${x.toFixed(2)} ${y} cm ${bold ? 85 : 60} w ${strokes} Q\n`;
  }
  const escaped = plain.replace(/[\\()]/g, '\\$&');
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 60 ${y} Td (${escaped}) Tj ET\n${marks}`;
}

/** A one-page A4 document with Vietnamese text and no embedded font: small, and the same in every viewer. */
export function createPdf(lines: PdfLine[]): Buffer {
  const content = lines.map(draw).join('');
  const font = (base: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${base} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>',
    font('Courier'),
    font('Courier-Bold'),
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
