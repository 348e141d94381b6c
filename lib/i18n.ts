/** A table of strings: same keys in both languages; `{name}` is replaced by the parameter of that name. */
export type Strings = Record<string, string>;
export type Params = Record<string, string | number>;
export type Translate<Key extends string> = (key: Key, params?: Params) => string;

/** Looks strings up in `table`; a parameter that is missing stays visible as `{name}` rather than vanish. */
export function translator<Table extends Strings>(table: Table): Translate<keyof Table & string> {
  return (key, params) =>
    (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(params?.[name] ?? whole));
}

/** `12,5` in Vietnamese, `12.5` in English, at most one digit after the mark. */
export function formatNumber(value: number, language: 'vi' | 'en'): string {
  const [whole = '', part] = String(Math.abs(Math.round(value * 10) / 10)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
  return `${value < 0 ? '−' : ''}${grouped}${part ? `${language === 'vi' ? ',' : '.'}${part}` : ''}`;
}

/** `92,3 %` of a share between 0 and 1. Cut, not rounded: 99,97 % must not look like all of them. */
export const formatShare = (share: number, language: 'vi' | 'en'): string =>
  `${formatNumber(Math.floor(share * 1000) / 10, language)}\u00a0%`;
