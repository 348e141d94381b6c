/** Text that is markup already. */
export class Html {
  constructor(readonly text: string) {}
}
type Part = string | number | Html | undefined | false | readonly Part[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const render = (part: Part): string => {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return String(part).replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
};

/** Markup with every inserted value escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((text, string, i) => text + render(parts[i - 1]) + string));
}
/** Trusted text, such as a style sheet or script of ours. */
export const raw = (text: string): Html => new Html(text);
