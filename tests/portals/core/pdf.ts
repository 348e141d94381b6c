/** A one-page A4 document with Vietnamese text, without embedded fonts: small, and every viewer opens it. */
export function createPdf(lines: { text: string; size?: number; bold?: boolean; y: number; x?: number }[]): Buffer {
  const codes = new Map<string, number>();
  const encode = (text: string): string =>
    [...text.normalize('NFC')]
      .map((char) => {
        const point = char.codePointAt(0) ?? 32;
        if (point < 127) return point;
        const known = codes.get(char) ?? 128 + codes.size;
        if (known > 255) throw new RangeError('more than 128 different letters with marks on one page');
        codes.set(char, known);
        return known;
      })
      .map((code) => code.toString(16).padStart(2, '0'))
      .join('');
  const content = lines
    .map(
      ({ text, size = 12, bold, x = 72, y }) =>
        `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${x} ${y} Td <${encode(text)}> Tj ET`,
    )
    .join('\n');
  const names = [...codes.keys()].map(
    (char) => `/uni${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  const font = (base: string): string =>
    `<< /Type /Font /Subtype /TrueType /BaseFont /${base} /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 ${names.join(' ')}] >> >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>',
    font('TimesNewRomanPSMT'),
    font('TimesNewRomanPS-BoldMT'),
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
